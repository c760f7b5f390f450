// SPDX-License-Identifier: MIT
// posix: what is Linux's own or fits nowhere else: random bytes, extended attributes, eventfd, timerfd,
// memfd, pidfd, namespaces, uname, times, load.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/buffer.h"
#include "runtime/float.h"
#include "runtime/struct_sequence.h"

#include <fcntl.h>
#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/xattr.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType uname_type = KR_STRUCT_SEQUENCE_TYPE("posix.uname_result", 0);
static KrType times_type = KR_STRUCT_SEQUENCE_TYPE("posix.times_result", 0);

static KrOwn number_or_errno(KrThread *thread, int64_t number)
{
    return number < 0 ? kr_os_error_errno(thread) : kr_int_from_i64(thread, number);
}
static KrOwn none_or_errno(KrThread *thread, int failed)
{
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

// --- random bytes -----------------------------------------------------------------------

static KrOwn random_bytes(KrThread *thread, int64_t size, unsigned flags, bool all)
{
    KrOwn bytes = kr_bytes_new(thread, NULL, size);
    if (kr_is_null(bytes)) return KR_NULL;
    char *data = kr_bytes_cast(kr_ref(bytes))->data;
    int64_t done = 0;
    do {
        ssize_t got;
        KR_OS_CALL(thread, got, getrandom(data + done, (size_t)(size - done), flags));
        if (got < 0) {
            (void)kr_os_error_errno(thread);
            kr_drop(thread, bytes);
            return KR_NULL;
        }
        done += got;
    } while (all && done < size);
    if (done == size) return bytes;
    KrOwn shorter = kr_bytes_new(thread, data, done);
    kr_drop(thread, bytes);
    return shorter;
}
static KrOwn posix_urandom(ARGS)
{
    UNUSED;
    int64_t size;
    if (!kr_number_index_i64(thread, args[0], &size)) return KR_NULL;
    if (size < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative argument not allowed");
    return random_bytes(thread, size, 0, true);
}
static KrOwn posix_getrandom(ARGS)
{
    UNUSED;
    int64_t size;
    int flags;
    if (!kr_number_index_i64(thread, args[0], &size) ||
        !kr_posix_path_int(thread, args[1], &flags))
        return KR_NULL;
    if (size < 0) {
        errno = EINVAL;
        return kr_os_error_errno(thread);
    }
    return random_bytes(thread, size, (unsigned)flags, false);
}

// --- extended attributes ----------------------------------------------------------------

typedef struct Attribute { // path, name of the attribute, follow_symlinks
    KrPosixPath path, name;
    bool follow;
} Attribute;

static bool attribute_get(KrThread *thread, Attribute *a, const char *function,
                          KrRef path, KrRef name, KrRef follow)
{
    a->path = (KrPosixPath)KR_POSIX_PATH_FD(function, "path");
    a->name = (KrPosixPath)KR_POSIX_PATH(function, "attribute");
    if (!kr_posix_path_bool(thread, follow, true, &a->follow) ||
        !kr_posix_path_get(thread, &a->path, path))
        return false;
    if (kr_posix_path_check_follow(thread, &a->path, a->follow) &&
        kr_posix_path_get(thread, &a->name, name))
        return true;
    kr_posix_path_release(thread, &a->path);
    return false;
}
static KrOwn attribute_done(KrThread *thread, Attribute *a, int failed)
{
    if (failed)
        (void)kr_os_error_raise(thread, errno, kr_ref(a->path.object), KR_REF_NULL);
    kr_posix_path_release(thread, &a->path);
    kr_posix_path_release(thread, &a->name);
    return failed ? KR_NULL : kr_none_own();
}

static KrOwn posix_getxattr(ARGS)
{
    UNUSED;
    Attribute a;
    if (!attribute_get(thread, &a, "getxattr", args[0], args[1], args[2]))
        return KR_NULL;
    static const size_t sizes[] = {128, 65536};
    for (int i = 0; i < 2; i++) {
        KrOwn bytes = kr_bytes_new(thread, NULL, (int64_t)sizes[i]);
        if (kr_is_null(bytes)) break;
        char *data = kr_bytes_cast(kr_ref(bytes))->data;
        kr_os_error_begin(thread);
        ssize_t size =
            a.path.fd >= 0 ? fgetxattr(a.path.fd, a.name.narrow, data, sizes[i])
            : a.follow     ? getxattr(a.path.narrow, a.name.narrow, data, sizes[i])
                           : lgetxattr(a.path.narrow, a.name.narrow, data, sizes[i]);
        kr_os_error_end(thread);
        if (size >= 0) {
            KrOwn value = kr_bytes_new(thread, data, size);
            kr_drop(thread, bytes);
            (void)attribute_done(thread, &a, 0);
            return value;
        }
        kr_drop(thread, bytes);
        if (errno != ERANGE) break;
    }
    return attribute_done(thread, &a, 1);
}
static KrOwn posix_setxattr(ARGS)
{
    UNUSED;
    Attribute a;
    KrBuffer value = {0};
    int flags;
    if (!kr_posix_path_int(thread, args[3], &flags) ||
        !attribute_get(thread, &a, "setxattr", args[0], args[1], args[4]))
        return KR_NULL;
    if (!kr_buffer_get(thread, args[2], &value, KR_BUFFER_READ)) {
        (void)attribute_done(thread, &a, 0);
        return KR_NULL;
    }
    size_t size = (size_t)value.size;
    kr_os_error_begin(thread);
    int failed =
        a.path.fd >= 0 ? fsetxattr(a.path.fd, a.name.narrow, value.data, size, flags)
        : a.follow     ? setxattr(a.path.narrow, a.name.narrow, value.data, size, flags)
                   : lsetxattr(a.path.narrow, a.name.narrow, value.data, size, flags);
    kr_os_error_end(thread);
    KrOwn result = attribute_done(thread, &a, failed);
    kr_buffer_release(thread, &value);
    return result;
}
static KrOwn posix_removexattr(ARGS)
{
    UNUSED;
    Attribute a;
    if (!attribute_get(thread, &a, "removexattr", args[0], args[1], args[2]))
        return KR_NULL;
    kr_os_error_begin(thread);
    int failed = a.path.fd >= 0 ? fremovexattr(a.path.fd, a.name.narrow)
                 : a.follow     ? removexattr(a.path.narrow, a.name.narrow)
                                : lremovexattr(a.path.narrow, a.name.narrow);
    kr_os_error_end(thread);
    return attribute_done(thread, &a, failed);
}
static KrOwn posix_listxattr(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_NULL("listxattr", "path", true);
    bool follow;
    if (!kr_posix_path_bool(thread, args[1], true, &follow) ||
        !kr_posix_path_get(thread, &path, args[0]))
        return KR_NULL;
    enum { MOST = 65536 };
    char *names = malloc(MOST);
    KrOwn list = KR_NULL;
    if (!kr_posix_path_check_follow(thread, &path, follow)) goto done;
    if (!names) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    kr_os_error_begin(thread);
    ssize_t size = path.fd >= 0 ? flistxattr(path.fd, names, MOST)
                   : follow     ? listxattr(path.narrow, names, MOST)
                                : llistxattr(path.narrow, names, MOST);
    kr_os_error_end(thread);
    if (size < 0) {
        (void)kr_os_error_raise(thread, errno, kr_ref(path.object), KR_REF_NULL);
        goto done;
    }
    list = kr_list_new(thread, 0);
    for (ssize_t at = 0; !kr_is_null(list) && at < size;) {
        size_t length = strnlen(names + at, (size_t)(size - at));
        if (!kr_list_append_own(thread, kr_ref(list),
                                kr_posix_path_decode(thread, names + at, length))) {
            kr_drop(thread, list);
            list = KR_NULL;
        }
        at += (ssize_t)length + 1;
    }
done:
    free(names);
    kr_posix_path_release(thread, &path);
    return list;
}

// --- descriptors of the kernel's own ----------------------------------------------------

static bool unsigned_of(KrThread *thread, KrRef value, uint64_t *out, int bits)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    int sign = kr_int_sign(kr_ref(index));
    bool fits = sign >= 0 && kr_int_bit_length(kr_ref(index)) <= (uint64_t)bits;
    *out = fits ? kr_int_low_u64(kr_ref(index)) : 0;
    kr_drop(thread, index);
    if (fits) return true;
    if (sign < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    bits == 64
                                        ? "int too big to convert"
                                        : "Python int too large for C unsigned int");
}
static KrOwn posix_eventfd(ARGS)
{
    UNUSED;
    uint64_t start;
    int flags = EFD_CLOEXEC;
    if (!unsigned_of(thread, args[0], &start, 32) ||
        (!kr_ref_is_null(args[1]) && !kr_posix_path_int(thread, args[1], &flags)))
        return KR_NULL;
    return number_or_errno(thread, eventfd((unsigned)start, flags));
}
static KrOwn posix_eventfd_read(ARGS)
{
    UNUSED;
    int fd, failed;
    eventfd_t value;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, eventfd_read(fd, &value));
    return failed ? kr_os_error_errno(thread) : kr_int_from_u64(thread, value);
}
static KrOwn posix_eventfd_write(ARGS)
{
    UNUSED;
    int fd, failed;
    uint64_t value;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !unsigned_of(thread, args[1], &value, 64))
        return KR_NULL;
    KR_OS_CALL(thread, failed, eventfd_write(fd, value));
    return none_or_errno(thread, failed);
}
static KrOwn posix_memfd_create(ARGS)
{
    UNUSED;
    int64_t flags = MFD_CLOEXEC;
    if (!kr_ref_is_null(args[1]) && !kr_number_index_i64(thread, args[1], &flags))
        return KR_NULL;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    kr_os_error_begin(thread);
    int fd = memfd_create(kr_bytes_cast(kr_ref(name))->data, (unsigned)flags);
    kr_os_error_end(thread);
    kr_drop(thread, name);
    return number_or_errno(thread, fd);
}
static KrOwn posix_pidfd_open(ARGS)
{
    UNUSED;
    int pid;
    int64_t flags;
    if (!kr_posix_path_int(thread, args[0], &pid) ||
        !kr_number_index_i64(thread, args[1], &flags))
        return KR_NULL;
    return number_or_errno(thread, syscall(SYS_pidfd_open, pid, (unsigned)flags));
}
static KrOwn posix_setns(ARGS)
{
    UNUSED;
    int fd, kind, failed;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &kind))
        return KR_NULL;
    KR_OS_CALL(thread, failed, setns(fd, kind));
    return none_or_errno(thread, failed);
}
static KrOwn posix_unshare(ARGS)
{
    UNUSED;
    int flags, failed;
    if (!kr_posix_path_int(thread, args[0], &flags)) return KR_NULL;
    KR_OS_CALL(thread, failed, unshare(flags));
    return none_or_errno(thread, failed);
}

