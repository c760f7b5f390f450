// SPDX-License-Identifier: MIT
// posix: terminals: size, names, pseudo-terminals.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/struct_sequence.h"

#include <fcntl.h>
#include <langinfo.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utmp.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType size_type = KR_STRUCT_SEQUENCE_TYPE("os.terminal_size", 0);

static KrOwn posix_isatty(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    kr_os_error_begin(thread);
    int yes = isatty(fd);
    kr_os_error_end(thread);
    return kr_bool_own(yes);
}
static KrOwn posix_get_terminal_size(ARGS)
{
    UNUSED;
    int fd = STDOUT_FILENO;
    struct winsize size;
    if (!kr_ref_is_null(args[0]) && !kr_posix_path_int(thread, args[0], &fd))
        return KR_NULL;
    if (ioctl(fd, TIOCGWINSZ, &size)) return kr_os_error_errno(thread);
    KrOwn fields[2] = {kr_from_small_int(size.ws_col), kr_from_small_int(size.ws_row)};
    return kr_struct_sequence_new(thread, &size_type, fields, 2);
}
static KrOwn posix_ttyname(ARGS)
{
    UNUSED;
    int fd;
    char name[256];
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    int number = ttyname_r(fd, name, sizeof name);
    if (number) return kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    return kr_posix_path_decode(thread, name, strlen(name));
}
static KrOwn posix_ctermid(ARGS)
{
    UNUSED;
    char name[L_ctermid];
    ctermid(name);
    return kr_posix_path_decode(thread, name, strlen(name));
}
static KrOwn posix_device_encoding(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    if (fd < 0 || !isatty(fd)) return kr_none_own();
    return kr_str_from_ascii(thread, "utf-8");
}

// --- pseudo-terminals -------------------------------------------------------------------

static void close_on_exec(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    if (flags >= 0) fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
}
static KrOwn posix_openpty(ARGS)
{
    UNUSED;
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, NULL)) return kr_os_error_errno(thread);
    close_on_exec(master);
    close_on_exec(slave);
    KrOwn both[2] = {kr_from_small_int(master), kr_from_small_int(slave)};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn posix_forkpty(ARGS)
{
    UNUSED;
    int master = -1;
    if (thread->vm->threads_closed)
        return kr_exception_raise(thread, &kr_exception_python_finalization_error,
                                  "can't fork at interpreter shutdown");
    kr_posix_process_before_fork(thread);
    pid_t pid = forkpty(&master, NULL, NULL, NULL);
    int number = errno;
    if (pid == 0) {
        kr_posix_process_after_fork_child(thread);
    } else {
        kr_posix_process_after_fork_parent(thread);
        kr_posix_process_warn_fork(thread, "forkpty");
    }
    if (pid < 0) return kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    KrOwn both[2] = {kr_from_small_int(pid), kr_from_small_int(master)};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn posix_login_tty(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    return login_tty(fd) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn posix_openpt_(ARGS)
{
    UNUSED;
    int flags;
    if (!kr_posix_path_int(thread, args[0], &flags)) return KR_NULL;
    int fd = posix_openpt(flags | O_CLOEXEC);
    if (fd < 0) return kr_os_error_errno(thread);
    return kr_from_small_int(fd);
}
static KrOwn posix_grantpt(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    return grantpt(fd) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn posix_unlockpt(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    return unlockpt(fd) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn posix_ptsname(ARGS)
{
    UNUSED;
    int fd;
    char name[128];
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    int number = ptsname_r(fd, name, sizeof name);
    if (number)
        return kr_os_error_raise(thread, number < 0 ? errno : number, KR_REF_NULL,
                                 KR_REF_NULL);
    return kr_posix_path_decode(thread, name, strlen(name));
}

#define ROW(name, signature, doc)                                                      \
    {                                                                                  \
#name, posix_##name, "($module, " signature ")", doc, 0, 0, 0                  \
    }
const KrNativeDef kr_posix_terminal_functions[] = {
    ROW(isatty, "fd, /", "Whether a descriptor is a terminal."),
    ROW(get_terminal_size, "fd=<unrepresentable>, /",
        "The size of a terminal window as (columns, lines)."),
    ROW(ttyname, "fd, /", "The name of a terminal."),
    ROW(ctermid, "/", "The name of the controlling terminal."),
    ROW(device_encoding, "/, fd", "The encoding of a terminal, None for others."),
    ROW(openpty, "/", "A new pseudo-terminal: (master, slave)."),
    ROW(forkpty, "/", "fork() with a pseudo-terminal: (pid, master)."),
    ROW(login_tty, "fd, /",
        "Make a terminal the controlling one, and standard input and output."),
    {"posix_openpt", posix_openpt_, "($module, oflag, /)",
     "Open a pseudo-terminal master.", 0, 0, 0},
    ROW(grantpt, "fd, /", "Let this user use the slave of a pseudo-terminal."),
    ROW(unlockpt, "fd, /", "Unlock the slave of a pseudo-terminal."),
    ROW(ptsname, "fd, /", "The name of the slave of a pseudo-terminal."),
    {0},
};

bool kr_posix_terminal_add(KrThread *thread, KrRef module)
{
    static const char *const names[] = {"columns", "lines", NULL};
    return kr_struct_sequence_ready(thread, &size_type, names) &&
           kr_module_add_type(thread, module, &size_type);
}
