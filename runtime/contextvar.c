// SPDX-License-Identifier: MIT
// Context variables: see contextvar.h.
//
// A node of the tree serves five bits of a variable's hash: a bitmap says which of 32 places are used, and
// entries of those follow in order. An entry is a variable with its value, or a null key with a node below.
// Hashes of variables are all different (a number given once, mixed by a permutation of 32 bits), so that
// no node ever holds two variables of one hash.
// Invariant: a node with more than one owner is not changed; a node below has two entries or more.
#include "runtime/contextvar.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Entry {
    KrOwn key;   // variable, or null: value is a node
    KrOwn value;
} Entry;

typedef struct Node {
    KrObject header;
    uint32_t bitmap;
    uint32_t count; // entries
    Entry entries[];
} Node;

typedef struct Var {
    KrObject header;
    KrOwn name, default_; // default_ may be null
    uint32_t hash;
} Var;

typedef struct Context {
    KrObject header;
    KrOwn root;     // Node or null
    int64_t length; // variables
    KrOwn previous; // while entered: the context before, or null
    bool entered;
} Context;

typedef struct Token {
    KrObject header;
    KrOwn var, context;
    KrOwn old; // null: there was none
    bool used;
} Token;

typedef struct Iter {
    KrObject header;
    KrOwn items; // list
    int64_t index;
} Iter;

KR_READ_PAST KrObject kr_contextvar_missing = KR_OBJECT_IMMORTAL(&kr_contextvar_missing_type);

// --- the tree ---------------------------------------------------------------------------

static size_t node_size(uint32_t count)
{
    return sizeof(Node) + count * sizeof(Entry);
}

static Node *node_of(KrRef value)
{
    return (Node *)(void *)kr_obj(value);
}

static Var *var_of(KrRef value)
{
    return (Var *)(void *)kr_obj(value);
}

static Node *node_new(KrThread *thread, uint32_t bitmap)
{
    uint32_t count = (uint32_t)__builtin_popcount(bitmap);
    Node *node = (Node *)(void *)kr_object_new(thread, &kr_contextvar_node_type, node_size(count));
    if (!node)
        return NULL;
    node->bitmap = bitmap;
    node->count = count;
    kr_gc_track(thread, node);
    return node;
}

static void node_dealloc(KrThread *thread, KrObject *object)
{
    Node *node = (Node *)(void *)object;
    for (uint32_t i = 0; i < node->count; i++) {
        kr_xdrop(thread, node->entries[i].key);
        kr_xdrop(thread, node->entries[i].value);
    }
    kr_object_free(thread, object, node_size(node->count));
}

static void node_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Node *node = (const Node *)(const void *)object;
    for (uint32_t i = 0; i < node->count; i++) {
        if (!kr_is_null(node->entries[i].key))
            visit(kr_ref(node->entries[i].key), context);
        if (!kr_is_null(node->entries[i].value))
            visit(kr_ref(node->entries[i].value), context);
    }
}

static void node_clear(KrThread *thread, KrObject *object)
{
    Node *node = (Node *)(void *)object;
    for (uint32_t i = 0; i < node->count; i++)
        kr_xdrop(thread, kr_move(&node->entries[i].value));
}

KrType kr_contextvar_node_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "hamt_node",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Node),
    .dealloc = node_dealloc,
    .visit = node_visit,
    .clear = node_clear,
};

static uint32_t bit_of(uint32_t hash, unsigned shift)
{
    return UINT32_C(1) << (hash >> shift & 31);
}

static uint32_t index_of(const Node *node, uint32_t bit)
{
    return (uint32_t)__builtin_popcount(node->bitmap & (bit - 1));
}

