// SPDX-License-Identifier: MIT
// Heap objects: creation, destruction without unbounded recursion, singletons. See object.h.
#include "runtime/object.h"

#include "base/spread.h"

#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/range.h"
#include "runtime/shape.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

enum { DEALLOC_DEPTH = 40 }; // nested deallocations until the worklist takes over

KR_READ_PAST KrObject kr_none_object = KR_OBJECT_IMMORTAL(&kr_none_type);
KR_READ_PAST KrObject kr_ellipsis_object = KR_OBJECT_IMMORTAL(&kr_ellipsis_type);
KR_READ_PAST KrObject kr_not_implemented_object = KR_OBJECT_IMMORTAL(&kr_not_implemented_type);
KR_READ_PAST _Alignas(2 * KR_TRUE_BIT) KrBools kr_bools = {KR_OBJECT_IMMORTAL(&kr_bool_type), KR_OBJECT_IMMORTAL(&kr_bool_type)};

// An int of a subclass refers to something, too: its class.
static KR_NOINLINE void hold_type(KrThread *thread, KrObject *object)
{
    kr_object_dup((KrObject *)object->type);
    kr_gc_track(thread, object);
}

// A few stores, not a call of memset.
KR_INLINE void clear_body(KrObject *object, size_t size)
{
    typedef uint64_t Pair __attribute__((vector_size(16), aligned(8)));
    enum { FEW = 256 };
    if (__builtin_constant_p(size) || size > FEW) {
        memset(object + 1, 0, size - sizeof *object);
        return;
    }
    char *at = (char *)(object + 1), *end = (char *)object + (size + 7) / 8 * 8;
    for (; at + 16 <= end; at += 16) {
        *(Pair *)(void *)at = (Pair){0, 0};
        __asm__ volatile("" ::: "memory");
    }
    if (at < end)
        *(uint64_t *)(void *)at = 0;
}

KR_SPREAD KrObject *kr_object_new(KrThread *thread, KrType *type, size_t size)
{
    // while the VM starts, objects are made of types whose slots nobody uses yet
    kr_assert(type->flags & KR_TYPE_READY || kr_is_null(thread->vm->builtins_module));
    KrObject *object = kr_slab_alloc(thread, size);
    if (KR_UNLIKELY(!object)) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    *object = (KrObject){1, 0, 0, type};
    clear_body(object, size);
    if (KR_UNLIKELY(type->flags & KR_TYPE_HEAP))
        hold_type(thread, object);
    return object;
}

void kr_object_free(KrThread *thread, KrObject *object, size_t size)
{
    KrType *type = object->type;
    kr_slab_free(thread, object, size);
    if (type->flags & KR_TYPE_HEAP)
        kr_object_drop(thread, (KrObject *)type);
}

KrType *kr_object_type(KrRef value)
{
    if (kr_is_ptr(value))
        return kr_obj(value)->type;
    return kr_is_float(value) ? &kr_float_type : &kr_int_type;
}

// Runs __del__ once. False: the object has been resurrected.
static KR_NOINLINE bool finalize(KrThread *thread, KrObject *object)
{
    object->flags |= KR_OBJECT_FINALIZED;
    object->count = 1; // alive while the finalizer runs
    KrOwn pending = kr_exception_fetch(thread);
    if (!object->type->finalize(thread, kr_from_obj(object)))
        kr_exception_write_unraisable(thread, kr_from_obj(object));
    kr_exception_restore(thread, pending);
    return --object->count == 0;
}

// No collection in a callback may find it.
KR_INLINE void leave_collector(KrThread *thread, KrObject *object)
{
    if (object->gc & KR_GC_TRACKED && thread->gc_young_count)
        thread->gc_young_count--; // as if it had never been made
    object->gc = 0;
}

KR_INLINE void destroy(KrThread *thread, KrObject *object)
{
    if (KR_UNLIKELY(object->type->finalize && !(object->flags & KR_OBJECT_FINALIZED)) && !finalize(thread, object))
        return;
    leave_collector(thread, object);
    if (KR_UNLIKELY(object->flags & KR_OBJECT_HAS_WEAKREFS))
        kr_weakref_clear(thread, object);
    object->type->dealloc(thread, object);
}

static KR_NOINLINE void destroy_waiting(KrThread *thread)
{
    KrObject *object;
    while (thread->dealloc_depth == 0 && (object = kr_thread_dealloc_next(thread))) {
        thread->dealloc_depth++;
        destroy(thread, object);
        thread->dealloc_depth--;
    }
}

// What a tuple held dies with it.
static KR_NOINLINE void end_item(KrThread *thread, KrObject *item)
{
    if (thread->dealloc_depth >= DEALLOC_DEPTH) {
        leave_collector(thread, item);
        kr_thread_dealloc_later(thread, item);
        return;
    }
    thread->dealloc_depth++;
    kr_object_dealloc(thread, item);
    if (KR_UNLIKELY(--thread->dealloc_depth == 0 && thread->dealloc_count))
        destroy_waiting(thread);
}

