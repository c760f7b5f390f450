// SPDX-License-Identifier: MIT
// Trace IR -> machine micro-ops with registers: one forward scan with next-use distances.
//
// Input: an optimized, marked trace (kr_opt_mark). Output: machine micro-ops, and for every exit
// the place of each value of its snapshot. Nothing of the output refers to the IR afterwards.
// Tests: tests/uops/ (text in, registers out), tests/uops/passes/.
#pragma once

#include "jit/jit.h"
#include "tier2/ir.h"

typedef struct KrHeadPlace { // of a value that the loop's body expects at its head
    KrTraceRef ref;
    KrPlace place;
} KrHeadPlace;

typedef struct KrAllocation {
    KrMop *mops;
    uint32_t count, capacity;
    KrTraceExit *exits;       // trace and counter are filled by the caller
    KrPlace *places;          // of all exits, one after the other
    uint32_t exit_count, exit_capacity;
    uint32_t place_count, place_capacity;
    KrHeadPlace *head;        // for kr_loop_head_settle
    uint32_t head_count, head_capacity;
    uint32_t label_count;
    const char *failed;       // reason, null = fine
} KrAllocation;

// inherited: for a side trace, the places of the parent exit (KR_IR_INHERIT indexes it), else null; known: likewise
// what KrGiven.known indexes.
bool kr_regalloc_run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited, const KrPlace *known,
                     KrAllocation *out);
// Are the places of known values (KrTraceIR.known) behind those of the exit's snapshot and functions?
bool kr_regalloc_notes_known(const KrTraceIR *ir, const KrTraceExit *exit);
void kr_regalloc_fini(KrAllocation *allocation);
