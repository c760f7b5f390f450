// SPDX-License-Identifier: MIT
// TextIOWrapper: reading. See io_text.h.
//
// A chunk of an exact BufferedReader is decoded where it lies in the reader's memory; other buffers are
// asked by read1 or read. Lines are cut out of the decoded chunk.
// Tests: tests/lang/modules/io/text_files.py.
#include "modules/io_text_read.h"

#include "modules/io_buffered.h"
#include "modules/io_text_write.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str_builder.h"

void kr_io_text_read_forget(KrThread *thread, KrIoText *t)
{
    kr_xdrop(thread, kr_move(&t->chars));
    t->used = 0;
    t->has_snapshot = false;
}

static bool check_reads(KrThread *thread, KrRef self)
{
    if (!kr_io_text_check_open(thread, self)) return false;
    if (!kr_io_text_cast(self)->reads)
        (void)kr_io_base_unsupported(thread, "not readable");
    return kr_io_text_cast(self)->reads;
}

static int64_t left_in(const KrIoText *t)
{
    return kr_is_null(t->chars) ? 0 : kr_str_obj(kr_ref(t->chars))->length - t->used;
}

// At most `most` decoded characters (-1: all).
static KrOwn take(KrThread *thread, KrIoText *t, int64_t most)
{
    int64_t left = left_in(t), start = t->used;
    if (most < 0 || most > left) most = left;
    if (most == 0) return kr_str_from_utf8(thread, "", 0);
    t->used += most;
    if (start == 0 && left == most) return kr_dup(kr_ref(t->chars));
    return kr_str_slice(thread, kr_ref(t->chars), start, start + most, 1);
}

static bool decode_chunk(KrThread *thread, KrIoText *t, const void *data, int64_t size,
                         bool *eof)
{
    KrOwn bytes = KR_NULL;
    if (t->telling) {
        int64_t flags;
        if (!kr_io_text_decoder_get(thread, t, &bytes, &flags)) return false;
        t->snapshot_flags = flags;
        kr_text_clear(&t->snapshot_input);
        kr_text_append(&t->snapshot_input, kr_bytes_cast(kr_ref(bytes))->data,
                       (size_t)kr_bytes_cast(kr_ref(bytes))->length);
        kr_text_append(&t->snapshot_input, data, (size_t)size);
        kr_drop(thread, bytes);
    }
    KrOwn text = kr_io_text_decode(thread, t, data, size, size == 0);
    if (kr_is_null(text)) return false;
    int64_t length = kr_str_obj(kr_ref(text))->length;
    kr_store(thread, &t->chars, text);
    t->used = 0;
    t->bytes_per_char = length ? (double)size / (double)length : 0;
    t->has_snapshot = t->telling;
    *eof = size == 0 && length == 0;
    return true;
}

