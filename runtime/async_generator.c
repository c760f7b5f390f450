// SPDX-License-Identifier: MIT
// Asynchronous generators (async_generator.h).
//
// Invariant: `running_async` of a generator is set while one asend(), athrow() or aclose() is between its first
// step and its end; a second one is refused.
// Called by interp/coroutine.c. Tests: tests/lang/async/.
#include "runtime/async_generator.h"

#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/none.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

static KrGenerator *generator(KrRef value)
{
    return (KrGenerator *)(void *)kr_obj(value);
}
static void visit_own(KrOwn value, KrVisitFn visit, void *context)
{
    if (!kr_is_null(value) && kr_is_ptr(kr_ref(value))) visit(kr_ref(value), context);
}

// --- what it yields ---------------------------------------------------------------------

typedef struct KrAsyncValue { // what an async generator yields, as opposed to awaits
    KrObject header;
    KrOwn value;
} KrAsyncValue;

KrOwn kr_async_generator_wrap(KrThread *thread, KrRef value)
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
static bool is_yielded(KrFound found, KrOwn value)
{
    return found == KR_PRESENT &&
           kr_is_exact(kr_ref(value), &kr_async_generator_value_type);
}

// --- steps ------------------------------------------------------------------------------

typedef enum KrAsyncState { ASYNC_NEW, ASYNC_RUNNING, ASYNC_CLOSED } KrAsyncState;

typedef struct KrAsyncCall { // awaitable of asend(), __anext__(), athrow(), aclose()
    KrObject header;
    KrOwn generator;
    KrOwn value; // to send, or tuple of arguments to throw; null: aclose()
    uint8_t state;
} KrAsyncCall;

static KrAsyncCall *async_call(KrRef value)
{
    return (KrAsyncCall *)(void *)kr_obj(value);
}

// At the first use: the thread's hooks (sys.set_asyncgen_hooks).
static bool call_hooks(KrThread *thread, KrRef self_ref)
{
    KrGenerator *self = generator(self_ref);
    if (self->hooks_called) return true;
    self->hooks_called = 1;
    if (!kr_is_null(thread->async_finalizer))
        kr_store(thread, &self->extra, kr_dup(kr_ref(thread->async_finalizer)));
    if (kr_is_null(thread->async_firstiter)) return true;
    KrOwn hook = kr_dup(kr_ref(thread->async_firstiter));
    KrOwn result = kr_call_1(thread, kr_ref(hook), self_ref);
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
static KrOwn call_await(KrThread *thread, KrRef self)
{
    return kr_iterator_self(thread, self);
}

// The method that made it.
static const char *method_name(const KrAsyncCall *call)
{
    if (call->header.type == &kr_async_generator_next_type) return "asend";
    return kr_is_null(call->value) ? "aclose" : "athrow";
}
static bool call_finalize(KrThread *thread, KrRef self)
{
    const KrAsyncCall *call = async_call(self);
    if (call->state != ASYNC_NEW) return true;
    KrOwn pending = kr_exception_fetch(thread);
    if (!kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                           "coroutine method '%s' of %R was never awaited",
                           method_name(call),
                           kr_ref(generator(kr_ref(call->generator))->qualname)))
        kr_exception_write_ignored(thread, "while finalizing async generator",
                                   kr_ref(call->generator));
    if (!kr_is_null(pending)) kr_exception_restore(thread, pending);
    return true;
}

// What a step of the generator means for whoever awaits: a value of its own ends the await, as its end does.
static KrFound unwrap(KrThread *thread, KrAsyncCall *call, KrFound found, KrOwn *value)
{
    KrGenerator *self = generator(kr_ref(call->generator));
    if (is_yielded(found, *value)) {
        KrOwn inner = kr_dup(kr_ref(
            ((const KrAsyncValue *)(const void *)kr_obj(kr_ref(*value)))->value));
        kr_drop(thread, *value);
        *value = inner;
        found = KR_ABSENT;
    } else if (found == KR_PRESENT) {
        return found; // it awaits something
    } else {
        if (found == KR_ABSENT) {
            kr_drop(thread, kr_move(value));
            (void)kr_exception_raise_value(thread, &kr_exception_stop_async_iteration,
                                           KR_REF_NULL);
        }
        found = KR_FAULT;
        if (kr_exception_is(thread, &kr_exception_stop_async_iteration) ||
            kr_exception_is(thread, &kr_exception_generator_exit))
            self->closed = true;
    }
    call->state = ASYNC_CLOSED;
    self->running_async = false;
    return found;
}

// Before a step. False: raised.
static bool start(KrThread *thread, KrAsyncCall *call)
{
    KrGenerator *self = generator(kr_ref(call->generator));
    bool sends = call->header.type == &kr_async_generator_next_type;
    if (call->state == ASYNC_CLOSED)
        return kr_exception_raise_false(
            thread, &kr_exception_runtime_error, "cannot reuse already awaited %s",
            sends ? "__anext__()/asend()" : "aclose()/athrow()");
    if (call->state == ASYNC_NEW && self->running_async) {
        call->state = ASYNC_CLOSED;
        return kr_exception_raise_false(
            thread, &kr_exception_runtime_error,
            "%s(): asynchronous generator is already running",
            sends ? "anext" : method_name(call));
    }
    return true;
}

