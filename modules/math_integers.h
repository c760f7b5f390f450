// SPDX-License-Identifier: MIT
// Integer functions of the math module.
#pragma once

#include "runtime/type.h"

KrOwn kr_math_integers_gcd(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_integers_lcm(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_integers_factorial(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_integers_isqrt(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_integers_comb(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_integers_perm(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW; // n, k or none
