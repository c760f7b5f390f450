// SPDX-License-Identifier: MIT
// Assertions by cost, and the one way to stop for a broken invariant.
//
//   kr_assert(x)       O(1), in builds with KR_CHECK >= 1 (debug, asan, storm)
//   kr_assert_slow(x)  walks structures, in builds with KR_CHECK >= 2 (check)
//   kr_assume(x)       checked like kr_assert; a hint to the optimizer in release
//   kr_never(x)        a defensive branch believed impossible: asserts, then is false
//   kr_panic(fmt, ...) prints and aborts: only for broken invariants, never for input
//
// Invariant: no side effects inside any of them.
#pragma once

#include "base/attrs.h"

#ifndef KR_CHECK
#define KR_CHECK 0
#endif

KR_NORETURN KR_COLD void kr_check_panic(const char *file, int line, const char *format,
                                        ...) KR_PRINTF(3, 4);

#define kr_panic(...) kr_check_panic(__FILE__, __LINE__, __VA_ARGS__)

#if KR_CHECK >= 1
#define kr_assert(x)                                                                   \
    (KR_LIKELY(x) ? (void)0 : kr_check_panic(__FILE__, __LINE__, "assert: %s", #x))
#define kr_assume(x) kr_assert(x)
#else
#define kr_assert(x) ((void)sizeof(!(x)))
#define kr_assume(x) ((x) ? (void)0 : __builtin_unreachable())
#endif

#if KR_CHECK >= 2
#define kr_assert_slow(x) kr_assert(x)
#else
#define kr_assert_slow(x) ((void)sizeof(!(x)))
#endif

#define kr_never(x) (KR_UNLIKELY(x) ? (kr_assert(!#x), 1) : 0)
