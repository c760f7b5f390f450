// SPDX-License-Identifier: MIT
// Shapes of instances: see shape.h.
#include "runtime/shape.h"

#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { TABLE_FROM = 8 }; // attributes from which a hash table is worth it

// --- the tree of shapes -----------------------------------------------------------------

static KR_NOINLINE KrShape *make_root(KrThread *thread, KrType *type)
{
    KrShape *root = calloc(1, sizeof *root), *dict = calloc(1, sizeof *dict);
    if (!root || !dict) {
        free(root);
        free(dict);
        return NULL;
    }
    root->type = dict->type = type;
    dict->mode = KR_SHAPE_DICT;
    root->dict_shape = dict->dict_shape = dict;
    root->next_root = thread->vm->shapes;
    thread->vm->shapes = root;
    return type->root_shape = root;
}

KrShape *kr_shape_root(KrThread *thread, KrType *type)
{
    return KR_LIKELY(type->root_shape != NULL) ? type->root_shape : make_root(thread, type);
}

static void free_shape(KrThread *thread, KrShape *shape) // and its children: at most KR_SHAPE_CAPACITY deep
{
    for (uint32_t i = 0; i < shape->child_count; i++)
        free_shape(thread, shape->children[i]);
    if (shape->parent)
        kr_drop(thread, kr_steal_obj(kr_obj(shape->key)));
    free(shape->children);
    free(shape->table);
    free(shape);
}

void kr_shape_fini(KrThread *thread)
{
    KrShape *root = thread->vm->shapes;
    thread->vm->shapes = NULL;
    while (root) {
        KrShape *next = root->next_root;
        free(root->dict_shape);
        free_shape(thread, root);
        root = next;
    }
}

static uint32_t name_hash(KrRef name)
{
    uint64_t bits = kr_bits(name) >> 4;
    return (uint32_t)(bits ^ bits >> 15);
}

static void build_table(KrShape *shape)
{
    uint32_t size = 32;
    while (size < shape->count * 2)
        size *= 2;
    uint16_t *table = calloc(size, sizeof *table);
    if (!table)
        return; // the chain of parents is searched instead
    for (const KrShape *s = shape; s->parent; s = s->parent) {
        uint32_t i = name_hash(s->key) & (size - 1);
        while (table[i])
            i = (i + 1) & (size - 1);
        table[i] = (uint16_t)s->count; // slot + 1
    }
    shape->table_mask = size - 1;
    shape->table = table;
}

static const KrShape *ancestor(const KrShape *shape, uint32_t count)
{
    while (shape->count > count)
        shape = shape->parent;
    return shape;
}

int kr_shape_find(const KrShape *shape, KrRef name)
{
    if (shape->mode == KR_SHAPE_DICT)
        return -1;
    if (KR_UNLIKELY(!kr_str_obj(name)->interned)) { // a subclass's instance, or memory was short
        for (; shape->parent; shape = shape->parent)
            if (kr_str_equal(shape->key, name))
                return (int)shape->count - 1;
        return -1;
    }
    if (shape->count > TABLE_FROM && !shape->table)
        build_table((KrShape *)(uintptr_t)shape);
    if (shape->table) {
        for (uint32_t i = name_hash(name) & shape->table_mask; shape->table[i];
             i = (i + 1) & shape->table_mask) {
            int slot = shape->table[i] - 1;
            if (kr_is(ancestor(shape, (uint32_t)slot + 1)->key, name))
                return slot;
        }
        return -1;
    }
    for (; shape->parent; shape = shape->parent)
        if (kr_is(shape->key, name))
            return (int)shape->count - 1;
    return -1;
}

