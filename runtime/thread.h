// SPDX-License-Identifier: MIT
// KrThread: everything one thread of Python has. First argument of nearly every function.
//
// Owns the current exception, the frame stack, free lists and limits. Field order matters to
// generated code: fields that handlers and stencils touch come first.
//
// The GIL: one lock of the VM, held by the thread that runs Python. A thread that waits for it longer than the
// switch interval sets KR_PENDING_GIL in the holder, which gives way at its next safe point. While a VM has had
// one thread only, taking and releasing cost nothing.
// Invariant: what hangs on the VM is touched by the holder only; `pending` is changed atomically, by anyone.
// The free lists, the collector's counters and its threshold are one set, which moves with the lock.
#pragma once

#include "runtime/value.h"

typedef struct KrFrame KrFrame;
typedef struct KrActivation KrActivation;

enum { KR_THREAD_SIZE_CLASSES = 64 }; // 8-byte steps up to 512 bytes

// Bits of KrThread.pending: anything set makes the next safe point call kr_pending_run.
enum {
    KR_PENDING_SIGNAL = 1 << 0,
    KR_PENDING_GIL = 1 << 1,
    KR_PENDING_GC = 1 << 2,
    KR_PENDING_TRACE_FREE = 1 << 3,
};

// Where an attribute of instances of a shape was found: for places that see many shapes. Names and
// shapes live for ever; `version` is the class's. Filled by interp/specialize_attr.c.
typedef enum KrAttrKind {
    KR_ATTR_SLOT,
    KR_ATTR_METHOD,
    KR_ATTR_CLASS_VALUE,
    KR_ATTR_ABSENT, // there is none (`value` is 0)
    KR_ATTR_ASK,    // not to be told in advance: a property, ... (`value` is 0)
} KrAttrKind;
typedef struct KrAttrEntry {
    const void *shape; // KrShape; null: empty
    KrRef name;
    uint64_t value;    // slot index, or the borrowed attribute of the class
    uint32_t version;
    uint32_t kind;     // KrAttrKind
} KrAttrEntry;
enum { KR_THREAD_ATTR_ENTRIES = 256, KR_THREAD_GC_THRESHOLD = 50000 };

struct KrThread {
    KrFrame *frame;           // innermost frame; its ip and sp are valid at calls only
    KrActivation *activation; // of the innermost interpreter loop entry (frame_layout.h)
    uint32_t pending;         // KR_PENDING_*
    uint32_t recursion_left;  // Python frames until RecursionError
    uint32_t storm_left;      // KRAIT_STORM: forced-exit tests to pass until one leaves its trace
    char *c_stack_limit;      // lowest address C code may use before it raises
    void *free_cells[3][KR_THREAD_SIZE_CLASSES]; // slab free lists by KR_SLAB_* and (size + 7) / 8 - 1
    uint32_t plain_list;      // KR_SLAB_PLAIN, or KR_SLAB_TRACED while allocations are traced
    KrVM *vm;
    KrOwn exception;          // being raised, null = none
    KrOwn handled;            // innermost exception being handled (sys.exception()), or null
    KrOwn memory_error;       // kept ready for kr_exception_no_memory
    char *stack_top, *stack_end;  // frame stack: first free byte, end of the chunk
    void *stack_chunks;       // chunks for kr_frame_* to free
    uint64_t gc_young_count;  // objects allocated since the last young collection
    uint32_t dealloc_depth;   // nested deallocations
    KrObject **dealloc_later; // dead objects that wait (malloc)
    uint32_t dealloc_count, dealloc_capacity;
    const void *dispatch;     // table that handlers start with (recording swaps it)
    void *repr_stack;         // objects whose repr is being made (protocol_object.c)
    void *recorder;           // tier2's state while a trace is being recorded
    uint64_t gc_threshold;    // gc_young_count at which a collection is asked for
    KrAttrEntry attr_entries[KR_THREAD_ATTR_ENTRIES];
    KrOwn trace_function, profile_function; // sys.settrace, sys.setprofile; or null
    bool monitored;           // somebody watches (interp/monitor.c)
    uint32_t monitor_depth;   // callbacks of those who watch that are running
    void *monitor;            // state of interp/monitor.c (malloc)
    uint64_t storm_random;    // KRAIT_STORM: state of this thread's random numbers
    KrThread *next;           // of the VM's threads, the youngest first
    uint64_t id;              // never given twice in a VM
    uint64_t ident;           // pthread_self(): what _thread.get_ident() says
    KrOwn context;            // the current contextvars.Context, or null (contextvars_module.c)
    KrOwn async_firstiter, async_finalizer; // sys.set_asyncgen_hooks; or null
    KrOwn asyncio_loop, asyncio_task; // that run in it (asyncio_module.c), or null
    int32_t origin_depth;     // sys.set_coroutine_origin_tracking_depth
    void *handle;             // of a thread that can be joined (thread_start.c)
};

