// SPDX-License-Identifier: MIT
// Frames: the stack of a thread, and frame objects.
//
// The frame stack is one block per thread, reserved large and touched as it grows, so that pushing
// and popping are an addition (interp/loop.c does both inline). A frame object is made when
// somebody looks; when its frame ends first, the object keeps place, locals and caller.
// Invariant: thread->stack_top is behind the innermost frame that lies on the stack.
// Called by interp/, function.c, generator.c, traceback.c. Tests: tests/lang/introspection/.
#include "runtime/frame.h"

#include "base/pages.h"
#include "runtime/bool.h"
#include "runtime/cell.h"
#include "runtime/code_layout.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame_locals.h"
#include "runtime/gc.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

enum { STACK_SIZE = 256 << 20, STACK_LEAST = 1 << 20, STACK_OF_OTHERS = 16 << 20, FRAME_SIZE = 1 << 10 };

// Untouched pages cost nothing but address space, of which there may be a limit: threads other than the main
// one get what the recursion limit asks for.
static bool reserve_stack(KrThread *thread)
{
    size_t most = STACK_SIZE;
    if (!kr_thread_is_main(thread))
        while (most > STACK_OF_OTHERS && most / 2 >= (size_t)thread->vm->recursion_limit * FRAME_SIZE)
            most /= 2;
    for (size_t size = most; size >= STACK_LEAST; size /= 2) {
        char *block = kr_pages_reserve(size);
        if (block) {
            thread->stack_chunks = block;
            thread->stack_top = block;
            thread->stack_end = block + size;
            return true;
        }
    }
    return false;
}

void kr_frame_fini(KrThread *thread)
{
    if (thread->stack_chunks)
        kr_pages_give_back(thread->stack_chunks, (size_t)(thread->stack_end - (char *)thread->stack_chunks));
    thread->stack_chunks = NULL;
    thread->stack_top = thread->stack_end = NULL;
}

void kr_frame_init(KrThread *thread, KrFrame *frame, KrFunction *function)
{
    (void)thread;
    KrCode *code = function->code;
    *frame = (KrFrame){.ip = code->units, .sp = frame->slots + code->localsplus_count, .code = code,
                       .function = kr_steal_obj(function), .globals = kr_ref(function->globals),
                       .builtins = kr_ref(function->builtins), .return_kind = KR_RETURN_PUSH,
                       .owner = KR_FRAME_ON_STACK};
    for (int32_t i = 0; i < code->localsplus_count; i++) {
        frame->slots[i].w = 0;
        __asm__ volatile("" ::: "memory"); // a few stores, not a call of memset
    }
}

