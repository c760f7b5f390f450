// SPDX-License-Identifier: MIT
// Register allocation over a trace: see regalloc.h.
//
// One pass forward. Each value is, at any point, in a register, in a spill slot, both, or (a
// constant) nowhere: it is made again when needed. When no register is free, the value whose next
// use is farthest is evicted; it is stored once, since values never change. Uses by snapshots
// count as uses "anywhere": they keep a value alive but ask for no register.
//
// A call evicts everything that lives on and is not in a register that survives calls.
//
// At the head of the loop the state (which value is in which register) is remembered; at the back
// edge every register and spill slot that the head expects is filled again: with the same value,
// or for a phi with its next value, by one parallel move. Phis whose value is only in a spill slot
// at the head are kept there.
//
// Invariant: where[v].reg == r  <=>  held[r] == v, for both banks.
#include "tier2/regalloc.h"

#include "stencils/abi.h"
#include "tier2/opt.h"
#include "tier2/trace.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

enum { NEVER = INT32_MAX, NO_SLOT = 0xFFFF, NO_EXIT = 0xFFFF };

typedef struct Where {
    uint8_t reg;      // KR_NO_REGISTER: in none
    uint16_t spill;   // NO_SLOT: in none
    uint32_t use;     // index into uses: next one not yet passed
    uint32_t use_end; // behind its last
    bool waits;       // the loop's body needs it only where it is left
} Where;

typedef struct Use {
    int32_t at;   // position (instruction index; the back edge is the end)
    bool in_register; // false: snapshot
} Use;

typedef struct Bank {
    KrTraceRef held[KR_TRACE_REGISTERS]; // value in each register, 0 = free
    uint32_t count;
} Bank;

typedef struct Allocator {
    const KrJit *jit;
    const KrTraceIR *ir;
    const KrPlace *inherited;
    KrAllocation *out;
    Where *where;
    Use *uses;
    Bank banks[2]; // V, D
    bool spill_used[KR_SPILL_SLOTS];
    uint16_t *exit_of_snapshot; // exits are shared by instructions with equal state
    uint32_t exit_epoch;        // grows when places may have changed
    uint32_t *exit_epochs;
    Bank head[2];               // registers at the loop head
    uint16_t *head_spill;       // spill slot each value had there
    bool *early;                // values from before the loop that its body spills: better stored once, before it
    bool again;                 // one has been found
    uint32_t pinned[2];         // registers of the current instruction: not to be evicted
    bool in_memory;             // exits take values from there if they can
    int32_t now;
    uint32_t end;               // instructions
    uint32_t start_label;       // of a trace that goes on in itself
    uint32_t loop_label;
} Allocator;

static void failed(Allocator *a, const char *reason)
{
    if (!a->out->failed)
        a->out->failed = reason;
}

static KrMop *add_mop(Allocator *a, uint16_t op)
{
    KrAllocation *out = a->out;
    static KrMop nowhere;
    if (out->count == out->capacity) {
        uint32_t capacity = out->capacity ? out->capacity * 2 : 256;
        KrMop *mops = realloc(out->mops, capacity * sizeof *mops);
        if (!mops) {
            failed(a, "no memory");
            return &nowhere;
        }
        out->mops = mops;
        out->capacity = capacity;
    }
    KrMop *mop = &out->mops[out->count++];
    *mop = (KrMop){.op = op, .out = KR_NO_REGISTER, .exit = NO_EXIT,
                   .ref = (uint16_t)(a->now > 0 ? a->now : 0)};
    memset(mop->in, KR_NO_REGISTER, sizeof mop->in);
    return mop;
}

static int bank_of(const Allocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].rep == KR_REP_FLOAT;
}

static bool is_const(const Allocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].op == KR_IR_CONST;
}

// --- uses -------------------------------------------------------------------------------

static bool kept(const Allocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].flags & KR_INS_KEEP;
}

typedef void (*UseFn)(Allocator *, KrTraceRef, int32_t at, bool in_register);

static bool may_leave(const KrIns *ins)
{
    return ins->snapshot && !(ins->flags & KR_INS_FITS) &&
           (ins->op >= KR_UOP_COUNT || kr_uop_table[ins->op].kind == KR_UOP_CALL ||
            kr_uop_table[ins->op].flags & KR_UOPFLAG_MAY_EXIT);
}

// The truth value that a guard looks at: where the guard leaves, it is known.
static KrTraceRef guarded_truth(const KrIns *ins)
{
    return ins->op == KR_UOP_GUARD_TRUE || ins->op == KR_UOP_GUARD_FALSE ? ins->in[0] : 0;
}

static bool is_sunk(const KrTraceIR *ir, KrTraceRef ref)
{
    return ir->ins[ref].flags & KR_INS_SUNK;
}

static bool is_phi_head(const Allocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++)
        if (a->ir->phis[i].head == ref)
            return true;
    return false;
}

// A length that does not change in the loop is compared as well where it was spilled: it asks for no register.
static bool may_be_spilled(const Allocator *a, uint32_t r, int input)
{
    const KrIns *ins = &a->ir->ins[r];
    uint32_t loop = a->ir->loop;
    return input == 1 && ins->op == KR_UOP_INDEX_CHECK && r > loop && ins->in[1] < loop && !is_phi_head(a, ins->in[1]);
}

