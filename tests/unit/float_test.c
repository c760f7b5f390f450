// SPDX-License-Identifier: MIT
// Tests of runtime/float.c: run by tests/unit/unit_main.c.
#include "runtime/float_text.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

static bool shows(double number, const char *wanted)
{
    char text[KR_FLOAT_TEXT_SIZE];
    kr_float_text_shortest(number, text);
    return strcmp(text, wanted) == 0;
}

static bool formats(double number, char code, int precision, int flags, const char *wanted)
{
    size_t length;
    char *text = kr_float_text_format(number, code, precision, flags, &length);
    bool same = text && strcmp(text, wanted) == 0 && length == strlen(wanted);
    free(text);
    return same;
}

KR_TEST(float_text_is_the_shortest)
{
    CHECK(shows(0.1, "0.1"));
    CHECK(shows(-0.0, "-0.0"));
    CHECK(shows(1e16, "1e+16"));
    CHECK(shows(123456789012345680.0, "1.2345678901234568e+17"));
    CHECK(shows(0.0001, "0.0001"));
    CHECK(shows(0.00001, "1e-05"));
    CHECK(shows(5e-324, "5e-324"));
    CHECK(shows(0x1p-44, "5.684341886080802e-14")); // the nearest of 16 digits does not read back
    CHECK(shows(1.7976931348623157e308, "1.7976931348623157e+308"));
}

KR_TEST(float_text_rounds_half_to_even)
{
    CHECK(formats(0.125, 'f', 2, 0, "0.12"));
    CHECK(formats(2.5, 'f', 0, 0, "2"));
    CHECK(formats(1e23, 'f', 0, 0, "99999999999999991611392"));
    CHECK(formats(123456.0, 'g', 6, 0, "123456"));
    CHECK(formats(123456.0, 'g', 6, KR_FLOAT_TEXT_ADD_DOT_0, "1.23456e+05"));
    CHECK(formats(100.0, 'g', 6, KR_FLOAT_TEXT_ALTERNATE, "100.000"));
    CHECK(formats(-0.001, 'f', 1, KR_FLOAT_TEXT_NO_NEGATIVE_0, "0.0"));
    CHECK(formats(0.5, '%', 0, 0, "50%"));
}

KR_TEST(float_text_reads_what_python_allows)
{
    double number;
    CHECK(kr_float_text_parse(" 1_000.5 ", 9, &number) && number == 1000.5);
    CHECK(kr_float_text_parse("-Infinity", 9, &number) && number < -1e308);
    CHECK(!kr_float_text_parse("1__0", 4, &number));
    CHECK(!kr_float_text_parse("0x10", 4, &number));
    CHECK(!kr_float_text_parse("", 0, &number));
}
