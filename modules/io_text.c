// SPDX-License-Identifier: MIT
// TextIOWrapper: making, codecs, attributes, end. See io_text.h; reading is in io_text_read.c, writing in
// io_text_write.c, positions in io_text_seek.c.
//
// Called by io_open.c, io_streams.c. Tests: tests/lang/modules/io/text_files.py.
#include "modules/io_text.h"

#include "modules/io_buffered.h"
#include "modules/io_text_read.h"
#include "modules/io_text_seek.h"
#include "modules/io_text_write.h"
#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/codec_errors.h"
#include "runtime/codec_registry.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/tuple.h"
#include "runtime/warning.h"

#include <langinfo.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrIoText *cast(KrRef self)
{
    return kr_io_text_cast(self);
}

bool kr_io_text_check(KrThread *thread, KrRef self)
{
    const KrIoText *t = cast(self);
    if (KR_LIKELY(t->ok)) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    t->detached
                                        ? "underlying buffer has been detached"
                                        : "I/O operation on uninitialized object");
}

bool kr_io_text_check_open(KrThread *thread, KrRef self)
{
    if (!kr_io_text_check(thread, self)) return false;
    if (KR_LIKELY(kr_is_exact(self, &kr_io_text_type))) {
        KrRef buffer = kr_ref(cast(self)->buffer);
        const KrType *type = kr_is_ptr(buffer) ? kr_obj(buffer)->type : NULL;
        if (type == &kr_io_buffered_reader_type ||
            type == &kr_io_buffered_writer_type ||
            type == &kr_io_buffered_random_type) {
            const KrIoBuffered *b = kr_io_buffered_cast(buffer);
            if (KR_LIKELY(b->ok) &&
                kr_io_base_closed(thread, kr_ref(b->raw)) == KR_ABSENT)
                return true;
        }
        if (kr_thread_has_exception(thread)) return false;
    }
    return kr_io_base_check_closed(thread, self);
}

bool kr_io_text_locale_is_utf8;

const char *kr_io_text_locale_encoding(KrThread *thread)
{
    if (kr_io_text_locale_is_utf8 && !thread->vm->config->utf8_mode) return "UTF-8";
    const char *name = thread->vm->config->utf8_mode ? NULL : nl_langinfo(CODESET);
    return name && *name ? name : "utf-8";
}

// --- codecs ---------------------------------------------------------------------------------------

static KrOwn incremental(KrThread *thread, KrRef codec, int which, KrRef errors)
{
    KrOwn make = kr_attr_get(thread, codec, kr_name(which)), object;
    if (kr_is_null(make)) return make;
    object = kr_call_1(thread, kr_ref(make), errors);
    kr_drop(thread, make);
    return object;
}

// Decides by t->encoding and t->errors; makes the codec objects if the codec is none of ours.
static bool set_codec(KrThread *thread, KrIoText *t)
{
    const char *name = kr_str_codec_name(thread, kr_ref(t->encoding));
    const char *errors = name ? kr_str_codec_name(thread, kr_ref(t->errors)) : NULL;
    if (!errors) return false;
    t->errors_name = strcmp(errors, "strict") ? errors : NULL;
    kr_xdrop(thread, kr_move(&t->encoder));
    kr_xdrop(thread, kr_move(&t->decoder));
    t->partial_size = 0;
    t->codec = kr_str_codec_simple(name);
    if (t->codec != KR_STR_CODEC_OTHER) return true;
    KrOwn codec = kr_codec_registry_lookup_text(thread, name, "codecs.open()"),
          real = KR_NULL;
    if (kr_is_null(codec)) return false;
    bool ok = true;
    KrFound found = kr_attr_lookup(thread, kr_ref(codec), kr_name(KR_NAME_name), &real);
    if (found == KR_PRESENT && kr_str_is_sub(kr_ref(real))) // an alias of what we know
        t->codec = kr_str_codec_simple(kr_str_text(thread, kr_ref(real)));
    ok = found != KR_FAULT;
    if (ok && t->codec == KR_STR_CODEC_OTHER) {
        if (t->reads)
            t->decoder = incremental(thread, kr_ref(codec), KR_NAME_incrementaldecoder,
                                     kr_ref(t->errors));
        if (t->writes && (!t->reads || !kr_is_null(t->decoder)))
            t->encoder = incremental(thread, kr_ref(codec), KR_NAME_incrementalencoder,
                                     kr_ref(t->errors));
        ok = (!t->reads || !kr_is_null(t->decoder)) &&
             (!t->writes || !kr_is_null(t->encoder));
    }
    kr_xdrop(thread, real);
    kr_drop(thread, codec);
    return ok;
}

