// SPDX-License-Identifier: MIT
// int: see int.h. Small operands take paths of 64- and 128-bit arithmetic; the rest goes through
// GMP on views of the limbs (mpz_roinit_n), whose results are copied into new objects.
#include "runtime/int.h"

#include "base/alloc.h"
#include "base/digits.h"
#include "base/span.h"

#include "runtime/bool.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int_methods.h"
#include "runtime/protocol_object.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <gmp.h>
#if defined(__x86_64__) && defined(__clang__)
#include <immintrin.h>
#endif
#include <math.h>
#include <stdlib.h>

_Static_assert(sizeof(mp_limb_t) == 8, "64-bit limbs");

// --- memory of GMP ----------------------------------------------------------------------

// GMP ends the process when memory runs out, which no program could tell from a crash: its scratch
// numbers are exempt from fault injection.
static void *gmp_alloc(size_t size)
{
    kr_alloc_pause(true);
    void *block = malloc(size);
    kr_alloc_pause(false);
    if (!block)
        kr_panic("no memory for %zu bytes of a big number", size);
    return block;
}
static void *gmp_realloc(void *old, size_t old_size, size_t size)
{
    (void)old_size;
    kr_alloc_pause(true);
    void *block = realloc(old, size);
    kr_alloc_pause(false);
    if (!block)
        kr_panic("no memory for %zu bytes of a big number", size);
    return block;
}
static void gmp_free(void *block, size_t size)
{
    (void)size;
    free(block);
}

void kr_int_init(void)
{
    mp_set_memory_functions(gmp_alloc, gmp_realloc, gmp_free);
}

// --- making -----------------------------------------------------------------------------

static KrInt *big_new(KrThread *thread, size_t limbs)
{
    KrInt *big = kr_slab_alloc_plain(thread, sizeof *big + limbs * 8);
    if (!big) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    big->header = (KrObject){1, 0, 0, &kr_int_type};
    return big;
}

static void int_dealloc(KrThread *thread, KrObject *self)
{
    KrInt *big = (KrInt *)self;
    size_t limbs = (size_t)(big->size < 0 ? -big->size : big->size);
    if (self->type == &kr_int_type)
        kr_int_free(thread, self);
    else
        kr_object_free(thread, self, self->type->basic_size + (limbs ? limbs : 1) * 8);
}

static KR_NOINLINE KrOwn big_from_i64(KrThread *thread, int64_t number)
{
    KrInt *big = big_new(thread, 1);
    if (!big)
        return KR_NULL;
    big->size = number < 0 ? -1 : 1;
    big->limbs[0] = number < 0 ? -(uint64_t)number : (uint64_t)number;
    return kr_steal_obj(big);
}

KrOwn kr_int_from_i64(KrThread *thread, int64_t number)
{
    return KR_LIKELY(kr_int_fits(number)) ? kr_from_small_int(number) : big_from_i64(thread, number);
}

KrOwn kr_int_from_u64(KrThread *thread, uint64_t number)
{
    if (number <= (uint64_t)KR_INT_MAX)
        return kr_from_small_int((int64_t)number);
    KrInt *big = big_new(thread, 1);
    if (!big)
        return KR_NULL;
    big->size = 1;
    big->limbs[0] = number;
    return kr_steal_obj(big);
}

static KR_NOINLINE KrOwn from_limbs(KrThread *thread, uint64_t low, uint64_t high, bool negative)
{
    if (!high && negative && low == (uint64_t)KR_INT_MAX + 1)
        return kr_from_small_int(KR_INT_MIN);
    KrInt *big = big_new(thread, high ? 2 : 1);
    if (!big)
        return KR_NULL;
    big->size = high ? 2 : 1;
    if (negative)
        big->size = -big->size;
    big->limbs[0] = low;
    if (high)
        big->limbs[1] = high;
    return kr_steal_obj(big);
}

KR_INLINE KrOwn from_magnitude(KrThread *thread, unsigned __int128 magnitude, bool negative)
{
    uint64_t high = (uint64_t)(magnitude >> 64), low = (uint64_t)magnitude;
    if (!high && low <= (uint64_t)KR_INT_MAX)
        return kr_from_small_int(negative ? -(int64_t)low : (int64_t)low);
    return from_limbs(thread, low, high, negative);
}

static KrOwn from_mpz(KrThread *thread, const mpz_t number)
{
    size_t limbs = mpz_size(number);
    bool negative = mpz_sgn(number) < 0;
    if (limbs <= 2) {
        unsigned __int128 magnitude = limbs ? mpz_getlimbn(number, 0) : 0;
        if (limbs == 2)
            magnitude |= (unsigned __int128)mpz_getlimbn(number, 1) << 64;
        return from_magnitude(thread, magnitude, negative);
    }
    KrInt *big = big_new(thread, limbs);
    if (!big)
        return KR_NULL;
    big->size = negative ? -(int64_t)limbs : (int64_t)limbs;
    memcpy(big->limbs, mpz_limbs_read(number), limbs * 8);
    return kr_steal_obj(big);
}

// --- looking ----------------------------------------------------------------------------

bool kr_int_is_sub(KrRef value)
{
    return kr_is_small_int(value) ||
           (kr_bits(value) != 0 && kr_type_has(value, KR_TYPE_INT_SUB));
}

// A read-only view; `limb` holds the magnitude of immediates.
static void view(mpz_t out, KrRef value, mp_limb_t *limb)
{
    if (kr_is_small_int(value) || kr_is_bool(value)) {
        int64_t number = kr_is_small_int(value) ? kr_small_int_value(value)
                                                : kr_is(value, kr_bool(true));
        *limb = number < 0 ? -(uint64_t)number : (uint64_t)number;
        mpz_roinit_n(out, limb, number < 0 ? -1 : number > 0);
        return;
    }
    const KrInt *big = (const KrInt *)kr_obj(value);
    mpz_roinit_n(out, big->limbs, big->size);
}

KrFound kr_int_try_i64(KrRef value, int64_t *out)
{
    if (kr_is_small_int(value)) {
        *out = kr_small_int_value(value);
        return KR_PRESENT;
    }
    if (kr_is_bool(value)) {
        *out = kr_is(value, kr_bool(true));
        return KR_PRESENT;
    }
    const KrInt *big = (const KrInt *)kr_obj(value);
    if (big->size == 0) {
        *out = 0;
        return KR_PRESENT;
    }
    if (big->size == 1 && big->limbs[0] <= INT64_MAX) {
        *out = (int64_t)big->limbs[0];
        return KR_PRESENT;
    }
    if (big->size == -1 && big->limbs[0] <= (uint64_t)INT64_MAX + 1) {
        *out = (int64_t)-big->limbs[0];
        return KR_PRESENT;
    }
    return KR_ABSENT;
}

bool kr_int_to_i64(KrThread *thread, KrRef value, int64_t *out)
{
    if (!kr_int_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "an integer is required");
    if (kr_int_try_i64(value, out) == KR_PRESENT)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C ssize_t");
}

int kr_int_sign(KrRef value)
{
    if (kr_is_small_int(value))
        return (kr_small_int_value(value) > 0) - (kr_small_int_value(value) < 0);
    if (kr_is_bool(value))
        return kr_is(value, kr_bool(true));
    const KrInt *big = (const KrInt *)kr_obj(value);
    return (big->size > 0) - (big->size < 0);
}

uint64_t kr_int_bit_length(KrRef value)
{
    if (KR_LIKELY(kr_is_small_int(value))) {
        int64_t n = kr_small_int_value(value);
        return n ? 64 - (uint64_t)__builtin_clzll((uint64_t)(n < 0 ? -n : n)) : 0;
    }
    mpz_t number;
    mp_limb_t limb;
    view(number, value, &limb);
    if (KR_LIKELY(mpz_size(number) == 1))
        return 64 - (uint64_t)__builtin_clzll(mpz_getlimbn(number, 0));
    return mpz_sgn(number) ? mpz_sizeinbase(number, 2) : 0;
}

// --- arithmetic -------------------------------------------------------------------------

static KrOwn zero_division(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_zero_division_error, "division by zero");
}

