// SPDX-License-Identifier: MIT
// _socket.socket: making, connecting, options and the end of a socket.
//
// A socket with a timeout is non-blocking for the system: calls wait with poll() first. Without one calls
// block (others run meanwhile), with a timeout of 0 they fail at once. Transfers are in socket_transfer.c.
// Invariant: timeout >= 0 exactly when the descriptor is O_NONBLOCK (unless somebody else changed it).
// Called by socket_module.c. Tests: tests/lang/modules/posix/sockets.py.
#define _GNU_SOURCE
#include "modules/socket_parts.h"

#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/buffer.h"
#include "runtime/call.h"
#include "runtime/warning.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ARGS   KR_SOCKET_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrSocket *cast(KrRef self)
{
    return kr_socket_object_cast(self);
}
static KrOwn none_or_errno(KrThread *thread, int failed)
{
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

// --- calls within a time ----------------------------------------------------------------

int kr_socket_object_wait(KrThread *thread, const KrSocket *self, bool writing,
                          int64_t deadline, bool connecting)
{
    if (self->fd < 0) return 1; // the call will say so
    struct pollfd entry = {.fd = self->fd, .events = writing ? POLLOUT : POLLIN};
    if (connecting) entry.events |= POLLERR;
    int found;
    do {
        int64_t left = deadline ? deadline - kr_os_time_now() : -1;
        if (deadline && left < 0) return 0;
        int64_t milli = kr_os_time_up(left, KR_OS_TIME_MILLISECOND);
        kr_os_error_begin(thread);
        found = poll(&entry, 1, left < 0 ? -1 : milli > INT_MAX ? INT_MAX : (int)milli);
        kr_os_error_end(thread);
    } while (found < 0 && kr_os_error_again(thread));
    return found;
}

bool kr_socket_object_call(KrThread *thread, KrSocket *self, bool writing,
                           KrSocketFn function, void *context, ssize_t *result,
                           int64_t *deadline)
{
    if (self->timeout > 0 && *deadline == 0 &&
        __builtin_add_overflow(kr_os_time_now(), self->timeout, deadline))
        *deadline = INT64_MAX;
    for (;;) {
        if (self->timeout > 0) {
            int ready = kr_socket_object_wait(thread, self, writing, *deadline, false);
            if (ready < 0) return kr_os_error_errno_false(thread);
            if (ready == 0)
                return kr_exception_raise_false(thread, &kr_exception_timeout_error,
                                                "timed out");
        }
        kr_os_error_begin(thread);
        *result = function(self, context);
        kr_os_error_end(thread);
        if (*result >= 0) return true;
        if (errno == EINTR) {
            if (!kr_os_error_again(thread)) return kr_os_error_errno_false(thread);
            continue;
        }
        // another thread or process has taken what poll() saw
        if (self->timeout > 0 && (errno == EWOULDBLOCK || errno == EAGAIN)) continue;
        return kr_os_error_errno_false(thread);
    }
}

// --- making -----------------------------------------------------------------------------

static bool set_blocking(KrThread *thread, int fd, bool blocking)
{
    int off = !blocking;
    return ioctl(fd, FIONBIO, &off) == 0 || kr_os_error_errno_false(thread);
}

// What a descriptor is, where the arguments leave it open.
static bool look(KrThread *thread, int fd, int *family, int *type, int *proto)
{
    KrSocketAddress address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    if (fd < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "negative file descriptor");
    if (getsockname(fd, &address.any, &size) < 0) {
        if (*family == -1 || errno == EBADF || errno == ENOTSOCK)
            return kr_os_error_errno_false(thread);
    } else if (*family == -1) {
        *family = address.any.sa_family;
    }
    size = sizeof *type;
    if (*type == -1 && getsockopt(fd, SOL_SOCKET, SO_TYPE, type, &size) < 0)
        return kr_os_error_errno_false(thread);
    size = sizeof *proto;
    if (*proto == -1 && getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, proto, &size) < 0)
        return kr_os_error_errno_false(thread);
    return true;
}

