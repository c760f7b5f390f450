// SPDX-License-Identifier: MIT
// BytesIO. See io_bytes.h.
//
// The contents are either a bytes object that is shared with others (the initial value, or what getvalue
// gave out) or memory of its own; the first change copies.
// Invariant: shared == null or block == null; size <= capacity of block.
// Tests: tests/lang/modules/io/memory_files.py.
#include "modules/io_bytes.h"

#include "runtime/alloc_trace.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"

#include <stdlib.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct BytesIO {
    KrIoBase base;
    KrOwn shared; // bytes, or null
    char *block;  // own memory, or null
    int64_t size, capacity, pos;
    int64_t exports; // buffers out
    bool closed;
} BytesIO;

typedef struct View { // _BytesIOBuffer
    KrObject header;
    KrOwn source;
} View;

static BytesIO *cast(KrRef self)
{
    return (BytesIO *)(void *)kr_obj(self);
}
static const char *data_of(const BytesIO *io)
{
    return kr_is_null(io->shared) ? io->block : kr_bytes_cast(kr_ref(io->shared))->data;
}

static bool check_open(KrThread *thread, const BytesIO *io)
{
    if (KR_LIKELY(!io->closed)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "I/O operation on closed file.");
}
static bool check_exports(KrThread *thread, const BytesIO *io)
{
    if (KR_LIKELY(io->exports == 0)) return true;
    return kr_exception_raise_false(
        thread, &kr_exception_buffer_error,
        "Existing exports of data: object cannot be re-sized");
}

// Memory of its own with room for `capacity` bytes.
static bool own_block(KrThread *thread, BytesIO *io, int64_t capacity)
{
    if (kr_is_null(io->shared) && capacity <= io->capacity && io->block) return true;
    if (capacity > io->capacity || !io->block) {
        if (capacity > INT64_MAX / 4)
            return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "new buffer size too large");
        if (!kr_is_null(io->shared) || capacity > io->size)
            capacity += (capacity >> 3) + (capacity < 64 ? 64 : 8);
    }
    char *block = kr_is_null(io->shared) ? realloc(io->block, (size_t)capacity)
                                         : malloc((size_t)capacity);
    if (!block) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    if (!kr_is_null(io->shared)) {
        memcpy(block, data_of(io), (size_t)(io->size < capacity ? io->size : capacity));
        kr_drop(thread, kr_move(&io->shared));
    }
    kr_alloc_trace_moved(thread, io->block, block, (size_t)capacity);
    io->block = block;
    io->capacity = capacity;
    return true;
}

static bool put(KrThread *thread, BytesIO *io, const char *data, int64_t size)
{
    if (size == 0) return true;
    if (io->pos > INT64_MAX / 4 - size)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "new buffer size too large");
    int64_t end = io->pos + size;
    if (!own_block(thread, io, end > io->size ? end : io->size)) return false;
    if (io->pos > io->size)
        memset(io->block + io->size, 0, (size_t)(io->pos - io->size));
    memcpy(io->block + io->pos, data, (size_t)size);
    io->pos = end;
    if (end > io->size) io->size = end;
    return true;
}

static int64_t write_object(KrThread *thread, KrRef self, KrRef value)
{
    BytesIO *io = cast(self);
    KrBuffer in;
    if (!check_open(thread, io) || !check_exports(thread, io)) return -1;
    if (!kr_buffer_get(thread, value, &in, KR_BUFFER_READ)) return -1;
    // getting the buffer may have run code
    bool ok = check_open(thread, io) && check_exports(thread, io) &&
              put(thread, io, in.data, in.size);
    int64_t size = in.size;
    kr_buffer_release(thread, &in);
    return ok ? size : -1;
}

static KrOwn bytes_write(ARGS)
{
    UNUSED;
    int64_t size = write_object(thread, self, args[0]);
    return size < 0 ? KR_NULL : kr_int_from_i64(thread, size);
}
static KrOwn bytes_writelines(ARGS)
{
    UNUSED;
    if (!check_open(thread, cast(self))) return KR_NULL;
    KrOwn iterator = kr_iter(thread, args[0]), line;
    if (kr_is_null(iterator)) return KR_NULL;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &line)) == KR_PRESENT) {
        int64_t size = write_object(thread, self, kr_ref(line));
        kr_drop(thread, line);
        if (size < 0) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, iterator);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}

static KrOwn bytes_getvalue(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    if (!check_open(thread, io)) return KR_NULL;
    if (!kr_is_null(io->shared) &&
        kr_bytes_cast(kr_ref(io->shared))->length == io->size)
        return kr_dup(kr_ref(io->shared));
    KrOwn bytes = kr_bytes_new(thread, io->block ? data_of(io) : "", io->size);
    if (!kr_is_null(bytes) && io->exports == 0) {
        kr_alloc_trace_moved(thread, io->block, NULL, 0);
        free(io->block);
        io->block = NULL;
        io->capacity = 0;
        kr_store(thread, &io->shared, kr_dup(kr_ref(bytes)));
    }
    return bytes;
}