// The next chunk into t->chars; *eof: there is none. hint: characters wanted, 0 = a chunk.
static bool read_chunk(KrThread *thread, KrIoText *t, int64_t hint, bool *eof)
{
    int64_t size = t->chunk_size;
    if (hint > 0) {
        double wanted = (t->bytes_per_char > 1 ? t->bytes_per_char : 1) * (double)hint;
        if (wanted > (double)size)
            size = wanted < (double)(1 << 30) ? (int64_t)wanted : 1 << 30;
    }
    KrRef below = kr_ref(t->buffer);
    if (kr_is_exact(below, &kr_io_buffered_reader_type) ||
        kr_is_exact(below, &kr_io_buffered_random_type)) {
        const char *data = "";
        int64_t got = kr_io_buffered_peek_chunk(thread, below, size, &data);
        if (got < 0) return false;
        if (t->codec != KR_STR_CODEC_OTHER && !t->errors_name)
            return decode_chunk(thread, t, data, got, eof);
        KrOwn copy = kr_bytes_new(
            thread, data, got); // a decoder or handler in Python may use the reader
        bool ok = !kr_is_null(copy) &&
                  decode_chunk(thread, t, kr_bytes_cast(kr_ref(copy))->data, got, eof);
        kr_xdrop(thread, copy);
        return ok;
    }
    KrOwn keep = kr_dup(below), number = kr_int_from_i64(thread, size), chunk = KR_NULL;
    KrBuffer in;
    bool ok = false;
    if (!kr_is_null(number))
        chunk = kr_io_base_call_1(
            thread, below, t->has_read1 ? KR_NAME_read1 : KR_NAME_read, kr_ref(number));
    if (!kr_is_null(chunk)) {
        if (!kr_buffer_has(kr_ref(chunk)))
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "underlying %s() should have returned a bytes-like object, not '%T'",
                t->has_read1 ? "read1" : "read", kr_ref(chunk));
        else if (kr_buffer_get(thread, kr_ref(chunk), &in, KR_BUFFER_READ)) {
            ok = decode_chunk(thread, t, in.data, in.size, eof);
            kr_buffer_release(thread, &in);
        }
        kr_drop(thread, chunk);
    }
    kr_xdrop(thread, number);
    kr_drop(thread, keep);
    return ok;
}

// The same; after an interrupted call whose signal handler let it go on, again.
static bool next_chunk(KrThread *thread, KrIoText *t, int64_t hint, bool *eof)
{
    while (!read_chunk(thread, t, hint, eof)) {
        if (!kr_exception_is(thread, &kr_exception_interrupted_error)) return false;
        kr_exception_clear(thread);
        if (!kr_io_base_interrupted(thread)) return false;
    }
    return true;
}

static KrOwn read_all(KrThread *thread, KrIoText *t)
{
    KrOwn keep = kr_dup(kr_ref(t->buffer)),
          bytes = kr_io_base_call(thread, kr_ref(keep), KR_NAME_read);
    KrOwn rest = KR_NULL, text = KR_NULL, whole;
    KrBuffer in;
    kr_drop(thread, keep);
    if (kr_is_null(bytes)) return bytes;
    if (kr_is_none(kr_ref(bytes))) {
        (void)kr_exception_raise(thread, &kr_exception_blocking_io_error, "Read returned None.");
    } else if (!kr_buffer_has(kr_ref(bytes))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "a bytes-like object is required, not '%T'",
                                 kr_ref(bytes));
    } else if (kr_buffer_get(thread, kr_ref(bytes), &in, KR_BUFFER_READ)) {
        text = kr_io_text_decode(thread, t, in.data, in.size, true);
        kr_buffer_release(thread, &in);
    }
    kr_drop(thread, bytes);
    if (kr_is_null(text)) return text;
    rest = take(thread, t, -1);
    kr_io_text_read_forget(thread, t);
    if (kr_is_null(rest) || kr_str_obj(kr_ref(rest))->length == 0) {
        if (kr_is_null(rest)) kr_drop(thread, kr_move(&text));
        kr_xdrop(thread, rest);
        return text;
    }
    whole = kr_str_concat(thread, kr_ref(rest), kr_ref(text));
    kr_drop(thread, rest);
    kr_drop(thread, text);
    return whole;
}

KrOwn kr_io_text_read_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)count;
    KrIoText *t = kr_io_text_cast(self);
    int64_t size;
    if (!kr_io_base_size(thread, args[0], &size) || !check_reads(thread, self) ||
        !kr_io_text_write_pending(thread, self))
        return KR_NULL;
    if (size < 0) return read_all(thread, t);
    KrOwn text = take(thread, t, size);
    if (kr_is_null(text) || kr_str_obj(kr_ref(text))->length == size) return text;
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_str_builder_str(&out, kr_ref(text));
    kr_drop(thread, text);
    bool eof = false;
    while (out.length < size) {
        if (!next_chunk(thread, t, size - out.length, &eof)) {
            kr_str_builder_fini(&out);
            return KR_NULL;
        }
        if (eof) break;
        KrOwn piece = take(thread, t, size - out.length);
        if (kr_is_null(piece)) {
            kr_str_builder_fini(&out);
            return KR_NULL;
        }
        kr_str_builder_str(&out, kr_ref(piece));
        kr_drop(thread, piece);
    }
    return kr_str_builder_take(&out);
}

