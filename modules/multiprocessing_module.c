// SPDX-License-Identifier: MIT
// The _multiprocessing module: SemLock, a semaphore or recursive lock that processes share.
//
// The semaphore is the system's, by name; the count and the owner are of this process and thread. A lock of
// kind RECURSIVE_MUTEX that the thread has already is only counted.
// Imported by multiprocessing.synchronize. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/multiprocessing_module.h"
#include "modules/os_error.h"
#include "modules/os_time.h"
#include "modules/posix_path.h"

#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"

#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { RECURSIVE_MUTEX, SEMAPHORE };

typedef struct SemLock {
    KrObject header;
    sem_t *handle;
    uint64_t owner; // KrThread.ident of who acquired last
    int count, maxvalue, kind;
    bool borrowed; // the handle is closed by somebody else
    char *name;    // malloc, or null: it has been unlinked
} SemLock;

static SemLock *cast(KrRef self)
{
    return (SemLock *)(void *)kr_obj(self);
}
static bool is_mine(const KrThread *thread, const SemLock *lock)
{
    return lock->count > 0 && lock->owner == thread->ident;
}

static KrOwn lock_make(KrThread *thread, KrRef class_, sem_t *handle, int kind,
                       int maxvalue, const char *name)
{
    KrType *type = (KrType *)kr_obj(class_);
    SemLock *lock = (SemLock *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!lock) return KR_NULL;
    KrOwn made = kr_steal_obj(lock);
    lock->kind = kind;
    lock->maxvalue = maxvalue;
    lock->handle = handle;
    lock->name = name ? strdup(name) : NULL;
    if (!name || lock->name) return made;
    kr_drop(thread, made);
    return kr_exception_no_memory(thread);
}
static bool name_of(KrThread *thread, KrRef value, const char *what, const char **name)
{
    size_t size;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be str, not %T", what, value);
    *name = kr_str_utf8(thread, value, &size);
    if (!*name) return false;
    return strlen(*name) == size ||
           kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "embedded null character");
}
static KrOwn new_call(ARGS)
{
    (void)count;
    int kind, value, maxvalue;
    bool unlink_;
    const char *name;
    if (!kr_posix_path_int(thread, args[0], &kind) ||
        !kr_posix_path_int(thread, args[1], &value) ||
        !kr_posix_path_int(thread, args[2], &maxvalue) ||
        !name_of(thread, args[3], "SemLock() argument 'name'", &name) ||
        !kr_posix_path_bool(thread, args[4], false, &unlink_))
        return KR_NULL;
    if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "unrecognized kind");
    sem_t *handle = sem_open(name, O_CREAT | O_EXCL, 0600, value);
    if (handle == SEM_FAILED) return kr_os_error_errno(thread);
    if (unlink_ && sem_unlink(name) < 0) {
        (void)kr_os_error_errno(thread);
        sem_close(handle);
        return KR_NULL;
    }
    KrOwn made = lock_make(thread, self, handle, kind, maxvalue, unlink_ ? NULL : name);
    if (kr_is_null(made)) sem_close(handle);
    return made;
}
static KrOwn lock_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    static const KrNativeDef def = {
        "SemLock", new_call, "(kind, value, maxvalue, name, unlink)", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, class_, args, count, kwnames);
}
static KrOwn lock_rebuild(ARGS)
{
    (void)count;
    int kind, maxvalue;
    int64_t handle;
    const char *name = NULL;
    if (!kr_number_index_i64(thread, args[0], &handle) ||
        !kr_posix_path_int(thread, args[1], &kind) ||
        !kr_posix_path_int(thread, args[2], &maxvalue) ||
        (!kr_is_none(args[3]) &&
         !name_of(thread, args[3], "_rebuild() argument 4", &name)))
        return KR_NULL;
    if (!name) // a forked child has the parent's semaphores where they were: nothing else may be touched
    {
        KrOwn shared =
            lock_make(thread, self, (sem_t *)(uintptr_t)handle, kind, maxvalue, NULL);
        if (!kr_is_null(shared)) cast(kr_ref(shared))->borrowed = true;
        return shared;
    }
    sem_t *opened = sem_open(name, 0);
    if (opened == SEM_FAILED) return kr_os_error_errno(thread);
    KrOwn made = lock_make(thread, self, opened, kind, maxvalue, name);
    if (kr_is_null(made)) sem_close(opened);
    return made;
}
static void lock_dealloc(KrThread *thread, KrObject *object)
{
    SemLock *lock = (SemLock *)(void *)object;
    if (!lock->borrowed && lock->handle) sem_close(lock->handle);
    free(lock->name);
    kr_object_free(thread, object, object->type->basic_size);
}

