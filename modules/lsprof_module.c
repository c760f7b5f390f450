// SPDX-License-Identifier: MIT
// The _lsprof module: the profiler behind cProfile, a tool of sys.monitoring.
//
// A Profiler has an entry for each function that ran (Python code by its code object, native code by its
// definition) and in it one for each function that it called. The functions that run now are a stack.
// Invariant: an entry's `running` counts its places in the stack; of calls inside calls of the same function only
// the outermost adds to the total time.
// Called through callbacks by interp/monitor.c. Tests: tests/lang/modules/lsprof/.
#include "modules/lsprof_module.h"

#include "interp/monitor.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>
#include <time.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { TOOL = 2 }; // sys.monitoring.PROFILER_ID

typedef struct Times {
    int64_t total, inside; // inside: without what it called
    int64_t calls, inner;  // inner: of those, calls inside another one
    int64_t running;
} Times;

typedef struct Callee {
    uint32_t entry; // index
    Times times;
} Callee;

typedef struct Entry {
    const void *key;
    KrOwn shown; // the code object, or a native function's name
    Times times;
    Callee *callees; // malloc
    uint32_t callee_count, callee_capacity;
} Entry;

typedef struct Running {
    int64_t start, called; // called: time spent in what it called
    uint32_t entry;
} Running;

typedef struct Profiler {
    KrObject header;
    KrOwn timer; // or null: the clock
    double unit; // of the timer's ints; 0: it gives seconds
    bool subcalls, builtins, on, in_timer;
    Entry *entries; // malloc, in the order of their first calls
    uint32_t entry_count, entry_capacity;
    uint32_t *table; // malloc: entry index + 1 by key; 0: free
    uint32_t table_size;
    Running *stack; // malloc
    uint32_t depth, capacity;
} Profiler;

static KrType entry_type = KR_STRUCT_SEQUENCE_TYPE("_lsprof.profiler_entry", 0);
static KrType subentry_type = KR_STRUCT_SEQUENCE_TYPE("_lsprof.profiler_subentry", 0);

static Profiler *cast(KrRef self)
{
    return (Profiler *)(void *)kr_obj(self);
}

// --- time ------------------------------------------------------------------------------------

static int64_t ask_timer(KrThread *thread, Profiler *p)
{
    int64_t result = 0;
    bool ok = false;
    KrOwn held = kr_dup(kr_ref(p->timer));
    p->in_timer = true;
    KrOwn value = kr_call_0(thread, kr_ref(held));
    p->in_timer = false;
    if (!kr_is_null(value) && p->unit > 0) {
        ok = kr_number_index_i64(thread, kr_ref(value), &result);
    } else if (!kr_is_null(value)) {
        double seconds;
        ok = kr_float_from(thread, kr_ref(value), &seconds);
        if (ok && seconds > -9e9 && seconds < 9e9) result = (int64_t)(seconds * 1e9);
    }
    if (!ok)
        kr_exception_write_ignored(thread, "while calling _lsprof timer", kr_ref(held));
    kr_xdrop(thread, value);
    kr_drop(thread, held);
    return result;
}

