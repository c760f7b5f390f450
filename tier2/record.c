// SPDX-License-Identifier: MIT
// The recorder: see record.h.
//
// Rules of ownership on virtual slots (what restoring a slot does is in KrSlotOwner):
//  - LOAD_FAST_BORROW pushes LENT: the compiler promises that the local outlives the entry.
//  - A reference taken of something that lives elsewhere (a local, a list item, an attribute) is
//    NEEDS_DUP: it costs nothing until an escape, which might end the lender's life. Then every
//    NEEDS_DUP slot without a lender among the virtual slots takes its reference.
//  - Overwriting a local gives its reference back, unless another slot needs one of the same
//    value: then that slot takes it over.
//  - At the end of a loop's pre-roll everything counted in a root slot is OWNED, as it was in the
//    frame's memory at the start.
//
// A trace ends at its start (a loop), before an instruction it cannot follow (an exit), at a
// return from the root frame, or when it grows too long.
#include "tier2/record.h"

#include "interp/enter.h"
#include "interp/loop.h"
#include "runtime/generator.h"
#include "runtime/shape.h"
#include "runtime/vm.h"
#include "tier2/exit_pack.h"
#include "tier2/opt_sink.h"

#include <stdlib.h>

static void stop_trace(KrRecorder *r, const char *reason)
{
    if (!r->stop)
        r->stop = reason;
}

// --- virtual slots ----------------------------------------------------------------------

static bool slot_is_counted(const KrRecorder *r, const KrVirtualSlot *slot)
{
    return slot->loaded && slot->ref && !kr_opt_is_plain(&r->ir, slot->ref);
}

// A slot of the root frame is read from memory when first looked at.
static KrVirtualSlot *load_slot(KrRecorder *r, KrVirtualFrame *frame, uint32_t index)
{
    KrVirtualSlot *slot = &r->slots[frame->base + index];
    if (slot->loaded)
        return slot;
    kr_assert(frame == &r->frames[0] || frame->resumed_here);
    slot->loaded = true;
    slot->owner = KR_SLOT_UNCHANGED;
    bool on_stack = index >= (uint32_t)frame->code->localsplus_count;
    if (frame->resumed_here) {
        slot->ref = kr_record_uop(r, KR_UOP_GENERATOR_SLOT, frame->function, 0, 0, index);
        if (on_stack)
            kr_record_uop(r, KR_UOP_GUARD_NOT_BORROWED, slot->ref, 0, 0, 0);
        return slot;
    }
    slot->ref = kr_opt_raw(&r->ir, KR_IR_LOCAL, KR_REP_BOX, NULL, index);
    r->ir.ins[slot->ref].imm2 = on_stack;
    return slot;
}

KrVirtualSlot *kr_record_local(KrRecorder *r, uint32_t index)
{
    return load_slot(r, kr_record_top(r), index);
}

KrVirtualSlot *kr_record_stack(KrRecorder *r, uint32_t depth)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (depth >= frame->depth) {
        stop_trace(r, "stack underflow");
        return &r->slots[frame->base];
    }
    return load_slot(r, frame, (uint32_t)frame->code->localsplus_count + frame->depth - 1 - depth);
}

void kr_record_push(KrRecorder *r, KrTraceRef ref, KrSlotOwner owner)
{
    KrVirtualFrame *frame = kr_record_top(r);
    uint32_t index = (uint32_t)frame->code->localsplus_count + frame->depth;
    if (frame->depth >= (uint32_t)frame->code->stack_size) {
        stop_trace(r, "stack overflow");
        return;
    }
    if (ref && kr_opt_is_plain(&r->ir, ref))
        owner = KR_SLOT_PLAIN;
    r->slots[frame->base + index] =
        (KrVirtualSlot){.ref = ref, .owner = (uint8_t)owner, .loaded = true};
    frame->depth++;
}

void kr_record_pop(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (frame->depth)
        frame->depth--;
    else
        stop_trace(r, "stack underflow");
}

static uint32_t live_slots(const KrVirtualFrame *frame)
{
    return (uint32_t)frame->code->localsplus_count + frame->depth;
}

// Another slot that waits for a reference to the same value takes this one over.
static bool hand_over(KrRecorder *r, const KrVirtualSlot *from)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (slot != from && slot->loaded && slot->ref == from->ref &&
                slot->owner == KR_SLOT_NEEDS_DUP) {
                slot->owner = KR_SLOT_OWNED;
                return true;
            }
        }
        if (f && !frame->resumed_here && frame->function == from->ref && frame->function_owner == KR_SLOT_NEEDS_DUP) {
            frame->function_owner = KR_SLOT_OWNED;
            return true;
        }
    }
    return false;
}

// Does an instruction since `first` leave through the snapshot of the pending instruction?
static bool leaves_through(const KrTraceIR *ir, uint16_t snapshot, uint32_t first)
{
    for (uint32_t i = first; i < ir->count; i++) {
        const KrIns *ins = &ir->ins[i];
        bool relaxed = ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].imm_count == 0 && ins->imm;
        if (ins->snapshot == snapshot || (relaxed && ins->imm2 == snapshot))
            return true;
    }
    return false;
}

// Is the slot the only one that knows of a value the trace has made, and no exit either?
static bool is_private(const KrRecorder *r, const KrVirtualSlot *slot)
{
    const KrTraceIR *ir = &r->ir;
    KrTraceRef ref = slot->ref;
    if (r->deferred[ref])
        return false;
    for (uint32_t i = ref + 1u; i < ir->count; i++)
        for (int k = 0; k < 5; k++)
            if (ir->ins[i].in[k] == ref)
                return false;
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            const KrVirtualSlot *other = &r->slots[frame->base + i];
            if (other != slot && other->loaded && other->ref == ref)
                return false;
        }
    }
    for (uint32_t s = ir->ins[ref].snapshot; s < ir->snapshot_count; s++) {
        if (s == r->snapshot && !leaves_through(ir, r->snapshot, r->emitted))
            continue;
        for (uint32_t i = 0; i < ir->snapshots[s].entry_count; i++)
            if (ir->entries[ir->snapshots[s].entry + i].ref == ref)
                return false;
    }
    return true;
}

bool kr_record_cancel_tuple(KrRecorder *r, KrVirtualSlot *slot)
{
    uint32_t size = slot->ref ? kr_opt_tuple_size(&r->ir, slot->ref) : 0;
    bool range = r->ir.ins[slot->ref].op == KR_UOP_RANGE_NEW; // which holds nothing
    if ((!size && !range) || slot->owner != KR_SLOT_OWNED || !is_private(r, slot))
        return false;
    KrTraceRef tuple = slot->ref;
    slot->ref = 0;
    r->cancelled = true;
    kr_opt_cancel_tuple(&r->ir, tuple);
    for (uint32_t i = 0; i < size; i++) { // the references that it would have held
        KrVirtualSlot item = {.ref = kr_opt_tuple_item(&r->ir, tuple, i), .owner = KR_SLOT_OWNED, .loaded = true};
        kr_record_drop_slot(r, &item);
    }
    return true;
}

KrVirtualSlot kr_record_take(KrRecorder *r)
{
    KrVirtualSlot value = *kr_record_stack(r, 0);
    if (value.owner == KR_SLOT_UNCHANGED)
        value.owner = KR_SLOT_OWNED;
    if (value.owner == KR_SLOT_LENT)
        value.owner = KR_SLOT_NEEDS_DUP;
    kr_record_pop(r);
    return value;
}

