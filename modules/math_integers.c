// SPDX-License-Identifier: MIT
// Integer functions of the math module (math_integers.h), on ints of any size.
//
// Products of many factors are made by halves, so that the factors are of like sizes.
// Called by math_module.c. Tests: tests/lang/modules/math_functions.py.
#include "modules/math_integers.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrRef small(int64_t number)
{
    return kr_from_bits(kr_int_bits(number));
}

// a op b; a is stolen.
static KrOwn step(KrThread *thread, KrOwn a, KrRef b, KrBinaryOp op)
{
    if (kr_is_null(a)) return KR_NULL;
    KrOwn result = kr_int_binary(thread, kr_ref(a), b, op);
    kr_drop(thread, a);
    return result;
}

// --- gcd, lcm ---------------------------------------------------------------------------

// Both are stolen; not negative.
static KrOwn gcd(KrThread *thread, KrOwn a, KrOwn b)
{
    while (!kr_is_null(a) && !kr_is_null(b) && kr_int_sign(kr_ref(b)) != 0) { // Euclid
        KrOwn rest = kr_int_binary(thread, kr_ref(a), kr_ref(b), KR_BINARY_MOD);
        kr_drop(thread, a);
        a = b;
        b = rest;
    }
    bool ok = !kr_is_null(a) && !kr_is_null(b);
    kr_xdrop(thread, b);
    if (!ok) kr_xdrop(thread, kr_move(&a));
    return a;
}

static KrOwn magnitude(KrThread *thread, KrRef value)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return KR_NULL;
    KrOwn result = kr_int_absolute(thread, kr_ref(index));
    kr_drop(thread, index);
    return result;
}

KrOwn kr_math_integers_gcd(ARGS)
{
    (void)self;
    if (count == 2 && kr_is_small_int(args[0]) && kr_is_small_int(args[1])) {
        int64_t x = kr_small_int_value(args[0]), y = kr_small_int_value(args[1]);
        x = x < 0 ? -x : x;
        y = y < 0 ? -y : y;
        while (y) {
            int64_t rest = (x | y) >> 32 ? x % y : (uint32_t)x % (uint32_t)y;
            x = y;
            y = rest;
        }
        return kr_int_from_i64(thread, x);
    }
    KrOwn result = kr_from_small_int(0);
    for (size_t i = 0; i < count && !kr_is_null(result); i++) {
        KrOwn next = magnitude(thread, args[i]);
        if (kr_is_null(next))
            kr_xdrop(thread, kr_move(&result));
        else
            result = gcd(thread, next, result);
    }
    return result;
}

KrOwn kr_math_integers_lcm(ARGS)
{
    (void)self;
    KrOwn result = kr_from_small_int(1);
    for (size_t i = 0; i < count && !kr_is_null(result); i++) {
        KrOwn next = magnitude(thread, args[i]);
        if (kr_is_null(next) || kr_int_sign(kr_ref(next)) == 0 ||
            kr_int_sign(kr_ref(result)) == 0) {
            bool ok = !kr_is_null(next);
            kr_drop(thread, result);
            kr_xdrop(thread, next);
            result = ok ? kr_from_small_int(0) : KR_NULL;
            continue;
        }
        KrOwn common = gcd(thread, kr_dup(kr_ref(result)), kr_dup(kr_ref(next)));
        if (kr_is_null(common)) {
            kr_drop(thread, next);
            kr_drop(thread, result);
            return KR_NULL;
        }
        result = step(thread, result, kr_ref(common), KR_BINARY_FLOORDIV);
        result = step(thread, result, kr_ref(next), KR_BINARY_MUL);
        kr_drop(thread, common);
        kr_drop(thread, next);
    }
    return result;
}

// --- products ---------------------------------------------------------------------------

// first * (first + 1) * ... * last, both small.
static KrOwn rising(KrThread *thread, int64_t first, int64_t last)
{
    if (first > last) return kr_from_small_int(1);
    if (last - first < 8) {
        KrOwn result = kr_int_from_i64(thread, first);
        for (int64_t i = first + 1; i <= last; i++)
            result = step(thread, result, small(i), KR_BINARY_MUL);
        return result;
    }
    int64_t middle = first + (last - first) / 2;
    KrOwn low = rising(thread, first, middle), high = rising(thread, middle + 1, last);
    KrOwn result = kr_is_null(high)
                       ? KR_NULL
                       : step(thread, kr_move(&low), kr_ref(high), KR_BINARY_MUL);
    kr_xdrop(thread, low);
    kr_xdrop(thread, high);
    return result;
}

