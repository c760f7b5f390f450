// SPDX-License-Identifier: MIT
// The _remote_debugging module: its records, and a RemoteUnwinder that says that the memory of other processes is not read here
// (docs/differences.md). asyncio's prompt and `asyncio ps` import it. Tests: tests/lang/modules/remote_debugging/records.py.
#include "modules/remote_debugging_module.h"

#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/struct_sequence.h"

static KrType task_info_type = KR_STRUCT_SEQUENCE_TYPE("_remote_debugging.TaskInfo", 0);
static KrType frame_info_type = KR_STRUCT_SEQUENCE_TYPE("_remote_debugging.FrameInfo", 0);
static KrType coro_info_type = KR_STRUCT_SEQUENCE_TYPE("_remote_debugging.CoroInfo", 0);
static KrType thread_info_type = KR_STRUCT_SEQUENCE_TYPE("_remote_debugging.ThreadInfo", 0);
static KrType awaited_info_type = KR_STRUCT_SEQUENCE_TYPE("_remote_debugging.AwaitedInfo", 0);

static KrOwn refuse(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                              "krait: the memory of other processes cannot be looked at");
}
static KrOwn unwinder_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)type, (void)args, (void)count, (void)kwnames;
    return refuse(thread);
}
static KrOwn unwinder_get(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    return refuse(thread);
}

static const KrNativeDef unwinder_methods[] = {
    {"get_all_awaited_by", unwinder_get, "($self, /)", "Who waits for which task, of all threads.", 0, 0, 0},
    {"get_async_stack_trace", unwinder_get, "($self, /)", "The stacks of the tasks that run.", 0, 0, 0},
    {"get_stack_trace", unwinder_get, "($self, /)", "The stack of each thread.", 0, 0, 0},
    {0},
};
static KrType unwinder_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_remote_debugging.RemoteUnwinder",
    .doc = "RemoteUnwinder(pid): looks at the stacks of another process.",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrObject),
    .new_object = unwinder_new,
    .init = kr_type_init_nothing,
    .methods = unwinder_methods,
};

KrOwn kr_remote_debugging_module_init(KrThread *thread)
{
    static const struct {
        KrType *type;
        const char *const fields[5];
    } records[] = {
        {&task_info_type, {"task_id", "task_name", "coroutine_stack", "awaited_by"}},
        {&frame_info_type, {"filename", "lineno", "funcname"}},
        {&coro_info_type, {"call_stack", "task_name"}},
        {&thread_info_type, {"thread_id", "frame_info"}},
        {&awaited_info_type, {"thread_id", "awaited_by"}},
    };
    KrOwn module = kr_module_new(thread, "_remote_debugging", "Stacks of other processes.");
    bool ok = !kr_is_null(module) && kr_module_add_type(thread, kr_ref(module), &unwinder_type) &&
              kr_module_add(thread, kr_ref(module), "PROCESS_VM_READV_SUPPORTED", kr_from_small_int(0));
    for (size_t i = 0; ok && i < sizeof records / sizeof *records; i++)
        ok = kr_struct_sequence_ready(thread, records[i].type, records[i].fields) &&
             kr_module_add_type(thread, kr_ref(module), records[i].type);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
