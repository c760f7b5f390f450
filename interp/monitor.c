// SPDX-License-Identifier: MIT
// Tracing, profiling and monitoring (monitor.h).
//
// One function looks at each instruction before it runs and finds the events it stands for. What the
// callbacks do is not watched itself (KrThread.monitor_depth). Calls of native code are kept on a stack of the
// thread until their frame goes on: then they have returned.
// Called by interp/loop.c and unwind.c. Tests: tests/lang/tracing/.
#include "interp/monitor.h"

#include "interp/jump_line.h"
#include "interp/loop.h"
#include "runtime/call.h"
#include "runtime/code_layout.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/str.h"
#include "runtime/super.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct NativeCall {
    KrFrame *frame;
    KrOwn callable;
    KrOwn argument; // first one, or null
    uint32_t unit;
} NativeCall;

enum { LINE_TABLES = 64 };
typedef struct Lines { // of the units of a code object
    const KrCode *code;
    const uint8_t *table;
    int32_t *lines;
    uint32_t *places; // in bytecode as programs see it
    uint32_t count;
} Lines;

typedef struct Watch { // of a thread (KrThread.monitor, malloc)
    NativeCall *calls;
    uint32_t call_count, call_capacity;
    Lines lines[LINE_TABLES];
    const KrFrame *told; // whose event a trace or profile function is told just now
    KrJumpLineEvent event;
} Watch;

static Watch *watch_of(KrThread *thread)
{
    if (!thread->monitor) thread->monitor = calloc(1, sizeof(Watch));
    return thread->monitor;
}

KrMonitor *kr_monitor_state(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!vm->monitor) vm->monitor = calloc(1, sizeof(KrMonitor));
    if (!vm->monitor) (void)kr_exception_no_memory(thread);
    return vm->monitor;
}

bool kr_monitor_is_on(const KrThread *thread)
{
    const KrMonitor *m = thread->vm->monitor;
    return !kr_is_null(thread->trace_function) || !kr_is_null(thread->profile_function) || (m && m->any);
}

// Nobody watches any longer: calls that have not ended yet are not reported to those who watch later.
static void forget_calls(KrThread *thread)
{
    Watch *w = thread->monitor;
    while (w && w->call_count) {
        NativeCall call = w->calls[--w->call_count];
        kr_drop(thread, call.callable);
        kr_xdrop(thread, call.argument);
    }
}

void kr_monitor_changed(KrThread *thread)
{
    KrMonitor *m = thread->vm->monitor;
    if (m) {
        m->any = false;
        for (int i = 0; i < KR_MONITOR_TOOLS; i++) {
            m->any |= m->global[i] != 0;
            for (uint32_t k = 0; k < m->local_count; k++)
                m->any |= m->locals[k].events[i] != 0;
        }
    }
    if (!kr_monitor_is_on(thread)) forget_calls(thread);
    for (KrThread *t = thread->vm->threads; t; t = t->next)
        kr_loop_choose_table(t);
}

void kr_monitor_end(KrThread *thread)
{
    Watch *w = thread->monitor;
    kr_xdrop(thread, kr_move(&thread->trace_function));
    kr_xdrop(thread, kr_move(&thread->profile_function));
    if (w) {
        forget_calls(thread);
        free(w->calls);
        for (int i = 0; i < LINE_TABLES; i++)
        {
            free(w->lines[i].lines);
            free(w->lines[i].places);
        }
        free(w);
        thread->monitor = NULL;
    }
}

void kr_monitor_fini(KrThread *thread)
{
    KrMonitor *m = thread->vm->monitor;
    kr_monitor_end(thread);
    if (!m) return;
    for (int i = 0; i < KR_MONITOR_TOOLS; i++) {
        kr_xdrop(thread, kr_move(&m->names[i]));
        m->global[i] = 0;
        for (int e = 0; e < KR_MONITOR_EVENTS; e++)
            kr_xdrop(thread, kr_move(&m->callbacks[i][e]));
    }
    for (uint32_t k = 0; k < m->local_count; k++)
        kr_xdrop(thread, m->locals[k].code);
    free(m->locals);
    m->locals = NULL;
    m->local_count = m->local_capacity = 0;
    kr_xdrop(thread, kr_move(&m->disabled));
    kr_xdrop(thread, kr_move(&m->disable));
    kr_xdrop(thread, kr_move(&m->missing));
    m->any = false;
}

// --- lines -------------------------------------------------------------------------------

