// SPDX-License-Identifier: MIT
// Generators, coroutines, asynchronous generators (generator.h). Language reference 6.2.9, 6.4.
//
// The frame is moved into the object when RETURN_GENERATOR runs. Resuming links it behind the
// resumer's frame and swaps what sys.exception() means; yielding undoes both. throw() resumes with
// the exception set: the loop unwinds from where the generator stands.
// What a generator handles while it is suspended (sys.exception()) stays with it: its outermost handler saves
// "the resumer's", which may be another each time, and not an exception (push_handler, pop_handler).
// Called by interp/loop.c, iteration and await. Tests: tests/lang/generators/, tests/lang/async/.
#include "runtime/generator.h"

#include "runtime/async_generator.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <stdlib.h>

static KrOwn make_origin(KrThread *thread, const KrFrame *frame, int32_t depth);

// --- making, resuming, ending -----------------------------------------------------------

static KrGenerator *generator(KrRef value)
{
    return (KrGenerator *)(void *)kr_obj(value);
}

static KrType *type_of(const KrCode *code)
{
    if (code->flags & KR_CODE_COROUTINE) return &kr_coroutine_type;
    return code->flags & KR_CODE_ASYNC_GENERATOR ? &kr_async_generator_type : &kr_generator_type;
}

// All but the frame.
KR_INLINE KrGenerator *make(KrThread *thread, const KrFunction *function)
{
    KrCode *code = function->code;
    size_t size = offsetof(KrGenerator, frame) + (size_t)code->frame_size;
    KrGenerator *self = kr_slab_object(thread, type_of(code), size);
    if (KR_UNLIKELY(!self)) {
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    kr_object_dup(kr_obj(kr_ref(self->name = function->name)));
    kr_object_dup(kr_obj(kr_ref(self->qualname = function->qualname)));
    kr_object_dup(&code->header);
    self->code = kr_steal_obj(code);
    self->handled = self->resumer_handled = self->extra = KR_NULL;
    self->size = (uint32_t)size;
    self->state = KR_GENERATOR_CREATED;
    self->awaiting = self->hooks_called = self->running_async = self->closed = self->uncounted = 0;
    self->handlers = 0;
    return self;
}

KrOwn kr_generator_new(KrThread *thread, KrFrame *frame)
{
    KrGenerator *self = make(thread, (const KrFunction *)(const void *)kr_obj(kr_ref(frame->function)));
    if (KR_UNLIKELY(!self)) return KR_NULL;
    memcpy(&self->frame, frame, (size_t)((char *)frame->sp - (char *)frame));
    self->frame.sp = self->frame.slots + (frame->sp - frame->slots);
    self->frame.owner = KR_FRAME_IN_GENERATOR;
    self->frame.previous = NULL;
    if (!kr_is_null(frame->frame_object))
        ((KrFrameObject *)(void *)kr_obj(kr_ref(frame->frame_object)))->frame =
            &self->frame;
    if (KR_UNLIKELY(thread->origin_depth > 0 && self->header.type == &kr_coroutine_type)) {
        self->extra = make_origin(thread, frame->previous, thread->origin_depth);
        kr_exception_clear(thread); // without memory it has none
    }
    thread->frame = frame->previous;
    thread->stack_top = (char *)frame;
    thread->recursion_left++;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_generator_new_empty(KrThread *thread, KrRef function_ref, const KrUnit *ip)
{
    KrFunction *function = (KrFunction *)(void *)kr_obj(function_ref);
    if (KR_UNLIKELY(thread->recursion_left == 0 || thread->origin_depth > 0)) { // as a call that runs into it
        KrFrame *frame = kr_frame_push(thread, (KrFunction *)(void *)kr_obj(kr_ref(kr_dup(function_ref))));
        if (!frame) return KR_NULL;
        frame->ip = ip;
        KrOwn made = kr_generator_new(thread, frame);
        if (kr_is_null(made)) kr_frame_pop(thread, frame);
        return made;
    }
    KrGenerator *self = make(thread, function);
    if (KR_UNLIKELY(!self)) return KR_NULL;
    kr_object_dup(&function->header);
    kr_frame_init(thread, &self->frame, function);
    self->frame.ip = ip;
    self->frame.owner = KR_FRAME_IN_GENERATOR;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

uint64_t kr_generator_push_handler(KrThread *thread, KrFrame *frame)
{
    if (kr_generator_of_frame(frame)->handlers++ == 0)
        kr_xdrop(thread, kr_move(&thread->handled)); // the resumer's: there may be another next time
    return kr_own_bits(thread->handled);
}

uint64_t kr_generator_pop_handler(KrFrame *frame, uint64_t previous)
{
    KrGenerator *self = kr_generator_of_frame(frame);
    kr_assert(self->handlers > 0);
    if (--self->handlers != 0)
        return previous;
    return kr_own_bits(kr_dup(kr_ref(self->resumer_handled)));
}

// Gives thread->handled back to the resumer. What is the generator's own is kept if it goes on.
static void leave(KrThread *thread, KrGenerator *self, bool keep)
{
    KrOwn inner = thread->handled;
    thread->handled = kr_move(&self->resumer_handled);
    if (keep && self->handlers)
        self->handled = inner;
    else
        kr_xdrop(thread, inner);
    thread->frame = self->frame.previous;
    self->frame.previous = NULL;
    thread->recursion_left += !self->uncounted;
}

void kr_generator_suspend(KrThread *thread, KrFrame *frame, bool awaiting)
{
    KrGenerator *self = kr_generator_of_frame(frame);
    self->state = KR_GENERATOR_SUSPENDED;
    self->awaiting = awaiting;
    if (KR_UNLIKELY(!kr_is_null(frame->frame_object)) && kr_frame_object_is_idle(frame)) // left over from a traceback
        kr_frame_object_detach(thread, frame);
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

// A thrown exception meets what the generator itself is handling: that is its context.
static void chain(KrThread *thread)
{
    KrRef exception = kr_ref(thread->exception), handled = kr_ref(thread->handled);
    if (kr_ref_is_null(handled) || kr_is(exception, handled)) return;
    kr_exception_break_context_cycle(thread, exception, handled);
    KrException *object = (KrException *)(void *)kr_obj(exception);
    kr_store(thread, &object->context, kr_dup(handled));
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
    if (KR_UNLIKELY(thread->recursion_left == 0)) {
        kr_xdrop(thread, value);
        kr_drop(thread, keep);
        (void)kr_exception_raise(thread, &kr_exception_recursion_error, "maximum recursion depth exceeded");
        return KR_FAULT;
    }
    (void)kr_generator_resume(thread, thread->frame, self);
    if (kr_is_null(value) && self->handlers) chain(thread);
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

KrOwn kr_generator_raise_stop(KrThread *thread, KrOwn value)
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

KrFound kr_generator_next_of(KrThread *thread, KrRef self, KrOwn *item)
{
    KrFound found = kr_type_of(self)->send(thread, self, kr_none(), item);
    if (found == KR_ABSENT)
        kr_drop(thread, kr_move(item)); // only next(), send() and `yield from` look at it
    return found;
}

KrFound kr_generator_feed(KrThread *thread, KrRef self, KrConsumer *consumer, KrOwn *item)
{
    KrGenerator *object = generator(self);
    KrFound found;
    if (KR_UNLIKELY(object->state > KR_GENERATOR_SUSPENDED || thread->recursion_left == 0)) {
        found = kr_generator_send(thread, self, kr_none(), item);
    } else {
        kr_object_dup(&object->header);
        KrFrame *frame = kr_generator_resume(thread, thread->frame, object);
        *frame->sp++ = kr_slot_steal(kr_none_own());
        *item = kr_vm_hooks.feed_frame(thread, frame, consumer);
        found = kr_is_null(*item) ? KR_FAULT : object->state == KR_GENERATOR_DONE ? KR_ABSENT : KR_PRESENT;
        kr_object_drop(thread, &object->header);
    }
    if (found == KR_ABSENT) kr_drop(thread, kr_move(item));
    return found;
}

static KrFound generator_next(KrThread *thread, KrRef self, KrOwn *item)
{
    return kr_generator_feed(thread, self, NULL, item);
}

KrOwn kr_generator_method(KrThread *thread, KrFound found, KrOwn value)
{
    return found == KR_ABSENT ? kr_generator_raise_stop(thread, value) : value;
}

KrOwn kr_generator_method_send(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    KrOwn value = KR_NULL;
    KrFound found = kr_type_of(self)->send(thread, self, args[0], &value);
    return kr_generator_method(thread, found, value);
}

// What it delegates to, borrowed from its stack; null: nothing.
static KrRef delegate(const KrGenerator *self)
{
    if (self->state != KR_GENERATOR_SUSPENDED || !self->awaiting) return KR_REF_NULL;
    return kr_slot_ref(self->frame.sp[-1]);
}

// throw() with more than the exception.
bool kr_generator_check_throw(KrThread *thread, const char *method, size_t count)
{
    return count <= 1 ||
           kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                             "the (type, exc, tb) signature of %s() is deprecated, use "
                             "the single-arg signature instead.",
                             method);
}

// The exception of type(value), as `raise` would make it; where that fails, what it failed with.
static KrOwn make_thrown(KrThread *thread, KrRef type, KrRef value)
{
    KrOwn exception = KR_NULL;
    bool none = kr_ref_is_null(value) || kr_is_none(value);
    if (!none && kr_type_has(value, KR_TYPE_EXCEPTION_SUB)) {
        KrFound is = kr_isinstance(thread, value, type);
        if (is == KR_PRESENT) return kr_dup(value);
        if (is == KR_FAULT) return kr_exception_fetch(thread);
    }
    if (none)
        exception = kr_call_0(thread, type);
    else if (kr_tuple_is_sub(value))
        exception = kr_call_ex(thread, type, value, KR_REF_NULL);
    else
        exception = kr_call_1(thread, type, value);
    if (!kr_is_null(exception) && !kr_type_has(kr_ref(exception), KR_TYPE_EXCEPTION_SUB)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "calling %R should have returned an instance of "
                                 "BaseException, not %T",
                                 type, kr_ref(exception));
        kr_drop(thread, kr_move(&exception));
    }
    return kr_is_null(exception) ? kr_exception_fetch(thread) : exception;
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
        exception = make_thrown(thread, type, value);
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

// While code that it delegates to runs on behalf of throw() or close(): it counts as running and is seen
// in the stack.
static bool enter(KrThread *thread, KrGenerator *self)
{
    if (KR_UNLIKELY(thread->recursion_left == 0))
        return kr_exception_raise_false(thread, &kr_exception_recursion_error,
                                        "maximum recursion depth exceeded");
    thread->recursion_left--;
    self->state = KR_GENERATOR_RUNNING;
    self->frame.previous = thread->frame;
    thread->frame = &self->frame;
    return true;
}
static void leave_delegate(KrThread *thread, KrGenerator *self)
{
    thread->frame = self->frame.previous;
    self->frame.previous = NULL;
    thread->recursion_left++;
    self->state = KR_GENERATOR_SUSPENDED;
}

static KrFound close_generator(KrThread *thread, KrGenerator *self, KrOwn *value);

static bool close_quietly(KrThread *thread, KrGenerator *self)
{
    KrOwn value;
    KrFound found = close_generator(thread, self, &value);
    if (found == KR_FAULT) return false;
    kr_xdrop(thread, value);
    return true;
}

// Closes what a generator delegates to: close() of generators and of anything that has it.
static bool close_delegate(KrThread *thread, KrRef inner)
{
    if (kr_is_exact(inner, &kr_generator_type) ||
        kr_is_exact(inner, &kr_coroutine_type))
        return close_quietly(thread, generator(inner));
    KrOwn close = KR_NULL;
    KrFound found = kr_attr_lookup(thread, inner, kr_name(KR_NAME_close), &close);
    if (found < 0) kr_exception_write_ignored(thread, "while closing generator", inner);
    if (found <= 0) return true;
    KrOwn result = kr_call_0(thread, kr_ref(close));
    kr_drop(thread, close);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}

// Leaves `yield from` with the value or exception that is at hand: the delegate is popped and the
// instruction behind the loop runs. Only for thrown exceptions, which unwind from the SEND.
KrFound kr_generator_throw_args(KrThread *thread, KrRef self_ref, const KrRef *args,
                                size_t count, bool close_inner, KrOwn *result)
{
    KrGenerator *self = generator(self_ref);
    *result = KR_NULL;
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread)) return KR_FAULT;
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
            bool ok = enter(thread, self);
            if (ok) {
                ok = close_delegate(thread, inner);
                leave_delegate(thread, self);
            }
            kr_drop(thread, keep);
            if (ok) goto here;
            return run(thread, self, KR_NULL, result);
        }
        KrOwn value = KR_NULL;
        KrOwn method = KR_NULL;
        if (kr_is_exact(inner, &kr_generator_type) ||
            kr_is_exact(inner, &kr_coroutine_type)) {
            found = KR_FAULT;
            if (enter(thread, self)) {
                found = kr_generator_throw_args(thread, inner, args, count, close_inner, &value);
                leave_delegate(thread, self);
            }
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
            if (enter(thread, self)) {
                value = kr_call(thread, kr_ref(method), args, count, KR_REF_NULL);
                leave_delegate(thread, self);
            }
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
        (void)kr_generator_raise_stop(thread, value);
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
    KrOwn value = KR_NULL;
    if (!kr_generator_check_throw(thread, "throw", count)) return KR_NULL;
    KrFound found = kr_generator_throw_args(thread, self, args, count, true, &value);
    return kr_generator_method(thread, found, value);
}

// Suspended at a yield that no `try` or `with` surrounds: the RESUME behind it says so. Who watches is told of
// GeneratorExit all the same.
static bool nothing_to_unwind(const KrThread *thread, const KrGenerator *self)
{
    enum { AFTER_YIELD_OUTERMOST = 5 };
    return self->state == KR_GENERATOR_SUSPENDED && self->header.type == &kr_generator_type &&
           !thread->monitored && *self->frame.ip >> 8 == AFTER_YIELD_OUTERMOST;
}

static KrGenerator *inner_generator(const KrGenerator *self)
{
    KrRef inner = delegate(self);
    bool is = !kr_ref_is_null(inner) &&
              (kr_is_exact(inner, &kr_generator_type) || kr_is_exact(inner, &kr_coroutine_type));
    return is ? generator(inner) : NULL;
}

// A long chain of `yield from` is closed from its inner end, so that the C stack does not grow with it. What is
// raised in it on the way is told as ignored.
static void close_long_chain(KrThread *thread, const KrGenerator *self)
{
    enum { LONG = 500 };
    uint32_t count = 0;
    for (const KrGenerator *at = inner_generator(self); at; at = inner_generator(at))
        count++;
    KrOwn *chain = count < LONG ? NULL : malloc(count * sizeof *chain);
    if (!chain) return;
    uint32_t next = 0;
    for (KrGenerator *at = inner_generator(self); at; at = inner_generator(at))
        chain[next++] = kr_dup(kr_from_obj(at));
    for (uint32_t i = count; i-- > 0;) {
        if (!close_quietly(thread, generator(kr_ref(chain[i]))))
            kr_exception_write_ignored(thread, "while closing generator", kr_ref(chain[i]));
        kr_drop(thread, chain[i]);
    }
    free(chain);
}

// close(): present or absent with the value it returned (or None), or fault.
static KrFound close_generator(KrThread *thread, KrGenerator *self, KrOwn *value)
{
    close_long_chain(thread, self);
    *value = kr_none_own();
    if (self->state == KR_GENERATOR_DONE) return KR_ABSENT;
    if (self->state == KR_GENERATOR_CREATED || nothing_to_unwind(thread, self)) {
        self->state = KR_GENERATOR_DONE;
        kr_frame_clear(thread, &self->frame);
        return KR_ABSENT;
    }
    KrRef args[1] = {kr_type_ref(&kr_exception_generator_exit)};
    KrFound found = kr_generator_throw_args(thread, kr_from_obj(self), args, 1, true, value);
    if (found == KR_ABSENT) return found;
    if (found == KR_PRESENT) {
        kr_drop(thread, kr_move(value));
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "%s ignored GeneratorExit", kind_name(self));
        return KR_FAULT;
    }
    if (!kr_exception_is(thread, &kr_exception_generator_exit)) return KR_FAULT;
    kr_exception_clear(thread);
    *value = kr_none_own();
    return KR_ABSENT;
}

KrFound kr_generator_throw(KrThread *thread, KrRef self, KrRef exception, KrOwn *result)
{
    return kr_generator_throw_args(thread, self, &exception, 1, true, result);
}
bool kr_generator_close(KrThread *thread, KrRef self)
{
    return close_quietly(thread, generator(self));
}

static KrOwn method_close(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn value;
    KrFound found = close_generator(thread, generator(self), &value);
    return found == KR_FAULT ? KR_NULL : value;
}

bool kr_generator_finalize(KrThread *thread, KrRef self_ref)
{
    KrGenerator *self = generator(self_ref);
    if (self->state == KR_GENERATOR_DONE) return true;
    if (self->header.type == &kr_async_generator_type && !kr_is_null(self->extra) && !self->closed) {
        KrOwn result = kr_call_1(thread, kr_ref(self->extra), self_ref);
        bool ok = !kr_is_null(result);
        kr_xdrop(thread, result);
        return ok;
    }
    if (self->state == KR_GENERATOR_CREATED && self->header.type == &kr_coroutine_type) {
        kr_warning_never_awaited(thread, self_ref);
        return true;
    }
    return close_quietly(thread, self);
}

void kr_generator_dealloc(KrThread *thread, KrObject *object)
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
    kr_xdrop(thread, self->extra);
    kr_object_free(thread, object, self->size);
}

