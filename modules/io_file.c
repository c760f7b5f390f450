// SPDX-License-Identifier: MIT
// FileIO. See io_file.h.
//
// System calls are repeated after EINTR unless a signal handler raised. What a non-blocking descriptor
// cannot do at once is None to Python.
// Called by io_buffered.c, io_open.c. Tests: tests/lang/modules/io/files.py.
#define _GNU_SOURCE
#include "modules/io_file.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/exception_fields.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/warning.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { WORTH_ASKING = 65536, MOST_AT_ONCE = 0x7ffff000, SMALLEST_CHUNK = 8192 };

static bool set_errno(KrThread *thread, int number)
{
    (void)kr_exception_fields_raise_errno(thread, number, NULL);
    return false;
}

// OSError(number, text, name)
static bool set_errno_name(KrThread *thread, int number, KrRef name)
{
    const char *words = strerror(number);
    KrOwn text = kr_str_from_utf8(thread, words, strlen(words)), exception = KR_NULL;
    if (!kr_is_null(text)) {
        KrRef args[3] = {kr_from_bits(kr_int_bits(number)), kr_ref(text), name};
        exception =
            kr_call(thread, kr_type_ref(&kr_exception_os_error), args, 3, KR_REF_NULL);
        kr_drop(thread, text);
    }
    if (!kr_is_null(exception)) kr_exception_set(thread, exception);
    return false;
}

// --- system calls ---------------------------------------------------------------------------------

int64_t kr_io_file_read(KrThread *thread, KrIoFile *self, void *data, int64_t size)
{
    if (size > MOST_AT_ONCE) size = MOST_AT_ONCE;
    for (;;) {
        kr_thread_release_gil(thread);
        ssize_t got = read(self->fd, data, (size_t)size);
        int number = errno;
        kr_thread_take_gil(thread);
        errno = number;
        if (got >= 0) return got;
        if (errno == EAGAIN) return -2;
        if (errno != EINTR) {
            (void)set_errno(thread, errno);
            return -1;
        }
        if (!kr_io_base_interrupted(thread)) return -1;
    }
}

int64_t kr_io_file_write(KrThread *thread, KrIoFile *self, const void *data,
                         int64_t size)
{
    if (size > MOST_AT_ONCE) size = MOST_AT_ONCE;
    for (;;) {
        kr_thread_release_gil(thread);
        ssize_t put = write(self->fd, data, (size_t)size);
        int number = errno;
        kr_thread_take_gil(thread);
        errno = number;
        if (put >= 0) return put;
        if (errno == EAGAIN) return -2;
        if (errno != EINTR) {
            (void)set_errno(thread, errno);
            return -1;
        }
        if (!kr_io_base_interrupted(thread)) return -1;
    }
}

int64_t kr_io_file_seek(KrThread *thread, KrIoFile *self, int64_t offset, int whence)
{
    off_t place = lseek(self->fd, offset, whence);
    if (self->seekable < 0) self->seekable = place >= 0;
    if (place < 0) (void)set_errno(thread, errno);
    return place;
}

static bool close_fd(KrThread *thread, KrIoFile *self)
{
    int fd = self->fd;
    self->fd = -1;
    if (fd < 0 || close(fd) == 0) return true;
    return errno == EINTR || set_errno(thread, errno);
}

// --- making ---------------------------------------------------------------------------------------

static bool parse_mode(KrThread *thread, KrIoFile *self, const char *mode, int *flags)
{
    bool plus = false, chosen = false, wrong = false, binary = false;
    for (const char *p = mode; *p; p++) {
        switch (*p) {
        case 'x':
        case 'r':
        case 'w':
        case 'a':
            wrong |= chosen;
            chosen = true;
            self->created = *p == 'x';
            self->appending = *p == 'a';
            self->readable = *p == 'r';
            self->writable = *p != 'r';
            *flags |= *p == 'x'   ? O_EXCL | O_CREAT
                      : *p == 'w' ? O_CREAT | O_TRUNC
                      : *p == 'a' ? O_CREAT | O_APPEND
                                  : 0;
            break;
        case 'b': binary = true; break;
        case '+':
            wrong |= plus;
            plus = self->readable = self->writable = true;
            break;
        default:
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "invalid mode: %s", mode);
        }
        if (wrong) break;
        if (plus) self->readable = self->writable = true;
    }
    (void)binary;
    if (!chosen || wrong)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "Must have exactly one of create/read/write/append mode and at most "
            "one plus");
    *flags |= self->readable && self->writable ? O_RDWR
              : self->readable                 ? O_RDONLY
                                               : O_WRONLY;
    *flags |= O_CLOEXEC;
    return true;
}