// GMP aborts when it gets no memory, so large results ask first. False: MemoryError.
static bool room_for(KrThread *thread, unsigned __int128 bits)
{
    enum { SMALL = 1 << 27 };
    if (bits < SMALL) return true;
    void *probe = bits >> 37 ? NULL /* more than GMP can count */
                             : malloc((size_t)(bits / 8) + 64);
    free(probe);
    return probe || !kr_is_null(kr_exception_no_memory(thread));
}

static KrOwn shift(KrThread *thread, KrRef a, KrRef b, bool left)
{
    int64_t count;
    if (kr_int_sign(b) < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "negative shift count");
    bool fits = kr_int_try_i64(b, &count) == KR_PRESENT;
    if (!left) {
        if (!fits)
            return kr_from_small_int(kr_int_sign(a) < 0 ? -1 : 0);
    } else if (kr_int_sign(a) == 0) {
        return kr_from_small_int(0);
    } else if (!fits || count > INT64_C(1) << 40) {
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "too many digits in integer");
    }
    int64_t number;
    if (kr_int_try_i64(a, &number) == KR_PRESENT) {
        if (!left)
            return kr_int_from_i64(thread, number >> (count > 63 ? 63 : count));
        if (count < 64 && number > 0)
            return from_magnitude(thread, (unsigned __int128)number << count, false);
    }
    mpz_t x, result;
    mp_limb_t limb;
    view(x, a, &limb);
    if (left && !room_for(thread, (unsigned __int128)count + mpz_size(x) * 64))
        return KR_NULL;
    mpz_init(result);
    if (left)
        mpz_mul_2exp(result, x, (mp_bitcnt_t)count);
    else
        mpz_fdiv_q_2exp(result, x, (mp_bitcnt_t)count);
    KrOwn out = from_mpz(thread, result);
    mpz_clear(result);
    return out;
}

// A number of up to two limbs.
typedef unsigned __int128 Wide;
typedef struct Number {
    Wide magnitude;
    bool negative;
} Number;

KR_INLINE bool load_number(KrRef value, Number *out)
{
    if (kr_is_small_int(value)) {
        int64_t n = kr_small_int_value(value);
        *out = (Number){(uint64_t)(n < 0 ? -n : n), n < 0};
        return true;
    }
    if (kr_is_bool(value)) {
        *out = (Number){kr_is(value, kr_bool(true)), false};
        return true;
    }
    const KrInt *big = (const KrInt *)kr_obj(value);
    uint64_t limbs = (uint64_t)(big->size < 0 ? -big->size : big->size);
    if (limbs == 1)
        out->magnitude = big->limbs[0];
    else if (limbs == 2)
        out->magnitude = (Wide)big->limbs[1] << 64 | big->limbs[0];
    else if (limbs == 0)
        out->magnitude = 0;
    else
        return false;
    out->negative = big->size < 0;
    return true;
}

// Two's complement of 128 bits; false: does not fit.
KR_INLINE bool twos(const Number *n, Wide *out)
{
    *out = n->negative ? -n->magnitude : n->magnitude;
    return n->magnitude >> 127 == 0;
}

KR_INLINE KrOwn from_twos(KrThread *thread, Wide bits)
{
    bool negative = bits >> 127;
    return from_magnitude(thread, negative ? -bits : bits, negative);
}

// x + y, the second with its sign turned if `minus`. Null without an exception: more than 128 bits.
KR_INLINE KrOwn add_numbers(KrThread *thread, const Number *x, const Number *y, bool minus)
{
    bool negative = y->negative != minus;
    if (x->negative == negative) {
        Wide sum = x->magnitude + y->magnitude;
        return sum < x->magnitude ? KR_NULL : from_magnitude(thread, sum, negative);
    }
    if (x->magnitude >= y->magnitude)
        return from_magnitude(thread, x->magnitude - y->magnitude, x->negative);
    return from_magnitude(thread, y->magnitude - x->magnitude, negative);
}

// Quotient of magnitudes: one instruction where the hardware has it.
KR_INLINE Wide divide(Wide u, Wide v, Wide *rest)
{
    if ((uint64_t)(u >> 64) == 0 && (uint64_t)(v >> 64) == 0) {
        uint64_t quotient = (uint64_t)u / (uint64_t)v;
        *rest = (uint64_t)u % (uint64_t)v;
        return quotient;
    }
    Wide quotient = u / v;
    *rest = u - quotient * v;
    return quotient;
}

// Operands of up to two limbs, without GMP. `done` is false where the result needs more.
static KrOwn number_binary(KrThread *thread, const Number *x, const Number *y, KrBinaryOp op, bool *done)
{
    Wide u, v, rest;
    *done = true;
    switch ((int)op) {
    case KR_BINARY_ADD:
    case KR_BINARY_SUB: {
        KrOwn sum = add_numbers(thread, x, y, op == KR_BINARY_SUB);
        *done = !kr_is_null(sum) || kr_thread_has_exception(thread);
        return sum;
    }
    case KR_BINARY_MUL:
        if ((x->magnitude | y->magnitude) >> 64)
            break;
        return from_magnitude(thread, (Wide)(uint64_t)x->magnitude * (uint64_t)y->magnitude,
                              x->negative != y->negative);
    case KR_BINARY_AND:
    case KR_BINARY_OR:
    case KR_BINARY_XOR:
        if (!x->negative && !y->negative) {
            u = x->magnitude;
            v = y->magnitude;
            return from_magnitude(thread, op == KR_BINARY_AND ? u & v
                                          : op == KR_BINARY_OR ? u | v : u ^ v, false);
        }
        if (!twos(x, &u) || !twos(y, &v))
            break;
        return from_twos(thread, op == KR_BINARY_AND ? u & v : op == KR_BINARY_OR ? u | v : u ^ v);
    case KR_BINARY_FLOORDIV:
    case KR_BINARY_MOD:
        if (y->magnitude == 0)
            return zero_division(thread);
        u = divide(x->magnitude, y->magnitude, &rest);
        if (op == KR_BINARY_MOD) {
            if (rest && x->negative != y->negative)
                rest = y->magnitude - rest;
            return from_magnitude(thread, rest, y->negative);
        }
        if (x->negative == y->negative)
            return from_magnitude(thread, u, false);
        if (rest && ++u == 0)
            break;
        return from_magnitude(thread, u, true);
    case KR_BINARY_RSHIFT:
        if (y->negative)
            break;
        u = y->magnitude > 127 ? 0 : x->magnitude >> (int)y->magnitude;
        if (!x->negative)
            return from_magnitude(thread, u, false);
        rest = y->magnitude > 127 ? x->magnitude : x->magnitude & (((Wide)1 << (int)y->magnitude) - 1);
        return from_magnitude(thread, u + (rest != 0), true); // towards minus infinity
    case KR_BINARY_LSHIFT:
        if (y->negative || y->magnitude > 127)
            break;
        u = x->magnitude << (int)y->magnitude;
        if (u >> (int)y->magnitude != x->magnitude)
            break;
        return from_magnitude(thread, u, x->negative);
    default: break;
    }
    *done = false;
    return KR_NULL;
}

// Low limb of an exact int that is not negative; `limbs` is how many it has, at least 1.
KR_INLINE bool natural(KrRef value, uint64_t *low, int64_t *limbs)
{
    if (kr_is_small_int(value)) {
        *low = (uint64_t)kr_small_int_value(value);
        *limbs = 1;
        return (int64_t)*low >= 0;
    }
    const KrInt *big = (const KrInt *)kr_obj(value);
    if (big->header.type != &kr_int_type || big->size < 1)
        return false;
    *low = big->limbs[0];
    *limbs = big->size;
    return true;
}

KR_INLINE KrOwn from_words(KrThread *thread, uint64_t low, uint64_t high, bool negative)
{
    if (KR_LIKELY(!high && low <= (uint64_t)KR_INT_MAX))
        return kr_from_small_int(negative ? -(int64_t)low : (int64_t)low);
    return from_limbs(thread, low, high, negative);
}