static void visit_own(KrOwn value, KrVisitFn visit, void *context)
{
    if (!kr_is_null(value) && kr_is_ptr(kr_ref(value))) visit(kr_ref(value), context);
}

void kr_generator_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    visit_own(self->name, visit, context);
    visit_own(self->qualname, visit, context);
    visit_own(self->code, visit, context);
    visit_own(self->handled, visit, context);
    visit_own(self->extra, visit, context);
    if (self->state >= KR_GENERATOR_RUNNING) return;
    visit_own(self->frame.function, visit, context);
    visit_own(self->frame.locals, visit, context);
    visit_own(self->frame.frame_object, visit, context);
    for (const KrSlot *slot = self->frame.slots; slot < self->frame.sp; slot++)
        if (kr_slot_is_counted(*slot) && slot->w) visit(kr_slot_ref(*slot), context);
}

void kr_generator_clear(KrThread *thread, KrObject *object)
{
    KrGenerator *self = (KrGenerator *)(void *)object;
    if (self->state < KR_GENERATOR_RUNNING) {
        self->state = KR_GENERATOR_DONE;
        kr_frame_clear(thread, &self->frame);
    }
    kr_store(thread, &self->handled, KR_NULL);
}

KrOwn kr_generator_repr(KrThread *thread, KrRef self)
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

