// SPDX-License-Identifier: MIT
// Instances and dicts that are the trace's own: it has made them, and has not stored them, passed them on or given them to an instruction that may
// keep them (else: KR_INS_SHARED).
//
// As long as no Python code has run since, such an instance is fresh: no other ref means the same object, and what is stored into it
// changes no other one. Python code can only get at it through the trace's frames (shadow.c) or the collector (kr_frame_keep_shown), and
// both keep it alive until the trace is left, which happens at the next KR_IR_STALE: behind that one it is fresh still. So its end within the trace runs nothing, if what it holds ends quietly, too: there
// are no weak references to it, and that its class has no finalizer the trace depends on.
//
// Invariant: a loop's body asks when all of the pre-roll has been emitted, so that what the body does later counts, too.
// Tests: tests/lang/jit/own_instances.py.
#pragma once

#include "runtime/tuple.h"
#include "tier2/ir.h"

void kr_opt_note_use(
    KrTraceIR *ir,
    const KrIns *ins); // of its inputs, by an instruction that is emitted
enum { KR_OPT_DICT_MOST = 3 };
typedef struct KrOptDict { // what is in a dict of str keys that the trace has made
    uint32_t count;
    const KrTuple *names; // null: it is empty
    KrTraceRef values[KR_OPT_DICT_MOST];
} KrOptDict;
// Is it one, and nobody else's, so that this is in it still?
bool kr_opt_own_dict(const KrTraceIR *ir, KrTraceRef ref, KrOptDict *out);
bool kr_opt_is_unshared(const KrTraceIR *ir, KrTraceRef ref);
bool kr_opt_is_fresh(const KrTraceIR *ir, KrTraceRef ref);
// Is it a generator or coroutine that the trace has made and nobody else has?
bool kr_opt_is_own_generator(const KrTraceIR *ir, KrTraceRef ref);
typedef bool (*KrOptHolds)(const KrTraceIR *ir, KrTraceRef value);
// Is it an own instance without a finalizer, and does `holds` for all that the trace has stored into it?
bool kr_opt_own_holds(const KrTraceIR *ir, KrTraceRef ref, KrOptHolds holds);