void kr_record_drop_slot(KrRecorder *r, KrVirtualSlot *slot)
{
    if (kr_record_cancel_tuple(r, slot))
        return;
    bool owns = slot->owner == KR_SLOT_OWNED || slot->owner == KR_SLOT_UNCHANGED;
    if (owns && slot_is_counted(r, slot)) {
        KrVirtualSlot gone = *slot;
        slot->owner = KR_SLOT_PLAIN; // not itself a candidate, and not dropped twice
        if (!hand_over(r, &gone) || gone.ref != slot->ref)
            kr_opt_drop(&r->ir, gone.ref);
    }
    slot->owner = KR_SLOT_PLAIN;
}

void kr_record_own_slot(KrRecorder *r, KrVirtualSlot *slot)
{
    if (slot->owner == KR_SLOT_NEEDS_DUP || slot->owner == KR_SLOT_LENT)
        if (slot_is_counted(r, slot))
            kr_opt_dup(&r->ir, slot->ref);
    slot->owner = slot->ref && kr_opt_is_plain(&r->ir, slot->ref) ? KR_SLOT_PLAIN : KR_SLOT_OWNED;
}

// Does a local that owns the value keep it alive across an escape? (An escape cannot change the
// locals of frames that run in the trace.)
static bool has_lender(const KrRecorder *r, const KrVirtualSlot *borrower)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            const KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (slot != borrower && slot->loaded && slot->ref == borrower->ref &&
                (slot->owner == KR_SLOT_OWNED || slot->owner == KR_SLOT_UNCHANGED))
                return true;
        }
    }
    uint64_t word;
    return kr_opt_is_const(&r->ir, borrower->ref, &word); // the trace keeps its constants
}

// References that the pending instruction has taken but not put anywhere yet.
static void own_deferred(KrRecorder *r)
{
    uint8_t *at = r->deferred;
    const uint8_t *end = r->deferred + r->ir.count;
    for (; at < end; at++)
        for (; *at; --*at)
            kr_opt_dup(&r->ir, (KrTraceRef)(at - r->deferred));
}

// The pending instruction's snapshot from now on: the slot's reference has been taken.
static void note_owned(KrRecorder *r, uint32_t frame, uint32_t index, KrTraceRef ref, uint16_t first)
{
    KrTraceIR *ir = &r->ir;
    if (r->snapshot == first) { // earlier exits keep theirs
        const KrSnapshot old = ir->snapshots[r->snapshot];
        if (ir->snapshot_count >= UINT16_MAX ||
            !kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1, sizeof *ir->snapshots) ||
            !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + old.entry_count,
                  sizeof *ir->entries)) {
            kr_opt_fail(ir, "no memory");
            return;
        }
        KrSnapshot *copy = &ir->snapshots[ir->snapshot_count];
        *copy = old; // its frames are the same
        copy->entry = ir->entry_count;
        memcpy(&ir->entries[copy->entry], &ir->entries[old.entry], old.entry_count * sizeof *ir->entries);
        ir->entry_count += old.entry_count;
        r->snapshot = (uint16_t)ir->snapshot_count++;
    }
    const KrSnapshot *s = &ir->snapshots[r->snapshot];
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrSnapshotEntry *entry = &ir->entries[s->entry + i];
        if (entry->frame == frame && entry->slot == index && entry->ref == ref &&
            entry->owner == KR_SLOT_NEEDS_DUP)
            entry->owner = KR_SLOT_OWNED;
    }
}

static void before_escape(void *context)
{
    KrRecorder *r = context;
    uint16_t first = r->snapshot;
    own_deferred(r);
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (slot->owner != KR_SLOT_NEEDS_DUP || !slot_is_counted(r, slot) || has_lender(r, slot))
                continue;
            kr_record_own_slot(r, slot);
            if (r->snapshot)
                note_owned(r, f, i, slot->ref, first);
        }
    }
}

// --- snapshots --------------------------------------------------------------------------

// The function of an inlined frame, if the trace knows it.
static KrObject *known_callee(const KrRecorder *r, uint32_t f)
{
    uint64_t word;
    return f && r->frames[f].function && kr_opt_is_const(&r->ir, r->frames[f].function, &word) ? (KrObject *)(uintptr_t)word : NULL;
}

// The state before the pending instruction: taken once, when the first of its micro-ops wants it.
static uint16_t snapshot_now(void *context)
{
    KrRecorder *r = context;
    KrTraceIR *ir = &r->ir;
    if (r->raised)
        return r->raised_snapshot;
    if (r->snapshot) {
        if (r->cancelled) // it holds a tuple that is not made
            kr_opt_fail(ir, "an exit behind a tuple that has been taken back");
        return r->snapshot;
    }
    uint32_t slots = 0;
    for (uint32_t f = 0; f < r->frame_count; f++)
        slots += live_slots(&r->frames[f]);
    if (ir->snapshot_count >= UINT16_MAX ||
        !kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1,
              sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity, ir->entry_count + slots,
              sizeof *ir->entries) ||
        !kr_opt_grow((void **)&ir->frames, &ir->frame_capacity, ir->frame_count + r->frame_count,
              sizeof *ir->frames)) {
        kr_opt_fail(ir, "no memory");
        return 0;
    }
    KrSnapshot *s = &ir->snapshots[ir->snapshot_count];
    *s = (KrSnapshot){.entry = ir->entry_count, .frame = ir->frame_count,
                      .frame_count = (uint16_t)r->frame_count, .done = (uint16_t)(r->done_before + r->instructions)};
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            const KrVirtualSlot *slot = &r->slots[frame->base + i];
            bool in_memory = f == 0 || frame->resumed_here;
            if (!slot->loaded || (slot->owner == KR_SLOT_UNCHANGED && in_memory))
                continue;
            bool on_stack = i >= (uint32_t)frame->code->localsplus_count;
            if (!in_memory && !slot->ref && !on_stack) // fresh frames start with null locals
                continue;
            KrSnapshotEntry entry = {.slot = (uint16_t)i, .frame = (uint8_t)f, .owner = slot->owner, .ref = slot->ref};
            kr_opt_note_facts(ir, &entry);
            ir->entries[ir->entry_count++] = entry;
        }
        ir->frames[ir->frame_count++] = (KrSnapshotFrame){
            .code = frame->code,
            .ip = f + 1 == r->frame_count && r->pending ? r->pending : frame->ip,
            .function = f ? frame->function : 0,
            .callee = known_callee(r, f),
            .function_owner = frame->function_owner,
            .return_kind = frame->return_kind,
            .in_generator = frame->resumed_here,
            .resumed = frame->resumed,
            .stack_depth = (uint16_t)frame->depth,
            .return_offset = frame->return_offset,
        };
    }
    s->entry_count = ir->entry_count - s->entry;
    return r->snapshot = (uint16_t)ir->snapshot_count++;
}

// Where all frames are, without values: for what runs when an object ends (shadow.c).
static uint16_t location_now(void *context)
{
    KrRecorder *r = context;
    KrTraceIR *ir = &r->ir;
    uint32_t count = r->frame_count - r->popping;
    if (r->location && r->location_at == r->instructions && ir->snapshots[r->location].frame_count == count)
        return r->location;
    if (count == 0 || ir->snapshot_count >= UINT16_MAX ||
        !kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1, sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->frames, &ir->frame_capacity, ir->frame_count + count, sizeof *ir->frames))
        return 0;
    ir->snapshots[ir->snapshot_count] = (KrSnapshot){.entry = ir->entry_count, .frame = ir->frame_count, .frame_count = (uint16_t)count};
    for (uint32_t f = 0; f < count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        ir->frames[ir->frame_count++] = (KrSnapshotFrame){
            .code = frame->code, .ip = f + 1 == r->frame_count && r->pending ? r->pending : frame->ip, .callee = known_callee(r, f),
            .return_kind = frame->return_kind, .in_generator = frame->resumed_here, .return_offset = frame->return_offset};
    }
    r->location_at = r->instructions;
    return r->location = (uint16_t)ir->snapshot_count++;
}

