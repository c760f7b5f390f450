// SPDX-License-Identifier: MIT
// Safe points (pending.h): loop edges and function entries call this when a bit is set.
//
// Bits are set from signal handlers and other threads, so they are taken atomically.
// Called by interp/loop.c. Tests: tests/lang/modules/signal/.
#include "interp/pending.h"

#include "runtime/exception.h"
#include "runtime/gc.h"

KrPendingHooks kr_pending_hooks;

bool kr_pending_run(KrThread *thread)
{
    uint32_t bits = __atomic_exchange_n(&thread->pending, 0, __ATOMIC_SEQ_CST);
    if (bits & KR_PENDING_TRACE_FREE && kr_pending_hooks.free_traces)
        kr_pending_hooks.free_traces(thread);
    if (bits & KR_PENDING_GIL)
        kr_thread_yield_gil(thread);
    if (bits & KR_PENDING_GC)
        kr_gc_step(thread);
    if (bits & KR_PENDING_SIGNAL && kr_pending_hooks.signals)
        return kr_pending_hooks.signals(thread);
    return true;
}
