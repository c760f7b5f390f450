// SPDX-License-Identifier: MIT
// What the files of _asyncio share: the objects, the module's state, steps between Future and Task.
//
//   KrAsyncioFuture | header | attributes, loop, callbacks, result ... | flags |
//   KrAsyncioTask   | KrAsyncioFuture | coroutine, name, context, what it waits for | neighbours in KrAsyncio.tasks |
//
// Invariant: a task that is registered is in the list of KrAsyncio.tasks, which owns nothing: it leaves the list when
// it is unregistered, cleared by the collector or dies.
#pragma once

#include "runtime/type.h"

typedef enum KrAsyncioStateOf {
    KR_ASYNCIO_PENDING,
    KR_ASYNCIO_CANCELLED,
    KR_ASYNCIO_FINISHED
} KrAsyncioStateOf;

typedef struct KrAsyncioFuture {
    KrObject header;
    KrOwn dict;                       // __dict__, or null
    KrOwn loop;                       // null: __init__ has not run
    KrOwn callback, callback_context; // the first callback, or null
    KrOwn callbacks;                  // list of further (callback, context), or null
    KrOwn result, exception, traceback;
    KrOwn source_traceback;          // of debug mode
    KrOwn cancel_message, cancelled; // cancelled: the CancelledError to raise, once
    KrOwn awaited_by;                // a future or a set of several, or null
    uint8_t state;                   // KrAsyncioStateOf
    bool is_task, log_traceback, blocking, awaited_by_many;
} KrAsyncioFuture;

typedef struct KrAsyncioTask {
    KrAsyncioFuture future;
    KrOwn coroutine, name, context; // name: an int stands for Task-<int>
    KrOwn waits_for;                // or null
    int64_t cancel_requests;
    bool must_cancel, log_destroy_pending, listed;
    struct KrAsyncioTask *previous, *next; // in KrAsyncio.tasks
} KrAsyncioTask;

typedef struct KrAsyncio { // the module's state: KrVM.asyncio
    KrObject header;
    KrOwn cancelled_error, invalid_state, future_repr, task_repr, get_stack,
        print_stack, is_coroutine, extract_stack, get_policy; // of the library
    KrOwn other_tasks,
        other_eager; // WeakSet and set of tasks that are not KrAsyncioTask; or null
    KrOwn coroutine_types; // set: types whose instances is_coroutine has accepted
    KrOwn context_names, msg_names; // ("context",) and ("msg",)
    int64_t task_count;             // names given
    KrAsyncioTask *tasks;           // registered ones, the youngest first
} KrAsyncio;

extern KrType kr_asyncio_future_type, kr_asyncio_future_iter_type, kr_asyncio_task_type,
    kr_asyncio_task_step_type;

KR_INLINE KrAsyncioFuture *kr_asyncio_future(KrRef value)
{
    return (KrAsyncioFuture *)(void *)kr_obj(value);
}
KR_INLINE KrAsyncioTask *kr_asyncio_task(KrRef value)
{
    return (KrAsyncioTask *)(void *)kr_obj(value);
}
KR_INLINE bool kr_asyncio_future_is(KrRef value) // Future, Task or a subclass
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_asyncio_future_type);
}
KR_INLINE bool kr_asyncio_task_is(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_asyncio_task_type);
}

// asyncio_module.c
KrAsyncio *kr_asyncio_module_state(const KrThread *thread) KR_LEAF;
KrOwn kr_asyncio_module_loop(KrThread *thread) KR_NEW; // get_event_loop()
bool kr_asyncio_module_enter(KrThread *thread, KrRef loop, KrRef task) KR_RAISES;
bool kr_asyncio_module_leave(KrThread *thread, KrRef loop, KrRef task) KR_RAISES;
KrOwn kr_asyncio_module_swap(KrThread *thread, KrRef loop, KrRef task)
    KR_NEW; // the previous one or None

// asyncio_future.c
bool kr_asyncio_future_init(KrThread *thread, KrRef self, KrRef loop_or_none) KR_RAISES;
// loop.call_soon(callback[, argument], context=context)
bool kr_asyncio_future_call_soon(KrThread *thread, KrRef loop, KrRef callback,
                                 KrRef argument_or_null, KrRef context_or_null)
    KR_RAISES;
bool kr_asyncio_future_add_callback(KrThread *thread, KrRef self, KrRef callback,
                                    KrRef context) KR_RAISES;
KrFound kr_asyncio_future_cancel(KrThread *thread, KrRef self,
                                 KrRef message_or_null); // absent: it is done
bool kr_asyncio_future_set_result(KrThread *thread, KrRef self, KrRef result) KR_RAISES;
bool kr_asyncio_future_set_exception(KrThread *thread, KrRef self, KrRef exception)
    KR_RAISES;
// Present: its result. Absent: its exception. Fault: raised, CancelledError too.
KrFound kr_asyncio_future_result(KrThread *thread, KrRef self, KrOwn *value);
KrOwn kr_asyncio_future_make_cancelled(KrThread *thread, KrRef self) KR_NEW;
bool kr_asyncio_future_add_awaited_by(KrThread *thread, KrRef self, KrRef waiter)
    KR_RAISES;
bool kr_asyncio_future_discard_awaited_by(KrThread *thread, KrRef self, KrRef waiter)
    KR_RAISES;
KrOwn kr_asyncio_future_loop(KrThread *thread, KrRef future)
    KR_NEW; // of anything like a future
// loop.call_exception_handler({what: self, 'message': ..., and more}); never raises.
void kr_asyncio_future_report(KrThread *thread, KrRef self, const char *what,
                              KrOwn message) KR_STEALS(4);
bool kr_asyncio_future_finalize(KrThread *thread, KrRef self);
void kr_asyncio_future_visit(KrObject *object, KrVisitFn visit, void *context);
void kr_asyncio_future_clear(KrThread *thread, KrObject *object);
KrOwn kr_asyncio_future_iter(KrThread *thread, KrRef self) KR_NEW;
bool kr_asyncio_future_no_delete(KrThread *thread, KrRef self, const char *name)
    KR_RAISES;

// asyncio_task.c
void kr_asyncio_task_register(KrThread *thread, KrAsyncioTask *task);
void kr_asyncio_task_unregister(KrThread *thread, KrAsyncioTask *task);