// --- frames -----------------------------------------------------------------------------

bool kr_record_push_frame(KrRecorder *r, KrFrame *frame, KrTraceRef function,
                          KrSlotOwner function_owner)
{
    uint32_t base = 0;
    if (r->frame_count) {
        KrVirtualFrame *caller = kr_record_top(r);
        base = caller->base + (uint32_t)caller->code->localsplus_count +
               (uint32_t)caller->code->stack_size;
    }
    uint32_t size = (uint32_t)frame->code->localsplus_count + (uint32_t)frame->code->stack_size;
    if (r->raised && r->raised_generator) { // whose slots lie there until it is finished
        stop_trace(r, "exception");
        return false;
    }
    if (r->frame_count == KR_RECORD_FRAMES || base + size > KR_RECORD_SLOTS) {
        stop_trace(r, "calls nested too deep");
        return false;
    }
    KrVirtualFrame *top = &r->frames[r->frame_count++];
    *top = (KrVirtualFrame){.frame = frame, .code = frame->code, .function = function,
                            .function_owner = (uint8_t)function_owner,
                            .return_kind = frame->return_kind, .base = base,
                            .owner = (uint8_t)frame->owner, .in_generator = frame->owner == KR_FRAME_IN_GENERATOR};
    for (uint32_t i = 0; i < size; i++)
        r->slots[base + i] = (KrVirtualSlot){.loaded = r->frame_count > 1};
    memset(&r->unbound[base], 0, size);
    return true;
}

bool kr_record_push_generator(KrRecorder *r, KrFrame *frame, KrTraceRef generator, uint32_t depth)
{
    if (!kr_record_push_frame(r, frame, generator, KR_SLOT_PLAIN))
        return false;
    KrVirtualFrame *top = kr_record_top(r);
    top->resumed_here = true;
    top->word = kr_generator_word(kr_generator_of_frame(frame));
    top->depth = depth;
    uint32_t locals = (uint32_t)frame->code->localsplus_count;
    for (uint32_t i = 0; i < locals + depth; i++) {
        r->slots[top->base + i].loaded = false;
        r->unbound[top->base + i] = i < locals && kr_slot_is_null(frame->slots[i]);
    }
    return true;
}

// The returning frame's locals give their references back, last to first, then its function.
void kr_record_pop_frame(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    frame->depth = 0;
    r->popping = 1; // who looks now finds the caller
    for (uint32_t i = (uint32_t)frame->code->localsplus_count; i-- > 0;) {
        KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        slot->ref = 0;
    }
    if (frame->function_owner == KR_SLOT_OWNED)
        kr_opt_drop(&r->ir, frame->function);
    r->popping = 0;
    r->frame_count--;
}

void kr_record_pop_root(KrRecorder *r)
{
    KrVirtualFrame *frame = kr_record_top(r);
    kr_opt_raw(&r->ir, KR_IR_LEAVE_FRAME, KR_REP_NONE, NULL, 0);
    r->popping = 1;
    for (uint32_t i = (uint32_t)frame->code->localsplus_count; i-- > 0;) {
        KrVirtualSlot *slot = load_slot(r, frame, i);
        if (slot->ref)
            kr_record_drop_slot(r, slot);
        slot->ref = 0;
    }
    KrTraceRef function = kr_opt_raw(&r->ir, KR_IR_FUNCTION, KR_REP_BOX, NULL, 0);
    kr_opt_drop(&r->ir, function);
    r->popping = 0;
    kr_opt_raw(&r->ir, KR_IR_POP_FRAME, KR_REP_NONE, NULL, 0);
    r->frame_count = 0;
}

KrTraceRef kr_record_const(KrRecorder *r, KrRef value)
{
    uint32_t before = r->ir.count;
    KrTraceRef ref = kr_opt_const_box(&r->ir, kr_bits(value));
    if (r->ir.count == before || !kr_is_ptr(value) || kr_ref_is_null(value))
        return ref;
    if (!kr_opt_grow((void **)&r->constants, &r->constant_capacity, r->constant_count + 1, sizeof *r->constants))
        kr_opt_fail(&r->ir, "no memory");
    else
        r->constants[r->constant_count++] = kr_dup(value);
    return ref;
}

void kr_record_guard_plain(KrRecorder *r, KrTraceRef ref, uint64_t word)
{
    if (word == 0 || kr_opt_is_plain(&r->ir, ref))
        return;
    if (kr_bits_is_int(word))
        kr_record_uop(r, KR_UOP_GUARD_INT, ref, 0, 0, 0);
    else if (kr_bits_is_float(word))
        kr_record_uop(r, KR_UOP_GUARD_FLOAT, ref, 0, 0, 0);
    else if (kr_bits_is_ptr(word) && (int32_t)((const KrObject *)(uintptr_t)word)->count < 0)
        kr_record_uop(r, KR_UOP_GUARD_PLAIN, ref, 0, 0, 0);
}

void kr_record_hold(KrRecorder *r, KrRef object)
{
    r->held = kr_ref_is_null(object) ? KR_NULL : kr_dup(object);
}

void kr_record_stack_room(KrRecorder *r, const KrCode *callee)
{
    int64_t bytes = callee->frame_size;
    for (uint32_t f = 1; f < r->frame_count; f++)
        bytes += r->frames[f].code->frame_size;
    KrTraceRef room = kr_opt_raw(&r->ir, KR_IR_STACK_ROOM, KR_REP_NONE, NULL, (uint64_t)bytes);
    r->ir.ins[room].imm2 = r->frame_count + 1;
    r->ir.ins[room].snapshot = snapshot_now(r);
}

