// SPDX-License-Identifier: MIT
// The calling convention of stencils: which machine register each role has.
//
// Every stencil is a preserve_none function that tail-calls the next one, so its arguments are
// registers that simply stay where they are. In clang's order of preserve_none arguments:
//
//   role                     x86-64                       AArch64
//   TAG  KR_TAG_INT          r12                          x20
//   A    KrActivation *      r13                          x21
//   V    general values      r14 r15 rdi rsi r8 r9 r11    x22..x28 x0..x4
//   D    doubles             xmm0..xmm7                   d0..d7
//   scratch inside a stencil rax rcx rdx rbx r10          x5..x17
//   reserved                 rbp rsp                      x18 x29 sp
//
// rdx and rcx lie between V3 and V4 in argument order: they are passed undefined, which leaves
// them free for divisions and shifts. r12 and r13 are never renamed: as base registers they need
// other encodings. stencils/build.py probes clang for this order and fails if it differs.
//
// Survivors of C calls: V0 V1 (x86-64), V0..V6 (AArch64).
// Calls: word arguments arrive in KR_CALL_WORDS, doubles in D0.., the result leaves in
// KR_CALL_RESULT or D0. Used by: generated stencil sources, stencils/build.py, tier2/regalloc.c, jit/.
#pragma once

#if defined(KR_TARGET_AARCH64) || (defined(__aarch64__) && !defined(KR_TARGET_X86_64))
#define KR_V_COUNT        12
#define KR_V_SURVIVORS    0x007F // bit i: Vi keeps its value across a C call
#define KR_CALL_WORDS     {8, 9, 10, 11, 7} // V registers of word arguments 1..5 (x1 x2 x3 x4 x0)
#define KR_CALL_RESULT    7
#define KR_V_NAMES                                                                     \
    {"x22", "x23", "x24", "x25", "x26", "x27", "x28", "x0", "x1", "x2", "x3", "x4"}
#define KR_V_ENCODINGS {22, 23, 24, 25, 26, 27, 28, 0, 1, 2, 3, 4}
#define KR_V_GROUPS    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
#else
#define KR_V_COUNT     7
#define KR_V_SURVIVORS 0x0003
#define KR_CALL_WORDS  {3, 2, 4, 5, 6} // rsi, rdi, r8, r9, r11
#define KR_CALL_RESULT 2               // rdi
#define KR_V_NAMES     {"r14", "r15", "rdi", "rsi", "r8", "r9", "r11"}
#define KR_V_ENCODINGS {14, 15, 7, 6, 8, 9, 11}
#define KR_V_GROUPS    {1, 1, 0, 0, 1, 1, 1} // 1: needs the REX extension bit
#endif
#define KR_D_COUNT 8

// The signature, in argument order. K is the register that is passed along undefined.
#if defined(KR_TARGET_AARCH64) || (defined(__aarch64__) && !defined(KR_TARGET_X86_64))
#define KR_STENCIL_PARAMETERS                                                          \
    uint64_t TAG, KrActivation *A, uint64_t V0, uint64_t V1, uint64_t V2, uint64_t V3, \
        uint64_t V4, uint64_t V5, uint64_t V6, uint64_t V7, uint64_t V8, uint64_t V9,  \
        uint64_t V10, uint64_t V11, double D0, double D1, double D2, double D3,        \
        double D4, double D5, double D6, double D7
#define KR_STENCIL_ARGUMENTS                                                           \
    TAG, A, V0, V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, D0, D1, D2, D3, D4, D5,  \
        D6, D7
#else
#define KR_STENCIL_PARAMETERS                                                          \
    uint64_t TAG, KrActivation *A, uint64_t V0, uint64_t V1, uint64_t V2, uint64_t V3, \
        uint64_t K0, uint64_t K1, uint64_t V4, uint64_t V5, uint64_t V6, double D0,    \
        double D1, double D2, double D3, double D4, double D5, double D6, double D7
#define KR_STENCIL_ARGUMENTS                                                           \
    TAG, A, V0, V1, V2, V3, K0, K1, V4, V5, V6, D0, D1, D2, D3, D4, D5, D6, D7
#endif
