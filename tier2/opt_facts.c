// SPDX-License-Identifier: MIT
// What is known of values: types, shapes, lengths of tuples, and the ranges of ints. See opt.h.
//
// A guard proves something from its place on; what a computation can give follows from its operands. Facts about the refs of the
// pre-roll stay valid in later iterations, because the guard that proved one about r is emitted again for r's substitute;
// ranges that were computed (not guarded) do not, so peeling forgets them for everything that varies.
#include "tier2/opt_fresh.h"
#include "tier2/opt_parts.h"
#include "tier2/uop_includes.h"

_Static_assert(KR_UOP_TUPLE_4 == KR_UOP_TUPLE_1 + 3, "kr_opt_tuple_size");

const KrType *kr_opt_type(const KrTraceIR *ir, KrTraceRef ref)
{
    switch (ir->ins[ref].op) {
    case KR_UOP_BOX_INT: return &kr_int_type;
    case KR_UOP_BOX_FLOAT: return &kr_float_type;
    case KR_UOP_BOX_BOOL: return &kr_bool_type;
    default: return ir->facts[ref].type;
    }
}

uint64_t kr_opt_shape(const KrTraceIR *ir, KrTraceRef ref)
{
    const KrFact *fact = &ir->facts[ref];
    return fact->shape_time > ir->shapes_killed || kr_opt_is_fresh(ir, ref) ? fact->shape : 0;
}

bool kr_opt_is_plain(const KrTraceIR *ir, KrTraceRef ref)
{
    if (!ref)
        return true;
    const KrType *type = kr_opt_type(ir, ref);
    if (ir->facts[ref].plain || ir->ins[ref].op == KR_UOP_BOX_CHAR)
        return true;
    if (type == &kr_float_type || type == &kr_bool_type || type == &kr_none_type)
        return true;
    if (type == &kr_int_type)
        return true;
    uint64_t word;
    if (kr_opt_is_const(ir, ref, &word) && kr_bits_is_ptr(word) && word)
        return (int32_t)((KrObject *)(uintptr_t)word)->count < 0;
    return ir->ins[ref].rep != KR_REP_BOX && ir->ins[ref].rep != KR_REP_OBJ;
}

uint32_t kr_opt_tuple_size(const KrTraceIR *ir, KrTraceRef ref)
{
    uint16_t op = ir->ins[ref].op;
    if (op == KR_UOP_TUPLE_OWN)
        return (uint32_t)ir->ins[ref].imm;
    return op >= KR_UOP_TUPLE_1 && op <= KR_UOP_TUPLE_4 ? op - KR_UOP_TUPLE_1 + 1u : 0;
}

KrTraceRef kr_opt_tuple_item(const KrTraceIR *ir, KrTraceRef ref, uint32_t index)
{
    const KrIns *ins = &ir->ins[ref];
    return ins->op == KR_UOP_TUPLE_OWN ? ir->ins[ref - ins->imm + index].in[0] : ins->in[index];
}

void kr_opt_cancel_tuple(KrTraceIR *ir, KrTraceRef ref)
{
    KrIns *ins = &ir->ins[ref];
    uint32_t first = ins->op == KR_UOP_TUPLE_OWN ? ref - (uint32_t)ins->imm : ref;
    for (uint32_t r = first; r <= ref; r++)
        ir->ins[r].flags |= KR_INS_SUNK;
}

KrTraceRef kr_opt_unboxed(const KrTraceIR *ir, KrTraceRef ref)
{
    switch (ir->ins[ref].op) {
    case KR_UOP_BOX_INT:
    case KR_UOP_BOX_FLOAT:
    case KR_UOP_BOX_CHAR:
    case KR_UOP_BOX_BOOL: return ir->ins[ref].in[0];
    default: return ref;
    }
}

uint8_t kr_opt_unboxed_rep(const KrTraceIR *ir, KrTraceRef ref)
{
    return ir->ins[ref].op == KR_UOP_BOX_CHAR ? KR_REP_CHAR : ir->ins[kr_opt_unboxed(ir, ref)].rep;
}

void kr_opt_note_facts(const KrTraceIR *ir, KrSnapshotEntry *entry)
{
    const KrFact *fact = &ir->facts[entry->ref];
    entry->type = entry->ref ? kr_opt_type(ir, entry->ref) : NULL;
    entry->plain = fact->plain;
    entry->shape = fact->shape_time > ir->shapes_killed ? fact->shape : 0;
}

