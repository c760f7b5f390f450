// SPDX-License-Identifier: MIT
// set: members against a plain array, and the places CPython would choose.
#include "runtime/set.h"

#include "tests/unit/container_thread.h"
#include "tests/unit/unit.h"

static bool has_order(KrRef set, const int64_t *expected, int count)
{
    size_t position = 0;
    KrRef key;
    int64_t hash;
    int i = 0;
    for (; kr_set_next(set, &position, &key, &hash); i++)
        if (i >= count || kr_small_int_value(key) != expected[i]) return false;
    return i == count;
}

KR_TEST(set_order_is_cpythons)
{
    KrThread *thread = container_thread();
    KrOwn set = kr_set_new(thread, KR_REF_NULL);
    for (int64_t i = 0; i < 6; i++)
        CHECK(kr_set_add(thread, kr_ref(set), number(i)));
    CHECK(kr_set_discard(thread, kr_ref(set), number(1)) == KR_PRESENT);
    CHECK(kr_set_discard(thread, kr_ref(set), number(2)) == KR_PRESENT);
    CHECK(kr_set_add(thread, kr_ref(set), number(33)));
    CHECK(kr_set_add(thread, kr_ref(set), number(2)));
    CHECK(
        has_order(kr_ref(set), (int64_t[]){0, 33, 3, 4, 5, 2}, 6)); // as 3.14 prints it
    kr_set_check(kr_set_cast(kr_ref(set)));
    kr_drop(thread, set);
}

KR_TEST(set_of_many)
{
    KrThread *thread = container_thread();
    KrOwn set = kr_set_new(thread, KR_REF_NULL);
    for (int64_t i = 0; i < 10000; i++)
        CHECK(kr_set_add(thread, kr_ref(set), number(i * i % 7919)));
    for (int64_t i = 0; i < 7919; i += 3)
        CHECK(kr_set_discard(thread, kr_ref(set), number(i)) != KR_FAULT);
    for (int64_t i = 0; i < 7919; i += 3)
        CHECK(kr_set_contains(thread, kr_ref(set), number(i)) == KR_ABSENT);
    kr_set_check(kr_set_cast(kr_ref(set)));
    kr_drop(thread, set);
}
