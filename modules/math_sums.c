// SPDX-License-Identifier: MIT
// Sums of many numbers without losing bits (math_sums.h).
//
// fsum keeps a list of partial sums that do not overlap (Shewchuk 1997) and rounds once. sumprod adds
// products in three words, hypot and dist scale by a power of two and correct the root by one step
// of Newton's method with the squares' rounding errors.
// Called by math_module.c. Tests: tests/lang/modules/math_functions.py.
#include "modules/math_sums.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Double2 { // a sum of two doubles that do not overlap
    double high, low;
} Double2;

static Double2 two_sum(double a, double b)
{
    double s = a + b, c = s - a;
    return (Double2){s, (a - (s - c)) + (b - c)};
}
static Double2 fast_sum(double a, double b) // |a| >= |b|
{
    double s = a + b;
    return (Double2){s, (a - s) + b};
}
static Double2 product(double a, double b)
{
    double p = a * b;
    return (Double2){p, fma(a, b, -p)};
}

// --- fsum -------------------------------------------------------------------------------

enum { FEW = 32 };
typedef struct Partials {
    double *items; // few, or malloc
    size_t count, capacity;
    double specials, infinities; // sum of what is not finite; of the infinities
    double few[FEW];
} Partials;

static bool push(Partials *p, double x)
{
    if (p->count == p->capacity) {
        size_t capacity = p->capacity * 2;
        double *grown = realloc(p->items == p->few ? NULL : p->items, capacity * sizeof *grown);
        if (!grown) return false;
        if (p->items == p->few) memcpy(grown, p->few, sizeof p->few);
        p->items = grown;
        p->capacity = capacity;
    }
    p->items[p->count++] = x;
    return true;
}

static bool add_partial(KrThread *thread, Partials *p, double x)
{
    double given = x, *items = p->items;
    size_t kept = 0, count = p->count;
    for (size_t i = 0; i < count; i++) {
        double y = items[i], high = x + y, low;
        if (KR_LIKELY(fabs(x) >= fabs(y))) // a branch: what selects would wait for both
            low = y - (high - x);
        else
            low = x - (high - y);
        if (low != 0.0) items[kept++] = low;
        x = high;
    }
    p->count = kept;
    if (x == 0.0) return true;
    if (!isfinite(x)) {
        if (isfinite(given))
            return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "intermediate overflow in fsum");
        if (isinf(given)) p->infinities += given;
        p->specials += given;
        p->count = 0;
        return true;
    }
    return push(p, x) || !kr_is_null(kr_exception_no_memory(thread));
}

static KrOwn round_partials(KrThread *thread, const Partials *p)
{
    if (p->specials != 0.0) {
        if (isnan(p->infinities))
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "-inf + inf in fsum");
        return kr_from_float(p->specials);
    }
    size_t n = p->count;
    double high = 0.0, low = 0.0;
    if (n > 0) {
        high = p->items[--n];
        while (n > 0) {
            Double2 s = fast_sum(high, p->items[--n]);
            high = s.high;
            low = s.low;
            if (low != 0.0) break;
        }
        // half to even over more than two partials
        if (n > 0 && ((low < 0.0 && p->items[n - 1] < 0.0) ||
                      (low > 0.0 && p->items[n - 1] > 0.0))) {
            double y = low * 2.0, x = high + y;
            if (y == x - high) high = x;
        }
    }
    return kr_from_float(high);
}