static int64_t now(KrThread *thread, Profiler *p)
{
    if (!kr_is_null(p->timer)) return ask_timer(thread, p);
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

// --- entries ---------------------------------------------------------------------------------

static uint32_t *place_of(const Profiler *p, const void *key)
{
    uint32_t mask = p->table_size - 1;
    uint32_t at = (uint32_t)(((uintptr_t)key >> 4) * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (p->table[at] && p->entries[p->table[at] - 1].key != key)
        at = (at + 1) & mask;
    return &p->table[at];
}

static bool make_room(Profiler *p)
{
    if (p->entry_count * 2 >= p->table_size) {
        uint32_t *old = p->table, size = p->table_size ? p->table_size * 2 : 64;
        p->table = calloc(size, sizeof *p->table);
        if (!p->table) {
            p->table = old;
            return false;
        }
        free(old);
        p->table_size = size;
        for (uint32_t i = 0; i < p->entry_count; i++)
            *place_of(p, p->entries[i].key) = i + 1;
    }
    if (p->entry_count == p->entry_capacity) {
        uint32_t capacity = p->entry_capacity ? p->entry_capacity * 2 : 32;
        Entry *grown = realloc(p->entries, capacity * sizeof *grown);
        if (!grown) return false;
        p->entries = grown;
        p->entry_capacity = capacity;
    }
    if (p->depth == p->capacity) {
        uint32_t capacity = p->capacity ? p->capacity * 2 : 32;
        Running *grown = realloc(p->stack, capacity * sizeof *grown);
        if (!grown) return false;
        p->stack = grown;
        p->capacity = capacity;
    }
    return true;
}

// What stats call a native function. What goes wrong is no one's business.
static KrOwn native_name(KrThread *thread, KrRef function)
{
    const KrNative *native = (const KrNative *)(const void *)kr_obj(function);
    KrRef self = kr_is_null(native->self) ? KR_REF_NULL : kr_ref(native->self);
    KrOwn name = kr_attr_get_name(thread, function, "__name__"), shown = KR_NULL,
          other = KR_NULL;
    const char *text =
        kr_is_null(name) ? NULL : kr_str_utf8(thread, kr_ref(name), &(size_t){0});
    if (!text) goto done;
    if (kr_ref_is_null(self) || kr_is_exact(self, &kr_module_type)) {
        if (kr_attr_lookup(thread, function, kr_name(KR_NAME___module__), &other) ==
                KR_PRESENT &&
            kr_str_is_sub(kr_ref(other)))
            shown = kr_str_from_format(thread, "<built-in method %s.%s>",
                                       kr_str_text(thread, kr_ref(other)), text);
    } else {
        KrRef found = kr_type_find(kr_type_of(self), kr_ref(name));
        if (!kr_ref_is_null(found)) shown = kr_repr(thread, found);
    }
done:
    kr_exception_clear(thread);
    if (kr_is_null(shown))
        shown = kr_str_from_format(thread, "<built-in method %s>", text ? text : "?");
    kr_xdrop(thread, other);
    kr_xdrop(thread, name);
    return shown;
}

static Callee *callee_of(Entry *caller, uint32_t entry, bool make)
{
    for (uint32_t i = 0; i < caller->callee_count; i++)
        if (caller->callees[i].entry == entry) return &caller->callees[i];
    if (!make) return NULL;
    if (caller->callee_count == caller->callee_capacity) {
        uint32_t capacity = caller->callee_capacity ? caller->callee_capacity * 2 : 4;
        Callee *grown = realloc(caller->callees, capacity * sizeof *grown);
        if (!grown) return NULL;
        caller->callees = grown;
        caller->callee_capacity = capacity;
    }
    Callee *c = &caller->callees[caller->callee_count++];
    *c = (Callee){.entry = entry};
    return c;
}

static void begin(KrThread *thread, Profiler *p, const void *key, KrRef function,
                  bool native)
{
    if (!make_room(p)) return; // no memory: this call is not counted
    uint32_t *place = place_of(p, key);
    if (!*place) {
        KrOwn shown = native ? native_name(thread, function) : kr_dup(function);
        if (kr_is_null(shown)) {
            kr_exception_clear(thread);
            return;
        }
        p->entries[p->entry_count++] = (Entry){.key = key, .shown = shown};
        *place = p->entry_count;
    }
    uint32_t entry = *place - 1;
    p->entries[entry].times.running++;
    if (p->subcalls && p->depth) {
        Callee *c = callee_of(&p->entries[p->stack[p->depth - 1].entry], entry, true);
        if (c) c->times.running++;
    }
    p->stack[p->depth++] = (Running){.entry = entry};
    uint32_t top = p->depth - 1;
    int64_t start = now(thread, p);
    if (top < p->depth) p->stack[top].start = start;
}

static void add_times(Times *times, int64_t total, int64_t inside)
{
    if (--times->running == 0)
        times->total += total;
    else
        times->inner++;
    times->inside += inside;
    times->calls++;
}

static void end_top(KrThread *thread, Profiler *p)
{
    int64_t time = now(thread, p);
    if (!p->depth) return;
    Running r = p->stack[--p->depth];
    int64_t total = time - r.start, inside = total - r.called;
    add_times(&p->entries[r.entry].times, total, inside);
    if (!p->depth) return;
    p->stack[p->depth - 1].called += total;
    if (!p->subcalls) return;
    Callee *c = callee_of(&p->entries[p->stack[p->depth - 1].entry], r.entry, false);
    if (c && c->times.running > 0) add_times(&c->times, total, inside);
}

static void end(KrThread *thread, Profiler *p, const void *key)
{
    if (!p->depth || !p->table_size) return;
    if (*place_of(p, key))
        end_top(thread, p);
    else
        p->depth--;
}

static void forget(KrThread *thread, Profiler *p)
{
    Entry *entries = p->entries;
    uint32_t count = p->entry_count;
    free(p->table);
    free(p->stack);
    p->entries = NULL;
    p->table = NULL;
    p->stack = NULL;
    p->entry_count = p->entry_capacity = p->table_size = p->depth = p->capacity = 0;
    for (uint32_t i = 0; i < count; i++) {
        kr_xdrop(thread, entries[i].shown);
        free(entries[i].callees);
    }
    free(entries);
}

// --- callbacks -------------------------------------------------------------------------------

static KrOwn profiler_pystart(ARGS) // code, instruction_offset
{
    (void)count;
    begin(thread, cast(self), kr_obj(args[0]), args[0], false);
    return kr_none_own();
}
static KrOwn profiler_pythrow(ARGS) // code, instruction_offset, exception
{
    return profiler_pystart(thread, self, args, count);
}
static KrOwn profiler_pyreturn(ARGS) // code, instruction_offset, value
{
    (void)count;
    end(thread, cast(self), kr_obj(args[0]));
    return kr_none_own();
}

// The native function that a call of the callable runs, or null; *failed: raised.
static KrOwn native_of(KrThread *thread, KrRef callable, KrRef first, bool *failed)
{
    if (kr_is_exact(callable, &kr_native_type)) return kr_dup(callable);
    const KrMonitor *m = thread->vm->monitor;
    if (!kr_is_exact(callable, &kr_method_descriptor_type) ||
        kr_is(first, kr_ref(m->missing)))
        return KR_NULL;
    KrOwn bound = kr_method_descriptor_type.descr_get(thread, callable, first,
                                                      kr_type_ref(kr_type_of(first)));
    *failed = kr_is_null(bound);
    if (*failed || kr_is_exact(kr_ref(bound), &kr_native_type)) return bound;
    kr_drop(thread, bound);
    return KR_NULL;
}
static KrOwn call_event(KrThread *thread, KrRef self, const KrRef *args, bool starts)
{
    Profiler *p = cast(self);
    bool failed = false;
    if (!p->builtins) return kr_none_own();
    KrOwn function = native_of(thread, args[2], args[3], &failed);
    if (failed) return KR_NULL;
    if (kr_is_null(function)) return kr_none_own();
    const void *key = ((const KrNative *)(const void *)kr_obj(kr_ref(function)))->def;
    if (starts)
        begin(thread, p, key, kr_ref(function), true);
    else
        end(thread, p, key);
    kr_drop(thread, function);
    return kr_none_own();
}
static KrOwn profiler_ccall(ARGS) // code, instruction_offset, callable, self_arg
{
    (void)count;
    return call_event(thread, self, args, true);
}
static KrOwn profiler_creturn(ARGS)
{
    (void)count;
    return call_event(thread, self, args, false);
}

// --- methods ---------------------------------------------------------------------------------

static KrOwn watcher(KrThread *thread) // sys.monitoring
{
    return kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "monitoring");
}

static bool tell(KrThread *thread, KrRef monitoring, const char *name,
                 const KrRef *args, size_t count)
{
    KrOwn text = kr_str_interned(thread, name), result = KR_NULL;
    if (!kr_is_null(text))
        result = kr_call_method(thread, monitoring, kr_ref(text), args, count);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, text);
    kr_xdrop(thread, result);
    return ok;
}

