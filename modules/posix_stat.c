// SPDX-License-Identifier: MIT
// posix: what a file is (stat, access, statvfs) and changing it (chmod, chown, utime).
//
// stat_result has ten items, of which the last three (times in whole seconds) have no name; their
// names belong to hidden fields with floats. Functions take a path or a descriptor, and paths may be
// relative to dir_fd. Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/float.h"
#include "runtime/struct_sequence.h"

#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// A descriptor of -1 reads as "no descriptor": as CPython, the answer is EFAULT.
static int no_path(void)
{
    errno = EFAULT;
    return -1;
}

static KrType stat_type = KR_STRUCT_SEQUENCE_TYPE("os.stat_result", 9);
static KrType statvfs_type = KR_STRUCT_SEQUENCE_TYPE("os.statvfs_result", 1);

static KrOwn nanoseconds(KrThread *thread, struct timespec time)
{
    __int128 all = (__int128)time.tv_sec * 1000000000 + time.tv_nsec;
    if (all == (int64_t)all) return kr_int_from_i64(thread, (int64_t)all);
    KrOwn seconds = kr_int_from_i64(thread, time.tv_sec);
    KrOwn billion = kr_from_small_int(1000000000),
          rest = kr_from_small_int(time.tv_nsec);
    KrOwn product = kr_is_null(seconds) ? KR_NULL
                                        : kr_int_binary(thread, kr_ref(seconds),
                                                        kr_ref(billion), KR_BINARY_MUL);
    KrOwn sum = kr_is_null(product) ? KR_NULL
                                    : kr_int_binary(thread, kr_ref(product),
                                                    kr_ref(rest), KR_BINARY_ADD);
    kr_xdrop(thread, seconds);
    kr_xdrop(thread, product);
    return sum;
}
static KrOwn seconds(struct timespec time)
{
    return kr_from_float((double)time.tv_sec + 1e-9 * (double)time.tv_nsec);
}

KrOwn kr_posix_stat_result(KrThread *thread, const struct stat *st)
{
    KrOwn fields[19] = {kr_from_small_int(st->st_mode),
                        kr_int_from_u64(thread, st->st_ino),
                        kr_int_from_u64(thread, st->st_dev),
                        kr_int_from_u64(thread, st->st_nlink),
                        kr_posix_path_id(thread, st->st_uid),
                        kr_posix_path_id(thread, st->st_gid),
                        kr_int_from_i64(thread, st->st_size),
                        kr_int_from_i64(thread, st->st_atim.tv_sec),
                        kr_int_from_i64(thread, st->st_mtim.tv_sec),
                        kr_int_from_i64(thread, st->st_ctim.tv_sec),
                        seconds(st->st_atim),
                        seconds(st->st_mtim),
                        seconds(st->st_ctim),
                        nanoseconds(thread, st->st_atim),
                        nanoseconds(thread, st->st_mtim),
                        nanoseconds(thread, st->st_ctim),
                        kr_int_from_i64(thread, st->st_blksize),
                        kr_int_from_i64(thread, st->st_blocks),
                        kr_int_from_u64(thread, st->st_rdev)};
    return kr_struct_sequence_new(thread, &stat_type, fields, 19);
}

