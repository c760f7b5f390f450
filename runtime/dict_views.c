// SPDX-License-Identifier: MIT
// Live views of a dict and their iterators (dict_views.h).
//
// One view struct and one iterator struct serve all kinds; the type of the object says which. An
// iterator stops with RuntimeError when the dict's size is not what it was at the start. Set
// operations of views make sets.
// Called by dict.c, and by bytecode through the type slots. Tests: CPython's test_dictviews.
#include "runtime/dict_views.h"

#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/mapping_proxy.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static KrDictView *cast(KrRef view)
{
    return (KrDictView *)(void *)kr_obj(view);
}
static KrRef dict_of(KrRef view)
{
    return kr_ref(cast(view)->dict);
}

KrOwn kr_dict_views_new(KrThread *thread, KrRef dict, KrType *type)
{
    KrDictView *view =
        (KrDictView *)(void *)kr_object_new(thread, type, sizeof(KrDictView));
    if (!view) return KR_NULL;
    view->dict = kr_dup(dict);
    kr_gc_track(thread, view);
    return kr_steal_obj(view);
}

static bool is_keys(KrRef value)
{
    return kr_is_ptr(value) && (kr_obj(value)->type == &kr_dict_views_keys_type ||
                                kr_obj(value)->type->base == &kr_dict_views_keys_type);
}
static bool is_items(KrRef value)
{
    return kr_is_ptr(value) && (kr_obj(value)->type == &kr_dict_views_items_type ||
                                kr_obj(value)->type->base == &kr_dict_views_items_type);
}

static void view_dealloc(KrThread *thread, KrObject *object)
{
    kr_drop(thread, ((KrDictView *)(void *)object)->dict);
    kr_object_free(thread, object, sizeof(KrDictView));
}

static void view_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    visitor(kr_ref(((KrDictView *)(void *)object)->dict), context);
}

static bool view_length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = kr_dict_length(dict_of(self));
    return true;
}

static KrOwn view_repr(KrThread *thread, KrRef self)
{
    if (kr_repr_enter(thread, self)) return kr_str_from_ascii(thread, "...");
    KrOwn list = kr_sequence_list(thread, self), text = KR_NULL;
    if (!kr_is_null(list)) {
        text = kr_str_from_format(thread, "%T(%R)", self, kr_ref(list));
        kr_drop(thread, list);
    }
    kr_repr_leave(thread, self);
    return text;
}

static KrOwn view_mapping(KrThread *thread, KrRef self)
{
    return kr_mapping_proxy_new(thread, dict_of(self));
}

static const KrGetSetDef view_getset[] = {
    {"mapping", view_mapping, NULL, "The dict that is looked at."},
    {0},
};

static KrFound keys_contains(KrThread *thread, KrRef self, KrRef key)
{
    return kr_dict_has(thread, dict_of(self), key);
}

static KrFound items_contains(KrThread *thread, KrRef self, KrRef pair)
{
    if (!kr_tuple_is_sub(pair) || kr_tuple_length(pair) != 2) return KR_ABSENT;
    KrRef value;
    KrFound found = kr_dict_find(thread, dict_of(self), kr_tuple_get(pair, 0), &value);
    if (found != KR_PRESENT) return found;
    KrOwn hold = kr_dup(value);
    found = kr_container_equal(thread, value, kr_tuple_get(pair, 1));
    kr_drop(thread, hold);
    return found;
}

// Whether every item of `a` is in `b`.
static KrFound all_in(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn it = kr_iter(thread, a), item = KR_NULL;
    if (kr_is_null(it)) return KR_FAULT;
    KrFound found, inside = KR_PRESENT;
    while (inside == KR_PRESENT &&
           (found = kr_iter_next(thread, kr_ref(it), &item)) != KR_ABSENT) {
        if (found == KR_FAULT) {
            inside = KR_FAULT;
            break;
        }
        inside = kr_contains(thread, b, kr_ref(item));
        kr_drop(thread, item);
    }
    kr_drop(thread, it);
    return inside;
}