static KrOwn take(KrThread *thread, BytesIO *io, int64_t size)
{
    int64_t left = io->size - io->pos;
    if (left < 0) left = 0;
    if (size < 0 || size > left) size = left;
    if (size > 1 && io->pos == 0 && size == io->size && !kr_is_null(io->shared) &&
        kr_bytes_cast(kr_ref(io->shared))->length == size) {
        io->pos = size;
        return kr_dup(kr_ref(io->shared));
    }
    KrOwn bytes = kr_bytes_new(thread, size ? data_of(io) + io->pos : "", size);
    io->pos += size;
    return bytes;
}

static KrOwn bytes_read(ARGS)
{
    UNUSED;
    int64_t size;
    if (!kr_io_base_size(thread, args[0], &size) || !check_open(thread, cast(self)))
        return KR_NULL;
    return take(thread, cast(self), size);
}

// Length of the line at pos, 0 at the end.
static int64_t line_size(const BytesIO *io, int64_t limit)
{
    int64_t left = io->size - io->pos;
    if (left <= 0) return 0;
    if (limit >= 0 && limit < left) left = limit;
    const char *start = data_of(io) + io->pos,
               *end = left ? memchr(start, '\n', (size_t)left) : NULL;
    return end ? end - start + 1 : left;
}

static KrOwn bytes_readline(ARGS)
{
    UNUSED;
    int64_t limit;
    if (!kr_io_base_size(thread, args[0], &limit) || !check_open(thread, cast(self)))
        return KR_NULL;
    return take(thread, cast(self), line_size(cast(self), limit));
}

static KrFound bytes_next(KrThread *thread, KrRef self, KrOwn *line)
{
    BytesIO *io = cast(self);
    if (!check_open(thread, io)) return KR_FAULT;
    int64_t size = line_size(io, -1);
    if (size == 0) return KR_ABSENT;
    *line = take(thread, io, size);
    return kr_is_null(*line) ? KR_FAULT : KR_PRESENT;
}

static KrOwn bytes_readlines(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    int64_t most = -1, total = 0, size;
    if (!kr_is_none(args[0])) {
        if (!kr_number_has_index(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "integer argument expected, got '%T'", args[0]);
        if (!kr_number_index_i64(thread, args[0], &most)) return KR_NULL;
    }
    if (!check_open(thread, io)) return KR_NULL;
    KrOwn list = kr_list_new(thread, 0);
    while (!kr_is_null(list) && (size = line_size(io, -1)) > 0) {
        KrOwn line = take(thread, io, size);
        if (kr_is_null(line) || !kr_list_append_own(thread, kr_ref(list), line)) {
            kr_drop(thread, kr_move(&list));
            break;
        }
        total += size;
        if (most > 0 && total >= most) break;
    }
    return list;
}

static KrOwn bytes_readinto(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    KrBuffer out;
    if (!kr_io_base_writable(thread, "readinto", args[0], &out)) return KR_NULL;
    KrOwn result = KR_NULL;
    if (check_open(thread, io)) {
        int64_t left = io->size > io->pos ? io->size - io->pos : 0,
                size = out.size < left ? out.size : left;
        if (size) memcpy(out.data, data_of(io) + io->pos, (size_t)size);
        io->pos += size;
        result = kr_int_from_i64(thread, size);
    }
    kr_buffer_release(thread, &out);
    return result;
}

static KrOwn bytes_seek(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    int64_t pos, whence, start;
    if (!kr_number_index_i64(thread, args[0], &pos) ||
        !kr_number_index_i64(thread, args[1], &whence) || !check_open(thread, io))
        return KR_NULL;
    if (whence == 0 && pos < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative seek value %lld", (long long)pos);
    if (whence < 0 || whence > 2)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid whence (%d, should be 0, 1 or 2)",
                                  (int)whence);
    start = whence == 0 ? 0 : whence == 1 ? io->pos : io->size;
    if (pos > INT64_MAX - start)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "new position too large");
    io->pos = start + pos < 0 ? 0 : start + pos;
    return kr_int_from_i64(thread, io->pos);
}
static KrOwn bytes_tell(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_int_from_i64(thread, cast(self)->pos)
                                          : KR_NULL;
}
static KrOwn bytes_truncate(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    int64_t size = io->pos;
    if (!check_open(thread, io) || !check_exports(thread, io)) return KR_NULL;
    if (!kr_is_none(args[0])) {
        if (!kr_number_has_index(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "argument should be integer or None, not '%T'",
                                      args[0]);
        if (!kr_number_index_i64(thread, args[0], &size)) return KR_NULL;
    }
    if (size < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "negative size value %lld", (long long)size);
    if (size < io->size) {
        if (!own_block(thread, io, size ? size : 1)) return KR_NULL;
        io->size = size;
    }
    return kr_int_from_i64(thread, size);
}

static void forget(KrThread *thread, BytesIO *io)
{
    kr_alloc_trace_moved(thread, io->block, NULL, 0);
    free(io->block);
    io->block = NULL;
    io->capacity = io->size = io->pos = 0;
    kr_xdrop(thread, kr_move(&io->shared));
}

static KrOwn bytes_close(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    if (!check_exports(thread, io)) return KR_NULL;
    forget(thread, io);
    io->closed = true;
    return kr_none_own();
}
static KrOwn yes(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_bool_own(true) : KR_NULL;
}
static KrOwn no(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_bool_own(false) : KR_NULL;
}
static KrOwn bytes_flush(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_none_own() : KR_NULL;
}

static KrOwn bytes_init(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    if (!check_exports(thread, io)) return KR_NULL;
    io->size = io->pos = 0;
    io->closed = false;
    if (kr_ref_is_null(args[0]) || kr_is_none(args[0])) {
        forget(thread, io);
    } else if (kr_bytes_is(args[0])) {
        forget(thread, io);
        io->shared = kr_dup(args[0]);
        io->size = kr_bytes_cast(args[0])->length;
    } else {
        forget(thread, io);
        if (write_object(thread, self, args[0]) < 0) return KR_NULL;
        io->pos = 0;
    }
    return kr_none_own();
}
static const KrNativeDef init_def = {
    "BytesIO", bytes_init, "(initial_bytes=b'')", NULL, 0, 0, 0};
static bool bytes_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}