// The commonest cases: numbers of 64 bits without signs. Null: not one of them.
KR_INLINE KrOwn natural_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    uint64_t x, y;
    int64_t x_limbs, y_limbs;
    if (!natural(a, &x, &x_limbs) || !natural(b, &y, &y_limbs))
        return KR_NULL;
    if (op == KR_BINARY_AND) // the shorter one cuts the other
        return x_limbs == 1 || y_limbs == 1 ? from_words(thread, x & y, 0, false) : KR_NULL;
    if (x_limbs != 1 || y_limbs != 1)
        return KR_NULL;
    switch ((int)op) {
    case KR_BINARY_ADD: return from_words(thread, x + y, x + y < x, false);
    case KR_BINARY_SUB: return from_words(thread, x >= y ? x - y : y - x, 0, x < y);
    case KR_BINARY_MUL: {
        Wide product = (Wide)x * y;
        return from_words(thread, (uint64_t)product, (uint64_t)(product >> 64), false);
    }
    case KR_BINARY_OR: return from_words(thread, x | y, 0, false);
    case KR_BINARY_XOR: return from_words(thread, x ^ y, 0, false);
    case KR_BINARY_RSHIFT: return from_words(thread, y < 64 ? x >> y : 0, 0, false);
    case KR_BINARY_MOD: return y ? from_words(thread, x % y, 0, false) : KR_NULL;
    case KR_BINARY_FLOORDIV: return y ? from_words(thread, x / y, 0, false) : KR_NULL;
    default: return KR_NULL;
    }
}

// --- numbers of some limbs, worked on in the stack: no scratch memory of GMP's

enum { SOME_LIMBS = 64 };
typedef struct Limbs {
    const mp_limb_t *limbs;
    mp_size_t count; // without leading zeros
    bool negative;
} Limbs;

KR_INLINE Limbs limbs_of(KrRef value, mp_limb_t *own)
{
    if (kr_is_small_int(value) || kr_is_bool(value)) {
        int64_t n = kr_is_small_int(value) ? kr_small_int_value(value) : kr_is(value, kr_bool(true));
        *own = (mp_limb_t)(n < 0 ? -n : n);
        return (Limbs){own, n != 0, n < 0};
    }
    const KrInt *big = (const KrInt *)kr_obj(value);
    return (Limbs){big->limbs, big->size < 0 ? -big->size : big->size, big->size < 0};
}

static KrOwn from_limb_array(KrThread *thread, const mp_limb_t *limbs, mp_size_t count, bool negative)
{
    while (count > 0 && limbs[count - 1] == 0)
        count--;
    if (count <= 2)
        return from_magnitude(thread, count == 0   ? 0
                                      : count == 1 ? limbs[0]
                                                   : (Wide)limbs[1] << 64 | limbs[0],
                              negative);
    KrInt *big = big_new(thread, (size_t)count);
    if (!big)
        return KR_NULL;
    big->size = negative ? -(int64_t)count : (int64_t)count;
    memcpy(big->limbs, limbs, (size_t)count * sizeof *limbs);
    return kr_steal_obj(big);
}

// Quotient and rest towards minus infinity; either may be null. The divisor is not 0.
static bool limbs_divide(KrThread *thread, Limbs x, Limbs y, KrOwn *quotient, KrOwn *rest)
{
    mp_limb_t q[SOME_LIMBS + 2], r[SOME_LIMBS + 1];
    mp_size_t q_count = 0, r_count = x.count;
    if (x.count < y.count) {
        memcpy(r, x.limbs, (size_t)x.count * sizeof *r);
    } else {
        if (y.count == 1)
            r[0] = mpn_divrem_1(q, 0, x.limbs, x.count, y.limbs[0]);
        else
            mpn_tdiv_qr(q, r, 0, x.limbs, x.count, y.limbs, y.count);
        q_count = x.count - y.count + 1;
        r_count = y.count;
    }
    while (r_count > 0 && r[r_count - 1] == 0)
        r_count--;
    if (x.negative != y.negative && r_count > 0) { // one further down
        q[q_count] = 0;
        if (q_count == 0)
            q[q_count++] = 1;
        else if (mpn_add_1(q, q, q_count, 1))
            q[q_count++] = 1;
        mpn_sub(r, y.limbs, y.count, r, r_count);
        r_count = y.count;
    }
    if (quotient)
        *quotient = from_limb_array(thread, q, q_count, x.negative != y.negative);
    if (quotient && kr_is_null(*quotient))
        return false;
    if (rest)
        *rest = from_limb_array(thread, r, r_count, y.negative);
    if (rest && kr_is_null(*rest)) {
        if (quotient)
            kr_drop(thread, kr_move(quotient));
        return false;
    }
    return true;
}

// Many digits by one: GMP's way, which knows no processor newer than 2005, takes a half longer.
#if defined(__x86_64__) && defined(__clang__)
__attribute__((target("bmi2"))) static mp_limb_t multiply_by_one(mp_limb_t *result, const mp_limb_t *digits, mp_size_t count, mp_limb_t factor)
{
    unsigned long long high = 0, upper[8], lower[8], sum;
    mp_size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        unsigned char carry = 0;
        for (int k = 0; k < 8; k++)
            lower[k] = _mulx_u64(digits[i + k], factor, &upper[k]);
        for (int k = 0; k < 8; k++) {
            carry = _addcarry_u64(carry, lower[k], k ? upper[k - 1] : high, &sum);
            result[i + k] = sum;
        }
        high = upper[7] + carry;
    }
    for (; i < count; i++) {
        lower[0] = _mulx_u64(digits[i], factor, upper);
        unsigned char carry = _addcarry_u64(0, lower[0], high, &sum);
        result[i] = sum;
        high = upper[0] + carry;
    }
    return high;
}
static void multiply(mp_limb_t *result, Limbs big, Limbs small)
{
    static int8_t has_bmi2 = -1;
    if (small.count != 1 || big.count < 16) {
        mpn_mul(result, big.limbs, big.count, small.limbs, small.count);
        return;
    }
    if (has_bmi2 < 0) {
        __builtin_cpu_init();
        has_bmi2 = __builtin_cpu_supports("bmi2") != 0;
    }
    result[big.count] = has_bmi2 ? multiply_by_one(result, big.limbs, big.count, small.limbs[0])
                                 : mpn_mul_1(result, big.limbs, big.count, small.limbs[0]);
}
#else
static void multiply(mp_limb_t *result, Limbs big, Limbs small)
{
    mpn_mul(result, big.limbs, big.count, small.limbs, small.count);
}
#endif

// Sums and products that are no cells of slabs: they are computed where they stay. False: not of this kind.
static bool long_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, KrOwn *out)
{
    if (op != KR_BINARY_ADD && op != KR_BINARY_SUB && op != KR_BINARY_MUL)
        return false;
    mp_limb_t own[2];
    Limbs x = limbs_of(a, &own[0]), y = limbs_of(b, &own[1]);
    if (op == KR_BINARY_SUB)
        y.negative = !y.negative;
    bool longer = x.count < y.count || (x.count == y.count && x.count && mpn_cmp(x.limbs, y.limbs, x.count) < 0);
    Limbs big = longer ? y : x, small = longer ? x : y;
    bool sums = op != KR_BINARY_MUL && x.negative == y.negative;
    mp_size_t count = op == KR_BINARY_MUL ? big.count + small.count : big.count + sums;
    if (small.count == 0 || sizeof(KrInt) + (size_t)(count - 1) * 8 <= KR_SLAB_LIMIT)
        return false;
    *out = KR_NULL;
    if (op == KR_BINARY_MUL && !room_for(thread, (unsigned __int128)count * 64))
        return true;
    KrInt *result = big_new(thread, (size_t)count);
    if (!result)
        return true;
    if (op != KR_BINARY_MUL && !sums)
        mpn_sub(result->limbs, big.limbs, big.count, small.limbs, small.count);
    else if (sums)
        result->limbs[big.count] = mpn_add(result->limbs, big.limbs, big.count, small.limbs, small.count);
    else if (x.limbs == y.limbs)
        mpn_sqr(result->limbs, x.limbs, x.count);
    else
        multiply(result->limbs, big, small);
    while (count > 0 && result->limbs[count - 1] == 0)
        count--;
    bool negative = op == KR_BINARY_MUL ? x.negative != y.negative : big.negative;
    result->size = negative ? -(int64_t)count : (int64_t)count;
    if (sizeof(KrInt) + (size_t)count * 8 > KR_SLAB_LIMIT) {
        *out = kr_steal_obj(result);
    } else { // a difference of few digits: its memory would be taken for a cell's
        *out = from_limb_array(thread, result->limbs, count, negative);
        kr_slab_free_big(thread, result, 0);
    }
    return true;
}

