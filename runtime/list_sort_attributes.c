// SPDX-License-Identifier: MIT
// Sorting of objects whose `__lt__`, written in Python, compares the same attributes of both operands: `return self.a < other.a`, also `>`, tuples of
// attributes, and what dataclass(order=True) makes. These attributes are the keys then.
//
// The method's instructions are followed with symbols for values (find_rule); anything that is not known ends it. The keys are attributes that lie in the
// instances, and ints, floats (no NaN), texts or tuples of them, at each place of the same type: comparing those neither raises nor runs Python code, so
// that nobody sees that the method is not called. Who watches calls (`thread->monitored`) sees them.
//
// Called by list_sort.c. Tests: tests/lang/types/sort_by_attributes.py.
#include "runtime/list_sort_attributes.h"

#include "gen/opcodes.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/list_sort.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { MOST = 8, DEPTH = 2 * MOST + 2 };

typedef enum What { OPERAND, ATTRIBUTE, TUPLE, CLASS, TRUTH, ORDER } What;

typedef struct Symbol {
    What what;
    int side;         // 0: of self, 1: of the other operand
    int first, count; // attributes
} Symbol;

// What the method compares.
typedef struct Rule {
    KrRef names[2][MOST]; // attributes of both operands
    int counts[2];
    bool is_tuple;
    bool descending;
} Rule;

typedef struct Walk {
    const KrCode *code;
    KrType *type;
    Rule *rule;
    Symbol stack[DEPTH];
    int depth;
} Walk;

static bool push(Walk *self, Symbol symbol)
{
    if (self->depth == DEPTH) return false;
    self->stack[self->depth++] = symbol;
    return true;
}
static bool push_local(Walk *self, unsigned local)
{
    return local < 2 && push(self, (Symbol){.what = OPERAND, .side = (int)local});
}
static bool load_attribute(Walk *self, unsigned argument)
{
    if (self->depth == 0 || argument & 1) return false; // (a method)
    Symbol *top = &self->stack[self->depth - 1];
    KrRef name = kr_ref(self->code->names[argument >> 1]);
    int *count = &self->rule->counts[top->side];
    if (top->what != OPERAND) return false;
    if (kr_is(name, kr_name(KR_NAME___class__))) {
        top->what = CLASS;
        return kr_is(kr_type_find(self->type, name), kr_type_find(&kr_object_base_type, name));
    }
    if (*count == MOST) return false;
    *top = (Symbol){ATTRIBUTE, top->side, *count, 1};
    self->rule->names[top->side][(*count)++] = name;
    return true;
}
static bool build_tuple(Walk *self, int count)
{
    if (count == 0 || self->depth < count) return false;
    Symbol *items = &self->stack[self->depth - count];
    for (int i = 0; i < count; i++)
        if (items[i].what != ATTRIBUTE || items[i].side != items[0].side || items[i].first != items[0].first + i) return false;
    items[0].what = TUPLE;
    items[0].count = count;
    self->depth -= count - 1;
    return true;
}
static bool compare(Walk *self, int op)
{
    Rule *rule = self->rule;
    if (self->depth < 2 || (op != KR_LT && op != KR_GT)) return false;
    Symbol *a = &self->stack[self->depth - 2], *b = &self->stack[self->depth - 1];
    bool alike = a->what == b->what && a->side != b->side && a->count == b->count && (a->what == ATTRIBUTE || a->what == TUPLE) &&
                 a->count == rule->counts[0] && a->count == rule->counts[1];
    for (int i = 0; alike && i < a->count; i++)
        alike = kr_is(rule->names[0][i], rule->names[1][i]);
    if (!alike) return false;
    rule->is_tuple = a->what == TUPLE;
    rule->descending = (op == KR_GT) != (a->side == 1);
    a->what = ORDER;
    self->depth--;
    return true;
}
static bool is_same_class(Walk *self)
{
    if (self->depth < 2) return false;
    Symbol *a = &self->stack[self->depth - 2], *b = a + 1;
    if (a->what != CLASS || b->what != CLASS) return false;
    a->what = TRUTH; // all keys are of one class
    self->depth--;
    return true;
}
// False: it does more than compare attributes.
static bool step(Walk *self, int op, unsigned argument)
{
    switch (op) {
    case KR_OP_RESUME:
    case KR_OP_NOT_TAKEN: return true;
    case KR_OP_LOAD_FAST:
    case KR_OP_LOAD_FAST_BORROW: return push_local(self, argument);
    case KR_OP_LOAD_FAST_LOAD_FAST:
    case KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW: return push_local(self, argument >> 4) && push_local(self, argument & 15);
    case KR_OP_LOAD_ATTR: return load_attribute(self, argument);
    case KR_OP_BUILD_TUPLE: return build_tuple(self, (int)argument);
    case KR_OP_COMPARE_OP: return compare(self, (int)(argument >> 5));
    case KR_OP_IS_OP: return argument == 0 && is_same_class(self);
    case KR_OP_POP_JUMP_IF_FALSE: return self->depth > 0 && self->stack[--self->depth].what == TRUTH;
    default: return false;
    }
}
static bool find_rule(KrType *type, Rule *rule)
{
    KrRef method = kr_type_find(type, kr_name(kr_compare_names[KR_LT]));
    if (!kr_is_exact(method, &kr_function_type)) return false;
    const KrCode *code = ((const KrFunction *)(const void *)kr_obj(method))->code;
    if (!code->simple_args || code->arg_count != 2 || code->cell_count || code->free_count) return false;
    Walk walk = {.code = code, .type = type, .rule = rule};
    for (uint32_t at = 0; at < code->unit_count;) {
        int op = kr_opcode_base[code->units[at] & 0xFF];
        if (op == KR_OP_RETURN_VALUE) return walk.depth == 1 && walk.stack[0].what == ORDER;
        if (!step(&walk, op, code->units[at] >> 8)) return false;
        at += 1 + kr_opcode_caches[op];
    }
    return false;
}

