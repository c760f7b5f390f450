// SPDX-License-Identifier: MIT
// sys.unraisablehook: see unraisable.h. Tests: tests/lang/exceptions/unraisable_hook.py.
#include "runtime/unraisable.h"

#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/traceback.h"
#include "runtime/vm.h"

KrType kr_unraisable_type = KR_STRUCT_SEQUENCE_TYPE("UnraisableHookArgs", 0);

bool kr_unraisable_ready(KrThread *thread)
{
    static const char *const fields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object", NULL};
    kr_unraisable_type.shown = "-__new__";
    kr_unraisable_type.new_object = NULL;
    return kr_struct_sequence_ready(thread, &kr_unraisable_type, fields);
}

static void report(KrThread *thread, KrOwn text) // steals
{
    if (kr_is_null(text)) {
        kr_exception_clear(thread);
        return;
    }
    const char *words = kr_str_text(thread, kr_ref(text));
    if (kr_vm_hooks.report)
        kr_vm_hooks.report(thread, words, strlen(words));
    kr_drop(thread, text);
}

bool kr_unraisable_call(KrThread *thread, KrRef exception, KrRef message)
{
    KrVM *vm = thread->vm;
    KrOwn name = kr_is_null(vm->sys_module) ? KR_NULL : kr_str_interned(thread, "unraisablehook");
    KrRef found = kr_is_null(name) ? KR_REF_NULL
                                   : kr_dict_find_str(kr_module_dict(kr_ref(vm->sys_module)), kr_ref(name));
    kr_xdrop(thread, name);
    if (kr_ref_is_null(found) || kr_is_none(found) ||
        (kr_is_exact(found, &kr_native_type) && ((KrNative *)kr_obj(found))->def->function == kr_unraisable_hook)) {
        kr_exception_clear(thread);
        return false;
    }
    KrOwn hook = kr_dup(found), result = KR_NULL;
    KrRef traceback = kr_ref(((KrException *)kr_obj(exception))->traceback);
    KrOwn fields[5] = {kr_dup(kr_type_ref(kr_type_of(exception))), kr_dup(exception),
                       kr_dup(kr_ref_is_null(traceback) ? kr_none() : traceback),
                       kr_dup(kr_ref_is_null(message) ? kr_none() : message), kr_none_own()};
    KrOwn given = kr_struct_sequence_new(thread, &kr_unraisable_type, fields, 5);
    if (!kr_is_null(given))
        result = kr_call_1(thread, kr_ref(hook), kr_ref(given));
    if (kr_is_null(result)) { // the hook's own failure is shown, then the first one
        KrOwn failed = kr_exception_fetch(thread), text = kr_repr(thread, kr_ref(hook));
        if (!kr_is_null(text))
            report(thread, kr_str_from_format(thread, "Exception ignored in sys.unraisablehook: %S\n", kr_ref(text)));
        kr_exception_clear(thread);
        kr_xdrop(thread, text);
        if (!kr_is_null(failed))
            kr_traceback_print_ignored(thread, kr_ref(failed));
        kr_xdrop(thread, failed);
    }
    kr_xdrop(thread, result);
    kr_xdrop(thread, given);
    kr_drop(thread, hook);
    return true;
}

KrOwn kr_unraisable_hook(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)count;
    if (!kr_is_exact(args[0], &kr_unraisable_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "sys.unraisablehook argument type must be UnraisableHookArgs");
    KrRef value = kr_tuple_get(args[0], 1), message = kr_tuple_get(args[0], 3), object = kr_tuple_get(args[0], 4);
    if (!kr_is_none(object))
        report(thread, kr_is_none(message)
                           ? kr_str_from_format(thread, "Exception ignored in: %R\n", object)
                           : kr_str_from_format(thread, "%S: %R\n", message, object));
    else if (!kr_is_none(message))
        report(thread, kr_str_from_format(thread, "%S:\n", message));
    if (kr_type_has(value, KR_TYPE_EXCEPTION_SUB))
        kr_traceback_print_ignored(thread, value);
    return kr_none_own();
}