static KrOwn init_call(ARGS)
{
    (void)count;
    KrSocket *socket_ = cast(self);
    int family, type, proto, fd = -1;
    if (!kr_posix_path_int(thread, args[0], &family) ||
        !kr_posix_path_int(thread, args[1], &type) ||
        !kr_posix_path_int(thread, args[2], &proto))
        return KR_NULL;
    if (!kr_audit_event(thread, "socket.__new__", "Oiii", self, family, type, proto))
        return KR_NULL;
    bool given = !kr_is_none(args[3]);
    if (given) {
        if (!kr_posix_path_int(thread, args[3], &fd) ||
            !look(thread, fd, &family, &type, &proto))
            return KR_NULL;
    } else {
        if (family == -1) family = AF_INET;
        if (type == -1) type = SOCK_STREAM;
        if (proto == -1) proto = 0;
        kr_os_error_begin(thread);
        fd = socket(family, type | SOCK_CLOEXEC, proto);
        kr_os_error_end(thread);
        if (fd < 0) return kr_os_error_errno(thread);
    }
    int old = socket_->fd;
    socket_->fd = fd;
    socket_->family = family;
    socket_->type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    socket_->proto = proto;
    socket_->timeout = type & SOCK_NONBLOCK ? 0 : thread->vm->socket_timeout - 1;
    if (old >= 0) close(old); // __init__ called again
    if (!(type & SOCK_NONBLOCK) && socket_->timeout >= 0 &&
        !set_blocking(thread, fd, false)) {
        socket_->fd = -1;
        if (!given) close(fd);
        return KR_NULL;
    }
    return kr_none_own();
}
static bool socket_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    static const KrNativeDef def = {
        "socket", init_call, "(family=-1, type=-1, proto=-1, fileno=None)", NULL, 0,
        0,        0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, result);
    return ok;
}
static KrOwn socket_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames;
    KrType *type = (KrType *)kr_obj(class_);
    KrSocket *self = (KrSocket *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->fd = -1;
    self->timeout = thread->vm->socket_timeout - 1;
    return kr_steal_obj(self);
}
static bool socket_finalize(KrThread *thread, KrRef self)
{
    KrSocket *socket_ = cast(self);
    if (socket_->fd < 0) return true;
    KrOwn kept = kr_exception_fetch(thread);
    if (!kr_warning_format(thread, &kr_exception_resource_warning, 1, "unclosed %R",
                           self))
        kr_exception_write_unraisable(thread, self);
    if (socket_->fd >= 0) {
        int fd = socket_->fd;
        socket_->fd = -1;
        kr_os_error_begin(thread);
        close(fd);
        kr_os_error_end(thread);
    }
    if (!kr_is_null(kept)) kr_exception_restore(thread, kept);
    return true;
}
static void socket_dealloc(KrThread *thread, KrObject *object)
{
    KrSocket *self = (KrSocket *)(void *)object;
    if (self->fd >= 0) close(self->fd);
    kr_object_free(thread, object, object->type->basic_size);
}
static KrOwn socket_repr(KrThread *thread, KrRef self)
{
    const KrSocket *s = cast(self);
    return kr_str_from_format(thread,
                              "<socket object, fd=%lld, family=%d, type=%d, proto=%d>",
                              (long long)s->fd, s->family, s->type, s->proto);
}

// --- the end ----------------------------------------------------------------------------

static KrOwn socket_close(ARGS)
{
    UNUSED;
    int fd = cast(self)->fd;
    if (fd < 0) return kr_none_own();
    cast(self)->fd = -1;
    kr_os_error_begin(thread);
    int failed = close(fd);
    kr_os_error_end(thread);
    return none_or_errno(thread, failed && errno != ECONNRESET);
}
static KrOwn socket_detach(ARGS)
{
    UNUSED;
    int fd = cast(self)->fd;
    cast(self)->fd = -1;
    return kr_from_small_int(fd);
}
static KrOwn socket_fileno(ARGS)
{
    UNUSED;
    return kr_from_small_int(cast(self)->fd);
}
static KrOwn socket_shutdown(ARGS)
{
    UNUSED;
    int how;
    if (!kr_posix_path_int(thread, args[0], &how)) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = shutdown(cast(self)->fd, how);
    kr_os_error_end(thread);
    return none_or_errno(thread, failed);
}

// --- connecting -------------------------------------------------------------------------

