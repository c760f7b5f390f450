// SPDX-License-Identifier: MIT
// Emission of micro-ops: see opt.h.
//
// Every micro-op goes through kr_opt_uop, which tries in order: identities of the micro-op and constant folding (opt_simplify.c:
// the micro-op's own body is run), facts (opt_facts.c: a guard that is known to hold), common subexpressions (opt_loads.c), and
// only then appends an instruction (opt_ir.c) and notes what it proves.
#include "tier2/opt_fresh.h"
#include "tier2/opt_objects.h"
#include "tier2/opt_parts.h"
#include "tier2/opt_sink.h"
#include "tier2/opt_text.h"
#include "tier2/uop_includes.h"

void kr_opt_escape(KrTraceIR *ir)
{
    ir->escaped = ir->shapes_killed = ir->count - 1;
}

// The loop's body gets its forced exits from the pre-roll.
void kr_opt_storm(KrTraceIR *ir, uint16_t snapshot)
{
    if (!ir->storm || ir->loop)
        return;
    ir->storm = ir->storm * UINT64_C(6364136223846793005) + 1442695040888963407u;
    if (ir->storm >> 62)
        return;
    KrTraceRef ref = kr_opt_raw(ir, KR_IR_STORM, KR_REP_NONE, NULL, 0);
    ir->ins[ref].snapshot = snapshot;
}

static KrTraceRef emit(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm,
                       bool leaves)
{
    const KrUopInfo *info = &kr_uop_table[op];
    KrIns ins = {.op = op, .rep = info->output};
    for (uint32_t i = 0; i < info->input_count; i++)
        ins.in[i] = in[i];
    if (info->imm_count > 0)
        ins.imm = imm[0];
    if (info->imm_count > 1)
        ins.imm2 = imm[1];
    bool plain = info->steals != 0;
    for (uint32_t i = 0; i < info->input_count; i++)
        plain &= !(info->steals >> i & 1) || kr_opt_is_plain(ir, in[i]);
    if (plain)
        ins.flags = KR_INS_PLAIN;
    if (ir->one_way)
        ins.flags |= KR_INS_ONE_WAY;
    if (leaves)
        ins.snapshot = ir->snapshot_now(ir->context);
    if (leaves && info->kind == KR_UOP_LEAF)
        if (!ir->one_way)
            kr_opt_storm(ir, ins.snapshot);
    return kr_opt_append(ir, ins);
}

static KrTraceRef emit_call(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    bool escapes = info->flags & KR_UOPFLAG_ESCAPES && !kr_opt_is_quiet_call(info);
    KrTraceRef known = info->mark == KR_MARK_LOAD ? kr_opt_find_load(ir, op, in, imm) : 0;
    if (known)
        return known;
    if (escapes && ir->before_escape)
        ir->before_escape(ir->context);
    KrTraceRef ref = emit(ir, op, in, imm, info->flags & KR_UOPFLAG_RAISES);
    if (escapes)
        kr_opt_escape(ir);
    if (info->mark == KR_MARK_STORE && info->alias == KR_ALIAS_DICT_KEYS)
        ir->keys_changed = ref;
    ir->facts[ref].is_number = op == KR_UOP_NEW_INT;
    kr_opt_prove(ir, op, in, imm, ref);
    return info->output == KR_REP_NONE ? 0 : ref;
}

// What a guard that holds says about ranges.
static void prove_bounds(KrTraceIR *ir, uint16_t op, const KrTraceRef *in)
{
    const KrIns *test = &ir->ins[in[0]];
    if (op == KR_UOP_GUARD_TRUE || op == KR_UOP_GUARD_FALSE)
        kr_opt_prove_relation(ir, test->op, test->in[0], test->in[1], op == KR_UOP_GUARD_TRUE);
    else if (op == KR_UOP_INDEX_CHECK)
        kr_opt_prove_index(ir, in[0], in[1]);
}

