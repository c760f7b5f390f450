// SPDX-License-Identifier: MIT
// posix: descriptors: open, close, read, write and their families, dup, pipes, flags.
//
// Calls that block let other threads run and are repeated when a signal interrupts them (PEP 475).
// Descriptors made here are not inherited by programs that are executed (PEP 446). One read or write
// moves at most INT_MAX bytes less a page, as the kernel does.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/buffer.h"
#include "runtime/protocol_sequence.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { MOST = 0x7ffff000 }; // bytes of one read or write

static KrOwn none_or_errno(KrThread *thread, int failed)
{
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn size_or_errno(KrThread *thread, int64_t size)
{
    return size < 0 ? kr_os_error_errno(thread) : kr_int_from_i64(thread, size);
}

// --- opening and closing ----------------------------------------------------------------

static KrOwn posix_open(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("open", "path");
    int flags, mode, dir_fd, fd;
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    if (!kr_posix_path_int(thread, args[1], &flags) ||
        !kr_posix_path_int(thread, args[2], &mode) ||
        !kr_posix_path_dir_fd(thread, args[3], &dir_fd)) {
        kr_posix_path_release(thread, &path);
        return KR_NULL;
    }
    KR_OS_CALL(thread, fd, openat(dir_fd, path.narrow, flags | O_CLOEXEC, mode));
    if (fd < 0) return kr_posix_path_raise(thread, &path);
    kr_posix_path_release(thread, &path);
    return kr_from_small_int(fd);
}
static KrOwn posix_close(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = close(fd); // is not repeated: the descriptor is gone
    kr_os_error_end(thread);
    return none_or_errno(thread, failed < 0 && errno != EINTR);
}
static KrOwn posix_closerange(ARGS)
{
    UNUSED;
    int low, high;
    if (!kr_posix_path_int(thread, args[0], &low) ||
        !kr_posix_path_int(thread, args[1], &high))
        return KR_NULL;
    if (low < 0) low = 0;
    if (high <= low) return kr_none_own();
    kr_os_error_begin(thread);
    if (close_range((unsigned)low, (unsigned)high - 1, 0) != 0) {
        long most = sysconf(_SC_OPEN_MAX);
        for (int fd = low; fd < high && (most < 0 || fd < most); fd++)
            close(fd);
    }
    kr_os_error_end(thread);
    return kr_none_own();
}

static bool set_inheritable(KrThread *thread, int fd, bool inheritable)
{
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0) return kr_os_error_errno_false(thread);
    int wanted = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
    if (wanted != flags && fcntl(fd, F_SETFD, wanted) < 0)
        return kr_os_error_errno_false(thread);
    return true;
}
static KrOwn posix_get_inheritable(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? kr_os_error_errno(thread) : kr_bool_own(!(flags & FD_CLOEXEC));
}
static KrOwn posix_set_inheritable(ARGS)
{
    UNUSED;
    int fd, inheritable;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &inheritable))
        return KR_NULL;
    // ioctl needs one call, but not all descriptors take it (O_PATH)
    if (ioctl(fd, inheritable ? FIONCLEX : FIOCLEX, NULL) == 0) return kr_none_own();
    return set_inheritable(thread, fd, inheritable != 0) ? kr_none_own() : KR_NULL;
}
static KrOwn posix_get_blocking(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? kr_os_error_errno(thread) : kr_bool_own(!(flags & O_NONBLOCK));
}
static KrOwn posix_set_blocking(ARGS)
{
    UNUSED;
    int fd;
    bool blocking;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_bool(thread, args[1], true, &blocking))
        return KR_NULL;
    int flags = fcntl(fd, F_GETFL);
    if (flags >= 0)
        flags = fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
    return none_or_errno(thread, flags < 0);
}

