// SPDX-License-Identifier: MIT
// posix: names in directories: make, remove, rename, link, symlink, readlink; where the process is
// (getcwd, chdir, chroot); limits of paths (truncate).
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// A descriptor of -1 reads as "no descriptor": as CPython, the answer is EFAULT.
static int no_path(void)
{
    errno = EFAULT;
    return -1;
}

// Ends a call on one path.
static KrOwn done(KrThread *thread, KrPosixPath *path, int failed)
{
    if (failed) return kr_posix_path_raise(thread, path);
    kr_posix_path_release(thread, path);
    return kr_none_own();
}
// The call by path (narrow is not null) or by descriptor, other threads running meanwhile.
#define BY_PATH(path, failed, on_fd, on_path)                                          \
    do {                                                                               \
        kr_os_error_begin(thread);                                                     \
        (failed) = (path).fd != -1 ? (on_fd) : (path).narrow ? (on_path) : no_path();  \
        kr_os_error_end(thread);                                                       \
    } while (0)

// --- where the process is ---------------------------------------------------------------

static KrOwn cwd(KrThread *thread, bool bytes)
{
    kr_os_error_begin(thread);
    char *text = getcwd(NULL, 0);
    kr_os_error_end(thread);
    if (!text)
        return errno == ENOMEM ? kr_exception_no_memory(thread)
                               : kr_os_error_errno(thread);
    KrOwn result = bytes ? kr_bytes_new(thread, text, (int64_t)strlen(text))
                         : kr_posix_path_decode(thread, text, strlen(text));
    free(text);
    return result;
}
static KrOwn posix_getcwd(ARGS)
{
    UNUSED;
    return cwd(thread, false);
}
static KrOwn posix_getcwdb(ARGS)
{
    UNUSED;
    return cwd(thread, true);
}
static KrOwn posix_chdir(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("chdir", "path");
    int failed;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    BY_PATH(path, failed, fchdir(path.fd), chdir(path.narrow));
    return done(thread, &path, failed);
}
static KrOwn posix_fchdir(ARGS)
{
    UNUSED;
    int fd, failed;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, fchdir(fd));
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn posix_chroot(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("chroot", "path");
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = chroot(path.narrow);
    kr_os_error_end(thread);
    return done(thread, &path, failed);
}

// --- making -----------------------------------------------------------------------------