KrTraceRef kr_opt_uop(KrTraceIR *ir, uint16_t op, const KrTraceRef *inputs, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    KrTraceRef in[5] = {0}; // what looks at operands need not ask how many there are
    for (uint32_t i = 0; i < info->input_count; i++) {
        in[i] = inputs[i];
        if (!in[i]) {
            kr_opt_fail(ir, "an operand is missing");
            return 0;
        }
    }
    if (ir->failed)
        return 0;
    KrTraceRef ref;
    if (kr_opt_text_simplify(ir, op, in, &ref))
        return ref;
    if (info->kind == KR_UOP_CALL)
        return emit_call(ir, op, in, imm);
    ref = kr_opt_simplify(ir, op, in, imm);
    if (ref != KR_OPT_UNCHANGED)
        return ref;
    ref = kr_opt_fold(ir, op, in, imm);
    if (ref != KR_OPT_UNCHANGED)
        return ref;
    uint32_t after = 0;
    switch ((KrUopMark)info->mark) {
    case KR_MARK_GUARD:
        if (kr_opt_guard_is_mutable(op, imm))
            after = ir->escaped > ir->shapes_killed ? ir->escaped : ir->shapes_killed;
        if (kr_opt_guards_keys(op) && ir->keys_changed > after)
            after = ir->keys_changed;
        ref = kr_opt_guards_generator(op) ? 0 : kr_opt_find_equal(ir, op, in, imm, after);
        break;
    case KR_MARK_PURE: ref = kr_opt_find_equal(ir, op, in, imm, 0); break;
    case KR_MARK_LOAD: ref = kr_opt_find_load(ir, op, in, imm); break;
    case KR_MARK_STORE:
    case KR_MARK_EFFECT: ref = 0; break;
    }
    if (ref) {
        prove_bounds(ir, op, in); // the loop's head has forgotten them
        return info->output == KR_REP_NONE ? 0 : ref;
    }

    KrIntRange range = info->output == KR_REP_INT ? kr_opt_result_range(ir, op, in) : (KrIntRange){0, 0};
    ref = emit(ir, op, in, imm, info->flags & KR_UOPFLAG_MAY_EXIT);
    if (info->output == KR_REP_INT)
        kr_opt_clamp(ir, ref, kr_opt_to_64(range.low), kr_opt_to_64(range.high));
    if (op == KR_UOP_BOX_INT && ir->facts[in[0]].low >= KR_INT_MIN && ir->facts[in[0]].high <= KR_INT_MAX)
        ir->ins[ref].flags |= KR_INS_FITS; // guards from here on may narrow the range, but came too late
    if (op == KR_UOP_STORE_SHAPE) {
        if (!kr_opt_is_fresh(ir, in[0]))
            ir->shapes_killed = ref;
        ir->facts[in[0]].shape = imm[0];
        ir->facts[in[0]].shape_time = ref + 1;
    }
    prove_bounds(ir, op, in);
    if (op == KR_UOP_GUARD_PLAIN)
        ir->facts[in[0]].plain = true;
    if (op == KR_UOP_UNBOX_WIDE)
        ir->facts[in[0]].is_number = true;
    kr_opt_prove(ir, op, in, imm, ref);
    return info->output == KR_REP_NONE ? 0 : ref;
}

void kr_opt_dup(KrTraceIR *ir, KrTraceRef ref)
{
    if (!kr_opt_is_plain(ir, ref))
        kr_opt_raw(ir, KR_IR_DUP, KR_REP_NONE, &ref, kr_opt_type(ir, ref) != NULL);
}

void kr_opt_drop(KrTraceIR *ir, KrTraceRef ref)
{
    if (kr_opt_is_plain(ir, ref))
        return;
    if (ir->holds_drops) {
        if (ir->held_count == KR_TRACE_HELD)
            kr_opt_fail(ir, "too much is given back in a handler");
        else
            ir->held_drops[ir->held_count++] = ref;
        return;
    }
    if (kr_opt_goes_over_held(ir, ref)) {
        KrTraceRef drop = kr_opt_raw(ir, KR_IR_DROP, KR_REP_NONE, &ref, 1);
        ir->ins[drop].flags |= KR_INS_QUIET;
        if (ir->location_now)
            ir->ins[drop].imm2 = ir->location_now(ir->context); // of a body in which they are not known to
        return;
    }
    bool lends = !kr_opt_goes_over_constant(ir, ref) && !kr_opt_own_holds(ir, ref, kr_opt_is_plain);
    if (ir->before_escape && lends) // what goes may have been a lender
        ir->before_escape(ir->context);
    KrTraceRef drop = kr_opt_raw(ir, KR_IR_DROP, KR_REP_NONE, &ref, kr_opt_type(ir, ref) != NULL);
    if (kr_opt_ends_quietly(ir, ref))
        return;
    if (ir->location_now)
        ir->ins[drop].imm2 = ir->location_now(ir->context);
    kr_opt_escape(ir);
}

void kr_opt_drop_function(KrTraceIR *ir, KrTraceRef ref)
{
    if (ir->holds_drops)
        kr_opt_drop(ir, ref);
    else
        ir->ins[kr_opt_raw(ir, KR_IR_DROP, KR_REP_NONE, &ref, 1)].flags |= KR_INS_QUIET;
}
