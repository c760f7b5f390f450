// SPDX-License-Identifier: MIT
// OSError from errno, and the way around system calls (os_error.h).
//
// The exception is made by calling OSError, so that the subclass for the errno is chosen and all
// fields are set in one place (runtime/exception_fields.c).
// Called by the modules of the operating system. Tests: tests/lang/modules/posix/.
#include "modules/os_error.h"

#include "interp/pending.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/thread.h"

#include <string.h>

KrOwn kr_os_error_raise(KrThread *thread, int number, KrRef first, KrRef second)
{
    if (kr_thread_has_exception(thread)) return KR_NULL;
    const char *words = strerror(number);
    KrOwn code = kr_int_from_i64(thread, number);
    KrOwn text = kr_str_from_utf8(thread, words, strlen(words));
    KrRef args[5] = {kr_ref(code), kr_ref(text), first, kr_none(), second};
    size_t count = kr_ref_is_null(first) ? 2 : kr_ref_is_null(second) ? 3 : 5;
    KrOwn exception = KR_NULL;
    if (!kr_is_null(code) && !kr_is_null(text))
        exception = kr_call(thread, kr_type_ref(&kr_exception_os_error), args, count,
                            KR_REF_NULL);
    if (!kr_is_null(exception)) kr_exception_set(thread, exception);
    kr_xdrop(thread, text);
    kr_xdrop(thread, code);
    return KR_NULL;
}

KrOwn kr_os_error_errno(KrThread *thread)
{
    return kr_os_error_raise(thread, errno, KR_REF_NULL, KR_REF_NULL);
}
bool kr_os_error_errno_false(KrThread *thread)
{
    return !kr_is_null(kr_os_error_errno(thread));
}

bool kr_os_error_again(KrThread *thread)
{
    int number = errno;
    if (number != EINTR) return false;
    bool go_on = !thread->pending || kr_pending_run(thread);
    errno = number;
    return go_on;
}
