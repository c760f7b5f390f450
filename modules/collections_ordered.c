// SPDX-License-Identifier: MIT
// collections.OrderedDict: a dict that can move keys to its ends and notices when it changes under an iterator.
//
// The order is that of dict's entries, so nearly everything is dict's own code; moving to the front and taking from
// the front are dict.c's (kr_dict_move_to_end, kr_dict_end_index). `changes` counts what the methods here do to the order.
// Who changes the dict past these methods (dict.__setitem__(od, ...)) is noticed by the number of items, as in CPython.
// Tests: tests/lang/modules/collections/ordered*.py.
#include "modules/collections_ordered.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct Ordered {
    KrDict dict;
    KrOwn attributes; // __dict__, or null
    uint64_t changes; // of the set of keys or their order, so far
} Ordered;

typedef enum Kind { KEYS, VALUES, ITEMS } Kind;
typedef struct OrderedIter {
    KrObject header;
    KrOwn ordered;    // null when exhausted
    int64_t index;    // of the next entry to look at
    int64_t left;     // items still to come
    int64_t used;     // items when it began; -1: it has failed
    uint64_t changes; // of the dict when it began
    uint8_t kind;     // Kind
    bool reverse;
} OrderedIter;

static KrType keys_type, values_type, items_type, iter_type;

static Ordered *cast(KrRef self)
{
    return (Ordered *)(void *)kr_obj(self);
}
static bool is_ordered(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_collections_ordered_type);
}
static bool is_exact(KrRef self)
{
    return kr_obj(self)->type == &kr_collections_ordered_type;
}

// --- change -------------------------------------------------------------------------------

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    int64_t before = kr_dict_length(self);
    bool ok = kr_dict_type.setitem(thread, self, key, value);
    cast(self)->changes += before != kr_dict_length(self);
    return ok;
}
// self[key] = value, as a subclass may define it.
static bool put(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    return kr_obj(self)->type->setitem(thread, self, key, value);
}

static bool put_pair(KrThread *thread, KrRef self, KrRef pair)
{
    KrOwn items = kr_sequence_tuple(thread, pair);
    if (kr_is_null(items)) return false;
    int64_t length = kr_tuple_length(kr_ref(items));
    bool ok = length == 2 && put(thread, self, kr_tuple_get(kr_ref(items), 0),
                                 kr_tuple_get(kr_ref(items), 1));
    kr_drop(thread, items);
    if (length != 2)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            length > 2    ? "too many values to unpack (expected 2)"
            : length == 0 ? "need more than 0 values to unpack"
                          : "need more than 1 value to unpack");
    return ok;
}

static bool put_pairs(KrThread *thread, KrRef self, KrRef iterable)
{
    KrOwn it = kr_iter(thread, iterable), pair = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(it), &pair)) == KR_PRESENT) {
        bool ok = put_pair(thread, self, kr_ref(pair));
        kr_drop(thread, pair);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

// From what keys() gives: self[key] = other[key].
static bool put_by_keys(KrThread *thread, KrRef self, KrRef other, KrRef keys_function)
{
    KrOwn keys = kr_call_0(thread, keys_function), it = KR_NULL, key = KR_NULL;
    if (kr_is_null(keys)) return false;
    it = kr_iter(thread, kr_ref(keys));
    kr_drop(thread, keys);
    if (kr_is_null(it)) return false;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
        KrOwn value = kr_item_get(thread, other, kr_ref(key));
        bool ok = !kr_is_null(value) && put(thread, self, kr_ref(key), kr_ref(value));
        kr_xdrop(thread, value);
        kr_drop(thread, key);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, it);
    return found == KR_ABSENT;
}

