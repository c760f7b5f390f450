// SPDX-License-Identifier: MIT
// What the type int consists of besides arithmetic: methods, attributes, int(), operator slots.
#pragma once

#include "runtime/type.h"

extern const KrNativeDef kr_int_methods[];
extern const KrGetSetDef kr_int_getset[];
KrOwn kr_int_methods_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                         KrRef kwnames) KR_NEW; // int()
