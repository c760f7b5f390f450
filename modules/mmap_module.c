// SPDX-License-Identifier: MIT
// The mmap module: files and anonymous memory mapped into the process, as objects like a bytearray and a file.
//
// Invariant: data is null exactly when the map is closed; it is neither moved nor unmapped while exports > 0.
// A file that is cut short by somebody else gives SIGBUS when touched, as in CPython.
// Tests: tests/lang/modules/posix/memory_maps.py.
#define _GNU_SOURCE
#include "modules/mmap_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/audit.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY };

#define N(name) {#name, (int64_t)(name)},
static const struct {
    const char *name;
    int64_t number;
} numbers[] = {
    N(ACCESS_COPY) N(ACCESS_DEFAULT) N(ACCESS_READ) N(ACCESS_WRITE) N(MADV_DODUMP)
        N(MADV_DOFORK) N(MADV_DONTDUMP) N(MADV_DONTFORK) N(MADV_DONTNEED) N(MADV_FREE)
            N(MADV_HUGEPAGE) N(MADV_HWPOISON) N(MADV_MERGEABLE) N(MADV_NOHUGEPAGE)
                N(MADV_NORMAL) N(MADV_RANDOM) N(MADV_REMOVE) N(MADV_SEQUENTIAL)
                    N(MADV_UNMERGEABLE) N(MADV_WILLNEED) N(MAP_32BIT) N(MAP_ANON)
                        N(MAP_ANONYMOUS) N(MAP_DENYWRITE) N(MAP_EXECUTABLE)
                            N(MAP_NORESERVE) N(MAP_POPULATE) N(MAP_PRIVATE)
                                N(MAP_SHARED) N(MAP_STACK) N(PROT_EXEC) N(PROT_READ)
                                    N(PROT_WRITE)};
#undef N

typedef struct Map {
    KrObject header;
    char *data;                     // null: closed
    int64_t size, position, offset; // offset: of the map in the file
    int64_t exports;                // buffers that are out
    int fd;                         // a duplicate of the file's descriptor, or -1
    int flags;                      // of mmap()
    int access;                     // ACCESS_*
    bool track_fd;
} Map;
typedef struct MapIter {
    KrObject header;
    int64_t index;
    KrOwn map; // null: exhausted
} MapIter;

static KrType map_iter_type;

static Map *cast(KrRef self)
{
    return (Map *)(void *)kr_obj(self);
}
static bool open_map(KrThread *thread, const Map *map)
{
    return map->data || kr_exception_raise_false(thread, &kr_exception_value_error,
                                                 "mmap closed or invalid");
}
static bool writable(KrThread *thread, const Map *map)
{
    return map->access != ACCESS_READ ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "mmap can't modify a readonly memory map.");
}

// --- making -----------------------------------------------------------------------------

