// SPDX-License-Identifier: MIT
// What a loop's body expects at its head: see loop_head.h.
#include "tier2/loop_head.h"

#include "tier2/regalloc.h"

#include <stdlib.h>

typedef struct Maker {
    KrTraceIR *ir;
    const KrPeeled *peeled;
    KrLoopHead *head;
    uint16_t *step_of;  // by ref of the pre-roll
    uint16_t *value_of; // likewise, of what the body needs
    bool *live;         // likewise: the body needs it
    uint8_t *doubtful;  // likewise: what a guard of it that the body does itself has made sure of
    bool failed;
} Maker;

// --- what the body needs ------------------------------------------------------------------------

static void need(Maker *m, KrTraceRef ref)
{
    if (ref && ref < m->ir->loop)
        m->live[ref] = true;
}

static void need_snapshot(Maker *m, const KrSnapshot *s)
{
    const KrTraceIR *ir = m->ir;
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = ir->entries[s->entry + i].ref;
        if (!ref)
            continue;
        m->failed |= ref < ir->loop && ir->ins[ref].flags & KR_INS_SUNK; // an object that nobody has made
        need(m, kr_opt_unboxed(ir, ref));
    }
    for (uint32_t i = 0; i < s->frame_count; i++)
        need(m, ir->frames[s->frame + i].function);
}

// A guard on the outcome of a comparison in the round before would say something of numbers that are others by now.
static bool guards_old_relation(const Maker *m, const KrIns *ins)
{
    KrTraceRef test = ins->in[0];
    return (ins->op == KR_UOP_GUARD_TRUE || ins->op == KR_UOP_GUARD_FALSE) && test < m->ir->loop && m->peeled->subst[test] != test &&
           m->ir->ins[test].op < KR_UOP_COUNT && kr_uop_table[m->ir->ins[test].op].inputs[0] == KR_REP_INT;
}

// Nor is it the negation of what it was made from in the round before, which the body looks at instead.
static bool guards_old_negation(const Maker *m, const KrIns *ins)
{
    KrTraceRef test = m->peeled->subst[ins->in[0]];
    return (ins->op == KR_UOP_GUARD_TRUE || ins->op == KR_UOP_GUARD_FALSE) && test < m->ir->loop && m->peeled->subst[test] != test &&
           m->ir->ins[test].op == KR_UOP_NOT_BOOL;
}

static void find_live(Maker *m)
{
    const KrTraceIR *ir = m->ir;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        if (!(ins->flags & KR_INS_KEEP))
            continue;
        m->failed |= guards_old_relation(m, ins);
        for (int i = 0; i < 5; i++)
            need(m, ins->in[i]);
        if (ins->snapshot)
            need_snapshot(m, &ir->snapshots[ins->snapshot]);
    }
    for (uint32_t i = 0; i < ir->phi_count; i++) {
        need(m, ir->phis[i].head);
        need(m, ir->phis[i].next);
    }
}

// The body may know more of what the pre-roll has made than facts tell.
static bool is_own(const KrIns *ins)
{
    switch (ins->op) {
    case KR_UOP_NEW_INSTANCE:
    case KR_UOP_TUPLE_OWN:
    case KR_UOP_TUPLE_1:
    case KR_UOP_TUPLE_2:
    case KR_UOP_TUPLE_3:
    case KR_UOP_TUPLE_4:
    case KR_UOP_ITER_QUIET:
    case KR_UOP_ITER_OWN:
    case KR_UOP_RANGE_ITER_NEW:
    case KR_UOP_RANGE_NEW:
    case KR_UOP_DICT_OF_0:
    case KR_UOP_DICT_OF_1:
    case KR_UOP_DICT_OF_2:
    case KR_UOP_DICT_OF_3: return true;
    default: return false;
    }
}

static void add_value(Maker *m, KrTraceRef ref)
{
    const KrIns *ins = &m->ir->ins[ref];
    m->value_of[ref] = (uint16_t)m->head->value_count;
    m->head->values[m->head->value_count++] = (KrHeadValue){
        .ref = ref, .rep = ins->rep, .is_const = ins->op == KR_IR_CONST, .word = ins->imm, .fact = m->peeled->facts[ref]};
}

static uint16_t value_for(Maker *m, KrTraceRef ref)
{
    if (m->ir->ins[ref].op == KR_IR_CONST && !m->value_of[ref])
        add_value(m, ref);
    return m->value_of[ref];
}

