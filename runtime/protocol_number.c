// SPDX-License-Identifier: MIT
// Arithmetic on any values: see protocol_number.h.
#include "runtime/protocol_number.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/descriptor.h"
#include "runtime/exception.h"
#include "runtime/exception_group.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <math.h>

static const char *const symbols[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()",
                                      ">>", "-", "/", "^", "divmod()"};

// Ints, bools and floats (exact or subclasses without own operators). False: other kinds.
static bool builtin_numbers(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, KrOwn *result)
{
    bool a_int = kr_int_is_sub(a), b_int = kr_int_is_sub(b);
    if (a_int && b_int) {
        if (op == KR_BINARY_MATMUL)
            return false;
        bool both_bools = kr_is_bool(a) && kr_is_bool(b);
        if (op == KR_BINARY_TRUEDIV) {
            *result = kr_int_truediv(thread, a, b);
        } else if (op == KR_BINARY_DIVMOD) {
            *result = kr_int_divmod(thread, a, b);
        } else {
            *result = kr_int_binary(thread, a, b, op);
            bool bitwise = op == KR_BINARY_AND || op == KR_BINARY_OR || op == KR_BINARY_XOR;
            if (both_bools && bitwise)
                *result = kr_bool_own(kr_small_int_value(kr_ref(*result)) != 0);
        }
        return true;
    }
    bool a_float = !a_int && kr_float_is_sub(a), b_float = !b_int && kr_float_is_sub(b);
    if ((!a_int && !a_float) || (!b_int && !b_float))
        return false;
    double x, y;
    if (a_float && b_float) {
        x = kr_float_of(a);
        y = kr_float_of(b);
    } else if (op == KR_BINARY_AND || op == KR_BINARY_OR || op == KR_BINARY_XOR || op == KR_BINARY_LSHIFT ||
               op == KR_BINARY_RSHIFT || op == KR_BINARY_MATMUL) {
        return false; // nothing of floats
    } else if (!kr_float_from(thread, a, &x) || !kr_float_from(thread, b, &y)) {
        *result = KR_NULL;
        return true;
    }
    if (op == KR_BINARY_DIVMOD) {
        KrOwn pair[2] = {kr_float_binary(thread, x, y, KR_BINARY_FLOORDIV), KR_NULL};
        if (kr_is_null(pair[0])) {
            *result = KR_NULL;
            return true;
        }
        pair[1] = kr_float_binary(thread, x, y, KR_BINARY_MOD);
        *result = kr_tuple_pack_own(thread, pair, 2);
        return true;
    }
    *result = kr_float_binary(thread, x, y, op);
    if (!kr_is_null(*result) && kr_is(kr_ref(*result), kr_not_implemented()))
        return false;
    return true;
}

// Operators whose result for two ints is kr_int_binary's.
KR_INLINE bool gives_int(KrBinaryOp op)
{
    return op != KR_BINARY_TRUEDIV && op != KR_BINARY_DIVMOD && op != KR_BINARY_MATMUL;
}

static KrOwn try_slot(KrThread *thread, KrType *type, KrRef a, KrRef b, KrBinaryOp op)
{
    return type->binary[op] ? type->binary[op](thread, a, b) : kr_dup(kr_not_implemented());
}

static bool answered(KrOwn result)
{
    return kr_is_null(result) || !kr_is(kr_ref(result), kr_not_implemented());
}

// The sequence forms of + and *.
static KrOwn sequence_op(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, bool inplace)
{
    KrType *left = kr_type_of(a), *right = kr_type_of(b);
    int64_t times;
    if (op == KR_BINARY_ADD && left->concat)
        return left->concat(thread, a, b);
    KrRef imul = inplace && op == KR_BINARY_MUL && !left->repeat && left->inplace[op] ? kr_type_find(left, kr_name(KR_NAME___imul__))
                                                                                      : KR_REF_NULL;
    if (!kr_ref_is_null(imul) && kr_is_exact(imul, &kr_slot_wrapper_type)) // of a list whose class has another __mul__
        return kr_exception_raise(thread, &kr_exception_type_error, "can't multiply sequence by non-int of type '%T'", b);
    // *= looks at the right operand only if the left is no container of any kind
    if (inplace && !left->repeat && (left->flags & KR_TYPE_HEAP || left->contains || left->length || left == &kr_exception_group_type))
        return kr_dup(kr_not_implemented());
    if (op != KR_BINARY_MUL || (!left->repeat && !right->repeat))
        return kr_dup(kr_not_implemented());
    KrRef sequence = left->repeat ? a : b, count = left->repeat ? b : a;
    if (!kr_number_has_index(count))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can't multiply sequence by non-int of type '%T'", count);
    if (!kr_number_index_i64(thread, count, &times))
        return KR_NULL;
    return kr_type_of(sequence)->repeat(thread, sequence, times);
}

