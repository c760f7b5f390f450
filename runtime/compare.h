// SPDX-License-Identifier: MIT
// Rich comparison, hashing and truth of any value.
#pragma once

#include "runtime/bool.h"
#include "runtime/str.h"

// Does the relation (KR_LT ...) hold for this order (negative, 0, positive)?
KR_INLINE bool kr_compare_holds(int order, int op)
{
    switch (op) {
    case KR_LT: return order < 0;
    case KR_LE: return order <= 0;
    case KR_EQ: return order == 0;
    case KR_NE: return order != 0;
    case KR_GT: return order > 0;
    default: return order >= 0;
    }
}
extern const int kr_compare_names[6]; // of the methods, by KR_LT ...: for kr_name()
KrOwn kr_compare(KrThread *thread, KrRef a, KrRef b, int op) KR_NEW;
// The same when a's method has said NotImplemented, and b's class is not below a's.
KrOwn kr_compare_after_left(KrThread *thread, KrRef a, KrRef b, int op) KR_NEW;
KrFound kr_compare_bool(KrThread *thread, KrRef a, KrRef b, int op); // truth of the result
KrFound kr_compare_equal_or_is(KrThread *thread, KrRef a, KrRef b);  // identity first, as containers do
bool kr_hash(KrThread *thread, KrRef value, int64_t *hash) KR_RAISES;
bool kr_truth(KrThread *thread, KrRef value, bool *truth) KR_RAISES;
// What needs no call: numbers, bools, None, texts. False: it is something else.
KR_INLINE bool kr_truth_quick(KrRef value, bool *truth)
{
    if (!kr_is_ptr(value))
        *truth = kr_is_small_int(value) ? kr_small_int_value(value) != 0 : kr_float_value(value) != 0;
    else if (kr_is_bool(value) || kr_is_none(value))
        *truth = kr_is(value, kr_bool(true));
    else if (kr_is_exact(value, &kr_str_type))
        *truth = kr_str_obj(value)->length != 0;
    else
        return false;
    return true;
}
// Whether what a method has returned is true, which is given back; null: it has raised.
KrFound kr_compare_truth(KrThread *thread, KrOwn result);