static const Lines *lines_of(KrThread *thread, const KrCode *code)
{
    Watch *w = watch_of(thread);
    if (!w) return NULL;
    Lines *l = &w->lines[((uintptr_t)code >> 6) % LINE_TABLES];
    if (l->code == code && l->table == code->line_table && l->count == code->unit_count) return l;
    int32_t *lines = malloc(code->unit_count * sizeof *lines);
    uint32_t *places = kr_code_layout_places(NULL, code);
    if (!lines || !places) {
        free(lines);
        free(places);
        return NULL;
    }
    kr_code_lines(code, lines);
    free(l->lines);
    free(l->places);
    *l = (Lines){code, code->line_table, lines, places, code->unit_count};
    return l;
}

// --- calling out -------------------------------------------------------------------------

// An exception that is set is put aside and comes back, unless the callback raises another.
static KrOwn call_out(KrThread *thread, KrRef function, const KrRef *args, size_t count)
{
    KrOwn exception = kr_thread_has_exception(thread) ? kr_exception_fetch(thread) : KR_NULL;
    thread->monitor_depth++;
    kr_loop_choose_table(thread);
    KrOwn held = kr_dup(function);
    KrOwn result = kr_call(thread, kr_ref(held), args, count, KR_REF_NULL);
    kr_drop(thread, held);
    thread->monitor_depth--;
    kr_loop_choose_table(thread);
    if (!kr_is_null(exception)) {
        if (kr_is_null(result))
            kr_drop(thread, exception);
        else
            kr_exception_restore(thread, exception);
    }
    return result;
}

// May who is told of it assign f_lineno?
static KrJumpLineEvent jump_event(const KrThread *thread, const KrFrame *frame, const char *what)
{
    int op = kr_opcode_base[*frame->ip & 0xFF];
    bool start = (*frame->ip >> 8 & 3) == 0;
    switch (what[0] == 'c' && what[1] == '_' ? '_' : what[0]) {
    case '_': return KR_JUMP_LINE_CALL;
    case 'c': return op != KR_OP_RESUME ? KR_JUMP_LINE_OTHER : start ? KR_JUMP_LINE_NEW_FRAME : KR_JUMP_LINE_ALLOWED;
    case 'l': return KR_JUMP_LINE_ALLOWED;
    case 'r':
        return op == KR_OP_YIELD_VALUE && !kr_thread_has_exception(thread) ? KR_JUMP_LINE_ALLOWED : KR_JUMP_LINE_OTHER;
    default: return KR_JUMP_LINE_OTHER;
    }
}

static KrJumpLineEvent event_of_jump(KrMonitorEvent event)
{
    switch ((int)event) {
    case KR_EVENT_LINE:
    case KR_EVENT_JUMP:
    case KR_EVENT_BRANCH:
    case KR_EVENT_BRANCH_LEFT:
    case KR_EVENT_BRANCH_RIGHT:
    case KR_EVENT_PY_RESUME:
    case KR_EVENT_PY_YIELD: return KR_JUMP_LINE_ALLOWED;
    case KR_EVENT_PY_START: return KR_JUMP_LINE_NEW_FRAME;
    case KR_EVENT_CALL:
    case KR_EVENT_C_RETURN: return KR_JUMP_LINE_CALL;
    default: return KR_JUMP_LINE_OTHER;
    }
}

bool kr_monitor_jump(KrThread *thread, KrFrame *frame, KrRef value)
{
    const Watch *w = thread->monitor;
    KrJumpLineEvent event = w ? w->event : KR_JUMP_LINE_OUTSIDE;
    if (event == KR_JUMP_LINE_ALLOWED && frame != w->told) event = KR_JUMP_LINE_CALL;
    return kr_jump_line_set(thread, frame, value, event);
}