// --- steps ----------------------------------------------------------------------------------------

static uint16_t add_step(Maker *m, KrHeadStep step)
{
    uint16_t number = (uint16_t)m->head->step_count;
    m->head->steps[m->head->step_count++] = step;
    return number;
}

// A box that is never made: is what is in it needed?
static bool is_needed_unboxed(const Maker *m, KrTraceRef box)
{
    KrTraceRef inner = kr_opt_unboxed(m->ir, box);
    return inner != box && (m->live[inner] || m->ir->ins[inner].op == KR_IR_CONST);
}

// The number that a step gives, if the loop has it as an int, float or bool.
static bool unbox_value(Maker *m, uint16_t local, KrTraceRef end)
{
    const KrIns *box = &m->peeled->ins[end];
    uint16_t unbox, guard;
    switch (end < m->peeled->count ? box->op : 0) {
    case KR_UOP_BOX_INT: unbox = KR_UOP_UNBOX_INT; guard = KR_UOP_GUARD_INT; break;
    case KR_UOP_BOX_FLOAT: unbox = KR_UOP_UNBOX_FLOAT; guard = KR_UOP_GUARD_FLOAT; break;
    case KR_UOP_BOX_BOOL: unbox = KR_UOP_UNBOX_BOOL; guard = KR_UOP_GUARD_BOOL; break;
    default: return false;
    }
    uint16_t value = value_for(m, box->in[0]);
    if (!value)
        return false;
    add_step(m, (KrHeadStep){.op = guard, .in = {local}});
    add_step(m, (KrHeadStep){.op = unbox, .rep = kr_uop_table[unbox].output, .in = {local}, .value = value});
    return true;
}

static void add_slot(Maker *m, const KrLoopSlot *slot)
{
    uint64_t on_stack = slot->start ? m->peeled->ins[slot->start].imm2 : 2;
    uint16_t value = value_for(m, slot->end);
    uint16_t local = add_step(m, (KrHeadStep){.op = KR_IR_LOCAL, .rep = KR_REP_BOX, .imm = slot->slot, .imm2 = on_stack, .value = value});
    if (slot->start)
        m->step_of[slot->start] = local;
    if (!slot->start && !kr_opt_is_null(m->ir, slot->end))
        add_step(m, (KrHeadStep){.op = KR_UOP_GUARD_PRESENT, .in = {local}});
    bool unboxed = unbox_value(m, local, slot->end);
    bool unused = !value && !unboxed;
    m->failed |= unused && !m->peeled->facts[slot->end].plain;
    m->failed |= !unboxed && is_needed_unboxed(m, slot->end);
    m->head->slots[m->head->slot_count++] = (KrHeadSlot){slot->slot, unused, unboxed && !value};
}

// What lies in a generator's frame is there only as long as it waits at one place.
static bool is_of_generator(uint16_t op)
{
    const KrUopInfo *info = &kr_uop_table[op];
    return info->alias == KR_ALIAS_GENERATOR_STATE || info->alias == KR_ALIAS_GENERATOR_IP || info->alias == KR_ALIAS_GENERATOR_SLOT ||
           op == KR_UOP_GUARD_GENERATOR_QUIET || op == KR_UOP_GUARD_GENERATOR_STATE || op == KR_UOP_GUARD_GENERATOR_IP;
}

// May the micro-op be done at the head?
static bool can_repeat(uint16_t op)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if (is_of_generator(op))
        return false;
    if (info->mark == KR_MARK_LOAD)
        return info->kind == KR_UOP_LEAF || !(info->flags & (KR_UOPFLAG_RAISES | KR_UOPFLAG_ESCAPES));
    return info->kind == KR_UOP_LEAF && (info->mark == KR_MARK_PURE || info->mark == KR_MARK_GUARD);
}

enum { DOUBTED = 1, DOUBTED_SIZE = 2 };

static bool is_object(const Maker *m, KrTraceRef ref)
{
    return m->peeled->ins[ref].rep == KR_REP_BOX || m->peeled->ins[ref].rep == KR_REP_OBJ;
}