bool kr_io_text_encoder_reset(KrThread *thread, KrIoText *t, bool start)
{
    t->start_of_stream = start;
    if (kr_is_null(t->encoder)) return true;
    if (start) return kr_io_base_do(thread, kr_ref(t->encoder), KR_NAME_reset);
    KrOwn done = kr_io_base_call_1(thread, kr_ref(t->encoder), KR_NAME_setstate,
                                   kr_from_bits(kr_int_bits(0)));
    bool ok = !kr_is_null(done);
    kr_xdrop(thread, done);
    return ok;
}

// Not at the start of a stream that can tell: no byte order mark.
static bool fix_encoder(KrThread *thread, KrIoText *t)
{
    t->start_of_stream = true;
    if (kr_is_null(t->encoder)) return true;
    if (!t->seekable) { // UTF-16 and UTF-32 have a mark at its start alone, and nobody knows where that is
        bool wide = kr_str_equal_ascii(kr_ref(t->encoding), "utf-16") || kr_str_equal_ascii(kr_ref(t->encoding), "utf-32");
        return !wide || kr_io_text_encoder_reset(thread, t, false);
    }
    KrOwn place = kr_io_base_call(thread, kr_ref(t->buffer), KR_NAME_tell);
    int64_t number = 1;
    if (kr_is_null(place)) return false;
    bool zero = kr_int_is_sub(kr_ref(place)) &&
                kr_int_try_i64(kr_ref(place), &number) == KR_PRESENT && number == 0;
    kr_drop(thread, place);
    return zero || kr_io_text_encoder_reset(thread, t, false);
}

// Text of bytes by the codec alone.
static KrOwn decode_bytes(KrThread *thread, KrIoText *t, const char *data, int64_t size,
                          bool final)
{
    if (t->codec == KR_STR_CODEC_ASCII)
        return kr_str_codec_byte_decode(thread, KR_REF_NULL, data, size, t->errors_name,
                                        128);
    if (t->codec == KR_STR_CODEC_LATIN1)
        return kr_str_codec_byte_decode(thread, KR_REF_NULL, data, size, t->errors_name,
                                        256);
    if (t->codec == KR_STR_CODEC_OTHER) {
        KrOwn bytes = kr_bytes_new(thread, data, size), text;
        if (kr_is_null(bytes)) return bytes;
        KrRef args[2] = {kr_ref(bytes), kr_bool(final)};
        text = kr_call_method(thread, kr_ref(t->decoder), kr_name(KR_NAME_decode), args,
                              2);
        kr_drop(thread, bytes);
        if (!kr_is_null(text) && !kr_str_is_sub(kr_ref(text))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "decoder should return a string result, not '%T'",
                                     kr_ref(text));
            kr_drop(thread, kr_move(&text));
        }
        return text;
    }
    int64_t used = size;
    KrText whole;
    kr_text_init(&whole);
    if (t->partial_size) {
        kr_text_append(&whole, t->partial, (size_t)t->partial_size);
        kr_text_append(&whole, data, (size_t)size);
        if (whole.failed) {
            kr_text_fini(&whole);
            return kr_exception_no_memory(thread);
        }
        data = whole.bytes;
        size = (int64_t)whole.length;
    }
    KrOwn text = kr_str_codec_utf8_decode(thread, KR_REF_NULL, data, size,
                                          t->errors_name, final ? NULL : &used);
    if (!kr_is_null(text)) {
        t->partial_size = final ? 0 : (int)(size - used);
        kr_assert(t->partial_size < (int)sizeof t->partial);
        memcpy(t->partial, data + (size - t->partial_size), (size_t)t->partial_size);
    }
    kr_text_fini(&whole);
    return text;
}

