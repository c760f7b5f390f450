// SPDX-License-Identifier: MIT
// a ** b of floats as pow() computes it, with the two exponents that programs mostly use done without pow().
#pragma once

#include "runtime/type.h"

double kr_float_power_of(double a, double b) KR_LEAF; // pow(a, b), to the last bit