static KrFound asend_send(KrThread *thread, KrRef call_ref, KrRef value, KrOwn *result)
{
    KrAsyncCall *call = async_call(call_ref);
    *result = KR_NULL;
    if (!start(thread, call)) return KR_FAULT;
    KrRef sent =
        call->state == ASYNC_NEW && kr_is_none(value) ? kr_ref(call->value) : value;
    call->state = ASYNC_RUNNING;
    generator(kr_ref(call->generator))->running_async = true;
    KrFound found = kr_generator_send(thread, kr_ref(call->generator), sent, result);
    return unwrap(thread, call, found, result);
}
// throw(): the generator goes on with the exception. Fault also when the step could not begin (*began is false).
static KrFound throw_in(KrThread *thread, KrAsyncCall *call, const KrRef *args, size_t count, KrOwn *result, bool *began)
{
    *result = KR_NULL;
    *began = start(thread, call);
    if (!*began) return KR_FAULT;
    if (call->state == ASYNC_NEW)
        generator(kr_ref(call->generator))->running_async = true;
    call->state = ASYNC_RUNNING;
    return kr_generator_throw_args(thread, kr_ref(call->generator), args, count, true, result);
}
static KrFound asend_throw(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, KrOwn *result)
{
    KrAsyncCall *call = async_call(self);
    bool began;
    KrFound found = throw_in(thread, call, args, count, result, &began);
    if (!began) return KR_FAULT;
    return unwrap(thread, call, found, result);
}

// The end of a step of athrow() and of aclose(), which is done when the generator is.
static KrFound athrow_end(KrThread *thread, KrAsyncCall *call, KrFound found,
                          KrOwn *value)
{
    if (!kr_is_null(call->value)) return unwrap(thread, call, found, value);
    bool yielded = is_yielded(found, *value);
    if (found == KR_PRESENT && !yielded) return found;
    generator(kr_ref(call->generator))->running_async = false;
    call->state = ASYNC_CLOSED;
    if (yielded) {
        kr_drop(thread, kr_move(value));
        (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                 "async generator ignored GeneratorExit");
        return KR_FAULT;
    }
    if (found == KR_FAULT) {
        if (!kr_exception_is(thread, &kr_exception_stop_async_iteration) &&
            !kr_exception_is(thread, &kr_exception_generator_exit))
            return KR_FAULT;
        kr_exception_clear(thread);
    }
    kr_xdrop(thread, *value);
    *value = kr_none_own();
    return KR_ABSENT;
}

static KrFound athrow_send(KrThread *thread, KrRef call_ref, KrRef value, KrOwn *result)
{
    KrAsyncCall *call = async_call(call_ref);
    KrGenerator *self = generator(kr_ref(call->generator));
    bool closes = kr_is_null(call->value), first = call->state == ASYNC_NEW;
    *result = KR_NULL;
    if (call->state != ASYNC_CLOSED && self->state == KR_GENERATOR_DONE) {
        call->state = ASYNC_CLOSED;
        *result = kr_none_own();
        return KR_ABSENT;
    }
    if (!start(thread, call)) return KR_FAULT;
    if (!first) {
        KrFound found =
            kr_generator_send(thread, kr_ref(call->generator), value, result);
        return athrow_end(thread, call, found, result);
    }
    if (self->closed) {
        call->state = ASYNC_CLOSED;
        (void)kr_exception_raise_value(thread, &kr_exception_stop_async_iteration,
                                       KR_REF_NULL);
        return KR_FAULT;
    }
    if (!kr_is_none(value)) {
        (void)kr_exception_raise(
            thread, &kr_exception_runtime_error,
            "can't send non-None value to a just-started coroutine");
        return KR_FAULT;
    }
    call->state = ASYNC_RUNNING;
    self->running_async = true;
    self->closed |= closes;
    KrRef thrown[1] = {kr_type_ref(&kr_exception_generator_exit)};
    const KrRef *args = thrown;
    size_t count = 1;
    if (!closes) {
        const KrTuple *tuple = kr_tuple_cast(kr_ref(call->value));
        args = (const KrRef *)(const void *)tuple->items;
        count = (size_t)tuple->length;
    }
    KrFound found = kr_generator_throw_args(thread, kr_ref(call->generator), args,
                                            count, false, result);
    return athrow_end(thread, call, found, result);
}
static KrFound athrow_throw(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count, KrOwn *result)
{
    KrAsyncCall *call = async_call(self);
    bool began;
    KrFound found = throw_in(thread, call, args, count, result, &began);
    if (!began) return KR_FAULT;
    return athrow_end(thread, call, found, result);
}