// KRAIT_STORM: a forced-exit test. Is the trace left? Mostly few tests lie between two such, sometimes many, so that side traces
// and loops are reached, too. (It does not wait for an exit: this one may lead into a side trace, which has tests of its own.)
KR_INLINE bool kr_thread_storm(KrThread *thread)
{
    bool leaves = --thread->storm_left == 0;
    if (KR_UNLIKELY(leaves)) {
        thread->storm_random = thread->storm_random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint32_t bits = (uint32_t)(thread->storm_random >> 60) % 10;
        thread->storm_left = 1 + ((uint32_t)(thread->storm_random >> 32) & ((1u << bits) - 1));
    }
    return leaves;
}

KrThread *kr_thread_new(KrVM *vm) KR_NODISCARD; // of the calling OS thread
void kr_thread_free(KrThread *thread); // the main thread, with the lock of the VM
// A thread for an OS thread that does not run yet: the caller holds the GIL and starts it; it begins with
// kr_thread_enter, which waits for the GIL, and ends with kr_thread_leave, which frees everything.
KrThread *kr_thread_new_other(KrThread *thread) KR_NODISCARD; // null: raised
void kr_thread_abandon(KrThread *thread, KrThread *other); // it could not be started
void kr_thread_enter(KrThread *thread);
void kr_thread_clear(KrThread *thread); // what it owns dies, which may run Python code
void kr_thread_leave(KrThread *thread);
// Around what may block or take long: other threads run meanwhile. Nothing that belongs to the VM may be touched
// between the two. errno is kept. A thread that comes back when the VM has ended never returns.
void kr_thread_release_gil(KrThread *thread);
void kr_thread_take_gil(KrThread *thread);
void kr_thread_yield_gil(KrThread *thread); // at safe points: lets another thread run if one waits
double kr_thread_switch_interval(KrVM *vm); // seconds
void kr_thread_set_switch_interval(KrVM *vm, double seconds);
KrThread *kr_thread_current(const KrVM *vm); // the one that holds the GIL
bool kr_thread_is_main(const KrThread *thread);
void kr_thread_end_others(KrThread *thread); // the VM ends: no other thread gets the GIL from now on
bool kr_thread_is_last(const KrThread *thread); // the same, asked
void kr_thread_after_fork(KrThread *thread); // in the child: it is the only thread, and the main one
// Asks for something at the thread's next safe point. From anywhere, signal handlers too.
KR_INLINE void kr_thread_ask(KrThread *thread, uint32_t bits)
{
    __atomic_fetch_or(&thread->pending, bits, __ATOMIC_SEQ_CST);
}

// For C code that may recurse (repr, compare, calls): false and RecursionError when the C stack
// is nearly used up. No leave call is needed: it measures bytes.
bool kr_thread_check_stack(KrThread *thread) KR_RAISES;
// Dead objects past the depth that deallocation may nest (object.c). Without memory to note one it
// stays allocated: a leak instead of an overflow.
void kr_thread_dealloc_later(KrThread *thread, KrObject *object);
KrObject *kr_thread_dealloc_next(KrThread *thread); // null: none
KR_INLINE bool kr_thread_stack_low(const KrThread *thread)
{
    return (char *)__builtin_frame_address(0) < thread->c_stack_limit;
}
KR_INLINE KrAttrEntry *kr_thread_attr_entry(KrThread *thread, const void *shape, KrRef name)
{
    uint64_t hash = (uint64_t)(uintptr_t)shape >> 5 ^ kr_bits(name) >> 4;
    return &thread->attr_entries[(hash ^ hash >> 8) % KR_THREAD_ATTR_ENTRIES];
}
KR_INLINE bool kr_thread_has_exception(const KrThread *thread)
{
    return kr_own_bits(thread->exception) != 0;
}
