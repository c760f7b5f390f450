// SPDX-License-Identifier: MIT
// From trace to trace's loop: how a side trace begins with what its root's loop knows, and how a trace ends by going on in the body of
// a loop: see loop_head.h.
//
// At the end the steps of the loop's head are emitted with the values that the trace has: what it knows already, among that what its own
// exit has given it, needs no code; the rest is asked and loaded before anything is stored or counted, so that all exits lead to the loop's head.
#include "tier2/loop_head.h"

#include "base/dump.h"
#include "interp/enter.h"
#include "runtime/vm.h"
#include "tier2/exit_pack.h"
#include "tier2/record.h"
#include "tier2/uop_eval.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

// --- the beginning of a side trace --------------------------------------------------------------

static KrTraceRef constant(KrRecorder *r, const KrHeadStep *step)
{
    double number;
    switch ((KrRep)step->rep) {
    case KR_REP_INT: return kr_opt_const_int(&r->ir, (int64_t)step->imm);
    case KR_REP_BOOL: return kr_opt_const_bool(&r->ir, step->imm != 0);
    case KR_REP_FLOAT: memcpy(&number, &step->imm, sizeof number); return kr_opt_const_float(&r->ir, number);
    case KR_REP_BOX: return kr_record_const(r, kr_from_bits(step->imm));
    case KR_REP_NONE:
    case KR_REP_CHAR:
    case KR_REP_OBJ: break;
    }
    return 0;
}

static void give(KrRecorder *r, const KrHeadStep *step, KrTraceRef ref)
{
    KrFact *fact = &r->ir.facts[ref];
    *fact = step->fact;
    fact->shape = 0; // a guard among the steps tells it
    fact->shape_time = 0;
    r->ir.ins[ref].flags |= KR_INS_GIVEN;
}

// Does the recording start from the body of its root's loop, or from a side trace that has stayed in its frame?
static bool leaves_body(const KrRecorder *r)
{
    const KrTrace *parent = r->parent;
    return parent && parent->root->is_loop && (parent->in_frame || (parent == parent->root && r->parent_exit->done == UINT16_MAX));
}

static bool parent_is_quiet(const KrRecorder *r)
{
    return r->parent == r->parent->root || r->parent->is_quiet;
}

// A step that is known to hold. 0: it is not.
static KrTraceRef plant(KrRecorder *r, const KrHeadStep *step, uint32_t number)
{
    KrTraceIR *ir = &r->ir;
    if (step->op == KR_IR_CONST)
        return constant(r, step);
    KrIns ins = {.op = step->op, .rep = step->rep, .imm = step->imm, .imm2 = step->imm2};
    for (int i = 0; i < 5; i++) {
        ins.in[i] = r->planted[step->in[i]];
        if (step->in[i] && !ins.in[i])
            return 0;
    }
    bool guard = step->rep == KR_REP_NONE, placed = r->known[number].kind != KR_PLACE_CONST;
    bool may_change = step->op < KR_UOP_COUNT && kr_opt_may_change(step->op, &step->imm);
    if (may_change && !placed && r->parent != r->parent->root && !(guard && r->parent->is_quiet))
        return 0; // the side traces between may have stored something else there
    if (!guard && !placed && step->op != KR_IR_LOCAL) {
        const KrUopInfo *info = &kr_uop_table[step->op]; // can it be done again when it is needed?
        if (info->kind != KR_UOP_LEAF || info->flags & KR_UOPFLAG_MAY_EXIT)
            return 0;
    }
    KrTraceRef ref = kr_opt_append(ir, ins);
    if (guard || placed)
        give(r, step, ref);
    if (step->op == KR_UOP_GUARD_SHAPE) {
        ir->facts[ins.in[0]].shape = step->imm;
        ir->facts[ins.in[0]].shape_time = ref;
    }
    if (placed)
        ir->given[ir->given_count++] = (KrGiven){ref, (uint16_t)number};
    return ref;
}

bool kr_loop_link_is_quiet(const KrRecorder *r)
{
    return leaves_body(r) && parent_is_quiet(r) && !r->ir.escaped && !r->ir.shapes_killed && !r->ir.keys_changed;
}