// A guard that the body does itself is no step: what it has made safe in the pre-roll is not so at the head. A comparison may be one of an
// index and a length.
static void doubt(Maker *m, const KrIns *guard)
{
    const KrIns *test = &m->peeled->ins[guard->in[0]];
    bool computes = kr_uop_table[guard->op].output != KR_REP_NONE && guard->op != KR_UOP_NORMALIZE_INDEX; // it leaves if the result is too big
    for (int i = 0; i < 5; i++)
        if (!computes || is_object(m, guard->in[i]))
            m->doubtful[guard->in[i]] |= DOUBTED;
    if (guard->op != KR_UOP_GUARD_TRUE && guard->op != KR_UOP_GUARD_FALSE)
        return;
    if (test->op == KR_UOP_EQ_INT || test->op == KR_UOP_NE_INT)
        return;
    for (int i = 0; i < 5; i++)
        m->doubtful[test->in[i]] |= DOUBTED_SIZE;
}

// Does the micro-op count on it?
static bool is_doubtful(const Maker *m, const KrIns *ins)
{
    bool load = kr_uop_table[ins->op].mark == KR_MARK_LOAD, doubted = false;
    for (int i = 0; i < 5; i++)
        if (ins->in[i] && (load || is_object(m, ins->in[i])))
            doubted |= m->doubtful[ins->in[i]] & (load ? DOUBTED | DOUBTED_SIZE : DOUBTED);
    return doubted;
}

static void add_instruction(Maker *m, KrTraceRef r)
{
    const KrPeeled *p = m->peeled;
    const KrIns *ins = &p->ins[r];
    KrHeadStep step = {.op = ins->op, .rep = ins->rep, .ref = r, .imm = ins->imm, .imm2 = ins->imm2, .fact = p->facts[r]};
    if (ins->op == KR_IR_CONST || ins->op == KR_IR_LOCAL) {
        step.fixed = true; // (slots that the loop changes are there already)
        step.value = ins->op == KR_IR_LOCAL ? value_for(m, r) : 0;
        m->step_of[r] = add_step(m, step);
        return;
    }
    if (ins->op == KR_IR_STACK_ROOM) {
        if (m->head->room_bytes < ins->imm) m->head->room_bytes = ins->imm;
        if (m->head->room_frames < ins->imm2) m->head->room_frames = ins->imm2;
        return;
    }
    if (ins->op >= KR_UOP_COUNT || !p->vanished[r] || p->subst[r] >= m->ir->loop || is_doubtful(m, ins))
        return;
    if (kr_uop_table[ins->op].imm_count == 0 && ins->imm) { // relaxed
        step.op = (uint16_t)ins->imm;
        step.imm = step.imm2 = 0;
    }
    bool fixed = p->subst[r] == r;
    for (int i = 0; i < 5; i++) {
        if (!ins->in[i])
            continue;
        step.in[i] = m->step_of[ins->in[i]];
        if (!step.in[i])
            return;
        fixed &= p->subst[ins->in[i]] == ins->in[i];
    }
    if (!can_repeat(step.op) || (step.rep == KR_REP_NONE && kr_uop_table[step.op].mark != KR_MARK_GUARD))
        return;
    step.fixed = fixed && !kr_opt_changes_since(m->ir, m->ir->loop, step.op, ins->in, (uint64_t[2]){step.imm, step.imm2});
    step.value = step.rep == KR_REP_NONE ? 0 : value_for(m, p->subst[r]);
    m->step_of[r] = add_step(m, step);
    KrTraceRef now = p->subst[r];
    if (step.rep == KR_REP_BOX && is_needed_unboxed(m, now) && kr_opt_unboxed(m->ir, r) == r && !unbox_value(m, m->step_of[r], now))
        m->failed = true;
}

// Steps that nobody needs go; the others are numbered anew.
static void prune(Maker *m)
{
    KrLoopHead *head = m->head;
    uint16_t *number = calloc(head->step_count, sizeof *number);
    if (!number) {
        m->failed = true;
        return;
    }
    for (uint32_t i = head->step_count; i-- > 1;) {
        const KrHeadStep *step = &head->steps[i];
        bool unused_slot = step->op == KR_IR_LOCAL && !step->fixed;
        if (!number[i] && step->rep != KR_REP_NONE && !step->value && !unused_slot)
            continue;
        number[i] = 1;
        for (int k = 0; k < 5; k++)
            number[step->in[k]] = 1;
    }
    uint32_t count = 1;
    for (uint32_t i = 1; i < head->step_count; i++) {
        if (!number[i])
            continue;
        KrHeadStep step = head->steps[i];
        for (int k = 0; k < 5; k++)
            step.in[k] = step.in[k] ? number[step.in[k]] : 0;
        number[i] = (uint16_t)count;
        head->steps[count++] = step;
    }
    head->step_count = count;
    free(number);
}