KrOwn kr_io_text_decode(KrThread *thread, KrIoText *t, const void *data, int64_t size,
                        bool final)
{
    KrOwn text = decode_bytes(thread, t, data, size, final);
    return t->universal ? kr_io_newline_feed(thread, &t->newline, text, final) : text;
}

bool kr_io_text_decoder_get(KrThread *thread, KrIoText *t, KrOwn *bytes, int64_t *flags)
{
    *flags = 0;
    if (t->codec != KR_STR_CODEC_OTHER) {
        *bytes = kr_bytes_new(thread, t->partial, t->partial_size);
    } else {
        KrOwn state = kr_io_base_call(thread, kr_ref(t->decoder), KR_NAME_getstate);
        *bytes = KR_NULL;
        if (kr_is_null(state)) return false;
        if (!kr_tuple_is_sub(kr_ref(state)) || kr_tuple_length(kr_ref(state)) != 2) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "illegal decoder state");
        } else if (!kr_bytes_is_sub(kr_tuple_get(kr_ref(state), 0))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "illegal decoder state: the first item should be "
                                     "a bytes object, not '%T'",
                                     kr_tuple_get(kr_ref(state), 0));
        } else if (kr_number_index_i64(thread, kr_tuple_get(kr_ref(state), 1), flags)) {
            *bytes = kr_dup(kr_tuple_get(kr_ref(state), 0));
        }
        kr_drop(thread, state);
    }
    if (t->universal) *flags = (int64_t)((uint64_t)*flags << 1 | t->newline.pending_cr);
    return !kr_is_null(*bytes);
}

bool kr_io_text_decoder_set(KrThread *thread, KrIoText *t, KrRef bytes, int64_t flags)
{
    if (t->universal) {
        t->newline.pending_cr = flags & 1;
        flags >>= 1;
    }
    if (t->codec != KR_STR_CODEC_OTHER) {
        int64_t size = kr_ref_is_null(bytes) ? 0 : kr_bytes_cast(bytes)->length;
        t->partial_size = size < (int64_t)sizeof t->partial ? (int)size : 0;
        if (t->partial_size)
            memcpy(t->partial, kr_bytes_cast(bytes)->data, (size_t)t->partial_size);
        return true;
    }
    KrOwn items[2] = {kr_ref_is_null(bytes) ? kr_bytes_new(thread, "", 0)
                                            : kr_dup(bytes),
                      kr_int_from_i64(thread, flags)};
    KrOwn state = kr_tuple_pack_own(thread, items, 2), done = KR_NULL;
    if (!kr_is_null(state))
        done = kr_io_base_call_1(thread, kr_ref(t->decoder), KR_NAME_setstate,
                                 kr_ref(state));
    bool ok = !kr_is_null(done);
    kr_xdrop(thread, done);
    kr_xdrop(thread, state);
    return ok;
}

bool kr_io_text_decoder_reset(KrThread *thread, KrIoText *t)
{
    t->newline.pending_cr = false;
    t->newline.seen = 0;
    t->partial_size = 0;
    return kr_is_null(t->decoder) ||
           kr_io_base_do(thread, kr_ref(t->decoder), KR_NAME_reset);
}

// --- making ---------------------------------------------------------------------------------------