// Borrowed; null: absent.
static KrRef tree_find(KrRef root, const Var *var)
{
    if (kr_ref_is_null(root))
        return KR_REF_NULL;
    const Node *node = node_of(root);
    for (unsigned shift = 0;; shift += 5) {
        uint32_t bit = bit_of(var->hash, shift);
        if (!(node->bitmap & bit))
            return KR_REF_NULL;
        const Entry *entry = &node->entries[index_of(node, bit)];
        if (!kr_is_null(entry->key))
            return kr_obj(kr_ref(entry->key)) == &var->header ? kr_ref(entry->value) : KR_REF_NULL;
        if (kr_is_null(entry->value)) // cleared by the collector
            return KR_REF_NULL;
        node = node_of(kr_ref(entry->value));
    }
}

// A copy without the entry at `skip` (a bit of the map; 0: all) and with room for `more` (a bit; 0: none).
static Node *node_copy(KrThread *thread, const Node *node, uint32_t skip, uint32_t more)
{
    Node *copy = node_new(thread, (node->bitmap & ~skip) | more);
    if (!copy)
        return NULL;
    for (uint32_t bits = node->bitmap & ~skip; bits; bits &= bits - 1) {
        uint32_t bit = bits & -bits;
        const Entry *from = &node->entries[index_of(node, bit)];
        copy->entries[index_of(copy, bit)] = (Entry){kr_dup(kr_ref(from->key)), kr_dup(kr_ref(from->value))};
    }
    return copy;
}

// The node with the variable set. Steals the node (may be null); null result: no memory.
static KrOwn node_set(KrThread *thread, KrOwn own, unsigned shift, KrRef var, KrRef value)
{
    uint32_t bit = bit_of(var_of(var)->hash, shift);
    Node *made;
    if (kr_is_null(own)) {
        made = node_new(thread, bit);
        if (!made)
            return KR_NULL;
        made->entries[0] = (Entry){kr_dup(var), kr_dup(value)};
        return kr_steal_obj(made);
    }
    Node *node = node_of(kr_ref(own));
    if (!(node->bitmap & bit)) {
        made = node_copy(thread, node, 0, bit);
        kr_drop(thread, own);
        if (!made)
            return KR_NULL;
        made->entries[index_of(made, bit)] = (Entry){kr_dup(var), kr_dup(value)};
        return kr_steal_obj(made);
    }
    if (node->header.count != 1) {
        made = node_copy(thread, node, 0, 0);
        kr_drop(thread, own);
        if (!made)
            return KR_NULL;
        own = kr_steal_obj(made);
        node = made;
    }
    Entry *entry = &node->entries[index_of(node, bit)];
    if (!kr_is_null(entry->key) && kr_is(kr_ref(entry->key), var)) {
        kr_store(thread, &entry->value, kr_dup(value));
        return own;
    }
    KrOwn below = KR_NULL;
    if (kr_is_null(entry->key)) {
        below = node_set(thread, kr_move(&entry->value), shift + 5, var, value);
    } else { // two variables here: they go one level down
        below = node_set(thread, KR_NULL, shift + 5, kr_ref(entry->key), kr_ref(entry->value));
        if (!kr_is_null(below))
            below = node_set(thread, below, shift + 5, var, value);
    }
    if (kr_is_null(below)) {
        kr_drop(thread, own);
        return KR_NULL;
    }
    KrOwn key = kr_move(&entry->key), old = entry->value;
    entry->value = below;
    kr_xdrop(thread, key);
    kr_xdrop(thread, old);
    return own;
}

