// SPDX-License-Identifier: MIT
// Subscripts, stores and membership of dicts and sets with keys whose lookup runs no Python code: exact strs, immediate ints, tuples
// of such and floats; in dicts, also of subclasses, what hashes and compares as strs do or by identity (where Python code might have
// a say, the trace is left). Equality of such texts.
//
// Finding the place of a key in a dict is a micro-op of its own (DICT_STR_INDEX), apart from reading and replacing what lies there. The
// optimizer finds equal ones: `d[k] += 1` and `if k in d: f(d[k])` look once, and a loop looks up a key that
// it does not change only before it begins. A key that is not there leaves the trace, but in `in` and get(); new keys are stored
// by one call (DICT_INSERT), which ends what is known of places. Called by expand.c and expand_builtins.c. Tests: tests/lang/jit/dict_places.py, sets_in_loops.py.
#include "tier2/expand.h"

#include "interp/quiet.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "tier2/opt_fresh.h"

bool kr_expand_simple_item(const KrRecorder *r)
{
    return r->argument_types[0] == &kr_str_type || kr_bits_is_int(r->argument_words[0]) || r->tuple_of_scalars;
}

bool kr_expand_simple_key(const KrRecorder *r)
{
    if (r->key_is_quiet || r->container_type != &kr_dict_type)
        return r->key_is_quiet;
    return r->tuple_of_scalars || (r->dict_is_simple && kr_expand_simple_item(r));
}

static void guard_key(KrRecorder *r, KrTraceRef key)
{
    if (r->tuple_of_scalars)
        kr_record_uop(r, KR_UOP_GUARD_TUPLE, key, 0, 0, 0);
    else
        kr_expand_guard_scalar(r, key);
}

// Any key in an instance of any subclass: the search leaves the trace where Python code may have a say.
static KrTraceRef quiet_index(KrRecorder *r, KrTraceRef dict, KrTraceRef key)
{
    KrRef type = kr_type_ref(r->container_type);
    bool exact = r->container_type == &kr_dict_type;
    kr_record_uop(r, exact ? KR_UOP_GUARD_DICT : KR_UOP_GUARD_TYPE, dict, 0, 0, exact ? 0 : kr_bits(type));
    (void)kr_record_const(r, type); // kept alive, so that its address means it
    KrTraceRef index = kr_record_uop(r, KR_UOP_DICT_QUIET_INDEX, dict, key, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GE_INT, index, kr_opt_const_int(&r->ir, -1), 0, 0), 0, 0, 0);
    return index;
}

KrTraceRef kr_expand_dict_index(KrRecorder *r, KrTraceRef dict, KrTraceRef key)
{
    if (r->key_is_quiet)
        return quiet_index(r, dict, key);
    kr_record_uop(r, KR_UOP_GUARD_DICT, dict, 0, 0, 0);
    guard_key(r, key);
    if (!r->tuple_of_scalars) {
        kr_record_uop(r, KR_UOP_GUARD_DICT_SIMPLE, dict, 0, 0, 0);
        return kr_record_uop(r, kr_bits_is_int(r->argument_words[0]) ? KR_UOP_DICT_INT_INDEX : KR_UOP_DICT_STR_INDEX, dict, key, 0, 0);
    }
    KrTraceRef index = kr_record_uop(r, KR_UOP_DICT_TUPLE_INDEX, dict, key, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_GE_INT, index, kr_opt_const_int(&r->ir, -1), 0, 0), 0, 0, 0);
    return index;
}

enum { ABSENT = -1, UNKNOWN = -2 }; // of own_dict_place

static KrTraceRef is_there(KrRecorder *r, KrTraceRef index)
{
    return kr_record_uop(r, KR_UOP_GE_INT, index, kr_opt_const_int(&r->ir, 0), 0, 0);
}

KrTraceRef kr_expand_dict_value(KrRecorder *r, KrTraceRef dict, KrTraceRef key)
{
    KrTraceRef index = kr_expand_dict_index(r, dict, key);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, is_there(r, index), 0, 0, 0); // KeyError the generic way
    return kr_record_uop(r, KR_UOP_DICT_VALUE, dict, index, 0, 0);
}

