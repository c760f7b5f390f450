// SPDX-License-Identifier: MIT
// The _random module: the Mersenne Twister MT19937, with CPython's seeding, so that equal seeds give
// equal numbers.
//
// Invariant: index <= 624; the words state[index..624) are the next ones to be tempered.
// Tests: tests/lang/modules/random/.
#define _GNU_SOURCE
#include "modules/random_module.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

enum { WORDS = 624, SHIFT = 397 };

typedef struct Random {
    KrObject header;
    int32_t index; // next word of state; WORDS: make new ones
    uint32_t state[WORDS];
} Random;

static Random *cast(KrRef self)
{
    return (Random *)(void *)kr_obj(self);
}

// --- the generator ----------------------------------------------------------------------

static uint32_t twist(uint32_t high, uint32_t low)
{
    return ((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1 ^
           (low & 1 ? 0x9908b0dfu : 0);
}

static KR_NOINLINE void refill(Random *self)
{
    uint32_t *s = self->state;
    int k = 0;
    for (; k < WORDS - SHIFT; k++)
        s[k] = s[k + SHIFT] ^ twist(s[k], s[k + 1]);
    for (; k < WORDS - 1; k++)
        s[k] = s[k + SHIFT - WORDS] ^ twist(s[k], s[k + 1]);
    s[WORDS - 1] = s[SHIFT - 1] ^ twist(s[WORDS - 1], s[0]);
    self->index = 0;
}

static uint32_t next_u32(Random *self)
{
    if (KR_UNLIKELY(self->index >= WORDS)) refill(self);
    uint32_t y = self->state[self->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void seed_u32(Random *self, uint32_t seed)
{
    uint32_t *s = self->state;
    s[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        s[i] = 1812433253u * (s[i - 1] ^ s[i - 1] >> 30) + i;
    self->index = WORDS;
}

static void seed_words(Random *self, const uint32_t *key, size_t size)
{
    uint32_t *s = self->state;
    seed_u32(self, 19650218u);
    uint32_t i = 1;
    size_t j = 0;
    for (size_t k = size > WORDS ? size : WORDS; k; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
        }
        if (++j >= size) j = 0;
    }
    for (int k = WORDS - 1; k; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - i;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

// --- seeding ----------------------------------------------------------------------------

static void seed_system(Random *self)
{
    uint32_t key[WORDS];
    if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key) {
        struct timespec wall, up;
        clock_gettime(CLOCK_REALTIME, &wall);
        clock_gettime(CLOCK_MONOTONIC, &up);
        key[0] = (uint32_t)wall.tv_sec;
        key[1] = (uint32_t)wall.tv_nsec;
        key[2] = (uint32_t)getpid();
        key[3] = (uint32_t)up.tv_sec;
        key[4] = (uint32_t)up.tv_nsec;
        seed_words(self, key, 5);
        return;
    }
    seed_words(self, key, WORDS);
}

static bool seed(KrThread *thread, Random *self, KrRef value)
{
    if (kr_ref_is_null(value) || kr_is_none(value)) {
        seed_system(self);
        return true;
    }
    KrOwn number = KR_NULL;
    if (kr_int_is_sub(value)) {
        number = kr_int_absolute(thread, value);
    } else {
        int64_t hash;
        if (!kr_hash(thread, value, &hash)) return false;
        number = kr_int_from_u64(thread, (uint64_t)hash);
    }
    if (kr_is_null(number)) return false;
    uint64_t bits = kr_int_bit_length(kr_ref(number));
    size_t words = bits ? (size_t)((bits - 1) / 32 + 1) : 1;
    uint32_t *key = malloc(words * 4); // little-endian words
    bool ok = key != NULL;
    if (!ok) (void)kr_exception_no_memory(thread);
    ok = ok && kr_int_to_bytes(thread, kr_ref(number), (uint8_t *)key, words * 4, true,
                               false);
    if (ok) seed_words(self, key, words);
    free(key);
    kr_drop(thread, number);
    return ok;
}

// --- the type ---------------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class = (KrType *)(void *)kr_obj(type);
    Random *self = (Random *)(void *)kr_object_new(thread, class, class->basic_size);
    if (self) self->index = WORDS;
    return kr_steal_obj(self);
}
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Random() takes no keyword arguments");
    if (count > 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Random expected at most 1 argument, got %zu",
                                        count);
    return seed(thread, cast(self), count ? args[0] : KR_REF_NULL);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, object->type->basic_size);
}

static KrOwn random_random(ARGS)
{
    (void)thread, (void)args, (void)count;
    uint32_t a = next_u32(cast(self)) >> 5, b = next_u32(cast(self)) >> 6;
    return kr_from_float((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static KrOwn random_seed(ARGS)
{
    (void)count;
    return seed(thread, cast(self), args[0]) ? kr_none_own() : KR_NULL;
}

static KrOwn random_getrandbits(ARGS)
{
    (void)count;
    int64_t bits = 0;
    KrOwn index = kr_number_index(thread, args[0]);
    if (kr_is_null(index)) return KR_NULL;
    KrFound fits = kr_int_try_i64(kr_ref(index), &bits);
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    uint64_t length = kr_int_bit_length(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot convert negative int");
    if (fits != KR_PRESENT && length > 64)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large for C uint64_t");
    if (bits == 0) return kr_from_small_int(0);
    if (bits <= 32) return kr_from_small_int(next_u32(cast(self)) >> (32 - bits));
    if (bits <= 64) {
        uint64_t low = next_u32(cast(self)), high = next_u32(cast(self)) >> (64 - bits);
        return kr_int_from_u64(thread, low | high << 32);
    }
    size_t words = (size_t)((bits - 1) / 32 + 1);
    // no more than what an int of that size takes is asked for at once
    uint32_t *out =
        fits == KR_PRESENT && bits < INT64_C(1) << 38 ? malloc(words * 4) : NULL;
    if (!out) return kr_exception_no_memory(thread);
    for (size_t i = 0; i < words; i++, bits -= 32) {
        uint32_t word = next_u32(cast(self));
        out[i] = bits < 32 ? word >> (32 - bits) : word;
    }
    KrOwn result =
        kr_int_from_bytes(thread, (const uint8_t *)out, words * 4, true, false);
    free(out);
    return result;
}

static KrOwn random_getstate(ARGS)
{
    (void)args, (void)count;
    KrOwn items[WORDS + 1];
    for (int i = 0; i < WORDS; i++)
        items[i] = kr_from_small_int(cast(self)->state[i]);
    items[WORDS] = kr_from_small_int(cast(self)->index);
    return kr_tuple_pack_own(thread, items, WORDS + 1);
}

static bool state_word(KrThread *thread, KrRef value, uint64_t *out)
{
    if (!kr_int_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "an integer is required");
    if (kr_int_sign(value) < 0)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "can't convert negative value to unsigned int");
    if (kr_int_bit_length(value) > 64)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "Python int too large to convert to C unsigned long");
    *out = kr_int_low_u64(value);
    return true;
}

static KrOwn random_setstate(ARGS)
{
    (void)count;
    if (!kr_tuple_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "state vector must be a tuple");
    if (kr_tuple_length(args[0]) != WORDS + 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "state vector is the wrong size");
    uint32_t state[WORDS];
    for (int i = 0; i < WORDS; i++) {
        uint64_t word;
        if (!state_word(thread, kr_tuple_get(args[0], i), &word)) return KR_NULL;
        state[i] = (uint32_t)word;
    }
    int64_t index;
    KrRef last = kr_tuple_get(args[0], WORDS);
    if (!kr_int_is_sub(last) || kr_int_try_i64(last, &index) != KR_PRESENT) {
        KrOwn number = kr_number_index(thread, last);
        if (kr_is_null(number)) return KR_NULL;
        kr_drop(thread, number);
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C long");
    }
    if (index < 0 || index > WORDS)
        return kr_exception_raise(thread, &kr_exception_value_error, "invalid state");
    memcpy(cast(self)->state, state, sizeof state);
    cast(self)->index = (int32_t)index;
    return kr_none_own();
}

static const KrNativeDef methods[] = {
    {"getrandbits", random_getrandbits, "($self, k, /)", "An int of k random bits.", 0,
     0, 0},
    {"getstate", random_getstate, "($self, /)", "The state, for setstate.", 0, 0, 0},
    {"random", random_random, "($self, /)", "A float x with 0 <= x < 1.", 0, 0, 0},
    {"seed", random_seed, "($self, n=None, /)",
     "Start anew from n, or from the system's randomness.", 0, 0, 0},
    {"setstate", random_setstate, "($self, state, /)", "Go back to a state.", 0, 0, 0},
    {0},
};

static KrType random_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_random.Random",
    .flags = KR_TYPE_BASE,
    .basic_size = sizeof(Random),
    .dealloc = dealloc,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

KrOwn kr_random_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_random", "The Mersenne Twister.");
    if (!kr_is_null(module) && kr_module_add_type(thread, kr_ref(module), &random_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