// Where an attribute lies in instances of the class.
typedef struct Source {
    KrRef name;
    int64_t member; // of __slots__: counted from the end; -1: an attribute of the shape
    const KrShape *shape; // the last one,
    int slot;             // where it is there
} Source;

static bool find_source(KrType *type, KrRef name, Source *source)
{
    *source = (Source){.name = name, .member = -1};
    KrRef found = kr_type_find(type, name);
    if (kr_ref_is_null(found) || !kr_type_of(found)->descr_set) return true;
    const KrMember *member = (const KrMember *)(const void *)kr_obj(found);
    if (!kr_is_exact(found, &kr_member_type) || member->def || !(type->flags & KR_TYPE_NO_DICT) || !kr_type_is_subtype(type, member->type)) return false;
    source->member = member->offset;
    return true;
}
static KrRef attribute_of(KrInstance *instance, Source *source)
{
    if (source->member >= 0) return kr_ref(instance->slots[(instance->header.flags >> 8) - 1 - source->member]);
    if (instance->shape != source->shape) {
        if (instance->shape->mode != KR_SHAPE_SLOTS) return kr_shape_get(instance, source->name);
        source->shape = instance->shape;
        source->slot = kr_shape_find(instance->shape, source->name);
    }
    return source->slot < 0 ? KR_REF_NULL : kr_ref(instance->slots[source->slot]);
}

typedef enum Simple { NOT_SIMPLE, INT, FLOAT, STR } Simple;

static Simple simple_type(KrRef value)
{
    if (kr_is_small_int(value)) return INT;
    if (kr_is_float(value)) return kr_float_value(value) == kr_float_value(value) ? FLOAT : NOT_SIMPLE;
    return kr_str_is(value) ? STR : NOT_SIMPLE;
}
// Types of keys, or of the items of keys that are tuples.
typedef struct Types {
    bool are_tuples;
    int count;
    Simple types[MOST];
} Types;

static bool fits(Types *self, KrRef value, int place)
{
    Simple type = simple_type(value);
    if (place == MOST || type == NOT_SIMPLE) return false;
    if (place == self->count) self->types[self->count++] = type;
    return self->types[place] == type;
}
static bool all_fit(Types *self, KrRef key)
{
    if (kr_tuple_is(key) != self->are_tuples) return false;
    if (!self->are_tuples) return fits(self, key, 0);
    const KrTuple *tuple = kr_tuple_cast(key);
    for (int64_t i = 0; i < tuple->length; i++)
        if (i == MOST || !fits(self, kr_ref(tuple->items[i]), (int)i)) return false;
    return true;
}

