// SPDX-License-Identifier: MIT
// Policy of specialization (specialize.h), and the families that look at types only: operators,
// comparison, truth, subscripts, membership, unpacking, iteration.
//
// Counters and back-off are in cache.h. Called by interp/loop.c. Tests: tests/lang/, mode spec.
#include "interp/specialize.h"

#include "interp/operators.h"

#include "base/dump.h"
#include "interp/cache.h"

#include "runtime/bool.h"
#include "runtime/code_dump.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/range.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include "gen/opcodes.h"

void kr_specialize_to(const KrUnit *ip, int counter, int opcode)
{
    kr_cache_set_opcode(ip, opcode);
    uint16_t old = kr_cache_u16(ip + counter);
    kr_cache_set_u16(ip + counter, (uint16_t)(KR_CACHE_MISSES | (old & 15)));
}

void kr_specialize_wait(const KrUnit *ip, int counter)
{
    kr_cache_set_u16(ip + counter, kr_cache_backoff(kr_cache_u16(ip + counter)));
}

void kr_specialize_dump(KrThread *thread, KrFrame *frame, const KrUnit *ip, int from)
{
    const KrCode *code = frame->code;
    uint32_t unit = (uint32_t)(ip - code->units);
    int now = *ip & 0xFF;
    KrText text;
    kr_text_init(&text);
    kr_text_printf(&text, "spec: %s line %d unit %u: ", kr_str_text(thread, kr_ref(code->qualname)),
                   kr_code_line(code, unit), unit);
    if (from == now)
        kr_text_printf(&text, "%s: no form fits", kr_opcode_names[now]);
    else if (from)
        kr_text_printf(&text, "%s -> %s", kr_opcode_names[from], kr_opcode_names[now]);
    else
        kr_text_printf(&text, "%s -> %s, which it missed too often", kr_opcode_names[now],
                       kr_opcode_names[kr_opcode_base[now]]);
    size_t before = text.length;
    kr_text_append_text(&text, " (");
    kr_code_dump_argument(thread, &text, code, now, *ip >> 8);
    if (text.length == before + 2)
        text.length = before;
    else
        kr_text_append_char(&text, ')');
    kr_text_append_char(&text, '\n');
    kr_dump_write(&text);
    kr_text_fini(&text);
}

// First instructions of pairs, by what follows.
static int pair_of(unsigned first, unsigned second)
{
    if (first == KR_OP_LOAD_FAST_BORROW) {
        if (second == KR_OP_LOAD_ATTR) return KR_OP_LOAD_FAST_BORROW_ATTR;
        if (second == KR_OP_LOAD_CONST) return KR_OP_LOAD_FAST_BORROW_CONST;
        if (second == KR_OP_LOAD_SMALL_INT) return KR_OP_LOAD_FAST_BORROW_SMALL_INT;
        if (second == KR_OP_RETURN_VALUE) return KR_OP_LOAD_FAST_BORROW_RETURN;
    } else if (first == KR_OP_LOAD_CONST && second == KR_OP_RETURN_VALUE) {
        return KR_OP_LOAD_CONST_RETURN;
    } else if (first == KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW &&
               second == KR_OP_LOAD_ATTR) {
        return KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_ATTR;
    }
    return 0;
}

int kr_specialize_attr_pair(unsigned form)
{
    switch (form) {
    case KR_OP_LOAD_ATTR_SLOT: return KR_OP_LOAD_FAST_BORROW_ATTR_SLOT;
    case KR_OP_LOAD_ATTR_METHOD: return KR_OP_LOAD_FAST_BORROW_ATTR_METHOD;
    case KR_OP_LOAD_ATTR_METHOD_TYPE: return KR_OP_LOAD_FAST_BORROW_METHOD_TYPE;
    case KR_OP_LOAD_ATTR_METHOD_NUMBER: return KR_OP_LOAD_FAST_BORROW_METHOD_NUMBER;
    case KR_OP_LOAD_ATTR_CLASS_VALUE: return KR_OP_LOAD_FAST_BORROW_CLASS_VALUE;
    case KR_OP_LOAD_ATTR_TYPE: return KR_OP_LOAD_FAST_BORROW_TYPE_ATTR;
    case KR_OP_LOAD_ATTR_MODULE: return KR_OP_LOAD_FAST_BORROW_MODULE_ATTR;
    default: return 0;
    }
}

