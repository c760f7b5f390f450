// SPDX-License-Identifier: MIT
// bool: a subclass of int with two instances, which are in object.c.
//
// Arithmetic is int's; &, | and ^ of two bools give a bool. Tests: tests/lang/types/.
#include "runtime/bool.h"

#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/warning.h"

static KrOwn bool_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, kr_is(self, kr_bool(true)) ? "True" : "False");
}

static bool bool_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)thread;
    *truth = kr_is(self, kr_bool(true));
    return true;
}

static KrOwn bool_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)type;
    bool truth = false;
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) != 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "bool() takes no keyword arguments");
    if (count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "bool expected at most 1 argument, got %zu", count);
    if (count == 1 && !kr_truth(thread, args[0], &truth))
        return KR_NULL;
    return kr_bool_own(truth);
}

static KrOwn logic(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    if (!kr_int_is_sub(a) || !kr_int_is_sub(b))
        return kr_dup(kr_not_implemented());
    if (!kr_is_bool(a) || !kr_is_bool(b))
        return kr_int_binary(thread, a, b, op);
    bool x = kr_is(a, kr_bool(true)), y = kr_is(b, kr_bool(true));
    return kr_bool_own(op == KR_BINARY_AND ? x && y : op == KR_BINARY_OR ? x || y : x != y);
}

static KrOwn bool_and(KrThread *thread, KrRef a, KrRef b)
{
    return logic(thread, a, b, KR_BINARY_AND);
}

static KrOwn bool_or(KrThread *thread, KrRef a, KrRef b)
{
    return logic(thread, a, b, KR_BINARY_OR);
}

static KrOwn bool_xor(KrThread *thread, KrRef a, KrRef b)
{
    return logic(thread, a, b, KR_BINARY_XOR);
}

static KrOwn bool_invert(KrThread *thread, KrRef self)
{
    if (!kr_warning_format(
            thread, &kr_exception_deprecation_warning, 1,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
            "returns the bitwise inversion of the underlying int object and is usually not what you "
            "expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if "
            "you really want the bitwise inversion of the underlying int."))
        return KR_NULL;
    return kr_int_invert(thread, self);
}

KrType kr_bool_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "bool",
    .flags = KR_TYPE_INT_SUB,
    .basic_size = sizeof(KrObject),
    .base = &kr_int_type,
    .repr = bool_repr,
    .truth = bool_truth,
    .new_object = bool_new,
    .invert = bool_invert,
    .binary[KR_BINARY_AND] = bool_and,
    .binary[KR_BINARY_OR] = bool_or,
    .binary[KR_BINARY_XOR] = bool_xor,
    .shown = "-__bool__",
    .doc = "(object=False, /)\n--\n\n" "Returns True when the argument is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
};