static KrOwn after_left(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, const char *mark, KrBinaryFn right_slot);

static KrOwn dispatch(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, const char *mark)
{
    KrType *left = kr_type_of(a), *right = kr_type_of(b);
    KrBinaryFn left_slot = left->binary[op], right_slot = right->binary[op];
    KrOwn result;
    if (right_slot == left_slot)
        right_slot = NULL;
    bool right_first = left_slot && right_slot && left != right && kr_type_is_subtype(right, left);
    if (right_first) {
        result = right_slot(thread, a, b);
        if (answered(result))
            return result;
        right_slot = NULL;
    }
    if (left_slot) {
        result = try_slot(thread, left, a, b, op);
        if (answered(result))
            return result;
    } else if (builtin_numbers(thread, a, b, op, &result)) {
        if (!right_slot || answered(result))
            return result;
    }
    return after_left(thread, a, b, op, mark, right_slot);
}

// What is left when the left operand has answered NotImplemented.
static KrOwn after_left(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, const char *mark, KrBinaryFn right_slot)
{
    KrOwn result;
    if (right_slot) {
        result = right_slot(thread, a, b);
        if (answered(result))
            return result;
    } else if (builtin_numbers(thread, a, b, op, &result)) {
        return result;
    }
    result = sequence_op(thread, a, b, op, *mark != 0);
    if (answered(result))
        return result;
    if (kr_str_is_sub(a) && op == KR_BINARY_ADD)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate str (not \"%T\") to str", b);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "unsupported operand type(s) for %s%s: '%T' and '%T'", op == KR_BINARY_POW && *mark ? "**" : symbols[op], mark, a, b);
}

KrOwn kr_number_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    KrOwn result;
    if (kr_int_is(a) && kr_int_is(b) && gives_int(op))
        return kr_int_binary(thread, a, b, op);
    if (kr_is_float(a) && kr_is_float(b) && op != KR_BINARY_DIVMOD) {
        result = kr_float_binary(thread, kr_float_value(a), kr_float_value(b), op);
        if (answered(result))
            return result;
    }
    if (op == KR_BINARY_DIVMOD && kr_int_is(a) && kr_int_is(b))
        return kr_int_divmod(thread, a, b);
    if ((!kr_is_ptr(a) || kr_int_is(a)) && (!kr_is_ptr(b) || kr_int_is(b)) &&
        builtin_numbers(thread, a, b, op, &result))
        return result;
    const KrType *left = kr_type_of(a);
    if (left == kr_type_of(b)) { // there is but one to ask
        if (left->binary[op]) {
            result = left->binary[op](thread, a, b);
            return KR_LIKELY(answered(result)) ? result : after_left(thread, a, b, op, "", NULL);
        }
        if (op == KR_BINARY_ADD && left->concat && !(left->flags & KR_TYPE_HEAP)) // two lists, two tuples
            return left->concat(thread, a, b);
    } else if (op == KR_BINARY_MUL && left->repeat && !left->binary[op] && kr_is_small_int(b)) {
        return left->repeat(thread, a, kr_small_int_value(b)); // int's own * leaves it to the sequence
    }
    return dispatch(thread, a, b, op, "");
}

KrOwn kr_number_binary_after_left(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, bool inplace)
{
    KrBinaryFn right_slot = kr_type_of(b)->binary[op];
    return after_left(thread, a, b, op, inplace ? "=" : "", right_slot == kr_type_of(a)->binary[op] ? NULL : right_slot);
}

KrOwn kr_number_after_in_place(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    return dispatch(thread, a, b, op, "=");
}

