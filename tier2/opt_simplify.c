// SPDX-License-Identifier: MIT
// Identities of micro-ops (unbox of box, strength reduction), guards that are known to hold, constant folding. See opt.h.
#include "tier2/opt_parts.h"
#include "tier2/uop_eval.h"
#include "tier2/uop_includes.h"

static const KrType *guarded_type(uint16_t op)
{
    switch (op) {
#include "gen/uop_guard_types.inc"
    default: return NULL;
    }
}

int kr_opt_log2_exact(int64_t number)
{
    return number > 0 && (number & (number - 1)) == 0 ? __builtin_ctzll((uint64_t)number) : -1;
}

static KrTraceRef emit_binary(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b)
{
    return kr_opt_uop(ir, op, (KrTraceRef[5]){a, b}, NULL);
}

// A form that computed ranges allow here. The body of the loop must decide again, so the pre-roll
// remembers what was asked for: imm = original micro-op, imm2 = snapshot.
static KrTraceRef relax(KrTraceIR *ir, uint16_t op, uint16_t original, const KrTraceRef *in)
{
    uint32_t before = ir->count;
    KrTraceRef ref = emit_binary(ir, op, in[0], in[1]);
    if (ref >= before && ir->ins[ref].op == op && !ir->loop) { // new, not an equal one
        ir->ins[ref].imm = original;
        ir->ins[ref].imm2 = ir->snapshot_now(ir->context);
    }
    return ref;
}

static KrTraceRef simplify_guard(KrTraceIR *ir, uint16_t op, const KrTraceRef *in,
                                 const uint64_t *imm)
{
    KrTraceRef v = in[0];
    const KrType *type = kr_opt_type(ir, v);
    const KrType *wanted = guarded_type(op);
    uint64_t word;
    if (wanted && type == wanted)
        return 0;
    switch (op) {
    case KR_UOP_GUARD_PRESENT:
        return type ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_PLAIN: return kr_opt_is_plain(ir, v) ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_NOT_NONE:
        return type && type != &kr_none_type ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_SHAPE:
        return kr_opt_shape(ir, v) == imm[0] ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_TYPE:
        return (uint64_t)(uintptr_t)type == imm[0] && type != &kr_int_type && !kr_opt_guard_is_mutable(op, imm)
                   ? 0
                   : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_TUPLE_LENGTH: return kr_opt_tuple_size(ir, v) == imm[0] && imm[0] ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_GENERATOR_STATE:
    case KR_UOP_GUARD_GENERATOR_QUIET:
    case KR_UOP_GUARD_GENERATOR_IP: return kr_opt_generator_is_known(ir, op, v, imm[0]) ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_VALUE:
        return kr_opt_is_const(ir, v, &word) && word == imm[0] ? 0 : KR_OPT_UNCHANGED;
    case KR_UOP_GUARD_TRUE:
    case KR_UOP_GUARD_FALSE:
        if (ir->ins[v].op == KR_UOP_NOT_BOOL)
            return kr_opt_uop(ir, op == KR_UOP_GUARD_TRUE ? KR_UOP_GUARD_FALSE : KR_UOP_GUARD_TRUE,
                              ir->ins[v].in, NULL);
        return KR_OPT_UNCHANGED;
    default: return KR_OPT_UNCHANGED;
    }
}

// A divisor that was positive when recorded is asked to be: most are, and the question is no longer than that for 0 and -1.
static bool is_positive(KrTraceIR *ir, KrTraceRef divisor)
{
    if (ir->facts[divisor].low <= 0 && ir->top_positive && !ir->loop)
        kr_opt_uop(ir, KR_UOP_GUARD_TRUE, (KrTraceRef[5]){emit_binary(ir, KR_UOP_GT_INT, divisor, kr_opt_const_int(ir, 0))}, NULL);
    return ir->facts[divisor].low > 0;
}

// An index below 0 that is a constant: one addition to the length.
static KrTraceRef index_from_end(KrTraceIR *ir, KrTraceRef length, int64_t index)
{
    KrTraceRef place = emit_binary(ir, KR_UOP_ADD_INT, length, kr_opt_const_int(ir, index));
    if (place)
        kr_opt_uop(ir, KR_UOP_GUARD_TRUE, (KrTraceRef[5]){emit_binary(ir, KR_UOP_GE_INT, place, kr_opt_const_int(ir, 0))}, NULL);
    return place;
}

