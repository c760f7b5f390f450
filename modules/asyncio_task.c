// SPDX-License-Identifier: MIT
// _asyncio.Task (asyncio_parts.h): a future that runs a coroutine, one step each time the loop calls it.
//
// A step sends to the coroutine and looks at what it yields: a future to wait for (it gets a callback that makes the
// next step), None (the next step comes soon), or something wrong, which the next step throws into the coroutine.
// Tests: tests/lang/modules/asyncio/, test_asyncio of CPython.
#include "modules/asyncio_parts.h"

#include "interp/coroutine.h"
#include "runtime/async_generator.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/contextvar.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/none.h"
#include "runtime/protocol_object.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- the list of tasks --------------------------------------------------------------------

void kr_asyncio_task_register(KrThread *thread, KrAsyncioTask *task)
{
    KrAsyncio *state = kr_asyncio_module_state(thread);
    if (task->listed) return;
    task->listed = true;
    task->previous = NULL;
    task->next = state->tasks;
    if (state->tasks) state->tasks->previous = task;
    state->tasks = task;
}
void kr_asyncio_task_unregister(KrThread *thread, KrAsyncioTask *task)
{
    if (!task->listed) return;
    KrAsyncio *state = kr_asyncio_module_state(thread);
    task->listed = false;
    if (task->next) task->next->previous = task->previous;
    if (task->previous)
        task->previous->next = task->next;
    else if (state) // else its list has gone
        state->tasks = task->next;
    task->previous = task->next = NULL;
}

// --- steps --------------------------------------------------------------------------------

typedef struct Step { // what the loop calls for the next step
    KrObject header;
    KrOwn task, exception; // exception: to throw, or null
} Step;

static bool step_soon(KrThread *thread, KrRef self, KrRef exception_or_null)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    Step *step =
        (Step *)(void *)kr_object_new(thread, &kr_asyncio_task_step_type, sizeof *step);
    if (!step) return false;
    step->task = kr_dup(self);
    step->exception =
        kr_ref_is_null(exception_or_null) ? KR_NULL : kr_dup(exception_or_null);
    kr_gc_track(thread, step);
    KrOwn own = kr_steal_obj(step);
    bool ok =
        kr_asyncio_future_call_soon(thread, kr_ref(task->future.loop), kr_ref(own),
                                    KR_REF_NULL, kr_ref(task->context));
    kr_drop(thread, own);
    return ok;
}

// The RuntimeError that is set goes to the coroutine.
static bool throw_soon(KrThread *thread, KrRef self)
{
    KrOwn exception = kr_exception_fetch(thread);
    bool ok = step_soon(thread, self, kr_ref(exception));
    kr_drop(thread, exception);
    return ok;
}

static KrOwn task_wakeup(ARGS);
static const KrNativeDef wakeup_def = {"task_wakeup", task_wakeup, NULL, NULL, 1, 1,
                                       KR_NATIVE_RAW};

// result.cancel(msg=message): it was asked to cancel while it ran.
static bool pass_cancel(KrThread *thread, KrRef self, KrRef awaited, bool *cancelled)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    KrOwn receiver = KR_NULL;
    KrOwn method =
        kr_attr_get_method(thread, awaited, kr_name(KR_NAME_cancel), &receiver);
    if (kr_is_null(method)) return false;
    KrOwn message = task->future.cancel_message;
    KrRef args[2];
    size_t count = 0;
    if (!kr_is_null(receiver)) args[count++] = kr_ref(receiver);
    args[count] = kr_is_null(message) ? kr_none() : kr_ref(message);
    KrOwn result = kr_call(thread, kr_ref(method), args, count,
                           kr_ref(kr_asyncio_module_state(thread)->msg_names));
    kr_drop(thread, method);
    kr_xdrop(thread, receiver);
    bool ok = !kr_is_null(result) && kr_truth(thread, kr_ref(result), cancelled);
    kr_xdrop(thread, result);
    return ok;
}

static bool wait_for(KrThread *thread, KrRef self, KrRef awaited)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    kr_store(thread, &task->waits_for, kr_dup(awaited));
    bool cancelled = false;
    if (KR_LIKELY(!task->must_cancel)) return true;
    if (!pass_cancel(thread, self, awaited, &cancelled)) return false;
    if (cancelled) task->must_cancel = false;
    return true;
}

