// SPDX-License-Identifier: MIT
// Squares and square roots in place of pow(): see float_power.h.
//
// `x ** 2` must give what pow(x, 2.0) gives, as in CPython. pow() of today's C libraries is not correctly rounded: before its
// last rounding the result is off by up to 0.04 units in the last place (glibc and musl, whose comments say 0.54 with
// the rounding), so that about one square in a thousand differs from x * x. It can only differ where the exact result lies so near
// the middle between two floats. How far it is from there, integer arithmetic on the fractions tells exactly; within
// a twentieth of a unit pow() is asked. Most of these 0.04 come from the logarithm of the result (1.5 * 2^-68 of it, in both
// libraries): from 2^-66 to 2^66 they are less than 0.0135, so that there a 64th of a unit is enough.
//
// Called by float.c and, as a micro-op, by traces. Tests: tests/lang/jit/float_operators.py, tests/unit/float_power_test.c.
#include "runtime/float_power.h"

#include <math.h>
#include <string.h>

enum { FRACTION_BITS = 52, BIAS = 1023 };
#define HIDDEN_BIT (UINT64_C(1) << FRACTION_BITS)

typedef struct Parts { // of a positive normal number: fraction * 2 ** (exponent - 52)
    uint64_t fraction; // with the hidden bit
    int exponent;
} Parts;

static Parts parts_of(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return (Parts){(bits & (HIDDEN_BIT - 1)) | HIDDEN_BIT, (int)(bits >> FRACTION_BITS & 0x7FF) - BIAS};
}

// The result is x * x rounded: the bits of the exact product below the last place are far from a half.
static bool square_is_clear(double x)
{
    enum { FAR = 500, NEAR = 32 }; // the product is normal and finite; it is between 2^-66 and 2^66
    const uint64_t root_of_two = UINT64_C(0x16A09E667F3BCC); // above: the product has 106 bits, else 105
    const uint64_t half = UINT64_C(1) << 63;
    Parts p = parts_of(x);
    int kept = p.fraction > root_of_two ? 53 : 52; // bits below the last place
    uint64_t below = p.fraction * p.fraction << (64 - kept);
    uint64_t margin = (unsigned)(p.exponent + NEAR) < 2 * NEAR ? UINT64_MAX / 64 : UINT64_MAX / 20;
    return (unsigned)(p.exponent + FAR) < 2 * FAR && below - (half - margin) > 2 * margin;
}

// The result is sqrt(x) rounded: with s = root, x - s * s, in units of the last place of s, is far from s.
static bool root_is_clear(double x, double root)
{
    Parts p = parts_of(x), s = parts_of(root);
    if (!(x > 0) || p.exponent == -BIAS || p.exponent == BIAS + 1)
        return false;
    int shift = FRACTION_BITS + p.exponent - 2 * s.exponent; // 52 or 53
    int64_t rest = (int64_t)((p.fraction << shift) - s.fraction * s.fraction); // of less than 54 bits
    uint64_t size = rest < 0 ? -(uint64_t)rest : (uint64_t)rest;
    return size < s.fraction - s.fraction / 10;
}

// Compilers take pow(x, 2.0) for x * x where they see the 2.0; what they cannot see they call.
static double (*const volatile library_pow)(double, double) = pow;

double kr_float_power_of(double a, double b)
{
    if (b == 2.0 && square_is_clear(a))
        return a * a;
    if (b == 0.5) {
        double root = sqrt(a);
        if (root_is_clear(a, root))
            return root;
    }
    return library_pow(a, b);
}