// Every value that the body needs must come from a step.
static void check_values(Maker *m)
{
    const KrLoopHead *head = m->head;
    for (uint32_t v = 1; v < head->value_count; v++) {
        bool made = head->values[v].is_const;
        for (uint32_t i = 1; i < head->step_count && !made; i++)
            made = head->steps[i].value == v;
        m->failed |= !made;
    }
}

static void note_known(Maker *m)
{
    KrTraceIR *ir = m->ir;
    const KrLoopHead *head = m->head;
    ir->known = calloc(head->step_count, sizeof *ir->known);
    for (uint32_t i = 1; ir->known && i < head->step_count; i++) {
        const KrHeadStep *step = &head->steps[i];
        if (step->fixed && step->value && !head->values[step->value].is_const && head->values[step->value].ref == step->ref)
            ir->known[ir->known_count++] = (KrKnown){step->ref, (uint16_t)i};
    }
}

static bool asks_shape(const KrLoopHead *head, KrTraceRef ref)
{
    for (uint32_t i = 1; i < head->step_count; i++) {
        const KrHeadStep *step = &head->steps[i], *of = &head->steps[step->in[0]];
        if (step->op == KR_UOP_GUARD_SHAPE && of->value && head->values[of->value].ref == ref)
            return true;
    }
    return false;
}

// Only a guard among the steps makes sure that a value has at the head the shape that the pre-roll has seen: without one the exits of
// the body do not tell it.
static void forget_shapes(const Maker *m)
{
    KrTraceIR *ir = m->ir;
    for (uint32_t r = ir->loop; r < ir->count; r++) {
        const KrSnapshot *s = &ir->snapshots[ir->ins[r].snapshot];
        for (uint32_t i = 0; ir->ins[r].snapshot && i < s->entry_count; i++) {
            KrSnapshotEntry *entry = &ir->entries[s->entry + i];
            if (entry->ref < m->peeled->count && entry->shape && m->peeled->facts[entry->ref].shape && entry->frame < KR_SNAPSHOT_CAUGHT &&
                !asks_shape(m->head, entry->ref))
                entry->shape = 0;
        }
    }
}

// Does the body count on the instruction, which it has done without, though it cannot be repeated?
static bool is_missed(Maker *m, KrTraceRef r)
{
    const KrPeeled *p = m->peeled;
    const KrIns *ins = &p->ins[r];
    if (m->step_of[r] || ins->op >= KR_UOP_COUNT || ins->flags & KR_INS_SUNK || !p->vanished[r])
        return false;
    KrTraceRef now = p->subst[r];
    if (ins->rep != KR_REP_NONE)
        return now < m->ir->loop && (m->live[now] || m->ir->ins[now].op == KR_IR_CONST || is_needed_unboxed(m, now));
    bool before = kr_uop_table[ins->op].mark == KR_MARK_GUARD;
    for (int i = 0; i < 5; i++)
        before &= p->subst[ins->in[i]] < m->ir->loop;
    return before;
}

// The body may know that what it gives back or moves is not counted, and then does nothing for it: what comes from another trace may be.
static void ask_uncounted(Maker *m, KrTraceRef gone)
{
    const KrPeeled *p = m->peeled;
    KrTraceRef now = p->subst[gone];
    uint16_t op = p->ins[gone].op;
    if (now >= m->ir->loop || op == KR_IR_CONST || op == KR_IR_LOCAL || p->facts[gone].plain || !p->facts[now].plain)
        return;
    if (m->step_of[gone])
        add_step(m, (KrHeadStep){.op = KR_UOP_GUARD_PLAIN, .in = {m->step_of[gone]}});
    else
        m->failed = true;
}

