// SPDX-License-Identifier: MIT
// range: an arithmetic progression, small (int64) or big (any ints), and its iterators.
#pragma once

#include "runtime/type.h"

typedef struct KrRange {
    KrObject header;
    int64_t start, stop, step, length; // valid when big is null
    KrOwn *big;                        // start, stop, step, length as ints, or null
} KrRange;

typedef struct KrRangeIter { // "range_iterator"
    KrObject header;
    int64_t next; // value of the next item
    int64_t step;
    int64_t left; // items still to come
} KrRangeIter;

extern KrType kr_range_type, kr_range_iter_type, kr_range_big_iter_type;

// Any ints (__index__ is called); step 0 is a ValueError.
KrOwn kr_range_new(KrThread *thread, KrRef start, KrRef stop, KrRef step) KR_NEW;
KrOwn kr_range_from_i64(KrThread *thread, int64_t start, int64_t stop, int64_t step)
    KR_NEW;