static bool deadline_of(KrThread *thread, KrRef timeout, struct timespec *deadline)
{
    double seconds;
    if (!kr_float_from(thread, timeout, &seconds)) return false;
    if (!(seconds > 0)) seconds = 0;
    if (seconds > 1e9) seconds = 1e9;
    clock_gettime(CLOCK_REALTIME, deadline);
    deadline->tv_sec += (time_t)seconds;
    deadline->tv_nsec += (long)(1e9 * (seconds - floor(seconds)) + 0.5);
    if (deadline->tv_nsec >= 1000000000) {
        deadline->tv_sec++;
        deadline->tv_nsec -= 1000000000;
    }
    return true;
}
static KrOwn acquired(KrThread *thread, SemLock *lock, bool block, KrRef timeout)
{
    struct timespec deadline;
    bool limited = !kr_is_none(timeout);
    if (lock->kind == RECURSIVE_MUTEX && is_mine(thread, lock)) {
        lock->count++;
        return kr_bool_own(true);
    }
    if (limited && !deadline_of(thread, timeout, &deadline)) return KR_NULL;
    int result;
    do {
        result = sem_trywait(lock->handle);
    } while (result < 0 && kr_os_error_again(thread));
    if (result < 0 && errno == EAGAIN && block) {
        if (limited)
            KR_OS_CALL(thread, result, sem_timedwait(lock->handle, &deadline));
        else
            KR_OS_CALL(thread, result, sem_wait(lock->handle));
    }
    if (result < 0) {
        if (!kr_thread_has_exception(thread) && (errno == EAGAIN || errno == ETIMEDOUT))
            return kr_bool_own(false);
        return kr_os_error_errno(thread);
    }
    lock->count++;
    lock->owner = thread->ident;
    return kr_bool_own(true);
}
static KrOwn lock_acquire(ARGS)
{
    UNUSED;
    bool block;
    if (!kr_posix_path_bool(thread, args[0], true, &block)) return KR_NULL;
    return acquired(thread, cast(self), block, args[1]);
}
static KrOwn lock_enter(ARGS)
{
    UNUSED;
    return acquired(thread, cast(self), true, kr_none());
}
static KrOwn lock_release(ARGS)
{
    UNUSED;
    SemLock *lock = cast(self);
    if (lock->kind == RECURSIVE_MUTEX) {
        if (!is_mine(thread, lock))
            return kr_exception_raise(
                thread, &kr_exception_assertion_error,
                "attempt to release recursive lock not owned by thread");
        if (lock->count > 1) {
            lock->count--;
            return kr_none_own();
        }
    } else {
        int value;
        if (sem_getvalue(lock->handle, &value) < 0) return kr_os_error_errno(thread);
        if (value >= lock->maxvalue)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "semaphore or lock released too many times");
    }
    if (sem_post(lock->handle) < 0) return kr_os_error_errno(thread);
    lock->count--;
    return kr_none_own();
}
static KrOwn lock_count(ARGS)
{
    UNUSED;
    return kr_from_small_int(cast(self)->count);
}
static KrOwn lock_is_mine(ARGS)
{
    UNUSED;
    return kr_bool_own(is_mine(thread, cast(self)));
}
static KrOwn lock_get_value(ARGS)
{
    UNUSED;
    int value;
    if (sem_getvalue(cast(self)->handle, &value) < 0) return kr_os_error_errno(thread);
    return kr_from_small_int(value < 0 ? 0 : value);
}
static KrOwn lock_is_zero(ARGS)
{
    UNUSED;
    int value;
    if (sem_getvalue(cast(self)->handle, &value) < 0) return kr_os_error_errno(thread);
    return kr_bool_own(value <= 0);
}
static KrOwn lock_after_fork(ARGS)
{
    UNUSED;
    cast(self)->count = 0;
    return kr_none_own();
}
static KrOwn get_handle(KrThread *thread, KrRef self)
{
    return kr_int_from_u64(thread, (uint64_t)(uintptr_t)cast(self)->handle);
}
static KrOwn get_kind(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->kind);
}
static KrOwn get_maxvalue(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->maxvalue);
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    const char *name = cast(self)->name;
    return name ? kr_str_from_utf8(thread, name, strlen(name)) : kr_none_own();
}

