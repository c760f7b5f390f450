// SPDX-License-Identifier: MIT
// Cycle collector: finds groups of objects that only keep each other alive.
//
// Container types have KR_TYPE_GC, a `visit` slot that names each owned field, and `clear`. Objects
// are found by walking slabs. A collection subtracts internal references from counts; what is
// left without outside references, and not reachable from something that has them, is garbage:
// weak references are cleared, finalizers run once, what they resurrect survives, the rest is cleared.
//
// Generations are numbers in the objects, not lists: 0 young, 1 and 2 older, 3 frozen. A collection of generation n
// takes the older ones for reachable; its survivors go to n + 1. Young ones are looked for where objects have been made since the
// last young collection (slab.h), those of generation 1 in the whole heap; while collections find little, they become rarer.
// Bits of KrObject.gc: below. Tests: tests/lang/gc/.
#pragma once

#include "runtime/thread.h"
#include "runtime/type.h"

enum {
    KR_GC_TRACKED = 1 << 0,
    KR_GC_REACHABLE = 1 << 1, // during a collection
    KR_GC_LEAF = 1 << 2,      // during a collection: its fields refer to no candidate
    KR_GC_CANDIDATE = 1 << 3, // during a collection
    KR_GC_GENERATION = 3 << 4, KR_GC_GENERATION_SHIFT = 4, KR_GC_FROZEN = 3,
};
enum { // bits of gc.set_debug()
    KR_GC_DEBUG_STATS = 1, KR_GC_DEBUG_COLLECTABLE = 2, KR_GC_DEBUG_UNCOLLECTABLE = 4, KR_GC_DEBUG_SAVEALL = 32,
};

typedef struct KrGcStats { // of one generation
    size_t collections, collected;
} KrGcStats;

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
// Collects; the number of unreachable objects found. The first tells gc.callbacks about it.
size_t kr_gc_run(KrThread *thread, int generation);
size_t kr_gc_collect(KrThread *thread, int generation);
void kr_gc_step(KrThread *thread); // the threshold is reached: collects what it is time for
// Puts objects of some generations into generation `to`; how many are in `to` afterwards.
size_t kr_gc_move(KrThread *thread, int first, int last, int to);
void kr_gc_enable(KrThread *thread, bool enabled); // collections by growth
// Tracked objects of a generation; of all but the frozen ones: -1.
KrOwn kr_gc_list_objects(KrThread *thread, int generation) KR_NEW;
// Tracked objects that refer to one of `objects`.
KrOwn kr_gc_list_referrers(KrThread *thread, const KrRef *objects, size_t count) KR_NEW;
KrOwn kr_gc_list_referents(KrThread *thread, const KrRef *objects, size_t count) KR_NEW;
// The same when a module's dict is to go, whose last owner gives it away here: finalizers run in the order
// in which things hang on it.
size_t kr_gc_collect_below(KrThread *thread, KrOwn root) KR_STEALS(2);