KrOwn kr_math_sums_fsum(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn iterator = kr_iter(thread, args[0]), item, result = KR_NULL;
    if (kr_is_null(iterator)) return KR_NULL;
    Partials p = {.capacity = FEW};
    p.items = p.few;
    KrFound found;
    double x;
    for (;;) {
        found = kr_list_iter_step(kr_ref(iterator), &item) ? KR_PRESENT : kr_iter_next(thread, kr_ref(iterator), &item);
        if (found != KR_PRESENT) break;
        bool ok = true;
        if (kr_is_float(kr_ref(item)))
            x = kr_float_value(kr_ref(item));
        else
            ok = kr_float_from(thread, kr_ref(item), &x);
        ok = ok && add_partial(thread, &p, x);
        kr_drop(thread, item);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    if (found == KR_ABSENT) result = round_partials(thread, &p);
    if (p.items != p.few) free(p.items);
    kr_drop(thread, iterator);
    return result;
}

// --- prod, sumprod ----------------------------------------------------------------------

KrOwn kr_math_sums_prod(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn iterator = kr_iter(thread, args[0]), item, total = kr_dup(args[1]);
    KrFound found = KR_ABSENT;
    if (kr_is_null(iterator)) {
        kr_drop(thread, total);
        return KR_NULL;
    }
    while (!kr_is_null(total) &&
           (found = kr_iter_next(thread, kr_ref(iterator), &item)) == KR_PRESENT) {
        KrOwn next =
            kr_number_binary(thread, kr_ref(total), kr_ref(item), KR_BINARY_MUL);
        kr_drop(thread, item);
        kr_drop(thread, total);
        total = next;
    }
    if (found == KR_FAULT) kr_xdrop(thread, kr_move(&total));
    kr_drop(thread, iterator);
    return total;
}

typedef struct Double3 {
    double high, low, tiny;
} Double3;

static Double3 add_product(double x, double y, Double3 total)
{
    Double2 pr = product(x, y), sm = two_sum(total.high, pr.high);
    Double2 r1 = two_sum(total.low, pr.low), r2 = two_sum(r1.high, sm.low);
    return (Double3){sm.high, r2.high, total.tiny + r1.low + r2.low};
}

static bool real(KrRef value, double *out)
{
    if (kr_is_float(value)) {
        *out = kr_float_value(value);
        return true;
    }
    if (!kr_is_small_int(value)) return false;
    *out = (double)kr_small_int_value(value);
    return true;
}

// total += p * q; floats go to `floats` as long as all pairs are of floats and ints and everything there is finite.
static bool add_pair(KrThread *thread, KrOwn *total, Double3 *floats, bool *used, bool *general,
                     KrRef p, KrRef q)
{
    double x, y;
    bool ints = kr_is_small_int(p) && kr_is_small_int(q);
    if (!*general && (kr_is_float(p) || kr_is_float(q)) && real(p, &x) && real(q, &y)) {
        Double3 next = add_product(x, y, *floats);
        if (isfinite(next.high)) {
            *floats = next;
            return *used = true;
        }
    }
    *general |= !ints; // for good: what the sum is by now may not be a number
    if (*used && *general) {
        KrOwn sum = kr_number_binary(
            thread, kr_ref(*total),
            kr_ref(kr_from_float(floats->high + (floats->low + floats->tiny))),
            KR_BINARY_ADD);
        kr_store(thread, total, sum);
        *floats = (Double3){0};
        *used = false;
        if (kr_is_null(*total)) return false;
    }
    KrOwn term = kr_number_binary(thread, p, q, KR_BINARY_MUL);
    if (kr_is_null(term)) return false;
    kr_store(thread, total,
             kr_number_binary(thread, kr_ref(*total), kr_ref(term), KR_BINARY_ADD));
    kr_drop(thread, term);
    return !kr_is_null(*total);
}

KrOwn kr_math_sums_sumprod(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)self, (void)count;
    KrOwn left = kr_iter(thread, args[0]), right = KR_NULL,
          total = kr_from_small_int(0);
    if (!kr_is_null(left)) right = kr_iter(thread, args[1]);
    Double3 floats = {0};
    bool ok = !kr_is_null(left) && !kr_is_null(right), used = false, general = false;
    while (ok) {
        KrOwn p = KR_NULL, q = KR_NULL;
        KrFound a = kr_iter_next(thread, kr_ref(left), &p);
        KrFound b = a == KR_FAULT ? KR_FAULT : kr_iter_next(thread, kr_ref(right), &q);
        if (a == KR_ABSENT && b == KR_ABSENT) break;
        if (a == KR_FAULT || b == KR_FAULT)
            ok = false;
        else if (a != b)
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "Inputs are not the same length");
        else
            ok = add_pair(thread, &total, &floats, &used, &general, kr_ref(p), kr_ref(q));
        if (a == KR_PRESENT) kr_drop(thread, p);
        if (b == KR_PRESENT) kr_drop(thread, q);
    }
    if (ok && used)
        kr_store(thread, &total,
                 kr_number_binary(
                     thread, kr_ref(total),
                     kr_ref(kr_from_float(floats.high + (floats.low + floats.tiny))),
                     KR_BINARY_ADD));
    if (!ok) kr_xdrop(thread, kr_move(&total));
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return total;
}