static bool wrong_loop(KrThread *thread, KrRef self, KrRef result)
{
    (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                             "Task %R got Future %R attached to a different loop", self,
                             result);
    return throw_soon(thread, self);
}
static bool plain_yield(KrThread *thread, KrRef self, KrRef result)
{
    (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                             "yield was used instead of yield from in task %R with %R",
                             self, result);
    return throw_soon(thread, self);
}

static bool yielded_future(KrThread *thread, KrRef self, KrRef result)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    KrAsyncioFuture *future = kr_asyncio_future(result);
    if (!kr_is(kr_ref(future->loop), kr_ref(task->future.loop)))
        return wrong_loop(thread, self, result);
    if (!future->blocking) return plain_yield(thread, self, result);
    future->blocking = false;
    if (!kr_asyncio_future_add_awaited_by(thread, result, self)) return false;
    KrOwn wakeup = kr_native_new(thread, &wakeup_def, self, KR_REF_NULL);
    bool ok = !kr_is_null(wakeup) &&
              kr_asyncio_future_add_callback(thread, result, kr_ref(wakeup),
                                             kr_ref(task->context));
    kr_xdrop(thread, wakeup);
    return ok && wait_for(thread, self, result);
}

// Something that says it is like a future.
static bool yielded_other(KrThread *thread, KrRef self, KrRef result, KrRef blocking)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    bool truth;
    if (!kr_truth(thread, blocking, &truth)) return false;
    KrOwn loop = kr_asyncio_future_loop(thread, result);
    if (kr_is_null(loop)) return false;
    bool same = kr_is(kr_ref(loop), kr_ref(task->future.loop));
    kr_drop(thread, loop);
    if (!same) return wrong_loop(thread, self, result);
    if (!truth) return plain_yield(thread, self, result);
    if (!kr_asyncio_future_add_awaited_by(thread, result, self) ||
        !kr_attr_set(thread, result, kr_name(KR_NAME__asyncio_future_blocking),
                     kr_bool(false)))
        return false;
    KrOwn method = kr_attr_get(thread, result, kr_name(KR_NAME_add_done_callback));
    KrOwn wakeup = kr_is_null(method)
                       ? KR_NULL
                       : kr_native_new(thread, &wakeup_def, self, KR_REF_NULL);
    KrOwn answer = KR_NULL;
    if (!kr_is_null(wakeup)) {
        KrRef args[2] = {kr_ref(wakeup), kr_ref(task->context)};
        answer = kr_call(thread, kr_ref(method), args, 1,
                         kr_ref(kr_asyncio_module_state(thread)->context_names));
    }
    bool ok = !kr_is_null(answer);
    kr_xdrop(thread, answer);
    kr_xdrop(thread, wakeup);
    kr_xdrop(thread, method);
    return ok && wait_for(thread, self, result);
}

// The coroutine has yielded.
static bool yielded(KrThread *thread, KrRef self, KrRef result)
{
    if (kr_is(result, self)) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "Task cannot await on itself: %R", self);
        return throw_soon(thread, self);
    }
    if (kr_is_exact(result, &kr_asyncio_future_type) ||
        kr_is_exact(result, &kr_asyncio_task_type))
        return yielded_future(thread, self, result);
    if (kr_is_none(result)) return step_soon(thread, self, KR_REF_NULL);
    KrOwn blocking = KR_NULL;
    KrFound found = kr_attr_lookup(
        thread, result, kr_name(KR_NAME__asyncio_future_blocking), &blocking);
    if (found == KR_FAULT) return false;
    if (found == KR_PRESENT && !kr_is_none(kr_ref(blocking))) {
        bool ok = yielded_other(thread, self, result, kr_ref(blocking));
        kr_drop(thread, blocking);
        return ok;
    }
    kr_xdrop(thread, blocking);
    if (kr_is_exact(result, &kr_generator_type))
        (void)kr_exception_raise(
            thread, &kr_exception_runtime_error,
            "yield was used instead of yield from for generator in task %R with %R",
            self, result);
    else
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "Task got bad yield: %R", result);
    return throw_soon(thread, self);
}

