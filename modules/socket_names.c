// SPDX-License-Identifier: MIT
// _socket: names of hosts, services, protocols and interfaces; the module's own errors.
//
// Look-ups go to the C library while other threads run, except those with static results, which keep the GIL.
// Called by socket_module.c. Tests: tests/lang/modules/posix/sockets.py.
#define _GNU_SOURCE
#include "modules/socket_parts.h"

#include "runtime/audit.h"
#include "runtime/call.h"
#include "runtime/protocol_object.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KR_SOCKET_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

#define ERROR_TYPE(dotted)                                                             \
    {                                                                                  \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (dotted),                 \
        .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF, \
        .shown = "__weakref__", \
        .basic_size = sizeof(KrException), .base = &kr_exception_os_error,             \
    }
KrType kr_socket_names_gaierror_type = ERROR_TYPE("socket.gaierror");
KrType kr_socket_names_herror_type = ERROR_TYPE("socket.herror");

static KrOwn raise_pair(KrThread *thread, KrType *type, int number, const char *text)
{
    KrOwn code = kr_from_small_int(number),
          words = kr_str_from_utf8(thread, text, strlen(text));
    if (kr_is_null(words)) return KR_NULL;
    KrOwn error = kr_call_2(thread, kr_type_ref(type), kr_ref(code), kr_ref(words));
    kr_drop(thread, words);
    if (!kr_is_null(error)) kr_exception_set(thread, error);
    return KR_NULL;
}
KrOwn kr_socket_names_raise(KrThread *thread, int error)
{
    if (error == EAI_SYSTEM) return kr_os_error_errno(thread);
    return raise_pair(thread, &kr_socket_names_gaierror_type, error,
                      gai_strerror(error));
}

bool kr_socket_names_timeout(KrThread *thread, KrRef value, int64_t *out)
{
    *out = -1;
    if (kr_is_none(value)) return true;
    if (!kr_os_time_from(thread, value, KR_OS_TIME_SECOND, KR_OS_TIME_AWAY, out))
        return false;
    if (*out >= 0) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "Timeout value out of range");
}

// --- getaddrinfo, getnameinfo -----------------------------------------------------------

static KrOwn info_tuple(KrThread *thread, const struct addrinfo *info)
{
    const char *name = info->ai_canonname ? info->ai_canonname : "";
    KrSocketAddress address;
    memset(&address, 0, sizeof address);
    socklen_t size =
        info->ai_addrlen < sizeof address ? info->ai_addrlen : sizeof address;
    memcpy(&address, info->ai_addr, size);
    KrOwn parts[5] = {kr_from_small_int(info->ai_family),
                      kr_from_small_int(info->ai_socktype),
                      kr_from_small_int(info->ai_protocol),
                      kr_posix_path_decode(thread, name, strlen(name)),
                      kr_socket_address_to(thread, &address, size)};
    return kr_tuple_pack_own(thread, parts, 5);
}
static KrOwn socket_getaddrinfo(ARGS)
{
    UNUSED;
    KrOwn host_keeper = KR_NULL, port_keeper = KR_NULL, list = KR_NULL;
    const char *host = NULL, *port = NULL;
    char digits[32];
    int numbers[4];
    struct addrinfo *found = NULL;
    for (int i = 0; i < 4; i++)
        if (!kr_posix_path_int(thread, args[2 + i], &numbers[i])) return KR_NULL;
    if (kr_str_is_sub(args[0]) || kr_bytes_is_sub(args[0])) {
        // the system gets the name up to a NUL as it is: there is no such name
        if (!kr_socket_address_host(thread, args[0], &host_keeper, &host)) {
            if (!kr_exception_is(thread, &kr_exception_type_error)) return KR_NULL;
            kr_exception_clear(thread);
            return kr_socket_names_raise(thread, EAI_NONAME);
        }
    } else if (!kr_is_none(args[0])) {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getaddrinfo() argument 1 must be string or None");
    }
    if (kr_int_is_sub(args[1])) {
        int64_t number;
        if (!kr_posix_path_long(thread, args[1], &number)) goto done;
        snprintf(digits, sizeof digits, "%lld", (long long)number);
        port = digits;
    } else if (kr_str_is_sub(args[1]) || kr_bytes_is_sub(args[1])) {
        port_keeper = kr_posix_path_encode(thread, args[1]);
        if (kr_is_null(port_keeper)) goto done;
        port = kr_bytes_cast(kr_ref(port_keeper))->data;
    } else if (!kr_is_none(args[1])) {
        (void)kr_exception_raise(thread, &kr_exception_os_error,
                                 "Int or String expected");
        goto done;
    }
    if (!kr_audit_event(thread, "socket.getaddrinfo", "OOiii", args[0], args[1],
                        numbers[0], numbers[1], numbers[2]))
        goto done;
    struct addrinfo hints = {.ai_family = numbers[0],
                             .ai_socktype = numbers[1],
                             .ai_protocol = numbers[2],
                             .ai_flags = numbers[3]};
    kr_os_error_begin(thread);
    int error = getaddrinfo(host, port, &hints, &found);
    kr_os_error_end(thread);
    if (error) {
        (void)kr_socket_names_raise(thread, error);
        goto done;
    }
    list = kr_list_new(thread, 0);
    for (const struct addrinfo *at = found; at && !kr_is_null(list); at = at->ai_next)
        if (!kr_list_append_own(thread, kr_ref(list), info_tuple(thread, at))) {
            kr_drop(thread, list);
            list = KR_NULL;
        }
    freeaddrinfo(found);
done:
    kr_xdrop(thread, host_keeper);
    kr_xdrop(thread, port_keeper);
    return list;
}