KrShape *kr_shape_add(KrThread *thread, KrShape *shape, KrRef name)
{
    for (uint32_t i = 0; i < shape->child_count; i++)
        if (kr_is(shape->children[i]->key, name))
            return shape->children[i];
    if (shape->count >= KR_SHAPE_CAPACITY || shape->child_count >= 128)
        return shape->dict_shape;
    if (shape->child_count == shape->child_capacity) {
        uint32_t capacity = shape->child_capacity ? shape->child_capacity * 2 : 2;
        KrShape **grown = realloc(shape->children, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        shape->children = grown;
        shape->child_capacity = capacity;
    }
    KrShape *child = calloc(1, sizeof *child);
    if (!child)
        return NULL;
    (void)thread;
    *child = (KrShape){.parent = shape, .type = shape->type, .count = shape->count + 1,
                       .dict_shape = shape->dict_shape};
    child->key = kr_ref(kr_dup(name)); // shapes live for ever, and so do their names
    shape->children[shape->child_count++] = child;
    KrType *type = shape->type;
    uint32_t capacity = child->count + type->slots_count;
    if (capacity > type->inline_capacity) { // of the instances to come: doubled, each growth costs one in dictionary mode
        capacity = child->count * 2 < KR_SHAPE_CAPACITY ? child->count * 2 : KR_SHAPE_CAPACITY;
        type->inline_capacity = (uint16_t)(capacity + type->slots_count);
    }
    return child;
}

// --- instances --------------------------------------------------------------------------

static uint32_t capacity_of(const KrInstance *instance)
{
    return instance->header.flags >> 8; // slots this instance was made with
}

static size_t instance_size(uint32_t capacity)
{
    return sizeof(KrInstance) + capacity * sizeof(KrOwn);
}

// The names that the i-th class of the MRO stores in self, or null.
static const KrTuple *static_attributes(const KrTuple *mro, int64_t i)
{
    const KrType *type = (KrType *)kr_obj(kr_ref(mro->items[i]));
    KrRef names = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___static_attributes__));
    return !kr_ref_is_null(names) && kr_type_has(names, KR_TYPE_TUPLE_SUB) ? (KrTuple *)kr_obj(names) : NULL;
}

static bool lists(const KrTuple *names, KrRef name)
{
    for (int64_t i = 0; names && i < names->length; i++)
        if (kr_is(kr_ref(names->items[i]), name))
            return true;
    return false;
}

uint16_t kr_shape_initial_capacity(const KrType *type)
{
    enum { UNKNOWN = 4 };
    if (type->flags & KR_TYPE_NO_DICT)
        return type->slots_count ? type->slots_count : 1;
    const KrTuple *mro = (KrTuple *)kr_obj(kr_ref(type->mro));
    uint32_t count = 0;
    for (int64_t i = 0; i < mro->length; i++) {
        const KrTuple *names = static_attributes(mro, i);
        for (int64_t k = 0; names && k < names->length; k++) {
            bool seen = false;
            for (int64_t nearer = 0; nearer < i && !seen; nearer++)
                seen = lists(static_attributes(mro, nearer), kr_ref(names->items[k]));
            count += !seen;
        }
    }
    count = count == 0 ? UNKNOWN : count < KR_SHAPE_CAPACITY ? count : KR_SHAPE_CAPACITY;
    return (uint16_t)(count + type->slots_count);
}

// A few stores, not a call of memset.
KR_INLINE void clear_slots(KrOwn *slots, uint32_t count)
{
    typedef uint64_t Pair __attribute__((vector_size(16), aligned(8)));
    uint32_t i = 0;
    for (; i + 2 <= count; i += 2) {
        *(Pair *)(void *)(slots + i) = (Pair){0, 0};
        __asm__ volatile("" ::: "memory");
    }
    if (i < count)
        slots[i] = KR_NULL;
}

KrObject *kr_shape_new_instance(KrThread *thread, KrType *type)
{
    KrShape *root = kr_shape_root(thread, type);
    uint32_t capacity = type->inline_capacity;
    KrInstance *instance = root ? kr_slab_alloc(thread, instance_size(capacity)) : NULL;
    if (!instance) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    instance->header = (KrObject){1, 0, (uint16_t)(capacity << 8), type};
    kr_object_dup((KrObject *)type);
    instance->shape = root;
    clear_slots(instance->slots, capacity);
    kr_gc_track(thread, instance);
    return (KrObject *)instance;
}