// The coroutine has raised: the task ends with it.
static bool raised(KrThread *thread, KrRef self)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    if (kr_exception_matches(
            thread, kr_ref(thread->exception),
            kr_ref(kr_asyncio_module_state(thread)->cancelled_error))) {
        kr_store(thread, &task->future.cancelled, kr_exception_fetch(thread));
        return kr_asyncio_future_cancel(thread, self, KR_REF_NULL) != KR_FAULT;
    }
    KrOwn exception = kr_exception_fetch(thread);
    bool ok = kr_asyncio_future_set_exception(thread, self, kr_ref(exception));
    if (ok && (kr_type_is_subtype(kr_type_of(kr_ref(exception)),
                                  &kr_exception_keyboard_interrupt) ||
               kr_type_is_subtype(kr_type_of(kr_ref(exception)),
                                  &kr_exception_system_exit))) {
        kr_exception_restore(thread, exception);
        return false;
    }
    kr_drop(thread, exception);
    return ok;
}

// StopIteration becomes absent, with its value.
static KrFound throw_into(KrThread *thread, KrRef coroutine, KrRef exception,
                          KrOwn *result)
{
    if (kr_is_exact(coroutine, &kr_coroutine_type) ||
        kr_is_exact(coroutine, &kr_generator_type))
        return kr_generator_throw(thread, coroutine, exception, result);
    *result = kr_call_method(thread, coroutine, kr_name(KR_NAME_throw), &exception, 1);
    if (!kr_is_null(*result)) return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_stop_iteration)) return KR_FAULT;
    KrOwn stop = kr_exception_fetch(thread);
    (void)kr_generator_stop_value(thread, kr_ref(stop), result);
    kr_drop(thread, stop);
    return KR_ABSENT;
}

// One step, the task being the current one already. `exception` (stolen) may be null.
static bool step_inside(KrThread *thread, KrRef self, KrOwn exception)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    if (task->future.state != KR_ASYNCIO_PENDING) {
        KrOwn text =
            kr_str_from_format(thread, "__step(): already done: %R %R", self,
                               kr_is_null(exception) ? kr_none() : kr_ref(exception));
        kr_xdrop(thread, exception);
        KrOwn error =
            kr_is_null(text)
                ? KR_NULL
                : kr_call_1(thread,
                            kr_ref(kr_asyncio_module_state(thread)->invalid_state),
                            kr_ref(text));
        kr_xdrop(thread, text);
        if (!kr_is_null(error)) kr_exception_set(thread, error);
        return false;
    }
    if (KR_UNLIKELY(task->must_cancel)) {
        KrRef class_ = kr_ref(kr_asyncio_module_state(thread)->cancelled_error);
        if (kr_is_null(exception) ||
            !kr_exception_matches(thread, kr_ref(exception), class_)) {
            kr_xdrop(thread, exception);
            exception = kr_asyncio_future_make_cancelled(thread, self);
            if (kr_is_null(exception)) return false;
        }
        task->must_cancel = false;
    }
    kr_xdrop(thread, kr_move(&task->waits_for));
    if (kr_is_null(task->coroutine)) {
        kr_xdrop(thread, exception);
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "uninitialized Task object");
    }
    KrOwn coroutine = kr_dup(kr_ref(task->coroutine)), result = KR_NULL;
    KrFound found;
    if (KR_LIKELY(kr_is_null(exception)))
        found = kr_coroutine_send(thread, kr_ref(coroutine), kr_none(), &result);
    else
        found = throw_into(thread, kr_ref(coroutine), kr_ref(exception), &result);
    kr_drop(thread, coroutine);
    kr_xdrop(thread, exception);
    bool ok;
    if (found == KR_PRESENT) {
        ok = yielded(thread, self, kr_ref(result));
    } else if (found == KR_FAULT) {
        return raised(thread, self);
    } else if (task->must_cancel) { // cancelled right before the coroutine stopped
        task->must_cancel = false;
        KrOwn message = task->future.cancel_message;
        KrOwn held = kr_is_null(message) ? KR_NULL : kr_dup(kr_ref(message));
        ok = kr_asyncio_future_cancel(thread, self, kr_ref(held)) != KR_FAULT;
        kr_xdrop(thread, held);
    } else {
        ok = kr_asyncio_future_set_result(thread, self, kr_ref(result));
    }
    kr_drop(thread, result);
    return ok;
}