static KrOwn socket_getnameinfo(ARGS)
{
    UNUSED;
    int flags, port;
    int64_t flow = 0, scope = 0;
    KrRef value = args[0];
    if (!kr_posix_path_int(thread, args[1], &flags)) return KR_NULL;
    if (!kr_tuple_is_sub(value))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getnameinfo() argument 1 must be a tuple");
    int64_t length = kr_tuple_length(value);
    if (length < 2 || length > 4 || !kr_str_is_sub(kr_tuple_get(value, 0)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "getnameinfo(): illegal sockaddr argument");
    const char *host = kr_str_utf8(thread, kr_tuple_get(value, 0), NULL);
    if (!host || !kr_posix_path_int(thread, kr_tuple_get(value, 1), &port) ||
        (length > 2 && !kr_number_index_i64(thread, kr_tuple_get(value, 2), &flow)) ||
        (length > 3 && !kr_number_index_i64(thread, kr_tuple_get(value, 3), &scope)))
        return KR_NULL;
    if (flow < 0 || flow > 0xfffff)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "getnameinfo(): flowinfo must be 0-1048575.");
    if (!kr_audit_event(thread, "socket.getnameinfo", "O", value)) return KR_NULL;
    char digits[16], name[NI_MAXHOST], service[NI_MAXSERV];
    snprintf(digits, sizeof digits, "%d", port);
    struct addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST};
    struct addrinfo *found = NULL;
    kr_os_error_begin(thread);
    int error = getaddrinfo(host, digits, &hints, &found);
    kr_os_error_end(thread);
    if (error) return kr_socket_names_raise(thread, error);
    if (found->ai_next) {
        freeaddrinfo(found);
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "sockaddr resolved to multiple addresses");
    }
    if (found->ai_family == AF_INET && length != 2) {
        freeaddrinfo(found);
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "IPv4 sockaddr must be 2 tuple");
    }
    if (found->ai_family == AF_INET6) {
        struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)(void *)found->ai_addr;
        in6->sin6_flowinfo = htonl((uint32_t)flow);
        in6->sin6_scope_id = (uint32_t)scope;
    }
    kr_os_error_begin(thread);
    error = getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof name, service,
                        sizeof service, flags);
    kr_os_error_end(thread);
    freeaddrinfo(found);
    if (error) return kr_socket_names_raise(thread, error);
    KrOwn parts[2] = {kr_posix_path_decode(thread, name, strlen(name)),
                      kr_posix_path_decode(thread, service, strlen(service))};
    return kr_tuple_pack_own(thread, parts, 2);
}