KrOwn kr_math_integers_factorial(ARGS)
{
    (void)self, (void)count;
    KrOwn index = kr_number_index(thread, args[0]);
    int64_t n = 0;
    if (kr_is_null(index)) return KR_NULL;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    bool fits = kr_int_try_i64(kr_ref(index), &n) == KR_PRESENT;
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "factorial() not defined for negative values");
    if (!fits)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "factorial() argument should not exceed %lld",
                                  (long long)INT64_MAX);
    if (n > KR_INT_MAX) return kr_exception_no_memory(thread);
    return rising(thread, 1, n);
}

// n * (n - 1) * ... of k factors, divided by k! on the way if `divide`.
static KrOwn falling(KrThread *thread, KrRef n, int64_t k, bool divide)
{
    int64_t number;
    if (!divide && kr_int_try_i64(n, &number) == KR_PRESENT && number < KR_INT_MAX)
        return rising(thread, number - k + 1, number);
    uint64_t product = 1;
    int64_t i = 0;
    if (kr_int_try_i64(n, &number) == KR_PRESENT) { // in a word as long as it fits
        for (unsigned __int128 wide; i < k; i++) {
            wide = (unsigned __int128)product * (uint64_t)(number - i);
            wide = wide >> 64 ? wide / (uint64_t)(i + 1) : (uint64_t)wide / (uint64_t)(i + 1);
            if (wide >> 64) break;
            product = (uint64_t)wide;
        }
    }
    KrOwn result = kr_int_from_u64(thread, product);
    for (; i < k && !kr_is_null(result); i++) {
        KrOwn factor = kr_int_binary(thread, n, small(i), KR_BINARY_SUB);
        if (kr_is_null(factor)) {
            kr_drop(thread, result);
            return KR_NULL;
        }
        result = step(thread, result, kr_ref(factor), KR_BINARY_MUL);
        kr_drop(thread, factor);
        if (divide)
            result = step(thread, result, small(i + 1), KR_BINARY_FLOORDIV); // exact
    }
    return result;
}

// comb(n, k) or perm(n, k): checks both, and answers what needs no product.
static KrOwn choose(KrThread *thread, KrRef first, KrRef second, bool divide)
{
    KrOwn n = kr_number_index(thread, first), k = KR_NULL, rest = KR_NULL,
          result = KR_NULL;
    int64_t steps = 0;
    if (!kr_is_null(n)) k = kr_number_index(thread, second);
    if (kr_is_null(k)) goto done;
    if (kr_int_sign(kr_ref(n)) < 0 || kr_int_sign(kr_ref(k)) < 0) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "%s must be a non-negative integer",
                                 kr_int_sign(kr_ref(n)) < 0 ? "n" : "k");
        goto done;
    }
    if (kr_int_compare(kr_ref(k), kr_ref(n)) > 0) {
        result = kr_from_small_int(0);
        goto done;
    }
    if (divide) { // the smaller of k and n - k
        rest = kr_int_binary(thread, kr_ref(n), kr_ref(k), KR_BINARY_SUB);
        if (kr_is_null(rest)) goto done;
        if (kr_int_compare(kr_ref(rest), kr_ref(k)) < 0)
            kr_store(thread, &k, kr_move(&rest));
    }
    if (kr_int_try_i64(kr_ref(k), &steps) != KR_PRESENT || steps > KR_INT_MAX)
        (void)kr_exception_raise(thread, &kr_exception_overflow_error,
                                 divide ? "min(n - k, k) must not exceed %lld"
                                        : "k must not exceed %lld",
                                 (long long)INT64_MAX);
    else
        result = falling(thread, kr_ref(n), steps, divide);
done:
    kr_xdrop(thread, n);
    kr_xdrop(thread, k);
    kr_xdrop(thread, rest);
    return result;
}