static void set_newline(KrIoText *t, KrRef newline)
{
    bool none = kr_is_none(newline), empty = !none && kr_str_obj(newline)->length == 0;
    bool cr = !none && kr_str_equal_ascii(newline, "\r"),
         crlf = !none && kr_str_equal_ascii(newline, "\r\n");
    t->universal = none || empty;
    t->newline = (KrIoNewline){.translate = none};
    t->ending = empty ? KR_IO_ANY : cr ? KR_IO_CR : crlf ? KR_IO_CRLF : KR_IO_LF;
    t->write_ending = cr ? "\r" : crlf ? "\r\n" : NULL;
}

static bool newline_argument(KrThread *thread, const char *function, KrRef newline)
{
    if (!kr_is_none(newline) && !kr_str_is_sub(newline))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s() argument 'newline' must be str or None, not %T", function, newline);
    if (!kr_io_newline_is_valid(newline))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "illegal newline value: %S", newline);
    return true;
}

static bool text_or_none(KrThread *thread, const char *function, const char *name,
                         KrRef value)
{
    if (kr_is_none(value) || kr_str_is_sub(value)) return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s() argument '%s' must be str or None, not %T",
                                    function, name, value);
}

static KrOwn encoding_of(KrThread *thread, KrRef value)
{
    if (kr_is_none(value) || kr_str_equal_ascii(value, "locale")) {
        const char *name = kr_io_text_locale_encoding(thread);
        return kr_str_from_ascii(thread, name);
    }
    return kr_dup(value);
}

static void forget_input(KrThread *thread, KrIoText *t)
{
    kr_xdrop(thread, kr_move(&t->chars));
    t->used = 0;
    t->has_snapshot = false;
}

static bool set_up(KrThread *thread, KrIoText *t, KrRef buffer)
{
    KrOwn read1 = KR_NULL;
    KrFound can = kr_io_base_ask(thread, buffer, KR_NAME_readable);
    t->reads = can == KR_PRESENT;
    if (can != KR_FAULT) can = kr_io_base_ask(thread, buffer, KR_NAME_writable);
    t->writes = can == KR_PRESENT;
    if (can == KR_FAULT || !set_codec(thread, t)) return false;
    kr_store(thread, &t->buffer, kr_dup(buffer));
    can = kr_io_base_ask(thread, buffer, KR_NAME_seekable);
    t->seekable = t->telling = can == KR_PRESENT;
    if (can != KR_FAULT)
        can = kr_attr_lookup(thread, buffer, kr_name(KR_NAME_read1), &read1);
    t->has_read1 = can == KR_PRESENT;
    kr_xdrop(thread, read1);
    return can != KR_FAULT && fix_encoder(thread, t);
}

static KrOwn text_init(ARGS)
{
    UNUSED;
    KrIoText *t = cast(self);
    bool line_buffering, write_through;
    t->ok = t->detached = false;
    if (!text_or_none(thread, "TextIOWrapper", "encoding", args[1]) ||
        !text_or_none(thread, "TextIOWrapper", "errors", args[2]) ||
        !newline_argument(thread, "TextIOWrapper", args[3]) ||
        !kr_truth(thread, args[4], &line_buffering) ||
        !kr_truth(thread, args[5], &write_through))
        return KR_NULL;
    if (kr_is_none(args[1]) && thread->vm->config->warn_default_encoding &&
        !kr_warning_format(thread, &kr_exception_encoding_warning, 1, "'encoding' argument not specified"))
        return KR_NULL;
    if (thread->vm->config->dev_mode && kr_str_is_sub(args[2])) { // wrong names are told at once
        const char *name = kr_str_codec_name(thread, args[2]);
        KrOwn handler = name ? kr_codec_errors_lookup(thread, name) : KR_NULL;
        if (kr_is_null(handler)) return KR_NULL;
        kr_drop(thread, handler);
    }
    forget_input(thread, t);
    kr_text_clear(&t->pending);
    t->bytes_per_char = 0;
    t->chunk_size = 8192;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    KrOwn encoding = encoding_of(thread, args[1]);
    KrOwn errors =
        kr_is_none(args[2]) ? kr_str_interned(thread, "strict") : kr_dup(args[2]);
    if (kr_is_null(encoding) || kr_is_null(errors)) {
        kr_xdrop(thread, encoding);
        kr_xdrop(thread, errors);
        return KR_NULL;
    }
    kr_store(thread, &t->encoding, encoding);
    kr_store(thread, &t->errors, errors);
    set_newline(t, args[3]);
    if (!set_up(thread, t, args[0])) return KR_NULL;
    t->ok = true;
    return kr_none_own();
}
static const KrNativeDef init_def = {
    "TextIOWrapper",
    text_init,
    "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
    "write_through=False)",
    NULL,
    0,
    0,
    0};
