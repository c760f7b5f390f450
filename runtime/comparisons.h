// SPDX-License-Identifier: MIT
// Comparisons one after the other, each chosen by the answer to the one before: sort(), heaps, min() and max().
//
// Where a class compares in Python, its method is called again and again (KrRepeat, runtime/repeat.h): what is to be done with an
// answer is done by `decide`, called where the method returns. Tests: tests/lang/jit/repeated_comparisons.py.
#pragma once

#include "runtime/repeat.h"

typedef struct KrComparisons {
    KrRepeat repeat;
    KrOwn a, b;    // operands of the call that runs
    KrType *type;  // their class
    uint32_t version; // of the class, when its method was called
    int op;        // KR_LT ...
    // Does what the answer asks for, and names the next operands, if kr_comparisons_can() of them. False: nothing has happened. Runs no
    // Python code.
    bool (*decide)(struct KrComparisons *self, bool holds, KrRef *a, KrRef *b);
} KrComparisons;

// a op b, and all comparisons that `decide` wants to follow: the truth of the last one. The rest of *self is set here.
KrFound kr_comparisons_ask(KrThread *thread, KrComparisons *self, KrRef a, KrRef b);
// Are the two compared by the method that runs?
KR_INLINE bool kr_comparisons_can(const KrComparisons *self, KrRef a, KrRef b)
{
    return kr_type_of(a) == self->type && kr_type_of(b) == self->type && self->type->version == self->version;
}
