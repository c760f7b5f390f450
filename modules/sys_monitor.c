// SPDX-License-Identifier: MIT
// sys.settrace, sys.setprofile and sys.monitoring: interp/monitor.c does what they ask for.
//
// Also the hooks of asynchronous generators and small functions for those who look at frames.
// Tests: tests/lang/tracing/.
#include "modules/sys_monitor.h"

#include "interp/loop.h"
#include "interp/monitor.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- functions ---------------------------------------------------------------------------

static KrOwn set_function(KrThread *thread, KrOwn *place, KrRef value)
{
    KrOwn old = kr_move(place);
    if (!kr_is_none(value)) *place = kr_dup(value);
    kr_monitor_changed(thread);
    kr_xdrop(thread, old);
    return kr_none_own();
}
// In all threads: those that exist now.
static KrOwn set_functions(KrThread *thread, size_t offset, KrRef value)
{
    KrOwn old = kr_list_new(thread, 0); // they die when all are set
    for (KrThread *other = thread->vm->threads; other && !kr_is_null(old); other = other->next) {
        KrOwn *place = (KrOwn *)(void *)((char *)other + offset);
        if (!kr_is_null(*place) && !kr_list_append_own(thread, kr_ref(old), kr_move(place)))
            kr_drop(thread, kr_move(&old));
        else if (!kr_is_none(value))
            *place = kr_dup(value);
    }
    kr_monitor_changed(thread);
    if (kr_is_null(old)) return KR_NULL;
    kr_drop(thread, old);
    return kr_none_own();
}
static KrOwn get_function(KrOwn value)
{
    return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));
}
static KrOwn sys_settrace(ARGS)
{
    UNUSED;
    return set_function(thread, &thread->trace_function, args[0]);
}
static KrOwn sys_gettrace(ARGS)
{
    UNUSED;
    return get_function(thread->trace_function);
}
static KrOwn sys_setprofile(ARGS)
{
    UNUSED;
    return set_function(thread, &thread->profile_function, args[0]);
}
static KrOwn sys_getprofile(ARGS)
{
    UNUSED;
    return get_function(thread->profile_function);
}
static KrOwn sys_settrace_all(ARGS)
{
    UNUSED;
    return set_functions(thread, offsetof(KrThread, trace_function), args[0]);
}
static KrOwn sys_setprofile_all(ARGS)
{
    UNUSED;
    return set_functions(thread, offsetof(KrThread, profile_function), args[0]);
}
// Calls with watching on, though a callback is running.
static KrOwn sys_call_tracing(ARGS)
{
    UNUSED;
    if (!kr_tuple_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "call_tracing() argument 2 must be tuple, not %T", args[1]);
    uint32_t depth = thread->monitor_depth;
    thread->monitor_depth = 0;
    kr_monitor_changed(thread);
    KrOwn result = kr_call_ex(thread, args[0], args[1], KR_REF_NULL);
    thread->monitor_depth = depth;
    kr_monitor_changed(thread);
    return result;
}
static KrOwn sys_getframemodulename(ARGS)
{
    UNUSED;
    int64_t depth;
    if (!kr_number_index_i64(thread, args[0], &depth)) return KR_NULL;
    KrFrame *frame = kr_frame_innermost(thread);
    for (; frame && depth > 0; depth--)
        frame = kr_frame_caller(thread, frame);
    if (!frame) return kr_none_own();
    KrOwn name = kr_str_interned(thread, "__module__"), found = KR_NULL;
    KrFound is = kr_is_null(name) ? KR_FAULT
                                  : kr_attr_lookup(thread, kr_ref(frame->function), kr_ref(name), &found);
    kr_xdrop(thread, name);
    return is == KR_FAULT ? KR_NULL : is ? found : kr_none_own();
}

// --- sys.monitoring ----------------------------------------------------------------------

static bool tool_of(KrThread *thread, KrRef value, int64_t *tool)
{
    if (!kr_number_index_i64(thread, value, tool)) return false;
    if (*tool >= 0 && *tool < KR_MONITOR_TOOLS) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "invalid tool %d (must be between 0 and 5)", (int)*tool);
}
static bool used_tool(KrThread *thread, KrMonitor *m, KrRef value, int64_t *tool)
{
    if (!tool_of(thread, value, tool)) return false;
    if (!kr_is_null(m->names[*tool])) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error, "tool %d is not in use", (int)*tool);
}

