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
#include "tier2/regalloc_parts.h"

#include "jit/glue.h"

#include "tier2/trace.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

KrMop *kr_regalloc_add(KrAllocator *a, uint16_t op)
{
    KrAllocation *out = a->out;
    static KrMop nowhere;
    if (out->count == out->capacity) {
        uint32_t capacity = out->capacity ? out->capacity * 2 : 256;
        KrMop *mops = realloc(out->mops, capacity * sizeof *mops);
        if (!mops) {
            kr_regalloc_failed(a, "no memory");
            return &nowhere;
        }
        out->mops = mops;
        out->capacity = capacity;
    }
    KrMop *mop = &out->mops[out->count++];
    *mop = (KrMop){.op = op, .out = KR_NO_REGISTER, .exit = KR_NO_EXIT,
                   .ref = (uint16_t)(a->now > 0 ? a->now : 0)};
    memset(mop->in, KR_NO_REGISTER, sizeof mop->in);
    return mop;
}


// --- exits ------------------------------------------------------------------------------

static KrPlace place_of(KrAllocator *a, KrTraceRef ref)
{
    const KrIns *ins = &a->ir->ins[ref];
    const KrWhere *w = &a->where[ref];
    KrPlace place = {.rep = ins->rep};
    if (ins->op == KR_IR_CONST) {
        place.kind = KR_PLACE_CONST;
        place.word = ins->imm;
    } else if (w->reg != KR_NO_REGISTER && !(a->in_memory && w->spill != KR_NO_SLOT)) {
        place.kind = ins->rep == KR_REP_FLOAT ? KR_PLACE_D : KR_PLACE_V;
        place.index = w->reg;
    } else if (w->spill != KR_NO_SLOT) {
        place.kind = ins->rep == KR_REP_FLOAT ? KR_PLACE_SPILL_DOUBLE : KR_PLACE_SPILL;
        place.index = w->spill;
    } else {
        kr_regalloc_failed(a, "a value of a snapshot is nowhere");
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

// An object that the exit makes.
static KrPlace place_of_object(const KrAllocator *a, const KrSnapshot *s, KrTraceRef ref)
{
    const KrSnapshotEntry *entries = &a->ir->entries[s->entry];
    uint16_t number = 0;
    for (uint32_t k = 0; entries[k].frame != KR_SNAPSHOT_OBJECT || entries[k].ref != ref; k++)
        number += entries[k].frame == KR_SNAPSHOT_OBJECT;
    return (KrPlace){.kind = KR_PLACE_OBJECT, .rep = KR_REP_BOX, .index = number};
}

// Entry number `i` is such an object, or names one.
static KrPlace place_of_entry(const KrAllocator *a, const KrSnapshot *s, uint32_t i)
{
    const KrSnapshotEntry *entry = &a->ir->entries[s->entry + i];
    return entry->frame != KR_SNAPSHOT_OBJECT
               ? place_of_object(a, s, entry->ref)
               : (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOX, .word = (uint64_t)(uintptr_t)entry->type};
}

bool kr_regalloc_notes_known(const KrTraceIR *ir, const KrTraceExit *exit)
{
    return ir->known_count && (!ir->loop || exit->done == UINT16_MAX);
}

// KR_PLACE_CONST: it is nowhere; `word`: 1 + the spill slot that has it, too, or 0.
static KrPlace place_of_known(const KrAllocator *a, KrTraceRef ref)
{
    const KrWhere *w = &a->where[ref];
    bool is_double = kr_regalloc_bank(a, ref);
    KrPlace place = {.kind = KR_PLACE_CONST, .rep = a->ir->ins[ref].rep};
    if (w->reg != KR_NO_REGISTER) {
        place.kind = is_double ? KR_PLACE_D : KR_PLACE_V;
        place.index = w->reg;
        place.word = w->spill == KR_NO_SLOT ? 0 : w->spill + 1u;
    } else if (w->spill != KR_NO_SLOT) {
        place.kind = is_double ? KR_PLACE_SPILL_DOUBLE : KR_PLACE_SPILL;
        place.index = w->spill;
    }
    return place;
}

// The exit of an instruction with the values where they are now. Places: the entries of its snapshot, then the
// functions of inlined frames. It is shared with other instructions of the snapshot, unless it knows more than they do.
static uint16_t exit_for(KrAllocator *a, const KrIns *ins)
{
    KrAllocation *out = a->out;
    uint16_t snapshot = ins->snapshot;
    if (!snapshot) {
        kr_regalloc_failed(a, "an exit without a snapshot");
        return 0;
    }
    const KrSnapshot *s = &a->ir->snapshots[snapshot];
    KrTraceRef truth = kr_regalloc_guarded_truth(ins);
    bool shared = !truth || !is_in_snapshot(a->ir, s, truth);
    if (shared && a->exit_of_snapshot[snapshot] != KR_NO_EXIT && a->exit_epochs[snapshot] == a->exit_epoch)
        return a->exit_of_snapshot[snapshot];
    if (!kr_opt_grow((void **)&out->exits, &out->exit_capacity, out->exit_count + 1,
              sizeof *out->exits) ||
        !kr_opt_grow((void **)&out->places, &out->place_capacity,
              out->place_count + s->entry_count + s->frame_count + a->ir->known_count, sizeof *out->places)) {
        kr_regalloc_failed(a, "no memory");
        return 0;
    }
    uint16_t exit = (uint16_t)out->exit_count++;
    out->exits[exit] = (KrTraceExit){.snapshot = snapshot, .first_place = out->place_count, .done = s->in_loop ? UINT16_MAX : s->done};
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = a->ir->entries[s->entry + i].ref;
        KrPlace place = {.kind = KR_PLACE_CONST, .rep = KR_REP_BOX};
        if (ref && kr_opt_unboxed(a->ir, ref) == truth)
            place = (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOOL, .word = ins->op == KR_UOP_GUARD_FALSE};
        else if (ref && kr_regalloc_is_sunk(a->ir, ref))
            place = place_of_entry(a, s, i);
        else if (ref) {
            place = place_of(a, kr_opt_unboxed(a->ir, ref));
            place.rep = kr_opt_unboxed_rep(a->ir, ref);
        }
        out->places[out->place_count++] = place;
    }
    for (uint32_t i = 0; i < s->frame_count; i++) {
        KrTraceRef ref = a->ir->frames[s->frame + i].function;
        out->places[out->place_count++] = !ref                              ? (KrPlace){.kind = KR_PLACE_CONST, .rep = KR_REP_BOX}
                                          : kr_regalloc_is_sunk(a->ir, ref) ? place_of_object(a, s, ref)
                                                                            : place_of(a, ref);
    }
    for (uint32_t i = 0; kr_regalloc_notes_known(a->ir, &out->exits[exit]) && i < a->ir->known_count; i++)
        out->places[out->place_count++] = place_of_known(a, a->ir->known[i].ref);
    if (shared) {
        a->exit_of_snapshot[snapshot] = exit;
        a->exit_epochs[snapshot] = a->exit_epoch;
    }
    return exit;
}

// --- instructions -----------------------------------------------------------------------

static void define(KrAllocator *a, KrTraceRef ref, KrMop *mop, int bank, uint8_t reg)
{
    mop->out = reg;
    kr_regalloc_set_register(a, bank, reg, ref);
    a->where[ref].spill = KR_NO_SLOT;
}

static uint32_t operand_bits(const KrAllocator *a, const KrIns *ins, uint32_t used, bool has_out)
{
    uint32_t bits = 0, k = 0;
    for (uint32_t i = 0; i < used; i++, k++)
        bits |= (uint32_t)kr_regalloc_bank(a, ins->in[i]) << k;
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
static bool fuses_with_next(const KrAllocator *a, uint32_t r, uint8_t *form)
{
    const KrTraceIR *ir = a->ir;
    if (!is_comparison(ir->ins[r].op))
        return false;
    uint32_t next = r + 1;
    while (next < a->end && !kr_regalloc_kept(a, (KrTraceRef)next))
        next++;
    if (next >= a->end || ir->ins[next].in[0] != r)
        return false;
    uint16_t op = ir->ins[next].op;
    if (op != KR_UOP_GUARD_TRUE && op != KR_UOP_GUARD_FALSE)
        return false;
    const KrWhere *w = &a->where[r];
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
static uint8_t result_register(KrAllocator *a, KrTraceRef ref, int bank)
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
                kr_regalloc_next_use(a, held, &alive);
            if (alive)
                continue;
            if (held)
                kr_regalloc_release(a, held);
            return (uint8_t)reg;
        }
    }
    return kr_regalloc_take_register(a, bank, 0);
}