static const KrLoopHead *own_head(const KrRecorder *r)
{
    return r->parent ? r->parent->root->head : NULL;
}

bool kr_loop_link_begin(KrRecorder *r)
{
    const KrLoopHead *head = own_head(r);
    if (!head || !leaves_body(r))
        return true;
    r->known = malloc(head->step_count * sizeof *r->known);
    r->planted = calloc(head->step_count, sizeof *r->planted);
    r->ir.given = calloc(head->step_count, sizeof *r->ir.given);
    if (!r->known || !r->planted || !r->ir.given)
        return false;
    kr_exit_known(r->parent, r->from, r->known, head->step_count);
    bool any = false;
    for (uint32_t i = 1; i < head->step_count; i++)
        any |= r->known[i].kind != KR_PLACE_CONST;
    for (uint32_t i = 1; any && i < head->step_count; i++)
        if (head->steps[i].fixed)
            r->planted[i] = plant(r, &head->steps[i], i);
    return true;
}

void kr_loop_link_set_slots(KrRecorder *r)
{
    const KrLoopHead *head = own_head(r);
    for (uint32_t i = 1; r->planted && i < head->step_count; i++)
        if (head->steps[i].op == KR_IR_LOCAL && r->planted[i])
            r->slots[r->frames[0].base + head->steps[i].imm] = (KrVirtualSlot){.ref = r->planted[i], .owner = KR_SLOT_UNCHANGED, .loaded = true};
}

KrTraceRef kr_loop_link_given(const KrRecorder *r, const KrPlace *place)
{
    for (uint32_t i = 0; i < r->ir.given_count; i++) {
        const KrPlace *known = &r->known[r->ir.given[i].known];
        bool spill = place->kind == KR_PLACE_SPILL || place->kind == KR_PLACE_SPILL_DOUBLE;
        if ((known->kind == place->kind && known->index == place->index) || (spill && known->word == place->index + 1u))
            return r->ir.given[i].ref;
    }
    return 0;
}

// --- the end --------------------------------------------------------------------------------------

typedef struct Link {
    KrRecorder *r;
    const KrLoopHead *head;
    KrTraceRef *refs;   // by step
    KrTraceRef *values; // by value
    const char *failed;
} Link;

static void fail(Link *l, const char *reason)
{
    if (!l->failed)
        l->failed = reason;
}

static const KrHeadSlot *head_slot(const KrLoopHead *head, uint32_t slot)
{
    for (uint32_t i = 0; i < head->slot_count; i++)
        if (head->slots[i].slot == slot)
            return &head->slots[i];
    return NULL;
}

static KrTraceRef local(Link *l, const KrHeadStep *step)
{
    KrRecorder *r = l->r;
    KrVirtualFrame *frame = &r->frames[0];
    if (step->imm >= kr_record_live_slots(frame)) {
        fail(l, "another stack");
        return 0;
    }
    KrVirtualSlot *slot = &r->slots[frame->base + step->imm];
    if (!slot->loaded) {
        slot->loaded = true;
        slot->owner = KR_SLOT_UNCHANGED;
        slot->ref = kr_opt_raw(&r->ir, KR_IR_LOCAL, KR_REP_BOX, NULL, step->imm);
        r->ir.ins[slot->ref].imm2 = step->imm2 == 2 ? step->imm >= (uint32_t)frame->code->localsplus_count : step->imm2;
    }
    return slot->ref ? slot->ref : kr_opt_const_box(&r->ir, 0);
}

// Would the guard on a slot leave now? Then it would leave always.
static bool holds_now(const Link *l, const KrHeadStep *step)
{
    const KrHeadStep *from = &l->head->steps[step->in[0]];
    if (step->rep != KR_REP_NONE || from->op != KR_IR_LOCAL || kr_uop_table[step->op].input_count != 1)
        return true;
    uint64_t words[5] = {kr_bits(kr_slot_ref(l->r->frames[0].frame->slots[from->imm]))}, result;
    const uint64_t imm[2] = {step->imm, step->imm2};
    return words[0] ? kr_uop_eval(step->op, words, imm, &result) : step->op == KR_UOP_GUARD_ABSENT;
}

