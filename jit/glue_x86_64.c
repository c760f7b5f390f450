// SPDX-License-Identifier: MIT
// Glue between interpreter and traces on x86-64: see glue.h.
//
// Interpreter handlers (interp/loop.h) are preserve_none with (thread, frame, ip, sp, table) in
// r12 r13 r14 r15 rdi; stencils have TAG in r12, A in r13 and V0.. as stencils/abi.h lists. The
// stack pointer of handlers is 8 modulo 16, as at any function's entry; that of traces is 8 less, so that
// their calls need not align it (-mstack-alignment=8 of stencils/build.py).
#if defined(__x86_64__)

#include "jit/glue.h"

#include "jit/machine.h"
#include "stencils/abi.h"

#define OFFSET(type, field) ((int)offsetof(type, field))
#define NAKED               __attribute__((naked, used))

NAKED void kr_glue_enter(void)
{
    __asm__("movq %c[activation](%%r12), %%rax\n\t"
            "subq $8, %%rsp\n\t"
            "movq %%r13, %c[frame](%%rax)\n\t"
            "movq %%rsp, %c[stack](%%rax)\n\t"
            "movq %%rax, %%r13\n\t"
            "movabsq %[tag], %%r12\n\t"
            "jmpq *%c[code](%%rax)"
            :
            : [activation] "i"(OFFSET(KrThread, activation)),
              [frame] "i"(OFFSET(KrActivation, frame)), [stack] "i"(OFFSET(KrActivation, stack)), [tag] "i"(KR_TAG_INT),
              [code] "i"(OFFSET(KrActivation, code)));
}

NAKED void kr_glue_exit(void)
{
    __asm__("movq %%r14, %c[words](%%r13)\n\t"
            "movq %%r15, %c[words]+8(%%r13)\n\t"
            "movq %%rdi, %c[words]+16(%%r13)\n\t"
            "movq %%rsi, %c[words]+24(%%r13)\n\t"
            "movq %%r8, %c[words]+32(%%r13)\n\t"
            "movq %%r9, %c[words]+40(%%r13)\n\t"
            "movq %%r11, %c[words]+48(%%r13)\n\t"
            "movsd %%xmm0, %c[doubles](%%r13)\n\t"
            "movsd %%xmm1, %c[doubles]+8(%%r13)\n\t"
            "movsd %%xmm2, %c[doubles]+16(%%r13)\n\t"
            "movsd %%xmm3, %c[doubles]+24(%%r13)\n\t"
            "movsd %%xmm4, %c[doubles]+32(%%r13)\n\t"
            "movsd %%xmm5, %c[doubles]+40(%%r13)\n\t"
            "movsd %%xmm6, %c[doubles]+48(%%r13)\n\t"
            "movsd %%xmm7, %c[doubles]+56(%%r13)\n\t"
            "movq %%r13, %%rdi\n\t"
            "movq %%rdx, %%rsi\n\t"
            "callq kr_side_exit_take\n\t"
            "addq $8, %%rsp\n\t"
            "movq %c[thread](%%r13), %%r12\n\t"
            "movq %c[frame](%%r12), %%r13\n\t"
            "movq %c[ip](%%r13), %%r14\n\t"
            "movq %c[sp](%%r13), %%r15\n\t"
            "movq %c[dispatch](%%r12), %%rdi\n\t"
            "jmpq *%%rax"
            :
            : [words] "i"(OFFSET(KrActivation, exit_words)),
              [doubles] "i"(OFFSET(KrActivation, exit_doubles)),
              [thread] "i"(OFFSET(KrActivation, thread)),
              [frame] "i"(OFFSET(KrThread, frame)), [ip] "i"(OFFSET(KrFrame, ip)),
              [sp] "i"(OFFSET(KrFrame, sp)), [dispatch] "i"(OFFSET(KrThread, dispatch)));
}

NAKED void kr_glue_leave(void)
{
    __asm__("movq %%r13, %%rdi\n\t"
            "callq kr_side_exit_leave\n\t"
            "addq $8, %%rsp\n\t"
            "retq" :);
}

