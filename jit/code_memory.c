// SPDX-License-Identifier: MIT
// Executable memory for traces: see code_memory.h.
//
// Allocation is first fit over sorted free ranges; traces are few and live long, so the lists
// stay short. The first address tried for the execute view is just above the program, then steps
// of 16 MB up to 2 GB.
#define _GNU_SOURCE
#include "jit/code_memory.h"

#include "base/check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct FreeRange {
    uint32_t start, size; // bytes in the half
} FreeRange;

typedef struct FreeList {
    FreeRange *ranges; // sorted by start
    uint32_t count, capacity;
} FreeList;

struct KrCodeArena {
    KrCodeArena *next;
    uint8_t *write, *code; // the two views
    FreeList halves[2];    // hot, cold
    int copy;              // while a fork is under way: the child's file, or -1
};

enum { HALF = KR_ARENA_SIZE / 2, GRAIN = 16 };

static bool list_insert(FreeList *list, uint32_t at, FreeRange range)
{
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity ? list->capacity * 2 : 8;
        FreeRange *ranges = realloc(list->ranges, capacity * sizeof *ranges);
        if (!ranges)
            return false;
        list->ranges = ranges;
        list->capacity = capacity;
    }
    memmove(list->ranges + at + 1, list->ranges + at, (list->count - at) * sizeof range);
    list->ranges[at] = range;
    list->count++;
    return true;
}

static void list_remove(FreeList *list, uint32_t at)
{
    list->count--;
    memmove(list->ranges + at, list->ranges + at + 1,
            (list->count - at) * sizeof *list->ranges);
}

// First fit: the offset, or UINT32_MAX.
static uint32_t list_take(FreeList *list, uint32_t size)
{
    for (uint32_t i = 0; i < list->count; i++) {
        FreeRange *range = &list->ranges[i];
        if (range->size < size)
            continue;
        uint32_t start = range->start;
        range->start += size;
        range->size -= size;
        if (range->size == 0)
            list_remove(list, i);
        return start;
    }
    return UINT32_MAX;
}

static void list_give(FreeList *list, uint32_t start, uint32_t size)
{
    uint32_t i = 0;
    while (i < list->count && list->ranges[i].start < start)
        i++;
    bool joins_left = i > 0 && list->ranges[i - 1].start + list->ranges[i - 1].size == start;
    bool joins_right = i < list->count && start + size == list->ranges[i].start;
    if (joins_left) {
        list->ranges[i - 1].size += size;
        if (joins_right) {
            list->ranges[i - 1].size += list->ranges[i].size;
            list_remove(list, i);
        }
    } else if (joins_right) {
        list->ranges[i].start = start;
        list->ranges[i].size += size;
    } else if (size) {
        // without memory for the entry the range is lost until the arena dies: harmless
        (void)list_insert(list, i, (FreeRange){start, size});
    }
}

// Maps the execute view below 2 GB, as near to the program as there is room.
static void *map_code_low(int fd)
{
    for (uintptr_t at = 0x10000000; at < 0x7F000000; at += 0x1000000) {
        void *code = mmap((void *)at, KR_ARENA_SIZE, PROT_READ | PROT_EXEC,
                          MAP_SHARED | MAP_FIXED_NOREPLACE, fd, 0);
        if (code == (void *)at)
            return code;
        if (code != MAP_FAILED) // an old kernel took the address as a hint
            munmap(code, KR_ARENA_SIZE);
    }
    return MAP_FAILED;
}

