// SPDX-License-Identifier: MIT
// select.poll and select.epoll objects (select_module.h).
//
//   poll: dict descriptor -> events, and an array of pollfds made of it when it has changed
//
// A poll object that is in use by one thread refuses others. Waiting ends at a deadline, so that signals
// in between do not make it longer. Called by select_module.c. Tests: tests/lang/modules/posix/select_polls.py.
#define _GNU_SOURCE
#include "modules/os_error.h"
#include "modules/os_time.h"
#include "modules/posix_path.h"
#include "modules/select_module.h"

#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct Poll {
    KrObject header;
    struct pollfd *entries; // in order of registration (malloc)
    size_t count, capacity;
    bool busy; // a thread waits
} Poll;

typedef struct Epoll {
    KrObject header;
    int fd; // -1: closed
} Epoll;

static Poll *poll_of(KrRef self)
{
    return (Poll *)(void *)kr_obj(self);
}
static Epoll *epoll_of(KrRef self)
{
    return (Epoll *)(void *)kr_obj(self);
}

// The end of a wait: timeout in units, None or absent is for ever (-1).
static bool deadline_of(KrThread *thread, KrRef value, int64_t unit, int64_t *timeout,
                        int64_t *deadline)
{
    *timeout = -1;
    *deadline = 0;
    if (kr_ref_is_null(value) || kr_is_none(value)) return true;
    if (!kr_os_time_from(thread, value, unit, KR_OS_TIME_AWAY, timeout)) {
        if (kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "timeout must be an integer or None");
        }
        return false;
    }
    if (*timeout < 0) {
        *timeout = -1;
        return true;
    }
    if (kr_os_time_up(*timeout, KR_OS_TIME_MILLISECOND) > INT_MAX)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timeout is too large");
    *deadline = kr_os_time_now() + *timeout;
    return true;
}
// Milliseconds that are left; -1: for ever.
static int left(int64_t timeout, int64_t deadline)
{
    if (timeout < 0) return -1;
    int64_t rest = deadline - kr_os_time_now();
    return rest <= 0 ? 0 : (int)kr_os_time_up(rest, KR_OS_TIME_MILLISECOND);
}
static KrOwn pair(KrThread *thread, int64_t a, int64_t b)
{
    KrOwn both[2] = {kr_from_small_int(a), kr_from_small_int(b)};
    return kr_tuple_pack_own(thread, both, 2);
}

// --- poll -------------------------------------------------------------------------------

static bool events_of(KrThread *thread, KrRef value, unsigned short *out)
{
    *out = POLLIN | POLLPRI | POLLOUT;
    if (kr_ref_is_null(value)) return true;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *out = (unsigned short)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    if (bits > 16)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large for C unsigned short");
    return true;
}
static struct pollfd *poll_find(Poll *self, int fd)
{
    for (size_t i = 0; i < self->count; i++)
        if (self->entries[i].fd == fd) return &self->entries[i];
    return NULL;
}
static bool poll_grow(KrThread *thread, Poll *self)
{
    if (self->count < self->capacity) return true;
    size_t capacity = self->capacity ? self->capacity * 2 : 8;
    struct pollfd *grown = realloc(self->entries, capacity * sizeof *grown);
    if (!grown) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    self->entries = grown;
    self->capacity = capacity;
    return true;
}
static KrOwn poll_register(ARGS)
{
    UNUSED;
    Poll *poll = poll_of(self);
    int fd;
    unsigned short events;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !events_of(thread, args[1], &events))
        return KR_NULL;
    struct pollfd *known = poll_find(poll, fd);
    if (!known) {
        if (!poll_grow(thread, poll)) return KR_NULL;
        known = &poll->entries[poll->count++];
        known->fd = fd;
    }
    known->events = (short)events;
    return kr_none_own();
}
static KrOwn poll_modify(ARGS)
{
    UNUSED;
    int fd;
    unsigned short events;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !events_of(thread, args[1], &events))
        return KR_NULL;
    struct pollfd *known = poll_find(poll_of(self), fd);
    if (!known) return kr_os_error_raise(thread, ENOENT, KR_REF_NULL, KR_REF_NULL);
    known->events = (short)events;
    return kr_none_own();
}
static KrOwn poll_unregister(ARGS)
{
    UNUSED;
    Poll *poll = poll_of(self);
    int fd;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    struct pollfd *known = poll_find(poll, fd);
    if (!known) {
        KrOwn key = kr_from_small_int(fd);
        return kr_exception_raise_key(thread, kr_ref(key));
    }
    size_t at = (size_t)(known - poll->entries);
    memmove(known, known + 1, (--poll->count - at) * sizeof *known);
    return kr_none_own();
}
static KrOwn poll_poll(ARGS)
{
    UNUSED;
    Poll *object = poll_of(self);
    int64_t timeout, deadline;
    int found;
    if (!deadline_of(thread, args[0], KR_OS_TIME_MILLISECOND, &timeout, &deadline))
        return KR_NULL;
    if (object->busy)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "concurrent poll() invocation");
    // a copy is waited for: meanwhile others may register
    struct pollfd small[32], *entries = small;
    size_t watched = object->count;
    if (watched > 32 && !(entries = malloc(watched * sizeof *entries)))
        return kr_exception_no_memory(thread);
    if (watched) memcpy(entries, object->entries, watched * sizeof *entries);
    object->busy = true;
    KR_OS_CALL(thread, found, poll(entries, watched, left(timeout, deadline)));
    object->busy = false;
    KrOwn list = found < 0 ? kr_os_error_errno(thread) : kr_list_new(thread, 0);
    for (size_t i = 0; !kr_is_null(list) && i < watched; i++) {
        const struct pollfd *entry = &entries[i];
        if (!entry->revents) continue;
        if (!kr_list_append_own(thread, kr_ref(list),
                                pair(thread, entry->fd, entry->revents & 0xffff))) {
            kr_drop(thread, list);
            list = KR_NULL;
        }
    }
    if (entries != small) free(entries);
    return list;
}
static void poll_dealloc(KrThread *thread, KrObject *object)
{
    Poll *self = (Poll *)(void *)object;
    free(self->entries);
    kr_object_free(thread, object, sizeof *self);
}