KrOwn kr_generator_get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(generator(self)->name));
}
KrOwn kr_generator_get_qualname(KrThread *thread, KrRef self)
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
bool kr_generator_set_name(KrThread *thread, KrRef self, KrRef value)
{
    return set_text(thread, &generator(self)->name, value, "__name__");
}
bool kr_generator_set_qualname(KrThread *thread, KrRef self, KrRef value)
{
    return set_text(thread, &generator(self)->qualname, value, "__qualname__");
}
KrOwn kr_generator_get_code(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(generator(self)->code));
}
KrOwn kr_generator_get_frame(KrThread *thread, KrRef self)
{
    KrGenerator *object = generator(self);
    if (object->state == KR_GENERATOR_DONE) return kr_none_own();
    return kr_frame_object(thread, &object->frame);
}
KrOwn kr_generator_get_running(KrThread *thread, KrRef self)
{
    (void)thread;
    const KrGenerator *object = generator(self);
    return kr_bool_own(object->state == KR_GENERATOR_RUNNING);
}
KrOwn kr_generator_get_suspended(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(generator(self)->state == KR_GENERATOR_SUSPENDED);
}
KrOwn kr_generator_get_delegate(KrThread *thread, KrRef self)
{
    (void)thread;
    KrRef inner = delegate(generator(self));
    return kr_ref_is_null(inner) ? kr_none_own() : kr_dup(inner);
}
static KrOwn method_sizeof(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, (int64_t)generator(self)->size);
}