// What OrderedDict.update takes: a dict, a mapping with keys() or items(), or pairs.
static bool update_from(KrThread *thread, KrRef self, KrRef other)
{
    if (kr_dict_is(other)) {
        KrOwn pairs = kr_dict_item_list(thread, other);
        bool ok = !kr_is_null(pairs);
        for (int64_t i = 0; ok && i < kr_list_length(kr_ref(pairs)); i++) {
            KrRef pair = kr_list_get(kr_ref(pairs), i);
            ok = put(thread, self, kr_tuple_get(pair, 0), kr_tuple_get(pair, 1));
        }
        kr_xdrop(thread, pairs);
        return ok;
    }
    KrOwn function = KR_NULL;
    KrFound found = kr_attr_lookup(thread, other, kr_name(KR_NAME_keys), &function);
    if (found == KR_PRESENT) {
        bool ok = put_by_keys(thread, self, other, kr_ref(function));
        kr_drop(thread, function);
        return ok;
    }
    if (found == KR_FAULT) return false;
    found = kr_attr_lookup(thread, other, kr_name(KR_NAME_items), &function);
    if (found == KR_FAULT) return false;
    if (found == KR_ABSENT) return put_pairs(thread, self, other);
    KrOwn pairs = kr_call_0(thread, kr_ref(function));
    kr_drop(thread, function);
    bool ok = !kr_is_null(pairs) && put_pairs(thread, self, kr_ref(pairs));
    kr_xdrop(thread, pairs);
    return ok;
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (count > 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "expected at most 1 argument, got %zu", count);
    if (count == 1 && !update_from(thread, self, args[0])) return false;
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    for (int64_t i = 0; i < names; i++)
        if (!put(thread, self, kr_tuple_get(kwnames, i), args[(int64_t)count + i]))
            return false;
    return true;
}
static KrOwn update_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t given = kr_tuple_length(args[0]);
    if (given > 1)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "update() takes at most 1 positional argument (%lld given)",
            (long long)given);
    if ((given == 1 && !update_from(thread, self, kr_tuple_get(args[0], 0))) ||
        (kr_dict_length(args[1]) && !update_from(thread, self, args[1])))
        return KR_NULL;
    return kr_none_own();
}
static KrOwn or_(KrThread *thread, KrRef a, KrRef b)
{
    KrRef self = is_ordered(a) ? a : b;
    if (!kr_dict_is_sub(a) || !kr_dict_is_sub(b)) return kr_dup(kr_not_implemented());
    KrOwn sum = kr_call_1(thread, kr_type_ref(kr_obj(self)->type), a);
    if (!kr_is_null(sum) &&
        (!is_ordered(kr_ref(sum)) ? !kr_dict_update(thread, kr_ref(sum), b)
                                  : !update_from(thread, kr_ref(sum), b))) {
        kr_drop(thread, sum);
        return KR_NULL;
    }
    return sum;
}
static KrOwn inplace_or(KrThread *thread, KrRef self, KrRef other)
{
    return update_from(thread, self, other) ? kr_dup(self) : KR_NULL;
}

static KrOwn pop_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn value;
    KrFound found = kr_dict_pop(thread, self, args[0], &value);
    cast(self)->changes += found == KR_PRESENT;
    if (found != KR_ABSENT) return value;
    return kr_ref_is_null(args[1]) ? kr_exception_raise_key(thread, args[0])
                                   : kr_dup(args[1]);
}
static KrOwn popitem_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)count;
    bool last;
    if (!kr_truth(thread, args[0], &last)) return KR_NULL;
    int64_t index = kr_dict_end_index(self, last);
    if (index < 0)
        return kr_exception_raise(thread, &kr_exception_key_error,
                                  "dictionary is empty");
    KrDictEntry entry = kr_dict_take(thread, self, index);
    cast(self)->changes++;
    return kr_tuple_pack_own(thread, (KrOwn[]){entry.key, entry.value}, 2);
}
static KrOwn move_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    bool last = kr_is(args[1], kr_bool(true));
    if (!last && !kr_truth(thread, args[1], &last)) return KR_NULL;
    KrFound found = kr_dict_move_to_end(thread, self, args[0], last);
    if (found == KR_ABSENT) return kr_exception_raise_key(thread, args[0]);
    cast(self)->changes++;
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}
static KrOwn move_positional(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    return move_method(thread, self, (KrRef[]){args[0], count > 1 ? args[1] : kr_bool(true)}, 2);
}
static KrOwn setdefault_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    if (is_exact(self)) {
        int64_t before = kr_dict_length(self);
        KrOwn value = kr_dict_setdefault(thread, self, args[0], args[1]);
        cast(self)->changes += before != kr_dict_length(self);
        return value;
    }
    KrFound found = kr_contains(thread, self, args[0]);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_PRESENT) return kr_item_get(thread, self, args[0]);
    return put(thread, self, args[0], args[1]) ? kr_dup(args[1]) : KR_NULL;
}
static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    cast(self)->changes++;
    kr_dict_clear(thread, self);
    return kr_none_own();
}

// --- copies, text, state ------------------------------------------------------------------

