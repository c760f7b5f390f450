// SPDX-License-Identifier: MIT
// Starting threads and joining them: see thread_start.h.
//
// A handle is shared by the Python object, the thread itself and who waits (a count of its own, since a
// thread lets go of it when it has no KrThread any more). `done` is posted once when the thread has ended; who
// wakes up posts it again for the next one. The first one to join also joins the OS thread; a handle
// that nobody joins detaches it.
// Invariant: handles of threads that run are in KrVM.thread_handles until they end: shutdown waits for some of
// them, and the child of a fork declares all but its own to be done.
// Tests: tests/lang/modules/thread/.
#define _GNU_SOURCE
#include "modules/thread_start.h"
#include "modules/thread_local.h"
#include "modules/thread_lock.h"

#include "interp/pending.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef enum State { NOT_STARTED, STARTING, RUNNING, DONE } State;
enum { SMALLEST_STACK = 512 << 10 }; // bytes: what Krait needs to run anything

typedef struct KrThreadHandle {
    uint32_t references; // atomic
    uint32_t state;      // State, atomic: the thread sets DONE without the GIL
    uint64_t ident;
    bool has_os_thread;  // that is neither joined nor detached
    bool listed;         // in KrVM.thread_handles
    bool awaited;        // shutdown waits for it
    sem_t done;
    struct KrThreadHandle *next, *previous; // of the VM
} Handle;

typedef struct Start { // what a new thread is told (malloc)
    KrThread *thread;
    Handle *handle;
    KrOwn function, args, kwargs; // kwargs or null
} Start;

typedef struct HandleObject {
    KrObject header;
    Handle *handle;
} HandleObject;

// --- handles ----------------------------------------------------------------------------

static Handle *handle_new(KrThread *thread)
{
    Handle *handle = calloc(1, sizeof *handle);
    if (!handle) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    handle->references = 1;
    sem_init(&handle->done, 0, 0);
    return handle;
}

static void handle_drop(Handle *handle)
{
    if (__atomic_sub_fetch(&handle->references, 1, __ATOMIC_ACQ_REL))
        return;
    if (handle->has_os_thread)
        pthread_detach((pthread_t)handle->ident);
    sem_destroy(&handle->done);
    free(handle);
}

static Handle *handle_dup(Handle *handle)
{
    __atomic_add_fetch(&handle->references, 1, __ATOMIC_RELAXED);
    return handle;
}

static State state_of(const Handle *handle)
{
    return (State)__atomic_load_n(&handle->state, __ATOMIC_ACQUIRE);
}

static void set_done(Handle *handle)
{
    if (__atomic_exchange_n(&handle->state, DONE, __ATOMIC_ACQ_REL) != DONE)
        sem_post(&handle->done);
}

static void list_handle(KrVM *vm, Handle *handle)
{
    handle->listed = true;
    handle->previous = NULL;
    handle->next = vm->thread_handles;
    if (handle->next)
        handle->next->previous = handle;
    vm->thread_handles = handle;
}

static void unlist_handle(KrVM *vm, Handle *handle)
{
    if (!handle->listed)
        return;
    handle->listed = false;
    if (handle->next)
        handle->next->previous = handle->previous;
    if (handle->previous)
        handle->previous->next = handle->next;
    else
        vm->thread_handles = handle->next;
}

// Absent: the deadline has passed; fault: raised.
static KrFound handle_join(KrThread *thread, Handle *handle, int64_t deadline)
{
    if (state_of(handle) == NOT_STARTED) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error, "thread not started");
        return KR_FAULT;
    }
    if (state_of(handle) != DONE && kr_thread_is_last(thread)) { // it never goes on
        (void)kr_exception_raise(thread, &kr_exception_python_finalization_error,
                                 "cannot join thread at interpreter shutdown");
        return KR_FAULT;
    }
    if (state_of(handle) != DONE && handle->ident == thread->ident) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error, "Cannot join current thread");
        return KR_FAULT;
    }
    handle_dup(handle);
    KrFound found = KR_PRESENT;
    if (state_of(handle) != DONE) {
        found = kr_thread_lock_wait(thread, &handle->done, deadline);
        if (found == KR_PRESENT)
            sem_post(&handle->done);
    }
    if (found == KR_PRESENT && handle->has_os_thread) {
        handle->has_os_thread = false;
        kr_thread_release_gil(thread); // it has let go of everything: this takes no time
        pthread_join((pthread_t)handle->ident, NULL);
        kr_thread_take_gil(thread);
    }
    handle_drop(handle);
    return found;
}

static Handle *handle_of(KrRef self)
{
    return ((HandleObject *)(void *)kr_obj(self))->handle;
}