// The sum of two numbers of one sign, neither of them immediate: computed where it stays, unless it grows by a limb.
static KrOwn sum_in_place(KrThread *thread, Limbs x, Limbs y)
{
    if (x.count < y.count) {
        Limbs swapped = x;
        x = y;
        y = swapped;
    }
    KrInt *sum = big_new(thread, (size_t)x.count);
    if (!sum)
        return KR_NULL;
    sum->size = x.negative ? -(int64_t)x.count : (int64_t)x.count;
    mp_limb_t carry;
    if (x.count == 2) {
        Wide low = (Wide)x.limbs[0] + y.limbs[0], high = (Wide)x.limbs[1] + (y.count == 2 ? y.limbs[1] : 0) + (uint64_t)(low >> 64);
        sum->limbs[0] = (uint64_t)low;
        sum->limbs[1] = (uint64_t)high;
        carry = (mp_limb_t)(high >> 64);
    } else {
        carry = mpn_add(sum->limbs, x.limbs, x.count, y.limbs, y.count);
    }
    if (KR_LIKELY(!carry))
        return kr_steal_obj(sum);
    KrInt *longer = big_new(thread, (size_t)x.count + 1);
    if (longer) {
        memcpy(longer->limbs, sum->limbs, (size_t)x.count * sizeof *sum->limbs);
        longer->limbs[x.count] = carry;
        longer->size = x.negative ? -(int64_t)x.count - 1 : (int64_t)x.count + 1;
    }
    kr_drop(thread, kr_steal_obj(sum));
    return kr_steal_obj(longer);
}

// What two numbers that are not negative have in common, of which one may have more than 64 bits.
static KrOwn common_bits(KrThread *thread, Limbs x, Limbs y)
{
    mp_size_t count = x.count < y.count ? x.count : y.count;
    while (count > 0 && !(x.limbs[count - 1] & y.limbs[count - 1]))
        count--;
    if (count <= 1)
        return from_magnitude(thread, count ? x.limbs[0] & y.limbs[0] : 0, false);
    KrInt *result = big_new(thread, (size_t)count);
    if (!result)
        return KR_NULL;
    result->size = count;
    for (mp_size_t i = 0; i < count; i++)
        result->limbs[i] = x.limbs[i] & y.limbs[i];
    return kr_steal_obj(result);
}

// Two numbers of two limbs each.
static KrOwn product_of_pairs(KrThread *thread, Limbs x, Limbs y)
{
    Wide low = (Wide)x.limbs[0] * y.limbs[0], left = (Wide)x.limbs[1] * y.limbs[0], right = (Wide)x.limbs[0] * y.limbs[1],
         high = (Wide)x.limbs[1] * y.limbs[1];
    Wide middle = (low >> 64) + (uint64_t)left + (uint64_t)right;
    high += (left >> 64) + (right >> 64) + (middle >> 64);
    mp_limb_t limbs[4] = {(uint64_t)low, (uint64_t)middle, (uint64_t)high, (uint64_t)(high >> 64)};
    return from_limb_array(thread, limbs, 4, x.negative != y.negative);
}

KR_INLINE bool is_exact_big(KrRef value)
{
    return kr_is_ptr(value) && kr_obj(value)->type == &kr_int_type;
}
KR_INLINE Limbs limbs_of_big(KrRef value)
{
    const KrInt *big = (const KrInt *)kr_obj(value);
    return (Limbs){big->limbs, big->size < 0 ? -big->size : big->size, big->size < 0};
}

// Some operators of two exact ints that are objects, without detour. Null without an exception: not of this kind.
KR_INLINE KrOwn big_operands(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    Limbs x = limbs_of_big(a), y = limbs_of_big(b);
    if (op == KR_BINARY_AND)
        return x.negative || y.negative ? KR_NULL : common_bits(thread, x, y);
    if (op == KR_BINARY_MUL)
        return x.count == 2 && y.count == 2 ? product_of_pairs(thread, x, y) : KR_NULL;
    if (op == KR_BINARY_SUB)
        y.negative = !y.negative;
    else if (op != KR_BINARY_ADD)
        return KR_NULL;
    return x.negative == y.negative ? sum_in_place(thread, x, y) : KR_NULL;
}

// False: not of this kind, or not that small.
static bool limbs_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op, KrOwn *out)
{
    mp_limb_t own[2], result[2 * SOME_LIMBS + 2];
    Limbs x = limbs_of(a, &own[0]), y = limbs_of(b, &own[1]);
    if (op == KR_BINARY_LSHIFT || op == KR_BINARY_RSHIFT) {
        if (x.count > SOME_LIMBS || x.count == 0 || y.count > 1 || y.negative ||
            (y.count && y.limbs[0] >= SOME_LIMBS * 64))
            return false;
        mp_size_t words = (mp_size_t)((y.count ? y.limbs[0] : 0) / 64);
        unsigned bits = (y.count ? y.limbs[0] : 0) % 64;
        if (op == KR_BINARY_LSHIFT) {
            memset(result, 0, (size_t)words * sizeof *result);
            result[words + x.count] = 0;
            if (bits)
                result[words + x.count] = mpn_lshift(result + words, x.limbs, x.count, bits);
            else
                memcpy(result + words, x.limbs, (size_t)x.count * sizeof *result);
            *out = from_limb_array(thread, result, words + x.count + 1, x.negative);
            return true;
        }
        if (x.negative || words >= x.count)
            return false;
        if (bits)
            mpn_rshift(result, x.limbs + words, x.count - words, bits);
        *out = from_limb_array(thread, bits ? result : x.limbs + words, x.count - words, false);
        return true;
    }
    if (x.count > SOME_LIMBS || y.count > SOME_LIMBS)
        return false;
    if (op == KR_BINARY_FLOORDIV || op == KR_BINARY_MOD) {
        if (y.count == 0)
            return false;
        *out = KR_NULL;
        (void)limbs_divide(thread, x, y, op == KR_BINARY_FLOORDIV ? out : NULL, op == KR_BINARY_MOD ? out : NULL);
        return true;
    }
    if (op == KR_BINARY_SUB)
        y.negative = !y.negative;
    else if (op != KR_BINARY_ADD && op != KR_BINARY_MUL && (op == KR_BINARY_POW || x.negative || y.negative))
        return false;
    bool longer = x.count < y.count || (x.count == y.count && x.count && mpn_cmp(x.limbs, y.limbs, x.count) < 0);
    Limbs big = longer ? y : x, small = longer ? x : y;
    mp_size_t count = big.count;
    switch ((int)op) {
    case KR_BINARY_ADD:
    case KR_BINARY_SUB:
        if (small.count == 0)
            memcpy(result, big.limbs, (size_t)count * sizeof *result);
        else if (x.negative == y.negative)
            result[count++] = mpn_add(result, big.limbs, big.count, small.limbs, small.count);
        else
            mpn_sub(result, big.limbs, big.count, small.limbs, small.count);
        *out = from_limb_array(thread, result, count, big.negative);
        return true;
    case KR_BINARY_MUL:
        if (small.count == 0) {
            *out = kr_from_small_int(0);
            return true;
        }
        multiply(result, big, small);
        *out = from_limb_array(thread, result, big.count + small.count, x.negative != y.negative);
        return true;
    case KR_BINARY_AND:
        for (count = 0; count < small.count; count++)
            result[count] = big.limbs[count] & small.limbs[count];
        break;
    case KR_BINARY_OR:
    case KR_BINARY_XOR:
        memcpy(result, big.limbs, (size_t)count * sizeof *result);
        for (mp_size_t i = 0; i < small.count; i++)
            result[i] = op == KR_BINARY_OR ? result[i] | small.limbs[i] : result[i] ^ small.limbs[i];
        break;
    default: return false;
    }
    *out = from_limb_array(thread, result, count, false);
    return true;
}