// Calls a trace or profile function; what it gives is the frame's new trace function.
static bool call_function(KrThread *thread, KrFrame *frame, KrRef function, const char *what, KrRef argument,
                          bool local)
{
    KrOwn object = kr_frame_object(thread, frame), name = kr_str_interned(thread, what), result = KR_NULL;
    if (!kr_is_null(object) && !kr_is_null(name)) {
        KrRef args[3] = {kr_ref(object), kr_ref(name), argument};
        Watch *w = watch_of(thread);
        if (w) {
            w->told = frame;
            w->event = jump_event(thread, frame, what);
        }
        result = call_out(thread, function, args, 3);
        if (w) w->event = KR_JUMP_LINE_OUTSIDE;
    }
    KrFrameObject *f = kr_is_null(object) ? NULL : (KrFrameObject *)kr_obj(kr_ref(object));
    bool ok = !kr_is_null(result);
    if (ok && local && !kr_is_none(kr_ref(result)))
        kr_store(thread, &f->trace, kr_dup(kr_ref(result)));
    if (!ok) { // who raises does not watch any longer
        if (local) {
            kr_xdrop(thread, kr_move(&thread->trace_function));
            if (f) kr_store(thread, &f->trace, KR_NULL);
        } else {
            kr_xdrop(thread, kr_move(&thread->profile_function));
        }
        kr_monitor_changed(thread);
    }
    kr_xdrop(thread, object);
    kr_xdrop(thread, name);
    kr_xdrop(thread, result);
    return ok;
}

static KrFrameObject *traced(const KrFrame *frame) // its object, if it has a trace function
{
    if (kr_is_null(frame->frame_object)) return NULL;
    KrFrameObject *f = (KrFrameObject *)kr_obj(kr_ref(frame->frame_object));
    return kr_is_null(f->trace) ? NULL : f;
}

static bool local_event(KrThread *thread, KrFrame *frame, const char *what, KrRef argument)
{
    const KrFrameObject *f = traced(frame);
    if (!f || kr_is_null(thread->trace_function)) return true;
    KrOwn function = kr_dup(kr_ref(f->trace));
    bool ok = call_function(thread, frame, kr_ref(function), what, argument, true);
    kr_drop(thread, function);
    return ok;
}
static bool global_event(KrThread *thread, KrFrame *frame, const char *what, KrRef argument)
{
    if (kr_is_null(thread->trace_function)) return true;
    KrOwn function = kr_dup(kr_ref(thread->trace_function));
    bool ok = call_function(thread, frame, kr_ref(function), what, argument, true);
    kr_drop(thread, function);
    return ok;
}
static bool profile_event(KrThread *thread, KrFrame *frame, const char *what, KrRef argument)
{
    if (kr_is_null(thread->profile_function)) return true;
    KrOwn function = kr_dup(kr_ref(thread->profile_function));
    bool ok = call_function(thread, frame, kr_ref(function), what, argument, false);
    kr_drop(thread, function);
    return ok;
}

// --- sys.monitoring ----------------------------------------------------------------------

static uint32_t events_of(const KrMonitor *m, const KrCode *code, int tool)
{
    uint32_t events = m->global[tool];
    for (uint32_t i = 0; i < m->local_count; i++)
        if (kr_obj(kr_ref(m->locals[i].code)) == &code->header) events |= m->locals[i].events[tool];
    return events;
}

static bool wanted(const KrMonitor *m, const KrCode *code, KrMonitorEvent event)
{
    if (!m || !m->any) return false;
    for (int tool = 0; tool < KR_MONITOR_TOOLS; tool++)
        if (events_of(m, code, tool) >> event & 1) return true;
    return false;
}

static KrOwn disabled_key(KrThread *thread, const KrCode *code, uint32_t unit, int tool, int event)
{
    KrOwn items[2] = {kr_int_from_u64(thread, (uintptr_t)code),
                      kr_int_from_i64(thread, (int64_t)unit << 16 | tool << 8 | event)};
    return kr_tuple_pack_own(thread, items, 2);
}