// Has the instruction being expanded done something that must not be done again? Then its guards
// come too late.
static bool effect_pending(const KrRecorder *r)
{
    for (uint32_t i = r->emitted; i < r->ir.count; i++) {
        uint16_t op = r->ir.ins[i].op;
        if (op == KR_IR_DUP || op == KR_IR_DROP)
            return true;
        if (op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *info = &kr_uop_table[op];
        bool pure_call = info->kind == KR_UOP_CALL && (info->mark == KR_MARK_PURE || info->mark == KR_MARK_GUARD);
        if (!pure_call && (info->kind == KR_UOP_CALL || info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT))
            return true;
    }
    return false;
}

// Has something been done since a `raise` that the trace does without which must not be done again, or made what an exit would leave
// behind? A tuple of classes may be, until they are compared.
static bool effect_since_raise(const KrRecorder *r)
{
    for (uint32_t i = r->raised_from; i < r->ir.count; i++) {
        const KrIns *ins = &r->ir.ins[i];
        if (ins->op == KR_IR_DUP || ins->op == KR_IR_DROP)
            return true;
        if (ins->op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *info = &kr_uop_table[ins->op];
        bool tuple = ins->op >= KR_UOP_TUPLE_1 && ins->op <= KR_UOP_TUPLE_4 && (r->raised_matches || ins->flags & KR_INS_SUNK);
        if ((info->kind == KR_UOP_CALL && !tuple) || info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT)
            return true;
    }
    return false;
}

// What the trace has folded may have changed since Python code may have run: asked before it is relied on
// again, and at the end of a loop.
static void check_stale(KrRecorder *r)
{
    if (r->ir.escaped == 0 || r->ir.escaped < r->checked || effect_pending(r))
        return;
    r->checked = r->ir.count;
    KrTraceRef check = kr_opt_raw(&r->ir, KR_IR_STALE, KR_REP_NONE, NULL, 0);
    r->ir.ins[check].snapshot = snapshot_now(r);
}

bool kr_record_depend(KrRecorder *r, KrDependencyKind kind, const void *on, uint16_t bit)
{
    check_stale(r);
    for (uint32_t i = 0; i < r->dependency_count; i++)
        if (r->dependencies[i].on == on && r->dependencies[i].bit == bit)
            return true;
    if (r->dependency_count == KR_TRACE_DEPENDENCIES)
        return false;
    r->dependencies[r->dependency_count++] = (KrDependency){(uint8_t)kind, bit, on};
    return true;
}

KrTraceRef kr_record_uop(KrRecorder *r, uint16_t op, KrTraceRef a, KrTraceRef b, KrTraceRef c,
                         uint64_t imm)
{
    return kr_opt_uop(&r->ir, op, (KrTraceRef[5]){a, b, c}, (uint64_t[2]){imm});
}

// --- words of gen/expand.inc ------------------------------------------------------------

static KrTraceRef expand_input(KrExpand *r, unsigned depth)
{
    return kr_record_stack(r, depth)->ref;
}

static void expand_pop(KrExpand *r, unsigned count)
{
    while (count--)
        kr_record_pop(r);
}

// Ownership of an input that is pushed again: kept aside between expand_move and expand_push.
static void expand_move(KrExpand *r, unsigned depth)
{
    r->hint[3] = kr_record_stack(r, depth)->owner;
}

static void expand_push(KrExpand *r, KrTraceRef ref, KrExpandOwner owner)
{
    KrSlotOwner slot_owner = KR_SLOT_PLAIN;
    switch (owner) {
    case KR_EXPAND_PLAIN: slot_owner = KR_SLOT_PLAIN; break;
    case KR_EXPAND_OWNED: slot_owner = r->deferred[ref] ? KR_SLOT_NEEDS_DUP : KR_SLOT_OWNED; break;
    case KR_EXPAND_BORROWED: slot_owner = KR_SLOT_LENT; break;
    case KR_EXPAND_MOVED: slot_owner = (KrSlotOwner)r->hint[3]; break;
    }
    if (owner == KR_EXPAND_OWNED && r->deferred[ref])
        r->deferred[ref]--;
    kr_record_push(r, ref, slot_owner);
}

// A known shape tells the class; the trace ends with the class's version.
static bool depends_on_class(KrRecorder *r, KrTraceRef owner, uint64_t version)
{
    const KrFact *fact = &r->ir.facts[owner];
    if (!fact->shape || fact->shape_time <= r->ir.shapes_killed)
        return false;
    KrType *type = ((const KrShape *)(uintptr_t)fact->shape)->type;
    return type->version == version && kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0);
}

// An instance made in the trace has the slots that its class now gives to new ones.
static bool is_roomy(const KrRecorder *r, KrTraceRef owner, uint64_t index)
{
    const KrIns *ins = &r->ir.ins[owner];
    uint64_t word;
    if (ins->op != KR_UOP_NEW_INSTANCE || !kr_opt_is_const(&r->ir, ins->in[0], &word))
        return false;
    const KrType *type = (const KrType *)(uintptr_t)word;
    return index + type->slots_count < type->inline_capacity;
}

static KrTraceRef expand_uop(KrExpand *r, int uop, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[uop];
    if (uop == KR_UOP_GUARD_TYPE_VERSION && depends_on_class(r, in[0], imm[0]))
        return 0;
    if (uop == KR_UOP_GUARD_ROOM && is_roomy(r, in[0], imm[0]))
        return 0;
    for (unsigned i = 0; i < info->input_count; i++) {
        if (info->steals >> i & 1 && in[i] && r->deferred[in[i]]) {
            kr_opt_dup(&r->ir, in[i]); // the reference is consumed now
            r->deferred[in[i]]--;
        }
    }
    KrTraceRef out = kr_opt_uop(&r->ir, (uint16_t)uop, in, imm);
    if (r->old_is_plain && (uop == KR_UOP_LIST_ITEM || uop == KR_UOP_LOAD_SLOT)) // to be overwritten
        kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, out, 0, 0, 0);
    return out;
}

static KrTraceRef expand_dup(KrExpand *r, KrTraceRef ref)
{
    if (ref && !kr_opt_is_plain(&r->ir, ref))
        r->deferred[ref]++;
    return ref;
}

static void expand_drop(KrExpand *r, KrTraceRef ref)
{
    if (!ref)
        return;
    if (r->deferred[ref])
        r->deferred[ref]--; // taken and given back
    else
        kr_opt_drop(&r->ir, ref);
}

static void expand_drop_input(KrExpand *r, unsigned depth)
{
    kr_record_drop_slot(r, kr_record_stack(r, depth));
}

static KrTraceRef expand_steal_input(KrExpand *r, unsigned depth)
{
    KrVirtualSlot *slot = kr_record_stack(r, depth);
    kr_record_own_slot(r, slot);
    KrTraceRef ref = slot->ref;
    slot->owner = KR_SLOT_PLAIN;
    return ref;
}

static KrTraceRef expand_local(KrExpand *r, uint32_t index)
{
    KrVirtualSlot *slot = kr_record_local(r, index);
    if (!slot->ref || kr_slot_is_null(r->pending_frame->slots[index])) {
        stop_trace(r, "unbound local");
    } else if ((r->ir.ins[slot->ref].op == KR_IR_LOCAL || r->ir.ins[slot->ref].op == KR_UOP_GENERATOR_SLOT) &&
               !effect_pending(r)) { // a guard that fails would do again what the instruction has done
        if (r->opcode == KR_OP_LOAD_FAST_CHECK) // bound now; other guards take that for granted
            kr_record_uop(r, KR_UOP_GUARD_PRESENT, slot->ref, 0, 0, 0);
        kr_record_guard_plain(r, slot->ref, kr_bits(kr_slot_ref(r->pending_frame->slots[index])));
    }
    return slot->ref;
}

static void expand_set_local(KrExpand *r, uint32_t index, KrTraceRef ref, KrExpandOwner owner)
{
    KrVirtualSlot *slot = kr_record_local(r, index);
    KrVirtualSlot old = *slot;
    KrVirtualSlot value = {.ref = ref, .loaded = true, .owner = KR_SLOT_PLAIN};
    if (ref && !kr_opt_is_plain(&r->ir, ref)) {
        switch (owner) {
        case KR_EXPAND_PLAIN: break;
        case KR_EXPAND_OWNED:
            value.owner = r->deferred[ref] ? KR_SLOT_NEEDS_DUP : KR_SLOT_OWNED;
            break;
        case KR_EXPAND_BORROWED: value.owner = KR_SLOT_NEEDS_DUP; break;
        case KR_EXPAND_MOVED:
            value.owner = (uint8_t)r->hint[3];
            if (value.owner == KR_SLOT_LENT) // a local owns what it holds
                value.owner = KR_SLOT_NEEDS_DUP;
            if (value.owner == KR_SLOT_UNCHANGED)
                value.owner = KR_SLOT_OWNED;
            break;
        }
    }
    if (owner == KR_EXPAND_OWNED && r->deferred[ref])
        r->deferred[ref]--;
    bool was_null = old.owner == KR_SLOT_UNCHANGED && r->unbound[kr_record_top(r)->base + index] && !effect_pending(r);
    *slot = value;
    if (was_null) { // unbound at this point: nothing to give back
        kr_record_uop(r, KR_UOP_GUARD_ABSENT, old.ref, 0, 0, 0);
        return;
    }
    if (!old.ref)
        return;
    bool owns = old.owner == KR_SLOT_OWNED || old.owner == KR_SLOT_UNCHANGED;
    if (owns && !kr_opt_is_plain(&r->ir, old.ref) && !hand_over(r, &old))
        kr_opt_drop(&r->ir, old.ref);
}

