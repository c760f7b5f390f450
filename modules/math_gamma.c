// SPDX-License-Identifier: MIT
// The gamma function by Lanczos' approximation (g = 6.0246..., 13 terms), which is good to a few units
// in the last place everywhere; integers up to 23 come from a table. The reflection formula with an
// exact sin(pi x) covers negative arguments.
//
// The coefficients are those of N = 13, G = 6.024680040776729583740234375 in double precision.
// Called by math_module.c. Tests: tests/lang/modules/math_functions.py.
#include "modules/math_gamma.h"

#include <math.h>

enum { TERMS = 13, TABLE = 23 };

static const double lanczos_g = 6.024680040776729583740234375;
static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double denominator[TERMS] = {
    0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
    45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
    1925.0,     66.0,       1.0};

// The rational function of x > 0, summed from the end that keeps the powers small.
static double lanczos_sum(double x)
{
    double top = 0, bottom = 0;
    if (x < 5) {
        for (int i = TERMS; i-- > 0;) {
            top = top * x + numerator[i];
            bottom = bottom * x + denominator[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            top = top / x + numerator[i];
            bottom = bottom / x + denominator[i];
        }
    }
    return top / bottom;
}

// sin(pi x) without rounding pi x.
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break; // not -sin(pi (y - 1)): the sign of zero
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double factorial(int n)
{
    double product = 1;
    for (int i = 2; i <= n; i++)
        product *= i; // exact up to 22!
    return product;
}

double kr_math_gamma_of(double x)
{
    if (!isfinite(x)) return isnan(x) || x > 0 ? x : __builtin_nan("");
    if (x == 0) return __builtin_nan("");
    if (x == floor(x)) {
        if (x < 0) return __builtin_nan("");
        if (x <= (double)TABLE) return factorial((int)x - 1);
    }
    double size = fabs(x);
    if (size < 1e-20) return 1.0 / x; // may overflow to infinity
    if (size > 200) return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    double y = size + lanczos_g - 0.5, z, r;
    // y = size + g - 1/2 in two parts: what rounding has lost comes back as a factor
    if (size > lanczos_g - 0.5)
        z = (y - size) - (lanczos_g - 0.5);
    else
        z = (y - (lanczos_g - 0.5)) - size;
    z = z * lanczos_g / y;
    if (x < 0) {
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        if (size < 140.0) return r / pow(y, size - 0.5);
        double half = pow(y, size / 2.0 - 0.25);
        return r / half / half;
    }
    r = lanczos_sum(size) / exp(y);
    r += z * r;
    if (size < 140.0) return r * pow(y, size - 0.5);
    double half = pow(y, size / 2.0 - 0.25);
    return r * half * half;
}

double kr_math_gamma_log(double x)
{
    static const double log_pi = 1.144729885849400174143427351353058711647;
    if (!isfinite(x)) return isnan(x) ? x : HUGE_VAL;
    if (x == floor(x) && x <= 2.0) return x <= 0.0 ? __builtin_nan("") : 0.0;
    double size = fabs(x);
    if (size < 1e-20) return -log(size);
    double r = log(lanczos_sum(size)) - lanczos_g;
    r += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1);
    if (x < 0.0) r = log_pi - log(fabs(sin_pi(size))) - log(size) - r;
    return isinf(r) ? HUGE_VAL : r;
}