static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn twin = kr_call_0(thread, kr_type_ref(kr_obj(self)->type)), keys = KR_NULL;
    if (kr_is_null(twin)) return twin;
    uint64_t changes = cast(self)->changes;
    keys = kr_dict_key_list(thread, self);
    bool ok = !kr_is_null(keys), plain = is_exact(self);
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(keys)); i++) {
        KrRef key = kr_list_get(kr_ref(keys), i);
        KrOwn value = plain ? kr_dict_type.getitem(thread, self, key)
                            : kr_item_get(thread, self, key);
        ok = !kr_is_null(value) &&
             (plain ? kr_dict_set(thread, kr_ref(twin), key, kr_ref(value))
                    : kr_item_set(thread, kr_ref(twin), key, kr_ref(value)));
        kr_xdrop(thread, value);
        if (ok && cast(self)->changes != changes)
            ok = kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                          "OrderedDict mutated during iteration");
    }
    kr_xdrop(thread, keys);
    if (ok) return twin;
    kr_drop(thread, twin);
    return KR_NULL;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    KrRef name = kr_ref(kr_obj(self)->type->name_str);
    if (kr_dict_length(self) == 0) return kr_str_from_format(thread, "%S()", name);
    if (kr_repr_enter(thread, self)) return kr_str_from_ascii(thread, "...");
    KrOwn plain = is_exact(self) ? kr_dict_copy(thread, self)
                                 : kr_call_1(thread, kr_type_ref(&kr_dict_type), self);
    KrOwn text = KR_NULL;
    if (!kr_is_null(plain))
        text = kr_str_from_format(thread, "%S(%R)", name, kr_ref(plain));
    kr_xdrop(thread, plain);
    kr_repr_leave(thread, self);
    return text;
}

// The same keys in the same order?
static KrFound same_order(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn left = kr_dict_key_list(thread, a), right = KR_NULL;
    uint64_t changes_a = cast(a)->changes, changes_b = cast(b)->changes;
    KrFound equal = KR_FAULT;
    if (!kr_is_null(left)) right = kr_dict_key_list(thread, b);
    if (!kr_is_null(right)) {
        int64_t length = kr_list_length(kr_ref(left)), other = kr_list_length(kr_ref(right));
        equal = KR_PRESENT;
        for (int64_t i = 0; equal == KR_PRESENT && i < length && i < other; i++) {
            equal = kr_container_equal(thread, kr_list_get(kr_ref(left), i),
                                       kr_list_get(kr_ref(right), i));
            if (equal != KR_FAULT &&
                (cast(a)->changes != changes_a || cast(b)->changes != changes_b)) {
                (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                         "OrderedDict mutated during iteration");
                equal = KR_FAULT;
            }
        }
        if (equal == KR_PRESENT && length != other) equal = KR_ABSENT; // a comparison of the dicts has changed one of them
    }
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return equal;
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_dict_is_sub(b) || (op != KR_EQ && op != KR_NE)) return kr_dup(kr_not_implemented());
    KrFound equal = kr_dict_equal(thread, a, b);
    if (equal == KR_PRESENT && is_ordered(b)) equal = same_order(thread, a, b);
    return equal == KR_FAULT ? KR_NULL : kr_bool_own((equal == KR_PRESENT) == (op == KR_EQ));
}

static KrOwn reduce_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrOwn name = kr_str_interned(thread, "__getstate__"), method = KR_NULL,
          state = KR_NULL, items = KR_NULL, it = KR_NULL, result = KR_NULL;
    if (kr_is_null(name)) return name;
    KrFound found = kr_attr_lookup(thread, self, kr_ref(name), &method);
    if (found == KR_PRESENT)
        state = kr_call_0(thread, kr_ref(method));
    else if (found == KR_ABSENT)
        state = kr_none_own();
    if (!kr_is_null(state))
        items = kr_call_method(thread, self, kr_name(KR_NAME_items), NULL, 0);
    if (!kr_is_null(items)) it = kr_iter(thread, kr_ref(items));
    if (!kr_is_null(it))
        result =
            kr_tuple_from(thread,
                          (KrRef[]){kr_type_ref(kr_obj(self)->type), kr_tuple_empty(),
                                    kr_ref(state), kr_none(), kr_ref(it)},
                          5);
    kr_drop(thread, name);
    kr_xdrop(thread, method);
    kr_xdrop(thread, state);
    kr_xdrop(thread, items);
    kr_xdrop(thread, it);
    return result;
}
static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrOwn name = kr_str_interned(thread, "__sizeof__");
    if (kr_is_null(name)) return name;
    KrRef function = kr_type_find(&kr_dict_type, kr_ref(name));
    kr_drop(thread, name);
    return kr_call_1(thread, function, self);
}

static void clear(KrThread *thread, KrObject *object)
{
    Ordered *self = (Ordered *)(void *)object;
    self->changes++;
    kr_xdrop(thread, kr_move(&self->attributes));
    kr_dict_type.clear(thread, object);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Ordered *)(void *)object)->attributes));
    kr_dict_type.dealloc(thread, object);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Ordered *self = (const Ordered *)(void *)object;
    if (!kr_is_null(self->attributes)) visitor(kr_ref(self->attributes), context);
    kr_dict_type.visit(object, visitor, context);
}