static KrOwn socket_bind(ARGS)
{
    UNUSED;
    KrSocketAddress address;
    socklen_t size;
    if (!kr_socket_address_from(thread, cast(self), args[0], "bind", &address, &size) ||
        !kr_audit_event(thread, "socket.bind", "OO", self, args[0]))
        return KR_NULL;
    kr_os_error_begin(thread);
    int failed = bind(cast(self)->fd, &address.any, size);
    kr_os_error_end(thread);
    return none_or_errno(thread, failed);
}
static KrOwn socket_listen(ARGS)
{
    UNUSED;
    int backlog = SOMAXCONN < 128 ? SOMAXCONN : 128;
    if (count && !kr_posix_path_int(thread, args[0], &backlog)) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = listen(cast(self)->fd, backlog < 0 ? 0 : backlog);
    kr_os_error_end(thread);
    return none_or_errno(thread, failed);
}

typedef struct Accepted {
    KrSocketAddress address;
    socklen_t size;
} Accepted;
static ssize_t accept_call(KrSocket *self, void *context)
{
    Accepted *a = context;
    a->size = sizeof a->address;
    return accept4(self->fd, &a->address.any, &a->size, SOCK_CLOEXEC);
}
static KrOwn socket_accept(ARGS)
{
    UNUSED;
    Accepted accepted;
    ssize_t fd;
    int64_t deadline = 0;
    memset(&accepted, 0, sizeof accepted);
    if (!kr_socket_object_call(thread, cast(self), false, accept_call, &accepted, &fd,
                               &deadline))
        return KR_NULL;
    KrOwn parts[2] = {kr_from_small_int(fd),
                      kr_socket_address_to(thread, &accepted.address, accepted.size)};
    if (kr_is_null(parts[1])) close((int)fd);
    return kr_tuple_pack_own(thread, parts, 2);
}

// 0, or the errno with which connecting failed; -1: raised.
static int connected(KrThread *thread, KrSocket *self, const KrSocketAddress *address,
                     socklen_t size)
{
    int64_t deadline = 0;
    kr_os_error_begin(thread);
    int failed = connect(self->fd, &address->any, size);
    kr_os_error_end(thread);
    if (!failed) return 0;
    int number = errno;
    bool wait = false;
    if (number == EINTR) {
        if (!kr_os_error_again(thread)) return -1;
        wait = self->timeout != 0; // it goes on without us
    } else {
        wait = self->timeout > 0 && number == EINPROGRESS;
    }
    if (!wait) return number;
    if (self->timeout > 0 &&
        __builtin_add_overflow(kr_os_time_now(), self->timeout, &deadline))
        deadline = INT64_MAX;
    int ready = kr_socket_object_wait(thread, self, true, deadline, true);
    if (ready < 0) return kr_thread_has_exception(thread) ? -1 : errno;
    if (ready == 0) return EWOULDBLOCK;
    int result = 0;
    socklen_t length = sizeof result;
    if (getsockopt(self->fd, SOL_SOCKET, SO_ERROR, &result, &length) < 0) return errno;
    return result == EISCONN ? 0 : result;
}
static KrOwn socket_connect(ARGS)
{
    UNUSED;
    KrSocketAddress address;
    socklen_t size;
    if (!kr_socket_address_from(thread, cast(self), args[0], "connect", &address,
                                &size) ||
        !kr_audit_event(thread, "socket.connect", "OO", self, args[0]))
        return KR_NULL;
    int number = connected(thread, cast(self), &address, size);
    if (number < 0) return KR_NULL;
    if (number == EWOULDBLOCK && cast(self)->timeout > 0)
        return kr_exception_raise(thread, &kr_exception_timeout_error, "timed out");
    return number ? kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL)
                  : kr_none_own();
}
static KrOwn socket_connect_ex(ARGS)
{
    UNUSED;
    KrSocketAddress address;
    socklen_t size;
    if (!kr_socket_address_from(thread, cast(self), args[0], "connect_ex", &address,
                                &size) ||
        !kr_audit_event(thread, "socket.connect", "OO", self, args[0]))
        return KR_NULL;
    int number = connected(thread, cast(self), &address, size);
    return number < 0 ? KR_NULL : kr_from_small_int(number);
}

static KrOwn name_of(KrThread *thread, KrRef self,
                     int (*function)(int, struct sockaddr *, socklen_t *))
{
    KrSocketAddress address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    kr_os_error_begin(thread);
    int failed = function(cast(self)->fd, &address.any, &size);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread)
                  : kr_socket_address_to(thread, &address, size);
}
static KrOwn socket_getsockname(ARGS)
{
    UNUSED;
    return name_of(thread, self, getsockname);
}
static KrOwn socket_getpeername(ARGS)
{
    UNUSED;
    return name_of(thread, self, getpeername);
}

