// SPDX-License-Identifier: MIT
// bytes: immutable, in the object, NUL-terminated.
#pragma once

#include "runtime/type.h"

typedef struct KrBytes {
    KrObject header;
    int64_t hash;   // -1: not computed yet
    int64_t length;
    char data[];    // length, then a NUL
} KrBytes;

extern KrType kr_bytes_type, kr_bytes_iter_type;

KrOwn kr_bytes_new(KrThread *thread, const void *data, int64_t length) KR_NEW KR_LEAF; // data null: uninitialized