static KrCodeArena *arena_new(void)
{
    KrCodeArena *arena = calloc(1, sizeof *arena);
    int fd = memfd_create("krait-code", MFD_CLOEXEC);
    if (!arena || fd < 0 || ftruncate(fd, KR_ARENA_SIZE) != 0) {
        free(arena);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    void *write = mmap(NULL, KR_ARENA_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    void *code = write == MAP_FAILED ? MAP_FAILED : map_code_low(fd);
    close(fd);
    if (code == MAP_FAILED) {
        if (write != MAP_FAILED)
            munmap(write, KR_ARENA_SIZE);
        free(arena);
        return NULL;
    }
    arena->write = write;
    arena->code = code;
    arena->copy = -1;
    for (int half = 0; half < 2; half++)
        list_give(&arena->halves[half], 0, HALF);
    return arena;
}

static void arena_free(KrCodeArena *arena)
{
    munmap(arena->write, KR_ARENA_SIZE);
    munmap(arena->code, KR_ARENA_SIZE);
    free(arena->halves[0].ranges);
    free(arena->halves[1].ranges);
    free(arena);
}

// Bytes from the start of a half to the last that is in use.
static uint32_t half_used(const FreeList *list)
{
    if (!list->count) return HALF;
    const FreeRange *last = &list->ranges[list->count - 1];
    return last->start + last->size == HALF ? last->start : HALF;
}

// A file with the arena's code, or -1.
static int arena_copy(const KrCodeArena *arena)
{
    int fd = memfd_create("krait-code", MFD_CLOEXEC);
    bool done = fd >= 0 && ftruncate(fd, KR_ARENA_SIZE) == 0;
    for (int half = 0; done && half < 2; half++) {
        uint32_t used = half_used(&arena->halves[half]);
        done = pwrite(fd, arena->write + half * HALF, used, half * HALF) == (ssize_t)used;
    }
    if (!done && fd >= 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

void kr_code_memory_before_fork(KrCodeMemory *memory)
{
    for (KrCodeArena *arena = memory->arenas; arena; arena = arena->next)
        arena->copy = arena_copy(arena);
}

void kr_code_memory_after_fork(KrCodeMemory *memory, bool in_child)
{
    for (KrCodeArena *arena = memory->arenas; arena; arena = arena->next) {
        int fd = arena->copy;
        arena->copy = -1;
        if (in_child && fd < 0)
            fd = arena_copy(arena); // late, but better than none
        if (in_child && fd >= 0) {
            void *write = mmap(arena->write, KR_ARENA_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
            void *code = mmap(arena->code, KR_ARENA_SIZE, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_FIXED, fd, 0);
            if (write == MAP_FAILED || code == MAP_FAILED)
                kr_panic("no memory for the code of traces after fork");
        }
        if (fd >= 0)
            close(fd);
    }
}

static bool take_from(KrCodeArena *arena, uint32_t hot_size, uint32_t cold_size,
                      KrCodeSpan *span)
{
    uint32_t hot = list_take(&arena->halves[0], hot_size);
    if (hot == UINT32_MAX)
        return false;
    uint32_t cold = cold_size ? list_take(&arena->halves[1], cold_size) : 0;
    if (cold == UINT32_MAX) {
        list_give(&arena->halves[0], hot, hot_size);
        return false;
    }
    *span = (KrCodeSpan){arena,
                         arena->write + hot,
                         arena->write + HALF + cold,
                         arena->code + hot,
                         arena->code + HALF + cold,
                         hot_size,
                         cold_size,
                         NULL};
    return true;
}

bool kr_code_memory_alloc(KrCodeMemory *memory, size_t hot_size, size_t cold_size,
                          KrCodeSpan *span)
{
    if (hot_size > HALF || cold_size > HALF || memory->refused)
        return false;
    uint32_t hot = (uint32_t)(hot_size + GRAIN - 1) & ~(uint32_t)(GRAIN - 1);
    uint32_t cold = (uint32_t)(cold_size + GRAIN - 1) & ~(uint32_t)(GRAIN - 1);
    for (KrCodeArena *arena = memory->arenas; arena; arena = arena->next) {
        if (take_from(arena, hot, cold, span)) {
            memory->used += hot + cold;
            return true;
        }
    }
    if (memory->count == KR_ARENA_LIMIT)
        return false;
    KrCodeArena *arena = arena_new();
    if (!arena) {
        memory->refused = true;
        return false;
    }
    arena->next = memory->arenas;
    memory->arenas = arena;
    memory->count++;
    memory->used += hot + cold;
    return take_from(arena, hot, cold, span);
}

void kr_code_memory_free(KrCodeMemory *memory, KrCodeSpan *span)
{
    if (!span->arena)
        return;
    KrCodeArena *arena = span->arena;
    list_give(&arena->halves[0], (uint32_t)(span->hot - arena->write), span->hot_size);
    list_give(&arena->halves[1], (uint32_t)(span->cold - arena->write - HALF),
              span->cold_size);
    memory->used -= span->hot_size + span->cold_size;
    free(span->starts);
    *span = (KrCodeSpan){0};
}

void kr_code_memory_fini(KrCodeMemory *memory)
{
    while (memory->arenas) {
        KrCodeArena *next = memory->arenas->next;
        arena_free(memory->arenas);
        memory->arenas = next;
    }
    *memory = (KrCodeMemory){0};
}

uint8_t *kr_code_memory_writable(KrCodeMemory *memory, const void *code)
{
    const uint8_t *at = code;
    for (KrCodeArena *arena = memory->arenas; arena; arena = arena->next)
        if (at >= arena->code && at < arena->code + KR_ARENA_SIZE)
            return arena->write + (at - arena->code);
    return NULL;
}

void kr_code_memory_close(const KrCodeSpan *span)
{
    (void)madvise(span->arena->write, KR_ARENA_SIZE, MADV_DONTNEED); // of a shared mapping: nothing is lost
}

void kr_code_memory_flush(const void *code, size_t size)
{
    __builtin___clear_cache((char *)(uintptr_t)code, (char *)(uintptr_t)code + size);
}

bool kr_code_memory_check(const KrCodeMemory *memory)
{
    for (const KrCodeArena *arena = memory->arenas; arena; arena = arena->next) {
        for (int half = 0; half < 2; half++) {
            const FreeList *list = &arena->halves[half];
            for (uint32_t i = 0; i + 1 < list->count; i++) {
                const FreeRange *range = &list->ranges[i];
                if (range->start + range->size >= range[1].start)
                    return false;
            }
        }
    }
    return true;
}