// A file name as bytes: str, bytes or what __fspath__ gives.
static KrOwn path_bytes(KrThread *thread, KrRef name)
{
    KrOwn path = KR_NULL, bytes = KR_NULL;
    if (kr_str_is_sub(name) || kr_bytes_is_sub(name)) {
        path = kr_dup(name);
    } else {
        KrOwn method = KR_NULL;
        KrRef found = kr_type_find(kr_type_of(name), kr_name(KR_NAME___fspath__));
        if (kr_ref_is_null(found) || kr_is_none(found))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "expected str, bytes or os.PathLike object, not %T", name);
        method = kr_dup(found);
        path = kr_call_1(thread, kr_ref(method), name);
        kr_drop(thread, method);
        if (kr_is_null(path)) return path;
        if (!kr_str_is_sub(kr_ref(path)) && !kr_bytes_is_sub(kr_ref(path))) {
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "expected %T.__fspath__() to return str or bytes, not %T", name,
                kr_ref(path));
            kr_drop(thread, path);
            return KR_NULL;
        }
    }
    if (kr_str_is_sub(kr_ref(path)))
        bytes = kr_str_codec_encode_file_name(thread, kr_ref(path));
    else
        bytes = kr_dup(kr_ref(path));
    kr_drop(thread, path);
    if (!kr_is_null(bytes) && strlen(kr_bytes_cast(kr_ref(bytes))->data) !=
                                  (size_t)kr_bytes_cast(kr_ref(bytes))->length) {
        kr_drop(thread, kr_move(&bytes));
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "embedded null byte");
    }
    return bytes;
}

static bool open_name(KrThread *thread, KrIoFile *self, KrRef name, int flags)
{
    KrOwn bytes = path_bytes(thread, name);
    if (kr_is_null(bytes)) return false;
    bool ok = true;
    do {
        kr_thread_release_gil(thread); // opening a fifo waits
        self->fd = open(kr_bytes_cast(kr_ref(bytes))->data, flags, 0666);
        int number = errno;
        kr_thread_take_gil(thread);
        errno = number;
    } while (self->fd < 0 && errno == EINTR && (ok = kr_io_base_interrupted(thread)));
    int number = errno;
    kr_drop(thread, bytes);
    if (self->fd >= 0) return true;
    return ok && set_errno_name(thread, number, name);
}

static bool open_with(KrThread *thread, KrIoFile *self, KrRef opener, KrRef name,
                      int flags)
{
    KrOwn fd = kr_call_2(thread, opener, name, kr_from_bits(kr_int_bits(flags)));
    int64_t number;
    if (kr_is_null(fd)) return false;
    bool ok = kr_int_is_sub(kr_ref(fd));
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "expected integer from opener");
    else
        ok = kr_number_index_i64(thread, kr_ref(fd), &number);
    kr_drop(thread, fd);
    if (!ok) return false;
    if (number < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "opener returned %lld", (long long)number);
    self->fd = (int)number;
    if (fcntl(self->fd, F_SETFD, FD_CLOEXEC) < 0) return set_errno(thread, errno);
    return true;
}