static const KrNativeDef methods[] = {
    {"acquire", lock_acquire, "($self, /, block=True, timeout=None)",
     "Acquire the semaphore/lock.", 0, 0, 0},
    {"release", lock_release, "($self, /)", "Release the semaphore/lock.", 0, 0, 0},
    {"_count", lock_count, "($self, /)",
     "Num of `acquire()`s minus num of `release()`s for this process.", 0, 0, 0},
    {"_is_mine", lock_is_mine, "($self, /)",
     "Whether the lock is owned by this thread.", 0, 0, 0},
    {"_get_value", lock_get_value, "($self, /)", "Get the value of the semaphore.", 0,
     0, 0},
    {"_is_zero", lock_is_zero, "($self, /)", "Return whether semaphore has value zero.",
     0, 0, 0},
    {"_after_fork", lock_after_fork, "($self, /)",
     "Rezero the net acquisition count after fork().", 0, 0, 0},
    {"_rebuild", lock_rebuild, "($type, handle, kind, maxvalue, name, /)", NULL, 0, 0,
     KR_NATIVE_CLASS},
    {"__enter__", lock_enter, "($self, /)", "Enter the semaphore/lock.", 0, 0, 0},
    {"__exit__", lock_release, "($self, exc_type=None, exc_value=None, exc_tb=None, /)",
     "Exit the semaphore/lock.", 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {{"handle", get_handle, NULL, KR_AS_MEMBER},
                                     {"kind", get_kind, NULL, KR_AS_MEMBER},
                                     {"maxvalue", get_maxvalue, NULL, KR_AS_MEMBER},
                                     {"name", get_name, NULL, KR_AS_MEMBER},
                                     {0}};
static KrType lock_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_multiprocessing.SemLock",
    .shown = "__getattribute__ __setattr__ __delattr__",
    .doc = "Semaphore/Mutex type",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(SemLock),
    .dealloc = lock_dealloc,
    .new_object = lock_new,
    .methods = methods,
    .getset = getset,
};

static KrOwn sem_unlink_(ARGS)
{
    UNUSED;
    const char *name;
    if (!name_of(thread, args[0], "sem_unlink() argument", &name)) return KR_NULL;
    return sem_unlink(name) < 0 ? kr_os_error_errno(thread) : kr_none_own();
}

static bool put(KrThread *thread, KrRef dict, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
KrOwn kr_multiprocessing_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"sem_unlink", sem_unlink_, "($module, name, /)",
         "Remove the name of a semaphore.", 0, 0, 0},
        {0}};
    KrOwn module =
        kr_module_new(thread, "_multiprocessing", NULL);
    KrOwn flags = kr_dict_new(thread);
    bool ok = !kr_is_null(module) && !kr_is_null(flags) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &lock_type) &&
              put(thread, kr_type_dict(&lock_type), "SEM_VALUE_MAX",
                  kr_from_small_int(INT_MAX)) &&
              kr_module_add_type(thread, kr_ref(module), &lock_type) &&
              put(thread, kr_ref(flags), "HAVE_SEM_OPEN", kr_from_small_int(1)) &&
              put(thread, kr_ref(flags), "HAVE_SEM_TIMEDWAIT", kr_from_small_int(1)) &&
              kr_module_add(thread, kr_ref(module), "flags", kr_move(&flags));
    if (ok) return module;
    kr_xdrop(thread, flags);
    kr_xdrop(thread, module);
    return KR_NULL;
}
