// SPDX-License-Identifier: MIT
// _thread._local: see thread_local.h.
//
// A local has one dict for each thread that has used it, by KrThread.id. All locals of a VM are in a list
// (KrVM.thread_locals), so that a thread that ends can let go of its dicts. A thread that sees a local for
// the first time calls __init__ of its class with the arguments it was made with.
// Tests: tests/lang/modules/thread/.
#include "modules/thread_local.h"

#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Own { // of one thread
    uint64_t thread; // KrThread.id
    KrOwn dict;
} Own;

typedef struct Local {
    KrObject header;
    KrOwn args, kwnames; // of __init__: all values; names of the last ones, or null
    Own *owns;           // malloc
    uint32_t count, capacity, hint; // hint: index looked at first
    struct Local *next, *previous;  // of the VM
} Local;

static Local *local_of(KrRef self)
{
    return (Local *)(void *)kr_obj(self);
}

static Own *find_own(Local *local, uint64_t thread)
{
    if (local->hint < local->count && local->owns[local->hint].thread == thread)
        return &local->owns[local->hint];
    for (uint32_t i = 0; i < local->count; i++)
        if (local->owns[i].thread == thread) {
            local->hint = i;
            return &local->owns[i];
        }
    return NULL;
}

static bool add_own(KrThread *thread, Local *local)
{
    if (local->count == local->capacity) {
        uint32_t capacity = local->capacity ? local->capacity * 2 : 2;
        Own *grown = realloc(local->owns, capacity * sizeof *grown);
        if (!grown) {
            (void)kr_exception_no_memory(thread);
            return false;
        }
        local->owns = grown;
        local->capacity = capacity;
    }
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict))
        return false;
    local->hint = local->count;
    local->owns[local->count++] = (Own){thread->id, dict};
    return true;
}

// Gives away the dict at the index.
static KrOwn take_own(Local *local, uint32_t index)
{
    KrOwn dict = local->owns[index].dict;
    local->owns[index] = local->owns[--local->count];
    return dict;
}

void kr_thread_local_thread_ends(KrThread *thread)
{
    bool again = true;
    while (again) { // finalizers may use locals
        again = false;
        for (Local *local = thread->vm->thread_locals; local; local = local->next) {
            const Own *own = find_own(local, thread->id);
            if (!own)
                continue;
            again = true;
            kr_drop(thread, take_own(local, (uint32_t)(own - local->owns)));
            break; // the list may have changed
        }
    }
}

static bool initialize(KrThread *thread, KrRef self)
{
    Local *local = local_of(self);
    KrType *type = kr_type_of(self);
    if (type->init == kr_object_base_type.init)
        return true;
    KrTuple *values = kr_tuple_cast(kr_ref(local->args));
    size_t names = kr_is_null(local->kwnames) ? 0 : (size_t)kr_tuple_length(kr_ref(local->kwnames));
    const KrRef *items = (const KrRef *)(const void *)values->items;
    return type->init(thread, self, items, (size_t)values->length - names, kr_ref(local->kwnames));
}

// The dict of this thread, borrowed from the local. Null: raised.
static KrRef dict_of(KrThread *thread, KrRef self)
{
    Local *local = local_of(self);
    Own *own = find_own(local, thread->id);
    if (KR_UNLIKELY(!own)) {
        if (!add_own(thread, local))
            return KR_REF_NULL;
        if (!initialize(thread, self)) {
            own = find_own(local, thread->id);
            if (own)
                kr_drop(thread, take_own(local, (uint32_t)(own - local->owns)));
            return KR_REF_NULL;
        }
        own = find_own(local, thread->id);
    }
    return kr_ref(own->dict);
}

static KrOwn local_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count + names && type->init == kr_object_base_type.init)
        return kr_exception_raise(thread, &kr_exception_type_error, "Initialization arguments are not supported");
    Local *local = (Local *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!local)
        return KR_NULL;
    local->next = thread->vm->thread_locals;
    if (local->next)
        local->next->previous = local;
    thread->vm->thread_locals = local;
    local->args = kr_tuple_from(thread, args, count + names);
    local->kwnames = kr_dup(kwnames);
    if (kr_is_null(local->args) || !add_own(thread, local)) {
        kr_drop(thread, kr_steal_obj(local));
        return KR_NULL;
    }
    kr_gc_track(thread, local);
    return kr_steal_obj(local);
}

