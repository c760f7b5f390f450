// SPDX-License-Identifier: MIT
// What of a trace is needed: from effects, guards, snapshots and phis back to what they use. See opt.h.
#include "tier2/opt_objects.h"
#include "tier2/opt_parts.h"
#include "tier2/opt_sink.h"
#include "tier2/uop_includes.h"

void kr_opt_keep(KrTraceIR *ir, KrTraceRef ref)
{
    if (!(ir->ins[ref].flags & KR_INS_SUNK))
        ir->ins[ref].flags |= KR_INS_KEEP;
}

static void keep_snapshot(KrTraceIR *ir, uint16_t snapshot)
{
    const KrSnapshot *s = &ir->snapshots[snapshot];
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = ir->entries[s->entry + i].ref;
        if (ref)
            kr_opt_keep(ir, kr_opt_unboxed(ir, ref));
    }
    for (uint32_t i = 0; i < s->frame_count; i++)
        if (ir->frames[s->frame + i].function)
            kr_opt_keep(ir, ir->frames[s->frame + i].function);
}

static bool is_effect(const KrIns *ins)
{
    if (ins->flags & KR_INS_GIVEN)
        return false;
    if (ins->op >= KR_UOP_COUNT)
        return ins->op != KR_IR_CONST && ins->op != KR_IR_LOCAL && ins->op != KR_IR_INHERIT && !(ins->flags & KR_INS_SUNK);
    const KrUopInfo *info = &kr_uop_table[ins->op];
    if (ins->op == KR_UOP_BOX_INT || ins->flags & KR_INS_SUNK)
        return false; // leaves only where a real box is needed
    if (info->kind == KR_UOP_CALL)
        return info->mark != KR_MARK_PURE && info->mark != KR_MARK_LOAD;
    return info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT ||
           (info->mark == KR_MARK_GUARD && ins->snapshot);
}

// Backwards over [from, to): what is kept keeps its inputs.
void kr_opt_mark_range(KrTraceIR *ir, uint32_t from, uint32_t to)
{
    for (uint32_t r = to; r-- > from;) {
        KrIns *ins = &ir->ins[r];
        if (is_effect(ins))
            ins->flags |= KR_INS_KEEP;
        if (!(ins->flags & KR_INS_KEEP) || ins->flags & KR_INS_GIVEN)
            continue;
        for (int i = 0; i < 5; i++)
            if (ins->in[i])
                kr_opt_keep(ir, ins->in[i]);
        if (ins->snapshot)
            keep_snapshot(ir, ins->snapshot);
    }
}

// Division by a constant is a multiplication: with s = floor(log2 d) and m = ceil(2^(64+s) / d), which is below 2^64 as d is no
// power of two, n // d is (n * m) >> (64 + s) for 0 <= n < 2^63, because n * (m * d - 2^(64+s)) < 2^63 * 2^(s+1) (Granlund and
// Montgomery 1994, section 4). Done at the end: a micro-op that was relaxed has no room for constants.
static uint16_t by_constant(uint16_t op)
{
    switch (op) {
    case KR_UOP_MOD_INT:
    case KR_UOP_MOD_FLOOR: return KR_UOP_MOD_BY;
    case KR_UOP_MOD_POSITIVE: return KR_UOP_MOD_BY_POSITIVE;
    case KR_UOP_FLOORDIV_INT:
    case KR_UOP_FLOORDIV_FLOOR: return KR_UOP_FLOORDIV_BY;
    case KR_UOP_FLOORDIV_POSITIVE: return KR_UOP_FLOORDIV_BY_POSITIVE;
    default: return KR_UOP_NONE;
    }
}

static void divide_by_constants(KrTraceIR *ir)
{
    enum { DIVISOR_AT = 6, MOST = 56 }; // of the parts; bits of a divisor
    for (uint32_t r = 1; r < ir->count; r++) {
        KrIns *ins = &ir->ins[r];
        uint16_t op = by_constant(ins->op);
        uint64_t divisor;
        if (op == KR_UOP_NONE || !kr_opt_is_const(ir, ins->in[1], &divisor) || divisor < 3 || divisor >> MOST || kr_opt_log2_exact((int64_t)divisor) >= 0)
            continue;
        unsigned shift = 63 - (unsigned)__builtin_clzll(divisor);
        ins->imm = (uint64_t)((((unsigned __int128)1 << (64 + shift)) - 1) / divisor + 1);
        ins->imm2 = divisor << DIVISOR_AT | shift;
        ins->op = op;
        ins->in[1] = 0;
        ins->snapshot = 0; // it cannot leave
    }
}

// A real box of a value that was unboxed is the box it came from. (Not done while emitting:
// snapshots and phis want the unboxed value.)
static void reuse_boxes(KrTraceIR *ir)
{
    for (uint32_t r = 1; r < ir->count; r++) {
        for (int i = 0; i < 5; i++) {
            KrTraceRef box = ir->ins[r].in[i], inner = kr_opt_unboxed(ir, box);
            uint16_t op = ir->ins[inner].op;
            if (!box || inner == box || ir->ins[box].op == KR_UOP_BOX_CHAR ||
                (op != KR_UOP_UNBOX_INT && op != KR_UOP_UNBOX_FLOAT && op != KR_UOP_UNBOX_BOOL))
                continue;
            bool is_phi = false;
            for (uint32_t k = 0; k < ir->phi_count; k++)
                is_phi |= ir->phis[k].head == inner || ir->phis[k].head == ir->ins[inner].in[0];
            if (!is_phi)
                ir->ins[r].in[i] = ir->ins[inner].in[0];
        }
    }
}

// What waits for a safe point is asked for once on the way through the trace, and once in each round: the rounds of loops in it are few.
static void ask_once(KrTraceIR *ir)
{
    bool asked = false;
    for (uint32_t r = ir->count; r-- > 1;) {
        if (r == ir->loop)
            asked = false;
        if (ir->ins[r].op != KR_IR_COUNT_LIMIT)
            continue;
        if (asked)
            ir->ins[r].flags |= KR_INS_SUNK;
        asked = true;
    }
}

void kr_opt_mark(KrTraceIR *ir)
{
    divide_by_constants(ir);
    ask_once(ir);
    reuse_boxes(ir);
    for (uint32_t r = 1; r < ir->count; r++)
        ir->ins[r].flags &= (uint8_t)~KR_INS_KEEP;
    if (ir->loop) {
        bool changed = true;
        while (changed) { // a phi that is used keeps its next value, which may use other phis
            changed = false;
            kr_opt_mark_range(ir, ir->loop, ir->count);
            for (uint32_t i = 0; i < ir->phi_count; i++) {
                KrPhi phi = ir->phis[i];
                if (ir->ins[phi.head].flags & KR_INS_KEEP &&
                    !(ir->ins[phi.next].flags & KR_INS_KEEP)) {
                    kr_opt_keep(ir, phi.next);
                    changed = true;
                }
            }
        }
        uint32_t used = 0;
        for (uint32_t i = 0; i < ir->phi_count; i++)
            if (ir->ins[ir->phis[i].head].flags & KR_INS_KEEP)
                ir->phis[used++] = ir->phis[i];
        ir->phi_count = used;
        kr_opt_mark_range(ir, 1, ir->loop);
    } else {
        kr_opt_mark_range(ir, 1, ir->count);
    }
}