// --- iterators ----------------------------------------------------------------------------

static OrderedIter *cast_iter(KrRef self)
{
    return (OrderedIter *)(void *)kr_obj(self);
}
static KrOwn iter_new(KrThread *thread, KrRef ordered, Kind kind, bool reverse)
{
    OrderedIter *it =
        (OrderedIter *)(void *)kr_object_new(thread, &iter_type, sizeof(OrderedIter));
    if (!it) return KR_NULL;
    it->ordered = kr_dup(ordered);
    it->used = it->left = kr_dict_length(ordered);
    it->index = it->used ? kr_dict_end_index(ordered, reverse) : 0;
    it->changes = cast(ordered)->changes;
    it->kind = (uint8_t)kind;
    it->reverse = reverse;
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}
static void iter_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((OrderedIter *)(void *)object)->ordered));
}
static void iter_dealloc(KrThread *thread, KrObject *object)
{
    iter_clear(thread, object);
    kr_object_free(thread, object, sizeof(OrderedIter));
}
static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((OrderedIter *)(void *)object)->ordered))
        visitor(kr_ref(((OrderedIter *)(void *)object)->ordered), context);
}

static KrFound iter_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    OrderedIter *it = cast_iter(ref);
    if (kr_is_null(it->ordered)) return KR_ABSENT;
    const Ordered *ordered = cast(kr_ref(it->ordered));
    if (it->left == 0) goto end;
    if (ordered->changes != it->changes) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "OrderedDict mutated during iteration");
        kr_drop(thread, kr_move(&it->ordered));
        return KR_FAULT;
    }
    if (ordered->dict.used != it->used) {
        it->used = -1;
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "OrderedDict changed size during iteration");
        return KR_FAULT;
    }
    const KrDictKeys *keys = ordered->dict.keys;
    int64_t index = it->index, step = it->reverse ? -1 : 1;
    while (index >= 0 && index < keys->entry_count &&
           kr_is_null(keys->entries[index].key))
        index += step;
    if (index < 0 || index >= keys->entry_count) goto end;
    it->index = index + step;
    it->left--;
    const KrDictEntry *entry = &keys->entries[index];
    if (it->kind != ITEMS) {
        *item = kr_dup(kr_ref(it->kind == KEYS ? entry->key : entry->value));
        return KR_PRESENT;
    }
    *item = kr_tuple_2(thread, kr_ref(entry->key), kr_ref(entry->value));
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
end:
    kr_drop(thread, kr_move(&it->ordered));
    return KR_ABSENT;
}

// iter([what is left]), without moving the iterator.
static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const OrderedIter *it = cast_iter(self);
    KrOwn list = KR_NULL, result = KR_NULL;
    if (kr_is_null(it->ordered)) {
        list = kr_list_new(thread, 0);
    } else {
        KrOwn twin = iter_new(thread, kr_ref(it->ordered), (Kind)it->kind, it->reverse);
        if (kr_is_null(twin)) return twin;
        OrderedIter *other = cast_iter(kr_ref(twin));
        other->index = it->index;
        other->left = it->left;
        other->used = it->used;
        other->changes = it->changes;
        list = kr_sequence_list(thread, kr_ref(twin));
        kr_drop(thread, twin);
    }
    if (!kr_is_null(list)) {
        result = kr_iterator_reduce(thread, "iter", kr_ref(list), -1);
        kr_drop(thread, list);
    }
    return result;
}
static const KrNativeDef iter_methods[] = {
    {"__reduce__", iter_reduce, "($self, /)", "Return state information for pickling",
     0, 0, KR_NATIVE_RAW},
    {0},
};
static KrType iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "odict_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(OrderedIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .clear = iter_clear,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

// --- views --------------------------------------------------------------------------------

