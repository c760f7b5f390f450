// SPDX-License-Identifier: MIT
// Stores that a loop need not do in each round: see opt_sink.c.
#pragma once

#include "tier2/ir.h"

// After the body has been emitted, before phis are made. subst: what stands for each ref of the pre-roll.
void kr_opt_sink_iterators(KrTraceIR *ir, const KrTraceRef *subst);
// The store that the entry (the first of its two) stands for.
uint16_t kr_opt_sink_store(const KrSnapshotEntry *entry);
