// SPDX-License-Identifier: MIT
// What the words of the .ops language mean inside a stencil. Included by generated sources only.
#pragma once

#include "stencils/abi.h"

#include "runtime/frame_layout.h"

#define STENCIL __attribute__((preserve_none)) void

__attribute__((preserve_none)) void KR_NEXT(KR_STENCIL_PARAMETERS);
__attribute__((preserve_none)) void KR_EXIT(KR_STENCIL_PARAMETERS);
__attribute__((preserve_none)) void KR_COLD_PART(KR_STENCIL_PARAMETERS);
__attribute__((preserve_none)) void KR_LABEL(KR_STENCIL_PARAMETERS);

#if defined(KR_TARGET_AARCH64)
#define FORGET_SCRATCH
#else // the scratch registers among the arguments are not carried along
#define FORGET_SCRATCH __asm__("" : "=r"(K0), "=r"(K1))
#endif
#define GO(where)                                                                      \
    do {                                                                               \
        FORGET_SCRATCH;                                                                \
        __attribute__((musttail)) return where(KR_STENCIL_ARGUMENTS);                  \
    } while (0)

// The empty statement keeps the branch apart from what is asked before it: two branches cost less than their sum.
#define EXIT_IF(condition)                                                             \
    do {                                                                               \
        __asm__ volatile("");                                                          \
        if (__builtin_expect(!!(condition), 0))                                        \
            GO(KR_EXIT);                                                               \
    } while (0)
// What happens seldom is done by a C function, called with the first operand off the hot path; all registers are kept. False: leave.
#define COLD_CALL(condition, function, operand)                                        \
    do {                                                                               \
        __asm__ volatile("");                                                          \
        if (__builtin_expect(!!(condition), 0))                                        \
            GO(KR_COLD_PART);                                                          \
    } while (0)
#define TAG_INT TAG // register
#define FLOAT_OFFSET (0 - TAG) // the same register again
_Static_assert(0 - KR_TAG_INT == KR_FLOAT_OFFSET, "FLOAT_OFFSET");
#define IS_PTR(value)    (((value) & TAG) == 0) // one instruction
// A copy for a comparison: where the compiler knows that two values are equal it may pass on one for the other, which
// takes instructions and makes the way out the one that falls through.
#define HIDE(value)                                                                    \
    __extension__({                                                                    \
        __typeof__((value) + 0) hidden = (value);                                           \
        __asm__("" : "+r"(hidden));                                                    \
        hidden;                                                                        \
    })
// Is the word 0? The compiler is not to know what follows from that (see HIDE), but needs no copy.
#if defined(KR_TARGET_AARCH64)
#define IS_ABSENT(value) (HIDE(value) == 0)
#else
#define IS_ABSENT(value)                                                               \
    __extension__({                                                                    \
        bool absent;                                                                   \
        __asm__("testq %1, %1" : "=@ccz"(absent) : "r"((uint64_t)(value)));            \
        absent;                                                                        \
    })
#endif
// Micro-ops with a constant, or comparisons, that the compiler makes longer than they need be: it does not put an address that it
// does not know into such instructions, and copies what is hidden from it.
#if !defined(KR_TARGET_AARCH64)
#define CONSTANT_INTO(n, a, instruction) \
    n = a;                               \
    __asm__(instruction " %1, %0" : "+r"(n) : "i"(KR_HOLE_IMM0) : "cc")
#define IMM_AND_INT(n, a, b)     CONSTANT_INTO(n, a, "andq")
#define IMM_OR_INT(n, a, b)      CONSTANT_INTO(n, a, "orq")
#define IMM_XOR_INT(n, a, b)     CONSTANT_INTO(n, a, "xorq")
#define IMM_RSHIFT_WRAP(n, a, b) CONSTANT_INTO(n, a, "sarq")
#define IMM_LSHIFT_WRAP(n, a, b) CONSTANT_INTO(n, a, "shlq")
#define IMM_EQ_INT(r, a, b)      __asm__("cmpq %2, %1" : "=@ccz"(r) : "r"(a), "i"(KR_HOLE_IMM0))
#define IMM_NE_INT(r, a, b)      __asm__("cmpq %2, %1" : "=@ccnz"(r) : "r"(a), "i"(KR_HOLE_IMM0))
#define REG_EQ_INT(r, a, b)      __asm__("cmpq %2, %1" : "=@ccz"(r) : "r"(a), "r"(b))
#define REG_NE_INT(r, a, b)      __asm__("cmpq %2, %1" : "=@ccnz"(r) : "r"(a), "r"(b))
#endif
#define CLEAN(value)     (value) // in a trace no box carries the borrow bit
#define OBJ(type, value) ((type *)(uintptr_t)(value))

// Constants that are patched in. Small ones are addresses of symbols, so that the compiler folds
// them into instructions; wide ones are materialized by one instruction.
extern char KR_HOLE_IMM0[], KR_HOLE_IMM1[];
#if defined(KR_TARGET_AARCH64)
KR_INLINE uint64_t hole_wide0(void)
{
    uint64_t value;
    __asm__("movz %0, #:abs_g0_nc:KR_HOLE_IMM0\n\tmovk %0, #:abs_g1_nc:KR_HOLE_IMM0\n\t"
            "movk %0, #:abs_g2_nc:KR_HOLE_IMM0\n\tmovk %0, #:abs_g3:KR_HOLE_IMM0"
            : "=r"(value));
    return value;
}
KR_INLINE uint64_t hole_wide1(void)
{
    uint64_t value;
    __asm__("movz %0, #:abs_g0_nc:KR_HOLE_IMM1\n\tmovk %0, #:abs_g1_nc:KR_HOLE_IMM1\n\t"
            "movk %0, #:abs_g2_nc:KR_HOLE_IMM1\n\tmovk %0, #:abs_g3:KR_HOLE_IMM1"
            : "=r"(value));
    return value;
}
#define HOLE_SMALL0 ((int64_t)hole_wide0())
#define HOLE_SMALL1 ((int64_t)hole_wide1())
#else
KR_INLINE uint64_t hole_wide0(void)
{
    uint64_t value;
    __asm__("movabsq $KR_HOLE_IMM0, %0" : "=r"(value));
    return value;
}
KR_INLINE uint64_t hole_wide1(void)
{
    uint64_t value;
    __asm__("movabsq $KR_HOLE_IMM1, %0" : "=r"(value));
    return value;
}
#define HOLE_SMALL0 ((int64_t)(intptr_t)KR_HOLE_IMM0)
#define HOLE_SMALL1 ((int64_t)(intptr_t)KR_HOLE_IMM1)
#endif