static KrOwn view_compare(KrThread *thread, KrRef self, KrRef other, int op)
{
    if (!kr_set_is_sub(other) && !is_keys(other) && !is_items(other))
        return kr_dup(kr_not_implemented());
    int64_t mine, theirs;
    if (!kr_length(thread, self, &mine) || !kr_length(thread, other, &theirs))
        return KR_NULL;
    KrFound answer = KR_ABSENT;
    switch (op) {
    case KR_EQ:
    case KR_NE:
        if (mine == theirs) answer = all_in(thread, self, other);
        break;
    case KR_LT:
        if (mine < theirs) answer = all_in(thread, self, other);
        break;
    case KR_LE:
        if (mine <= theirs) answer = all_in(thread, self, other);
        break;
    case KR_GT:
        if (mine > theirs) answer = all_in(thread, other, self);
        break;
    default:
        if (mine >= theirs) answer = all_in(thread, other, self);
        break;
    }
    if (answer == KR_FAULT) return KR_NULL;
    return kr_bool_own((answer == KR_PRESENT) != (op == KR_NE));
}

// A set of the view's items, then set.name(other).
static KrOwn by_set(KrThread *thread, KrRef self, KrRef other, int name)
{
    // the keys of a dict come at once, which decides on the size of the table and so on the order
    bool at_once = is_keys(self) && kr_dict_is(dict_of(self));
    KrOwn set = kr_set_new(thread, at_once ? dict_of(self) : self);
    if (kr_is_null(set)) return set;
    KrOwn none = kr_call_method(thread, kr_ref(set), kr_name(name), &other, 1);
    if (kr_is_null(none)) {
        kr_drop(thread, set);
        return KR_NULL;
    }
    kr_drop(thread, none);
    return set;
}

// The keys of one dict that another has, too.
static KrOwn common_keys(KrThread *thread, KrRef walk, KrRef ask)
{
    const KrDict *self = kr_dict_cast(walk);
    KrOwn result = kr_set_new(thread, KR_REF_NULL);
    if (kr_is_null(result)) return result;
    uint64_t replaced = self->replaced;
    int64_t used = self->used;
    for (uint32_t i = 0; i < self->keys->entry_count; i++) {
        if (kr_is_null(self->keys->entries[i].key)) continue;
        int64_t hash = self->keys->entries[i].hash;
        KrOwn key = kr_dup(kr_ref(self->keys->entries[i].key));
        KrRef value;
        KrFound found = kr_dict_find_hash(thread, ask, kr_ref(key), hash, &value);
        bool ok = found != KR_FAULT && (found == KR_ABSENT || kr_set_add_hash(thread, kr_ref(result), kr_ref(key), hash));
        kr_drop(thread, key);
        if (ok && KR_UNLIKELY(self->used != used || self->replaced != replaced))
            ok = kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                          self->used != used ? "dictionary changed size during iteration"
                                                             : "dictionary keys changed during iteration");
        if (!ok) {
            kr_drop(thread, result);
            return KR_NULL;
        }
    }
    return result;
}

