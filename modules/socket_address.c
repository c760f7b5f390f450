// SPDX-License-Identifier: MIT
// _socket: addresses: Python's (host, port) and friends to those of the system, and back; inet_* functions.
//
//   AF_INET (host, port)   AF_INET6 (host, port[, flowinfo[, scope_id]])   AF_UNIX path or b"\0name"
//   AF_NETLINK (pid, groups)   AF_VSOCK (cid, port)   AF_PACKET (interface, protocol[, type[, hatype[, address]]])
//
// A host may be a name; it is then looked up while other threads run.
// Called by socket_object.c and socket_transfer.c. Tests: tests/lang/modules/posix/sockets.py.
#define _GNU_SOURCE
#include "modules/socket_parts.h"

#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/str_codec.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netdb.h>
#include <stddef.h>

#define ARGS   KR_SOCKET_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- hosts ------------------------------------------------------------------------------

bool kr_socket_address_host(KrThread *thread, KrRef value, KrOwn *keeper,
                            const char **text)
{
    KrBuffer buffer = {0};
    if (kr_str_is_sub(value)) {
        *keeper = kr_str_obj(value)->ascii
                      ? kr_str_codec_encode(thread, value, "ascii", NULL)
                      : kr_str_codec_encode(thread, value, "idna", NULL);
    } else if (kr_bytes_is_sub(value)) {
        *keeper = kr_dup(value);
    } else if (kr_is_ptr(value) &&
               kr_type_is_subtype(kr_type_of(value), &kr_bytearray_type)) {
        if (!kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ)) return false;
        *keeper = kr_bytes_new(thread, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer);
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "str, bytes or bytearray expected, not %T",
                                        value);
    }
    if (kr_is_null(*keeper)) return false;
    const KrBytes *bytes = kr_bytes_cast(kr_ref(*keeper));
    *text = bytes->data;
    if (strlen(bytes->data) == (size_t)bytes->length) return true;
    kr_drop(thread, *keeper);
    *keeper = KR_NULL;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "host name must not contain null character");
}

bool kr_socket_address_resolve(KrThread *thread, const char *name, int family,
                               KrSocketAddress *address, socklen_t *size)
{
    struct addrinfo hints = {.ai_family = family}, *found = NULL;
    memset(address, 0, sizeof *address);
    if (*name && family != AF_INET6 &&
        (!strcmp(name, "255.255.255.255") || !strcmp(name, "<broadcast>"))) {
        address->in = (struct sockaddr_in){.sin_family = AF_INET,
                                           .sin_addr.s_addr = INADDR_BROADCAST};
        *size = sizeof address->in;
        return true;
    }
    if (family != AF_INET6 && inet_pton(AF_INET, name, &address->in.sin_addr) > 0) {
        address->in.sin_family = AF_INET;
        *size = sizeof address->in;
        return true;
    }
    if (family != AF_INET && !strchr(name, '%') &&
        inet_pton(AF_INET6, name, &address->in6.sin6_addr) > 0) {
        address->in6.sin6_family = AF_INET6;
        *size = sizeof address->in6;
        return true;
    }
    if (!*name) {
        hints.ai_socktype = SOCK_DGRAM; // one answer for each family
        hints.ai_flags = AI_PASSIVE;
    }
    kr_os_error_begin(thread);
    int error = getaddrinfo(*name ? name : NULL, *name ? NULL : "0", &hints, &found);
    kr_os_error_end(thread);
    if (error) return !kr_is_null(kr_socket_names_raise(thread, error));
    bool one = *name || !found->ai_next;
    socklen_t length =
        found->ai_addrlen < sizeof *address ? found->ai_addrlen : sizeof *address;
    memcpy(address, found->ai_addr, length);
    *size = length;
    freeaddrinfo(found);
    return one || kr_exception_raise_false(thread, &kr_exception_os_error,
                                           "wildcard resolved to multiple address");
}

// --- to the system ----------------------------------------------------------------------

