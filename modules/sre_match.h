// SPDX-License-Identifier: MIT
// Runs programs of sre_program.h over text: match, search, and the state they leave.
//
// The engine backtracks. What it may come back to lies on a stack of its own (heap memory beyond the first
// entries), so neither pattern nor text can use up the C stack. Marks and loop counters are changed in place and
// noted on the same stack, so that going back restores them exactly.
// Made and used by sre_pattern.c and sre_module.c. Tests: tests/lang/modules/sre/.
#pragma once

#include "modules/sre_program.h"
#include "runtime/buffer.h"

typedef struct KrSreEntry { // one thing to undo, or one place to come back to
    uint32_t kind;          // see sre_match.c
    uint32_t node;          // or index of a mark or loop
    int64_t position, extra;
} KrSreEntry;

typedef struct KrSreLoop {
    int64_t count, last; // of iterations; where the newest began, -1: nowhere
    int64_t from;        // where the newest of those that must be began
} KrSreLoop;

enum { KR_SRE_OWN_MARKS = 20, KR_SRE_OWN_LOOPS = 6, KR_SRE_OWN_ENTRIES = 40 };

typedef struct KrSreState {
    KrThread *thread;
    const KrSreProgram *program;
    KrOwn string;     // what is searched
    KrBuffer buffer;  // held if it is not a str
    const void *data; // characters
    int kind;         // bytes of one: 1, 2, 4
    bool is_bytes;
    int64_t pos, end; // of the caller: search between them
    int64_t start,
        position;      // where the match begins and ends; start -1: no more matches
    bool must_advance; // the next match may not be empty at `start`
    bool match_all;    // only a match up to `end` counts
    int64_t mark_count;
    int64_t *marks;     // start and end of each group, -1: unset
    int64_t last_index; // number of the group closed last, -1: none
    KrSreLoop *loops;
    KrSreEntry *entries; // the stack
    int64_t count, capacity;
    int64_t
        barrier; // entry of the innermost group that will not be gone back into, -1: none
    uint32_t steps; // until the next look at what is pending
    int64_t own_marks[KR_SRE_OWN_MARKS];
    KrSreLoop own_loops[KR_SRE_OWN_LOOPS];
    KrSreEntry own_entries[KR_SRE_OWN_ENTRIES];
} KrSreState;

// string: str or bytes-like, else TypeError. is_bytes: 1, 0, or -1 for either.
bool kr_sre_match_init(KrSreState *state, KrThread *thread, const KrSreProgram *program,
                       int64_t groups, int is_bytes, KrRef string, int64_t pos,
                       int64_t end) KR_RAISES;
void kr_sre_match_fini(KrSreState *state);
// From state->start. Present: start, position and marks say where.
KrFound kr_sre_match_here(KrSreState *state);
KrFound kr_sre_match_search(KrSreState *state); // also at later places
