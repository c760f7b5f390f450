// SPDX-License-Identifier: MIT
// OSError from errno, with file names as objects; system calls that may block or be interrupted.
#pragma once

#include "runtime/thread.h"
#include "runtime/type.h"

#include <errno.h>

// OSError(number, its text, first, None, second); names may be null. If an exception is set
// already (a signal handler's), that one stays. Result: null.
KR_COLD KrOwn kr_os_error_raise(KrThread *thread, int number, KrRef first,
                                KrRef second);
KR_COLD KrOwn kr_os_error_errno(KrThread *thread); // raise(errno)
KR_COLD bool
kr_os_error_errno_false(KrThread *thread); // the same for functions of bool
// After a call failed: true if it was interrupted by a signal whose Python handler did not raise,
// so that it is to be made again (PEP 475). errno stays when false.
bool kr_os_error_again(KrThread *thread);
// Around a call that may block: other threads run. errno is kept by end.
KR_INLINE void kr_os_error_begin(KrThread *thread)
{
    kr_thread_release_gil(thread);
}
KR_INLINE void kr_os_error_end(KrThread *thread)
{
    kr_thread_take_gil(thread);
}

// One system call that may block: repeats it while signals interrupt it. `result` is assigned.
// do { begin; result = call; end } while (result < 0 && again)
#define KR_OS_CALL(thread, result, call)                                               \
    do {                                                                               \
        kr_os_error_begin(thread);                                                     \
        (result) = (call);                                                             \
        kr_os_error_end(thread);                                                       \
    } while ((result) < 0 && kr_os_error_again(thread))