static void visit_uses(Allocator *a, UseFn fn)
{
    const KrTraceIR *ir = a->ir;
    for (uint32_t r = 1; r < a->end; r++) {
        const KrIns *ins = &ir->ins[r];
        if (r == ir->loop && r != 0) // what the body needs from before lives to its end
            continue;
        if (!(ins->flags & KR_INS_KEEP))
            continue;
        for (int i = 0; i < 5; i++)
            if (ins->in[i])
                fn(a, ins->in[i], (int32_t)r, !may_be_spilled(a, r, i));
        if (!may_leave(ins))
            continue;
        const KrSnapshot *s = &ir->snapshots[ins->snapshot];
        for (uint32_t i = 0; i < s->entry_count; i++) {
            KrTraceRef ref = ir->entries[s->entry + i].ref;
            if (ref && kr_opt_unboxed(ir, ref) != guarded_truth(ins) && !is_sunk(ir, ref))
                fn(a, kr_opt_unboxed(ir, ref), (int32_t)r, false);
        }
        for (uint32_t i = 0; i < s->frame_count; i++)
            if (ir->frames[s->frame + i].function)
                fn(a, ir->frames[s->frame + i].function, (int32_t)r, false);
    }
    if (!ir->loop)
        return;
    // the back edge uses next values of phis, and everything from before the loop again
    for (uint32_t i = 0; i < ir->phi_count; i++)
        fn(a, ir->phis[i].next, (int32_t)a->end, true);
}

static void count_use(Allocator *a, KrTraceRef ref, int32_t at, bool in_register)
{
    (void)at;
    (void)in_register;
    a->where[ref].use_end++;
}

static void store_use(Allocator *a, KrTraceRef ref, int32_t at, bool in_register)
{
    a->uses[a->where[ref].use_end++] = (Use){at, in_register};
}

static bool build_uses(Allocator *a)
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
        Where *w = &a->where[r];
        if (w->use == w->use_end || is_const(a, (KrTraceRef)r))
            continue;
        if (a->uses[w->use_end - 1].at <= (int32_t)loop || is_phi_head(a, (KrTraceRef)r))
            continue;
        w->waits = true;
        for (uint32_t u = w->use; u < w->use_end; u++)
            w->waits &= a->uses[u].at <= (int32_t)loop || !a->uses[u].in_register;
        a->uses[w->use_end++] = (Use){(int32_t)a->end, !w->waits};
    }
    return true;
}

// Position of the next use that wants a register, NEVER if none; *alive: any use is left.
static int32_t next_use(const Allocator *a, KrTraceRef ref, bool *alive)
{
    const Where *w = &a->where[ref];
    uint32_t u = w->use;
    while (u < w->use_end && a->uses[u].at < a->now)
        u++;
    *alive = u < w->use_end;
    while (u < w->use_end && !a->uses[u].in_register)
        u++;
    return u < w->use_end ? a->uses[u].at : NEVER;
}

// Is a use left behind the current instruction?
static bool lives_on(const Allocator *a, KrTraceRef ref)
{
    const Where *w = &a->where[ref];
    return w->use < w->use_end && a->uses[w->use_end - 1].at > a->now;
}

// --- registers and spills ---------------------------------------------------------------

static void set_register(Allocator *a, int bank, uint8_t reg, KrTraceRef ref)
{
    a->banks[bank].held[reg] = ref;
    if (ref)
        a->where[ref].reg = reg;
    a->exit_epoch++;
}

static void release(Allocator *a, KrTraceRef ref)
{
    Where *w = &a->where[ref];
    if (w->reg != KR_NO_REGISTER)
        set_register(a, bank_of(a, ref), w->reg, 0);
    w->reg = KR_NO_REGISTER;
}

static uint16_t take_spill_slot(Allocator *a)
{
    for (uint16_t i = 0; i < KR_SPILL_SLOTS; i++) {
        if (!a->spill_used[i]) {
            a->spill_used[i] = true;
            return i;
        }
    }
    failed(a, "too many live values");
    return 0;
}

// A phi's next value goes where the phi was at the loop's head, once nobody wants the phi's value of this round any more: then
// the loop's end has nothing to copy.
static uint16_t slot_for(Allocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; a->now > (int32_t)a->ir->loop && i < a->ir->phi_count; i++) {
        KrPhi phi = a->ir->phis[i];
        Where *head = &a->where[phi.head];
        if (phi.next != ref || phi.head == ref || a->head_spill[phi.head] == NO_SLOT || head->spill == NO_SLOT)
            continue;
        if (a->uses[head->use_end - 1].at >= a->now)
            continue;
        uint16_t slot = head->spill;
        head->spill = NO_SLOT;
        return slot;
    }
    return take_spill_slot(a);
}

static void spill(Allocator *a, KrTraceRef ref)
{
    Where *w = &a->where[ref];
    if (w->spill != NO_SLOT || is_const(a, ref))
        return;
    int bank = bank_of(a, ref);
    w->spill = slot_for(a, ref);
    KrMop *mop = add_mop(a, bank ? KR_MOP_SPILL_DOUBLE : KR_MOP_SPILL);
    mop->in[0] = w->reg;
    mop->doubles = (uint8_t)bank;
    mop->imm = KR_SPILL_OFFSET(w->spill);
    a->exit_epoch++;
    if (ref < a->ir->loop && a->now > (int32_t)a->ir->loop && !is_phi_head(a, ref))
        a->early[ref] = a->again = true;
}

static void evict(Allocator *a, KrTraceRef ref)
{
    bool alive;
    next_use(a, ref, &alive);
    if (alive)
        spill(a, ref);
    release(a, ref);
}

// Of values that are used equally late: 3 is made again, 2 has a copy in memory, 1 does not change in the loop, so that its
// copy can be made before it. What goes around in memory makes each round wait for the one before.
static int cheapness(const Allocator *a, KrTraceRef ref)
{
    if (is_const(a, ref))
        return 3;
    if (a->where[ref].spill != NO_SLOT)
        return 2;
    return ref < a->ir->loop && !is_phi_head(a, ref);
}

// A register of the bank that is not pinned: free, or of the value used farthest away.
static uint8_t get_register(Allocator *a, int bank, uint32_t avoid)
{
    Bank *b = &a->banks[bank];
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
        int32_t use = next_use(a, ref, &alive);
        if (!alive && !is_const(a, ref)) { // (a constant may serve the next round of a loop)
            release(a, ref);
            return (uint8_t)i;
        }
        if (use > farthest || (use == farthest && cheapness(a, ref) > cheapness(a, b->held[best]))) {
            farthest = use;
            best = (uint8_t)i;
        }
    }
    if (best == KR_NO_REGISTER) {
        failed(a, "out of registers");
        return 0;
    }
    evict(a, b->held[best]);
    return best;
}

