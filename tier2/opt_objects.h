// SPDX-License-Identifier: MIT
// Objects that only exits name are not made: see opt_objects.c.
#pragma once

#include "tier2/ir.h"

// subst: of a loop, what stands in the body for each ref of the pre-roll; null: no loop.
bool kr_opt_sinks_iterator(const KrType *type); // of a list or tuple: its items are that and the index
bool kr_opt_sinks_generator(const KrType *type); // its items: slots of its frame, then its function
void kr_opt_sink_objects(KrTraceIR *ir, const KrTraceRef *subst);
