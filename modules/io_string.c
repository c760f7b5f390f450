// SPDX-License-Identifier: MIT
// StringIO. See io_string.h.
//
// The text lies in a str of its own that is longer than what is used, and as wide as its widest character
// ever was. `highest` holds the bits of all characters written; after an overwrite it may be too much, and
// getvalue looks again.
// Invariant: text == null only while length == 0.
// Tests: tests/lang/modules/io/memory_files.py.
#include "modules/io_string.h"

#include "modules/io_newline.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

typedef struct StringIO {
    KrIoBase base;
    KrOwn text; // str with room, or null
    int64_t length, capacity, pos;
    uint32_t highest; // bits of all characters
    bool inexact;     // `highest` may have bits of characters that are gone
    bool ok, closed;
    bool universal;    // newline None or '': the state below looks at what is written
    KrIoEnding ending; // where readline stops
    const char *write_ending; // what "\n" becomes, or null
    KrIoNewline newline;
    KrOwn given; // the argument: str or None
} StringIO;

static StringIO *cast(KrRef self)
{
    return (StringIO *)(void *)kr_obj(self);
}
static KrStr *text_of(const StringIO *io)
{
    return kr_str_obj(kr_ref(io->text));
}

static bool check_open(KrThread *thread, const StringIO *io)
{
    if (KR_LIKELY(io->ok && !io->closed)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    io->closed
                                        ? "I/O operation on closed file"
                                        : "I/O operation on uninitialized object");
}

// --- the text -------------------------------------------------------------------------------------

static void copy(KrStr *to, int64_t at, const KrStr *from, int64_t start, int64_t count)
{
    if (to->kind == from->kind) {
        memmove((char *)kr_str_data(to) + at * to->kind,
                (const char *)kr_str_data(from) + start * from->kind,
                (size_t)(count * to->kind));
        return;
    }
    for (int64_t i = 0; i < count; i++)
        kr_str_write(to, at + i, kr_str_read(from, start + i));
}

static bool reserve(KrThread *thread, StringIO *io, int64_t capacity, uint32_t highest)
{
    uint8_t kind = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
    if (!kr_is_null(io->text) && capacity <= io->capacity && text_of(io)->kind >= kind)
        return true;
    if (!kr_is_null(io->text) && text_of(io)->kind > kind)
        highest = text_of(io)->kind == 2 ? 0xFFFF : 0x10FFFF;
    if (capacity > INT64_MAX / 8)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "new buffer size too large");
    if (capacity > io->capacity)
        capacity += capacity / 4 + 64;
    else
        capacity = io->capacity;
    KrStr *wider = kr_str_new(thread, capacity,
                              highest < 0x80       ? 0xFF
                              : highest > 0x10FFFF ? 0x10FFFF
                                                   : highest);
    if (!wider) return false;
    if (io->length) copy(wider, 0, text_of(io), 0, io->length);
    kr_store(thread, &io->text, kr_steal_obj(wider));
    io->capacity = capacity;
    return true;
}

static uint32_t bits_of(const KrStr *str)
{
    return str->ascii       ? 0x7F
           : str->kind == 1 ? 0xFF
           : str->kind == 2 ? 0xFFFF
                            : 0x10FFFF;
}

static bool put(KrThread *thread, StringIO *io, KrRef value)
{
    const KrStr *str = kr_str_obj(value);
    if (str->length == 0) return true;
    if (io->pos > INT64_MAX / 16 - str->length)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "new position too large");
    int64_t end = io->pos + str->length;
    io->highest |= bits_of(str);
    if (!reserve(thread, io, end > io->length ? end : io->length, io->highest))
        return false;
    KrStr *text = text_of(io);
    for (int64_t i = io->length; i < io->pos; i++)
        kr_str_write(text, i, 0);
    io->inexact |= io->pos < io->length;
    copy(text, io->pos, str, 0, str->length);
    io->pos = end;
    if (end > io->length) io->length = end;
    return true;
}

