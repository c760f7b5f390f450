// SPDX-License-Identifier: MIT
// Generators, coroutines, asynchronous generators (generator.h). Language reference 6.2.9, 6.4.
//
// The frame is moved into the object when RETURN_GENERATOR runs. Resuming links it behind the
// resumer's frame and swaps what sys.exception() means; yielding undoes both. throw() resumes with
// the exception set: the loop unwinds from where the generator stands.
// Async generators: values they yield are wrapped, so that what they await can be told apart.
// Called by interp/loop.c, iteration and await. Tests: tests/lang/generators/, tests/lang/async/.
#include "runtime/generator.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/iterator.h"
#include "runtime/none.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

// --- making, resuming, ending -----------------------------------------------------------

static KrGenerator *generator(KrRef value)
{
    return (KrGenerator *)(void *)kr_obj(value);
}

KrOwn kr_generator_new(KrThread *thread, KrFrame *frame)
{
    KrCode *code = frame->code;
    KrType *type = &kr_generator_type;
    if (code->flags & KR_CODE_COROUTINE)
        type = &kr_coroutine_type;
    else if (code->flags & KR_CODE_ASYNC_GENERATOR)
        type = &kr_async_generator_type;
    size_t size = offsetof(KrGenerator, frame) + (size_t)code->frame_size;
    KrGenerator *self = (KrGenerator *)(void *)kr_object_new(thread, type, size);
    if (!self) return KR_NULL;
    const KrFunction *function =
        (const KrFunction *)(const void *)kr_obj(kr_ref(frame->function));
    self->size = (uint32_t)size;
    self->name = kr_dup(kr_ref(function->name));
    self->qualname = kr_dup(kr_ref(function->qualname));
    self->code = kr_dup(kr_from_obj(code));
    memcpy(&self->frame, frame, (size_t)((char *)frame->sp - (char *)frame));
    self->frame.sp = self->frame.slots + (frame->sp - frame->slots);
    self->frame.owner = KR_FRAME_IN_GENERATOR;
    self->frame.previous = NULL;
    if (!kr_is_null(frame->frame_object))
        ((KrFrameObject *)(void *)kr_obj(kr_ref(frame->frame_object)))->frame =
            &self->frame;
    thread->frame = frame->previous;
    thread->stack_top = (char *)frame;
    thread->recursion_left++;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrFrame *kr_generator_resume(KrThread *thread, KrFrame *resumer, KrGenerator *self)
{
    if (KR_UNLIKELY(thread->recursion_left == 0)) {
        (void)kr_exception_raise(thread, &kr_exception_recursion_error,
                                 "maximum recursion depth exceeded");
        return NULL;
    }
    thread->recursion_left--;
    KrFrame *frame = &self->frame;
    self->state = KR_GENERATOR_RUNNING;
    self->awaiting = false;
    frame->previous = resumer;
    thread->frame = frame;
    self->resumer_handled = thread->handled;
    thread->handled = kr_is_null(self->handled) ? kr_dup(kr_ref(self->resumer_handled))
                                                : kr_move(&self->handled);
    return frame;
}

// Gives thread->handled back to the resumer. What is the generator's own is kept if it goes on.
static void leave(KrThread *thread, KrGenerator *self, bool keep)
{
    KrOwn inner = thread->handled;
    thread->handled = kr_move(&self->resumer_handled);
    bool own = !kr_is(kr_ref(inner), kr_ref(thread->handled));
    if (own && keep)
        self->handled = inner;
    else
        kr_xdrop(thread, inner);
    thread->frame = self->frame.previous;
    self->frame.previous = NULL;
    thread->recursion_left++;
}

void kr_generator_suspend(KrThread *thread, KrFrame *frame, bool awaiting)
{
    KrGenerator *self = kr_generator_of_frame(frame);
    self->state = KR_GENERATOR_SUSPENDED;
    self->awaiting = awaiting;
    leave(thread, self, true);
}

void kr_generator_finish(KrThread *thread, KrFrame *frame)
{
    KrGenerator *self = kr_generator_of_frame(frame);
    leave(thread, self, false);
    self->state = KR_GENERATOR_DONE;
    kr_frame_clear(thread, frame);
}

bool kr_generator_is_awaited(const KrGenerator *self)
{
    return self->state == KR_GENERATOR_SUSPENDED && self->awaiting;
}

uint32_t kr_generator_frame_flags(const KrFrame *frame)
{
    return frame->code->flags;
}

static const char *kind_name(const KrGenerator *self)
{
    if (self->header.type == &kr_coroutine_type) return "coroutine";
    return self->header.type == &kr_async_generator_type ? "async generator"
                                                         : "generator";
}

// Runs it with `value` (stolen; null: an exception is set and raised inside).
static KrFound run(KrThread *thread, KrGenerator *self, KrOwn value, KrOwn *result)
{
    *result = KR_NULL;
    if (self->state == KR_GENERATOR_RUNNING) {
        kr_xdrop(thread, value);
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "%s already executing", kind_name(self));
        return KR_FAULT;
    }
    KrOwn keep = kr_dup(kr_from_obj(self));
    bool at_yield = self->state == KR_GENERATOR_SUSPENDED && kr_is_null(value);
    if (!kr_generator_resume(thread, thread->frame, self)) {
        kr_xdrop(thread, value);
        kr_drop(thread, keep);
        return KR_FAULT;
    }
    if (at_yield) { // what is thrown is raised by the YIELD_VALUE itself, with a result at hand
        self->frame.ip--;
        *self->frame.sp++ = kr_slot_steal(kr_none_own());
    }
    if (!kr_is_null(value)) *self->frame.sp++ = kr_slot_steal(value);
    *result = kr_vm_hooks.run_frame(thread, &self->frame);
    KrFound found = KR_FAULT;
    if (!kr_is_null(*result))
        found = self->state == KR_GENERATOR_DONE ? KR_ABSENT : KR_PRESENT;
    kr_drop(thread, keep);
    return found;
}

