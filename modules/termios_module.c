// SPDX-License-Identifier: MIT
// The termios module: modes of terminals, as lists [iflag, oflag, cflag, lflag, ispeed, ospeed, cc].
//
// cc is a list of one-byte bytes; in non-canonical mode VMIN and VTIME are ints. Failures are termios.error
// with errno and its text. Tests: CPython's test_termios.
#define _GNU_SOURCE
#include "modules/termios_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

#ifndef IBSHIFT
#define IBSHIFT 16
#endif

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType error_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "termios.error",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

typedef struct Number {
    const char *name;
    int64_t number;
} Number;
#define N(name) {#name, (int64_t)(name)},
static const Number numbers[] = {
    N(B0) N(B1000000) N(B110) N(B115200) N(B1152000) N(B1200) N(B134) {"B14400", 14400}, N(
        B150) N(B1500000) N(B1800) N(B19200) N(B200) N(B2000000) N(B230400) N(B2400)
        N(B2500000) {"B28800", 28800}, N(B300) N(B3000000) N(B3500000) N(B38400) N(B4000000) N(
            B460800) N(B4800) N(B50) N(B500000) N(B57600) N(B576000) N(B600) {"B7200", 7200},
            N(B75) {"B76800", 76800}, N(B921600) N(B9600) N(BRKINT) N(BS0) N(BS1) N(BSDLY) N(
                CBAUD) N(CBAUDEX) N(CDSUSP) N(CEOF) N(CEOL) N(CEOT) N(CERASE) N(CFLUSH)
                N(CIBAUD) N(CINTR) N(CKILL) N(CLNEXT) N(CLOCAL) N(CQUIT) N(CR0) N(
                    CR1) N(CR2) N(CR3) N(CRDLY) N(CREAD) N(CRPRNT) N(CRTSCTS) N(CS5)
                    N(CS6) N(CS7) N(CS8) N(CSIZE) N(CSTART) N(CSTOP) N(
                        CSTOPB) N(CSUSP) N(CWERASE) N(ECHO) N(ECHOCTL) N(ECHOE)
                        N(ECHOK) N(ECHOKE) N(ECHONL) N(ECHOPRT) N(EXTA) N(EXTB) N(
                            EXTPROC) N(FF0) N(FF1) N(FFDLY) N(FIOASYNC) N(FIOCLEX)
                            N(FIONBIO) N(FIONCLEX) N(FIONREAD) N(FLUSHO) N(HUPCL) N(
                                IBSHIFT) N(ICANON) N(ICRNL) N(IEXTEN) N(IGNBRK) N(IGNCR) N(IGNPAR) N(IMAXBEL)
                                N(INLCR) N(INPCK) N(IOCSIZE_MASK) N(IOCSIZE_SHIFT) N(ISIG) N(ISTRIP) N(IUCLC) N(
                                    IUTF8) N(IXANY) N(IXOFF) N(IXON) N(NCCS) N(NL0) N(NL1)
                                    N(NLDLY) N(NOFLSH) N(N_MOUSE) N(N_PPP) N(
                                        N_SLIP) N(N_STRIP) N(N_TTY) N(OCRNL) N(OFDEL)
                                        N(OFILL) N(OLCUC) N(ONLCR) N(ONLRET) N(ONOCR) N(
                                            OPOST) N(PARENB) N(PARMRK) N(PARODD)
                                            N(PENDIN) N(TAB0) N(TAB1) N(TAB2) N(TAB3) N(TABDLY) N(TCFLSH) N(
                                                TCGETS) N(TCIFLUSH) N(TCIOFF) N(TCIOFLUSH)
                                                N(TCION) N(TCOFLUSH) N(TCOOFF) N(
                                                    TCOON) N(TCSADRAIN) N(TCSAFLUSH) N(TCSANOW)
                                                    N(TCSBRK) N(TCSBRKP) N(TCSETS) N(TCSETSF) N(
                                                        TCSETSW) N(TCXONC) N(TIOCCONS) N(TIOCEXCL) N(TIOCGETD)
                                                        N(TIOCGICOUNT) N(TIOCGLCKTRMIOS) N(TIOCGPGRP) N(
                                                            TIOCGSERIAL) N(TIOCGSOFTCAR) N(TIOCGWINSZ) N(TIOCINQ)
                                                            N(TIOCLINUX) N(TIOCMBIC) N(TIOCMBIS) N(TIOCMGET) N(
                                                                TIOCMIWAIT) N(TIOCMSET) N(TIOCM_CAR) N(TIOCM_CD)
                                                                N(TIOCM_CTS) N(TIOCM_DSR) N(
                                                                    TIOCM_DTR) N(TIOCM_LE) N(TIOCM_RI) N(TIOCM_RNG)
                                                                    N(TIOCM_RTS) N(TIOCM_SR) N(TIOCM_ST) N(
                                                                        TIOCNOTTY) N(TIOCNXCL) N(TIOCOUTQ)
                                                                        N(TIOCPKT) N(TIOCPKT_DATA) N(
                                                                            TIOCPKT_DOSTOP) N(TIOCPKT_FLUSHREAD)
                                                                            N(TIOCPKT_FLUSHWRITE) N(
                                                                                TIOCPKT_NOSTOP)
                                                                                N(TIOCPKT_START) N(TIOCPKT_STOP) N(
                                                                                    TIOCSCTTY) N(TIOCSERCONFIG)
                                                                                    N(TIOCSERGETLSR) N(
                                                                                        TIOCSERGETMULTI)
                                                                                        N(TIOCSERGSTRUCT) N(
                                                                                            TIOCSERGWILD)
                                                                                            N(TIOCSERSETMULTI)
                                                                                                N(TIOCSERSWILD){
                                                                                                    "TIOCSER_TEMT",
                                                                                                    1},
    N(TIOCSETD) N(TIOCSLCKTRMIOS) N(TIOCSPGRP) N(TIOCSSERIAL) N(TIOCSSOFTCAR) N(TIOCSTI)
        N(TIOCSWINSZ) N(TOSTOP) N(VDISCARD) N(VEOF) N(VEOL) N(VEOL2) N(VERASE) N(VINTR)
            N(VKILL) N(VLNEXT) N(VMIN) N(VQUIT) N(VREPRINT) N(VSTART) N(VSTOP) N(VSUSP)
                N(VSWTC) {"VSWTCH", 7}, N(VT0) N(VT1) N(VTDLY) N(VTIME) N(VWERASE) N(XCASE)
                    N(XTABS) {"_POSIX_VDISABLE", 0},};