// --- timerfd ----------------------------------------------------------------------------

static bool timer_seconds(KrThread *thread, KrRef value, struct timespec *out)
{
    double seconds;
    if (!kr_float_from(thread, value, &seconds)) return false;
    if (isnan(seconds))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Invalid value NaN (not a number)");
    double whole = floor(seconds);
    if (!(fabs(whole) < 9.2e9))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp too large to convert to C PyTime_t");
    *out = (struct timespec){(time_t)whole, (long)floor((seconds - whole) * 1e9)};
    return true;
}
static bool timer_nanoseconds(KrThread *thread, KrRef value, struct timespec *out)
{
    int64_t all;
    if (!kr_number_index_i64(thread, value, &all)) return false;
    *out = (struct timespec){all / 1000000000, all % 1000000000};
    return true;
}
static KrOwn timer_pair(KrThread *thread, const struct itimerspec *timer, bool ns)
{
    const struct timespec times[2] = {timer->it_value, timer->it_interval};
    KrOwn both[2];
    for (int i = 0; i < 2; i++)
        both[i] = ns ? kr_int_from_i64(thread, times[i].tv_sec * INT64_C(1000000000) +
                                                   times[i].tv_nsec)
                     : kr_from_float((double)times[i].tv_sec +
                                     (double)times[i].tv_nsec * 1e-9);
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn timer_set(KrThread *thread, const KrRef *args, bool ns)
{
    int fd, flags;
    struct itimerspec timer, old;
    bool (*convert)(KrThread *, KrRef, struct timespec *) =
        ns ? timer_nanoseconds : timer_seconds;
    if (!kr_posix_path_fildes(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &flags) ||
        !convert(thread, args[2], &timer.it_value) ||
        !convert(thread, args[3], &timer.it_interval))
        return KR_NULL;
    kr_os_error_begin(thread);
    int failed = timerfd_settime(fd, flags, &timer, &old);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : timer_pair(thread, &old, ns);
}
static KrOwn timer_get(KrThread *thread, const KrRef *args, bool ns)
{
    int fd;
    struct itimerspec timer;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    return timerfd_gettime(fd, &timer) ? kr_os_error_errno(thread)
                                       : timer_pair(thread, &timer, ns);
}
static KrOwn posix_timerfd_create(ARGS)
{
    UNUSED;
    int clock, flags;
    if (!kr_posix_path_int(thread, args[0], &clock) ||
        !kr_posix_path_int(thread, args[1], &flags))
        return KR_NULL;
    return number_or_errno(thread, timerfd_create(clock, flags | TFD_CLOEXEC));
}
static KrOwn posix_timerfd_settime(ARGS)
{
    UNUSED;
    return timer_set(thread, args, false);
}
static KrOwn posix_timerfd_settime_ns(ARGS)
{
    UNUSED;
    return timer_set(thread, args, true);
}
static KrOwn posix_timerfd_gettime(ARGS)
{
    UNUSED;
    return timer_get(thread, args, false);
}
static KrOwn posix_timerfd_gettime_ns(ARGS)
{
    UNUSED;
    return timer_get(thread, args, true);
}

// --- the system -------------------------------------------------------------------------

static KrOwn posix_uname(ARGS)
{
    UNUSED;
    struct utsname u;
    if (uname(&u)) return kr_os_error_errno(thread);
    const char *texts[5] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    KrOwn fields[5];
    for (int i = 0; i < 5; i++)
        fields[i] = kr_posix_path_decode(thread, texts[i], strlen(texts[i]));
    return kr_struct_sequence_new(thread, &uname_type, fields, 5);
}
static KrOwn posix_times(ARGS)
{
    UNUSED;
    struct tms t;
    clock_t now = times(&t);
    if (now == (clock_t)-1) return kr_os_error_errno(thread);
    double tick = (double)sysconf(_SC_CLK_TCK);
    KrOwn fields[5] = {kr_from_float((double)t.tms_utime / tick),
                       kr_from_float((double)t.tms_stime / tick),
                       kr_from_float((double)t.tms_cutime / tick),
                       kr_from_float((double)t.tms_cstime / tick),
                       kr_from_float((double)now / tick)};
    return kr_struct_sequence_new(thread, &times_type, fields, 5);
}
static KrOwn posix_getloadavg(ARGS)
{
    UNUSED;
    double loads[3];
    if (getloadavg(loads, 3) != 3)
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "Load averages are unobtainable");
    KrOwn all[3] = {kr_from_float(loads[0]), kr_from_float(loads[1]),
                    kr_from_float(loads[2])};
    return kr_tuple_pack_own(thread, all, 3);
}
static KrOwn posix_inputhook(ARGS)
{
    UNUSED;
    return kr_none_own();
}
static KrOwn posix_is_inputhook_installed(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}