// The node without the variable, which is in it; null: it was the only one. Steals the node.
static KrOwn node_without(KrThread *thread, KrOwn own, unsigned shift, const Var *var, bool *failed)
{
    const Node *node = node_of(kr_ref(own));
    uint32_t bit = bit_of(var->hash, shift);
    const Entry *entry = &node->entries[index_of(node, bit)];
    Node *made;
    if (!kr_is_null(entry->key)) {
        made = node->count > 1 ? node_copy(thread, node, bit, 0) : NULL;
        *failed = node->count > 1 && !made;
        kr_drop(thread, own);
        return made ? kr_steal_obj(made) : KR_NULL;
    }
    KrOwn below = node_without(thread, kr_dup(kr_ref(entry->value)), shift + 5, var, failed);
    made = *failed ? NULL : node_copy(thread, node, 0, 0);
    kr_drop(thread, own);
    if (!made) {
        *failed = true;
        kr_xdrop(thread, below);
        return KR_NULL;
    }
    Entry *place = &made->entries[index_of(made, bit)];
    const Node *small = node_of(kr_ref(below)); // not null: it had two entries or more
    if (small->count == 1 && !kr_is_null(small->entries[0].key)) {
        place->key = kr_dup(kr_ref(small->entries[0].key));
        kr_store(thread, &place->value, kr_dup(kr_ref(small->entries[0].value)));
        kr_drop(thread, below);
    } else {
        kr_store(thread, &place->value, below);
    }
    return kr_steal_obj(made);
}

typedef bool (*EachFn)(KrThread *, KrRef var, KrRef value, void *context); // false: raised

static bool tree_each(KrThread *thread, KrRef root, EachFn each, void *context)
{
    if (kr_ref_is_null(root))
        return true;
    const Node *node = node_of(root);
    for (uint32_t i = 0; i < node->count; i++) {
        KrRef key = kr_ref(node->entries[i].key), value = kr_ref(node->entries[i].value);
        if (kr_ref_is_null(key) ? !tree_each(thread, value, each, context) : !each(thread, key, value, context))
            return false;
    }
    return true;
}

// --- Context ----------------------------------------------------------------------------

static Context *context_of(KrRef self)
{
    return (Context *)(void *)kr_obj(self);
}

static KrOwn context_make(KrThread *thread, KrRef root, int64_t length)
{
    Context *context = (Context *)(void *)kr_object_new(thread, &kr_contextvar_context_type, sizeof *context);
    if (!context)
        return KR_NULL;
    context->root = kr_dup(root);
    context->length = length;
    kr_gc_track(thread, context);
    return kr_steal_obj(context);
}

// The thread's, borrowed. Null: no memory.
static Context *current(KrThread *thread)
{
    if (KR_UNLIKELY(kr_is_null(thread->context))) {
        thread->context = context_make(thread, KR_REF_NULL, 0);
        if (kr_is_null(thread->context))
            return NULL;
        context_of(kr_ref(thread->context))->entered = true;
    }
    return context_of(kr_ref(thread->context));
}

KrOwn kr_contextvar_copy_context(KrThread *thread)
{
    const Context *context = current(thread);
    return context ? context_make(thread, kr_ref(context->root), context->length) : KR_NULL;
}

bool kr_contextvar_enter(KrThread *thread, KrRef self)
{
    Context *context = context_of(self);
    if (context->entered)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "cannot enter context: %R is already entered", self);
    context->previous = thread->context;
    context->entered = true;
    thread->context = kr_dup(self);
    return true;
}

bool kr_contextvar_leave(KrThread *thread, KrRef self)
{
    Context *context = context_of(self);
    if (!context->entered)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "cannot exit context: %R has not been entered", self);
    if (!kr_is(kr_ref(thread->context), self))
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "cannot exit context: thread state references a different context object");
    KrOwn entered = thread->context;
    thread->context = kr_move(&context->previous);
    context->entered = false;
    kr_drop(thread, entered);
    return true;
}

static KrOwn context_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)callable;
    (void)args;
    if (count || (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames)))
        return kr_exception_raise(thread, &kr_exception_type_error, "Context() does not accept any arguments");
    return context_make(thread, KR_REF_NULL, 0);
}

static void context_dealloc(KrThread *thread, KrObject *object)
{
    Context *context = (Context *)(void *)object;
    kr_xdrop(thread, kr_move(&context->root));
    kr_xdrop(thread, kr_move(&context->previous));
    kr_object_free(thread, object, sizeof *context);
}

