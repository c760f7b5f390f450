// SPDX-License-Identifier: MIT
// Peeling: a loop's first round before it, so that what does not vary is in that round only. See opt.h.
//
// Instructions 1..n of the pre-roll are emitted again through kr_opt_uop with operands substituted: LOCAL -> the slot's value at
// the end of the pre-roll. What comes back as an older ref needs no code in the body. A pre-roll ref that the body uses and whose
// substitute differs becomes a phi.
#include "tier2/opt_fresh.h"
#include "tier2/opt_objects.h"
#include "tier2/opt_parts.h"
#include "tier2/opt_sink.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

typedef struct Peel {
    KrTraceIR *ir;
    KrTraceRef *subst; // per pre-roll ref
    bool *vanished;      // likewise: KrPeeled
    uint16_t *snapshots; // copy of each pre-roll snapshot, 0 = not made yet
    const KrLoopSlot *slots;
    uint32_t slot_count;
    uint16_t current;  // pre-roll snapshot of the instruction being emitted
    uint16_t location; // of the DROP being emitted
} Peel;

// A pre-roll snapshot with its refs substituted; root slots that an earlier iteration changed
// are restored too.
static uint16_t copy_snapshot(void *context)
{
    Peel *peel = context;
    KrTraceIR *ir = peel->ir;
    if (peel->snapshots[peel->current])
        return peel->snapshots[peel->current];
    const KrSnapshot old = ir->snapshots[peel->current];
    KrSnapshot copy = {.entry = ir->entry_count, .frame = ir->frame_count,
                       .frame_count = old.frame_count, .done = old.done, .in_loop = true};
    if (!kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1,
              sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity,
              ir->entry_count + old.entry_count + peel->slot_count, sizeof *ir->entries) ||
        !kr_opt_grow((void **)&ir->frames, &ir->frame_capacity, ir->frame_count + old.frame_count,
              sizeof *ir->frames)) {
        kr_opt_fail(ir, "no memory");
        return 0;
    }
    for (uint32_t i = 0; i < old.entry_count; i++) {
        KrSnapshotEntry entry = ir->entries[old.entry + i];
        entry.ref = peel->subst[entry.ref];
        kr_opt_note_facts(ir, &entry);
        ir->entries[ir->entry_count++] = entry;
    }
    for (uint32_t s = 0; s < peel->slot_count; s++) {
        bool there = false;
        for (uint32_t i = 0; i < old.entry_count; i++) {
            const KrSnapshotEntry *entry = &ir->entries[old.entry + i];
            there |= entry->frame == 0 && entry->slot == peel->slots[s].slot;
        }
        if (there)
            continue;
        KrSnapshotEntry entry = {.slot = peel->slots[s].slot, .owner = KR_SLOT_OWNED, .ref = peel->slots[s].end};
        kr_opt_note_facts(ir, &entry);
        ir->entries[ir->entry_count++] = entry;
    }
    for (uint32_t i = 0; i < old.frame_count; i++) {
        KrSnapshotFrame frame = ir->frames[old.frame + i];
        frame.function = peel->subst[frame.function];
        ir->frames[ir->frame_count++] = frame;
    }
    copy.entry_count = ir->entry_count - copy.entry;
    ir->snapshots[ir->snapshot_count] = copy;
    return peel->snapshots[peel->current] = (uint16_t)ir->snapshot_count++;
}

static uint16_t same_location(void *context)
{
    return ((const Peel *)context)->location;
}

// Which pre-roll values may differ from iteration to iteration.
static void mark_variant(KrTraceIR *ir, const KrLoopSlot *slots, uint32_t slot_count)
{
    for (uint32_t s = 0; s < slot_count; s++)
        if (slots[s].start && slots[s].start != slots[s].end)
            ir->ins[slots[s].start].flags |= KR_INS_VARIANT;
    for (uint32_t r = 1; r < ir->count; r++) {
        KrIns *ins = &ir->ins[r];
        if (ins->op == KR_IR_CONST || ins->op == KR_IR_LOCAL || ins->op == KR_IR_INHERIT)
            continue;
        bool variant = ins->op >= KR_UOP_COUNT || kr_uop_table[ins->op].kind == KR_UOP_CALL ||
                       (kr_uop_table[ins->op].mark == KR_MARK_LOAD &&
                        kr_uop_table[ins->op].alias != KR_ALIAS_IMMUTABLE);
        for (int i = 0; i < 5; i++)
            variant |= ins->in[i] && ir->ins[ins->in[i]].flags & KR_INS_VARIANT;
        if (variant)
            ins->flags |= KR_INS_VARIANT;
    }
}

