// SPDX-License-Identifier: MIT
// Doubles as text and back, exactly.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { KR_FLOAT_TEXT_SIZE = 40 };
// repr(): shortest digits that read back as the same double. Returns the length.
size_t kr_float_text_shortest(double number, char *buffer);
// float("..."): whole text, blanks and '_' as Python allows. False: not a float.
bool kr_float_text_parse(const char *text, size_t size, double *out);
