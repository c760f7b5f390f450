// SPDX-License-Identifier: MIT
// Threads: creation, limits, the list of objects whose deallocation waits, the GIL. See thread.h.
#define _GNU_SOURCE
#include "runtime/thread.h"

#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/slab.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { C_STACK_MARGIN = 256 << 10 }; // bytes kept to raise and unwind in

struct KrGil {
    pthread_mutex_t mutex; // of the fields below
    pthread_cond_t freed;  // somebody may take it
    pthread_cond_t taken;  // who has given way may stop waiting
    KrThread *holder;      // or null
    KrThread *heap_owner;  // whose free lists are the heap's: the last holder
    KrThread *ending;      // the VM ends: the only thread that may still take it
    uint32_t waiting;      // threads that want it
    uint64_t switches;     // times it has gone to another thread
    int64_t interval;      // microseconds until a waiting thread asks for it
    bool shared;           // there has been more than one thread
};

// The first thread's stack ends above the program's name, which the kernel puts there, and is as big as its limit
// says. Null: this is another stack, or a limit that may have been raised beyond what lies below.
static char *first_stack(const char *here)
{
    const char *name = (const char *)getauxval(AT_EXECFN); // NOLINT(performance-no-int-to-ptr)
    struct rlimit limit;
    enum { GAP = 64 << 20 }; // the kernel leaves more than this free
    if (!name || getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur > GAP || limit.rlim_cur <= 2 * C_STACK_MARGIN)
        return NULL;
    char *top = (char *)(((uintptr_t)name + strlen(name) + 1 + sizeof(void *) + 4095) & ~(uintptr_t)4095); // NOLINT(performance-no-int-to-ptr)
    return here < top && (size_t)(top - here) < limit.rlim_cur ? top - limit.rlim_cur : NULL;
}

// Lowest usable address of this thread's C stack: from its bounds, or 8 MB below here.
static char *c_stack_limit(void)
{
    pthread_attr_t attributes;
    void *base;
    size_t size;
    char *here = __builtin_frame_address(0), *first = first_stack(here);
    if (first) return first + C_STACK_MARGIN; // pthread_getattr_np would read /proc/self/maps
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        bool known = pthread_attr_getstack(&attributes, &base, &size) == 0;
        pthread_attr_destroy(&attributes);
        if (known) return (char *)base + (size > 2 * C_STACK_MARGIN ? C_STACK_MARGIN : size / 4); // of a small one less is kept
    }
    return here - (8 << 20) + C_STACK_MARGIN;
}

static void init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

static struct KrGil *gil_new(void)
{
    struct KrGil *gil = calloc(1, sizeof *gil);
    if (!gil) return NULL;
    pthread_mutex_init(&gil->mutex, NULL);
    init_condition(&gil->freed);
    init_condition(&gil->taken);
    gil->interval = 5000;
    return gil;
}

static void gil_free(struct KrGil *gil)
{
    pthread_mutex_destroy(&gil->mutex);
    pthread_cond_destroy(&gil->freed);
    pthread_cond_destroy(&gil->taken);
    free(gil);
}

static KrThread *thread_new(KrVM *vm)
{
    KrThread *thread = calloc(1, sizeof *thread);
    if (!thread) return NULL;
    thread->gc_threshold = KR_THREAD_GC_THRESHOLD;
    thread->plain_list = KR_SLAB_PLAIN;
    thread->vm = vm;
    thread->recursion_left = (uint32_t)vm->recursion_limit;
    thread->id = ++vm->thread_ids;
    thread->next = vm->threads;
    vm->threads = thread;
    vm->thread_count++;
    return thread;
}

KrThread *kr_thread_new(KrVM *vm)
{
    if (!vm->gil && !(vm->gil = gil_new())) return NULL;
    KrThread *thread = thread_new(vm);
    if (!thread) return NULL;
    thread->c_stack_limit = c_stack_limit();
    thread->ident = (uint64_t)pthread_self();
    vm->gil->holder = vm->gil->heap_owner = thread;
    return thread;
}

static void unlink_thread(KrThread *thread)
{
    KrThread **place = &thread->vm->threads;
    while (*place && *place != thread)
        place = &(*place)->next;
    if (*place) *place = thread->next;
    thread->vm->thread_count--;
}

