// SPDX-License-Identifier: MIT
// Trace IR -> machine micro-ops with registers: one forward scan with next-use distances.
//
// Input: an optimized, marked trace (kr_opt_mark). Output: machine micro-ops, and for every exit
// the place of each value of its snapshot. Nothing of the output refers to the IR afterwards.
// Tests: tests/uops/ (text in, registers out), tests/uops/passes/.
#pragma once

#include "jit/jit.h"
#include "tier2/ir.h"

typedef struct KrAllocation {
    KrMop *mops;
    uint32_t count, capacity;
    KrTraceExit *exits;       // trace and counter are filled by the caller
    KrPlace *places;          // of all exits, one after the other
    uint32_t exit_count, exit_capacity;
    uint32_t place_count, place_capacity;
    uint32_t label_count;
    const char *failed;       // reason, null = fine
} KrAllocation;

// inherited: for a side trace, the places of the parent exit (KR_IR_INHERIT indexes it), else null.
bool kr_regalloc_run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited,
                     KrAllocation *out);
void kr_regalloc_fini(KrAllocation *allocation);
