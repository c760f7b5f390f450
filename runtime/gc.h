// SPDX-License-Identifier: MIT
// Cycle collector: finds groups of objects that only keep each other alive.
//
// Container types have KR_TYPE_GC, a `visit` slot that names each owned field, and `clear`. Objects
// are found by walking slabs. A collection subtracts internal references from counts; what is
// left without outside references, and not reachable from something that has them, is garbage:
// weak references are cleared, finalizers run once, what they resurrect survives, the rest is cleared.
// Bits of KrObject.gc: below. Tests: tests/lang/gc/.
#pragma once

#include "runtime/thread.h"
#include "runtime/type.h"

enum {
    KR_GC_TRACKED = 1 << 0,
    KR_GC_REACHABLE = 1 << 1, // during a collection
    KR_GC_OLD = 1 << 2,       // survived a collection
    KR_GC_CANDIDATE = 1 << 3, // during a collection
};
enum { KR_GC_DEBUG_COLLECTABLE = 2 }; // bit of gc.set_debug(): names what is collected on stderr

KR_INLINE void kr_gc_track(KrThread *thread, void *object)
{
    if (((KrObject *)object)->gc & KR_GC_TRACKED)
        return;
    ((KrObject *)object)->gc |= KR_GC_TRACKED;
    if (KR_UNLIKELY(++thread->gc_young_count >= thread->gc_threshold))
        kr_thread_ask(thread, KR_PENDING_GC);
}
KR_INLINE void kr_gc_untrack(void *object)
{
    ((KrObject *)object)->gc &= (uint16_t)~KR_GC_TRACKED;
}
// Collects; the number of unreachable objects found.
size_t kr_gc_collect(KrThread *thread, int generation);
void kr_gc_enable(KrThread *thread, bool enabled); // collections by growth
// Tracked objects that refer to one of `objects`; all tracked ones if count is 0.
KrOwn kr_gc_list_referrers(KrThread *thread, const KrRef *objects, size_t count) KR_NEW;
KrOwn kr_gc_list_referents(KrThread *thread, const KrRef *objects, size_t count) KR_NEW;
// The same when a module's dict is to go, whose last owner gives it away here: finalizers run in the order
// in which things hang on it.
size_t kr_gc_collect_below(KrThread *thread, KrOwn root) KR_STEALS(2);
