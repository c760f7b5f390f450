// SPDX-License-Identifier: MIT
// Where listings go: see dump.h.
#include "base/dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t kr_dump_parse(const char *names, const char **unknown)
{
    static const char *const known[] = {"tokens", "ast", "symbols", "cfg",  "code",  "spec",
                                        "trace",  "opt", "regs",    "asm", "exits", "aborts", "stats"};
    uint32_t bits = 0;
    *unknown = NULL;
    while (names && *names) {
        size_t length = strcspn(names, ",");
        uint32_t bit = 0;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (strlen(known[i]) == length && !strncmp(names, known[i], length))
                bit = 1u << i;
        if (!bit && length && !*unknown)
            *unknown = names;
        bits |= bit;
        names += length + (names[length] == ',');
    }
    return bits;
}

void kr_dump_write(const KrText *text)
{
    const char *path = getenv("KRAIT_DUMP_FILE");
    FILE *out = path && *path ? fopen(path, "a") : stderr;
    if (!out) {
        perror(path);
        return;
    }
    fwrite(text->bytes ? text->bytes : "", 1, text->length, out);
    if (out != stderr)
        fclose(out);
}
