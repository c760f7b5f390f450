// SPDX-License-Identifier: MIT
// re.Match.
#pragma once

#include "modules/sre_pattern.h"

typedef struct KrSreResult {
    KrObject header;
    KrOwn string, pattern; // what was searched, for what
    KrOwn regs;            // tuple of spans, null until asked for
    int64_t pos, endpos;   // the caller's bounds
    int64_t last_index;    // -1: none
    int64_t count;         // groups, the whole match included
    int64_t marks[];       // start and end of each, -1: not matched
} KrSreResult;

extern KrType kr_sre_result_type;
KrOwn kr_sre_result_new(KrThread *thread, KrRef pattern, const KrSreState *state)
    KR_NEW;