KrOwn kr_number_inplace(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    if (kr_int_is(a) && kr_int_is(b) && gives_int(op))
        return kr_int_binary(thread, a, b, op);
    KrType *left = kr_type_of(a), *right = kr_type_of(b);
    // += and *= of sequences come after the number slots of the right operand
    if (left->concat && left != right && right->flags & KR_TYPE_HEAP && right->binary[op] &&
        !(left->flags & KR_TYPE_HEAP) && (op == KR_BINARY_ADD || op == KR_BINARY_MUL)) {
        KrOwn result = right->binary[op](thread, a, b);
        if (answered(result))
            return result;
        result = left->inplace[op] ? left->inplace[op](thread, a, b) : kr_dup(kr_not_implemented());
        return answered(result) ? result : after_left(thread, a, b, op, "=", NULL); // nobody is asked twice
    }
    if (left->inplace[op]) {
        KrOwn result = left->inplace[op](thread, a, b);
        if (answered(result))
            return result;
    }
    return dispatch(thread, a, b, op, "=");
}

// x.__pow__(y, modulus) of a class written in Python. False: raised.
static bool power_by(KrThread *thread, KrRef x, int name, KrRef y, KrRef modulus, KrOwn *result)
{
    KrRef args[2] = {y, modulus};
    return kr_call_special(thread, x, name, args, 2, result) == KR_PRESENT;
}

// A float, or of a subclass that leaves both ways of ** to float.
static bool has_power_of_float(KrRef value)
{
    if (!kr_float_is_sub(value)) return false;
    KrType *type = kr_type_of(value);
    KrRef pow = kr_type_find(type, kr_name(KR_NAME___pow__)), rpow = kr_type_find(type, kr_name(KR_NAME___rpow__));
    return kr_is_exact(pow, &kr_slot_wrapper_type) && kr_is_exact(rpow, &kr_slot_wrapper_type);
}

static KrOwn only_integers(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_type_error, "pow() 3rd argument not allowed unless all arguments are integers");
}

KrOwn kr_number_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    if (kr_is_none(modulus))
        return kr_is_small_int(a) && kr_is_small_int(b) ? kr_int_power(thread, a, b, modulus)
                                                        : kr_number_binary(thread, a, b, KR_BINARY_POW);
    if (kr_int_is(a) && kr_int_is(b) && kr_int_is(modulus))
        return kr_int_power(thread, a, b, modulus);
    KrType *type = kr_type_of(a), *other = kr_type_of(b);
    KrRef pow = kr_type_find(type, kr_name(KR_NAME___pow__)), rpow = kr_type_find(other, kr_name(KR_NAME___rpow__));
    bool python = !kr_ref_is_null(pow) && !kr_is_exact(pow, &kr_slot_wrapper_type);
    bool reflected = other != type && !kr_ref_is_null(rpow) && !kr_is_exact(rpow, &kr_slot_wrapper_type);
    bool first = reflected && kr_type_is_subtype(other, type); // a subclass is asked first
    KrOwn result = KR_NULL;
    if (first && (!power_by(thread, b, KR_NAME___rpow__, a, modulus, &result) || answered(result)))
        return result;
    if (python && (!power_by(thread, a, KR_NAME___pow__, b, modulus, &result) || answered(result)))
        return result;
    if (!python && kr_int_is_sub(a) && kr_int_is_sub(b) && kr_int_is_sub(modulus))
        return kr_int_power(thread, a, b, modulus);
    if (!python && type->power && answered(result = type->power(thread, a, b, modulus)))
        return result;
    if (reflected && !first && (!power_by(thread, b, KR_NAME___rpow__, a, modulus, &result) || answered(result)))
        return result;
    // float's way refuses, whoever the others are; complex's only when it knows them
    if (has_power_of_float(a) || has_power_of_float(b)) return only_integers(thread);
    if (other != type && other->power && answered(result = other->power(thread, a, b, modulus)))
        return result;
    if (has_power_of_float(modulus)) return only_integers(thread);
    const KrType *third = kr_type_of(modulus);
    bool own_power = kr_float_is_sub(modulus) && !has_power_of_float(modulus); // which is not asked for a third
    if (third != type && third != other && third->power && !own_power && answered(result = third->power(thread, a, b, modulus)))
        return result;
    return kr_exception_raise(
        thread, &kr_exception_type_error,
        "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

static KrOwn bad_unary(KrThread *thread, const char *symbol, KrRef value)
{
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "bad operand type for %s: '%T'", symbol, value);
}

KrOwn kr_number_negative(KrThread *thread, KrRef value)
{
    KrType *type = kr_type_of(value);
    if (type->negative)
        return type->negative(thread, value);
    if (kr_int_is_sub(value))
        return kr_int_negate(thread, value);
    if (kr_float_is_sub(value))
        return kr_from_float(-kr_float_of(value));
    return bad_unary(thread, "unary -", value);
}