static KrOwn map_make(ARGS)
{
    UNUSED;
    int fd, flags, prot, access;
    int64_t length, offset;
    bool track;
    if (!kr_posix_path_int(thread, args[0], &fd) ||
        !kr_number_index_i64(thread, args[1], &length) ||
        !kr_posix_path_int(thread, args[2], &flags) ||
        !kr_posix_path_int(thread, args[3], &prot) ||
        !kr_posix_path_int(thread, args[4], &access) ||
        !kr_posix_path_long(thread, args[5], &offset) ||
        !kr_posix_path_bool(thread, args[6], true, &track) ||
        !kr_audit_event(thread, "mmap.__new__", "illl", fd, (long long)length,
                        (long long)access, (long long)offset))
        return KR_NULL;
    if (length < 0)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "memory mapped length must be positive");
    if (offset < 0)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "memory mapped offset must be positive");
    if (access != ACCESS_DEFAULT &&
        (flags != MAP_SHARED || prot != (PROT_READ | PROT_WRITE)))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "mmap can't specify both access and flags, prot.");
    switch (access) {
    case ACCESS_READ:
        flags = MAP_SHARED;
        prot = PROT_READ;
        break;
    case ACCESS_WRITE:
        flags = MAP_SHARED;
        prot = PROT_READ | PROT_WRITE;
        break;
    case ACCESS_COPY:
        flags = MAP_PRIVATE;
        prot = PROT_READ | PROT_WRITE;
        break;
    case ACCESS_DEFAULT: // prot may amount to one of the others
        if (!(prot & PROT_WRITE)) access = ACCESS_READ;
        break;
    default:
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "mmap invalid access parameter.");
    }
    struct stat st;
    if (fd != -1) {
        kr_os_error_begin(thread);
        int failed = fstat(fd, &st);
        kr_os_error_end(thread);
        if (failed) return kr_os_error_errno(thread);
        if (S_ISREG(st.st_mode)) {
            if (length == 0) {
                if (st.st_size == 0)
                    return kr_exception_raise(thread, &kr_exception_value_error,
                                              "cannot mmap an empty file");
                if (offset >= st.st_size)
                    return kr_exception_raise(thread, &kr_exception_value_error,
                                              "mmap offset is greater than file size");
                length = st.st_size - offset;
            } else if (offset > st.st_size || st.st_size - offset < length) {
                return kr_exception_raise(thread, &kr_exception_value_error,
                                          "mmap length is greater than file size");
            }
        }
    } else {
        flags |= MAP_ANONYMOUS;
    }
    KrType *type = (KrType *)kr_obj(self);
    Map *map = (Map *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!map) return KR_NULL;
    KrOwn made = kr_steal_obj(map);
    map->fd = -1;
    map->track_fd = track;
    if (fd != -1 && track && (map->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0)) < 0) {
        (void)kr_os_error_errno(thread);
        kr_drop(thread, made);
        return KR_NULL;
    }
    kr_os_error_begin(thread);
    void *data = mmap(NULL, (size_t)length, prot, flags, fd, offset);
    kr_os_error_end(thread);
    if (data == MAP_FAILED) {
        (void)kr_os_error_errno(thread);
        kr_drop(thread, made);
        return KR_NULL;
    }
    map->data = data;
    map->size = length;
    map->offset = offset;
    map->flags = flags;
    map->access = access;
    return made;
}
static KrOwn map_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                     KrRef kwnames)
{
    static const KrNativeDef def = {
        "mmap",
        map_make,
        "(fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True)",
        NULL,
        0,
        0,
        0};
    return kr_call_native(thread, &def, class_, args, count, kwnames);
}
static void map_close(Map *map)
{
    if (map->data) munmap(map->data, (size_t)map->size);
    if (map->fd >= 0) close(map->fd);
    map->data = NULL;
    map->fd = -1;
}
static void map_dealloc(KrThread *thread, KrObject *object)
{
    map_close((Map *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}
static KrOwn mmap_close(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    if (map->exports > 0)
        return kr_exception_raise(thread, &kr_exception_buffer_error,
                                  "cannot close exported pointers exist");
    map_close(map);
    return kr_none_own();
}
static KrOwn map_repr(KrThread *thread, KrRef self)
{
    static const char *const names[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE",
                                        "ACCESS_COPY"};
    const Map *map = cast(self);
    if (!map->data)
        return kr_str_from_format(thread, "<%N closed=True>", kr_type_of(self));
    return kr_str_from_format(
        thread, "<%N closed=False, access=%s, length=%lld, pos=%lld, offset=%lld>",
        kr_type_of(self), names[map->access], (long long)map->size,
        (long long)map->position, (long long)map->offset);
}

// --- as a file --------------------------------------------------------------------------

static int64_t rest_of(const Map *map)
{
    return map->position < map->size ? map->size - map->position : 0;
}
static KrOwn taken(KrThread *thread, Map *map, int64_t length)
{
    KrOwn bytes = kr_bytes_new(thread, map->data + map->position, length);
    if (!kr_is_null(bytes)) map->position += length;
    return bytes;
}
static KrOwn mmap_read(ARGS)
{
    UNUSED;
    int64_t length = -1;
    if (!kr_is_none(args[0])) {
        if (!kr_number_has_index(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "argument should be integer or None, not '%T'",
                                      args[0]);
        if (!kr_number_index_i64(thread, args[0], &length)) return KR_NULL;
    }
    Map *map = cast(self);
    if (!open_map(thread, map)) return KR_NULL;
    int64_t rest = rest_of(map);
    return taken(thread, map, length < 0 || length > rest ? rest : length);
}
static KrOwn mmap_read_byte(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    if (!open_map(thread, map)) return KR_NULL;
    if (!rest_of(map))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "read byte out of range");
    return kr_from_small_int((unsigned char)map->data[map->position++]);
}
static KrOwn mmap_readline(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    if (!open_map(thread, map)) return KR_NULL;
    int64_t rest = rest_of(map);
    const char *end =
        rest ? memchr(map->data + map->position, '\n', (size_t)rest) : NULL;
    return taken(thread, map, end ? end + 1 - (map->data + map->position) : rest);
}
static KrOwn mmap_write(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    KrBuffer buffer = {0};
    if (!open_map(thread, map) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    bool ok = writable(thread, map) && open_map(thread, map);
    if (ok && buffer.size > rest_of(map))
        ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                      "data out of range");
    int64_t size = buffer.size;
    if (ok) {
        memmove(map->data + map->position, buffer.data, (size_t)size);
        map->position += size;
    }
    kr_buffer_release(thread, &buffer);
    return ok ? kr_int_from_i64(thread, size) : KR_NULL;
}
static bool byte_of(KrThread *thread, KrRef value, unsigned char *out)
{
    int64_t number;
    if (!kr_number_index_i64(thread, value, &number)) return false;
    if (number < 0)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "unsigned byte integer is less than minimum");
    if (number > 255)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "unsigned byte integer is greater than maximum");
    *out = (unsigned char)number;
    return true;
}
static KrOwn mmap_write_byte(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    unsigned char byte;
    if (!byte_of(thread, args[0], &byte) || !open_map(thread, map) ||
        !writable(thread, map))
        return KR_NULL;
    if (!rest_of(map))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "write byte out of range");
    map->data[map->position++] = (char)byte;
    return kr_none_own();
}
static KrOwn mmap_seek(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    int64_t distance, target;
    int whence;
    if (!kr_number_index_i64(thread, args[0], &distance) ||
        !kr_posix_path_int(thread, args[1], &whence) || !open_map(thread, map))
        return KR_NULL;
    if (whence < 0 || whence > 2)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "unknown seek type");
    int64_t from = whence == 0 ? 0 : whence == 1 ? map->position : map->size;
    if (__builtin_add_overflow(from, distance, &target) || target < 0 ||
        target > map->size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "seek out of range");
    map->position = target;
    return kr_int_from_i64(thread, target);
}
static KrOwn mmap_seekable(ARGS)
{
    UNUSED;
    return kr_bool_own(true);
}
static KrOwn mmap_tell(ARGS)
{
    UNUSED;
    return open_map(thread, cast(self)) ? kr_int_from_i64(thread, cast(self)->position)
                                        : KR_NULL;
}
static KrOwn mmap_size(ARGS)
{
    UNUSED;
    const Map *map = cast(self);
    struct stat st;
    if (!open_map(thread, map)) return KR_NULL;
    kr_os_error_begin(thread);
    int failed = fstat(map->fd, &st);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : kr_int_from_i64(thread, st.st_size);
}