KrFrame *kr_frame_push(KrThread *thread, KrFunction *function)
{
    if (KR_UNLIKELY(!thread->stack_chunks) && !reserve_stack(thread)) {
        kr_drop(thread, kr_steal_obj(function));
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    int64_t size = function->code->frame_size;
    if (KR_UNLIKELY(thread->recursion_left == 0 ||
                    thread->stack_end - thread->stack_top < size)) {
        kr_drop(thread, kr_steal_obj(function));
        (void)kr_exception_raise(thread, &kr_exception_recursion_error,
                                 "maximum recursion depth exceeded");
        return NULL;
    }
    KrFrame *frame = (KrFrame *)(void *)thread->stack_top;
    kr_frame_init(thread, frame, function);
    frame->previous = thread->frame;
    thread->stack_top += size;
    thread->recursion_left--;
    thread->frame = frame;
    return frame;
}

KrRef kr_frame_builtins(const KrThread *thread)
{
    KrRef builtins = thread->frame ? thread->frame->builtins : KR_REF_NULL;
    return kr_ref_is_null(builtins) ? kr_ref(thread->vm->builtins) : builtins;
}

void kr_frame_clear(KrThread *thread, KrFrame *frame)
{
    if (!kr_is_null(frame->frame_object)) kr_frame_object_detach(thread, frame);
    KrSlot *sp = frame->sp;
    frame->sp = frame->slots;
    while (sp > frame->slots) {
        KrSlot slot = *--sp;
        sp->w = 0;
        kr_slot_close(thread, slot);
    }
    kr_xdrop(thread, kr_move(&frame->locals));
    kr_xdrop(thread, kr_move(&frame->function));
}

void kr_frame_pop(KrThread *thread, KrFrame *frame)
{
    thread->frame = frame->previous;
    kr_frame_clear(thread, frame);
    thread->recursion_left++;
    if (frame->owner == KR_FRAME_ON_STACK) thread->stack_top = (char *)frame;
}

// --- frame objects ----------------------------------------------------------------------

static KrFrameObject *frame_object(KrRef value)
{
    return (KrFrameObject *)(void *)kr_obj(value);
}

static size_t object_size(const KrCode *code)
{
    return sizeof(KrFrameObject) + (size_t)code->localsplus_count * sizeof(KrSlot);
}

KrOwn kr_frame_object(KrThread *thread, KrFrame *frame)
{
    if (!kr_is_null(frame->frame_object)) return kr_dup(kr_ref(frame->frame_object));
    KrFrameObject *self = (KrFrameObject *)(void *)kr_object_new(
        thread, &kr_frame_type, object_size(frame->code));
    if (!self) return KR_NULL;
    self->frame = frame;
    self->code = kr_dup(kr_from_obj(frame->code));
    self->globals = kr_dup(frame->globals);
    self->builtins = kr_dup(frame->builtins);
    self->unit = -1;
    self->trace_lines = true;
    kr_gc_track(thread, self);
    frame->frame_object = kr_steal_obj(self);
    return kr_dup(kr_ref(frame->frame_object));
}

bool kr_frame_object_is_idle(const KrFrame *frame)
{
    const KrFrameObject *self = frame_object(kr_ref(frame->frame_object));
    return self->header.count == 1 && kr_is_null(self->trace) && kr_is_null(self->extra) && kr_is_null(self->replaced) &&
           self->trace_lines && !self->trace_opcodes;
}

// The activation whose running trace began in the frame, or null.
static KrActivation *trace_in(const KrThread *thread, const KrFrame *frame)
{
    for (const KrThread *each = thread->vm->threads; each; each = each->next)
        for (KrActivation *a = each->activation; a; a = a->previous)
            if (a->in_trace && a->frame == frame) return a;
    return NULL;
}

static bool keep_in(KrThread *thread, KrActivation *activation, KrRef tuple)
{
    KrRef before = kr_is_null(activation->shown) ? kr_none() : kr_ref(activation->shown);
    KrOwn both = kr_tuple_2(thread, tuple, before);
    if (kr_is_null(both))
        return false;
    kr_store(thread, &activation->shown, both);
    activation->stale = true;
    return true;
}

bool kr_frame_keep_shown(KrThread *thread, KrRef list)
{
    KrOwn tuple = KR_NULL;
    bool ok = true;
    for (const KrThread *each = thread->vm->threads; ok && each; each = each->next) {
        for (KrActivation *a = each->activation; ok && a; a = a->previous) {
            if (!a->in_trace) continue;
            if (kr_is_null(tuple)) tuple = kr_sequence_tuple(thread, list);
            ok = !kr_is_null(tuple) && keep_in(thread, a, kr_ref(tuple));
        }
    }
    kr_xdrop(thread, tuple);
    return ok;
}

static KrFrame *frame_or_shadow(KrThread *thread, KrFrame *frame)
{
    KrActivation *activation = frame && kr_vm_hooks.shadow ? trace_in(thread, frame) : NULL;
    KrFrame *shadow = activation ? kr_vm_hooks.shadow(thread, activation) : NULL;
    return shadow ? shadow : frame;
}

KrFrame *kr_frame_innermost(KrThread *thread)
{
    return frame_or_shadow(thread, thread->frame);
}

KrFrame *kr_frame_caller(KrThread *thread, const KrFrame *frame)
{
    return frame_or_shadow(thread, frame->previous);
}

void kr_frame_object_settle(KrThread *thread, KrFrameObject *object)
{
    if (!object->frame || !thread->activation || !kr_vm_hooks.shadow) return;
    for (const KrThread *each = thread->vm->threads; each; each = each->next)
        for (KrActivation *a = each->activation; a; a = a->previous)
            if (a->in_trace && (a->frame == object->frame || a->shadows)) (void)kr_vm_hooks.shadow(thread, a);
}

bool kr_frame_object_has_locals(KrThread *thread, KrFrameObject *object)
{
    kr_frame_object_settle(thread, object);
    if (!object->frame || (object->frame->owner != KR_FRAME_SHADOW_EMPTY && !trace_in(thread, object->frame))) return true;
    return kr_exception_raise_false(thread, &kr_exception_not_implemented_error,
                                    "krait: the locals of a caller that runs as machine code");
}

int32_t kr_frame_line(const KrFrame *frame)
{
    return kr_code_line(frame->code, (uint32_t)(frame->ip - frame->code->units));
}

static int32_t line_of(const KrFrameObject *self)
{
    if (self->frame) return kr_frame_line(self->frame);
    return self->unit < 0 ? -1
                          : kr_code_line(kr_code_obj(kr_ref(self->code)), (uint32_t)self->unit);
}

// The frame ends. If somebody keeps the object, it takes over what may be asked for: the locals
// themselves, so that they die with it (a traceback keeps the locals of its frames alive).
void kr_frame_object_detach(KrThread *thread, KrFrame *frame)
{
    KrFrameObject *self = frame_object(kr_ref(frame->frame_object));
    KrOwn mine = kr_move(&frame->frame_object);
    if (self->header.count > 1) {
        self->unit = (int32_t)(frame->ip - frame->code->units);
        self->locals = kr_move(&frame->locals);
        for (int32_t i = 0; i < frame->code->localsplus_count; i++) {
            self->slots[i] = frame->slots[i];
            frame->slots[i].w = 0;
        }
        if (frame->previous) {
            KrOwn pending = kr_exception_fetch(thread);
            // a trace that is calling has shadows if somebody asked for its frames
            const KrActivation *trace = trace_in(thread, frame->previous);
            self->back = kr_frame_object(thread, trace && trace->shadows ? kr_frame_caller(thread, frame) : frame->previous);
            kr_exception_clear(thread); // no memory: the object shows less
            kr_exception_restore(thread, pending);
        }
    }
    self->frame = NULL;
    kr_drop(thread, mine);
}

static KrOwn locals_dict(KrThread *thread, const KrCode *code, const KrSlot *slots)
{
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict)) return KR_NULL;
    const KrTuple *names = kr_tuple_cast(kr_ref(code->localsplus_names));
    for (int32_t i = 0; i < code->localsplus_count; i++) {
        KrRef value = kr_slot_ref(slots[i]);
        uint8_t kind = code->localsplus_kinds[i];
        if (kind & (KR_LOCAL_CELL | KR_LOCAL_FREE) && kr_is_exact(value, &kr_cell_type))
            value = kr_ref(((const KrCell *)(const void *)kr_obj(value))->value);
        if (kr_code_is_own_cell(code, i) && !kr_ref_is_null(kr_dict_find_str(kr_ref(dict), kr_ref(names->items[i])))) continue;
        if (!kr_ref_is_null(value) &&
            !kr_dict_set(thread, kr_ref(dict), kr_ref(names->items[i]), value)) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    }
    return dict;
}

