// SPDX-License-Identifier: MIT
// The _statistics module: the inverse of the normal distribution by M. J. Wichura's rational approximations (Algorithm
// AS 241, Applied Statistics 37, 1988), good to about 16 digits. Tests: CPython's test_statistics.
#include "modules/statistics_module.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/module.h"

#include <math.h>

// Numerator and denominator, highest power first: for |p - 1/2| <= 0.425, then by r = sqrt(-log(tail)) up to 5, and above.
static const double center[2][8] = {
    {2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
     4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
     1.3314166789178437745e+2, 3.3871328727963666080e+0},
    {5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
     2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
     4.2313330701600911252e+1, 1.0},
};
static const double middle[2][8] = {
    {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
     1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
     4.63033784615654529590e+0, 1.42343711074968357734e+0},
    {1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
     1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
     2.05319162663775882187e+0, 1.0},
};
static const double tail[2][8] = {
    {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
     2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
     5.46378491116411436990e+0, 6.65790464350110377720e+0},
    {2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
     7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
     5.99832206555887937690e-1, 1.0},
};

static double ratio(const double table[2][8], double r)
{
    double numerator = table[0][0], denominator = table[1][0];
    for (int i = 1; i < 8; i++) {
        numerator = numerator * r + table[0][i];
        denominator = denominator * r + table[1][i];
    }
    return numerator / denominator;
}

// The same order of operations as the library's Python version, so that results are equal to the last bit.
static double central(double q)
{
    double r = 0.180625 - q * q, numerator = center[0][0], denominator = center[1][0];
    for (int i = 1; i < 8; i++) {
        numerator = numerator * r + center[0][i];
        denominator = denominator * r + center[1][i];
    }
    return numerator * q / denominator;
}

static KrOwn inverse(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    double p, mu, sigma;
    if (!kr_float_from(thread, args[0], &p) || !kr_float_from(thread, args[1], &mu) ||
        !kr_float_from(thread, args[2], &sigma))
        return KR_NULL;
    if (p <= 0.0 || p >= 1.0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "inv_cdf undefined for these parameters");
    double q = p - 0.5, x;
    if (fabs(q) <= 0.425) {
        x = central(q);
    } else {
        double r = sqrt(-log(q <= 0.0 ? p : 1.0 - p));
        x = r <= 5.0 ? ratio(middle, r - 1.6) : ratio(tail, r - 5.0);
        x = q < 0.0 ? -x : x;
    }
    return kr_from_float(mu + x * sigma);
}

static const KrNativeDef functions[] = {
    {"_normal_dist_inv_cdf", inverse, "($module, p, mu, sigma, /)", NULL, 3, 3,
     KR_NATIVE_RAW},
    {0},
};

KrOwn kr_statistics_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "_statistics", "Accelerators for the statistics module.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
