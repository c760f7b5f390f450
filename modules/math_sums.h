// SPDX-License-Identifier: MIT
// Functions of the math module over many numbers: fsum, prod, sumprod, hypot, dist.
#pragma once

#include "runtime/type.h"

KrOwn kr_math_sums_fsum(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_sums_prod(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW; // iterable, start
KrOwn kr_math_sums_sumprod(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_sums_hypot(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
KrOwn kr_math_sums_dist(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
