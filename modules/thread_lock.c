// SPDX-License-Identifier: MIT
// Locks of _thread: lock and RLock.
//
// Their state is guarded by the GIL. Who has to wait sleeps on a semaphore, with the GIL released; a release
// posts it when somebody waits, and who wakes up looks again.
// Tests: tests/lang/modules/thread/.
#define _GNU_SOURCE
#include "modules/thread_lock.h"

#include "interp/pending.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { SECOND = 1000000000 };

typedef struct Lock { // of both types
    KrObject header;
    uint64_t owner;   // RLock: ident of the thread that has it, 0 = nobody
    uint64_t count;   // times it is held: lock 0 or 1
    uint32_t waiting; // threads that sleep
    sem_t semaphore;
} Lock;

static Lock *lock_of(KrRef self)
{
    return (Lock *)(void *)kr_obj(self);
}

// --- waiting ----------------------------------------------------------------------------

int64_t kr_thread_lock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec;
}

bool kr_thread_lock_seconds(KrThread *thread, KrRef value, int64_t *nanoseconds)
{
    double seconds;
    if (kr_int_is_sub(value)) {
        int64_t whole;
        KrFound found = kr_int_try_i64(value, &whole);
        if (found == KR_PRESENT && whole <= INT64_MAX / SECOND && whole >= INT64_MIN / SECOND) {
            *nanoseconds = whole * SECOND;
            return true;
        }
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp out of range for C PyTime_t");
    }
    if (!kr_is_float(value) && !kr_type_has(value, KR_TYPE_FLOAT_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "'%T' object cannot be interpreted as an integer or float", value);
    if (!kr_float_from(thread, value, &seconds))
        return false;
    if (isnan(seconds))
        return kr_exception_raise_false(thread, &kr_exception_value_error, "Invalid value NaN (not a number)");
    seconds *= 1e9;
    seconds = seconds >= 0 ? ceil(seconds) : floor(seconds);
    if (seconds >= 9223372036854775807.0 || seconds <= -9223372036854775808.0)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp out of range for C PyTime_t");
    *nanoseconds = (int64_t)seconds;
    return true;
}

KrFound kr_thread_lock_wait(KrThread *thread, sem_t *semaphore, int64_t deadline)
{
    struct timespec until = {(time_t)(deadline / SECOND), (long)(deadline % SECOND)};
    for (;;) {
        kr_thread_release_gil(thread);
        int error = (deadline == KR_THREAD_LOCK_FOREVER ? sem_wait(semaphore)
                                                        : sem_clockwait(semaphore, CLOCK_MONOTONIC, &until))
                        ? errno
                        : 0;
        kr_thread_take_gil(thread);
        if (error == ETIMEDOUT)
            return KR_ABSENT;
        if (error != EINTR)
            return KR_PRESENT;
        if (thread->pending && !kr_pending_run(thread))
            return KR_FAULT;
    }
}

// blocking and timeout of acquire(), as a deadline; 0: not blocking.
static bool read_deadline(KrThread *thread, const KrRef *args, size_t count, int64_t *deadline)
{
    bool blocking = true, given = false;
    int64_t timeout = -1;
    if (count > 0 && !kr_truth(thread, args[0], &blocking))
        return false;
    if (count > 1) {
        if (!kr_thread_lock_seconds(thread, args[1], &timeout))
            return false;
        given = timeout != -(int64_t)SECOND;
    }
    if (given && !blocking)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "can't specify a timeout for a non-blocking call");
    if (given && timeout < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "timeout value must be a non-negative number");
    int64_t now = given && timeout ? kr_thread_lock_now() : 0;
    if (given && timeout > INT64_C(9223372036) * SECOND)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error, "timeout value is too large");
    if (given && timeout > INT64_MAX - now)
        timeout = INT64_MAX - now;
    *deadline = !blocking || (given && timeout == 0) ? 0 : given ? now + timeout : KR_THREAD_LOCK_FOREVER;
    return true;
}

// Until nobody has it. Absent: the deadline has passed.
static KrFound wait_until_free(KrThread *thread, Lock *lock, int64_t deadline)
{
    KrFound found = KR_PRESENT;
    if (!lock->count)
        return found;
    if (!deadline)
        return KR_ABSENT;
    kr_object_dup(&lock->header); // whoever calls may lose it meanwhile
    lock->waiting++;
    while (lock->count && found == KR_PRESENT)
        found = kr_thread_lock_wait(thread, &lock->semaphore, deadline);
    lock->waiting--;
    if (found == KR_ABSENT && !lock->count)
        found = KR_PRESENT;
    if (found == KR_FAULT && !lock->count && lock->waiting)
        sem_post(&lock->semaphore); // what we were woken for is another's
    kr_object_drop(thread, &lock->header);
    return found;
}