static KrOwn slice(KrThread *thread, const StringIO *io, int64_t start, int64_t stop)
{
    if (stop <= start) return kr_str_from_utf8(thread, "", 0);
    const KrStr *text = text_of(io);
    uint32_t highest = io->highest;
    if (start != 0 || stop != io->length || io->inexact) {
        if (highest >= 0x80) {
            highest = 0;
            for (int64_t i = start; i < stop; i++)
                highest |= kr_str_read(text, i);
        }
    }
    if (stop - start == 1) return kr_str_char(thread, kr_str_read(text, start));
    KrStr *out =
        kr_str_new(thread, stop - start, highest > 0x10FFFF ? 0x10FFFF : highest);
    if (out) copy(out, 0, text, start, stop - start);
    return kr_steal_obj(out);
}

// --- methods --------------------------------------------------------------------------------------

static bool write_text(KrThread *thread, StringIO *io, KrRef value)
{
    if (KR_LIKELY(!io->universal && !io->write_ending)) return put(thread, io, value);
    KrOwn text = kr_dup(value);
    if (io->universal) text = kr_io_newline_feed(thread, &io->newline, text, true);
    if (!kr_is_null(text) && io->write_ending) {
        KrOwn replaced = kr_io_newline_replace(thread, kr_ref(text), io->write_ending);
        kr_drop(thread, text);
        text = replaced;
    }
    bool ok = !kr_is_null(text) && put(thread, io, kr_ref(text));
    kr_xdrop(thread, text);
    return ok;
}

static KrOwn string_write(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    if (!io->ok && !check_open(thread, io)) return KR_NULL;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "string argument expected, got '%T'", args[0]);
    if (!check_open(thread, io) || !write_text(thread, io, args[0])) return KR_NULL;
    return kr_from_small_int(kr_str_obj(args[0])->length);
}

static KrOwn string_getvalue(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    return check_open(thread, io) ? slice(thread, io, 0, io->length) : KR_NULL;
}

static KrOwn string_read(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    int64_t size;
    if (!kr_io_base_size(thread, args[0], &size) || !check_open(thread, io))
        return KR_NULL;
    int64_t start = io->pos, left = io->length > start ? io->length - start : 0;
    if (size < 0 || size > left) size = left;
    io->pos = start + size;
    return slice(thread, io, start, start + size);
}

static KrOwn take_line(KrThread *thread, StringIO *io, int64_t limit)
{
    int64_t start = io->pos, stop = io->length;
    if (start >= stop) return kr_str_from_utf8(thread, "", 0);
    if (limit >= 0 && limit < stop - start) stop = start + limit;
    int64_t end = kr_io_newline_line_end(text_of(io), start, stop, io->ending);
    io->pos = end < 0 ? stop : end;
    return slice(thread, io, start, io->pos);
}

static KrOwn string_readline(ARGS)
{
    UNUSED;
    int64_t limit;
    if (!kr_io_base_size(thread, args[0], &limit) || !check_open(thread, cast(self)))
        return KR_NULL;
    return take_line(thread, cast(self), limit);
}

static KrFound string_next(KrThread *thread, KrRef self, KrOwn *line)
{
    StringIO *io = cast(self);
    if (!check_open(thread, io)) return KR_FAULT;
    if (!kr_is_exact(self, &kr_io_string_type)) {
        *line = kr_io_base_call(thread, self, KR_NAME_readline);
        if (!kr_is_null(*line) && !kr_str_is_sub(kr_ref(*line))) {
            (void)kr_exception_raise(
                thread, &kr_exception_os_error,
                "readline() should have returned a str object, not '%T'",
                kr_ref(*line));
            kr_drop(thread, kr_move(line));
        }
    } else {
        *line = take_line(thread, io, -1);
    }
    if (kr_is_null(*line)) return KR_FAULT;
    if (kr_str_obj(kr_ref(*line))->length) return KR_PRESENT;
    kr_drop(thread, kr_move(line));
    return KR_ABSENT;
}