// Does a comprehension run in it whose targets are no variables of a module or class?
static bool has_hidden(const KrCode *code, const KrSlot *slots)
{
    for (int32_t i = 0; i < code->localsplus_count; i++)
        if (code->localsplus_kinds[i] & KR_LOCAL_HIDDEN && !kr_ref_is_null(kr_slot_ref(slots[i]))) return true;
    return false;
}

KrOwn kr_frame_locals(KrThread *thread, KrFrame *frame)
{
    if (!kr_is_null(frame->locals) && !has_hidden(frame->code, frame->slots)) return kr_dup(kr_ref(frame->locals));
    if (!kr_is_null(frame->frame_object)) return kr_frame_locals_dict(thread, frame_object(kr_ref(frame->frame_object)));
    return locals_dict(thread, frame->code, frame->slots);
}

static void clear_slots(KrThread *thread, KrFrameObject *self)
{
    for (int32_t i = kr_code_obj(kr_ref(self->code))->localsplus_count; i-- > 0;) {
        KrSlot slot = self->slots[i];
        self->slots[i].w = 0;
        kr_slot_close(thread, slot);
    }
}

static void frame_dealloc(KrThread *thread, KrObject *object)
{
    KrFrameObject *self = (KrFrameObject *)(void *)object;
    size_t size = object_size(kr_code_obj(kr_ref(self->code)));
    kr_gc_untrack(object);
    clear_slots(thread, self);
    kr_xdrop(thread, self->locals);
    kr_xdrop(thread, self->globals);
    kr_xdrop(thread, self->builtins);
    kr_xdrop(thread, self->trace);
    kr_xdrop(thread, self->back);
    kr_xdrop(thread, self->extra);
    kr_xdrop(thread, self->replaced);
    kr_xdrop(thread, self->code);
    kr_object_free(thread, object, size);
}
static void frame_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrFrameObject *self = (const KrFrameObject *)(const void *)object;
    const KrOwn fields[] = {self->code,   self->globals, self->builtins,
                            self->locals, self->back,    self->trace,
                            self->extra,  self->replaced};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visit(kr_ref(fields[i]), context);
    int32_t count = kr_code_obj(kr_ref(self->code))->localsplus_count;
    for (int32_t i = 0; i < count; i++)
        if (kr_slot_is_counted(self->slots[i]) && self->slots[i].w)
            visit(kr_slot_ref(self->slots[i]), context);
}
static void frame_clear(KrThread *thread, KrObject *object)
{
    KrFrameObject *self = (KrFrameObject *)(void *)object;
    clear_slots(thread, self);
    kr_store(thread, &self->locals, KR_NULL);
    kr_store(thread, &self->trace, KR_NULL);
    kr_store(thread, &self->back, KR_NULL);
    kr_store(thread, &self->extra, KR_NULL);
    kr_store(thread, &self->replaced, KR_NULL);
}

