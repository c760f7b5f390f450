// SPDX-License-Identifier: MIT
// Tests of jit/code_memory.c: run by tests/unit/unit_main.c.
#include "jit/code_memory.h"
#include "tests/unit/unit.h"

#include <string.h>

KR_TEST(code_memory_has_two_views)
{
    KrCodeMemory memory = {0};
    KrCodeSpan span;
    CHECK(kr_code_memory_alloc(&memory, 100, 50, &span));
    CHECK(span.hot_size == 112 && span.cold_size == 64);
    memset(span.hot, 0xAB, 100);
    CHECK(span.hot_code[99] == 0xAB);
    CHECK((uintptr_t)span.hot_code < UINT64_C(0x80000000));
    CHECK(kr_code_memory_writable(&memory, span.cold_code) == span.cold);
    kr_code_memory_fini(&memory);
}

KR_TEST(code_memory_reuses_what_is_freed)
{
    KrCodeMemory memory = {0};
    KrCodeSpan spans[64];
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 64; i++)
            CHECK(kr_code_memory_alloc(&memory, (size_t)(100 + 37 * i), (size_t)(16 * (i % 5)), &spans[i]));
        for (int i = 0; i < 64; i++) // every second first, then the rest
            kr_code_memory_free(&memory, &spans[i * 2 % 64 + (i >= 32)]);
        CHECK(kr_code_memory_check(&memory));
    }
    CHECK(memory.used == 0);
    CHECK(memory.count == 1);
    kr_code_memory_fini(&memory);
}

KR_TEST(code_memory_refuses_what_is_too_big)
{
    KrCodeMemory memory = {0};
    KrCodeSpan span;
    CHECK(!kr_code_memory_alloc(&memory, KR_ARENA_SIZE, 0, &span));
    kr_code_memory_fini(&memory);
}
