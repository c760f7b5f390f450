// SPDX-License-Identifier: MIT
// Common subexpressions, and loads: back to the last write that may alias. See opt.h.
#include "tier2/opt_fresh.h"
#include "tier2/opt_parts.h"
#include "tier2/opt_sink.h"
#include "tier2/uop_includes.h"

static bool same_operation(const KrIns *ins, const KrTraceRef *in, uint32_t inputs,
                           const uint64_t *imm, uint32_t imms)
{
    for (uint32_t i = 0; i < inputs; i++)
        if (ins->in[i] != in[i])
            return false;
    return (imms < 1 || ins->imm == imm[0]) && (imms < 2 || ins->imm2 == imm[1]);
}

// Guards that look at memory Python code may change.
bool kr_opt_guard_is_mutable(uint16_t op, const uint64_t *imm)
{
    switch (op) {
    case KR_UOP_GUARD_SHAPE:
    case KR_UOP_GUARD_TYPE_VERSION:
    case KR_UOP_GUARD_OWN_VERSION:
    case KR_UOP_GUARD_FUNCTION_VERSION:
    case KR_UOP_GUARD_FUNCTION_CODE:
    case KR_UOP_GUARD_FUNCTION_DEFAULTS:
    case KR_UOP_GUARD_PARTIAL:
    case KR_UOP_GUARD_KEYS_VERSION:
    case KR_UOP_GUARD_GENERATOR_QUIET:
    case KR_UOP_GUARD_GENERATOR_STATE:
    case KR_UOP_GUARD_GENERATOR_IP:
    case KR_UOP_GUARD_DICT_EMPTY:
    case KR_UOP_GUARD_DICT_SIMPLE:
    case KR_UOP_GUARD_UNBOUNDED:
    case KR_UOP_GUARD_DICT_UNWATCHED: return true;
    case KR_UOP_GUARD_TYPE:
        return (((const KrType *)(uintptr_t)imm[0])->flags & (KR_TYPE_INSTANCE | KR_TYPE_HEAP)) != 0; // it may get another class
    default: return false;
    }
}

bool kr_opt_guards_keys(uint16_t op)
{
    return op == KR_UOP_GUARD_KEYS_VERSION || op == KR_UOP_GUARD_DICT_EMPTY || op == KR_UOP_GUARD_DICT_SIMPLE;
}

bool kr_opt_may_change(uint16_t op, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    return (info->mark == KR_MARK_LOAD && info->alias != KR_ALIAS_IMMUTABLE) || (info->mark == KR_MARK_GUARD && kr_opt_guard_is_mutable(op, imm));
}

KrTraceRef kr_opt_find_equal(const KrTraceIR *ir, uint16_t op, const KrTraceRef *in,
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
    {KR_UOP_BYTEARRAY_STORE, KR_UOP_BYTEARRAY_ITEM, 2, 2},
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
    if (alias == KR_ALIAS_NATIVE_LENGTH)
        return call->mark != KR_MARK_PURE && call->mark != KR_MARK_LOAD;
    return call->mark == KR_MARK_STORE && (call->alias == alias || (call->alias == KR_ALIAS_DICT_KEYS && alias == KR_ALIAS_DICT_USED));
}

// What a generator's state or place is known to be, since the trace has guarded or stored it: is it this?
bool kr_opt_generator_is_known(const KrTraceIR *ir, uint16_t guard, KrTraceRef g, uint64_t wanted)
{
    uint16_t store = guard != KR_UOP_GUARD_GENERATOR_IP ? KR_UOP_GENERATOR_SET_STATE : KR_UOP_GENERATOR_SET_IP;
    bool own = kr_opt_is_own_generator(ir, g); // nobody else changes it
    for (uint32_t r = ir->count - 1; r > (own ? 0 : ir->escaped); r--) {
        const KrIns *ins = &ir->ins[r];
        if (own && r != g && ins->in[0] != g)
            continue;
        if ((ins->op == guard || ins->op == store) && ins->in[0] == g)
            return ins->imm == wanted;
        if (ins->op == KR_UOP_GENERATOR_NEW && r == g)
            return wanted == (guard == KR_UOP_GUARD_GENERATOR_IP      ? ins->imm
                              : guard == KR_UOP_GUARD_GENERATOR_STATE ? kr_generator_word_with(wanted, KR_GENERATOR_CREATED, false)
                                                                      : wanted);
        if (guard == KR_UOP_GUARD_GENERATOR_QUIET && ins->op == store && ins->in[0] == g)
            return false;
        if (ins->op == KR_UOP_GENERATOR_END && ins->in[0] == g)
            return false;
        if (own)
            continue;
        if (ins->op == KR_IR_DROP || (ins->op == store && !are_distinct(ir, ins->in[0], g)))
            return false;
        if (ins->op < KR_UOP_COUNT && kr_uop_table[ins->op].kind == KR_UOP_CALL && !kr_opt_is_quiet_call(&kr_uop_table[ins->op]))
            return false;
    }
    return false;
}

bool kr_opt_guards_generator(uint16_t op)
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
bool kr_opt_goes_over_constant(const KrTraceIR *ir, KrTraceRef ref)
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
           type == &kr_range_iter_type || type == &kr_slice_type || kr_opt_goes_over_constant(ir, ref);
}

