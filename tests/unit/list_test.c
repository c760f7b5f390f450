// SPDX-License-Identifier: MIT
// list: growing, slices, sorting (stable, all specialized comparisons), tuples, slice arithmetic.
#include "runtime/list.h"

#include "runtime/list_sort.h"
#include "runtime/slice.h"
#include "runtime/tuple.h"
#include "tests/unit/container_thread.h"
#include "tests/unit/unit.h"

static KrOwn counted(KrThread *thread, int64_t count)
{
    KrOwn list = kr_list_new(thread, 0);
    for (int64_t i = 0; i < count; i++)
        CHECK(kr_list_append(thread, kr_ref(list), number(i)));
    return list;
}

KR_TEST(list_grows_and_shrinks)
{
    KrThread *thread = container_thread();
    KrOwn list = counted(thread, 1000);
    CHECK(kr_list_length(kr_ref(list)) == 1000);
    for (int64_t i = 999; i >= 0; i--) {
        KrOwn item = kr_list_pop(thread, kr_ref(list), -1);
        CHECK(kr_small_int_value(kr_ref(item)) == i);
        kr_drop(thread, item);
        kr_list_check(kr_list_cast(kr_ref(list)));
    }
    kr_drop(thread, list);
}

KR_TEST(list_slices)
{
    KrThread *thread = container_thread();
    KrOwn list = counted(thread, 10), part = kr_list_slice(thread, kr_ref(list), 3, 6);
    CHECK(kr_list_length(kr_ref(part)) == 3);
    CHECK(kr_list_set_slice(thread, kr_ref(list), 0, 8, kr_ref(part)));
    static const int64_t expected[] = {3, 4, 5, 8, 9};
    for (int64_t i = 0; i < 5; i++)
        CHECK(kr_small_int_value(kr_list_get(kr_ref(list), i)) == expected[i]);
    CHECK(kr_list_length(kr_ref(list)) == 5);
    kr_drop(thread, part);
    kr_drop(thread, list);
}

KR_TEST(list_sort_is_stable)
{
    enum { COUNT = 3000 };
    static KrOwn keys[COUNT], places[COUNT];
    KrThread *thread = container_thread();
    for (int kind = 0; kind < 2; kind++) {
        uint32_t seed = 7;
        for (int64_t i = 0; i < COUNT; i++) {
            seed = seed * 1664525u + 1013904223u;
            int64_t key = i % 700 < 400 ? i % 700 : (int64_t)(seed >> 8) % 50;
            keys[i] = kind ? kr_from_float((double)key) : kr_from_small_int(key);
            places[i] = kr_from_small_int(i);
        }
        CHECK(kr_list_sort_items(thread, keys, places, COUNT));
        for (int64_t i = 1; i < COUNT; i++) {
            int64_t before = kr_small_int_value(kr_ref(places[i - 1]));
            int64_t after = kr_small_int_value(kr_ref(places[i]));
            bool same = kr_is(kr_ref(keys[i - 1]), kr_ref(keys[i]));
            bool less = kind ? kr_float_value(kr_ref(keys[i - 1])) <
                                   kr_float_value(kr_ref(keys[i]))
                             : kr_small_int_value(kr_ref(keys[i - 1])) <
                                   kr_small_int_value(kr_ref(keys[i]));
            CHECK(less || (same && before < after));
        }
    }
}

KR_TEST(slice_arithmetic)
{
    int64_t start = -3, stop = INT64_MAX;
    CHECK(kr_slice_adjust(10, &start, &stop, 1) == 3 && start == 7 && stop == 10);
    start = INT64_MAX;
    stop = INT64_MIN;
    CHECK(kr_slice_adjust(10, &start, &stop, -3) == 4 && start == 9 && stop == -1);
    start = 5;
    stop = 2;
    CHECK(kr_slice_adjust(10, &start, &stop, 1) == 0);
}

KR_TEST(tuple_of_atoms_is_not_tracked)
{
    KrThread *thread = container_thread();
    KrOwn tuple = kr_tuple_2(thread, number(1), number(2));
    CHECK(kr_tuple_length(kr_ref(tuple)) == 2 && kr_obj(kr_ref(tuple))->gc == 0);
    CHECK(kr_is(kr_tuple_get(kr_ref(tuple), 1), number(2)));
    kr_drop(thread, tuple);
}
