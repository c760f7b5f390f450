// SPDX-License-Identifier: MIT
// Sorting of arrays of values: stable merge sort over natural runs (powersort's merge order,
// galloping merges). kr_list_sort (list.h) is the list method on top of it.
#pragma once

#include "runtime/type.h"

// Sorts `count` keys by `<`; `values`, if not null, is permuted along. False: a comparison raised;
// the arrays then hold the same items in some order.
bool kr_list_sort_items(KrThread *thread, KrOwn *keys, KrOwn *values, int64_t count)
    KR_RAISES;