// INDEX_CHECK of a length that is only in memory.
static bool allocate_spilled_check(KrAllocator *a, const KrIns *ins)
{
    const KrWhere *length = &a->where[ins->in[1]];
    if (ins->op != KR_UOP_INDEX_CHECK || kr_regalloc_is_const(a, ins->in[1]) || length->reg != KR_NO_REGISTER)
        return false;
    uint8_t reg = kr_regalloc_register_of(a, ins->in[0]);
    uint16_t exit = exit_for(a, ins);
    KrMop *mop = kr_regalloc_add(a, KR_MOP_INDEX_CHECK_SPILLED);
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

// A call off the hot path: are there doubles to keep?
static uint64_t doubles_held(const KrAllocator *a)
{
    bool any = false;
    for (uint32_t i = 0; i < a->banks[1].count; i++)
        any |= a->banks[1].held[i] != 0;
    return any;
}

static void allocate_leaf(KrAllocator *a, uint32_t r)
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
        if (kr_regalloc_is_const(a, ins.in[0]) && !kr_regalloc_is_const(a, ins.in[1]) && swapped(ins.op)) {
            ins.op = swapped(ins.op);
            KrTraceRef t = ins.in[0];
            ins.in[0] = ins.in[1];
            ins.in[1] = t;
        }
        if (kr_regalloc_is_const(a, ins.in[1]) &&
            kr_jit_has_form(a->jit, ins.op, form | KR_FORM_IMM_B, ir->ins[ins.in[1]].imm)) {
            form |= KR_FORM_IMM_B;
            imm = ir->ins[ins.in[1]].imm;
            inputs = 1;
        }
    }
    uint8_t regs[5];
    for (uint32_t i = 0; i < inputs; i++)
        regs[i] = kr_regalloc_register_of(a, ins.in[i]);
    uint16_t exit = KR_NO_EXIT;
    if (fused) {
        uint32_t guard = r + 1;
        while (!kr_regalloc_kept(a, (KrTraceRef)guard))
            guard++;
        int32_t now = a->now;
        a->now = (int32_t)guard;
        exit = exit_for(a, &ir->ins[guard]);
        a->now = now;
    } else if (kr_regalloc_may_leave(&ins)) {
        exit = exit_for(a, &ins);
    }
    bool has_out = info->output != KR_REP_NONE && !fused;
    if (has_out)
        for (uint32_t i = 0; i < inputs; i++) // the result may take a dead input's register
            if (!kr_regalloc_lives_on(a, ins.in[i]) && !kr_regalloc_is_const(a, ins.in[i]) && a->where[ins.in[i]].reg == regs[i]) {
                a->pinned[kr_regalloc_bank(a, ins.in[i])] &= ~(1u << regs[i]);
                kr_regalloc_release(a, ins.in[i]);
            }
    int bank = ins.rep == KR_REP_FLOAT;
    uint8_t out = KR_NO_REGISTER;
    if (has_out)
        out = result_register(a, (KrTraceRef)r, bank);
    KrMop *mop = kr_regalloc_add(a, machine_form(&ins, &imm));
    mop->form = form;
    mop->exit = exit;
    mop->imm = info->address ? doubles_held(a) : imm;
    mop->imm2 = ins.imm2;
    memcpy(mop->in, regs, inputs);
    mop->doubles = (uint8_t)operand_bits(a, &ins, inputs, has_out);
    if (has_out)
        define(a, (KrTraceRef)r, mop, bank, out);
}

