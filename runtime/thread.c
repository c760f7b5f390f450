// SPDX-License-Identifier: MIT
// Threads: creation, limits, the list of objects whose deallocation waits. See thread.h.
#define _GNU_SOURCE
#include "runtime/thread.h"

#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/vm.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { C_STACK_MARGIN = 256 << 10 }; // bytes kept to raise and unwind in

// Lowest usable address of this thread's C stack: from its bounds, or 8 MB below here.
static char *c_stack_limit(void)
{
    pthread_attr_t attributes;
    void *base;
    size_t size;
    char *here = __builtin_frame_address(0);
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        bool known = pthread_attr_getstack(&attributes, &base, &size) == 0;
        pthread_attr_destroy(&attributes);
        if (known && size > 2 * C_STACK_MARGIN)
            return (char *)base + C_STACK_MARGIN;
    }
    return here - (8 << 20) + C_STACK_MARGIN;
}

KrThread *kr_thread_new(KrVM *vm)
{
    KrThread *thread = calloc(1, sizeof *thread);
    if (thread)
        thread->gc_threshold = KR_THREAD_GC_THRESHOLD;
    if (!thread)
        return NULL;
    thread->vm = vm;
    thread->c_stack_limit = c_stack_limit();
    thread->recursion_left = (uint32_t)vm->recursion_limit;
    return thread;
}

void kr_thread_free(KrThread *thread)
{
    kr_xdrop(thread, kr_move(&thread->exception));
    kr_xdrop(thread, kr_move(&thread->handled));
    kr_xdrop(thread, kr_move(&thread->memory_error));
    kr_frame_fini(thread);
    free(thread->dealloc_later);
    free(thread);
}

bool kr_thread_check_stack(KrThread *thread)
{
    char *here = __builtin_frame_address(0);
    if (here >= thread->c_stack_limit)
        return true;
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
        uint32_t capacity = thread->dealloc_capacity ? thread->dealloc_capacity * 2 : 256;
        KrObject **grown = realloc(thread->dealloc_later, capacity * sizeof *grown);
        if (!grown)
            return;
        thread->dealloc_later = grown;
        thread->dealloc_capacity = capacity;
    }
    kr_assert(object->count == 0);
    object->gc = 0; // the collector must not take it for garbage of its own
    thread->dealloc_later[thread->dealloc_count++] = object;
}

KrObject *kr_thread_dealloc_next(KrThread *thread)
{
    return thread->dealloc_count ? thread->dealloc_later[--thread->dealloc_count] : NULL;
}