static KrOwn get_back(KrThread *thread, KrRef self)
{
    KrFrameObject *object = frame_object(self);
    if (!object->frame)
        return kr_is_null(object->back) ? kr_none_own() : kr_dup(kr_ref(object->back));
    kr_frame_object_settle(thread, object);
    if (!object->frame) return get_back(thread, self);
    KrFrame *caller = kr_frame_caller(thread, object->frame);
    return caller ? kr_frame_object(thread, caller) : kr_none_own();
}
static KrOwn get_code(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(frame_object(self)->code));
}
static KrOwn get_globals(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(frame_object(self)->globals));
}
static KrOwn get_builtins(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(frame_object(self)->builtins));
}
static KrOwn get_locals(KrThread *thread, KrRef self)
{
    KrFrameObject *object = frame_object(self);
    kr_frame_object_settle(thread, object);
    KrOwn locals = object->frame ? object->frame->locals : object->locals;
    bool hidden = object->frame && has_hidden(object->frame->code, object->frame->slots);
    if (!kr_is_null(locals) && !hidden) return kr_dup(kr_ref(locals));
    return kr_frame_locals_new(thread, self);
}
static KrOwn get_line(KrThread *thread, KrRef self)
{
    kr_frame_object_settle(thread, frame_object(self));
    int32_t line = line_of(frame_object(self));
    return line < 0 ? kr_none_own() : kr_int_from_i64(thread, line);
}
static bool set_line(KrThread *thread, KrRef self, KrRef value)
{
    return kr_vm_hooks.jump_to_line(thread, frame_object(self)->frame, value);
}
static KrOwn get_lasti(KrThread *thread, KrRef self)
{
    KrFrameObject *object = frame_object(self);
    kr_frame_object_settle(thread, object);
    int64_t unit =
        object->frame ? object->frame->ip - object->frame->code->units : object->unit;
    if (unit < 0) return kr_int_from_i64(thread, -1);
    const KrCode *code = object->frame ? object->frame->code : kr_code_obj(kr_ref(object->code));
    return kr_int_from_i64(thread, 2 * (int64_t)kr_code_layout_place(code, (uint32_t)unit));
}
static KrOwn get_trace(KrThread *thread, KrRef self)
{
    (void)thread;
    KrOwn trace = frame_object(self)->trace;
    return kr_is_null(trace) ? kr_none_own() : kr_dup(kr_ref(trace));
}
static bool set_trace(KrThread *thread, KrRef self, KrRef value)
{
    bool none = kr_ref_is_null(value) || kr_is_none(value);
    kr_store(thread, &frame_object(self)->trace, none ? KR_NULL : kr_dup(value));
    return true;
}
static bool set_flag(KrThread *thread, uint8_t *flag, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "can't delete numeric/char attribute");
    if (!kr_is_exact(value, &kr_bool_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "attribute value type must be bool");
    *flag = kr_is(value, kr_bool(true));
    return true;
}
static KrOwn get_trace_lines(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(frame_object(self)->trace_lines);
}
static bool set_trace_lines(KrThread *thread, KrRef self, KrRef value)
{
    return set_flag(thread, &frame_object(self)->trace_lines, value);
}
static KrOwn get_trace_opcodes(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(frame_object(self)->trace_opcodes);
}
static bool set_trace_opcodes(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                        "attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted");
    return set_flag(thread, &frame_object(self)->trace_opcodes, value);
}
static KrOwn get_generator(KrThread *thread, KrRef self)
{
    (void)thread;
    KrFrame *frame = frame_object(self)->frame;
    if (!frame || frame->owner != KR_FRAME_IN_GENERATOR) return kr_none_own();
    return kr_dup(kr_from_obj(kr_generator_of_frame(frame)));
}
static KrOwn method_clear(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrFrameObject *object = frame_object(self);
    if (object->frame && object->frame->owner == KR_FRAME_IN_GENERATOR &&
        kr_generator_of_frame(object->frame)->state <= KR_GENERATOR_SUSPENDED) {
        if (kr_generator_of_frame(object->frame)->state == KR_GENERATOR_SUSPENDED)
            return kr_exception_raise(thread, &kr_exception_runtime_error,
                                      "cannot clear a suspended frame");
        KrOwn generator = kr_dup(kr_from_obj(kr_generator_of_frame(object->frame)));
        bool ok = kr_generator_finalize(thread, kr_ref(generator));
        if (ok) ok = kr_generator_close(thread, kr_ref(generator)); // a coroutine only warned
        kr_drop(thread, generator);
        return ok ? kr_none_own() : KR_NULL;
    }
    if (object->frame)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "cannot clear an executing frame");
    frame_clear(thread, kr_obj(self));
    return kr_none_own();
}
static KrOwn frame_repr(KrThread *thread, KrRef self)
{
    const KrFrameObject *object = frame_object(self);
    const KrCode *code = kr_code_obj(kr_ref(object->code));
    int32_t line = line_of(object);
    char address[24];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)kr_bits(self));
    return kr_str_from_format(thread, "<frame at %s, file %R, line %d, code %S>",
                              address, kr_ref(code->filename), (int)line,
                              kr_ref(code->name));
}