// Cheaper forms that ranges and constants allow.
static KrTraceRef simplify_int(KrTraceIR *ir, uint16_t op, const KrTraceRef *in)
{
    KrTraceRef a = in[0], b = in[1];
    KrFact fa = ir->facts[a], fb = ir->facts[b];
    uint64_t word = 0;
    bool b_const = kr_opt_is_const(ir, b, &word);
    int64_t number = (int64_t)word;
    switch (op) {
    case KR_UOP_ADD_INT:
        if (b_const && number == 0)
            return a;
        if (fa.low == 0 && fa.high == 0 && ir->ins[a].op == KR_IR_CONST)
            return b;
        return kr_opt_fits_64(kr_opt_result_range(ir, op, in)) ? relax(ir, KR_UOP_ADD_WRAP, op, in) : KR_OPT_UNCHANGED;
    case KR_UOP_ADD_WRAP: { // n + 1 - 1: the length of a list that has grown and shrinks
        uint64_t first;
        if (b_const && number == 0)
            return a;
        bool undoes = b_const && ir->ins[a].op == KR_UOP_ADD_WRAP && kr_opt_is_const(ir, ir->ins[a].in[1], &first) && first + word == 0;
        return undoes ? ir->ins[a].in[0] : KR_OPT_UNCHANGED;
    }
    case KR_UOP_SUB_INT:
        if (b_const && number == 0)
            return a;
        if (b_const && number != INT64_MIN) // one instruction instead of two
            return emit_binary(ir, KR_UOP_ADD_INT, a, kr_opt_const_int(ir, -number));
        return kr_opt_fits_64(kr_opt_result_range(ir, op, in)) ? relax(ir, KR_UOP_SUB_WRAP, op, in) : KR_OPT_UNCHANGED;
    case KR_UOP_MUL_INT:
        if (b_const && number == 1)
            return a;
        return kr_opt_fits_64(kr_opt_result_range(ir, op, in)) ? relax(ir, KR_UOP_MUL_WRAP, op, in) : KR_OPT_UNCHANGED;
    case KR_UOP_MOD_INT:
        if (b_const && kr_opt_log2_exact(number) >= 0)
            return emit_binary(ir, KR_UOP_AND_INT, a, kr_opt_const_int(ir, number - 1));
        if (!is_positive(ir, b))
            return KR_OPT_UNCHANGED;
        return relax(ir, fa.low >= 0 ? KR_UOP_MOD_POSITIVE : KR_UOP_MOD_FLOOR, op, in);
    case KR_UOP_FLOORDIV_INT:
        if (b_const && kr_opt_log2_exact(number) >= 0)
            return emit_binary(ir, KR_UOP_RSHIFT_WRAP, a,
                               kr_opt_const_int(ir, kr_opt_log2_exact(number)));
        if (!is_positive(ir, b))
            return KR_OPT_UNCHANGED;
        return relax(ir, fa.low >= 0 ? KR_UOP_FLOORDIV_POSITIVE : KR_UOP_FLOORDIV_FLOOR, op, in);
    case KR_UOP_LSHIFT_INT:
        return fb.low >= 0 && fb.high <= 62 && kr_opt_fits_64(kr_opt_result_range(ir, op, in))
                   ? relax(ir, KR_UOP_LSHIFT_WRAP, op, in)
                   : KR_OPT_UNCHANGED;
    case KR_UOP_RSHIFT_INT:
        return fb.low >= 0 && fb.high <= 63 ? relax(ir, KR_UOP_RSHIFT_WRAP, op, in) : KR_OPT_UNCHANGED;
    case KR_UOP_AND_INT: // a mask that keeps everything; in the body ranges hold in every iteration
        if (ir->loop && b_const && fa.low >= 0 && kr_opt_log2_exact(number + 1) > 0 &&
            fa.high <= number)
            return a;
        return KR_OPT_UNCHANGED;
    case KR_UOP_NORMALIZE_INDEX:
        if (fa.low == fa.high && fa.low < 0 && fa.low > INT32_MIN && fb.low >= 0)
            return index_from_end(ir, b, fa.low);
        if (ir->index_negative || (b_const && number < 0) || fa.high < 0)
            return KR_OPT_UNCHANGED;
        kr_opt_uop(ir, KR_UOP_INDEX_CHECK, in, NULL);
        return a;
    default: return KR_OPT_UNCHANGED;
    }
}

static const KrTuple *constant_tuple(const KrTraceIR *ir, KrTraceRef ref)
{
    uint64_t word;
    if (!kr_opt_is_const(ir, ref, &word) || kr_opt_type(ir, ref) != &kr_tuple_type)
        return NULL;
    return (const KrTuple *)(uintptr_t)word;
}

// An item of a constant, which holds it, or of a tuple that the trace makes.
static KrTraceRef known_tuple_item(KrTraceIR *ir, KrTraceRef ref, uint64_t index)
{
    const KrTuple *tuple = constant_tuple(ir, ref);
    if (tuple)
        return index < (uint64_t)tuple->length ? kr_opt_const_box(ir, kr_own_bits(tuple->items[index])) : KR_OPT_UNCHANGED;
    return index < kr_opt_tuple_size(ir, ref) ? kr_opt_tuple_item(ir, ref, (uint32_t)index) : KR_OPT_UNCHANGED;
}