static KrOwn posix_dup(ARGS)
{
    UNUSED;
    int fd;
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return size_or_errno(thread, fd);
}
static KrOwn posix_dup2(ARGS)
{
    UNUSED;
    int fd, to;
    bool inheritable;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &to) ||
        !kr_posix_path_bool(thread, args[2], true, &inheritable))
        return KR_NULL;
    if (fd < 0 || to < 0) {
        errno = EBADF;
        return kr_os_error_errno(thread);
    }
    kr_os_error_begin(thread);
    int made = inheritable || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
    kr_os_error_end(thread);
    return size_or_errno(thread, made);
}
static KrOwn pair(KrThread *thread, const int fds[2])
{
    KrOwn both[2] = {kr_from_small_int(fds[0]), kr_from_small_int(fds[1])};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn posix_pipe(ARGS)
{
    UNUSED;
    int fds[2];
    return pipe2(fds, O_CLOEXEC) ? kr_os_error_errno(thread) : pair(thread, fds);
}
static KrOwn posix_pipe2(ARGS)
{
    UNUSED;
    int flags, fds[2];
    if (!kr_posix_path_int(thread, args[0], &flags)) return KR_NULL;
    return pipe2(fds, flags) ? kr_os_error_errno(thread) : pair(thread, fds);
}

// --- reading and writing ----------------------------------------------------------------

// Shortens the bytes that a read was to fill.
static KrOwn shorten(KrThread *thread, KrOwn bytes, int64_t size)
{
    KrBytes *raw = kr_bytes_cast(kr_ref(bytes));
    if (size == raw->length) return bytes;
    KrOwn shorter = kr_bytes_new(thread, raw->data, size);
    kr_drop(thread, bytes);
    return shorter;
}
static KrOwn read_into_bytes(KrThread *thread, int fd, int64_t length, int64_t offset)
{
    if (length < 0) {
        errno = EINVAL;
        return kr_os_error_errno(thread);
    }
    if (length > MOST) length = MOST;
    KrOwn bytes = kr_bytes_new(thread, NULL, length);
    if (kr_is_null(bytes)) return KR_NULL;
    char *data = kr_bytes_cast(kr_ref(bytes))->data;
    ssize_t size;
    if (offset < 0)
        KR_OS_CALL(thread, size, read(fd, data, (size_t)length));
    else
        KR_OS_CALL(thread, size, pread(fd, data, (size_t)length, offset));
    if (size >= 0) return shorten(thread, bytes, size);
    KrOwn raised = kr_os_error_errno(thread);
    kr_drop(thread, bytes);
    return raised;
}
static KrOwn posix_read(ARGS)
{
    UNUSED;
    int fd;
    int64_t length;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_number_index_i64(thread, args[1], &length))
        return KR_NULL;
    return read_into_bytes(thread, fd, length, -1);
}
static KrOwn posix_pread(ARGS)
{
    UNUSED;
    int fd, length;
    int64_t offset;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &length) ||
        !kr_posix_path_long(thread, args[2], &offset))
        return KR_NULL;
    if (offset < 0) {
        errno = EINVAL;
        return kr_os_error_errno(thread);
    }
    return read_into_bytes(thread, fd, length, offset);
}
static KrOwn posix_readinto(ARGS)
{
    UNUSED;
    int fd;
    KrBuffer buffer = {0};
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    if (!kr_buffer_has(args[1]) ||
        !kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_WRITABLE)) {
        kr_exception_clear(thread);
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "readinto() argument 2 must be read-write bytes-like object, not %T",
            args[1]);
    }
    ssize_t size;
    size_t most = (size_t)(buffer.size > MOST ? MOST : buffer.size);
    KR_OS_CALL(thread, size, read(fd, buffer.data, most));
    KrOwn result = size_or_errno(thread, size);
    kr_buffer_release(thread, &buffer);
    return result;
}
static KrOwn posix_write(ARGS)
{
    UNUSED;
    int fd;
    KrBuffer buffer = {0};
    if (!kr_posix_path_int(thread, args[0], &fd)) return KR_NULL;
    if (!kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ)) return KR_NULL;
    ssize_t size;
    size_t most = (size_t)(buffer.size > MOST ? MOST : buffer.size);
    KR_OS_CALL(thread, size, write(fd, buffer.data, most));
    KrOwn result = size_or_errno(thread, size);
    kr_buffer_release(thread, &buffer);
    return result;
}
static KrOwn posix_pwrite(ARGS)
{
    UNUSED;
    int fd;
    int64_t offset;
    KrBuffer buffer = {0};
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_long(thread, args[2], &offset))
        return KR_NULL;
    if (!kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ)) return KR_NULL;
    ssize_t size;
    size_t most = (size_t)(buffer.size > MOST ? MOST : buffer.size);
    KR_OS_CALL(thread, size, pwrite(fd, buffer.data, most, offset));
    KrOwn result = size_or_errno(thread, size);
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- vectors ----------------------------------------------------------------------------