#define SIZEOF                                                                         \
    {"__sizeof__", method_sizeof, "($self, /)",                                        \
     "gen.__sizeof__() -> size of gen in memory, in bytes", 0, 0, KR_NATIVE_RAW}

static const KrNativeDef generator_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)",
     "send(value) -> send 'value' into generator,\n"
     "return next yielded value or raise StopIteration.",
     1, 1, KR_NATIVE_RAW},
    {"throw", method_throw, NULL,
     "throw(value)\nthrow(type[,value[,tb]])\n\n"
     "Raise exception in generator, return next yielded value or raise\nStopIteration.\n"
     "the (type, val, tb) signature is deprecated, \n"
     "and may be removed in a future version of Python.",
     1, 3, KR_NATIVE_RAW},
    {"close", method_close, "($self, /)", "close() -> raise GeneratorExit inside generator.", 0,
     0, KR_NATIVE_RAW},
    SIZEOF,
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "generators are generic over the types of their yield, send, and return values", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef generator_getset[] = {
    {"__name__", kr_generator_get_name, kr_generator_set_name, "name of the generator"},
    {"__qualname__", kr_generator_get_qualname, kr_generator_set_qualname,
     "qualified name of the generator"},
    {"gi_yieldfrom", kr_generator_get_delegate, NULL,
     "object being iterated by yield from, or None"},
    {"gi_running", kr_generator_get_running, NULL, NULL},
    {"gi_frame", kr_generator_get_frame, NULL, NULL},
    {"gi_suspended", kr_generator_get_suspended, NULL, NULL},
    {"gi_code", kr_generator_get_code, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_generator_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "generator",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = kr_generator_dealloc,
    .visit = kr_generator_visit,
    .clear = kr_generator_clear,
    .finalize = kr_generator_finalize,
    .repr = kr_generator_repr,
    .iter = kr_iterator_self,
    .next = generator_next,
    .send = kr_generator_send,
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
static KrFound wrapper_send(KrThread *thread, KrRef self, KrRef value, KrOwn *result)
{
    return kr_generator_send(thread, wrapped(self), value, result);
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

static KrOwn get_origin(KrThread *thread, KrRef self)
{
    (void)thread;
    KrRef origin = kr_ref(generator(self)->extra);
    return kr_ref_is_null(origin) ? kr_none_own() : kr_dup(origin);
}

// cr_origin: (file, line, function) of where it was made and of the callers, `depth` at most.
static KrOwn make_origin(KrThread *thread, const KrFrame *frame, int32_t depth)
{
    KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL;
    for (; !kr_is_null(list) && frame && depth > 0; frame = kr_frame_caller(thread, frame), depth--) {
        KrOwn place[3] = {kr_dup(kr_ref(frame->code->filename)),
                          kr_int_from_i64(thread, kr_frame_line(frame)),
                          kr_dup(kr_ref(frame->code->name))};
        KrOwn entry = kr_tuple_pack_own(thread, place, 3);
        if (kr_is_null(entry) || !kr_list_append_own(thread, kr_ref(list), entry)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    if (!kr_is_null(list)) tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_xdrop(thread, list);
    return tuple;
}

#define SEND_DOC                                                                       \
    "send(arg) -> send 'arg' into coroutine,\n"                                        \
    "return next iterated value or raise StopIteration."
#define THROW_DOC                                                                      \
    "throw(value)\nthrow(type[,value[,traceback]])\n\n"                                \
    "Raise exception in coroutine, return next iterated value or raise\nStopIteration.\n" \
    "the (type, val, tb) signature is deprecated, \n"                                  \
    "and may be removed in a future version of Python."
#define CLOSE_DOC "close() -> raise GeneratorExit inside coroutine."

static const KrNativeDef wrapper_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)", SEND_DOC, 1, 1, KR_NATIVE_RAW},
    {"throw", wrapper_throw, NULL, THROW_DOC, 1, 3, KR_NATIVE_RAW},
    {"close", wrapper_close, "($self, /)", CLOSE_DOC, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_coroutine_wrapper_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "coroutine_wrapper",
    .doc = "A wrapper object implementing __await__ for coroutines.",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrCoroutineWrapper),
    .dealloc = wrapper_dealloc,
    .visit = wrapper_visit,
    .iter = kr_iterator_self,
    .next = kr_generator_next_of,
    .send = wrapper_send,
    .methods = wrapper_methods,
};

static const KrNativeDef coroutine_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)", SEND_DOC, 1, 1, KR_NATIVE_RAW},
    {"throw", method_throw, NULL, THROW_DOC, 1, 3, KR_NATIVE_RAW},
    {"close", method_close, "($self, /)", CLOSE_DOC, 0, 0, KR_NATIVE_RAW},
    SIZEOF,
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "coroutines are generic over the types of their yield, send, and return values", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef coroutine_getset[] = {
    {"cr_origin", get_origin, NULL, KR_AS_MEMBER},
    {"__name__", kr_generator_get_name, kr_generator_set_name, "name of the coroutine"},
    {"__qualname__", kr_generator_get_qualname, kr_generator_set_qualname,
     "qualified name of the coroutine"},
    {"cr_await", kr_generator_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_running", kr_generator_get_running, NULL, NULL},
    {"cr_frame", kr_generator_get_frame, NULL, NULL},
    {"cr_code", kr_generator_get_code, NULL, NULL},
    {"cr_suspended", kr_generator_get_suspended, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
KrType kr_coroutine_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "coroutine",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = kr_generator_dealloc,
    .visit = kr_generator_visit,
    .clear = kr_generator_clear,
    .finalize = kr_generator_finalize,
    .repr = kr_generator_repr,
    .await_ = coroutine_await,
    .send = kr_generator_send,
    .methods = coroutine_methods,
    .getset = coroutine_getset,
};
