// SPDX-License-Identifier: MIT
// The virtual slots of the recorder: what lies in them and who owns it.
//
// Rules of ownership (what restoring a slot does is in KrSlotOwner):
//  - LOAD_FAST_BORROW pushes LENT: the compiler promises that the local outlives the entry.
//  - A reference taken of something that lives elsewhere (a local, a list item, an attribute) is
//    NEEDS_DUP: it costs nothing until an escape, which might end the lender's life. Then every
//    NEEDS_DUP slot without a lender among the virtual slots takes its reference.
//  - Overwriting a local gives its reference back, unless another slot needs one of the same
//    value: then that slot takes it over.
//  - At the end of a loop's pre-roll everything counted in a root slot is OWNED, as it was in the
//    frame's memory at the start.
//
#include "tier2/record.h"

#include "tier2/opt_fresh.h"

#include "gen/opcodes.h"

void kr_record_stop(KrRecorder *r, const char *reason)
{
    if (!r->stop)
        r->stop = reason;
}

static bool slot_is_counted(const KrRecorder *r, const KrVirtualSlot *slot)
{
    return slot->loaded && slot->ref && !kr_opt_is_plain(&r->ir, slot->ref);
}

// Loops go over what GET_ITER has made, in another block: it is never borrowed. Bytecode made by hand may have left GET_ITER out; then the
// guard on the iterator's type fails, as a word with the borrow bit is no address of an object (expand_step asks for the bit).
static bool is_loop_iterator(const KrRecorder *r, const KrVirtualFrame *frame, uint32_t index)
{
    return kr_opcode_base[r->opcode] == KR_OP_FOR_ITER && frame == &r->frames[r->frame_count - 1] &&
           index == (uint32_t)frame->code->localsplus_count + frame->depth - 1;
}

// A slot of the root frame is read from memory when first looked at.
KrVirtualSlot *kr_record_slot(KrRecorder *r, KrVirtualFrame *frame, uint32_t index)
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
    r->ir.ins[slot->ref].imm2 = on_stack && !is_loop_iterator(r, frame, index);
    return slot;
}

KrVirtualSlot *kr_record_local(KrRecorder *r, uint32_t index)
{
    return kr_record_slot(r, kr_record_top(r), index);
}

KrVirtualSlot *kr_record_stack(KrRecorder *r, uint32_t depth)
{
    KrVirtualFrame *frame = kr_record_top(r);
    if (depth >= frame->depth) {
        kr_record_stop(r, "stack underflow");
        return &r->slots[frame->base];
    }
    return kr_record_slot(r, frame, (uint32_t)frame->code->localsplus_count + frame->depth - 1 - depth);
}

void kr_record_push(KrRecorder *r, KrTraceRef ref, KrSlotOwner owner)
{
    KrVirtualFrame *frame = kr_record_top(r);
    uint32_t index = (uint32_t)frame->code->localsplus_count + frame->depth;
    if (frame->depth >= (uint32_t)frame->code->stack_size) {
        kr_record_stop(r, "stack overflow");
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
        kr_record_stop(r, "stack underflow");
}

// Another slot that waits for a reference to the same value takes this one over.
bool kr_record_hand_over(KrRecorder *r, const KrVirtualSlot *from)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
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

bool kr_record_is_private(const KrRecorder *r, const KrVirtualSlot *slot)
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
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
            const KrVirtualSlot *other = &r->slots[frame->base + i];
            if (other != slot && other->loaded && other->ref == ref)
                return false;
        }
    }
    for (uint32_t s = ir->ins[ref].snapshot; s < ir->snapshot_count; s++) {
        if (s == r->snapshot && !kr_record_leaves_through(ir, r->snapshot, r->emitted))
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
    KrOptDict dict = {0};
    bool is_dict = slot->ref && kr_opt_own_dict(&r->ir, slot->ref, &dict);
    uint16_t op = r->ir.ins[slot->ref].op;
    bool holds_nothing = op == KR_UOP_RANGE_NEW || op == KR_UOP_DICT_VIEW || op == KR_UOP_METHOD_NEW || op == KR_UOP_SET_OF_1; // that the trace has given it
    if ((!size && !holds_nothing && !is_dict) || slot->owner != KR_SLOT_OWNED || !kr_record_is_private(r, slot))
        return false;
    KrTraceRef tuple = slot->ref;
    slot->ref = 0;
    r->cancelled = r->snapshot;
    kr_opt_cancel_tuple(&r->ir, tuple);
    for (uint32_t i = 0; i < size + dict.count; i++) { // the references that it would have held
        KrVirtualSlot item = {.ref = is_dict ? dict.values[i] : kr_opt_tuple_item(&r->ir, tuple, i), .owner = KR_SLOT_OWNED, .loaded = true};
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
        if (!kr_record_hand_over(r, &gone) || gone.ref != slot->ref)
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

// Every counted slot is owned, as in memory: required where a loop closes and where another trace goes on.
void kr_record_own_slots(KrRecorder *r)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
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

// Does a local that owns the value keep it alive across an escape? (An escape cannot change the
// locals of frames that run in the trace.)
static bool has_lender(const KrRecorder *r, const KrVirtualSlot *borrower)
{
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
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

void kr_record_before_escape(void *context)
{
    KrRecorder *r = context;
    uint16_t first = r->snapshot;
    own_deferred(r);
    for (uint32_t f = 0; f < r->frame_count; f++) {
        KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
            KrVirtualSlot *slot = &r->slots[frame->base + i];
            if (slot->owner != KR_SLOT_NEEDS_DUP || !slot_is_counted(r, slot) || has_lender(r, slot))
                continue;
            kr_record_own_slot(r, slot);
            if (r->snapshot)
                kr_record_note_owned(r, f, i, slot->ref, first);
        }
    }
}