static KrOwn view_and(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_keys(a) && !is_items(a)) { // reflected: other & view
        KrRef swap = a;
        a = b;
        b = swap;
    }
    // The longer one is asked, the shorter one walked through.
    KrRef walk = b, ask = a;
    if ((is_keys(b) || is_items(b)) &&
        kr_dict_length(dict_of(b)) > kr_dict_length(dict_of(a))) {
        walk = a;
        ask = b;
    } else if ((kr_is_exact(b, &kr_set_type) || kr_is_exact(b, &kr_frozenset_type)) && kr_dict_length(dict_of(a)) <= kr_set_length(b)) {
        walk = a;
        ask = b;
    }
    if (is_keys(walk) && is_keys(ask) && kr_dict_is(dict_of(walk)) && kr_dict_is(dict_of(ask)))
        return common_keys(thread, dict_of(walk), dict_of(ask));
    KrOwn result = kr_set_new(thread, KR_REF_NULL), item = KR_NULL;
    KrOwn it = kr_is_null(result) ? KR_NULL : kr_iter(thread, walk);
    KrFound found = KR_FAULT;
    if (!kr_is_null(it)) {
        while ((found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT) {
            KrFound inside = kr_contains(thread, ask, kr_ref(item));
            bool ok = inside != KR_FAULT &&
                      (inside == KR_ABSENT ||
                       kr_set_add(thread, kr_ref(result), kr_ref(item)));
            kr_drop(thread, item);
            if (!ok) {
                found = KR_FAULT;
                break;
            }
        }
        kr_drop(thread, it);
    }
    if (found == KR_FAULT) {
        kr_xdrop(thread, result);
        return KR_NULL;
    }
    return result;
}
static KrOwn view_or(KrThread *thread, KrRef a, KrRef b)
{
    return by_set(thread, a, b, KR_NAME_update);
}
static KrOwn view_sub(KrThread *thread, KrRef a, KrRef b)
{
    return by_set(thread, a, b, KR_NAME_difference_update);
}
// The items of two dicts: those of b that a lacks, then what is left of a, in that order.
static KrOwn items_xor(KrThread *thread, KrRef a, KrRef b)
{
    KrOwn rest = kr_dict_copy(thread, a), result = kr_set_new(thread, KR_REF_NULL), view = KR_NULL;
    bool ok = !kr_is_null(rest) && !kr_is_null(result);
    size_t position = 0;
    KrRef key, value, mine;
    while (ok && kr_dict_next(b, &position, &key, &value)) {
        KrOwn pair = kr_tuple_2(thread, key, value);
        KrFound found = kr_is_null(pair) ? KR_FAULT : kr_dict_find(thread, kr_ref(rest), key, &mine);
        if (found == KR_PRESENT) {
            KrOwn hold = kr_dup(mine);
            found = kr_container_equal(thread, kr_ref(hold), kr_tuple_get(kr_ref(pair), 1));
            kr_drop(thread, hold);
        }
        ok = found == KR_PRESENT   ? kr_dict_delete(thread, kr_ref(rest), kr_tuple_get(kr_ref(pair), 0)) != KR_FAULT
             : found == KR_ABSENT ? kr_set_add(thread, kr_ref(result), kr_ref(pair))
                                   : false;
        kr_xdrop(thread, pair);
    }
    if (ok) view = kr_call_method(thread, kr_ref(rest), kr_name(KR_NAME_items), NULL, 0);
    if (!kr_is_null(view)) {
        KrRef other = kr_ref(view);
        KrOwn none = kr_call_method(thread, kr_ref(result), kr_name(KR_NAME_update), &other, 1);
        ok = !kr_is_null(none);
        kr_xdrop(thread, none);
    }
    ok = ok && !kr_is_null(view);
    kr_xdrop(thread, rest);
    kr_xdrop(thread, view);
    if (ok) return result;
    kr_xdrop(thread, result);
    return KR_NULL;
}
static KrOwn view_xor(KrThread *thread, KrRef a, KrRef b)
{
    if (is_items(a) && is_items(b)) return items_xor(thread, dict_of(a), dict_of(b));
    return by_set(thread, a, b, KR_NAME_symmetric_difference_update);
}

static KrOwn isdisjoint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrRef walk = args[0], ask = self;
    if ((is_keys(walk) || is_items(walk) || kr_set_is_sub(walk))) {
        int64_t mine = kr_dict_length(dict_of(self)), theirs;
        if (!kr_length(thread, walk, &theirs)) return KR_NULL;
        if (theirs > mine) {
            ask = walk;
            walk = self;
        }
    }
    KrOwn it = kr_iter(thread, walk), item = KR_NULL;
    if (kr_is_null(it)) return KR_NULL;
    KrFound found, inside = KR_ABSENT;
    while (inside == KR_ABSENT &&
           (found = kr_iter_next(thread, kr_ref(it), &item)) != KR_ABSENT) {
        if (found == KR_FAULT) {
            inside = KR_FAULT;
            break;
        }
        inside = kr_contains(thread, ask, kr_ref(item));
        kr_drop(thread, item);
    }
    kr_drop(thread, it);
    return inside == KR_FAULT ? KR_NULL : kr_bool_own(inside == KR_ABSENT);
}

