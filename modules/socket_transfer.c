// SPDX-License-Identifier: MIT
// _socket.socket: sending and receiving, with addresses and ancillary data.
//
// Each transfer is a small struct and a function that makes the system call; kr_socket_object_call repeats it
// within the socket's timeout. Called by socket_object.c. Tests: tests/lang/modules/posix/sockets.py.
#define _GNU_SOURCE
#include "modules/socket_parts.h"

#include "runtime/audit.h"
#include "runtime/buffer.h"
#include "runtime/protocol_sequence.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrSocket *cast(KrRef self)
{
    return kr_socket_object_cast(self);
}
static bool flags_of(KrThread *thread, const KrRef *args, size_t count, size_t at,
                     int *flags)
{
    *flags = 0;
    return count <= at || kr_posix_path_int(thread, args[at], flags);
}

// --- receiving --------------------------------------------------------------------------

typedef struct Receive {
    void *data;
    size_t size;
    int flags;
    KrSocketAddress *address; // null: not asked for
    socklen_t length;
} Receive;

static ssize_t receive_call(KrSocket *self, void *context)
{
    Receive *r = context;
    if (!r->address) return recv(self->fd, r->data, r->size, r->flags);
    r->length = sizeof *r->address;
    return recvfrom(self->fd, r->data, r->size, r->flags, &r->address->any, &r->length);
}
static bool receive(KrThread *thread, KrRef self, Receive *r, ssize_t *size)
{
    int64_t deadline = 0;
    if (r->address) memset(r->address, 0, sizeof *r->address);
    return kr_socket_object_call(thread, cast(self), false, receive_call, r, size,
                                 &deadline);
}
static KrOwn received_bytes(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count, const char *function,
                            KrSocketAddress *address, socklen_t *length)
{
    int64_t most;
    Receive r = {.address = address};
    ssize_t size;
    if (!kr_number_index_i64(thread, args[0], &most) ||
        !flags_of(thread, args, count, 1, &r.flags))
        return KR_NULL;
    if (most < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative buffersize in %s", function);
    KrOwn bytes = kr_bytes_new(thread, NULL, most);
    if (kr_is_null(bytes)) return KR_NULL;
    r.data = kr_bytes_cast(kr_ref(bytes))->data;
    r.size = (size_t)most;
    KrOwn result = KR_NULL;
    if (receive(thread, self, &r, &size)) {
        if (size == most) {
            result = kr_move(&bytes);
        } else {
            result = kr_bytes_new(thread, r.data, size);
        }
    }
    if (length) *length = r.length;
    kr_xdrop(thread, bytes);
    return result;
}
KrOwn kr_socket_transfer_recv(KR_SOCKET_ARGS)
{
    return received_bytes(thread, self, args, count, "recv", NULL, NULL);
}
KrOwn kr_socket_transfer_recvfrom(KR_SOCKET_ARGS)
{
    KrSocketAddress address;
    socklen_t length = 0;
    KrOwn bytes =
        received_bytes(thread, self, args, count, "recvfrom", &address, &length);
    if (kr_is_null(bytes)) return KR_NULL;
    KrOwn parts[2] = {bytes, kr_socket_address_to(thread, &address, length)};
    return kr_tuple_pack_own(thread, parts, 2);
}

static KrOwn received_into(KrThread *thread, KrRef self, const KrRef *args,
                           const char *function, bool with_address)
{
    int64_t most;
    KrSocketAddress address;
    Receive r = {.address = with_address ? &address : NULL};
    KrBuffer buffer = {0};
    ssize_t size;
    if (!kr_buffer_has(args[0]) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_WRITABLE)) {
        kr_exception_clear(thread);
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "%s() argument 1 must be read-write bytes-like object, not %T", function,
            args[0]);
    }
    KrOwn result = KR_NULL;
    if (!kr_number_index_i64(thread, args[1], &most) ||
        !kr_posix_path_int(thread, args[2], &r.flags))
        goto done;
    if (most < 0) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "negative buffersize in %s", function);
        goto done;
    }
    if (most == 0) most = buffer.size;
    if (most > buffer.size) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 with_address
                                     ? "nbytes is greater than the length of the buffer"
                                     : "buffer too small for requested bytes");
        goto done;
    }
    r.data = buffer.data;
    r.size = (size_t)most;
    if (!receive(thread, self, &r, &size)) goto done;
    result = kr_from_small_int(size);
    if (with_address) {
        KrOwn parts[2] = {result, kr_socket_address_to(thread, &address, r.length)};
        result = kr_tuple_pack_own(thread, parts, 2);
    }
