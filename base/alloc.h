// SPDX-License-Identifier: MIT
// Fault injection: in builds with asserts the N-th allocation of a process can be made to fail, once.
//
// KRAIT_FAIL_ALLOC=N in the environment fails the N-th one. What counts is each call of malloc, calloc,
// realloc and aligned_alloc that the linker sees (it wraps them: CMakeLists.txt) and each object taken from
// a slab. KRAIT_FAIL_ALLOC=count only counts and says at exit how many there were. Builds without
// asserts have none of this. Tests: tests/fault/.
#pragma once

#include "base/check.h"

#include <stdbool.h>

#if KR_CHECK >= 1
void kr_alloc_init(void);   // reads the environment; before the first VM
bool kr_alloc_fails(void);  // counts one allocation: shall it fail?
void kr_alloc_report(void); // the count, if it was asked for
void kr_alloc_pause(bool paused); // what is allocated meanwhile neither counts nor fails
#else
KR_INLINE void kr_alloc_init(void)
{
}
KR_INLINE bool kr_alloc_fails(void)
{
    return false;
}
KR_INLINE void kr_alloc_report(void)
{
}
KR_INLINE void kr_alloc_pause(bool paused)
{
    (void)paused;
}
#endif
