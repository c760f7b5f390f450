// SPDX-License-Identifier: MIT
// KRAIT_DUMP: which listings are wanted, and where they go (KRAIT_DUMP_FILE, else stderr).
#pragma once

#include "base/text.h"

#include <stdint.h>

enum { // bits, in the order of the names in KRAIT_DUMP
    KR_DUMP_TOKENS = 1 << 0, KR_DUMP_AST = 1 << 1, KR_DUMP_SYMBOLS = 1 << 2, KR_DUMP_CFG = 1 << 3,
    KR_DUMP_CODE = 1 << 4, KR_DUMP_SPEC = 1 << 5, KR_DUMP_TRACE = 1 << 6, KR_DUMP_OPT = 1 << 7,
    KR_DUMP_REGS = 1 << 8, KR_DUMP_ASM = 1 << 9, KR_DUMP_EXITS = 1 << 10, KR_DUMP_ABORTS = 1 << 11,
    KR_DUMP_STATS = 1 << 12,
};

// "trace,opt" -> bits; *unknown is the first name that is none (points into names), or null.
uint32_t kr_dump_parse(const char *names, const char **unknown);
void kr_dump_write(const KrText *text); // appends to the dump's file
