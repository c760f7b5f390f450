// SPDX-License-Identifier: MIT
// Emission of micro-ops: see opt.h.
//
// Every micro-op goes through kr_opt_uop, which tries in order: identities of the micro-op (unbox
// of box, strength reduction), constant folding (the micro-op's own body is run), facts (a guard
// that is known to hold), common subexpressions (loads: back to the last write that may alias),
// and only then appends an instruction and notes what it proves.
//
// Peeling re-emits instructions 1..n of the pre-roll through the same function with operands
// substituted: LOCAL -> the slot's value at the end of the pre-roll. What comes back as an older
// ref needs no code in the body. A pre-roll ref that the body uses and whose substitute differs
// becomes a phi. Facts about pre-roll refs stay valid in later iterations, because the guard that
// proved a fact about r is emitted again for r's substitute; ranges that were computed (not
// guarded) do not, so they are forgotten for everything that varies.
#include "tier2/opt.h"

#include "tier2/opt_fresh.h"
#include "tier2/opt_objects.h"
#include "tier2/opt_sink.h"
#include "tier2/opt_text.h"
#include "tier2/uop_eval.h"
#include "tier2/uop_includes.h"

#include <stdlib.h>

_Static_assert(KR_UOP_TUPLE_4 == KR_UOP_TUPLE_1 + 3, "kr_opt_tuple_size");

// --- construction -----------------------------------------------------------------------

bool kr_opt_grow(void **array, uint32_t *capacity, uint32_t count, size_t size)
{
    if (count <= *capacity)
        return true;
    uint32_t wanted = count + count / 2 + 64;
    void *bigger = realloc(*array, wanted * size);
    if (bigger) {
        *array = bigger;
        *capacity = wanted;
    }
    return bigger != NULL;
}

// What an instruction says is written when it is appended, so the room is not cleared.
bool kr_opt_init(KrTraceIR *ir, KrTraceRoom *room)
{
    memset(ir, 0, sizeof *ir);
    ir->capacity = KR_TRACE_LIMIT + 64;
    ir->room = room;
    KrTraceRoom taken = {0};
    if (room) {
        taken = *room;
        *room = (KrTraceRoom){0};
    }
    ir->ins = taken.ins ? taken.ins : malloc(ir->capacity * sizeof *ir->ins);
    ir->facts = taken.facts ? taken.facts : malloc(ir->capacity * sizeof *ir->facts);
    ir->chain = taken.chain ? taken.chain : malloc(ir->capacity * sizeof *ir->chain);
    if (!ir->ins || !ir->facts || !ir->chain)
        return false;
    ir->snapshots = taken.snapshots;
    ir->entries = taken.entries;
    ir->frames = taken.frames;
    ir->snapshot_capacity = taken.snapshot_capacity;
    ir->entry_capacity = taken.entry_capacity;
    ir->frame_capacity = taken.frame_capacity;
    ir->ins[0] = (KrIns){0};
    ir->facts[0] = (KrFact){0};
    ir->chain[0] = 0;
    ir->count = 1;          // 0 is "none"
    ir->snapshot_count = 1; // 0 is "cannot leave"
    return true;
}

void kr_opt_room_fini(KrTraceRoom *room)
{
    free(room->ins);
    free(room->facts);
    free(room->chain);
    free(room->snapshots);
    free(room->entries);
    free(room->frames);
    *room = (KrTraceRoom){0};
}

static void give_back_snapshots(KrTraceIR *ir)
{
    KrTraceRoom *room = ir->room;
    if (room && !room->snapshots) {
        room->snapshots = ir->snapshots;
        room->entries = ir->entries;
        room->frames = ir->frames;
        room->snapshot_capacity = ir->snapshot_capacity;
        room->entry_capacity = ir->entry_capacity;
        room->frame_capacity = ir->frame_capacity;
    } else {
        free(ir->snapshots);
        free(ir->entries);
        free(ir->frames);
    }
}

static void give_back(KrTraceIR *ir)
{
    bool whole = ir->capacity >= KR_TRACE_LIMIT + 64;
    if (ir->room && whole && ir->ins && ir->facts && ir->chain && !ir->room->ins) {
        ir->room->ins = ir->ins;
        ir->room->facts = ir->facts;
        ir->room->chain = ir->chain;
    } else {
        free(ir->ins);
        free(ir->facts);
        free(ir->chain);
    }
    ir->ins = NULL;
    ir->facts = NULL;
    ir->chain = NULL;
    ir->room = NULL;
}

static void free_peeled(KrPeeled *peeled)
{
    if (!peeled)
        return;
    free(peeled->ins);
    free(peeled->facts);
    free(peeled->subst);
    free(peeled->vanished);
    free(peeled->slots);
    free(peeled);
}

void kr_opt_fini(KrTraceIR *ir)
{
    free_peeled(ir->peeled);
    free(ir->known);
    free(ir->given);
    give_back_snapshots(ir);
    give_back(ir);
    memset(ir, 0, sizeof *ir);
}

void kr_opt_trim(void **array, uint32_t count, size_t size)
{
    void *smaller = realloc(*array, (count ? count : 1) * size);
    if (smaller)
        *array = smaller;
}

void kr_opt_shrink(KrTraceIR *ir)
{
    KrIns *kept = malloc(ir->count * sizeof *kept);
    if (kept) {
        memcpy(kept, ir->ins, ir->count * sizeof *kept);
        give_back(ir);
        ir->ins = kept;
        ir->capacity = ir->count;
    }
    kr_opt_trim((void **)&ir->snapshots, ir->snapshot_count, sizeof *ir->snapshots);
    kr_opt_trim((void **)&ir->entries, ir->entry_count, sizeof *ir->entries);
    kr_opt_trim((void **)&ir->frames, ir->frame_count, sizeof *ir->frames);
}

void kr_opt_fail(KrTraceIR *ir, const char *reason)
{
    if (!ir->failed)
        ir->failed = reason;
}

static void reset_fact(KrFact *fact)
{
    *fact = (KrFact){.low = INT64_MIN, .high = INT64_MAX};
}

KrTraceRef kr_opt_append(KrTraceIR *ir, KrIns ins)
{
    if (ir->count >= KR_TRACE_LIMIT) {
        kr_opt_fail(ir, "trace too long");
        return 1 < ir->count ? 1 : 0;
    }
    kr_opt_note_use(ir, &ins);
    KrTraceRef ref = (KrTraceRef)ir->count++;
    ir->ins[ref] = ins;
    reset_fact(&ir->facts[ref]);
    ir->chain[ref] = ir->heads[ins.op];
    ir->heads[ins.op] = ref;
    return ref;
}

KrTraceRef kr_opt_raw(KrTraceIR *ir, uint16_t op, KrRep rep, const KrTraceRef *in, uint64_t imm)
{
    KrIns ins = {.op = op, .rep = (uint8_t)rep, .imm = imm};
    if (in)
        ins.in[0] = in[0];
    return kr_opt_append(ir, ins);
}

// --- constants --------------------------------------------------------------------------

static const KrType *type_of_word(uint64_t word)
{
    if (kr_bits_is_int(word))
        return &kr_int_type;
    if (kr_bits_is_float(word))
        return &kr_float_type;
    if (word == 0)
        return NULL;
    const KrType *type = ((KrObject *)(uintptr_t)word)->type;
    // an instance may change its class; the type `int` as a fact means an immediate
    return type->flags & KR_TYPE_INSTANCE || type == &kr_int_type ? NULL : type;
}