// The line goes on past the chunk: collects pieces.
static KrOwn long_line(KrThread *thread, KrIoText *t, int64_t limit)
{
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    for (;;) {
        int64_t left = left_in(t);
        if (left > 0) {
            KrStr *chars = kr_str_obj(kr_ref(t->chars));
            int64_t start = t->used, stop = chars->length;
            if (limit >= 0 && stop - start > limit - out.length)
                stop = start + limit - out.length;
            bool split = t->ending == KR_IO_CRLF && out.length &&
                         kr_str_read(out.str, out.length - 1) == '\r' && stop > start &&
                         kr_str_read(chars, start) == '\n';
            int64_t end = split ? start + 1
                                : kr_io_newline_line_end(chars, start, stop, t->ending);
            kr_str_builder_slice(&out, kr_ref(t->chars), start, end < 0 ? stop : end);
            t->used = end < 0 ? stop : end;
            if (end >= 0 || (limit >= 0 && out.length >= limit)) break;
        }
        bool eof;
        if (limit == 0) break;
        if (!next_chunk(thread, t, 0, &eof)) {
            kr_str_builder_fini(&out);
            return KR_NULL;
        }
        if (eof) {
            kr_io_text_read_forget(thread, t);
            break;
        }
    }
    return kr_str_builder_take(&out);
}

KrOwn kr_io_text_read_line(KrThread *thread, KrRef self, int64_t limit)
{
    KrIoText *t = kr_io_text_cast(self);
    if (!check_reads(thread, self)) return KR_NULL;
    if (t->pending.length && !kr_io_text_write_pending(thread, self)) return KR_NULL;
    if (!kr_is_null(t->chars)) { // usually all of it is there
        const KrStr *chars = kr_str_obj(kr_ref(t->chars));
        int64_t start = t->used, stop = chars->length;
        if (limit >= 0 && stop - start > limit) stop = start + limit;
        int64_t end = kr_io_newline_line_end(chars, start, stop, t->ending);
        if (end < 0 && limit >= 0 && stop == start + limit) end = stop;
        if (end >= 0) return take(thread, t, end - start);
    }
    return long_line(thread, t, limit);
}

KrOwn kr_io_text_read_line_method(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count)
{
    (void)count;
    int64_t limit;
    if (!kr_io_text_check(thread, self) || !kr_io_base_size(thread, args[0], &limit))
        return KR_NULL;
    return kr_io_text_read_line(thread, self, limit < 0 ? -1 : limit);
}

KrFound kr_io_text_read_next(KrThread *thread, KrRef self, KrOwn *line)
{
    KrIoText *t = kr_io_text_cast(self);
    if (!kr_io_text_check(thread, self)) return KR_FAULT;
    t->telling = false;
    if (kr_is_exact(self, &kr_io_text_type)) {
        *line = kr_io_text_read_line(thread, self, -1);
    } else {
        *line = kr_io_base_call(thread, self, KR_NAME_readline);
        if (!kr_is_null(*line) && !kr_str_is_sub(kr_ref(*line))) {
            (void)kr_exception_raise(
                thread, &kr_exception_os_error,
                "readline() should have returned a str object, not '%T'",
                kr_ref(*line));
            kr_drop(thread, kr_move(line));
        }
    }
    if (kr_is_null(*line)) return KR_FAULT;
    if (kr_str_obj(kr_ref(*line))->length) return KR_PRESENT;
    kr_drop(thread, kr_move(line));
    t->has_snapshot = false;
    t->telling = t->seekable;
    return KR_ABSENT;
}