// Tells each tool that wants the event: callback(code, first, second, third); null arguments end the list.
static bool monitor_event(KrThread *thread, KrFrame *frame, KrMonitorEvent event, uint32_t unit, KrRef first,
                          KrRef second, KrRef third)
{
    KrMonitor *m = thread->vm->monitor;
    if (!m || !m->any || thread->monitor_depth) return true;
    KrOwn code = kr_dup(kr_from_obj(frame->code));
    KrRef args[4] = {kr_ref(code), first, second, third};
    size_t count = 1;
    while (count < 4 && !kr_ref_is_null(args[count]))
        count++;
    bool ok = true;
    // how a native call ends is told to those that asked for calls
    KrMonitorEvent asked = event == KR_EVENT_C_RETURN || event == KR_EVENT_C_RAISE ? KR_EVENT_CALL : event;
    for (int tool = 0; ok && tool < KR_MONITOR_TOOLS; tool++) {
        uint32_t both = 1u << KR_EVENT_BRANCH_LEFT | 1u << KR_EVENT_BRANCH_RIGHT; // what BRANCH stands for
        if (!(events_of(m, frame->code, tool) & (event == KR_EVENT_BRANCH ? both : 1u << asked)) || kr_is_null(m->callbacks[tool][event])) continue;
        if (!kr_is_null(m->disabled)) {
            KrOwn key = disabled_key(thread, frame->code, unit, tool, (int)event);
            KrOwn exception = kr_thread_has_exception(thread) ? kr_exception_fetch(thread) : KR_NULL;
            KrFound off = kr_is_null(key) ? KR_FAULT : kr_dict_has(thread, kr_ref(m->disabled), kr_ref(key));
            if (!kr_is_null(exception)) kr_exception_restore(thread, exception);
            kr_xdrop(thread, key);
            if (off) continue;
        }
        Watch *w = watch_of(thread);
        if (w) {
            w->told = frame;
            w->event = event_of_jump(event);
        }
        KrOwn result = call_out(thread, kr_ref(m->callbacks[tool][event]), args, count);
        if (w) w->event = KR_JUMP_LINE_OUTSIDE;
        ok = !kr_is_null(result);
        if (ok && !kr_is_null(m->disable) && kr_is(kr_ref(result), kr_ref(m->disable))) {
            if (event >= KR_EVENT_RAISE && event <= KR_EVENT_RERAISE) {
                ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                              "Cannot disable this event: callback removed");
                kr_xdrop(thread, kr_move(&m->callbacks[tool][event]));
            } else {
                if (kr_is_null(m->disabled)) m->disabled = kr_dict_new(thread);
                KrOwn key = disabled_key(thread, frame->code, unit, tool, (int)event);
                ok = !kr_is_null(m->disabled) && !kr_is_null(key) &&
                     kr_dict_set(thread, kr_ref(m->disabled), kr_ref(key), kr_ref(code));
                kr_xdrop(thread, key);
            }
        }
        kr_xdrop(thread, result);
    }
    kr_drop(thread, code);
    return ok;
}

static KrRef offset_ref(KrThread *thread, const KrCode *code, uint32_t unit)
{
    const Lines *l = lines_of(thread, code);
    uint32_t place = l && unit <= l->count ? l->places[unit] : kr_code_layout_place(code, unit);
    return kr_from_bits(kr_int_bits(2 * (int64_t)place));
}

// --- calls of native code ----------------------------------------------------------------

static bool end_call(KrThread *thread, KrFrame *frame, bool raised)
{
    Watch *w = thread->monitor;
    bool ok = true;
    while (w && w->call_count && w->calls[w->call_count - 1].frame == frame) {
        NativeCall call = w->calls[--w->call_count];
        if (ok) ok = profile_event(thread, frame, raised ? "c_exception" : "c_return", kr_ref(call.callable));
        if (ok)
            ok = monitor_event(thread, frame, raised ? KR_EVENT_C_RAISE : KR_EVENT_C_RETURN, call.unit,
                               offset_ref(thread, frame->code, call.unit), kr_ref(call.callable),
                               kr_is_null(call.argument) ? kr_ref(((KrMonitor *)thread->vm->monitor)->missing)
                                                         : kr_ref(call.argument));
        kr_drop(thread, call.callable);
        kr_xdrop(thread, call.argument);
    }
    return ok;
}

static bool is_native(KrRef callable)
{
    const KrType *type = kr_type_of(callable);
    return type == &kr_native_type || type == &kr_method_descriptor_type || type == &kr_slot_wrapper_type ||
           type == &kr_method_wrapper_type || type == &kr_classmethod_descriptor_type;
}

