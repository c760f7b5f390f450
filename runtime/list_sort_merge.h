// SPDX-License-Identifier: MIT
// Stable merge sort over natural runs (list_sort_merge.c).
#pragma once

#include "runtime/list_sort_compare.h"

// Sorts s->count keys, with their values, which are all as the mode says. False: a comparison raised.
bool kr_list_sort_merge(KrSorter *s, KrSortMode mode) KR_RAISES;