// What a dict that the trace has made of few names has for a text that is one of them; 0: it is no such dict. `{"a": f, "b": g}[name]`
// then makes no dict.
static KrTraceRef own_dict_value(KrRecorder *r, KrTraceRef ref, KrTraceRef key)
{
    KrOptDict dict;
    KrRef text = kr_from_bits(r->hint[RIGHT]); // (held)
    if (r->argument_types[0] != &kr_str_type || !kr_opt_own_dict(&r->ir, ref, &dict))
        return 0;
    for (uint32_t i = 0; i < dict.count; i++) {
        KrRef name = kr_ref(dict.names->items[i]);
        if (!kr_str_equal(name, text))
            continue;
        guard_key(r, key);
        KrTraceRef equal = kr_record_uop(r, KR_UOP_STR_EQUAL, key, kr_record_const(r, name), 0, 0);
        kr_record_uop(r, KR_UOP_GUARD_TRUE, equal, 0, 0, 0);
        return dict.values[i];
    }
    return 0;
}

// Which of the names of such a dict is a constant text? ABSENT: none; UNKNOWN: it is no such text.
static int own_dict_place(const KrTraceIR *ir, const KrOptDict *dict, KrTraceRef key)
{
    uint64_t word;
    bool is_text = kr_opt_is_const(ir, key, &word) && kr_is_exact(kr_from_bits(word), &kr_str_type);
    for (uint32_t i = 0; is_text && i < dict->count; i++)
        if (kr_str_equal(kr_ref(dict->names->items[i]), kr_from_bits(word)))
            return (int)i;
    return is_text ? ABSENT : UNKNOWN;
}

KrTraceRef kr_expand_own_dict_get(KrRecorder *r, KrTraceRef dict, KrTraceRef key, KrTraceRef fallback)
{
    KrOptDict own;
    int place = kr_opt_own_dict(&r->ir, dict, &own) ? own_dict_place(&r->ir, &own, key) : UNKNOWN;
    return place == UNKNOWN ? 0 : place == ABSENT ? fallback : own.values[place];
}

bool kr_expand_dict_item(KrRecorder *r)
{
    if (!kr_expand_stays(r) || !kr_expand_simple_key(r))
        return false;
    KrTraceRef dict = kr_record_stack(r, 1)->ref, text = kr_record_stack(r, 0)->ref, item = own_dict_value(r, dict, text);
    if (!item)
        item = kr_expand_dict_value(r, dict, text);
    KrVirtualSlot key = kr_record_take(r), container = kr_record_take(r);
    kr_record_push(r, item, KR_SLOT_NEEDS_DUP); // the dict lends it: if that goes now, it is counted before
    kr_record_drop_slot(r, &key);
    kr_record_drop_slot(r, &container);
    return true;
}

bool kr_expand_dict_has(KrRecorder *r)
{
    if (!kr_expand_stays(r) || !kr_expand_simple_key(r))
        return false;
    KrTraceRef text = kr_record_stack(r, 1)->ref, dict = kr_record_stack(r, 0)->ref, there;
    KrOptDict own;
    int place = kr_opt_own_dict(&r->ir, dict, &own) ? own_dict_place(&r->ir, &own, text) : UNKNOWN;
    if (place != UNKNOWN)
        there = kr_opt_const_bool(&r->ir, place != ABSENT);
    else
        there = is_there(r, kr_expand_dict_index(r, dict, text));
    if (r->oparg & 1)
        there = kr_record_uop(r, KR_UOP_NOT_BOOL, there, 0, 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, there, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

void kr_expand_guard_done(KrRecorder *r, KrTraceRef n)
{
    r->ir.one_way = true;
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_EQ_INT, n, kr_opt_const_int(&r->ir, 1), 0, 0), 0, 0, 0);
    r->ir.one_way = false;
}

static void guard_dict_and_key(KrRecorder *r, KrTraceRef dict, KrTraceRef key)
{
    kr_record_uop(r, KR_UOP_GUARD_DICT, dict, 0, 0, 0);
    guard_key(r, key);
    if (!r->tuple_of_scalars)
        kr_record_uop(r, KR_UOP_GUARD_DICT_SIMPLE, dict, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_DICT_UNWATCHED, dict, 0, 0, 0);
}

bool kr_expand_is_simple_store(const KrRecorder *r)
{
    return r->container_type == &kr_dict_type && !r->key_is_quiet && !r->dict_is_watched && kr_expand_simple_key(r);
}

