// SPDX-License-Identifier: MIT
// Compiler attributes, and the effect marks that prototypes carry.
//
// The marks are read by three parties: people, the compilers, and the generator in
// dsl/gen/effects.py, which decides from them whether an instruction body must write the
// stack pointer and instruction pointer back before a call. There is no hand-kept list.
//
//   KR_NEW         returns an owned reference (null: the exception is set); use it
//   KR_RAISES      null or false means the exception is set on the thread; check it
//   KR_LEAF        runs no Python code, cannot collect, cannot touch the value stack
//   KR_STEALS(n)   parameter n (from 1) is consumed, also on failure
//   KR_HOLDS(n)    parameter n (from 1) is borrowed (the default; for the analyzer only)
//   KR_COLD        seldom runs: kept out of line, away from hot code
//   KR_HOT         on the path that decides speed
//
// Invariant: a function without KR_LEAF may run arbitrary Python code.
#pragma once

#define KR_INLINE       static inline __attribute__((always_inline, unused))
#define KR_NOINLINE     __attribute__((noinline))
#define KR_USED __attribute__((used)) // also by assembly, which the linker does not read
#define KR_COLD         __attribute__((cold, noinline))
#define KR_HOT          __attribute__((hot))
#define KR_NODISCARD    __attribute__((warn_unused_result))
#define KR_NORETURN     __attribute__((noreturn))
#define KR_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define KR_UNUSED       __attribute__((unused))
#define KR_READ_PAST // a variable: a guard may read on behind it (runtime/slab.h), AddressSanitizer looks away
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#undef KR_READ_PAST
#define KR_READ_PAST __attribute__((no_sanitize("address")))
#endif
#endif
#define KR_LEAF
#define KR_RAISES KR_NODISCARD

#define KR_LIKELY(x)   __builtin_expect(!!(x), 1)
#define KR_UNLIKELY(x) __builtin_expect(!!(x), 0)

#if defined(KR_OWNERSHIP) // clang --analyze only: see docs/style.md
#define KR_NEW       KR_NODISCARD __attribute__((ownership_returns(malloc)))
#define KR_STEALS(n) __attribute__((ownership_takes(malloc, n)))
#define KR_HOLDS(n)
#else
#define KR_NEW KR_NODISCARD
#define KR_STEALS(n)
#define KR_HOLDS(n)
#endif

#if defined(__clang__) && !defined(KR_SWITCH)
#define KR_PRESERVE_NONE __attribute__((preserve_none))
#define KR_MUSTTAIL      __attribute__((musttail))
#else // the switch build: handlers are cases of one loop, nothing tail-calls
#define KR_PRESERVE_NONE
#define KR_MUSTTAIL
#endif