static KrTraceRef constant(KrTraceIR *ir, KrRep rep, uint64_t word)
{
    for (KrTraceRef r = ir->heads[KR_IR_CONST]; r; r = ir->chain[r])
        if (ir->ins[r].imm == word && ir->ins[r].rep == rep)
            return r;
    KrTraceRef ref = kr_opt_append(ir, (KrIns){.op = KR_IR_CONST, .rep = (uint8_t)rep, .imm = word});
    if (rep == KR_REP_INT) {
        ir->facts[ref].low = ir->facts[ref].high = (int64_t)word;
    } else if (rep == KR_REP_BOX) {
        ir->facts[ref].type = type_of_word(word);
    }
    return ref;
}

KrTraceRef kr_opt_const_box(KrTraceIR *ir, uint64_t word)
{
    return constant(ir, KR_REP_BOX, word);
}
KrTraceRef kr_opt_const_int(KrTraceIR *ir, int64_t number)
{
    return constant(ir, KR_REP_INT, (uint64_t)number);
}
KrTraceRef kr_opt_const_float(KrTraceIR *ir, double number)
{
    uint64_t word;
    memcpy(&word, &number, sizeof word);
    return constant(ir, KR_REP_FLOAT, word);
}
KrTraceRef kr_opt_const_bool(KrTraceIR *ir, bool truth)
{
    return constant(ir, KR_REP_BOOL, truth);
}

bool kr_opt_is_const(const KrTraceIR *ir, KrTraceRef ref, uint64_t *word)
{
    if (!ref || ir->ins[ref].op != KR_IR_CONST)
        return false;
    *word = ir->ins[ref].imm;
    return true;
}

// --- facts ------------------------------------------------------------------------------

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
    ir->facts[ref].type = type_of_word(word);
}

static void clamp(KrTraceIR *ir, KrTraceRef ref, int64_t low, int64_t high)
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
static void prove_index(KrTraceIR *ir, KrTraceRef ref, KrTraceRef bound)
{
    int64_t high = ir->facts[bound].high;
    clamp(ir, ref, 0, high == INT64_MIN ? high : high - 1);
}

static void prove(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm,
                  KrTraceRef out)
{
    (void)imm;
    (void)out;
#include "gen/uop_facts.inc"
}

// What a comparison's outcome says about the ranges of its operands.
static void prove_relation(KrTraceIR *ir, uint16_t op, KrTraceRef a, KrTraceRef b, bool holds)
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
            clamp(ir, a, INT64_MIN, fb.high - 1);
        if (fa.low != INT64_MAX)
            clamp(ir, b, fa.low + 1, INT64_MAX);
        break;
    case KR_UOP_LE_INT:
        clamp(ir, a, INT64_MIN, fb.high);
        clamp(ir, b, fa.low, INT64_MAX);
        break;
    case KR_UOP_GT_INT: prove_relation(ir, KR_UOP_LT_INT, b, a, true); break;
    case KR_UOP_GE_INT: prove_relation(ir, KR_UOP_LE_INT, b, a, true); break;
    case KR_UOP_EQ_INT:
        clamp(ir, a, fb.low, fb.high);
        clamp(ir, b, fa.low, fa.high);
        break;
    default: break;
    }
}

// --- ranges of results ------------------------------------------------------------------

typedef struct Range {
    __int128 low, high;
} Range;

static Range product(KrFact a, KrFact b)
{
    __int128 p[4] = {(__int128)a.low * b.low, (__int128)a.low * b.high,
                     (__int128)a.high * b.low, (__int128)a.high * b.high};
    Range range = {p[0], p[0]};
    for (int i = 1; i < 4; i++) {
        if (p[i] < range.low)
            range.low = p[i];
        if (p[i] > range.high)
            range.high = p[i];
    }
    return range;
}

static bool fits_64(Range range)
{
    return range.low >= INT64_MIN && range.high <= INT64_MAX;
}

static int64_t to_64(__int128 number)
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
        return !fits_64(product(a, b));
    return (op == KR_UOP_ADD_WRAP || op == KR_UOP_SUB_WRAP) && (is_full(a) || is_full(b));
}

static Range result_range(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in)
{
    Range full = {INT64_MIN, INT64_MAX};
    KrFact a = ir->facts[in[0]], b = ir->facts[in[1]];
    if (may_wrap(op, a, b))
        return full;
    switch (op) {
    case KR_UOP_ADD_INT:
    case KR_UOP_ADD_WRAP:
        return (Range){(__int128)a.low + b.low, (__int128)a.high + b.high};
    case KR_UOP_SUB_INT:
    case KR_UOP_SUB_WRAP:
        return (Range){(__int128)a.low - b.high, (__int128)a.high - b.low};
    case KR_UOP_MUL_INT:
    case KR_UOP_MUL_WRAP: return product(a, b);
    case KR_UOP_NEG_INT: return (Range){-(__int128)a.high, -(__int128)a.low};
    case KR_UOP_AND_INT:
        if (b.low >= 0 && (a.low < 0 || b.high < a.high))
            return (Range){0, b.high};
        if (a.low >= 0)
            return (Range){0, a.high};
        return full;
    case KR_UOP_OR_INT:
    case KR_UOP_XOR_INT:
        if (a.low >= 0 && b.low >= 0)
            return (Range){0, bits_bound(a.high, b.high)};
        return full;
    case KR_UOP_MOD_INT:
    case KR_UOP_MOD_POSITIVE:
        if (b.low > 0)
            return (Range){0, b.high - 1};
        return full;
    case KR_UOP_FLOORDIV_INT:
    case KR_UOP_FLOORDIV_POSITIVE:
        if (b.low > 0)
            return (Range){a.low < 0 ? a.low : 0, a.high < 0 ? -1 : a.high / b.low};
        return full;
    case KR_UOP_RSHIFT_INT:
    case KR_UOP_RSHIFT_WRAP:
        if (b.low == b.high && b.low >= 0 && b.low <= 63)
            return (Range){a.low >> b.low, a.high >> b.low};
        return (Range){a.low < 0 ? a.low : 0, a.high < 0 ? -1 : a.high};
    case KR_UOP_LSHIFT_INT:
    case KR_UOP_LSHIFT_WRAP:
        if (b.low >= 0 && b.high <= 62)
            return product(a, (KrFact){.low = INT64_C(1) << b.low, .high = INT64_C(1) << b.high});
        return full;
    case KR_UOP_UNBOX_INT: return (Range){KR_INT_MIN, KR_INT_MAX};
    case KR_UOP_LIST_LENGTH:
    case KR_UOP_BYTES_LENGTH:
    case KR_UOP_STR_LENGTH:
    case KR_UOP_TUPLE_LENGTH: return (Range){0, INT64_C(1) << 45};
    case KR_UOP_STR_CODE:
    case KR_UOP_BYTES_ITEM: return (Range){0, 255};
    case KR_UOP_BOOL_TO_INT: return (Range){0, 1};
    default: return full;
    }
}

// --- common subexpressions and loads ----------------------------------------------------

static bool same_operation(const KrIns *ins, const KrTraceRef *in, uint32_t inputs,
                           const uint64_t *imm, uint32_t imms)
{
    for (uint32_t i = 0; i < inputs; i++)
        if (ins->in[i] != in[i])
            return false;
    return (imms < 1 || ins->imm == imm[0]) && (imms < 2 || ins->imm2 == imm[1]);
}