static KrOwn string_tell(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_int_from_i64(thread, cast(self)->pos)
                                          : KR_NULL;
}
static KrOwn string_seek(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    int64_t pos, whence;
    if (!kr_number_index_i64(thread, args[0], &pos) ||
        !kr_number_index_i64(thread, args[1], &whence) || !check_open(thread, io))
        return KR_NULL;
    if (whence < 0 || whence > 2)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Invalid whence (%d, should be 0, 1 or 2)",
                                  (int)whence);
    if (whence == 0 && pos < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Negative seek position %lld", (long long)pos);
    if (whence != 0 && pos != 0)
        return kr_exception_raise(thread, &kr_exception_os_error,
                                  "Can't do nonzero cur-relative seeks");
    io->pos = whence == 0 ? pos : whence == 1 ? io->pos : io->length;
    return kr_int_from_i64(thread, io->pos);
}
static KrOwn string_truncate(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    int64_t size = io->pos;
    if (!check_open(thread, io)) return KR_NULL;
    if (!kr_is_none(args[0])) {
        if (!kr_number_has_index(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "argument should be integer or None, not '%T'",
                                      args[0]);
        if (!kr_number_index_i64(thread, args[0], &size)) return KR_NULL;
    }
    if (size < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Negative size value %lld", (long long)size);
    if (size < io->length) {
        io->length = size;
        io->inexact = true;
    }
    return kr_int_from_i64(thread, size);
}

static void forget(KrThread *thread, StringIO *io)
{
    kr_xdrop(thread, kr_move(&io->text));
    io->length = io->capacity = io->pos = 0;
    io->highest = 0;
    io->inexact = false;
}

static KrOwn string_close(ARGS)
{
    UNUSED;
    cast(self)->closed = true;
    forget(thread, cast(self));
    return kr_none_own();
}
static KrOwn yes(ARGS)
{
    UNUSED;
    return check_open(thread, cast(self)) ? kr_bool_own(true) : KR_NULL;
}

static KrOwn string_init(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    KrRef newline = args[1];
    io->ok = false;
    if (!kr_is_none(newline) && !kr_str_is_sub(newline))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "newline must be str or None, not %T", newline);
    if (!kr_io_newline_is_valid(newline))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "illegal newline value: %R", newline);
    if (!kr_is_none(args[0]) && !kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "initial_value must be str or None, not %T", args[0]);
    forget(thread, io);
    bool none = kr_is_none(newline), empty = !none && kr_str_obj(newline)->length == 0;
    bool cr = !none && kr_str_equal_ascii(newline, "\r"),
         crlf = !none && kr_str_equal_ascii(newline, "\r\n");
    io->universal = none || empty;
    io->newline = (KrIoNewline){.translate = none};
    io->ending = empty ? KR_IO_ANY : cr ? KR_IO_CR : crlf ? KR_IO_CRLF : KR_IO_LF;
    io->write_ending = cr ? "\r" : crlf ? "\r\n" : NULL;
    kr_store(thread, &io->given, kr_dup(newline));
    io->closed = false;
    if (kr_str_is_sub(args[0]) && !write_text(thread, io, args[0])) return KR_NULL;
    io->pos = 0;
    io->ok = true;
    return kr_none_own();
}
static const KrNativeDef init_def = {
    "StringIO", string_init, "(initial_value='', newline='\\n')", NULL, 0, 0, 0};
static bool string_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}

static KrOwn string_getstate(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    KrOwn value = string_getvalue(thread, self, NULL, 0), dict, extra = KR_NULL;
    if (kr_is_null(value)) return value;
    dict = kr_attribute_get_dict(thread, self);
    if (!kr_is_null(dict)) {
        extra = kr_dict_length(kr_ref(dict)) ? kr_dict_copy(thread, kr_ref(dict))
                                             : kr_none_own();
        kr_drop(thread, dict);
    }
    KrOwn items[4] = {value, kr_dup(kr_ref(io->given)),
                      kr_int_from_i64(thread, io->pos), extra};
    return kr_tuple_pack_own(thread, items, 4);
}