typedef struct Vector {
    struct iovec *parts; // malloc
    KrBuffer *buffers;   // malloc, one for each part
    int count;
} Vector;

static void vector_release(KrThread *thread, Vector *v)
{
    for (int i = 0; i < v->count; i++)
        kr_buffer_release(thread, &v->buffers[i]);
    free(v->parts);
    free(v->buffers);
}
static bool vector_get(KrThread *thread, Vector *v, KrRef sequence,
                       const char *function, int flags)
{
    int64_t length;
    *v = (Vector){0};
    if (!kr_type_of(sequence)->getitem || kr_type_has(sequence, KR_TYPE_DICT_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() arg 2 must be a sequence", function);
    KrOwn items = kr_sequence_tuple(thread, sequence);
    if (kr_is_null(items)) return false;
    length = kr_tuple_length(kr_ref(items));
    if (length > INT_MAX) length = INT_MAX;
    v->parts = calloc((size_t)length + 1, sizeof *v->parts);
    v->buffers = calloc((size_t)length + 1, sizeof *v->buffers);
    bool ok = v->parts && v->buffers;
    if (!ok) (void)kr_exception_no_memory(thread);
    while (ok && v->count < length) {
        KrBuffer *buffer = &v->buffers[v->count];
        ok =
            kr_buffer_get(thread, kr_tuple_get(kr_ref(items), v->count), buffer, flags);
        if (!ok) break;
        v->parts[v->count++] = (struct iovec){buffer->data, (size_t)buffer->size};
    }
    kr_drop(thread, items);
    if (!ok) vector_release(thread, v);
    return ok;
}

enum { READ, WRITE };
static KrOwn vector_call(KrThread *thread, const char *function, const KrRef *args,
                         int direction, bool positioned)
{
    int fd, flags = 0;
    int64_t offset = 0;
    Vector v;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        (positioned && (!kr_posix_path_long(thread, args[2], &offset) ||
                        !kr_posix_path_int(thread, args[3], &flags))) ||
        !vector_get(thread, &v, args[1], function,
                    direction == READ ? KR_BUFFER_WRITABLE : KR_BUFFER_READ))
        return KR_NULL;
    ssize_t size;
    if (!positioned && direction == READ)
        KR_OS_CALL(thread, size, readv(fd, v.parts, v.count));
    else if (!positioned)
        KR_OS_CALL(thread, size, writev(fd, v.parts, v.count));
    else if (direction == READ)
        KR_OS_CALL(thread, size, preadv2(fd, v.parts, v.count, offset, flags));
    else
        KR_OS_CALL(thread, size, pwritev2(fd, v.parts, v.count, offset, flags));
    KrOwn result = size_or_errno(thread, size);
    vector_release(thread, &v);
    return result;
}
static KrOwn posix_readv(ARGS)
{
    UNUSED;
    return vector_call(thread, "readv", args, READ, false);
}
static KrOwn posix_writev(ARGS)
{
    UNUSED;
    return vector_call(thread, "writev", args, WRITE, false);
}
static KrOwn posix_preadv(ARGS)
{
    UNUSED;
    return vector_call(thread, "preadv", args, READ, true);
}
static KrOwn posix_pwritev(ARGS)
{
    UNUSED;
    return vector_call(thread, "pwritev", args, WRITE, true);
}

// --- places and whole files -------------------------------------------------------------

static KrOwn posix_lseek(ARGS)
{
    UNUSED;
    int fd, whence;
    int64_t position;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_long(thread, args[1], &position) ||
        !kr_posix_path_int(thread, args[2], &whence))
        return KR_NULL;
    kr_os_error_begin(thread);
    off_t result = lseek(fd, position, whence);
    kr_os_error_end(thread);
    return size_or_errno(thread, result);
}
static KrOwn posix_ftruncate(ARGS)
{
    UNUSED;
    int fd, failed;
    int64_t length;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_long(thread, args[1], &length))
        return KR_NULL;
    KR_OS_CALL(thread, failed, ftruncate(fd, length));
    return none_or_errno(thread, failed);
}
static KrOwn posix_fsync(ARGS)
{
    UNUSED;
    int fd, failed;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, fsync(fd));
    return none_or_errno(thread, failed);
}
static KrOwn posix_fdatasync(ARGS)
{
    UNUSED;
    int fd, failed;
    if (!kr_posix_path_fildes(thread, args[0], &fd)) return KR_NULL;
    KR_OS_CALL(thread, failed, fdatasync(fd));
    return none_or_errno(thread, failed);
}
static KrOwn posix_lockf(ARGS)
{
    UNUSED;
    int fd, command, failed;
    int64_t length;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_int(thread, args[1], &command) ||
        !kr_posix_path_long(thread, args[2], &length))
        return KR_NULL;
    kr_os_error_begin(thread);
    failed = lockf(fd, command, length);
    kr_os_error_end(thread);
    return none_or_errno(thread, failed);
}
static KrOwn posix_fallocate_(ARGS)
{
    UNUSED;
    int fd, number;
    int64_t offset, length;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_long(thread, args[1], &offset) ||
        !kr_posix_path_long(thread, args[2], &length))
        return KR_NULL;
    do {
        kr_os_error_begin(thread);
        number = posix_fallocate(fd, offset, length);
        kr_os_error_end(thread);
        errno = number;
    } while (number == EINTR && kr_os_error_again(thread));
    return number ? kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL)
                  : kr_none_own();
}
static KrOwn posix_fadvise_(ARGS)
{
    UNUSED;
    int fd, advice, number;
    int64_t offset, length;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_posix_path_long(thread, args[1], &offset) ||
        !kr_posix_path_long(thread, args[2], &length) ||
        !kr_posix_path_int(thread, args[3], &advice))
        return KR_NULL;
    do {
        kr_os_error_begin(thread);
        number = posix_fadvise(fd, offset, length, advice);
        kr_os_error_end(thread);
        errno = number;
    } while (number == EINTR && kr_os_error_again(thread));
    return number ? kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL)
                  : kr_none_own();
}

