// SPDX-License-Identifier: MIT
// What the optimizing tier costs and gives: counts and times of a VM, for KRAIT_DUMP=stats and sys._jit.stats().
//
// Always on: it costs two reads of the processor's counter per recorded instruction and per phase of a compilation. Only the time in
// traces is taken, and the rounds of loops are counted by machine code, where KRAIT_DUMP=stats asks for it.
#pragma once

#include "base/ticks.h"
#include "runtime/value.h"

typedef enum KrTier2Phase {
    KR_PHASE_RECORD,    // expansion of instructions, with folding while emitting
    KR_PHASE_PEEL,      // the loop's body
    KR_PHASE_MARK,      // what is needed; checks
    KR_PHASE_REGISTERS,
    KR_PHASE_CODE,
    KR_PHASE_FINISH,    // linking, listings, giving back
    KR_PHASE_COUNT,
} KrTier2Phase;

typedef enum KrTraceKind {
    KR_TRACE_LOOP, KR_TRACE_FUNCTION,
    KR_TRACE_RETURN, // what comes behind a call, for traces that return there
    KR_TRACE_SIDE,
    KR_TRACE_PURE,   // a function that only answers, for calls from C (pure.c)
    KR_TRACE_KINDS,
} KrTraceKind;

typedef struct KrTier2Stats {
    uint64_t start_ticks, start_ns;      // of the tier: gives the length of a tick
    uint64_t ticks[KR_PHASE_COUNT];
    uint64_t budget_ticks;               // of all phases; a step that took long was interrupted: it counts for less
    uint64_t longest_pause;              // ticks of the step that finished a trace
    uint64_t steps;                      // recorded instructions
    uint32_t begun[KR_TRACE_KINDS], made[KR_TRACE_KINDS];
    uint32_t invalidated, retired;
    uint64_t waits;                      // hot starts that had to wait for the budget
    uint64_t judged, judged_work;        // entries whose instructions were counted, and these
    uint64_t entries, exits;             // from the interpreter, and back
    uint64_t inside_ticks, inside_since; // in traces and what they call (KRAIT_DUMP=stats), and when the outermost was entered
    uint32_t depth;                      // of entries within what traces call
    uint64_t exits_unhooked;             // exits of traces that are gone
    // of the traces that are gone
    uint64_t gone_entries, gone_instructions;
    uint32_t gone, gone_unused;
} KrTier2Stats;

struct KrTier2;

uint64_t kr_stats_compile_ticks(const KrTier2Stats *stats);
// For kr_vm_hooks: the report, and the same numbers as a dict.
void kr_stats_write(struct KrVM *vm);
KrOwn kr_stats_dict(KrThread *thread) KR_NEW;