static bool tuple_of(KrThread *thread, KrRef value, const char *function,
                     const char *family)
{
    return kr_tuple_is_sub(value) ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s(): %s address must be tuple, not %T", function,
                                    family, value);
}
static bool host_and_port(KrThread *thread, KrRef tuple, int family,
                          const char *function, KrSocketAddress *address,
                          socklen_t *size, int *port)
{
    KrOwn keeper = KR_NULL;
    const char *host;
    if (!kr_socket_address_host(thread, kr_tuple_get(tuple, 0), &keeper, &host))
        return false;
    bool ok = kr_posix_path_int(thread, kr_tuple_get(tuple, 1), port);
    if (!ok && kr_exception_is(thread, &kr_exception_overflow_error)) {
        kr_exception_clear(thread);
        *port = -1;
        ok = true;
    }
    ok = ok && kr_socket_address_resolve(thread, host, family, address, size);
    kr_drop(thread, keeper);
    if (ok && (*port < 0 || *port > 0xffff))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "%s(): port must be 0-65535.", function);
    return ok;
}
static bool from_unix(KrThread *thread, KrRef value, KrSocketAddress *address,
                      socklen_t *size)
{
    KrBuffer buffer = {0};
    KrOwn encoded = KR_NULL;
    if (kr_str_is_sub(value)) {
        encoded = kr_str_codec_encode_file_name(thread, value);
        if (kr_is_null(encoded)) return false;
        value = kr_ref(encoded);
    }
    bool ok = kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ);
    kr_xdrop(thread, encoded);
    if (!ok) return false;
    size_t length = (size_t)buffer.size;
    bool abstract = length == 0 || buffer.data[0] == 0;
    if (length + !abstract > sizeof address->un.sun_path) {
        kr_buffer_release(thread, &buffer);
        return kr_exception_raise_false(thread, &kr_exception_os_error,
                                        "AF_UNIX path too long");
    }
    address->un.sun_family = AF_UNIX;
    memcpy(address->un.sun_path, buffer.data, length);
    if (!abstract) address->un.sun_path[length] = 0;
    *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + !abstract);
    kr_buffer_release(thread, &buffer);
    return true;
}
static bool from_inet6(KrThread *thread, KrRef value, const char *function,
                       KrSocketAddress *address, socklen_t *size)
{
    int64_t flow = 0, scope = 0;
    int port;
    if (!tuple_of(thread, value, function, "AF_INET6")) return false;
    int64_t length = kr_tuple_length(value);
    if (length < 2 || length > 4)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    if (!host_and_port(thread, value, AF_INET6, function, address, size, &port) ||
        (length > 2 && !kr_number_index_i64(thread, kr_tuple_get(value, 2), &flow)) ||
        (length > 3 && !kr_number_index_i64(thread, kr_tuple_get(value, 3), &scope)))
        return false;
    if (flow < 0 || flow > 0xfffff)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "%s(): flowinfo must be 0-1048575.", function);
    address->in6.sin6_family = AF_INET6;
    address->in6.sin6_port = htons((uint16_t)port);
    address->in6.sin6_flowinfo = htonl((uint32_t)flow);
    if (length > 3 || !address->in6.sin6_scope_id)
        address->in6.sin6_scope_id = (uint32_t)scope;
    *size = sizeof address->in6;
    return true;
}
static bool from_packet(KrThread *thread, int fd, KrRef value, const char *function,
                        KrSocketAddress *address, socklen_t *size)
{
    (void)fd;
    struct sockaddr_ll *ll = (struct sockaddr_ll *)(void *)address;
    int protocol, type = 0, hardware = 0;
    if (!tuple_of(thread, value, function, "AF_PACKET")) return false;
    int64_t length = kr_tuple_length(value);
    if (length < 2 || length > 5)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "AF_PACKET address must be a tuple of two to five elements");
    KrOwn name = kr_posix_path_encode(thread, kr_tuple_get(value, 0));
    if (kr_is_null(name)) return false;
    unsigned index = if_nametoindex(kr_bytes_cast(kr_ref(name))->data);
    kr_drop(thread, name);
    if (!index) return kr_os_error_errno_false(thread);
    if (!kr_posix_path_int(thread, kr_tuple_get(value, 1), &protocol) ||
        (length > 2 && !kr_posix_path_int(thread, kr_tuple_get(value, 2), &type)) ||
        (length > 3 && !kr_posix_path_int(thread, kr_tuple_get(value, 3), &hardware)))
        return false;
    if (protocol < 0 || protocol > 0xffff)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "%s(): proto argument must be 0-65535.",
                                        function);
    if (length > 4) {
        KrBuffer buffer = {0};
        if (!kr_buffer_get(thread, kr_tuple_get(value, 4), &buffer, KR_BUFFER_READ))
            return false;
        bool fits = buffer.size <= 8;
        if (fits) memcpy(ll->sll_addr, buffer.data, (size_t)buffer.size);
        ll->sll_halen = (unsigned char)buffer.size;
        kr_buffer_release(thread, &buffer);
        if (!fits)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Hardware address must be 8 bytes or less");
    }
    ll->sll_family = AF_PACKET;
    ll->sll_protocol = htons((uint16_t)protocol);
    ll->sll_ifindex = (int)index;
    ll->sll_pkttype = (unsigned char)type;
    ll->sll_hatype = (unsigned short)hardware;
    *size = sizeof *ll;
    return true;
}