static KrRef dict_of(const KrInstance *instance)
{
    return kr_ref(instance->slots[0]);
}

static bool to_dict_mode(KrThread *thread, KrInstance *instance)
{
    KrShape *shape = instance->shape;
    if (shape->mode == KR_SHAPE_DICT)
        return true;
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict))
        return false;
    for (uint32_t i = 0; i < shape->count; i++) {
        KrRef key = ancestor(shape, i + 1)->key;
        if (!kr_dict_set(thread, kr_ref(dict), key, kr_ref(instance->slots[i]))) {
            kr_drop(thread, dict);
            return false;
        }
    }
    uint32_t count = shape->count;
    instance->shape = shape->dict_shape;
    KrOwn old[KR_SHAPE_CAPACITY + 1];
    memcpy(old, instance->slots, count * sizeof *old);
    memset(instance->slots, 0, count * sizeof *old);
    instance->slots[0] = dict;
    for (uint32_t i = 0; i < count; i++)
        kr_xdrop(thread, old[i]);
    return true;
}

KrRef kr_shape_get(KrInstance *instance, KrRef name)
{
    if (instance->shape->mode == KR_SHAPE_DICT)
        return kr_dict_find_str(dict_of(instance), name);
    int slot = kr_shape_find(instance->shape, name);
    return slot < 0 ? KR_REF_NULL : kr_ref(instance->slots[slot]);
}

KrRef kr_shape_odd_dict(KrInstance *instance)
{
    if (instance->shape->mode != KR_SHAPE_DICT || kr_dict_cast(dict_of(instance))->keys->kind != KR_DICT_GENERAL)
        return KR_REF_NULL;
    return dict_of(instance);
}

// The interned str that is equal to the name. Null: no memory.
static KrOwn canonical(KrThread *thread, KrRef name)
{
    const KrStr *str = kr_str_obj(name);
    KrOwn exact = str->header.type == &kr_str_type ? kr_dup(name)
                                                   : kr_str_slice(thread, name, 0, str->length, 1);
    KrOwn interned = kr_str_intern(thread, exact);
    if (!kr_is_null(interned) && !kr_str_obj(kr_ref(interned))->interned) {
        kr_drop(thread, interned);
        return kr_exception_no_memory(thread);
    }
    return interned;
}

bool kr_shape_set(KrThread *thread, KrInstance *instance, KrRef name, KrRef value)
{
    if (KR_UNLIKELY(!kr_str_obj(name)->interned)) {
        KrOwn interned = canonical(thread, name);
        bool ok = !kr_is_null(interned) && kr_shape_set(thread, instance, kr_ref(interned), value);
        kr_xdrop(thread, interned);
        return ok;
    }
    KrShape *shape = instance->shape;
    if (shape->mode == KR_SHAPE_SLOTS) {
        int slot = kr_shape_find(shape, name);
        if (slot >= 0) {
            kr_store(thread, &instance->slots[slot], kr_dup(value));
            return true;
        }
        KrShape *next = kr_shape_add(thread, shape, name);
        if (!next)
            return kr_exception_raise_false(thread, &kr_exception_memory_error, "");
        if (next->mode == KR_SHAPE_SLOTS && next->count <= kr_shape_room(instance)) {
            instance->slots[next->count - 1] = kr_dup(value);
            instance->shape = next;
            return true;
        }
        if (!to_dict_mode(thread, instance))
            return false;
    }
    return kr_dict_set(thread, dict_of(instance), name, value);
}