static const struct {
    KrMonitorEvent event;
    const char *callback;
} events[] = {
    {KR_EVENT_PY_START, "_pystart_callback"},
    {KR_EVENT_PY_RESUME, "_pystart_callback"},
    {KR_EVENT_PY_THROW, "_pythrow_callback"},
    {KR_EVENT_PY_RETURN, "_pyreturn_callback"},
    {KR_EVENT_PY_YIELD, "_pyreturn_callback"},
    {KR_EVENT_PY_UNWIND, "_pyreturn_callback"},
    {KR_EVENT_CALL, "_ccall_callback"},
    {KR_EVENT_C_RETURN, "_creturn_callback"},
    {KR_EVENT_C_RAISE, "_creturn_callback"},
};
enum { EVENTS = sizeof events / sizeof *events };

static KrOwn profiler_enable(ARGS) // subcalls, builtins
{
    (void)count;
    Profiler *p = cast(self);
    bool subcalls, builtins, ok;
    if (!kr_truth(thread, args[0], &subcalls) || !kr_truth(thread, args[1], &builtins))
        return KR_NULL;
    if (p->in_timer)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "cannot enable profiler in external timer");
    KrOwn monitoring = watcher(thread), name = kr_str_from_ascii(thread, "cProfile");
    KrOwn tool = kr_from_small_int(TOOL);
    int64_t all = 0;
    ok = !kr_is_null(monitoring) && !kr_is_null(name) &&
         tell(thread, kr_ref(monitoring), "use_tool_id",
              (KrRef[]){kr_ref(tool), kr_ref(name)}, 2);
    for (int i = 0; ok && i < EVENTS; i++) {
        KrOwn callback = kr_attr_get_name(thread, self, events[i].callback);
        KrOwn event = kr_from_small_int(INT64_C(1) << events[i].event);
        all |= INT64_C(1) << events[i].event;
        ok = !kr_is_null(callback) &&
             tell(thread, kr_ref(monitoring), "register_callback",
                  (KrRef[]){kr_ref(tool), kr_ref(event), kr_ref(callback)}, 3);
        kr_xdrop(thread, callback);
    }
    KrOwn set = kr_from_small_int(all);
    ok = ok && tell(thread, kr_ref(monitoring), "set_events",
                    (KrRef[]){kr_ref(tool), kr_ref(set)}, 2);
    kr_xdrop(thread, monitoring);
    kr_xdrop(thread, name);
    if (!ok) return KR_NULL;
    p->subcalls = subcalls;
    p->builtins = builtins;
    p->on = true;
    return kr_none_own();
}

