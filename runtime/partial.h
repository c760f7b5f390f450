// SPDX-License-Identifier: MIT
// functools.partial and Placeholder.
#pragma once

#include "runtime/type.h"

typedef struct KrPartial {
    KrObject header;
    KrOwn function;   // callable, null once the collector has cleared the object
    KrOwn args;       // tuple
    KrOwn keywords;   // dict
    KrOwn dict;       // attributes, or null
    KrOwn names;      // tuple of the keys of `keywords`, or null
    uint32_t version; // of `keywords` when `names` was made
    int64_t gaps;     // Placeholders in args
} KrPartial;

// The names of the stored keywords, in order, as a tuple, borrowed until the next call; null: raised.
KrRef kr_partial_names(KrThread *thread, KrPartial *self) KR_RAISES;

extern KrType kr_partial_type, kr_partial_placeholder_type;
extern KrObject kr_partial_placeholder; // the only one
