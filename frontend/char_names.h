// SPDX-License-Identifier: MIT
// Characters by name, for \N{...}: names, their official aliases, Hangul syllables, and names
// made of a prefix and a code. Case does not matter.
//
// The table holds 43 bits of each name's hash instead of the name: a word that is no name is
// taken for one with a chance of one in 250 million.
// Who calls: literal.c, modules/unicodedata_module.c. Tests: tools/ast_check.py (test_ucn.py, test_fstring.py and others)
#pragma once

#include "base/attrs.h"

#include <stddef.h>
#include <stdint.h>

// The code point, or -1.
int32_t kr_char_names_find(const char *name, size_t length);

// Writes the name of the Hangul syllable U+AC00 + `syllable` (below 11172), at most `room` bytes
// with a NUL, and returns its length.
int kr_char_names_hangul(uint32_t syllable, char *out, size_t room);
