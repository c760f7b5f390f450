// SPDX-License-Identifier: MIT
// bytearray: growing mutable bytes; cannot change its size while buffers of it are out.
#pragma once

#include "runtime/type.h"

typedef struct KrByteArray {
    KrObject header;
    int64_t length;   // bytes in use
    int64_t capacity; // bytes allocated behind `bytes`, without the NUL
    char *block;      // owned malloc memory, or null while empty
    char *bytes; // first byte in use (deleting in front moves it), NUL behind the last
    int64_t exports; // buffers out
} KrByteArray;

extern KrType kr_bytearray_type, kr_bytearray_iter_type;

KrOwn kr_bytearray_new(KrThread *thread, const char *data_or_null, int64_t size) KR_NEW;
bool kr_bytearray_resize(KrThread *thread, KrRef self, int64_t length) KR_RAISES;
// Of an exact bytearray, with bounds that lie in it; the value is bytes.
KrOwn kr_bytearray_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop) KR_NEW;
bool kr_bytearray_set_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop, KrRef bytes) KR_RAISES;
KR_INLINE KrByteArray *kr_bytearray_cast(KrRef self)
{
    return (KrByteArray *)(void *)kr_obj(self);
}
