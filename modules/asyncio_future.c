// SPDX-License-Identifier: MIT
// _asyncio.Future (asyncio_parts.h), and the iterator that awaiting one runs.
//
// The first callback has a place of its own, since nearly all futures have one at most. The loop is Python: callbacks
// go to its call_soon().
// Tests: tests/lang/modules/asyncio/, test_asyncio of CPython.
#include "modules/asyncio_parts.h"

#include "runtime/async_generator.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/contextvar.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_object.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- making -------------------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *type = (KrType *)(void *)kr_obj(callable);
    KrAsyncioFuture *self =
        (KrAsyncioFuture *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->is_task = kr_type_is_subtype(type, &kr_asyncio_task_type);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void forget(KrThread *thread, KrAsyncioFuture *future)
{
    KrOwn *fields[] = {
        &future->loop,      &future->callback,         &future->callback_context,
        &future->callbacks, &future->result,           &future->exception,
        &future->traceback, &future->source_traceback, &future->cancel_message,
        &future->cancelled, &future->awaited_by};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
}

bool kr_asyncio_future_init(KrThread *thread, KrRef self, KrRef loop)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    forget(thread, future);
    future->state = KR_ASYNCIO_PENDING;
    future->log_traceback = future->blocking = future->awaited_by_many = false;
    KrOwn own = kr_ref_is_null(loop) || kr_is_none(loop)
                    ? kr_asyncio_module_loop(thread)
                    : kr_dup(loop);
    if (kr_is_null(own)) return false;
    future->loop = own;
    KrOwn answer =
        kr_call_method(thread, kr_ref(own), kr_name(KR_NAME_get_debug), NULL, 0);
    bool debug = false,
         ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &debug);
    kr_xdrop(thread, answer);
    if (ok && KR_UNLIKELY(debug)) {
        KrOwn stack =
            kr_call_0(thread, kr_ref(kr_asyncio_module_state(thread)->extract_stack));
        ok = !kr_is_null(stack);
        if (ok) kr_store(thread, &future->source_traceback, stack);
    }
    return ok;
}
static KrOwn init_native(ARGS)
{
    (void)count;
    return kr_asyncio_future_init(thread, self, args[0]) ? kr_none_own() : KR_NULL;
}
static const KrNativeDef init_def = {
    "Future", init_native, "($self, *, loop=None)", NULL, 0, 0, 0};
static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    if (count)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Future() takes no positional arguments");
    KrOwn none = kr_call_native(thread, &init_def, self, args, count, kwnames);
    bool ok = !kr_is_null(none);
    kr_xdrop(thread, none);
    return ok;
}

void kr_asyncio_future_clear(KrThread *thread, KrObject *object)
{
    KrAsyncioFuture *future = (KrAsyncioFuture *)(void *)object;
    forget(thread, future);
    kr_xdrop(thread, kr_move(&future->dict));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_asyncio_future_clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
void kr_asyncio_future_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrAsyncioFuture *future = (const KrAsyncioFuture *)(const void *)object;
    const KrOwn fields[] = {future->dict,
                            future->loop,
                            future->callback,
                            future->callback_context,
                            future->callbacks,
                            future->result,
                            future->exception,
                            future->traceback,
                            future->source_traceback,
                            future->cancel_message,
                            future->cancelled,
                            future->awaited_by};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i]) && kr_is_ptr(kr_ref(fields[i])))
            visit(kr_ref(fields[i]), context);
}

static bool alive(KrThread *thread, KrRef self)
{
    return !kr_is_null(kr_asyncio_future(self)->loop) ||
           kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                    "Future object is not initialized.");
}

// InvalidStateError, CancelledError: classes of the library.
static bool raise_class(KrThread *thread, KrOwn class_, const char *text)
{
    KrOwn words = kr_str_from_ascii(thread, text);
    KrOwn exception =
        kr_is_null(words) ? KR_NULL : kr_call_1(thread, kr_ref(class_), kr_ref(words));
    kr_xdrop(thread, words);
    if (!kr_is_null(exception)) kr_exception_set(thread, exception);
    return false;
}
static bool raise_invalid(KrThread *thread, const char *text)
{
    return raise_class(thread, kr_asyncio_module_state(thread)->invalid_state, text);
}
static KrOwn refuse(KrThread *thread, const char *text)
{
    (void)raise_invalid(thread, text);
    return KR_NULL;
}

