// SPDX-License-Identifier: MIT
// The _queue module: SimpleQueue, an unbounded queue that may be used from anywhere, finalizers too.
//
//   items | free ... | oldest (start) ... newest | free ... |   a ring of `capacity` owners
//
// The GIL guards it. get() that finds nothing sleeps on a semaphore; put() posts it when somebody sleeps.
// Tests: tests/lang/modules/queue/.
#include "modules/queue_module.h"
#include "modules/thread_lock.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Queue {
    KrObject header;
    KrOwn *items; // ring (malloc)
    size_t start, length, capacity;
    uint32_t waiting;
    sem_t semaphore;
} Queue;

static Queue *queue_of(KrRef self)
{
    return (Queue *)(void *)kr_obj(self);
}

static KrOwn queue_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    KrType *type = (KrType *)(void *)kr_obj(callable);
    if (count)
        return kr_exception_raise(thread, &kr_exception_type_error, "SimpleQueue() takes no positional arguments");
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "SimpleQueue() takes no keyword arguments");
    Queue *queue = (Queue *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!queue)
        return KR_NULL;
    sem_init(&queue->semaphore, 0, 0);
    kr_gc_track(thread, queue);
    return kr_steal_obj(queue);
}

static KrOwn take(Queue *queue)
{
    KrOwn item = queue->items[queue->start];
    queue->start = (queue->start + 1) % queue->capacity;
    queue->length--;
    return item;
}

static void queue_clear(KrThread *thread, KrObject *object)
{
    Queue *queue = (Queue *)(void *)object;
    while (queue->length)
        kr_drop(thread, take(queue));
}

static void queue_dealloc(KrThread *thread, KrObject *object)
{
    Queue *queue = (Queue *)(void *)object;
    queue_clear(thread, object);
    free(queue->items);
    sem_destroy(&queue->semaphore);
    kr_object_free(thread, object, object->type->basic_size);
}

static void queue_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Queue *queue = (const Queue *)(const void *)object;
    for (size_t i = 0; i < queue->length; i++)
        visit(kr_ref(queue->items[(queue->start + i) % queue->capacity]), context);
}

static KrOwn queue_put(ARGS) // block and timeout are for those who use it as a Queue
{
    (void)count;
    Queue *queue = queue_of(self);
    if (queue->length == queue->capacity) {
        size_t capacity = queue->capacity ? queue->capacity * 2 : 8;
        KrOwn *grown = malloc(capacity * sizeof *grown);
        if (!grown)
            return kr_exception_no_memory(thread);
        for (size_t i = 0; i < queue->length; i++)
            grown[i] = queue->items[(queue->start + i) % queue->capacity];
        free(queue->items);
        queue->items = grown;
        queue->start = 0;
        queue->capacity = capacity;
    }
    queue->items[(queue->start + queue->length++) % queue->capacity] = kr_dup(args[0]);
    int posted = 0;
    if (queue->waiting && sem_getvalue(&queue->semaphore, &posted) == 0 && (uint32_t)posted < queue->waiting)
        sem_post(&queue->semaphore);
    return kr_none_own();
}

static KrOwn raise_empty(KrThread *thread)
{
    KrOwn exception = kr_call_0(thread, kr_ref(thread->vm->queue_empty));
    if (!kr_is_null(exception))
        kr_exception_set(thread, exception);
    return KR_NULL;
}

static KrOwn get_until(KrThread *thread, KrRef self, bool block, int64_t deadline)
{
    Queue *queue = queue_of(self);
    KrFound found = KR_PRESENT;
    if (!queue->length && block) {
        KrOwn held = kr_dup(self);
        queue->waiting++;
        while (!queue->length && found == KR_PRESENT)
            found = kr_thread_lock_wait(thread, &queue->semaphore, deadline);
        queue->waiting--;
        if (queue->length > 1 && queue->waiting)
            sem_post(&queue->semaphore);
        kr_drop(thread, held); // whoever called has it, too
        if (found == KR_FAULT)
            return KR_NULL;
    }
    return queue->length ? take(queue) : raise_empty(thread);
}

static KrOwn queue_get(ARGS)
{
    UNUSED;
    bool block;
    int64_t timeout = -1, deadline = KR_THREAD_LOCK_FOREVER;
    if (!kr_truth(thread, args[0], &block))
        return KR_NULL;
    if (block && !kr_is_none(args[1])) {
        if (!kr_thread_lock_seconds(thread, args[1], &timeout))
            return KR_NULL;
        if (timeout < 0)
            return kr_exception_raise(thread, &kr_exception_value_error, "'timeout' must be a non-negative number");
        int64_t now = kr_thread_lock_now();
        deadline = timeout > INT64_MAX - now ? INT64_MAX : now + timeout;
    }
    return get_until(thread, self, block, deadline);
}

static KrOwn queue_get_nowait(ARGS)
{
    UNUSED;
    return get_until(thread, self, false, 0);
}

static KrOwn queue_empty(ARGS)
{
    UNUSED;
    return kr_bool_own(queue_of(self)->length == 0);
}

static KrOwn queue_size(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, queue_of(self)->length);
}

static const KrNativeDef queue_methods[] = {
    {"put", queue_put, "($self, /, item, block=True, timeout=None)", "Put an item in; never waits.", 0, 0, 0},
    {"put_nowait", queue_put, "($self, /, item)", "The same as put(item).", 0, 0, 0},
    {"get", queue_get, "($self, /, block=True, timeout=None)",
     "Take the oldest item out, waiting for one if asked to; Empty if there is none.", 0, 0, 0},
    {"get_nowait", queue_get_nowait, "($self, /)", "Take the oldest item out, or raise Empty.", 0, 0, 0},
    {"empty", queue_empty, "($self, /)", "Whether it is empty, just now.", 0, 0, 0},
    {"qsize", queue_size, "($self, /)", "How many items it has, just now.", 0, 0, 0},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "A generic alias of the type.", 0, 0,
     KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

static KrType queue_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_queue.SimpleQueue",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Queue),
    .dealloc = queue_dealloc,
    .visit = queue_visit,
    .clear = queue_clear,
    .new_object = queue_new,
    .methods = queue_methods,
    .doc = "()\n--\n\n" "Simple, unbounded, reentrant FIFO queue.",
};

static bool add_doc(KrThread *thread, KrRef class_)
{
    KrOwn doc = kr_str_from_ascii(thread, "Raised when an item cannot be had at once.");
    bool ok = !kr_is_null(doc) && kr_attr_set(thread, class_, kr_name(KR_NAME___doc__), kr_ref(doc));
    kr_xdrop(thread, doc);
    return ok;
}

KrOwn kr_queue_module_init(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->queue_empty))
        vm->queue_empty = kr_exception_new_class(thread, "_queue", "Empty", &kr_exception_exception);
    KrOwn module = kr_module_new(thread, "_queue", "C implementation of the queue module's SimpleQueue.");
    if (!kr_is_null(module) && !kr_is_null(vm->queue_empty) && add_doc(thread, kr_ref(vm->queue_empty)) &&
        kr_module_add(thread, kr_ref(module), "Empty", kr_dup(kr_ref(vm->queue_empty))) &&
        kr_module_add_type(thread, kr_ref(module), &queue_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