done:
    kr_buffer_release(thread, &buffer);
    return result;
}
KrOwn kr_socket_transfer_recv_into(KR_SOCKET_ARGS)
{
    UNUSED;
    return received_into(thread, self, args, "recv_into", false);
}
KrOwn kr_socket_transfer_recvfrom_into(KR_SOCKET_ARGS)
{
    UNUSED;
    return received_into(thread, self, args, "recvfrom_into", true);
}

// --- messages with ancillary data -------------------------------------------------------

static ssize_t receive_message_call(KrSocket *self, void *context)
{
    struct msghdr *message = context;
    return recvmsg(self->fd, message, message->msg_flags);
}

// A list of (level, type, bytes) of what came along.
static KrOwn ancillary_list(KrThread *thread, struct msghdr *message)
{
    KrOwn list = kr_list_new(thread, 0);
    for (struct cmsghdr *c = message->msg_controllen ? CMSG_FIRSTHDR(message) : NULL;
         c && !kr_is_null(list); c = CMSG_NXTHDR(message, c)) {
        const char *begin = (const char *)CMSG_DATA(c);
        size_t before = (size_t)(begin - (const char *)message->msg_control);
        size_t room =
            before < message->msg_controllen ? message->msg_controllen - before : 0;
        size_t size = c->cmsg_len < CMSG_LEN(0) ? 0 : c->cmsg_len - CMSG_LEN(0);
        KrOwn parts[3] = {
            kr_from_small_int(c->cmsg_level), kr_from_small_int(c->cmsg_type),
            kr_bytes_new(thread, begin, (int64_t)(size < room ? size : room))};
        if (!kr_list_append_own(thread, kr_ref(list),
                                kr_tuple_pack_own(thread, parts, 3))) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}
// Descriptors that came along and that nobody will get.
static void close_rights(struct msghdr *message)
{
    for (struct cmsghdr *c = message->msg_controllen ? CMSG_FIRSTHDR(message) : NULL; c;
         c = CMSG_NXTHDR(message, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) continue;
        for (size_t i = 0; CMSG_LEN((i + 1) * sizeof(int)) <= c->cmsg_len; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
            close(fd);
        }
    }
}

// `first`: the first item of the result, made when the size is known.
static KrOwn received_message(KrThread *thread, KrRef self, struct iovec *parts,
                              int part_count, int flags, int64_t control_size,
                              KrOwn (*first)(KrThread *, ssize_t, void *),
                              void *context)
{
    if (control_size < 0 || control_size > INT_MAX)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid ancillary data buffer length");
    KrSocketAddress address;
    memset(&address, 0, sizeof address);
    char *control = control_size ? calloc(1, (size_t)control_size) : NULL;
    if (control_size && !control) return kr_exception_no_memory(thread);
    struct msghdr message = {.msg_name = &address,
                             .msg_namelen = sizeof address,
                             .msg_iov = parts,
                             .msg_iovlen = (size_t)part_count,
                             .msg_control = control,
                             .msg_controllen = (size_t)control_size,
                             .msg_flags = flags};
    ssize_t size;
    int64_t deadline = 0;
    KrOwn result = KR_NULL;
    if (kr_socket_object_call(thread, cast(self), false, receive_message_call, &message,
                              &size, &deadline)) {
        KrOwn items[4] = {first(thread, size, context),
                          ancillary_list(thread, &message),
                          kr_from_small_int(message.msg_flags),
                          kr_socket_address_to(thread, &address, message.msg_namelen)};
        result = kr_tuple_pack_own(thread, items, 4);
        if (kr_is_null(result)) close_rights(&message);
    }
    free(control);
    return result;
}
static KrOwn first_bytes(KrThread *thread, ssize_t size, void *context)
{
    return kr_bytes_new(thread, context, size);
}
static KrOwn first_size(KrThread *thread, ssize_t size, void *context)
{
    (void)thread, (void)context;
    return kr_from_small_int(size);
}
static bool control_size_of(KrThread *thread, const KrRef *args, size_t count,
                            int64_t *size)
{
    *size = 0;
    return count < 2 || kr_number_index_i64(thread, args[1], size);
}
KrOwn kr_socket_transfer_recvmsg(KR_SOCKET_ARGS)
{
    int64_t most, control;
    int flags;
    if (!kr_number_index_i64(thread, args[0], &most) ||
        !control_size_of(thread, args, count, &control) ||
        !flags_of(thread, args, count, 2, &flags))
        return KR_NULL;
    if (most < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative buffer size in recvmsg()");
    char *data = malloc((size_t)most + 1);
    if (!data) return kr_exception_no_memory(thread);
    struct iovec part = {data, (size_t)most};
    KrOwn result =
        received_message(thread, self, &part, 1, flags, control, first_bytes, data);
    free(data);
    return result;
}

typedef struct Buffers { // of an iterable
    KrBuffer *buffers;   // malloc
    struct iovec *parts; // malloc
    int count;
} Buffers;
static void buffers_release(KrThread *thread, Buffers *b)
{
    for (int i = 0; i < b->count; i++)
        kr_buffer_release(thread, &b->buffers[i]);
    free(b->buffers);
    free(b->parts);
}
static bool buffers_get(KrThread *thread, Buffers *b, KrRef iterable,
                        const char *function, bool writable)
{
    *b = (Buffers){0};
    KrType *type = kr_type_of(iterable);
    if (!type->iter && !type->getitem)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() argument 1 must be an iterable",
                                        function);
    KrOwn items = kr_sequence_tuple(thread, iterable);
    if (kr_is_null(items)) return false;
    int64_t length = kr_tuple_length(kr_ref(items));
    bool ok = length <= INT_MAX;
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_os_error,
                                 "%s() argument 1 is too long", function);
    if (ok) {
        b->buffers = calloc((size_t)length + 1, sizeof *b->buffers);
        b->parts = calloc((size_t)length + 1, sizeof *b->parts);
        if (!b->buffers || !b->parts) {
            ok = false;
            (void)kr_exception_no_memory(thread);
        }
    }
    for (int64_t i = 0; ok && i < length; i++) {
        KrBuffer *buffer = &b->buffers[i];
        ok = kr_buffer_get(thread, kr_tuple_get(kr_ref(items), i), buffer,
                           writable ? KR_BUFFER_WRITABLE : KR_BUFFER_READ);
        if (!ok && writable) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%s() argument 1 must be an iterable of "
                                     "single-segment read-write buffers",
                                     function);
        }
        if (!ok) break;
        b->parts[b->count++] = (struct iovec){buffer->data, (size_t)buffer->size};
    }
    kr_drop(thread, items);
    if (!ok) buffers_release(thread, b);
    return ok;
}
KrOwn kr_socket_transfer_recvmsg_into(KR_SOCKET_ARGS)
{
    int64_t control;
    int flags;
    Buffers b;
    if (!control_size_of(thread, args, count, &control) ||
        !flags_of(thread, args, count, 2, &flags) ||
        !buffers_get(thread, &b, args[0], "recvmsg_into", true))
        return KR_NULL;
    KrOwn result = received_message(thread, self, b.parts, b.count, flags, control,
                                    first_size, NULL);
    buffers_release(thread, &b);
    return result;
}