void kr_expand_dict_insert(KrRecorder *r, KrTraceRef dict, KrTraceRef key, KrTraceRef value)
{
    guard_dict_and_key(r, dict, key);
    kr_expand_guard_done(r, kr_record_uop(r, KR_UOP_DICT_INSERT, dict, key, value, 0));
}

KrTraceRef kr_expand_dict_take(KrRecorder *r, KrTraceRef dict, KrTraceRef key)
{
    guard_dict_and_key(r, dict, key);
    kr_record_before_escape(r); // the dict may lend its key or the value
    KrTraceRef value = kr_record_uop(r, KR_UOP_DICT_TAKE, dict, key, 0, 0);
    r->ir.one_way = true;
    kr_record_uop(r, KR_UOP_GUARD_PRESENT, value, 0, 0, 0);
    r->ir.one_way = false;
    return value;
}

static bool store_new_key(KrRecorder *r)
{
    kr_expand_dict_insert(r, kr_record_stack(r, 1)->ref, kr_record_stack(r, 0)->ref, kr_record_stack(r, 2)->ref);
    kr_expand_drop_stack(r, 3);
    return true;
}

bool kr_expand_dict_delete(KrRecorder *r)
{
    if (!kr_expand_stays(r) || !kr_expand_is_simple_store(r))
        return false;
    KrVirtualSlot old = {.owner = KR_SLOT_OWNED, .loaded = true};
    old.ref = kr_expand_dict_take(r, kr_record_stack(r, 1)->ref, kr_record_stack(r, 0)->ref);
    KrVirtualSlot key = kr_record_take(r), container = kr_record_take(r);
    kr_record_drop_slot(r, &old);
    kr_record_drop_slot(r, &key);
    kr_record_drop_slot(r, &container);
    return true;
}

// The value of a key that is there is replaced, or a new key is added.
bool kr_expand_dict_store(KrRecorder *r)
{
    uint64_t word = r->hint[OLD_VALUE];
    if (!kr_expand_stays(r) || (!word && !r->hint[KEY_IS_NEW]) || !kr_expand_simple_key(r))
        return false;
    if (!word)
        return store_new_key(r);
    KrTraceRef dict = kr_record_stack(r, 1)->ref, index = kr_expand_dict_index(r, dict, kr_record_stack(r, 0)->ref);
    kr_record_uop(r, KR_UOP_GUARD_DICT_UNWATCHED, dict, 0, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, is_there(r, index), 0, 0, 0);
    KrVirtualSlot old = {.ref = kr_record_uop(r, KR_UOP_DICT_VALUE, dict, index, 0, 0), .owner = KR_SLOT_OWNED, .loaded = true};
    if (r->old_is_plain)
        kr_record_uop(r, r->old_is_bool ? KR_UOP_GUARD_BOOL : KR_UOP_GUARD_PLAIN, old.ref, 0, 0, 0);
    KrVirtualSlot key = kr_record_take(r), container = kr_record_take(r), value = kr_record_take(r);
    kr_record_own_slot(r, &value);
    kr_record_uop(r, KR_UOP_DICT_SET_VALUE, dict, index, value.ref, 0);
    kr_record_drop_slot(r, &old);
    kr_record_drop_slot(r, &key);
    kr_record_drop_slot(r, &container);
    return true;
}

// == and != of texts of which one is an instance of a subclass, or of a text and what no text is equal to.
// A text of a subclass of str that has no say in comparing, and a constant.
static bool compare_subclass(KrRecorder *r, uint32_t op)
{
    uint64_t word;
    for (uint32_t i = 0; i < 2; i++) {
        KrTraceRef text = kr_record_stack(r, 1 - i)->ref, other = kr_record_stack(r, i)->ref;
        KrType *type = (KrType *)(uintptr_t)r->argument_types[i];
        if (!(type->flags & KR_TYPE_HEAP) || !(type->flags & KR_TYPE_STR_SUB) || !kr_opt_is_const(&r->ir, other, &word) ||
            r->argument_types[1 - i] != &kr_str_type || !kr_record_depend(r, KR_DEPENDS_ON_TYPE, type, 0))
            continue;
        kr_record_uop(r, KR_UOP_GUARD_TYPE, text, 0, 0, (uint64_t)(uintptr_t)type);
        (void)kr_record_const(r, kr_from_obj(type)); // kept alive, so that its address means it
        KrTraceRef equal = kr_record_uop(r, op == KR_NE ? KR_UOP_STR_NOT_EQUAL : KR_UOP_STR_EQUAL, text, other, 0, 0);
        kr_expand_drop_stack(r, 2);
        kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, equal, 0, 0, 0), KR_SLOT_PLAIN);
        return true;
    }
    return false;
}

