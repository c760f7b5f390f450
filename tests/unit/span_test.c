// SPDX-License-Identifier: MIT
// Short runs of bytes of every length: equal, different in one place, copied without touching what lies around.
#include "base/span.h"
#include "tests/unit/unit.h"

#include <string.h>

KR_TEST(span_of_every_length)
{
    char from[200], to[200];
    for (size_t i = 0; i < sizeof from; i++)
        from[i] = (char)(i * 7 + 1);
    for (size_t size = 0; size < 150; size++) {
        memset(to, 0x55, sizeof to);
        kr_span_copy(to + 8, from + 3, size);
        CHECK(memcmp(to + 8, from + 3, size) == 0);
        CHECK(to[7] == 0x55 && to[8 + size] == 0x55);
        CHECK(kr_span_equal(to + 8, from + 3, size));
        CHECK(kr_span_padded_equal(to + 8, from + 3, size));
        for (size_t at = 0; at < size; at++) {
            to[8 + at] ^= 0x40;
            CHECK(!kr_span_equal(to + 8, from + 3, size));
            CHECK(!kr_span_padded_equal(to + 8, from + 3, size));
            to[8 + at] ^= 0x40;
        }
    }
}

KR_TEST(span_finds_the_first)
{
    char text[300];
    for (size_t size = 0; size < 290; size++) {
        memset(text, 'a', sizeof text);
        text[size] = 'b'; // behind the end
        CHECK(kr_span_find(text, size, 'b') == size);
        for (size_t at = size; at-- > 0;) {
            text[at] = 'b'; // with others behind it
            CHECK(kr_span_find(text, size, 'b') == at);
        }
    }
}
