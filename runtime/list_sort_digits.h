// SPDX-License-Identifier: MIT
// Sorting by the digits of ints, floats and texts, without comparisons (list_sort_digits.c).
#pragma once

#include "runtime/value.h"

enum { KR_LIST_SORT_DIGITS_LEAST = 16 }; // fewer keys are sorted by comparisons

// Sorts many keys that are all immediate ints, floats or exact texts, or all tuples of one length whose first items are such, and with them their
// values (null: there are none). False: nothing has been done, since other items decide, the keys lie in runs, or there is no memory.
bool kr_list_sort_digits(KrOwn *keys, KrOwn *values, int64_t count) KR_LEAF;