static void forget_computed_ranges(KrTraceIR *ir, uint32_t end)
{
    for (uint32_t r = 1; r < end; r++) {
        if (ir->ins[r].rep != KR_REP_INT || !(ir->ins[r].flags & KR_INS_VARIANT))
            continue;
        int64_t low = INT64_MIN, high = INT64_MAX;
        switch (ir->ins[r].op) { // bounds that hold for any operand
        case KR_UOP_LENGTH_FIELD:
        case KR_UOP_LIST_LENGTH: // (not UNBOX_INT: as a phi it may carry 64 bits)
        case KR_UOP_TUPLE_LENGTH:
        case KR_UOP_BYTES_LENGTH:
        case KR_UOP_BYTEARRAY_LENGTH:
        case KR_UOP_STR_LENGTH:
            low = 0;
            high = INT64_C(1) << 45;
            break;
        case KR_UOP_BYTES_ITEM:
        case KR_UOP_BYTEARRAY_ITEM:
        case KR_UOP_STR_CODE:
            low = 0;
            high = 255;
            break;
        default: break;
        }
        ir->facts[r].low = low;
        ir->facts[r].high = high;
    }
}

// Re-emits one pre-roll instruction.
static void peel_one(Peel *peel, uint32_t r)
{
    KrTraceIR *ir = peel->ir;
    const KrIns ins = ir->ins[r];
    KrTraceRef in[5];
    for (int i = 0; i < 5; i++)
        in[i] = peel->subst[ins.in[i]];
    peel->current = ins.snapshot;
    if (ins.flags & KR_INS_SUNK) // a tuple that is never made
        return;
    switch (ins.op) {
    case KR_IR_CONST:
    case KR_IR_LOCAL:
    case KR_IR_UNMADE:
    case KR_IR_INHERIT: return; // substituted already
    case KR_IR_DUP: kr_opt_dup(ir, in[0]); return;
    case KR_IR_DROP:
        if (ins.flags & KR_INS_QUIET && !kr_opt_is_own_iterator(ir, ins.in[0])) {
            kr_opt_drop_function(ir, in[0]);
            return;
        }
        peel->location = (uint16_t)ins.imm2;
        kr_opt_drop(ir, in[0]);
        return;
    case KR_IR_ARGUMENT: kr_opt_raw(ir, KR_IR_ARGUMENT, KR_REP_NONE, in, ins.imm); return;
    case KR_IR_STACK_ROOM: return; // the pre-roll has made sure
    case KR_IR_STORM:
    case KR_IR_STALE:
    case KR_IR_COUNT_LIMIT: {
        KrTraceRef limit = kr_opt_raw(ir, ins.op, KR_REP_NONE, NULL, 0);
        ir->ins[limit].snapshot = copy_snapshot(peel);
        return;
    }
    default: break;
    }
    const uint64_t imm[2] = {ins.imm, ins.imm2};
    uint16_t op = ins.op;
    if (kr_uop_table[op].imm_count == 0 && ins.imm) { // relaxed: ask again
        op = (uint16_t)ins.imm;
        peel->current = (uint16_t)ins.imm2;
    }
    uint32_t before = ir->count;
    KrTraceRef out = kr_opt_uop(ir, op, in, imm);
    peel->subst[r] = out ? out : (KrTraceRef)r;
    peel->vanished[r] = true;
    for (uint32_t i = before; i < ir->count; i++)
        peel->vanished[r] &= ir->ins[i].op == KR_IR_CONST;
}

static bool add_phi(KrTraceIR *ir, KrTraceRef head, KrTraceRef next)
{
    for (uint32_t i = 0; i < ir->phi_count; i++)
        if (ir->phis[i].head == head)
            return true;
    if (ir->phi_count == KR_TRACE_PHI_LIMIT || ir->ins[head].rep != ir->ins[next].rep)
        return false;
    ir->phis[ir->phi_count++] = (KrPhi){head, next};
    return true;
}

// Phis: every pre-roll value that the body needs and that differs in the next iteration.
static bool make_phis(Peel *peel)
{
    KrTraceIR *ir = peel->ir;
    for (uint32_t r = 1; r < ir->count; r++)
        ir->ins[r].flags &= (uint8_t)~KR_INS_KEEP;
    bool changed = true;
    while (changed) {
        changed = false;
        kr_opt_mark_range(ir, ir->loop, ir->count);
        for (uint32_t r = 1; r < ir->loop; r++) {
            if (!(ir->ins[r].flags & KR_INS_KEEP) || peel->subst[r] == r)
                continue;
            uint32_t before = ir->phi_count;
            if (!add_phi(ir, (KrTraceRef)r, peel->subst[r]))
                return false;
            changed |= ir->phi_count != before;
            kr_opt_keep(ir, peel->subst[r]);
        }
    }
    return true;
}