KrFound kr_generator_send(KrThread *thread, KrRef self_ref, KrRef value, KrOwn *result)
{
    KrGenerator *self = generator(self_ref);
    *result = KR_NULL;
    if (self->state == KR_GENERATOR_CREATED && !kr_is_none(value)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "can't send non-None value to a just-started %s",
                                 kind_name(self));
        return KR_FAULT;
    }
    if (self->state == KR_GENERATOR_DONE) {
        if (self->header.type == &kr_coroutine_type) {
            (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                     "cannot reuse already awaited coroutine");
            return KR_FAULT;
        }
        *result = kr_none_own();
        return KR_ABSENT;
    }
    return run(thread, self, kr_dup(value), result);
}

bool kr_generator_stop_value(KrThread *thread, KrRef exception, KrOwn *value)
{
    (void)thread;
    if (!kr_type_is_subtype(kr_type_of(exception), &kr_exception_stop_iteration))
        return false;
    const KrException *object = (const KrException *)(const void *)kr_obj(exception);
    *value =
        kr_is_null(object->extra[0]) ? kr_none_own() : kr_dup(kr_ref(object->extra[0]));
    return true;
}

static KrOwn raise_stop(KrThread *thread, KrOwn value) // steals; StopIteration(value)
{
    if (kr_is_none(kr_ref(value))) {
        (void)kr_exception_raise_value(thread, &kr_exception_stop_iteration,
                                       KR_REF_NULL);
    } else {
        KrRef args[1] = {kr_ref(value)};
        KrOwn stop = kr_call(thread, kr_type_ref(&kr_exception_stop_iteration), args, 1,
                             KR_REF_NULL);
        if (!kr_is_null(stop)) kr_exception_restore(thread, stop);
    }
    kr_drop(thread, value);
    return KR_NULL;
}

static KrOwn as_method(KrThread *thread, const KrGenerator *self, KrFound found,
                       KrOwn value)
{
    if (found == KR_PRESENT) return value;
    if (found == KR_FAULT) return KR_NULL;
    if (self->header.type == &kr_async_generator_type) {
        kr_drop(thread, value);
        return kr_exception_raise_value(thread, &kr_exception_stop_async_iteration,
                                        KR_REF_NULL);
    }
    return raise_stop(thread, value);
}

static KrFound generator_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound found = kr_generator_send(thread, self, kr_none(), item);
    if (found == KR_ABSENT)
        kr_drop(thread, kr_move(item)); // only next(), send() and `yield from` look at it
    return found;
}

KrOwn kr_generator_next(KrThread *thread, KrRef self)
{
    KrOwn value;
    KrFound found = kr_generator_send(thread, self, kr_none(), &value);
    return as_method(thread, generator(self), found, value);
}
static KrOwn method_next(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_generator_next(thread, self);
}

static KrOwn method_send(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn value;
    KrFound found = kr_generator_send(thread, self, args[0], &value);
    return as_method(thread, generator(self), found, value);
}

// What it delegates to, borrowed from its stack; null: nothing.
static KrRef delegate(const KrGenerator *self)
{
    if (self->state != KR_GENERATOR_SUSPENDED || !self->awaiting) return KR_REF_NULL;
    return kr_slot_ref(self->frame.sp[-1]);
}