static bool text_init_slot(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return kr_io_base_init(thread, &init_def, self, args, count, kwnames);
}

KrOwn kr_io_text_new(KrThread *thread, KrRef buffer, const char *encoding,
                     const char *errors, KrRef newline, bool line_buffering,
                     bool write_through)
{
    KrOwn self = kr_io_base_new_object(thread, kr_type_ref(&kr_io_text_type), NULL, 0,
                                       KR_REF_NULL);
    KrOwn name = kr_str_from_utf8(thread, encoding, strlen(encoding)), how = KR_NULL,
          done = KR_NULL;
    how = errors ? kr_str_from_utf8(thread, errors, strlen(errors)) : kr_none_own();
    if (!kr_is_null(self) && !kr_is_null(name) && !kr_is_null(how)) {
        KrRef args[6] = {buffer,
                         kr_ref(name),
                         kr_ref(how),
                         newline,
                         kr_bool(line_buffering),
                         kr_bool(write_through)};
        done = text_init(thread, kr_ref(self), args, 6);
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, how);
    if (kr_is_null(done) && !kr_is_null(self)) kr_drop(thread, kr_move(&self));
    kr_xdrop(thread, done);
    return self;
}

static bool bool_argument(KrThread *thread, KrRef value, bool *out)
{
    int64_t number;
    if (kr_is_none(value)) return true;
    if (!kr_number_index_i64(thread, value, &number)) return false;
    *out = number != 0;
    return true;
}

// reconfigure(*, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)
static KrOwn text_reconfigure(ARGS)
{
    UNUSED;
    KrIoText *t = cast(self);
    KrRef encoding = args[0], errors = args[1], newline = args[2];
    bool line_buffering = t->line_buffering, write_through = t->write_through;
    if (!kr_io_text_check(thread, self) ||
        !text_or_none(thread, "reconfigure", "encoding", encoding) ||
        !text_or_none(thread, "reconfigure", "errors", errors))
        return KR_NULL;
    size_t size;
    const char *name = kr_str_is_sub(encoding) ? kr_str_utf8(thread, encoding, &size) : "";
    if (!name) return KR_NULL;
    if (kr_str_is_sub(encoding) && strlen(name) != size)
        return kr_exception_raise(thread, &kr_exception_lookup_error, "unknown encoding: %s", name);
    bool recode =
        !kr_is_none(encoding) || !kr_is_none(errors) || !kr_ref_is_null(newline);
    if (!kr_is_null(t->chars) && recode)
        return kr_io_base_unsupported(thread,
                                      "It is not possible to set the encoding or "
                                      "newline of stream after the first read");
    if (!kr_ref_is_null(newline) && !newline_argument(thread, "reconfigure", newline))
        return KR_NULL;
    if (!bool_argument(thread, args[3], &line_buffering) ||
        !bool_argument(thread, args[4], &write_through) ||
        !kr_io_base_do(thread, self, KR_NAME_flush))
        return KR_NULL;
    forget_input(thread, t);
    if (!kr_ref_is_null(newline)) set_newline(t, newline);
    if (!kr_is_none(encoding) || !kr_is_none(errors)) {
        KrOwn new_encoding = kr_is_none(encoding) ? kr_dup(kr_ref(t->encoding))
                                                  : encoding_of(thread, encoding);
        KrOwn new_errors = !kr_is_none(errors)     ? kr_dup(errors)
                           : !kr_is_none(encoding) ? kr_str_interned(thread, "strict")
                                                   : kr_dup(kr_ref(t->errors));
        KrOwn old_encoding = t->encoding, old_errors = t->errors;
        t->encoding = new_encoding;
        t->errors = new_errors;
        bool ok = !kr_is_null(new_encoding) && !kr_is_null(new_errors) &&
                  set_codec(thread, t) && fix_encoder(thread, t);
        if (!ok) { // as it was
            KrOwn failure = kr_exception_fetch(thread);
            t->encoding = old_encoding;
            t->errors = old_errors;
            old_encoding = new_encoding;
            old_errors = new_errors;
            if (!set_codec(thread, t)) kr_exception_clear(thread);
            kr_exception_restore(thread, failure);
        }
        kr_xdrop(thread, old_encoding);
        kr_xdrop(thread, old_errors);
        if (!ok) return KR_NULL;
    } else if (!kr_ref_is_null(newline) && !kr_io_text_decoder_reset(thread, t)) {
        return KR_NULL;
    }
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    return kr_none_own();
}