static KrOwn bytes_getstate(ARGS)
{
    UNUSED;
    KrOwn value = bytes_getvalue(thread, self, NULL, 0), dict = KR_NULL,
          position = KR_NULL, state = KR_NULL;
    if (kr_is_null(value)) return value;
    dict = kr_attribute_get_dict(thread, self);
    position = kr_int_from_i64(thread, cast(self)->pos);
    if (!kr_is_null(dict) && !kr_is_null(position)) {
        KrOwn copy = kr_dict_length(kr_ref(dict)) ? kr_dict_copy(thread, kr_ref(dict))
                                                  : kr_none_own();
        if (!kr_is_null(copy))
            state = kr_tuple_3(thread, kr_ref(value), kr_ref(position), kr_ref(copy));
        kr_xdrop(thread, copy);
    }
    kr_xdrop(thread, dict);
    kr_xdrop(thread, position);
    kr_drop(thread, value);
    return state;
}

static KrOwn bytes_setstate(ARGS)
{
    UNUSED;
    BytesIO *io = cast(self);
    int64_t pos;
    if (!check_open(thread, io)) return KR_NULL;
    if (!kr_tuple_is_sub(args[0]) || kr_tuple_length(args[0]) < 3)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%T.__setstate__ argument should be 3-tuple, got %T",
                                  self, args[0]);
    if (!check_exports(thread, io)) return KR_NULL;
    KrRef value = kr_tuple_get(args[0], 0), position = kr_tuple_get(args[0], 1),
          extra = kr_tuple_get(args[0], 2);
    KrOwn done = bytes_init(thread, self, &value, 1);
    if (kr_is_null(done)) return done;
    kr_drop(thread, done);
    if (!kr_int_is_sub(position))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "second item of state must be an integer, not %T",
                                  position);
    if (!kr_number_index_i64(thread, position, &pos)) return KR_NULL;
    if (pos < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "position value cannot be negative");
    io->pos = pos;
    return kr_io_base_set_dict(thread, self, extra, "third");
}

static KrOwn bytes_sizeof(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread,
                           kr_obj(self)->type->basic_size + cast(self)->capacity);
}

static void bytes_dealloc(KrThread *thread, KrObject *self)
{
    forget(thread, (BytesIO *)(void *)self);
    kr_io_base_free(thread, self, sizeof(BytesIO));
}
static KrOwn get_closed(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->closed);
}

// Nothing is lost when one dies; only a class on top may have a close() that wants to know.
static bool bytes_finalize(KrThread *thread, KrRef self)
{
    return kr_is_exact(self, &kr_io_bytes_type) || kr_io_base_finalize(thread, self);
}

// --- getbuffer ------------------------------------------------------------------------------------