static bool is_box(uint8_t rep)
{
    return rep == KR_REP_BOX || rep == KR_REP_OBJ;
}

static KrTraceRef repeat(Link *l, const KrHeadStep *step)
{
    if (step->op == KR_IR_CONST)
        return constant(l->r, step);
    if (step->op == KR_IR_LOCAL)
        return local(l, step);
    if (!holds_now(l, step)) {
        fail(l, "a guard does not hold");
        return 0;
    }
    KrTraceRef in[5];
    for (int i = 0; i < 5; i++) {
        in[i] = l->refs[step->in[i]];
        if (step->in[i] && (!in[i] || (kr_opt_is_null(&l->r->ir, in[i]) && step->op != KR_UOP_GUARD_ABSENT))) {
            fail(l, "a value is missing");
            return 0;
        }
    }
    if (step->op == KR_UOP_GUARD_PLAIN && kr_opt_type(&l->r->ir, in[0]) && !kr_opt_is_plain(&l->r->ir, in[0])) {
        fail(l, "what the loop does not give back may be counted here");
        return 0;
    }
    return kr_opt_uop(&l->r->ir, step->op, in, (uint64_t[2]){step->imm, step->imm2});
}

static void repeat_all(Link *l)
{
    const KrLoopHead *head = l->head;
    for (uint32_t i = 1; i < head->step_count && !l->failed; i++) {
        const KrHeadStep *step = &head->steps[i];
        KrTraceRef ref = l->refs[i] = repeat(l, step);
        if (!ref && step->rep != KR_REP_NONE)
            fail(l, "a value is missing");
        if (!step->value)
            continue;
        if (l->values[step->value] && l->values[step->value] != ref)
            fail(l, "what is one value in the loop are two");
        l->values[step->value] = ref;
    }
}

static uint16_t type_guard(const KrType *type)
{
    static const struct {
        const KrType *type;
        uint16_t guard;
    } guards[] = {{&kr_int_type, KR_UOP_GUARD_INT}, {&kr_float_type, KR_UOP_GUARD_FLOAT}, {&kr_bool_type, KR_UOP_GUARD_BOOL},
                  {&kr_none_type, KR_UOP_GUARD_NONE}};
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        if (guards[i].type == type)
            return guards[i].guard;
    return KR_UOP_GUARD_TYPE;
}

static void check_bound(Link *l, KrTraceRef ref, uint16_t comparison, int64_t bound)
{
    KrTraceRef holds = kr_record_uop(l->r, comparison, ref, kr_opt_const_int(&l->r->ir, bound), 0, 0);
    if (holds)
        kr_record_uop(l->r, KR_UOP_GUARD_TRUE, holds, 0, 0, 0);
}

// The body may count on bounds that a comparison has given in the pre-roll.
static void check_range(Link *l, KrTraceRef ref, const KrFact *fact)
{
    const KrTraceIR *ir = &l->r->ir;
    if (ir->facts[ref].low < fact->low)
        check_bound(l, ref, KR_UOP_GE_INT, fact->low);
    if (ir->facts[ref].high > fact->high)
        check_bound(l, ref, KR_UOP_LE_INT, fact->high);
    if (ir->facts[ref].low < fact->low || ir->facts[ref].high > fact->high)
        fail(l, "a number may be out of range");
}