void kr_thread_clear(KrThread *thread)
{
    if (kr_vm_hooks.monitor_end) kr_vm_hooks.monitor_end(thread);
    kr_xdrop(thread, kr_move(&thread->context));
    kr_xdrop(thread, kr_move(&thread->async_firstiter));
    kr_xdrop(thread, kr_move(&thread->async_finalizer));
    kr_xdrop(thread, kr_move(&thread->asyncio_task));
    kr_xdrop(thread, kr_move(&thread->asyncio_loop));
    kr_xdrop(thread, kr_move(&thread->exception));
    kr_xdrop(thread, kr_move(&thread->handled));
}

void kr_thread_free(KrThread *thread)
{
    unlink_thread(thread);
    kr_thread_clear(thread);
    kr_xdrop(thread, kr_move(&thread->memory_error));
    kr_frame_fini(thread);
    free(thread->dealloc_later);
    gil_free(thread->vm->gil);
    free(thread);
}

bool kr_thread_check_stack(KrThread *thread)
{
    char *here = __builtin_frame_address(0);
    if (here >= thread->c_stack_limit) return true;
    char *limit = thread->c_stack_limit;
    thread->c_stack_limit -= C_STACK_MARGIN / 2; // room to make the exception
    bool ok = kr_exception_raise_false(thread, &kr_exception_recursion_error,
                                       "Stack overflow (used %d kB)",
                                       (int)((8 << 10) - C_STACK_MARGIN / 1024));
    thread->c_stack_limit = limit;
    return ok;
}

void kr_thread_dealloc_later(KrThread *thread, KrObject *object)
{
    if (thread->dealloc_count == thread->dealloc_capacity) {
        uint32_t capacity =
            thread->dealloc_capacity ? thread->dealloc_capacity * 2 : 256;
        KrObject **grown = realloc(thread->dealloc_later, capacity * sizeof *grown);
        if (!grown) return;
        thread->dealloc_later = grown;
        thread->dealloc_capacity = capacity;
    }
    kr_assert(object->count == 0);
    object->gc = 0; // the collector must not take it for garbage of its own
    thread->dealloc_later[thread->dealloc_count++] = object;
}

KrObject *kr_thread_dealloc_next(KrThread *thread)
{
    return thread->dealloc_count ? thread->dealloc_later[--thread->dealloc_count]
                                 : NULL;
}

// --- several threads --------------------------------------------------------------------