static KrOwn bytes_getbuffer(ARGS)
{
    UNUSED;
    if (!check_open(thread, cast(self))) return KR_NULL;
    View *view =
        (View *)(void *)kr_object_new(thread, &kr_io_bytes_buffer_type, sizeof *view);
    if (!view) return KR_NULL;
    view->source = kr_dup(self);
    kr_gc_track(thread, view);
    KrOwn own = kr_steal_obj(view), memory = kr_memoryview_new(thread, kr_ref(own));
    kr_drop(thread, own);
    return memory;
}

static bool view_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    (void)flags;
    BytesIO *io = cast(kr_ref(((View *)(void *)kr_obj(self))->source));
    if (io->exports == 0 && !own_block(thread, io, io->size ? io->size : 1))
        return false;
    io->exports++;
    out->data = io->block;
    out->size = io->size;
    out->readonly = false;
    return true;
}
static void view_release(KrThread *thread, KrRef self, KrBuffer *out)
{
    (void)thread, (void)out;
    cast(kr_ref(((View *)(void *)kr_obj(self))->source))->exports--;
}
static void view_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((View *)(void *)self)->source);
    kr_object_free(thread, self, sizeof(View));
}
static void view_visit(KrObject *self, KrVisitFn visit, void *context)
{
    if (!kr_is_null(((View *)(void *)self)->source))
        visit(kr_ref(((View *)(void *)self)->source), context);
}

KrType kr_io_bytes_buffer_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io._BytesIOBuffer",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(View),
    .dealloc = view_dealloc,
    .visit = view_visit,
    .buffer = view_buffer,
    .buffer_release = view_release,
};

static const KrNativeDef methods[] = {
    {"readable", yes, "($self, /)", "Returns True if the IO object can be read.", 0, 0,
     0},
    {"seekable", yes, "($self, /)", "Returns True if the IO object can be seeked.", 0,
     0, 0},
    {"writable", yes, "($self, /)", "Returns True if the IO object can be written.", 0,
     0, 0},
    {"isatty", no, "($self, /)", "Always returns False.", 0, 0, 0},
    {"flush", bytes_flush, "($self, /)", "Does nothing.", 0, 0, 0},
    {"close", bytes_close, "($self, /)", "Disable all I/O operations.", 0, 0, 0},
    {"read", bytes_read, "($self, size=-1, /)",
     "Read at most size bytes, returned as a bytes object.", 0, 0, 0},
    {"read1", bytes_read, "($self, size=-1, /)",
     "Read at most size bytes, returned as a bytes object.", 0, 0, 0},
    {"readline", bytes_readline, "($self, size=-1, /)",
     "Next line from the file, as a bytes object.", 0, 0, 0},
    {"readlines", bytes_readlines, "($self, size=None, /)",
     "List of bytes objects, each a line from the file.", 0, 0, 0},
    {"readinto", bytes_readinto, "($self, buffer, /)", "Read bytes into buffer.", 0, 0,
     0},
    {"write", bytes_write, "($self, b, /)", "Write bytes to file.", 0, 0, 0},
    {"writelines", bytes_writelines, "($self, lines, /)", "Write lines to the file.", 0,
     0, 0},
    {"getvalue", bytes_getvalue, "($self, /)",
     "Retrieve the entire contents of the BytesIO object.", 0, 0, 0},
    {"getbuffer", bytes_getbuffer, "($self, /)",
     "Get a read-write view over the contents of the BytesIO object.", 0, 0, 0},
    {"seek", bytes_seek, "($self, pos, whence=0, /)", "Change stream position.", 0, 0,
     0},
    {"tell", bytes_tell, "($self, /)", "Current file position, an integer.", 0, 0, 0},
    {"truncate", bytes_truncate, "($self, size=None, /)",
     "Truncate the file to at most size bytes.", 0, 0, 0},
    {"__getstate__", bytes_getstate, "($self, /)", NULL, 0, 0, 0},
    {"__setstate__", bytes_setstate, "($self, object, /)", NULL, 0, 0, 0},
    {"__sizeof__", bytes_sizeof, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"closed", get_closed, NULL, "True if the file is closed."}, {0}};

KrType kr_io_bytes_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.BytesIO",
    .shown = "__iter__ __new__ -__del__",
    .doc = "(initial_bytes=b'')\n--\n\n" "Buffered I/O implementation using an in-memory bytes buffer.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(BytesIO),
    .own_words = 1,
    .own_dict = 1,
    .base = &kr_io_base_buffered_type,
    .dealloc = bytes_dealloc,
    .visit = kr_io_base_visit,
    .clear = kr_io_base_clear,
    .finalize = bytes_finalize,
    .next = bytes_next,
    .new_object = kr_io_base_new_object,
    .init = bytes_init_slot,
    .methods = methods,
    .getset = getset,
};