// --- the end --------------------------------------------------------------------------------------

static KrOwn text_detach(ARGS)
{
    UNUSED;
    KrIoText *t = cast(self);
    if (!kr_io_text_check(thread, self) || !kr_io_base_do(thread, self, KR_NAME_flush))
        return KR_NULL;
    t->ok = false;
    t->detached = true;
    return kr_is_null(t->buffer) ? kr_none_own() : kr_move(&t->buffer);
}

static KrOwn text_close(ARGS)
{
    UNUSED;
    KrIoText *t = cast(self);
    if (!kr_io_text_check(thread, self)) return KR_NULL;
    KrFound closed = kr_io_base_closed(thread, self);
    if (closed != KR_ABSENT) return closed == KR_FAULT ? KR_NULL : kr_none_own();
    if (kr_is_null(t->buffer)) return kr_none_own(); // `closed` has detached it
    KrOwn buffer = kr_dup(kr_ref(t->buffer)), failure = KR_NULL;
    if (t->finalizing) {
        KrOwn warned =
            kr_io_base_call_1(thread, kr_ref(buffer), KR_NAME__dealloc_warn, self);
        kr_xdrop(thread, warned);
        kr_exception_clear(thread);
    }
    if (!kr_io_base_do(thread, self, KR_NAME_flush))
        failure = kr_exception_fetch(thread);
    KrOwn result = kr_io_base_call(thread, kr_ref(buffer), KR_NAME_close);
    kr_drop(thread, buffer);
    if (kr_is_null(failure)) return result;
    if (kr_is_null(result)) {
        KrOwn second = kr_exception_fetch(thread);
        if (!kr_is(kr_ref(second), kr_ref(failure)))
            kr_store(thread, &((KrException *)(void *)kr_obj(kr_ref(second)))->context,
                     failure);
        else
            kr_drop(thread, failure);
        kr_exception_restore(thread, second);
    } else {
        kr_drop(thread, result);
        kr_exception_restore(thread, failure);
    }
    return KR_NULL;
}

static void drop_fields(KrThread *thread, KrIoText *t)
{
    t->ok = false;
    KrOwn *fields[] = {&t->buffer,  &t->encoding, &t->errors,
                       &t->encoder, &t->decoder,  &t->chars};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
}
static void text_dealloc(KrThread *thread, KrObject *self)
{
    KrIoText *t = (KrIoText *)(void *)self;
    drop_fields(thread, t);
    kr_text_fini(&t->pending);
    kr_text_fini(&t->snapshot_input);
    kr_io_base_free(thread, self, sizeof *t);
}
static void text_visit(KrObject *self, KrVisitFn visit, void *context)
{
    const KrIoText *t = (const KrIoText *)(const void *)self;
    const KrOwn fields[] = {t->buffer,  t->encoding, t->errors,
                            t->encoder, t->decoder,  t->chars};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visit(kr_ref(fields[i]), context);
    kr_io_base_visit(self, visit, context);
}
static void text_clear(KrThread *thread, KrObject *self)
{
    drop_fields(thread, (KrIoText *)(void *)self);
    kr_io_base_clear(thread, self);
}