// --- callbacks ----------------------------------------------------------------------------

bool kr_asyncio_future_call_soon(KrThread *thread, KrRef loop, KrRef callback,
                                 KrRef argument, KrRef context)
{
    KrOwn receiver = KR_NULL;
    KrOwn method =
        kr_attr_get_method(thread, loop, kr_name(KR_NAME_call_soon), &receiver);
    if (kr_is_null(method)) return false;
    KrRef args[4];
    size_t count = 0;
    if (!kr_is_null(receiver)) args[count++] = kr_ref(receiver);
    args[count++] = callback;
    if (!kr_ref_is_null(argument)) args[count++] = argument;
    KrRef names = KR_REF_NULL;
    if (!kr_ref_is_null(context)) {
        args[count] = context;
        names = kr_ref(kr_asyncio_module_state(thread)->context_names);
    }
    KrOwn handle = kr_call(thread, kr_ref(method), args, count, names);
    kr_drop(thread, method);
    kr_xdrop(thread, receiver);
    bool ok = !kr_is_null(handle);
    kr_xdrop(thread, handle);
    return ok;
}

bool kr_asyncio_future_add_callback(KrThread *thread, KrRef self, KrRef callback,
                                    KrRef context)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (kr_is_null(future->loop))
        return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                        "uninitialized Future object");
    if (future->state != KR_ASYNCIO_PENDING)
        return kr_asyncio_future_call_soon(thread, kr_ref(future->loop), callback, self,
                                           context);
    if (kr_is_null(future->callback) && kr_is_null(future->callbacks)) {
        future->callback = kr_dup(callback);
        future->callback_context = kr_dup(context);
        return true;
    }
    KrRef pair[2] = {callback, context};
    KrOwn entry = kr_tuple_from(thread, pair, 2);
    if (kr_is_null(entry)) return false;
    if (kr_is_null(future->callbacks)) {
        KrOwn list = kr_list_new(thread, 0);
        if (kr_is_null(list)) {
            kr_drop(thread, entry);
            return false;
        }
        future->callbacks = list;
    }
    return kr_list_append_own(thread, kr_ref(future->callbacks), entry);
}

static bool schedule(KrThread *thread, KrRef self)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    KrOwn loop = kr_dup(kr_ref(future->loop));
    KrOwn callbacks = kr_move(&future->callbacks);
    bool ok = true;
    if (!kr_is_null(future->callback)) {
        KrOwn callback = kr_move(&future->callback),
              context = kr_move(&future->callback_context);
        ok = kr_asyncio_future_call_soon(thread, kr_ref(loop), kr_ref(callback), self,
                                         kr_ref(context));
        kr_drop(thread, callback);
        kr_drop(thread, context);
    }
    if (!kr_is_null(callbacks)) {
        for (int64_t i = 0; ok && i < kr_list_length(kr_ref(callbacks)); i++) {
            KrOwn entry = kr_dup(kr_list_get(kr_ref(callbacks), i));
            ok = kr_asyncio_future_call_soon(thread, kr_ref(loop),
                                             kr_tuple_get(kr_ref(entry), 0), self,
                                             kr_tuple_get(kr_ref(entry), 1));
            kr_drop(thread, entry);
        }
        kr_drop(thread, callbacks);
    }
    kr_drop(thread, loop);
    return ok;
}

static KrOwn future_add_done_callback(ARGS)
{
    (void)count;
    KrOwn context = kr_ref_is_null(args[1]) || kr_is_none(args[1])
                        ? kr_contextvar_copy_context(thread)
                        : kr_dup(args[1]);
    if (kr_is_null(context)) return KR_NULL;
    bool ok = kr_asyncio_future_add_callback(thread, self, args[0], kr_ref(context));
    kr_drop(thread, context);
    return ok ? kr_none_own() : KR_NULL;
}

