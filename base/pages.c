// SPDX-License-Identifier: MIT
// Pages of the system (pages.h): mmap, and madvise where there is one.
//
// Owns nothing. A hint costs a system call and memory in the last big page, so only what is much larger is worth it.
// Called by runtime/list.c for its arrays, runtime/slab.c for large heaps, runtime/frame.c for stacks, tier2/tier2.c.
// Tests: tests/cli/run.py (unmapped code); hints have no result.
#define _GNU_SOURCE
#include "base/pages.h"

#include <stdint.h>

#if defined(__linux__)
#include <sys/mman.h>

void *kr_pages_reserve(size_t size)
{
    void *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return block == MAP_FAILED ? NULL : block;
}
void kr_pages_give_back(void *block, size_t size)
{
    munmap(block, size);
}

enum { PAGE = 4096, BIG_PAGE = 2 << 20, WORTH_IT = 16 << 20 };

void kr_pages_want_big(void *block, size_t size, size_t whole)
{
    if (whole < WORTH_IT) return;
    uintptr_t start = ((uintptr_t)block + BIG_PAGE - 1) & ~(uintptr_t)(BIG_PAGE - 1);
    uintptr_t end = ((uintptr_t)block + size) & ~(uintptr_t)(BIG_PAGE - 1);
    if (start < end) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}

// tools/start_order knows it by its name. Nothing in these segments is ever written: relocations of the static program lie in .got.
__attribute__((noinline)) void kr_pages_unmap_program(void)
{
#if KR_CHECK == 0
    extern const char __executable_start[], etext[]; // the linker's: constants, then code
    uintptr_t start = ((uintptr_t)__executable_start + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
    uintptr_t end = (uintptr_t)etext & ~(uintptr_t)(PAGE - 1);
    (void)madvise((void *)start, end - start, MADV_DONTNEED);
#endif
}
#else
#include <stdlib.h>

void *kr_pages_reserve(size_t size)
{
    return calloc(1, size);
}
void kr_pages_give_back(void *block, size_t size)
{
    (void)size;
    free(block);
}

void kr_pages_want_big(void *block, size_t size, size_t whole)
{
    (void)block, (void)size, (void)whole;
}

void kr_pages_unmap_program(void)
{
}
#endif