// --- attributes -----------------------------------------------------------------------------------

#define FORWARD(name) /* static KrOwn text_name(...): buffer.name() */                 \
    static KrOwn text_##name(ARGS)                                                     \
    {                                                                                  \
        UNUSED;                                                                        \
        if (!kr_io_text_check(thread, self)) return KR_NULL;                           \
        return kr_io_base_call(thread, kr_ref(cast(self)->buffer), KR_NAME_##name);    \
    }
FORWARD(fileno)
FORWARD(isatty)
FORWARD(seekable)
FORWARD(readable)
FORWARD(writable)

static KrOwn of_buffer(KrThread *thread, KrRef self, int name)
{
    return kr_io_text_check(thread, self)
               ? kr_attr_get(thread, kr_ref(cast(self)->buffer), kr_name(name))
               : KR_NULL;
}
static KrOwn get_name(KrThread *thread, KrRef self)
{
    return of_buffer(thread, self, KR_NAME_name);
}
static KrOwn get_closed(KrThread *thread, KrRef self)
{
    return of_buffer(thread, self, KR_NAME_closed);
}
static KrOwn or_none(KrOwn field)
{
    return kr_is_null(field) ? kr_none_own() : kr_dup(kr_ref(field));
}
static KrOwn get_encoding(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(cast(self)->encoding);
}
static KrOwn get_buffer(KrThread *thread, KrRef self)
{
    (void)thread;
    return or_none(cast(self)->buffer);
}
static KrOwn get_errors(KrThread *thread, KrRef self)
{
    if (!cast(self)->detached && !kr_io_text_check(thread, self)) return KR_NULL;
    return or_none(cast(self)->errors);
}
static KrOwn get_newlines(KrThread *thread, KrRef self)
{
    if (!kr_io_text_check(thread, self)) return KR_NULL;
    const KrIoText *t = cast(self);
    return t->universal && t->reads ? kr_io_newline_seen(thread, t->newline.seen)
                                    : kr_none_own();
}
static KrOwn get_line_buffering(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->line_buffering);
}
static KrOwn get_write_through(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->write_through);
}
static KrOwn get_finalizing(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->finalizing);
}
static bool set_finalizing(KrThread *thread, KrRef self, KrRef value)
{
    return kr_io_base_set_finalizing(thread, value, &cast(self)->finalizing);
}
static KrOwn get_chunk_size(KrThread *thread, KrRef self)
{
    return kr_io_text_check(thread, self)
               ? kr_int_from_i64(thread, cast(self)->chunk_size)
               : KR_NULL;
}
static bool set_chunk_size(KrThread *thread, KrRef self, KrRef value)
{
    int64_t size;
    if (!kr_io_text_check(thread, self)) return false;
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                        "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted");
    if (!kr_io_base_ssize(thread, value, &size)) return false;
    if (size <= 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "a strictly positive integer is required");
    cast(self)->chunk_size = size;
    return true;
}

// Appends " name=..." for an attribute that is there.
static KrOwn with_field(KrThread *thread, KrRef self, KrOwn text, int name,
                        const char *format)
{
    KrOwn value = KR_NULL;
    if (kr_is_null(text)) return text;
    KrFound found = kr_attr_lookup(thread, self, kr_name(name), &value);
    if (found == KR_FAULT && kr_exception_is(thread, &kr_exception_value_error)) {
        kr_exception_clear(thread);
        found = KR_ABSENT;
    }
    if (found == KR_ABSENT) return text;
    KrOwn longer = found == KR_FAULT ? KR_NULL
                                     : kr_str_from_format(thread, format, kr_ref(text),
                                                          kr_ref(value));
    kr_drop(thread, text);
    kr_xdrop(thread, value);
    return longer;
}

