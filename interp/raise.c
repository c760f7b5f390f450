// SPDX-License-Identifier: MIT
// raise, except, except* (raise.h). Language reference 7.8 and 8.4.
//
// Setting __context__ is kr_exception_restore's business (it knows thread->handled).
// Called by interp/loop.c and interp/intrinsic.c. Tests: tests/lang/exceptions/.
#include "interp/raise.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception_group.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static bool is_class(KrRef value)
{
    return kr_type_has(value, KR_TYPE_TYPE_SUB) &&
           kr_type_is_subtype((const KrType *)(const void *)kr_obj(value),
                              &kr_exception_base_exception);
}
static bool is_instance(KrRef value)
{
    return kr_type_has(value, KR_TYPE_EXCEPTION_SUB);
}

bool kr_raise_statement(KrThread *thread, KrRef exception, KrRef cause)
{
    if (kr_ref_is_null(exception)) {
        if (kr_is_null(thread->handled)) {
            (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                     "No active exception to reraise");
            return false;
        }
        thread->exception = kr_dup(kr_ref(thread->handled));
        return true;
    }
    KrOwn value = KR_NULL, fixed = KR_NULL;
    if (is_class(exception)) {
        value = kr_call_0(thread, exception);
        if (kr_is_null(value))
            return false;
        if (!is_instance(kr_ref(value))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "calling %R should have returned an instance of "
                                     "BaseException, not %R",
                                     exception, kr_type_ref(kr_type_of(kr_ref(value))));
            goto fail;
        }
    } else if (is_instance(exception)) {
        value = kr_dup(exception);
    } else {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "exceptions must derive from BaseException");
        return false;
    }
    if (!kr_ref_is_null(cause)) {
        if (is_class(cause)) {
            fixed = kr_call_0(thread, cause);
            if (kr_is_null(fixed))
                goto fail;
            if (!is_instance(kr_ref(fixed))) {
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "calling %R should have returned an instance of "
                                         "BaseException, not %R",
                                         cause, kr_type_ref(kr_type_of(kr_ref(fixed))));
                goto fail;
            }
        } else if (is_instance(cause)) {
            fixed = kr_dup(cause);
        } else if (!kr_is_none(cause)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "exception causes must derive from BaseException");
            goto fail;
        }
        KrException *object = (KrException *)kr_obj(kr_ref(value));
        kr_store(thread, &object->cause, fixed);
        object->suppress_context = 1;
    }
    (void)kr_exception_raise_value(thread, NULL, kr_ref(value));
    kr_drop(thread, value);
    return false;
fail:
    kr_xdrop(thread, fixed);
    kr_drop(thread, value);
    return false;
}

static bool check_classes(KrThread *thread, KrRef type, bool star)
{
    if (kr_type_has(type, KR_TYPE_TUPLE_SUB)) {
        const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(type);
        for (int64_t i = 0; i < tuple->length; i++) {
            if (!is_class(kr_ref(tuple->items[i])))
                return kr_exception_raise_false(
                    thread, &kr_exception_type_error,
                    "catching classes that do not inherit from BaseException is not allowed");
            if (star && !check_classes(thread, kr_ref(tuple->items[i]), true))
                return false;
        }
        return true;
    }
    if (!is_class(type))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "catching classes that do not inherit from BaseException is not allowed");
    if (star && kr_type_is_subtype((const KrType *)(const void *)kr_obj(type),
                                   &kr_exception_base_exception_group))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "catching ExceptionGroup with except* is not allowed. Use "
                                        "except instead.");
    return true;
}

KrFound kr_raise_check_match(KrThread *thread, KrRef exception, KrRef type)
{
    if (!check_classes(thread, type, false))
        return KR_FAULT;
    return kr_exception_matches(thread, exception, type) ? KR_PRESENT : KR_ABSENT;
}

bool kr_raise_group_match(KrThread *thread, KrRef exception, KrRef type, KrOwn *match,
                          KrOwn *rest)
{
    *match = kr_none_own();
    *rest = kr_none_own();
    if (kr_is_none(exception))
        return true;
    if (!check_classes(thread, type, true))
        return false;
    bool group = kr_type_is_subtype(kr_type_of(exception), &kr_exception_base_exception_group);
    if (kr_exception_matches(thread, exception, type)) {
        if (group)
            *match = kr_dup(exception);
        else
            *match = kr_exception_group_wrap(thread, exception);
        return !kr_is_null(*match);
    }
    if (!group) {
        *rest = kr_dup(exception);
        return true;
    }
    KrOwn pair = kr_call_method(thread, exception, kr_name(KR_NAME_split), &type, 1);
    if (kr_is_null(pair))
        return false;
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(kr_ref(pair));
    bool ok = kr_is_exact(kr_ref(pair), &kr_tuple_type) && tuple->length >= 2;
    if (ok) {
        *match = kr_dup(kr_ref(tuple->items[0]));
        *rest = kr_dup(kr_ref(tuple->items[1]));
    } else {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%T.split must return a tuple, not %T", exception, kr_ref(pair));
    }
    kr_drop(thread, pair);
    return ok;
}

KrOwn kr_raise_prep_star(KrThread *thread, KrRef original, KrRef raised)
{
    return kr_exception_group_prep_star(thread, original, raised);
}

KrOwn kr_raise_call_exit(KrThread *thread, KrRef exit, KrRef self_or_null, KrRef exception)
{
    const KrException *object = (const KrException *)(const void *)kr_obj(exception);
    KrRef traceback = kr_is_null(object->traceback) ? kr_none() : kr_ref(object->traceback);
    KrRef args[4] = {self_or_null, kr_type_ref(kr_type_of(exception)), exception, traceback};
    bool method = !kr_ref_is_null(self_or_null);
    return kr_call(thread, exit, args + !method, 3 + method, KR_REF_NULL);
}
