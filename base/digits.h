// SPDX-License-Identifier: MIT
// Decimal digits of a number, two at a time; of numbers of many limbs (64 bits each, the lowest first), digits.c.
//
// Used by runtime/int.c and runtime/container.c. Tests: tests/lang/reference/types/int_methods.py, tests/lang/types/int/decimal_text.py.
#pragma once

#include "base/attrs.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Writes the digits right before `end`; where they begin. At most 20.
KR_INLINE char *kr_digits_before(char *end, uint64_t number)
{
    static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
                                "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    while (number >= 100) {
        end -= 2;
        memcpy(end, pairs + number % 100 * 2, 2);
        number /= 100;
    }
    if (number >= 10) {
        end -= 2;
        memcpy(end, pairs + number * 2, 2);
    } else {
        *--end = (char)('0' + number);
    }
    return end;
}

size_t kr_digits_length(const char *text, size_t length); // how many of the first characters are digits
// The number that digits say; how many limbs it has. There must be room for length / 19 + 1.
size_t kr_digits_read(const char *digits, size_t length, uint64_t *limbs);
// Writes the digits right before `end`; where they begin. At most 20 for each limb. The limbs are used up.
char *kr_digits_write(uint64_t *limbs, size_t count, char *end);
