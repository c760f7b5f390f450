// SPDX-License-Identifier: MIT
// The types of None, Ellipsis and NotImplemented. The objects themselves are in object.c.
//
// Each type has one instance; calling the type gives it back.
// Tests: tests/lang/types/.
#include "runtime/none.h"

#include "runtime/exception.h"
#include "runtime/str.h"

static KrOwn singleton(KrThread *thread, KrRef value, const char *type_name,
                       size_t count, KrRef kwnames)
{
    if (count != 0 || !kr_ref_is_null(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s takes no arguments", type_name);
    return kr_dup(value);
}

static KrOwn none_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "None");
}

static bool none_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)thread;
    (void)self;
    *truth = false;
    return true;
}

static bool none_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    (void)self;
    *hash = INT64_C(0xFCA86420); // a constant, as CPython's
    return true;
}

static KrOwn none_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    (void)type;
    (void)args;
    return singleton(thread, kr_none(), "NoneType", count, kwnames);
}

KrType kr_none_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "NoneType",
    .shown = "__eq__ __ge__ __gt__ __le__ __lt__ __ne__",
    .basic_size = sizeof(KrObject),
    .repr = none_repr,
    .truth = none_truth,
    .hash = none_hash,
    .new_object = none_new,
    .doc = "()\n--\n\n" "The type of the None singleton.",
};

static KrOwn ellipsis_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "Ellipsis");
}

static KrOwn ellipsis_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                          KrRef kwnames)
{
    (void)type;
    (void)args;
    return singleton(thread, kr_from_obj(&kr_ellipsis_object), "EllipsisType", count,
                     kwnames);
}

static KrOwn ellipsis_reduce(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args;
    (void)count;
    return ellipsis_repr(thread, self);
}

static const KrNativeDef ellipsis_methods[] = {
    {"__reduce__", ellipsis_reduce, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_ellipsis_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "ellipsis",
    .basic_size = sizeof(KrObject),
    .repr = ellipsis_repr,
    .new_object = ellipsis_new,
    .methods = ellipsis_methods,
    .doc = "()\n--\n\n" "The type of the Ellipsis singleton.",
};

static KrOwn not_implemented_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "NotImplemented");
}

static bool not_implemented_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)self;
    (void)truth;
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "NotImplemented should not be used in a boolean context");
}

static KrOwn not_implemented_new(KrThread *thread, KrRef type, const KrRef *args,
                                 size_t count, KrRef kwnames)
{
    (void)type;
    (void)args;
    return singleton(thread, kr_not_implemented(), "NotImplementedType", count,
                     kwnames);
}

static KrOwn not_implemented_reduce(KrThread *thread, KrRef self, const KrRef *args,
                                    size_t count)
{
    (void)args;
    (void)count;
    return not_implemented_repr(thread, self);
}

static const KrNativeDef not_implemented_methods[] = {
    {"__reduce__", not_implemented_reduce, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_not_implemented_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "NotImplementedType",
    .basic_size = sizeof(KrObject),
    .repr = not_implemented_repr,
    .truth = not_implemented_truth,
    .new_object = not_implemented_new,
    .methods = not_implemented_methods,
    .doc = "()\n--\n\n" "The type of the NotImplemented singleton.",
};