static bool mode_and_dir(KrThread *thread, KrPosixPath *path, KrRef mode_arg, KrRef dir,
                         int *mode, int *dir_fd)
{
    if (kr_posix_path_int(thread, mode_arg, mode) &&
        kr_posix_path_dir_fd(thread, dir, dir_fd))
        return true;
    kr_posix_path_release(thread, path);
    return false;
}
static KrOwn posix_mkdir(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("mkdir", "path");
    int mode, dir_fd;
    if (!kr_posix_path_get(thread, &path, args[0]) ||
        !mode_and_dir(thread, &path, args[1], args[2], &mode, &dir_fd))
        return KR_NULL;
    kr_os_error_begin(thread);
    int failed = mkdirat(dir_fd, path.narrow, (mode_t)mode);
    kr_os_error_end(thread);
    return done(thread, &path, failed);
}
static KrOwn posix_mkfifo(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("mkfifo", "path");
    int mode, dir_fd, failed;
    if (!kr_posix_path_get(thread, &path, args[0]) ||
        !mode_and_dir(thread, &path, args[1], args[2], &mode, &dir_fd))
        return KR_NULL;
    KR_OS_CALL(thread, failed, mkfifoat(dir_fd, path.narrow, (mode_t)mode));
    return done(thread, &path, failed);
}
static KrOwn posix_mknod(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("mknod", "path");
    int mode, dir_fd, failed;
    int64_t device;
    if (!kr_posix_path_get(thread, &path, args[0]) ||
        !mode_and_dir(thread, &path, args[1], args[3], &mode, &dir_fd))
        return KR_NULL;
    if (!kr_posix_path_long(thread, args[2], &device)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    KR_OS_CALL(thread, failed,
               mknodat(dir_fd, path.narrow, (mode_t)mode, (dev_t)device));
    return done(thread, &path, failed);
}
static bool device_of(KrThread *thread, KrRef value, uint64_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    bool fits =
        kr_int_sign(kr_ref(index)) >= 0 && kr_int_bit_length(kr_ref(index)) <= 64;
    int64_t number = -1;
    *out = fits ? kr_int_low_u64(kr_ref(index)) : UINT64_MAX;
    if (!fits)
        fits = kr_int_try_i64(kr_ref(index), &number) == KR_PRESENT &&
               number == -1; // NODEV
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    kr_drop(thread, index);
    if (fits) return true;
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    return kr_exception_raise_false(
        thread, &kr_exception_overflow_error,
        "Python int too large to convert to C unsigned long");
}
static KrOwn posix_major(ARGS)
{
    UNUSED;
    uint64_t device;
    if (!device_of(thread, args[0], &device)) return KR_NULL;
    return kr_int_from_i64(thread, device == UINT64_MAX ? -1 : (int64_t)major(device));
}
static KrOwn posix_minor(ARGS)
{
    UNUSED;
    uint64_t device;
    if (!device_of(thread, args[0], &device)) return KR_NULL;
    return kr_int_from_i64(thread, device == UINT64_MAX ? -1 : (int64_t)minor(device));
}
static KrOwn posix_makedev(ARGS)
{
    UNUSED;
    uint64_t high, low;
    if (!device_of(thread, args[0], &high) || !device_of(thread, args[1], &low))
        return KR_NULL;
    if (high == UINT64_MAX && low == UINT64_MAX) return kr_from_small_int(-1);
    if (high > UINT32_MAX || low > UINT32_MAX)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C unsigned int");
    return kr_int_from_u64(thread, makedev((unsigned)high, (unsigned)low));
}

// --- removing and renaming --------------------------------------------------------------

static KrOwn removed(KrThread *thread, const char *function, const KrRef *args,
                     int flags)
{
    KrPosixPath path = KR_POSIX_PATH(function, "path");
    int dir_fd;
    if (!kr_posix_path_dir_fd(thread, args[1], &dir_fd) ||
        !kr_posix_path_get(thread, &path, args[0]))
        return KR_NULL;
    kr_os_error_begin(thread);
    int failed = unlinkat(dir_fd, path.narrow, flags);
    kr_os_error_end(thread);
    return done(thread, &path, failed);
}
static KrOwn posix_unlink(ARGS)
{
    UNUSED;
    return removed(thread, "unlink", args, 0);
}
static KrOwn posix_remove(ARGS)
{
    UNUSED;
    return removed(thread, "remove", args, 0);
}
static KrOwn posix_rmdir(ARGS)
{
    UNUSED;
    return removed(thread, "rmdir", args, AT_REMOVEDIR);
}

enum { RENAME, LINK };
// rename and link: (src, dst, *, src_dir_fd, dst_dir_fd, follow_symlinks)
static KrOwn two_paths(KrThread *thread, const char *function, const KrRef *args,
                       int what, int flags)
{
    KrPosixPath from = KR_POSIX_PATH(function, "src"),
                to = KR_POSIX_PATH(function, "dst");
    int from_dir, to_dir, failed;
    if (!kr_posix_path_get(thread, &from, args[0])) return KR_NULL;
    if (!kr_posix_path_get(thread, &to, args[1]) ||
        !kr_posix_path_dir_fd(thread, args[2], &from_dir) ||
        !kr_posix_path_dir_fd(thread, args[3], &to_dir)) {
        kr_posix_path_release(thread, &from);
        kr_posix_path_release(thread, &to);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    if (what == RENAME)
        failed = renameat(from_dir, from.narrow, to_dir, to.narrow);
    else
        failed = linkat(from_dir, from.narrow, to_dir, to.narrow, flags);
    kr_os_error_end(thread);
    if (failed) return kr_posix_path_raise2(thread, &from, &to);
    kr_posix_path_release(thread, &from);
    kr_posix_path_release(thread, &to);
    return kr_none_own();
}
static KrOwn posix_rename(ARGS)
{
    UNUSED;
    return two_paths(thread, "rename", args, RENAME, 0);
}
static KrOwn posix_replace(ARGS)
{
    UNUSED;
    return two_paths(thread, "replace", args, RENAME, 0);
}
static KrOwn posix_link(ARGS)
{
    UNUSED;
    bool follow;
    if (!kr_posix_path_bool(thread, args[4], true, &follow)) return KR_NULL;
    return two_paths(thread, "link", args, LINK, follow ? AT_SYMLINK_FOLLOW : 0);
}

static KrOwn posix_symlink(ARGS)
{
    UNUSED;
    KrPosixPath from = KR_POSIX_PATH("symlink", "src"),
                to = KR_POSIX_PATH("symlink", "dst");
    int dir_fd;
    bool directory;
    if (!kr_posix_path_get(thread, &from, args[0])) return KR_NULL;
    if (!kr_posix_path_get(thread, &to, args[1]) ||
        !kr_posix_path_bool(thread, args[2], false, &directory) ||
        !kr_posix_path_dir_fd(thread, args[3], &dir_fd)) {
        kr_posix_path_release(thread, &from);
        kr_posix_path_release(thread, &to);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    int failed = symlinkat(from.narrow, dir_fd, to.narrow);
    kr_os_error_end(thread);
    if (failed) return kr_posix_path_raise2(thread, &from, &to);
    kr_posix_path_release(thread, &from);
    kr_posix_path_release(thread, &to);
    return kr_none_own();
}

static KrOwn posix_readlink(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("readlink", "path");
    int dir_fd;
    char text[PATH_MAX + 1];
    if (!kr_posix_path_dir_fd(thread, args[1], &dir_fd) ||
        !kr_posix_path_get(thread, &path, args[0]))
        return KR_NULL;
    kr_os_error_begin(thread);
    ssize_t size = readlinkat(dir_fd, path.narrow, text, PATH_MAX);
    kr_os_error_end(thread);
    if (size < 0) return kr_posix_path_raise(thread, &path);
    KrOwn result = kr_posix_path_text(thread, &path, text, (size_t)size);
    kr_posix_path_release(thread, &path);
    return result;
}

static KrOwn posix_truncate(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("truncate", "path");
    int64_t length;
    int failed;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    if (!kr_posix_path_long(thread, args[1], &length)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    BY_PATH(path, failed, ftruncate(path.fd, length), truncate(path.narrow, length));
    return done(thread, &path, failed);
}

static KrOwn posix_umask(ARGS)
{
    UNUSED;
    int mask;
    if (!kr_posix_path_int(thread, args[0], &mask)) return KR_NULL;
    return kr_from_small_int(umask((mode_t)mask));
}
static KrOwn posix_sync(ARGS)
{
    UNUSED;
    kr_os_error_begin(thread);
    sync();
    kr_os_error_end(thread);
    return kr_none_own();
}

const KrNativeDef kr_posix_files_functions[] = {
    {"getcwd", posix_getcwd, "($module, /)", "The working directory as a str.", 0, 0,
     0},
    {"getcwdb", posix_getcwdb, "($module, /)", "The working directory as bytes.", 0, 0,
     0},
    {"chdir", posix_chdir, "($module, /, path)", "Change the working directory.", 0, 0,
     0},
    {"fchdir", posix_fchdir, "($module, /, fd)", "chdir() to an open directory.", 0, 0,
     0},
    {"chroot", posix_chroot, "($module, /, path)", "Change the root directory.", 0, 0,
     0},
    {"mkdir", posix_mkdir, "($module, /, path, mode=511, *, dir_fd=None)",
     "Make a directory.", 0, 0, 0},
    {"mkfifo", posix_mkfifo, "($module, /, path, mode=438, *, dir_fd=None)",
     "Make a named pipe.", 0, 0, 0},
    {"mknod", posix_mknod, "($module, /, path, mode=384, device=0, *, dir_fd=None)",
     "Make a file system node.", 0, 0, 0},
    {"major", posix_major, "($module, device, /)", "The major number of a device.", 0,
     0, 0},
    {"minor", posix_minor, "($module, device, /)", "The minor number of a device.", 0,
     0, 0},
    {"makedev", posix_makedev, "($module, major, minor, /)",
     "A device number of its parts.", 0, 0, 0},
    {"unlink", posix_unlink, "($module, /, path, *, dir_fd=None)", "Remove a file.", 0,
     0, 0},
    {"remove", posix_remove, "($module, /, path, *, dir_fd=None)", "Remove a file.", 0,
     0, 0},
    {"rmdir", posix_rmdir, "($module, /, path, *, dir_fd=None)",
     "Remove an empty directory.", 0, 0, 0},
    {"rename", posix_rename,
     "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
     "Give a file or directory another name.", 0, 0, 0},
    {"replace", posix_replace,
     "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
     "Rename, in place of what is at the new name.", 0, 0, 0},
    {"link", posix_link,
     "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     "
     "follow_symlinks=(os.name != 'nt'))",
     "Make another name of a file.", 0, 0, 0},
    {"symlink", posix_symlink,
     "($module, /, src, dst, target_is_directory=False, *, dir_fd=None)",
     "Make a symbolic link named dst that points to src.", 0, 0, 0},
    {"readlink", posix_readlink, "($module, /, path, *, dir_fd=None)",
     "Where a symbolic link points to.", 0, 0, 0},
    {"truncate", posix_truncate, "($module, /, path, length)", "Make a file this long.",
     0, 0, 0},
    {"umask", posix_umask, "($module, mask, /)",
     "Set the file mode mask; the old one is returned.", 0, 0, 0},
    {"sync", posix_sync, "($module, /)", "Write everything to disk.", 0, 0, 0},
    {0},
};
