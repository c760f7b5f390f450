// SPDX-License-Identifier: MIT
// The errno module: numbers of errors by name, and `errorcode`, names by number.
//
// Of names with the same number the one in errorcode is the later in the table below.
// Tests: CPython's test_errno.
#include "modules/errno_module.h"

#include "runtime/dict.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/str.h"

#include <errno.h>

#ifndef EFTYPE
#define EFTYPE 134 // newer than this system's headers
#endif

#define N(name) {#name, name},
static const struct {
    const char *name;
    int number;
} numbers[] = {
    N(EDEADLK) N(EOPNOTSUPP) N(EWOULDBLOCK) N(EPERM) N(ENOENT) N(ESRCH) N(EINTR) N(EIO)
        N(ENXIO) N(E2BIG) N(ENOEXEC) N(EBADF) N(ECHILD) N(EAGAIN) N(ENOMEM) N(EACCES)
            N(EFAULT) N(ENOTBLK) N(EBUSY) N(EEXIST) N(EXDEV) N(ENODEV) N(ENOTDIR) N(
                EISDIR) N(EINVAL) N(ENFILE) N(EMFILE) N(ENOTTY) N(ETXTBSY) N(EFBIG)
                N(ENOSPC) N(ESPIPE) N(EROFS) N(EMLINK) N(EPIPE) N(EDOM) N(ERANGE) N(
                    EDEADLOCK) N(ENAMETOOLONG) N(ENOLCK) N(ENOSYS) N(ENOTEMPTY) N(ELOOP)
                    N(ENOMSG) N(EIDRM) N(ECHRNG) N(EL2NSYNC) N(EL3HLT) N(EL3RST) N(
                        ELNRNG) N(EUNATCH) N(ENOCSI) N(EL2HLT) N(EBADE)
                        N(EBADR) N(EXFULL) N(ENOANO) N(EBADRQC) N(EBADSLT) N(EBFONT) N(
                            ENOSTR) N(ENODATA) N(ETIME) N(ENOSR) N(ENONET) N(ENOPKG)
                            N(EREMOTE) N(ENOLINK) N(EADV) N(ESRMNT) N(ECOMM) N(
                                EPROTO) N(EMULTIHOP) N(EDOTDOT) N(EBADMSG)
                                N(EOVERFLOW) N(ENOTUNIQ) N(EBADFD) N(EREMCHG) N(
                                    ELIBACC) N(ELIBBAD) N(ELIBSCN) N(ELIBMAX) N(ELIBEXEC)
                                    N(EILSEQ) N(ERESTART) N(ESTRPIPE) N(
                                        EUSERS) N(ENOTSOCK) N(EDESTADDRREQ) N(EMSGSIZE)
                                        N(EPROTOTYPE) N(ENOPROTOOPT) N(EPROTONOSUPPORT) N(
                                            ESOCKTNOSUPPORT) N(ENOTSUP) N(EPFNOSUPPORT) N(EAFNOSUPPORT)
                                            N(EADDRINUSE) N(EADDRNOTAVAIL) N(ENETDOWN) N(
                                                ENETUNREACH) N(ENETRESET) N(ECONNABORTED)
                                                N(ECONNRESET) N(ENOBUFS) N(
                                                    EISCONN) N(ENOTCONN) N(ESHUTDOWN) N(ETOOMANYREFS)
                                                    N(ETIMEDOUT) N(ECONNREFUSED) N(
                                                        EHOSTDOWN) N(EHOSTUNREACH) N(EALREADY)
                                                        N(EINPROGRESS) N(ESTALE) N(
                                                            EUCLEAN) N(ENOTNAM) N(ENAVAIL)
                                                            N(EISNAM) N(EREMOTEIO) N(
                                                                EDQUOT) N(ENOMEDIUM) N(EMEDIUMTYPE)
                                                                N(ECANCELED) N(ENOKEY) N(
                                                                    EKEYEXPIRED)
                                                                    N(EKEYREVOKED) N(
                                                                        EKEYREJECTED)
                                                                        N(EOWNERDEAD) N(
                                                                            ENOTRECOVERABLE)
                                                                            N(ERFKILL) N(
                                                                                EHWPOISON)
                                                                                N(EFTYPE)};
#undef N

KrOwn kr_errno_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(
        thread, "errno", "Numbers of the system's errors by name, and the reverse.");
    KrOwn codes = kr_dict_new(thread);
    bool ok = !kr_is_null(module) && !kr_is_null(codes);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++) {
        KrOwn name = kr_str_interned(thread, numbers[i].name);
        KrOwn number = kr_from_small_int(numbers[i].number);
        ok = !kr_is_null(name) &&
             kr_dict_set(thread, kr_ref(codes), kr_ref(number), kr_ref(name)) &&
             kr_module_add(thread, kr_ref(module), numbers[i].name, number);
        kr_xdrop(thread, name);
    }
    if (ok && kr_module_add(thread, kr_ref(module), "errorcode", kr_move(&codes)))
        return module;
    kr_xdrop(thread, codes);
    kr_xdrop(thread, module);
    return KR_NULL;
}