static void wake_one(Lock *lock)
{
    int posted = 0;
    if (lock->waiting && sem_getvalue(&lock->semaphore, &posted) == 0 && (uint32_t)posted < lock->waiting)
        sem_post(&lock->semaphore);
}

// --- lock -------------------------------------------------------------------------------

static KrOwn make(KrThread *thread, KrType *type)
{
    Lock *lock = (Lock *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!lock)
        return KR_NULL;
    sem_init(&lock->semaphore, 0, 0);
    return kr_steal_obj(lock);
}

static void lock_dealloc(KrThread *thread, KrObject *object)
{
    sem_destroy(&((Lock *)(void *)object)->semaphore);
    kr_object_free(thread, object, object->type->basic_size);
}

static KrOwn lock_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args;
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "lock() takes no keyword arguments");
    if (count)
        return kr_exception_raise(thread, &kr_exception_type_error, "lock expected 0 arguments, got %zu", count);
    return make(thread, (KrType *)(void *)kr_obj(callable));
}

KrOwn kr_thread_lock_allocate(ARGS)
{
    UNUSED;
    return make(thread, &kr_thread_lock_type);
}

static KrOwn lock_acquire(ARGS)
{
    Lock *lock = lock_of(self);
    int64_t deadline;
    if (!read_deadline(thread, args, count, &deadline))
        return KR_NULL;
    KrFound found = wait_until_free(thread, lock, deadline);
    if (found == KR_FAULT)
        return KR_NULL;
    if (found == KR_PRESENT)
        lock->count = 1;
    return kr_bool_own(found == KR_PRESENT);
}

static KrOwn lock_enter(ARGS)
{
    UNUSED;
    return lock_acquire(thread, self, NULL, 0);
}

static KrOwn lock_release(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    if (!lock->count)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "release unlocked lock");
    lock->count = 0;
    wake_one(lock);
    return kr_none_own();
}

static KrOwn lock_locked(ARGS)
{
    UNUSED;
    return kr_bool_own(lock_of(self)->count != 0);
}

static KrOwn lock_reinit(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    sem_init(&lock->semaphore, 0, 0);
    lock->owner = lock->count = 0;
    lock->waiting = 0;
    return kr_none_own();
}

static KrOwn lock_repr(KrThread *thread, KrRef self)
{
    char here[32];
    snprintf(here, sizeof here, "%p", (void *)kr_obj(self));
    return kr_str_from_format(thread, "<%s %s object at %s>", lock_of(self)->count ? "locked" : "unlocked",
                              kr_type_of(self)->name, here);
}

#define ACQUIRE_DOC "Take the lock; True if it was taken. Waits for it, for `timeout` seconds at most unless that is -1."
static const KrNativeDef lock_methods[] = {
    {"acquire", lock_acquire, "($self, /, blocking=True, timeout=-1)", ACQUIRE_DOC, 0, 0, 0},
    {"acquire_lock", lock_acquire, "($self, /, blocking=True, timeout=-1)", "An old name of acquire().", 0, 0, 0},
    {"release", lock_release, "($self, /)", "Give the lock back, so that another thread may take it.", 0, 0, 0},
    {"release_lock", lock_release, "($self, /)", "An old name of release().", 0, 0, 0},
    {"locked", lock_locked, "($self, /)", "Whether somebody has the lock.", 0, 0, 0},
    {"locked_lock", lock_locked, "($self, /)", "An old name of locked().", 0, 0, 0},
    {"__enter__", lock_enter, "($self, /)", "Take the lock.", 0, 0, 0},
    {"__exit__", lock_release, "($self, /, *exc_info)", "Give the lock back.", 0, -1, KR_NATIVE_RAW},
    {"_at_fork_reinit", lock_reinit, "($self, /)", NULL, 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrType kr_thread_lock_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_thread.lock",
    .flags = KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Lock),
    .dealloc = lock_dealloc,
    .repr = lock_repr,
    .new_object = lock_new,
    .methods = lock_methods,
    .doc = "()\n--\n\n" "A lock: one thread has it at a time. Made unlocked; any thread may release it.",
};

// --- RLock ------------------------------------------------------------------------------

static KrOwn reentrant_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    (void)args; // whatever they are
    (void)count;
    (void)kwnames;
    return make(thread, (KrType *)(void *)kr_obj(callable));
}

