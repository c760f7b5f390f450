// SPDX-License-Identifier: MIT
// Decimal text of numbers of many limbs, eight or nineteen digits at a time: see digits.h.
//
// Both ways are quadratic, which is faster than GMP's general ones up to some hundred digits. Nineteen digits are the
// most that fit a limb, and ten to that power has the top bit of one, so that dividing by it needs no shifts.
#include "base/digits.h"

#include <stdbool.h>

#define UNIT UINT64_C(10000000000000000000) // 10 ** 19

typedef unsigned __int128 Wide;

// Eight characters, the first one in the lowest byte: are all of them digits?
KR_INLINE bool are_digits(uint64_t eight)
{
    uint64_t above = eight + UINT64_C(0x4646464646464646), below = eight - UINT64_C(0x3030303030303030);
    return ((above | below | eight) & UINT64_C(0x8080808080808080)) == 0;
}

size_t kr_digits_length(const char *text, size_t length)
{
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t eight;
        memcpy(&eight, text + i, 8);
        if (!are_digits(eight)) break;
    }
    while (i < length && text[i] >= '0' && text[i] <= '9') i++;
    return i;
}

// The number that eight digits say: pairs of neighbours become one, three times.
KR_INLINE uint64_t eight_digits(const char *digits)
{
    uint64_t eight;
    memcpy(&eight, digits, 8);
    eight -= UINT64_C(0x3030303030303030);
    eight = eight * 10 + (eight >> 8);
    uint64_t even = eight & UINT64_C(0x000000FF000000FF), odd = eight >> 16 & UINT64_C(0x000000FF000000FF);
    return (even * UINT64_C(0x000F424000000064) + odd * UINT64_C(0x0000271000000001)) >> 32;
}

size_t kr_digits_read(const char *digits, size_t length, uint64_t *limbs)
{
    size_t count = 0, first = length % 16;
    uint64_t part = 0;
    for (size_t i = 0; i < first; i++) part = part * 10 + (uint64_t)(digits[i] - '0');
    if (part) limbs[count++] = part;
    for (size_t i = first; i < length; i += 16) {
        Wide carry = eight_digits(digits + i) * 100000000 + eight_digits(digits + i + 8);
        for (size_t k = 0; k < count; k++) {
            carry += (Wide)limbs[k] * UINT64_C(10000000000000000);
            limbs[k] = (uint64_t)carry;
            carry >>= 64;
        }
        if (carry) limbs[count++] = (uint64_t)carry;
    }
    return count;
}

// high * 2 ** 64 + low by 10 ** 19, where high is less than that (N. Moeller, T. Granlund, "Improved division by
// invariant integers").
KR_INLINE uint64_t divide(uint64_t high, uint64_t low, uint64_t *rest)
{
    const uint64_t inverse = UINT64_C(0xD83C94FB6D2AC34A); // (2 ** 128 - 1) / UNIT - 2 ** 64
    Wide estimate = (Wide)inverse * high + ((Wide)high << 64 | low);
    uint64_t quotient = (uint64_t)(estimate >> 64) + 1, left = low - quotient * UNIT;
    bool much = left > (uint64_t)estimate;
    quotient -= much;
    left += much ? UNIT : 0;
    if (KR_UNLIKELY(left >= UNIT)) {
        quotient++;
        left -= UNIT;
    }
    *rest = left;
    return quotient;
}

// Eight digits of a number below 10 ** 8: halves, and halves of these, each in a lane of its own.
KR_INLINE void write_eight(char *at, uint64_t number)
{
    uint64_t halves = number / 10000 | number % 10000 << 32;
    uint64_t hundreds = (halves * 10486 >> 20) & UINT64_C(0x0000007F0000007F);
    uint64_t pairs = hundreds | (halves - hundreds * 100) << 16;
    uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000F000F000F000F);
    uint64_t digits = (tens | (pairs - tens * 10) << 8) + UINT64_C(0x3030303030303030);
    memcpy(at, &digits, 8);
}

// Nineteen digits: three and twice eight.
KR_INLINE void write_part(char *at, uint64_t part)
{
    uint64_t below = part % UINT64_C(10000000000000000), upper = below / 100000000;
    uint32_t top = (uint32_t)(part / UINT64_C(10000000000000000));
    at[0] = (char)('0' + top / 100);
    at[1] = (char)('0' + top / 10 % 10);
    at[2] = (char)('0' + top % 10);
    write_eight(at + 3, upper);
    write_eight(at + 11, below - upper * 100000000);
}

char *kr_digits_write(uint64_t *limbs, size_t count, char *end)
{
    while (count > 2) { // two parts at a time: a step waits for the one before it, but the second division's not for the first's
        uint64_t part = 0, upper = 0, quotient = divide(0, limbs[count - 1], &part);
        for (size_t i = count - 1; i > 0; i--) {
            uint64_t next = divide(part, limbs[i - 1], &part);
            limbs[i] = divide(upper, quotient, &upper);
            quotient = next;
        }
        limbs[0] = divide(upper, quotient, &upper);
        while (limbs[count - 1] == 0) count--;
        write_part(end - 19, part);
        write_part(end - 38, upper);
        end -= 38;
    }
    while (count == 2) {
        uint64_t part = limbs[1] % UNIT;
        limbs[1] /= UNIT; // 0 or 1
        limbs[0] = divide(part, limbs[0], &part);
        count -= limbs[1] == 0;
        end -= 19;
        write_part(end, part);
    }
    if (count && limbs[0] >= UNIT) {
        end -= 19;
        write_part(end, limbs[0] % UNIT);
        limbs[0] /= UNIT;
    }
    return kr_digits_before(end, count ? limbs[0] : 0);
}