static void move(Allocator *a, int bank, uint8_t to, uint8_t from)
{
    KrMop *mop = add_mop(a, bank ? KR_MOP_MOVE_DOUBLE : KR_MOP_MOVE);
    mop->in[0] = from;
    mop->out = to;
    mop->doubles = bank ? 3 : 0;
}

static void load_into(Allocator *a, KrTraceRef ref, uint8_t reg)
{
    int bank = bank_of(a, ref);
    const Where *w = &a->where[ref];
    KrMop *mop;
    if (is_const(a, ref)) {
        mop = add_mop(a, bank ? KR_MOP_CONST_DOUBLE : KR_MOP_CONST);
        mop->imm = a->ir->ins[ref].imm;
    } else {
        kr_assert(w->spill != NO_SLOT);
        mop = add_mop(a, bank ? KR_MOP_RELOAD_DOUBLE : KR_MOP_RELOAD);
        mop->imm = KR_SPILL_OFFSET(w->spill);
    }
    mop->out = reg;
    mop->doubles = (uint8_t)bank;
}

// The register of an input, loading it if need be; pinned until the instruction is done.
static uint8_t use_register(Allocator *a, KrTraceRef ref)
{
    int bank = bank_of(a, ref);
    Where *w = &a->where[ref];
    if (w->reg == KR_NO_REGISTER) {
        uint8_t reg = get_register(a, bank, 0);
        load_into(a, ref, reg);
        set_register(a, bank, reg, ref);
    }
    a->pinned[bank] |= 1u << w->reg;
    return w->reg;
}

static void free_dead_inputs(Allocator *a, const KrIns *ins)
{
    for (int i = 0; i < 5; i++) {
        KrTraceRef ref = ins->in[i];
        // a constant stays until its register is wanted: the next round of the loop may use it
        if (ref && a->where[ref].reg != KR_NO_REGISTER && !lives_on(a, ref) && !is_const(a, ref))
            release(a, ref);
    }
}

// --- exits ------------------------------------------------------------------------------

static KrPlace place_of(Allocator *a, KrTraceRef ref)
{
    const KrIns *ins = &a->ir->ins[ref];
    const Where *w = &a->where[ref];
    KrPlace place = {.rep = ins->rep};
    if (ins->op == KR_IR_CONST) {
        place.kind = KR_PLACE_CONST;
        place.word = ins->imm;
    } else if (w->reg != KR_NO_REGISTER && !(a->in_memory && w->spill != NO_SLOT)) {
        place.kind = ins->rep == KR_REP_FLOAT ? KR_PLACE_D : KR_PLACE_V;
        place.index = w->reg;
    } else if (w->spill != NO_SLOT) {
        place.kind = ins->rep == KR_REP_FLOAT ? KR_PLACE_SPILL_DOUBLE : KR_PLACE_SPILL;
        place.index = w->spill;
    } else {
        failed(a, "a value of a snapshot is nowhere");
    }
    return place;
}

static bool is_in_snapshot(const KrTraceIR *ir, const KrSnapshot *s, KrTraceRef ref)
{
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef entry = ir->entries[s->entry + i].ref;
        if (entry && kr_opt_unboxed(ir, entry) == ref)
            return true;
    }
    return false;
}

// Entry number `i` is an object that the exit makes, or names one.
static KrPlace place_of_object(const Allocator *a, const KrSnapshot *s, uint32_t i)
{
    const KrSnapshotEntry *entries = &a->ir->entries[s->entry];
    if (entries[i].frame == KR_SNAPSHOT_OBJECT)
        return (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOX, .word = (uint64_t)(uintptr_t)entries[i].type};
    uint16_t number = 0;
    for (uint32_t k = 0; entries[k].frame != KR_SNAPSHOT_OBJECT || entries[k].ref != entries[i].ref; k++)
        number += entries[k].frame == KR_SNAPSHOT_OBJECT;
    return (KrPlace){.kind = KR_PLACE_OBJECT, .rep = KR_REP_BOX, .index = number};
}

// The exit of an instruction with the values where they are now. Places: the entries of its snapshot, then the
// functions of inlined frames. It is shared with other instructions of the snapshot, unless it knows more than they do.
static uint16_t exit_for(Allocator *a, const KrIns *ins)
{
    KrAllocation *out = a->out;
    uint16_t snapshot = ins->snapshot;
    if (!snapshot) {
        failed(a, "an exit without a snapshot");
        return 0;
    }
    const KrSnapshot *s = &a->ir->snapshots[snapshot];
    KrTraceRef truth = guarded_truth(ins);
    bool shared = !truth || !is_in_snapshot(a->ir, s, truth);
    if (shared && a->exit_of_snapshot[snapshot] != NO_EXIT && a->exit_epochs[snapshot] == a->exit_epoch)
        return a->exit_of_snapshot[snapshot];
    if (!kr_opt_grow((void **)&out->exits, &out->exit_capacity, out->exit_count + 1,
              sizeof *out->exits) ||
        !kr_opt_grow((void **)&out->places, &out->place_capacity,
              out->place_count + s->entry_count + s->frame_count, sizeof *out->places)) {
        failed(a, "no memory");
        return 0;
    }
    uint16_t exit = (uint16_t)out->exit_count++;
    out->exits[exit] = (KrTraceExit){.snapshot = snapshot, .first_place = out->place_count, .done = s->in_loop ? UINT16_MAX : s->done};
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = a->ir->entries[s->entry + i].ref;
        KrPlace place = {.kind = KR_PLACE_CONST, .rep = KR_REP_BOX};
        if (ref && kr_opt_unboxed(a->ir, ref) == truth)
            place = (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOOL, .word = ins->op == KR_UOP_GUARD_FALSE};
        else if (ref && is_sunk(a->ir, ref))
            place = place_of_object(a, s, i);
        else if (ref)
            place = place_of(a, kr_opt_unboxed(a->ir, ref));
        out->places[out->place_count++] = place;
    }
    for (uint32_t i = 0; i < s->frame_count; i++) {
        KrTraceRef ref = a->ir->frames[s->frame + i].function;
        out->places[out->place_count++] =
            ref ? place_of(a, ref) : (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOX};
    }
    if (shared) {
        a->exit_of_snapshot[snapshot] = exit;
        a->exit_epochs[snapshot] = a->exit_epoch;
    }
    return exit;
}