static KrOwn future_remove_done_callback(ARGS)
{
    (void)count;
    KrAsyncioFuture *future = kr_asyncio_future(self);
    int64_t removed = 0;
    if (!alive(thread, self)) return KR_NULL;
    if (!kr_is_null(future->callback)) {
        KrOwn held = kr_dup(kr_ref(future->callback));
        KrFound same = kr_compare_bool(thread, kr_ref(held), args[0], KR_EQ);
        bool still = !kr_is_null(future->callback) &&
                     kr_is(kr_ref(future->callback), kr_ref(held));
        kr_drop(thread, held);
        if (same == KR_FAULT) return KR_NULL;
        if (same == KR_PRESENT && still) {
            kr_xdrop(thread, kr_move(&future->callback));
            kr_xdrop(thread, kr_move(&future->callback_context));
            removed++;
        }
    }
    if (kr_is_null(future->callbacks)) return kr_from_small_int(removed);
    KrOwn old = kr_dup(kr_ref(future->callbacks)), kept = kr_list_new(thread, 0);
    bool ok = !kr_is_null(kept);
    int64_t left_out = 0;
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(old));
         i++) { // comparing may change the list
        KrOwn entry = kr_dup(kr_list_get(kr_ref(old), i));
        KrFound same =
            kr_compare_bool(thread, kr_tuple_get(kr_ref(entry), 0), args[0], KR_EQ);
        ok = same != KR_FAULT;
        if (same == KR_ABSENT) ok = kr_list_append(thread, kr_ref(kept), kr_ref(entry));
        if (same == KR_PRESENT) left_out++;
        kr_drop(thread, entry);
    }
    // A list that has been taken away meanwhile stays away.
    if (ok && left_out && !kr_is_null(future->callbacks) &&
        kr_is(kr_ref(future->callbacks), kr_ref(old))) {
        bool none = kr_list_length(kr_ref(kept)) == 0;
        kr_store(thread, &future->callbacks, none ? KR_NULL : kr_dup(kr_ref(kept)));
    }
    removed += left_out;
    kr_drop(thread, old);
    kr_xdrop(thread, kept);
    return ok ? kr_from_small_int(removed) : KR_NULL;
}

// --- results ------------------------------------------------------------------------------

KrFound kr_asyncio_future_cancel(KrThread *thread, KrRef self, KrRef message)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    future->log_traceback = false;
    if (future->state != KR_ASYNCIO_PENDING) return KR_ABSENT;
    future->state = KR_ASYNCIO_CANCELLED;
    kr_store(thread, &future->cancel_message,
             kr_ref_is_null(message) ? KR_NULL : kr_dup(message));
    return schedule(thread, self) ? KR_PRESENT : KR_FAULT;
}

static bool pending(KrThread *thread, KrRef self)
{
    if (!alive(thread, self)) return false;
    return kr_asyncio_future(self)->state == KR_ASYNCIO_PENDING ||
           raise_invalid(thread, "invalid state");
}

bool kr_asyncio_future_set_result(KrThread *thread, KrRef self, KrRef result)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (!pending(thread, self)) return false;
    kr_store(thread, &future->result, kr_dup(result));
    future->state = KR_ASYNCIO_FINISHED;
    return schedule(thread, self);
}

static KrOwn stop_iteration_error(KrThread *thread, KrOwn exception) // steals it
{
    (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                             "StopIteration interacts badly with generators and cannot "
                             "be raised into a Future");
    KrOwn result = kr_exception_fetch(thread);
    KrException *error = (KrException *)(void *)kr_obj(kr_ref(result));
    kr_store(thread, &error->context, kr_dup(kr_ref(exception)));
    kr_store(thread, &error->cause, exception);
    error->suppress_context = 1;
    return result;
}

bool kr_asyncio_future_set_exception(KrThread *thread, KrRef self, KrRef value)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (!pending(thread, self)) return false;
    bool class_ = kr_type_has(value, KR_TYPE_TYPE_SUB) &&
                  kr_type_is_subtype((const KrType *)(const void *)kr_obj(value),
                                     &kr_exception_base_exception);
    KrOwn exception = class_ ? kr_call_0(thread, value) : kr_dup(value);
    if (kr_is_null(exception)) return false;
    if (class_ && future->state != KR_ASYNCIO_PENDING) { // its constructor did it
        kr_drop(thread, exception);
        return raise_invalid(thread, "invalid state");
    }
    if (!kr_type_has(kr_ref(exception), KR_TYPE_EXCEPTION_SUB)) {
        kr_drop(thread, exception);
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "invalid exception object");
    }
    if (kr_type_is_subtype(kr_type_of(kr_ref(exception)), &kr_exception_stop_iteration))
        exception = stop_iteration_error(thread, exception);
    KrOwn traceback =
        ((const KrException *)(const void *)kr_obj(kr_ref(exception)))->traceback;
    kr_store(thread, &future->traceback,
             kr_is_null(traceback) ? KR_NULL : kr_dup(kr_ref(traceback)));
    kr_store(thread, &future->exception, exception);
    future->state = KR_ASYNCIO_FINISHED;
    if (!schedule(thread, self)) return false;
    future->log_traceback = true;
    return true;
}

