// SPDX-License-Identifier: MIT
// Bound methods of Python functions and other callables.
#pragma once

#include "runtime/type.h"

typedef struct KrMethod {
    KrObject header;
    KrOwn function, self;
} KrMethod;

extern KrType kr_method_type;

KrOwn kr_method_new(KrThread *thread, KrRef function, KrRef self) KR_NEW;
