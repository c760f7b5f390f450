// SPDX-License-Identifier: MIT
// Audit hooks (audit.h).
//
// The hooks are a list in KrVM that only grows; without one an event costs a load and a branch. Adding a
// hook is an event too, and an Exception that a hook raises there keeps the new one out silently.
// Called by sys and by modules of the operating system. Tests: tests/lang/modules/audit.py.
#include "runtime/audit.h"

#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdarg.h>

bool kr_audit_event_tuple(KrThread *thread, KrRef event, KrRef args)
{
    if (kr_is_null(thread->vm->audit_hooks)) return true;
    KrOwn hooks = kr_dup(kr_ref(thread->vm->audit_hooks));
    bool ok = true;
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(hooks)); i++) {
        KrOwn hook = kr_dup(kr_list_get(kr_ref(hooks), i));
        KrOwn result = kr_call_2(thread, kr_ref(hook), event, args);
        ok = !kr_is_null(result);
        kr_xdrop(thread, result);
        kr_drop(thread, hook);
    }
    kr_drop(thread, hooks);
    return ok;
}

bool kr_audit_event(KrThread *thread, const char *event, const char *format, ...)
{
    if (KR_LIKELY(kr_is_null(thread->vm->audit_hooks))) return true;
    KrOwn items[8];
    size_t count = 0;
    va_list arguments;
    va_start(arguments, format);
    for (; format[count] && count < 8; count++) {
        if (format[count] == 'i') {
            items[count] = kr_from_small_int(va_arg(arguments, int));
        } else if (format[count] == 'l') {
            items[count] = kr_int_from_i64(thread, va_arg(arguments, long long));
        } else if (format[count] == 's') {
            const char *text = va_arg(arguments, const char *);
            items[count] = text ? kr_str_from_utf8(thread, text, strlen(text)) : kr_none_own();
        } else {
            KrRef value = va_arg(arguments, KrRef);
            items[count] = kr_ref_is_null(value) ? kr_none_own() : kr_dup(value);
        }
    }
    va_end(arguments);
    KrOwn tuple = kr_tuple_pack_own(thread, items, count);
    KrOwn name = kr_str_interned(thread, event);
    bool ok = !kr_is_null(tuple) && !kr_is_null(name) &&
              kr_audit_event_tuple(thread, kr_ref(name), kr_ref(tuple));
    kr_xdrop(thread, tuple);
    kr_xdrop(thread, name);
    return ok;
}

bool kr_audit_add(KrThread *thread, KrRef hook)
{
    if (!kr_audit_event(thread, "sys.addaudithook", "")) {
        if (!kr_exception_is(thread, &kr_exception_exception)) return false;
        kr_exception_clear(thread);
        return true;
    }
    KrOwn *hooks = &thread->vm->audit_hooks;
    if (kr_is_null(*hooks)) *hooks = kr_list_new(thread, 0);
    return !kr_is_null(*hooks) && kr_list_append(thread, kr_ref(*hooks), hook);
}