KR_INLINE void end_part(KrThread *thread, KrRef value)
{
    if (!kr_is_ptr(value) || kr_ref_is_null(value)) return;
    KrObject *part = kr_obj(value);
    if ((int32_t)part->count >= 0 && --part->count == 0)
        end_item(thread, part);
}

static KR_NOINLINE void end_tuple(KrThread *thread, KrObject *object)
{
    KrTuple *self = (KrTuple *)object;
    leave_collector(thread, object);
    for (int64_t i = self->length; --i >= 0;) // last to first, as in CPython
        end_part(thread, kr_ref(self->items[i]));
    kr_slab_free(thread, object, sizeof *self + (size_t)self->length * sizeof(KrOwn));
}

// Items of a long list may lie all over memory, and have not been looked at for long. While one of them dies, memory is asked for those that come
// after it: FAR ahead for an item, NEAR ahead for the table of a dict, NEXT ahead for what such an item holds. In small heaps that lasts longer than it helps.
enum { LONG_LIST = 32, MANY_CELLS = 20000, FAR = 12, NEAR = 8, NEXT = 4, HELD = 8 };

static void fetch_held(const KrOwn *held, uint32_t count, uint32_t step)
{
    for (uint32_t i = 0; i < count && i < HELD; i++)
        __builtin_prefetch((const void *)(uintptr_t)kr_own_bits(held[i * step]), 1); // (whatever it is: nothing comes of no address)
}
static KR_NOINLINE void fetch_ahead(const KrOwn *next)
{
    __builtin_prefetch((const void *)(uintptr_t)kr_own_bits(next[-FAR]), 1);
    KrRef near = kr_ref(next[-NEAR]), item = kr_ref(next[-NEXT]);
    if (kr_is_ptr(near) && !kr_ref_is_null(near) && kr_obj(near)->count == 1 && kr_obj(near)->type == &kr_dict_type) {
        const KrDictKeys *keys = ((const KrDict *)(const void *)kr_obj(near))->keys;
        __builtin_prefetch(keys, 1);
        __builtin_prefetch((const char *)keys + 64, 1);
        __builtin_prefetch((const char *)keys + 128, 1);
    }
    if (!kr_is_ptr(item) || kr_ref_is_null(item) || kr_obj(item)->count != 1) return;
    const KrObject *object = kr_obj(item);
    if (object->type == &kr_dict_type) {
        const KrDictKeys *keys = ((const KrDict *)(const void *)object)->keys;
        fetch_held(&keys->entries[0].value, keys->entry_count, sizeof keys->entries[0] / sizeof(KrOwn));
    } else if (object->type->flags & KR_TYPE_INSTANCE) {
        fetch_held(((const KrInstance *)(const void *)object)->slots, (uint32_t)object->flags >> 8, 1);
    } else if (object->type == &kr_tuple_type) {
        fetch_held(((const KrTuple *)(const void *)object)->items, (uint32_t)((const KrTuple *)(const void *)object)->length, 1);
    }
}

static KR_NOINLINE void end_cold_items(KrThread *thread, const KrOwn *items, int64_t count)
{
    for (int64_t i = count; --i >= 0;) {
        if (i >= FAR) fetch_ahead(items + i);
        end_part(thread, kr_ref(items[i]));
    }
}

static KR_NOINLINE void end_list(KrThread *thread, KrObject *object)
{
    KrList *self = (KrList *)object;
    leave_collector(thread, object);
    const KrOwn *items = self->items;
    int64_t i = self->length;
    if (i >= LONG_LIST && kr_is_ptr(kr_ref(items[0])) && kr_slab_cells(thread->vm) > MANY_CELLS) {
        end_cold_items(thread, items, i);
        i = 0;
    }
    while (--i >= 0) {
        if (kr_is_ptr(kr_ref(items[i])))
            end_part(thread, kr_ref(items[i]));
        else if (i >= 7 && kr_container_eight_plain(items + i - 7))
            i -= 7;
    }
    kr_list_items_free(thread, self->items, self->capacity < 0 ? 0 : self->capacity);
    kr_slab_free(thread, object, sizeof *self);
}

KR_INLINE size_t instance_size(const KrObject *object)
{
    return sizeof(KrInstance) + (object->flags >> 8) * sizeof(KrOwn);
}

KR_INLINE void free_instance(KrThread *thread, KrObject *object, size_t size)
{
    KrType *type = object->type;
    kr_slab_free(thread, object, size);
    kr_object_drop(thread, (KrObject *)type);
}