static KrRef dict_of_view(KrRef view)
{
    return kr_ref(((KrDictView *)(void *)kr_obj(view))->dict);
}
#define VIEW(which, upper) /* type, iterators and method of one kind of view */        \
    static KrOwn which##_iter(KrThread *thread, KrRef self)                            \
    {                                                                                  \
        return iter_new(thread, dict_of_view(self), upper, false);                     \
    }                                                                                  \
    static KrOwn which##_reversed(KrThread *thread, KrRef self, const KrRef *args,     \
                                  size_t count)                                        \
    {                                                                                  \
        (void)args, (void)count;                                                       \
        return iter_new(thread, dict_of_view(self), upper, true);                      \
    }                                                                                  \
    static const KrNativeDef which##_methods[] = {                                     \
        {"__reversed__", which##_reversed, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},   \
        {0},                                                                           \
    };                                                                                 \
    static KrType which##_type = {                                                     \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = "odict_" #which,                                                       \
        .base = &kr_dict_views_##which##_type,                                         \
        .flags = KR_TYPE_GC,                                                           \
        .basic_size = sizeof(KrDictView),                                              \
        .iter = which##_iter,                                                          \
        .methods = which##_methods,                                                    \
    };                                                                                 \
    static KrOwn which##_method(KrThread *thread, KrRef self, const KrRef *args,       \
                                size_t count)                                          \
    {                                                                                  \
        (void)args, (void)count;                                                       \
        return kr_dict_views_new(thread, self, &which##_type);                         \
    }
VIEW(keys, KEYS)
VIEW(values, VALUES)
VIEW(items, ITEMS)

static KrOwn iter(KrThread *thread, KrRef self)
{
    return iter_new(thread, self, KEYS, false);
}
static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return iter_new(thread, self, KEYS, true);
}

// --- the type -----------------------------------------------------------------------------

static KrOwn fromkeys_method(KrThread *thread, KrRef class_, const KrRef *args,
                             size_t count)
{
    (void)count;
    KrOwn made = kr_call_0(thread, class_), it = KR_NULL, key = KR_NULL;
    if (!kr_is_null(made)) it = kr_iter(thread, args[0]);
    KrFound found = KR_FAULT;
    if (!kr_is_null(it)) {
        while ((found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
            bool ok = kr_item_set(thread, kr_ref(made), kr_ref(key), args[1]);
            kr_drop(thread, key);
            if (!ok) {
                found = KR_FAULT;
                break;
            }
        }
        kr_drop(thread, it);
    }
    if (found == KR_ABSENT) return made;
    kr_xdrop(thread, made);
    return KR_NULL;
}

#define RAW KR_NATIVE_RAW
static const KrNativeDef methods[] = {
    {"clear", clear_method, "($self, /)", "Remove all items from ordered dict.", 0, 0,
     RAW},
    {"copy", copy_method, "($self, /)", "A shallow copy of ordered dict.", 0, 0, RAW},
    {"fromkeys", fromkeys_method, "($type, /, iterable, value=None)",
     "Create a new ordered dictionary with keys from iterable and values set to value.",
     0, 0, KR_NATIVE_CLASS},
    {"items", items_method, "($self, /)", NULL, 0, 0, RAW},
    {"keys", keys_method, "($self, /)", NULL, 0, 0, RAW},
    {"values", values_method, "($self, /)", NULL, 0, 0, RAW},
    {"move_to_end", move_method, "($self, /, key, last=True)",
     "Move an existing element to the end (or beginning if last is false).", 0, 0, KR_NATIVE_PAIR},
    {"move_to_end", move_positional, NULL, "Move an existing element to the end.", 1, 2, RAW},
    {"pop", pop_method, "($self, /, key, default=<unrepresentable>)",
     "Remove a key and return its value, or the default if there is no such key.", 0, 0,
     0},
    {"popitem", popitem_method, "($self, /, last=True)",
     "Remove and return a (key, value) pair: the last one, or the first one if last is "
     "false.",
     0, 0, 0},
    {"setdefault", setdefault_method, "($self, /, key, default=None)",
     "The value of the key, which is put in with the default if it is not there.", 0, 0,
     0},
    {"update", update_method, "($self, /, *args, **kwargs)", NULL, 0, 0, 0},
    {"__reduce__", reduce_method, "($self, /)", "Return state information for pickling",
     0, 0, RAW},
    {"__reversed__", reversed_method, "($self, /)",
     "od.__reversed__() <==> reversed(od)", 0, 0, RAW},
    {"__sizeof__", sizeof_method, "($self, /)", NULL, 0, 0, RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL},
    {0},
};

KrType kr_collections_ordered_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections.OrderedDict",
    .shown = "-__module__",
    .base = &kr_dict_type,
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Ordered),
    .dict_offset = offsetof(Ordered, attributes),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .init = init,
    .binary = {[KR_BINARY_OR] = or_},
    .inplace = {[KR_BINARY_OR] = inplace_or},
    .setitem = setitem,
    .methods = methods,
    .getset = getset,
    .doc = "Dictionary that remembers insertion order",
};

bool kr_collections_ordered_ready(KrThread *thread)
{
    return kr_type_ready(thread, &kr_collections_ordered_type) &&
           kr_type_ready(thread, &keys_type) && kr_type_ready(thread, &values_type) &&
           kr_type_ready(thread, &items_type) && kr_type_ready(thread, &iter_type);
}