static KrTraceRef expand_const(KrExpand *r, uint32_t index)
{
    return kr_record_const(r, kr_ref(kr_record_top(r)->code->consts[index]));
}

KR_UNUSED static KrTraceRef expand_name(KrExpand *r, uint32_t index)
{
    return kr_record_const(r, kr_ref(kr_record_top(r)->code->names[index]));
}

static const KrUnit *jump_target(const KrRecorder *r)
{
    return r->pending + r->units + r->oparg;
}

static void expand_jump_if(KrExpand *r, KrTraceRef condition, bool when)
{
    bool jumped = r->next == jump_target(r);
    bool truth = jumped == when;
    kr_record_uop(r, truth ? KR_UOP_GUARD_TRUE : KR_UOP_GUARD_FALSE, condition, 0, 0, 0);
}

static void expand_jump(KrExpand *r)
{
    (void)r;
}

#include "gen/expand.inc"

// --- recording --------------------------------------------------------------------------

static void recorder_free(KrThread *thread)
{
    KrRecorder *r = thread->recorder;
    thread->recorder = NULL;
    if (!r)
        return;
    kr_opt_fini(&r->ir);
    kr_xdrop(thread, r->held);
    for (uint32_t i = 0; i < r->constant_count; i++)
        kr_drop(thread, r->constants[i]);
    free(r->constants);
    free(r->from);
    free(r);
}

// The last jump back to `start`: behind it the loop has been left.
static const KrUnit *find_loop_end(const KrCode *code, const KrUnit *start)
{
    const KrUnit *found = NULL, *end = code->units + code->unit_count;
    uint32_t oparg = 0;
    for (const KrUnit *ip = start; ip < end;) {
        uint8_t base = kr_opcode_base[*ip & 0xFF];
        oparg |= (uint32_t)(*ip >> 8);
        const KrUnit *next = ip + 1 + kr_opcode_caches[base];
        if (base == KR_OP_EXTENDED_ARG) {
            oparg <<= 8;
        } else {
            if ((base == KR_OP_JUMP_BACKWARD || base == KR_OP_JUMP_BACKWARD_NO_INTERRUPT) && next - oparg == start)
                found = ip;
            oparg = 0;
        }
        ip = next;
    }
    return found;
}

// --- the start of a side trace --------------------------------------------------------------

// The value in a place of the exit that the trace starts from. Values in one place are one ref.
static KrTraceRef inherit(KrRecorder *r, uint32_t index)
{
    KrTraceIR *ir = &r->ir;
    const KrPlace *places = r->from->places, *place = &places[index];
    double number;
    if (place->kind == KR_PLACE_CONST) {
        switch ((KrRep)place->rep) {
        case KR_REP_INT: return kr_opt_const_int(ir, (int64_t)place->word);
        case KR_REP_BOOL: return kr_opt_const_bool(ir, place->word != 0);
        case KR_REP_FLOAT: memcpy(&number, &place->word, sizeof number); return kr_opt_const_float(ir, number);
        case KR_REP_NONE:
        case KR_REP_BOX:
        case KR_REP_OBJ: return place->word ? kr_opt_const_box(ir, place->word) : 0;
        }
    }
    for (KrTraceRef k = ir->heads[KR_IR_INHERIT]; k; k = ir->chain[k])
        if (places[ir->ins[k].imm].kind == place->kind && places[ir->ins[k].imm].index == place->index)
            return k;
    return kr_opt_raw(ir, KR_IR_INHERIT, (KrRep)place->rep, NULL, index);
}

static KrTraceRef boxed(KrRecorder *r, KrTraceRef ref)
{
    switch (ref ? (KrRep)r->ir.ins[ref].rep : KR_REP_NONE) {
    case KR_REP_INT: return kr_record_uop(r, KR_UOP_BOX_INT, ref, 0, 0, 0);
    case KR_REP_FLOAT: return kr_record_uop(r, KR_UOP_BOX_FLOAT, ref, 0, 0, 0);
    case KR_REP_BOOL: return kr_record_uop(r, KR_UOP_BOX_BOOL, ref, 0, 0, 0);
    case KR_REP_NONE:
    case KR_REP_BOX:
    case KR_REP_OBJ: break;
    }
    return ref;
}

// The frames and slots that the parent's snapshot describes; `innermost` is real meanwhile.
static bool start_from_exit(KrRecorder *r, KrFrame *innermost)
{
    const KrExitState *s = r->from = kr_exit_unpack(r->parent, r->parent_exit->packed);
    KrFrame *real[KR_RECORD_FRAMES] = {0};
    if (!s || s->frame_count > KR_RECORD_FRAMES)
        return false;
    for (uint32_t f = s->frame_count; f-- > 0; innermost = innermost->previous)
        real[f] = innermost;
    r->root = real[0];
    for (uint32_t f = 0; f < s->frame_count; f++) {
        const KrSnapshotFrame *shape = &s->frames[f];
        KrTraceRef function = f ? inherit(r, s->entry_count + f) : 0;
        if (shape->in_generator ? !kr_record_push_generator(r, real[f], function, shape->stack_depth)
                                : !kr_record_push_frame(r, real[f], function, (KrSlotOwner)shape->function_owner))
            return false;
        KrVirtualFrame *frame = kr_record_top(r);
        frame->depth = shape->stack_depth;
        frame->ip = shape->ip;
        frame->return_offset = shape->return_offset;
        frame->resumed = shape->resumed;
        frame->jumped = frame->resumed_here;
    }
    const KrSnapshotEntry *entries = s->entries;
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = inherit(r, i);
        if (entries[i].frame == KR_SNAPSHOT_FIELD) { // a store that the parent left to its exits
            kr_opt_uop(&r->ir, kr_opt_sink_store(&entries[i]), (KrTraceRef[5]){ref, inherit(r, i + 1)}, NULL);
            i++;
            continue;
        }
        r->slots[r->frames[entries[i].frame].base + entries[i].slot] =
            (KrVirtualSlot){.ref = ref, .owner = entries[i].owner, .loaded = true};
        if (ref && r->ir.ins[ref].op == KR_IR_INHERIT && r->ir.ins[ref].rep == KR_REP_BOX) {
            r->ir.facts[ref].type = entries[i].type;
            r->ir.facts[ref].plain = entries[i].plain;
            r->ir.facts[ref].shape = entries[i].shape;
            r->ir.facts[ref].shape_time = r->ir.count;
        }
    }
    (void)snapshot_now(r); // complete, unboxed: boxes that turn out to be needed leave through it
    for (uint32_t i = 0; i < s->entry_count; i++) {
        if (entries[i].frame == KR_SNAPSHOT_FIELD)
            continue;
        KrVirtualSlot *slot = &r->slots[r->frames[entries[i].frame].base + entries[i].slot];
        slot->ref = boxed(r, slot->ref);
    }
    r->snapshot = 0;
    return !r->ir.failed && !r->stop;
}