// --- memory -----------------------------------------------------------------------------

static bool bound_of(KrThread *thread, KrRef value, int64_t fallback, int64_t size,
                     int64_t *out)
{
    *out = fallback;
    if (kr_is_none(value)) return true;
    if (!kr_slice_bound(thread, value, out)) return false;
    if (*out < 0) *out += size;
    *out = *out < 0 ? 0 : *out > size ? size : *out;
    return true;
}
static KrOwn found(KrThread *thread, KrRef self, const KrRef *args, bool last)
{
    Map *map = cast(self);
    KrBuffer part = {0};
    int64_t start, end, at = -1;
    if (!open_map(thread, map) ||
        !kr_buffer_get(thread, args[0], &part, KR_BUFFER_READ))
        return KR_NULL;
    bool ok = bound_of(thread, args[1], map->position, map->size, &start) &&
              bound_of(thread, args[2], map->size, map->size, &end) &&
              open_map(thread, map);
    int64_t length = part.size;
    if (ok && end - start >= length) {
        if (last) {
            for (int64_t i = end - length; i >= start && at < 0; i--)
                if (!memcmp(map->data + i, part.data, (size_t)length)) at = i;
        } else {
            const char *hit = memmem(map->data + start, (size_t)(end - start),
                                     part.data, (size_t)length);
            if (hit) at = hit - map->data;
        }
    }
    kr_buffer_release(thread, &part);
    return ok ? kr_int_from_i64(thread, at) : KR_NULL;
}
static KrOwn mmap_find(ARGS)
{
    UNUSED;
    return found(thread, self, args, false);
}
static KrOwn mmap_rfind(ARGS)
{
    UNUSED;
    return found(thread, self, args, true);
}
static KrOwn mmap_move(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    int64_t v[3];
    for (int i = 0; i < 3; i++)
        if (!kr_number_index_i64(thread, args[i], &v[i])) return KR_NULL;
    if (!open_map(thread, map) || !writable(thread, map)) return KR_NULL;
    int64_t to = v[0], from = v[1], length = v[2];
    if (to < 0 || from < 0 || length < 0 || map->size - to < length ||
        map->size - from < length)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "source, destination, or count out of range");
    memmove(map->data + to, map->data + from, (size_t)length);
    return kr_none_own();
}
static KrOwn mmap_flush(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    int64_t offset, size = -1;
    if (!kr_number_index_i64(thread, args[0], &offset) ||
        (!kr_is_none(args[1]) && !kr_number_index_i64(thread, args[1], &size)) ||
        !open_map(thread, map))
        return KR_NULL;
    if (kr_is_none(args[1])) size = map->size - offset;
    if (offset < 0 || size < 0 || map->size - offset < size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "flush values out of range");
    if (map->access == ACCESS_READ || map->access == ACCESS_COPY) return kr_none_own();
    kr_os_error_begin(thread);
    int failed = msync(map->data + offset, (size_t)size, MS_SYNC);
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn mmap_madvise(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    int option;
    int64_t start, length = 0;
    if (!kr_posix_path_int(thread, args[0], &option) ||
        !kr_number_index_i64(thread, args[1], &start) ||
        (!kr_is_none(args[2]) && !kr_number_index_i64(thread, args[2], &length)) ||
        !open_map(thread, map))
        return KR_NULL;
    if (kr_is_none(args[2])) length = map->size;
    if (start < 0 || start >= map->size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "madvise start out of bounds");
    if (length < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "madvise length invalid");
    if (length > INT64_MAX - start)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "madvise length too large");
    if (start + length > map->size) length = map->size - start;
    if (madvise(map->data + start, (size_t)length, option))
        return kr_os_error_errno(thread);
    return kr_none_own();
}
static KrOwn mmap_resize(ARGS)
{
    UNUSED;
    Map *map = cast(self);
    int64_t size, end;
    if (!kr_number_index_i64(thread, args[0], &size) || !open_map(thread, map))
        return KR_NULL;
    if (map->exports > 0)
        return kr_exception_raise(thread, &kr_exception_buffer_error,
                                  "mmap can't resize with extant buffers exported.");
    if (map->access == ACCESS_READ || map->access == ACCESS_COPY)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "mmap can't resize a readonly or copy-on-write memory map.");
    if (!map->track_fd)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "mmap can't resize with trackfd=False.");
    if (size < 0 || __builtin_add_overflow(size, map->offset, &end))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "new size out of range");
    if (map->fd == -1 && !(map->flags & MAP_PRIVATE) && size > map->size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "mmap: can't expand a shared anonymous mapping");
    if (map->fd != -1 && ftruncate(map->fd, end)) return kr_os_error_errno(thread);
    void *moved = mremap(map->data, (size_t)map->size, (size_t)size, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED) return kr_os_error_errno(thread);
    map->data = moved;
    map->size = size;
    return kr_none_own();
}
static KrOwn mmap_enter(ARGS)
{
    UNUSED;
    return open_map(thread, cast(self)) ? kr_dup(self) : KR_NULL;
}
static KrOwn get_closed(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(!cast(self)->data);
}

