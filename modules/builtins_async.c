// SPDX-License-Identifier: MIT
// aiter() and anext() (builtins_async.h), and the awaitable of anext() with a default: it does what the one of
// __anext__() does, but where that ends with StopAsyncIteration it returns the default.
// Tests: tests/lang/async/.
#include "modules/builtins_async.h"

#include "interp/coroutine.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/none.h"
#include "runtime/vm.h"

typedef struct Awaitable {
    KrObject header;
    KrOwn inner, otherwise; // what __anext__() gave; the default
} Awaitable;

static Awaitable *awaitable(KrRef value)
{
    return (Awaitable *)(void *)kr_obj(value);
}
static void awaitable_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((Awaitable *)(void *)object)->inner);
    kr_xdrop(thread, ((Awaitable *)(void *)object)->otherwise);
    kr_object_free(thread, object, sizeof(Awaitable));
}
static void awaitable_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const Awaitable *self = (const Awaitable *)(const void *)object;
    visit(kr_ref(self->inner), context);
    if (kr_is_ptr(kr_ref(self->otherwise))) visit(kr_ref(self->otherwise), context);
}

// The iterator that runs the inner awaitable.
static KrOwn inner_iterator(KrThread *thread, KrRef self)
{
    KrOwn iterator = kr_coroutine_awaitable(thread, kr_ref(awaitable(self)->inner), 0);
    if (kr_is_null(iterator) || kr_type_of(kr_ref(iterator))->next) return iterator;
    const KrType *type = kr_type_of(kr_ref(iterator)); // a coroutine
    KrOwn result = type->await_(thread, kr_ref(iterator));
    kr_drop(thread, iterator);
    if (!kr_is_null(result) && !kr_type_of(kr_ref(result))->next) {
        kr_drop(thread, result);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__await__ must return an iterable");
    }
    return result;
}

// StopAsyncIteration: the default.
static KrFound or_default(KrThread *thread, KrRef self, KrFound found, KrOwn *result)
{
    if (found != KR_FAULT ||
        !kr_exception_is(thread, &kr_exception_stop_async_iteration))
        return found;
    kr_exception_clear(thread);
    *result = kr_dup(kr_ref(awaitable(self)->otherwise));
    return KR_ABSENT;
}
static KrFound awaitable_send(KrThread *thread, KrRef self, KrRef value, KrOwn *result)
{
    *result = KR_NULL;
    KrOwn iterator = inner_iterator(thread, self);
    if (kr_is_null(iterator)) return KR_FAULT;
    KrFound found = kr_coroutine_send(thread, kr_ref(iterator), value, result);
    kr_drop(thread, iterator);
    return or_default(thread, self, found, result);
}
static KrOwn call_inner(KrThread *thread, KrRef self, int name, const KrRef *args,
                        size_t count)
{
    KrOwn iterator = inner_iterator(thread, self);
    if (kr_is_null(iterator)) return KR_NULL;
    KrOwn result = kr_call_method(thread, kr_ref(iterator), kr_name(name), args, count);
    kr_drop(thread, iterator);
    KrFound found =
        or_default(thread, self, kr_is_null(result) ? KR_FAULT : KR_PRESENT, &result);
    return kr_generator_method(thread, found, result);
}
static KrOwn awaitable_throw(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    return call_inner(thread, self, KR_NAME_throw, args, count);
}
static KrOwn awaitable_close(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    return call_inner(thread, self, KR_NAME_close, args, count);
}

static const KrNativeDef awaitable_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)",
     "send(arg) -> send 'arg' into the wrapped iterator,\n"
     "return next yielded value or raise StopIteration.",
     1, 1, KR_NATIVE_RAW},
    {"throw", awaitable_throw, NULL,
     "throw(value)\nthrow(typ[,val[,tb]])\n\n"
     "raise exception in the wrapped iterator, return next yielded value\nor raise "
     "StopIteration.\n"
     "the (type, val, tb) signature is deprecated, \n"
     "and may be removed in a future version of Python.",
     1, 3, KR_NATIVE_RAW},
    {"close", awaitable_close, "($self, /)",
     "close() -> raise GeneratorExit inside generator.", 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_builtins_async_awaitable_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "anext_awaitable",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Awaitable),
    .dealloc = awaitable_dealloc,
    .visit = awaitable_visit,
    .iter = kr_iterator_self,
    .await_ = kr_iterator_self,
    .next = kr_generator_next_of,
    .send = awaitable_send,
    .methods = awaitable_methods,
};

KrOwn kr_builtins_async_iter(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)self, (void)count;
    const KrType *type = kr_type_of(args[0]);
    if (!type->aiter)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object is not an async iterable", args[0]);
    KrOwn iterator = type->aiter(thread, args[0]);
    if (!kr_is_null(iterator) && !kr_type_of(kr_ref(iterator))->anext) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "aiter() returned not an async iterator of type '%T'",
                                 kr_ref(iterator));
        kr_drop(thread, kr_move(&iterator));
    }
    return iterator;
}

KrOwn kr_builtins_async_next(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)self;
    const KrType *type = kr_type_of(args[0]);
    if (!type->anext)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object is not an async iterator", args[0]);
    KrOwn inner = type->anext(thread, args[0]);
    if (kr_is_null(inner) || count < 2) return inner;
    Awaitable *result = (Awaitable *)(void *)kr_object_new(
        thread, &kr_builtins_async_awaitable_type, sizeof *result);
    if (!result) {
        kr_drop(thread, inner);
        return KR_NULL;
    }
    result->inner = inner;
    result->otherwise = kr_dup(args[1]);
    kr_gc_track(thread, result);
    return kr_steal_obj(result);
}