enum { KR_SHAPE_REBUILT_LIMIT = 64 };
KrShape *kr_shape_without(KrThread *thread, KrShape *shape, uint32_t slot)
{
    if (slot + 1 == shape->count)
        return shape->parent;
    if (shape->count > KR_SHAPE_DELETE_LIMIT)
        return NULL;
    KrShape *to = ancestor(shape, slot + 1)->parent;
    for (uint32_t i = slot + 1; i < shape->count; i++) {
        uint32_t before = to->child_count;
        if (shape->dict_shape->rebuilt >= KR_SHAPE_REBUILT_LIMIT)
            return NULL;
        KrShape *next = kr_shape_add(thread, to, ancestor(shape, i + 1)->key);
        if (!next || next->mode != KR_SHAPE_SLOTS)
            return NULL;
        shape->dict_shape->rebuilt += to->child_count != before;
        to = next;
    }
    return to;
}

KrFound kr_shape_delete(KrThread *thread, KrInstance *instance, KrRef name)
{
    KrShape *shape = instance->shape;
    if (shape->mode == KR_SHAPE_SLOTS) {
        int slot = kr_shape_find(shape, name);
        if (slot < 0)
            return KR_ABSENT;
        KrShape *rest = kr_shape_without(thread, shape, (uint32_t)slot);
        if (rest) {
            KrOwn old = instance->slots[slot];
            uint32_t behind = shape->count - (uint32_t)slot - 1;
            memmove(instance->slots + slot, instance->slots + slot + 1, behind * sizeof old);
            instance->slots[shape->count - 1] = KR_NULL;
            instance->shape = rest;
            kr_drop(thread, old);
            return KR_PRESENT;
        }
        if (!to_dict_mode(thread, instance))
            return KR_FAULT;
    }
    return kr_dict_delete(thread, dict_of(instance), name);
}

KrOwn kr_shape_dict(KrThread *thread, KrInstance *instance)
{
    return to_dict_mode(thread, instance) ? kr_dup(dict_of(instance)) : KR_NULL;
}

bool kr_shape_set_dict(KrThread *thread, KrInstance *instance, KrRef dict)
{
    if (!kr_type_has(dict, KR_TYPE_DICT_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__dict__ must be set to a dictionary, not a '%T'", dict);
    if (!to_dict_mode(thread, instance))
        return false;
    kr_store(thread, &instance->slots[0], kr_dup(dict));
    return true;
}

// --- slots of classes whose instances are these ---------------------------------------------

void kr_shape_instance_dealloc(KrThread *thread, KrObject *self)
{
    KrInstance *instance = (KrInstance *)self;
    uint32_t capacity = capacity_of(instance);
    uint32_t count = instance->shape->mode == KR_SHAPE_DICT ? 1 : instance->shape->count;
    for (uint32_t i = 0; i < self->type->slots_count; i++) { // __slots__ members lie behind, and end first
        KrOwn value = kr_move(&instance->slots[capacity - 1 - i]);
        kr_xdrop(thread, value);
    }
    for (uint32_t i = 0; i < count; i++) {
        KrOwn value = kr_move(&instance->slots[i]);
        kr_xdrop(thread, value);
    }
    kr_object_free(thread, self, instance_size(capacity));
}

void kr_shape_instance_visit(KrObject *self, KrVisitFn visit, void *context)
{
    KrInstance *instance = (KrInstance *)self;
    for (uint32_t i = 0; i < capacity_of(instance); i++)
        if (!kr_is_null(instance->slots[i]))
            visit(kr_ref(instance->slots[i]), context);
}

void kr_shape_instance_clear(KrThread *thread, KrObject *self)
{
    KrInstance *instance = (KrInstance *)self;
    for (uint32_t i = 0; i < self->type->slots_count; i++)
        kr_xdrop(thread, kr_move(&instance->slots[capacity_of(instance) - 1 - i]));
    uint32_t count = instance->shape->mode == KR_SHAPE_DICT ? 1 : instance->shape->count;
    if (instance->shape->mode == KR_SHAPE_SLOTS)
        while (instance->shape->parent)
            instance->shape = instance->shape->parent;
    else if (!kr_is_null(instance->slots[0])) {
        kr_dict_clear(thread, dict_of(instance));
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        KrOwn value = kr_move(&instance->slots[i]);
        kr_xdrop(thread, value);
    }
}