bool kr_socket_address_from(KrThread *thread, const KrSocket *self, KrRef value,
                            const char *function, KrSocketAddress *address,
                            socklen_t *size)
{
    int port;
    int64_t a, b;
    memset(address, 0, sizeof *address);
    switch (self->family) {
    case AF_UNIX: return from_unix(thread, value, address, size);
    case AF_INET:
        if (!tuple_of(thread, value, function, "AF_INET")) return false;
        if (kr_tuple_length(value) != 2)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "AF_INET address must be a pair (host, port)");
        if (!host_and_port(thread, value, AF_INET, function, address, size, &port))
            return false;
        address->in.sin_family = AF_INET;
        address->in.sin_port = htons((uint16_t)port);
        *size = sizeof address->in;
        return true;
    case AF_INET6: return from_inet6(thread, value, function, address, size);
    case AF_NETLINK:
    case AF_VSOCK: {
        bool netlink = self->family == AF_NETLINK;
        if (!tuple_of(thread, value, function, netlink ? "AF_NETLINK" : "AF_VSOCK"))
            return false;
        if (kr_tuple_length(value) != 2)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "%s address must be a pair %s",
                                            netlink ? "AF_NETLINK" : "AF_VSOCK",
                                            netlink ? "(pid, groups)" : "(CID, port)");
        if (!kr_number_index_i64(thread, kr_tuple_get(value, 0), &a) ||
            !kr_number_index_i64(thread, kr_tuple_get(value, 1), &b))
            return false;
        if (netlink) {
            struct sockaddr_nl *nl = (struct sockaddr_nl *)(void *)address;
            *nl = (struct sockaddr_nl){.nl_family = AF_NETLINK,
                                       .nl_pid = (uint32_t)a,
                                       .nl_groups = (uint32_t)b};
            *size = sizeof *nl;
        } else {
            struct sockaddr_vm *vm = (struct sockaddr_vm *)(void *)address;
            *vm = (struct sockaddr_vm){.svm_family = AF_VSOCK,
                                       .svm_cid = (uint32_t)a,
                                       .svm_port = (uint32_t)b};
            *size = sizeof *vm;
        }
        return true;
    }
    case AF_PACKET:
        return from_packet(thread, self->fd, value, function, address, size);
    default:
        return kr_exception_raise_false(thread, &kr_exception_os_error,
                                        "%s(): bad family", function);
    }
}

// --- from the system --------------------------------------------------------------------

static KrOwn from_system_packet(KrThread *thread, const struct sockaddr_ll *ll)
{
    char name[IF_NAMESIZE] = "";
    if (ll->sll_ifindex && !if_indextoname((unsigned)ll->sll_ifindex, name))
        name[0] = 0;
    KrOwn parts[5] = {
        kr_posix_path_decode(thread, name, strlen(name)),
        kr_from_small_int(ntohs(ll->sll_protocol)), kr_from_small_int(ll->sll_pkttype),
        kr_from_small_int(ll->sll_hatype),
        kr_bytes_new(thread, ll->sll_addr, ll->sll_halen < 8 ? ll->sll_halen : 8)};
    return kr_tuple_pack_own(thread, parts, 5);
}

