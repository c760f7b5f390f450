// SPDX-License-Identifier: MIT
// Safe points: what others asked a thread to do (signals, collection, the lock).
#pragma once

#include "runtime/thread.h"

// Runs whatever is pending. False: raised (KeyboardInterrupt, or what a signal handler raised).
bool kr_pending_run(KrThread *thread) KR_RAISES;

// Filled by those who have something to do at safe points, before a VM starts. May be null.
typedef struct KrPendingHooks {
    bool (*signals)(KrThread *); // signal module: runs Python handlers; false: raised
    void (*free_traces)(KrThread *);
} KrPendingHooks;

extern KrPendingHooks kr_pending_hooks;