#define ROW(name, signature, doc)                                                      \
    {                                                                                  \
#name, posix_##name, "($module, " signature ")", doc, 0, 0, 0                  \
    }
const KrNativeDef kr_posix_special_functions[] = {
    ROW(urandom, "size, /", "Random bytes, good enough for secrets."),
    ROW(getrandom, "/, size, flags=0", "Random bytes from the kernel."),
    ROW(getxattr, "/, path, attribute, *, follow_symlinks=True",
        "The value of an extended attribute."),
    ROW(setxattr,
        "/, path, attribute, value, flags=0, *,\n         follow_symlinks=True",
        "Set an extended attribute."),
    ROW(removexattr, "/, path, attribute, *, follow_symlinks=True",
        "Remove an extended attribute."),
    ROW(listxattr, "/, path=None, *, follow_symlinks=True",
        "The names of the extended attributes."),
    ROW(eventfd, "/, initval, flags=EFD_CLOEXEC", "A descriptor that counts events."),
    ROW(eventfd_read, "/, fd", "Wait for events: how many."),
    ROW(eventfd_write, "/, fd, value", "Add events."),
    ROW(memfd_create, "/, name, flags=MFD_CLOEXEC",
        "An open file that lives in memory."),
    ROW(pidfd_open, "/, pid, flags=0", "A descriptor that stands for a process."),
    ROW(setns, "/, fd, nstype=0", "Move this thread into other namespaces."),
    ROW(unshare, "/, flags", "Move this process into new namespaces."),
    ROW(timerfd_create, "clockid, /, *, flags=0",
        "A descriptor that is a timer."),
    ROW(timerfd_settime, "fd, /, *, flags=0, initial=0.0, interval=0.0",
        "Start or stop a timer."),
    ROW(timerfd_settime_ns, "fd, /, *, flags=0, initial=0, interval=0",
        "Start or stop a timer, in nanoseconds."),
    ROW(timerfd_gettime, "fd, /", "A timer's (next expiration, interval)."),
    ROW(timerfd_gettime_ns, "fd, /",
        "A timer's (next expiration, interval) in nanoseconds."),
    ROW(uname, "/", "The system's name, version and machine."),
    ROW(times, "/", "Processor times of this process and its children."),
    ROW(getloadavg, "/", "The load of the last 1, 5 and 15 minutes."),
    {"_inputhook", posix_inputhook, "($module, /)", "Calls the input hook of readline.", 0, 0, 0},
    {"_is_inputhook_installed", posix_is_inputhook_installed, "($module, /)", "Is there an input hook of readline?", 0,
     0, 0},
    {0},
};

bool kr_posix_special_add(KrThread *thread, KrRef module)
{
    static const char *const uname_names[] = {"sysname", "nodename", "release",
                                              "version", "machine",  NULL};
    static const char *const times_names[] = {
        "user", "system", "children_user", "children_system", "elapsed", NULL};
    return kr_struct_sequence_ready(thread, &uname_type, uname_names) &&
           kr_struct_sequence_ready(thread, &times_type, times_names) &&
           kr_module_add_type(thread, module, &uname_type) &&
           kr_module_add_type(thread, module, &times_type);
}