static KrOwn file_init(ARGS)
{
    (void)count;
    KrIoFile *f = kr_io_file_cast(self);
    KrRef name = args[0], opener = args[3];
    int64_t fd = -1;
    int flags = 0;
    bool closefd, made = false;
    if (f->fd >= 0) { // __init__ called again
        if (f->closefd && !close_fd(thread, f)) return KR_NULL;
        f->fd = -1;
    }
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "FileIO() argument 'mode' must be str, not %U",
                                  args[1]);
    if (!kr_truth(thread, args[2], &closefd)) return KR_NULL;
    if (kr_int_is_sub(name)) {
        if ((kr_is(name, kr_bool(true)) || kr_is(name, kr_bool(false))) &&
            !kr_warning_format(thread, &kr_exception_runtime_warning, 1, "bool is used as a file descriptor"))
            return KR_NULL;
        if (kr_int_sign(name) < 0)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "negative file descriptor");
        if (kr_int_try_i64(name, &fd) != KR_PRESENT || fd > INT32_MAX)
            return kr_exception_raise(thread, &kr_exception_overflow_error,
                                      "Python int too large to convert to C int");
    }
    f->created = f->readable = f->writable = f->appending = false;
    f->seekable = -1;
    f->size_hint = -1;
    f->closefd = closefd;
    const char *mode = kr_str_utf8(thread, args[1], NULL);
    if (!mode || !parse_mode(thread, f, mode, &flags)) return KR_NULL;
    if (fd >= 0) {
        f->fd = (int)fd;
    } else {
        f->closefd = true;
        if (!closefd)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "Cannot use closefd=False with file name");
        made = true;
        if (kr_is_none(opener) ? !open_name(thread, f, name, flags)
                               : !open_with(thread, f, opener, name, flags)) {
            if (f->fd >= 0) close(f->fd);
            f->fd = -1;
            return KR_NULL;
        }
    }
    struct stat info;
    bool ok = true;
    f->block_size = SMALLEST_CHUNK;
    if (fstat(f->fd, &info) < 0) {
        if (errno == EBADF) ok = set_errno(thread, errno);
    } else if (S_ISDIR(info.st_mode)) {
        ok = set_errno_name(thread, EISDIR, name);
    } else {
        if (info.st_blksize > 1) f->block_size = info.st_blksize;
        if (S_ISREG(info.st_mode)) f->size_hint = info.st_size;
    }
    ok = ok && kr_attr_set(thread, self, kr_name(KR_NAME_name), name);
    if (ok && f->appending && lseek(f->fd, 0, SEEK_END) < 0 && f->seekable < 0)
        f->seekable = 0; // a pipe: nothing to append to
    if (ok) return kr_none_own();
    if (made) close(f->fd);
    f->fd = -1;
    return KR_NULL;
}

static const KrNativeDef init_def = {
    "FileIO", file_init, "(file, mode='r', closefd=True, opener=None)", NULL, 0, 0, 0};

static KrOwn file_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    KrOwn self = kr_io_base_new_object(thread, type, args, count, kwnames);
    if (!kr_is_null(self)) {
        KrIoFile *f = kr_io_file_cast(kr_ref(self));
        f->fd = -1;
        f->seekable = -1;
        f->closefd = true;
        f->block_size = SMALLEST_CHUNK;
    }
    return self;
}
static bool file_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}

KrOwn kr_io_file_from_fd(KrThread *thread, int fd, const char *mode)
{
    KrOwn self = file_new(thread, kr_type_ref(&kr_io_file_type), NULL, 0, KR_REF_NULL);
    KrOwn text = kr_str_from_ascii(thread, mode), done = KR_NULL;
    if (!kr_is_null(self) && !kr_is_null(text)) {
        KrRef args[4] = {kr_from_bits(kr_int_bits(fd)), kr_ref(text), kr_bool(false),
                         kr_none()};
        done = file_init(thread, kr_ref(self), args, 4);
    }
    kr_xdrop(thread, text);
    if (kr_is_null(done) && !kr_is_null(self)) kr_drop(thread, kr_move(&self));
    kr_xdrop(thread, done);
    return self;
}

static void file_dealloc(KrThread *thread, KrObject *self)
{
    kr_io_base_free(thread, self, sizeof(KrIoFile));
}

// --- reading and writing --------------------------------------------------------------------------

static bool is_open(KrThread *thread, KrRef self)
{
    if (KR_LIKELY(kr_io_file_cast(self)->fd >= 0)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "I/O operation on closed file");
}
static bool may(KrThread *thread, KrRef self, bool able, const char *message)
{
    if (!is_open(thread, self)) return false;
    if (!able) (void)kr_io_base_unsupported(thread, message);
    return able;
}
#define MAY_READ(self)                                                                 \
    may(thread, self, kr_io_file_cast(self)->readable, "File not open for reading")
#define MAY_WRITE(self)                                                                \
    may(thread, self, kr_io_file_cast(self)->writable, "File not open for writing")