KrOwn kr_asyncio_future_make_cancelled(KrThread *thread, KrRef self)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    KrRef class_ = kr_ref(kr_asyncio_module_state(thread)->cancelled_error);
    if (!kr_is_null(future->cancelled)) return kr_move(&future->cancelled);
    if (kr_is_null(future->cancel_message) ||
        kr_is_none(kr_ref(future->cancel_message)))
        return kr_call_0(thread, class_);
    KrOwn message = kr_dup(kr_ref(future->cancel_message));
    KrOwn result = kr_call_1(thread, class_, kr_ref(message));
    kr_drop(thread, message);
    return result;
}

static KrOwn raise_cancelled(KrThread *thread, KrRef self)
{
    KrOwn exception = kr_asyncio_future_make_cancelled(thread, self);
    if (!kr_is_null(exception)) {
        if (kr_type_has(kr_ref(exception), KR_TYPE_EXCEPTION_SUB))
            kr_exception_set(thread, exception);
        else
            kr_drop(thread, exception);
    }
    return KR_NULL;
}

KrFound kr_asyncio_future_result(KrThread *thread, KrRef self, KrOwn *value)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    *value = KR_NULL;
    if (future->state == KR_ASYNCIO_CANCELLED) {
        (void)raise_cancelled(thread, self);
        return KR_FAULT;
    }
    if (future->state != KR_ASYNCIO_FINISHED) {
        (void)raise_invalid(thread, "Result is not set.");
        return KR_FAULT;
    }
    future->log_traceback = false;
    if (kr_is_null(future->exception)) {
        *value = kr_dup(kr_ref(future->result));
        return KR_PRESENT;
    }
    KrException *exception = (KrException *)(void *)kr_obj(kr_ref(future->exception));
    kr_store(thread, &exception->traceback,
             kr_move(&future->traceback)); // others have added to it since
    *value = kr_dup(kr_ref(future->exception));
    return KR_ABSENT;
}

static KrOwn take_result(KrThread *thread, KrRef self)
{
    KrOwn value;
    KrFound found = kr_asyncio_future_result(thread, self, &value);
    if (found != KR_ABSENT) return value;
    kr_exception_set(thread, value);
    return KR_NULL;
}

static KrOwn future_result(ARGS)
{
    UNUSED;
    if (kr_is_null(kr_asyncio_future(self)->loop))
        return refuse(thread, "Future object is not initialized.");
    return take_result(thread, self);
}
static KrOwn future_exception(ARGS)
{
    UNUSED;
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (kr_is_null(future->loop))
        return refuse(thread, "Future object is not initialized.");
    if (future->state == KR_ASYNCIO_CANCELLED) return raise_cancelled(thread, self);
    if (future->state != KR_ASYNCIO_FINISHED)
        return refuse(thread, "Exception is not set.");
    if (kr_is_null(future->exception)) return kr_none_own();
    future->log_traceback = false;
    return kr_dup(kr_ref(future->exception));
}
static KrOwn future_set_result(ARGS)
{
    (void)count;
    return kr_asyncio_future_set_result(thread, self, args[0]) ? kr_none_own()
                                                               : KR_NULL;
}
static KrOwn future_set_exception(ARGS)
{
    (void)count;
    return kr_asyncio_future_set_exception(thread, self, args[0]) ? kr_none_own()
                                                                  : KR_NULL;
}
static KrOwn future_cancel(ARGS)
{
    (void)count;
    if (!alive(thread, self)) return KR_NULL;
    KrFound done = kr_asyncio_future_cancel(thread, self, args[0]);
    return done == KR_FAULT ? KR_NULL : kr_bool_own(done == KR_PRESENT);
}
static KrOwn future_cancelled(ARGS)
{
    UNUSED;
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    return kr_bool_own(!kr_is_null(future->loop) &&
                       future->state == KR_ASYNCIO_CANCELLED);
}
static KrOwn future_done(ARGS)
{
    UNUSED;
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    return kr_bool_own(!kr_is_null(future->loop) &&
                       future->state != KR_ASYNCIO_PENDING);
}
static KrOwn future_get_loop(ARGS)
{
    UNUSED;
    return alive(thread, self) ? kr_dup(kr_ref(kr_asyncio_future(self)->loop))
                               : KR_NULL;
}
static KrOwn future_make_cancelled_error(ARGS)
{
    UNUSED;
    return kr_asyncio_future_make_cancelled(thread, self);
}