// --- instructions -----------------------------------------------------------------------

static void define(Allocator *a, KrTraceRef ref, KrMop *mop, int bank, uint8_t reg)
{
    mop->out = reg;
    set_register(a, bank, reg, ref);
    a->where[ref].spill = NO_SLOT;
}

static uint32_t operand_bits(const Allocator *a, const KrIns *ins, uint32_t used, bool has_out)
{
    uint32_t bits = 0, k = 0;
    for (uint32_t i = 0; i < used; i++, k++)
        bits |= (uint32_t)bank_of(a, ins->in[i]) << k;
    if (has_out)
        bits |= (uint32_t)(ins->rep == KR_REP_FLOAT) << k;
    return bits;
}

static bool is_comparison(uint16_t op)
{
    return op < KR_UOP_COUNT && kr_uop_table[op].kind == KR_UOP_LEAF &&
           kr_uop_table[op].mark == KR_MARK_PURE && kr_uop_table[op].output == KR_REP_BOOL;
}

// A comparison whose only user is the guard right behind it becomes one with it.
static bool fuses_with_next(const Allocator *a, uint32_t r, uint8_t *form)
{
    const KrTraceIR *ir = a->ir;
    if (!is_comparison(ir->ins[r].op))
        return false;
    uint32_t next = r + 1;
    while (next < a->end && !kept(a, (KrTraceRef)next))
        next++;
    if (next >= a->end || ir->ins[next].in[0] != r)
        return false;
    uint16_t op = ir->ins[next].op;
    if (op != KR_UOP_GUARD_TRUE && op != KR_UOP_GUARD_FALSE)
        return false;
    const Where *w = &a->where[r];
    if (w->use_end - w->use != 1) // snapshots or others want the bool itself
        return false;
    *form = op == KR_UOP_GUARD_TRUE ? KR_FORM_GUARD_TRUE : KR_FORM_GUARD_FALSE;
    return kr_jit_has_form(a->jit, ir->ins[r].op, *form, 0);
}

static uint16_t swapped(uint16_t op)
{
    switch (op) {
    case KR_UOP_ADD_INT:
    case KR_UOP_ADD_WRAP:
    case KR_UOP_MUL_INT:
    case KR_UOP_MUL_WRAP:
    case KR_UOP_AND_INT:
    case KR_UOP_OR_INT:
    case KR_UOP_XOR_INT:
    case KR_UOP_EQ_INT:
    case KR_UOP_NE_INT: return op;
    case KR_UOP_LT_INT: return KR_UOP_GT_INT;
    case KR_UOP_GT_INT: return KR_UOP_LT_INT;
    case KR_UOP_LE_INT: return KR_UOP_GE_INT;
    case KR_UOP_GE_INT: return KR_UOP_LE_INT;
    default: return KR_UOP_NONE;
    }
}

// The register of the phi whose next value this is, if it is free by now: then the loop's end has nothing to move.
static uint8_t result_register(Allocator *a, KrTraceRef ref, int bank)
{
    for (uint32_t i = 0; ref > a->ir->loop && i < a->ir->phi_count; i++) {
        if (a->ir->phis[i].next != ref)
            continue;
        for (uint32_t reg = 0; reg < a->banks[bank].count; reg++) {
            if (a->head[bank].held[reg] != a->ir->phis[i].head || a->pinned[bank] >> reg & 1)
                continue;
            KrTraceRef held = a->banks[bank].held[reg];
            bool alive = false;
            if (held)
                next_use(a, held, &alive);
            if (alive)
                continue;
            if (held)
                release(a, held);
            return (uint8_t)reg;
        }
    }
    return get_register(a, bank, 0);
}

// INDEX_CHECK of a length that is only in memory.
static bool allocate_spilled_check(Allocator *a, const KrIns *ins)
{
    const Where *length = &a->where[ins->in[1]];
    if (ins->op != KR_UOP_INDEX_CHECK || is_const(a, ins->in[1]) || length->reg != KR_NO_REGISTER)
        return false;
    uint8_t reg = use_register(a, ins->in[0]);
    uint16_t exit = exit_for(a, ins);
    KrMop *mop = add_mop(a, KR_MOP_INDEX_CHECK_SPILLED);
    mop->in[0] = reg;
    mop->exit = exit;
    mop->imm = KR_SPILL_OFFSET(length->spill);
    return true;
}

// Shorter forms: an access at a known index is one instruction if the index is a distance in bytes.
static uint16_t machine_form(const KrIns *ins, uint64_t *imm)
{
    switch (ins->op) {
    case KR_UOP_BOX_INT: return ins->flags & KR_INS_FITS ? KR_MOP_BOX_FITS : ins->op;
    case KR_UOP_LOAD_SLOT: *imm = offsetof(KrInstance, slots) + 8 * *imm; return KR_MOP_LOAD_FIELD;
    case KR_UOP_STORE_SLOT: *imm = offsetof(KrInstance, slots) + 8 * *imm; return KR_MOP_STORE_FIELD;
    case KR_UOP_TUPLE_ITEM_AT: *imm = offsetof(KrTuple, items) + 8 * *imm; return KR_MOP_LOAD_FIELD;
    case KR_UOP_GENERATOR_SLOT: *imm = offsetof(KrGenerator, frame.slots) + 8 * *imm; return KR_MOP_LOAD_FIELD;
    case KR_UOP_GENERATOR_SET_SLOT: *imm = offsetof(KrGenerator, frame.slots) + 8 * *imm; return KR_MOP_STORE_FIELD;
    default: return ins->op;
    }
}