// --- hypot, dist ------------------------------------------------------------------------

// The root of the sum of squares; all are >= 0 and `most` is the largest.
static double norm(double *items, size_t count, double most, bool nan)
{
    if (isinf(most)) return most;
    if (nan) return __builtin_nan("");
    if (most == 0.0 || count <= 1) return most;
    int exponent;
    (void)frexp(most, &exponent);
    if (exponent < -1023) { // subnormal
        for (size_t i = 0; i < count; i++)
            items[i] /= DBL_MIN;
        return DBL_MIN * norm(items, count, most / DBL_MIN, nan);
    }
    double scale = ldexp(1.0, -exponent), sum = 1.0, lost_1 = 0.0, lost_2 = 0.0;
    for (size_t i = 0; i < count; i++) {
        double x = items[i] * scale;
        Double2 square = product(x, x), s = fast_sum(sum, square.high);
        sum = s.high;
        lost_1 += square.low;
        lost_2 += s.low;
    }
    double h = sqrt(sum - 1.0 + (lost_1 + lost_2));
    Double2 square = product(-h, h), s = fast_sum(sum, square.high);
    sum = s.high;
    lost_1 += square.low;
    lost_2 += s.low;
    h += (sum - 1.0 + (lost_1 + lost_2)) / (2.0 * h);
    return h / scale;
}

static KrOwn norm_of(KrThread *thread, const KrRef *p, const KrRef *q, size_t count)
{
    double few[16], *items = few, most = 0.0, x, y = 0.0;
    if (count > 16 && !(items = malloc(count * sizeof *items)))
        return kr_exception_no_memory(thread);
    bool ok = true, nan = false;
    for (size_t i = 0; i < count && ok; i++) {
        ok = kr_float_from(thread, p[i], &x) && (!q || kr_float_from(thread, q[i], &y));
        items[i] = fabs(x - y);
        nan |= isnan(items[i]);
        if (items[i] > most) most = items[i];
    }
    KrOwn result = ok ? kr_from_float(norm(items, count, most, nan)) : KR_NULL;
    if (items != few) free(items);
    return result;
}

KrOwn kr_math_sums_hypot(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    return norm_of(thread, args, NULL, count);
}

KrOwn kr_math_sums_dist(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn p = kr_sequence_tuple(thread, args[0]), q = KR_NULL, result = KR_NULL;
    if (!kr_is_null(p)) q = kr_sequence_tuple(thread, args[1]);
    if (!kr_is_null(q)) {
        const KrTuple *a = kr_tuple_cast(kr_ref(p)), *b = kr_tuple_cast(kr_ref(q));
        if (a->length != b->length)
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "both points must have the same number of dimensions");
        else
            result = norm_of(thread, (const KrRef *)(const void *)a->items,
                             (const KrRef *)(const void *)b->items, (size_t)a->length);
    }
    kr_xdrop(thread, p);
    kr_xdrop(thread, q);
    return result;
}
