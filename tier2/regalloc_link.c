// SPDX-License-Identifier: MIT
// Values that are given at a trace's start and handed over at its end: see regalloc.c, loop_head.h.
#include "tier2/regalloc_parts.h"

static bool in_spill(const KrIns *ins)
{
    return ins->imm == KR_PLACE_SPILL || ins->imm == KR_PLACE_SPILL_DOUBLE;
}

static void store(KrAllocator *a, KrTraceRef ref, uint16_t slot)
{
    int bank = kr_regalloc_bank(a, ref);
    uint8_t reg = kr_regalloc_register_of(a, ref);
    KrMop *mop = kr_regalloc_add(a, bank ? KR_MOP_SPILL_DOUBLE : KR_MOP_SPILL);
    mop->in[0] = reg;
    mop->doubles = (uint8_t)bank;
    mop->imm = KR_SPILL_OFFSET(slot);
    a->pinned[bank] &= ~(1u << reg);
}

// A value that lies only where another one is to go goes aside.
static void clear_slot(KrAllocator *a, const KrIns *first, const KrIns *end, const KrIns *for_ins)
{
    for (const KrIns *ins = first; ins < end; ins++) {
        KrWhere *w = &a->where[ins->in[0]];
        if (w->spill != for_ins->imm2 || ins->in[0] == for_ins->in[0])
            continue;
        if (w->reg == KR_NO_REGISTER) {
            uint16_t aside = kr_regalloc_take_slot(a);
            kr_regalloc_copy_spill(a, w->spill, aside);
            w->spill = aside;
        } else {
            w->spill = KR_NO_SLOT;
        }
    }
}

// All values go to their places at once: spill slots first, from registers and other slots, then registers.
void kr_regalloc_hand_over(KrAllocator *a, uint32_t link)
{
    uint32_t start = link;
    while (start > 1 && a->ir->ins[start - 1].op == KR_IR_HAND_OVER)
        start--;
    const KrIns *first = &a->ir->ins[start], *end = &a->ir->ins[link];
    for (const KrIns *ins = first; ins < end; ins++)
        if (in_spill(ins))
            a->spill_used[ins->imm2] = true;
    for (const KrIns *ins = first; ins < end; ins++)
        if (in_spill(ins))
            clear_slot(a, first, end, ins);
    KrMove moves[2 * KR_TRACE_REGISTERS];
    uint32_t count = 0;
    for (const KrIns *ins = first; ins < end; ins++) {
        KrTraceRef ref = ins->in[0];
        const KrWhere *w = &a->where[ref];
        if (!in_spill(ins))
            moves[count++] = (KrMove){ref, (uint8_t)ins->imm2, ins->imm == KR_PLACE_D};
        else if (w->reg == KR_NO_REGISTER && w->spill != KR_NO_SLOT && w->spill != ins->imm2)
            kr_regalloc_copy_spill(a, w->spill, (uint16_t)ins->imm2);
        else if (w->spill != ins->imm2)
            store(a, ref, (uint16_t)ins->imm2);
    }
    a->pinned[0] = a->pinned[1] = 0;
    kr_regalloc_move_all(a, moves, count, 0);
}

// A value of a side trace that lies where the parent's loop has it.
void kr_regalloc_take_given(KrAllocator *a, const KrGiven *given)
{
    const KrPlace *place = &a->inherited_known[given->known];
    KrWhere *w = &a->where[given->ref];
    if (place->kind == KR_PLACE_V || place->kind == KR_PLACE_D)
        kr_regalloc_set_register(a, place->kind == KR_PLACE_D, (uint8_t)place->index, given->ref);
    else
        w->spill = place->index;
    if (place->word)
        w->spill = (uint16_t)(place->word - 1);
    if (w->spill != KR_NO_SLOT)
        a->spill_used[w->spill] = true;
}
