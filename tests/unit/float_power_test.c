// SPDX-License-Identifier: MIT
// Tests of runtime/float_power.c: run by tests/unit/unit_main.c.
#include "runtime/float_power.h"
#include "tests/unit/unit.h"

#include <math.h>
#include <string.h>

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    return *state ^= *state << 17;
}

static bool as_pow(double a, double b)
{
    volatile double exponent = b; // a compiler that sees 2.0 makes a product of it
    double x = kr_float_power_of(a, b), y = pow(a, exponent);
    return memcmp(&x, &y, sizeof x) == 0 || (isnan(x) && isnan(y));
}

KR_TEST(float_power_is_what_pow_gives)
{
    uint64_t state = 88172645463325252u;
    bool same = true;
    for (int i = 0; i < 400000; i++) {
        uint64_t any = next_random(&state), near_one = (any & (UINT64_MAX >> 12)) | UINT64_C(1023) << 52;
        double numbers[] = {0, 0, (double)(any >> 44) * 0.25};
        memcpy(&numbers[0], &any, sizeof any);
        memcpy(&numbers[1], &near_one, sizeof near_one);
        for (int k = 0; k < 3; k++)
            same &= as_pow(numbers[k], 2.0) && as_pow(-numbers[k], 2.0) && as_pow(numbers[k], 0.5);
    }
    CHECK(same);
}

KR_TEST(float_power_of_special_numbers)
{
    const double odd[] = {0.0, -0.0, 1.0, -1.0, HUGE_VAL, -HUGE_VAL, __builtin_nan(""), 5e-324, 0x1p-1022, 0x1.fffffffffffffp1023, 0x1p-511, 0x1p511};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        CHECK(as_pow(odd[i], 2.0) && as_pow(odd[i], 0.5) && as_pow(odd[i], -1.0));
}
