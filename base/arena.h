// SPDX-License-Identifier: MIT
// Bump arenas: memory that is given out piece by piece and taken back all at once.
//
// An arena belongs to one unit of work (a parse, a compilation, a trace) and to one thread.
// Chunks grow from 16 KiB to 1 MiB; a piece larger than a chunk gets a chunk of its own.
//
//   newest chunk:  [ header | given out ........ | next -> free ... <- limit ]
//
// Invariant: every piece is aligned to 16 bytes when its size is 16 or more, else to 8.
// Invariant: after a failed allocation `failed` stays true; the owner of the unit of work
// looks at it once at the end and gives the unit up.
// Tests: tests/unit/arena_test.c
#pragma once

#include "base/attrs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct KrArenaChunk KrArenaChunk;

typedef struct KrArena {
    char *next;           // first free byte of the newest chunk
    char *limit;          // one past its last byte
    KrArenaChunk *chunks; // all chunks, newest first (owned)
    size_t size;          // bytes in all chunks
    bool failed;          // an allocation failed since init or reset
} KrArena;

// An empty arena; takes no memory until the first piece.
void kr_arena_init(KrArena *arena);
// Frees every chunk; the arena is empty again and usable.
void kr_arena_fini(KrArena *arena);
// Forgets every piece but keeps the newest chunk for reuse.
void kr_arena_reset(KrArena *arena);
// The slow path of kr_arena_alloc: makes a new chunk. Null when out of memory.
KR_NOINLINE void *kr_arena_grow(KrArena *arena, size_t size);
// Copies `size` bytes and adds a NUL after them.
char *kr_arena_copy(KrArena *arena, const void *bytes, size_t size) KR_NODISCARD;
// printf into the arena; null when out of memory.
char *kr_arena_printf(KrArena *arena, const char *format, ...) KR_PRINTF(2, 3)
    KR_NODISCARD;

// Uninitialized memory; null when out of memory.
KR_NODISCARD KR_INLINE void *kr_arena_alloc(KrArena *arena, size_t size)
{
    size_t mask = size >= 16 ? 15 : 7;
    uintptr_t start = ((uintptr_t)arena->next + mask) & ~(uintptr_t)mask;
    if (KR_LIKELY(size <= (uintptr_t)arena->limit - start &&
                  start <= (uintptr_t)arena->limit)) {
        arena->next = (char *)start + size;
        return (char *)start;
    }
    return kr_arena_grow(arena, size);
}

// Zeroed memory; null when out of memory.
KR_NODISCARD KR_INLINE void *kr_arena_zalloc(KrArena *arena, size_t size)
{
    void *piece = kr_arena_alloc(arena, size);
    if (KR_LIKELY(piece != NULL)) __builtin_memset(piece, 0, size);
    return piece;
}
