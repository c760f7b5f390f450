// SPDX-License-Identifier: MIT
// Fault injection: see alloc.h.
//
// The counters are the one mutable state of the process; only builds with asserts have them.
// Invariant: a failed call behaves as malloc does: null, errno ENOMEM, the old block of realloc untouched.
#include "base/alloc.h"

#if KR_CHECK >= 1

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long count, wanted;
static bool report, paused_now;

void kr_alloc_init(void)
{
    const char *text = getenv("KRAIT_FAIL_ALLOC");
    if (!text)
        return;
    report = strcmp(text, "count") == 0;
    wanted = report ? 0 : strtoul(text, NULL, 10);
    count = 0;
}

bool kr_alloc_fails(void)
{
    if (paused_now)
        return false;
    return ++count == wanted;
}

void kr_alloc_pause(bool paused)
{
    paused_now = paused;
}

void kr_alloc_report(void)
{
    if (report)
        fprintf(stderr, "krait: %lu allocations\n", count);
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

static bool fail(void)
{
    if (!kr_alloc_fails())
        return false;
    errno = ENOMEM;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fail() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t items, size_t size)
{
    return fail() ? NULL : __real_calloc(items, size);
}
void *__wrap_realloc(void *block, size_t size)
{
    return fail() ? NULL : __real_realloc(block, size);
}
void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return fail() ? NULL : __real_aligned_alloc(alignment, size);
}

#endif