static void allocate_leaf(Allocator *a, uint32_t r)
{
    const KrTraceIR *ir = a->ir;
    KrIns ins = ir->ins[r];
    const KrUopInfo *info = &kr_uop_table[ins.op];
    uint8_t form = 0;
    bool fused = fuses_with_next(a, r, &form);
    uint32_t inputs = info->input_count;
    uint64_t imm = ins.imm;
    if (allocate_spilled_check(a, &ins))
        return;
    if (inputs == 2 && info->inputs[0] == KR_REP_INT && info->inputs[1] == KR_REP_INT) {
        if (is_const(a, ins.in[0]) && !is_const(a, ins.in[1]) && swapped(ins.op)) {
            ins.op = swapped(ins.op);
            KrTraceRef t = ins.in[0];
            ins.in[0] = ins.in[1];
            ins.in[1] = t;
        }
        if (is_const(a, ins.in[1]) &&
            kr_jit_has_form(a->jit, ins.op, form | KR_FORM_IMM_B, ir->ins[ins.in[1]].imm)) {
            form |= KR_FORM_IMM_B;
            imm = ir->ins[ins.in[1]].imm;
            inputs = 1;
        }
    }
    uint8_t regs[5];
    for (uint32_t i = 0; i < inputs; i++)
        regs[i] = use_register(a, ins.in[i]);
    uint16_t exit = NO_EXIT;
    if (fused) {
        uint32_t guard = r + 1;
        while (!kept(a, (KrTraceRef)guard))
            guard++;
        int32_t now = a->now;
        a->now = (int32_t)guard;
        exit = exit_for(a, &ir->ins[guard]);
        a->now = now;
    } else if (may_leave(&ins)) {
        exit = exit_for(a, &ins);
    }
    bool has_out = info->output != KR_REP_NONE && !fused;
    if (has_out)
        for (uint32_t i = 0; i < inputs; i++) // the result may take a dead input's register
            if (!lives_on(a, ins.in[i]) && !is_const(a, ins.in[i]) && a->where[ins.in[i]].reg == regs[i]) {
                a->pinned[bank_of(a, ins.in[i])] &= ~(1u << regs[i]);
                release(a, ins.in[i]);
            }
    int bank = ins.rep == KR_REP_FLOAT;
    uint8_t out = KR_NO_REGISTER;
    if (has_out)
        out = result_register(a, (KrTraceRef)r, bank);
    KrMop *mop = add_mop(a, machine_form(&ins, &imm));
    mop->form = form;
    mop->exit = exit;
    mop->imm = imm;
    mop->imm2 = ins.imm2;
    memcpy(mop->in, regs, inputs);
    mop->doubles = (uint8_t)operand_bits(a, &ins, inputs, has_out);
    if (has_out)
        define(a, (KrTraceRef)r, mop, bank, out);
}

typedef struct Move {
    KrTraceRef ref;  // value to have in `to`; 0 = done
    uint8_t to;
    uint8_t bank;
} Move;

// A register that no move writes before it loads a constant or a spilled value, and none still reads.
static uint8_t scratch_register(const Allocator *a, const Move *moves, uint32_t count,
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
static void parallel_move(Allocator *a, Move *moves, uint32_t count, uint32_t survivors)
{
    for (;;) {
        bool progress = false;
        const Move *waiting = NULL;
        for (uint32_t i = 0; i < count; i++) {
            Move *m = &moves[i];
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
            spill(a, waiting->ref);
            release(a, waiting->ref);
            continue;
        }
        move(a, waiting->bank, scratch, a->where[waiting->ref].reg);
        if (a->banks[waiting->bank].held[scratch])
            release(a, a->banks[waiting->bank].held[scratch]);
        release(a, waiting->ref);
        set_register(a, waiting->bank, scratch, waiting->ref);
    }
    for (uint32_t i = 0; i < count; i++)
        if (moves[i].ref)
            load_into(a, moves[i].ref, moves[i].to);
}

static const uint8_t call_words[5] = KR_CALL_WORDS;

// May the call look at the frames? Then their values must be in memory (shadow.c).
static bool shows_frames(const KrIns *ins)
{
    return ins->snapshot && kr_uop_table[ins->op].flags & KR_UOPFLAG_ESCAPES && !kr_opt_is_quiet_call(&kr_uop_table[ins->op]);
}

static void spill_survivors(Allocator *a, uint16_t snapshot)
{
    const KrSnapshot *s = &a->ir->snapshots[snapshot];
    for (uint32_t i = 0; i < s->entry_count + s->frame_count; i++) {
        KrTraceRef ref = i < s->entry_count ? a->ir->entries[s->entry + i].ref : a->ir->frames[s->frame + i - s->entry_count].function;
        ref = ref && i < s->entry_count ? kr_opt_unboxed(a->ir, ref) : ref;
        if (ref && a->where[ref].reg != KR_NO_REGISTER)
            spill(a, ref);
    }
}

static void allocate_call(Allocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    const KrUopInfo *info = &kr_uop_table[ins->op];
    // everything that lives on leaves the registers that die
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            if (!ref)
                continue;
            bool survives = bank == 0 && KR_V_SURVIVORS >> i & 1;
            if (!survives && (lives_on(a, ref) || may_leave(ins))) {
                bool alive;
                next_use(a, ref, &alive);
                if (alive)
                    spill(a, ref); // the register keeps a copy for the argument moves
            }
        }
    }
    if (shows_frames(ins))
        spill_survivors(a, ins->snapshot);
    // arguments, immediates behind the inputs
    Move moves[8];
    uint32_t count = 0, words = 0, doubles = 0;
    for (uint32_t i = 0; i < info->input_count; i++) {
        bool is_double = info->inputs[i] == KR_REP_FLOAT;
        uint8_t to = is_double ? (uint8_t)doubles++ : words < 5 ? call_words[words++] : 0;
        moves[count++] = (Move){ins->in[i], to, is_double};
    }
    // whatever sits in an argument register and is no argument has been spilled or is dead
    parallel_move(a, moves, count, KR_V_SURVIVORS);
    if (words + info->imm_count > 5) {
        failed(a, "call with too many words");
        return;
    }
    for (uint32_t i = 0; i < info->imm_count; i++) {
        KrMop *mop = add_mop(a, KR_MOP_CONST);
        mop->out = call_words[words++];
        mop->imm = i ? ins->imm2 : ins->imm;
    }
    for (int bank = 0; bank < 2; bank++) { // the rest dies now
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            bool survives = bank == 0 && KR_V_SURVIVORS >> i & 1;
            if (ref && (!survives || !lives_on(a, ref))) {
                if (!(survives && may_leave(ins)))
                    release(a, ref);
            }
        }
    }
    unsigned result = KR_CALL_NOTHING;
    switch ((KrUopResult)info->result) {
    case KR_RESULT_NONE: break;
    case KR_RESULT_OWN:
    case KR_RESULT_BOX:
        result = info->fail == KR_FAIL_NULL ? KR_CALL_CHECKED : KR_CALL_WORD;
        break;
    case KR_RESULT_INT: result = KR_CALL_WORD; break;
    case KR_RESULT_FLOAT: result = KR_CALL_DOUBLE; break;
    case KR_RESULT_BOOL: result = KR_CALL_BOOL; break;
    case KR_RESULT_FOUND:
        result = info->fail == KR_FAIL_NEGATIVE ? KR_CALL_FOUND : KR_CALL_BOOL;
        break;
    case KR_RESULT_OK: result = KR_CALL_OK; break;
    }
    uint16_t exit = NO_EXIT;
    if (result == KR_CALL_CHECKED || result == KR_CALL_FOUND || result == KR_CALL_OK) {
        a->exit_of_snapshot[ins->snapshot] = NO_EXIT; // not one that a guard leaves through
        a->in_memory = true;
        exit = exit_for(a, ins);
        a->in_memory = false;
        if (a->out->failed)
            return;
        a->out->exits[exit].raised = 1;
        a->exit_of_snapshot[ins->snapshot] = NO_EXIT; // guards take another
    }
    KrMop *mop = add_mop(a, KR_MOP_CALL);
    mop->imm = (uint64_t)(uintptr_t)info->address;
    mop->imm2 = KR_CALL_CLASS(info->takes_thread, words, doubles, result);
    mop->exit = exit;
    if (!info->address)
        failed(a, "a called function is not built in");
    if (info->output == KR_REP_NONE || !kept(a, (KrTraceRef)r))
        return;
    int bank = info->output == KR_REP_FLOAT;
    uint8_t reg = bank ? 0 : KR_CALL_RESULT;
    if (a->banks[bank].held[reg])
        release(a, a->banks[bank].held[reg]);
    define(a, (KrTraceRef)r, mop, bank, reg);
    mop->out = KR_NO_REGISTER; // fixed: the stencil knows
}

