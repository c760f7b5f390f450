// SPDX-License-Identifier: MIT
// Tests of base/arena.c: run by tests/unit/unit_main.c.
#include "base/arena.h"
#include "tests/unit/unit.h"

#include <string.h>

KR_TEST(arena_pieces_are_aligned_and_apart)
{
    KrArena arena;
    kr_arena_init(&arena);
    char *last = NULL;
    for (size_t size = 1; size < 5000; size += 7) {
        char *piece = kr_arena_alloc(&arena, size);
        CHECK(piece != NULL && (uintptr_t)piece % (size >= 16 ? 16 : 8) == 0);
        memset(piece, 0xAA, size);
        CHECK(piece != last);
        last = piece;
    }
    CHECK(!arena.failed);
    kr_arena_fini(&arena);
    CHECK(arena.size == 0);
}

KR_TEST(arena_takes_large_pieces_and_resets)
{
    KrArena arena;
    kr_arena_init(&arena);
    char *small = kr_arena_alloc(&arena, 10);
    char *large = kr_arena_zalloc(&arena, 3 << 20);
    CHECK(small != NULL && large != NULL && large[(3 << 20) - 1] == 0);
    CHECK(kr_arena_alloc(&arena, SIZE_MAX - 100) == NULL && arena.failed);
    kr_arena_reset(&arena);
    CHECK(!arena.failed && kr_arena_alloc(&arena, 10) != NULL);
    CHECK(strcmp(kr_arena_printf(&arena, "%d-%s", 42, "x"), "42-x") == 0);
    kr_arena_fini(&arena);
}
