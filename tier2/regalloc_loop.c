// SPDX-License-Identifier: MIT
// The loop's head and its back edge: see regalloc.c.
#include "tier2/regalloc_parts.h"

// Rounds are counted where that costs nothing: the word in memory is added to once in five cycles, which
// only the smallest loops notice. Those are judged by their time (trace.c).
static void count_round(KrAllocator *a)
{
    enum { SMALL = 16 };
    const KrTraceIR *ir = a->ir;
    uint32_t size = 0;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        uint16_t op = ir->ins[r].op;
        bool is_call = op < KR_UOP_COUNT && kr_uop_table[op].kind == KR_UOP_CALL;
        if (kr_regalloc_kept(a, (KrTraceRef)r))
            size += is_call ? SMALL : 1;
    }
    if (size >= SMALL)
        kr_regalloc_add(a, KR_MOP_COUNT_WORK)->imm = ir->ins[ir->count - 1].imm2;
}

static void note_place(KrAllocator *a, KrTraceRef ref, bool in_register)
{
    KrAllocation *out = a->out;
    if (!kr_opt_grow((void **)&out->head, &out->head_capacity, out->head_count + 1, sizeof *out->head)) {
        kr_regalloc_failed(a, "no memory");
        return;
    }
    bool is_double = kr_regalloc_bank(a, ref);
    KrPlace place = {.rep = a->ir->ins[ref].rep};
    if (in_register) {
        place.kind = is_double ? KR_PLACE_D : KR_PLACE_V;
        place.index = a->where[ref].reg;
    } else {
        place.kind = is_double ? KR_PLACE_SPILL_DOUBLE : KR_PLACE_SPILL;
        place.index = a->where[ref].spill;
    }
    out->head[out->head_count++] = (KrHeadPlace){ref, place};
}

// What the body expects: for other traces that go on there.
static void note_head(KrAllocator *a)
{
    for (int bank = 0; bank < 2; bank++)
        for (uint32_t i = 0; i < a->banks[bank].count; i++)
            if (a->head[bank].held[i])
                note_place(a, a->head[bank].held[i], true);
    for (uint32_t r = 1; r < a->ir->loop; r++) {
        bool alive = false;
        if (a->head_spill[r] == KR_NO_SLOT)
            continue;
        kr_regalloc_next_use(a, (KrTraceRef)r, &alive);
        if (alive || kr_regalloc_is_phi_head(a, (KrTraceRef)r))
            note_place(a, (KrTraceRef)r, false);
        else
            a->where[r].spill = KR_NO_SLOT; // traces that go on in the body hand it nothing, so no exit may count on it
    }
}

void kr_regalloc_loop_head(KrAllocator *a)
{
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            if (ref && kr_regalloc_is_const(a, ref) && a->early[ref])
                kr_regalloc_release(a, ref);
            if (!ref || kr_regalloc_is_const(a, ref) || !(a->early[ref] || a->where[ref].waits) || kr_regalloc_is_phi_head(a, ref))
                continue;
            kr_regalloc_spill(a, ref);
            if (a->where[ref].waits)
                kr_regalloc_release(a, ref);
        }
    }
    KrMop *mop = kr_regalloc_add(a, KR_MOP_LABEL);
    mop->imm = a->loop_label = a->out->label_count++;
    count_round(a);
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) { // what dies here frees its register
            KrTraceRef ref = a->banks[bank].held[i];
            bool alive;
            if (ref) {
                kr_regalloc_next_use(a, ref, &alive);
                if (!alive && !kr_regalloc_is_phi_head(a, ref))
                    kr_regalloc_release(a, ref);
            }
        }
        a->head[bank] = a->banks[bank];
    }
    for (uint32_t r = 1; r < a->ir->loop; r++)
        a->head_spill[r] = a->where[r].spill;
    note_head(a);
}

// Phi heads must be somewhere, and only in one place, when the loop begins: a copy in a spill
// slot would be stale in the second iteration.
void kr_regalloc_settle_phis(KrAllocator *a)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++) {
        KrTraceRef head = a->ir->phis[i].head;
        KrWhere *w = &a->where[head];
        if (kr_regalloc_is_const(a, head) && w->reg == KR_NO_REGISTER) {
            uint8_t reg = kr_regalloc_take_register(a, kr_regalloc_bank(a, head), 0);
            kr_regalloc_load(a, head, reg);
            kr_regalloc_set_register(a, kr_regalloc_bank(a, head), reg, head);
        }
        if (w->reg != KR_NO_REGISTER)
            w->spill = KR_NO_SLOT; // the slot itself stays taken
        a->pinned[kr_regalloc_bank(a, head)] |= w->reg != KR_NO_REGISTER ? 1u << w->reg : 0;
    }
    a->pinned[0] = a->pinned[1] = 0;
}