// Five pushes make the stack pointer what traces expect.
NAKED uint64_t kr_glue_answer(KrActivation *activation, const void *code)
{
    __asm__("pushq %%rbx\n\t"
            "pushq %%r12\n\t"
            "pushq %%r13\n\t"
            "pushq %%r14\n\t"
            "pushq %%r15\n\t"
            "movq %%rdi, %%r13\n\t"
            "movabsq %[tag], %%r12\n\t"
            "jmpq *%%rsi"
            :
            : [tag] "i"(KR_TAG_INT));
}

NAKED void kr_glue_answers(void)
{
    __asm__("movq %c[words](%%r13), %%rax\n\t"
            "popq %%r15\n\t"
            "popq %%r14\n\t"
            "popq %%r13\n\t"
            "popq %%r12\n\t"
            "popq %%rbx\n\t"
            "retq"
            :
            : [words] "i"(OFFSET(KrActivation, exit_words)));
}

NAKED void kr_glue_no_answer(void)
{
    __asm__("xorl %%eax, %%eax\n\t"
            "popq %%r15\n\t"
            "popq %%r14\n\t"
            "popq %%r13\n\t"
            "popq %%r12\n\t"
            "popq %%rbx\n\t"
            "retq" :);
}

// Entered by call: the stack is 8 modulo 16 here.
#define KEEPING_WORDS(function)                                                        \
    __asm__("pushq %%rdi\n\t"                                                          \
            "pushq %%rsi\n\t"                                                          \
            "pushq %%r8\n\t"                                                           \
            "pushq %%r9\n\t"                                                           \
            "pushq %%r11\n\t"                                                          \
            "movq %c[thread](%%r13), %%rdi\n\t"                                        \
            "movq %%rax, %%rsi\n\t"                                                    \
            "callq " function "\n\t"                                                   \
            "popq %%r11\n\t"                                                           \
            "popq %%r9\n\t"                                                            \
            "popq %%r8\n\t"                                                            \
            "popq %%rsi\n\t"                                                           \
            "popq %%rdi\n\t"                                                           \
            "retq"                                                                     \
            :                                                                          \
            : [thread] "i"(OFFSET(KrActivation, thread)))
// The same, around another piece of glue.
#define KEEPING_DOUBLES(glue)                                                          \
    __asm__("subq $72, %%rsp\n\t"                                                      \
            "movsd %%xmm0, (%%rsp)\n\t"                                                \
            "movsd %%xmm1, 8(%%rsp)\n\t"                                               \
            "movsd %%xmm2, 16(%%rsp)\n\t"                                              \
            "movsd %%xmm3, 24(%%rsp)\n\t"                                              \
            "movsd %%xmm4, 32(%%rsp)\n\t"                                              \
            "movsd %%xmm5, 40(%%rsp)\n\t"                                              \
            "movsd %%xmm6, 48(%%rsp)\n\t"                                              \
            "movsd %%xmm7, 56(%%rsp)\n\t"                                              \
            "callq " glue "\n\t"                                                       \
            "movsd (%%rsp), %%xmm0\n\t"                                                \
            "movsd 8(%%rsp), %%xmm1\n\t"                                               \
            "movsd 16(%%rsp), %%xmm2\n\t"                                              \
            "movsd 24(%%rsp), %%xmm3\n\t"                                              \
            "movsd 32(%%rsp), %%xmm4\n\t"                                              \
            "movsd 40(%%rsp), %%xmm5\n\t"                                              \
            "movsd 48(%%rsp), %%xmm6\n\t"                                              \
            "movsd 56(%%rsp), %%xmm7\n\t"                                              \
            "addq $72, %%rsp\n\t"                                                      \
            "retq" :)

NAKED void kr_glue_drop(void)
{
    KEEPING_WORDS("kr_object_dealloc");
}

NAKED void kr_glue_drop_beside_doubles(void)
{
    KEEPING_DOUBLES("kr_glue_drop");
}

NAKED void kr_glue_call(void)
{
    KEEPING_WORDS("*%%rcx");
}

NAKED void kr_glue_call_beside_doubles(void)
{
    KEEPING_DOUBLES("kr_glue_call");
}
#endif
