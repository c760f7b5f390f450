// SPDX-License-Identifier: MIT
// Intrinsics (intrinsic.h), in CPython's numbering, which dis shows.
//
// Called by interp/loop.c. Tests: tests/lang/.
#include "interp/intrinsic.h"

#include "interp/coroutine.h"
#include "interp/names.h"
#include "interp/raise.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/type_alias.h"
#include "runtime/typevar.h"
#include "runtime/vm.h"

enum {
    PRINT = 1,
    IMPORT_STAR,
    STOPITERATION_ERROR,
    ASYNC_GEN_WRAP,
    UNARY_POSITIVE,
    LIST_TO_TUPLE,
    TYPEVAR,
    PARAMSPEC,
    TYPEVARTUPLE,
    SUBSCRIPT_GENERIC,
    TYPEALIAS,
};
enum {
    PREP_RERAISE_STAR = 1,
    TYPEVAR_WITH_BOUND,
    TYPEVAR_WITH_CONSTRAINTS,
    SET_FUNCTION_TYPE_PARAMS,
    SET_TYPEPARAM_DEFAULT,
};

static KrOwn display(KrThread *thread, KrRef value)
{
    KrOwn hook = KR_NULL;
    KrOwn name = kr_str_interned(thread, "displayhook");
    if (kr_is_null(name)) return KR_NULL;
    KrFound found =
        kr_attr_lookup(thread, kr_ref(thread->vm->sys_module), kr_ref(name), &hook);
    kr_drop(thread, name);
    if (found <= 0)
        return found < 0 ? KR_NULL
                         : kr_exception_raise(thread, &kr_exception_runtime_error,
                                              "lost sys.displayhook");
    KrOwn result = kr_call_1(thread, kr_ref(hook), value);
    kr_drop(thread, hook);
    return result;
}

// A StopIteration that would leave a generator becomes a RuntimeError caused by it.
static KrOwn stop_iteration_error(KrThread *thread, KrFrame *frame, KrRef exception)
{
    const char *text = NULL;
    uint32_t flags = frame->code->flags;
    if (kr_type_is_subtype(kr_type_of(exception), &kr_exception_stop_iteration)) {
        text = "generator raised StopIteration";
        if (flags & KR_CODE_ASYNC_GENERATOR)
            text = "async generator raised StopIteration";
        else if (flags & KR_CODE_COROUTINE)
            text = "coroutine raised StopIteration";
    } else if ((flags & KR_CODE_ASYNC_GENERATOR) &&
               kr_type_is_subtype(kr_type_of(exception),
                                  &kr_exception_stop_async_iteration)) {
        text = "async generator raised StopAsyncIteration";
    }
    if (!text) return kr_dup(exception);
    (void)kr_exception_raise(thread, &kr_exception_runtime_error, "%s", text);
    KrOwn error = kr_exception_fetch(thread);
    KrException *object = (KrException *)kr_obj(kr_ref(error));
    kr_store(thread, &object->cause, kr_dup(exception));
    kr_store(thread, &object->context, kr_dup(exception));
    object->suppress_context = 1;
    return error;
}

KrOwn kr_intrinsic_1(KrThread *thread, KrFrame *frame, uint32_t which, KrRef value)
{
    switch (which) {
    case PRINT: return display(thread, value);
    case IMPORT_STAR:
        return kr_names_import_star(thread, frame, value) ? kr_none_own() : KR_NULL;
    case STOPITERATION_ERROR: return stop_iteration_error(thread, frame, value);
    case ASYNC_GEN_WRAP: return kr_coroutine_wrap_async(thread, value);
    case UNARY_POSITIVE: return kr_number_positive(thread, value);
    case LIST_TO_TUPLE: return kr_sequence_tuple(thread, value);
    case TYPEVAR: return kr_typevar_new(thread, value, KR_REF_NULL, KR_REF_NULL);
    case PARAMSPEC: return kr_typevar_new_paramspec(thread, value);
    case TYPEVARTUPLE: return kr_typevar_new_tuple(thread, value);
    case SUBSCRIPT_GENERIC: return kr_type_alias_generic(thread, value);
    case TYPEALIAS: return kr_type_alias_new(thread, value);
    default: break;
    }
    return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                              "krait: intrinsic %d", (int)which);
}

KrOwn kr_intrinsic_2(KrThread *thread, uint32_t which, KrRef first, KrRef second)
{
    switch (which) {
    case PREP_RERAISE_STAR: return kr_raise_prep_star(thread, first, second);
    case TYPEVAR_WITH_BOUND: return kr_typevar_new(thread, first, second, KR_REF_NULL);
    case TYPEVAR_WITH_CONSTRAINTS: return kr_typevar_new(thread, first, KR_REF_NULL, second);
    case SET_FUNCTION_TYPE_PARAMS:
        if (!kr_attr_set(thread, first, kr_name(KR_NAME___type_params__), second))
            return KR_NULL;
        return kr_dup(first);
    case SET_TYPEPARAM_DEFAULT: return kr_typevar_set_default(thread, first, second);
    default: break;
    }
    return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                              "krait: binary intrinsic %d", (int)which);
}