// Guards that look at memory Python code may change.
static bool guard_is_mutable(uint16_t op, const uint64_t *imm)
{
    switch (op) {
    case KR_UOP_GUARD_SHAPE:
    case KR_UOP_GUARD_TYPE_VERSION:
    case KR_UOP_GUARD_OWN_VERSION:
    case KR_UOP_GUARD_FUNCTION_VERSION:
    case KR_UOP_GUARD_FUNCTION_CODE:
    case KR_UOP_GUARD_KEYS_VERSION:
    case KR_UOP_GUARD_GENERATOR_QUIET:
    case KR_UOP_GUARD_GENERATOR_STATE:
    case KR_UOP_GUARD_GENERATOR_IP:
    case KR_UOP_GUARD_DICT_EMPTY:
    case KR_UOP_GUARD_DICT_SIMPLE:
    case KR_UOP_GUARD_DICT_UNWATCHED:
    case KR_UOP_GUARD_LIST_LENGTH: return true;
    case KR_UOP_GUARD_TYPE:
        return (((const KrType *)(uintptr_t)imm[0])->flags & (KR_TYPE_INSTANCE | KR_TYPE_HEAP)) != 0; // it may get another class
    default: return false;
    }
}

static bool guards_keys(uint16_t op)
{
    return op == KR_UOP_GUARD_KEYS_VERSION || op == KR_UOP_GUARD_DICT_EMPTY || op == KR_UOP_GUARD_DICT_SIMPLE;
}

bool kr_opt_may_change(uint16_t op, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    return (info->mark == KR_MARK_LOAD && info->alias != KR_ALIAS_IMMUTABLE) || (info->mark == KR_MARK_GUARD && guard_is_mutable(op, imm));
}

static KrTraceRef find_equal(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in,
                             const uint64_t *imm, uint32_t after)
{
    const KrUopInfo *info = &kr_uop_table[op];
    for (KrTraceRef r = ir->heads[op]; r > after; r = ir->chain[r])
        if (same_operation(&ir->ins[r], in, info->input_count, imm, info->imm_count))
            return r;
    return 0;
}

// The load that reads what a store writes, with which inputs are the key and which the value.
typedef struct StoreRule {
    uint16_t store, load;
    uint8_t keys, value; // first `keys` inputs (and imm) name the place
} StoreRule;

static const StoreRule store_rules[] = {
    {KR_UOP_STORE_SLOT, KR_UOP_LOAD_SLOT, 1, 1},
    {KR_UOP_LIST_STORE_ITEM, KR_UOP_LIST_ITEM, 2, 2},
    {KR_UOP_CELL_SET, KR_UOP_CELL_GET, 1, 1},
    {KR_UOP_DICT_SET_ENTRY, KR_UOP_DICT_ENTRY, 1, 1},
    {KR_UOP_DICT_SET_VALUE, KR_UOP_DICT_VALUE, 2, 2},
    {KR_UOP_LIST_SET_LENGTH, KR_UOP_LIST_LENGTH, 1, 1},
    {KR_UOP_RANGE_ITER_SET_LEFT, KR_UOP_RANGE_ITER_LEFT, 1, 1},
    {KR_UOP_RANGE_ITER_SET_NEXT, KR_UOP_RANGE_ITER_NEXT, 1, 1},
    {KR_UOP_LIST_ITER_SET_INDEX, KR_UOP_LIST_ITER_INDEX, 1, 1},
    {KR_UOP_TUPLE_ITER_SET_INDEX, KR_UOP_TUPLE_ITER_INDEX, 1, 1},
    {KR_UOP_BYTES_ITER_SET_INDEX, KR_UOP_BYTES_ITER_INDEX, 1, 1},
    {KR_UOP_STR_ITER_SET_INDEX, KR_UOP_STR_ITER_INDEX, 1, 1},
    {KR_UOP_ENUMERATE_SET_INDEX, KR_UOP_ENUMERATE_INDEX, 1, 1},
    {KR_UOP_GENERATOR_SET_SLOT, KR_UOP_GENERATOR_SLOT, 1, 1},
};

void kr_opt_note_distinct(KrTraceIR *ir, KrTraceRef a, KrTraceRef b)
{
    if (ir->distinct_count == KR_TRACE_DISTINCT)
        return;
    ir->distinct[ir->distinct_count].a = a;
    ir->distinct[ir->distinct_count++].b = b;
}

static bool are_distinct(const KrTraceIR *ir, KrTraceRef a, KrTraceRef b)
{
    for (uint32_t i = 0; i < ir->distinct_count; i++)
        if ((ir->distinct[i].a == a && ir->distinct[i].b == b) || (ir->distinct[i].a == b && ir->distinct[i].b == a))
            return true;
    return false;
}

// A call that runs no Python code, and changes nothing of what a trace may know, or (`store`) only that.
bool kr_opt_is_quiet_call(const KrUopInfo *info)
{
    return info->kind == KR_UOP_CALL && (info->mark == KR_MARK_PURE || info->mark == KR_MARK_GUARD || info->mark == KR_MARK_LOAD || info->mark == KR_MARK_STORE);
}

// Does such a call change what loads of the alias class read?
static bool call_changes(const KrUopInfo *call, uint8_t alias)
{
    return call->mark == KR_MARK_STORE && (call->alias == alias || (call->alias == KR_ALIAS_DICT_KEYS && alias == KR_ALIAS_DICT_USED));
}

// What a generator's state or place is known to be, since the trace has guarded or stored it: is it this?
static bool generator_is_known(const KrTraceIR *ir, uint16_t guard, KrTraceRef g, uint64_t wanted)
{
    uint16_t store = guard == KR_UOP_GUARD_GENERATOR_STATE ? KR_UOP_GENERATOR_SET_STATE : KR_UOP_GENERATOR_SET_IP;
    for (uint32_t r = ir->count - 1; r > ir->escaped; r--) {
        const KrIns *ins = &ir->ins[r];
        if ((ins->op == guard || ins->op == store) && ins->in[0] == g)
            return ins->imm == wanted;
        if (ins->op == KR_IR_DROP || (ins->op == store && !are_distinct(ir, ins->in[0], g)))
            return false;
        if (ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].kind == KR_UOP_CALL && !kr_opt_is_quiet_call(&kr_uop_table[ins->op]))
            return false;
    }
    return false;
}

static bool guards_generator(uint16_t op)
{
    return op == KR_UOP_GUARD_GENERATOR_STATE || op == KR_UOP_GUARD_GENERATOR_IP;
}

typedef enum Alias { NO_ALIAS, MAY_ALIAS, MUST_ALIAS } Alias;

static Alias store_alias(const KrTraceIR *ir, const KrIns *store, const StoreRule *rule,
                         const KrTraceRef *in, const uint64_t *imm, uint32_t imms)
{
    if (imms && store->imm != imm[0])
        return NO_ALIAS; // another attribute slot
    bool same = true;
    for (uint32_t i = 0; i < rule->keys; i++)
        same &= store->in[i] == in[i];
    if (same)
        return MUST_ALIAS;
    if (are_distinct(ir, store->in[0], in[0]))
        return NO_ALIAS;
    if (store->in[0] != in[0] && (kr_opt_is_fresh(ir, store->in[0]) || kr_opt_is_fresh(ir, in[0])))
        return NO_ALIAS;
    if (rule->keys == 2) { // indexes in ranges that do not meet
        const KrFact *a = &ir->facts[store->in[1]], *b = &ir->facts[in[1]];
        bool hold = ir->loop || (a->low == a->high && b->low == b->high);
        if (hold && (a->high < b->low || b->high < a->low))
            return NO_ALIAS;
    }
    return MAY_ALIAS;
}