static bool is_loud_drop(const KrTraceIR *ir, const KrIns *ins)
{
    return ins->op == KR_IR_DROP && !(ins->flags & KR_INS_QUIET) && !kr_opt_ends_quietly(ir, ins->in[0]);
}

bool kr_opt_may_release(const KrIns *ins)
{
    if (ins->op == KR_IR_DROP)
        return !(ins->flags & KR_INS_QUIET);
    if (ins->op >= KR_UOP_COUNT)
        return false;
    const KrUopInfo *info = &kr_uop_table[ins->op];
    if (ins->op == KR_UOP_GENERATOR_END)
        return false;
    if (info->kind == KR_UOP_CALL)
        return info->steals || info->mark == KR_MARK_STORE || !kr_opt_is_quiet_call(info);
    return info->mark == KR_MARK_EFFECT;
}

// Who held a list or tuple when the trace made an iterator over it does so as long as nothing has been given back.
bool kr_opt_goes_over_held(const KrTraceIR *ir, KrTraceRef ref)
{
    const KrIns *made = &ir->ins[ref];
    bool is = made->op == KR_UOP_ITER_QUIET && ref > ir->escaped &&
              (kr_opt_type(ir, made->in[0]) == &kr_list_type || kr_opt_type(ir, made->in[0]) == &kr_tuple_type);
    for (uint32_t r = ref + 1u; is && r < ir->count; r++)
        is = !kr_opt_may_release(&ir->ins[r]);
    return is;
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
        if (!kr_opt_is_const(ir, ins->in[0], &start) || !kr_opt_is_const(ir, ins->in[1], &stop) || ins->in[2] != kr_opt_const_int(ir, 1))
            return 0;
        return kr_opt_const_int(ir, (int64_t)stop > (int64_t)start ? (int64_t)stop - (int64_t)start : 0);
    default: return 0;
    }
}

static const StoreRule *rule_for(uint16_t store, uint16_t load)
{
    for (size_t i = 0; i < sizeof store_rules / sizeof *store_rules; i++)
        if (store_rules[i].store == store && store_rules[i].load == load)
            return &store_rules[i];
    return NULL;
}

bool kr_opt_changes_since(const KrTraceIR *ir, KrTraceRef since, uint16_t op, const KrTraceRef *in, const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if (!kr_opt_may_change(op, imm))
        return false;
    if (ir->escaped >= since || ir->shapes_killed >= since || ir->keys_changed >= since)
        return true;
    for (KrTraceRef r = since; r < ir->count; r++) {
        const KrIns *ins = &ir->ins[r];
        if (is_loud_drop(ir, ins))
            return true;
        if (ins->op >= KR_UOP_COUNT || info->mark != KR_MARK_LOAD)
            continue;
        const KrUopInfo *other = &kr_uop_table[ins->op];
        const StoreRule *rule = rule_for(ins->op, op);
        bool stores = other->mark == KR_MARK_STORE && other->alias == info->alias;
        if (other->kind == KR_UOP_CALL ? call_changes(other, info->alias)
                                       : stores && (!rule || store_alias(ir, ins, rule, in, imm, info->imm_count) != NO_ALIAS))
            return true;
    }
    return false;
}

// The value a load would give: an equal load or the store it reads, unless something may have
// written in between.
KrTraceRef kr_opt_find_load(KrTraceIR *ir, uint16_t op, const KrTraceRef *in,
                            const uint64_t *imm)
{
    const KrUopInfo *info = &kr_uop_table[op];
    if (info->alias == KR_ALIAS_IMMUTABLE)
        return kr_opt_find_equal(ir, op, in, imm, 0);
    bool own_iterator = kr_opt_is_own_iterator(ir, in[0]); // nobody else has it
    bool own_instance = op == KR_UOP_LOAD_SLOT && kr_opt_is_fresh(ir, in[0]);
    own_instance |= op == KR_UOP_GENERATOR_SLOT && kr_opt_is_own_generator(ir, in[0]);
    for (uint32_t r = ir->count - 1; r > 0; r--) {
        const KrIns *ins = &ir->ins[r];
        if (ins->op == op && same_operation(ins, in, info->input_count, imm, info->imm_count))
            return (KrTraceRef)r;
        if (own_iterator && r == in[0])
            return as_made(ir, op, in[0]);
        if (own_instance && r == in[0])
            return kr_opt_constant(ir, KR_REP_BOX, 0); // a new instance or generator has nothing in its slots
        if ((own_iterator || own_instance) && !has_input(ins, in[0]))
            continue;
        if (is_loud_drop(ir, ins))
            return 0;
        if (ins->op >= KR_UOP_COUNT)
            continue;
        const KrUopInfo *other = &kr_uop_table[ins->op];
        if (op == KR_UOP_LOAD_SLOT && ins->op == KR_UOP_NEW_INSTANCE && r == in[0])
            return kr_opt_constant(ir, KR_REP_BOX, 0);
        if (other->kind == KR_UOP_CALL) {
            if (!kr_opt_is_quiet_call(other) || call_changes(other, info->alias))
                return 0;
        } else if (other->mark == KR_MARK_STORE && other->alias == info->alias) {
            const StoreRule *rule = rule_for(ins->op, op);
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