KrOwn kr_int_divmod(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn pair[2] = {KR_NULL, KR_NULL};
    if (kr_is_small_int(a) && kr_is_small_int(b) && kr_small_int_value(b) != 0) {
        int64_t x = kr_small_int_value(a), y = kr_small_int_value(b);
        int64_t quotient = x / y, rest = x % y;
        if (rest && (rest < 0) != (y < 0)) {
            rest += y;
            quotient--;
        }
        pair[0] = kr_int_from_i64(thread, quotient);
        pair[1] = kr_from_small_int(rest);
        return kr_tuple_pack_own(thread, pair, 2);
    }
    if (kr_int_sign(b) == 0)
        return zero_division(thread);
    mp_limb_t own[2];
    Limbs x = limbs_of(a, &own[0]), y = limbs_of(b, &own[1]);
    if (x.count <= SOME_LIMBS && y.count <= SOME_LIMBS) {
        if (!limbs_divide(thread, x, y, &pair[0], &pair[1]))
            return KR_NULL;
        return kr_tuple_pack_own(thread, pair, 2);
    }
    mpz_t p, q, quotient, rest;
    view(p, a, &own[0]);
    view(q, b, &own[1]);
    mpz_init(quotient);
    mpz_init(rest);
    mpz_fdiv_qr(quotient, rest, p, q);
    pair[0] = from_mpz(thread, quotient);
    pair[1] = kr_is_null(pair[0]) ? KR_NULL : from_mpz(thread, rest);
    mpz_clear(quotient);
    mpz_clear(rest);
    return kr_tuple_pack_own(thread, pair, 2);
}

KrOwn kr_int_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op)
{
    Number x, y;
    bool done;
    KrOwn out = natural_binary(thread, a, b, op);
    if (KR_LIKELY(!kr_is_null(out)))
        return out;
    if (kr_thread_has_exception(thread)) // no memory
        return out;
    if (load_number(a, &x) && load_number(b, &y)) {
        out = number_binary(thread, &x, &y, op, &done);
        if (done)
            return out;
    }
    if (limbs_binary(thread, a, b, op, &out) || long_binary(thread, a, b, op, &out))
        return out;
    if (op == KR_BINARY_LSHIFT || op == KR_BINARY_RSHIFT)
        return shift(thread, a, b, op == KR_BINARY_LSHIFT);
    if (op == KR_BINARY_POW)
        return kr_int_power(thread, a, b, kr_none());
    mpz_t p, q, result;
    mp_limb_t limb_p, limb_q;
    view(p, a, &limb_p);
    view(q, b, &limb_q);
    if ((op == KR_BINARY_FLOORDIV || op == KR_BINARY_MOD) && mpz_sgn(q) == 0)
        return zero_division(thread);
    if (op == KR_BINARY_MUL && !room_for(thread, (unsigned __int128)(mpz_size(p) + mpz_size(q)) * 64))
        return KR_NULL;
    mpz_init(result);
    switch ((int)op) {
    case KR_BINARY_ADD: mpz_add(result, p, q); break;
    case KR_BINARY_SUB: mpz_sub(result, p, q); break;
    case KR_BINARY_MUL: mpz_mul(result, p, q); break;
    case KR_BINARY_AND: mpz_and(result, p, q); break;
    case KR_BINARY_OR: mpz_ior(result, p, q); break;
    case KR_BINARY_XOR: mpz_xor(result, p, q); break;
    case KR_BINARY_FLOORDIV: mpz_fdiv_q(result, p, q); break;
    case KR_BINARY_MOD: mpz_fdiv_r(result, p, q); break;
    default: kr_panic("int operator %d", op);
    }
    out = from_mpz(thread, result);
    mpz_clear(result);
    return out;
}

// base ** exponent by squaring, while it fits a word.
static bool small_power(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t result = 1;
    for (;;) {
        if (exponent & 1 && __builtin_mul_overflow(result, base, &result))
            return false;
        exponent >>= 1;
        if (exponent == 0)
            break;
        if (__builtin_mul_overflow(base, base, &base))
            return false;
    }
    *out = result;
    return true;
}

KrOwn kr_int_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    int64_t quick;
    if (kr_is_none(modulus) && kr_is_small_int(a) && kr_is_small_int(b) && kr_small_int_value(b) >= 0 &&
        small_power(kr_small_int_value(a), kr_small_int_value(b), &quick))
        return kr_int_from_i64(thread, quick);
    mpz_t p, q, m, result;
    mp_limb_t limb_p, limb_q, limb_m;
    view(p, a, &limb_p);
    view(q, b, &limb_q);
    KrOwn out;
    if (!kr_is_none(modulus)) {
        view(m, modulus, &limb_m);
        if (mpz_sgn(m) == 0)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "pow() 3rd argument cannot be 0");
        mpz_init(result);
        if (mpz_sgn(q) < 0 && !mpz_invert(result, p, m)) {
            mpz_clear(result);
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "base is not invertible for the given modulus");
        }
        mpz_powm(result, p, q, m);
        if (mpz_sgn(m) < 0 && mpz_sgn(result) > 0) // the result has the modulus' sign
            mpz_add(result, result, m);
        out = from_mpz(thread, result);
        mpz_clear(result);
        return out;
    }
    if (mpz_sgn(q) < 0) { // a float
        double base, exponent;
        if (!kr_int_to_double(thread, a, &base) || !kr_int_to_double(thread, b, &exponent))
            return KR_NULL;
        if (base == 0.0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "zero to a negative power");
        return kr_from_float(pow(base, exponent));
    }
    if (mpz_size(q) > 1 && mpz_cmpabs_ui(p, 1) > 0)
        return kr_exception_no_memory(thread);
    if (mpz_cmpabs_ui(p, 1) > 0 &&
        !room_for(thread, (unsigned __int128)mpz_sizeinbase(p, 2) * mpz_get_ui(q)))
        return KR_NULL;
    mpz_init(result);
    if (mpz_cmpabs_ui(p, 1) <= 0) {
        mpz_set(result, p);
        if (mpz_sgn(q) == 0 || (mpz_sgn(p) < 0 && mpz_even_p(q)))
            mpz_set_ui(result, 1);
    } else {
        mpz_pow_ui(result, p, mpz_get_ui(q));
    }
    out = from_mpz(thread, result);
    mpz_clear(result);
    return out;
}

KrOwn kr_int_negate(KrThread *thread, KrRef a)
{
    return kr_int_binary(thread, kr_from_bits(kr_int_bits(0)), a, KR_BINARY_SUB);
}

KrOwn kr_int_invert(KrThread *thread, KrRef a)
{
    return kr_int_binary(thread, kr_from_bits(kr_int_bits(-1)), a, KR_BINARY_SUB);
}

// Two exact ints that are objects: the sign of the first's difference from the second.
KR_INLINE int compare_big(const KrInt *x, const KrInt *y)
{
    if (x->size != y->size) return x->size < y->size ? -1 : 1;
    int64_t i = (x->size < 0 ? -x->size : x->size) - 1;
    while (i > 0 && x->limbs[i] == y->limbs[i])
        i--;
    return (x->limbs[i] == y->limbs[i]) ? 0 : (x->limbs[i] < y->limbs[i]) == (x->size > 0) ? -1 : 1;
}

int kr_int_compare(KrRef a, KrRef b)
{
    if (kr_is_small_int(a) && kr_is_small_int(b)) {
        int64_t x = kr_small_int_value(a), y = kr_small_int_value(b);
        return (x > y) - (x < y);
    }
    if (is_exact_big(a) && is_exact_big(b)) return compare_big((const KrInt *)kr_obj(a), (const KrInt *)kr_obj(b));
    Number x, y;
    if (load_number(a, &x) && load_number(b, &y)) {
        if (x.negative != y.negative)
            return x.negative ? -1 : 1;
        int magnitudes = (x.magnitude > y.magnitude) - (x.magnitude < y.magnitude);
        return x.negative ? -magnitudes : magnitudes;
    }
    mp_limb_t own[2];
    Limbs p = limbs_of(a, &own[0]), q = limbs_of(b, &own[1]);
    if (p.negative != q.negative)
        return p.negative ? -1 : 1;
    int order = p.count != q.count ? (p.count > q.count) - (p.count < q.count) : mpn_cmp(p.limbs, q.limbs, p.count);
    order = (order > 0) - (order < 0);
    return p.negative ? -order : order;
}