static KrOwn reentrant_acquire(ARGS)
{
    Lock *lock = lock_of(self);
    int64_t deadline;
    if (!read_deadline(thread, args, count, &deadline))
        return KR_NULL;
    if (lock->owner == thread->ident) {
        lock->count++;
        return kr_bool_own(true);
    }
    KrFound found = wait_until_free(thread, lock, deadline);
    if (found == KR_FAULT)
        return KR_NULL;
    if (found == KR_PRESENT) {
        lock->owner = thread->ident;
        lock->count = 1;
    }
    return kr_bool_own(found == KR_PRESENT);
}

static KrOwn reentrant_enter(ARGS)
{
    UNUSED;
    return reentrant_acquire(thread, self, NULL, 0);
}

static KrOwn reentrant_release(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    if (lock->owner != thread->ident)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "cannot release un-acquired lock");
    if (--lock->count == 0) {
        lock->owner = 0;
        wake_one(lock);
    }
    return kr_none_own();
}

static KrOwn reentrant_release_save(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    if (!lock->count)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "cannot release un-acquired lock");
    KrOwn state[2] = {kr_int_from_u64(thread, lock->count), kr_int_from_u64(thread, lock->owner)};
    if (kr_is_null(state[0]) || kr_is_null(state[1])) {
        kr_xdrop(thread, state[0]);
        kr_xdrop(thread, state[1]);
        return KR_NULL;
    }
    lock->owner = lock->count = 0;
    wake_one(lock);
    return kr_tuple_pack_own(thread, state, 2);
}

static KrOwn reentrant_acquire_restore(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    int64_t times, owner;
    if (!kr_tuple_is_sub(args[0]) || kr_tuple_length(args[0]) != 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_acquire_restore() argument 1 must be 2-item tuple, not %U", args[0]);
    if (!kr_int_to_i64(thread, kr_tuple_get(args[0], 0), &times) ||
        !kr_int_to_i64(thread, kr_tuple_get(args[0], 1), &owner))
        return KR_NULL;
    if (wait_until_free(thread, lock, KR_THREAD_LOCK_FOREVER) == KR_FAULT)
        return KR_NULL;
    lock->owner = (uint64_t)owner;
    lock->count = (uint64_t)times;
    return kr_none_own();
}

static KrOwn reentrant_recursion_count(ARGS)
{
    UNUSED;
    Lock *lock = lock_of(self);
    return kr_int_from_u64(thread, lock->owner == thread->ident ? lock->count : 0);
}

static KrOwn reentrant_is_owned(ARGS)
{
    UNUSED;
    return kr_bool_own(lock_of(self)->owner == thread->ident);
}

static KrOwn reentrant_repr(KrThread *thread, KrRef self)
{
    Lock *lock = lock_of(self);
    char here[96];
    snprintf(here, sizeof here, "object owner=%llu count=%llu at %p", (unsigned long long)lock->owner,
             (unsigned long long)lock->count, (void *)lock);
    KrType *type = kr_type_of(self);
    if (type == &kr_thread_lock_reentrant_type)
        return kr_str_from_format(thread, "<%s _thread.RLock %s>", lock->count ? "locked" : "unlocked", here);
    return kr_str_from_format(thread, "<%s %s %s>", lock->count ? "locked" : "unlocked", type->name, here);
}

static const KrNativeDef reentrant_methods[] = {
    {"acquire", reentrant_acquire, "($self, /, blocking=True, timeout=-1)", ACQUIRE_DOC, 0, 0, 0},
    {"release", reentrant_release, "($self, /)", "Give the lock back as often as it was taken.", 0, 0, 0},
    {"locked", lock_locked, "($self, /)", "Whether somebody has the lock.", 0, 0, 0},
    {"__enter__", reentrant_enter, "($self, /)", "Take the lock.", 0, 0, 0},
    {"__exit__", reentrant_release, "($self, /, *exc_info)", "Give the lock back.", 0, -1, KR_NATIVE_RAW},
    {"_release_save", reentrant_release_save, "($self, /)", "Gives the lock up and says how it was held.", 0, 0, 0},
    {"_acquire_restore", reentrant_acquire_restore, "($self, state, /)", "Takes the lock as it was held.", 0, 0, 0},
    {"_recursion_count", reentrant_recursion_count, "($self, /)", "How often the lock is held.", 0, 0, 0},
    {"_is_owned", reentrant_is_owned, "($self, /)", "Does this thread hold the lock?", 0, 0, 0},
    {"_at_fork_reinit", lock_reinit, "($self, /)", NULL, 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrType kr_thread_lock_reentrant_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_thread.RLock",
    .flags = KR_TYPE_IMMUTABLE | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Lock),
    .dealloc = lock_dealloc,
    .repr = reentrant_repr,
    .new_object = reentrant_new,
    .methods = reentrant_methods,
};