static KrOwn keys_iter(KrThread *thread, KrRef self)
{
    return kr_dict_views_iter(thread, dict_of(self), &kr_dict_views_key_iter_type);
}
static KrOwn values_iter(KrThread *thread, KrRef self)
{
    return kr_dict_views_iter(thread, dict_of(self), &kr_dict_views_value_iter_type);
}
static KrOwn items_iter(KrThread *thread, KrRef self)
{
    return kr_dict_views_iter(thread, dict_of(self), &kr_dict_views_item_iter_type);
}
static KrOwn keys_reversed(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_iter(thread, dict_of(self),
                              &kr_dict_views_reverse_key_iter_type);
}
static KrOwn values_reversed(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_iter(thread, dict_of(self),
                              &kr_dict_views_reverse_value_iter_type);
}
static KrOwn items_reversed(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    return kr_dict_views_iter(thread, dict_of(self),
                              &kr_dict_views_reverse_item_iter_type);
}

static const KrNativeDef keys_methods[] = {
    {"isdisjoint", isdisjoint, "($self, object, /)", "Have they nothing in common?", 1, 1, KR_NATIVE_RAW},
    {"__reversed__", keys_reversed, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef items_methods[] = {
    {"isdisjoint", isdisjoint, "($self, object, /)", "Have they nothing in common?", 1, 1, KR_NATIVE_RAW},
    {"__reversed__", items_reversed, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef values_methods[] = {
    {"__reversed__", values_reversed, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_dict_views_keys_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "dict_keys",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrDictView),
    .dealloc = view_dealloc,
    .visit = view_visit,
    .repr = view_repr,
    .iter = keys_iter,
    .compare = view_compare,
    .binary = {[KR_BINARY_AND] = view_and,
               [KR_BINARY_OR] = view_or,
               [KR_BINARY_SUB] = view_sub,
               [KR_BINARY_XOR] = view_xor},
    .length = view_length,
    .contains = keys_contains,
    .methods = keys_methods,
    .getset = view_getset,
};

KrType kr_dict_views_items_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "dict_items",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrDictView),
    .dealloc = view_dealloc,
    .visit = view_visit,
    .repr = view_repr,
    .iter = items_iter,
    .compare = view_compare,
    .binary = {[KR_BINARY_AND] = view_and,
               [KR_BINARY_OR] = view_or,
               [KR_BINARY_SUB] = view_sub,
               [KR_BINARY_XOR] = view_xor},
    .length = view_length,
    .contains = items_contains,
    .methods = items_methods,
    .getset = view_getset,
};

KrType kr_dict_views_values_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "dict_values",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrDictView),
    .dealloc = view_dealloc,
    .visit = view_visit,
    .repr = view_repr,
    .iter = values_iter,
    .length = view_length,
    .methods = values_methods,
    .getset = view_getset,
};

KrOwn kr_dict_views_keys_of(KrThread *thread, KrRef mapping)
{
    KrOwn keys = kr_call_method(thread, mapping, kr_name(KR_NAME_keys), NULL, 0), over, list = KR_NULL, it = KR_NULL;
    if (kr_is_null(keys)) return keys;
    over = kr_iter(thread, kr_ref(keys));
    if (kr_is_null(over) && kr_exception_is(thread, &kr_exception_type_error)) {
        kr_exception_clear(thread);
        (void)kr_exception_raise(thread, &kr_exception_type_error, "%T.keys() returned a non-iterable (type %T)", mapping,
                                 kr_ref(keys));
    }
    if (!kr_is_null(over)) list = kr_sequence_list(thread, kr_ref(over));
    if (!kr_is_null(list)) it = kr_iter(thread, kr_ref(list));
    kr_drop(thread, keys);
    kr_xdrop(thread, over);
    kr_xdrop(thread, list);
    return it;
}

// --- iterators ----------------------------------------------------------------------------