int kr_int_compare_double(KrRef a, double b)
{
    if (isinf(b))
        return b > 0 ? -1 : 1;
    mpz_t p;
    mp_limb_t limb;
    view(p, a, &limb);
    int order = mpz_cmp_d(p, b);
    return (order > 0) - (order < 0);
}

int64_t kr_int_hash(KrRef a)
{
    const uint64_t modulus = (UINT64_C(1) << 61) - 1;
    if (kr_is_small_int(a)) { // its magnitude is less than the modulus
        int64_t n = kr_small_int_value(a);
        return n == -1 ? -2 : n;
    }
    mpz_t p;
    mp_limb_t limb;
    view(p, a, &limb);
    uint64_t rest = mpz_tdiv_ui(p, modulus); // of the magnitude
    int64_t hash = mpz_sgn(p) < 0 ? -(int64_t)rest : (int64_t)rest;
    return hash == -1 ? -2 : hash;
}

// --- float ------------------------------------------------------------------------------

bool kr_int_to_double(KrThread *thread, KrRef value, double *out)
{
    int64_t number;
    if (kr_int_try_i64(value, &number) == KR_PRESENT) {
        *out = (double)number;
        return true;
    }
    mpz_t p, top;
    mp_limb_t limb;
    view(p, value, &limb);
    size_t bits = mpz_sizeinbase(p, 2);
    if (bits > 1024)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "int too large to convert to float");
    // 64 leading bits, the lowest sticky, are rounded to even by the hardware
    mpz_init(top);
    mp_bitcnt_t cut = bits > 64 ? bits - 64 : 0;
    mpz_tdiv_q_2exp(top, p, cut);
    uint64_t head = mpz_getlimbn(top, 0);
    if (cut && mpz_scan1(p, 0) < cut)
        head |= 1;
    mpz_clear(top);
    double result = ldexp((double)head, (int)cut);
    *out = mpz_sgn(p) < 0 ? -result : result;
    if (isinf(result))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "int too large to convert to float");
    return true;
}

KrOwn kr_int_from_double(KrThread *thread, double number)
{
    number = trunc(number);
    if (fabs(number) < 9e18)
        return kr_int_from_i64(thread, (int64_t)number);
    mpz_t result;
    mpz_init_set_d(result, number);
    KrOwn out = from_mpz(thread, result);
    mpz_clear(result);
    return out;
}

static int max_digits = 4300; // sys.set_int_max_str_digits

int kr_int_max_digits(void)
{
    return max_digits;
}

void kr_int_set_max_digits(int digits)
{
    max_digits = digits;
}

// --- text -------------------------------------------------------------------------------

enum { FEW_DIGITS = 600, FEW_LIMBS = 32 }; // fewer than any limit of sys.set_int_max_str_digits()

// Known to be digits.
static KrOwn from_digits(KrThread *thread, const char *digits, size_t length, bool negative)
{
    mp_limb_t limbs[FEW_DIGITS / 19 + 1];
    size_t count = kr_digits_read(digits, length, limbs);
    return from_limb_array(thread, limbs, (mp_size_t)count, negative);
}

KrOwn kr_int_from_text(KrThread *thread, const char *digits, size_t length, int base)
{
    if (length <= 15 && base == 10) { // fits 49 bits
        int64_t number = 0;
        bool negative = length && digits[0] == '-';
        for (size_t i = negative; i < length; i++)
            number = number * 10 + (digits[i] - '0');
        if (number <= KR_INT_MAX)
            return kr_from_small_int(negative ? -number : number);
    }
    if (base == 10 && length <= FEW_DIGITS)
        return from_digits(thread, digits + (*digits == '-'), length - (*digits == '-'), *digits == '-');
    char *text = malloc(length + 1);
    if (!text)
        return kr_exception_no_memory(thread);
    memcpy(text, digits, length);
    text[length] = 0;
    mpz_t result;
    int bad = mpz_init_set_str(result, text, base);
    free(text);
    KrOwn out = bad ? kr_exception_raise(thread, &kr_exception_value_error, "invalid digits")
                    : from_mpz(thread, result);
    mpz_clear(result);
    return out;
}

static KrOwn text_of_digits(KrThread *thread, const char *at, const char *end)
{
    if (end - at == 1)
        return kr_str_char(thread, (uint8_t)*at);
    KrStr *text = kr_str_new(thread, end - at, 127);
    if (!text)
        return KR_NULL;
    kr_span_copy(kr_str_data(text), at, (size_t)(end - at));
    return kr_steal_obj(text);
}

static KrOwn text_of_limbs(KrThread *thread, const KrInt *big, size_t size)
{
    mp_limb_t limbs[FEW_LIMBS];
    char buffer[FEW_LIMBS * 20 + 1], *end = buffer + sizeof buffer;
    for (size_t i = 0; i < size; i++)
        limbs[i] = big->limbs[i];
    char *at = kr_digits_write(limbs, size, end);
    if (big->size < 0)
        *--at = '-';
    return text_of_digits(thread, at, end);
}

KrOwn kr_int_to_text(KrThread *thread, KrRef value, int base)
{
    int64_t number;
    char buffer[72];
    if (base == 10 && kr_int_try_i64(value, &number) == KR_PRESENT) {
        char *end = buffer + sizeof buffer, *at = end;
        at = kr_digits_before(at, number < 0 ? -(uint64_t)number : (uint64_t)number);
        if (number < 0)
            *--at = '-';
        return text_of_digits(thread, at, end);
    }
    if (base != 10 && kr_int_try_i64(value, &number) == KR_PRESENT) { // 2, 8, 16
        char *end = buffer + sizeof buffer, *at = end;
        uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
        int bits = __builtin_ctz((unsigned)base);
        kr_assert(base == 1 << bits && base <= 16);
        do
            *--at = "0123456789abcdef"[rest & ((unsigned)base - 1)];
        while (rest >>= bits);
        if (number < 0)
            *--at = '-';
        return text_of_digits(thread, at, end);
    }
    if (base == 10 && kr_is_ptr(value)) {
        const KrInt *big = (const KrInt *)(const void *)kr_obj(value);
        uint64_t size = (uint64_t)(big->size < 0 ? -big->size : big->size);
        if (size && size <= FEW_LIMBS)
            return text_of_limbs(thread, big, size);
    }
    mpz_t p;
    mp_limb_t limb;
    view(p, value, &limb);
    size_t size = mpz_sizeinbase(p, base);
    char *text = base == 10 && max_digits && size > (size_t)max_digits + 1
                     ? NULL
                     : mpz_get_str(NULL, base, p);
    if (!text || (base == 10 && max_digits &&
                  strlen(text) - (mpz_sgn(p) < 0) > (size_t)max_digits)) {
        free(text);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Exceeds the limit (%d digits) for integer string conversion; "
                                  "use sys.set_int_max_str_digits() to increase the limit",
                                  max_digits);
    }
    KrOwn out = kr_str_from_utf8(thread, text, strlen(text));
    free(text);
    return out;
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

KrOwn kr_int_bad_literal(KrThread *thread, KrRef shown, int base)
{
    KrOwn whole = kr_repr(thread, shown), cut = KR_NULL;
    if (!kr_is_null(whole)) {
        int64_t length = kr_str_obj(kr_ref(whole))->length;
        cut = kr_str_slice(thread, kr_ref(whole), 0, length > 200 ? 200 : length, 1);
    }
    if (!kr_is_null(cut))
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "invalid literal for int() with base %d: %S", base, kr_ref(cut));
    kr_xdrop(thread, whole);
    kr_xdrop(thread, cut);
    return KR_NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

KrOwn kr_int_parse(KrThread *thread, const char *text, size_t length, int base)
{
    return kr_int_parse_shown(thread, text, length, base, KR_REF_NULL);
}