static KrOwn stat_of(KrThread *thread, const char *function, KrRef value, KrRef dir,
                     bool follow, bool fd)
{
    KrPosixPath path = KR_POSIX_PATH(function, "path");
    path.allow_fd = fd;
    struct stat st;
    int dir_fd, failed;
    if (!kr_posix_path_dir_fd(thread, dir, &dir_fd) ||
        !kr_posix_path_get(thread, &path, value))
        return KR_NULL;
    if (!kr_posix_path_check_dir_fd(thread, &path, dir_fd) ||
        !kr_posix_path_check_follow(thread, &path, follow)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    if (path.fd != -1)
        failed = fstat(path.fd, &st);
    else if (!path.narrow)
        failed = no_path();
    else
        failed = fstatat(dir_fd, path.narrow, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    kr_os_error_end(thread);
    if (failed) return kr_posix_path_raise(thread, &path);
    kr_posix_path_release(thread, &path);
    return kr_posix_stat_result(thread, &st);
}
static KrOwn posix_stat(ARGS)
{
    UNUSED;
    bool follow;
    if (!kr_posix_path_bool(thread, args[2], true, &follow)) return KR_NULL;
    return stat_of(thread, "stat", args[0], args[1], follow, true);
}
static KrOwn posix_lstat(ARGS)
{
    UNUSED;
    return stat_of(thread, "lstat", args[0], args[1], false, false);
}
static KrOwn posix_fstat(ARGS)
{
    UNUSED;
    int fd, failed;
    struct stat st;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, fstat(fd, &st));
    return failed ? kr_os_error_errno(thread) : kr_posix_stat_result(thread, &st);
}

// --- statvfs ----------------------------------------------------------------------------

static KrOwn statvfs_result(KrThread *thread, const struct statvfs *st)
{
    KrOwn fields[11] = {
        kr_int_from_u64(thread, st->f_bsize),  kr_int_from_u64(thread, st->f_frsize),
        kr_int_from_u64(thread, st->f_blocks), kr_int_from_u64(thread, st->f_bfree),
        kr_int_from_u64(thread, st->f_bavail), kr_int_from_u64(thread, st->f_files),
        kr_int_from_u64(thread, st->f_ffree),  kr_int_from_u64(thread, st->f_favail),
        kr_int_from_u64(thread, st->f_flag),   kr_int_from_u64(thread, st->f_namemax),
        kr_int_from_u64(thread, st->f_fsid)};
    return kr_struct_sequence_new(thread, &statvfs_type, fields, 11);
}
static KrOwn posix_statvfs(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("statvfs", "path");
    struct statvfs st;
    int failed;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    kr_os_error_begin(thread);
    failed = path.fd != -1 ? fstatvfs(path.fd, &st)
             : path.narrow ? statvfs(path.narrow, &st)
                           : no_path();
    kr_os_error_end(thread);
    if (failed) return kr_posix_path_raise(thread, &path);
    kr_posix_path_release(thread, &path);
    return statvfs_result(thread, &st);
}
static KrOwn posix_fstatvfs(ARGS)
{
    UNUSED;
    int fd, failed;
    struct statvfs st;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, fstatvfs(fd, &st));
    return failed ? kr_os_error_errno(thread) : statvfs_result(thread, &st);
}

// --- access and modes -------------------------------------------------------------------

