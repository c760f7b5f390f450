// SPDX-License-Identifier: MIT
// Tests of base/vector.h: run by tests/unit/unit_main.c.
#include "base/vector.h"
#include "tests/unit/unit.h"

KR_TEST(vector_grows)
{
    KrVector numbers = kr_vector_make(sizeof(int));
    for (int i = 0; i < 100; i++) {
        int *slot = kr_vector_push(&numbers);
        CHECK(slot != NULL && *slot == 0);
        *slot = i;
    }
    CHECK(numbers.count == 100 && *(int *)kr_vector_get(&numbers, 57) == 57);
    kr_vector_fini(&numbers);
    CHECK(numbers.count == 0 && numbers.item_size == sizeof(int));
}