// A result that nobody wants, of a call that returns a new reference, cannot happen: the
// recorder drops it explicitly, which is a use.

static void allocate_drop(Allocator *a, uint32_t r, uint16_t op, uint16_t op_object)
{
    const KrIns *ins = &a->ir->ins[r];
    uint8_t reg = use_register(a, ins->in[0]);
    KrMop *mop = add_mop(a, ins->imm ? op_object : op); // (facts may have been proved later)
    mop->in[0] = reg;
    for (uint32_t i = 0; i < a->banks[1].count; i++)
        mop->imm |= a->banks[1].held[i] != 0; // of a DROP: are there doubles to keep?
    mop->imm2 = ins->imm2; // of a DROP: where that is
}

// What the root frame holds at this offset.
static void allocate_frame_word(Allocator *a, uint32_t r, uint16_t op, uint64_t offset)
{
    uint8_t reg = get_register(a, 0, 0);
    KrMop *mop = add_mop(a, op);
    mop->imm = offset;
    define(a, (KrTraceRef)r, mop, 0, reg);
}

static void allocate_local(Allocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    allocate_frame_word(a, r, ins->imm2 ? KR_MOP_LOAD_STACK : KR_MOP_LOAD_LOCAL, offsetof(KrFrame, slots) + 8 * ins->imm);
}

static void allocate_store_local(Allocator *a, const KrIns *ins)
{
    uint8_t reg = use_register(a, ins->in[0]);
    KrMop *mop = add_mop(a, KR_MOP_STORE_LOCAL);
    mop->in[0] = reg;
    mop->imm = offsetof(KrFrame, slots) + 8 * ins->imm;
}

// A value of a side trace lies where the parent's exit left it.
static void inherit(Allocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    const KrPlace *place = &a->inherited[ins->imm];
    Where *w = &a->where[r];
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_V:
    case KR_PLACE_D: set_register(a, place->kind == KR_PLACE_D, (uint8_t)place->index, (KrTraceRef)r); break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE:
        w->spill = place->index;
        a->spill_used[place->index] = true;
        break;
    case KR_PLACE_CONST:
    case KR_PLACE_OBJECT: failed(a, "a constant is inherited"); break;
    }
}

// --- the loop ---------------------------------------------------------------------------

// Rounds are counted where that costs nothing: the word in memory is added to once in five cycles, which
// only the smallest loops notice. Those are judged by their time (trace.c).
static void count_round(Allocator *a)
{
    enum { SMALL = 16 };
    const KrTraceIR *ir = a->ir;
    uint32_t size = 0;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        uint16_t op = ir->ins[r].op;
        bool is_call = op < KR_UOP_COUNT && kr_uop_table[op].kind == KR_UOP_CALL;
        if (kept(a, (KrTraceRef)r))
            size += is_call ? SMALL : 1;
    }
    if (size >= SMALL)
        add_mop(a, KR_MOP_COUNT_WORK)->imm = ir->ins[ir->count - 1].imm2;
}