// --- gethostby* -------------------------------------------------------------------------

// The host argument of a function, resolved.
static bool host_argument(KrThread *thread, KrRef value, const char *function,
                          int family, KrOwn *keeper, const char **name,
                          KrSocketAddress *address, socklen_t *size)
{
    if (!kr_str_is_sub(value) && !kr_bytes_is_sub(value) &&
        !kr_socket_address_host(thread, value, keeper, name)) {
        if (!kr_exception_is(thread, &kr_exception_type_error)) return false;
        kr_exception_clear(thread);
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s() argument 1 must be str, bytes or bytearray, not %T", function, value);
    }
    if (kr_is_null(*keeper) && !kr_socket_address_host(thread, value, keeper, name))
        return false;
    return kr_audit_event(thread,
                          family == AF_UNSPEC ? "socket.gethostbyaddr"
                                              : "socket.gethostbyname",
                          "O", value) &&
           kr_socket_address_resolve(thread, *name, family, address, size);
}
static KrOwn socket_gethostbyname(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL;
    const char *name;
    KrSocketAddress address;
    socklen_t size;
    char text[INET6_ADDRSTRLEN];
    bool ok = host_argument(thread, args[0], "gethostbyname", AF_INET, &keeper, &name,
                            &address, &size);
    kr_xdrop(thread, keeper);
    if (!ok) return KR_NULL;
    inet_ntop(AF_INET, &address.in.sin_addr, text, sizeof text);
    return kr_str_from_ascii(thread, text);
}

// (name, aliases, addresses)
static KrOwn host_tuple(KrThread *thread, const struct hostent *host, int family)
{
    char text[INET6_ADDRSTRLEN];
    KrOwn parts[3] = {kr_posix_path_decode(thread, host->h_name, strlen(host->h_name)),
                      kr_list_new(thread, 0), kr_list_new(thread, 0)};
    bool ok = !kr_is_null(parts[1]) && !kr_is_null(parts[2]);
    for (char **at = host->h_aliases; ok && at && *at; at++)
        ok = kr_list_append_own(thread, kr_ref(parts[1]),
                                kr_posix_path_decode(thread, *at, strlen(*at)));
    for (char **at = host->h_addr_list; ok && at && *at; at++) {
        inet_ntop(family, *at, text, sizeof text);
        ok = kr_list_append_own(thread, kr_ref(parts[2]),
                                kr_str_from_ascii(thread, text));
    }
    KrOwn tuple = kr_tuple_pack_own(thread, parts, 3);
    if (ok) return tuple;
    kr_xdrop(thread, tuple);
    return KR_NULL;
}
// A look-up of <netdb.h> with a buffer of ours that grows.
static KrOwn look_up(KrThread *thread, const char *name, const KrSocketAddress *address)
{
    bool inet6 = address->any.sa_family == AF_INET6;
    const void *raw = inet6 ? (const void *)&address->in6.sin6_addr
                            : (const void *)&address->in.sin_addr;
    int family = inet6 ? AF_INET6 : AF_INET, trouble = 0, number = ERANGE;
    KrOwn result = KR_NULL;
    for (size_t size = 4096; number == ERANGE && size <= 1 << 20; size *= 2) {
        struct hostent room, *host = NULL;
        char *buffer = malloc(size);
        if (!buffer) return kr_exception_no_memory(thread);
        kr_os_error_begin(thread);
        if (name)
            number = gethostbyname_r(name, &room, buffer, size, &host, &trouble);
        else
            number = gethostbyaddr_r(raw, inet6 ? 16 : 4, family, &room, buffer, size,
                                     &host, &trouble);
        kr_os_error_end(thread);
        if (number == 0 && host) {
            result = host_tuple(thread, host, family);
            free(buffer);
            return result;
        }
        free(buffer);
    }
    return raise_pair(thread, &kr_socket_names_herror_type, trouble,
                      hstrerror(trouble));
}
static KrOwn socket_gethostbyname_ex(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL, result = KR_NULL;
    const char *name;
    KrSocketAddress address;
    socklen_t size;
    if (host_argument(thread, args[0], "gethostbyname_ex", AF_INET, &keeper, &name,
                      &address, &size))
        result = look_up(thread, name, &address);
    kr_xdrop(thread, keeper);
    return result;
}
static KrOwn socket_gethostbyaddr(ARGS)
{
    UNUSED;
    KrOwn keeper = KR_NULL, result = KR_NULL;
    const char *name;
    KrSocketAddress address;
    socklen_t size;
    if (host_argument(thread, args[0], "gethostbyaddr", AF_UNSPEC, &keeper, &name,
                      &address, &size))
        result = look_up(thread, NULL, &address);
    kr_xdrop(thread, keeper);
    return result;
}
static KrOwn socket_gethostname(ARGS)
{
    UNUSED;
    char name[1024];
    if (!kr_audit_event(thread, "socket.gethostname", "")) return KR_NULL;
    if (gethostname(name, sizeof name - 1)) return kr_os_error_errno(thread);
    name[sizeof name - 1] = 0;
    return kr_posix_path_decode(thread, name, strlen(name));
}
static KrOwn socket_sethostname(ARGS)
{
    UNUSED;
    if (!kr_audit_event(thread, "socket.sethostname", "O", args[0])) return KR_NULL;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    const KrBytes *bytes = kr_bytes_cast(kr_ref(name));
    int failed = sethostname(bytes->data, (size_t)bytes->length);
    KrOwn result = failed ? kr_os_error_errno(thread) : kr_none_own();
    kr_drop(thread, name);
    return result;
}