static bool note_call(KrThread *thread, KrFrame *frame, uint32_t unit, KrRef callable, KrRef self, KrRef argument)
{
    KrMonitor *m = thread->vm->monitor;
    bool profiled = !kr_is_null(thread->profile_function) &&
                    (kr_is_exact(callable, &kr_native_type) || kr_is_exact(callable, &kr_method_descriptor_type));
    bool watched = wanted(m, frame->code, KR_EVENT_CALL);
    if (!profiled && !watched) return true;
    KrRef first = kr_ref_is_null(self) ? argument : self;
    if (watched && !monitor_event(thread, frame, KR_EVENT_CALL, unit, offset_ref(thread, frame->code, unit), callable,
                                  kr_ref_is_null(first) ? kr_ref(m->missing) : first))
        return false;
    if (!is_native(callable) && !kr_type_has(callable, KR_TYPE_TYPE_SUB)) return true;
    KrOwn shown = KR_NULL;
    if (profiled && kr_is_exact(callable, &kr_method_descriptor_type) && !kr_ref_is_null(first))
        shown = kr_method_descriptor_type.descr_get(thread, callable, first, kr_type_ref(kr_type_of(first)));
    else
        shown = kr_dup(callable);
    if (kr_is_null(shown)) return false;
    if (profiled && !profile_event(thread, frame, "c_call", kr_ref(shown))) {
        kr_drop(thread, shown);
        return false;
    }
    Watch *w = watch_of(thread);
    if (w && w->call_count == w->call_capacity) {
        uint32_t capacity = w->call_capacity ? w->call_capacity * 2 : 16;
        NativeCall *calls = realloc(w->calls, capacity * sizeof *calls);
        if (!calls) {
            kr_drop(thread, shown);
            (void)kr_exception_no_memory(thread);
            return false;
        }
        w->calls = calls;
        w->call_capacity = capacity;
    }
    if (!w) {
        kr_drop(thread, shown);
        return true;
    }
    w->calls[w->call_count++] =
        (NativeCall){frame, shown, kr_ref_is_null(first) ? KR_NULL : kr_dup(first), unit};
    return true;
}

static KrRef slot_or_null(KrSlot slot)
{
    return slot.w ? kr_slot_ref(slot) : KR_REF_NULL;
}

static bool begin_call(KrThread *thread, KrFrame *frame, uint32_t unit, int op, uint32_t oparg)
{
    const KrSlot *sp = frame->sp, *base;
    if (op == KR_OP_CALL)
        base = sp - oparg - 2;
    else if (op == KR_OP_CALL_KW)
        base = sp - oparg - 3;
    else
        base = sp - 4;
    KrRef argument = KR_REF_NULL;
    if (op == KR_OP_CALL_FUNCTION_EX) { // the first of what is unpacked
        KrRef all = kr_slot_ref(base[2]);
        if (kr_is_exact(all, &kr_tuple_type) && kr_tuple_length(all))
            argument = kr_tuple_get(all, 0);
        else if (kr_is_exact(all, &kr_list_type) && kr_list_length(all))
            argument = kr_list_get(all, 0);
    } else if (oparg) {
        argument = slot_or_null(base[2]);
    }
    KrRef callable = kr_slot_ref(base[0]), self = slot_or_null(base[1]);
    if (op != KR_OP_CALL_FUNCTION_EX && kr_ref_is_null(self) && kr_is_exact(callable, &kr_method_type)) {
        const KrMethod *method = (const KrMethod *)(const void *)kr_obj(callable);
        self = kr_ref(method->self);
        callable = kr_ref(method->function);
    }
    return note_call(thread, frame, unit, callable, self, argument);
}

// --- the step ----------------------------------------------------------------------------

static bool enter(KrThread *thread, KrFrame *frame, uint32_t unit, bool start)
{
    return monitor_event(thread, frame, start ? KR_EVENT_PY_START : KR_EVENT_PY_RESUME, unit, offset_ref(thread, frame->code, unit),
                         KR_REF_NULL, KR_REF_NULL) &&
           global_event(thread, frame, "call", kr_none()) && profile_event(thread, frame, "call", kr_none());
}

static bool leave(KrThread *thread, KrFrame *frame, uint32_t unit, KrRef value, KrMonitorEvent event)
{
    KrOwn held = kr_dup(value);
    bool ok = monitor_event(thread, frame, event, unit, offset_ref(thread, frame->code, unit), kr_ref(held), KR_REF_NULL) &&
              local_event(thread, frame, "return", kr_ref(held)) &&
              profile_event(thread, frame, "return", kr_ref(held));
    kr_drop(thread, held);
    return ok;
}