KrOwn kr_asyncio_future_loop(KrThread *thread, KrRef value)
{
    if (kr_is_exact(value, &kr_asyncio_future_type) ||
        kr_is_exact(value, &kr_asyncio_task_type))
        return alive(thread, value) ? kr_dup(kr_ref(kr_asyncio_future(value)->loop))
                                    : KR_NULL;
    KrOwn method = KR_NULL;
    KrFound found = kr_attr_lookup(thread, value, kr_name(KR_NAME_get_loop), &method);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT) return kr_attr_get(thread, value, kr_name(KR_NAME__loop));
    KrOwn loop = kr_call_0(thread, kr_ref(method));
    kr_drop(thread, method);
    return loop;
}

// --- who awaits it ------------------------------------------------------------------------

bool kr_asyncio_future_add_awaited_by(KrThread *thread, KrRef self, KrRef waiter)
{
    if (!kr_asyncio_future_is(self) || !kr_asyncio_future_is(waiter)) return true;
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (kr_is_null(future->awaited_by)) {
        future->awaited_by = kr_dup(waiter);
        return true;
    }
    if (!future->awaited_by_many) {
        KrOwn set = kr_set_new(thread, KR_REF_NULL);
        if (kr_is_null(set) ||
            !kr_set_add(thread, kr_ref(set), kr_ref(future->awaited_by))) {
            kr_xdrop(thread, set);
            return false;
        }
        kr_store(thread, &future->awaited_by, set);
        future->awaited_by_many = true;
    }
    return kr_set_add(thread, kr_ref(future->awaited_by), waiter);
}

bool kr_asyncio_future_discard_awaited_by(KrThread *thread, KrRef self, KrRef waiter)
{
    if (!kr_asyncio_future_is(self) || !kr_asyncio_future_is(waiter)) return true;
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (kr_is_null(future->awaited_by)) return true;
    if (future->awaited_by_many)
        return kr_set_discard(thread, kr_ref(future->awaited_by), waiter) != KR_FAULT;
    if (kr_is(kr_ref(future->awaited_by), waiter))
        kr_store(thread, &future->awaited_by, KR_NULL);
    return true;
}

static KrOwn get_awaited_by(KrThread *thread, KrRef self)
{
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    if (kr_is_null(future->awaited_by)) return kr_none_own();
    if (future->awaited_by_many)
        return kr_frozenset_from(thread, kr_ref(future->awaited_by));
    KrRef one[1] = {kr_ref(future->awaited_by)};
    KrOwn tuple = kr_tuple_from(thread, one, 1);
    KrOwn result =
        kr_is_null(tuple) ? KR_NULL : kr_frozenset_from(thread, kr_ref(tuple));
    kr_xdrop(thread, tuple);
    return result;
}

// --- its end ------------------------------------------------------------------------------

static bool put(KrThread *thread, KrRef dict, const char *name, KrRef value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), value);
    kr_xdrop(thread, key);
    return ok;
}

void kr_asyncio_future_report(KrThread *thread, KrRef self, const char *what,
                              KrOwn message)
{
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    KrOwn earlier = kr_exception_fetch(thread), dict = kr_dict_new(thread),
          result = KR_NULL;
    bool ok = !kr_is_null(dict) && !kr_is_null(message) &&
              put(thread, kr_ref(dict), "message", kr_ref(message));
    if (ok && what[0] == 'f') // of a future that has one
        ok = put(thread, kr_ref(dict), "exception", kr_ref(future->exception));
    ok = ok && put(thread, kr_ref(dict), what, self);
    if (ok && !kr_is_null(future->source_traceback))
        ok = put(thread, kr_ref(dict), "source_traceback",
                 kr_ref(future->source_traceback));
    if (ok) {
        KrRef args[1] = {kr_ref(dict)};
        result = kr_call_method(thread, kr_ref(future->loop),
                                kr_name(KR_NAME_call_exception_handler), args, 1);
    }
    if (kr_is_null(result))
        kr_exception_write_ignored(thread, "while finalizing", self);
    kr_xdrop(thread, result);
    kr_xdrop(thread, dict);
    kr_xdrop(thread, message);
    if (!kr_is_null(earlier)) kr_exception_restore(thread, earlier);
}