static void prove_type(KrTraceIR *ir, KrTraceRef ref, uint64_t type)
{
    ir->facts[ref].type = (const KrType *)(uintptr_t)type;
}

// A pointer to an object of the type. An int object is not what the fact `int` means: an immediate.
static void prove_object(KrTraceIR *ir, KrTraceRef ref, uint64_t type)
{
    if (type != (uint64_t)(uintptr_t)&kr_int_type)
        prove_type(ir, ref, type);
}

static void prove_shape(KrTraceIR *ir, KrTraceRef ref, uint64_t shape)
{
    ir->facts[ref].shape = shape;
    ir->facts[ref].shape_time = ir->count - 1;
}

static void prove_value(KrTraceIR *ir, KrTraceRef ref, uint64_t word)
{
    ir->facts[ref].type = kr_opt_type_of_word(word);
}

void kr_opt_clamp(KrTraceIR *ir, KrTraceRef ref, int64_t low, int64_t high)
{
    KrFact *fact = &ir->facts[ref];
    if (ir->ins[ref].op == KR_IR_CONST)
        return;
    if (low > fact->low)
        fact->low = low;
    if (high < fact->high)
        fact->high = high;
}

// 0 <= ref < bound
void kr_opt_prove_index(KrTraceIR *ir, KrTraceRef ref, KrTraceRef bound)
{
    int64_t high = ir->facts[bound].high;
    kr_opt_clamp(ir, ref, 0, high == INT64_MIN ? high : high - 1);
}

void kr_opt_prove(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm,
                  KrTraceRef out)
{
    (void)imm;
    (void)out;
#include "gen/uop_facts.inc"
}

// What a comparison's outcome says about the ranges of its operands.
void kr_opt_prove_relation(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b, bool holds)
{
    if (!holds) {
        switch (op) {
        case KR_UOP_LT_INT: op = KR_UOP_GE_INT; break;
        case KR_UOP_LE_INT: op = KR_UOP_GT_INT; break;
        case KR_UOP_GT_INT: op = KR_UOP_LE_INT; break;
        case KR_UOP_GE_INT: op = KR_UOP_LT_INT; break;
        case KR_UOP_NE_INT: op = KR_UOP_EQ_INT; break;
        default: return;
        }
    }
    const KrFact fa = ir->facts[a], fb = ir->facts[b];
    switch (op) {
    case KR_UOP_LT_INT:
        if (fb.high != INT64_MIN)
            kr_opt_clamp(ir, a, INT64_MIN, fb.high - 1);
        if (fa.low != INT64_MAX)
            kr_opt_clamp(ir, b, fa.low + 1, INT64_MAX);
        break;
    case KR_UOP_LE_INT:
        kr_opt_clamp(ir, a, INT64_MIN, fb.high);
        kr_opt_clamp(ir, b, fa.low, INT64_MAX);
        break;
    case KR_UOP_GT_INT: kr_opt_prove_relation(ir, KR_UOP_LT_INT, b, a, true); break;
    case KR_UOP_GE_INT: kr_opt_prove_relation(ir, KR_UOP_LE_INT, b, a, true); break;
    case KR_UOP_EQ_INT:
        kr_opt_clamp(ir, a, fb.low, fb.high);
        kr_opt_clamp(ir, b, fa.low, fa.high);
        break;
    default: break;
    }
}

// --- ranges of results ------------------------------------------------------------------

static KrIntRange product(KrFact a, KrFact b)
{
    __int128 p[4] = {(__int128)a.low * b.low, (__int128)a.low * b.high,
                     (__int128)a.high * b.low, (__int128)a.high * b.high};
    KrIntRange range = {p[0], p[0]};
    for (int i = 1; i < 4; i++) {
        if (p[i] < range.low)
            range.low = p[i];
        if (p[i] > range.high)
            range.high = p[i];
    }
    return range;
}

bool kr_opt_fits_64(KrIntRange range)
{
    return range.low >= INT64_MIN && range.high <= INT64_MAX;
}

int64_t kr_opt_to_64(__int128 number)
{
    return number < INT64_MIN ? INT64_MIN : number > INT64_MAX ? INT64_MAX : (int64_t)number;
}