static bool branch(KrThread *thread, KrFrame *frame, const KrUnit *previous, uint32_t unit)
{
    const KrCode *code = frame->code;
    if (previous < code->units || previous >= code->units + code->unit_count) return true;
    int op = kr_opcode_base[*previous & 0xFF];
    bool conditional = op == KR_OP_POP_JUMP_IF_FALSE || op == KR_OP_POP_JUMP_IF_TRUE ||
                       op == KR_OP_POP_JUMP_IF_NONE || op == KR_OP_POP_JUMP_IF_NOT_NONE || op == KR_OP_FOR_ITER;
    bool jump = op == KR_OP_JUMP_FORWARD || op == KR_OP_JUMP_BACKWARD;
    if (!conditional && !jump) return true;
    uint32_t from = (uint32_t)(previous - code->units), next = from + 1 + (uint32_t)kr_opcode_caches[op];
    KrMonitorEvent event = jump ? KR_EVENT_JUMP : unit == next ? KR_EVENT_BRANCH_LEFT : KR_EVENT_BRANCH_RIGHT;
    if (event == KR_EVENT_BRANCH_LEFT && kr_opcode_base[code->units[unit] & 0xFF] == KR_OP_NOT_TAKEN) unit++;
    if (event == KR_EVENT_BRANCH_RIGHT && op == KR_OP_FOR_ITER) // the loop's end belongs to the branch
        while (unit + 1 < code->unit_count && (kr_opcode_base[code->units[unit] & 0xFF] == KR_OP_END_FOR ||
                                               kr_opcode_base[code->units[unit] & 0xFF] == KR_OP_POP_ITER))
            unit++;
    if (!monitor_event(thread, frame, event, from, offset_ref(thread, frame->code, from), offset_ref(thread, frame->code, unit), KR_REF_NULL)) return false;
    return jump || monitor_event(thread, frame, KR_EVENT_BRANCH, from, offset_ref(thread, frame->code, from), offset_ref(thread, frame->code, unit), KR_REF_NULL);
}

// Instructions that a loop or an await may skip begin no line.
static bool begins_no_line(int op)
{
    return op == KR_OP_END_FOR || op == KR_OP_POP_ITER || op == KR_OP_END_SEND || op == KR_OP_END_ASYNC_FOR ||
           op == KR_OP_RESUME || op == KR_OP_RETURN_GENERATOR || op == KR_OP_COPY_FREE_VARS || op == KR_OP_MAKE_CELL;
}

static bool has_local_lines(const KrMonitor *m, const KrCode *code) // asked for when the function had begun
{
    for (uint32_t i = 0; m && i < m->local_count; i++)
        for (int tool = 0; kr_obj(kr_ref(m->locals[i].code)) == &code->header && tool < KR_MONITOR_TOOLS; tool++)
            if (m->locals[i].events[tool] >> KR_EVENT_LINE & 1) return true;
    return false;
}

// The line that begins with the instruction, as it was reached; -1: none does. traced_only: it does for sys.settrace()
// only, since the jump back of a loop that stands on one line leads here, or the line is that of the function's head.
static int32_t new_line(KrThread *thread, const KrFrame *frame, const KrUnit *previous, uint32_t unit,
                        bool *traced_only)
{
    const KrCode *code = frame->code;
    const Lines *l = lines_of(thread, code);
    *traced_only = false;
    if (!l || l->lines[unit] < 0 || begins_no_line(kr_opcode_base[*frame->ip & 0xFF])) return -1;
    if (unit && kr_opcode_base[code->units[unit - 1] & 0xFF] == KR_OP_RETURN_GENERATOR) return -1; // not yet begun
    int32_t line = l->lines[unit];
    if (previous < code->units || previous >= code->units + code->unit_count) return line;
    uint32_t from = (uint32_t)(previous - code->units);
    int op = kr_opcode_base[*previous & 0xFF];
    if (from == unit) return -1;
    if (l->lines[from] != line) return line;
    if (op == KR_OP_RESUME && (*previous >> 8 & 3) == 0 && has_local_lines(thread->vm->monitor, code)) return line;
    if (kr_opcode_base[*frame->ip & 0xFF] == KR_OP_CLEANUP_THROW) {
        *traced_only = line == code->first_line;
        return line;
    }
    *traced_only = op == KR_OP_JUMP_BACKWARD || (op == KR_OP_RESUME && (*previous >> 8 & 3) == 0);
    return *traced_only ? line : -1;
}