static KrTraceRef next_value(const KrAllocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++)
        if (a->ir->phis[i].head == ref)
            return a->ir->phis[i].next;
    return ref;
}

void kr_regalloc_copy_spill(KrAllocator *a, uint16_t from, uint16_t to)
{
    KrMop *mop = kr_regalloc_add(a, KR_MOP_COPY_SPILL);
    mop->imm = KR_SPILL_OFFSET(from);
    mop->imm2 = KR_SPILL_OFFSET(to);
}

// A spill slot that holds the value now; made if there is none.
static uint16_t slot_of(KrAllocator *a, KrTraceRef ref)
{
    KrWhere *w = &a->where[ref];
    if (w->spill != KR_NO_SLOT)
        return w->spill;
    int bank = kr_regalloc_bank(a, ref);
    uint8_t reg = kr_regalloc_register_of(a, ref);
    uint16_t slot = w->spill = kr_regalloc_slot_for(a, ref);
    KrMop *mop = kr_regalloc_add(a, bank ? KR_MOP_SPILL_DOUBLE : KR_MOP_SPILL);
    mop->in[0] = reg;
    mop->doubles = (uint8_t)bank;
    mop->imm = KR_SPILL_OFFSET(slot);
    a->pinned[bank] &= ~(1u << reg);
    return slot;
}

// Back edge. Phis that lived in spill slots at the head get their next values in memory, the others
// in registers. All of it happens at once: what is read is read before anything is written.
void kr_regalloc_loop_end(KrAllocator *a)
{
    const KrTraceIR *ir = a->ir;
    uint16_t from[KR_TRACE_PHI_LIMIT], to[KR_TRACE_PHI_LIMIT];
    uint32_t copies = 0;
    for (uint32_t i = 0; i < ir->phi_count; i++) {
        KrPhi phi = ir->phis[i];
        bool in_register = false;
        int bank = kr_regalloc_bank(a, phi.head);
        for (uint32_t k = 0; k < a->head[bank].count; k++)
            in_register |= a->head[bank].held[k] == phi.head;
        if (in_register || a->head_spill[phi.head] == KR_NO_SLOT || phi.next == phi.head)
            continue;
        from[copies] = slot_of(a, phi.next);
        to[copies] = a->head_spill[phi.head];
        copies += from[copies] != to[copies];
    }
    for (uint32_t i = 0; i < copies; i++) { // a source that another copy overwrites goes aside
        bool overwritten = false;
        for (uint32_t k = 0; k < copies; k++)
            overwritten |= k != i && to[k] == from[i];
        if (!overwritten)
            continue;
        uint16_t aside = kr_regalloc_take_slot(a);
        kr_regalloc_copy_spill(a, from[i], aside);
        from[i] = aside;
    }
    a->pinned[0] = a->pinned[1] = 0;
    for (int bank = 0; bank < 2; bank++) { // a constant that has lost its register is not kept in one from round to round
        for (uint32_t i = 0; i < a->head[bank].count; i++) {
            KrTraceRef ref = a->head[bank].held[i];
            if (ref && kr_regalloc_is_const(a, ref) && !kr_regalloc_is_phi_head(a, ref) && a->where[ref].reg != i)
                a->early[ref] = a->again = true;
        }
    }
    KrMove moves[2 * KR_TRACE_REGISTERS];
    uint32_t count = 0;
    for (int bank = 0; bank < 2; bank++)
        for (uint32_t i = 0; i < a->head[bank].count; i++)
            if (a->head[bank].held[i])
                moves[count++] = (KrMove){next_value(a, a->head[bank].held[i]), (uint8_t)i,
                                        (uint8_t)bank};
    kr_regalloc_move_all(a, moves, count, 0);
    for (uint32_t i = 0; i < copies; i++)
        kr_regalloc_copy_spill(a, from[i], to[i]);
    kr_regalloc_add(a, KR_MOP_JUMP)->imm = a->loop_label;
}