static const KrNativeDef poll_methods[] = {
    {"register", poll_register,
     "($self, fd,\n         eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, "
     "/)",
     "Watch a descriptor.", 0, 0, 0},
    {"modify", poll_modify, "($self, fd, eventmask, /)", "Change what is watched for.",
     0, 0, 0},
    {"unregister", poll_unregister, "($self, fd, /)", "Stop watching a descriptor.", 0,
     0, 0},
    {"poll", poll_poll, "($self, timeout=None, /)",
     "Wait for at most so many milliseconds: a list of (descriptor, events).", 0, 0, 0},
    {0},
};
KrType kr_select_poll_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "select.poll",
    .basic_size = sizeof(Poll),
    .dealloc = poll_dealloc,
    .methods = poll_methods,
};

// --- epoll ------------------------------------------------------------------------------

static bool epoll_open(KrThread *thread, const Epoll *self)
{
    if (self->fd >= 0) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "I/O operation on closed epoll object");
}
static KrOwn epoll_make(KrThread *thread, KrType *type, int fd)
{
    Epoll *epoll = (Epoll *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!epoll) {
        close(fd);
        return KR_NULL;
    }
    epoll->fd = fd;
    return kr_steal_obj(epoll);
}
static KrOwn epoll_made(ARGS)
{
    (void)count;
    int size, flags;
    if (!kr_posix_path_int(thread, args[0], &size) ||
        !kr_posix_path_int(thread, args[1], &flags))
        return KR_NULL;
    if (size == -1) size = FD_SETSIZE - 1;
    if (size <= 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative sizehint");
    if (flags && flags != EPOLL_CLOEXEC)
        return kr_exception_raise(thread, &kr_exception_os_error, "invalid flags");
    int fd = epoll_create1(EPOLL_CLOEXEC);
    return fd < 0 ? kr_os_error_errno(thread)
                  : epoll_make(thread, (KrType *)kr_obj(self), fd);
}
static KrOwn epoll_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    static const KrNativeDef def = {
        "epoll", epoll_made, "(sizehint=-1, flags=0)", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, class_, args, count, kwnames);
}
static KrOwn epoll_fromfd(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    return epoll_make(thread, (KrType *)kr_obj(self), fd);
}
static KrOwn epoll_close(ARGS)
{
    UNUSED;
    Epoll *epoll = epoll_of(self);
    int fd = epoll->fd;
    if (fd < 0) return kr_none_own();
    epoll->fd = -1;
    kr_os_error_begin(thread);
    int failed = close(fd);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn epoll_get_closed(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(epoll_of(self)->fd < 0);
}
static KrOwn epoll_fileno(ARGS)
{
    UNUSED;
    const Epoll *epoll = epoll_of(self);
    return epoll_open(thread, epoll) ? kr_from_small_int(epoll->fd) : KR_NULL;
}
static KrOwn epoll_control(KrThread *thread, KrRef self, int operation, KrRef object,
                           KrRef mask)
{
    int fd, failed;
    unsigned events = EPOLLIN | EPOLLPRI | EPOLLOUT;
    if (!epoll_open(thread, epoll_of(self)) ||
        !kr_posix_path_fildes(thread, object, &fd))
        return KR_NULL;
    if (!kr_ref_is_null(mask)) {
        KrOwn index = kr_number_index(thread, mask);
        if (kr_is_null(index)) return KR_NULL;
        events = (unsigned)kr_int_low_u64(kr_ref(index));
        kr_drop(thread, index);
    }
    struct epoll_event event = {.events = events, .data.fd = fd};
    int epoll = epoll_of(self)->fd;
    kr_os_error_begin(thread);
    failed = epoll_ctl(epoll, operation, fd, &event);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn epoll_register(ARGS)
{
    UNUSED;
    return epoll_control(thread, self, EPOLL_CTL_ADD, args[0], args[1]);
}
static KrOwn epoll_modify(ARGS)
{
    UNUSED;
    return epoll_control(thread, self, EPOLL_CTL_MOD, args[0], args[1]);
}
static KrOwn epoll_unregister(ARGS)
{
    UNUSED;
    return epoll_control(thread, self, EPOLL_CTL_DEL, args[0], KR_REF_NULL);
}

static KrOwn epoll_poll(ARGS)
{
    UNUSED;
    int64_t timeout, deadline;
    int most, found;
    if (!epoll_open(thread, epoll_of(self)) ||
        !deadline_of(thread, args[0], KR_OS_TIME_SECOND, &timeout, &deadline) ||
        !kr_posix_path_int(thread, args[1], &most))
        return KR_NULL;
    if (most == -1)
        most = FD_SETSIZE - 1;
    else if (most < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "maxevents must be greater than 0, got %d", most);
    struct epoll_event small[64], *events = small;
    if (most > 64 && !(events = malloc((size_t)most * sizeof *events)))
        return kr_exception_no_memory(thread);
    int fd = epoll_of(self)->fd;
    KR_OS_CALL(thread, found, epoll_wait(fd, events, most, left(timeout, deadline)));
    KrOwn list = found < 0 ? kr_os_error_errno(thread) : kr_list_new(thread, 0);
    for (int i = 0; !kr_is_null(list) && i < found; i++)
        if (!kr_list_append_own(thread, kr_ref(list),
                                pair(thread, events[i].data.fd, events[i].events))) {
            kr_drop(thread, list);
            list = KR_NULL;
        }
    if (events != small) free(events);
    return list;
}
static KrOwn epoll_enter(ARGS)
{
    UNUSED;
    return epoll_open(thread, epoll_of(self)) ? kr_dup(self) : KR_NULL;
}
static void epoll_dealloc(KrThread *thread, KrObject *object)
{
    Epoll *self = (Epoll *)(void *)object;
    if (self->fd >= 0) close(self->fd);
    kr_object_free(thread, object, sizeof *self);
}

static const KrNativeDef epoll_methods[] = {
    {"register", epoll_register,
     "($self, /, fd,\n         eventmask=select.EPOLLIN | select.EPOLLPRI | "
     "select.EPOLLOUT)",
     "Watch a descriptor.", 0, 0, 0},
    {"modify", epoll_modify, "($self, /, fd, eventmask)", "Change what is watched for.",
     0, 0, 0},
    {"unregister", epoll_unregister, "($self, /, fd)", "Stop watching a descriptor.", 0,
     0, 0},
    {"poll", epoll_poll, "($self, /, timeout=None, maxevents=-1)",
     "Wait for at most so many seconds: a list of (descriptor, events).", 0, 0, 0},
    {"close", epoll_close, "($self, /)", "Close the descriptor of the epoll itself.", 0,
     0, 0},
    {"fileno", epoll_fileno, "($self, /)", "The descriptor of the epoll itself.", 0, 0,
     0},
    {"fromfd", epoll_fromfd, "($type, fd, /)", "An epoll object of an open descriptor.",
     0, 0, KR_NATIVE_CLASS},
    {"__enter__", epoll_enter, "($self, /)", NULL, 0, 0, 0},
    {"__exit__", epoll_close, "($self, exc_type=None, exc_value=None, exc_tb=None, /)",
     NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef epoll_getset[] = {
    {"closed", epoll_get_closed, NULL, "True if it is closed."}, {0}};
KrType kr_select_epoll_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "select.epoll",
    .shown = "__getattribute__",
    .doc = "select.epoll(sizehint=-1, flags=0)\n\nA set of descriptors that the kernel "
           "watches.",
    .basic_size = sizeof(Epoll),
    .dealloc = epoll_dealloc,
    .new_object = epoll_new,
    .methods = epoll_methods,
    .getset = epoll_getset,
};