bool kr_expand_compare_texts(KrRecorder *r)
{
    uint32_t op = r->oparg >> 5;
    if (!r->texts_compare || !kr_expand_stays(r) || (op != KR_EQ && op != KR_NE))
        return false;
    if (compare_subclass(r, op))
        return true;
    KrTraceRef n = kr_record_uop(r, KR_UOP_TEXT_EQUAL_QUIET, kr_record_stack(r, 1)->ref, kr_record_stack(r, 0)->ref, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, n, kr_opt_const_int(&r->ir, KR_QUIET_ASK), 0, 0), 0, 0, 0);
    KrTraceRef equal = kr_record_uop(r, KR_UOP_IS_NONZERO_INT, n, 0, 0, 0);
    if (op == KR_NE)
        equal = kr_record_uop(r, KR_UOP_NOT_BOOL, equal, 0, 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, equal, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

// In a comprehension.
bool kr_expand_set_add(KrRecorder *r)
{
    if (!kr_expand_stays(r))
        return kr_expand_give_up(r, "SET_ADD");
    KrTraceRef set = kr_record_stack(r, r->oparg)->ref, key = kr_record_stack(r, 0)->ref;
    if (kr_expand_simple_item(r)) {
        kr_record_uop(r, KR_UOP_GUARD_SET, set, 0, 0, 0);
        guard_key(r, key);
        KrTraceRef n = kr_record_uop(r, KR_UOP_SET_ADD_QUIET, set, key, 0, 0);
        r->ir.one_way = true; // it leaves only where nothing has been done
        kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, n, kr_opt_const_int(&r->ir, 2), 0, 0), 0, 0, 0);
        r->ir.one_way = false;
    } else {
        kr_record_uop(r, KR_UOP_SET_ADD_ITEM, set, key, 0, 0);
    }
    kr_expand_drop_stack(r, 1);
    return true;
}

// A simple key in a set or frozenset.
bool kr_expand_set_has(KrRecorder *r)
{
    const KrType *type = r->container_type;
    if (!kr_expand_stays(r) || !kr_expand_simple_item(r) || (type != &kr_set_type && type != &kr_frozenset_type))
        return false;
    KrTraceRef set = kr_record_stack(r, 0)->ref, key = kr_record_stack(r, 1)->ref;
    kr_record_uop(r, type == &kr_set_type ? KR_UOP_GUARD_SET : KR_UOP_GUARD_TYPE, set, 0, 0, (uint64_t)(uintptr_t)type);
    guard_key(r, key);
    KrTraceRef n = kr_record_uop(r, KR_UOP_SET_HAS_QUIET, set, key, 0, 0);
    kr_record_uop(r, KR_UOP_GUARD_TRUE, kr_record_uop(r, KR_UOP_LT_INT, n, kr_opt_const_int(&r->ir, 2), 0, 0), 0, 0, 0);
    KrTraceRef there = kr_record_uop(r, KR_UOP_IS_NONZERO_INT, n, 0, 0, 0);
    if (r->oparg & 1)
        there = kr_record_uop(r, KR_UOP_NOT_BOOL, there, 0, 0, 0);
    kr_expand_drop_stack(r, 2);
    kr_record_push(r, kr_record_uop(r, KR_UOP_BOX_BOOL, there, 0, 0, 0), KR_SLOT_PLAIN);
    return true;
}

// {key} of a str or an immediate int. (What else is in another tuple only its hash tells.)
bool kr_expand_set_of_one(KrRecorder *r)
{
    if (!kr_expand_stays(r) || r->oparg != 1 || !kr_expand_simple_item(r) || r->tuple_of_scalars)
        return false;
    KrTraceRef key = kr_record_stack(r, 0)->ref;
    guard_key(r, key);
    KrTraceRef set = kr_record_uop(r, KR_UOP_SET_OF_1, key, 0, 0, 0);
    kr_expand_drop_stack(r, 1);
    kr_record_push(r, set, KR_SLOT_OWNED);
    return true;
}