static void loop_head(Allocator *a)
{
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            if (!ref || is_const(a, ref) || !(a->early[ref] || a->where[ref].waits) || is_phi_head(a, ref))
                continue;
            spill(a, ref);
            if (a->where[ref].waits)
                release(a, ref);
        }
    }
    KrMop *mop = add_mop(a, KR_MOP_LABEL);
    mop->imm = a->loop_label = a->out->label_count++;
    count_round(a);
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) { // what dies here frees its register
            KrTraceRef ref = a->banks[bank].held[i];
            bool alive;
            if (ref) {
                next_use(a, ref, &alive);
                if (!alive && !is_phi_head(a, ref))
                    release(a, ref);
            }
        }
        a->head[bank] = a->banks[bank];
    }
    for (uint32_t r = 1; r < a->ir->loop; r++)
        a->head_spill[r] = a->where[r].spill;
}

// Phi heads must be somewhere, and only in one place, when the loop begins: a copy in a spill
// slot would be stale in the second iteration.
static void settle_phis(Allocator *a)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++) {
        KrTraceRef head = a->ir->phis[i].head;
        Where *w = &a->where[head];
        if (is_const(a, head) && w->reg == KR_NO_REGISTER) {
            uint8_t reg = get_register(a, bank_of(a, head), 0);
            load_into(a, head, reg);
            set_register(a, bank_of(a, head), reg, head);
        }
        if (w->reg != KR_NO_REGISTER)
            w->spill = NO_SLOT; // the slot itself stays taken
        a->pinned[bank_of(a, head)] |= w->reg != KR_NO_REGISTER ? 1u << w->reg : 0;
    }
    a->pinned[0] = a->pinned[1] = 0;
}

static KrTraceRef next_value(const Allocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++)
        if (a->ir->phis[i].head == ref)
            return a->ir->phis[i].next;
    return ref;
}

static void copy_spill(Allocator *a, uint16_t from, uint16_t to)
{
    KrMop *mop = add_mop(a, KR_MOP_COPY_SPILL);
    mop->imm = KR_SPILL_OFFSET(from);
    mop->imm2 = KR_SPILL_OFFSET(to);
}

// A spill slot that holds the value now; made if there is none.
static uint16_t slot_of(Allocator *a, KrTraceRef ref)
{
    Where *w = &a->where[ref];
    if (w->spill != NO_SLOT)
        return w->spill;
    int bank = bank_of(a, ref);
    uint8_t reg = use_register(a, ref);
    uint16_t slot = w->spill = slot_for(a, ref);
    KrMop *mop = add_mop(a, bank ? KR_MOP_SPILL_DOUBLE : KR_MOP_SPILL);
    mop->in[0] = reg;
    mop->doubles = (uint8_t)bank;
    mop->imm = KR_SPILL_OFFSET(slot);
    a->pinned[bank] &= ~(1u << reg);
    return slot;
}

// Back edge. Phis that lived in spill slots at the head get their next values in memory, the others
// in registers. All of it happens at once: what is read is read before anything is written.
static void loop_end(Allocator *a)
{
    const KrTraceIR *ir = a->ir;
    uint16_t from[KR_TRACE_PHI_LIMIT], to[KR_TRACE_PHI_LIMIT];
    uint32_t copies = 0;
    for (uint32_t i = 0; i < ir->phi_count; i++) {
        KrPhi phi = ir->phis[i];
        bool in_register = false;
        int bank = bank_of(a, phi.head);
        for (uint32_t k = 0; k < a->head[bank].count; k++)
            in_register |= a->head[bank].held[k] == phi.head;
        if (in_register || a->head_spill[phi.head] == NO_SLOT || phi.next == phi.head)
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
        uint16_t aside = take_spill_slot(a);
        copy_spill(a, from[i], aside);
        from[i] = aside;
    }
    a->pinned[0] = a->pinned[1] = 0;
    Move moves[2 * KR_TRACE_REGISTERS];
    uint32_t count = 0;
    for (int bank = 0; bank < 2; bank++)
        for (uint32_t i = 0; i < a->head[bank].count; i++)
            if (a->head[bank].held[i])
                moves[count++] = (Move){next_value(a, a->head[bank].held[i]), (uint8_t)i,
                                        (uint8_t)bank};
    parallel_move(a, moves, count, 0);
    for (uint32_t i = 0; i < copies; i++)
        copy_spill(a, from[i], to[i]);
    add_mop(a, KR_MOP_JUMP)->imm = a->loop_label;
}

// --- the pass ---------------------------------------------------------------------------

static void pass_uses(Allocator *a)
{
    // cheap: only registers are scanned when one is needed, next_use skips old uses
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            if (!ref)
                continue;
            Where *w = &a->where[ref];
            while (w->use < w->use_end && a->uses[w->use].at < a->now)
                w->use++;
        }
    }
}

static void allocate_exit(Allocator *a, const KrIns *ins, uint16_t op)
{
    uint16_t exit = exit_for(a, ins);
    add_mop(a, op)->exit = exit;
}