KrOwn kr_int_parse_shown(KrThread *thread, const char *text, size_t length, int base, KrRef given)
{
    const char *at = text, *end = text + length;
    while (at < end && is_blank(*at))
        at++;
    while (end > at && is_blank(end[-1]))
        end--;
    if (base == 10 && at < end && end - at <= 38) { // what fits 128 bits
        bool minus = *at == '-';
        const char *digit = at + (minus || *at == '+'), *stop = end - digit > 19 ? digit + 19 : end;
        uint64_t first = 0;
        for (; digit < stop && *digit >= '0' && *digit <= '9'; digit++)
            first = first * 10 + (uint64_t)(*digit - '0');
        unsigned __int128 number = first;
        for (; digit < end && *digit >= '0' && *digit <= '9'; digit++)
            number = number * 10 + (uint64_t)(*digit - '0');
        if (digit == end && end[-1] >= '0' && end[-1] <= '9')
            return from_magnitude(thread, number, minus);
    }
    if (base == 10 && end - at > 38 && (max_digits == 0 || end - at <= max_digits)) {
        bool minus = *at == '-';
        const char *digits = at + (minus || *at == '+');
        size_t count = (size_t)(end - digits);
        if (kr_digits_length(digits, count) == count)
            return count <= FEW_DIGITS ? from_digits(thread, digits, count, minus) : kr_int_from_text(thread, at + (*at == '+'), (size_t)(end - at) - (*at == '+'), 10);
    }
    if (base != 0 && base != 10 && at < end) {
        bool minus = *at == '-';
        const char *digit = at + (minus || *at == '+');
        uint64_t number = 0;
        for (; digit < end && digit_value(*digit) < base && number < UINT64_C(1) << 57; digit++)
            number = number * (uint64_t)base + (uint64_t)digit_value(*digit);
        if (digit == end && digit_value(end[-1]) < base)
            return from_magnitude(thread, number, minus);
    }
    char few[64];
    char *digits = length + 2 <= sizeof few ? few : malloc(length + 2);
    if (!digits)
        return kr_exception_no_memory(thread);
    size_t count = 0;
    int asked = base;
    if (at < end && (*at == '+' || *at == '-')) {
        if (*at == '-')
            digits[count++] = '-';
        at++;
    }
    size_t sign = count;
    bool ok = at < end, prefix = false;
    if (end - at > 2 && at[0] == '0') {
        int letter = at[1] | 32;
        int named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (named && (base == 0 || base == named)) {
            base = named;
            at += 2;
            prefix = true;
            if (*at == '_')
                at++;
        }
    }
    if (base == 0)
        base = 10;
    bool underscore = true; // not allowed before the first digit
    bool zero_first = at < end && *at == '0';
    for (; ok && at < end; at++) {
        if (*at == '_') {
            ok = !underscore;
            underscore = true;
            continue;
        }
        underscore = false;
        ok = digit_value(*at) < base;
        digits[count++] = *at;
    }
    ok = ok && !underscore && count > sign;
    if (ok && asked == 0 && !prefix && zero_first) // 0 base: no leading zeros but for zero
        for (size_t i = sign; i < count; i++)
            ok &= digits[i] == '0';
    KrOwn out;
    if (!ok) {
        KrOwn shown = kr_ref_is_null(given) ? kr_str_from_utf8(thread, text, length) : kr_dup(given);
        out = kr_is_null(shown)
                  ? KR_NULL
                  : kr_int_bad_literal(thread, kr_ref(shown), asked);
        kr_xdrop(thread, shown);
    } else if ((base & (base - 1)) != 0 && max_digits && count - sign > (size_t)max_digits) {
        out = kr_exception_raise(
            thread, &kr_exception_value_error,
            "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
            "use sys.set_int_max_str_digits() to increase the limit",
            max_digits, count - sign);
    } else {
        out = kr_int_from_text(thread, digits, count, base);
    }
    if (digits != few)
        free(digits);
    return out;
}

// --- more of what methods need ------------------------------------------------------------

uint64_t kr_int_bit_count(KrRef value)
{
    mpz_t p;
    mp_limb_t limb;
    view(p, value, &limb);
    return mpz_size(p) ? mpn_popcount(mpz_limbs_read(p), (mp_size_t)mpz_size(p)) : 0;
}

uint64_t kr_int_low_u64(KrRef value)
{
    mpz_t p;
    mp_limb_t limb;
    view(p, value, &limb);
    uint64_t low = mpz_getlimbn(p, 0);
    return mpz_sgn(p) < 0 ? -low : low;
}

KrOwn kr_int_plain(KrThread *thread, KrRef value)
{
    if (kr_int_is(value))
        return kr_dup(value);
    mpz_t p;
    mp_limb_t limb;
    view(p, value, &limb);
    return from_mpz(thread, p);
}

KrOwn kr_int_absolute(KrThread *thread, KrRef value)
{
    return kr_int_sign(value) < 0 ? kr_int_negate(thread, value) : kr_int_plain(thread, value);
}

KrOwn kr_int_subclass(KrThread *thread, KrType *type, KrRef number)
{
    mpz_t p;
    mp_limb_t limb;
    view(p, number, &limb);
    size_t limbs = mpz_size(p);
    KrInt *self = (KrInt *)(void *)kr_object_new(thread, type,
                                                 type->basic_size + (limbs ? limbs : 1) * 8);
    if (!self)
        return KR_NULL;
    self->size = mpz_sgn(p) < 0 ? -(int64_t)limbs : (int64_t)limbs;
    memcpy(self->limbs, mpz_limbs_read(p), limbs * 8);
    return kr_steal_obj(self);
}

// 2^52 .. 2^53 of the quotient with a sticky bit, so that ldexp rounds once (and knows of
// subnormal results by cutting more bits).
KrOwn kr_int_truediv(KrThread *thread, KrRef a, KrRef b)
{
    mpz_t p, q;
    mp_limb_t limb_p, limb_q;
    view(p, a, &limb_p);
    view(q, b, &limb_q);
    if (mpz_sgn(q) == 0)
        return kr_exception_raise(thread, &kr_exception_zero_division_error, "division by zero");
    if (mpz_sgn(p) == 0)
        return kr_from_float(mpz_sgn(q) < 0 ? -0.0 : 0.0);
    const uint64_t exact = UINT64_C(1) << 53;
    if (mpz_size(p) == 1 && mpz_size(q) == 1 && mpz_getlimbn(p, 0) <= exact &&
        mpz_getlimbn(q, 0) <= exact) {
        double x = (double)mpz_getlimbn(p, 0), y = (double)mpz_getlimbn(q, 0);
        return kr_from_float((mpz_sgn(p) < 0) != (mpz_sgn(q) < 0) ? -(x / y) : x / y);
    }
    int64_t scale = (int64_t)mpz_sizeinbase(p, 2) - (int64_t)mpz_sizeinbase(q, 2);
    bool negative = (mpz_sgn(p) < 0) != (mpz_sgn(q) < 0);
    if (scale > 1025)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "integer division result too large for a float");
    if (scale < -1080)
        return kr_from_float(negative ? -0.0 : 0.0);
    // shift so that the quotient has 55 or 56 bits, fewer where the result is subnormal
    int64_t shift = 55 - scale;
    if (shift > 1074 + 2)
        shift = 1074 + 2;
    mpz_t x, y, rest;
    mpz_init(x);
    mpz_init(y);
    mpz_init(rest);
    mpz_abs(x, p);
    mpz_abs(y, q);
    if (shift > 0)
        mpz_mul_2exp(x, x, (mp_bitcnt_t)shift);
    else
        mpz_mul_2exp(y, y, (mp_bitcnt_t)-shift);
    mpz_tdiv_qr(x, rest, x, y);
    uint64_t quotient = mpz_getlimbn(x, 0);
    if (mpz_sgn(rest) != 0)
        quotient |= 1;
    mpz_clear(x);
    mpz_clear(y);
    mpz_clear(rest);
    // round to 53 bits (or to the last subnormal bit) half to even, by hand
    int bits = 64 - __builtin_clzll(quotient | 1), cut = bits - 53;
    if (cut < 2)
        cut = 2; // shift is at most 1076: two bits below the last place
    uint64_t kept = quotient >> cut, below = quotient & ((UINT64_C(1) << cut) - 1);
    uint64_t half = UINT64_C(1) << (cut - 1);
    kept += below > half || (below == half && (kept & 1));
    double result = ldexp((double)kept, (int)(cut - shift));
    if (isinf(result))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "integer division result too large for a float");
    return kr_from_float(negative ? -result : result);
}