static KrOwn file_readall(ARGS)
{
    UNUSED;
    KrIoFile *f = kr_io_file_cast(self);
    if (!MAY_READ(self)) return KR_NULL;
    int64_t capacity = SMALLEST_CHUNK, size = 0;
    if (f->size_hint > 0) {
        off_t place = f->size_hint > WORTH_ASKING ? lseek(f->fd, 0, SEEK_CUR) : 0;
        if (place >= 0 && f->size_hint >= place)
            capacity = f->size_hint - place + 1; // one more: the second read finds the end
    }
    if (capacity > INT64_MAX / 2) return kr_exception_no_memory(thread);
    char *data = malloc((size_t)capacity);
    int64_t got = 0;
    while (data) {
        if (size == capacity) {
            capacity += capacity < 65536 ? 65536 : capacity / 2;
            char *grown = realloc(data, (size_t)capacity);
            if (!grown) {
                free(data);
                return kr_exception_no_memory(thread);
            }
            data = grown;
        }
        got = kr_io_file_read(thread, f, data + size, capacity - size);
        if (got <= 0) break;
        size += got;
    }
    KrOwn result = KR_NULL;
    if (!data) return kr_exception_no_memory(thread);
    if (got == -2 && size == 0)
        result = kr_none_own();
    else if (got != -1)
        result = kr_bytes_new(thread, data, size);
    free(data);
    return result;
}

static KrOwn file_read(ARGS)
{
    UNUSED;
    KrIoFile *f = kr_io_file_cast(self);
    int64_t size;
    if (!MAY_READ(self) || !kr_io_base_size(thread, args[0], &size)) return KR_NULL;
    if (size < 0) return file_readall(thread, self, NULL, 0);
    if (size > MOST_AT_ONCE) size = MOST_AT_ONCE;
    char small[4096],
        *data = size <= (int64_t)sizeof small ? small : malloc((size_t)size);
    if (!data) return kr_exception_no_memory(thread);
    int64_t got = kr_io_file_read(thread, f, data, size);
    KrOwn result = got == -1   ? KR_NULL
                   : got == -2 ? kr_none_own()
                               : kr_bytes_new(thread, data, got);
    if (data != small) free(data);
    return result;
}

static KrOwn transferred(KrThread *thread, int64_t count)
{
    return count == -1   ? KR_NULL
           : count == -2 ? kr_none_own()
                         : kr_int_from_i64(thread, count);
}

static KrOwn file_readinto(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    if (!MAY_READ(self)) return KR_NULL;
    if (!kr_buffer_has(args[0]) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_WRITABLE)) {
        kr_exception_clear(thread);
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "readinto() argument 1 must be read-write bytes-like object, not %T",
            args[0]);
    }
    int64_t got =
        kr_io_file_read(thread, kr_io_file_cast(self), buffer.data, buffer.size);
    kr_buffer_release(thread, &buffer);
    return transferred(thread, got);
}