static KrOwn use_tool_id(ARGS)
{
    UNUSED;
    int64_t tool;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool)) return KR_NULL;
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_value_error, "tool name must be a str");
    if (!kr_is_null(m->names[tool]))
        return kr_exception_raise(thread, &kr_exception_value_error, "tool %d is already in use", (int)tool);
    m->names[tool] = kr_dup(args[1]);
    return kr_none_own();
}
// Callbacks returned DISABLE at places of these events: who switches an event of the code off and on again asks anew.
// code null: of all code.
static bool forget_disabled(KrThread *thread, KrMonitor *m, int64_t tool, uint32_t events, const KrObject *code)
{
    if (kr_is_null(m->disabled) || !events) return true;
    KrOwn kept = kr_dict_new(thread);
    bool ok = !kr_is_null(kept);
    KrRef key, value;
    for (size_t at = 0; ok && kr_dict_next(kr_ref(m->disabled), &at, &key, &value);) {
        int64_t place = kr_small_int_value(kr_ref(kr_tuple_cast(key)->items[1])); // disabled_key() of monitor.c
        bool gone = (place >> 8 & 0xFF) == tool && events >> (place & 0xFF) & 1 && (!code || kr_obj(value) == code);
        ok = gone || kr_dict_set(thread, kr_ref(kept), key, value);
    }
    if (ok) kr_store(thread, &m->disabled, kr_move(&kept));
    kr_xdrop(thread, kept);
    return ok;
}
static void clear_tool(KrThread *thread, KrMonitor *m, int64_t tool)
{
    if (!forget_disabled(thread, m, tool, UINT32_MAX, NULL)) kr_exception_clear(thread); // no memory: they stay off
    m->global[tool] = 0;
    for (int e = 0; e < KR_MONITOR_EVENTS; e++)
        kr_xdrop(thread, kr_move(&m->callbacks[tool][e]));
    for (uint32_t i = 0; i < m->local_count; i++)
        m->locals[i].events[tool] = 0;
    kr_monitor_changed(thread);
}
static KrOwn clear_tool_id(ARGS)
{
    UNUSED;
    int64_t tool;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool)) return KR_NULL;
    if (!kr_is_null(m->names[tool])) clear_tool(thread, m, tool);
    return kr_none_own();
}
static KrOwn free_tool_id(ARGS)
{
    UNUSED;
    int64_t tool;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool)) return KR_NULL;
    if (!kr_is_null(m->names[tool])) clear_tool(thread, m, tool);
    kr_xdrop(thread, kr_move(&m->names[tool]));
    return kr_none_own();
}
static KrOwn get_tool(ARGS)
{
    UNUSED;
    int64_t tool;
    const KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool)) return KR_NULL;
    return get_function(m->names[tool]);
}
static KrOwn register_callback(ARGS)
{
    UNUSED;
    int64_t tool, event;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool) || !kr_number_index_i64(thread, args[1], &event)) return KR_NULL;
    if (event <= 0 || event & (event - 1))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "The callback can only be set for one event at a time");
    int bit = __builtin_ctzll((unsigned long long)event);
    if (bit >= KR_MONITOR_EVENTS)
        return kr_exception_raise(thread, &kr_exception_value_error, "invalid event %lld", (long long)event);
    KrOwn old = kr_move(&m->callbacks[tool][bit]);
    if (!kr_is_none(args[2])) m->callbacks[tool][bit] = kr_dup(args[2]);
    return kr_is_null(old) ? kr_none_own() : old;
}

enum { C_EVENTS = 1 << KR_EVENT_C_RETURN | 1 << KR_EVENT_C_RAISE, LOCAL_EVENTS = 0x7FF | 1 << KR_EVENT_BRANCH };