static KrOwn posix_access(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("access", "path");
    int mode, dir_fd, failed;
    bool effective, follow;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    if (!kr_posix_path_int(thread, args[1], &mode) ||
        !kr_posix_path_dir_fd(thread, args[2], &dir_fd) ||
        !kr_posix_path_bool(thread, args[3], false, &effective) ||
        !kr_posix_path_bool(thread, args[4], true, &follow)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    if (dir_fd != AT_FDCWD || effective || !follow)
        failed = faccessat(dir_fd, path.narrow, mode,
                           (follow ? 0 : AT_SYMLINK_NOFOLLOW) |
                               (effective ? AT_EACCESS : 0));
    else
        failed = access(path.narrow, mode);
    kr_os_error_end(thread);
    kr_posix_path_release(thread, &path);
    return kr_bool_own(!failed);
}

static KrOwn posix_chmod(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("chmod", "path");
    int mode, dir_fd, failed;
    bool follow;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    if (!kr_posix_path_int(thread, args[1], &mode) ||
        !kr_posix_path_dir_fd(thread, args[2], &dir_fd) ||
        !kr_posix_path_bool(thread, args[3], true, &follow) ||
        !kr_posix_path_check_follow(thread, &path, follow)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    if (path.fd != -1)
        failed = fchmod(path.fd, (mode_t)mode);
    else if (!path.narrow)
        failed = no_path();
    else
        failed = fchmodat(dir_fd, path.narrow, (mode_t)mode,
                          follow ? 0 : AT_SYMLINK_NOFOLLOW);
    kr_os_error_end(thread);
    if (failed && !follow && (errno == ENOTSUP || errno == EOPNOTSUPP)) {
        kr_posix_path_release(thread, &path);
        return kr_exception_raise(
            thread, &kr_exception_not_implemented_error,
            dir_fd != AT_FDCWD ? "chmod: cannot use dir_fd and follow_symlinks together"
                               : "chmod: follow_symlinks unavailable on this platform");
    }
    if (failed) return kr_posix_path_raise(thread, &path);
    kr_posix_path_release(thread, &path);
    return kr_none_own();
}
static KrOwn posix_fchmod(ARGS)
{
    UNUSED;
    int fd, mode, failed;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &mode))
        return KR_NULL;
    KR_OS_CALL(thread, failed, fchmod(fd, (mode_t)mode));
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

static KrOwn own(KrThread *thread, KrPosixPath *path, const KrRef *args, int dir_fd,
                 bool follow)
{
    uid_t uid;
    gid_t gid;
    int failed;
    if (!kr_posix_path_uid(thread, args[1], &uid) ||
        !kr_posix_path_gid(thread, args[2], &gid) ||
        !kr_posix_path_check_dir_fd(thread, path, dir_fd) ||
        !kr_posix_path_check_follow(thread, path, follow)) {
        kr_posix_path_release(thread, path);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    if (path->fd != -1)
        failed = fchown(path->fd, uid, gid);
    else if (!path->narrow)
        failed = no_path();
    else
        failed =
            fchownat(dir_fd, path->narrow, uid, gid, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    kr_os_error_end(thread);
    if (failed) return kr_posix_path_raise(thread, path);
    kr_posix_path_release(thread, path);
    return kr_none_own();
}
static KrOwn posix_chown(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("chown", "path");
    int dir_fd;
    bool follow;
    if (!kr_posix_path_dir_fd(thread, args[3], &dir_fd) ||
        !kr_posix_path_bool(thread, args[4], true, &follow) ||
        !kr_posix_path_get(thread, &path, args[0]))
        return KR_NULL;
    return own(thread, &path, args, dir_fd, follow);
}
static KrOwn posix_lchown(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("lchown", "path");
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    return own(thread, &path, args, AT_FDCWD, false);
}
static KrOwn posix_fchown(ARGS)
{
    UNUSED;
    uid_t uid;
    gid_t gid;
    int fd, failed;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_uid(thread, args[1], &uid) ||
        !kr_posix_path_gid(thread, args[2], &gid))
        return KR_NULL;
    KR_OS_CALL(thread, failed, fchown(fd, uid, gid));
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

// --- utime ------------------------------------------------------------------------------

// Seconds as int or float, rounded down to nanoseconds.
static bool time_of(KrThread *thread, KrRef value, struct timespec *out)
{
    if (kr_float_is_sub(value)) {
        double x = kr_float_of(value), whole;
        if (isnan(x))
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Invalid value NaN (not a number)");
        double part = floor(modf(x, &whole) * 1e9);
        if (part < 0) {
            part += 1e9;
            whole -= 1;
        }
        if (part >= 1e9) {
            part -= 1e9;
            whole += 1;
        }
        if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0))
            return kr_exception_raise_false(
                thread, &kr_exception_overflow_error,
                "timestamp out of range for platform time_t");
        *out = (struct timespec){(time_t)whole, (long)part};
        return true;
    }
    int64_t whole;
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &whole);
    kr_drop(thread, index);
    if (fits != KR_PRESENT)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "timestamp out of range for platform time_t");
    *out = (struct timespec){whole, 0};
    return true;
}

static bool ns_of(KrThread *thread, KrRef value, struct timespec *out)
{
    KrOwn billion = kr_from_small_int(1000000000);
    KrOwn whole = kr_number_binary(thread, value, kr_ref(billion), KR_BINARY_FLOORDIV);
    KrOwn rest = kr_is_null(whole)
                     ? KR_NULL
                     : kr_number_binary(thread, value, kr_ref(billion), KR_BINARY_MOD);
    int64_t seconds_part, part;
    bool ok = !kr_is_null(rest) &&
              kr_posix_path_long(thread, kr_ref(whole), &seconds_part) &&
              kr_posix_path_long(thread, kr_ref(rest), &part);
    kr_xdrop(thread, whole);
    kr_xdrop(thread, rest);
    if (ok) *out = (struct timespec){seconds_part, (long)part};
    return ok;
}