bool kr_asyncio_future_finalize(KrThread *thread, KrRef self)
{
    KrAsyncioFuture *future = kr_asyncio_future(self);
    if (!future->log_traceback || kr_is_null(future->loop) ||
        kr_is_null(future->exception))
        return true;
    future->log_traceback = false;
    KrOwn name = kr_dup(kr_ref(future->header.type->name_str));
    kr_asyncio_future_report(
        thread, self, "future",
        kr_str_from_format(thread, "%S exception was never retrieved", kr_ref(name)));
    kr_drop(thread, name);
    return true;
}

// --- attributes ---------------------------------------------------------------------------

bool kr_asyncio_future_no_delete(KrThread *thread, KrRef self, const char *name)
{
    return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                    "attribute '%s' of '%T' objects cannot be deleted",
                                    name, self);
}
static KrOwn get_state(KrThread *thread, KrRef self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    return alive(thread, self)
               ? kr_str_interned(thread, names[kr_asyncio_future(self)->state])
               : KR_NULL;
}
static KrOwn get_blocking(KrThread *thread, KrRef self)
{
    (void)thread;
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    return kr_bool_own(!kr_is_null(future->loop) && future->blocking);
}
static bool set_blocking(KrThread *thread, KrRef self, KrRef value)
{
    bool truth;
    if (!alive(thread, self)) return false;
    if (kr_ref_is_null(value))
        return kr_asyncio_future_no_delete(thread, self, "_asyncio_future_blocking");
    if (!kr_truth(thread, value, &truth)) return false;
    kr_asyncio_future(self)->blocking = truth;
    return true;
}
static KrOwn or_none(KrOwn value)
{
    return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));
}
static KrOwn get_loop(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(kr_asyncio_future(self)->loop);
}
static KrOwn get_callbacks(KrThread *thread, KrRef self)
{
    const KrAsyncioFuture *future = kr_asyncio_future(self);
    if (!alive(thread, self)) return KR_NULL;
    if (kr_is_null(future->callback) && kr_is_null(future->callbacks))
        return kr_none_own();
    KrOwn list = kr_list_new(thread, 0);
    bool ok = !kr_is_null(list);
    if (ok && !kr_is_null(future->callback)) {
        KrRef pair[2] = {kr_ref(future->callback), kr_ref(future->callback_context)};
        KrOwn entry = kr_tuple_from(thread, pair, 2);
        ok = !kr_is_null(entry) && kr_list_append_own(thread, kr_ref(list), entry);
    }
    if (ok && !kr_is_null(future->callbacks))
        ok = kr_list_extend(thread, kr_ref(list), kr_ref(future->callbacks));
    if (ok) return list;
    kr_xdrop(thread, list);
    return KR_NULL;
}
static KrOwn get_result(KrThread *thread, KrRef self)
{
    return alive(thread, self) ? or_none(kr_asyncio_future(self)->result) : KR_NULL;
}
static KrOwn get_exception(KrThread *thread, KrRef self)
{
    return alive(thread, self) ? or_none(kr_asyncio_future(self)->exception) : KR_NULL;
}
static KrOwn get_log_traceback(KrThread *thread, KrRef self)
{
    return alive(thread, self) ? kr_bool_own(kr_asyncio_future(self)->log_traceback)
                               : KR_NULL;
}
static bool set_log_traceback(KrThread *thread, KrRef self, KrRef value)
{
    bool truth;
    if (kr_ref_is_null(value))
        return kr_asyncio_future_no_delete(thread, self, "_log_traceback");
    if (!kr_truth(thread, value, &truth)) return false;
    if (truth)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "_log_traceback can only be set to False");
    kr_asyncio_future(self)->log_traceback = false;
    return true;
}
static KrOwn get_source_traceback(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(kr_asyncio_future(self)->source_traceback);
}
static KrOwn get_cancel_message(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(kr_asyncio_future(self)->cancel_message);
}
static bool set_cancel_message(KrThread *thread, KrRef self, KrRef value)
{
    if (kr_ref_is_null(value))
        return kr_asyncio_future_no_delete(thread, self, "_cancel_message");
    kr_store(thread, &kr_asyncio_future(self)->cancel_message, kr_dup(value));
    return true;
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    return alive(thread, self)
               ? kr_call_1(thread, kr_ref(kr_asyncio_module_state(thread)->future_repr),
                           self)
               : KR_NULL;
}

