// SPDX-License-Identifier: MIT
// The select module: select() itself, and what the module holds. poll and epoll are in select_poll.c.
//
// The three sequences become arrays of (descriptor, object); objects of the ready ones are handed back.
// Tests: tests/lang/modules/posix/select_polls.py.
#define _GNU_SOURCE
#include "modules/select_module.h"
#include "modules/os_error.h"
#include "modules/os_time.h"
#include "modules/posix_path.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/select.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

#define N(name) {#name, (int64_t)(name)},
static const struct {
    const char *name;
    int64_t number;
} numbers[] = {N(EPOLLERR){"EPOLLET", 2147483648},
               N(EPOLLEXCLUSIVE) N(EPOLLHUP) N(EPOLLIN) N(EPOLLMSG) N(EPOLLONESHOT)
                   N(EPOLLOUT) N(EPOLLPRI) N(EPOLLRDBAND) N(EPOLLRDHUP) N(EPOLLRDNORM)
                       N(EPOLLWAKEUP) N(EPOLLWRBAND) N(EPOLLWRNORM) N(EPOLL_CLOEXEC)
                           N(PIPE_BUF) N(POLLERR) N(POLLHUP) N(POLLIN) N(POLLMSG)
                               N(POLLNVAL) N(POLLOUT) N(POLLPRI) N(POLLRDBAND)
                                   N(POLLRDHUP) N(POLLRDNORM) N(POLLWRBAND)
                                       N(POLLWRNORM)};
#undef N

typedef struct Watched { // one of the three arguments
    KrOwn *items;        // objects (malloc)
    int *fds;            // theirs (malloc)
    int64_t count;
    fd_set set, ready;
} Watched;

static bool add(KrThread *thread, Watched *watched, KrRef item, int64_t room,
                int *highest)
{
    int fd;
    if (watched->count >= room || watched->count >= FD_SETSIZE)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "too many file descriptors in select()");
    KrOwn held = kr_dup(item); // fileno() may take it out of the list
    if (!kr_posix_path_fildes(thread, kr_ref(held), &fd)) {
        kr_drop(thread, held);
        return false;
    }
    watched->items[watched->count] = held;
    watched->fds[watched->count++] = fd;
    if (fd >= FD_SETSIZE)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "filedescriptor out of range in select()");
    FD_SET(fd, &watched->set);
    if (fd > *highest) *highest = fd;
    return true;
}

// A list is walked as it is while fileno() methods run, which may change it.
static bool watch(KrThread *thread, Watched *watched, KrRef sequence, int *highest)
{
    FD_ZERO(&watched->set);
    KrType *type = kr_type_of(sequence);
    if (!type->iter && !type->getitem)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "arguments 1-3 must be sequences");
    KrOwn own = kr_list_is_sub(sequence) ? kr_dup(sequence)
                                         : kr_sequence_list(thread, sequence);
    if (kr_is_null(own)) return false;
    int64_t room = FD_SETSIZE;
    watched->fds = malloc((size_t)room * sizeof *watched->fds);
    watched->items = malloc((size_t)room * sizeof *watched->items);
    bool ok = watched->fds && watched->items;
    if (!ok) (void)kr_exception_no_memory(thread);
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(own)); i++)
        ok = add(thread, watched, kr_list_get(kr_ref(own), i), room, highest);
    kr_drop(thread, own);
    return ok;
}
static KrOwn ready_list(KrThread *thread, const Watched *watched)
{
    KrOwn list = kr_list_new(thread, 0);
    for (int64_t i = 0; !kr_is_null(list) && i < watched->count; i++)
        if (FD_ISSET(watched->fds[i], &watched->ready) &&
            !kr_list_append(thread, kr_ref(list), kr_ref(watched->items[i]))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    return list;
}

static KrOwn select_select(ARGS)
{
    UNUSED;
    Watched watched[3] = {0};
    int64_t timeout = -1, deadline = 0;
    int highest = -1, found;
    KrOwn result = KR_NULL;
    if (!kr_is_none(args[3])) {
        if (!kr_os_time_from(thread, args[3], KR_OS_TIME_SECOND, KR_OS_TIME_AWAY,
                             &timeout)) {
            if (!kr_exception_is(thread, &kr_exception_type_error)) return KR_NULL;
            kr_exception_clear(thread);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "timeout must be a float or None");
        }
        if (timeout < 0)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "timeout must be non-negative");
        if (__builtin_add_overflow(kr_os_time_now(), timeout, &deadline))
            deadline = INT64_MAX;
    }
    for (int i = 0; i < 3; i++)
        if (!watch(thread, &watched[i], args[i], &highest)) goto done;
    do {
        struct timeval wait, *limit = NULL;
        if (timeout >= 0) {
            int64_t left = timeout ? deadline - kr_os_time_now() : 0;
            int64_t micro = left <= 0 ? 0 : kr_os_time_up(left, KR_OS_TIME_MICROSECOND);
            wait = (struct timeval){micro / 1000000, micro % 1000000};
            limit = &wait;
        }
        for (int i = 0; i < 3; i++)
            watched[i].ready = watched[i].set;
        kr_os_error_begin(thread);
        found = select(highest + 1, &watched[0].ready, &watched[1].ready,
                       &watched[2].ready, limit);
        kr_os_error_end(thread);
    } while (found < 0 && kr_os_error_again(thread));
    if (found < 0) {
        (void)kr_os_error_errno(thread);
        goto done;
    }
    KrOwn lists[3];
    for (int i = 0; i < 3; i++)
        lists[i] = ready_list(thread, &watched[i]);
    result = kr_tuple_pack_own(thread, lists, 3);
done:
    for (int i = 0; i < 3; i++) {
        for (int64_t k = 0; k < watched[i].count; k++)
            kr_drop(thread, watched[i].items[k]);
        free(watched[i].items);
        free(watched[i].fds);
    }
    return result;
}
static KrOwn select_poll(ARGS)
{
    UNUSED;
    return kr_steal_obj(
        kr_object_new(thread, &kr_select_poll_type, kr_select_poll_type.basic_size));
}

KrOwn kr_select_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"select", select_select, "($module, rlist, wlist, xlist, timeout=None, /)",
         "Wait until one of the descriptors is ready: the ready ones as three lists.",
         0, 0, 0},
        {"poll", select_poll, "($module, /)", "A new poll object.", 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(thread, "select",
                                 "Waiting for descriptors: select, poll and epoll.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &kr_select_poll_type) &&
              kr_type_ready(thread, &kr_select_epoll_type) &&
              kr_module_add_type(thread, kr_ref(module), &kr_select_epoll_type) &&
              kr_module_add(thread, kr_ref(module), "error",
                            kr_dup(kr_type_ref(&kr_exception_os_error)));
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