static KrOwn file_write(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    if (!MAY_WRITE(self) || !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    int64_t put =
        kr_io_file_write(thread, kr_io_file_cast(self), buffer.data, buffer.size);
    kr_buffer_release(thread, &buffer);
    return transferred(thread, put);
}

static KrOwn file_seek(ARGS)
{
    UNUSED;
    int64_t offset, whence;
    if (!is_open(thread, self) || !kr_number_index_i64(thread, args[0], &offset) ||
        !kr_number_index_i64(thread, args[1], &whence))
        return KR_NULL;
    int64_t place = kr_io_file_seek(thread, kr_io_file_cast(self), offset, (int)whence);
    return place < 0 ? KR_NULL : kr_int_from_i64(thread, place);
}
static KrOwn file_tell(ARGS)
{
    UNUSED;
    if (!is_open(thread, self)) return KR_NULL;
    int64_t place = kr_io_file_seek(thread, kr_io_file_cast(self), 0, SEEK_CUR);
    return place < 0 ? KR_NULL : kr_int_from_i64(thread, place);
}
static KrOwn file_truncate(ARGS)
{
    UNUSED;
    KrIoFile *f = kr_io_file_cast(self);
    int64_t size;
    if (!MAY_WRITE(self)) return KR_NULL;
    if (kr_is_none(args[0])) {
        size = kr_io_file_seek(thread, f, 0, SEEK_CUR);
        if (size < 0) return KR_NULL;
    } else if (!kr_number_index_i64(thread, args[0], &size)) {
        return KR_NULL;
    }
    int failed;
    bool ok = true;
    while ((failed = ftruncate(f->fd, size)) < 0 && errno == EINTR &&
           (ok = kr_io_base_interrupted(thread)))
        ;
    f->size_hint = -1;
    if (failed) return ok && set_errno(thread, errno) ? KR_NULL : KR_NULL;
    return kr_is_none(args[0]) ? kr_int_from_i64(thread, size) : kr_dup(args[0]);
}

// --- the rest -------------------------------------------------------------------------------------

static KrOwn warn_unclosed(KrThread *thread, KrRef self, KrRef source)
{
    const KrIoFile *f = kr_io_file_cast(self);
    if (f->fd < 0 || !f->closefd) return kr_none_own();
    KrOwn pending = kr_exception_fetch(thread);
    if (!kr_warning_format_about(thread, source, &kr_exception_resource_warning, 1, "unclosed file %R", source)) {
        if (kr_exception_is(thread, &kr_exception_warning))
            kr_exception_write_unraisable(thread, self);
        kr_exception_clear(thread);
    }
    kr_exception_restore(thread, pending);
    return kr_none_own();
}

// An exact FileIO whose flush() is the class's, which does nothing.
static bool is_plain(KrRef self)
{
    if (!kr_is_exact(self, &kr_io_file_type))
        return false;
    KrOwn dict = *kr_attribute_own_words(kr_obj(self));
    return kr_is_null(dict) || kr_ref_is_null(kr_dict_find_str(kr_ref(dict), kr_name(KR_NAME_flush)));
}

static KrOwn file_close(ARGS)
{
    UNUSED;
    KrIoFile *f = kr_io_file_cast(self);
    KrRef me = self;
    KrOwn base_result = KR_NULL, failure = KR_NULL;
    if (f->fd < 0 && kr_is_exact(self, &kr_io_file_type)) return kr_none_own();
    if (!is_plain(self)) { // _IOBase.close: flushes and marks
        KrOwn method =
            kr_attr_get(thread, kr_type_ref(&kr_io_base_type), kr_name(KR_NAME_close));
        if (!kr_is_null(method)) {
            base_result = kr_call(thread, kr_ref(method), &me, 1, KR_REF_NULL);
            kr_drop(thread, method);
        }
    } else {
        base_result = kr_none_own();
    }
    if (kr_is_null(base_result)) failure = kr_exception_fetch(thread);
    if (!f->closefd) {
        f->fd = -1;
    } else {
        if (f->finalizing) {
            KrOwn warned = warn_unclosed(thread, self, self);
            kr_xdrop(thread, warned);
        }
        if (!close_fd(thread, f)) {
            kr_xdrop(thread, kr_move(&base_result));
            if (!kr_is_null(failure)) {
                KrOwn second = kr_exception_fetch(thread);
                kr_exception_restore(thread, failure);
                kr_exception_set(thread, second);
            }
            return KR_NULL;
        }
    }
    if (!kr_is_null(failure)) kr_exception_restore(thread, failure);
    return base_result;
}

static KrOwn file_fileno(ARGS)
{
    UNUSED;
    return is_open(thread, self) ? kr_from_small_int(kr_io_file_cast(self)->fd)
                                 : KR_NULL;
}
static KrOwn file_readable(ARGS)
{
    UNUSED;
    return is_open(thread, self) ? kr_bool_own(kr_io_file_cast(self)->readable)
                                 : KR_NULL;
}
static KrOwn file_writable(ARGS)
{
    UNUSED;
    return is_open(thread, self) ? kr_bool_own(kr_io_file_cast(self)->writable)
                                 : KR_NULL;
}
static KrOwn file_seekable(ARGS)
{
    UNUSED;
    KrIoFile *f = kr_io_file_cast(self);
    if (!is_open(thread, self)) return KR_NULL;
    if (f->seekable < 0) f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    return kr_bool_own(f->seekable == 1);
}
static KrOwn file_isatty(ARGS)
{
    UNUSED;
    return is_open(thread, self) ? kr_bool_own(isatty(kr_io_file_cast(self)->fd))
                                 : KR_NULL;
}
// At opening time: what fstat told is still true.
static KrOwn file_isatty_open_only(ARGS)
{
    UNUSED;
    if (kr_io_file_cast(self)->size_hint >= 0) return kr_bool_own(false);
    return file_isatty(thread, self, args, count);
}
static KrOwn file_dealloc_warn(ARGS)
{
    UNUSED;
    return warn_unclosed(thread, self, args[0]);
}

static const char *mode_of(const KrIoFile *f)
{
    if (f->created) return f->readable ? "xb+" : "xb";
    if (f->appending) return f->readable ? "ab+" : "ab";
    return f->readable ? (f->writable ? "rb+" : "rb") : "wb";
}

static KrOwn file_repr(KrThread *thread, KrRef self)
{
    const KrIoFile *f = kr_io_file_cast(self);
    KrOwn name = KR_NULL, text;
    if (f->fd < 0) return kr_str_from_format(thread, "<%s [closed]>", kr_obj(self)->type->name);
    KrFound found = kr_attr_lookup(thread, self, kr_name(KR_NAME_name), &name);
    const char *closefd = f->closefd ? "True" : "False";
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT)
        return kr_str_from_format(thread, "<%s fd=%d mode='%s' closefd=%s>",
                                  kr_obj(self)->type->name, f->fd, mode_of(f), closefd);
    if (!kr_repr_enter(thread, self)) {
        text = kr_str_from_format(thread, "<%s name=%R mode='%s' closefd=%s>",
                                  kr_obj(self)->type->name, kr_ref(name), mode_of(f), closefd);
        kr_repr_leave(thread, self);
    } else {
        text = kr_thread_has_exception(thread)
                   ? KR_NULL
                   : kr_exception_raise(thread, &kr_exception_runtime_error,
                                        "reentrant call inside %T.__repr__", self);
    }
    kr_drop(thread, name);
    return text;
}