// --- sending ----------------------------------------------------------------------------

typedef struct Send {
    const char *data;
    size_t size;
    int flags;
    const KrSocketAddress *address; // null: none
    socklen_t length;
} Send;

static ssize_t send_call(KrSocket *self, void *context)
{
    const Send *s = context;
    if (!s->address) return send(self->fd, s->data, s->size, s->flags | MSG_NOSIGNAL);
    return sendto(self->fd, s->data, s->size, s->flags | MSG_NOSIGNAL, &s->address->any,
                  s->length);
}
KrOwn kr_socket_transfer_send(KR_SOCKET_ARGS)
{
    KrBuffer buffer = {0};
    Send s = {0};
    ssize_t size;
    int64_t deadline = 0;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    s.data = buffer.data;
    s.size = (size_t)buffer.size;
    bool ok = flags_of(thread, args, count, 1, &s.flags) &&
              kr_socket_object_call(thread, cast(self), true, send_call, &s, &size,
                                    &deadline);
    kr_buffer_release(thread, &buffer);
    return ok ? kr_from_small_int(size) : KR_NULL;
}
KrOwn kr_socket_transfer_sendall(KR_SOCKET_ARGS)
{
    KrBuffer buffer = {0};
    Send s = {0};
    int64_t deadline = 0;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    bool ok = flags_of(thread, args, count, 1, &s.flags);
    s.data = buffer.data;
    s.size = (size_t)buffer.size;
    while (ok && s.size > 0) { // one deadline for all parts
        ssize_t size;
        ok = kr_socket_object_call(thread, cast(self), true, send_call, &s, &size,
                                   &deadline);
        if (!ok) break;
        s.data += size;
        s.size -= (size_t)size;
        errno = EINTR; // signals are looked at between parts
        ok = kr_os_error_again(thread);
    }
    kr_buffer_release(thread, &buffer);
    return ok ? kr_none_own() : KR_NULL;
}
KrOwn kr_socket_transfer_sendto(KR_SOCKET_ARGS)
{
    if (count != 2 && count != 3)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "sendto() takes 2 or 3 arguments (%zu given)", count);
    KrBuffer buffer = {0};
    KrSocketAddress address;
    Send s = {.address = &address};
    ssize_t size;
    int64_t deadline = 0;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    s.data = buffer.data;
    s.size = (size_t)buffer.size;
    bool ok = (count == 2 || kr_posix_path_int(thread, args[1], &s.flags)) &&
              kr_socket_address_from(thread, cast(self), args[count - 1], "sendto",
                                     &address, &s.length) &&
              kr_audit_event(thread, "socket.sendto", "OO", self, args[count - 1]) &&
              kr_socket_object_call(thread, cast(self), true, send_call, &s, &size,
                                    &deadline);
    kr_buffer_release(thread, &buffer);
    return ok ? kr_from_small_int(size) : KR_NULL;
}