// The loops that the way to the exit has jumped back to.
static void inherit_headers(KrRecorder *r)
{
    for (uint32_t i = 0; i < r->parent->header_count; i++)
        if (r->parent->headers[i].done <= r->parent_exit->done)
            r->headers[r->header_count++] = r->parent->headers[i];
}

static KrTraceKind kind_of_root(const KrUnit *hot_at)
{
    if (!hot_at)
        return KR_TRACE_RETURN;
    return kr_opcode_base[*hot_at & 0xFF] == KR_OP_RESUME ? KR_TRACE_FUNCTION : KR_TRACE_LOOP;
}

bool kr_record_start(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp,
                     KrTrace *parent, KrTraceExit *exit)
{
    if (thread->recorder)
        return false;
    KrRecorder *r = calloc(1, sizeof *r);
    if (!r || !kr_opt_init(&r->ir, &((KrTier2 *)thread->vm->tier2)->room)) {
        if (r)
            kr_opt_fini(&r->ir);
        free(r);
        return false;
    }
    thread->recorder = r;
    r->thread = thread;
    r->root = frame;
    r->code = frame->code;
    r->start = ip;
    r->parent = parent;
    r->parent_exit = exit;
    if (parent)
        inherit_headers(r);
    r->generator_rounds = parent ? parent->generator_rounds : 0;
    r->done_before = exit && exit->done != UINT16_MAX ? exit->done : 0;
    if (r->done_before > UINT16_MAX / 2)
        r->done_before = UINT16_MAX / 2;
    KrTier2 *tier2 = thread->vm->tier2;
    r->hot_at = parent ? NULL : tier2->hot_at;
    r->kind = parent ? KR_TRACE_SIDE : kind_of_root(r->hot_at);
    tier2->stats.begun[r->kind]++;
    r->ir.snapshot_now = snapshot_now;
    r->ir.location_now = location_now;
    r->ir.before_escape = before_escape;
    r->ir.context = r;
    r->ir.storm = kr_trace_storm(thread->vm);
    if (parent) {
        if (start_from_exit(r, frame)) {
            r->code = r->frames[0].code;
            r->frames_before = r->frame_count;
            return true;
        }
        kr_record_abort(thread, "the exit's state cannot be inherited");
        return false;
    }
    r->loop_end = r->kind == KR_TRACE_LOOP ? find_loop_end(frame->code, ip) : NULL;
    kr_record_push_frame(r, frame, 0, KR_SLOT_PLAIN);
    r->frames[0].depth = (uint32_t)(sp - kr_frame_stack_base(frame));
    for (uint32_t i = 0; !r->stop && i < (uint32_t)frame->code->localsplus_count; i++)
        r->unbound[i] = kr_slot_is_null(frame->slots[i]);
    return true;
}

void kr_record_abort(KrThread *thread, const char *reason)
{
    KrRecorder *r = thread->recorder;
    if (!r)
        return;
    kr_trace_count_abort(r, reason);
    recorder_free(thread);
}

// Ends the trace before the pending instruction and hands it on.
static void finish(KrRecorder *r)
{
    KrThread *thread = r->thread;
    const char *reason = r->ir.failed;
    KrTrace *trace = reason ? NULL : kr_trace_finish(r, &reason);
    if (!trace)
        kr_trace_count_abort(r, reason);
    recorder_free(thread);
}

// Every counted slot is owned, as in memory: required where a loop closes and where another trace goes on.
static void own_slots(KrRecorder *r)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < live_slots(frame); i++) {
            KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (slot->loaded && slot->owner != KR_SLOT_UNCHANGED)
                kr_record_own_slot(r, slot);
        }
        if (f && !frame->resumed_here && frame->function_owner != KR_SLOT_OWNED && !kr_opt_is_plain(&r->ir, frame->function)) {
            kr_opt_dup(&r->ir, frame->function);
            frame->function_owner = KR_SLOT_OWNED;
        }
    }
}

static bool close_loop(KrRecorder *r)
{
    own_slots(r);
    KrLoopSlot loop_slots[KR_TRACE_PHI_LIMIT];
    uint32_t count = 0;
    KrVirtualFrame *root = &r->frames[0];
    for (uint32_t i = 0; i < live_slots(root); i++) {
        KrVirtualSlot *slot = &r->slots[root->base + i];
        if (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED)
            continue;
        if (count == KR_TRACE_PHI_LIMIT)
            return false;
        KrTraceRef start = 0;
        for (KrTraceRef k = r->ir.heads[KR_IR_LOCAL]; k; k = r->ir.chain[k])
            if (r->ir.ins[k].imm == i)
                start = k;
        kr_expand_make_loop_slot(r, start, slot, root->frame->slots[i]);
        loop_slots[count++] = (KrLoopSlot){(uint16_t)i, start, slot->ref};
    }
    uint64_t since = kr_ticks();
    bool ok = kr_opt_peel(&r->ir, loop_slots, count);
    ((KrTier2 *)r->thread->vm->tier2)->stats.ticks[KR_PHASE_PEEL] += kr_ticks() - since;
    return ok;
}

static void store_slots(KrRecorder *r, uint32_t f)
{
    KrTraceIR *ir = &r->ir;
    const KrVirtualFrame *frame = &r->frames[f];
    for (uint32_t i = 0; i < live_slots(frame); i++) {
        const KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->loaded || (slot->owner == KR_SLOT_UNCHANGED && (f == 0 || frame->resumed_here)))
            continue;
        KrTraceRef value = slot->ref ? slot->ref : kr_opt_const_box(ir, 0);
        kr_opt_raw(ir, KR_IR_STORE_LOCAL, KR_REP_NONE, &value, i);
    }
}

// What the root frame's slots hold goes to its memory, which owns it.
void kr_record_store_slots(KrRecorder *r)
{
    KrVirtualFrame *frame = &r->frames[0];
    own_slots(r);
    store_slots(r, 0);
    for (uint32_t i = 0; i < live_slots(frame); i++)
        if (r->slots[frame->base + i].loaded)
            r->slots[frame->base + i].owner = KR_SLOT_UNCHANGED;
}

// Guards who has called the root frame: the instruction, and what becomes of the result.
void kr_record_guard_caller(KrRecorder *r, const KrUnit *call)
{
    const KrVirtualFrame *frame = kr_record_top(r);
    KrTraceRef guard = kr_opt_raw(&r->ir, KR_IR_GUARD_CALLER, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)call);
    r->ir.ins[guard].imm2 = frame->return_kind | (uint32_t)frame->owner << 8;
    r->ir.ins[guard].snapshot = snapshot_now(r);
}

// The frame of an inlined call, whose caller is the root frame, becomes the root frame.
static void push_real_frame(KrTraceIR *ir, const KrVirtualFrame *frame, const KrVirtualFrame *callee)
{
    KrTraceRef note = kr_opt_raw(ir, KR_IR_NOTE_CALL, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)frame->ip);
    ir->ins[note].imm2 = live_slots(frame) | (uint32_t)frame->return_offset << 16;
    KrTraceRef push = kr_opt_raw(ir, KR_IR_PUSH_FRAME, KR_REP_NONE, &callee->function, (uint64_t)callee->code->frame_size);
    ir->ins[push].imm2 = callee->return_kind;
}

