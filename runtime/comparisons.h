// SPDX-License-Identifier: MIT
// Comparisons one after the other, each chosen by the answer to the one before: sort(), heaps, min() and max().
//
// Where a class compares in Python, its method is called again and again (KrRepeat, runtime/repeat.h): what is to be done with an
// answer is done by `decide`, called where the method returns. Tests: tests/lang/jit/repeated_comparisons.py.
#pragma once

#include "runtime/key_wrapper.h"
#include "runtime/repeat.h"

typedef struct KrComparisons {
    KrRepeat repeat;
    KrOwn a, b;    // operands of the call that runs
    KrType *type;  // their class, or that of what wraps them
    KrRef function; // that compares them: their class', or `wrapped`
    KrRef wrapped; // function of keys of cmp_to_key(), or null
    uint32_t version; // of the class, when its method was called
    int op;        // KR_LT ...
    // Does what the answer asks for, and names the next operands, if kr_comparisons_can() of them. False: nothing has happened. Runs no
    // Python code.
    bool (*decide)(struct KrComparisons *self, bool holds, KrRef *a, KrRef *b);
} KrComparisons;

// a op b, if that is known without running Python code; KR_FAULT: it is not, and nothing is raised. *self: as kr_comparisons_ask()
// has left it, or zero.
KrFound kr_comparisons_quick(KrThread *thread, const KrComparisons *self, KrRef a, KrRef b);
// a op b, and all comparisons that `decide` wants to follow: the truth of the last one. The rest of *self is set here.
KrFound kr_comparisons_ask(KrThread *thread, KrComparisons *self, KrRef a, KrRef b);
// Are the two compared by the method that runs?
KR_INLINE bool kr_comparisons_can(const KrComparisons *self, KrRef a, KrRef b)
{
    if (kr_type_of(a) != self->type || kr_type_of(b) != self->type) return false;
    if (kr_ref_is_null(self->wrapped)) return self->type->version == self->version;
    const KrKeyWrapper *x = (const KrKeyWrapper *)(const void *)kr_obj(a), *y = (const KrKeyWrapper *)(const void *)kr_obj(b);
    return kr_is(kr_ref(x->compare), self->wrapped) && !kr_is_null(x->object) && !kr_is_null(y->object);
}