// A generator or coroutine that a loop or an await went through has returned: as if StopIteration had been raised.
static bool stop_iteration(KrThread *thread, KrFrame *frame, uint32_t unit, KrRef value)
{
    if (!wanted(thread->vm->monitor, frame->code, KR_EVENT_STOP_ITERATION) && !traced(frame)) return true;
    bool none = kr_is_none(value);
    KrOwn exception = kr_call(thread, kr_type_ref(&kr_exception_stop_iteration), &value, none ? 0 : 1, KR_REF_NULL);
    if (kr_is_null(exception)) return false;
    bool ok = monitor_event(thread, frame, KR_EVENT_STOP_ITERATION, unit, offset_ref(thread, frame->code, unit), kr_ref(exception), KR_REF_NULL);
    bool loop = kr_opcode_base[*frame->ip & 0xFF] == KR_OP_END_FOR; // settrace() hears of values only
    if (ok && traced(frame) && !(none && loop)) {
        KrOwn three =
            kr_tuple_3(thread, kr_type_ref(&kr_exception_stop_iteration), kr_ref(exception), kr_none());
        ok = !kr_is_null(three) && local_event(thread, frame, "exception", kr_ref(three));
        kr_xdrop(thread, three);
    }
    kr_drop(thread, exception);
    return ok;
}

static bool is_resumable(KrRef object)
{
    return kr_is_exact(object, &kr_generator_type) || kr_is_exact(object, &kr_coroutine_type);
}

// super().name calls super() first. What that calls does is over before the attribute is looked up.
static bool begin_super(KrThread *thread, KrFrame *frame, uint32_t unit, uint32_t oparg)
{
    KrRef callable = kr_slot_ref(frame->sp[-3]), class_ = kr_slot_ref(frame->sp[-2]);
    const KrMonitor *m = thread->vm->monitor;
    if (!wanted(m, frame->code, KR_EVENT_CALL)) return true;
    KrRef first = oparg & 2 ? class_ : kr_ref(m->missing), place = offset_ref(thread, frame->code, unit);
    if (!monitor_event(thread, frame, KR_EVENT_CALL, unit, place, callable, first)) return false;
    if (!kr_is(callable, kr_type_ref(&kr_super_type))) return true;
    KrOwn made = kr_call_2(thread, callable, class_, kr_slot_ref(frame->sp[-1]));
    bool fails = kr_is_null(made);
    if (fails)
        kr_exception_clear(thread);
    else
        kr_drop(thread, made);
    return monitor_event(thread, frame, fails ? KR_EVENT_C_RAISE : KR_EVENT_C_RETURN, unit, place, callable, first);
}

bool kr_monitor_step(KrThread *thread, KrFrame *frame, const KrUnit *previous)
{
    if (thread->monitor_depth) return true;
    const KrCode *code = frame->code;
    const KrMonitor *m = thread->vm->monitor;
    uint32_t unit = (uint32_t)(frame->ip - code->units), oparg = *frame->ip >> 8;
    int op = kr_opcode_base[*frame->ip & 0xFF];
    const Watch *w = thread->monitor;
    if (w && w->call_count && !end_call(thread, frame, false)) return false;
    for (uint32_t at = unit, shift = 8; at > 0; shift += 8) { // a longer oparg
        const KrUnit *before = &code->units[--at];
        if ((*before & 0xFF) != KR_OP_EXTENDED_ARG || (op != KR_OP_CALL && op != KR_OP_CALL_KW)) break;
        oparg |= (uint32_t)(*before >> 8) << shift;
    }
    if (op == KR_OP_RESUME) return enter(thread, frame, unit, (oparg & 7) == 0);
    if (m && m->any && !branch(thread, frame, previous, unit)) return false;
    if (frame->ip != code->units + unit) return true; // a callback jumped
    const KrFrameObject *f = traced(frame);
    if ((f && f->trace_lines) || wanted(m, code, KR_EVENT_LINE)) {
        bool traced_only;
        int32_t line = new_line(thread, frame, previous, unit, &traced_only);
        if (line >= 0 && ((!traced_only && !monitor_event(thread, frame, KR_EVENT_LINE, unit, kr_from_bits(kr_int_bits(line)),
                                                   KR_REF_NULL, KR_REF_NULL)) ||
                          ((f = traced(frame)) && f->trace_lines && !local_event(thread, frame, "line", kr_none()))))
            return false;
        if (frame->ip != code->units + unit) return true;
    }
    if (!monitor_event(thread, frame, KR_EVENT_INSTRUCTION, unit, offset_ref(thread, frame->code, unit), KR_REF_NULL, KR_REF_NULL))
        return false;
    if ((f = traced(frame)) && f->trace_opcodes && !local_event(thread, frame, "opcode", kr_none())) return false;
    switch (op) {
    case KR_OP_CALL:
    case KR_OP_CALL_KW:
    case KR_OP_CALL_FUNCTION_EX: return begin_call(thread, frame, unit, op, oparg);
    case KR_OP_LOAD_SUPER_ATTR: return begin_super(thread, frame, unit, oparg);
    case KR_OP_RETURN_VALUE: return leave(thread, frame, unit, kr_slot_ref(frame->sp[-1]), KR_EVENT_PY_RETURN);
    case KR_OP_YIELD_VALUE: return leave(thread, frame, unit, kr_slot_ref(frame->sp[-1]), KR_EVENT_PY_YIELD);
    case KR_OP_END_FOR: return stop_iteration(thread, frame, unit, kr_slot_ref(frame->sp[-1]));
    case KR_OP_END_SEND:
        return !is_resumable(kr_slot_ref(frame->sp[-2])) ||
               stop_iteration(thread, frame, unit, kr_slot_ref(frame->sp[-1]));
    default: return true;
    }
}