KrThread *kr_thread_new_other(KrThread *thread)
{
    KrThread *other = thread_new(thread->vm);
    KrException *spare = other ? (KrException *)kr_object_new(
                                     thread, &kr_exception_memory_error, sizeof *spare)
                               : NULL;
    if (!spare) {
        if (other) {
            unlink_thread(other);
            free(other);
        }
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    spare->args = kr_tuple_from(thread, NULL, 0);
    other->memory_error = kr_steal_obj(spare);
    other->storm_random = thread->storm_random + other->id;
    if (kr_vm_hooks.monitor_begin) kr_vm_hooks.monitor_begin(other);
    thread->vm->gil->shared = true;
    return other;
}

void kr_thread_abandon(KrThread *thread, KrThread *other)
{
    kr_xdrop(thread, kr_move(&other->memory_error));
    unlink_thread(other);
    free(other);
}

void kr_thread_enter(KrThread *thread)
{
    thread->c_stack_limit = c_stack_limit();
    thread->ident = (uint64_t)pthread_self();
    kr_thread_take_gil(thread);
}

// The heap's free lists and counters go from one thread to another.
static void move_heap(KrThread *from, KrThread *to)
{
    memcpy(to->free_cells, from->free_cells, sizeof to->free_cells);
    to->plain_list = from->plain_list;
    memset(from->free_cells, 0, sizeof from->free_cells);
    to->gc_young_count = from->gc_young_count;
    to->gc_threshold = from->gc_threshold;
}

void kr_thread_leave(KrThread *thread)
{
    KrVM *vm = thread->vm;
    struct KrGil *gil = vm->gil;
    kr_thread_clear(thread);
    kr_xdrop(thread, kr_move(&thread->memory_error));
    kr_frame_fini(thread);
    unlink_thread(thread);
    if (thread != vm->main_thread) // a fork has made it the only thread: the process ends with it
        move_heap(thread, vm->main_thread);
    pthread_mutex_lock(&gil->mutex);
    gil->heap_owner = vm->main_thread;
    gil->holder = NULL;
    pthread_cond_signal(&gil->freed);
    pthread_cond_signal(&gil->taken);
    pthread_mutex_unlock(&gil->mutex);
    free(thread->dealloc_later);
    free(thread);
}

// The VM has ended, or is about to: its thread does nothing more until the process exits.
static KR_COLD void hang(void)
{
    for (;;)
        pause();
}

static struct timespec deadline(int64_t microseconds)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += microseconds / 1000000;
    at.tv_nsec += microseconds % 1000000 * 1000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

void kr_thread_take_gil(KrThread *thread)
{
    struct KrGil *gil = thread->vm->gil;
    if (!gil->shared) return;
    int error = errno;
    pthread_mutex_lock(&gil->mutex);
    kr_assert(gil->holder != thread);
    gil->waiting++;
    while (gil->holder) {
        uint64_t switches = gil->switches;
        struct timespec at = deadline(gil->interval);
        if (pthread_cond_timedwait(&gil->freed, &gil->mutex, &at) == ETIMEDOUT &&
            gil->holder && gil->switches == switches)
            kr_thread_ask(gil->holder, KR_PENDING_GIL);
    }
    gil->waiting--;
    if (gil->ending && gil->ending != thread) {
        pthread_cond_signal(&gil->freed); // the others come to know, too
        pthread_cond_broadcast(&gil->taken); // who has made way for this one
        pthread_mutex_unlock(&gil->mutex);
        hang();
    }
    gil->holder = thread;
    if (gil->heap_owner != thread) {
        move_heap(gil->heap_owner, thread);
        gil->heap_owner = thread;
        gil->switches++;
    }
    pthread_cond_signal(&gil->taken);
    pthread_mutex_unlock(&gil->mutex);
    errno = error;
}

void kr_thread_release_gil(KrThread *thread)
{
    struct KrGil *gil = thread->vm->gil;
    if (!gil->shared) return;
    int error = errno;
    pthread_mutex_lock(&gil->mutex);
    kr_assert(gil->holder == thread);
    gil->holder = NULL;
    pthread_cond_signal(&gil->freed);
    pthread_mutex_unlock(&gil->mutex);
    errno = error;
}

void kr_thread_yield_gil(KrThread *thread)
{
    struct KrGil *gil = thread->vm->gil;
    if (!gil->shared) return;
    pthread_mutex_lock(&gil->mutex);
    if (!gil->waiting || gil->ending == thread) { // none may run any more at the end
        pthread_mutex_unlock(&gil->mutex);
        return;
    }
    uint64_t switches = gil->switches;
    gil->holder = NULL;
    pthread_cond_signal(&gil->freed);
    while (gil->waiting &&
           gil->switches == switches) // or it would get the lock back itself
        pthread_cond_wait(&gil->taken, &gil->mutex);
    pthread_mutex_unlock(&gil->mutex);
    kr_thread_take_gil(thread);
}

double kr_thread_switch_interval(KrVM *vm)
{
    return (double)vm->gil->interval / 1e6;
}

void kr_thread_set_switch_interval(KrVM *vm, double seconds)
{
    int64_t interval = (int64_t)(seconds * 1e6);
    vm->gil->interval = interval > 0 ? interval : 1;
}

KrThread *kr_thread_current(const KrVM *vm)
{
    return vm->gil->holder;
}

bool kr_thread_is_main(const KrThread *thread)
{
    return thread->vm->main_thread == thread;
}

void kr_thread_end_others(KrThread *thread)
{
    struct KrGil *gil = thread->vm->gil;
    pthread_mutex_lock(&gil->mutex);
    gil->ending = thread;
    pthread_mutex_unlock(&gil->mutex);
}

bool kr_thread_is_last(const KrThread *thread)
{
    return thread->vm->gil->ending != NULL;
}

void kr_thread_after_fork(KrThread *thread)
{
    KrVM *vm = thread->vm;
    struct KrGil *gil = vm->gil;
    pthread_mutex_init(&gil->mutex, NULL); // whatever state they were in
    init_condition(&gil->freed);
    init_condition(&gil->taken);
    gil->holder = gil->heap_owner = thread;
    gil->waiting = 0;
    gil->shared = false;
    thread->ident = (uint64_t)pthread_self();
    vm->main_thread = thread;
    vm->threads = thread; // what the others held is lost: they may have been anywhere
    thread->next = NULL;
    vm->thread_count = 1;
    kr_xdrop(thread, kr_move(&thread->asyncio_task)); // they run in the parent
    kr_xdrop(thread, kr_move(&thread->asyncio_loop));
}