void kr_specialize_fuse(KrThread *thread, const KrCode *code)
{
    if (!thread->vm->specialize) return;
    const KrUnit *end = code->units + code->unit_count, *next;
    for (const KrUnit *at = code->units; at < end; at = next) {
        unsigned opcode = kr_opcode_base[*at & 0xFF];
        next = at + 1 + kr_opcode_caches[opcode];
        int pair = next < end ? pair_of(opcode, kr_opcode_base[*next & 0xFF]) : 0;
        // an argument under EXTENDED_ARG is not in the second's unit
        if (pair) kr_cache_set_opcode(at, pair);
    }
}

// The two instructions before `at`, the nearest first; null: there are none.
static void find_before(const KrCode *code, const KrUnit *at, const KrUnit *out[2])
{
    out[0] = out[1] = NULL;
    for (const KrUnit *ip = code->units; ip < at; ip += 1 + kr_opcode_caches[kr_opcode_base[*ip & 0xFF]]) {
        out[1] = out[0];
        out[0] = ip;
    }
}

// The form of the instruction(s) that load an operator's operands, by what the operator is (pairs.ops).
typedef struct Pair {
    int first, operator, form;
} Pair;
static const Pair pairs[] = {
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_ADD_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_ADD_INT},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_SUB_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_SUBSCR_LIST_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_SUBSCR},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_COMPARE_OP_INT_JUMP, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_COMPARE},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_MUL_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_FLOORDIV_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_MOD_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_ADD_FLOAT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_SUB_FLOAT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_MUL_FLOAT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_BINARY_OP_TRUEDIV_FLOAT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_COMPARE_OP_INT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW, KR_OP_COMPARE_OP_FLOAT, KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW_NUMBERS},
    {KR_OP_LOAD_FAST_BORROW, KR_OP_BINARY_OP_ADD_INT, KR_OP_LOAD_FAST_BORROW_ADD_INT},
    {KR_OP_LOAD_FAST_BORROW, KR_OP_BINARY_OP_SUBSCR_LIST_INT, KR_OP_LOAD_FAST_BORROW_SUBSCR},
    {KR_OP_LOAD_SMALL_INT, KR_OP_BINARY_OP_ADD_INT, KR_OP_LOAD_SMALL_INT_ADD_INT},
    {KR_OP_LOAD_SMALL_INT, KR_OP_BINARY_OP_SUB_INT, KR_OP_LOAD_SMALL_INT_SUB_INT},
    {KR_OP_LOAD_SMALL_INT, KR_OP_BINARY_OP_MOD_INT, KR_OP_LOAD_SMALL_INT_MOD_INT},
    {KR_OP_LOAD_SMALL_INT, KR_OP_COMPARE_OP_INT_JUMP, KR_OP_LOAD_SMALL_INT_COMPARE},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_BINARY_OP_ADD_INT, KR_OP_LOAD_FAST_BORROW_SMALL_INT_ADD},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_BINARY_OP_SUB_INT, KR_OP_LOAD_FAST_BORROW_SMALL_INT_SUB},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_BINARY_OP_MOD_INT, KR_OP_LOAD_FAST_BORROW_SMALL_INT_MOD},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_COMPARE_OP_INT_JUMP, KR_OP_LOAD_FAST_BORROW_SMALL_INT_COMPARE},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_BINARY_OP_SUBSCR_LIST_INT, KR_OP_LOAD_FAST_BORROW_SMALL_INT_SUBSCR},
    {KR_OP_LOAD_FAST_BORROW_SMALL_INT, KR_OP_BINARY_OP_SUBSCR_TUPLE_INT, KR_OP_LOAD_FAST_BORROW_SMALL_INT_SUBSCR},
};
static int paired(int first, int operator)
{
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i].first == first && pairs[i].operator == operator) return pairs[i].form;
    return first;
}

// The operator at ip has taken a form: what loads its operands takes the one that goes with it, or its own.
static void pair_with(const KrCode *code, const KrUnit *ip)
{
    if (ip == code->units) return;
    int first = kr_opcode_base[ip[-1] & 0xFF];
    if (first != KR_OP_LOAD_FAST_BORROW && first != KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW && first != KR_OP_LOAD_SMALL_INT) return;
    const KrUnit *before[2];
    find_before(code, ip, before);
    if (before[0] != ip - 1) return; // a word of a cache
    int operator = *ip & 0xFF;
    kr_cache_set_opcode(before[0], paired(first, operator));
    if (first == KR_OP_LOAD_SMALL_INT && before[1] == ip - 2 && kr_opcode_base[*before[1] & 0xFF] == KR_OP_LOAD_FAST_BORROW)
        kr_cache_set_opcode(before[1], paired(KR_OP_LOAD_FAST_BORROW_SMALL_INT, operator));
}