static void context_visit(KrObject *object, KrVisitFn visit, void *data)
{
    const Context *context = (const Context *)(const void *)object;
    if (!kr_is_null(context->root))
        visit(kr_ref(context->root), data);
    if (!kr_is_null(context->previous))
        visit(kr_ref(context->previous), data);
}

static void context_clear(KrThread *thread, KrObject *object)
{
    Context *context = (Context *)(void *)object;
    context->length = 0;
    kr_xdrop(thread, kr_move(&context->root));
    kr_xdrop(thread, kr_move(&context->previous));
}

static bool check_key(KrThread *thread, KrRef key)
{
    return kr_is_exact(key, &kr_contextvar_type) ||
           kr_exception_raise_false(thread, &kr_exception_type_error, "a ContextVar key was expected, got %R", key);
}

static KrOwn context_getitem(KrThread *thread, KrRef self, KrRef key)
{
    if (!check_key(thread, key))
        return KR_NULL;
    KrRef found = tree_find(kr_ref(context_of(self)->root), var_of(key));
    return kr_ref_is_null(found) ? kr_exception_raise_key(thread, key) : kr_dup(found);
}

static KrFound context_contains(KrThread *thread, KrRef self, KrRef key)
{
    if (!check_key(thread, key))
        return KR_FAULT;
    return kr_ref_is_null(tree_find(kr_ref(context_of(self)->root), var_of(key))) ? KR_ABSENT : KR_PRESENT;
}

static bool context_length(KrThread *thread, KrRef self, int64_t *length)
{
    (void)thread;
    *length = context_of(self)->length;
    return true;
}

static bool equal_in(KrThread *thread, KrRef var, KrRef value, void *other)
{
    KrRef found = tree_find(*(const KrRef *)other, var_of(var));
    if (kr_ref_is_null(found))
        return false;
    KrOwn held = kr_dup(found), mine = kr_dup(value);
    KrFound equal = kr_compare_equal_or_is(thread, kr_ref(mine), kr_ref(held));
    kr_drop(thread, held);
    kr_drop(thread, mine);
    return equal == KR_PRESENT;
}

static KrOwn context_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(a, &kr_contextvar_context_type) ||
        !kr_is_exact(b, &kr_contextvar_context_type))
        return kr_dup(kr_not_implemented());
    bool equal = context_of(a)->length == context_of(b)->length;
    if (equal) {
        KrOwn mine = kr_dup(kr_ref(context_of(a)->root)), others = kr_dup(kr_ref(context_of(b)->root));
        KrRef other = kr_ref(others);
        equal = tree_each(thread, kr_ref(mine), equal_in, &other);
        kr_xdrop(thread, mine);
        kr_xdrop(thread, others);
        if (kr_thread_has_exception(thread))
            return KR_NULL;
    }
    return kr_bool_own(equal == (op == KR_EQ));
}

// What iterators give.
enum { KEYS, VALUES, ITEMS };

typedef struct Gather {
    KrRef list;
    int kind;
} Gather;

static bool gather(KrThread *thread, KrRef var, KrRef value, void *data)
{
    const Gather *g = data;
    KrOwn item = g->kind == ITEMS ? kr_tuple_2(thread, var, value) : kr_dup(g->kind == KEYS ? var : value);
    return !kr_is_null(item) && kr_list_append_own(thread, g->list, item);
}