static bool event_set(KrThread *thread, int64_t *events, bool local)
{
    if (*events < 0 || *events >= 1 << KR_MONITOR_EVENTS)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "invalid event set");
    if (*events & C_EVENTS) {
        if ((*events & C_EVENTS) != C_EVENTS || !(*events & 1 << KR_EVENT_CALL))
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "cannot set C_RETURN or C_RAISE events independently");
    }
    if (local && *events & ~(int64_t)(LOCAL_EVENTS | C_EVENTS)) {
        char text[32];
        snprintf(text, sizeof text, "0x%llx", (unsigned long long)*events);
        return kr_exception_raise_false(thread, &kr_exception_value_error, "invalid local event set %s", text);
    }
    if (*events & 1 << KR_EVENT_BRANCH) // stands for both of its sides
        *events = (*events & ~(INT64_C(1) << KR_EVENT_BRANCH)) | 1 << KR_EVENT_BRANCH_LEFT | 1 << KR_EVENT_BRANCH_RIGHT;
    return true;
}
static KrOwn shown(KrThread *thread, uint32_t events) // those of native calls go with CALL
{
    return kr_int_from_i64(thread, (int64_t)(events & ~(uint32_t)C_EVENTS));
}
static KrOwn set_events(ARGS)
{
    UNUSED;
    int64_t tool, events;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool) || !kr_number_index_i64(thread, args[1], &events)) return KR_NULL;
    if (events < 0 || events >= 1 << KR_MONITOR_EVENTS) {
        char text[32];
        snprintf(text, sizeof text, "0x%llx", (unsigned long long)events);
        return kr_exception_raise(thread, &kr_exception_value_error, "invalid event set %s", text);
    }
    if (!event_set(thread, &events, false) || !used_tool(thread, m, args[0], &tool)) return KR_NULL;
    m->global[tool] = (uint32_t)events;
    kr_monitor_changed(thread);
    return kr_none_own();
}
static KrOwn get_events(ARGS)
{
    UNUSED;
    int64_t tool;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool)) return KR_NULL;
    return shown(thread, m->global[tool]);
}
static KrMonitorLocal *local_of(KrThread *thread, KrMonitor *m, KrRef code, bool make)
{
    for (uint32_t i = 0; i < m->local_count; i++)
        if (kr_is(kr_ref(m->locals[i].code), code)) return &m->locals[i];
    if (!make) return NULL;
    if (m->local_count == m->local_capacity) {
        uint32_t capacity = m->local_capacity ? m->local_capacity * 2 : 8;
        KrMonitorLocal *locals = realloc(m->locals, capacity * sizeof *locals);
        if (!locals) {
            (void)kr_exception_no_memory(thread);
            return NULL;
        }
        m->locals = locals;
        m->local_capacity = capacity;
    }
    KrMonitorLocal *l = &m->locals[m->local_count++];
    *l = (KrMonitorLocal){.code = kr_dup(code)};
    return l;
}
static bool code_argument(KrThread *thread, KrRef value)
{
    if (kr_is_exact(value, &kr_code_type)) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "code must be a code object");
}
static KrOwn set_local_events(ARGS)
{
    UNUSED;
    int64_t tool, events;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !tool_of(thread, args[0], &tool) || !kr_number_index_i64(thread, args[2], &events) ||
        !code_argument(thread, args[1]) || !event_set(thread, &events, true) ||
        !used_tool(thread, m, args[0], &tool))
        return KR_NULL;
    KrMonitorLocal *l = local_of(thread, m, args[1], events != 0);
    if (!l && events) return KR_NULL;
    uint32_t gone = l ? l->events[tool] & ~(uint32_t)events & ~m->global[tool] : 0;
    if (!forget_disabled(thread, m, tool, gone, kr_obj(args[1]))) return KR_NULL;
    if (l) l->events[tool] = (uint32_t)events;
    kr_monitor_changed(thread);
    return kr_none_own();
}
static KrOwn get_local_events(ARGS)
{
    UNUSED;
    int64_t tool;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !code_argument(thread, args[1]) || !tool_of(thread, args[0], &tool)) return KR_NULL;
    const KrMonitorLocal *l = local_of(thread, m, args[1], false);
    return shown(thread, l ? l->events[tool] : 0);
}
static KrOwn restart_events(ARGS)
{
    UNUSED;
    KrMonitor *m = kr_monitor_state(thread);
    if (!m) return KR_NULL;
    kr_xdrop(thread, kr_move(&m->disabled));
    return kr_none_own();
}

static const char *const event_names[KR_MONITOR_EVENTS] = {
    "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT",
    "BRANCH_RIGHT", "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN",
    "C_RAISE", "BRANCH"};

static bool set_int(KrThread *thread, KrRef dict, const char *name, int64_t number)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_int_from_i64(thread, number);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

static KrOwn all_events(ARGS)
{
    UNUSED;
    const KrMonitor *m = kr_monitor_state(thread);
    KrOwn dict = m ? kr_dict_new(thread) : KR_NULL;
    for (int e = 0; e < KR_MONITOR_EVENTS && !kr_is_null(dict); e++) {
        int64_t tools = 0;
        for (int tool = 0; tool < KR_MONITOR_TOOLS; tool++)
            tools |= (int64_t)(m->global[tool] >> e & 1) << tool;
        if (tools && !set_int(thread, kr_ref(dict), event_names[e], tools)) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    }
    return dict;
}