static KrOwn method_sizeof(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn code = get_code(thread, self);
    uint32_t words = kr_code_obj(kr_ref(code))->frame_size;
    kr_drop(thread, code);
    return kr_int_from_u64(thread, kr_type_of(self)->basic_size + words * sizeof(KrOwn));
}

static const KrNativeDef frame_methods[] = {
    {"__sizeof__", method_sizeof, "($self, /)", "Size of object in memory, in bytes.", 0, 0, KR_NATIVE_RAW},
    {"clear", method_clear, "($self, /)", "Takes everything out.", 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef frame_getset[] = {
    {"f_back", get_back, NULL, "The frame of the caller, or None."},
    {"f_code", get_code, NULL, "The code that the frame runs."},
    {"f_globals", get_globals, NULL, "The dict of its global names."},
    {"f_builtins", get_builtins, NULL, "The dict of its built-in names."},
    {"f_locals", get_locals, NULL, "Its local names and their values."},
    {"f_lineno", get_line, set_line, "The line that it is at."},
    {"f_lasti", get_lasti, NULL, "The place of its last instruction."},
    {"f_trace", get_trace, set_trace, "Its trace function, or None."},
    {"f_trace_lines", get_trace_lines, set_trace_lines, KR_AS_MEMBER},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, "Is each instruction an event?"},
    {"f_generator", get_generator, NULL, "The generator that it belongs to, or None."},
    {NULL, NULL, NULL, NULL},
};

KrType kr_frame_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "frame",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrFrameObject),
    .dealloc = frame_dealloc,
    .visit = frame_visit,
    .clear = frame_clear,
    .repr = frame_repr,
    .methods = frame_methods,
    .getset = frame_getset,
};

// --- super() without arguments ----------------------------------------------------------

bool kr_frame_super_arguments(KrThread *thread, KrOwn *class_, KrOwn *object)
{
    KrFrame *frame = thread->frame;
    if (!frame) return false;
    const KrCode *code = frame->code;
    if (code->arg_count == 0)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "super(): no arguments");
    KrRef first = kr_slot_ref(frame->slots[0]);
    if (code->localsplus_kinds[0] & KR_LOCAL_CELL && kr_is_exact(first, &kr_cell_type))
        first = kr_ref(((KrCell *)(void *)kr_obj(first))->value);
    if (kr_ref_is_null(first))
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "super(): arg[0] deleted");
    for (int32_t i = code->localsplus_count - code->free_count;
         i < code->localsplus_count; i++) {
        KrRef name = kr_tuple_get(kr_ref(code->localsplus_names), i);
        if (!kr_is(name, kr_name(KR_NAME___class__)) && !kr_str_equal_ascii(name, "__class__"))
            continue;
        KrRef cell = kr_slot_ref(frame->slots[i]);
        if (kr_ref_is_null(cell) || kr_is_null(((KrCell *)(void *)kr_obj(cell))->value))
            return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                            "super(): empty __class__ cell");
        *class_ = kr_dup(kr_ref(((KrCell *)(void *)kr_obj(cell))->value));
        *object = kr_dup(first);
        return true;
    }
    return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                    "super(): __class__ cell not found");
}