// --- services and protocols: results are static, the GIL is kept ------------------------

static bool word(KrThread *thread, const KrRef *args, size_t count, size_t at,
                 const char *function, const char **out)
{
    *out = NULL;
    if (count <= at) return true;
    if (!kr_str_is_sub(args[at]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() argument %zu must be str, not %T",
                                        function, at + 1, args[at]);
    size_t size;
    *out = kr_str_utf8(thread, args[at], &size);
    if (!*out || strlen(*out) == size) return *out != NULL;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "embedded null character");
}
static KrOwn socket_getservbyname(ARGS)
{
    UNUSED;
    const char *name, *protocol;
    if (!word(thread, args, count, 0, "getservbyname", &name) ||
        !word(thread, args, count, 1, "getservbyname", &protocol))
        return KR_NULL;
    const struct servent *service = getservbyname(name, protocol);
    if (service) return kr_from_small_int(ntohs((uint16_t)service->s_port));
    return kr_exception_raise(thread, &kr_exception_os_error,
                              "service/proto not found");
}
static KrOwn socket_getservbyport(ARGS)
{
    UNUSED;
    int port;
    const char *protocol;
    if (!kr_posix_path_int(thread, args[0], &port) ||
        !word(thread, args, count, 1, "getservbyport", &protocol))
        return KR_NULL;
    if (port < 0 || port > 0xffff)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "getservbyport: port must be 0-65535.");
    const struct servent *service = getservbyport(htons((uint16_t)port), protocol);
    if (service)
        return kr_posix_path_decode(thread, service->s_name, strlen(service->s_name));
    return kr_exception_raise(thread, &kr_exception_os_error, "port/proto not found");
}
static KrOwn socket_getprotobyname(ARGS)
{
    UNUSED;
    const char *name;
    if (!word(thread, args, count, 0, "getprotobyname", &name)) return KR_NULL;
    const struct protoent *protocol = getprotobyname(name);
    if (protocol) return kr_from_small_int(protocol->p_proto);
    return kr_exception_raise(thread, &kr_exception_os_error, "protocol not found");
}

