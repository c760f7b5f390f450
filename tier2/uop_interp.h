// SPDX-License-Identifier: MIT
// Runs a trace without machine code: the same IR, the same micro-op bodies, values in an array.
// For differential tests (KRAIT_TIER2=interp) and for machines without executable memory.
#pragma once

#include "tier2/trace.h"

typedef struct KrUopMachine { // a trace that runs
    KrActivation *activation;
    KrThread *thread;
    KrTrace *trace;
    uint32_t now; // instruction
    uint64_t *values;
} KrUopMachine;

// Enters `trace` on the activation's frame and runs until an exit, whose frames it restores.
// Returns the interpreter label to go on at, as kr_side_exit_take does.
const void *kr_uop_interp_run(KrActivation *activation, KrTrace *trace);