// The exception of throw(type, value, traceback), set. False: TypeError is set instead.
static bool set_thrown(KrThread *thread, const KrRef *args, size_t count)
{
    KrRef type = args[0], value = count > 1 ? args[1] : KR_REF_NULL;
    KrRef traceback = count > 2 ? args[2] : KR_REF_NULL;
    KrOwn exception = KR_NULL;
    if (!kr_ref_is_null(traceback) && kr_is_none(traceback)) traceback = KR_REF_NULL;
    if (!kr_ref_is_null(traceback) && !kr_is_exact(traceback, &kr_traceback_type))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "throw() third argument must be a traceback object");
    if (kr_type_has(type, KR_TYPE_TYPE_SUB) &&
        kr_type_is_subtype((const KrType *)(const void *)kr_obj(type),
                           &kr_exception_base_exception)) {
        if (!kr_ref_is_null(value) && kr_type_has(value, KR_TYPE_EXCEPTION_SUB))
            exception = kr_dup(value);
        else if (kr_ref_is_null(value) || kr_is_none(value))
            exception = kr_call_0(thread, type);
        else if (kr_tuple_is_sub(value))
            exception = kr_call_ex(thread, type, value, KR_REF_NULL);
        else
            exception = kr_call_1(thread, type, value);
        if (kr_is_null(exception)) return false;
        if (!kr_type_has(kr_ref(exception), KR_TYPE_EXCEPTION_SUB)) { // of a strange __new__
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "calling %R should have returned an instance of BaseException, not %T", type,
                                     kr_ref(exception));
            kr_drop(thread, exception);
            return false;
        }
    } else if (kr_type_has(type, KR_TYPE_EXCEPTION_SUB)) {
        if (!kr_ref_is_null(value) && !kr_is_none(value))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "instance exception may not have a separate value");
        exception = kr_dup(type);
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "exceptions must be classes or instances "
                                        "deriving from BaseException, not %T",
                                        type);
    }
    if (!kr_ref_is_null(traceback)) {
        KrException *object = (KrException *)(void *)kr_obj(kr_ref(exception));
        kr_store(thread, &object->traceback, kr_dup(traceback));
    }
    kr_exception_restore(thread, exception);
    return true;
}

static KrFound close_generator(KrThread *thread, KrGenerator *self);

// Closes what a generator delegates to: close() of generators and of anything that has it.
static bool close_delegate(KrThread *thread, KrRef inner)
{
    if (kr_is_exact(inner, &kr_generator_type) ||
        kr_is_exact(inner, &kr_coroutine_type))
        return close_generator(thread, generator(inner)) >= 0;
    KrOwn close = KR_NULL;
    KrFound found = kr_attr_lookup(thread, inner, kr_name(KR_NAME_close), &close);
    if (found <= 0) return found == 0;
    KrOwn result = kr_call_0(thread, kr_ref(close));
    kr_drop(thread, close);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

// Leaves `yield from` with the value or exception that is at hand: the delegate is popped and the
// instruction behind the loop runs. Only for thrown exceptions, which unwind from the SEND.
static KrFound throw_into(KrThread *thread, KrGenerator *self, const KrRef *args,
                          size_t count, bool close_inner, KrOwn *result)
{
    *result = KR_NULL;
    if (self->state == KR_GENERATOR_RUNNING) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "%s already executing", kind_name(self));
        return KR_FAULT;
    }
    KrRef inner = delegate(self);
    if (!kr_ref_is_null(inner)) {
        KrOwn keep = kr_dup(inner);
        KrFound found = KR_ABSENT;
        bool exits =
            close_inner &&
            ((kr_type_has(args[0], KR_TYPE_TYPE_SUB) &&
              kr_type_is_subtype((const KrType *)(const void *)kr_obj(args[0]),
                                 &kr_exception_generator_exit)) ||
             kr_type_is_subtype(kr_type_of(args[0]), &kr_exception_generator_exit));
        if (exits) {
            self->state = KR_GENERATOR_RUNNING;
            bool ok = close_delegate(thread, inner);
            self->state = KR_GENERATOR_SUSPENDED;
            kr_drop(thread, keep);
            if (ok) goto here;
            return run(thread, self, KR_NULL, result);
        }
        KrOwn value = KR_NULL;
        KrOwn method = KR_NULL;
        if (kr_is_exact(inner, &kr_generator_type) ||
            kr_is_exact(inner, &kr_coroutine_type)) {
            self->state = KR_GENERATOR_RUNNING;
            found =
                throw_into(thread, generator(inner), args, count, close_inner, &value);
            self->state = KR_GENERATOR_SUSPENDED;
        } else {
            KrFound has =
                kr_attr_lookup(thread, inner, kr_name(KR_NAME_throw), &method);
            if (has < 0) {
                kr_drop(thread, keep);
                return KR_FAULT;
            }
            if (has == 0) {
                kr_drop(thread, keep);
                goto here;
            }
            self->state = KR_GENERATOR_RUNNING;
            value = kr_call(thread, kr_ref(method), args, count, KR_REF_NULL);
            self->state = KR_GENERATOR_SUSPENDED;
            kr_drop(thread, method);
            found = kr_is_null(value) ? KR_FAULT : KR_PRESENT;
            if (found < 0 && kr_exception_is(thread, &kr_exception_stop_iteration)) {
                KrOwn stop = kr_exception_fetch(thread);
                (void)kr_generator_stop_value(thread, kr_ref(stop), &value);
                kr_drop(thread, stop);
                found = KR_ABSENT;
            }
        }
        if (found == KR_PRESENT) {
            kr_drop(thread, keep);
            *result = value;
            return KR_PRESENT;
        }
        if (found == KR_FAULT) {
            kr_drop(thread, keep);
            return run(thread, self, KR_NULL, result);
        }
        // The delegate has returned: raise StopIteration(value) at the yield; CLEANUP_THROW
        // takes its value and goes on behind the `yield from`.
        kr_drop(thread, keep);
        (void)raise_stop(thread, value);
        return run(thread, self, KR_NULL, result);
    }