static const uint8_t call_words[5] = KR_CALL_WORDS;

// May the call look at the frames? Then their values must be in memory (shadow.c).
static bool shows_frames(const KrIns *ins)
{
    return ins->snapshot && kr_uop_table[ins->op].flags & KR_UOPFLAG_ESCAPES && !kr_opt_is_quiet_call(&kr_uop_table[ins->op]);
}

static void spill_survivors(KrAllocator *a, uint16_t snapshot)
{
    const KrSnapshot *s = &a->ir->snapshots[snapshot];
    for (uint32_t i = 0; i < s->entry_count + s->frame_count; i++) {
        KrTraceRef ref = i < s->entry_count ? a->ir->entries[s->entry + i].ref : a->ir->frames[s->frame + i - s->entry_count].function;
        ref = ref && i < s->entry_count ? kr_opt_unboxed(a->ir, ref) : ref;
        if (ref && a->where[ref].reg != KR_NO_REGISTER)
            kr_regalloc_spill(a, ref);
    }
}

static void allocate_call(KrAllocator *a, uint32_t r)
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
            if (!survives && (kr_regalloc_lives_on(a, ref) || kr_regalloc_may_leave(ins))) {
                bool alive;
                kr_regalloc_next_use(a, ref, &alive);
                if (alive)
                    kr_regalloc_spill(a, ref); // the register keeps a copy for the argument moves
            }
        }
    }
    if (shows_frames(ins))
        spill_survivors(a, ins->snapshot);
    // arguments, immediates behind the inputs
    KrMove moves[8];
    uint32_t count = 0, words = 0, doubles = 0;
    for (uint32_t i = 0; i < info->input_count; i++) {
        bool is_double = info->inputs[i] == KR_REP_FLOAT;
        uint8_t to = is_double ? (uint8_t)doubles++ : words < 5 ? call_words[words++] : 0;
        moves[count++] = (KrMove){ins->in[i], to, is_double};
    }
    // whatever sits in an argument register and is no argument has been spilled or is dead
    kr_regalloc_move_all(a, moves, count, KR_V_SURVIVORS);
    if (words + info->imm_count > 5) {
        kr_regalloc_failed(a, "call with too many words");
        return;
    }
    for (uint32_t i = 0; i < info->imm_count; i++) {
        KrMop *mop = kr_regalloc_add(a, KR_MOP_CONST);
        mop->out = call_words[words++];
        mop->imm = i ? ins->imm2 : ins->imm;
    }
    for (int bank = 0; bank < 2; bank++) { // the rest dies now
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            bool survives = bank == 0 && KR_V_SURVIVORS >> i & 1;
            if (ref && (!survives || !kr_regalloc_lives_on(a, ref))) {
                if (!(survives && kr_regalloc_may_leave(ins)))
                    kr_regalloc_release(a, ref);
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
    uint16_t exit = KR_NO_EXIT;
    if (result == KR_CALL_CHECKED || result == KR_CALL_FOUND || result == KR_CALL_OK) {
        a->exit_of_snapshot[ins->snapshot] = KR_NO_EXIT; // not one that a guard leaves through
        a->in_memory = true;
        exit = exit_for(a, ins);
        a->in_memory = false;
        if (a->out->failed)
            return;
        a->out->exits[exit].raised = 1;
        a->exit_of_snapshot[ins->snapshot] = KR_NO_EXIT; // guards take another
    }
    KrMop *mop = kr_regalloc_add(a, KR_MOP_CALL);
    mop->imm = (uint64_t)(uintptr_t)info->address;
    mop->imm2 = KR_CALL_CLASS(info->takes_thread, words, doubles, result);
    mop->exit = exit;
    if (!info->address)
        kr_regalloc_failed(a, "a called function is not built in");
    if (info->output == KR_REP_NONE || !kr_regalloc_kept(a, (KrTraceRef)r))
        return;
    int bank = info->output == KR_REP_FLOAT;
    uint8_t reg = bank ? 0 : KR_CALL_RESULT;
    if (a->banks[bank].held[reg])
        kr_regalloc_release(a, a->banks[bank].held[reg]);
    define(a, (KrTraceRef)r, mop, bank, reg);
    mop->out = KR_NO_REGISTER; // fixed: the stencil knows
}

// A result that nobody wants, of a call that returns a new reference, cannot happen: the
// recorder drops it explicitly, which is a use.

static void allocate_drop(KrAllocator *a, uint32_t r, uint16_t op, uint16_t op_object)
{
    const KrIns *ins = &a->ir->ins[r];
    for (int k = 0; k < 5 && ins->in[k]; k++) {
        uint8_t reg = kr_regalloc_register_of(a, ins->in[k]);
        KrMop *mop = kr_regalloc_add(a, ins->imm ? op_object : op); // (facts may have been proved later)
        mop->in[0] = reg;
        mop->imm = doubles_held(a); // (of a DROP)
        mop->imm2 = ins->imm2; // of a DROP: where that is
    }
}

// What the root frame holds at this offset.
static void allocate_frame_word(KrAllocator *a, uint32_t r, uint16_t op, uint64_t offset)
{
    uint8_t reg = kr_regalloc_take_register(a, 0, 0);
    KrMop *mop = kr_regalloc_add(a, op);
    mop->imm = offset;
    define(a, (KrTraceRef)r, mop, 0, reg);
}

static void allocate_local(KrAllocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    allocate_frame_word(a, r, ins->imm2 ? KR_MOP_LOAD_STACK : KR_MOP_LOAD_LOCAL, offsetof(KrFrame, slots) + 8 * ins->imm);
}

static void allocate_store_local(KrAllocator *a, const KrIns *ins)
{
    uint8_t reg = kr_regalloc_register_of(a, ins->in[0]);
    KrMop *mop = kr_regalloc_add(a, KR_MOP_STORE_LOCAL);
    mop->in[0] = reg;
    mop->imm = offsetof(KrFrame, slots) + 8 * ins->imm;
}

// A value of a side trace lies where the parent's exit left it.
static void inherit(KrAllocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    const KrPlace *place = &a->inherited[ins->imm];
    KrWhere *w = &a->where[r];
    switch ((KrPlaceKind)place->kind) {
    case KR_PLACE_V:
    case KR_PLACE_D: kr_regalloc_set_register(a, place->kind == KR_PLACE_D, (uint8_t)place->index, (KrTraceRef)r); break;
    case KR_PLACE_SPILL:
    case KR_PLACE_SPILL_DOUBLE:
        w->spill = place->index;
        a->spill_used[place->index] = true;
        break;
    case KR_PLACE_CONST:
    case KR_PLACE_OBJECT: kr_regalloc_failed(a, "a constant is inherited"); break;
    }
}

// --- the pass ---------------------------------------------------------------------------

static void pass_uses(KrAllocator *a)
{
    // cheap: only registers are scanned when one is needed, next_use skips old uses
    for (int bank = 0; bank < 2; bank++) {
        for (uint32_t i = 0; i < a->banks[bank].count; i++) {
            KrTraceRef ref = a->banks[bank].held[i];
            if (!ref)
                continue;
            KrWhere *w = &a->where[ref];
            while (w->use < w->use_end && a->uses[w->use].at < a->now)
                w->use++;
        }
    }
}

static void allocate_exit(KrAllocator *a, const KrIns *ins, uint16_t op)
{
    uint16_t exit = exit_for(a, ins);
    kr_regalloc_add(a, op)->exit = exit;
}

static void allocate(KrAllocator *a, uint32_t r)
{
    const KrTraceIR *ir = a->ir;
    const KrIns *ins = &ir->ins[r];
    a->now = (int32_t)r;
    a->pinned[0] = a->pinned[1] = 0;
    pass_uses(a);
    if (ins->flags & KR_INS_GIVEN)
        return;
    switch (ins->op) {
    case KR_IR_CONST: return;
    case KR_IR_HAND_OVER: return; // at the end
    case KR_IR_LINK_LOOP:
        kr_regalloc_hand_over(a, r);
        kr_regalloc_add(a, KR_MOP_COUNT_WORK)->imm = ins->imm2;
        kr_regalloc_add(a, KR_MOP_ENTER_TRACE)->imm = (uint64_t)(uintptr_t)((const KrTrace *)(uintptr_t)ins->imm)->body;
        return;
    case KR_IR_INHERIT: return; // placed before the first instruction
    case KR_IR_LOCAL: allocate_local(a, r); return;
    case KR_IR_LOOP:
        kr_regalloc_settle_phis(a);
        kr_regalloc_loop_head(a);
        return;
    case KR_IR_JUMP:
        a->now = (int32_t)a->end;
        kr_regalloc_loop_end(a);
        return;
    case KR_IR_EXIT: {
        uint16_t exit = exit_for(a, ins);
        kr_regalloc_add(a, KR_MOP_EXIT)->exit = exit;
        return;
    }
    case KR_IR_NOTE_CALL: {
        KrMop *mop = kr_regalloc_add(a, KR_MOP_NOTE_CALL);
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2 >> 16;
        kr_regalloc_add(a, KR_MOP_NOTE_STACK)->imm = offsetof(KrFrame, slots) + 8 * (ins->imm2 & 0xFFFF);
        return;
    }
    case KR_IR_PUSH_FRAME: {
        uint8_t reg = kr_regalloc_register_of(a, ins->in[0]);
        KrMop *mop = kr_regalloc_add(a, KR_MOP_PUSH_FRAME);
        mop->in[0] = reg;
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2;
        break;
    }
    case KR_IR_FRAME_FIELD: allocate_frame_word(a, r, KR_MOP_LOAD_LOCAL, ins->imm); return;
    case KR_IR_LEAVE_FRAME: kr_regalloc_add(a, KR_MOP_LEAVE_FRAME); return;
    case KR_IR_POP_FRAME: kr_regalloc_add(a, KR_MOP_POP_FRAME); return;
    case KR_IR_STACK_ROOM:
    case KR_IR_GUARD_CALLER: {
        uint16_t exit = exit_for(a, ins);
        KrMop *mop = kr_regalloc_add(a, ins->op == KR_IR_STACK_ROOM ? KR_MOP_STACK_ROOM : KR_MOP_GUARD_CALLER);
        mop->exit = exit;
        mop->imm = ins->imm;
        mop->imm2 = ins->imm2;
        return;
    }
    case KR_IR_ARGUMENT: {
        uint8_t reg = kr_regalloc_register_of(a, ins->in[0]);
        KrMop *mop = kr_regalloc_add(a, KR_MOP_SPILL);
        mop->in[0] = reg;
        mop->imm = offsetof(KrActivation, arguments) + 8 * ins->imm;
        break;
    }
    case KR_IR_STORE_LOCAL: allocate_store_local(a, ins); break;
    case KR_IR_LINK: {
        const KrTrace *target = (const KrTrace *)(uintptr_t)ins->imm;
        kr_regalloc_add(a, KR_MOP_COUNT_WORK)->imm = ins->imm2;
        if (target)
            kr_regalloc_add(a, KR_MOP_ENTER_TRACE)->imm = (uint64_t)(uintptr_t)target->entry;
        else
            kr_regalloc_add(a, KR_MOP_JUMP)->imm = a->start_label;
        return;
    }
    case KR_IR_LEAVE: {
        uint8_t reg = kr_regalloc_register_of(a, ins->in[0]);
        KrMop *mop = kr_regalloc_add(a, KR_MOP_SPILL);
        mop->in[0] = reg;
        mop->imm = offsetof(KrActivation, exit_words);
        if (ins->imm != KR_LEAVE_ANSWER)
            kr_regalloc_add(a, KR_MOP_COUNT_WORK)->imm = ins->imm2;
        kr_regalloc_add(a, KR_MOP_ENTER_TRACE)->imm = (uint64_t)(uintptr_t)(ins->imm == KR_LEAVE_ANSWER ? &kr_glue_answers : &kr_glue_leave);
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
    kr_regalloc_free_dead(a, ins);
}

static bool is_fused_guard(const KrAllocator *a, uint32_t r)
{
    const KrIns *ins = &a->ir->ins[r];
    if (ins->op != KR_UOP_GUARD_TRUE && ins->op != KR_UOP_GUARD_FALSE)
        return false;
    uint8_t form;
    KrTraceRef test = ins->in[0];
    if (a->where[test].reg != KR_NO_REGISTER || a->where[test].spill != KR_NO_SLOT)
        return false;
    return fuses_with_next(a, test, &form);
}

static bool run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited, const KrPlace *known, KrAllocation *out, bool *early,
                bool *again)
{
    memset(out, 0, sizeof *out);
    KrAllocator *a = calloc(1, sizeof *a);
    if (!a)
        return false;
    a->early = early;
    a->jit = jit;
    a->ir = ir;
    a->inherited = inherited;
    a->inherited_known = known;
    a->out = out;
    a->end = ir->count;
    a->banks[0].count = KR_V_COUNT;
    a->banks[1].count = KR_D_COUNT;
    a->where = calloc(ir->count + 1, sizeof *a->where);
    a->exit_of_snapshot = malloc((ir->snapshot_count + 1) * sizeof *a->exit_of_snapshot);
    a->exit_epochs = calloc(ir->snapshot_count + 1, sizeof *a->exit_epochs);
    a->head_spill = calloc(ir->count + 1, sizeof *a->head_spill);
    if (!a->where || !a->exit_of_snapshot || !a->exit_epochs || !a->head_spill) {
        kr_regalloc_failed(a, "no memory");
    } else {
        memset(a->exit_of_snapshot, 0xFF,
               (ir->snapshot_count + 1) * sizeof *a->exit_of_snapshot);
        if (!kr_regalloc_build_uses(a))
            kr_regalloc_failed(a, "no memory");
        for (uint32_t r = 0; r < ir->count; r++) {
            a->where[r].reg = KR_NO_REGISTER;
            a->where[r].spill = KR_NO_SLOT;
        }
        const KrIns *last = &ir->ins[ir->count - 1];
        if (last->op == KR_IR_LINK && !last->imm)
            kr_regalloc_add(a, KR_MOP_LABEL)->imm = a->start_label = out->label_count++;
        for (uint32_t r = 1; r < ir->count && !out->failed; r++)
            if (ir->ins[r].op == KR_IR_INHERIT && kr_regalloc_kept(a, (KrTraceRef)r))
                inherit(a, r);
        for (uint32_t i = 0; i < ir->given_count && !out->failed; i++)
            if (kr_regalloc_kept(a, ir->given[i].ref))
                kr_regalloc_take_given(a, &ir->given[i]);
        for (uint32_t r = 1; r < ir->count && !out->failed; r++)
            if (kr_regalloc_kept(a, (KrTraceRef)r) && !is_fused_guard(a, r))
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

bool kr_regalloc_run(const KrJit *jit, const KrTraceIR *ir, const KrPlace *inherited, const KrPlace *known,
                     KrAllocation *out)
{
    bool again, *early = calloc(ir->count + 1, sizeof *early);
    bool ok = early && run(jit, ir, inherited, known, out, early, &again);
    if (ok && again) { // a second time, with better knowledge
        kr_regalloc_fini(out);
        ok = run(jit, ir, inherited, known, out, early, &again);
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
    free(allocation->head);
    memset(allocation, 0, sizeof *allocation);
}
