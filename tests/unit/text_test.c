// SPDX-License-Identifier: MIT
// Tests of base/text.c: run by tests/unit/unit_main.c.
#include "base/text.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

KR_TEST(text_grows_and_is_taken)
{
    KrText text;
    kr_text_init(&text);
    for (int i = 0; i < 1000; i++)
        kr_text_printf(&text, "%d,", i);
    kr_text_append_repeated(&text, 'x', 500);
    CHECK(text.length == 3890 + 500 && strlen(text.bytes) == text.length);
    CHECK(strncmp(text.bytes, "0,1,2,", 6) == 0);
    char *bytes = kr_text_take(&text);
    CHECK(bytes != NULL && text.bytes == NULL);
    free(bytes);
    bytes = kr_text_take(&text);
    CHECK(bytes != NULL && bytes[0] == '\0');
    free(bytes);
}