static KrOwn get_closed(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(kr_io_file_cast(self)->fd < 0);
}
static KrOwn get_closefd(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(kr_io_file_cast(self)->closefd);
}
static KrOwn get_mode(KrThread *thread, KrRef self)
{
    return kr_str_from_ascii(thread, mode_of(kr_io_file_cast(self)));
}
static KrOwn get_block_size(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, kr_io_file_cast(self)->block_size);
}
static KrOwn get_finalizing(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(kr_io_file_cast(self)->finalizing);
}
static bool set_finalizing(KrThread *thread, KrRef self, KrRef value)
{
    return kr_io_base_set_finalizing(thread, value, &kr_io_file_cast(self)->finalizing);
}

static const KrNativeDef methods[] = {
    {"read", file_read, "($self, size=-1, /)",
     "Read at most size bytes, returned as bytes.", 0, 0, 0},
    {"readall", file_readall, "($self, /)",
     "Read all data from the file, returned as bytes.", 0, 0, 0},
    {"readinto", file_readinto, "($self, buffer, /)", "Same as RawIOBase.readinto().",
     0, 0, 0},
    {"write", file_write, "($self, b, /)",
     "Write buffer b to file, return number of bytes written.", 0, 0, 0},
    {"seek", file_seek, "($self, pos, whence=0, /)",
     "Move to new file position and return the file position.", 0, 0, 0},
    {"tell", file_tell, "($self, /)", "Current file position.", 0, 0, 0},
    {"truncate", file_truncate, "($self, size=None, /)",
     "Truncate the file to at most size bytes and return the truncated size.", 0, 0, 0},
    {"close", file_close, "($self, /)", "Close the file.", 0, 0, 0},
    {"seekable", file_seekable, "($self, /)", "True if file supports random-access.", 0,
     0, 0},
    {"readable", file_readable, "($self, /)", "True if file was opened in a read mode.",
     0, 0, 0},
    {"writable", file_writable, "($self, /)",
     "True if file was opened in a write mode.", 0, 0, 0},
    {"fileno", file_fileno, "($self, /)",
     "Return the underlying file descriptor (an integer).", 0, 0, 0},
    {"isatty", file_isatty, "($self, /)",
     "True if the file is connected to a TTY device.", 0, 0, 0},
    {"_isatty_open_only", file_isatty_open_only, "($self, /)", NULL, 0, 0, 0},
    {"_dealloc_warn", file_dealloc_warn, "($self, object, /)", NULL, 0, 0, 0},
    {"__getstate__", kr_io_base_no_pickle, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"closed", get_closed, NULL, "True if the file is closed"},
    {"closefd", get_closefd, NULL,
     "True if the file descriptor will be closed by close()."},
    {"mode", get_mode, NULL, "String giving the file mode"},
    {"_blksize", get_block_size, NULL, "Stat st_blksize if available"},
    {"_finalizing", get_finalizing, set_finalizing, KR_AS_MEMBER},
    {0},
};

KrType kr_io_file_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.FileIO",
    .doc = "(file, mode='r', closefd=True, opener=None)\n--\n\n" "Open a file.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(KrIoFile),
    .own_words = 1,
    .own_dict = 1,
    .base = &kr_io_base_raw_type,
    .dealloc = file_dealloc,
    .visit = kr_io_base_visit,
    .clear = kr_io_base_clear,
    .finalize = kr_io_base_finalize,
    .repr = file_repr,
    .new_object = file_new,
    .init = file_init_slot,
    .methods = methods,
    .getset = getset,
};