// --- interfaces -------------------------------------------------------------------------

static KrOwn socket_if_nameindex(ARGS)
{
    UNUSED;
    struct if_nameindex *all = if_nameindex();
    if (!all) return kr_os_error_errno(thread);
    KrOwn list = kr_list_new(thread, 0);
    for (const struct if_nameindex *at = all;
         !kr_is_null(list) && at->if_index && at->if_name; at++) {
        KrOwn parts[2] = {
            kr_from_small_int(at->if_index),
            kr_posix_path_decode(thread, at->if_name, strlen(at->if_name))};
        if (!kr_list_append_own(thread, kr_ref(list),
                                kr_tuple_pack_own(thread, parts, 2))) {
            kr_drop(thread, list);
            list = KR_NULL;
        }
    }
    if_freenameindex(all);
    return list;
}
static KrOwn socket_if_nametoindex(ARGS)
{
    UNUSED;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    unsigned index = if_nametoindex(kr_bytes_cast(kr_ref(name))->data);
    KrOwn result = index ? kr_from_small_int(index) : kr_os_error_errno(thread);
    kr_drop(thread, name);
    return result;
}
static KrOwn socket_if_indextoname(ARGS)
{
    UNUSED;
    char name[IF_NAMESIZE + 1];
    KrOwn index = kr_number_index(thread, args[0]);
    if (kr_is_null(index)) return KR_NULL;
    bool negative = kr_int_sign(kr_ref(index)) < 0,
         fits = kr_int_bit_length(kr_ref(index)) <= 32;
    unsigned number = (unsigned)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot convert negative int");
    if (!fits)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large for C unsigned int");
    if (!if_indextoname(number, name)) return kr_os_error_errno(thread);
    return kr_posix_path_decode(thread, name, strlen(name));
}

const KrNativeDef kr_socket_names_functions[] = {
    {"getaddrinfo", socket_getaddrinfo,
     "($module, host, port, family=0, type=0, proto=0, flags=0)",
     "Addresses of a host and a service: a list of (family, type, proto, canonname, "
     "sockaddr).",
     0, 0, 0},
    {"getnameinfo", socket_getnameinfo, NULL, "The (host, service) of an address.", 2,
     2, KR_NATIVE_RAW},
    {"gethostbyname", socket_gethostbyname, NULL, "The IPv4 address of a host.", 1, 1,
     KR_NATIVE_RAW},
    {"gethostbyname_ex", socket_gethostbyname_ex, NULL,
     "A host's (name, aliases, addresses).", 1, 1, KR_NATIVE_RAW},
    {"gethostbyaddr", socket_gethostbyaddr, NULL,
     "The host of an address: (name, aliases, addresses).", 1, 1, KR_NATIVE_RAW},
    {"gethostname", socket_gethostname, "($self, /)", "The name of this host.", 0, 0,
     0},
    {"sethostname", socket_sethostname, NULL, "Name this host.", 1, 1, KR_NATIVE_RAW},
    {"getservbyname", socket_getservbyname, NULL, "The port of a service.", 1, 2,
     KR_NATIVE_RAW},
    {"getservbyport", socket_getservbyport, NULL, "The service of a port.", 1, 2,
     KR_NATIVE_RAW},
    {"getprotobyname", socket_getprotobyname, NULL, "The number of a protocol.", 1, 1,
     KR_NATIVE_RAW},
    {"if_nameindex", socket_if_nameindex, "($self, /)",
     "The network interfaces: (index, name).", 0, 0, 0},
    {"if_nametoindex", socket_if_nametoindex, "($module, oname, /)",
     "The index of an interface.", 0, 0, 0},
    {"if_indextoname", socket_if_indextoname, "($module, if_index, /)",
     "The name of an interface.", 0, 0, 0},
    {0},
};
