// SPDX-License-Identifier: MIT
// The _asyncio module: which loop runs in a thread and which task in the loop; the tasks there are.
//
// Futures and tasks are in asyncio_future.c and asyncio_task.c. What the module needs of the library is imported when
// the module is made, as asyncio/events.py, which imports it, expects.
// Invariant: a thread's asyncio_task is null while its asyncio_loop is.
// Tests: tests/lang/modules/asyncio/, test_asyncio of CPython.
#include "modules/asyncio_module.h"
#include "modules/asyncio_parts.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/none.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- state --------------------------------------------------------------------------------

KrAsyncio *kr_asyncio_module_state(const KrThread *thread)
{
    KrOwn state = thread->vm->asyncio;
    return kr_is_null(state) ? NULL : (KrAsyncio *)(void *)kr_obj(kr_ref(state));
}

enum { FIELDS = 14 };
static void fields_of(KrAsyncio *state, KrOwn *fields[FIELDS])
{
    KrOwn *all[FIELDS] = {
        &state->cancelled_error, &state->invalid_state, &state->future_repr,
        &state->task_repr,       &state->get_stack,     &state->print_stack,
        &state->is_coroutine,    &state->extract_stack, &state->get_policy,
        &state->other_tasks,     &state->other_eager,   &state->coroutine_types,
        &state->context_names,   &state->msg_names};
    memcpy(fields, all, sizeof all);
}
static void state_dealloc(KrThread *thread, KrObject *object)
{
    KrAsyncio *state = (KrAsyncio *)(void *)object;
    KrOwn *fields[FIELDS];
    kr_gc_untrack(object);
    for (KrAsyncioTask *task = state->tasks, *next; task;
         task = next) { // they outlive the list
        next = task->next;
        task->listed = false;
        task->previous = task->next = NULL;
    }
    fields_of(state, fields);
    for (size_t i = 0; i < FIELDS; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    kr_object_free(thread, object, sizeof *state);
}
static void state_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrOwn *fields[FIELDS];
    fields_of((KrAsyncio *)(void *)object, fields);
    for (size_t i = 0; i < FIELDS; i++)
        if (!kr_is_null(*fields[i])) visit(kr_ref(*fields[i]), context);
}
static KrType state_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_asyncio.state",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncio),
    .dealloc = state_dealloc,
    .visit = state_visit,
};

// --- the running loop ---------------------------------------------------------------------

static KrOwn no_loop(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_runtime_error,
                              "no running event loop");
}

KrOwn kr_asyncio_module_loop(KrThread *thread)
{
    if (!kr_is_null(thread->asyncio_loop)) return kr_dup(kr_ref(thread->asyncio_loop));
    KrOwn policy =
        kr_call_0(thread, kr_ref(kr_asyncio_module_state(thread)->get_policy));
    if (kr_is_null(policy)) return policy;
    KrOwn loop = kr_call_method(thread, kr_ref(policy), kr_name(KR_NAME_get_event_loop),
                                NULL, 0);
    kr_drop(thread, policy);
    return loop;
}

static KrOwn get_event_loop(ARGS)
{
    UNUSED;
    return kr_asyncio_module_loop(thread);
}
static KrOwn get_running_loop(ARGS)
{
    UNUSED;
    return kr_is_null(thread->asyncio_loop) ? no_loop(thread)
                                            : kr_dup(kr_ref(thread->asyncio_loop));
}
static KrOwn peek_running_loop(ARGS)
{
    UNUSED;
    return kr_is_null(thread->asyncio_loop) ? kr_none_own()
                                            : kr_dup(kr_ref(thread->asyncio_loop));
}
static KrOwn set_running_loop(ARGS)
{
    UNUSED;
    kr_store(thread, &thread->asyncio_loop,
             kr_is_none(args[0]) ? KR_NULL : kr_dup(args[0]));
    return kr_none_own();
}

// --- the running task ---------------------------------------------------------------------

static bool is_running(KrThread *thread, KrRef loop)
{
    KrOwn running = thread->asyncio_loop;
    return (!kr_is_null(running) && kr_is(kr_ref(running), loop)) ||
           kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                    "loop %R is not the running loop", loop);
}

