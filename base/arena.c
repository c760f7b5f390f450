// SPDX-License-Identifier: MIT
// Bump arenas: chunk list and the slow path of allocation. See arena.h.
#include "base/arena.h"

#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK_SIZE = 16 * 1024, LAST_CHUNK_SIZE = 1024 * 1024 };

struct KrArenaChunk {
    KrArenaChunk *older; // next in the list (owned)
    size_t size;         // bytes, with this header
};

_Static_assert(sizeof(KrArenaChunk) % 16 == 0, "pieces start aligned");

void kr_arena_init(KrArena *arena)
{
    *arena = (KrArena){0};
}

void kr_arena_fini(KrArena *arena)
{
    KrArenaChunk *chunk = arena->chunks;
    while (chunk != NULL) {
        KrArenaChunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    *arena = (KrArena){0};
}

void kr_arena_reset(KrArena *arena)
{
    KrArenaChunk *kept = arena->chunks;
    arena->failed = false;
    if (kept == NULL) return;
    KrArenaChunk *chunk = kept->older;
    while (chunk != NULL) {
        KrArenaChunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    kept->older = NULL;
    arena->size = kept->size;
    arena->next = (char *)(kept + 1);
    arena->limit = (char *)kept + kept->size;
}

void *kr_arena_grow(KrArena *arena, size_t size)
{
    size_t chunk_size = FIRST_CHUNK_SIZE;
    while (chunk_size < LAST_CHUNK_SIZE && chunk_size < arena->size)
        chunk_size *= 2;
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    bool large = size > chunk_size / 4;
    if (large) chunk_size = (sizeof(KrArenaChunk) + size + 15) & ~(size_t)15;
    KrArenaChunk *chunk = malloc(chunk_size);
    if (chunk == NULL) {
        arena->failed = true;
        return NULL;
    }
    chunk->size = chunk_size;
    arena->size += chunk_size;
    char *piece = (char *)(chunk + 1);
    if (large && arena->chunks != NULL) { // the newest chunk keeps its free end
        chunk->older = arena->chunks->older;
        arena->chunks->older = chunk;
        return piece;
    }
    chunk->older = arena->chunks;
    arena->chunks = chunk;
    arena->next = piece + ((size + 7) & ~(size_t)7);
    arena->limit = (char *)chunk + chunk_size;
    kr_assert(arena->next <= arena->limit);
    return piece;
}

char *kr_arena_copy(KrArena *arena, const void *bytes, size_t size)
{
    char *piece = kr_arena_alloc(arena, size + 1);
    if (piece == NULL) return NULL;
    if (size != 0) memcpy(piece, bytes, size);
    piece[size] = '\0';
    return piece;
}

char *kr_arena_printf(KrArena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) return NULL;
    char *piece = kr_arena_alloc(arena, (size_t)length + 1);
    if (piece == NULL) return NULL;
    va_start(arguments, format);
    vsnprintf(piece, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return piece;
}
