// SPDX-License-Identifier: MIT
// Keys that functools.cmp_to_key() makes: each wraps an object, `<` and its like ask a function of two objects how they are ordered.
// Comparisons one after the other call that function themselves (runtime/comparisons.c). Tests: tests/lang/modules/functools/.
#pragma once

#include "runtime/type.h"

typedef struct KrKeyWrapper {
    KrObject header;
    KrOwn compare; // function of two arguments
    KrOwn object;  // what is compared; null: call this to make keys
} KrKeyWrapper;

extern KrType kr_key_wrapper_type;

KrOwn kr_key_wrapper_new(KrThread *thread, KrRef compare, KrRef object_or_null) KR_NEW;