static KrOwn text_repr(KrThread *thread, KrRef self)
{
    const char *type = kr_obj(self)->type->name;
    if (!cast(self)->ok && !cast(self)->detached) {
        (void)kr_io_text_check(thread, self);
        return KR_NULL;
    }
    if (kr_repr_enter(thread, self))
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "reentrant call inside %s.__repr__", type);
    KrOwn text = kr_str_from_format(thread, "<%s", type);
    text = with_field(thread, self, text, KR_NAME_name, "%S name=%R");
    text = with_field(thread, self, text, KR_NAME_mode, "%S mode=%R");
    if (!kr_is_null(text)) {
        KrOwn whole = kr_str_from_format(thread, "%S encoding=%R>", kr_ref(text),
                                         kr_ref(cast(self)->encoding));
        kr_drop(thread, text);
        text = whole;
    }
    kr_repr_leave(thread, self);
    return text;
}

static const KrNativeDef methods[] = {
    {"detach", text_detach, "($self, /)", NULL, 0, 0, 0},
    {"reconfigure", text_reconfigure,
     "($self, /, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)\1"
     "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)",
     "Reconfigure the text stream with new parameters.", 0, 0, 0},
    {"write", kr_io_text_write_method, "($self, text, /)", NULL, 0, 0, 0},
    {"flush", kr_io_text_write_flush_method, "($self, /)", NULL, 0, 0, 0},
    {"read", kr_io_text_read_method, "($self, size=-1, /)", NULL, 0, 0, 0},
    {"readline", kr_io_text_read_line_method, "($self, size=-1, /)", NULL, 0, 0, 0},
    {"seek", kr_io_text_seek_method, "($self, cookie, whence=0, /)\1($self, cookie, whence=os.SEEK_SET, /)",
     "Set the stream position.", 0, 0, 0},
    {"tell", kr_io_text_seek_tell_method, "($self, /)",
     "Return the stream position as an opaque number.", 0, 0, 0},
    {"truncate", kr_io_text_seek_truncate_method, "($self, pos=None, /)", NULL, 0, 0,
     0},
    {"close", text_close, "($self, /)", NULL, 0, 0, 0},
    {"fileno", text_fileno, "($self, /)", NULL, 0, 0, 0},
    {"isatty", text_isatty, "($self, /)", NULL, 0, 0, 0},
    {"seekable", text_seekable, "($self, /)", NULL, 0, 0, 0},
    {"readable", text_readable, "($self, /)", NULL, 0, 0, 0},
    {"writable", text_writable, "($self, /)", NULL, 0, 0, 0},
    {"__getstate__", kr_io_base_no_pickle, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"name", get_name, NULL, NULL},
    {"closed", get_closed, NULL, NULL},
    {"encoding", get_encoding, NULL, KR_AS_MEMBER},
    {"buffer", get_buffer, NULL, KR_AS_MEMBER},
    {"errors", get_errors, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, KR_AS_MEMBER},
    {"write_through", get_write_through, NULL, KR_AS_MEMBER},
    {"_finalizing", get_finalizing, set_finalizing, KR_AS_MEMBER},
    {"_CHUNK_SIZE", get_chunk_size, set_chunk_size, NULL},
    {0},
};

KrType kr_io_text_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_io.TextIOWrapper",
    .doc = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)\n--\n\n" "Character and line based layer over a BufferedIOBase object, buffer.",
    .flags = KR_IO_TYPE_FLAGS,
    .basic_size = sizeof(KrIoText),
    .own_words = 1,
    .own_dict = 1,
    .base = &kr_io_base_text_type,
    .dealloc = text_dealloc,
    .visit = text_visit,
    .clear = text_clear,
    .finalize = kr_io_base_finalize,
    .repr = text_repr,
    .next = kr_io_text_read_next,
    .new_object = kr_io_base_new_object,
    .init = text_init_slot,
    .methods = methods,
    .getset = getset,
};
