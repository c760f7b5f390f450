// SPDX-License-Identifier: MIT
// Which value is in which register and spill slot; moves that happen at once: see regalloc.c.
#include "tier2/regalloc_parts.h"

void kr_regalloc_set_register(KrAllocator *a, int bank, uint8_t reg, KrTraceRef ref)
{
    a->banks[bank].held[reg] = ref;
    if (ref)
        a->where[ref].reg = reg;
    a->exit_epoch++;
}

void kr_regalloc_release(KrAllocator *a, KrTraceRef ref)
{
    KrWhere *w = &a->where[ref];
    if (w->reg != KR_NO_REGISTER)
        kr_regalloc_set_register(a, kr_regalloc_bank(a, ref), w->reg, 0);
    w->reg = KR_NO_REGISTER;
}

uint16_t kr_regalloc_take_slot(KrAllocator *a)
{
    for (uint16_t i = 0; i < KR_SPILL_SLOTS; i++) {
        if (!a->spill_used[i]) {
            a->spill_used[i] = true;
            return i;
        }
    }
    kr_regalloc_failed(a, "too many live values");
    return 0;
}

// A phi's next value goes where the phi was at the loop's head, once nobody wants the phi's value of this round any more: then
// the loop's end has nothing to copy.
uint16_t kr_regalloc_slot_for(KrAllocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; a->now > (int32_t)a->ir->loop && i < a->ir->phi_count; i++) {
        KrPhi phi = a->ir->phis[i];
        KrWhere *head = &a->where[phi.head];
        if (phi.next != ref || phi.head == ref || a->head_spill[phi.head] == KR_NO_SLOT || head->spill == KR_NO_SLOT)
            continue;
        if (a->uses[head->use_end - 1].at >= a->now)
            continue;
        uint16_t slot = head->spill;
        head->spill = KR_NO_SLOT;
        return slot;
    }
    return kr_regalloc_take_slot(a);
}

void kr_regalloc_spill(KrAllocator *a, KrTraceRef ref)
{
    KrWhere *w = &a->where[ref];
    if (w->spill != KR_NO_SLOT || kr_regalloc_is_const(a, ref))
        return;
    int bank = kr_regalloc_bank(a, ref);
    w->spill = kr_regalloc_slot_for(a, ref);
    KrMop *mop = kr_regalloc_add(a, bank ? KR_MOP_SPILL_DOUBLE : KR_MOP_SPILL);
    mop->in[0] = w->reg;
    mop->doubles = (uint8_t)bank;
    mop->imm = KR_SPILL_OFFSET(w->spill);
    a->exit_epoch++;
    if (ref < a->ir->loop && a->now > (int32_t)a->ir->loop && !kr_regalloc_is_phi_head(a, ref))
        a->early[ref] = a->again = true;
}

static void evict(KrAllocator *a, KrTraceRef ref)
{
    bool alive;
    kr_regalloc_next_use(a, ref, &alive);
    if (alive)
        kr_regalloc_spill(a, ref);
    kr_regalloc_release(a, ref);
}

// Of values that are used equally late: 3 is made again, 2 has a copy in memory, 1 does not change in the loop, so that its
// copy can be made before it. What goes around in memory makes each round wait for the one before.
static int cheapness(const KrAllocator *a, KrTraceRef ref)
{
    if (kr_regalloc_is_const(a, ref))
        return 3;
    if (a->where[ref].spill != KR_NO_SLOT)
        return 2;
    return ref < a->ir->loop && !kr_regalloc_is_phi_head(a, ref);
}

// A register of the bank that is not pinned: free, or of the value used farthest away.
uint8_t kr_regalloc_take_register(KrAllocator *a, int bank, uint32_t avoid)
{
    KrBank *b = &a->banks[bank];
    uint32_t pinned = a->pinned[bank] | avoid;
    uint8_t best = KR_NO_REGISTER;
    int32_t farthest = -1;
    // from the top down: registers that survive calls (V0, V1) go last
    for (uint32_t i = b->count; i-- > 0;) {
        if (pinned >> i & 1)
            continue;
        KrTraceRef ref = b->held[i];
        if (!ref)
            return (uint8_t)i;
        bool alive;
        int32_t use = kr_regalloc_next_use(a, ref, &alive);
        if (!alive && !kr_regalloc_is_const(a, ref)) { // (a constant may serve the next round of a loop)
            kr_regalloc_release(a, ref);
            return (uint8_t)i;
        }
        if (use > farthest || (use == farthest && cheapness(a, ref) > cheapness(a, b->held[best]))) {
            farthest = use;
            best = (uint8_t)i;
        }
    }
    if (best == KR_NO_REGISTER) {
        kr_regalloc_failed(a, "out of registers");
        return 0;
    }
    evict(a, b->held[best]);
    return best;
}

static void move(KrAllocator *a, int bank, uint8_t to, uint8_t from)
{
    KrMop *mop = kr_regalloc_add(a, bank ? KR_MOP_MOVE_DOUBLE : KR_MOP_MOVE);
    mop->in[0] = from;
    mop->out = to;
    mop->doubles = bank ? 3 : 0;
}