// What the body knows of the value must be known here, or be asked.
static void check_value(Link *l, const KrHeadValue *value, KrTraceRef ref)
{
    KrRecorder *r = l->r;
    KrTraceIR *ir = &r->ir;
    uint64_t word;
    if (value->is_const) {
        if (ref && (!kr_opt_is_const(ir, ref, &word) || word != value->word || ir->ins[ref].rep != value->rep))
            fail(l, "a constant of the loop is none here");
        return;
    }
    const KrFact *fact = &value->fact;
    if (!ref || kr_opt_is_null(ir, ref) || (ir->ins[ref].rep != value->rep && !(is_box(ir->ins[ref].rep) && is_box(value->rep)))) {
        fail(l, "another representation");
        return;
    }
    if (value->rep == KR_REP_INT)
        check_range(l, ref, fact);
    if (!is_box(value->rep))
        return;
    const KrType *type = kr_opt_type(ir, ref);
    if (fact->type && type != fact->type) {
        if (type) {
            fail(l, "another type");
            return;
        }
        kr_record_uop(r, KR_UOP_GUARD_PRESENT, ref, 0, 0, 0);
        kr_record_uop(r, type_guard(fact->type), ref, 0, 0, (uint64_t)(uintptr_t)fact->type);
    }
    if (fact->plain && !kr_opt_is_plain(ir, ref))
        fail(l, "what is not counted in the loop may be here");
    if (fact->is_number && !ir->facts[ref].is_number && !kr_opt_is_plain(ir, ref))
        fail(l, "not known to be a number");
}

static void check_all(Link *l)
{
    for (uint32_t v = 1; v < l->head->value_count && !l->failed; v++)
        check_value(l, &l->head->values[v], l->values[v]);
    const KrVirtualFrame *frame = &l->r->frames[0];
    for (uint32_t i = 0; i < l->head->slot_count && !l->failed; i++) {
        const KrHeadSlot *slot = &l->head->slots[i];
        if (slot->unused && !kr_opt_is_plain(&l->r->ir, l->r->slots[frame->base + slot->slot].ref))
            fail(l, "what is overwritten in the loop must be given back here");
    }
}

// Ints of more than 49 bits are objects in slots that the loop does not have as numbers.
static void make_slots(Link *l)
{
    KrRecorder *r = l->r;
    const KrVirtualFrame *frame = &r->frames[0];
    for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
        const KrHeadSlot *slot = head_slot(l->head, i);
        if (!slot || !(slot->unboxed || slot->unused))
            kr_expand_make_slot(r, &r->slots[frame->base + i], frame->frame->slots[i]);
    }
}

bool kr_loop_link_in_frame(const KrRecorder *r)
{
    const KrTraceRef *heads = r->ir.heads;
    return leaves_body(r) && !heads[KR_IR_PUSH_FRAME] && !heads[KR_IR_POP_FRAME] && !heads[KR_UOP_RESUME_FRAME] && !heads[KR_UOP_SUSPEND_FRAME] &&
           !heads[KR_UOP_LEAVE_GENERATOR];
}

static void ask_for_room(Link *l, const KrTrace *target)
{
    KrRecorder *r = l->r;
    if (!l->head->room_bytes || (r->parent && target == r->parent->root && kr_loop_link_in_frame(r)))
        return;
    KrTraceRef room = kr_opt_raw(&r->ir, KR_IR_STACK_ROOM, KR_REP_NONE, NULL, l->head->room_bytes);
    r->ir.ins[room].imm2 = l->head->room_frames;
    r->ir.ins[room].snapshot = kr_record_snapshot(r);
}

// What the exits of this trace know, too: what it has been given and has not changed.
static void note_known(Link *l)
{
    KrTraceIR *ir = &l->r->ir;
    ir->known = calloc(ir->given_count + 1, sizeof *ir->known);
    for (uint32_t i = 0; ir->known && i < ir->given_count; i++) {
        KrTraceRef ref = ir->given[i].ref;
        const KrIns *ins = &ir->ins[ref];
        bool changed = ins->op < KR_UOP_COUNT && kr_opt_changes_since(ir, 1, ins->op, ins->in, (uint64_t[2]){ins->imm, ins->imm2});
        if (l->refs[ir->given[i].known] == ref && !changed)
            ir->known[ir->known_count++] = (KrKnown){ref, ir->given[i].known};
    }
}