KrOwn kr_socket_address_to(KrThread *thread, const KrSocketAddress *address,
                           socklen_t size)
{
    char text[INET6_ADDRSTRLEN];
    if (size == 0) return kr_none_own(); // no address: a connected stream
    switch (address->any.sa_family) {
    case AF_INET: {
        inet_ntop(AF_INET, &address->in.sin_addr, text, sizeof text);
        KrOwn parts[2] = {kr_str_from_ascii(thread, text),
                          kr_from_small_int(ntohs(address->in.sin_port))};
        return kr_tuple_pack_own(thread, parts, 2);
    }
    case AF_INET6: {
        inet_ntop(AF_INET6, &address->in6.sin6_addr, text, sizeof text);
        KrOwn parts[4] = {kr_str_from_ascii(thread, text),
                          kr_from_small_int(ntohs(address->in6.sin6_port)),
                          kr_from_small_int(ntohl(address->in6.sin6_flowinfo)),
                          kr_from_small_int(address->in6.sin6_scope_id)};
        return kr_tuple_pack_own(thread, parts, 4);
    }
    case AF_UNIX: {
        size_t length = size > offsetof(struct sockaddr_un, sun_path)
                            ? size - offsetof(struct sockaddr_un, sun_path)
                            : 0;
        if (length > sizeof address->un.sun_path) length = sizeof address->un.sun_path;
        if (length > 0 && address->un.sun_path[0] == 0)
            return kr_bytes_new(thread, address->un.sun_path, (int64_t)length);
        return kr_posix_path_decode(thread, address->un.sun_path,
                                    strnlen(address->un.sun_path, length));
    }
    case AF_NETLINK: {
        const struct sockaddr_nl *nl =
            (const struct sockaddr_nl *)(const void *)address;
        KrOwn parts[2] = {kr_from_small_int(nl->nl_pid),
                          kr_from_small_int(nl->nl_groups)};
        return kr_tuple_pack_own(thread, parts, 2);
    }
    case AF_VSOCK: {
        const struct sockaddr_vm *vm =
            (const struct sockaddr_vm *)(const void *)address;
        KrOwn parts[2] = {kr_from_small_int(vm->svm_cid),
                          kr_from_small_int(vm->svm_port)};
        return kr_tuple_pack_own(thread, parts, 2);
    }
    case AF_PACKET:
        return from_system_packet(thread,
                                  (const struct sockaddr_ll *)(const void *)address);
    default: { // a family nobody knows: (family, bytes)
        size_t room = sizeof *address - offsetof(struct sockaddr, sa_data);
        size_t length = size > offsetof(struct sockaddr, sa_data)
                            ? size - offsetof(struct sockaddr, sa_data)
                            : 0;
        KrOwn parts[2] = {kr_from_small_int(address->any.sa_family),
                          kr_bytes_new(thread, address->any.sa_data,
                                       (int64_t)(length < room ? length : room))};
        return kr_tuple_pack_own(thread, parts, 2);
    }
    }
}

// --- texts of addresses -----------------------------------------------------------------

static bool text_argument(KrThread *thread, KrRef value, const char *what,
                          const char **text)
{
    size_t size;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s must be str, not %T", what, value);
    *text = kr_str_utf8(thread, value, &size);
    if (!*text) return false;
    if (strlen(*text) == size) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "embedded null character");
}
static KrOwn socket_inet_aton(ARGS)
{
    UNUSED;
    const char *text;
    struct in_addr address;
    if (!text_argument(thread, args[0], "inet_aton() argument", &text)) return KR_NULL;
    if (!inet_aton(text, &address))
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "illegal IP address string passed to inet_aton");
    return kr_bytes_new(thread, &address, sizeof address);
}
static KrOwn socket_inet_ntoa(ARGS)
{
    UNUSED;
    KrBuffer buffer = {0};
    char text[INET_ADDRSTRLEN];
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    bool fits = buffer.size == 4;
    if (fits) inet_ntop(AF_INET, buffer.data, text, sizeof text);
    kr_buffer_release(thread, &buffer);
    if (fits) return kr_str_from_ascii(thread, text);
    return kr_exception_raise(thread, &kr_exception_os_error,
                              "packed IP wrong length for inet_ntoa");
}
static KrOwn socket_inet_pton(ARGS)
{
    UNUSED;
    int family;
    const char *text;
    unsigned char packed[16];
    if (!kr_posix_path_int(thread, args[0], &family) ||
        !text_argument(thread, args[1], "inet_pton() argument 2", &text))
        return KR_NULL;
    int result = inet_pton(family, text, packed);
    if (result < 0) return kr_os_error_errno(thread);
    if (result == 0)
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "illegal IP address string passed to inet_pton");
    return kr_bytes_new(thread, packed, family == AF_INET ? 4 : 16);
}
static KrOwn socket_inet_ntop(ARGS)
{
    UNUSED;
    int family;
    KrBuffer buffer = {0};
    char text[INET6_ADDRSTRLEN];
    if (!kr_posix_path_int(thread, args[0], &family) ||
        !kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    bool known = family == AF_INET || family == AF_INET6;
    bool fits = known && buffer.size == (family == AF_INET ? 4 : 16);
    const char *made = fits ? inet_ntop(family, buffer.data, text, sizeof text) : NULL;
    kr_buffer_release(thread, &buffer);
    if (!known)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "unknown address family %d", family);
    if (!fits)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid length of packed IP address string");
    return made ? kr_str_from_ascii(thread, made) : kr_os_error_errno(thread);
}

