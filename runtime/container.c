// SPDX-License-Identifier: MIT
// Small things all builtin containers share (container.h): messages of constructors and indexes,
// repr of sequences, slow halves of hashing and equality.
// Called by tuple, list, dict, set, range, bytearray. Tests: those of the containers.
#include "runtime/container.h"

#include "base/digits.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/slice.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"

bool kr_container_arity(KrThread *thread, const char *name, size_t count, KrRef kwnames,
                        size_t min, size_t max)
{
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() takes no keyword arguments", name);
    if (count >= min && count <= max) return true;
    size_t bound = count < min ? min : max;
    return kr_exception_raise_false(
        thread, &kr_exception_type_error, "%s expected %s%zu argument%s, got %zu", name,
        min == max ? "" : (count < min ? "at least " : "at most "), bound,
        bound == 1 ? "" : "s", count);
}

bool kr_container_index(KrThread *thread, KrRef key, const char *type_name,
                        int64_t length, int64_t *index)
{
    int64_t number;
    if (KR_LIKELY(kr_is_small_int(key))) {
        number = kr_small_int_value(key);
    } else {
        if (!kr_number_has_index(key))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "%s indices must be integers or slices, not %T", type_name, key);
        if (!kr_number_index_or(thread, key, &kr_exception_index_error, &number))
            return false;
    }
    *index = number < 0 ? number + length : number;
    return true;
}

bool kr_container_bound(KrThread *thread, KrRef value, int64_t *out)
{
    if (kr_is_small_int(value)) {
        *out = kr_small_int_value(value);
        return true;
    }
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "slice indices must be integers or have an __index__ method");
    return kr_slice_bound(thread, value, out);
}

static KR_NOINLINE bool hash_failed(KrThread *thread, KrRef key, const char *role)
{
    if (!kr_exception_is(thread, &kr_exception_type_error)) return false;
    // Only a plain "unhashable type" is put into context.
    KrOwn error = kr_exception_fetch(thread);
    KrRef args = kr_ref(((KrException *)(void *)kr_obj(kr_ref(error)))->args);
    if (kr_obj(kr_ref(error))->type != &kr_exception_type_error ||
        kr_ref_is_null(args) || kr_tuple_length(args) != 1 ||
        !kr_is_exact(kr_tuple_get(args, 0), &kr_str_type)) {
        kr_exception_restore(thread, error);
        return false;
    }
    KrOwn reason = kr_dup(kr_tuple_get(args, 0));
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "cannot use '%T' as a %s (%S)", key, role, kr_ref(reason));
    kr_drop(thread, reason);
    kr_drop(thread, error);
    return false;
}

bool kr_container_hash_slow(KrThread *thread, KrRef key, const char *role,
                            int64_t *hash)
{
    const KrType *type = kr_type_of(key);
    if (KR_LIKELY(type->hash && !kr_thread_stack_low(thread)) ? type->hash(thread, key, hash) : kr_hash(thread, key, hash))
        return true;
    return hash_failed(thread, key, role);
}

KrFound kr_container_equal_slow(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_is_exact(a, &kr_str_type) && kr_is_exact(b, &kr_str_type))
        return kr_str_equal(a, b) ? KR_PRESENT : KR_ABSENT;
    if (kr_is_float(a) &&
        kr_is_float(b)) // different bits: only the two zeros are equal
        return kr_float_value(a) == kr_float_value(b) ? KR_PRESENT : KR_ABSENT;
    return kr_compare_bool(thread, a, b, KR_EQ);
}

KrOwn kr_container_repr(KrThread *thread, KrRef self, const char *open,
                        const char *close, const char *one_close,
                        KrContainerItemFn item)
{
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    if (kr_repr_enter(thread, self)) {
        kr_str_builder_ascii(&builder, open);
        kr_str_builder_ascii(&builder, "...");
        kr_str_builder_ascii(&builder, close);
        return kr_str_builder_take(&builder);
    }
    kr_str_builder_ascii(&builder, open);
    int64_t index = 0;
    for (;; index++) {
        KrOwn value = item(self, index);
        if (kr_is_null(value)) break;
        if (index > 0) kr_str_builder_utf8(&builder, ", ", 2);
        if (kr_is_small_int(kr_ref(value))) {
            char digits[24], *end = digits + sizeof digits;
            int64_t number = kr_small_int_value(kr_ref(value));
            char *at = kr_digits_before(end, (uint64_t)(number < 0 ? -number : number));
            if (number < 0) *--at = '-';
            kr_str_builder_utf8(&builder, at, (size_t)(end - at));
            continue;
        }
        KrOwn text = kr_repr(thread, kr_ref(value));
        kr_drop(thread, value);
        if (kr_is_null(text)) {
            kr_repr_leave(thread, self);
            kr_str_builder_fini(&builder);
            return KR_NULL;
        }
        kr_str_builder_str(&builder, kr_ref(text));
        kr_drop(thread, text);
    }
    kr_str_builder_ascii(&builder, index == 1 ? one_close : close);
    kr_repr_leave(thread, self);
    return kr_str_builder_take(&builder);
}

KrOwn kr_container_class_getitem(KrThread *thread, KrRef self, const KrRef *args,
                                 size_t count)
{
    (void)count;
    return kr_typing_alias(thread, self, args[0]);
}
