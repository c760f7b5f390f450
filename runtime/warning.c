// SPDX-License-Identifier: MIT
// Warnings from C (warning.h).
//
// _warnings is imported when the first warning comes; warn() and warn_explicit() of that module do all of it.
// Tests: tests/lang/modules/ast/constructors.py.
#include "runtime/warning.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

// A function of _warnings: absent when there is no such module.
static KrFound function(KrThread *thread, const char *name, KrOwn *out)
{
    KrOwn module_name = kr_str_interned(thread, "_warnings"), module = KR_NULL;
    if (kr_is_null(module_name)) return KR_FAULT;
    KrRef known;
    KrFound found = kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(module_name), &known);
    if (found == KR_PRESENT) {
        module = kr_dup(known);
    } else if (found == KR_ABSENT) {
        module = kr_import_name(thread, kr_ref(module_name), KR_REF_NULL, KR_REF_NULL, 0);
        if (kr_is_null(module) && kr_exception_is(thread, &kr_exception_import_error))
            kr_exception_clear(thread);
        else if (kr_is_null(module))
            found = KR_FAULT;
    }
    kr_drop(thread, module_name);
    if (kr_is_null(module)) return found;
    *out = kr_attr_get_name(thread, kr_ref(module), name);
    kr_drop(thread, module);
    return kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
}

bool kr_warning_format(KrThread *thread, KrType *category, int stack_level, const char *format, ...)
{
    KrOwn warn = KR_NULL;
    KrFound found = function(thread, "warn", &warn);
    if (found != KR_PRESENT) return found == KR_ABSENT;
    va_list arguments;
    va_start(arguments, format);
    KrOwn text = kr_str_from_vformat(thread, format, arguments), result = KR_NULL;
    va_end(arguments);
    if (!kr_is_null(text)) {
        KrOwn level = kr_from_small_int(stack_level);
        result = kr_call_3(thread, kr_ref(warn), kr_ref(text), kr_type_ref(category), kr_ref(level));
        kr_drop(thread, level);
    }
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, text);
    kr_xdrop(thread, result);
    kr_drop(thread, warn);
    return ok;
}

bool kr_warning_explicit(KrThread *thread, KrType *category, KrRef message, KrRef filename, int line,
                         KrRef module, KrRef registry)
{
    KrOwn warn = KR_NULL;
    KrFound found = function(thread, "warn_explicit", &warn);
    if (found != KR_PRESENT) return found == KR_ABSENT;
    KrOwn number = kr_from_small_int(line);
    KrRef none = kr_none(), args[6] = {message, kr_type_ref(category), filename, kr_ref(number), none, none};
    if (!kr_ref_is_null(module)) args[4] = module;
    if (!kr_ref_is_null(registry)) args[5] = registry;
    KrOwn result = kr_call(thread, kr_ref(warn), args, 6, KR_REF_NULL);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    kr_drop(thread, number);
    kr_drop(thread, warn);
    return ok;
}