static ssize_t send_message_call(KrSocket *self, void *context)
{
    const struct msghdr *message = context;
    return sendmsg(self->fd, message, message->msg_flags | MSG_NOSIGNAL);
}
// The control buffer (malloc) of an iterable of (level, type, data).
static bool control_of(KrThread *thread, KrRef iterable, struct msghdr *message)
{
    KrType *type = kr_type_of(iterable);
    if (!type->iter && !type->getitem)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "sendmsg() argument 2 must be an iterable");
    KrOwn items = kr_sequence_tuple(thread, iterable);
    if (kr_is_null(items)) return false;
    int64_t length = kr_tuple_length(kr_ref(items));
    size_t size = 0, at = 0;
    bool ok = true;
    for (int64_t i = 0; ok && i < length; i++) { // how long it will be
        KrRef item = kr_tuple_get(kr_ref(items), i);
        KrBuffer data = {0};
        static const char where[] =
            "[sendmsg() ancillary data items]() argument must be";
        if (!kr_tuple_is_sub(item))
            ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "%s 3-item tuple, not %T", where, item);
        else if (kr_tuple_length(item) != 3)
            ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "%s tuple of length 3, not %lld", where,
                                          (long long)kr_tuple_length(item));
        else
            ok = kr_buffer_get(thread, kr_tuple_get(item, 2), &data, KR_BUFFER_READ);
        if (!ok) break;
        if (data.size > INT_MAX / 2 ||
            size + CMSG_SPACE((size_t)data.size) > INT_MAX / 2)
            ok = kr_exception_raise_false(thread, &kr_exception_os_error,
                                          "ancillary data item too large");
        size += CMSG_SPACE((size_t)data.size);
        kr_buffer_release(thread, &data);
    }
    if (ok && size && !(message->msg_control = calloc(1, size))) {
        ok = false;
        (void)kr_exception_no_memory(thread);
    }
    for (int64_t i = 0; ok && i < length; i++) {
        KrRef item = kr_tuple_get(kr_ref(items), i);
        KrBuffer data = {0};
        struct cmsghdr head = {0};
        ok = kr_posix_path_int(thread, kr_tuple_get(item, 0), &head.cmsg_level) &&
             kr_posix_path_int(thread, kr_tuple_get(item, 1), &head.cmsg_type) &&
             kr_buffer_get(thread, kr_tuple_get(item, 2), &data, KR_BUFFER_READ);
        if (ok && at + CMSG_SPACE((size_t)data.size) > size) // it has grown meanwhile
            ok = kr_exception_raise_false(
                thread, &kr_exception_runtime_error,
                "ancillary data does not fit in calculated space");
        if (ok) {
            char *place = (char *)message->msg_control + at;
            head.cmsg_len = CMSG_LEN((size_t)data.size);
            memcpy(place, &head, sizeof head);
            memcpy(place + CMSG_LEN(0), data.data, (size_t)data.size);
            at += CMSG_SPACE((size_t)data.size);
        }
        kr_buffer_release(thread, &data);
    }
    message->msg_controllen = size;
    kr_drop(thread, items);
    return ok;
}
KrOwn kr_socket_transfer_sendmsg(KR_SOCKET_ARGS)
{
    Buffers b;
    KrSocketAddress address;
    struct msghdr message = {0};
    ssize_t size;
    int64_t deadline = 0;
    if (!buffers_get(thread, &b, args[0], "sendmsg", false)) return KR_NULL;
    message.msg_iov = b.parts;
    message.msg_iovlen = (size_t)b.count;
    bool ok = flags_of(thread, args, count, 2, &message.msg_flags);
    if (ok && count > 3 && !kr_is_none(args[3])) {
        ok = kr_socket_address_from(thread, cast(self), args[3], "sendmsg", &address,
                                    &message.msg_namelen);
        message.msg_name = &address;
    }
    ok = ok &&
         kr_audit_event(thread, "socket.sendmsg", "OO", self,
                        count > 3 ? args[3] : kr_none()) &&
         (count < 2 || control_of(thread, args[1], &message)) &&
         kr_socket_object_call(thread, cast(self), true, send_message_call, &message,
                               &size, &deadline);
    free(message.msg_control);
    buffers_release(thread, &b);
    return ok ? kr_from_small_int(size) : KR_NULL;
}