here:
    if (!set_thrown(thread, args, count)) return KR_FAULT;
    if (self->state == KR_GENERATOR_DONE) {
        if (self->header.type == &kr_coroutine_type) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                     "cannot reuse already awaited coroutine");
        }
        return KR_FAULT;
    }
    return run(thread, self, KR_NULL, result);
}

static KrOwn method_throw(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn value;
    KrFound found = throw_into(thread, generator(self), args, count, true, &value);
    return as_method(thread, generator(self), found, value);
}

// close(): present with the value it returned, absent if there was none, or fault.
static KrFound close_generator(KrThread *thread, KrGenerator *self)
{
    if (self->state == KR_GENERATOR_DONE) return KR_ABSENT;
    if (self->state == KR_GENERATOR_CREATED) {
        self->state = KR_GENERATOR_DONE;
        kr_frame_clear(thread, &self->frame);
        return KR_ABSENT;
    }
    KrRef args[1] = {kr_type_ref(&kr_exception_generator_exit)};
    KrOwn result;
    KrFound found = throw_into(thread, self, args, 1, true, &result);
    if (found == KR_PRESENT) {
        kr_drop(thread, result);
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "%s ignored GeneratorExit", kind_name(self));
        return KR_FAULT;
    }
    if (found == KR_ABSENT) {
        kr_drop(thread, result);
        return KR_ABSENT;
    }
    if (kr_exception_is(thread, &kr_exception_generator_exit) ||
        kr_exception_is(thread, &kr_exception_stop_iteration)) {
        kr_exception_clear(thread);
        return KR_ABSENT;
    }
    return KR_FAULT;
}

KrFound kr_generator_throw(KrThread *thread, KrRef self, KrRef exception, KrOwn *result)
{
    return throw_into(thread, generator(self), &exception, 1, true, result);
}
bool kr_generator_close(KrThread *thread, KrRef self)
{
    return close_generator(thread, generator(self)) >= 0;
}

static KrOwn method_close(KrThread *thread, KrRef self_ref, const KrRef *args,
                          size_t count)
{
    (void)count;
    KrGenerator *self = generator(self_ref);
    if (self->state != KR_GENERATOR_SUSPENDED ||
        self->header.type != &kr_generator_type)
        return close_generator(thread, self) < 0 ? KR_NULL : kr_none_own();
    (void)args; // a generator that returns gives its value (3.13)
    KrRef thrown[1] = {kr_type_ref(&kr_exception_generator_exit)};
    KrOwn result;
    KrFound found = throw_into(thread, self, thrown, 1, true, &result);
    if (found == KR_ABSENT) return result;
    if (found == KR_PRESENT) {
        kr_drop(thread, result);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "%s ignored GeneratorExit", kind_name(self));
    }
    if (kr_exception_is(thread, &kr_exception_generator_exit) ||
        kr_exception_is(thread, &kr_exception_stop_iteration)) {
        kr_exception_clear(thread);
        return kr_none_own();
    }
    return KR_NULL;
}

static bool generator_finalize(KrThread *thread, KrRef self_ref)
{
    KrGenerator *self = generator(self_ref);
    if (self->state == KR_GENERATOR_DONE) return true;
    if (self->header.type == &kr_async_generator_type && !kr_is_null(self->finalizer)) {
        KrOwn result = kr_call_1(thread, kr_ref(self->finalizer), self_ref);
        bool ok = !kr_is_null(result);
        kr_xdrop(thread, result);
        return ok;
    }
    return close_generator(thread, self) >= 0;
}

static void generator_dealloc(KrThread *thread, KrObject *object)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    kr_gc_untrack(object);
    if (self->state != KR_GENERATOR_DONE) {
        self->state = KR_GENERATOR_DONE;
        kr_frame_clear(thread, &self->frame);
    }
    kr_xdrop(thread, self->name);
    kr_xdrop(thread, self->qualname);
    kr_xdrop(thread, self->code);
    kr_xdrop(thread, self->handled);
    kr_xdrop(thread, self->finalizer);
    kr_object_free(thread, object, self->size);
}

static void visit_own(KrOwn value, KrVisitFn visit, void *context)
{
    if (!kr_is_null(value) && kr_is_ptr(kr_ref(value))) visit(kr_ref(value), context);
}