#undef N

static KrOwn failed(KrThread *thread)
{
    int number = errno;
    if (kr_thread_has_exception(thread)) return KR_NULL;
    const char *words = strerror(number);
    KrOwn parts[2] = {kr_from_small_int(number),
                      kr_str_from_utf8(thread, words, strlen(words))};
    KrRef args[2] = {kr_ref(parts[0]), kr_ref(parts[1])};
    if (kr_is_null(parts[1])) return KR_NULL;
    KrOwn error = kr_call(thread, kr_type_ref(&error_type), args, 2, KR_REF_NULL);
    kr_drop(thread, parts[1]);
    if (!kr_is_null(error)) kr_exception_set(thread, error);
    return KR_NULL;
}
static KrOwn none_or_failed(KrThread *thread, int result)
{
    return result < 0 ? failed(thread) : kr_none_own();
}

static KrOwn modes_list(KrThread *thread, const struct termios *t)
{
    KrOwn cc = kr_list_new(thread, 0), list = KR_NULL;
    for (int i = 0; !kr_is_null(cc) && i < NCCS; i++) {
        bool number = !(t->c_lflag & ICANON) && (i == VMIN || i == VTIME);
        KrOwn item = number ? kr_from_small_int(t->c_cc[i])
                            : kr_bytes_new(thread, &t->c_cc[i], 1);
        if (kr_is_null(item) || !kr_list_append_own(thread, kr_ref(cc), item)) {
            kr_drop(thread, cc);
            cc = KR_NULL;
        }
    }
    if (kr_is_null(cc)) return KR_NULL;
    KrOwn parts[7] = {kr_from_small_int(t->c_iflag),
                      kr_from_small_int(t->c_oflag),
                      kr_from_small_int(t->c_cflag),
                      kr_from_small_int(t->c_lflag),
                      kr_from_small_int((int64_t)cfgetispeed(t)),
                      kr_from_small_int((int64_t)cfgetospeed(t)),
                      cc};
    list = kr_list_pack_own(thread, parts, 7);
    return list;
}
static KrOwn termios_tcgetattr(ARGS)
{
    UNUSED;
    int fd, result;
    struct termios modes;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, result, tcgetattr(fd, &modes));
    return result < 0 ? failed(thread) : modes_list(thread, &modes);
}