static KrOwn step(KrThread *thread, KrRef self, KrOwn exception)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    KrRef loop = kr_ref(task->future.loop);
    if (kr_ref_is_null(loop) || !kr_asyncio_module_enter(thread, loop, self)) {
        kr_xdrop(thread, exception);
        if (kr_ref_is_null(loop))
            return kr_exception_raise(thread, &kr_exception_runtime_error,
                                      "Task object is not initialized.");
        return KR_NULL;
    }
    KrOwn held = kr_dup(self), held_loop = kr_dup(loop);
    bool ok = step_inside(thread, self, exception);
    KrOwn error = ok ? KR_NULL : kr_exception_fetch(thread);
    bool left = kr_asyncio_module_leave(thread, kr_ref(held_loop), self);
    if (!kr_is_null(error)) {
        if (!left) kr_exception_clear(thread);
        kr_exception_restore(thread, error);
    }
    kr_drop(thread, held_loop);
    kr_drop(thread, held);
    return ok && left ? kr_none_own() : KR_NULL;
}

// The callback of what it waits for.
static KrOwn task_wakeup(ARGS)
{
    (void)count;
    KrOwn value = KR_NULL, held = kr_dup(self), result = KR_NULL;
    KrFound found;
    if (!kr_asyncio_future_discard_awaited_by(thread, args[0], self)) {
        found = KR_FAULT;
    } else if (kr_is_exact(args[0], &kr_asyncio_future_type) ||
               kr_is_exact(args[0], &kr_asyncio_task_type)) {
        found = kr_asyncio_future_result(thread, args[0], &value);
    } else {
        value = kr_call_method(thread, args[0], kr_name(KR_NAME_result), NULL, 0);
        found = kr_is_null(value) ? KR_FAULT : KR_PRESENT;
    }
    if (found == KR_PRESENT) {
        kr_drop(thread, value);
        result = step(thread, self, KR_NULL);
    } else {
        result =
            step(thread, self, found == KR_ABSENT ? value : kr_exception_fetch(thread));
    }
    kr_drop(thread, held);
    return result;
}

static KrOwn step_call(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    (void)args;
    const Step *step_of = (const Step *)(const void *)kr_obj(callable);
    if (!kr_ref_is_null(kwnames) &&
        ((const KrTuple *)(const void *)kr_obj(kwnames))->length)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "function takes no keyword arguments");
    if (count)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "function takes no positional arguments");
    KrOwn exception =
        kr_is_null(step_of->exception) ? KR_NULL : kr_dup(kr_ref(step_of->exception));
    return step(thread, kr_ref(step_of->task), exception);
}
static void step_clear(KrThread *thread, KrObject *object)
{
    Step *self = (Step *)(void *)object;
    kr_xdrop(thread, kr_move(&self->exception));
}
static void step_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    step_clear(thread, object);
    kr_xdrop(thread, ((Step *)(void *)object)->task);
    kr_object_free(thread, object, sizeof(Step));
}
static void step_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Step *self = (const Step *)(const void *)object;
    visit(kr_ref(self->task), context);
    if (!kr_is_null(self->exception)) visit(kr_ref(self->exception), context);
}
static KrOwn step_get_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(((const Step *)(const void *)kr_obj(self))->task));
}
static const KrGetSetDef step_getset[] = {{"__self__", step_get_self, NULL, NULL},
                                          {NULL, NULL, NULL, NULL}};
KrType kr_asyncio_task_step_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_asyncio.TaskStepMethWrapper",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Step),
    .dealloc = step_dealloc,
    .visit = step_visit,
    .clear = step_clear,
    .call = step_call,
    .getset = step_getset,
};

// --- making -------------------------------------------------------------------------------

static KrFound is_coroutine(KrThread *thread, KrRef value)
{
    if (kr_is_exact(value, &kr_coroutine_type)) return KR_PRESENT;
    KrAsyncio *state = kr_asyncio_module_state(thread);
    KrFound known = kr_set_contains(thread, kr_ref(state->coroutine_types),
                                    kr_type_ref(kr_type_of(value)));
    if (known != KR_ABSENT) return known;
    KrOwn answer = kr_call_1(thread, kr_ref(state->is_coroutine), value);
    bool truth = false,
         ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &truth);
    kr_xdrop(thread, answer);
    if (!ok) return KR_FAULT;
    if (truth && kr_set_length(kr_ref(state->coroutine_types)) < 1000 &&
        !kr_set_add(thread, kr_ref(state->coroutine_types),
                    kr_type_ref(kr_type_of(value))))
        return KR_FAULT;
    return truth ? KR_PRESENT : KR_ABSENT;
}