// Everything virtual goes to memory, from where the other trace (null: this one again) starts: changed slots of the
// root frame, then one frame after the other.
static void end_with_link(KrRecorder *r, KrTrace *target)
{
    KrTraceIR *ir = &r->ir;
    kr_expand_make_slots(r);
    own_slots(r);
    for (uint32_t f = 0; f < r->frame_count; f++) {
        store_slots(r, f);
        if (f + 1 == r->frame_count)
            break;
        const KrVirtualFrame *frame = &r->frames[f], *callee = &r->frames[f + 1];
        if (callee->resumed_here)
            kr_opt_uop(ir, KR_UOP_RESUME_FRAME, (KrTraceRef[5]){callee->function},
                       (uint64_t[2]){(uint64_t)(uintptr_t)frame->ip, kr_enter_layout(frame->depth, frame->return_offset, callee->return_kind)});
        else
            push_real_frame(ir, frame, callee);
    }
    KrTraceRef link = kr_opt_raw(ir, KR_IR_LINK, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)target);
    ir->ins[link].imm2 = r->done_before + r->instructions;
    r->link = target;
}

static void end_with_exit(KrRecorder *r)
{
    uint16_t snapshot = snapshot_now(r);
    KrTraceRef ref = kr_opt_raw(&r->ir, KR_IR_EXIT, KR_REP_NONE, NULL, 0);
    r->ir.ins[ref].snapshot = snapshot;
}

static bool loads_value(uint8_t opcode)
{
    switch (opcode) {
    case KR_OP_BINARY_OP_SUBSCR_LIST_INT:
    case KR_OP_BINARY_OP_SUBSCR_TUPLE_INT:
    case KR_OP_FOR_ITER_LIST:
    case KR_OP_FOR_ITER_TUPLE:
    case KR_OP_LOAD_ATTR_SLOT:
    case KR_OP_LOAD_DEREF: return true;
    default: return false;
    }
}

// A number that has just been loaded is guarded to be one now: it will be used as such, and until then needs no
// reference.
static void guard_number(KrRecorder *r)
{
    const KrVirtualSlot *slot = kr_record_stack(r, 0);
    uint64_t word = kr_bits(kr_slot_ref(r->next_sp[-1]));
    if (!slot->ref || (!kr_bits_is_int(word) && !kr_bits_is_float(word)))
        return;
    const KrUnit *pending = r->pending;
    r->pending = r->next; // the number is on the stack
    r->snapshot = 0;
    kr_record_guard_plain(r, slot->ref, word);
    r->pending = pending;
    r->snapshot = 0;
}

// The snapshot of the instruction before goes if nothing leaves through it: most instructions have no guard.
static void forget_unused_snapshot(KrRecorder *r)
{
    KrTraceIR *ir = &r->ir;
    uint32_t newest = ir->snapshot_count - 1;
    if (!r->emitted || r->snapshot != newest || newest == 0 || r->raised)
        return;
    const KrSnapshot *s = &ir->snapshots[newest];
    if (s->entry + s->entry_count != ir->entry_count || s->frame + s->frame_count != ir->frame_count)
        return;
    if (leaves_through(ir, (uint16_t)newest, r->emitted))
        return;
    ir->snapshot_count = newest;
    ir->entry_count = s->entry;
    if (ir->snapshots[newest - 1].frame != s->frame) // else a copy of that one (note_owned), which keeps its frames
        ir->frame_count = s->frame;
}

static bool is_jump_back(uint8_t opcode)
{
    uint8_t base = kr_opcode_base[opcode];
    return base == KR_OP_JUMP_BACKWARD || base == KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
}

static bool expand_pending(KrRecorder *r)
{
    if (r->wraps_until && r->pending > r->wraps_until)
        r->wraps_until = NULL;
    if (!r->wraps_until)
        forget_unused_snapshot(r);
    r->cancelled = false;
    r->frames[r->frame_count - 1].ip = r->pending;
    r->snapshot = r->wraps_until ? r->wraps_from : 0;
    kr_expand_make_operands(r);
    (void)snapshot_now(r); // the state before, for the case that recording stops in the middle
    r->emitted = r->ir.count;
    if (is_jump_back(r->opcode))
        check_stale(r);
    kr_opt_storm(&r->ir, r->raised ? r->raised_snapshot : r->snapshot);
    bool in_handler = false;
    if (r->raised && (!kr_expand_handler(r, &in_handler) || in_handler))
        return !r->stop;
    if (kr_expand_wide(r) || kr_expand_special(r))
        return !r->stop;
    const KrExpandEntry *entry = &kr_expand_table[r->opcode];
    if (!entry->expand) {
        stop_trace(r, kr_opcode_names[r->opcode]);
        return false;
    }
    if (r->next_frame != r->pending_frame) { // raised, returned or called where nothing should
        stop_trace(r, "unexpected change of frame");
        return false;
    }
    bool jumps = kr_opcode_flags[r->opcode] & KR_OPCODE_JUMP;
    if (r->next != r->pending + r->units && !(jumps && r->next == jump_target(r))) {
        stop_trace(r, "exception");
        return false;
    }
    entry->expand(r, r->pending, r->oparg);
    if (!r->stop && loads_value(r->opcode))
        guard_number(r);
    return !r->stop;
}

// Members of BINARY_OP are for one operator each, named after the family: BINARY_OP_<operator>_...
static bool operator_fits(uint8_t base, uint8_t member, uint32_t oparg)
{
    static const char *const operators[] = {"ADD", "AND",    "FLOORDIV", "LSHIFT", "MATMUL",
                                            "MUL", "MOD",    "OR",       "POW",    "RSHIFT",
                                            "SUB", "TRUEDIV", "XOR"};
    if (base != KR_OP_BINARY_OP)
        return true;
    const char *name = kr_opcode_names[member] + strlen("BINARY_OP_");
    const char *wanted = oparg == 26 ? "SUBSCR" : oparg < 26 ? operators[oparg % 13] : "?";
    size_t length = strlen(wanted);
    return !strncmp(name, wanted, length) && (name[length] == '_' || !name[length]);
}

// Decodes the instruction at ip and chooses the member of its family that fits its operands.
static void prepare(KrRecorder *r, KrFrame *frame, const KrUnit *ip, const KrSlot *sp)
{
    r->pending = ip;
    r->pending_frame = frame;
    r->oparg = 0;
    uint8_t opcode = (uint8_t)(*ip & 0xFF);
    while (kr_opcode_base[opcode] == KR_OP_EXTENDED_ARG) {
        r->oparg = (r->oparg | *ip >> 8) << 8;
        opcode = (uint8_t)(*++ip & 0xFF);
    }
    r->oparg |= (uint32_t)(*ip >> 8);
    uint8_t base = kr_opcode_base[opcode];
    r->opcode_at = ip;
    r->opcode = base;
    r->units = (uint32_t)(ip - r->pending) + 1 + kr_opcode_caches[base];
    const uint8_t *member = kr_expand_family[base];
    for (; member && *member; member++) {
        const KrExpandEntry *entry = &kr_expand_table[*member];
        if (operator_fits(base, *member, r->oparg) && entry->match && entry->match(r->thread, frame, ip, sp, r->oparg)) {
            r->opcode = *member;
            break;
        }
    }
    r->ir.index_negative = false;
    if (sp > kr_frame_stack_base(frame)) {
        KrSlot top = sp[-1];
        r->ir.index_negative = kr_bits_is_int(top.w) && kr_bits_int(top.w) < 0;
    }
    kr_expand_look(r, frame, ip, sp);
    kr_expand_look_at_ints(r, frame, sp);
}