void kr_regalloc_load(KrAllocator *a, KrTraceRef ref, uint8_t reg)
{
    int bank = kr_regalloc_bank(a, ref);
    const KrWhere *w = &a->where[ref];
    KrMop *mop;
    if (kr_regalloc_is_const(a, ref)) {
        mop = kr_regalloc_add(a, bank ? KR_MOP_CONST_DOUBLE : KR_MOP_CONST);
        mop->imm = a->ir->ins[ref].imm;
    } else {
        kr_assert(w->spill != KR_NO_SLOT);
        mop = kr_regalloc_add(a, bank ? KR_MOP_RELOAD_DOUBLE : KR_MOP_RELOAD);
        mop->imm = KR_SPILL_OFFSET(w->spill);
    }
    mop->out = reg;
    mop->doubles = (uint8_t)bank;
}

// The register of an input, loading it if need be; pinned until the instruction is done.
uint8_t kr_regalloc_register_of(KrAllocator *a, KrTraceRef ref)
{
    int bank = kr_regalloc_bank(a, ref);
    KrWhere *w = &a->where[ref];
    if (w->reg == KR_NO_REGISTER) {
        uint8_t reg = kr_regalloc_take_register(a, bank, 0);
        kr_regalloc_load(a, ref, reg);
        kr_regalloc_set_register(a, bank, reg, ref);
    }
    a->pinned[bank] |= 1u << w->reg;
    return w->reg;
}

void kr_regalloc_free_dead(KrAllocator *a, const KrIns *ins)
{
    for (int i = 0; i < 5; i++) {
        KrTraceRef ref = ins->in[i];
        // a constant stays until its register is wanted: the next round of the loop may use it
        if (ref && a->where[ref].reg != KR_NO_REGISTER && !kr_regalloc_lives_on(a, ref) && !kr_regalloc_is_const(a, ref))
            kr_regalloc_release(a, ref);
    }
}

// A register that no move writes before it loads a constant or a spilled value, and none still reads.
static uint8_t scratch_register(const KrAllocator *a, const KrMove *moves, uint32_t count,
                                int bank, uint32_t survivors)
{
    for (uint8_t reg = 0; reg < a->banks[bank].count; reg++) {
        bool wanted = bank == 0 && survivors >> reg & 1;
        for (uint32_t i = 0; i < count; i++) {
            uint8_t from = moves[i].ref && moves[i].bank == bank
                               ? a->where[moves[i].ref].reg
                               : KR_NO_REGISTER;
            wanted |= from == reg || (from != KR_NO_REGISTER && moves[i].to == reg);
            wanted |= !moves[i].ref && moves[i].bank == bank &&
                      moves[i].to == reg; // is filled
        }
        if (!wanted)
            return reg;
    }
    return KR_NO_REGISTER;
}

// Puts each value into its register at once; what the registers held before must be dead or
// elsewhere. Registers move first, so that one to be loaded can break a cycle; failing that, a
// spill slot does. survivors: registers of bank V whose values live on.
void kr_regalloc_move_all(KrAllocator *a, KrMove *moves, uint32_t count, uint32_t survivors)
{
    for (;;) {
        bool progress = false;
        const KrMove *waiting = NULL;
        for (uint32_t i = 0; i < count; i++) {
            KrMove *m = &moves[i];
            uint8_t from = m->ref ? a->where[m->ref].reg : KR_NO_REGISTER;
            if (from == KR_NO_REGISTER)
                continue;
            bool blocked = false; // does another move still need what is in `to`?
            if (from != m->to)
                for (uint32_t j = 0; j < count; j++)
                    blocked |= j != i && moves[j].ref && moves[j].bank == m->bank &&
                               a->where[moves[j].ref].reg == m->to &&
                               moves[j].ref != m->ref;
            if (blocked) {
                waiting = m;
                continue;
            }
            if (from != m->to)
                move(a, m->bank, m->to, from);
            m->ref = 0;
            progress = true;
        }
        if (progress)
            continue;
        if (!waiting)
            break;
        uint8_t scratch = scratch_register(a, moves, count, waiting->bank, survivors);
        if (scratch == KR_NO_REGISTER) {
            kr_regalloc_spill(a, waiting->ref);
            kr_regalloc_release(a, waiting->ref);
            continue;
        }
        move(a, waiting->bank, scratch, a->where[waiting->ref].reg);
        if (a->banks[waiting->bank].held[scratch])
            kr_regalloc_release(a, a->banks[waiting->bank].held[scratch]);
        kr_regalloc_release(a, waiting->ref);
        kr_regalloc_set_register(a, waiting->bank, scratch, waiting->ref);
    }
    for (uint32_t i = 0; i < count; i++)
        if (moves[i].ref)
            kr_regalloc_load(a, moves[i].ref, moves[i].to);
}
