// SPDX-License-Identifier: MIT
// Rich comparison, hashing and truth: see compare.h.
#include "runtime/compare.h"

#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
const int kr_compare_names[] = {KR_NAME___lt__, KR_NAME___le__, KR_NAME___eq__, KR_NAME___ne__, KR_NAME___gt__, KR_NAME___ge__};
static const int reflected[] = {KR_GT, KR_GE, KR_EQ, KR_NE, KR_LT, KR_LE};

static bool holds_double(double a, double b, int op)
{
    switch (op) {
    case KR_LT: return a < b;
    case KR_LE: return a <= b;
    case KR_EQ: return a == b;
    case KR_NE: return a != b;
    case KR_GT: return a > b;
    default: return a >= b;
    }
}

// Of two immediate ints.
KR_INLINE bool holds_small(KrRef a, KrRef b, int op)
{
    int64_t x = kr_small_int_value(a), y = kr_small_int_value(b);
    return kr_compare_holds((x > y) - (x < y), op);
}

static bool holds_str(KrRef a, KrRef b, int op)
{
    if (op == KR_EQ || op == KR_NE)
        return kr_str_equal(a, b) == (op == KR_EQ);
    return kr_compare_holds(kr_str_compare(a, b), op);
}

// Strs, and instances of subclasses that compare as strs do.
KR_INLINE bool are_texts(KrRef a, KrRef b)
{
    return kr_is_ptr(a) && kr_is_ptr(b) && kr_obj(a)->type->compare == kr_str_type.compare &&
           kr_obj(b)->type->compare == kr_str_type.compare;
}

// Two numbers of the kinds int, bool, float: exact. False: not two of these, or not for the left one to say.
static bool numbers(KrRef a, KrRef b, int op, bool *result)
{
    bool a_int = kr_int_is_sub(a), b_int = kr_int_is_sub(b);
    if (a_int && b_int) {
        *result = kr_compare_holds(kr_int_compare(a, b), op);
        return true;
    }
    bool a_float = !a_int && kr_float_is_sub(a), b_float = !b_int && kr_float_is_sub(b);
    if (a_float && b_float) {
        *result = holds_double(kr_float_of(a), kr_float_of(b), op);
        return true;
    }
    if (a_int && b_float) {
        if (kr_is_ptr(b)) // its class is asked: it may compare in its own way
            return false;
        double y = kr_float_of(b);
        *result = y != y ? op == KR_NE : kr_compare_holds(kr_int_compare_double(a, y), op);
        return true;
    }
    if (a_float && b_int) {
        double x = kr_float_of(a);
        *result = x != x ? op == KR_NE : kr_compare_holds(-kr_int_compare_double(b, x), op);
        return true;
    }
    return false;
}

// The slot's answer, or NotImplemented.
static KrOwn try_slot(KrThread *thread, KrRef a, KrRef b, int op)
{
    KrType *type = kr_type_of(a);
    bool result;
    if (!type->compare || type == &kr_int_type || type == &kr_float_type ||
        type == &kr_bool_type) {
        if (numbers(a, b, op, &result))
            return kr_bool_own(result);
        if (!type->compare)
            return kr_dup(kr_not_implemented());
    }
    return type->compare(thread, a, b, op);
}

// Both said NotImplemented.
static KrOwn neither(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op == KR_EQ || op == KR_NE)
        return kr_bool_own(kr_is(a, b) == (op == KR_EQ));
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "'%s' not supported between instances of '%T' and '%T'", symbols[op],
                              a, b);
}

KrOwn kr_compare_after_left(KrThread *thread, KrRef a, KrRef b, int op)
{
    KrOwn result = try_slot(thread, b, a, reflected[op]);
    if (kr_is_null(result) || !kr_is(kr_ref(result), kr_not_implemented()))
        return result;
    return neither(thread, a, b, op);
}

KrOwn kr_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    bool quick;
    if (!kr_is_ptr(a) && !kr_is_ptr(b)) {
        if (kr_is_small_int(a) && kr_is_small_int(b))
            return kr_bool_own(holds_small(a, b, op));
        if (numbers(a, b, op, &quick))
            return kr_bool_own(quick);
    }
    if (are_texts(a, b))
        return kr_bool_own(holds_str(a, b, op));
    KrType *left = kr_type_of(a), *right = kr_type_of(b);
    if (left == right) {
        if (left == &kr_tuple_type) {
            if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
                return KR_NULL;
            return kr_tuple_compare_items(thread, a, b, op);
        }
        if (left == &kr_bytes_type)
            return kr_bool_own(kr_bytes_compare(a, b, op));
        if (left == &kr_int_type)
            return kr_bool_own(kr_compare_holds(kr_int_compare(a, b), op));
    }
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return KR_NULL;
    bool right_first = left != right && kr_type_is_subtype(right, left) && right->compare;
    KrOwn result;
    if (right_first) {
        result = try_slot(thread, b, a, reflected[op]);
        if (kr_is_null(result) || !kr_is(kr_ref(result), kr_not_implemented()))
            return result;
    }
    result = try_slot(thread, a, b, op);
    if (kr_is_null(result) || !kr_is(kr_ref(result), kr_not_implemented()))
        return result;
    return right_first ? neither(thread, a, b, op) : kr_compare_after_left(thread, a, b, op);
}

