// SPDX-License-Identifier: MIT
// float: always immediate; instances of subclasses are heap objects.
#pragma once

#include "runtime/type.h"

typedef struct KrFloat { // of a subclass
    KrObject header;
    double number;
} KrFloat;

extern KrType kr_float_type;

// The number behind an int, bool, float or subclass, or through __float__ and __index__.
bool kr_float_from(KrThread *thread, KrRef value, double *out) KR_RAISES;
bool kr_float_is_sub(KrRef value) KR_LEAF; // float or a subclass
double kr_float_of(KrRef value) KR_LEAF;   // of a float or instance of a subclass
KrOwn kr_float_repr(KrThread *thread, double number) KR_NEW KR_LEAF;
int64_t kr_float_hash(KrRef self, double number) KR_LEAF;
double kr_float_mod(double a, double b) KR_LEAF;      // a % b, b not 0
double kr_float_floordiv(double a, double b) KR_LEAF; // a // b, likewise
KrOwn kr_float_binary(KrThread *thread, double a, double b, KrBinaryOp op) KR_NEW KR_LEAF;
