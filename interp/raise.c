// SPDX-License-Identifier: MIT
// raise, except, except* (raise.h). Language reference 7.8 and 8.4.
//
// Setting __context__ is kr_exception_restore's business (it knows thread->handled).
// Called by interp/loop.c and interp/intrinsic.c. Tests: tests/lang/exceptions/.
#include "interp/raise.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

static bool is_class(KrRef value)
{
    return kr_type_has(value, KR_TYPE_TYPE_SUB) &&
           ((const KrType *)(const void *)kr_obj(value))->flags & KR_TYPE_EXCEPTION_SUB;
}
static bool is_instance(KrRef value)
{
    return kr_type_has(value, KR_TYPE_EXCEPTION_SUB);
}

// value.__context__ = what is being handled, without making a cycle.
static void set_context(KrThread *thread, KrRef value)
{
    KrRef handled = kr_ref(thread->handled);
    if (kr_ref_is_null(handled) || kr_is(handled, value)) return;
    kr_exception_break_context_cycle(thread, value, handled);
    KrException *object = (KrException *)kr_obj(value);
    kr_store(thread, &object->context, kr_dup(handled));
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
        value = kr_exception_new(thread, (KrType *)(void *)kr_obj(exception), KR_REF_NULL);
        if (kr_is_null(value)) return false;
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
            if (kr_is_null(fixed)) goto fail;
            if (!is_instance(kr_ref(fixed))) {
                (void)kr_exception_raise(
                    thread, &kr_exception_type_error,
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
    set_context(thread, kr_ref(value));
    kr_exception_restore(thread, value);
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
                return kr_exception_raise_false(thread, &kr_exception_type_error,
                                                "catching classes that do not inherit "
                                                "from BaseException is not allowed");
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
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "catching ExceptionGroup with except* is not allowed. Use "
            "except instead.");
    return true;
}

KrFound kr_raise_check_match(KrThread *thread, KrRef exception, KrRef type)
{
    if (kr_is(kr_type_ref(kr_type_of(exception)), type)) return KR_PRESENT;
    if (!check_classes(thread, type, false)) return KR_FAULT;
    return kr_exception_matches(thread, exception, type) ? KR_PRESENT : KR_ABSENT;
}

// BaseExceptionGroup("", exceptions), which makes an ExceptionGroup where it may.
static KrOwn new_group(KrThread *thread, KrRef exceptions)
{
    KrOwn empty = kr_str_from_ascii(thread, "");
    if (kr_is_null(empty)) return KR_NULL;
    KrOwn group = kr_call_2(thread, kr_type_ref(&kr_exception_base_exception_group),
                            kr_ref(empty), exceptions);
    kr_drop(thread, empty);
    return group;
}

static KrOwn wrap_group(KrThread *thread, KrRef exception)
{
    KrOwn one = kr_tuple_from(thread, &exception, 1);
    if (kr_is_null(one)) return KR_NULL;
    KrOwn group = new_group(thread, kr_ref(one));
    kr_drop(thread, one);
    return group;
}

bool kr_raise_group_match(KrThread *thread, KrRef exception, KrRef type, KrOwn *match,
                          KrOwn *rest)
{
    *match = kr_none_own();
    *rest = kr_none_own();
    if (kr_is_none(exception)) return true;
    if (!check_classes(thread, type, true)) return false;
    bool group =
        kr_type_is_subtype(kr_type_of(exception), &kr_exception_base_exception_group);
    if (kr_exception_matches(thread, exception, type)) {
        if (group)
            *match = kr_dup(exception);
        else
            *match = wrap_group(thread, exception);
        return !kr_is_null(*match);
    }
    if (!group) {
        *rest = kr_dup(exception);
        return true;
    }
    KrOwn split = kr_attr_get_name(thread, exception, "split");
    KrOwn pair = kr_is_null(split) ? KR_NULL : kr_call_1(thread, kr_ref(split), type);
    kr_xdrop(thread, split);
    if (kr_is_null(pair)) return false;
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(kr_ref(pair));
    bool ok = kr_is_exact(kr_ref(pair), &kr_tuple_type) && tuple->length >= 2;
    if (ok) {
        *match = kr_dup(kr_ref(tuple->items[0]));
        *rest = kr_dup(kr_ref(tuple->items[1]));
    } else if (kr_is_exact(kr_ref(pair), &kr_tuple_type)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%T.split must return a 2-tuple, got tuple of size %lld", exception,
                                 (long long)tuple->length);
    } else {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%T.split must return a tuple, not %T", exception, kr_ref(pair));
    }
    kr_drop(thread, pair);
    return ok;
}

