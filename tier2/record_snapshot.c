// SPDX-License-Identifier: MIT
// Snapshots: what the frames and their slots hold before an instruction, for the exits of its micro-ops.
#include "tier2/record.h"

// The function of an inlined frame, if the trace knows it.
static KrObject *known_callee(const KrRecorder *r, uint32_t f)
{
    uint64_t word;
    return f && r->frames[f].function && kr_opt_is_const(&r->ir, r->frames[f].function, &word) ? (KrObject *)(uintptr_t)word : NULL;
}

// The state before the pending instruction: taken once, when the first of its micro-ops wants it.
uint16_t kr_record_snapshot(void *context)
{
    KrRecorder *r = context;
    KrTraceIR *ir = &r->ir;
    if (r->raised && !r->caught)
        return r->raised_snapshot;
    if (r->rethrown)
        return r->rethrown_snapshot;
    if (r->snapshot) {
        if (r->cancelled == r->snapshot) // it holds a tuple that is not made
            kr_opt_fail(ir, "an exit behind a tuple that has been taken back");
        return r->snapshot;
    }
    uint32_t slots = 0;
    for (uint32_t f = 0; f < r->frame_count; f++)
        slots += kr_record_live_slots(&r->frames[f]);
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
                      .frame_count = (uint16_t)r->frame_count, .done = (uint16_t)(r->done_before + r->instructions), .at = ir->count};
    for (uint32_t f = 0; f < r->frame_count; f++) {
        const KrVirtualFrame *frame = &r->frames[f];
        for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
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
    if (r->caught)
        kr_expand_note_caught(r, s);
    return r->snapshot = (uint16_t)ir->snapshot_count++;
}

// Where all frames are, without values: for what runs when an object ends (shadow.c).
uint16_t kr_record_location(void *context)
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

// Does an instruction since `first` leave through the snapshot of the pending instruction?
bool kr_record_leaves_through(const KrTraceIR *ir, uint16_t snapshot, uint32_t first)
{
    for (uint32_t i = first; i < ir->count; i++) {
        const KrIns *ins = &ir->ins[i];
        bool relaxed = ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].imm_count == 0 && ins->imm;
        if (ins->snapshot == snapshot || (relaxed && ins->imm2 == snapshot))
            return true;
    }
    return false;
}

// The pending instruction's snapshot from now on: the slot's reference has been taken.
void kr_record_note_owned(KrRecorder *r, uint32_t frame, uint32_t index, KrTraceRef ref, uint16_t first)
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
    KrSnapshot *s = &ir->snapshots[r->snapshot];
    s->at = ir->count;
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrSnapshotEntry *entry = &ir->entries[s->entry + i];
        if (entry->frame == frame && entry->slot == index && entry->ref == ref &&
            entry->owner == KR_SLOT_NEEDS_DUP)
            entry->owner = KR_SLOT_OWNED;
    }
}

// The snapshot of the instruction before goes if nothing leaves through it: most instructions have no guard.
void kr_record_forget_snapshot(KrRecorder *r)
{
    KrTraceIR *ir = &r->ir;
    uint32_t newest = ir->snapshot_count - 1;
    if (!r->emitted || r->snapshot != newest || newest == 0 || r->raised)
        return;
    const KrSnapshot *s = &ir->snapshots[newest];
    if (s->entry + s->entry_count != ir->entry_count || s->frame + s->frame_count != ir->frame_count)
        return;
    if (kr_record_leaves_through(ir, (uint16_t)newest, r->emitted))
        return;
    ir->snapshot_count = newest;
    ir->entry_count = s->entry;
    if (ir->snapshots[newest - 1].frame != s->frame) // else a copy of that one (note_owned), which keeps its frames
        ir->frame_count = s->frame;
}