static KrOwn handle_object_new(KrThread *thread, Handle *handle) // takes over the handle, or null
{
    HandleObject *self = NULL;
    if (handle)
        self = (HandleObject *)(void *)kr_object_new(thread, &kr_thread_start_handle_type, sizeof *self);
    if (!self) {
        if (handle) {
            unlist_handle(thread->vm, handle);
            handle_drop(handle);
        }
        return KR_NULL;
    }
    self->handle = handle;
    return kr_steal_obj(self);
}

static KrOwn handle_new_object(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)callable;
    (void)args;
    (void)count;
    (void)kwnames;
    return handle_object_new(thread, handle_new(thread));
}

static void handle_dealloc(KrThread *thread, KrObject *object)
{
    Handle *handle = ((HandleObject *)(void *)object)->handle;
    if (__atomic_load_n(&handle->references, __ATOMIC_ACQUIRE) == 1)
        unlist_handle(thread->vm, handle);
    handle_drop(handle);
    kr_object_free(thread, object, sizeof(HandleObject));
}

static KrOwn handle_repr(KrThread *thread, KrRef self)
{
    KrOwn ident = kr_int_from_u64(thread, handle_of(self)->ident);
    KrOwn text = kr_is_null(ident)
                     ? KR_NULL
                     : kr_str_from_format(thread, "<_thread._ThreadHandle object: ident=%S>", kr_ref(ident));
    kr_xdrop(thread, ident);
    return text;
}

static KrOwn handle_ident(KrThread *thread, KrRef self)
{
    return kr_int_from_u64(thread, handle_of(self)->ident);
}

static KrOwn handle_is_done(ARGS)
{
    UNUSED;
    return kr_bool_own(state_of(handle_of(self)) == DONE);
}

static KrOwn handle_set_done(ARGS)
{
    UNUSED;
    Handle *handle = handle_of(self);
    if (state_of(handle) == NOT_STARTED)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "thread not started");
    unlist_handle(thread->vm, handle);
    set_done(handle);
    return kr_none_own();
}

static KrOwn handle_join_method(ARGS)
{
    int64_t timeout = -1, deadline = KR_THREAD_LOCK_FOREVER;
    if (count > 0 && !kr_is_none(args[0])) {
        if (!kr_thread_lock_seconds(thread, args[0], &timeout))
            return KR_NULL;
        int64_t now = kr_thread_lock_now();
        if (timeout >= 0)
            deadline = timeout > INT64_MAX - now ? INT64_MAX : now + timeout;
    }
    KrOwn held = kr_dup(self);
    KrFound found = handle_join(thread, handle_of(self), deadline);
    kr_drop(thread, held);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}