static bool flag_of(KrThread *thread, KrRef value, unsigned *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *out = (unsigned)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    if (bits > 32)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "Python int too large for C tcflag_t");
    return true;
}
static bool characters_of(KrThread *thread, KrRef cc, struct termios *modes)
{
    if (!kr_list_is_sub(cc) || kr_list_length(cc) != NCCS)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "tcsetattr: attributes[6] must be %d element list", NCCS);
    for (int i = 0; i < NCCS && i < kr_list_length(cc); i++) {
        KrRef item = kr_list_get(cc, i);
        int number;
        if (kr_bytes_is_sub(item) && kr_bytes_cast(item)->length == 1)
            modes->c_cc[i] = (cc_t)kr_bytes_cast(item)->data[0];
        else if (!kr_int_is_sub(item))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "tcsetattr: elements of attributes must be characters or integers");
        else if (kr_posix_path_int(thread, item, &number))
            modes->c_cc[i] = (cc_t)number;
        else
            return false;
    }
    return true;
}
static KrOwn termios_tcsetattr(ARGS)
{
    UNUSED;
    int fd, when, result;
    unsigned input_speed, output_speed;
    struct termios modes;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &when))
        return KR_NULL;
    if (!kr_list_is_sub(args[2]) || kr_list_length(args[2]) != 7)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "tcsetattr, arg 3: must be 7 element list");
    KrOwn list = kr_list_to_tuple(thread, args[2]),
          answer = KR_NULL; // __index__ may change the list
    if (kr_is_null(list)) return KR_NULL;
    KR_OS_CALL(thread, result,
               tcgetattr(fd, &modes)); // fields that the list does not have
    if (result < 0) {
        answer = failed(thread);
        goto done;
    }
    if (!flag_of(thread, kr_tuple_get(kr_ref(list), 0), &modes.c_iflag) ||
        !flag_of(thread, kr_tuple_get(kr_ref(list), 1), &modes.c_oflag) ||
        !flag_of(thread, kr_tuple_get(kr_ref(list), 2), &modes.c_cflag) ||
        !flag_of(thread, kr_tuple_get(kr_ref(list), 3), &modes.c_lflag) ||
        !flag_of(thread, kr_tuple_get(kr_ref(list), 4), &input_speed) ||
        !flag_of(thread, kr_tuple_get(kr_ref(list), 5), &output_speed) ||
        !characters_of(thread, kr_tuple_get(kr_ref(list), 6), &modes))
        goto done;
    if (cfsetispeed(&modes, input_speed) < 0 || cfsetospeed(&modes, output_speed) < 0) {
        answer = failed(thread);
        goto done;
    }
    KR_OS_CALL(thread, result, tcsetattr(fd, when, &modes));
    answer = none_or_failed(thread, result);
done:
    kr_drop(thread, list);
    return answer;
}