// --- timeouts and options ---------------------------------------------------------------

static KrOwn set_timeout(KrThread *thread, KrSocket *self, int64_t timeout)
{
    if (!set_blocking(thread, self->fd, timeout < 0)) return KR_NULL;
    self->timeout = timeout;
    return kr_none_own();
}
static KrOwn socket_settimeout(ARGS)
{
    UNUSED;
    int64_t timeout;
    if (!kr_socket_names_timeout(thread, args[0], &timeout)) return KR_NULL;
    return set_timeout(thread, cast(self), timeout);
}
static KrOwn socket_setblocking(ARGS)
{
    UNUSED;
    bool blocking;
    if (!kr_posix_path_bool(thread, args[0], true, &blocking)) return KR_NULL;
    return set_timeout(thread, cast(self), blocking ? -1 : 0);
}
static KrOwn socket_get_timeout(KrThread *thread, KrRef self)
{
    (void)thread;
    int64_t timeout = cast(self)->timeout;
    return timeout < 0 ? kr_none_own() : kr_from_float(kr_os_time_seconds(timeout));
}
static KrOwn socket_gettimeout(ARGS)
{
    UNUSED;
    return socket_get_timeout(thread, self);
}
static KrOwn socket_getblocking(ARGS)
{
    UNUSED;
    return kr_bool_own(cast(self)->timeout != 0);
}

static KrOwn socket_getsockopt(ARGS)
{
    UNUSED;
    int level, option, size = 0, flag = 0;
    if (!kr_posix_path_int(thread, args[0], &level) ||
        !kr_posix_path_int(thread, args[1], &option) ||
        (count > 2 && !kr_posix_path_int(thread, args[2], &size)))
        return KR_NULL;
    socklen_t length = sizeof flag;
    if (size == 0) {
        if (getsockopt(cast(self)->fd, level, option, &flag, &length) < 0)
            return kr_os_error_errno(thread);
        return kr_from_small_int(flag);
    }
    if (size < 0 || size > 1024)
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "getsockopt buflen out of range");
    char room[1024];
    length = (socklen_t)size;
    if (getsockopt(cast(self)->fd, level, option, room, &length) < 0)
        return kr_os_error_errno(thread);
    return kr_bytes_new(thread, room, length);
}
static KrOwn socket_setsockopt(ARGS)
{
    UNUSED;
    int level, option, flag;
    if (count < 3)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "setsockopt() takes exactly 3 arguments (%zu given)",
                                  count);
    if (!kr_posix_path_int(thread, args[0], &level) ||
        !kr_posix_path_int(thread, args[1], &option))
        return KR_NULL;
    int fd = cast(self)->fd;
    if (count == 4) {
        int64_t length;
        if (!kr_is_none(args[2]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "setsockopt() argument 3 must be None, not %T",
                                      args[2]);
        if (!kr_number_index_i64(thread, args[3], &length)) return KR_NULL;
        return none_or_errno(thread,
                             setsockopt(fd, level, option, NULL, (socklen_t)length));
    }
    if (kr_int_is_sub(args[2])) {
        if (!kr_posix_path_int(thread, args[2], &flag)) return KR_NULL;
        return none_or_errno(thread, setsockopt(fd, level, option, &flag, sizeof flag));
    }
    KrBuffer buffer = {0};
    if (!kr_buffer_get(thread, args[2], &buffer, KR_BUFFER_READ)) return KR_NULL;
    int failed = setsockopt(fd, level, option, buffer.data, (socklen_t)buffer.size);
    KrOwn result = none_or_errno(thread, failed);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn get_family(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->family);
}
static KrOwn get_type(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->type);
}
static KrOwn get_proto(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->proto);
}
static KrOwn not_yet(ARGS)
{
    UNUSED;
    return kr_exception_raise(
        thread, &kr_exception_not_implemented_error,
        "krait: sendmsg_afalg: the kernel's ciphers are not there yet");
}

