// SPDX-License-Identifier: MIT
// Uses of values by instructions, exits and the loop's end, in order of position: see regalloc.c.
#include "tier2/regalloc_parts.h"

#include <stdlib.h>

typedef void (*UseFn)(KrAllocator *, KrTraceRef, int32_t at, bool in_register);

// A length that does not change in the loop is compared as well where it was spilled: it asks for no register.
static bool may_be_spilled(const KrAllocator *a, uint32_t r, int input)
{
    const KrIns *ins = &a->ir->ins[r];
    uint32_t loop = a->ir->loop;
    return input == 1 && ins->op == KR_UOP_INDEX_CHECK && r > loop && ins->in[1] < loop && !kr_regalloc_is_phi_head(a, ins->in[1]);
}

static void visit_uses(KrAllocator *a, UseFn fn)
{
    const KrTraceIR *ir = a->ir;
    for (uint32_t r = 1; r < a->end; r++) {
        const KrIns *ins = &ir->ins[r];
        if (r == ir->loop && r != 0) // what the body needs from before lives to its end
            continue;
        if (!(ins->flags & KR_INS_KEEP) || ins->flags & KR_INS_GIVEN)
            continue;
        if (ins->op == KR_IR_HAND_OVER) { // all at the end
            fn(a, ins->in[0], (int32_t)a->end, ins->imm == KR_PLACE_V || ins->imm == KR_PLACE_D);
            continue;
        }
        for (int i = 0; i < 5; i++)
            if (ins->in[i])
                fn(a, ins->in[i], (int32_t)r, !may_be_spilled(a, r, i));
        if (!kr_regalloc_may_leave(ins))
            continue;
        const KrSnapshot *s = &ir->snapshots[ins->snapshot];
        for (uint32_t i = 0; i < s->entry_count; i++) {
            KrTraceRef ref = ir->entries[s->entry + i].ref;
            if (ref && kr_opt_unboxed(ir, ref) != kr_regalloc_guarded_truth(ins) && !kr_regalloc_is_sunk(ir, ref))
                fn(a, kr_opt_unboxed(ir, ref), (int32_t)r, false);
        }
        for (uint32_t i = 0; i < s->frame_count; i++)
            if (ir->frames[s->frame + i].function && !kr_regalloc_is_sunk(ir, ir->frames[s->frame + i].function))
                fn(a, ir->frames[s->frame + i].function, (int32_t)r, false);
    }
    if (!ir->loop)
        return;
    // the back edge uses next values of phis, and everything from before the loop again
    for (uint32_t i = 0; i < ir->phi_count; i++)
        fn(a, ir->phis[i].next, (int32_t)a->end, true);
}

static void count_use(KrAllocator *a, KrTraceRef ref, int32_t at, bool in_register)
{
    (void)at;
    (void)in_register;
    a->where[ref].use_end++;
}

static void store_use(KrAllocator *a, KrTraceRef ref, int32_t at, bool in_register)
{
    a->uses[a->where[ref].use_end++] = (KrUse){at, in_register};
}

bool kr_regalloc_build_uses(KrAllocator *a)
{
    visit_uses(a, count_use);
    uint32_t total = 0;
    for (uint32_t r = 0; r < a->end; r++) {
        uint32_t count = a->where[r].use_end;
        a->where[r].use = a->where[r].use_end = total;
        total += count + 1; // one more for the loop's end
    }
    a->uses = calloc(total + 1, sizeof *a->uses);
    if (!a->uses)
        return false;
    visit_uses(a, store_use);
    // values from before the loop that the body uses live until the back edge
    uint32_t loop = a->ir->loop;
    for (uint32_t r = 1; loop && r < loop; r++) {
        KrWhere *w = &a->where[r];
        if (w->use == w->use_end || kr_regalloc_is_const(a, (KrTraceRef)r))
            continue;
        if (a->uses[w->use_end - 1].at <= (int32_t)loop || kr_regalloc_is_phi_head(a, (KrTraceRef)r))
            continue;
        w->waits = true;
        for (uint32_t u = w->use; u < w->use_end; u++)
            w->waits &= a->uses[u].at <= (int32_t)loop || !a->uses[u].in_register;
        a->uses[w->use_end++] = (KrUse){(int32_t)a->end, !w->waits};
    }
    return true;
}

// Position of the next use that wants a register, KR_NEVER if none; *alive: any use is left.
int32_t kr_regalloc_next_use(const KrAllocator *a, KrTraceRef ref, bool *alive)
{
    const KrWhere *w = &a->where[ref];
    uint32_t u = w->use;
    while (u < w->use_end && a->uses[u].at < a->now)
        u++;
    *alive = u < w->use_end;
    while (u < w->use_end && !a->uses[u].in_register)
        u++;
    return u < w->use_end ? a->uses[u].at : KR_NEVER;
}

// Is a use left behind the current instruction?
bool kr_regalloc_lives_on(const KrAllocator *a, KrTraceRef ref)
{
    const KrWhere *w = &a->where[ref];
    return w->use < w->use_end && a->uses[w->use_end - 1].at > a->now;
}