// The first step at once, inside whatever task runs.
static bool start_now(KrThread *thread, KrRef self)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    KrAsyncio *state = kr_asyncio_module_state(thread);
    KrOwn loop = kr_dup(kr_ref(task->future.loop)),
          context = kr_dup(kr_ref(task->context));
    KrOwn outer = kr_asyncio_module_swap(thread, kr_ref(loop), self), inner = KR_NULL,
          error = KR_NULL;
    bool ok = !kr_is_null(outer);
    if (ok) {
        kr_asyncio_task_register(thread, task);
        bool entered = kr_contextvar_enter(thread, kr_ref(context));
        ok = entered && step_inside(thread, self, KR_NULL);
        error = ok ? KR_NULL : kr_exception_fetch(thread);
        inner = kr_asyncio_module_swap(thread, kr_ref(loop), kr_ref(outer));
        bool left = !entered || kr_contextvar_leave(thread, kr_ref(context));
        ok = ok && left && !kr_is_null(inner);
        if (!kr_is_null(error)) {
            kr_exception_clear(thread);
            kr_exception_restore(thread, error);
        }
        if (task->future.state != KR_ASYNCIO_PENDING) {
            kr_asyncio_task_unregister(thread, task);
            kr_xdrop(thread, kr_move(&task->coroutine));
        }
        kr_xdrop(thread, inner);
        kr_drop(thread, outer);
    }
    (void)state;
    kr_drop(thread, context);
    kr_drop(thread, loop);
    return ok;
}

static bool init_task(KrThread *thread, KrRef self, const KrRef *args)
{
    KrAsyncioTask *task = kr_asyncio_task(self);
    KrRef coroutine = args[0], name = args[2], context = args[3];
    if (!kr_asyncio_future_init(thread, self, args[1])) return false;
    KrFound is = is_coroutine(thread, coroutine);
    if (is != KR_PRESENT) {
        task->log_destroy_pending = false;
        if (is == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "a coroutine was expected, got %R", coroutine);
        return false;
    }
    KrOwn own =
        kr_is_none(context) ? kr_contextvar_copy_context(thread) : kr_dup(context);
    if (kr_is_null(own)) return false;
    kr_store(thread, &task->context, own);
    kr_store(thread, &task->waits_for, KR_NULL);
    task->must_cancel = false;
    task->log_destroy_pending = true;
    task->cancel_requests = 0;
    kr_store(thread, &task->coroutine, kr_dup(coroutine));
    KrOwn text = kr_is_none(name)
                     ? kr_from_small_int(++kr_asyncio_module_state(thread)->task_count)
                 : kr_is_exact(name, &kr_str_type) ? kr_dup(name)
                                                   : kr_to_str(thread, name);
    if (kr_is_null(text)) return false;
    kr_store(thread, &task->name, text);
    bool eager, running = false;
    if (!kr_truth(thread, args[4], &eager)) return false;
    if (eager) {
        KrOwn answer = kr_call_method(thread, kr_ref(task->future.loop),
                                      kr_name(KR_NAME_is_running), NULL, 0);
        bool ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &running);
        kr_xdrop(thread, answer);
        if (!ok) return false;
    }
    if (running) return start_now(thread, self);
    if (!step_soon(thread, self, KR_REF_NULL)) return false;
    kr_asyncio_task_register(thread, task);
    return true;
}
static KrOwn init_native(ARGS)
{
    (void)count;
    return init_task(thread, self, args) ? kr_none_own() : KR_NULL;
}
static const KrNativeDef init_def = {
    "Task",
    init_native,
    "($self, coro, *, loop=None, name=None, context=None, eager_start=False)",
    NULL,
    0,
    0,
    0};
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    KrOwn none = kr_call_native(thread, &init_def, self, args, count, kwnames);
    bool ok = !kr_is_null(none);
    kr_xdrop(thread, none);
    return ok;
}