// --- byte order -------------------------------------------------------------------------

static bool number_of(KrThread *thread, KrRef value, int bits, uint32_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    bool fits = kr_int_bit_length(kr_ref(index)) <= (uint64_t)bits;
    *out = (uint32_t)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    return fits ||
           kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large for C uint%d_t", bits);
}
static KrOwn socket_htons(ARGS) // the same as ntohs
{
    UNUSED;
    uint32_t number;
    return number_of(thread, args[0], 16, &number)
               ? kr_from_small_int(htons((uint16_t)number))
               : KR_NULL;
}
static KrOwn socket_htonl(ARGS) // the same as ntohl
{
    UNUSED;
    uint32_t number;
    return number_of(thread, args[0], 32, &number) ? kr_from_small_int(htonl(number))
                                                   : KR_NULL;
}

static KrOwn message_size(KrThread *thread, KrRef value, const char *function,
                          bool space)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return KR_NULL;
    int64_t number;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    kr_drop(thread, index);
    if (fits != KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C ssize_t");
    if (number < 0 || number > 0x7fffffff || // the length must fit socklen_t's positive half
        (space ? CMSG_SPACE((size_t)number) : CMSG_LEN((size_t)number)) > 0x7fffffff)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "%s() argument out of range", function);
    return kr_from_small_int(
        (int64_t)(space ? CMSG_SPACE((size_t)number) : CMSG_LEN((size_t)number)));
}
static KrOwn socket_CMSG_LEN(ARGS)
{
    UNUSED;
    return message_size(thread, args[0], "CMSG_LEN", false);
}
static KrOwn socket_CMSG_SPACE(ARGS)
{
    UNUSED;
    return message_size(thread, args[0], "CMSG_SPACE", true);
}

const KrNativeDef kr_socket_address_functions[] = {
    {"inet_aton", socket_inet_aton, "($module, ip_addr, /)", "Four bytes of '1.2.3.4'.",
     0, 0, 0},
    {"inet_ntoa", socket_inet_ntoa, "($module, packed_ip, /)",
     "'1.2.3.4' of four bytes.", 0, 0, 0},
    {"inet_pton", socket_inet_pton, NULL, "The bytes of an address of a family.", 2, 2,
     KR_NATIVE_RAW},
    {"inet_ntop", socket_inet_ntop, NULL, "The text of an address of a family.", 2, 2,
     KR_NATIVE_RAW},
    {"htons", socket_htons, "($module, integer, /)", "16 bits to network order.", 0, 0,
     0},
    {"ntohs", socket_htons, "($module, integer, /)", "16 bits from network order.", 0,
     0, 0},
    {"htonl", socket_htonl, "($module, integer, /)", "32 bits to network order.", 0, 0,
     0},
    {"ntohl", socket_htonl, "($module, integer, /)", "32 bits from network order.", 0,
     0, 0},
    {"CMSG_LEN", socket_CMSG_LEN, NULL, "Bytes of a control message.", 1, 1,
     KR_NATIVE_RAW},
    {"CMSG_SPACE", socket_CMSG_SPACE, NULL, "Bytes that a control message takes.", 1, 1,
     KR_NATIVE_RAW},
    {0},
};