// comb(n, k) of n to 67 fits a word: n! / (k! (n - k)!), where of each factorial there is its odd part modulo 2 ** 64,
// the inverse of that, and how often 2 divides it.
// clang-format off
static const uint64_t odd_parts[68] = {
    0x0000000000000001, 0x0000000000000001, 0x0000000000000001, 0x0000000000000003,
    0x0000000000000003, 0x000000000000000F, 0x000000000000002D, 0x000000000000013B,
    0x000000000000013B, 0x0000000000000B13, 0x000000000000375F, 0x0000000000026115,
    0x000000000007233F, 0x00000000005CCA33, 0x0000000002898765, 0x00000000260EEEEB,
    0x00000000260EEEEB, 0x0000000286FDDD9B, 0x00000016BEECCA73, 0x000001B02B930689,
    0x00000870D9DF20AD, 0x0000B141DF4DAE31, 0x00079DD498567C1B, 0x00AF2E19AFC5266D,
    0x020D8A4D0F4F7347, 0x335281867EC241EF, 0x9B3093D46FDD5923, 0x5E1F9767CC5866B1,
    0x92DD23D6966ACED7, 0xA30D0F4F0A196E5B, 0x8DC3E5A1977D7755, 0x2AB8CE915831734B,
    0x2AB8CE915831734B, 0x81D2A0BC5E5FDCAB, 0x9EFCAC82445DA75B, 0xBC8B95CF58CDE171,
    0xA0E8444A1F3CECF9, 0x4191DEB683CE3FFD, 0xDDD3878BC84EBFC7, 0xCB39A64B83FF3751,
    0xF8203F7993FC1495, 0xBD2A2A78B35F4BDD, 0x84757BE6B6D13921, 0x3FBBCFC0B524988B,
    0xBD11ED47C8928DF9, 0x3C26B59E41C2F4C5, 0x677A5137E883FDB3, 0xFF74E943B03B93DD,
    0xFE5EBBCB10B2BB97, 0xB021F1DE3235E7E7, 0x33509EB2E743A58F, 0x390F9DA41279FB7D,
    0xE5CB0154F031C559, 0x93074695BA4DDB6D, 0x81C471CAA636247F, 0xE1347289B5A1D749,
    0x286F21C3F76CE2FF, 0x00BE84A2173E8AC7, 0x1595065CA215B88B, 0xF95877595B018809,
    0x9C2EFE3C5516F887, 0x373294604679382B, 0xAF1FF7A888ADCD35, 0x18DDF279A2C5800B,
    0x18DDF279A2C5800B, 0x505A90E2542582CB, 0x5BACAD2CD8D5DC2B, 0xFE3152BCBFF89F41,
};
// clang-format on

// Of an odd number mod 2^64: each of Newton's steps doubles the five right bits of the start.
static uint64_t odd_inverse(uint64_t odd)
{
    uint64_t inverse = 3 * odd ^ 2;
    for (int bits = 5; bits < 64; bits *= 2)
        inverse *= 2 - odd * inverse;
    return inverse;
}

// How often 2 divides n! (Legendre).
static unsigned twos(uint64_t n)
{
    return (unsigned)n - (unsigned)__builtin_popcountll(n);
}

KrOwn kr_math_integers_comb(ARGS)
{
    (void)self, (void)count;
    if (kr_is_small_int(args[0]) && kr_is_small_int(args[1])) {
        uint64_t n = (uint64_t)kr_small_int_value(args[0]), k = (uint64_t)kr_small_int_value(args[1]);
        if (n < 68 && k <= n)
            return kr_int_from_u64(thread, (odd_parts[n] * odd_inverse(odd_parts[k] * odd_parts[n - k]))
                                               << (twos(n) - twos(k) - twos(n - k)));
    }
    return choose(thread, args[0], args[1], true);
}

KrOwn kr_math_integers_perm(ARGS)
{
    if (count == 1 || kr_is_none(args[1]))
        return kr_math_integers_factorial(thread, self, args, 1);
    return choose(thread, args[0], args[1], false);
}

// --- roots ------------------------------------------------------------------------------

KrOwn kr_math_integers_isqrt(ARGS)
{
    (void)self;
    (void)count;
    KrOwn n = kr_number_index(thread, args[0]);
    if (kr_is_null(n)) return n;
    if (kr_int_sign(kr_ref(n)) < 0) {
        kr_drop(thread, n);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "isqrt() argument must be nonnegative");
    }
    // Newton's iteration from above
    int64_t bits = ((int64_t)kr_int_bit_length(kr_ref(n)) + 1) / 2;
    KrOwn x = kr_int_binary(thread, kr_from_bits(kr_int_bits(1)),
                            kr_from_bits(kr_int_bits(bits)), KR_BINARY_LSHIFT);
    while (!kr_is_null(x)) {
        if (kr_int_sign(kr_ref(x)) == 0) break;
        KrOwn q = kr_int_binary(thread, kr_ref(n), kr_ref(x), KR_BINARY_FLOORDIV);
        KrOwn sum = kr_int_binary(thread, kr_ref(x), kr_ref(q), KR_BINARY_ADD);
        KrOwn y = kr_int_binary(thread, kr_ref(sum), kr_from_bits(kr_int_bits(1)),
                                KR_BINARY_RSHIFT);
        bool done = kr_int_compare(kr_ref(y), kr_ref(x)) >= 0;
        kr_drop(thread, q);
        kr_drop(thread, sum);
        if (done) {
            kr_drop(thread, y);
            break;
        }
        kr_drop(thread, x);
        x = y;
    }
    kr_drop(thread, n);
    return x;
}