bool kr_asyncio_module_enter(KrThread *thread, KrRef loop, KrRef task)
{
    if (!is_running(thread, loop)) return false;
    if (!kr_is_null(thread->asyncio_task))
        return kr_exception_raise_false(
            thread, &kr_exception_runtime_error,
            "Cannot enter into task %R while another task %R is being executed.", task,
            kr_ref(thread->asyncio_task));
    thread->asyncio_task = kr_dup(task);
    return true;
}
bool kr_asyncio_module_leave(KrThread *thread, KrRef loop, KrRef task)
{
    if (!is_running(thread, loop)) return false;
    KrOwn current = thread->asyncio_task;
    if (kr_is_null(current) || !kr_is(kr_ref(current), task))
        return kr_exception_raise_false(
            thread, &kr_exception_runtime_error,
            "Invalid attempt to leave task %R while task %R is entered.", task,
            kr_is_null(current) ? kr_none() : kr_ref(current));
    thread->asyncio_task = KR_NULL;
    kr_drop(thread, current);
    return true;
}
KrOwn kr_asyncio_module_swap(KrThread *thread, KrRef loop, KrRef task)
{
    if (!is_running(thread, loop)) return KR_NULL;
    KrOwn previous = thread->asyncio_task;
    thread->asyncio_task = kr_is_none(task) ? KR_NULL : kr_dup(task);
    return kr_is_null(previous) ? kr_none_own() : previous;
}