// The i-th of what an instance holds: __slots__, which lie at its end, then attributes, or the dict that has them.
KR_INLINE KrRef instance_part(const KrObject *object, uint32_t slots, uint32_t i)
{
    const KrInstance *self = (const KrInstance *)(const void *)object;
    return kr_ref(self->slots[i < slots ? (object->flags >> 8) - 1u - i : i - slots]);
}

static KR_NOINLINE void end_instance_from(KrThread *thread, KrObject *object, uint32_t first)
{
    const KrShape *shape = ((const KrInstance *)(const void *)object)->shape;
    uint32_t slots = object->type->slots_count, all = slots + (shape->mode == KR_SHAPE_DICT ? 1 : shape->count);
    leave_collector(thread, object);
    for (uint32_t i = first; i < all; i++)
        end_part(thread, instance_part(object, slots, i));
    free_instance(thread, object, instance_size(object));
}

// An instance of a class in Python, without __del__ and without weak references to it (kr_shape_instance_dealloc is for the others).
// As long as nothing ends with it, this hardly takes a stack frame.
static KR_NOINLINE void end_instance(KrThread *thread, KrObject *object)
{
    const KrShape *shape = ((const KrInstance *)(const void *)object)->shape;
    uint32_t slots = object->type->slots_count, all = slots + shape->count;
    size_t size = instance_size(object);
    if (shape->mode == KR_SHAPE_DICT || size > KR_SLAB_LIMIT) {
        end_instance_from(thread, object, 0);
        return;
    }
    for (uint32_t i = 0; i < all; i++) {
        KrRef value = instance_part(object, slots, i);
        if (!kr_is_ptr(value) || kr_ref_is_null(value)) continue;
        KrObject *part = kr_obj(value);
        if (part->count == 1) {
            end_instance_from(thread, object, i);
            return;
        }
        if ((int32_t)part->count >= 0) part->count--;
    }
    leave_collector(thread, object);
    free_instance(thread, object, size);
}

// An iterator that only holds what it goes over.
KR_INLINE void end_iterator(KrThread *thread, KrObject *object, KrOwn over, size_t size)
{
    leave_collector(thread, object);
    kr_slab_free(thread, object, size);
    kr_xdrop(thread, over);
}

static KR_NOINLINE void end_by_slot(KrThread *thread, KrObject *object)
{
    if (thread->dealloc_depth >= DEALLOC_DEPTH) {
        leave_collector(thread, object);
        kr_thread_dealloc_later(thread, object);
        return;
    }
    thread->dealloc_depth++;
    destroy(thread, object);
    if (KR_UNLIKELY(--thread->dealloc_depth == 0 && thread->dealloc_count))
        destroy_waiting(thread);
}

// One that has run to its end has given back what its frame held; there is nothing to finalize.
static KR_NOINLINE void end_generator(KrThread *thread, KrObject *object)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    if (KR_UNLIKELY(self->state != KR_GENERATOR_DONE || object->flags & KR_OBJECT_HAS_WEAKREFS)) {
        end_by_slot(thread, object);
        return;
    }
    leave_collector(thread, object);
    kr_object_drop(thread, kr_obj(kr_ref(self->name)));
    kr_object_drop(thread, kr_obj(kr_ref(self->qualname)));
    kr_object_drop(thread, kr_obj(kr_ref(self->code)));
    kr_xdrop(thread, self->handled);
    kr_xdrop(thread, self->extra);
    kr_slab_free(thread, object, self->size);
}

// The types that most objects have, and that nobody can refer to weakly or give a finalizer, end without their slot. Deep structures:
// past a depth, dead objects wait on a stack of the thread. All of this ends with what it calls, and needs no stack frame.
void kr_object_dealloc(KrThread *thread, KrObject *object)
{
    const KrType *type = object->type;
    if (type == &kr_str_type)
        kr_str_free(thread, object);
    else if (type == &kr_tuple_type)
        end_tuple(thread, object);
    else if (type == &kr_list_type)
        end_list(thread, object);
    else if (type == &kr_list_iter_type)
        end_iterator(thread, object, ((KrListIter *)object)->list, sizeof(KrListIter));
    else if (type == &kr_range_iter_type)
        kr_slab_free(thread, object, sizeof(KrRangeIter));
    else if (type == &kr_tuple_iter_type)
        end_iterator(thread, object, ((KrTupleIter *)object)->tuple, sizeof(KrTupleIter));
    else if (type == &kr_int_type)
        kr_int_free(thread, object);
    else if (type == &kr_bytes_type)
        kr_bytes_free(thread, object);
    else if (type == &kr_generator_type || type == &kr_coroutine_type)
        end_generator(thread, object);
    else if (type->flags & KR_TYPE_INSTANCE && !type->finalize && !(object->flags & KR_OBJECT_HAS_WEAKREFS))
        end_instance(thread, object);
    else
        end_by_slot(thread, object);
}