static void clear(KrThread *thread, KrObject *object)
{
    KrAsyncioTask *task = (KrAsyncioTask *)(void *)object;
    kr_asyncio_task_unregister(thread, task);
    kr_asyncio_future_clear(thread, object);
    kr_xdrop(thread, kr_move(&task->coroutine));
    kr_xdrop(thread, kr_move(&task->name));
    kr_xdrop(thread, kr_move(&task->context));
    kr_xdrop(thread, kr_move(&task->waits_for));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrAsyncioTask *task = (const KrAsyncioTask *)(const void *)object;
    const KrOwn fields[] = {task->coroutine, task->name, task->context,
                            task->waits_for};
    kr_asyncio_future_visit(object, visitor, context);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i]) && kr_is_ptr(kr_ref(fields[i])))
            visitor(kr_ref(fields[i]), context);
}
static bool finalize(KrThread *thread, KrRef self)
{
    const KrAsyncioTask *task = kr_asyncio_task(self);
    if (task->future.state == KR_ASYNCIO_PENDING && task->log_destroy_pending &&
        !kr_is_null(task->future.loop))
        kr_asyncio_future_report(
            thread, self, "task",
            kr_str_from_ascii(thread, "Task was destroyed but it is pending!"));
    return kr_asyncio_future_finalize(thread, self);
}

// --- methods ------------------------------------------------------------------------------

static KrOwn refuse_result(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_runtime_error,
                              "Task does not support set_result operation");
}
static KrOwn refuse_exception(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_runtime_error,
                              "Task does not support set_exception operation");
}
static KrOwn task_cancel(ARGS)
{
    (void)count;
    KrAsyncioTask *task = kr_asyncio_task(self);
    task->future.log_traceback = false;
    if (task->future.state != KR_ASYNCIO_PENDING) return kr_bool_own(false);
    task->cancel_requests++;
    if (!kr_is_null(task->waits_for)) {
        KrOwn awaited = kr_dup(kr_ref(task->waits_for)), receiver = KR_NULL,
              answer = KR_NULL;
        KrOwn method = kr_attr_get_method(thread, kr_ref(awaited),
                                          kr_name(KR_NAME_cancel), &receiver);
        if (!kr_is_null(method)) {
            KrRef passed[2];
            size_t given = 0;
            if (!kr_is_null(receiver)) passed[given++] = kr_ref(receiver);
            passed[given] = args[0];
            answer = kr_call(thread, kr_ref(method), passed, given,
                             kr_ref(kr_asyncio_module_state(thread)->msg_names));
        }
        bool truth = false,
             ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &truth);
        kr_xdrop(thread, answer);
        kr_xdrop(thread, method);
        kr_xdrop(thread, receiver);
        kr_drop(thread, awaited);
        if (!ok) return KR_NULL;
        if (truth) return kr_bool_own(true); // it may refuse: what it waits for is kept
    }
    task->must_cancel = true;
    kr_store(thread, &task->future.cancel_message, kr_dup(args[0]));
    return kr_bool_own(true);
}
static KrOwn task_cancelling(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, kr_asyncio_task(self)->cancel_requests);
}
static KrOwn task_uncancel(ARGS)
{
    UNUSED;
    KrAsyncioTask *task = kr_asyncio_task(self);
    if (task->cancel_requests > 0 && --task->cancel_requests == 0)
        task->must_cancel = false;
    return kr_int_from_i64(thread, task->cancel_requests);
}
static KrOwn task_get_stack(ARGS)
{
    (void)count;
    return kr_call_2(thread, kr_ref(kr_asyncio_module_state(thread)->get_stack), self,
                     args[0]);
}
static KrOwn task_print_stack(ARGS)
{
    (void)count;
    return kr_call_3(thread, kr_ref(kr_asyncio_module_state(thread)->print_stack), self,
                     args[0], args[1]);
}
static KrOwn or_none(KrOwn value)
{
    return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));
}
static KrOwn task_get_name(ARGS)
{
    UNUSED;
    KrAsyncioTask *task = kr_asyncio_task(self);
    if (!kr_is_null(task->name) && kr_is_small_int(kr_ref(task->name))) {
        KrOwn text = kr_str_from_format(thread, "Task-%S", kr_ref(task->name));
        if (kr_is_null(text)) return text;
        kr_store(thread, &task->name, text);
    }
    return or_none(task->name);
}
static KrOwn task_set_name(ARGS)
{
    (void)count;
    KrOwn text = kr_is_exact(args[0], &kr_str_type) ? kr_dup(args[0])
                                                    : kr_to_str(thread, args[0]);
    if (kr_is_null(text)) return text;
    kr_store(thread, &kr_asyncio_task(self)->name, text);
    return kr_none_own();
}
static KrOwn get_coro(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(kr_asyncio_task(self)->coroutine);
}
static KrOwn task_get_coro(ARGS)
{
    UNUSED;
    return get_coro(thread, self);
}
static KrOwn task_get_context(ARGS)
{
    UNUSED;
    return or_none(kr_asyncio_task(self)->context);
}
static KrOwn task_make_cancelled_error(ARGS)
{
    UNUSED;
    return kr_asyncio_future_make_cancelled(thread, self);
}
static KrOwn get_waits_for(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(kr_asyncio_task(self)->waits_for);
}
static KrOwn get_must_cancel(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(kr_asyncio_task(self)->must_cancel);
}
static KrOwn get_log_destroy(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(kr_asyncio_task(self)->log_destroy_pending);
}
static bool set_log_destroy(KrThread *thread, KrRef self, KrRef value)
{
    bool truth;
    if (kr_ref_is_null(value))
        return kr_asyncio_future_no_delete(thread, self, "_log_destroy_pending");
    if (!kr_truth(thread, value, &truth)) return false;
    kr_asyncio_task(self)->log_destroy_pending = truth;
    return true;
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    return kr_call_1(thread, kr_ref(kr_asyncio_module_state(thread)->task_repr), self);
}