KrTraceRef kr_opt_simplify(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    KrTraceRef a = in[0];
    uint64_t word, other;
    switch (op) {
    case KR_UOP_UNBOX_INT:
        if (ir->ins[a].op == KR_UOP_BOX_INT || ir->ins[a].op == KR_UOP_NEW_INT)
            return ir->ins[a].in[0];
        return kr_opt_is_const(ir, a, &word) ? kr_opt_const_int(ir, kr_bits_int(word)) : KR_OPT_UNCHANGED;
    case KR_UOP_UNBOX_WIDE: {
        if (ir->ins[a].op == KR_UOP_BOX_INT || ir->ins[a].op == KR_UOP_NEW_INT)
            return ir->ins[a].in[0];
        int64_t number;
        if (kr_opt_is_const(ir, a, &word) && kr_int_is(kr_from_bits(word)) && kr_int_try_i64(kr_from_bits(word), &number) == KR_PRESENT)
            return kr_opt_const_int(ir, number);
        return kr_opt_type(ir, a) == &kr_int_type ? kr_opt_uop(ir, KR_UOP_UNBOX_INT, in, NULL) : KR_OPT_UNCHANGED;
    }
    case KR_UOP_UNBOX_FLOAT:
        if (ir->ins[a].op == KR_UOP_BOX_FLOAT)
            return ir->ins[a].in[0];
        return kr_opt_is_const(ir, a, &word) ? kr_opt_const_float(ir, kr_bits_float(word))
                                             : KR_OPT_UNCHANGED;
    case KR_UOP_UNBOX_BOOL:
        return ir->ins[a].op == KR_UOP_BOX_BOOL ? ir->ins[a].in[0] : KR_OPT_UNCHANGED;
    case KR_UOP_TUPLE_LENGTH: {
        const KrTuple *tuple = constant_tuple(ir, a);
        uint32_t size = kr_opt_tuple_size(ir, a);
        return tuple ? kr_opt_const_int(ir, tuple->length) : size ? kr_opt_const_int(ir, size) : KR_OPT_UNCHANGED;
    }
    case KR_UOP_TUPLE_ITEM_AT: return known_tuple_item(ir, a, imm[0]);
    case KR_UOP_TUPLE_ITEM: return kr_opt_is_const(ir, in[1], &word) ? known_tuple_item(ir, a, word) : KR_OPT_UNCHANGED;
    case KR_UOP_METHOD_FUNCTION: return ir->ins[a].op == KR_UOP_METHOD_NEW ? ir->ins[a].in[0] : KR_OPT_UNCHANGED;
    case KR_UOP_METHOD_SELF: return ir->ins[a].op == KR_UOP_METHOD_NEW ? ir->ins[a].in[1] : KR_OPT_UNCHANGED;
    case KR_UOP_RANGE_ITER_STEP: return ir->ins[a].op == KR_UOP_RANGE_ITER_NEW ? ir->ins[a].in[2] : KR_OPT_UNCHANGED;
    case KR_UOP_NOT_BOOL:
        return ir->ins[a].op == KR_UOP_NOT_BOOL ? ir->ins[a].in[0] : KR_OPT_UNCHANGED;
    case KR_UOP_IS:
        if (in[0] == in[1])
            return kr_opt_const_bool(ir, true);
        return kr_opt_is_const(ir, in[0], &word) && kr_opt_is_const(ir, in[1], &other) ? kr_opt_const_bool(ir, word == other) : KR_OPT_UNCHANGED;
    case KR_UOP_IS_NONE: {
        const KrType *type = kr_opt_type(ir, a);
        return type ? kr_opt_const_bool(ir, type == &kr_none_type) : KR_OPT_UNCHANGED;
    }
    default: break;
    }
    if (kr_uop_table[op].mark == KR_MARK_GUARD && kr_uop_table[op].output == KR_REP_NONE)
        return simplify_guard(ir, op, in, imm);
    if (kr_uop_table[op].inputs[0] == KR_REP_INT && kr_uop_table[op].input_count == 2)
        return simplify_int(ir, op, in);
    return KR_OPT_UNCHANGED;
}

// Runs the micro-op on constants. The result of a guard that would leave is not folded.
KrTraceRef kr_opt_fold(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if ((info->mark != KR_MARK_PURE && info->mark != KR_MARK_GUARD) || info->kind != KR_UOP_LEAF ||
        (info->mark == KR_MARK_GUARD && kr_opt_guard_is_mutable(op, imm)))
        return KR_OPT_UNCHANGED;
    uint64_t words[5] = {0}, result = 0;
    for (uint32_t i = 0; i < info->input_count; i++)
        if (!kr_opt_is_const(ir, in[i], &words[i]) || (info->inputs[i] == KR_REP_OBJ && (!kr_bits_is_ptr(words[i]) || !words[i])))
            return KR_OPT_UNCHANGED; // (behind a guard that no round passes, a pointer may be none)
    if (info->input_count == 0 && info->mark != KR_MARK_PURE)
        return KR_OPT_UNCHANGED;
    const uint64_t none[2] = {0};
    if (!kr_uop_eval(op, words, imm ? imm : none, &result))
        return KR_OPT_UNCHANGED;
    return info->output == KR_REP_NONE ? 0 : kr_opt_constant(ir, info->output, result);
}
