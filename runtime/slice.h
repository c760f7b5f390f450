// SPDX-License-Identifier: MIT
// slice objects, and the arithmetic of slices that every sequence uses.
#pragma once

#include "runtime/type.h"

typedef struct KrSlice {
    KrObject header;
    KrOwn start, stop, step; // any values; None when absent
} KrSlice;

extern KrType kr_slice_type;

KrOwn kr_slice_new(KrThread *thread, KrRef start, KrRef stop, KrRef step) KR_NEW;
KR_INLINE bool kr_slice_is(KrRef value)
{
    return kr_is_exact(value, &kr_slice_type);
}
// The three values as numbers, clamped to int64 (None: defaults by the sign of step). Raises
// TypeError for what has no __index__, ValueError for step 0.
bool kr_slice_unpack(KrThread *thread, KrRef slice, int64_t *start, int64_t *stop,
                     int64_t *step) KR_RAISES;
// Clips to a length; the number of items selected.
int64_t kr_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step)
    KR_LEAF;
// Both at once.
bool kr_slice_indices(KrThread *thread, KrRef slice, int64_t length, int64_t *start,
                      int64_t *stop, int64_t *step, int64_t *count) KR_RAISES;
// A bound of container[start:stop]: None leaves *out alone, numbers are clamped to int64.
bool kr_slice_bound(KrThread *thread, KrRef value, int64_t *out) KR_RAISES;
// slice.indices(length) for a length of any size: a tuple of three ints.
KrOwn kr_slice_indices_any(KrThread *thread, KrRef slice, KrRef length) KR_NEW;
