// SPDX-License-Identifier: MIT
// Locks of _thread, and waiting with the GIL released.
#pragma once

#include "runtime/type.h"

#include <semaphore.h>

extern KrType kr_thread_lock_type, kr_thread_lock_reentrant_type;

enum { KR_THREAD_LOCK_FOREVER = -1 };
int64_t kr_thread_lock_now(void) KR_LEAF; // nanoseconds of the monotonic clock
// Seconds (an int or float) as nanoseconds, rounded up. ValueError, OverflowError, TypeError.
bool kr_thread_lock_seconds(KrThread *thread, KrRef value, int64_t *nanoseconds) KR_RAISES;
// Waits for the semaphore until the deadline (or KR_THREAD_LOCK_FOREVER). Absent: it has passed. Signal handlers
// run meanwhile; fault: one has raised.
KrFound kr_thread_lock_wait(KrThread *thread, sem_t *semaphore, int64_t deadline);
KrOwn kr_thread_lock_allocate(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