#define FORM(family, opcode)                                                           \
    do {                                                                               \
        kr_specialize_to(ip, KR_CACHE_##family##_counter, KR_OP_##opcode);             \
        return;                                                                        \
    } while (0)
#define WAIT(family) kr_specialize_wait(ip, KR_CACHE_##family##_counter)
#define OFF(family)                                                                    \
    do {                                                                               \
        (void)frame, (void)oparg, (void)sp;                                            \
        if (!thread->vm->specialize) {                                                 \
            WAIT(family);                                                              \
            return;                                                                    \
        }                                                                              \
    } while (0)

enum { INT = 1, FLOAT = 2 };
static int kind(KrRef value)
{
    return kr_is_small_int(value) ? INT : kr_is_float(value) ? FLOAT : 0;
}

// Opcodes of an operator by the kinds of its operands; 0: none.
typedef struct Forms {
    int ints, floats, float_int, int_float;
} Forms;

static const Forms forms[KR_BINARY_COUNT] = {
    [KR_BINARY_ADD] = {KR_OP_BINARY_OP_ADD_INT, KR_OP_BINARY_OP_ADD_FLOAT,
                       KR_OP_BINARY_OP_ADD_FLOAT_INT, KR_OP_BINARY_OP_ADD_INT_FLOAT},
    [KR_BINARY_SUB] = {KR_OP_BINARY_OP_SUB_INT, KR_OP_BINARY_OP_SUB_FLOAT,
                       KR_OP_BINARY_OP_SUB_FLOAT_INT, KR_OP_BINARY_OP_SUB_INT_FLOAT},
    [KR_BINARY_MUL] = {KR_OP_BINARY_OP_MUL_INT, KR_OP_BINARY_OP_MUL_FLOAT,
                       KR_OP_BINARY_OP_MUL_FLOAT_INT, KR_OP_BINARY_OP_MUL_INT_FLOAT},
    [KR_BINARY_TRUEDIV] = {KR_OP_BINARY_OP_TRUEDIV_INT, KR_OP_BINARY_OP_TRUEDIV_FLOAT,
                           KR_OP_BINARY_OP_TRUEDIV_FLOAT_INT,
                           KR_OP_BINARY_OP_TRUEDIV_INT_FLOAT},
    [KR_BINARY_FLOORDIV] = {KR_OP_BINARY_OP_FLOORDIV_INT, 0, 0, 0},
    [KR_BINARY_MOD] = {KR_OP_BINARY_OP_MOD_INT, 0, 0, 0},
    [KR_BINARY_AND] = {KR_OP_BINARY_OP_AND_INT, 0, 0, 0},
    [KR_BINARY_OR] = {KR_OP_BINARY_OP_OR_INT, 0, 0, 0},
    [KR_BINARY_XOR] = {KR_OP_BINARY_OP_XOR_INT, 0, 0, 0},
    [KR_BINARY_LSHIFT] = {KR_OP_BINARY_OP_LSHIFT_INT, 0, 0, 0},
    [KR_BINARY_RSHIFT] = {KR_OP_BINARY_OP_RSHIFT_INT, 0, 0, 0},
};

// An operator method written in Python, found through the thread's table of attributes.
static bool has_method(KrThread *thread, const KrUnit *ip, KrRef left, KrRef right, uint32_t oparg)
{
    KrType *type = kr_type_of(left);
    if (!kr_is_ptr(left) || !kr_operators_has_methods(type, oparg) || !type->version ||
        (kr_type_of(right) != type && kr_type_of(right)->flags & KR_TYPE_HEAP))
        return false;
    KrRef name = kr_operators_method_name(type, oparg), method = kr_type_find(type, name);
    if (kr_ref_is_null(method) || !kr_is_exact(method, &kr_function_type))
        return false;
    if (type->flags & KR_TYPE_INSTANCE) kr_specialize_note_attr(thread, left, name);
    kr_cache_set_u64(ip + KR_CACHE_BINARY_OP_name, kr_bits(name) | kr_operators_in_place(type, oparg));
    return true;
}

// Two objects of one type in C?
static bool are_alike(KrRef left, KrRef right)
{
    return kr_is_ptr(left) && kr_is_ptr(right) && kr_type_of(left) == kr_type_of(right) &&
           !(kr_type_of(left)->flags & KR_TYPE_HEAP);
}

static void choose_binary_op(KR_SPECIALIZE_PARAMETERS)
{
    OFF(BINARY_OP);
    KrRef left = kr_slot_ref(sp[-2]), right = kr_slot_ref(sp[-1]);
    if (has_method(thread, ip, left, right, oparg)) {
        kr_specialize_to(ip, KR_CACHE_BINARY_OP_counter, KR_OP_BINARY_OP_METHOD);
        return;
    }
    if (oparg == 26) {
        if (kr_is_small_int(right)) {
            if (kr_list_is(left)) FORM(BINARY_OP, BINARY_OP_SUBSCR_LIST_INT);
            if (kr_tuple_is(left)) FORM(BINARY_OP, BINARY_OP_SUBSCR_TUPLE_INT);
            if (kr_str_is(left)) FORM(BINARY_OP, BINARY_OP_SUBSCR_STR_INT);
        }
        if (kr_dict_is(left)) FORM(BINARY_OP, BINARY_OP_SUBSCR_DICT);
        bool common = kr_list_is(left) || kr_tuple_is(left) || kr_str_is(left); // they have better forms, next time
        if (kr_is_ptr(left) && kr_type_of(left)->getitem && (!common || kr_slice_is(right)))
            FORM(BINARY_OP, BINARY_OP_SUBSCR);
        WAIT(BINARY_OP);
        return;
    }
    uint32_t op =
        oparg >= (uint32_t)KR_BINARY_COUNT ? oparg - (uint32_t)KR_BINARY_COUNT : oparg;
    int opcode = 0, a = kind(left), b = kind(right);
    if (a && b) {
        const Forms *f = &forms[op];
        if (a == INT)
            opcode = b == INT ? f->ints : f->int_float;
        else
            opcode = b == INT ? f->float_int : f->floats;
    } else if (op == KR_BINARY_ADD && kr_str_is(left) && kr_str_is(right)) {
        KrUnit next = ip[1 + KR_CACHE_BINARY_OP];
        bool stores = (next & 0xFF) == KR_OP_STORE_FAST &&
                      kr_is(kr_slot_ref(frame->slots[next >> 8]), left);
        opcode = stores ? KR_OP_BINARY_OP_APPEND_STR : KR_OP_BINARY_OP_ADD_STR;
    } else if (op == oparg && are_alike(left, right) && kr_operators_alike(kr_type_of(left), op)) {
        opcode = KR_OP_BINARY_OP_ALIKE;
    }
    if (opcode)
        kr_specialize_to(ip, KR_CACHE_BINARY_OP_counter, opcode);
    else
        WAIT(BINARY_OP);
}

void kr_specialize_binary_op(KR_SPECIALIZE_PARAMETERS)
{
    choose_binary_op(thread, frame, ip, sp, oparg);
    pair_with(frame->code, ip);
}

static void choose_compare_op(KR_SPECIALIZE_PARAMETERS)
{
    OFF(COMPARE_OP);
    KrRef left = kr_slot_ref(sp[-2]), right = kr_slot_ref(sp[-1]);
    int a = kind(left), b = kind(right);
    if (a == INT && b == INT) {
        if ((ip[1 + KR_CACHE_COMPARE_OP] & 0xFF) == KR_OP_POP_JUMP_IF_FALSE)
            FORM(COMPARE_OP, COMPARE_OP_INT_JUMP);
        FORM(COMPARE_OP, COMPARE_OP_INT);
    }
    if (a == FLOAT && b == FLOAT) FORM(COMPARE_OP, COMPARE_OP_FLOAT);
    if (a == FLOAT && b == INT) FORM(COMPARE_OP, COMPARE_OP_FLOAT_INT);
    if (a == INT && b == FLOAT) FORM(COMPARE_OP, COMPARE_OP_INT_FLOAT);
    bool equality = oparg >> 5 == KR_EQ || oparg >> 5 == KR_NE; // (traces have the others too)
    if (equality && kr_str_is(left) && kr_str_is(right))
        FORM(COMPARE_OP, COMPARE_OP_STR);
    if (are_alike(left, right) && kr_type_of(left)->compare) FORM(COMPARE_OP, COMPARE_OP_ALIKE);
    WAIT(COMPARE_OP);
}

void kr_specialize_compare_op(KR_SPECIALIZE_PARAMETERS)
{
    choose_compare_op(thread, frame, ip, sp, oparg);
    pair_with(frame->code, ip);
}

void kr_specialize_to_bool(KR_SPECIALIZE_PARAMETERS)
{
    OFF(TO_BOOL);
    KrRef value = kr_slot_ref(sp[-1]);
    if (kr_is_small_int(value)) FORM(TO_BOOL, TO_BOOL_INT);
    if (kr_is_float(value)) FORM(TO_BOOL, TO_BOOL_FLOAT);
    if (kr_is_exact(value, &kr_bool_type)) FORM(TO_BOOL, TO_BOOL_BOOL);
    if (kr_is_none(value)) FORM(TO_BOOL, TO_BOOL_NONE);
    if (kr_list_is(value)) FORM(TO_BOOL, TO_BOOL_LIST);
    if (kr_tuple_is(value)) FORM(TO_BOOL, TO_BOOL_TUPLE);
    if (kr_str_is(value)) FORM(TO_BOOL, TO_BOOL_STR);
    const KrType *type = kr_type_of(value);
    if (type->flags & KR_TYPE_INSTANCE && !type->truth && !type->length &&
        type->version) {
        kr_cache_set_u32(ip + KR_CACHE_TO_BOOL_version, type->version);
        FORM(TO_BOOL, TO_BOOL_ALWAYS_TRUE);
    }
    WAIT(TO_BOOL);
}

void kr_specialize_store_subscr(KR_SPECIALIZE_PARAMETERS)
{
    OFF(STORE_SUBSCR);
    KrRef container = kr_slot_ref(sp[-2]), index = kr_slot_ref(sp[-1]);
    if (kr_list_is(container) && kr_is_small_int(index))
        FORM(STORE_SUBSCR, STORE_SUBSCR_LIST_INT);
    if (kr_dict_is(container)) FORM(STORE_SUBSCR, STORE_SUBSCR_DICT);
    WAIT(STORE_SUBSCR);
}

void kr_specialize_contains_op(KR_SPECIALIZE_PARAMETERS)
{
    OFF(CONTAINS_OP);
    if (kr_dict_is(kr_slot_ref(sp[-1]))) FORM(CONTAINS_OP, CONTAINS_OP_DICT);
    if (kr_is_exact(kr_slot_ref(sp[-1]), &kr_set_type)) FORM(CONTAINS_OP, CONTAINS_OP_SET);
    WAIT(CONTAINS_OP);
}

void kr_specialize_unpack_sequence(KR_SPECIALIZE_PARAMETERS)
{
    OFF(UNPACK_SEQUENCE);
    KrRef value = kr_slot_ref(sp[-1]);
    if (kr_tuple_is(value) && kr_tuple_length(value) == (int64_t)oparg) {
        if (oparg == 2) FORM(UNPACK_SEQUENCE, UNPACK_SEQUENCE_TWO_TUPLE);
        if (oparg == 3) FORM(UNPACK_SEQUENCE, UNPACK_SEQUENCE_THREE_TUPLE);
        FORM(UNPACK_SEQUENCE, UNPACK_SEQUENCE_TUPLE);
    }
    if (kr_list_is(value) && kr_list_length(value) == (int64_t)oparg)
        FORM(UNPACK_SEQUENCE, UNPACK_SEQUENCE_LIST);
    WAIT(UNPACK_SEQUENCE);
}

void kr_specialize_for_iter(KR_SPECIALIZE_PARAMETERS)
{
    OFF(FOR_ITER);
    KrRef iterator = kr_slot_ref(sp[-1]);
    KrUnit next = ip[1 + KR_CACHE_FOR_ITER];
    if (kr_is_exact(iterator, &kr_iterator_enumerate_type) &&
        kr_is_exact(kr_ref(((const KrEnumerate *)(const void *)kr_obj(iterator))->iterator), &kr_generator_type))
        FORM(FOR_ITER, FOR_ITER_ENUMERATE);
    if (kr_opcode_base[next & 0xFF] == KR_OP_UNPACK_SEQUENCE && next >> 8 == 2 && kr_type_of(iterator)->next_pair)
        FORM(FOR_ITER, FOR_ITER_PAIR);
    if (kr_is_exact(iterator, &kr_range_iter_type)) FORM(FOR_ITER, FOR_ITER_RANGE);
    if (kr_is_exact(iterator, &kr_list_iter_type)) FORM(FOR_ITER, FOR_ITER_LIST);
    if (kr_is_exact(iterator, &kr_tuple_iter_type)) FORM(FOR_ITER, FOR_ITER_TUPLE);
    if (kr_is_exact(iterator, &kr_str_ascii_iter_type)) FORM(FOR_ITER, FOR_ITER_STR);
    if (kr_is_exact(iterator, &kr_generator_type)) FORM(FOR_ITER, FOR_ITER_GENERATOR);
    if (kr_is_ptr(iterator) && kr_type_of(iterator)->next) FORM(FOR_ITER, FOR_ITER_NEXT);
    WAIT(FOR_ITER);
}
