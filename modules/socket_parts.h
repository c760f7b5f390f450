// SPDX-License-Identifier: MIT
// What the files of the _socket module share: the object, calls with a time limit, addresses.
#pragma once

#include "modules/os_error.h"
#include "modules/os_time.h"
#include "modules/posix_path.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#define KR_SOCKET_ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef struct KrSocket {
    KrObject header;
    int fd;                  // -1: closed
    int family, type, proto;
    int64_t timeout;         // nanoseconds; -1: none, 0: never waits
} KrSocket;

typedef union KrSocketAddress { // big enough for every family
    struct sockaddr any;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    struct sockaddr_un un;
    struct sockaddr_storage storage;
} KrSocketAddress;

extern KrType kr_socket_object_type, kr_socket_names_gaierror_type, kr_socket_names_herror_type;
extern const KrNativeDef kr_socket_names_functions[], kr_socket_address_functions[];
KrOwn kr_socket_transfer_recv(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_recv_into(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_recvfrom(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_recvfrom_into(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_recvmsg(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_recvmsg_into(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_send(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_sendall(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_sendto(KR_SOCKET_ARGS) KR_NEW;
KrOwn kr_socket_transfer_sendmsg(KR_SOCKET_ARGS) KR_NEW;

KR_INLINE KrSocket *kr_socket_object_cast(KrRef self)
{
    return (KrSocket *)(void *)kr_obj(self);
}
// A system call that may block, within the socket's timeout: waits for the descriptor, calls `function`,
// and again while it was interrupted or would block. *deadline: 0 at first, kept by callers of several calls.
typedef ssize_t (*KrSocketFn)(KrSocket *self, void *context);
bool kr_socket_object_call(KrThread *thread, KrSocket *self, bool writing, KrSocketFn function, void *context,
                           ssize_t *result, int64_t *deadline) KR_RAISES;
// Waits until the descriptor is ready: 1, 0: the deadline has passed, -1: errno.
int kr_socket_object_wait(KrThread *thread, const KrSocket *self, bool writing, int64_t deadline, bool connecting);

// The C address of a Python one of the socket's family; `function` for messages.
bool kr_socket_address_from(KrThread *thread, const KrSocket *self, KrRef value, const char *function,
                            KrSocketAddress *address, socklen_t *size) KR_RAISES;
KrOwn kr_socket_address_to(KrThread *thread, const KrSocketAddress *address, socklen_t size) KR_NEW;
bool kr_socket_address_resolve(KrThread *thread, const char *name, int family, KrSocketAddress *address,
                               socklen_t *size) KR_RAISES;
// The text of a host argument: str (IDNA), bytes, bytearray.
bool kr_socket_address_host(KrThread *thread, KrRef value, KrOwn *keeper, const char **text) KR_RAISES;
KrOwn kr_socket_names_raise(KrThread *thread, int error); // gaierror; null
bool kr_socket_names_timeout(KrThread *thread, KrRef value, int64_t *out) KR_RAISES; // -1 for None
bool kr_socket_constants_add(KrThread *thread, KrRef module) KR_RAISES;