// --- as a sequence ----------------------------------------------------------------------

static bool map_length(KrThread *thread, KrRef self, int64_t *length)
{
    *length = cast(self)->size;
    return open_map(thread, cast(self));
}
static bool index_of(KrThread *thread, const Map *map, KrRef key, int64_t *index)
{
    if (!kr_number_index_i64(thread, key, index)) return false;
    if (*index < 0) *index += map->size;
    if (*index >= 0 && *index < map->size) return open_map(thread, map);
    return kr_exception_raise_false(thread, &kr_exception_index_error,
                                    "mmap index out of range");
}
static KrOwn map_getitem(KrThread *thread, KrRef self, KrRef key)
{
    Map *map = cast(self);
    int64_t index, start, stop, step, length;
    if (!open_map(thread, map)) return KR_NULL;
    if (kr_number_has_index(key))
        return index_of(thread, map, key, &index)
                   ? kr_from_small_int((unsigned char)map->data[index])
                   : KR_NULL;
    if (!kr_slice_is(key))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "mmap indices must be integers");
    if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return KR_NULL;
    length = kr_slice_adjust(map->size, &start, &stop, step);
    if (!open_map(thread, map)) return KR_NULL;
    if (step == 1) return kr_bytes_new(thread, map->data + start, length);
    KrOwn bytes = kr_bytes_new(thread, NULL, length);
    if (kr_is_null(bytes)) return KR_NULL;
    char *out = kr_bytes_cast(kr_ref(bytes))->data;
    for (int64_t i = 0; i < length; i++)
        out[i] = map->data[start + i * step];
    return bytes;
}
static bool set_slice(KrThread *thread, Map *map, KrRef key, KrRef value)
{
    KrBuffer buffer = {0};
    int64_t start, stop, step;
    if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return false;
    int64_t length = kr_slice_adjust(map->size, &start, &stop, step);
    if (!kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ)) return false;
    bool ok = buffer.size == length ||
              kr_exception_raise_false(thread, &kr_exception_index_error,
                                       "mmap slice assignment is wrong size");
    ok = ok && open_map(thread, map);
    if (ok && length > 0 &&
        ((step > 0 ? start + (length - 1) * step : start) >=
         map->size)) // it has been resized meanwhile
        ok = kr_exception_raise_false(thread, &kr_exception_index_error,
                                      "mmap slice assignment is wrong size");
    if (ok && step == 1)
        memmove(map->data + start, buffer.data, (size_t)length);
    else if (ok)
        for (int64_t i = 0; i < length; i++)
            map->data[start + i * step] = buffer.data[i];
    kr_buffer_release(thread, &buffer);
    return ok;
}
static bool map_setitem(KrThread *thread, KrRef self, KrRef key, KrRef value)
{
    Map *map = cast(self);
    int64_t index, number;
    if (!open_map(thread, map) || !writable(thread, map)) return false;
    bool is_index = kr_number_has_index(key);
    if (!is_index && !kr_slice_is(key))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "mmap indices must be integers");
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            is_index ? "mmap doesn't support item deletion"
                     : "mmap object doesn't support slice deletion");
    if (!is_index) return set_slice(thread, map, key, value);
    if (!index_of(thread, map, key, &index)) return false;
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "mmap item value must be an int");
    if (!kr_number_index_i64(thread, value, &number)) return false;
    if (number < 0 || number > 255)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "mmap item value must be in range(0, 256)");
    if (!open_map(thread, map)) return false;
    if (index >= map->size)
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "mmap index out of range");
    map->data[index] = (char)number;
    return true;
}
static bool map_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    Map *map = cast(self);
    if (!open_map(thread, map)) return false;
    bool readonly = map->access == ACCESS_READ;
    if (readonly && flags & KR_BUFFER_WRITABLE)
        return kr_exception_raise_false(thread, &kr_exception_buffer_error,
                                        "Object is not writable.");
    *out = (KrBuffer){.owner = kr_dup(self),
                      .data = map->data,
                      .size = map->size,
                      .item_size = 1,
                      .format = "B",
                      .dimensions = 1,
                      .readonly = readonly};
    map->exports++;
    return true;
}
static void map_buffer_release(KrThread *thread, KrRef self, KrBuffer *out)
{
    (void)thread, (void)out;
    cast(self)->exports--;
}

