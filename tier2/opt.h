// SPDX-License-Identifier: MIT
// Emission of micro-ops with everything that is decided while emitting: constant folding,
// common subexpressions, guards known to hold, load forwarding, box/unbox cancellation, ranges.
//
// The recorder emits the recorded iteration through these functions; kr_opt_peel emits it again
// with substituted operands behind KR_IR_LOOP, so that what does not vary is found among the
// pre-roll's instructions and vanishes. Tests: tests/uops/.
#pragma once

#include "tier2/ir.h"

// Room for `count` elements of `size` bytes in a malloc array; false: no memory, the array is as before.
bool kr_opt_grow(void **array, uint32_t *capacity, uint32_t count, size_t size);

bool kr_opt_init(KrTraceIR *ir, KrTraceRoom *room); // room: may be null; outlives the emission
void kr_opt_room_fini(KrTraceRoom *room);
void kr_opt_fini(KrTraceIR *ir);
// Nothing is emitted any more: gives back what only emission needs (facts, chains, room to grow).
void kr_opt_shrink(KrTraceIR *ir);
void kr_opt_trim(void **array, uint32_t count, size_t size); // gives back what is behind the elements of a malloc array

KrTraceRef kr_opt_const_box(KrTraceIR *ir, uint64_t word);
KrTraceRef kr_opt_const_int(KrTraceIR *ir, int64_t number);
KrTraceRef kr_opt_const_float(KrTraceIR *ir, double number);
KrTraceRef kr_opt_const_bool(KrTraceIR *ir, bool truth);
// LOCAL, INHERIT, EXIT, JUMP, ...: not folded. in: inputs (may be null).
KrTraceRef kr_opt_raw(KrTraceIR *ir, uint16_t op, KrRep rep, const KrTraceRef *in, uint64_t imm);
// A micro-op of the DSL with as many inputs as it has. The result may be an earlier ref, or 0 for one without a value.
KrTraceRef kr_opt_uop(KrTraceIR *ir, uint16_t op, const KrTraceRef *inputs, const uint64_t *imm);
// KRAIT_STORM: perhaps a forced exit here, through the snapshot.
void kr_opt_storm(KrTraceIR *ir, uint16_t snapshot);
void kr_opt_note_distinct(KrTraceIR *ir, KrTraceRef a, KrTraceRef b); // they are different objects
void kr_opt_dup(KrTraceIR *ir, KrTraceRef ref);
bool kr_opt_is_quiet_call(const KrUopInfo *info); // one that runs no Python code as long as it meets known types; a `store` changes what its class says
bool kr_opt_ends_quietly(const KrTraceIR *ir, KrTraceRef ref); // its end, if it ends, runs no Python code
bool kr_opt_may_release(const KrIns *ins); // may it give back a reference to a list or tuple?
void kr_opt_drop(KrTraceIR *ir, KrTraceRef ref);
// A function that the trace has made and that nobody else knows of: where it lies, its closure, a tuple that the trace makes, or 0. False: it is none.
bool kr_opt_own_function(const KrTraceIR *ir, KrTraceRef ref, KrTraceRef *closure);
void kr_opt_drop_function(KrTraceIR *ir, KrTraceRef ref); // such a one, of whose cells others have references, too: nothing ends but it
// Of such an instruction: may an instruction from `since` on change what it asks, if only for a while?
bool kr_opt_changes_since(const KrTraceIR *ir, KrTraceRef since, uint16_t op, const KrTraceRef *in, const uint64_t *imm);
bool kr_opt_may_change(uint16_t op, const uint64_t *imm); // what a guard or load asks, by stores or Python code
// Is the value known not to be a counted pointer?
bool kr_opt_is_plain(const KrTraceIR *ir, KrTraceRef ref);
bool kr_opt_is_const(const KrTraceIR *ir, KrTraceRef ref, uint64_t *word);
bool kr_opt_is_null(const KrTraceIR *ir, KrTraceRef ref); // a box that is known to hold nothing
const KrType *kr_opt_type(const KrTraceIR *ir, KrTraceRef ref); // exact type or null
uint64_t kr_opt_shape(const KrTraceIR *ir, KrTraceRef ref); // of an instance, or 0
// An inline operation that may run Python code has been emitted: heap facts end.
void kr_opt_escape(KrTraceIR *ir);
bool kr_opt_is_own_iterator(const KrTraceIR *ir, KrTraceRef ref); // made by the trace for one of its loops
uint32_t kr_opt_tuple_size(const KrTraceIR *ir, KrTraceRef ref); // items of one that the trace makes, else 0
KrTraceRef kr_opt_tuple_item(const KrTraceIR *ir, KrTraceRef ref, uint32_t index);
void kr_opt_cancel_tuple(KrTraceIR *ir, KrTraceRef ref); // nobody needs it: it is not made
// Notes in a snapshot entry what is known of its value now.
void kr_opt_note_facts(const KrTraceIR *ir, KrSnapshotEntry *entry);
// The value inside a box that is never computed: BOX_INT(x) -> x; else the ref itself.
KrTraceRef kr_opt_unboxed(const KrTraceIR *ir, KrTraceRef ref);
// What an exit has to make of it: its KrRep, or KR_REP_CHAR.
uint8_t kr_opt_unboxed_rep(const KrTraceIR *ir, KrTraceRef ref);
KrTraceRef kr_opt_append(KrTraceIR *ir, KrIns ins); // copies an instruction as it is (peeling)
void kr_opt_rewind(KrTraceIR *ir, uint32_t count); // takes back everything from `count` on
void kr_opt_fail(KrTraceIR *ir, const char *reason);

// What the peeled body starts from: for each root slot the trace read or wrote, its ref at the
// entry and at the end of the pre-roll.
// Invariant: at the end the trace owns what is in the slot, as the frame did at the start.
struct KrLoopSlot {
    uint16_t slot;
    KrTraceRef start, end; // start: KR_IR_LOCAL
};
// Emits KR_IR_LOOP, the body, its phis and the jump. False: the loop cannot be closed typed
// (`ir` is as before, without the body).
bool kr_opt_peel(KrTraceIR *ir, const KrLoopSlot *slots, uint32_t slot_count);
// Marks what is needed (KR_INS_KEEP), from effects, guards, snapshots, phis.
void kr_opt_mark(KrTraceIR *ir);
