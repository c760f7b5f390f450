// SPDX-License-Identifier: MIT
// Sorting by the digits of ints, without comparisons (list_sort_digits.c).
#pragma once

#include "runtime/value.h"

enum { KR_LIST_SORT_DIGITS_LEAST = 256 }; // fewer keys are sorted by comparisons

// Sorts many keys that are all immediate ints, or tuples whose first items are, and with them their values (null: there are none).
// False: nothing has been done, since other items decide, the ints lie too far apart, the keys lie in runs, or there is no memory.
bool kr_list_sort_digits(KrOwn *keys, KrOwn *values, int64_t count) KR_LEAF;