static KrDictIter *cast_iter(KrRef self)
{
    return (KrDictIter *)(void *)kr_obj(self);
}

static bool is_reverse(const KrType *type)
{
    return type == &kr_dict_views_reverse_key_iter_type ||
           type == &kr_dict_views_reverse_value_iter_type ||
           type == &kr_dict_views_reverse_item_iter_type;
}

KrOwn kr_dict_views_iter(KrThread *thread, KrRef dict, KrType *type)
{
    KrDictIter *it =
        (KrDictIter *)(void *)kr_object_new(thread, type, sizeof(KrDictIter));
    if (!it) return KR_NULL;
    KrDict *self = kr_dict_cast(dict);
    it->dict = kr_dup(dict);
    it->last = KR_NULL;
    it->used = it->left = self->used;
    it->index = is_reverse(type) ? (int64_t)self->keys->entry_count - 1 : 0;
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    KrDictIter *it = (KrDictIter *)(void *)object;
    kr_xdrop(thread, it->dict);
    kr_xdrop(thread, it->last);
    kr_object_free(thread, object, sizeof(KrDictIter));
}

static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrDictIter *it = (KrDictIter *)(void *)object;
    if (!kr_is_null(it->dict)) visitor(kr_ref(it->dict), context);
    if (!kr_is_null(it->last)) visitor(kr_ref(it->last), context);
}

static KR_COLD KrFound iter_changed(KrThread *thread, KrDictIter *it, const char *what)
{
    it->used = -1; // stays broken
    (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                             "dictionary %s during iteration", what);
    return KR_FAULT;
}

// The entry to yield, or null (with *result telling why).
KR_INLINE const KrDictEntry *step(KrThread *thread, KrDictIter *it, KrFound *result)
{
    *result = KR_ABSENT;
    if (kr_is_null(it->dict)) return NULL;
    const KrDict *dict = kr_dict_cast(kr_ref(it->dict));
    if (KR_UNLIKELY(it->used != dict->used)) {
        *result = iter_changed(thread, it, "changed size");
        return NULL;
    }
    const KrDictKeys *keys = dict->keys;
    int64_t index = it->index;
    while (index < keys->entry_count && kr_is_null(keys->entries[index].key))
        index++;
    if (index >= keys->entry_count) {
        kr_drop(thread, kr_move(&it->dict));
        return NULL;
    }
    if (KR_UNLIKELY(it->left == 0)) {
        *result = iter_changed(thread, it, "keys changed");
        return NULL;
    }
    it->left--;
    it->index = index + 1;
    *result = KR_PRESENT;
    return &keys->entries[index];
}

KR_INLINE const KrDictEntry *step_back(KrThread *thread, KrDictIter *it,
                                       KrFound *result)
{
    *result = KR_ABSENT;
    if (kr_is_null(it->dict)) return NULL;
    const KrDict *dict = kr_dict_cast(kr_ref(it->dict));
    if (KR_UNLIKELY(it->used != dict->used)) {
        *result = iter_changed(thread, it, "changed size");
        return NULL;
    }
    const KrDictKeys *keys = dict->keys;
    int64_t index = it->index < keys->entry_count ? it->index : -1; // the table is another: there is no way back into it
    while (index >= 0 && kr_is_null(keys->entries[index].key))
        index--;
    if (index < 0) {
        kr_drop(thread, kr_move(&it->dict));
        return NULL;
    }
    if (KR_UNLIKELY(it->left == 0)) {
        *result = iter_changed(thread, it, "keys changed");
        return NULL;
    }
    it->left--;
    it->index = index - 1;
    *result = KR_PRESENT;
    return &keys->entries[index];
}

int64_t kr_dict_views_step(KrRef iterator)
{
    KrDictIter *it = cast_iter(iterator);
    if (KR_UNLIKELY(kr_is_null(it->dict) || !kr_is_null(it->last))) return 0;
    const KrDict *dict = kr_dict_cast(kr_ref(it->dict));
    const KrDictKeys *keys = dict->keys;
    int64_t index = it->index, count = keys->entry_count;
    while (index < count && kr_is_null(keys->entries[index].key))
        index++;
    if (it->used != dict->used || index >= count || it->left == 0) return 0;
    it->left--;
    it->index = index + 1;
    return 1;
}