static KrOwn iterate(KrThread *thread, KrRef self, int kind)
{
    KrOwn list = kr_list_new(thread, 0);
    Gather g = {kr_ref(list), kind};
    Iter *it = NULL;
    if (!kr_is_null(list) && tree_each(thread, kr_ref(context_of(self)->root), gather, &g))
        it = (Iter *)(void *)kr_object_new(thread, &kr_contextvar_iter_type[kind], sizeof *it);
    if (!it) {
        kr_xdrop(thread, list);
        return KR_NULL;
    }
    it->items = list;
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static KrOwn context_iter(KrThread *thread, KrRef self)
{
    return iterate(thread, self, KEYS);
}
static KrOwn context_keys(ARGS)
{
    UNUSED;
    return iterate(thread, self, KEYS);
}
static KrOwn context_values(ARGS)
{
    UNUSED;
    return iterate(thread, self, VALUES);
}
static KrOwn context_items(ARGS)
{
    UNUSED;
    return iterate(thread, self, ITEMS);
}

static KrOwn context_get(ARGS)
{
    UNUSED;
    if (!check_key(thread, args[0]))
        return KR_NULL;
    KrRef found = tree_find(kr_ref(context_of(self)->root), var_of(args[0]));
    return kr_dup(kr_ref_is_null(found) ? args[1] : found);
}

static KrOwn context_copy(ARGS)
{
    UNUSED;
    return context_make(thread, kr_ref(context_of(self)->root), context_of(self)->length);
}

static KrOwn context_run(ARGS)
{
    (void)count;
    int64_t given = kr_tuple_length(args[0]);
    if (given < 1)
        return kr_exception_raise(thread, &kr_exception_type_error, "run() missing 1 required positional argument");
    KrRef function = kr_tuple_get(args[0], 0);
    if (!kr_contextvar_enter(thread, self))
        return KR_NULL;
    KrOwn held = kr_dup(self), result = KR_NULL;
    if (kr_dict_cast(args[1])->used == 0) {
        const KrRef *items = (const KrRef *)(const void *)kr_tuple_cast(args[0])->items;
        result = kr_call(thread, function, items + 1, (size_t)given - 1, KR_REF_NULL);
    } else {
        KrOwn rest = kr_tuple_slice(thread, args[0], 1, given);
        if (!kr_is_null(rest))
            result = kr_call_ex(thread, function, kr_ref(rest), args[1]);
        kr_xdrop(thread, rest);
    }
    KrOwn pending = kr_exception_fetch(thread);
    bool ok = kr_contextvar_leave(thread, self);
    if (ok)
        kr_exception_restore(thread, pending);
    else
        kr_xdrop(thread, pending);
    if (!ok && !kr_is_null(result))
        kr_drop(thread, kr_move(&result));
    kr_drop(thread, held);
    return result;
}

static const KrNativeDef context_methods[] = {
    {"run", context_run, "($self, /, *args, **kwargs)", "Call a function in this context.", 0, 0, 0},
    {"copy", context_copy, "($self, /)", "A shallow copy of the context.", 0, 0, 0},
    {"get", context_get, "($self, key, default=None, /)", "The value of a variable, or the default.", 0, 0, 0},
    {"keys", context_keys, "($self, /)", "All variables.", 0, 0, 0},
    {"values", context_values, "($self, /)", "The values of all variables.", 0, 0, 0},
    {"items", context_items, "($self, /)", "All variables with their values.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrType kr_contextvar_context_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_contextvars.Context",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Context),
    .dealloc = context_dealloc,
    .visit = context_visit,
    .clear = context_clear,
    .compare = context_compare,
    .length = context_length,
    .getitem = context_getitem,
    .contains = context_contains,
    .iter = context_iter,
    .new_object = context_new,
    .methods = context_methods,
};

// --- iterators --------------------------------------------------------------------------

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    (void)thread;
    Iter *it = (Iter *)(void *)kr_obj(self);
    if (kr_is_null(it->items) || it->index >= kr_list_length(kr_ref(it->items)))
        return KR_ABSENT;
    *item = kr_dup(kr_list_get(kr_ref(it->items), it->index++));
    return KR_PRESENT;
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Iter *)(void *)object)->items));
    kr_object_free(thread, object, sizeof(Iter));
}

static void iter_visit(KrObject *object, KrVisitFn visit, void *data)
{
    const Iter *it = (const Iter *)(const void *)object;
    if (!kr_is_null(it->items))
        visit(kr_ref(it->items), data);
}

static void iter_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Iter *)(void *)object)->items));
}

