// SPDX-License-Identifier: MIT
// Tests of base/hash.c: run by tests/unit/unit_main.c.
#include "base/hash.h"
#include "tests/unit/unit.h"

KR_TEST(hash_equals_that_of_cpython)
{
    kr_hash_seed(0);
    CHECK(kr_hash_bytes("a", 1) == INT64_C(4644417185603328019));
    CHECK(kr_hash_bytes("ab", 2) == INT64_C(6148830537548944441));
    CHECK(kr_hash_bytes("abcdefghij", 10) == INT64_C(-829746140550000655));
    CHECK(kr_hash_bytes("", 0) == 0);
}