// Iteration gives bytes of length 1, as it always has.
static KrOwn map_iter(KrThread *thread, KrRef self)
{
    MapIter *iter =
        (MapIter *)(void *)kr_object_new(thread, &map_iter_type, sizeof *iter);
    if (!iter) return KR_NULL;
    iter->map = kr_dup(self);
    return kr_steal_obj(iter);
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    MapIter *iter = (MapIter *)(void *)kr_obj(self);
    if (kr_is_null(iter->map)) return KR_ABSENT;
    const Map *map = cast(kr_ref(iter->map));
    if (!open_map(thread, map)) return KR_FAULT;
    if (iter->index >= map->size) {
        kr_drop(thread, kr_move(&iter->map));
        return KR_ABSENT;
    }
    *item = kr_bytes_new(thread, map->data + iter->index++, 1);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((MapIter *)(void *)object)->map);
    kr_object_free(thread, object, sizeof(MapIter));
}
static KrType map_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "iterator",
    .basic_size = sizeof(MapIter),
    .dealloc = iter_dealloc,
    .iter = kr_iterator_self,
    .next = iter_next,
};

#define METHOD(name, signature, doc)                                                   \
    {                                                                                  \
#name, mmap_##name, "($self, " signature ")", doc, 0, 0, 0                     \
    }
