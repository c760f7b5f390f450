// SPDX-License-Identifier: MIT
// Unit tests: functions that register themselves, and checks that go on after a failure.
#pragma once

#include <stdbool.h>

typedef struct KrUnitTest {
    const char *name;
    void (*run)(void);
    struct KrUnitTest *next;
} KrUnitTest;

void kr_unit_add(KrUnitTest *test);
void kr_unit_fail(const char *file, int line, const char *what);

#define KR_TEST(test_name)                                                             \
    static void test_name(void);                                                       \
    static KrUnitTest test_name##_entry = {#test_name, test_name, 0};                  \
    __attribute__((constructor)) static void test_name##_add(void)                     \
    {                                                                                  \
        kr_unit_add(&test_name##_entry);                                               \
    }                                                                                  \
    static void test_name(void)

#define CHECK(condition)                                                               \
    ((condition) ? (void)0 : kr_unit_fail(__FILE__, __LINE__, #condition))