static void ask_for_ends(Maker *m, const KrIns *ins)
{
    if (ins->op == KR_IR_DROP)
        ask_uncounted(m, ins->in[0]);
    if (ins->op >= KR_UOP_COUNT)
        return;
    uint8_t moves = kr_uop_table[ins->op].steals; // into an object that the body may not make
    for (int i = 0; i < 5; i++) {
        KrTraceRef now = m->peeled->subst[ins->in[i]];
        if (moves >> i & 1 && now < m->ir->loop && !m->live[now])
            ask_uncounted(m, ins->in[i]);
    }
}

static void make(Maker *m)
{
    const KrPeeled *p = m->peeled;
    find_live(m);
    for (KrTraceRef r = 1; r < p->count; r++) {
        if (!m->live[r] || m->ir->ins[r].op == KR_IR_CONST)
            continue;
        m->failed |= is_own(&m->ir->ins[r]);
        add_value(m, r);
    }
    for (uint32_t s = 0; s < p->slot_count; s++)
        add_slot(m, &p->slots[s]);
    for (KrTraceRef r = 1; r < p->count; r++)
        if (!m->step_of[r] && !(p->ins[r].flags & KR_INS_SUNK)) {
            add_instruction(m, r);
            const KrIns *ins = &p->ins[r];
            if (!m->step_of[r] && ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].mark == KR_MARK_GUARD)
                doubt(m, ins);
            m->failed |= is_missed(m, r) || guards_old_negation(m, &p->ins[r]);
            ask_for_ends(m, ins);
        }
    prune(m);
    check_values(m);
    if (m->failed)
        return;
    note_known(m);
    forget_shapes(m);
}

KrLoopHead *kr_loop_head_make(KrTraceIR *ir)
{
    const KrPeeled *p = ir->peeled;
    if (!p || ir->distinct_count)
        return NULL;
    Maker m = {.ir = ir, .peeled = p, .head = calloc(1, sizeof *m.head)};
    uint32_t most = 7 * p->count + 4 * p->slot_count + 1; // steps of an instruction and of a slot
    m.step_of = calloc(p->count, sizeof *m.step_of);
    m.value_of = calloc(ir->count, sizeof *m.value_of);
    m.live = calloc(p->count + 1, sizeof *m.live);
    m.doubtful = calloc(p->count + 1, sizeof *m.doubtful);
    if (m.head) {
        m.head->step_count = m.head->value_count = 1;
        m.head->steps = calloc(most, sizeof *m.head->steps);
        m.head->values = calloc(most, sizeof *m.head->values);
        m.head->slots = calloc(p->slot_count + 1, sizeof *m.head->slots);
    }
    m.failed = !m.head || !m.head->steps || !m.head->values || !m.head->slots || !m.step_of || !m.value_of || !m.live || !m.doubtful;
    if (!m.failed)
        make(&m);
    free(m.step_of);
    free(m.value_of);
    free(m.live);
    free(m.doubtful);
    if (m.failed) {
        kr_loop_head_free(m.head);
        return NULL;
    }
    return m.head;
}

static KrHeadValue *value_at(KrLoopHead *head, const KrTraceIR *ir, KrTraceRef ref)
{
    for (uint32_t v = 1; v < head->value_count; v++)
        if (head->values[v].ref == ref)
            return &head->values[v];
    const KrIns *ins = &ir->ins[ref];
    if (ins->op != KR_IR_CONST)
        return NULL;
    KrHeadValue *value = &head->values[head->value_count++]; // a constant that waits in a register
    *value = (KrHeadValue){.ref = ref, .rep = ins->rep, .is_const = true, .word = ins->imm};
    return value;
}

bool kr_loop_head_settle(KrLoopHead *head, const KrTraceIR *ir, const KrAllocation *allocation)
{
    KrHeadValue *values = realloc(head->values, (head->value_count + allocation->head_count) * sizeof *values);
    if (!values)
        return false;
    head->values = values;
    for (uint32_t i = 0; i < allocation->head_count; i++) {
        KrHeadValue *value = value_at(head, ir, allocation->head[i].ref);
        if (!value || value->place_count == 2)
            return false;
        value->places[value->place_count++] = allocation->head[i].place;
    }
    kr_opt_trim((void **)&head->steps, head->step_count, sizeof *head->steps);
    kr_opt_trim((void **)&head->values, head->value_count, sizeof *head->values);
    return true;
}

void kr_loop_head_free(KrLoopHead *head)
{
    if (!head)
        return;
    free(head->steps);
    free(head->values);
    free(head->slots);
    free(head);
}