static KrOwn enter_task(ARGS)
{
    UNUSED;
    return kr_asyncio_module_enter(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
static KrOwn leave_task(ARGS)
{
    UNUSED;
    return kr_asyncio_module_leave(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
static KrOwn swap_task(ARGS)
{
    UNUSED;
    return kr_asyncio_module_swap(thread, args[0], args[1]);
}

static KrOwn current_task(ARGS)
{
    UNUSED;
    KrRef loop = args[0];
    if (kr_is_none(loop)) {
        if (kr_is_null(thread->asyncio_loop)) return no_loop(thread);
        loop = kr_ref(thread->asyncio_loop);
    }
    for (const KrThread *other = thread->vm->threads; other; other = other->next)
        if (!kr_is_null(other->asyncio_loop) &&
            kr_is(kr_ref(other->asyncio_loop), loop))
            return kr_is_null(other->asyncio_task)
                       ? kr_none_own()
                       : kr_dup(kr_ref(other->asyncio_task));
    return kr_none_own();
}

// --- all tasks ----------------------------------------------------------------------------

// The WeakSet of tasks that are not Krait's own; made at first use.
static KrOwn other_tasks(KrThread *thread)
{
    KrAsyncio *state = kr_asyncio_module_state(thread);
    if (kr_is_null(state->other_tasks)) {
        KrOwn class_ = kr_import_attr(thread, "weakref", "WeakSet");
        KrOwn set = kr_is_null(class_) ? KR_NULL : kr_call_0(thread, kr_ref(class_));
        kr_xdrop(thread, class_);
        if (kr_is_null(set)) return set;
        kr_store(thread, &state->other_tasks, set);
    }
    return kr_dup(kr_ref(state->other_tasks));
}
static KrOwn call_other(KrThread *thread, int name, KrRef task)
{
    KrOwn set = other_tasks(thread);
    if (kr_is_null(set)) return set;
    KrOwn result = kr_call_method(thread, kr_ref(set), kr_name(name), &task, 1);
    kr_drop(thread, set);
    return result;
}

static KrOwn register_task(ARGS)
{
    UNUSED;
    if (!kr_asyncio_task_is(args[0])) return call_other(thread, KR_NAME_add, args[0]);
    kr_asyncio_task_register(thread, kr_asyncio_task(args[0]));
    return kr_none_own();
}
static KrOwn unregister_task(ARGS)
{
    UNUSED;
    if (!kr_asyncio_task_is(args[0]))
        return call_other(thread, KR_NAME_discard, args[0]);
    kr_asyncio_task_unregister(thread, kr_asyncio_task(args[0]));
    return kr_none_own();
}
static KrOwn register_eager(ARGS)
{
    UNUSED;
    KrAsyncio *state = kr_asyncio_module_state(thread);
    return kr_set_add(thread, kr_ref(state->other_eager), args[0]) ? kr_none_own()
                                                                   : KR_NULL;
}
static KrOwn unregister_eager(ARGS)
{
    UNUSED;
    KrAsyncio *state = kr_asyncio_module_state(thread);
    return kr_set_discard(thread, kr_ref(state->other_eager), args[0]) == KR_FAULT
               ? KR_NULL
               : kr_none_own();
}

// Puts the task into the set if it belongs to the loop and is not done.
static bool collect(KrThread *thread, KrRef set, KrRef task, KrRef loop)
{
    KrOwn its = kr_asyncio_future_loop(thread, task);
    if (kr_is_null(its)) return false;
    bool mine = kr_is(kr_ref(its), loop), done = true;
    kr_drop(thread, its);
    if (!mine) return true;
    KrOwn answer = kr_call_method(thread, task, kr_name(KR_NAME_done), NULL, 0);
    bool ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &done);
    kr_xdrop(thread, answer);
    return ok && (done || kr_set_add(thread, set, task));
}
static bool collect_each(KrThread *thread, KrRef set, KrRef tasks, KrRef loop)
{
    KrOwn list = kr_sequence_list(thread, tasks);
    bool ok = !kr_is_null(list);
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(list)); i++)
        ok = collect(thread, set, kr_list_get(kr_ref(list), i), loop);
    kr_xdrop(thread, list);
    return ok;
}

static KrOwn all_tasks(ARGS)
{
    UNUSED;
    const KrAsyncio *state = kr_asyncio_module_state(thread);
    if (kr_is_none(args[0]) && kr_is_null(thread->asyncio_loop)) return no_loop(thread);
    KrOwn loop = kr_dup(kr_is_none(args[0]) ? kr_ref(thread->asyncio_loop) : args[0]);
    KrOwn set = kr_set_new(thread, KR_REF_NULL), list = kr_list_new(thread, 0);
    bool ok = !kr_is_null(set) && !kr_is_null(list);
    // first a list: the chain may change while Python code runs
    for (KrAsyncioTask *task = state->tasks; ok && task; task = task->next)
        if (!kr_is_null(task->future.loop) &&
            kr_is(kr_ref(task->future.loop), kr_ref(loop)) &&
            task->future.state == KR_ASYNCIO_PENDING && task->future.header.count > 0)
            ok = kr_list_append(thread, kr_ref(list), kr_from_obj(task));
    ok = ok && kr_set_update(thread, kr_ref(set), kr_ref(list)) &&
         collect_each(thread, kr_ref(set), kr_ref(state->other_eager), kr_ref(loop));
    if (ok && !kr_is_null(state->other_tasks)) {
        KrOwn others = kr_dup(kr_ref(state->other_tasks));
        ok = collect_each(thread, kr_ref(set), kr_ref(others), kr_ref(loop));
        kr_drop(thread, others);
    }
    kr_xdrop(thread, list);
    kr_drop(thread, loop);
    if (ok) return set;
    kr_xdrop(thread, set);
    return KR_NULL;
}

static KrOwn add_awaited_by(ARGS)
{
    UNUSED;
    return kr_asyncio_future_add_awaited_by(thread, args[0], args[1]) ? kr_none_own()
                                                                      : KR_NULL;
}
static KrOwn discard_awaited_by(ARGS)
{
    UNUSED;
    return kr_asyncio_future_discard_awaited_by(thread, args[0], args[1])
               ? kr_none_own()
               : KR_NULL;
}

// --- the module ---------------------------------------------------------------------------

static const KrNativeDef functions[] = {
    {"current_task", current_task, "($module, /, loop=None)",
     "The task that the loop is running, or None.", 0, 0, 0},
    {"get_event_loop", get_event_loop, "($module, /)",
     "The running event loop; where none is running, the one that the policy gives.", 0,
     0, KR_NATIVE_RAW},
    {"get_running_loop", get_running_loop, "($module, /)",
     "This thread's running event loop, or RuntimeError.", 0, 0, KR_NATIVE_RAW},
    {"_get_running_loop", peek_running_loop, "($module, /)",
     "This thread's running event loop, or None.", 0, 0, KR_NATIVE_RAW},
    {"_set_running_loop", set_running_loop, "($module, loop, /)",
     "Set this thread's running event loop.", 1, 1, KR_NATIVE_RAW},
    {"_register_task", register_task, "($module, /, task)",
     "Make a task known to all_tasks().", 0, 0, 0},
    {"_unregister_task", unregister_task, "($module, /, task)",
     "Undo _register_task().", 0, 0, 0},
    {"_register_eager_task", register_eager, "($module, /, task)",
     "Make a task known that is about to start.", 0, 0, 0},
    {"_unregister_eager_task", unregister_eager, "($module, /, task)",
     "Undo _register_eager_task().", 0, 0, 0},
    {"_enter_task", enter_task, "($module, /, loop, task)",
     "The task is the loop's current one from now on.", 0, 0, 0},
    {"_leave_task", leave_task, "($module, /, loop, task)",
     "The loop has no current task from now on.", 0, 0, 0},
    {"_swap_current_task", swap_task, "($module, /, loop, task)",
     "Replace the loop's current task; the previous one.", 0, 0, 0},
    {"all_tasks", all_tasks, "($module, /, loop=None)",
     "A set of the loop's tasks that are not done.", 0, 0, 0},
    {"future_add_to_awaited_by", add_awaited_by, "($module, fut, waiter, /)",
     "Note that waiter awaits fut.", 2, 2, KR_NATIVE_RAW},
    {"future_discard_from_awaited_by", discard_awaited_by, "($module, fut, waiter, /)",
     NULL, 2, 2, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

static KrOwn names_tuple(KrThread *thread, const char *name)
{
    KrOwn text = kr_str_interned(thread, name);
    return kr_is_null(text) ? text : kr_tuple_pack_own(thread, &text, 1);
}

static bool make_state(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!kr_is_null(vm->asyncio)) return true;
    KrAsyncio *state =
        (KrAsyncio *)(void *)kr_object_new(thread, &state_type, sizeof *state);
    if (!state) return false;
    kr_gc_track(thread, state);
    KrOwn own = kr_steal_obj(state);
    const struct {
        KrOwn *place;
        const char *module, *name;
    } imports[] = {
        {&state->get_policy, "asyncio.events", "_get_event_loop_policy"},
        {&state->future_repr, "asyncio.base_futures", "_future_repr"},
        {&state->invalid_state, "asyncio.exceptions", "InvalidStateError"},
        {&state->cancelled_error, "asyncio.exceptions", "CancelledError"},
        {&state->task_repr, "asyncio.base_tasks", "_task_repr"},
        {&state->get_stack, "asyncio.base_tasks", "_task_get_stack"},
        {&state->print_stack, "asyncio.base_tasks", "_task_print_stack"},
        {&state->is_coroutine, "asyncio.coroutines", "iscoroutine"},
        {&state->extract_stack, "traceback", "extract_stack"},
    };
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof imports / sizeof *imports; i++) {
        *imports[i].place = kr_import_attr(thread, imports[i].module, imports[i].name);
        ok = !kr_is_null(*imports[i].place);
    }
    state->other_eager = kr_set_new(thread, KR_REF_NULL);
    state->coroutine_types = kr_set_new(thread, KR_REF_NULL);
    state->context_names = names_tuple(thread, "context");
    state->msg_names = names_tuple(thread, "msg");
    ok = ok && !kr_is_null(state->other_eager) && !kr_is_null(state->coroutine_types) &&
         !kr_is_null(state->context_names) && !kr_is_null(state->msg_names);
    if (ok && kr_is_null(vm->asyncio))
        vm->asyncio = own;
    else
        kr_drop(thread, own);
    return ok;
}

KrOwn kr_asyncio_module_init(KrThread *thread)
{
    if (!kr_type_ready(thread, &state_type) ||
        !kr_type_ready(thread, &kr_asyncio_future_iter_type) ||
        !kr_type_ready(thread, &kr_asyncio_task_step_type) || !make_state(thread))
        return KR_NULL;
    KrOwn module = kr_module_new(thread, "_asyncio", "Futures and tasks of asyncio.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module), &kr_asyncio_future_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_asyncio_task_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