// A number with all bits set up to the highest of |a| and |b| can have: bound of bit operations.
static int64_t bits_bound(int64_t a, int64_t b)
{
    uint64_t both = (uint64_t)a | (uint64_t)b;
    return both == 0 ? 0 : (int64_t)(UINT64_MAX >> __builtin_clzll(both));
}

static bool is_full(KrFact fact)
{
    return fact.low == INT64_MIN && fact.high == INT64_MAX;
}

// Wrapping products that do not fit, what is added to them: behind them comes a mask.
static bool may_wrap(uint16_t op, KrFact a, KrFact b)
{
    if (op == KR_UOP_MUL_WRAP)
        return !kr_opt_fits_64(product(a, b));
    return (op == KR_UOP_ADD_WRAP || op == KR_UOP_SUB_WRAP) && (is_full(a) || is_full(b));
}

KrIntRange kr_opt_result_range(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in)
{
    KrIntRange full = {INT64_MIN, INT64_MAX};
    KrFact a = ir->facts[in[0]], b = ir->facts[in[1]];
    if (may_wrap(op, a, b))
        return full;
    switch (op) {
    case KR_UOP_ADD_INT:
    case KR_UOP_ADD_WRAP:
        return (KrIntRange){(__int128)a.low + b.low, (__int128)a.high + b.high};
    case KR_UOP_SUB_INT:
    case KR_UOP_SUB_WRAP:
        return (KrIntRange){(__int128)a.low - b.high, (__int128)a.high - b.low};
    case KR_UOP_MUL_INT:
    case KR_UOP_MUL_WRAP: return product(a, b);
    case KR_UOP_NEG_INT: return (KrIntRange){-(__int128)a.high, -(__int128)a.low};
    case KR_UOP_AND_INT:
        if (b.low >= 0 && (a.low < 0 || b.high < a.high))
            return (KrIntRange){0, b.high};
        if (a.low >= 0)
            return (KrIntRange){0, a.high};
        return full;
    case KR_UOP_OR_INT:
    case KR_UOP_XOR_INT:
        if (a.low >= 0 && b.low >= 0)
            return (KrIntRange){0, bits_bound(a.high, b.high)};
        return full;
    case KR_UOP_MOD_INT:
    case KR_UOP_MOD_FLOOR:
    case KR_UOP_MOD_POSITIVE:
        if (b.low > 0)
            return (KrIntRange){0, b.high - 1};
        return full;
    case KR_UOP_FLOORDIV_INT:
    case KR_UOP_FLOORDIV_FLOOR:
    case KR_UOP_FLOORDIV_POSITIVE:
        if (b.low > 0)
            return (KrIntRange){a.low < 0 ? a.low : 0, a.high < 0 ? -1 : a.high / b.low};
        return full;
    case KR_UOP_RSHIFT_INT:
    case KR_UOP_RSHIFT_WRAP:
        if (b.low == b.high && b.low >= 0 && b.low <= 63)
            return (KrIntRange){a.low >> b.low, a.high >> b.low};
        return (KrIntRange){a.low < 0 ? a.low : 0, a.high < 0 ? -1 : a.high};
    case KR_UOP_LSHIFT_INT:
    case KR_UOP_LSHIFT_WRAP:
        if (b.low >= 0 && b.high <= 62)
            return product(a, (KrFact){.low = INT64_C(1) << b.low, .high = INT64_C(1) << b.high});
        return full;
    case KR_UOP_UNBOX_INT: return (KrIntRange){KR_INT_MIN, KR_INT_MAX};
    case KR_UOP_LIST_LENGTH:
    case KR_UOP_LENGTH_FIELD:
    case KR_UOP_BYTES_LENGTH:
    case KR_UOP_BYTEARRAY_LENGTH:
    case KR_UOP_STR_LENGTH:
    case KR_UOP_TUPLE_LENGTH: return (KrIntRange){0, INT64_C(1) << 45};
    case KR_UOP_STR_CODE:
    case KR_UOP_BYTEARRAY_ITEM:
    case KR_UOP_BYTES_ITEM: return (KrIntRange){0, 255};
    case KR_UOP_BOOL_TO_INT: return (KrIntRange){0, 1};
    default: return full;
    }
}