static void generator_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    visit_own(self->name, visit, context);
    visit_own(self->qualname, visit, context);
    visit_own(self->code, visit, context);
    visit_own(self->handled, visit, context);
    visit_own(self->finalizer, visit, context);
    if (self->state >= KR_GENERATOR_RUNNING) return;
    visit_own(self->frame.function, visit, context);
    visit_own(self->frame.locals, visit, context);
    visit_own(self->frame.frame_object, visit, context);
    for (const KrSlot *slot = self->frame.slots; slot < self->frame.sp; slot++)
        if (kr_slot_is_counted(*slot) && slot->w) visit(kr_slot_ref(*slot), context);
}

static void generator_clear(KrThread *thread, KrObject *object)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    if (self->state < KR_GENERATOR_RUNNING) {
        self->state = KR_GENERATOR_DONE;
        kr_frame_clear(thread, &self->frame);
    }
    kr_store(thread, &self->handled, KR_NULL);
}

static KrOwn generator_repr(KrThread *thread, KrRef self)
{
    const KrGenerator *object = generator(self);
    const char *kind = object->header.type == &kr_async_generator_type
                           ? "async_generator"
                           : kind_name(object);
    char text[32];
    static const char digits[] = "0123456789abcdef";
    uint64_t word = kr_bits(self);
    int length = 0;
    for (int shift = 60; shift >= 0; shift -= 4)
        if (word >> shift || shift == 0) text[length++] = digits[word >> shift & 15];
    text[length] = 0;
    return kr_str_from_format(thread, "<%s object %S at 0x%s>", kind,
                              kr_ref(object->qualname), text);
}

// --- attributes -------------------------------------------------------------------------

static KrOwn get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(generator(self)->name));
}
static KrOwn get_qualname(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(generator(self)->qualname));
}
static bool set_text(KrThread *thread, KrOwn *place, KrRef value, const char *name)
{
    if (kr_ref_is_null(value) || !kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be set to a string object", name);
    kr_store(thread, place, kr_dup(value));
    return true;
}
static bool set_name(KrThread *thread, KrRef self, KrRef value)
{
    return set_text(thread, &generator(self)->name, value, "__name__");
}
static bool set_qualname(KrThread *thread, KrRef self, KrRef value)
{
    return set_text(thread, &generator(self)->qualname, value, "__qualname__");
}
static KrOwn get_code(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(generator(self)->code));
}
static KrOwn get_frame(KrThread *thread, KrRef self)
{
    KrGenerator *object = generator(self);
    if (object->state == KR_GENERATOR_DONE) return kr_none_own();
    return kr_frame_object(thread, &object->frame);
}
static KrOwn get_running(KrThread *thread, KrRef self)
{
    (void)thread;
    const KrGenerator *object = generator(self);
    if (object->header.type == &kr_async_generator_type)
        return kr_bool_own(object->running_async);
    return kr_bool_own(object->state == KR_GENERATOR_RUNNING);
}
static KrOwn get_suspended(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(generator(self)->state == KR_GENERATOR_SUSPENDED);
}
static KrOwn get_delegate(KrThread *thread, KrRef self)
{
    (void)thread;
    KrRef inner = delegate(generator(self));
    return kr_ref_is_null(inner) ? kr_none_own() : kr_dup(inner);
}
static KrOwn get_origin(KrThread *thread, KrRef self)
{
    (void)thread, (void)self;
    return kr_none_own();
}

static const KrNativeDef generator_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($cls, item, /)", "See PEP 585", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"__next__", method_next, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"send", method_send, NULL, "Resume with the value; the next value yielded.", 1, 1,
     KR_NATIVE_RAW},
    {"throw", method_throw, NULL, "Raise inside; the next value yielded.", 1, 3,
     KR_NATIVE_RAW},
    {"close", method_close, NULL, "Raise GeneratorExit inside.", 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef generator_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_yieldfrom", get_delegate, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_generator_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "generator",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = generator_dealloc,
    .visit = generator_visit,
    .clear = generator_clear,
    .finalize = generator_finalize,
    .repr = generator_repr,
    .iter = kr_iterator_self,
    .next = generator_next,
    .methods = generator_methods,
    .getset = generator_getset,
};

// --- coroutines -------------------------------------------------------------------------

typedef struct KrCoroutineWrapper { // what coroutine.__await__() gives
    KrObject header;
    KrOwn coroutine;
} KrCoroutineWrapper;

static KrOwn coroutine_await(KrThread *thread, KrRef self)
{
    KrCoroutineWrapper *wrapper = (KrCoroutineWrapper *)(void *)kr_object_new(
        thread, &kr_coroutine_wrapper_type, sizeof *wrapper);
    if (!wrapper) return KR_NULL;
    wrapper->coroutine = kr_dup(self);
    kr_gc_track(thread, wrapper);
    return kr_steal_obj(wrapper);
}