static void drop_all(KrThread *thread, Local *local)
{
    kr_xdrop(thread, kr_move(&local->args));
    kr_xdrop(thread, kr_move(&local->kwnames));
    while (local->count)
        kr_drop(thread, take_own(local, local->count - 1));
}

static void local_dealloc(KrThread *thread, KrObject *object)
{
    Local *local = (Local *)(void *)object;
    if (local->next)
        local->next->previous = local->previous;
    if (local->previous)
        local->previous->next = local->next;
    else
        thread->vm->thread_locals = local->next;
    drop_all(thread, local);
    free(local->owns);
    kr_object_free(thread, object, object->type->basic_size);
}

static void local_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Local *local = (const Local *)(const void *)object;
    if (!kr_is_null(local->args))
        visit(kr_ref(local->args), context);
    if (!kr_is_null(local->kwnames))
        visit(kr_ref(local->kwnames), context);
    for (uint32_t i = 0; i < local->count; i++)
        visit(kr_ref(local->owns[i].dict), context);
}

static void local_clear(KrThread *thread, KrObject *object)
{
    Local *local = (Local *)(void *)object;
    while (local->count)
        kr_drop(thread, take_own(local, local->count - 1));
}

static bool is_dict_name(KrRef name)
{
    return kr_is(name, kr_name(KR_NAME___dict__)) || kr_str_equal(name, kr_name(KR_NAME___dict__));
}

static KrOwn no_attribute(KrThread *thread, KrRef self, KrRef name)
{
    (void)kr_exception_raise(thread, &kr_exception_attribute_error, "'%N' object has no attribute '%S'",
                             kr_type_of(self), name);
    kr_exception_note_attribute(thread, self, name);
    return KR_NULL;
}

static KrOwn local_getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (!kr_str_is_sub(name))
        return kr_exception_raise(thread, &kr_exception_type_error, "attribute name must be string, not '%T'",
                                  name);
    KrRef dict = dict_of(thread, self);
    if (kr_ref_is_null(dict))
        return KR_NULL;
    if (is_dict_name(name))
        return kr_dup(dict);
    KrType *type = kr_type_of(self);
    KrRef found = kr_type_find(type, name), value;
    KrDescrGetFn get = kr_ref_is_null(found) ? NULL : kr_type_of(found)->descr_get;
    KrOwn own_dict = kr_dup(dict), held = kr_dup(found), result = KR_NULL;
    KrFound there = KR_ABSENT;
    if (get && kr_type_of(found)->descr_set) {
        result = get(thread, found, self, kr_type_ref(type));
        goto done;
    }
    there = kr_dict_find(thread, dict, name, &value);
    if (there == KR_PRESENT)
        result = kr_dup(value);
    else if (there == KR_FAULT)
        goto done;
    else if (get)
        result = get(thread, found, self, kr_type_ref(type));
    else if (!kr_ref_is_null(found))
        result = kr_dup(found);
    else
        result = no_attribute(thread, self, name);
done:
    kr_xdrop(thread, held);
    kr_drop(thread, own_dict);
    return result;
}

static bool local_setattr(KrThread *thread, KrRef self, KrRef name, KrRef value)
{
    if (!kr_str_is_sub(name))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "attribute name must be string, not '%T'", name);
    KrType *type = kr_type_of(self);
    KrRef dict = dict_of(thread, self);
    if (kr_ref_is_null(dict))
        return false;
    if (is_dict_name(name))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                        "'%N' object attribute '__dict__' is read-only", type);
    KrRef found = kr_type_find(type, name);
    KrDescrSetFn set = kr_ref_is_null(found) ? NULL : kr_type_of(found)->descr_set;
    KrOwn held = kr_dup(set ? found : dict);
    bool ok;
    if (set) {
        ok = set(thread, found, self, value);
    } else if (!kr_ref_is_null(value)) {
        ok = kr_dict_set(thread, dict, name, value);
    } else {
        KrFound there = kr_dict_delete(thread, dict, name);
        if (there == KR_ABSENT)
            (void)no_attribute(thread, self, name);
        ok = there == KR_PRESENT;
    }
    kr_drop(thread, held);
    return ok;
}

KrType kr_thread_local_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_thread._local",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Local),
    .dealloc = local_dealloc,
    .visit = local_visit,
    .clear = local_clear,
    .getattr = local_getattr,
    .setattr = local_setattr,
    .new_object = local_new,
    .doc = "()\n--\n\n" "An object whose attributes are other ones in each thread.",
};
