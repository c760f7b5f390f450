// SPDX-License-Identifier: MIT
// dict against a plain array: random insertions, deletions and lookups; order; versions.
#include "runtime/dict.h"

#include "runtime/str.h"
#include "tests/unit/container_thread.h"
#include "tests/unit/unit.h"

#include <stdlib.h>

enum { KEYS = 500 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

KR_TEST(dict_against_array)
{
    KrThread *thread = container_thread();
    KrOwn dict = kr_dict_new(thread);
    int64_t model[KEYS];
    uint32_t seed = 1;
    for (int i = 0; i < KEYS; i++)
        model[i] = -1;
    for (int round = 0; round < 20000; round++) {
        int64_t key = next_random(&seed) % KEYS, value = next_random(&seed) % 1000;
        KrRef found;
        if (next_random(&seed) % 3) {
            CHECK(kr_dict_set(thread, kr_ref(dict), number(key), number(value)));
            model[key] = value;
        } else {
            KrFound was = kr_dict_delete(thread, kr_ref(dict), number(key));
            CHECK(was == (model[key] >= 0 ? KR_PRESENT : KR_ABSENT));
            model[key] = -1;
        }
        key = next_random(&seed) % KEYS;
        KrFound there = kr_dict_find(thread, kr_ref(dict), number(key), &found);
        CHECK(there == (model[key] >= 0 ? KR_PRESENT : KR_ABSENT));
        CHECK(there == KR_ABSENT || kr_small_int_value(found) == model[key]);
    }
    kr_dict_check(kr_dict_cast(kr_ref(dict)));
    kr_drop(thread, dict);
}

KR_TEST(dict_keeps_insertion_order)
{
    KrThread *thread = container_thread();
    KrOwn dict = kr_dict_new(thread);
    for (int64_t i = 0; i < 100; i++)
        CHECK(kr_dict_set(thread, kr_ref(dict), number((i * 37) % 101), number(i)));
    size_t position = 0;
    KrRef key, value;
    int64_t i = 0;
    for (; kr_dict_next(kr_ref(dict), &position, &key, &value); i++) {
        CHECK(kr_small_int_value(key) == (i * 37) % 101);
        CHECK(kr_small_int_value(value) == i);
    }
    CHECK(i == 100);
    kr_drop(thread, dict);
}

KR_TEST(dict_version_changes_with_keys_only)
{
    KrThread *thread = container_thread();
    KrOwn dict = kr_dict_new(thread), key = kr_str_from_ascii(thread, "name");
    CHECK(kr_dict_set(thread, kr_ref(dict), kr_ref(key), number(1)));
    uint32_t version = kr_dict_version(thread, kr_ref(dict));
    int64_t index = kr_dict_entry_index(kr_ref(dict), kr_ref(key));
    CHECK(version != 0 && index == 0);
    CHECK(kr_dict_set(thread, kr_ref(dict), kr_ref(key), number(2)));
    CHECK(kr_dict_cast(kr_ref(dict))->keys_version == version);
    CHECK(kr_is(kr_dict_entry_value(kr_dict_cast(kr_ref(dict)), 0), number(2)));
    CHECK(kr_dict_set(thread, kr_ref(dict), number(7), number(2)));
    CHECK(kr_dict_cast(kr_ref(dict))->keys_version != version);
    CHECK(kr_is(kr_dict_find_str(kr_ref(dict), kr_ref(key)), number(2)));
    kr_drop(thread, key);
    kr_drop(thread, dict);
}