bool kr_int_to_bytes(KrThread *thread, KrRef value, uint8_t *bytes, size_t size, bool little,
                     bool is_signed)
{
    if (kr_is_small_int(value) && size > 0 && size <= 8) {
        int64_t n = kr_small_int_value(value);
        unsigned unused = 64 - 8 * (unsigned)size; // bits
        uint64_t word = (uint64_t)n << unused;
        bool fits = is_signed ? (int64_t)word >> unused == n : n >= 0 && word >> unused == (uint64_t)n;
        if (KR_LIKELY(fits)) { // what does not is told below
            word = little ? (uint64_t)n : __builtin_bswap64(word);
            kr_span_copy(bytes, &word, size);
            return true;
        }
    }
    mpz_t p;
    mp_limb_t limb;
    view(p, value, &limb);
    bool negative = mpz_sgn(p) < 0;
    if (negative && !is_signed)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "can't convert negative int to unsigned");
    size_t bits = mpz_sgn(p) ? mpz_sizeinbase(p, 2) : 0;
    // -2^(n-1) needs n bits, all others one more than the magnitude
    if (is_signed && bits && !(negative && mpz_scan1(p, 0) == bits - 1))
        bits++;
    if (bits > size * 8)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "int too big to convert");
    memset(bytes, 0, size);
    uint64_t word = 0;
    unsigned carry = 1;
    for (size_t i = 0; i < size; i++) {
        if (i % 8 == 0)
            word = mpz_getlimbn(p, (mp_size_t)(i / 8));
        uint8_t byte = (uint8_t)(word >> 8 * (i % 8));
        if (negative) {
            unsigned sum = (uint8_t)~byte + carry;
            byte = (uint8_t)sum;
            carry = sum >> 8;
        }
        bytes[little ? i : size - 1 - i] = byte;
    }
    return true;
}

KrOwn kr_int_from_bytes(KrThread *thread, const uint8_t *bytes, size_t size, bool little,
                        bool is_signed)
{
    if (size <= SOME_LIMBS * sizeof(mp_limb_t)) {
        mp_limb_t limbs[SOME_LIMBS];
        bool negative = is_signed && size && bytes[little ? size - 1 : 0] & 0x80;
        size_t count = (size + 7) / 8;
        memset(limbs, negative ? 0xFF : 0, count * sizeof *limbs);
        if (little) {
            memcpy(limbs, bytes, size);
        } else {
            uint8_t *to = (uint8_t *)limbs + size;
            for (size_t i = 0; i < size; i++)
                *--to = bytes[i];
        }
        if (negative)
            mpn_neg(limbs, limbs, (mp_size_t)count);
        return from_limb_array(thread, limbs, (mp_size_t)count, negative);
    }
    mpz_t number;
    mpz_init(number);
    mpz_import(number, size, little ? -1 : 1, 1, 0, 0, bytes);
    if (is_signed && size && (bytes[little ? size - 1 : 0] & 0x80)) {
        mpz_t whole;
        mpz_init(whole);
        mpz_setbit(whole, size * 8);
        mpz_sub(number, number, whole);
        mpz_clear(whole);
    }
    KrOwn out = from_mpz(thread, number);
    mpz_clear(number);
    return out;
}

// --- the type -----------------------------------------------------------------------------

static KrOwn int_repr(KrThread *thread, KrRef self)
{
    return kr_int_to_text(thread, self, 10);
}

static bool int_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    *hash = kr_int_hash(self);
    return true;
}

static bool int_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)thread;
    *truth = kr_int_sign(self) != 0;
    return true;
}

static KrOwn int_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if (is_exact_big(a) && is_exact_big(b))
        return kr_bool_own(kr_compare_holds(compare_big((const KrInt *)kr_obj(a), (const KrInt *)kr_obj(b)), op));
    if (!kr_int_is_sub(a) || !kr_int_is_sub(b))
        return kr_dup(kr_not_implemented());
    return kr_bool_own(kr_compare_holds(kr_int_compare(a, b), op));
}

static KrOwn int_to_float(KrThread *thread, KrRef self)
{
    double number;
    return kr_int_to_double(thread, self, &number) ? kr_from_float(number) : KR_NULL;
}

// One slot for each operator: NotImplemented unless both are ints.
#define OPERATOR(name, op)                                                             \
    static KrOwn name(KrThread *thread, KrRef a, KrRef b)                              \
    {                                                                                  \
        if (is_exact_big(a) && is_exact_big(b)) {                                      \
            KrOwn out = big_operands(thread, a, b, op);                                \
            if (KR_LIKELY(!kr_is_null(out)) || kr_thread_has_exception(thread)) return out; \
        } else if (!kr_int_is_sub(a) || !kr_int_is_sub(b)) {                           \
            return kr_dup(kr_not_implemented());                                       \
        }                                                                              \
        return kr_int_binary(thread, a, b, op);                                        \
    }
OPERATOR(int_add, KR_BINARY_ADD)
OPERATOR(int_sub, KR_BINARY_SUB)
OPERATOR(int_mul, KR_BINARY_MUL)
OPERATOR(int_floordiv, KR_BINARY_FLOORDIV)
OPERATOR(int_mod, KR_BINARY_MOD)
OPERATOR(int_lshift, KR_BINARY_LSHIFT)
OPERATOR(int_rshift, KR_BINARY_RSHIFT)
OPERATOR(int_and, KR_BINARY_AND)
OPERATOR(int_or, KR_BINARY_OR)
OPERATOR(int_xor, KR_BINARY_XOR)
OPERATOR(int_pow, KR_BINARY_POW)
#undef OPERATOR

static KrOwn int_truediv(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_int_is_sub(a) || !kr_int_is_sub(b))
        return kr_dup(kr_not_implemented());
    return kr_int_truediv(thread, a, b);
}

static KrOwn int_divmod(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_int_is_sub(a) || !kr_int_is_sub(b))
        return kr_dup(kr_not_implemented());
    return kr_int_divmod(thread, a, b);
}

static KrOwn int_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    if (!kr_int_is_sub(a) || !kr_int_is_sub(b) ||
        (!kr_is_none(modulus) && !kr_int_is_sub(modulus)))
        return kr_dup(kr_not_implemented());
    return kr_int_power(thread, a, b, modulus);
}

KrType kr_int_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "int",
    .flags = KR_TYPE_BASE | KR_TYPE_INT_SUB,
    .basic_size = sizeof(KrInt),
    .item_size = 8,
    .dealloc = int_dealloc,
    .repr = int_repr,
    .hash = int_hash,
    .truth = int_truth,
    .compare = int_compare,
    .new_object = kr_int_methods_new,
    .negative = kr_int_negate,
    .positive = kr_int_plain,
    .invert = kr_int_invert,
    .absolute = kr_int_absolute,
    .to_int = kr_int_plain,
    .to_index = kr_int_plain,
    .to_float = int_to_float,
    .binary[KR_BINARY_ADD] = int_add,
    .binary[KR_BINARY_SUB] = int_sub,
    .binary[KR_BINARY_MUL] = int_mul,
    .binary[KR_BINARY_FLOORDIV] = int_floordiv,
    .binary[KR_BINARY_MOD] = int_mod,
    .binary[KR_BINARY_DIVMOD] = int_divmod,
    .binary[KR_BINARY_TRUEDIV] = int_truediv,
    .binary[KR_BINARY_LSHIFT] = int_lshift,
    .binary[KR_BINARY_RSHIFT] = int_rshift,
    .binary[KR_BINARY_AND] = int_and,
    .binary[KR_BINARY_OR] = int_or,
    .binary[KR_BINARY_XOR] = int_xor,
    .binary[KR_BINARY_POW] = int_pow,
    .power = int_power,
    .methods = kr_int_methods,
    .getset = kr_int_getset,
    .doc = "A whole number of any size; of a text in a base.",
};