static KrFound take_key(KrThread *thread, const Rule *rule, Source *sources, KrInstance *instance, KrOwn *key)
{
    KrRef items[MOST];
    int count = rule->counts[0];
    for (int i = 0; i < count; i++) {
        items[i] = attribute_of(instance, &sources[i]);
        if (kr_ref_is_null(items[i])) return KR_ABSENT;
    }
    *key = rule->is_tuple ? kr_tuple_from(thread, items, (size_t)count) : kr_dup(items[0]);
    return kr_is_null(*key) ? KR_FAULT : KR_PRESENT;
}
// All keys are of the class of the first; *made: how many have got one in `found`.
static KrFound take_keys(KrThread *thread, const KrOwn *keys, int64_t count, KrOwn *found, int64_t *made, bool *descending)
{
    KrType *type = kr_type_of(kr_ref(keys[0]));
    Rule rule = {0};
    Source sources[MOST];
    Types types = {0};
    for (int64_t i = 1; i < count; i++)
        if (!kr_is_ptr(kr_ref(keys[i])) || kr_type_of(kr_ref(keys[i])) != type) return KR_ABSENT;
    if (!find_rule(type, &rule)) return KR_ABSENT;
    for (int i = 0; i < rule.counts[0]; i++)
        if (!find_source(type, rule.names[0][i], &sources[i])) return KR_ABSENT;
    for (int64_t i = 0; i < count; i++) {
        KrFound taken = take_key(thread, &rule, sources, (KrInstance *)(void *)kr_obj(kr_ref(keys[i])), &found[i]);
        if (taken != KR_PRESENT) return taken;
        *made = i + 1;
        if (i == 0) types.are_tuples = kr_tuple_is(kr_ref(found[0]));
        if (!all_fit(&types, kr_ref(found[i]))) return KR_ABSENT;
    }
    *descending = rule.descending;
    return KR_PRESENT;
}

void kr_list_sort_reverse(KrOwn *items, int64_t count)
{
    for (int64_t start = 0, last = count - 1; start < last; start++, last--) {
        KrOwn item = items[start];
        items[start] = items[last];
        items[last] = item;
    }
}
// Items in the order that `places`, small ints, say; `temp` is as long.
static void arrange(KrOwn *items, const KrOwn *places, int64_t count, KrOwn *temp)
{
    memcpy(temp, items, (size_t)count * sizeof *items);
    for (int64_t i = 0; i < count; i++)
        items[i] = temp[kr_small_int_value(kr_ref(places[i]))];
}

KrFound kr_list_sort_attributes(KrThread *thread, KrOwn *keys, KrOwn *values, int64_t count)
{
    const uint32_t needed = KR_TYPE_INSTANCE | KR_TYPE_GENERIC_GETATTR | KR_TYPE_HEAP;
    if (thread->monitored || !kr_is_ptr(kr_ref(keys[0])) || (kr_type_of(kr_ref(keys[0]))->flags & needed) != needed) return KR_ABSENT;
    KrOwn *found = malloc(3 * (size_t)count * sizeof *found), *places = found + count;
    if (!found) {
        (void)kr_exception_no_memory(thread);
        return KR_FAULT;
    }
    int64_t made = 0;
    bool descending = false;
    KrFound result = take_keys(thread, keys, count, found, &made, &descending);
    if (result == KR_PRESENT) {
        for (int64_t i = 0; i < count; i++)
            places[i] = kr_own_from_bits(kr_int_bits(i));
        if (descending) { // twice turned round: equal items keep their order
            kr_list_sort_reverse(found, count);
            kr_list_sort_reverse(places, count);
        }
        if (!kr_list_sort_items(thread, found, places, count)) result = KR_FAULT;
        if (descending) kr_list_sort_reverse(places, count);
        KrOwn *temp = places + count;
        arrange(keys, places, count, temp);
        if (values) arrange(values, places, count, temp);
    }
    for (int64_t i = 0; i < made; i++)
        kr_drop(thread, found[i]);
    free(found);
    return result;
}