static uint32_t times_inlined(const KrRecorder *r, const KrCode *code)
{
    uint32_t count = 0;
    for (uint32_t f = 0; f < r->frame_count; f++)
        count += r->frames[f].code == code;
    return count;
}

// Does the trace end here with a link? To *other, or, if that is null, to itself.
static bool goes_on_elsewhere(KrRecorder *r, const KrFrame *frame, const KrUnit *ip, KrTrace **other)
{
    *other = r->pending ? kr_trace_at(r->thread->vm, ip) : NULL;
    bool again = r->pending && ip == r->start && (r->kind == KR_TRACE_FUNCTION || (r->kind == KR_TRACE_RETURN && r->returned));
    if (r->returned)
        return *other || again;
    if ((*other && (*other)->kind == KR_TRACE_FUNCTION) || again) {
        uint32_t levels = r->parent && r->parent->root->side_count >= KR_RECORD_MANY_SIDES ? 1 : KR_RECORD_RECURSION;
        return times_inlined(r, frame->code) > levels || r->frame_count >= KR_RECORD_FRAMES - 1;
    }
    if (!*other || (*other)->kind == KR_TRACE_RETURN)
        return false;
    if (!kr_record_top(r)->resumed_here)
        return true;
    enum { ROUNDS = 1 }; // else the generator goes on to its next item
    bool home = r->parent && *other == r->parent->root;
    return home || (is_jump_back(r->opcode) && kr_record_top(r)->jumped > 1 && r->generator_rounds > ROUNDS);
}

static bool step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp);

// What has been recorded returns to a call, and would go on there as others do: a trace of its own starts there, to which they link.
static bool begin_behind_call(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    kr_record_abort(thread, kr_trace_caller_first);
    ((KrTier2 *)thread->vm->tier2)->hot_at = NULL;
    return kr_record_start(thread, frame, ip, sp, NULL, NULL) && step(thread, frame, ip, sp);
}

static bool step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    KrRecorder *r = thread->recorder;
    if (!r)
        return false;
    if (r->pending && frame == r->pending_frame && ip <= r->opcode_at && (ip > r->pending || (ip == r->pending && !is_jump_back(r->opcode))))
        return true; // a prefix has run, or the instruction has taken another form; it has not run itself
    r->next = ip;
    r->next_frame = frame;
    r->next_sp = sp;
    r->returned = false;
    bool expanded = !r->pending || expand_pending(r);
    if (expanded && r->raised && effect_since_raise(r)) {
        stop_trace(r, "exception");
        expanded = false;
    }
    kr_xdrop(thread, kr_move(&r->held));
    if (!expanded && (r->raised || (r->pending && kr_opcode_base[r->opcode] == KR_OP_RAISE_VARARGS))) {
        kr_record_abort(thread, r->ir.failed ? r->ir.failed : "exception");
        return false;
    }
    if (!expanded) {
        bool is_loop = !r->parent && r->loop_end; // one that never closes must be worth its entries and exits
        if (is_loop && r->frame_count == 1 && r->pending && kr_opcode_base[r->opcode] == KR_OP_YIELD_VALUE)
            is_loop = r->pending_frame->return_kind == KR_RETURN_TO_C; // else its exit may get a side trace, which closes the circle
        if (r->ir.failed || r->instructions < (is_loop ? KR_RECORD_WORTH_IT : 3) || r->ir.count < 6) {
            kr_record_abort(thread, r->ir.failed ? r->ir.failed : r->stop);
            return false;
        }
        kr_opt_rewind(&r->ir, r->emitted); // nothing of the instruction that was not recorded
        end_with_exit(r);
        finish(r);
        return false;
    }
    if (r->ir.failed == kr_trace_caller_first)
        return begin_behind_call(thread, frame, ip, sp);
    if (r->ir.failed) {
        kr_record_abort(thread, r->ir.failed);
        return false;
    }
    if (r->pending && ip == r->start && frame == r->root && r->frame_count == 1 && r->loop_end && !r->parent) {
        r->pending = ip;
        r->snapshot = 0;
        if (!close_loop(r)) {
            if (!r->ir.failed)
                end_with_exit(r);
        }
        finish(r);
        return false;
    }
    bool in_root = frame == r->root && r->frame_count == 1;
    bool outside = in_root && r->loop_end && (ip < r->start || ip > r->loop_end);
    r->away = r->raised || (r->away && outside);
    if (r->pending && outside && !r->away) {
        kr_record_abort(thread, kr_trace_left_loop);
        return false;
    }
    KrTrace *other;
    bool links = goes_on_elsewhere(r, frame, ip, &other);
    if (links && in_root && r->loop_end && other && other->kind == KR_TRACE_LOOP) { // the inner loop's tree will grow around this one
        kr_record_abort(thread, "an inner loop has a trace");
        return false;
    }
    uint8_t base = kr_opcode_base[*ip & 0xFF];
    bool fed = base == KR_OP_YIELD_VALUE && thread->activation->consumer; // which goes on there
    bool to_c = kr_return_is_special(frame->return_kind) && (base == KR_OP_RETURN_VALUE || base == KR_OP_YIELD_VALUE) && !fed;
    // a generator that C steps through: entering and leaving a trace costs more than some dozens of instructions
    bool brief = base == KR_OP_YIELD_VALUE && r->instructions < 60;
    if (to_c && (r->instructions < 3 || r->ir.count < 6 || brief)) {
        kr_record_abort(thread, "return to C");
        return false;
    }
    bool full = ++r->instructions > (r->parent ? KR_RECORD_SIDE_INSTRUCTIONS : KR_RECORD_INSTRUCTIONS) || r->ir.count > KR_TRACE_LIMIT / 3;
    if (r->raised && (full || links || to_c)) {
        kr_record_abort(thread, "exception");
        return false;
    }
    if (full || links || to_c) { // another trace goes on from here
        r->pending = ip;
        r->snapshot = 0;
        if (links && kr_record_top(r)->depth == (uint32_t)(sp - kr_frame_stack_base(frame))) {
            r->emitted = r->ir.count;
            check_stale(r);
            if (!r->returned) { // returns alone make no circle
                KrTraceRef limit = kr_opt_raw(&r->ir, KR_IR_COUNT_LIMIT, KR_REP_NONE, NULL, 0);
                r->ir.ins[limit].snapshot = snapshot_now(r);
            }
            end_with_link(r, other);
        } else {
            end_with_exit(r);
        }
        finish(r);
        return false;
    }
    prepare(r, frame, ip, sp);
    return true;
}

bool kr_record_step(KrThread *thread, KrFrame *frame, const KrUnit *ip, KrSlot *sp)
{
    KrTier2Stats *stats = &((KrTier2 *)thread->vm->tier2)->stats;
    uint64_t since = kr_ticks(), others = kr_stats_compile_ticks(stats);
    bool goes_on = step(thread, frame, ip, sp);
    uint64_t spent = kr_ticks() - since;
    stats->ticks[KR_PHASE_RECORD] += spent - (kr_stats_compile_ticks(stats) - others);
    enum { INTERRUPTED = 3 * 1000 * 1000 };
    stats->budget_ticks += spent < INTERRUPTED ? spent : INTERRUPTED;
    stats->steps++;
    if (!goes_on && spent > stats->longest_pause)
        stats->longest_pause = spent;
    return goes_on;
}
