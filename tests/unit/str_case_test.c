// SPDX-License-Identifier: MIT
// Tests of runtime/str_case.c: run by tests/unit/unit_main.c.
#include "runtime/str_case.h"
#include "tests/unit/unit.h"

KR_TEST(str_case_maps_one_to_many)
{
    uint32_t out[3];
    CHECK(kr_str_case_upper(0xDF, out) == 2 && out[0] == 'S' && out[1] == 'S');
    CHECK(kr_str_case_title(0xDF, out) == 2 && out[1] == 's');
    CHECK(kr_str_case_lower(0x130, out) == 2 && out[0] == 'i' && out[1] == 0x307);
    CHECK(kr_str_case_fold(0xFB03, out) == 3 && out[0] == 'f' && out[2] == 'i');
    CHECK(kr_str_case_upper('a', out) == 1 && out[0] == 'A');
}

KR_TEST(str_case_knows_kinds)
{
    CHECK(kr_str_case_is_space(0x3000) && kr_str_case_is_space(0x1F) && !kr_str_case_is_space('x'));
    CHECK(kr_str_case_decimal(0x663) == 3 && kr_str_case_decimal(0xB2) == -1);
    CHECK(kr_str_case_is_digit(0xB2) && kr_str_case_is_numeric(0xBD));
    CHECK(!kr_str_case_is_printable(0xD800) && kr_str_case_is_printable(0x1F600));
    CHECK(kr_str_case_starts_name('_') && !kr_str_case_starts_name('1'));
}