static const KrNativeDef functions[] = {
    {"settrace", sys_settrace, "(function, /)", "Set the global debug tracing function.", 0, 0, KR_NATIVE_FRAMES},
    {"gettrace", sys_gettrace, "()", "Return the global debug tracing function set with sys.settrace.", 0, 0, 0},
    {"setprofile", sys_setprofile, "(function, /)", "Set the profiling function.", 0, 0, KR_NATIVE_FRAMES},
    {"getprofile", sys_getprofile, "()", "Return the profiling function set with sys.setprofile.", 0, 0, 0},
    {"_settraceallthreads", sys_settrace_all, "(function, /)", "Set the tracing function in all threads.", 0, 0,
     KR_NATIVE_FRAMES},
    {"_setprofileallthreads", sys_setprofile_all, "(function, /)", "Set the profiling function in all threads.", 0, 0,
     KR_NATIVE_FRAMES},
    {"call_tracing", sys_call_tracing, "(func, args, /)", "Call func(*args), while tracing is enabled.", 0, 0,
     KR_NATIVE_FRAMES},
    {"_getframemodulename", sys_getframemodulename, "(depth=0)", "Return the name of the module for a calling frame.",
     0, 0, KR_NATIVE_FRAMES},
    {0},
};
static const KrNativeDef monitoring_functions[] = {
    {"use_tool_id", use_tool_id, "(tool_id, name, /)", "Takes a tool's number.", 0, 0, 0},
    {"clear_tool_id", clear_tool_id, "(tool_id, /)", "Takes away what a tool has registered.", 0, 0, KR_NATIVE_FRAMES},
    {"free_tool_id", free_tool_id, "(tool_id, /)", "Gives a tool's number back.", 0, 0, KR_NATIVE_FRAMES},
    {"get_tool", get_tool, "(tool_id, /)", "The name of a tool, or None.", 0, 0, 0},
    {"register_callback", register_callback, "(tool_id, event, func, /)", "Registers what is called at an event.", 0, 0, 0},
    {"get_events", get_events, "(tool_id, /)", "The events that a tool has switched on.", 0, 0, 0},
    {"set_events", set_events, "(tool_id, event_set, /)", "Switches a tool's events on.", 0, 0, KR_NATIVE_FRAMES},
    {"get_local_events", get_local_events, "(tool_id, code, /)", "The events of a tool for one code object.", 0, 0, 0},
    {"set_local_events", set_local_events, "(tool_id, code, event_set, /)", "Switches a tool's events on for one code object.", 0, 0, KR_NATIVE_FRAMES},
    {"restart_events", restart_events, "()", "Switches disabled events on again.", 0, 0, KR_NATIVE_FRAMES},
    {"_all_events", all_events, "()", "All events that are on.", 0, 0, 0},
    {0},
};

// types.SimpleNamespace of the numbers of events.
static KrOwn events_namespace(KrThread *thread, KrRef sys)
{
    KrOwn dict = kr_dict_new(thread), made = KR_NULL;
    bool ok = !kr_is_null(dict);
    for (int e = 0; ok && e < KR_MONITOR_EVENTS; e++)
        ok = set_int(thread, kr_ref(dict), event_names[e], INT64_C(1) << e);
    ok = ok && set_int(thread, kr_ref(dict), "NO_EVENTS", 0);
    if (ok) {
        KrOwn name = kr_str_interned(thread, "implementation"), model = KR_NULL;
        if (!kr_is_null(name) &&
            kr_attr_lookup(thread, sys, kr_ref(name), &model) == KR_PRESENT)
            made = kr_call_ex(thread, kr_type_ref(kr_type_of(kr_ref(model))), kr_tuple_empty(), kr_ref(dict));
        kr_xdrop(thread, name);
        kr_xdrop(thread, model);
    }
    kr_xdrop(thread, dict);
    return made;
}

bool kr_sys_monitor_add(KrThread *thread, KrRef sys)
{
    static const struct {
        const char *name;
        int value;
    } ids[] = {{"DEBUGGER_ID", 0}, {"COVERAGE_ID", 1}, {"PROFILER_ID", 2}, {"OPTIMIZER_ID", 5}};
    KrMonitor *m = kr_monitor_state(thread);
    if (!m || !kr_module_add_functions(thread, sys, functions)) return false;
    kr_vm_hooks.monitor_fini = kr_monitor_fini;
    kr_vm_hooks.jump_to_line = kr_monitor_jump;
    kr_vm_hooks.monitor_begin = kr_loop_choose_table;
    kr_vm_hooks.monitor_end = kr_monitor_end;
    KrOwn module = kr_module_new(thread, "sys.monitoring", NULL);
    if (kr_is_null(module)) return false;
    m->disable = kr_call_0(thread, kr_type_ref(&kr_object_base_type));
    m->missing = kr_call_0(thread, kr_type_ref(&kr_object_base_type));
    bool ok = !kr_is_null(m->disable) && !kr_is_null(m->missing) &&
              kr_module_add_functions(thread, kr_ref(module), monitoring_functions) &&
              kr_module_add(thread, kr_ref(module), "DISABLE", kr_dup(kr_ref(m->disable))) &&
              kr_module_add(thread, kr_ref(module), "MISSING", kr_dup(kr_ref(m->missing)));
    for (size_t i = 0; ok && i < sizeof ids / sizeof *ids; i++)
        ok = kr_module_add(thread, kr_ref(module), ids[i].name, kr_from_small_int(ids[i].value));
    if (ok) {
        KrOwn events = events_namespace(thread, sys);
        ok = !kr_is_null(events) && kr_module_add(thread, kr_ref(module), "events", events);
    }
    if (ok) return kr_module_add(thread, sys, "monitoring", module);
    kr_drop(thread, module);
    return false;
}
