// SPDX-License-Identifier: MIT
// The invariants of tier2/ir.h as a checker. Linear in the size of the trace; runs on every trace
// in every build, since a miscompiled trace is worse than a slow one.
#include "tier2/verify.h"

static bool rep_fits(KrRep wanted, KrRep given)
{
    if (wanted == given)
        return true;
    // a guarded box is used as a clean pointer, and a pointer is a box
    return (wanted == KR_REP_OBJ && given == KR_REP_BOX) ||
           (wanted == KR_REP_BOX && given == KR_REP_OBJ);
}

// Do the entries before number `i` say how to make the object?
static bool is_described(const KrTraceIR *ir, const KrSnapshot *s, uint32_t i, KrTraceRef object)
{
    const KrSnapshotEntry *entries = &ir->entries[s->entry];
    for (uint32_t k = 0; k < i; k++)
        if (entries[k].frame == KR_SNAPSHOT_OBJECT && entries[k].ref == object)
            return true;
    return false;
}

static const char *check_snapshot(const KrTraceIR *ir, uint32_t index, uint32_t before)
{
    if (index >= ir->snapshot_count)
        return "snapshot out of range";
    const KrSnapshot *s = &ir->snapshots[index];
    if (s->entry + s->entry_count > ir->entry_count || s->frame + s->frame_count > ir->frame_count ||
        s->frame_count == 0)
        return "snapshot entries out of range";
    for (uint32_t i = 0; i < s->entry_count; i++) {
        const KrSnapshotEntry *e = &ir->entries[s->entry + i];
        if (e->ref >= before)
            return "snapshot names a later value";
        if (e->frame == KR_SNAPSHOT_FIELD) {
            if (!e->ref || ++i == s->entry_count || !e[1].ref || e[1].ref >= before)
                return "snapshot has half a field";
            continue;
        }
        if (e->ref && ir->ins[e->ref].flags & KR_INS_SUNK && e->frame != KR_SNAPSHOT_OBJECT && !is_described(ir, s, i, e->ref))
            return "snapshot names an object that is not made";
        if (e->frame == KR_SNAPSHOT_OBJECT) {
            if (!e->type || e->slot > KR_SNAPSHOT_ITEMS || e->slot >= s->entry_count - i)
                return "snapshot has half an object";
            continue;
        }
        if (e->frame == KR_SNAPSHOT_ITEM)
            continue;
        if (e->frame == KR_SNAPSHOT_CAUGHT) {
            if ((e->owner == KR_SLOT_OWNED) != (e->ref != 0) || ++i == s->entry_count || e[1].frame != KR_SNAPSHOT_CAUGHT || e[1].slot >= s->frame_count)
                return "snapshot has half an exception";
            continue;
        }
        if (e->frame >= s->frame_count)
            return "snapshot names a frame it does not have";
        if (e->owner == KR_SLOT_UNCHANGED)
            return "snapshot restores an unchanged slot";
    }
    for (uint32_t f = 0; f < s->frame_count; f++) {
        KrTraceRef function = ir->frames[s->frame + f].function;
        if (ir->ins[function].flags & KR_INS_SUNK && !is_described(ir, s, s->entry_count, function))
            return "snapshot has a frame of a generator that is not made";
    }
    return NULL;
}

// Instructions that are no micro-ops of the DSL.
static const char *check_own(const KrTraceIR *ir, const KrIns *ins)
{
    switch (ins->op) {
    case KR_IR_EXIT:
    case KR_IR_COUNT_LIMIT:
    case KR_IR_STALE:
    case KR_IR_STACK_ROOM:
    case KR_IR_GUARD_CALLER:
    case KR_IR_STORM: return ins->snapshot ? NULL : "an instruction that may leave has no snapshot";
    case KR_IR_DUP:
    case KR_IR_DROP:
    case KR_IR_PUSH_FRAME:
    case KR_IR_ARGUMENT:
    case KR_IR_STORE_LOCAL:
    case KR_IR_LEAVE:
        if (!ins->in[0])
            return "an input is missing";
        return rep_fits(KR_REP_BOX, (KrRep)ir->ins[ins->in[0]].rep) ? NULL : "an input has the wrong representation";
    case KR_IR_HAND_OVER: return ins->in[0] ? NULL : "an input is missing";
    default: return ins->op < KR_IR_CONST || ins->op >= KR_IR_LIMIT ? "unknown instruction" : NULL;
    }
}