static const KrNativeDef methods[] = {
    {"_accept", socket_accept, "($self, /)",
     "Wait for a connection: (descriptor, address).", 0, 0, 0},
    {"bind", socket_bind, "($self, object, /)", "Take a local address.", 0, 0, 0},
    {"close", socket_close, "($self, /)", "Close the socket.", 0, 0, 0},
    {"connect", socket_connect, "($self, object, /)", "Connect to an address.", 0, 0,
     0},
    {"connect_ex", socket_connect_ex, "($self, object, /)",
     "connect() that returns the errno.", 0, 0, 0},
    {"detach", socket_detach, "($self, /)",
     "Give the descriptor away: the socket is closed for Python.", 0, 0, 0},
    {"fileno", socket_fileno, "($self, /)", "The descriptor, -1 when closed.", 0, 0, 0},
    {"getblocking", socket_getblocking, "($self, /)", "Whether calls wait.", 0, 0, 0},
    {"getpeername", socket_getpeername, "($self, /)", "The address of the other side.",
     0, 0, 0},
    {"getsockname", socket_getsockname, "($self, /)", "The address of this side.", 0, 0,
     0},
    {"getsockopt", socket_getsockopt, NULL, "An option of the socket.", 2, 3,
     KR_NATIVE_RAW},
    {"setsockopt", socket_setsockopt, NULL, "Set an option of the socket.", 0, 4,
     KR_NATIVE_RAW},
    {"gettimeout", socket_gettimeout, "($self, /)", "How long calls wait, in seconds.",
     0, 0, 0},
    {"settimeout", socket_settimeout, "($self, object, /)",
     "Set how long calls wait; None: for ever.", 0, 0, 0},
    {"setblocking", socket_setblocking, "($self, object, /)", "Say whether calls wait.",
     0, 0, 0},
    {"listen", socket_listen, NULL, "Take connections.", 0, 1, KR_NATIVE_RAW},
    {"shutdown", socket_shutdown, "($self, object, /)", "Close one or both directions.",
     0, 0, 0},
    {"recv", kr_socket_transfer_recv, NULL, "Receive bytes.", 1, 2, KR_NATIVE_RAW},
    {"recv_into", kr_socket_transfer_recv_into, "($self, buffer, nbytes=0, flags=0)",
     "Receive into a buffer: how many bytes.", 0, 0, 0},
    {"recvfrom", kr_socket_transfer_recvfrom, NULL, "Receive: (bytes, address).", 1, 2,
     KR_NATIVE_RAW},
    {"recvfrom_into", kr_socket_transfer_recvfrom_into,
     "($self, buffer, nbytes=0, flags=0)",
     "Receive into a buffer: (how many bytes, address).", 0, 0, 0},
    {"recvmsg", kr_socket_transfer_recvmsg, NULL,
     "Receive: (bytes, ancillary data, flags, address).", 1, 3, KR_NATIVE_RAW},
    {"recvmsg_into", kr_socket_transfer_recvmsg_into, NULL,
     "Receive into buffers: (how many bytes, ancillary data, flags, address).", 1, 3,
     KR_NATIVE_RAW},
    {"send", kr_socket_transfer_send, NULL, "Send bytes: how many went.", 1, 2,
     KR_NATIVE_RAW},
    {"sendall", kr_socket_transfer_sendall, NULL, "Send all bytes.", 1, 2,
     KR_NATIVE_RAW},
    {"sendto", kr_socket_transfer_sendto, NULL, "Send bytes to an address.", 0, -1,
     KR_NATIVE_RAW},
    {"sendmsg", kr_socket_transfer_sendmsg, NULL, "Send buffers and ancillary data.", 1,
     4, KR_NATIVE_RAW},
    {"sendmsg_afalg", not_yet, NULL, "Sends with the AF_ALG parameters op, iv and assoclen.", 0, -1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"timeout", socket_get_timeout, NULL, "the socket timeout"},
    {"family", get_family, NULL, KR_AS_MEMBER "the socket family"},
    {"type", get_type, NULL, KR_AS_MEMBER "the socket type"},
    {"proto", get_proto, NULL, KR_AS_MEMBER "the socket protocol"},
    {0},
};
KrType kr_socket_object_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_socket.socket",
    .doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n\nAn "
           "end of a connection.",
    .flags = KR_TYPE_BASE | KR_TYPE_HAS_DEL,
    .basic_size = sizeof(KrSocket),
    .dealloc = socket_dealloc,
    .finalize = socket_finalize,
    .repr = socket_repr,
    .new_object = socket_new,
    .init = socket_init,
    .methods = methods,
    .getset = getset,
};