bool kr_opt_is_own_iterator(const KrTraceIR *ir, KrTraceRef ref)
{
    uint16_t op = ir->ins[ref].op;
    return op == KR_UOP_ITER_QUIET || op == KR_UOP_ITER_OWN || op == KR_UOP_RANGE_ITER_NEW;
}

// Such an iterator, over a constant or a range: it holds nothing that could end with it.
static bool goes_over_constant(const KrTraceIR *ir, KrTraceRef ref)
{
    uint64_t word;
    uint16_t op = ir->ins[ref].op;
    return op == KR_UOP_RANGE_ITER_NEW || (op == KR_UOP_ITER_QUIET && kr_opt_is_const(ir, ir->ins[ref].in[0], &word));
}

static bool is_plain_or_quiet(const KrTraceIR *ir, KrTraceRef ref)
{
    return kr_opt_is_plain(ir, ref) || kr_opt_ends_quietly(ir, ref);
}

// Does it run no Python code and change nothing that a trace may know if the value's last reference goes?
bool kr_opt_ends_quietly(const KrTraceIR *ir, KrTraceRef ref)
{
    const KrType *type = kr_opt_type(ir, ref);
    uint32_t size = kr_opt_tuple_size(ir, ref);
    for (uint32_t i = 0; i < size; i++) { // of a tuple that the trace makes: of what was there before it
        if (!is_plain_or_quiet(ir, kr_opt_tuple_item(ir, ref, i)))
            return false;
    }
    KrOptDict dict = {0};
    bool own_dict = kr_opt_own_dict(ir, ref, &dict);
    for (uint32_t i = 0; i < dict.count; i++)
        if (!is_plain_or_quiet(ir, dict.values[i]))
            return false;
    if (type == &kr_str_ascii_iter_type)
        return true;
    if (ir->ins[ref].op == KR_UOP_ITER_OWN)
        return kr_opt_tuple_size(ir, ir->ins[ref].in[0]) && kr_opt_ends_quietly(ir, ir->ins[ref].in[0]);
    return size || own_dict || kr_opt_own_holds(ir, ref, is_plain_or_quiet) || ir->facts[ref].is_number || type == &kr_str_type || type == &kr_bytes_type || type == &kr_range_type ||
           type == &kr_range_iter_type || type == &kr_slice_type || goes_over_constant(ir, ref);
}

static bool has_input(const KrIns *ins, KrTraceRef ref)
{
    bool has = false;
    for (int i = 0; i < 5; i++)
        has |= ins->in[i] == ref;
    return has;
}

// What a field of an iterator that the trace makes holds at first, or 0.
static KrTraceRef as_made(KrTraceIR *ir, uint16_t load, KrTraceRef iterator)
{
    const KrIns *ins = &ir->ins[iterator];
    uint64_t start, stop;
    switch (load) {
    case KR_UOP_LIST_ITER_LIST:
    case KR_UOP_TUPLE_ITER_TUPLE:
    case KR_UOP_STR_ITER_TEXT:
    case KR_UOP_RANGE_ITER_NEXT: return ins->in[0];
    case KR_UOP_RANGE_ITER_LEFT:
        if (!kr_opt_is_const(ir, ins->in[0], &start) || !kr_opt_is_const(ir, ins->in[1], &stop))
            return 0;
        return kr_opt_const_int(ir, (int64_t)stop > (int64_t)start ? (int64_t)stop - (int64_t)start : 0);
    default: return 0;
    }
}

// The value a load would give: an equal load or the store it reads, unless something may have
// written in between.
static KrTraceRef find_load(KrTraceIR *ir, uint16_t op, const KrTraceRef *in,
                            const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if (info->alias == KR_ALIAS_IMMUTABLE)
        return find_equal(ir, op, in, imm, 0);
    bool own_iterator = kr_opt_is_own_iterator(ir, in[0]); // nobody else has it
    bool own_instance = op == KR_UOP_LOAD_SLOT && kr_opt_is_fresh(ir, in[0]);
    for (uint32_t r = ir->count - 1; r > 0; r--) {
        const KrIns *ins = &ir->ins[r];
        if (ins->op == op && same_operation(ins, in, info->input_count, imm, info->imm_count))
            return (KrTraceRef)r;
        if (own_iterator && r == in[0])
            return as_made(ir, op, in[0]);
        if (own_instance && r == in[0])
            return constant(ir, KR_REP_BOX, 0); // a new instance has nothing in its slots
        if ((own_iterator || own_instance) && !has_input(ins, in[0]))
            continue;
        if (ins->op == KR_IR_DROP && !kr_opt_ends_quietly(ir, ins->in[0]))
            return 0;
        if (ins->op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *other = &kr_uop_table[ins->op];
        if (op == KR_UOP_LOAD_SLOT && ins->op == KR_UOP_NEW_INSTANCE && r == in[0])
            return constant(ir, KR_REP_BOX, 0);
        if (other->kind == KR_UOP_CALL) {
            if (!kr_opt_is_quiet_call(other) || call_changes(other, info->alias))
                return 0;
        } else if (other->mark == KR_MARK_STORE && other->alias == info->alias) {
            const StoreRule *rule = NULL;
            for (size_t i = 0; i < sizeof store_rules / sizeof *store_rules; i++)
                if (store_rules[i].store == ins->op && store_rules[i].load == op)
                    rule = &store_rules[i];
            if (!rule)
                return 0;
            Alias alias = store_alias(ir, ins, rule, in, imm, info->imm_count);
            if (alias == MUST_ALIAS)
                return ins->in[rule->value];
            if (alias == MAY_ALIAS)
                return 0;
        } else if (other->mark == KR_MARK_EFFECT) {
            return 0;
        }
    }
    return 0;
}

// --- identities -------------------------------------------------------------------------

static const KrType *guarded_type(uint16_t op)
{
    switch (op) {
#include "gen/uop_guard_types.inc"
    default: return NULL;
    }
}

enum { UNCHANGED = 0xFFFF }; // simplify: emit as it is; 0: nothing to emit

static int log2_exact(int64_t number)
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
        return type ? 0 : UNCHANGED;
    case KR_UOP_GUARD_PLAIN: return kr_opt_is_plain(ir, v) ? 0 : UNCHANGED;
    case KR_UOP_GUARD_NOT_NONE:
        return type && type != &kr_none_type ? 0 : UNCHANGED;
    case KR_UOP_GUARD_SHAPE:
        return kr_opt_shape(ir, v) == imm[0] ? 0 : UNCHANGED;
    case KR_UOP_GUARD_TYPE:
        return (uint64_t)(uintptr_t)type == imm[0] && type != &kr_int_type && !guard_is_mutable(op, imm)
                   ? 0
                   : UNCHANGED;
    case KR_UOP_GUARD_TUPLE_LENGTH: return kr_opt_tuple_size(ir, v) == imm[0] && imm[0] ? 0 : UNCHANGED;
    case KR_UOP_GUARD_GENERATOR_STATE:
    case KR_UOP_GUARD_GENERATOR_IP: return generator_is_known(ir, op, v, imm[0]) ? 0 : UNCHANGED;
    case KR_UOP_GUARD_VALUE:
        return kr_opt_is_const(ir, v, &word) && word == imm[0] ? 0 : UNCHANGED;
    case KR_UOP_GUARD_TRUE:
    case KR_UOP_GUARD_FALSE:
        if (ir->ins[v].op == KR_UOP_NOT_BOOL)
            return kr_opt_uop(ir, op == KR_UOP_GUARD_TRUE ? KR_UOP_GUARD_FALSE : KR_UOP_GUARD_TRUE,
                              ir->ins[v].in, NULL);
        return UNCHANGED;
    default: return UNCHANGED;
    }
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
        return fits_64(result_range(ir, op, in)) ? relax(ir, KR_UOP_ADD_WRAP, op, in) : UNCHANGED;
    case KR_UOP_SUB_INT:
        if (b_const && number == 0)
            return a;
        if (b_const && number != INT64_MIN) // one instruction instead of two
            return emit_binary(ir, KR_UOP_ADD_INT, a, kr_opt_const_int(ir, -number));
        return fits_64(result_range(ir, op, in)) ? relax(ir, KR_UOP_SUB_WRAP, op, in) : UNCHANGED;
    case KR_UOP_MUL_INT:
        if (b_const && number == 1)
            return a;
        return fits_64(result_range(ir, op, in)) ? relax(ir, KR_UOP_MUL_WRAP, op, in) : UNCHANGED;
    case KR_UOP_MOD_INT:
        if (b_const && log2_exact(number) >= 0)
            return emit_binary(ir, KR_UOP_AND_INT, a, kr_opt_const_int(ir, number - 1));
        return fa.low >= 0 && fb.low > 0 ? relax(ir, KR_UOP_MOD_POSITIVE, op, in) : UNCHANGED;
    case KR_UOP_FLOORDIV_INT:
        if (b_const && log2_exact(number) >= 0)
            return emit_binary(ir, KR_UOP_RSHIFT_WRAP, a,
                               kr_opt_const_int(ir, log2_exact(number)));
        return fa.low >= 0 && fb.low > 0 ? relax(ir, KR_UOP_FLOORDIV_POSITIVE, op, in)
                                         : UNCHANGED;
    case KR_UOP_LSHIFT_INT:
        return fb.low >= 0 && fb.high <= 62 && fits_64(result_range(ir, op, in))
                   ? relax(ir, KR_UOP_LSHIFT_WRAP, op, in)
                   : UNCHANGED;
    case KR_UOP_RSHIFT_INT:
        return fb.low >= 0 && fb.high <= 63 ? relax(ir, KR_UOP_RSHIFT_WRAP, op, in) : UNCHANGED;
    case KR_UOP_AND_INT: // a mask that keeps everything; in the body ranges hold in every iteration
        if (ir->loop && b_const && fa.low >= 0 && log2_exact(number + 1) > 0 &&
            fa.high <= number)
            return a;
        return UNCHANGED;
    case KR_UOP_NORMALIZE_INDEX:
        if (ir->index_negative || (b_const && number < 0) || fa.high < 0)
            return UNCHANGED;
        kr_opt_uop(ir, KR_UOP_INDEX_CHECK, in, NULL);
        prove_index(ir, a, b);
        return a;
    default: return UNCHANGED;
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
        return index < (uint64_t)tuple->length ? kr_opt_const_box(ir, kr_own_bits(tuple->items[index])) : UNCHANGED;
    return index < kr_opt_tuple_size(ir, ref) ? kr_opt_tuple_item(ir, ref, (uint32_t)index) : UNCHANGED;
}

