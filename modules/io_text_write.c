// SPDX-License-Identifier: MIT
// TextIOWrapper: writing. See io_text.h.
//
// What is ASCII is copied from the str into `pending` without anything in between; pending goes to the
// buffer when it is longer than a chunk.
// Called by print() too. Tests: tests/lang/modules/io/text_files.py.
#include "modules/io_text_write.h"

#include "modules/io_buffered.h"
#include "modules/io_file.h"
#include "modules/io_text_read.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"

bool kr_io_text_write_pending(KrThread *thread, KrRef self)
{
    KrIoText *t = kr_io_text_cast(self);
    if (t->pending.length == 0) return true;
    KrRef below = kr_ref(t->buffer);
    if (kr_is_exact(below, &kr_io_buffered_writer_type) ||
        kr_is_exact(below, &kr_io_buffered_random_type)) {
        KrText taken = t->pending; // a signal handler may write meanwhile
        kr_text_init(&t->pending);
        bool ok = kr_io_buffered_put(thread, below, taken.bytes, (int64_t)taken.length);
        if (t->pending.bytes == NULL) { // keep the memory
            kr_text_clear(&taken);
            t->pending = taken;
        } else {
            kr_text_fini(&taken);
        }
        return ok;
    }
    if (kr_is_exact(below, &kr_io_file_type) && kr_io_file_cast(below)->fd >= 0 &&
        kr_io_file_cast(below)->writable) {
        KrText taken = t->pending; // standard streams without buffers
        kr_text_init(&t->pending);
        int64_t done = 0, put = 0;
        while (done < (int64_t)taken.length && put >= 0) {
            put = kr_io_file_write(thread, kr_io_file_cast(below), taken.bytes + done,
                                   (int64_t)taken.length - done);
            done += put > 0 ? put : 0;
        }
        kr_text_fini(&taken);
        return put != -1;
    }
    KrOwn bytes = kr_bytes_new(thread, t->pending.bytes, (int64_t)t->pending.length),
          written;
    if (kr_is_null(bytes)) return false;
    kr_text_clear(&t->pending);
    KrOwn keep = kr_dup(below);
    do {
        written = kr_io_base_call_1(thread, kr_ref(keep), KR_NAME_write, kr_ref(bytes));
    } while (kr_is_null(written) &&
             kr_exception_is(thread, &kr_exception_interrupted_error) &&
             (kr_exception_clear(thread), kr_io_base_interrupted(thread)));
    kr_drop(thread, keep);
    kr_drop(thread, bytes);
    bool ok = !kr_is_null(written);
    kr_xdrop(thread, written);
    return ok;
}

static KrOwn encode(KrThread *thread, KrIoText *t, KrRef text)
{
    switch (t->codec) {
    case KR_STR_CODEC_UTF8:
        return kr_str_codec_utf8_encode(thread, text, t->errors_name);
    case KR_STR_CODEC_ASCII:
        return kr_str_codec_byte_encode(thread, text, t->errors_name, 128);
    case KR_STR_CODEC_LATIN1:
        return kr_str_codec_byte_encode(thread, text, t->errors_name, 256);
    case KR_STR_CODEC_OTHER: break;
    }
    t->start_of_stream = false;
    KrOwn bytes = kr_io_base_call_1(thread, kr_ref(t->encoder), KR_NAME_encode, text);
    if (!kr_is_null(bytes) && !kr_bytes_is_sub(kr_ref(bytes))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "encoder should return a bytes object, not '%T'",
                                 kr_ref(bytes));
        kr_drop(thread, kr_move(&bytes));
    }
    return bytes;
}

static bool has_line_end(const KrStr *str)
{
    if (str->kind == 1)
        return memchr(kr_str_data(str), '\n', (size_t)str->length) ||
               memchr(kr_str_data(str), '\r', (size_t)str->length);
    for (int64_t i = 0; i < str->length; i++)
        if (kr_str_read(str, i) == '\n' || kr_str_read(str, i) == '\r') return true;
    return false;
}

static bool add_pending(KrThread *thread, KrRef self, const void *data, int64_t size)
{
    KrIoText *t = kr_io_text_cast(self);
    while (t->pending.length && (int64_t)t->pending.length + size > t->chunk_size)
        if (!kr_io_text_write_pending(thread, self)) return false;
    kr_text_append(&t->pending, data, (size_t)size);
    if (!t->pending.failed) return true;
    t->pending.failed = false;
    (void)kr_exception_no_memory(thread);
    return false;
}

bool kr_io_text_write_str(KrThread *thread, KrRef self, KrRef value)
{
    KrIoText *t = kr_io_text_cast(self);
    if (!kr_io_text_check_open(thread, self)) return false;
    if (!t->writes) {
        (void)kr_io_base_unsupported(thread, "not writable");
        return false;
    }
    const KrStr *str = kr_str_obj(value);
    bool flush = t->line_buffering && has_line_end(str), ok;
    if (KR_LIKELY(str->ascii && t->codec != KR_STR_CODEC_OTHER && !t->write_ending)) {
        ok = add_pending(thread, self, kr_str_data(str), str->length);
    } else {
        KrOwn text = t->write_ending
                         ? kr_io_newline_replace(thread, value, t->write_ending)
                         : kr_dup(value);
        KrOwn bytes = kr_is_null(text) ? KR_NULL : encode(thread, t, kr_ref(text));
        kr_xdrop(thread, text);
        ok = !kr_is_null(bytes) &&
             add_pending(thread, self, kr_bytes_cast(kr_ref(bytes))->data,
                         kr_bytes_cast(kr_ref(bytes))->length);
        kr_xdrop(thread, bytes);
    }
    if (!ok) return false;
    if (((int64_t)t->pending.length >= t->chunk_size || flush || t->write_through) &&
        !kr_io_text_write_pending(thread, self))
        return false;
    if (flush) {
        KrRef below = kr_ref(t->buffer);
        if (kr_is_exact(below, &kr_io_buffered_writer_type)
                ? !kr_io_buffered_flush(thread, below)
                : !kr_io_base_do(thread, below, KR_NAME_flush))
            return false;
    }
    if (KR_UNLIKELY(t->has_snapshot))
        kr_io_text_read_forget(thread, t);
    return !t->reads || kr_io_text_decoder_reset(thread, t);
}

KrOwn kr_io_text_write_method(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "write() argument must be str, not %U", args[0]);
    if (!kr_io_text_write_str(thread, self, args[0])) return KR_NULL;
    return kr_from_small_int(kr_str_obj(args[0])->length);
}

bool kr_io_text_write_flush(KrThread *thread, KrRef self)
{
    KrIoText *t = kr_io_text_cast(self);
    if (!kr_io_text_check_open(thread, self)) return false;
    t->telling = t->seekable;
    if (!kr_io_text_write_pending(thread, self)) return false;
    KrRef below = kr_ref(t->buffer);
    if (kr_is_exact(below, &kr_io_buffered_writer_type))
        return kr_io_buffered_flush(thread, below);
    if (kr_is_exact(below, &kr_io_file_type) && kr_io_file_cast(below)->fd >= 0)
        return true;
    return kr_io_base_do(thread, below, KR_NAME_flush);
}

KrOwn kr_io_text_write_flush_method(KrThread *thread, KrRef self, const KrRef *args,
                                    size_t count)
{
    (void)args, (void)count;
    return kr_io_text_write_flush(thread, self) ? kr_none_own() : KR_NULL;
}
