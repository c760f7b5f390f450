// SPDX-License-Identifier: MIT
// complex: two doubles.
#pragma once

#include "runtime/type.h"

typedef struct KrComplex {
    KrObject header;
    double real, imag;
} KrComplex;

extern KrType kr_complex_type;

KrOwn kr_complex_new(KrThread *thread, double real, double imag) KR_NEW KR_LEAF;
bool kr_complex_is_sub(KrRef value) KR_LEAF; // complex or a subclass
// a ** b; ZeroDivisionError, OverflowError.
KrOwn kr_complex_power(KrThread *thread, double a_real, double a_imag, double b_real,
                       double b_imag) KR_NEW;