static void hand_over(Link *l)
{
    for (uint32_t v = 1; v < l->head->value_count; v++) {
        const KrHeadValue *value = &l->head->values[v];
        for (uint32_t p = 0; p < value->place_count; p++) {
            KrTraceRef ref = l->values[v];
            if (value->is_const)
                ref = constant(l->r, &(KrHeadStep){.rep = value->rep, .imm = value->word});
            l->values[v] = ref;
        }
    }
    for (uint32_t v = 1; v < l->head->value_count; v++) {
        const KrHeadValue *value = &l->head->values[v];
        for (uint32_t p = 0; p < value->place_count; p++) {
            KrTraceRef move = kr_opt_raw(&l->r->ir, KR_IR_HAND_OVER, KR_REP_NONE, &l->values[v], value->places[p].kind);
            l->r->ir.ins[move].imm2 = value->places[p].index;
        }
    }
}

static void go_on(Link *l, KrTrace *target)
{
    KrRecorder *r = l->r;
    KrVirtualFrame *frame = &r->frames[0];
    kr_record_own_slots(r);
    for (uint32_t i = 0; i < kr_record_live_slots(frame); i++) {
        const KrVirtualSlot *slot = &r->slots[frame->base + i];
        if (!slot->loaded || slot->owner == KR_SLOT_UNCHANGED || head_slot(l->head, i))
            continue;
        KrTraceRef value = slot->ref ? slot->ref : kr_opt_const_box(&r->ir, 0);
        kr_opt_raw(&r->ir, KR_IR_STORE_LOCAL, KR_REP_NONE, &value, i);
    }
    if (r->planted && target == r->parent->root)
        note_known(l);
    hand_over(l);
    KrTraceRef link = kr_opt_raw(&r->ir, KR_IR_LINK_LOOP, KR_REP_NONE, NULL, (uint64_t)(uintptr_t)target);
    r->ir.ins[link].imm2 = r->done_before + r->instructions;
    r->link = target;
}

static void report(const Link *l, const KrTrace *target)
{
    if (!(l->r->thread->vm->dump & KR_DUMP_ABORTS))
        return;
    KrText text;
    kr_text_init(&text);
    kr_text_printf(&text, "link to the start of trace %u, not its loop: %s\n", target->id, l->failed);
    kr_dump_write(&text);
    kr_text_fini(&text);
}

// What must be as before if it turns out that there is no way.
typedef struct Before {
    uint32_t count, slots;
    uint16_t snapshot;
    KrFact *facts;
    KrVirtualSlot *saved;
} Before;

static bool save(const KrRecorder *r, Before *before)
{
    *before = (Before){.count = r->ir.count, .slots = kr_record_live_slots(&r->frames[0]), .snapshot = r->snapshot};
    before->facts = malloc(before->count * sizeof *before->facts);
    before->saved = malloc((before->slots + 1) * sizeof *before->saved);
    if (!before->facts || !before->saved)
        return false;
    memcpy(before->facts, r->ir.facts, before->count * sizeof *before->facts);
    memcpy(before->saved, &r->slots[r->frames[0].base], before->slots * sizeof *before->saved);
    return true;
}

static void restore(KrRecorder *r, const Before *before)
{
    kr_opt_rewind(&r->ir, before->count);
    memcpy(r->ir.facts, before->facts, before->count * sizeof *before->facts);
    memcpy(&r->slots[r->frames[0].base], before->saved, before->slots * sizeof *before->saved);
    r->snapshot = before->snapshot;
}

bool kr_loop_link_end(KrRecorder *r, KrTrace *target)
{
    Link l = {.r = r, .head = target->head};
    if (!l.head || !target->body || r->repeats || r->frame_count != 1 || r->frames[0].code != target->code || r->ir.failed)
        return false;
    Before before;
    l.refs = calloc(l.head->step_count, sizeof *l.refs);
    l.values = calloc(l.head->value_count, sizeof *l.values);
    bool ok = save(r, &before) && l.refs && l.values;
    if (ok) {
        make_slots(&l);
        ask_for_room(&l, target);
        repeat_all(&l);
        if (!l.failed)
            check_all(&l);
        if (!l.failed)
            go_on(&l, target);
        else
            restore(r, &before);
        ok = !l.failed;
        if (!ok)
            report(&l, target);
    }
    free(before.facts);
    free(before.saved);
    free(l.refs);
    free(l.values);
    return ok;
}