// -, &, | and ^ of sets and frozensets of simple keys; a set that is made for `s - {key}` only is not made.
bool kr_expand_set_operator(KrRecorder *r)
{
    if (!kr_expand_stays(r) || !r->hint[SETS_ARE_QUIET])
        return false;
    const KrType *type = r->container_type, *other_type = r->argument_types[0];
    KrTraceRef set = kr_record_stack(r, 1)->ref, other = kr_record_stack(r, 0)->ref, key = r->ir.ins[other].in[0], result;
    uint16_t snapshot = r->snapshot, before = r->ir.ins[other].snapshot;
    bool of_one = r->oparg == KR_BINARY_SUB && r->ir.ins[other].op == KR_UOP_SET_OF_1 && kr_expand_just_made(r, other) &&
                  kr_record_cancel_tuple(r, kr_record_stack(r, 0));
    if (of_one)
        r->snapshot = before; // who leaves makes the set
    kr_expand_guard_type(r, set, type);
    if (!of_one)
        kr_expand_guard_type(r, other, other_type);
    result = of_one ? kr_record_uop(r, KR_UOP_SET_WITHOUT, set, key, 0, 0) : kr_record_uop(r, KR_UOP_SET_BINARY, set, other, 0, r->oparg);
    r->ir.one_way = true; // what leaves here is None, which nobody gives back
    kr_expand_guard_type(r, result, type);
    r->ir.one_way = false;
    r->snapshot = snapshot;
    if (of_one)
        kr_record_pop(r);
    kr_expand_drop_stack(r, of_one ? 1 : 2);
    kr_record_push(r, result, KR_SLOT_OWNED);
    return true;
}

// --- dicts of known keys -----------------------------------------------------------------------

KrTraceRef kr_expand_make_dict(KrRecorder *r, const KrRef *names, KrVirtualSlot *values, uint32_t count)
{
    KrTraceRef in[5] = {0};
    if (count > KR_OPT_DICT_MOST) {
        for (uint32_t i = 0; i < count; i++) {
            KrTraceRef key = kr_record_const(r, names[i]);
            kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &key, 2 * i);
            kr_opt_raw(&r->ir, KR_IR_ARGUMENT, KR_REP_NONE, &values[i].ref, 2 * i + 1);
        }
        KrTraceRef dict = kr_opt_uop(&r->ir, KR_UOP_DICT_OF_MANY, in, (uint64_t[2]){count});
        for (uint32_t i = 0; i < count; i++)
            kr_record_drop_slot(r, &values[i]);
        return dict;
    }
    if (count) {
        KrOwn tuple = kr_tuple_from(r->thread, names, count);
        if (kr_is_null(tuple)) {
            kr_exception_clear(r->thread);
            kr_opt_fail(&r->ir, "no memory");
            return 0;
        }
        in[0] = kr_record_const(r, kr_ref(tuple));
        kr_drop(r->thread, tuple);
    }
    for (uint32_t i = 0; i < count; i++) {
        values[i] = kr_expand_taken(values[i]);
        kr_record_own_slot(r, &values[i]);
        in[1 + i] = values[i].ref;
    }
    return kr_opt_uop(&r->ir, (uint16_t)(KR_UOP_DICT_OF_0 + count), in, NULL);
}

// {...} whose keys are different strs of the code.
bool kr_expand_build_map(KrRecorder *r)
{
    KrRef names[KR_TRACE_ARGUMENTS / 2];
    KrVirtualSlot values[KR_TRACE_ARGUMENTS / 2];
    uint32_t count = r->oparg;
    if (2 * count > KR_TRACE_ARGUMENTS || !kr_expand_stays(r))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t word;
        if (!kr_opt_is_const(&r->ir, kr_record_stack(r, 2 * (count - i) - 1)->ref, &word) || !kr_bits_is_ptr(word) ||
            !kr_is_exact(kr_from_bits(word), &kr_str_type))
            return false;
        names[i] = kr_from_bits(word);
        for (uint32_t k = 0; k < i; k++)
            if (kr_str_equal(names[k], names[i]))
                return false;
    }
    for (uint32_t i = count; i-- > 0;) {
        values[i] = kr_record_take(r);
        kr_expand_drop_stack(r, 1);
    }
    kr_record_push(r, kr_expand_make_dict(r, names, values, count), KR_SLOT_OWNED);
    return true;
}