static const KrNativeDef methods[] = {
    {"set_result", refuse_result, "($self, result, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"set_exception", refuse_exception, "($self, exception, /)", NULL, 1, 1,
     KR_NATIVE_RAW},
    {"cancel", task_cancel, "($self, /, msg=None)",
     "Ask it to cancel: at its next step CancelledError is raised in its coroutine, "
     "which may\n"
     "clean up, or go on. False if it is done. cancelling() counts the requests.",
     0, 0, 0},
    {"cancelling", task_cancelling, "($self, /)",
     "How many times it was asked to cancel, less those taken back.", 0, 0,
     KR_NATIVE_RAW},
    {"uncancel", task_uncancel, "($self, /)",
     "Take one request to cancel back; how many are left.", 0, 0, KR_NATIVE_RAW},
    {"get_stack", task_get_stack, "($self, /, *, limit=None)",
     "Frames of its coroutine, the oldest first: the one where it is suspended, those "
     "of the\n"
     "traceback if it failed, none if it is done otherwise.",
     0, 0, 0},
    {"print_stack", task_print_stack, "($self, /, *, limit=None, file=None)",
     "Print what get_stack() gives, as tracebacks are printed.", 0, 0, 0},
    {"_make_cancelled_error", task_make_cancelled_error, "($self, /)",
     "The CancelledError to raise. To be called once: the saved one is given away.", 0,
     0, KR_NATIVE_RAW},
    {"get_name", task_get_name, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"set_name", task_set_name, "($self, value, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"get_coro", task_get_coro, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"get_context", task_get_context, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "Tasks are generic over the type of what their coroutines return.", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef getset[] = {
    {"_log_destroy_pending", get_log_destroy, set_log_destroy, NULL},
    {"_must_cancel", get_must_cancel, NULL, NULL},
    {"_coro", get_coro, NULL, NULL},
    {"_fut_waiter", get_waits_for, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
// Methods that Task has under its own name although Future does the work.
static bool fill(KrThread *thread, KrType *type)
{
    static const char *const names[] = {"add_done_callback", "remove_done_callback", "cancelled", "done", "exception", "result"};
    for (const KrNativeDef *def = kr_asyncio_future_type.methods; def->name; def++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (strcmp(def->name, names[i])) continue;
            KrOwn name = kr_str_interned(thread, def->name);
            KrOwn method = kr_is_null(name) ? KR_NULL : kr_descriptor_new_method(thread, type, def);
            bool ok = !kr_is_null(method) && kr_dict_set(thread, kr_ref(type->dict), kr_ref(name), kr_ref(method));
            kr_xdrop(thread, name);
            kr_xdrop(thread, method);
            if (!ok) return false;
        }
    return true;
}

KrType kr_asyncio_task_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_asyncio.Task",
    .fill = fill,
    .shown = "__await__ __iter__ __new__",
    .doc = "(coro, *, loop=None, name=None, context=None, eager_start=False)\n--\n\n"
           "A future that runs a coroutine.",
    .base = &kr_asyncio_future_type,
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrAsyncioTask),
    .dict_offset = offsetof(KrAsyncioFuture, dict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .finalize = finalize,
    .repr = repr,
    .iter = kr_asyncio_future_iter,
    .await_ = kr_asyncio_future_iter,
    .init = init,
    .methods = methods,
    .getset = getset,
};