static KrOwn string_setstate(ARGS)
{
    UNUSED;
    StringIO *io = cast(self);
    KrRef state = args[0];
    int64_t pos;
    if (io->closed) {
        (void)check_open(thread, io);
        return KR_NULL;
    }
    if (!kr_tuple_is_sub(state) || kr_tuple_length(state) < 4)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "_io.StringIO.__setstate__ argument should be 4-tuple, got %T", state);
    KrRef init[2] = {kr_tuple_get(state, 0), kr_tuple_get(state, 1)},
          position = kr_tuple_get(state, 2);
    KrRef extra = kr_tuple_get(state, 3);
    KrOwn done = string_init(thread, self, init, 2);
    if (kr_is_null(done)) return done;
    kr_drop(thread, done);
    forget(thread, io); // the value is as it was: no translation
    if (kr_str_is_sub(init[0]) && !put(thread, io, init[0])) return KR_NULL;
    if (!kr_int_is_sub(position))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "third item of state must be an integer, got %T",
                                  position);
    if (!kr_number_index_i64(thread, position, &pos)) return KR_NULL;
    if (pos < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "position value cannot be negative");
    io->pos = pos;
    return kr_io_base_set_dict(thread, self, extra, "fourth");
}

static void string_dealloc(KrThread *thread, KrObject *self)
{
    StringIO *io = (StringIO *)(void *)self;
    forget(thread, io);
    kr_xdrop(thread, kr_move(&io->given));
    kr_io_base_free(thread, self, sizeof *io);
}
static bool string_finalize(KrThread *thread, KrRef self)
{
    return kr_is_exact(self, &kr_io_string_type) || kr_io_base_finalize(thread, self);
}

static KrOwn get_closed(KrThread *thread, KrRef self)
{
    if (!cast(self)->ok)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "I/O operation on uninitialized object");
    return kr_bool_own(cast(self)->closed);
}
static KrOwn get_line_buffering(KrThread *thread, KrRef self)
{
    return check_open(thread, cast(self)) ? kr_bool_own(false) : KR_NULL;
}
static KrOwn get_newlines(KrThread *thread, KrRef self)
{
    if (!check_open(thread, cast(self))) return KR_NULL;
    return cast(self)->universal ? kr_io_newline_seen(thread, cast(self)->newline.seen)
                                 : kr_none_own();
}

static const KrNativeDef methods[] = {
    {"close", string_close, "($self, /)", "Close the IO object.", 0, 0, 0},
    {"getvalue", string_getvalue, "($self, /)",
     "Retrieve the entire contents of the object.", 0, 0, 0},
    {"read", string_read, "($self, size=-1, /)",
     "Read at most size characters, returned as a string.", 0, 0, 0},
    {"readline", string_readline, "($self, size=-1, /)", "Read until newline or EOF.",
     0, 0, 0},
    {"tell", string_tell, "($self, /)", "Tell the current file position.", 0, 0, 0},
    {"truncate", string_truncate, "($self, pos=None, /)", "Truncate size to pos.", 0, 0,
     0},
    {"seek", string_seek, "($self, pos, whence=0, /)", "Change stream position.", 0, 0,
     0},
    {"write", string_write, "($self, s, /)", "Write string to file.", 0, 0, 0},
    {"seekable", yes, "($self, /)", "Returns True if the IO object can be seeked.", 0,
     0, 0},
    {"readable", yes, "($self, /)", "Returns True if the IO object can be read.", 0, 0,
     0},
    {"writable", yes, "($self, /)", "Returns True if the IO object can be written.", 0,
     0, 0},
    {"__getstate__", string_getstate, "($self, /)", NULL, 0, 0, 0},
    {"__setstate__", string_setstate, "($self, state, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL},
    {0},
};

KrType kr_io_string_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.StringIO",
    .shown = "__new__ -__del__",
    .doc = "(initial_value='', newline='\\n')\n--\n\n" "Text I/O implementation using an in-memory buffer.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(StringIO),
    .own_words = 1,
    .own_dict = 1,
    .base = &kr_io_base_text_type,
    .dealloc = string_dealloc,
    .visit = kr_io_base_visit,
    .clear = kr_io_base_clear,
    .finalize = string_finalize,
    .next = string_next,
    .new_object = kr_io_base_new_object,
    .init = string_init_slot,
    .methods = methods,
    .getset = getset,
};
