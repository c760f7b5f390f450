// SPDX-License-Identifier: MIT
// yield from, await, async for (coroutine.h). Language reference 6.2.9, 6.4, 8.9.
//
// Called by interp/loop.c. Tests: tests/lang/async/, tests/lang/generators/.
#include "interp/coroutine.h"

#include "runtime/async_generator.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/exception.h"
#include "runtime/generator.h"
#include "runtime/protocol_sequence.h"
#include "runtime/vm.h"

KrOwn kr_coroutine_yield_from_iter(KrThread *thread, KrRef value)
{
    if (kr_is_exact(value, &kr_coroutine_type)) {
        if (!(thread->frame && kr_generator_frame_flags(thread->frame) &
                                   (KR_CODE_COROUTINE | KR_CODE_ITERABLE_COROUTINE)))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "cannot 'yield from' a coroutine object in a non-coroutine "
                "generator");
        return kr_dup(value);
    }
    if (kr_is_exact(value, &kr_generator_type)) return kr_dup(value);
    return kr_iter(thread, value);
}

KrOwn kr_coroutine_awaitable(KrThread *thread, KrRef value, int32_t where)
{
    if (kr_is_exact(value, &kr_coroutine_type)) {
        if (kr_generator_is_awaited((KrGenerator *)kr_obj(value)))
            return kr_exception_raise(thread, &kr_exception_runtime_error,
                                      "coroutine is being awaited already");
        return kr_dup(value);
    }
    if (kr_is_exact(value, &kr_generator_type) &&
        kr_generator_frame_flags(&((KrGenerator *)kr_obj(value))->frame) &
            KR_CODE_ITERABLE_COROUTINE)
        return kr_dup(value);
    KrType *type = kr_type_of(value);
    if (!type->await_) {
        if (where == 1 || where == 2)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "'async with' received an object from %s that does not "
                "implement __await__: %T",
                where == 1 ? "__aenter__" : "__aexit__", value);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object can't be awaited", value);
    }
    KrOwn iterator = type->await_(thread, value);
    if (kr_is_null(iterator)) return KR_NULL;
    if (kr_is_exact(kr_ref(iterator), &kr_coroutine_type)) {
        kr_drop(thread, iterator);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__await__() returned a coroutine");
    }
    if (!kr_type_of(kr_ref(iterator))->next) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__await__() returned non-iterator of type '%T'",
                                 kr_ref(iterator));
        kr_drop(thread, iterator);
        return KR_NULL;
    }
    return iterator;
}

KrOwn kr_coroutine_aiter(KrThread *thread, KrRef value)
{
    KrType *type = kr_type_of(value);
    if (!type->aiter)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "'async for' requires an object with __aiter__ method, got %T", value);
    KrOwn iterator = type->aiter(thread, value);
    if (!kr_is_null(iterator) && !kr_type_of(kr_ref(iterator))->anext) {
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "'async for' received an object from __aiter__ that does not "
            "implement __anext__: %T",
            kr_ref(iterator));
        kr_drop(thread, iterator);
        return KR_NULL;
    }
    return iterator;
}

KrOwn kr_coroutine_anext(KrThread *thread, KrRef iterator)
{
    KrType *type = kr_type_of(iterator);
    if (!type->anext)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "'async for' requires an iterator with __anext__ method, got %T", iterator);
    KrOwn next = type->anext(thread, iterator);
    if (kr_is_null(next) || kr_is_exact(kr_ref(next), &kr_async_generator_next_type))
        return next;
    KrOwn awaitable = kr_coroutine_awaitable(thread, kr_ref(next), 0);
    if (kr_is_null(awaitable)) {
        KrOwn cause = kr_exception_fetch(thread);
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "'async for' received an invalid object from __anext__: %T", kr_ref(next));
        KrException *error = (KrException *)kr_obj(kr_ref(thread->exception));
        kr_store(thread, &error->cause, cause);
        error->suppress_context = 1;
    }
    kr_drop(thread, next);
    return awaitable;
}

KrFound kr_coroutine_send(KrThread *thread, KrRef receiver, KrRef value, KrOwn *result)
{
    KrType *type = kr_type_of(receiver);
    *result = KR_NULL;
    if (type->send) return type->send(thread, receiver, value, result);
    if (kr_is_none(value) && type->flags & KR_TYPE_HEAP && type->next) {
        *result = kr_iter_next_or_stop(thread, receiver); // a StopIteration of Python code has a value
        if (!kr_is_null(*result)) return KR_PRESENT;
    } else if (kr_is_none(value) && type->next) {
        KrFound found = type->next(thread, receiver, result);
        if (found > 0) return KR_PRESENT;
        if (found == 0 && !kr_thread_has_exception(thread)) {
            *result = kr_none_own();
            return KR_ABSENT;
        }
    } else {
        *result = kr_call_method(thread, receiver, kr_name(KR_NAME_send), &value, 1);
        if (!kr_is_null(*result)) return KR_PRESENT;
    }
    KrOwn exception = kr_exception_fetch(thread);
    if (kr_generator_stop_value(thread, kr_ref(exception), result)) {
        kr_drop(thread, exception);
        return KR_ABSENT;
    }
    kr_exception_restore(thread, exception);
    return KR_FAULT;
}

KrOwn kr_coroutine_wrap_async(KrThread *thread, KrRef value)
{
    return kr_async_generator_wrap(thread, value);
}