static KrRef wrapped(KrRef self)
{
    return kr_ref(((const KrCoroutineWrapper *)(const void *)kr_obj(self))->coroutine);
}
static void wrapper_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((KrCoroutineWrapper *)(void *)object)->coroutine);
    kr_object_free(thread, object, sizeof(KrCoroutineWrapper));
}
static void wrapper_visit(KrObject *object, KrVisitFn visit, void *context)
{
    visit_own(((KrCoroutineWrapper *)(void *)object)->coroutine, visit, context);
}
static KrFound wrapper_next(KrThread *thread, KrRef self, KrOwn *item)
{
    return generator_next(thread, wrapped(self), item);
}
static KrOwn wrapper_send(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    return method_send(thread, wrapped(self), args, count);
}
static KrOwn wrapper_throw(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    return method_throw(thread, wrapped(self), args, count);
}
static KrOwn wrapper_close(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    return method_close(thread, wrapped(self), args, count);
}
static const KrNativeDef wrapper_methods[] = {
    {"send", wrapper_send, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"throw", wrapper_throw, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"close", wrapper_close, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_coroutine_wrapper_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "coroutine_wrapper",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrCoroutineWrapper),
    .dealloc = wrapper_dealloc,
    .visit = wrapper_visit,
    .iter = kr_iterator_self,
    .next = wrapper_next,
    .methods = wrapper_methods,
};

static bool coroutine_finalize(KrThread *thread, KrRef self_ref)
{
    if (generator(self_ref)->state == KR_GENERATOR_CREATED) kr_warning_never_awaited(thread, self_ref);
    return generator_finalize(thread, self_ref);
}

static KrOwn coroutine_await_method(KrThread *thread, KrRef self, const KrRef *args,
                                    size_t count)
{
    (void)args, (void)count;
    return coroutine_await(thread, self);
}
static const KrNativeDef coroutine_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($cls, item, /)", "See PEP 585", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"send", method_send, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"throw", method_throw, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"close", method_close, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"__await__", coroutine_await_method, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef coroutine_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"cr_code", get_code, NULL, NULL},
    {"cr_frame", get_frame, NULL, NULL},
    {"cr_running", get_running, NULL, NULL},
    {"cr_suspended", get_suspended, NULL, NULL},
    {"cr_await", get_delegate, NULL, NULL},
    {"cr_origin", get_origin, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
KrType kr_coroutine_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "coroutine",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = generator_dealloc,
    .visit = generator_visit,
    .clear = generator_clear,
    .finalize = coroutine_finalize,
    .repr = generator_repr,
    .await_ = coroutine_await,
    .methods = coroutine_methods,
    .getset = coroutine_getset,
};

// --- asynchronous generators ------------------------------------------------------------

typedef struct KrAsyncValue { // what an async generator yields, as opposed to awaits
    KrObject header;
    KrOwn value;
} KrAsyncValue;

typedef enum KrAsyncState { ASYNC_NEW, ASYNC_RUNNING, ASYNC_CLOSED } KrAsyncState;

typedef struct KrAsyncCall { // awaitable of asend(), __anext__(), athrow(), aclose()
    KrObject header;
    KrOwn generator;
    KrOwn value; // to send, or tuple of arguments to throw; null: aclose()
    uint8_t state;
} KrAsyncCall;

KrOwn kr_generator_wrap_async(KrThread *thread, KrRef value)
{
    KrAsyncValue *self = (KrAsyncValue *)(void *)kr_object_new(
        thread, &kr_async_generator_value_type, sizeof *self);
    if (!self) return KR_NULL;
    self->value = kr_dup(value);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static void value_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((KrAsyncValue *)(void *)object)->value);
    kr_object_free(thread, object, sizeof(KrAsyncValue));
}
static void value_visit(KrObject *object, KrVisitFn visit, void *context)
{
    visit_own(((KrAsyncValue *)(void *)object)->value, visit, context);
}
KrType kr_async_generator_value_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator_wrapped_value",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncValue),
    .dealloc = value_dealloc,
    .visit = value_visit,
};

static KrAsyncCall *async_call(KrRef value)
{
    return (KrAsyncCall *)(void *)kr_obj(value);
}
// At the first use: the thread's hooks (sys.set_asyncgen_hooks).
static bool call_hooks(KrThread *thread, KrRef self)
{
    KrGenerator *generator = (KrGenerator *)(void *)kr_obj(self);
    if (generator->hooks_called) return true;
    generator->hooks_called = 1;
    if (!kr_is_null(thread->async_finalizer))
        kr_store(thread, &generator->finalizer, kr_dup(kr_ref(thread->async_finalizer)));
    if (kr_is_null(thread->async_firstiter)) return true;
    KrOwn hook = kr_dup(kr_ref(thread->async_firstiter));
    KrOwn result = kr_call_1(thread, kr_ref(hook), self);
    bool ok = !kr_is_null(result);
    kr_drop(thread, hook);
    kr_xdrop(thread, result);
    return ok;
}
static KrOwn new_async_call(KrThread *thread, KrType *type, KrRef self, KrRef value)
{
    if (!call_hooks(thread, self)) return KR_NULL;
    KrAsyncCall *call =
        (KrAsyncCall *)(void *)kr_object_new(thread, type, sizeof *call);
    if (!call) return KR_NULL;
    call->generator = kr_dup(self);
    call->value = kr_dup(value);
    kr_gc_track(thread, call);
    return kr_steal_obj(call);
}
static void call_dealloc(KrThread *thread, KrObject *object)
{
    KrAsyncCall *self = (KrAsyncCall *)(void *)object;
    kr_gc_untrack(object);
    kr_xdrop(thread, self->generator);
    kr_xdrop(thread, self->value);
    kr_object_free(thread, object, sizeof *self);
}
static void call_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrAsyncCall *self = (KrAsyncCall *)(void *)object;
    visit_own(self->generator, visit, context);
    visit_own(self->value, visit, context);
}

