// SPDX-License-Identifier: MIT
// Tests of base/bitset.h: run by tests/unit/unit_main.c.
#include "base/bitset.h"
#include "tests/unit/unit.h"

KR_TEST(bitset_counts_walks_and_combines)
{
    KrArena arena;
    kr_arena_init(&arena);
    KrBitset a = kr_bitset_make(&arena, 130), b = kr_bitset_make(&arena, 130);
    kr_bitset_add(&a, 0);
    kr_bitset_add(&a, 64);
    kr_bitset_add(&a, 129);
    CHECK(kr_bitset_count(&a) == 3 && kr_bitset_has(&a, 64) && !kr_bitset_has(&a, 63));
    CHECK(kr_bitset_next(&a, 1) == 64 && kr_bitset_next(&a, 65) == 129);
    CHECK(kr_bitset_next(&b, 0) == 130);
    CHECK(kr_bitset_unite(&b, &a) && !kr_bitset_unite(&b, &a));
    CHECK(!kr_bitset_intersect(&a, &b) && kr_bitset_count(&b) == 3);
    KrBitset c = kr_bitset_make(&arena, 130);
    kr_bitset_add(&c, 64);
    kr_bitset_add(&c, 65);
    kr_bitset_subtract(&b, &c);
    CHECK(kr_bitset_count(&b) == 2 && !kr_bitset_has(&b, 64) && kr_bitset_has(&b, 129));
    CHECK(kr_bitset_intersect(&a, &c) && kr_bitset_count(&a) == 1 && kr_bitset_has(&a, 64));
    kr_arena_fini(&arena);
}
