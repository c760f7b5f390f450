// SPDX-License-Identifier: MIT
// Doubles as text and back, exactly.
//
// No locale has a say. Tests: tests/unit/float_test.c
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KR_FLOAT_TEXT_SIZE = 40 };
// repr(): shortest digits that read back as the same double. Returns the length.
size_t kr_float_text_shortest(double number, char *buffer);
// float("..."): whole text, blanks and '_' as Python allows. False: not a float.
bool kr_float_text_parse(const char *text, size_t size, double *out);

enum {
    KR_FLOAT_TEXT_ALTERNATE = 1 << 0,     // '#': always a point, zeros stay
    KR_FLOAT_TEXT_ADD_DOT_0 = 1 << 1,     // an integral value ends in .0
    KR_FLOAT_TEXT_NO_NEGATIVE_0 = 1 << 2, // what rounds to -0 shows no sign
};
// Format codes e E f F g G r %, rounded half to even; malloc memory, null: no memory.
// number * 10 ** digits as an integer, rounded half to even by its exact value; false: not below 2 ** 53, or
// more than 22 digits.
bool kr_float_text_scaled(double number, int digits, int64_t *out);
char *kr_float_text_format(double number, char code, int precision, int flags, size_t *length);