KrOwn kr_number_positive(KrThread *thread, KrRef value)
{
    KrType *type = kr_type_of(value);
    if (type->positive)
        return type->positive(thread, value);
    if (kr_int_is_sub(value))
        return kr_int_binary(thread, value, kr_from_bits(kr_int_bits(0)), KR_BINARY_ADD);
    if (kr_float_is_sub(value))
        return kr_from_float(kr_float_of(value));
    return bad_unary(thread, "unary +", value);
}

KrOwn kr_number_invert(KrThread *thread, KrRef value)
{
    KrType *type = kr_type_of(value);
    if (type->invert)
        return type->invert(thread, value);
    if (kr_int_is_sub(value))
        return kr_int_invert(thread, value);
    return bad_unary(thread, "unary ~", value);
}

KrOwn kr_number_absolute(KrThread *thread, KrRef value)
{
    KrType *type = kr_type_of(value);
    if (type->absolute)
        return type->absolute(thread, value);
    if (kr_int_is_sub(value))
        return kr_int_sign(value) < 0 ? kr_int_negate(thread, value)
                                      : kr_number_positive(thread, value);
    if (kr_float_is_sub(value))
        return kr_from_float(fabs(kr_float_of(value)));
    return bad_unary(thread, "abs()", value);
}

bool kr_number_has_index(KrRef value)
{
    return kr_int_is_sub(value) || kr_type_of(value)->to_index != NULL;
}

KrOwn kr_number_index(KrThread *thread, KrRef value)
{
    if (kr_int_is_sub(value))
        return kr_dup(value);
    KrType *type = kr_type_of(value);
    if (!type->to_index)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object cannot be interpreted as an integer", value);
    KrOwn result = type->to_index(thread, value);
    if (!kr_is_null(result) && !kr_int_is_sub(kr_ref(result))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__index__ returned non-int (type %T)", kr_ref(result));
        kr_drop(thread, result);
        return KR_NULL;
    }
    if (!kr_is_null(result) && !kr_int_is(kr_ref(result)) &&
        !kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                           "__index__ returned non-int (type %T).  The ability to return an instance of a strict subclass "
                           "of int is deprecated, and may be removed in a future version of Python.",
                           kr_ref(result)))
        kr_drop(thread, kr_move(&result));
    return result;
}

KrOwn kr_number_plain_index(KrThread *thread, KrRef value)
{
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number) || kr_int_is(kr_ref(number)))
        return number;
    KrOwn plain = kr_int_plain(thread, kr_ref(number));
    kr_drop(thread, number);
    return plain;
}

bool kr_number_index_or(KrThread *thread, KrRef value, KrType *too_big, int64_t *out)
{
    if (kr_is_small_int(value)) {
        *out = kr_small_int_value(value);
        return true;
    }
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number))
        return false;
    bool ok = kr_int_try_i64(kr_ref(number), out) == KR_PRESENT;
    if (!ok)
        (void)kr_exception_raise(thread, too_big, "cannot fit '%T' into an index-sized integer", value);
    kr_drop(thread, number);
    return ok;
}

bool kr_number_index_i64(KrThread *thread, KrRef value, int64_t *out)
{
    return kr_number_index_or(thread, value, &kr_exception_overflow_error, out);
}

static bool index_of_c(KrThread *thread, KrRef value, int64_t least, int64_t most, const char *type, int64_t *out)
{
    bool fits = true;
    if (KR_LIKELY(kr_is_small_int(value))) {
        *out = kr_small_int_value(value);
    } else {
        KrOwn number = kr_number_index(thread, value);
        if (kr_is_null(number))
            return false;
        fits = kr_int_try_i64(kr_ref(number), out) == KR_PRESENT;
        kr_drop(thread, number);
    }
    if (KR_LIKELY(fits && *out >= least && *out <= most))
        return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error, "Python int too large to convert to C %s", type);
}

bool kr_number_index_size(KrThread *thread, KrRef value, int64_t *out)
{
    return index_of_c(thread, value, INT64_MIN, INT64_MAX, "ssize_t", out);
}

bool kr_number_index_int(KrThread *thread, KrRef value, int64_t *out)
{
    return index_of_c(thread, value, INT32_MIN, INT32_MAX, "int", out);
}