static KrOwn posix_utime(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("utime", "path");
    KrRef times = args[1], ns = args[2];
    bool with_times = !kr_ref_is_null(times) && !kr_is_none(times),
         with_ns = !kr_ref_is_null(ns);
    struct timespec pair[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    int dir_fd, failed;
    bool follow;
    if (!kr_posix_path_dir_fd(thread, args[3], &dir_fd) ||
        !kr_posix_path_bool(thread, args[4], true, &follow) ||
        !kr_posix_path_get(thread, &path, args[0]))
        return KR_NULL;
    if (with_times && with_ns) {
        (void)kr_exception_raise(
            thread, &kr_exception_value_error,
            "utime: you may specify either 'times' or 'ns' but not both");
        goto fail;
    }
    if (with_times && (!kr_tuple_is(times) || kr_tuple_length(times) != 2)) {
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "utime: 'times' must be either a tuple of two ints or None");
        goto fail;
    }
    if (with_ns && (!kr_tuple_is(ns) || kr_tuple_length(ns) != 2)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "utime: 'ns' must be a tuple of two ints");
        goto fail;
    }
    if (with_times && (!time_of(thread, kr_tuple_get(times, 0), &pair[0]) ||
                       !time_of(thread, kr_tuple_get(times, 1), &pair[1])))
        goto fail;
    if (with_ns && (!ns_of(thread, kr_tuple_get(ns, 0), &pair[0]) ||
                    !ns_of(thread, kr_tuple_get(ns, 1), &pair[1])))
        goto fail;
    if (!kr_posix_path_check_dir_fd(thread, &path, dir_fd) ||
        !kr_posix_path_check_follow(thread, &path, follow))
        goto fail;
    kr_os_error_begin(thread);
    if (path.fd != -1)
        failed = futimens(path.fd, pair);
    else if (!path.narrow)
        failed = no_path();
    else
        failed = utimensat(dir_fd, path.narrow, pair, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    kr_os_error_end(thread);
    if (failed) {
        (void)kr_os_error_raise(thread, errno, kr_ref(path.object), KR_REF_NULL);
        goto fail;
    }
    kr_posix_path_release(thread, &path);
    return kr_none_own();
fail:
    kr_posix_path_release(thread, &path);
    return KR_NULL;
}

const KrNativeDef kr_posix_stat_functions[] = {
    {"stat", posix_stat, "($module, /, path, *, dir_fd=None, follow_symlinks=True)",
     "What the system knows about a file, a directory or an open descriptor.", 0, 0, 0},
    {"lstat", posix_lstat, "($module, /, path, *, dir_fd=None)",
     "Like stat(), of a symbolic link itself.", 0, 0, 0},
    {"fstat", posix_fstat, "($module, /, fd)", "stat() of an open descriptor.", 0, 0,
     0},
    {"statvfs", posix_statvfs, "($module, /, path)",
     "Sizes and limits of a file system.", 0, 0, 0},
    {"fstatvfs", posix_fstatvfs, "($module, fd, /)", "statvfs() of an open descriptor.",
     0, 0, 0},
    {"access", posix_access,
     "($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       "
     "follow_symlinks=True)",
     "Whether the real user may use a path in this way.", 0, 0, 0},
    {"chmod", posix_chmod,
     "($module, /, path, mode, *, dir_fd=None,\n      follow_symlinks=(os.name != "
     "'nt'))",
     "Change the permission bits of a file.", 0, 0, 0},
    {"fchmod", posix_fchmod, "($module, /, fd, mode)", "chmod() of an open descriptor.",
     0, 0, 0},
    {"chown", posix_chown,
     "($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
     "Change the owner and the group of a file; -1 leaves one as it is.", 0, 0, 0},
    {"fchown", posix_fchown, "($module, /, fd, uid, gid)",
     "chown() of an open descriptor.", 0, 0, 0},
    {"lchown", posix_lchown, "($module, /, path, uid, gid)",
     "chown() of a link itself.", 0, 0, 0},
    {"utime", posix_utime,
     "($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, "
     "follow_symlinks=True)",
     "Set the times of last access and modification, in seconds or nanoseconds.", 0, 0,
     0},
    {0},
};

bool kr_posix_stat_add(KrThread *thread, KrRef module)
{
    // "": no name, the item is known by its place only
    static const char *const names[] = {"st_mode",
                                        "st_ino",
                                        "st_dev",
                                        "st_nlink",
                                        "st_uid",
                                        "st_gid",
                                        "st_size",
                                        "",
                                        "",
                                        "",
                                        "st_atime",
                                        "st_mtime",
                                        "st_ctime",
                                        "st_atime_ns",
                                        "st_mtime_ns",
                                        "st_ctime_ns",
                                        "st_blksize",
                                        "st_blocks",
                                        "st_rdev",
                                        NULL};
    static const char *const vfs_names[] = {
        "f_bsize", "f_frsize", "f_blocks", "f_bfree",   "f_bavail", "f_files",
        "f_ffree", "f_favail", "f_flag",   "f_namemax", "f_fsid",   NULL};
    return kr_struct_sequence_ready(thread, &stat_type, names) &&
           kr_struct_sequence_ready(thread, &statvfs_type, vfs_names) &&
           kr_module_add_type(thread, module, &stat_type) &&
           kr_module_add_type(thread, module, &statvfs_type);
}