static KrOwn profiler_disable(ARGS)
{
    (void)args, (void)count;
    Profiler *p = cast(self);
    if (p->in_timer)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "cannot disable profiler in external timer");
    if (!p->on) return kr_none_own();
    KrOwn monitoring = watcher(thread), tool = kr_from_small_int(TOOL);
    // register_callback() and the rest; what is registered by others goes, too, as the tool does
    bool ok =
        !kr_is_null(monitoring) &&
        tell(thread, kr_ref(monitoring), "free_tool_id", (KrRef[]){kr_ref(tool)}, 1);
    kr_xdrop(thread, monitoring);
    p->on = false;
    while (p->depth)
        end_top(thread, p);
    return ok ? kr_none_own() : KR_NULL;
}

static KrOwn profiler_clear(ARGS)
{
    (void)args, (void)count;
    if (cast(self)->in_timer)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "cannot clear profiler in external timer");
    forget(thread, cast(self));
    return kr_none_own();
}

static KrOwn stats_of(KrThread *thread, KrType *type, const Entry *entry,
                      const Times *times, double unit, KrOwn calls)
{
    KrOwn fields[6] = {kr_dup(kr_ref(entry->shown)),
                       kr_int_from_i64(thread, times->calls),
                       kr_int_from_i64(thread, times->inner),
                       kr_from_float((double)times->total * unit),
                       kr_from_float((double)times->inside * unit),
                       calls};
    return kr_struct_sequence_new(thread, type, fields, type == &entry_type ? 6 : 5);
}

static KrOwn profiler_getstats(ARGS)
{
    (void)args, (void)count;
    const Profiler *p = cast(self);
    double unit = kr_is_null(p->timer) || p->unit == 0 ? 1e-9 : p->unit;
    KrOwn list = kr_list_new(thread, 0);
    for (uint32_t i = 0; i < p->entry_count && !kr_is_null(list); i++) {
        const Entry *entry = &p->entries[i];
        KrOwn calls = kr_none_own(), made = KR_NULL;
        if (!entry->times.calls) continue;
        if (entry->callee_count) calls = kr_list_new(thread, 0);
        bool ok = !kr_is_null(calls);
        for (uint32_t k = 0; ok && k < entry->callee_count; k++) {
            const Callee *c = &entry->callees[k];
            if (!c->times.calls) continue;
            made = stats_of(thread, &subentry_type, &p->entries[c->entry], &c->times,
                            unit, KR_NULL);
            ok = !kr_is_null(made) && kr_list_append_own(thread, kr_ref(calls), made);
        }
        if (ok) {
            made = stats_of(thread, &entry_type, entry, &entry->times, unit, calls);
            ok = !kr_is_null(made) && kr_list_append_own(thread, kr_ref(list), made);
        } else {
            kr_xdrop(thread, calls);
        }
        if (!ok) kr_xdrop(thread, kr_move(&list));
    }
    return list;
}