// --- exceptions --------------------------------------------------------------------------

void kr_monitor_raise(KrThread *thread, KrFrame *frame, bool again)
{
    if (thread->monitor_depth) return;
    uint32_t unit = (uint32_t)(frame->ip - frame->code->units);
    if (!end_call(thread, frame, true)) return;
    KrOwn exception = kr_dup(kr_ref(thread->exception));
    bool ok = monitor_event(thread, frame, again ? KR_EVENT_RERAISE : KR_EVENT_RAISE, unit, offset_ref(thread, frame->code, unit),
                            kr_ref(exception), KR_REF_NULL);
    if (ok && !again && traced(frame) && !kr_is_null(thread->trace_function)) {
        KrOwn held = kr_exception_fetch(thread);
        const KrException *object = (const KrException *)(const void *)kr_obj(kr_ref(exception));
        KrRef traceback = kr_is_null(object->traceback) ? kr_none() : kr_ref(object->traceback);
        KrOwn three = kr_tuple_3(thread, kr_type_ref(kr_type_of(kr_ref(exception))), kr_ref(exception), traceback);
        if (kr_is_null(three)) {
            kr_xdrop(thread, held);
        } else {
            kr_exception_restore(thread, held);
            (void)local_event(thread, frame, "exception", kr_ref(three));
            kr_drop(thread, three);
        }
    }
    kr_drop(thread, exception);
}

void kr_monitor_stop_raised(KrThread *thread, KrFrame *frame, KrRef value)
{
    if (thread->monitor_depth) return;
    bool none = kr_is_none(value);
    KrOwn exception = kr_call(thread, kr_type_ref(&kr_exception_stop_iteration), &value, none ? 0 : 1, KR_REF_NULL);
    if (kr_is_null(exception)) return;
    kr_exception_restore(thread, kr_dup(kr_ref(exception)));
    kr_monitor_raise(thread, frame, false);
    if (kr_is(kr_ref(thread->exception), kr_ref(exception))) kr_exception_clear(thread);
    kr_drop(thread, exception);
}

void kr_monitor_handled(KrThread *thread, KrFrame *frame, uint32_t target)
{
    if (thread->monitor_depth) return;
    KrOwn exception = kr_dup(kr_ref(thread->exception));
    (void)monitor_event(thread, frame, KR_EVENT_EXCEPTION_HANDLED, target, offset_ref(thread, frame->code, target), kr_ref(exception),
                        KR_REF_NULL);
    kr_drop(thread, exception);
}

void kr_monitor_unwind(KrThread *thread, KrFrame *frame)
{
    if (thread->monitor_depth) return;
    uint32_t unit = (uint32_t)(frame->ip - frame->code->units);
    KrOwn exception = kr_dup(kr_ref(thread->exception));
    if (monitor_event(thread, frame, KR_EVENT_PY_UNWIND, unit, offset_ref(thread, frame->code, unit), kr_ref(exception), KR_REF_NULL) &&
        local_event(thread, frame, "return", kr_none()))
        (void)profile_event(thread, frame, "return", kr_none());
    kr_drop(thread, exception);
}

void kr_monitor_throw(KrThread *thread, KrFrame *frame)
{
    if (thread->monitor_depth) return;
    uint32_t unit = (uint32_t)(frame->ip - frame->code->units);
    KrOwn exception = kr_dup(kr_ref(thread->exception));
    if (monitor_event(thread, frame, KR_EVENT_PY_THROW, unit, offset_ref(thread, frame->code, unit), kr_ref(exception), KR_REF_NULL) &&
        global_event(thread, frame, "call", kr_none()))
        (void)profile_event(thread, frame, "call", kr_none());
    kr_drop(thread, exception);
}
