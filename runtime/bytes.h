// SPDX-License-Identifier: MIT
// bytes: immutable, in the object, NUL-terminated.
//
//   | KrObject | hash | length | data, NUL |
//
// Methods are in bytes_methods.c. Tests: tests/lang/reference/types/bytes_and_bytearray.py.
#pragma once

#include "runtime/type.h"

typedef struct KrBytes {
    KrObject header;
    int64_t hash;   // -1: not computed yet
    int64_t length;
    char data[];    // length, then a NUL
} KrBytes;

typedef struct KrBytesIter {
    KrObject header;
    int64_t index;
    KrOwn bytes; // null when exhausted
} KrBytesIter;

extern KrType kr_bytes_type, kr_bytes_iter_type;

void kr_bytes_init_static(void); // the single bytes; once, before anything else
KrOwn kr_bytes_char(uint8_t byte) KR_NEW KR_LEAF; // immortal
KR_NOINLINE void kr_bytes_free(KrThread *thread, KrObject *self); // an exact bytes whose count fell to 0
KR_NOINLINE KrOwn kr_bytes_new(KrThread *thread, const void *data, int64_t length) KR_NEW KR_LEAF; // data null: uninitialized
KR_INLINE KrBytes *kr_bytes_cast(KrRef value) // bytes or an instance of a subclass
{
    kr_assert(kr_is_ptr(value) && kr_obj(value)->type->flags & KR_TYPE_BYTES_SUB);
    return (KrBytes *)(void *)kr_obj(value);
}
KR_INLINE bool kr_bytes_is(KrRef value) // exact
{
    return kr_is_exact(value, &kr_bytes_type);
}
KR_INLINE bool kr_bytes_is_sub(KrRef value) // or a subclass
{
    return kr_bits(value) != 0 && kr_type_has(value, KR_TYPE_BYTES_SUB);
}
int64_t kr_bytes_hash(KrRef value) KR_LEAF;
bool kr_bytes_compare(KrRef a, KrRef b, int op) KR_LEAF; // of bytes or subclasses
KrOwn kr_bytes_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop) KR_NEW KR_LEAF; // 0 <= start <= stop <= length
KrOwn kr_bytes_repr(KrThread *thread, const char *data, int64_t length) KR_NEW KR_LEAF; // b'...'
// bytes(value) for __bytes__, buffers and iterables of ints; not for str and int.
KrOwn kr_bytes_of(KrThread *thread, KrRef value) KR_NEW;
extern const KrNativeDef kr_bytes_methods[]; // bytes_methods.c