// Is the exception a part of the group that was caught (it has the same traceback, cause and
// context), not one that a handler has raised?
static bool is_part(KrRef exception, KrRef original)
{
    const KrException *a = (const KrException *)(const void *)kr_obj(exception);
    const KrException *b = (const KrException *)(const void *)kr_obj(original);
    return kr_is(kr_ref(a->traceback), kr_ref(b->traceback)) &&
           kr_is(kr_ref(a->cause), kr_ref(b->cause)) &&
           kr_is(kr_ref(a->context), kr_ref(b->context));
}

static bool collect_leaves(KrThread *thread, KrRef exception, KrRef leaves)
{
    if (!kr_type_is_subtype(kr_type_of(exception), &kr_exception_base_exception_group))
        return kr_list_append(thread, leaves, exception);
    KrOwn parts = kr_attr_get_name(thread, exception, "exceptions");
    if (kr_is_null(parts)) return false;
    const KrTuple *tuple = kr_tuple_cast(kr_ref(parts));
    bool ok = kr_thread_check_stack(thread);
    for (int64_t i = 0; i < tuple->length && ok; i++)
        ok = collect_leaves(thread, kr_ref(tuple->items[i]), leaves);
    kr_drop(thread, parts);
    return ok;
}

static KrOwn is_leaf(KrThread *thread, KrRef leaves, const KrRef *args, size_t count)
{
    (void)thread, (void)count;
    const KrList *list = kr_list_cast(leaves);
    for (int64_t i = 0; i < list->length; i++)
        if (kr_is(kr_ref(list->items[i]), args[0])) return kr_bool_own(true);
    return kr_bool_own(false);
}

// The part of the group with these leaves, or None.
static KrOwn project(KrThread *thread, KrRef original, KrRef leaves)
{
    static const KrNativeDef def = {"is_leaf", is_leaf, NULL,         NULL,
                                    1,         1,       KR_NATIVE_RAW};
    if (kr_list_length(leaves) == 0) return kr_none_own();
    KrOwn predicate = kr_native_new(thread, &def, leaves, KR_REF_NULL), split = KR_NULL;
    KrOwn pair = KR_NULL, result = KR_NULL;
    if (kr_is_null(predicate)) return KR_NULL;
    split = kr_attr_get_name(thread, original, "split");
    if (!kr_is_null(split)) pair = kr_call_1(thread, kr_ref(split), kr_ref(predicate));
    if (!kr_is_null(pair)) {
        result = kr_dup(kr_tuple_get(kr_ref(pair), 0));
        kr_drop(thread, pair);
    }
    kr_xdrop(thread, split);
    kr_drop(thread, predicate);
    return result;
}

KrOwn kr_raise_prep_star(KrThread *thread, KrRef original, KrRef raised)
{
    const KrList *list = kr_list_cast(raised);
    KrOwn fresh = KR_NULL, leaves = KR_NULL, again = KR_NULL, result = KR_NULL;
    if (!kr_type_is_subtype(kr_type_of(original), &kr_exception_base_exception_group)) {
        // a naked exception: one handler at most has run
        return list->length ? kr_dup(kr_ref(list->items[0])) : kr_none_own();
    }
    fresh = kr_list_new(thread, 0);
    leaves = kr_list_new(thread, 0);
    if (kr_is_null(fresh) || kr_is_null(leaves)) goto done;
    for (int64_t i = 0; i < list->length; i++) {
        KrRef exception = kr_ref(list->items[i]);
        if (kr_is_none(exception)) continue;
        bool ok = is_part(exception, original)
                      ? collect_leaves(thread, exception, kr_ref(leaves))
                      : kr_list_append(thread, kr_ref(fresh), exception);
        if (!ok) goto done;
    }
    again = project(thread, original, kr_ref(leaves));
    if (kr_is_null(again)) goto done;
    int64_t count = kr_list_length(kr_ref(fresh));
    if (count == 0) {
        result = kr_move(&again);
        goto done;
    }
    if (!kr_is_none(kr_ref(again)) &&
        !kr_list_append(thread, kr_ref(fresh), kr_ref(again)))
        goto done;
    count = kr_list_length(kr_ref(fresh));
    result = count == 1 ? kr_dup(kr_list_get(kr_ref(fresh), 0))
                        : new_group(thread, kr_ref(fresh));
done:
    kr_xdrop(thread, again);
    kr_xdrop(thread, leaves);
    kr_xdrop(thread, fresh);
    return result;
}

KrOwn kr_raise_call_exit(KrThread *thread, KrRef exit, KrRef self_or_null,
                         KrRef exception)
{
    const KrException *object = (const KrException *)(const void *)kr_obj(exception);
    KrRef traceback =
        kr_is_null(object->traceback) ? kr_none() : kr_ref(object->traceback);
    KrRef args[4] = {self_or_null, kr_type_ref(kr_type_of(exception)), exception,
                     traceback};
    bool method = !kr_ref_is_null(self_or_null);
    return kr_call(thread, exit, args + !method, 3 + method, KR_REF_NULL);
}