KrFound kr_compare_truth(KrThread *thread, KrOwn result)
{
    bool truth;
    if (kr_is_null(result))
        return KR_FAULT;
    bool ok = kr_truth(thread, kr_ref(result), &truth);
    kr_drop(thread, result);
    return ok ? (truth ? KR_PRESENT : KR_ABSENT) : KR_FAULT;
}

// Two objects of one class, whose method is a function in Python.
static KrFound compare_by_function(KrThread *thread, KrRef function, KrRef a, KrRef b, int op)
{
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
        return KR_FAULT;
    KrOwn result = kr_function_call_bound(thread, function, a, &b, 1);
    if (KR_UNLIKELY(kr_is(kr_ref(result), kr_not_implemented()))) {
        kr_drop(thread, result);
        result = kr_compare_after_left(thread, a, b, op);
    }
    return kr_compare_truth(thread, result);
}

KrFound kr_compare_bool(KrThread *thread, KrRef a, KrRef b, int op)
{
    bool truth;
    if (kr_is_small_int(a) && kr_is_small_int(b))
        return holds_small(a, b, op) ? KR_PRESENT : KR_ABSENT;
    if (!kr_is_ptr(a) && !kr_is_ptr(b)) {
        (void)numbers(a, b, op, &truth);
        return truth ? KR_PRESENT : KR_ABSENT;
    }
    if (are_texts(a, b))
        return holds_str(a, b, op) ? KR_PRESENT : KR_ABSENT;
    KrType *type = kr_type_of(a);
    if (type == kr_type_of(b)) {
        if (type->flags & KR_TYPE_HEAP) {
            KrRef method = kr_type_find(type, kr_name(kr_compare_names[op]));
            if (kr_is_exact(method, &kr_function_type))
                return compare_by_function(thread, method, a, b, op);
        }
        if (type == &kr_tuple_type) {
            if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
                return KR_FAULT;
            return kr_tuple_compare(thread, a, b, op);
        }
    }
    return kr_compare_truth(thread, kr_compare(thread, a, b, op));
}

KrFound kr_compare_equal_or_is(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_is(a, b))
        return KR_PRESENT;
    if (kr_str_is(a) && kr_str_is(b))
        return kr_str_equal(a, b) ? KR_PRESENT : KR_ABSENT;
    return kr_compare_bool(thread, a, b, KR_EQ);
}

bool kr_hash(KrThread *thread, KrRef value, int64_t *hash)
{
    if (kr_is_small_int(value)) {
        int64_t number = kr_small_int_value(value);
        *hash = number == -1 ? -2 : number;
        return true;
    }
    if (kr_is_float(value)) {
        *hash = kr_float_hash(value, kr_float_value(value));
        return true;
    }
    KrType *type = kr_obj(value)->type;
    if (type == &kr_str_type) {
        *hash = kr_str_hash(value);
        return true;
    }
    if (!type->hash)
        return kr_exception_raise_false(thread, &kr_exception_type_error, "unhashable type: '%T'",
                                        value);
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return false;
    return type->hash(thread, value, hash);
}

bool kr_truth(KrThread *thread, KrRef value, bool *truth)
{
    if (kr_is_bool(value)) {
        *truth = kr_is(value, kr_bool(true));
        return true;
    }
    if (kr_is_none(value)) {
        *truth = false;
        return true;
    }
    if (!kr_is_ptr(value)) {
        *truth = kr_is_small_int(value) ? kr_small_int_value(value) != 0 : kr_float_value(value) != 0;
        return true;
    }
    KrType *type = kr_obj(value)->type;
    if (type == &kr_str_type) {
        *truth = kr_str_obj(value)->length != 0;
        return true;
    }
    if (type->truth)
        return type->truth(thread, value, truth);
    if (type->length) {
        int64_t length;
        if (!type->length(thread, value, &length))
            return false;
        *truth = length != 0;
        return true;
    }
    *truth = true;
    return true;
}