static bool iter_length(KrThread *thread, KrRef self, int64_t *length) // of all, whatever was taken
{
    (void)thread;
    const Iter *iter = (const Iter *)(const void *)kr_obj(self);
    *length = kr_is_null(iter->items) ? 0 : kr_list_length(kr_ref(iter->items));
    return true;
}

#define ITER_TYPE(type_name)                                                                       \
    {                                                                                              \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (type_name),                          \
        .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE, .basic_size = sizeof(Iter),                       \
        .dealloc = iter_dealloc, .visit = iter_visit, .clear = iter_clear,                         \
        .iter = kr_iterator_self, .next = iter_next, .length = iter_length,                        \
    }
KrType kr_contextvar_iter_type[3] = {ITER_TYPE("keys"), ITER_TYPE("values"), ITER_TYPE("items")};

// --- ContextVar -------------------------------------------------------------------------

static KrOwn var_make(KrThread *thread, KrRef name, KrRef default_)
{
    Var *var = (Var *)(void *)kr_object_new(thread, &kr_contextvar_type, sizeof *var);
    if (!var)
        return KR_NULL;
    var->name = kr_dup(name);
    var->default_ = kr_dup(default_);
    uint32_t hash = ++thread->vm->context_vars; // odd multiples and shifts: a permutation
    hash *= UINT32_C(0x9E3779B1);
    hash ^= hash >> 16;
    hash *= UINT32_C(0x85EBCA6B);
    var->hash = hash ^ hash >> 13;
    kr_gc_track(thread, var);
    return kr_steal_obj(var);
}

KrOwn kr_contextvar_new(KrThread *thread, const char *name, KrRef default_)
{
    KrOwn text = kr_str_interned(thread, name);
    KrOwn var = kr_is_null(text) ? KR_NULL : var_make(thread, kr_ref(text), default_);
    kr_xdrop(thread, text);
    return var;
}

static KrOwn var_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)callable;
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    KrRef name = count ? args[0] : KR_REF_NULL, default_ = KR_REF_NULL;
    if (count + names > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "ContextVar() takes at most 2 arguments (%zu given)", count + names);
    if (count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "ContextVar() takes at most 1 positional argument (%zu given)", count);
    if (count < 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "ContextVar() takes exactly 1 positional argument (0 given)");
    for (size_t i = 0; i < names; i++) {
        if (!kr_str_equal_ascii(kr_tuple_get(kwnames, (int64_t)i), "default"))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "ContextVar() got an unexpected keyword argument '%S'",
                                      kr_tuple_get(kwnames, (int64_t)i));
        default_ = args[count + i];
    }
    if (!kr_str_is_sub(name))
        return kr_exception_raise(thread, &kr_exception_type_error, "context variable name must be a str");
    return var_make(thread, name, default_);
}

static void var_dealloc(KrThread *thread, KrObject *object)
{
    Var *var = (Var *)(void *)object;
    kr_xdrop(thread, kr_move(&var->name));
    kr_xdrop(thread, kr_move(&var->default_));
    kr_object_free(thread, object, sizeof *var);
}

static void var_visit(KrObject *object, KrVisitFn visit, void *data)
{
    const Var *var = (const Var *)(const void *)object;
    if (!kr_is_null(var->name))
        visit(kr_ref(var->name), data);
    if (!kr_is_null(var->default_))
        visit(kr_ref(var->default_), data);
}

static void var_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Var *)(void *)object)->default_));
}

static KrOwn var_repr(KrThread *thread, KrRef self)
{
    const Var *var = var_of(self);
    char here[32];
    snprintf(here, sizeof here, "%p", (const void *)var);
    return kr_is_null(var->default_)
               ? kr_str_from_format(thread, "<ContextVar name=%R at %s>", kr_ref(var->name), here)
               : kr_str_from_format(thread, "<ContextVar name=%R default=%R at %s>", kr_ref(var->name),
                                    kr_ref(var->default_), here);
}

static bool var_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    *hash = var_of(self)->hash;
    return true;
}