// --- the type --------------------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *class = (KrType *)(void *)kr_obj(type);
    Profiler *p = (Profiler *)(void *)kr_object_new(thread, class, class->basic_size);
    if (!p) return KR_NULL;
    kr_gc_track(thread, p);
    return kr_steal_obj(p);
}

static KrOwn init_body(ARGS) // timer, timeunit, subcalls, builtins
{
    (void)count;
    Profiler *p = cast(self);
    double unit;
    bool subcalls, builtins;
    if (!kr_float_from(thread, args[1], &unit) ||
        !kr_truth(thread, args[2], &subcalls) || !kr_truth(thread, args[3], &builtins))
        return KR_NULL;
    kr_store(thread, &p->timer, kr_is_none(args[0]) ? KR_NULL : kr_dup(args[0]));
    p->unit = unit;
    p->subcalls = subcalls;
    p->builtins = builtins;
    return kr_none_own();
}
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    static const KrNativeDef def = {
        "Profiler",
        init_body,
        "(timer=None, timeunit=0.0, subcalls=True, builtins=True)",
        NULL,
        0,
        0,
        0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

static void visit(KrObject *object, KrVisitFn visit_child, void *context)
{
    Profiler *p = (Profiler *)(void *)object;
    if (!kr_is_null(p->timer)) visit_child(kr_ref(p->timer), context);
    for (uint32_t i = 0; i < p->entry_count; i++)
        visit_child(kr_ref(p->entries[i].shown), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    Profiler *p = (Profiler *)(void *)object;
    kr_store(thread, &p->timer, KR_NULL);
    forget(thread, p);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    Profiler *p = (Profiler *)(void *)object;
    kr_xdrop(thread, kr_move(&p->timer));
    forget(thread, p);
    kr_object_free(thread, object, object->type->basic_size);
}

static const KrNativeDef methods[] = {
    {"_ccall_callback", profiler_ccall,
     "($self, code, instruction_offset, callable, self_arg, /)", NULL, 0, 0, 0},
    {"_creturn_callback", profiler_creturn,
     "($self, code, instruction_offset, callable, self_arg,\n                  /)",
     NULL, 0, 0, 0},
    {"_pyreturn_callback", profiler_pyreturn,
     "($self, code, instruction_offset, retval, /)", NULL, 0, 0, 0},
    {"_pystart_callback", profiler_pystart, "($self, code, instruction_offset, /)",
     NULL, 0, 0, 0},
    {"_pythrow_callback", profiler_pythrow,
     "($self, code, instruction_offset, exception, /)", NULL, 0, 0, 0},
    {"clear", profiler_clear, "($self, /)", "Forget all that was collected.", 0, 0, 0},
    {"disable", profiler_disable, "($self, /)", "Stop collecting.", 0, 0,
     KR_NATIVE_FRAMES},
    {"enable", profiler_enable, "($self, /, subcalls=True, builtins=True)",
     "Start collecting.\n\n  subcalls\n    Whether times are kept by caller, too.\n"
     "  builtins\n    Whether native functions have times of their own.",
     0, 0, KR_NATIVE_FRAMES},
    {"getstats", profiler_getstats, "($self, /)",
     "A list of profiler_entry objects: code, callcount, reccallcount, totaltime,\n"
     "inlinetime and calls, a list of profiler_subentry objects or None.",
     0, 0, 0},
    {0},
};

static KrType profiler_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_lsprof.Profiler",
    .shown = "-__new__",
    .flags = KR_TYPE_BASE | KR_TYPE_GC,
    .basic_size = sizeof(Profiler),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .doc =
        "Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)\n--\n\n"
        "A profiler that asks the timer, or a clock.\n\nA timer that gives ints needs "
        "their unit in seconds.",
};

KrOwn kr_lsprof_module_init(KrThread *thread)
{
    static const char *const names[] = {
        "code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls", NULL};
    static const char *const sub_names[] = {"code",      "callcount",  "reccallcount",
                                            "totaltime", "inlinetime", NULL};
    KrOwn module = kr_module_new(thread, "_lsprof", "Fast profiler");
    entry_type.doc = subentry_type.doc = "(iterable=(), /)\n--\n\n"; // no text
    if (!kr_is_null(module) && kr_struct_sequence_ready(thread, &entry_type, names) &&
        kr_struct_sequence_ready(thread, &subentry_type, sub_names) &&
        kr_module_add_type(thread, kr_ref(module), &profiler_type) &&
        kr_module_add_type(thread, kr_ref(module), &entry_type) &&
        kr_module_add_type(thread, kr_ref(module), &subentry_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
