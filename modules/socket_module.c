// SPDX-License-Identifier: MIT
// The _socket module: what is not a method of a socket: pairs, plain descriptors, the default timeout.
//
// Parts: socket_object.c (the type), socket_transfer.c, socket_address.c, socket_names.c, socket_constants.c.
// Imported by socket.py. Tests: tests/lang/modules/posix/sockets.py.
#define _GNU_SOURCE
#include "modules/socket_module.h"
#include "modules/socket_parts.h"
#include "modules/shared_library.h"

#include "runtime/call.h"

#include <fcntl.h>
#include <unistd.h>

#define ARGS   KR_SOCKET_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn socket_socketpair(ARGS)
{
    UNUSED;
    int numbers[3] = {AF_UNIX, SOCK_STREAM, 0}, fds[2];
    for (size_t i = 0; i < count; i++)
        if (!kr_posix_path_int(thread, args[i], &numbers[i])) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = socketpair(numbers[0], numbers[1] | SOCK_CLOEXEC, numbers[2], fds);
    kr_os_error_end(thread);
    if (failed) return kr_os_error_errno(thread);
    KrOwn both[2] = {KR_NULL, KR_NULL};
    for (int i = 0; i < 2; i++) {
        KrOwn values[4] = {kr_from_small_int(numbers[0]), kr_from_small_int(numbers[1]),
                           kr_from_small_int(numbers[2]), kr_from_small_int(fds[i])};
        KrRef refs[4] = {kr_ref(values[0]), kr_ref(values[1]), kr_ref(values[2]),
                         kr_ref(values[3])};
        both[i] =
            kr_call(thread, kr_type_ref(&kr_socket_object_type), refs, 4, KR_REF_NULL);
        if (kr_is_null(both[i])) {
            close(fds[1]);
            if (i == 0) close(fds[0]);
            break;
        }
    }
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn socket_close(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = close(fd);
    kr_os_error_end(thread);
    return failed && errno != ECONNRESET ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn socket_dup(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return fd < 0 ? kr_os_error_errno(thread) : kr_from_small_int(fd);
}
static KrOwn socket_getdefaulttimeout(ARGS)
{
    UNUSED;
    int64_t timeout = thread->vm->socket_timeout - 1;
    return timeout < 0 ? kr_none_own() : kr_from_float(kr_os_time_seconds(timeout));
}
static KrOwn socket_setdefaulttimeout(ARGS)
{
    UNUSED;
    int64_t timeout;
    if (!kr_socket_names_timeout(thread, args[0], &timeout)) return KR_NULL;
    thread->vm->socket_timeout = timeout + 1;
    return kr_none_own();
}

KrOwn kr_socket_module_init(KrThread *thread)
{
    kr_shared_library_own_services();
    static const KrNativeDef functions[] = {
        {"socketpair", socket_socketpair, NULL, "Two sockets that are connected.", 0, 3,
         KR_NATIVE_RAW},
        {"close", socket_close, "($self, object, /)", "Close a descriptor.", 0, 0, 0},
        {"dup", socket_dup, "($self, object, /)",
         "Another descriptor of the same socket.", 0, 0, 0},
        {"getdefaulttimeout", socket_getdefaulttimeout, "($self, /)",
         "The timeout of new sockets.", 0, 0, 0},
        {"setdefaulttimeout", socket_setdefaulttimeout, "($self, object, /)",
         "Set the timeout of new sockets.", 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(
        thread, "_socket", "The system's sockets. Programs use the module socket.");
    if (kr_is_null(module)) return KR_NULL;
    KrRef m = kr_ref(module);
    bool ok = kr_module_add_functions(thread, m, functions) &&
              kr_module_add_functions(thread, m, kr_socket_address_functions) &&
              kr_module_add_functions(thread, m, kr_socket_names_functions) &&
              kr_type_ready(thread, &kr_socket_object_type) &&
              kr_type_ready(thread, &kr_socket_names_gaierror_type) &&
              kr_type_ready(thread, &kr_socket_names_herror_type) &&
              kr_module_add_type(thread, m, &kr_socket_object_type) &&
              kr_module_add_type(thread, m, &kr_socket_names_gaierror_type) &&
              kr_module_add_type(thread, m, &kr_socket_names_herror_type) &&
              kr_module_add(thread, m, "SocketType",
                            kr_dup(kr_type_ref(&kr_socket_object_type))) &&
              kr_module_add(thread, m, "error",
                            kr_dup(kr_type_ref(&kr_exception_os_error))) &&
              kr_module_add(thread, m, "timeout",
                            kr_dup(kr_type_ref(&kr_exception_timeout_error))) &&
              kr_module_add(thread, m, "has_ipv6", kr_bool_own(true)) &&
              kr_module_add(thread, m, "BDADDR_ANY",
                            kr_str_from_ascii(thread, "00:00:00:00:00:00")) &&
              kr_module_add(thread, m, "BDADDR_LOCAL",
                            kr_str_from_ascii(thread, "00:00:00:FF:FF:FF")) &&
              kr_socket_constants_add(thread, m);
    if (ok) return module;
    kr_drop(thread, module);
    return KR_NULL;
}