KrFound kr_contextvar_find(KrThread *thread, KrRef var, KrOwn *value)
{
    if (kr_is_null(thread->context))
        return KR_ABSENT;
    KrRef found = tree_find(kr_ref(context_of(kr_ref(thread->context))->root), var_of(var));
    if (kr_ref_is_null(found))
        return KR_ABSENT;
    *value = kr_dup(found);
    return KR_PRESENT;
}

static KrOwn var_get(ARGS)
{
    KrOwn value;
    if (kr_contextvar_find(thread, self, &value) == KR_PRESENT)
        return value;
    if (count)
        return kr_dup(args[0]);
    if (!kr_is_null(var_of(self)->default_))
        return kr_dup(kr_ref(var_of(self)->default_));
    return kr_exception_raise_value(thread, &kr_exception_lookup_error, self);
}

static bool store(KrThread *thread, Context *context, KrRef var, KrRef value)
{
    bool is_new = kr_ref_is_null(tree_find(kr_ref(context->root), var_of(var)));
    // the old root stays ours until the new one is there: setting a shared tree may run out of memory
    KrOwn root = node_set(thread, kr_dup(kr_ref(context->root)), 0, var, value);
    if (kr_is_null(root))
        return false;
    kr_store(thread, &context->root, root);
    context->length += is_new;
    return true;
}

KrOwn kr_contextvar_set(KrThread *thread, KrRef self, KrRef value)
{
    Context *context = current(thread);
    if (!context)
        return KR_NULL;
    Token *token = (Token *)(void *)kr_object_new(thread, &kr_contextvar_token_type, sizeof *token);
    if (!token)
        return KR_NULL;
    token->var = kr_dup(self);
    token->context = kr_dup(kr_from_obj(context));
    token->old = kr_dup(tree_find(kr_ref(context->root), var_of(self)));
    kr_gc_track(thread, token);
    if (store(thread, context, self, value))
        return kr_steal_obj(token);
    kr_drop(thread, kr_steal_obj(token));
    return KR_NULL;
}

static KrOwn var_set(ARGS)
{
    UNUSED;
    return kr_contextvar_set(thread, self, args[0]);
}

static KrOwn var_reset(ARGS)
{
    UNUSED;
    if (!kr_is_exact(args[0], &kr_contextvar_token_type))
        return kr_exception_raise(thread, &kr_exception_type_error, "expected an instance of Token, got %R", args[0]);
    Token *token = (Token *)(void *)kr_obj(args[0]);
    Context *context = current(thread);
    if (!context)
        return KR_NULL;
    if (token->used)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "%R has already been used once", args[0]);
    if (!kr_is(kr_ref(token->var), self))
        return kr_exception_raise(thread, &kr_exception_value_error, "%R was created by a different ContextVar",
                                  args[0]);
    if (!kr_is(kr_ref(token->context), kr_from_obj(context)))
        return kr_exception_raise(thread, &kr_exception_value_error, "%R was created in a different Context",
                                  args[0]);
    token->used = true;
    if (!kr_is_null(token->old))
        return store(thread, context, self, kr_ref(token->old)) ? kr_none_own() : KR_NULL;
    if (kr_ref_is_null(tree_find(kr_ref(context->root), var_of(self))))
        return kr_exception_raise_value(thread, &kr_exception_lookup_error, self);
    bool failed = false;
    KrOwn root = node_without(thread, kr_dup(kr_ref(context->root)), 0, var_of(self), &failed);
    if (failed)
        return KR_NULL;
    kr_store(thread, &context->root, root);
    context->length--;
    return kr_none_own();
}

static KrOwn var_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(var_of(self)->name));
}

#define CLASS_GETITEM                                                                              \
    {                                                                                              \
        "__class_getitem__", kr_container_class_getitem, "($type, object, /)",                     \
            "A generic alias of the type.", 0, 0, KR_NATIVE_CLASS                                  \
    }