static void allocate(Allocator *a, uint32_t r)
{
    const KrTraceIR *ir = a->ir;
    const KrIns *ins = &ir->ins[r];
    a->now = (int32_t)r;
    a->pinned[0] = a->pinned[1] = 0;
    pass_uses(a);
    switch (ins->op) {
    case KR_IR_CONST: return;
    case KR_IR_INHERIT: return; // placed before the first instruction
    case KR_IR_LOCAL: allocate_local(a, r); return;
    case KR_IR_LOOP:
        settle_phis(a);
        loop_head(a);
        return;
    case KR_IR_JUMP:
        a->now = (int32_t)a->end;
        loop_end(a);
        return;
    case KR_IR_EXIT: {
        uint16_t exit = exit_for(a, ins);
        add_mop(a, KR_MOP_EXIT)->exit = exit;
        return;
    }
    case KR_IR_NOTE_CALL: {
        KrMop *mop = add_mop(a, KR_MOP_NOTE_CALL);
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2 >> 16;
        add_mop(a, KR_MOP_NOTE_STACK)->imm = offsetof(KrFrame, slots) + 8 * (ins->imm2 & 0xFFFF);
        return;
    }
    case KR_IR_PUSH_FRAME: {
        uint8_t reg = use_register(a, ins->in[0]);
        KrMop *mop = add_mop(a, KR_MOP_PUSH_FRAME);
        mop->in[0] = reg;
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2;
        break;
    }
    case KR_IR_FUNCTION: allocate_frame_word(a, r, KR_MOP_LOAD_LOCAL, offsetof(KrFrame, function)); return;
    case KR_IR_LEAVE_FRAME: add_mop(a, KR_MOP_LEAVE_FRAME); return;
    case KR_IR_POP_FRAME: add_mop(a, KR_MOP_POP_FRAME); return;
    case KR_IR_STACK_ROOM:
    case KR_IR_GUARD_CALLER: {
        uint16_t exit = exit_for(a, ins);
        KrMop *mop = add_mop(a, ins->op == KR_IR_STACK_ROOM ? KR_MOP_STACK_ROOM : KR_MOP_GUARD_CALLER);
        mop->exit = exit;
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2;
        return;
    }
    case KR_IR_ARGUMENT: {
        uint8_t reg = use_register(a, ins->in[0]);
        KrMop *mop = add_mop(a, KR_MOP_SPILL);
        mop->in[0] = reg;
        mop->imm = offsetof(KrActivation, arguments) + 8 * ins->imm;
        break;
    }
    case KR_IR_STORE_LOCAL: allocate_store_local(a, ins); break;
    case KR_IR_LINK: {
        const KrTrace *target = (const KrTrace *)(uintptr_t)ins->imm;
        add_mop(a, KR_MOP_COUNT_WORK)->imm = ins->imm2;
        if (target)
            add_mop(a, KR_MOP_ENTER_TRACE)->imm = (uint64_t)(uintptr_t)target->entry;
        else
            add_mop(a, KR_MOP_JUMP)->imm = a->start_label;
        return;
    }
    case KR_IR_STORM: allocate_exit(a, ins, KR_MOP_STORM); return;
    case KR_IR_STALE: allocate_exit(a, ins, KR_MOP_STALE); return;
    case KR_IR_COUNT_LIMIT: allocate_exit(a, ins, KR_MOP_COUNT_LIMIT); return;
    case KR_IR_DUP: allocate_drop(a, r, KR_MOP_DUP, KR_MOP_DUP_OBJECT); break;
    case KR_IR_DROP: allocate_drop(a, r, KR_MOP_DROP, KR_MOP_DROP_OBJECT); break;
    default:
        if (kr_uop_table[ins->op].kind == KR_UOP_CALL)
            allocate_call(a, r);
        else
            allocate_leaf(a, r);
    }
    free_dead_inputs(a, ins);
}

static bool is_fused_guard(const Allocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    if (ins->op != KR_UOP_GUARD_TRUE && ins->op != KR_UOP_GUARD_FALSE)
        return false;
    uint8_t form;
    KrTraceRef test = ins->in[0];
    if (a->where[test].reg != KR_NO_REGISTER || a->where[test].spill != NO_SLOT)
        return false;
    return fuses_with_next(a, test, &form);
}

static bool run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited, KrAllocation *out, bool *early,
                bool *again)
{
    memset(out, 0, sizeof *out);
    Allocator *a = calloc(1, sizeof *a);
    if (!a)
        return false;
    a->early = early;
    a->jit = jit;
    a->ir = ir;
    a->inherited = inherited;
    a->out = out;
    a->end = ir->count;
    a->banks[0].count = KR_V_COUNT;
    a->banks[1].count = KR_D_COUNT;
    a->where = calloc(ir->count + 1, sizeof *a->where);
    a->exit_of_snapshot = malloc((ir->snapshot_count + 1) * sizeof *a->exit_of_snapshot);
    a->exit_epochs = calloc(ir->snapshot_count + 1, sizeof *a->exit_epochs);
    a->head_spill = calloc(ir->count + 1, sizeof *a->head_spill);
    if (!a->where || !a->exit_of_snapshot || !a->exit_epochs || !a->head_spill) {
        failed(a, "no memory");
    } else {
        memset(a->exit_of_snapshot, 0xFF,
               (ir->snapshot_count + 1) * sizeof *a->exit_of_snapshot);
        if (!build_uses(a))
            failed(a, "no memory");
        for (uint32_t r = 0; r < ir->count; r++) {
            a->where[r].reg = KR_NO_REGISTER;
            a->where[r].spill = NO_SLOT;
        }
        const KrIns *last = &ir->ins[ir->count - 1];
        if (last->op == KR_IR_LINK && !last->imm)
            add_mop(a, KR_MOP_LABEL)->imm = a->start_label = out->label_count++;
        for (uint32_t r = 1; r < ir->count && !out->failed; r++)
            if (ir->ins[r].op == KR_IR_INHERIT && kept(a, (KrTraceRef)r))
                inherit(a, r);
        for (uint32_t r = 1; r < ir->count && !out->failed; r++)
            if (kept(a, (KrTraceRef)r) && !is_fused_guard(a, r))
                allocate(a, r);
    }
    free(a->where);
    free(a->uses);
    free(a->exit_of_snapshot);
    free(a->exit_epochs);
    free(a->head_spill);
    *again = a->again;
    free(a);
    return !out->failed;
}

bool kr_regalloc_run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited,
                     KrAllocation *out)
{
    bool again, *early = calloc(ir->count + 1, sizeof *early);
    bool ok = early && run(jit, ir, inherited, out, early, &again);
    if (ok && again) { // a second time, with better knowledge
        kr_regalloc_fini(out);
        ok = run(jit, ir, inherited, out, early, &again);
    }
    free(early);
    if (ok) // they stay where they are from now on
        kr_opt_trim((void **)&out->exits, out->exit_count, sizeof *out->exits);
    return ok;
}

void kr_regalloc_fini(KrAllocation *allocation)
{
    free(allocation->mops);
    free(allocation->exits);
    free(allocation->places);
    memset(allocation, 0, sizeof *allocation);
}