static KrFound give_item(KrThread *thread, KrDictIter *it, const KrDictEntry *entry, KrOwn *item)
{
    KrOwn pair[2] = {kr_dup(kr_ref(entry->key)), kr_dup(kr_ref(entry->value))};
    *item = kr_tuple_again(thread, &it->last, pair, 2);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrFound key_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step(thread, cast_iter(self), &result);
    if (entry) *item = kr_dup(kr_ref(entry->key));
    return result;
}
static KrFound value_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step(thread, cast_iter(self), &result);
    if (entry) *item = kr_dup(kr_ref(entry->value));
    return result;
}
static KrFound item_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step(thread, cast_iter(self), &result);
    return entry ? give_item(thread, cast_iter(self), entry, item) : result;
}
static KrPairFound item_next_pair(KrThread *thread, KrRef self, KrOwn pair[2])
{
    KrFound result;
    KrDictIter *it = cast_iter(self);
    const KrDictEntry *entry = step(thread, it, &result);
    if (!entry) return (KrPairFound)result;
    pair[0] = kr_dup(kr_ref(entry->key));
    pair[1] = kr_dup(kr_ref(entry->value));
    kr_tuple_forget(thread, &it->last);
    return KR_PAIR_PRESENT;
}
static KrFound reverse_key_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step_back(thread, cast_iter(self), &result);
    if (entry) *item = kr_dup(kr_ref(entry->key));
    return result;
}
static KrFound reverse_value_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step_back(thread, cast_iter(self), &result);
    if (entry) *item = kr_dup(kr_ref(entry->value));
    return result;
}
static KrFound reverse_item_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound result;
    const KrDictEntry *entry = step_back(thread, cast_iter(self), &result);
    return entry ? give_item(thread, cast_iter(self), entry, item) : result;
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrDictIter *it = cast_iter(self);
    bool good = !kr_is_null(it->dict) && it->used == kr_dict_length(kr_ref(it->dict));
    return kr_int_from_i64(thread, good ? it->left : 0);
}

// iter([what is left]), without moving the iterator.
static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrDictIter *it = cast_iter(self);
    KrOwn twin = KR_NULL, list = KR_NULL, result = KR_NULL;
    if (kr_is_null(it->dict)) {
        list = kr_list_new(thread, 0);
    } else {
        twin = kr_dict_views_iter(thread, kr_ref(it->dict), kr_obj(self)->type);
        if (kr_is_null(twin)) return twin;
        KrDictIter *other = cast_iter(kr_ref(twin));
        other->used = it->used;
        other->index = it->index;
        other->left = it->left;
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
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};

#define ITERATOR_TYPE(suffix, python_name, next_function, ...) /* one KrType */        \
    KrType kr_dict_views_##suffix##_type = {                                           \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = python_name,                                                           \
        .flags = KR_TYPE_GC,                                                           \
        .basic_size = sizeof(KrDictIter),                                              \
        .dealloc = iter_dealloc,                                                       \
        .visit = iter_visit,                                                           \
        .iter = kr_iterator_self,                                                      \
        .next = next_function,                                                         \
        __VA_ARGS__                                                                    \
        .methods = iter_methods,                                                       \
    }

ITERATOR_TYPE(key_iter, "dict_keyiterator", key_next, );
ITERATOR_TYPE(value_iter, "dict_valueiterator", value_next, );
ITERATOR_TYPE(item_iter, "dict_itemiterator", item_next, .next_pair = item_next_pair, );
ITERATOR_TYPE(reverse_key_iter, "dict_reversekeyiterator", reverse_key_next, );
ITERATOR_TYPE(reverse_value_iter, "dict_reversevalueiterator", reverse_value_next, );
ITERATOR_TYPE(reverse_item_iter, "dict_reverseitemiterator", reverse_item_next, );
