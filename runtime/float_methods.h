// SPDX-License-Identifier: MIT
// Methods and attributes of float.
#pragma once

#include "runtime/type.h"

extern const KrNativeDef kr_float_methods[];
extern const KrGetSetDef kr_float_getset[];
// round(number, digits), exact, half to even; OverflowError.
KrOwn kr_float_methods_round(KrThread *thread, double number, int64_t digits) KR_NEW KR_LEAF;