static const KrNativeDef methods[] = {
    METHOD(close, "/", "Unmap the memory."),
    METHOD(find, "view, start=None, end=None, /",
           "Where bytes are, from the position on; -1 if nowhere."),
    METHOD(rfind, "view, start=None, end=None, /",
           "Where bytes are for the last time; -1 if nowhere."),
    METHOD(flush, "offset=0, size=None, /", "Write changes to the file."),
    METHOD(madvise, "option, start=0, length=None, /",
           "Tell the system how the memory will be used."),
    METHOD(move, "dest, src, count, /", "Copy bytes inside the map."),
    METHOD(read, "n=None, /", "Bytes from the position on."),
    METHOD(read_byte, "/", "The byte at the position as an int."),
    METHOD(readline, "/", "The line at the position."),
    METHOD(resize, "newsize, /", "Make the map and its file longer or shorter."),
    METHOD(seek, "pos, whence=0, /", "Set the position."),
    METHOD(seekable, "/", "True."),
    METHOD(size, "/", "The length of the file."),
    METHOD(tell, "/", "The position."),
    METHOD(write, "bytes, /", "Write at the position."),
    METHOD(write_byte, "byte, /", "Write a byte at the position."),
    {"__enter__", mmap_enter, "($self, /)", NULL, 0, 0, 0},
    {"__exit__", mmap_close, "($self, exc_type, exc_value, traceback, /)", NULL, 0, 0,
     0},
    {0},
};
static const KrGetSetDef getset[] = {{"closed", get_closed, NULL, NULL}, {0}};
static KrType map_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "mmap.mmap",
    .shown = "__getattribute__ -__iter__",
    .doc = "mmap(fileno, length[, flags[, prot[, access[, offset[, "
           "trackfd]]]]])\n\nMemory that is a file.",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Map),
    .dealloc = map_dealloc,
    .repr = map_repr,
    .new_object = map_new,
    .length = map_length,
    .getitem = map_getitem,
    .setitem = map_setitem,
    .iter = map_iter,
    .buffer = map_buffer,
    .buffer_release = map_buffer_release,
    .methods = methods,
    .getset = getset,
};

KrOwn kr_mmap_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "mmap", NULL);
    int64_t page = sysconf(_SC_PAGESIZE);
    bool ok =
        !kr_is_null(module) && kr_type_ready(thread, &map_type) &&
        kr_type_ready(thread, &map_iter_type) &&
        kr_module_add_type(thread, kr_ref(module), &map_type) &&
        kr_module_add(thread, kr_ref(module), "error",
                      kr_dup(kr_type_ref(&kr_exception_os_error))) &&
        kr_module_add(thread, kr_ref(module), "PAGESIZE", kr_from_small_int(page)) &&
        kr_module_add(thread, kr_ref(module), "ALLOCATIONGRANULARITY",
                      kr_from_small_int(page));
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_from_small_int(numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