static const KrNativeDef var_methods[] = {
    {"get", var_get, "($self, default=<unrepresentable>, /)", "The variable's value in the current context, or the default.", 0, 1, KR_NATIVE_RAW},
    {"set", var_set, "($self, value, /)", "Give the variable a value in the current context; a token.", 0, 0, 0},
    {"reset", var_reset, "($self, token, /)", "Back to what it was before the set() that gave the token.", 0, 0, 0},
    CLASS_GETITEM,
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef var_getset[] = {
    {"name", var_name, NULL, KR_AS_MEMBER},
    {NULL, NULL, NULL, NULL},
};

KrType kr_contextvar_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_contextvars.ContextVar",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Var),
    .dealloc = var_dealloc,
    .visit = var_visit,
    .clear = var_clear,
    .repr = var_repr,
    .hash = var_hash,
    .new_object = var_new,
    .methods = var_methods,
    .getset = var_getset,
};

// --- Token ------------------------------------------------------------------------------

static Token *token_of(KrRef self)
{
    return (Token *)(void *)kr_obj(self);
}

static KrOwn token_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)callable;
    (void)args;
    (void)count;
    (void)kwnames;
    return kr_exception_raise(thread, &kr_exception_runtime_error, "Tokens can only be created by ContextVars");
}

static void token_dealloc(KrThread *thread, KrObject *object)
{
    Token *token = (Token *)(void *)object;
    kr_xdrop(thread, kr_move(&token->var));
    kr_xdrop(thread, kr_move(&token->context));
    kr_xdrop(thread, kr_move(&token->old));
    kr_object_free(thread, object, sizeof *token);
}

static void token_visit(KrObject *object, KrVisitFn visit, void *data)
{
    const Token *token = (const Token *)(const void *)object;
    const KrOwn fields[] = {token->var, token->context, token->old};
    for (size_t i = 0; i < 3; i++)
        if (!kr_is_null(fields[i]))
            visit(kr_ref(fields[i]), data);
}

static void token_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Token *)(void *)object)->old));
}

static KrOwn token_repr(KrThread *thread, KrRef self)
{
    char here[32];
    snprintf(here, sizeof here, "%p", (void *)kr_obj(self));
    return kr_str_from_format(thread, "<Token%s var=%R at %s>", token_of(self)->used ? " used" : "",
                              kr_ref(token_of(self)->var), here);
}

static KrOwn token_var(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(token_of(self)->var));
}

static KrOwn token_old(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_is_null(token_of(self)->old) ? kr_from_obj(&kr_contextvar_missing)
                                                  : kr_ref(token_of(self)->old));
}

static KrOwn token_enter(ARGS)
{
    UNUSED;
    return kr_dup(self);
}

static KrOwn token_exit(ARGS)
{
    UNUSED;
    KrRef token = self;
    return var_reset(thread, kr_ref(token_of(self)->var), &token, 1);
}

static const KrNativeDef token_methods[] = {
    {"__enter__", token_enter, "($self, /)", "The token itself.", 0, 0, 0},
    {"__exit__", token_exit, "($self, type, val, tb, /)", "Reset the variable.", 0, 0, 0},
    CLASS_GETITEM,
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef token_getset[] = {
    {"var", token_var, NULL, NULL},
    {"old_value", token_old, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static bool unhashable(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)hash;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "unhashable type: '%T'", self);
}

static bool token_fill(KrThread *thread, KrType *type)
{
    return kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___hash__), kr_none());
}

KrType kr_contextvar_token_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_contextvars.Token",
    .shown = "-__module__ -__hash__",
    .fill = token_fill,
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Token),
    .dealloc = token_dealloc,
    .visit = token_visit,
    .clear = token_clear,
    .repr = token_repr,
    .hash = unhashable,
    .new_object = token_new,
    .methods = token_methods,
    .getset = token_getset,
};

static KrOwn missing_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "<Token.MISSING>");
}

KrType kr_contextvar_missing_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "Token.MISSING",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrObject),
    .repr = missing_repr,
};
