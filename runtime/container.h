// SPDX-License-Identifier: MIT
// Small things all builtin containers share: arity of constructors, indexes, hashing of keys,
// equality with the cheap cases first.
#pragma once

#include "runtime/compare.h"
#include "runtime/str.h"
#include "runtime/type.h"

enum {
    KR_NATIVE_ENDS = 1 << 9, // KrNativeDef.flags: a method at the ends of a container, which runs no Python code whatever it is given, unless
    KR_CONTAINER_BOUNDED = 1 << 8, // KrObject.flags: the container is one that lets items go to make room
};

// Positional count of a constructor that takes no keywords: "T expected at most 1 argument, got 2".
bool kr_container_arity(KrThread *thread, const char *name, size_t count, KrRef kwnames,
                        size_t min, size_t max) KR_RAISES;
// key as an index of `length` items: "T indices must be integers or slices, not str". Negative
// ones have the length added; the caller checks the range.
bool kr_container_index(KrThread *thread, KrRef key, const char *type_name,
                        int64_t length, int64_t *index) KR_RAISES;
// An argument `start` or `stop` of index(): clamped to int64.
bool kr_container_bound(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
bool kr_container_hash_slow(KrThread *thread, KrRef key, const char *role,
                            int64_t *hash) KR_RAISES;
KrFound kr_container_equal_slow(KrThread *thread, KrRef a, KrRef b);
// "[a, b, c]" from `count` items that `item` fetches (null: the container shrank, stop).
typedef KrOwn (*KrContainerItemFn)(KrRef container, int64_t index);
KrOwn kr_container_repr(KrThread *thread, KrRef self, const char *open,
                        const char *close, const char *one_close,
                        KrContainerItemFn item) KR_NEW;
// Is none of eight items in a row an object, or absent? Lists of numbers are copied and dropped by eights.
KR_INLINE bool kr_container_eight_plain(const KrOwn *items)
{
    uint64_t objects = 0; // the top bit of what is below KR_FLOAT_OFFSET
    for (int i = 0; i < 8; i++)
        objects |= (kr_own_bits(items[i]) - KR_FLOAT_OFFSET) & ~kr_own_bits(items[i]);
    return objects >> 63 == 0;
}

// Whether the collector can learn anything from looking into this value.
KR_INLINE bool kr_container_holds_gc(KrRef value)
{
    return kr_is_ptr(value) && (kr_obj(value)->type->flags & KR_TYPE_GC) != 0;
}
// role: "dict key" or "set element", for the message.
KR_RAISES KR_INLINE bool kr_container_hash(KrThread *thread, KrRef key,
                                           const char *role, int64_t *hash)
{
    if (kr_is_small_int(key)) {
        int64_t number = kr_small_int_value(key);
        *hash = number == -1 ? -2 : number;
        return true;
    }
    if (kr_is_exact(key, &kr_str_type)) {
        int64_t cached = ((const KrStr *)(const void *)kr_obj(key))->hash;
        *hash = KR_LIKELY(cached != -1) ? cached : kr_str_hash(key);
        return true;
    }
    return kr_container_hash_slow(thread, key, role, hash);
}
// An object that is a str, or hashes and compares as one.
KR_INLINE bool kr_container_is_text(KrRef object)
{
    const KrType *type = kr_obj(object)->type;
    return type == &kr_str_type || (type->flags & KR_TYPE_STR_SUB && type->compare == kr_str_type.compare && type->hash == kr_str_type.hash);
}
// a is b or a == b. Both must be kept alive by the caller; may run Python code.
KR_INLINE KrFound kr_container_equal(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_is(a, b)) return KR_PRESENT;
    if (kr_is_small_int(a) && kr_is_small_int(b)) return KR_ABSENT;
    return kr_container_equal_slow(thread, a, b);
}
// `list[int]` and the like: the native behind __class_getitem__ of every container.
KrOwn kr_container_class_getitem(KrThread *thread, KrRef self, const KrRef *args,
                                 size_t count) KR_NEW;