static const KrNativeDef methods[] = {
    {"result", future_result, "($self, /)",
     "The result; raises the exception if there is one, CancelledError if it was "
     "cancelled,\n"
     "InvalidStateError if it is not done.",
     0, 0, KR_NATIVE_RAW},
    {"exception", future_exception, "($self, /)",
     "The exception, or None; raises CancelledError if it was "
     "cancelled,\nInvalidStateError if it is not done.",
     0, 0, KR_NATIVE_RAW},
    {"set_result", future_set_result, "($self, result, /)",
     "Make it done, with a result.", 1, 1, KR_NATIVE_RAW},
    {"set_exception", future_set_exception, "($self, exception, /)",
     "Make it done, with an exception.", 1, 1, KR_NATIVE_RAW},
    {"add_done_callback", future_add_done_callback,
     "($self, fn, /, *, context=<unrepresentable>)",
     "Have the loop call fn(future) once it is done, soon if it is already.", 0, 0, 0},
    {"remove_done_callback", future_remove_done_callback, "($self, fn, /)",
     "Remove every occurrence of a callback; how many there were.", 1, 1,
     KR_NATIVE_RAW},
    {"cancel", future_cancel, "($self, /, msg=None)",
     "Cancel it and call its callbacks; False if it is done.", 0, 0, 0},
    {"cancelled", future_cancelled, "($self, /)", "Whether it was cancelled.", 0, 0,
     KR_NATIVE_RAW},
    {"done", future_done, "($self, /)",
     "Whether it has a result or an exception, or was cancelled.", 0, 0, KR_NATIVE_RAW},
    {"get_loop", future_get_loop, "($self, /)", "The event loop it belongs to.", 0, 0,
     KR_NATIVE_RAW},
    {"_make_cancelled_error", future_make_cancelled_error, "($self, /)",
     "The CancelledError to raise. To be called once: the saved one is given away.", 0,
     0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "Futures are generic over the type of their results.", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
static const KrGetSetDef getset[] = {
    {"_state", get_state, NULL, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking, NULL},
    {"_loop", get_loop, NULL, NULL},
    {"_callbacks", get_callbacks, NULL, NULL},
    {"_result", get_result, NULL, NULL},
    {"_exception", get_exception, NULL, NULL},
    {"_log_traceback", get_log_traceback, set_log_traceback, NULL},
    {"_source_traceback", get_source_traceback, NULL, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message, NULL},
    {"_asyncio_awaited_by", get_awaited_by, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
KrType kr_asyncio_future_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_asyncio.Future",
    .doc = "(*, loop=None)\n--\n\n"
           "The result of something that is not done yet, for code that runs in one "
           "event loop.",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrAsyncioFuture),
    .dict_offset = offsetof(KrAsyncioFuture, dict),
    .dealloc = dealloc,
    .visit = kr_asyncio_future_visit,
    .clear = kr_asyncio_future_clear,
    .finalize = kr_asyncio_future_finalize,
    .repr = repr,
    .iter = kr_asyncio_future_iter,
    .await_ = kr_asyncio_future_iter,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
};

// --- awaiting it --------------------------------------------------------------------------

typedef struct FutureIter {
    KrObject header;
    KrOwn future; // null: it has ended
} FutureIter;

KrOwn kr_asyncio_future_iter(KrThread *thread, KrRef self)
{
    if (!alive(thread, self)) return KR_NULL;
    FutureIter *iter = (FutureIter *)(void *)kr_object_new(
        thread, &kr_asyncio_future_iter_type, sizeof *iter);
    if (!iter) return KR_NULL;
    iter->future = kr_dup(self);
    kr_gc_track(thread, iter);
    return kr_steal_obj(iter);
}
static FutureIter *iter_of(KrRef self)
{
    return (FutureIter *)(void *)kr_obj(self);
}
static void iter_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((FutureIter *)(void *)object)->future));
}
static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    iter_clear(thread, object);
    kr_object_free(thread, object, sizeof(FutureIter));
}
static void iter_visit(KrObject *object, KrVisitFn visit, void *context)
{
    KrOwn future = ((const FutureIter *)(const void *)object)->future;
    if (!kr_is_null(future)) visit(kr_ref(future), context);
}
static KrFound iter_send(KrThread *thread, KrRef self, KrRef value, KrOwn *result)
{
    (void)value;
    FutureIter *iter = iter_of(self);
    *result = KR_NULL;
    if (kr_is_null(iter->future)) {
        *result = kr_none_own();
        return KR_ABSENT;
    }
    KrAsyncioFuture *future = kr_asyncio_future(kr_ref(iter->future));
    if (future->state == KR_ASYNCIO_PENDING) {
        if (future->blocking) {
            (void)kr_exception_raise(thread, &kr_exception_runtime_error,
                                     "await wasn't used with future");
            return KR_FAULT;
        }
        future->blocking = true; // tells the task to wait for it
        *result = kr_dup(kr_ref(iter->future));
        return KR_PRESENT;
    }
    KrOwn own = kr_move(&iter->future);
    *result = take_result(thread, kr_ref(own));
    kr_drop(thread, own);
    return kr_is_null(*result) ? KR_FAULT : KR_ABSENT;
}
static KrOwn iter_throw(ARGS)
{
    if (!kr_generator_check_throw(thread, "throw", count)) return KR_NULL;
    KrRef type = args[0],
          value = count > 1 && !kr_is_none(args[1]) ? args[1] : KR_REF_NULL;
    KrRef traceback = count > 2 && !kr_is_none(args[2]) ? args[2] : KR_REF_NULL;
    if (!kr_ref_is_null(traceback) && !kr_is_exact(traceback, &kr_traceback_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "throw() third argument must be a traceback");
    KrOwn exception = KR_NULL;
    if (kr_type_has(type, KR_TYPE_EXCEPTION_SUB)) {
        if (!kr_ref_is_null(value))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "instance exception may not have a separate value");
        exception = kr_dup(type);
    } else if (kr_type_has(type, KR_TYPE_TYPE_SUB) &&
               kr_type_is_subtype((const KrType *)(const void *)kr_obj(type),
                                  &kr_exception_base_exception)) {
        KrFound is =
            kr_ref_is_null(value) ? KR_ABSENT : kr_isinstance(thread, value, type);
        if (is == KR_FAULT) return KR_NULL;
        if (is == KR_PRESENT)
            exception = kr_dup(value);
        else if (!kr_ref_is_null(value) && kr_tuple_is_sub(value))
            exception = kr_call_ex(thread, type, value, KR_REF_NULL);
        else
            exception = kr_call(thread, type, &value, kr_ref_is_null(value) ? 0 : 1,
                                KR_REF_NULL);
        if (kr_is_null(exception)) return KR_NULL;
    }
    if (kr_is_null(exception) ||
        !kr_type_has(kr_ref(exception), KR_TYPE_EXCEPTION_SUB)) {
        kr_xdrop(thread, exception);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "exceptions must be classes deriving BaseException "
                                  "or instances of such a class");
    }
    if (!kr_ref_is_null(traceback)) {
        KrException *object = (KrException *)(void *)kr_obj(kr_ref(exception));
        kr_store(thread, &object->traceback, kr_dup(traceback));
    }
    iter_clear(thread, kr_obj(self));
    kr_exception_restore(thread, exception);
    return KR_NULL;
}
static KrOwn iter_close(ARGS)
{
    UNUSED;
    iter_clear(thread, kr_obj(self));
    return kr_none_own();
}
static const KrNativeDef iter_methods[] = {
    {"send", kr_generator_method_send, "($self, object, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"throw", iter_throw, NULL, NULL, 1, 3, KR_NATIVE_RAW},
    {"close", iter_close, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};
KrType kr_asyncio_future_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_asyncio.FutureIter",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(FutureIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .clear = iter_clear,
    .iter = kr_iterator_self,
    .next = kr_generator_next_of,
    .send = iter_send,
    .methods = iter_methods,
};