// What a step of the generator means for whoever awaits: a value of its own ends the await.
static KrOwn async_unwrap(KrThread *thread, KrAsyncCall *call, KrFound found,
                          KrOwn value)
{
    KrGenerator *self = generator(kr_ref(call->generator));
    if (found == KR_PRESENT) {
        if (!kr_is_exact(kr_ref(value), &kr_async_generator_value_type))
            return value; // it awaits something
        KrOwn inner = kr_dup(
            kr_ref(((const KrAsyncValue *)(const void *)kr_obj(kr_ref(value)))->value));
        kr_drop(thread, value);
        call->state = ASYNC_CLOSED;
        self->running_async = false;
        return raise_stop(thread, inner);
    }
    call->state = ASYNC_CLOSED;
    self->running_async = false;
    if (found == KR_ABSENT) {
        kr_drop(thread, value);
        (void)kr_exception_raise_value(thread, &kr_exception_stop_async_iteration,
                                       KR_REF_NULL);
    }
    return KR_NULL;
}

static bool async_start(KrThread *thread, KrAsyncCall *call, const char *what)
{
    KrGenerator *self = generator(kr_ref(call->generator));
    if (call->state == ASYNC_CLOSED)
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "cannot reuse already awaited %s", what);
    if (call->state == ASYNC_NEW) {
        if (self->running_async) {
            call->state = ASYNC_CLOSED;
            return kr_exception_raise_false(
                thread, &kr_exception_runtime_error,
                "%s: asynchronous generator is already running",
                what[0] == '_' ? "anext()" : what);
        }
        self->running_async = true;
    }
    return true;
}

static KrOwn asend_step(KrThread *thread, KrRef call_ref, KrRef value)
{
    KrAsyncCall *call = async_call(call_ref);
    bool first = call->state == ASYNC_NEW;
    if (!async_start(thread, call, "__anext__()/asend()")) return KR_NULL;
    call->state = ASYNC_RUNNING;
    KrOwn result;
    KrRef sent = first && kr_is_none(value) ? kr_ref(call->value) : value;
    KrFound found = kr_generator_send(thread, kr_ref(call->generator), sent, &result);
    return async_unwrap(thread, call, found, result);
}

static KrOwn asend_send(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return asend_step(thread, self, args[0]);
}
static KrFound asend_next(KrThread *thread, KrRef self, KrOwn *item)
{
    *item = asend_step(thread, self, kr_none());
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static KrOwn asend_throw(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrAsyncCall *call = async_call(self);
    if (!async_start(thread, call, "__anext__()/asend()")) return KR_NULL;
    call->state = ASYNC_RUNNING;
    KrOwn result;
    KrFound found = throw_into(thread, generator(kr_ref(call->generator)), args, count,
                               false, &result);
    return async_unwrap(thread, call, found, result);
}
static KrOwn asend_close(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrAsyncCall *call = async_call(self);
    if (call->state == ASYNC_CLOSED) return kr_none_own();
    KrRef thrown[1] = {kr_type_ref(&kr_exception_generator_exit)};
    KrOwn result = asend_throw(thread, self, thrown, 1);
    if (!kr_is_null(result)) {
        kr_drop(thread, result);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "coroutine ignored GeneratorExit");
    }
    if (kr_exception_is(thread, &kr_exception_stop_iteration) ||
        kr_exception_is(thread, &kr_exception_stop_async_iteration) ||
        kr_exception_is(thread, &kr_exception_generator_exit)) {
        kr_exception_clear(thread);
        return kr_none_own();
    }
    return KR_NULL;
}
static const KrNativeDef asend_methods[] = {
    {"send", asend_send, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"throw", asend_throw, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"close", asend_close, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_async_generator_next_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator_asend",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncCall),
    .dealloc = call_dealloc,
    .visit = call_visit,
    .iter = kr_iterator_self,
    .next = asend_next,
    .await_ = kr_iterator_self,
    .methods = asend_methods,
};

// athrow(args) and aclose() (no args)
static KrOwn athrow_end(KrThread *thread, KrAsyncCall *call, KrFound found, KrOwn value)
{
    if (!kr_is_null(call->value)) return async_unwrap(thread, call, found, value);
    bool yielded = found == KR_PRESENT &&
                   kr_is_exact(kr_ref(value), &kr_async_generator_value_type);
    if (found == KR_PRESENT && !yielded) return value;
    generator(kr_ref(call->generator))->running_async = false;
    call->state = ASYNC_CLOSED;
    if (yielded) {
        kr_drop(thread, value);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "async generator ignored GeneratorExit");
    }
    if (found == KR_ABSENT) {
        kr_drop(thread, value);
    } else {
        if (!kr_exception_is(thread, &kr_exception_stop_async_iteration) &&
            !kr_exception_is(thread, &kr_exception_generator_exit))
            return KR_NULL;
        kr_exception_clear(thread);
    }
    return raise_stop(thread, kr_none_own());
}