static KrFound throw_step(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                          KrOwn *result)
{
    if (async_call(self)->header.type == &kr_async_generator_next_type)
        return asend_throw(thread, self, args, count, result);
    return athrow_throw(thread, self, args, count, result);
}
static KrOwn call_throw(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn value = KR_NULL;
    if (!kr_generator_check_throw(thread, "throw", count)) return KR_NULL;
    KrFound found = throw_step(thread, self, args, count, &value);
    return kr_generator_method(thread, found, value);
}
static KrOwn call_close(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    if (async_call(self)->state == ASYNC_CLOSED) return kr_none_own();
    KrRef thrown[1] = {kr_type_ref(&kr_exception_generator_exit)};
    KrOwn value = KR_NULL;
    KrFound found = throw_step(thread, self, thrown, 1, &value);
    if (found == KR_PRESENT) {
        kr_drop(thread, value);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "coroutine ignored GeneratorExit");
    }
    kr_xdrop(thread, value);
    if (found == KR_FAULT) {
        if (!kr_exception_is(thread, &kr_exception_stop_iteration) &&
            !kr_exception_is(thread, &kr_exception_stop_async_iteration) &&
            !kr_exception_is(thread, &kr_exception_generator_exit))
            return KR_NULL;
        kr_exception_clear(thread);
    }
    return kr_none_own();
}

static const KrNativeDef call_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)",
     "send(value) -> send 'value' into generator,\n"
     "return next yielded value or raise StopIteration.",
     1, 1, KR_NATIVE_RAW},
    {"throw", call_throw, NULL,
     "throw(value)\nthrow(type[,value[,tb]])\n\n"
     "Raise exception in generator, return next yielded value or "
     "raise\nStopIteration.\n"
     "the (type, val, tb) signature is deprecated, \n"
     "and may be removed in a future version of Python.",
     1, 3, KR_NATIVE_RAW},
    {"close", call_close, "($self, /)",
     "close() -> raise GeneratorExit inside generator.", 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_async_generator_next_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator_asend",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncCall),
    .dealloc = call_dealloc,
    .visit = call_visit,
    .finalize = call_finalize,
    .iter = kr_iterator_self,
    .next = kr_generator_next_of,
    .send = asend_send,
    .await_ = call_await,
    .methods = call_methods,
};
KrType kr_async_generator_throw_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator_athrow",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrAsyncCall),
    .dealloc = call_dealloc,
    .visit = call_visit,
    .finalize = call_finalize,
    .iter = kr_iterator_self,
    .next = kr_generator_next_of,
    .send = athrow_send,
    .await_ = call_await,
    .methods = call_methods,
};

// --- the generator ----------------------------------------------------------------------

static KrOwn async_anext(KrThread *thread, KrRef self)
{
    return new_async_call(thread, &kr_async_generator_next_type, self, kr_none());
}
static KrOwn method_asend(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return new_async_call(thread, &kr_async_generator_next_type, self, args[0]);
}
static KrOwn method_athrow(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    if (!kr_generator_check_throw(thread, "athrow", count)) return KR_NULL;
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
static KrOwn method_sizeof(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, (int64_t)generator(self)->size);
}
static KrOwn get_running(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(generator(self)->running_async);
}

static const KrNativeDef async_methods[] = {
    {"asend", method_asend, "($self, object, /)", "asend(v) -> send 'v' in generator.",
     1, 1, KR_NATIVE_RAW},
    {"athrow", method_athrow, NULL,
     "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\n"
     "the (type, val, tb) signature is deprecated, \n"
     "and may be removed in a future version of Python.",
     1, 3, KR_NATIVE_RAW},
    {"aclose", method_aclose, "($self, /)",
     "aclose() -> raise GeneratorExit inside generator.", 0, 0, KR_NATIVE_RAW},
    {"__sizeof__", method_sizeof, "($self, /)",
     "gen.__sizeof__() -> size of gen in memory, in bytes", 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "async generators are generic over the types of their yield and send values", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef async_getset[] = {
    {"ag_running", get_running, NULL, KR_AS_MEMBER},
    {"__name__", kr_generator_get_name, kr_generator_set_name, "name of the async generator"},
    {"__qualname__", kr_generator_get_qualname, kr_generator_set_qualname,
     "qualified name of the async generator"},
    {"ag_await", kr_generator_get_delegate, NULL, "object being awaited on, or None"},
    {"ag_frame", kr_generator_get_frame, NULL, NULL},
    {"ag_code", kr_generator_get_code, NULL, NULL},
    {"ag_suspended", kr_generator_get_suspended, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
KrType kr_async_generator_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "async_generator",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrGenerator),
    .dealloc = kr_generator_dealloc,
    .visit = kr_generator_visit,
    .clear = kr_generator_clear,
    .finalize = kr_generator_finalize,
    .repr = kr_generator_repr,
    .aiter = kr_iterator_self,
    .anext = async_anext,
    .methods = async_methods,
    .getset = async_getset,
};