void kr_opt_rewind(KrTraceIR *ir, uint32_t count)
{
    while (ir->count > count) {
        uint32_t r = --ir->count;
        ir->heads[ir->ins[r].op] = ir->chain[r];
    }
    ir->loop = 0;
    ir->phi_count = 0;
}

static KrPeeled *new_peeled(uint32_t count, const KrLoopSlot *slots, uint32_t slot_count)
{
    KrPeeled *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->count = count;
    p->slot_count = slot_count;
    p->ins = malloc(count * sizeof *p->ins);
    p->facts = malloc(count * sizeof *p->facts);
    p->subst = calloc(count, sizeof *p->subst);
    p->vanished = calloc(count, sizeof *p->vanished);
    p->slots = malloc((slot_count + 1) * sizeof *p->slots);
    if (!p->ins || !p->facts || !p->subst || !p->vanished || !p->slots) {
        kr_opt_free_peeled(p);
        return NULL;
    }
    if (slot_count)
        memcpy(p->slots, slots, slot_count * sizeof *slots);
    return p;
}

static void note_facts_at_head(const KrTraceIR *ir, KrPeeled *peeled)
{
    for (KrTraceRef r = 0; r < peeled->count; r++) {
        KrFact *fact = &peeled->facts[r];
        *fact = ir->facts[r];
        if (ir->ins[r].rep != KR_REP_BOX && ir->ins[r].rep != KR_REP_OBJ)
            continue;
        fact->plain = kr_opt_is_plain(ir, r);
        fact->type = kr_opt_type(ir, r);
        fact->shape = kr_opt_shape(ir, r);
    }
}

bool kr_opt_peel(KrTraceIR *ir, const KrLoopSlot *slots, uint32_t slot_count)
{
    uint32_t pre_roll = ir->count;
    Peel peel = {.ir = ir, .slots = slots, .slot_count = slot_count};
    KrPeeled *peeled = new_peeled(pre_roll, slots, slot_count);
    peel.snapshots = calloc(ir->snapshot_count, sizeof *peel.snapshots);
    bool ok = peeled && peel.snapshots && pre_roll * 2 < KR_TRACE_LIMIT;
    if (ok) {
        KrIns *before = peeled->ins;
        peel.subst = peeled->subst;
        peel.vanished = peeled->vanished;
        mark_variant(ir, slots, slot_count);
        for (uint32_t r = 0; r < pre_roll; r++)
            peel.subst[r] = (KrTraceRef)r;
        for (uint32_t s = 0; s < slot_count; s++)
            if (slots[s].start)
                peel.subst[slots[s].start] = slots[s].end;
        uint16_t (*snapshot_now)(void *) = ir->snapshot_now;
        void (*before_escape)(void *) = ir->before_escape;
        uint16_t (*location_now)(void *) = ir->location_now;
        void *context = ir->context;
        ir->location_now = same_location;
        ir->snapshot_now = copy_snapshot;
        ir->before_escape = NULL;
        ir->context = &peel;
        ir->loop = kr_opt_raw(ir, KR_IR_LOOP, KR_REP_NONE, NULL, 0);
        forget_computed_ranges(ir, pre_roll);
        note_facts_at_head(ir, peeled);
        for (uint32_t r = 1; r < pre_roll && !ir->failed; r++)
            peel_one(&peel, r);
        memcpy(before, ir->ins, pre_roll * sizeof *before);
        if (!ir->failed)
            kr_opt_sink_iterators(ir, peel.subst);
        if (!ir->failed)
            kr_opt_sink_objects(ir, peel.subst);
        ok = !ir->failed && make_phis(&peel);
        if (ok) {
            kr_opt_raw(ir, KR_IR_JUMP, KR_REP_NONE, NULL, 0);
        } else {
            memcpy(ir->ins, before, pre_roll * sizeof *before); // what the pre-roll makes is made
            kr_opt_rewind(ir, pre_roll);
        }
        ir->snapshot_now = snapshot_now;
        ir->location_now = location_now;
        ir->before_escape = before_escape;
        ir->context = context;
    }
    free(peel.snapshots);
    if (ok)
        ir->peeled = peeled;
    else
        kr_opt_free_peeled(peeled);
    return ok;
}