static KrOwn athrow_step(KrThread *thread, KrRef call_ref, KrRef value)
{
    KrAsyncCall *call = async_call(call_ref);
    KrGenerator *self = generator(kr_ref(call->generator));
    const char *what = kr_is_null(call->value) ? "aclose()" : "athrow()";
    bool first = call->state == ASYNC_NEW;
    if (!async_start(thread, call, what)) return KR_NULL;
    call->state = ASYNC_RUNNING;
    KrOwn result;
    KrFound found;
    if (!first) {
        found = kr_generator_send(thread, kr_ref(call->generator), value, &result);
    } else if (kr_is_null(call->value)) {
        if (self->state == KR_GENERATOR_DONE || self->state == KR_GENERATOR_CREATED) {
            found = close_generator(thread, self);
            result = kr_none_own();
        } else {
            KrRef thrown[1] = {kr_type_ref(&kr_exception_generator_exit)};
            found = throw_into(thread, self, thrown, 1, false, &result);
        }
    } else {
        const KrTuple *tuple = kr_tuple_cast(kr_ref(call->value));
        found = throw_into(thread, self, (const KrRef *)(const void *)tuple->items,
                           (size_t)tuple->length, false, &result);
    }
    return athrow_end(thread, call, found, result);
}
static KrOwn athrow_send(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return athrow_step(thread, self, args[0]);
}
static KrFound athrow_next(KrThread *thread, KrRef self, KrOwn *item)
{
    *item = athrow_step(thread, self, kr_none());
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static KrOwn athrow_throw(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrAsyncCall *call = async_call(self);
    if (!async_start(thread, call, kr_is_null(call->value) ? "aclose()" : "athrow()"))
        return KR_NULL;
    call->state = ASYNC_RUNNING;
    KrOwn result;
    KrFound found = throw_into(thread, generator(kr_ref(call->generator)), args, count,
                               false, &result);
    return athrow_end(thread, call, found, result);
}
static KrOwn athrow_close(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    async_call(self)->state = ASYNC_CLOSED;
    return kr_none_own();
}
static const KrNativeDef athrow_methods[] = {
    {"send", athrow_send, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"throw", athrow_throw, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"close", athrow_close, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_async_generator_throw_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator_athrow",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncCall),
    .dealloc = call_dealloc,
    .visit = call_visit,
    .iter = kr_iterator_self,
    .next = athrow_next,
    .await_ = kr_iterator_self,
    .methods = athrow_methods,
};

static KrOwn async_anext(KrThread *thread, KrRef self)
{
    return new_async_call(thread, &kr_async_generator_next_type, self, kr_none());
}
static KrOwn method_anext(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return async_anext(thread, self);
}
static KrOwn method_asend(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return new_async_call(thread, &kr_async_generator_next_type, self, args[0]);
}
static KrOwn method_athrow(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    KrOwn tuple = kr_tuple_from(thread, args, count);
    if (kr_is_null(tuple)) return KR_NULL;
    KrOwn call =
        new_async_call(thread, &kr_async_generator_throw_type, self, kr_ref(tuple));
    kr_drop(thread, tuple);
    return call;
}
static KrOwn method_aclose(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return new_async_call(thread, &kr_async_generator_throw_type, self, KR_REF_NULL);
}
static const KrNativeDef async_methods[] = {
    {"__class_getitem__", kr_container_class_getitem, "($cls, item, /)", "See PEP 585", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"__anext__", method_anext, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {"asend", method_asend, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"athrow", method_athrow, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"aclose", method_aclose, NULL, NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef async_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"ag_code", get_code, NULL, NULL},
    {"ag_frame", get_frame, NULL, NULL},
    {"ag_running", get_running, NULL, NULL},
    {"ag_suspended", get_suspended, NULL, NULL},
    {"ag_await", get_delegate, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
KrType kr_async_generator_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = generator_dealloc,
    .visit = generator_visit,
    .clear = generator_clear,
    .finalize = generator_finalize,
    .repr = generator_repr,
    .aiter = kr_iterator_self,
    .anext = async_anext,
    .methods = async_methods,
    .getset = async_getset,
};