#define ONE_NUMBER(name, function)                                                     \
    static KrOwn termios_##name(ARGS)                                                  \
    {                                                                                  \
        UNUSED;                                                                        \
        int fd, number, result;                                                        \
        if (!kr_posix_path_fildes(thread, args[0], &fd) ||                             \
            !kr_posix_path_int(thread, args[1], &number))                              \
            return KR_NULL;                                                            \
        KR_OS_CALL(thread, result, function(fd, number));                              \
        return none_or_failed(thread, result);                                         \
    }
ONE_NUMBER(tcsendbreak, tcsendbreak)
ONE_NUMBER(tcflush, tcflush)
ONE_NUMBER(tcflow, tcflow)

static KrOwn termios_tcdrain(ARGS)
{
    UNUSED;
    int fd, result;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, result, tcdrain(fd));
    return none_or_failed(thread, result);
}
static KrOwn termios_tcgetwinsize(ARGS)
{
    UNUSED;
    int fd, result;
    struct winsize size;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, result, ioctl(fd, TIOCGWINSZ, &size));
    if (result < 0) return failed(thread);
    KrOwn both[2] = {kr_from_small_int(size.ws_row), kr_from_small_int(size.ws_col)};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn termios_tcsetwinsize(ARGS)
{
    UNUSED;
    int fd, result;
    int64_t rows, columns;
    struct winsize size;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    int64_t length;
    KrType *type = kr_type_of(args[1]);
    if (!type->getitem || kr_type_has(args[1], KR_TYPE_DICT_SUB) ||
        !kr_length(thread, args[1], &length) || length != 2) {
        if (kr_thread_has_exception(thread)) return KR_NULL;
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "tcsetwinsize, arg 2: must be a two-item sequence");
    }
    KrOwn pair = kr_sequence_tuple(thread, args[1]);
    if (kr_is_null(pair)) return KR_NULL;
    bool ok = kr_tuple_length(kr_ref(pair)) == 2;
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "tcsetwinsize, arg 2: must be a two-item sequence");
    ok = ok && kr_posix_path_long(thread, kr_tuple_get(kr_ref(pair), 0), &rows) &&
         kr_posix_path_long(thread, kr_tuple_get(kr_ref(pair), 1), &columns);
    kr_drop(thread, pair);
    if (!ok) return KR_NULL;
    KR_OS_CALL(thread, result, ioctl(fd, TIOCGWINSZ, &size));
    if (result < 0) return failed(thread);
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    if (size.ws_row != rows || size.ws_col != columns)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "winsize value(s) out of range.");
    KR_OS_CALL(thread, result, ioctl(fd, TIOCSWINSZ, &size));
    return none_or_failed(thread, result);
}

KrOwn kr_termios_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"tcgetattr", termios_tcgetattr, "($module, fd, /)", "The modes of a terminal.",
         0, 0, 0},
        {"tcsetattr", termios_tcsetattr, "($module, fd, when, attributes, /)",
         "Set the modes.", 0, 0, 0},
        {"tcsendbreak", termios_tcsendbreak, "($module, fd, duration, /)",
         "Send a break.", 0, 0, 0},
        {"tcdrain", termios_tcdrain, "($module, fd, /)",
         "Wait until all output is sent.", 0, 0, 0},
        {"tcflush", termios_tcflush, "($module, fd, queue, /)",
         "Throw queued data away.", 0, 0, 0},
        {"tcflow", termios_tcflow, "($module, fd, action, /)",
         "Stop or restart the flow.", 0, 0, 0},
        {"tcgetwinsize", termios_tcgetwinsize, "($module, fd, /)",
         "The window's (rows, columns).", 0, 0, 0},
        {"tcsetwinsize", termios_tcsetwinsize, "($module, fd, winsize, /)",
         "Set the window's size.", 0, 0, 0},
        {0},
    };
    KrOwn module = kr_module_new(thread, "termios", "Modes of terminals.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_type_ready(thread, &error_type) &&
              kr_module_add_type(thread, kr_ref(module), &error_type);
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_int_from_i64(thread, numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