static const KrNativeDef handle_methods[] = {
    {"join", handle_join_method, NULL, NULL, 0, 1, KR_NATIVE_RAW},
    {"is_done", handle_is_done, "($self, /)", NULL, 0, 0, 0},
    {"_set_done", handle_set_done, "($self, /)", NULL, 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

static const KrGetSetDef handle_getset[] = {
    {"ident", handle_ident, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_thread_start_handle_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_thread._ThreadHandle",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(HandleObject),
    .dealloc = handle_dealloc,
    .repr = handle_repr,
    .new_object = handle_new_object,
    .methods = handle_methods,
    .getset = handle_getset,
};

KrOwn kr_thread_start_make_handle(ARGS)
{
    UNUSED;
    int64_t ident;
    if (!kr_int_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "ident must be an integer");
    if (!kr_int_to_i64(thread, args[0], &ident))
        return KR_NULL;
    Handle *handle = handle_new(thread);
    if (handle) {
        handle->ident = (uint64_t)ident;
        handle->state = RUNNING;
        list_handle(thread->vm, handle);
    }
    return handle_object_new(thread, handle);
}

// --- threads ----------------------------------------------------------------------------

static void *run_thread(void *context)
{
    Start *start = context;
    KrThread *thread = start->thread;
    Handle *handle = start->handle;
    KrVM *vm = thread->vm;
    KrOwn function = start->function, args = start->args, kwargs = start->kwargs;
    kr_thread_enter(thread);
    free(start);
    KrOwn result = kr_call_ex(thread, kr_ref(function), kr_ref(args), kr_ref(kwargs));
    if (kr_is_null(result)) {
        if (kr_exception_is(thread, &kr_exception_system_exit))
            kr_exception_clear(thread);
        else
            kr_exception_write_ignored(thread, "in thread started by", kr_ref(function));
    }
    kr_xdrop(thread, result);
    kr_drop(thread, function);
    kr_drop(thread, args);
    kr_xdrop(thread, kwargs);
    kr_thread_local_thread_ends(thread);
    kr_thread_clear(thread);
    unlist_handle(vm, handle);
    vm->threads_started--;
    set_done(handle); // with the GIL: nobody forks before it
    kr_thread_leave(thread);
    handle_drop(handle);
    return NULL;
}

// Borrows all but the handle's new reference, which goes to the thread.
static bool start(KrThread *thread, Handle *handle, KrRef function, KrRef args, KrRef kwargs, bool daemon)
{
    KrVM *vm = thread->vm;
    if (vm->threads_closed)
        return kr_exception_raise_false(thread, &kr_exception_python_finalization_error,
                                        "can't create new thread at interpreter shutdown");
    if (state_of(handle) != NOT_STARTED)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error, "thread already started");
    Start *told = malloc(sizeof *told);
    KrThread *other = told ? kr_thread_new_other(thread) : NULL;
    if (!other) {
        if (!told)
            (void)kr_exception_no_memory(thread);
        free(told);
        return false;
    }
    *told = (Start){other, handle_dup(handle), kr_dup(function), kr_dup(args), kr_dup(kwargs)};
    pthread_attr_t attributes;
    pthread_t os_thread = 0;
    pthread_attr_init(&attributes);
    if (vm->thread_stack_size)
        pthread_attr_setstacksize(&attributes, vm->thread_stack_size > SMALLEST_STACK ? vm->thread_stack_size
                                                                                      : SMALLEST_STACK);
    handle->state = RUNNING;
    vm->threads_started++;
    handle->awaited = !daemon;
    list_handle(vm, handle);
    int error = pthread_create(&os_thread, &attributes, run_thread, told);
    pthread_attr_destroy(&attributes);
    if (error) {
        handle->state = NOT_STARTED;
        vm->threads_started--;
        unlist_handle(vm, handle);
        handle_drop(told->handle);
        kr_drop(thread, told->function);
        kr_drop(thread, told->args);
        kr_xdrop(thread, told->kwargs);
        free(told);
        kr_thread_abandon(thread, other);
        return kr_exception_raise_false(thread, &kr_exception_runtime_error, "can't start new thread");
    }
    handle->ident = (uint64_t)os_thread;
    handle->has_os_thread = true;
    return true;
}

KrOwn kr_thread_start_new(ARGS)
{
    UNUSED;
    if (!kr_type_of(args[0])->call)
        return kr_exception_raise(thread, &kr_exception_type_error, "first arg must be callable");
    if (!kr_tuple_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error, "2nd arg must be a tuple");
    KrRef kwargs = count > 2 ? args[2] : KR_REF_NULL;
    if (!kr_ref_is_null(kwargs) && !kr_type_has(kwargs, KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error, "optional 3rd arg must be a dictionary");
    Handle *handle = handle_new(thread);
    KrOwn ident = KR_NULL;
    if (handle && start(thread, handle, args[0], args[1], kwargs, true))
        ident = kr_int_from_u64(thread, handle->ident);
    if (handle)
        handle_drop(handle);
    return ident;
}

KrOwn kr_thread_start_joinable(ARGS)
{
    UNUSED;
    bool daemon = true;
    if (!kr_type_of(args[0])->call)
        return kr_exception_raise(thread, &kr_exception_type_error, "thread function must be callable");
    if (!kr_ref_is_null(args[1]) && !kr_is_none(args[1]) && !kr_is_exact(args[1], &kr_thread_start_handle_type))
        return kr_exception_raise(thread, &kr_exception_type_error, "'handle' must be a _ThreadHandle");
    if (!kr_ref_is_null(args[2]) && !kr_truth(thread, args[2], &daemon))
        return KR_NULL;
    KrOwn object = kr_ref_is_null(args[1]) || kr_is_none(args[1])
                       ? handle_object_new(thread, handle_new(thread))
                       : kr_dup(args[1]);
    if (kr_is_null(object))
        return KR_NULL;
    if (start(thread, handle_of(kr_ref(object)), args[0], kr_tuple_empty(), KR_REF_NULL, daemon))
        return object;
    kr_drop(thread, object);
    return KR_NULL;
}

KrOwn kr_thread_start_shutdown(ARGS)
{
    UNUSED;
    KrVM *vm = thread->vm;
    for (;;) {
        Handle *handle = vm->thread_handles;
        while (handle && (!handle->awaited || handle->ident == thread->ident)) // of all but who ends the VM
            handle = handle->next;
        if (!handle)
            return kr_none_own();
        handle_dup(handle);
        if (handle_join(thread, handle, KR_THREAD_LOCK_FOREVER) == KR_FAULT) {
            handle_drop(handle);
            return KR_NULL;
        }
        unlist_handle(vm, handle);
        handle_drop(handle);
    }
}

void kr_thread_start_after_fork(KrThread *thread)
{
    KrVM *vm = thread->vm;
    for (Handle *handle = vm->thread_handles, *next; handle; handle = next) {
        next = handle->next;
        if (handle->ident == thread->ident)
            continue;
        unlist_handle(vm, handle);
        handle->has_os_thread = false;
        sem_init(&handle->done, 0, 0); // whatever state it was in
        set_done(handle);
    }
    vm->threads_started = 0;
}
