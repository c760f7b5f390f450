// SPDX-License-Identifier: MIT
// The gamma function and the logarithm of its magnitude.
#pragma once

#include "base/attrs.h"

// NaN for poles; HUGE_VAL where the result is too large.
double kr_math_gamma_of(double x) KR_LEAF;
double kr_math_gamma_log(double x) KR_LEAF;
