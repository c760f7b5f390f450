// SPDX-License-Identifier: MIT
// int: 49-bit immediates, and heap objects over GMP's limbs beyond.
//
//   KrInt | header | size: count of limbs, negative for negative numbers | limbs, least first |
//
// Invariant: a KrInt never fits 49 bits (unless it is an instance of a subclass of int), and its
// highest limb is not 0. Functions take exact ints, bools and instances of subclasses alike.
// Tests: tests/lang/reference/types/int_methods.py.
#pragma once

#include "runtime/slab.h"
#include "runtime/type.h"

typedef struct KrInt {
    KrObject header;
    int64_t size;     // sign * count of limbs
    uint64_t limbs[]; // magnitude
} KrInt;

extern KrType kr_int_type;
void kr_int_init(void); // once per process

// Frees an exact int whose last reference is gone: there is nothing in it to drop.
KR_INLINE void kr_int_free(KrThread *thread, KrObject *object)
{
    const KrInt *big = (const KrInt *)(const void *)object;
    size_t limbs = (size_t)(big->size < 0 ? -big->size : big->size);
    kr_slab_free(thread, object, sizeof *big + limbs * 8);
}
KrOwn kr_int_from_i64(KrThread *thread, int64_t number) KR_NEW KR_LEAF;
KrOwn kr_int_from_u64(KrThread *thread, uint64_t number) KR_NEW KR_LEAF;
KrOwn kr_int_from_double(KrThread *thread, double number) KR_NEW KR_LEAF; // truncates; finite
KR_INLINE bool kr_int_is(KrRef value) // exact int (not bool, no subclass)
{
    return kr_is_small_int(value) || kr_is_exact(value, &kr_int_type);
}
bool kr_int_is_sub(KrRef value) KR_LEAF; // int, bool or a subclass
bool kr_int_to_i64(KrThread *thread, KrRef value, int64_t *out) KR_RAISES KR_LEAF; // OverflowError
KrFound kr_int_try_i64(KrRef value, int64_t *out) KR_LEAF; // absent: does not fit
int kr_int_sign(KrRef value) KR_LEAF;
bool kr_int_to_double(KrThread *thread, KrRef value, double *out) KR_RAISES KR_LEAF; // rounds to even
// Any of the 13 operators but true division; operands of int kind. Raises ZeroDivisionError,
// ValueError (negative shift) and MemoryError.
KrOwn kr_int_divmod(KrThread *thread, KrRef a, KrRef b) KR_NEW; // (a // b, a % b)
KrOwn kr_int_binary(KrThread *thread, KrRef a, KrRef b, KrBinaryOp op) KR_NEW KR_LEAF;
KrOwn kr_int_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus) KR_NEW KR_LEAF;
KrOwn kr_int_negate(KrThread *thread, KrRef a) KR_NEW KR_LEAF;
KrOwn kr_int_invert(KrThread *thread, KrRef a) KR_NEW KR_LEAF;
int kr_int_compare(KrRef a, KrRef b) KR_LEAF; // -1, 0, 1
int kr_int_compare_double(KrRef a, double b) KR_LEAF; // exact; b not NaN
int64_t kr_int_hash(KrRef a) KR_LEAF;
// Digits in the base (2..36), '_' not allowed here, optional sign before. Null without an
// exception is not an answer: the text must be valid.
KrOwn kr_int_from_text(KrThread *thread, const char *digits, size_t length, int base) KR_NEW;
KrOwn kr_int_to_text(KrThread *thread, KrRef value, int base) KR_NEW; // str, '-' first, no prefix
KrOwn kr_int_parse(KrThread *thread, const char *text, size_t length, int base) KR_NEW; // int("..."): ValueError
KrOwn kr_int_parse_shown(KrThread *thread, const char *text, size_t length, int base, KrRef given) KR_NEW; // which names `given`
uint64_t kr_int_bit_length(KrRef value) KR_LEAF;
// ValueError of int(shown, base); its repr is cut at 200 characters.
KrOwn kr_int_bad_literal(KrThread *thread, KrRef shown, int base);
uint64_t kr_int_bit_count(KrRef value) KR_LEAF; // ones of the magnitude
uint64_t kr_int_low_u64(KrRef value) KR_LEAF;   // modulo 2^64
KrOwn kr_int_plain(KrThread *thread, KrRef value) KR_NEW KR_LEAF; // as an exact int
KrOwn kr_int_absolute(KrThread *thread, KrRef value) KR_NEW KR_LEAF;
KrOwn kr_int_truediv(KrThread *thread, KrRef a, KrRef b) KR_NEW KR_LEAF; // rounded once
KrOwn kr_int_subclass(KrThread *thread, KrType *type, KrRef number) KR_NEW KR_LEAF; // an instance
// int.to_bytes and from_bytes: OverflowError when it does not fit.
bool kr_int_to_bytes(KrThread *thread, KrRef value, uint8_t *bytes, size_t size, bool little,
                     bool is_signed) KR_RAISES KR_LEAF;
KrOwn kr_int_from_bytes(KrThread *thread, const uint8_t *bytes, size_t size, bool little,
                        bool is_signed) KR_NEW KR_LEAF;
// The limit of digits in conversions of base 10 (sys.set_int_max_str_digits); 0: none.
int kr_int_max_digits(void) KR_LEAF;
void kr_int_set_max_digits(int digits) KR_LEAF;