static KrTraceRef simplify(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    KrTraceRef a = in[0];
    uint64_t word;
    switch (op) {
    case KR_UOP_UNBOX_INT:
        if (ir->ins[a].op == KR_UOP_BOX_INT || ir->ins[a].op == KR_UOP_NEW_INT)
            return ir->ins[a].in[0];
        return kr_opt_is_const(ir, a, &word) ? kr_opt_const_int(ir, kr_bits_int(word)) : UNCHANGED;
    case KR_UOP_UNBOX_WIDE: {
        if (ir->ins[a].op == KR_UOP_BOX_INT || ir->ins[a].op == KR_UOP_NEW_INT)
            return ir->ins[a].in[0];
        int64_t number;
        if (kr_opt_is_const(ir, a, &word) && kr_int_is(kr_from_bits(word)) && kr_int_try_i64(kr_from_bits(word), &number) == KR_PRESENT)
            return kr_opt_const_int(ir, number);
        return kr_opt_type(ir, a) == &kr_int_type ? kr_opt_uop(ir, KR_UOP_UNBOX_INT, in, NULL) : UNCHANGED;
    }
    case KR_UOP_UNBOX_FLOAT:
        if (ir->ins[a].op == KR_UOP_BOX_FLOAT)
            return ir->ins[a].in[0];
        return kr_opt_is_const(ir, a, &word) ? kr_opt_const_float(ir, kr_bits_float(word))
                                             : UNCHANGED;
    case KR_UOP_UNBOX_BOOL:
        return ir->ins[a].op == KR_UOP_BOX_BOOL ? ir->ins[a].in[0] : UNCHANGED;
    case KR_UOP_TUPLE_LENGTH: {
        const KrTuple *tuple = constant_tuple(ir, a);
        uint32_t size = kr_opt_tuple_size(ir, a);
        return tuple ? kr_opt_const_int(ir, tuple->length) : size ? kr_opt_const_int(ir, size) : UNCHANGED;
    }
    case KR_UOP_TUPLE_ITEM_AT: return known_tuple_item(ir, a, imm[0]);
    case KR_UOP_TUPLE_ITEM: return kr_opt_is_const(ir, in[1], &word) ? known_tuple_item(ir, a, word) : UNCHANGED;
    case KR_UOP_RANGE_ITER_STEP: return ir->ins[a].op == KR_UOP_RANGE_ITER_NEW ? kr_opt_const_int(ir, 1) : UNCHANGED;
    case KR_UOP_NOT_BOOL:
        return ir->ins[a].op == KR_UOP_NOT_BOOL ? ir->ins[a].in[0] : UNCHANGED;
    case KR_UOP_IS:
        if (in[0] == in[1])
            return kr_opt_const_bool(ir, true);
        return UNCHANGED;
    case KR_UOP_IS_NONE: {
        const KrType *type = kr_opt_type(ir, a);
        return type ? kr_opt_const_bool(ir, type == &kr_none_type) : UNCHANGED;
    }
    default: break;
    }
    if (kr_uop_table[op].mark == KR_MARK_GUARD && kr_uop_table[op].output == KR_REP_NONE)
        return simplify_guard(ir, op, in, imm);
    if (kr_uop_table[op].inputs[0] == KR_REP_INT && kr_uop_table[op].input_count == 2)
        return simplify_int(ir, op, in);
    return UNCHANGED;
}

// Runs the micro-op on constants. The result of a guard that would leave is not folded.
static KrTraceRef fold(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if ((info->mark != KR_MARK_PURE && info->mark != KR_MARK_GUARD) || info->kind != KR_UOP_LEAF ||
        (info->mark == KR_MARK_GUARD && guard_is_mutable(op, imm)))
        return UNCHANGED;
    uint64_t words[5] = {0}, result = 0;
    for (uint32_t i = 0; i < info->input_count; i++)
        if (!kr_opt_is_const(ir, in[i], &words[i]) || (info->inputs[i] == KR_REP_OBJ && (!kr_bits_is_ptr(words[i]) || !words[i])))
            return UNCHANGED; // (behind a guard that no round passes, a pointer may be none)
    if (info->input_count == 0 && info->mark != KR_MARK_PURE)
        return UNCHANGED;
    const uint64_t none[2] = {0};
    if (!kr_uop_eval(op, words, imm ? imm : none, &result))
        return UNCHANGED;
    return info->output == KR_REP_NONE ? 0 : constant(ir, info->output, result);
}