static KrOwn posix_sendfile(ARGS)
{
    UNUSED;
    int out, in;
    int64_t offset = 0, length;
    bool here = kr_is_none(args[2]); // from where the file stands
    if (!kr_posix_path_int(thread, args[0], &out) ||
        !kr_posix_path_int(thread, args[1], &in) ||
        (!here && !kr_posix_path_long(thread, args[2], &offset)) ||
        !kr_number_index_i64(thread, args[3], &length))
        return KR_NULL;
    if (length < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "count cannot be negative");
    off_t place = offset;
    ssize_t size;
    KR_OS_CALL(thread, size, sendfile(out, in, here ? NULL : &place, (size_t)length));
    return size_or_errno(thread, size);
}

// copy_file_range and splice: (src, dst, count, offset_src, offset_dst, flags)
typedef ssize_t (*CopyFn)(int, off64_t *, int, off64_t *, size_t, unsigned);
static KrOwn copied(KrThread *thread, const KrRef *args, CopyFn copy, unsigned flags)
{
    int from, to;
    int64_t length, from_at = 0, to_at = 0;
    bool from_here = kr_is_none(args[3]), to_here = kr_is_none(args[4]);
    if (!kr_posix_path_int(thread, args[0], &from) ||
        !kr_posix_path_int(thread, args[1], &to) ||
        !kr_number_index_i64(thread, args[2], &length) ||
        (!from_here && !kr_posix_path_long(thread, args[3], &from_at)) ||
        (!to_here && !kr_posix_path_long(thread, args[4], &to_at)))
        return KR_NULL;
    if (length < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative value for 'count' not allowed");
    off64_t source = from_at, target = to_at;
    ssize_t size;
    KR_OS_CALL(thread, size,
               copy(from, from_here ? NULL : &source, to, to_here ? NULL : &target,
                    (size_t)length, flags));
    return size_or_errno(thread, size);
}
static KrOwn posix_copy_file_range(ARGS)
{
    UNUSED;
    return copied(thread, args, copy_file_range, 0);
}
static KrOwn posix_splice(ARGS)
{
    UNUSED;
    int64_t flags;
    if (!kr_number_index_i64(thread, args[5], &flags)) return KR_NULL;
    if (flags < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Cannot convert negative int");
    return copied(thread, args, splice, (unsigned)flags);
}

#define SIMPLE 0, 0, 0
const KrNativeDef kr_posix_io_functions[] = {
    {"open", posix_open, "($module, /, path, flags, mode=511, *, dir_fd=None)",
     "Open a file; the result is a descriptor.", SIMPLE},
    {"close", posix_close, "($module, /, fd)", "Close a descriptor.", SIMPLE},
    {"closerange", posix_closerange, "($module, fd_low, fd_high, /)",
     "Close the descriptors from fd_low up to, but without, fd_high.", SIMPLE},
    {"get_inheritable", posix_get_inheritable, "($module, fd, /)",
     "Whether programs that are executed get the descriptor.", SIMPLE},
    {"set_inheritable", posix_set_inheritable, "($module, fd, inheritable, /)",
     "Say whether programs that are executed get the descriptor.", SIMPLE},
    {"get_blocking", posix_get_blocking, "($module, fd, /)",
     "Whether reads and writes wait.", SIMPLE},
    {"set_blocking", posix_set_blocking, "($module, fd, blocking, /)",
     "Say whether reads and writes wait.", SIMPLE},
    {"dup", posix_dup, "($module, fd, /)", "Another descriptor of the same open file.",
     SIMPLE},
    {"dup2", posix_dup2, "($module, /, fd, fd2, inheritable=True)",
     "Make fd2 a descriptor of fd's open file.", SIMPLE},
    {"pipe", posix_pipe, "($module, /)", "A new pipe: (read end, write end).", SIMPLE},
    {"pipe2", posix_pipe2, "($module, flags, /)", "A new pipe with these flags.",
     SIMPLE},
    {"read", posix_read, "($module, fd, length, /)", "Read at most length bytes.",
     SIMPLE},
    {"pread", posix_pread, "($module, fd, length, offset, /)",
     "Read from a place; the file's own place stays.", SIMPLE},
    {"readinto", posix_readinto, "($module, fd, buffer, /)",
     "Read into a writable buffer.", SIMPLE},
    {"write", posix_write, "($module, fd, data, /)",
     "Write bytes; the result says how many.", SIMPLE},
    {"pwrite", posix_pwrite, "($module, fd, buffer, offset, /)",
     "Write to a place; the file's own place stays.", SIMPLE},
    {"readv", posix_readv, "($module, fd, buffers, /)", "Read into several buffers.",
     SIMPLE},
    {"writev", posix_writev, "($module, fd, buffers, /)", "Write several buffers.",
     SIMPLE},
    {"preadv", posix_preadv, "($module, fd, buffers, offset, flags=0, /)",
     "readv() from a place, with flags.", SIMPLE},
    {"pwritev", posix_pwritev, "($module, fd, buffers, offset, flags=0, /)",
     "writev() to a place, with flags.", SIMPLE},
    {"lseek", posix_lseek, "($module, fd, position, whence, /)",
     "Move the file's place.", SIMPLE},
    {"ftruncate", posix_ftruncate, "($module, fd, length, /)",
     "Make an open file this long.", SIMPLE},
    {"fsync", posix_fsync, "($module, /, fd)", "Wait until the file is on disk.",
     SIMPLE},
    {"fdatasync", posix_fdatasync, "($module, /, fd)",
     "Wait until the file's data are on disk.", SIMPLE},
    {"lockf", posix_lockf, "($module, fd, command, length, /)",
     "Lock a part of a file.", SIMPLE},
    {"posix_fallocate", posix_fallocate_, "($module, fd, offset, length, /)",
     "Take disk space for a part of a file.", SIMPLE},
    {"posix_fadvise", posix_fadvise_, "($module, fd, offset, length, advice, /)",
     "Say how a part of a file will be read.", SIMPLE},
    {"sendfile", posix_sendfile, "($module, /, out_fd, in_fd, offset, count)",
     "Copy between descriptors inside the kernel.", SIMPLE},
    {"copy_file_range", posix_copy_file_range,
     "($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)",
     "Copy a part of a file to another inside the kernel.", SIMPLE},
    {"splice", posix_splice,
     "($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)",
     "Move data to or from a pipe inside the kernel.", SIMPLE},
    {0},
};