static const char *check_ins(const KrTraceIR *ir, uint32_t r)
{
    const KrIns *ins = &ir->ins[r];
    for (int i = 0; i < 5; i++)
        if (ins->in[i] >= r)
            return "an input is defined later";
    if (ins->snapshot) {
        const char *wrong = check_snapshot(ir, ins->snapshot, r);
        if (wrong)
            return wrong;
    }
    if (ins->op >= KR_UOP_COUNT)
        return check_own(ir, ins);
    const KrUopInfo *info = &kr_uop_table[ins->op];
    for (uint32_t i = 0; i < info->input_count; i++) {
        if (!ins->in[i])
            return "an input is missing";
        if (!rep_fits((KrRep)info->inputs[i], (KrRep)ir->ins[ins->in[i]].rep))
            return "an input has the wrong representation";
    }
    bool leaves = info->flags & (KR_UOPFLAG_MAY_EXIT | KR_UOPFLAG_RAISES) && !(ins->flags & KR_INS_GIVEN);
    if (leaves && !ins->snapshot)
        return "an instruction that may leave has no snapshot";
    return NULL;
}

// Does the instruction do what must not be done twice, or make what nobody would give back?
static bool is_done_once(const KrIns *ins)
{
    if (ins->flags & KR_INS_SUNK || !(ins->flags & KR_INS_KEEP))
        return false;
    if (ins->op >= KR_UOP_COUNT)
        return ins->op == KR_IR_DUP || ins->op == KR_IR_DROP;
    const KrUopInfo *info = &kr_uop_table[ins->op];
    if (info->kind == KR_UOP_CALL)
        return info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT || info->flags & KR_UOPFLAG_OWNED;
    return info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT;
}

// Does it lead back to the snapshot, without anything having been raised?
static bool leaves_back(const KrIns *ins)
{
    if (!ins->snapshot || ins->flags & (KR_INS_ONE_WAY | KR_INS_SUNK) || !(ins->flags & KR_INS_KEEP))
        return false;
    if (ins->op >= KR_UOP_COUNT)
        return ins->op == KR_IR_STORM || ins->op == KR_IR_STALE || ins->op == KR_IR_EXIT || ins->op == KR_IR_COUNT_LIMIT;
    return kr_uop_table[ins->op].kind == KR_UOP_LEAF && kr_uop_table[ins->op].mark == KR_MARK_GUARD;
}

// An exit leads back to its snapshot: what has been done since would be done twice.
static const char *check_redone(const KrTraceIR *ir)
{
    uint32_t done = 0, end = ir->loop ? ir->loop : ir->count; // (the body's snapshots are copies)
    for (uint32_t r = 1; r < end; r++) {
        const KrIns *ins = &ir->ins[r];
        if (leaves_back(ins) && ir->snapshots[ins->snapshot].at <= done)
            return "an exit would do again what has been done";
        if (is_done_once(ins))
            done = r;
    }
    return NULL;
}

const char *kr_verify_trace(const KrTraceIR *ir)
{
    for (uint32_t r = 1; r < ir->count; r++) {
        const char *wrong = check_ins(ir, r);
        if (wrong)
            return wrong;
    }
    if (ir->count < 2)
        return "empty trace";
    uint16_t last = ir->ins[ir->count - 1].op;
    if (last != KR_IR_JUMP && last != KR_IR_EXIT && last != KR_IR_LINK && last != KR_IR_LEAVE && last != KR_IR_LINK_LOOP)
        return "the trace has no end";
    for (uint32_t i = 0; i < ir->phi_count; i++) {
        KrPhi phi = ir->phis[i];
        if (phi.head >= ir->loop || phi.next >= ir->count)
            return "a phi is out of place";
        if (ir->ins[phi.head].rep != ir->ins[phi.next].rep)
            return "a phi joins two representations";
    }
    return check_redone(ir);
}