// --- emission ---------------------------------------------------------------------------

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
    KrTraceRef known = info->mark == KR_MARK_LOAD ? find_load(ir, op, in, imm) : 0;
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
    prove(ir, op, in, imm, ref);
    return info->output == KR_REP_NONE ? 0 : ref;
}

KrTraceRef kr_opt_uop(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    for (uint32_t i = 0; i < info->input_count; i++) {
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
    ref = simplify(ir, op, in, imm);
    if (ref != UNCHANGED)
        return ref;
    ref = fold(ir, op, in, imm);
    if (ref != UNCHANGED)
        return ref;
    uint32_t after = 0;
    switch ((KrUopMark)info->mark) {
    case KR_MARK_GUARD:
        if (guard_is_mutable(op, imm))
            after = ir->escaped > ir->shapes_killed ? ir->escaped : ir->shapes_killed;
        if (guards_keys(op) && ir->keys_changed > after)
            after = ir->keys_changed;
        ref = guards_generator(op) ? 0 : find_equal(ir, op, in, imm, after);
        break;
    case KR_MARK_PURE: ref = find_equal(ir, op, in, imm, 0); break;
    case KR_MARK_LOAD: ref = find_load(ir, op, in, imm); break;
    case KR_MARK_STORE:
    case KR_MARK_EFFECT: ref = 0; break;
    }
    if (ref)
        return info->output == KR_REP_NONE ? 0 : ref;

    Range range = info->output == KR_REP_INT ? result_range(ir, op, in) : (Range){0, 0};
    ref = emit(ir, op, in, imm, info->flags & KR_UOPFLAG_MAY_EXIT);
    if (info->output == KR_REP_INT)
        clamp(ir, ref, to_64(range.low), to_64(range.high));
    if (op == KR_UOP_BOX_INT && ir->facts[in[0]].low >= KR_INT_MIN && ir->facts[in[0]].high <= KR_INT_MAX)
        ir->ins[ref].flags |= KR_INS_FITS; // guards from here on may narrow the range, but came too late
    if (op == KR_UOP_STORE_SHAPE) {
        if (!kr_opt_is_fresh(ir, in[0]))
            ir->shapes_killed = ref;
        ir->facts[in[0]].shape = imm[0];
        ir->facts[in[0]].shape_time = ref + 1;
    } else if (op == KR_UOP_GUARD_TRUE || op == KR_UOP_GUARD_FALSE) {
        const KrIns *test = &ir->ins[in[0]];
        prove_relation(ir, test->op, test->in[0], test->in[1], op == KR_UOP_GUARD_TRUE);
    }
    if (op == KR_UOP_GUARD_PLAIN)
        ir->facts[in[0]].plain = true;
    if (op == KR_UOP_UNBOX_WIDE)
        ir->facts[in[0]].is_number = true;
    prove(ir, op, in, imm, ref);
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
    bool lends = !goes_over_constant(ir, ref) && !kr_opt_own_holds(ir, ref, kr_opt_is_plain);
    if (ir->before_escape && lends) // what goes may have been a lender
        ir->before_escape(ir->context);
    KrTraceRef drop = kr_opt_raw(ir, KR_IR_DROP, KR_REP_NONE, &ref, kr_opt_type(ir, ref) != NULL);
    if (kr_opt_ends_quietly(ir, ref))
        return;
    if (ir->location_now)
        ir->ins[drop].imm2 = ir->location_now(ir->context);
    kr_opt_escape(ir);
}

// --- peeling ----------------------------------------------------------------------------

typedef struct Peel {
    KrTraceIR *ir;
    KrTraceRef *subst; // per pre-roll ref
    bool *vanished;      // likewise: KrPeeled
    uint16_t *snapshots; // copy of each pre-roll snapshot, 0 = not made yet
    const KrLoopSlot *slots;
    uint32_t slot_count;
    uint16_t current;  // pre-roll snapshot of the instruction being emitted
    uint16_t location; // of the DROP being emitted
} Peel;

// A pre-roll snapshot with its refs substituted; root slots that an earlier iteration changed
// are restored too.
static uint16_t copy_snapshot(void *context)
{
    Peel *peel = context;
    KrTraceIR *ir = peel->ir;
    if (peel->snapshots[peel->current])
        return peel->snapshots[peel->current];
    const KrSnapshot old = ir->snapshots[peel->current];
    KrSnapshot copy = {.entry = ir->entry_count, .frame = ir->frame_count,
                       .frame_count = old.frame_count, .done = old.done, .in_loop = true};
    if (!kr_opt_grow((void **)&ir->snapshots, &ir->snapshot_capacity, ir->snapshot_count + 1,
              sizeof *ir->snapshots) ||
        !kr_opt_grow((void **)&ir->entries, &ir->entry_capacity,
              ir->entry_count + old.entry_count + peel->slot_count, sizeof *ir->entries) ||
        !kr_opt_grow((void **)&ir->frames, &ir->frame_capacity, ir->frame_count + old.frame_count,
              sizeof *ir->frames)) {
        kr_opt_fail(ir, "no memory");
        return 0;
    }
    for (uint32_t i = 0; i < old.entry_count; i++) {
        KrSnapshotEntry entry = ir->entries[old.entry + i];
        entry.ref = peel->subst[entry.ref];
        kr_opt_note_facts(ir, &entry);
        ir->entries[ir->entry_count++] = entry;
    }
    for (uint32_t s = 0; s < peel->slot_count; s++) {
        bool there = false;
        for (uint32_t i = 0; i < old.entry_count; i++) {
            const KrSnapshotEntry *entry = &ir->entries[old.entry + i];
            there |= entry->frame == 0 && entry->slot == peel->slots[s].slot;
        }
        if (there)
            continue;
        KrSnapshotEntry entry = {.slot = peel->slots[s].slot, .owner = KR_SLOT_OWNED, .ref = peel->slots[s].end};
        kr_opt_note_facts(ir, &entry);
        ir->entries[ir->entry_count++] = entry;
    }
    for (uint32_t i = 0; i < old.frame_count; i++) {
        KrSnapshotFrame frame = ir->frames[old.frame + i];
        frame.function = peel->subst[frame.function];
        ir->frames[ir->frame_count++] = frame;
    }
    copy.entry_count = ir->entry_count - copy.entry;
    ir->snapshots[ir->snapshot_count] = copy;
    return peel->snapshots[peel->current] = (uint16_t)ir->snapshot_count++;
}

static uint16_t same_location(void *context)
{
    return ((const Peel *)context)->location;
}

// Which pre-roll values may differ from iteration to iteration.
static void mark_variant(KrTraceIR *ir, const KrLoopSlot *slots, uint32_t slot_count)
{
    for (uint32_t s = 0; s < slot_count; s++)
        if (slots[s].start && slots[s].start != slots[s].end)
            ir->ins[slots[s].start].flags |= KR_INS_VARIANT;
    for (uint32_t r = 1; r < ir->count; r++) {
        KrIns *ins = &ir->ins[r];
        if (ins->op == KR_IR_CONST || ins->op == KR_IR_LOCAL || ins->op == KR_IR_INHERIT)
            continue;
        bool variant = ins->op >= KR_UOP_COUNT || kr_uop_table[ins->op].kind == KR_UOP_CALL ||
                       (kr_uop_table[ins->op].mark == KR_MARK_LOAD &&
                        kr_uop_table[ins->op].alias != KR_ALIAS_IMMUTABLE);
        for (int i = 0; i < 5; i++)
            variant |= ins->in[i] && ir->ins[ins->in[i]].flags & KR_INS_VARIANT;
        if (variant)
            ins->flags |= KR_INS_VARIANT;
    }
}

static void forget_computed_ranges(KrTraceIR *ir, uint32_t end)
{
    for (uint32_t r = 1; r < end; r++) {
        if (ir->ins[r].rep != KR_REP_INT || !(ir->ins[r].flags & KR_INS_VARIANT))
            continue;
        int64_t low = INT64_MIN, high = INT64_MAX;
        switch (ir->ins[r].op) { // bounds that hold for any operand
        case KR_UOP_LIST_LENGTH: // (not UNBOX_INT: as a phi it may carry 64 bits)
        case KR_UOP_TUPLE_LENGTH:
        case KR_UOP_BYTES_LENGTH:
        case KR_UOP_STR_LENGTH:
            low = 0;
            high = INT64_C(1) << 45;
            break;
        case KR_UOP_STR_CODE:
            low = 0;
            high = 255;
            break;
        default: break;
        }
        ir->facts[r].low = low;
        ir->facts[r].high = high;
    }
}

// Re-emits one pre-roll instruction.
static void peel_one(Peel *peel, uint32_t r)
{
    KrTraceIR *ir = peel->ir;
    const KrIns ins = ir->ins[r];
    KrTraceRef in[5];
    for (int i = 0; i < 5; i++)
        in[i] = peel->subst[ins.in[i]];
    peel->current = ins.snapshot;
    if (ins.flags & KR_INS_SUNK) // a tuple that is never made
        return;
    switch (ins.op) {
    case KR_IR_CONST:
    case KR_IR_LOCAL:
    case KR_IR_UNMADE:
    case KR_IR_INHERIT: return; // substituted already
    case KR_IR_DUP: kr_opt_dup(ir, in[0]); return;
    case KR_IR_DROP:
        peel->location = (uint16_t)ins.imm2;
        kr_opt_drop(ir, in[0]);
        return;
    case KR_IR_ARGUMENT: kr_opt_raw(ir, KR_IR_ARGUMENT, KR_REP_NONE, in, ins.imm); return;
    case KR_IR_STACK_ROOM: return; // the pre-roll has made sure
    case KR_IR_STORM:
    case KR_IR_STALE:
    case KR_IR_COUNT_LIMIT: {
        KrTraceRef limit = kr_opt_raw(ir, ins.op, KR_REP_NONE, NULL, 0);
        ir->ins[limit].snapshot = copy_snapshot(peel);
        return;
    }
    default: break;
    }
    const uint64_t imm[2] = {ins.imm, ins.imm2};
    uint16_t op = ins.op;
    if (kr_uop_table[op].imm_count == 0 && ins.imm) { // relaxed: ask again
        op = (uint16_t)ins.imm;
        peel->current = (uint16_t)ins.imm2;
    }
    uint32_t before = ir->count;
    KrTraceRef out = kr_opt_uop(ir, op, in, imm);
    peel->subst[r] = out ? out : (KrTraceRef)r;
    peel->vanished[r] = true;
    for (uint32_t i = before; i < ir->count; i++)
        peel->vanished[r] &= ir->ins[i].op == KR_IR_CONST;
}

static bool add_phi(KrTraceIR *ir, KrTraceRef head, KrTraceRef next)
{
    for (uint32_t i = 0; i < ir->phi_count; i++)
        if (ir->phis[i].head == head)
            return true;
    if (ir->phi_count == KR_TRACE_PHI_LIMIT || ir->ins[head].rep != ir->ins[next].rep)
        return false;
    ir->phis[ir->phi_count++] = (KrPhi){head, next};
    return true;
}

static void keep(KrTraceIR *ir, KrTraceRef ref)
{
    if (!(ir->ins[ref].flags & KR_INS_SUNK))
        ir->ins[ref].flags |= KR_INS_KEEP;
}

static void keep_snapshot(KrTraceIR *ir, uint16_t snapshot)
{
    const KrSnapshot *s = &ir->snapshots[snapshot];
    for (uint32_t i = 0; i < s->entry_count; i++) {
        KrTraceRef ref = ir->entries[s->entry + i].ref;
        if (ref)
            keep(ir, kr_opt_unboxed(ir, ref));
    }
    for (uint32_t i = 0; i < s->frame_count; i++)
        if (ir->frames[s->frame + i].function)
            keep(ir, ir->frames[s->frame + i].function);
}

static bool is_effect(const KrIns *ins)
{
    if (ins->flags & KR_INS_GIVEN)
        return false;
    if (ins->op >= KR_UOP_COUNT)
        return ins->op != KR_IR_CONST && ins->op != KR_IR_LOCAL && ins->op != KR_IR_INHERIT && !(ins->flags & KR_INS_SUNK);
    const KrUopInfo *info = &kr_uop_table[ins->op];
    if (ins->op == KR_UOP_BOX_INT || ins->flags & KR_INS_SUNK)
        return false; // leaves only where a real box is needed
    if (info->kind == KR_UOP_CALL)
        return info->mark != KR_MARK_PURE && info->mark != KR_MARK_LOAD;
    return info->mark == KR_MARK_STORE || info->mark == KR_MARK_EFFECT ||
           (info->mark == KR_MARK_GUARD && ins->snapshot);
}

// Backwards over [from, to): what is kept keeps its inputs.
static void mark_range(KrTraceIR *ir, uint32_t from, uint32_t to)
{
    for (uint32_t r = to; r-- > from;) {
        KrIns *ins = &ir->ins[r];
        if (is_effect(ins))
            ins->flags |= KR_INS_KEEP;
        if (!(ins->flags & KR_INS_KEEP) || ins->flags & KR_INS_GIVEN)
            continue;
        for (int i = 0; i < 5; i++)
            if (ins->in[i])
                keep(ir, ins->in[i]);
        if (ins->snapshot)
            keep_snapshot(ir, ins->snapshot);
    }
}

// Division by a constant is a multiplication: with s = floor(log2 d) and m = ceil(2^(64+s) / d), which is below 2^64 as d is no
// power of two, n // d is (n * m) >> (64 + s) for 0 <= n < 2^63, because n * (m * d - 2^(64+s)) < 2^63 * 2^(s+1) (Granlund and
// Montgomery 1994, section 4). Done at the end: a micro-op that was relaxed has no room for constants.
static void divide_by_constants(KrTraceIR *ir)
{
    enum { SHIFT_AT = 56 }; // of MOD_BY and FLOORDIV_BY
    for (uint32_t r = 1; r < ir->count; r++) {
        KrIns *ins = &ir->ins[r];
        uint64_t divisor;
        bool modulus = ins->op == KR_UOP_MOD_POSITIVE || ins->op == KR_UOP_MOD_INT;
        if ((!modulus && ins->op != KR_UOP_FLOORDIV_POSITIVE && ins->op != KR_UOP_FLOORDIV_INT) ||
            !kr_opt_is_const(ir, ins->in[1], &divisor) || divisor < 3 || divisor >> SHIFT_AT || log2_exact((int64_t)divisor) >= 0)
            continue;
        unsigned shift = 63 - (unsigned)__builtin_clzll(divisor);
        ins->imm = (uint64_t)((((unsigned __int128)1 << (64 + shift)) - 1) / divisor + 1);
        ins->imm2 = divisor | (uint64_t)shift << SHIFT_AT;
        ins->op = modulus ? KR_UOP_MOD_BY : KR_UOP_FLOORDIV_BY;
        ins->in[1] = 0;
        ins->snapshot = 0; // it cannot leave
    }
}

// A real box of a value that was unboxed is the box it came from. (Not done while emitting:
// snapshots and phis want the unboxed value.)
static void reuse_boxes(KrTraceIR *ir)
{
    for (uint32_t r = 1; r < ir->count; r++) {
        for (int i = 0; i < 5; i++) {
            KrTraceRef box = ir->ins[r].in[i], inner = kr_opt_unboxed(ir, box);
            uint16_t op = ir->ins[inner].op;
            if (!box || inner == box || ir->ins[box].op == KR_UOP_BOX_CHAR ||
                (op != KR_UOP_UNBOX_INT && op != KR_UOP_UNBOX_FLOAT && op != KR_UOP_UNBOX_BOOL))
                continue;
            bool is_phi = false;
            for (uint32_t k = 0; k < ir->phi_count; k++)
                is_phi |= ir->phis[k].head == inner || ir->phis[k].head == ir->ins[inner].in[0];
            if (!is_phi)
                ir->ins[r].in[i] = ir->ins[inner].in[0];
        }
    }
}

void kr_opt_mark(KrTraceIR *ir)
{
    divide_by_constants(ir);
    reuse_boxes(ir);
    for (uint32_t r = 1; r < ir->count; r++)
        ir->ins[r].flags &= (uint8_t)~KR_INS_KEEP;
    if (ir->loop) {
        bool changed = true;
        while (changed) { // a phi that is used keeps its next value, which may use other phis
            changed = false;
            mark_range(ir, ir->loop, ir->count);
            for (uint32_t i = 0; i < ir->phi_count; i++) {
                KrPhi phi = ir->phis[i];
                if (ir->ins[phi.head].flags & KR_INS_KEEP &&
                    !(ir->ins[phi.next].flags & KR_INS_KEEP)) {
                    keep(ir, phi.next);
                    changed = true;
                }
            }
        }
        uint32_t used = 0;
        for (uint32_t i = 0; i < ir->phi_count; i++)
            if (ir->ins[ir->phis[i].head].flags & KR_INS_KEEP)
                ir->phis[used++] = ir->phis[i];
        ir->phi_count = used;
        mark_range(ir, 1, ir->loop);
    } else {
        mark_range(ir, 1, ir->count);
    }
}

// Phis: every pre-roll value that the body needs and that differs in the next iteration.
static bool make_phis(Peel *peel)
{
    KrTraceIR *ir = peel->ir;
    for (uint32_t r = 1; r < ir->count; r++)
        ir->ins[r].flags &= (uint8_t)~KR_INS_KEEP;
    bool changed = true;
    while (changed) {
        changed = false;
        mark_range(ir, ir->loop, ir->count);
        for (uint32_t r = 1; r < ir->loop; r++) {
            if (!(ir->ins[r].flags & KR_INS_KEEP) || peel->subst[r] == r)
                continue;
            uint32_t before = ir->phi_count;
            if (!add_phi(ir, (KrTraceRef)r, peel->subst[r]))
                return false;
            changed |= ir->phi_count != before;
            keep(ir, peel->subst[r]);
        }
    }
    return true;
}

void kr_opt_rewind(KrTraceIR *ir, uint32_t count)
{
    while (ir->count > count) {
        uint32_t r = --ir->count;
        ir->heads[ir->ins[r].op] = ir->chain[r];
    }
    ir->loop = 0;
    ir->phi_count = 0;
}

static KrPeeled *new_peeled(uint32_t count, const KrLoopSlot *slots, uint32_t slot_count)
{
    KrPeeled *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->count = count;
    p->slot_count = slot_count;
    p->ins = malloc(count * sizeof *p->ins);
    p->facts = malloc(count * sizeof *p->facts);
    p->subst = calloc(count, sizeof *p->subst);
    p->vanished = calloc(count, sizeof *p->vanished);
    p->slots = malloc((slot_count + 1) * sizeof *p->slots);
    if (!p->ins || !p->facts || !p->subst || !p->vanished || !p->slots) {
        free_peeled(p);
        return NULL;
    }
    if (slot_count)
        memcpy(p->slots, slots, slot_count * sizeof *slots);
    return p;
}

static void note_facts_at_head(const KrTraceIR *ir, KrPeeled *peeled)
{
    for (KrTraceRef r = 0; r < peeled->count; r++) {
        KrFact *fact = &peeled->facts[r];
        *fact = ir->facts[r];
        if (ir->ins[r].rep != KR_REP_BOX && ir->ins[r].rep != KR_REP_OBJ)
            continue;
        fact->plain = kr_opt_is_plain(ir, r);
        fact->type = kr_opt_type(ir, r);
        fact->shape = kr_opt_shape(ir, r);
    }
}

bool kr_opt_peel(KrTraceIR *ir, const KrLoopSlot *slots, uint32_t slot_count)
{
    uint32_t pre_roll = ir->count;
    Peel peel = {.ir = ir, .slots = slots, .slot_count = slot_count};
    KrPeeled *peeled = new_peeled(pre_roll, slots, slot_count);
    peel.snapshots = calloc(ir->snapshot_count, sizeof *peel.snapshots);
    bool ok = peeled && peel.snapshots && pre_roll * 2 < KR_TRACE_LIMIT;
    if (ok) {
        KrIns *before = peeled->ins;
        peel.subst = peeled->subst;
        peel.vanished = peeled->vanished;
        mark_variant(ir, slots, slot_count);
        for (uint32_t r = 0; r < pre_roll; r++)
            peel.subst[r] = (KrTraceRef)r;
        for (uint32_t s = 0; s < slot_count; s++)
            if (slots[s].start)
                peel.subst[slots[s].start] = slots[s].end;
        uint16_t (*snapshot_now)(void *) = ir->snapshot_now;
        void (*before_escape)(void *) = ir->before_escape;
        uint16_t (*location_now)(void *) = ir->location_now;
        void *context = ir->context;
        ir->location_now = same_location;
        ir->snapshot_now = copy_snapshot;
        ir->before_escape = NULL;
        ir->context = &peel;
        ir->loop = kr_opt_raw(ir, KR_IR_LOOP, KR_REP_NONE, NULL, 0);
        forget_computed_ranges(ir, pre_roll);
        note_facts_at_head(ir, peeled);
        for (uint32_t r = 1; r < pre_roll && !ir->failed; r++)
            peel_one(&peel, r);
        memcpy(before, ir->ins, pre_roll * sizeof *before);
        if (!ir->failed)
            kr_opt_sink_iterators(ir, peel.subst);
        if (!ir->failed)
            kr_opt_sink_objects(ir, peel.subst);
        ok = !ir->failed && make_phis(&peel);
        if (ok) {
            kr_opt_raw(ir, KR_IR_JUMP, KR_REP_NONE, NULL, 0);
        } else {
            memcpy(ir->ins, before, pre_roll * sizeof *before); // what the pre-roll makes is made
            kr_opt_rewind(ir, pre_roll);
        }
        ir->snapshot_now = snapshot_now;
        ir->location_now = location_now;
        ir->before_escape = before_escape;
        ir->context = context;
    }
    free(peel.snapshots);
    if (ok)
        ir->peeled = peeled;
    else
        free_peeled(peeled);
    return ok;
}
