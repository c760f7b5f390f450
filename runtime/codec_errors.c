// SPDX-License-Identifier: MIT
// Error handlers of codecs. See codec_errors.h.
//
// Each standard handler is one function over (text or bytes, range); the Python-level callable of that
// name (codecs.ignore_errors, ...) takes the range from a UnicodeError and calls the same function.
// Registered handlers live in VM.codec_errors, a dict that also holds the standard callables.
// Called by str_codec*.c and modules/codecs_*.c. Tests: tests/lang/modules/codecs/.
#include "runtime/codec_errors.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>

static const char *const names[KR_CODEC_CUSTOM] = {
    "strict",        "ignore",           "replace",           "surrogateescape",
    "surrogatepass", "backslashreplace", "xmlcharrefreplace", "namereplace",
};

static KrCodecHandler kind_of(const char *name)
{
    int i = 0;
    if (!name) return KR_CODEC_STRICT;
    while (i < KR_CODEC_CUSTOM && strcmp(names[i], name) != 0)
        i++;
    return (KrCodecHandler)i;
}

// --- the standard handlers ------------------------------------------------------------------

// utf-8, utf-16-le, ...: bytes of a unit and whether the most significant comes first.
static int unit_of(const char *encoding, bool *big)
{
    *big = false;
    if (strncmp(encoding, "utf", 3) != 0 && strncmp(encoding, "UTF", 3) != 0) return 0;
    encoding += 3;
    if (*encoding == '-' || *encoding == '_') encoding++;
    if (!strcmp(encoding, "8")) return 3;
    int width = !strncmp(encoding, "16", 2) ? 2 : !strncmp(encoding, "32", 2) ? 4 : 0;
    if (!width) return 0;
    encoding += 2;
    if (!*encoding) return width;
    if (*encoding == '-' || *encoding == '_') encoding++;
    *big = (encoding[0] | 32) == 'b';
    bool known = (*big || (encoding[0] | 32) == 'l') && (encoding[1] | 32) == 'e' &&
                 !encoding[2];
    return known ? width : 0;
}

static uint32_t read_unit(const uint8_t *p, int width, bool big)
{
    uint32_t c = 0;
    for (int i = 0; i < width; i++)
        c |= (uint32_t)p[i] << 8 * (big ? width - 1 - i : i);
    return c;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

static void put_hex(KrStrBuilder *out, uint32_t c)
{
    char escape[16];
    snprintf(escape, sizeof escape,
             c < 0x100     ? "\\x%02x"
             : c < 0x10000 ? "\\u%04x"
                           : "\\U%08x",
             c);
    kr_str_builder_ascii(out, escape);
}

// \N{NAME}, if there is a name.
static bool put_name(KrThread *thread, KrStrBuilder *out, uint32_t c)
{
    KrOwn function = kr_import_attr(thread, "unicodedata", "name"), text = KR_NULL,
          name = KR_NULL;
    if (!kr_is_null(function)) text = kr_str_char(thread, c);
    if (!kr_is_null(text))
        name = kr_call_2(thread, kr_ref(function), kr_ref(text), kr_none());
    bool found = !kr_is_null(name) && kr_str_is_sub(kr_ref(name));
    if (found) {
        kr_str_builder_ascii(out, "\\N{");
        kr_str_builder_str(out, kr_ref(name));
        kr_str_builder_ascii(out, "}");
    }
    kr_exception_clear(thread);
    kr_xdrop(thread, name);
    kr_xdrop(thread, text);
    kr_xdrop(thread, function);
    return found;
}

static KrFound taken(KrOwn out)
{
    return kr_is_null(out) ? KR_FAULT : KR_PRESENT;
}

static KrFound pass_surrogates(KrThread *thread, const KrStr *str, int64_t start,
                               int64_t end, const char *encoding, KrOwn *out)
{
    bool big;
    int width = unit_of(encoding, &big);
    for (int64_t i = start; i < end; i++)
        if (!is_surrogate(kr_str_read(str, i))) return KR_ABSENT;
    if (!width) return KR_ABSENT;
    *out = kr_bytes_new(thread, NULL, (end - start) * width);
    if (kr_is_null(*out)) return KR_FAULT;
    uint8_t *p = (uint8_t *)kr_bytes_cast(kr_ref(*out))->data;
    for (int64_t i = start; i < end; i++, p += width) {
        uint32_t c = kr_str_read(str, i);
        if (width == 3) {
            p[0] = (uint8_t)(0xE0 | c >> 12);
            p[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
            p[2] = (uint8_t)(0x80 | (c & 0x3F));
        } else {
            for (int k = 0; k < width; k++)
                p[k] = (uint8_t)(c >> 8 * (big ? width - 1 - k : k));
        }
    }
    return KR_PRESENT;
}

// text[start..end) cannot be encoded. Absent: the error stands.
static KrFound stand_in_encode(KrThread *thread, KrCodecHandler kind, const KrStr *str,
                               int64_t start, int64_t end, const char *encoding,
                               KrOwn *out)
{
    if (kind == KR_CODEC_SURROGATEPASS)
        return pass_surrogates(thread, str, start, end, encoding, out);
    if (kind == KR_CODEC_SURROGATEESCAPE) {
        for (int64_t i = start; i < end; i++) {
            uint32_t c = kr_str_read(str, i);
            if (c < 0xDC80 || c > 0xDCFF) return KR_ABSENT;
        }
        *out = kr_bytes_new(thread, NULL, end - start);
        for (int64_t i = start; i < end && !kr_is_null(*out); i++)
            kr_bytes_cast(kr_ref(*out))->data[i - start] = (char)kr_str_read(str, i);
        return taken(*out);
    }
    KrStrBuilder text;
    kr_str_builder_init(&text, thread);
    char escape[16];
    if (kind == KR_CODEC_REPLACE)
        kr_str_builder_fill(&text, '?', end - start);
    else if (kind != KR_CODEC_IGNORE)
        for (int64_t i = start; i < end; i++) {
            uint32_t c = kr_str_read(str, i);
            if (kind == KR_CODEC_XMLCHARREFREPLACE) {
                snprintf(escape, sizeof escape, "&#%u;", c);
                kr_str_builder_ascii(&text, escape);
            } else if (kind != KR_CODEC_NAMEREPLACE || !put_name(thread, &text, c)) {
                put_hex(&text, c);
            }
        }
    *out = kr_str_builder_take(&text);
    return taken(*out);
}

// data[start..end) cannot be decoded. *next is set. Absent: the error stands.
static KrFound stand_in_decode(KrThread *thread, KrCodecHandler kind,
                               const uint8_t *data, int64_t size, int64_t start,
                               int64_t end, const char *encoding, KrStrBuilder *out,
                               int64_t *next)
{
    (void)thread;
    *next = end;
    if (kind == KR_CODEC_REPLACE) {
        kr_str_builder_char(out, 0xFFFD);
    } else if (kind == KR_CODEC_BACKSLASHREPLACE) {
        for (int64_t i = start; i < end; i++)
            put_hex(out, data[i]);
    } else if (kind == KR_CODEC_SURROGATEESCAPE) {
        int64_t i = start;
        for (; i < end && i < start + 4 && data[i] >= 128; i++)
            kr_str_builder_char(out, 0xDC00u + data[i]);
        *next = i;
        return i == start ? KR_ABSENT : KR_PRESENT;
    } else if (kind == KR_CODEC_SURROGATEPASS) {
        bool big;
        int width = unit_of(encoding, &big);
        const uint8_t *p = data + start;
        uint32_t c = 0;
        if (width && size - start >= width) {
            if (width != 3)
                c = read_unit(p, width, big);
            else if (p[0] == 0xED && (p[1] & 0xE0) == 0xA0 && (p[2] & 0xC0) == 0x80)
                c = 0xD000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        }
        if (!is_surrogate(c)) return KR_ABSENT;
        kr_str_builder_char(out, c);
        *next = start + width;
    }
    return KR_PRESENT;
}

// --- exceptions -------------------------------------------------------------------------------

static KrException *fields(KrRef exception)
{
    return (KrException *)(void *)kr_obj(exception);
}

static KrOwn new_error(KrThread *thread, KrType *type, const char *encoding, KrRef object, int64_t start, int64_t end,
                       const char *reason)
{
    KrOwn why = kr_str_from_ascii(thread, reason), name = KR_NULL, made = KR_NULL;
    if (!kr_is_null(why))
        name = kr_str_from_utf8(thread, encoding, strlen(encoding));
    if (!kr_is_null(name)) {
        KrRef args[5] = {kr_ref(name), object, kr_from_bits(kr_int_bits(start)),
                         kr_from_bits(kr_int_bits(end)), kr_ref(why)};
        made = kr_call(thread, kr_type_ref(type), args, 5, KR_REF_NULL);
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, why);
    return made;
}

// The UnicodeError for a range; the one from the last time is used again, with the args that it had.
static KrRef describe(KrThread *thread, KrOwn *exception, KrType *type,
                      const char *encoding, KrRef object, int64_t start, int64_t end,
                      const char *reason, const KrCodecFirst *first)
{
    bool again = !kr_is_null(*exception) || first->reason;
    if (kr_is_null(*exception))
        *exception = first->reason ? new_error(thread, type, encoding, object, first->start, first->end, first->reason)
                                   : new_error(thread, type, encoding, object, start, end, reason);
    if (kr_is_null(*exception) || !again) return kr_ref(*exception);
    KrOwn why = kr_str_from_ascii(thread, reason);
    if (kr_is_null(why)) return KR_REF_NULL;
    KrException *e = fields(kr_ref(*exception));
    kr_store(thread, &e->extra[2], kr_from_small_int(start));
    kr_store(thread, &e->extra[3], kr_from_small_int(end));
    kr_store(thread, &e->extra[4], why);
    return kr_ref(*exception);
}

static void note_first(KrCodecFirst *first, int64_t start, int64_t end, const char *reason)
{
    if (!first->reason) *first = (KrCodecFirst){start, end, reason};
}

static bool raise_it(KrThread *thread, KrRef exception)
{
    if (!kr_ref_is_null(exception)) kr_exception_set(thread, kr_dup(exception));
    return false;
}

// A position that does not fit into 64 bits.
#define NO_POSITION INT64_MIN

// (replacement, position) of a handler that Python registered.
static KrOwn call_handler(KrThread *thread, KrRef callback, KrRef exception,
                          bool decoding, bool multibyte, int64_t *position)
{
    KrOwn result = kr_call_1(thread, callback, exception), out = KR_NULL;
    if (kr_is_null(result)) return result;
    KrRef r = kr_ref(result);
    bool pair = kr_type_has(r, KR_TYPE_TUPLE_SUB) && kr_tuple_length(r) == 2;
    KrRef text = pair ? kr_tuple_get(r, 0) : KR_REF_NULL;
    bool fits = pair && (kr_str_is_sub(text) || (!decoding && kr_bytes_is_sub(text)));
    if (multibyte) {
        fits = fits && kr_int_is_sub(kr_tuple_get(r, 1));
        if (fits && !kr_int_to_i64(thread, kr_tuple_get(r, 1), position)) {
            kr_exception_clear(thread);
            *position = NO_POSITION;
        }
    } else if (fits || (pair && !decoding)) { // encoders look at the position first
        KrOwn number = kr_number_index(thread, kr_tuple_get(r, 1));
        bool ok = !kr_is_null(number) && kr_int_to_i64(thread, kr_ref(number), position);
        kr_xdrop(thread, number);
        if (!ok) {
            kr_drop(thread, result);
            return KR_NULL;
        }
    }
    if (fits)
        out = kr_dup(text);
    else
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 decoding    ? "decoding error handler must return (str, int) tuple"
                                 : multibyte ? "encoding error handler must return (str, int) tuple"
                                             : "encoding error handler must return (str/bytes, int) tuple");
    kr_drop(thread, result);
    return out;
}

bool kr_codec_errors_settle(KrThread *thread, int64_t given, int64_t length, int64_t *position)
{
    if (given == NO_POSITION)
        return kr_exception_raise_false(thread, &kr_exception_index_error, "position -1 from error handler out of bounds");
    *position = given < 0 ? given + length : given;
    if (*position >= 0 && *position <= length) return true;
    return kr_exception_raise_false(thread, &kr_exception_index_error,
                                    "position %zd from error handler out of bounds",
                                    (size_t)*position);
}

// --- decoders -----------------------------------------------------------------------------------

void kr_codec_errors_decoder_init(KrDecoder *d, KrThread *thread, KrRef given,
                                  const void *data, int64_t size, const char *encoding,
                                  const char *errors)
{
    *d = (KrDecoder){.thread = thread,
                     .data = data,
                     .size = size,
                     .given = given,
                     .encoding = encoding,
                     .errors = errors,
                     .handler = kind_of(errors)};
    kr_str_builder_init(&d->out, thread);
}

static KrRef describe_decode(KrDecoder *d, int64_t start, int64_t end,
                             const char *reason)
{
    if (kr_is_null(d->held)) {
        d->held = kr_ref_is_null(d->given) || !kr_bytes_is_sub(d->given)
                      ? kr_bytes_new(d->thread, d->data, d->size)
                      : kr_dup(d->given);
        if (kr_is_null(d->held)) return KR_REF_NULL;
        d->data = (const uint8_t *)kr_bytes_cast(kr_ref(d->held))->data;
    }
    return describe(d->thread, &d->exception, &kr_exception_unicode_decode_error,
                    d->encoding, kr_ref(d->held), start, end, reason, &d->first);
}

static bool custom_decode(KrDecoder *d, int64_t start, int64_t end, const char *reason)
{
    KrThread *thread = d->thread;
    if (kr_is_null(d->callback)) {
        d->callback = kr_codec_errors_lookup(thread, d->errors);
        if (kr_is_null(d->callback)) return false;
    }
    KrRef exception = describe_decode(d, start, end, reason);
    if (kr_ref_is_null(exception)) return false;
    int64_t position;
    KrOwn text = call_handler(thread, kr_ref(d->callback), exception, true, d->multibyte, &position);
    if (kr_is_null(text)) return false;
    KrOwn object =
        fields(exception)->extra[1]; // the handler may have replaced the input
    bool ok = !kr_is_null(object) && kr_bytes_is_sub(kr_ref(object));
    if (d->multibyte) {
        ok = kr_codec_errors_settle(thread, position, d->size, &d->at);
    } else if (!ok) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "object attribute must be bytes");
    } else {
        kr_store(thread, &d->held, kr_dup(kr_ref(object)));
        d->data = (const uint8_t *)kr_bytes_cast(kr_ref(object))->data;
        d->size = kr_bytes_cast(kr_ref(object))->length;
        ok = kr_codec_errors_settle(thread, position, d->size, &d->at);
    }
    if (ok) kr_str_builder_str(&d->out, kr_ref(text));
    kr_drop(thread, text);
    return ok;
}

bool kr_codec_errors_decode(KrDecoder *d, int64_t start, int64_t end,
                            const char *reason)
{
    switch (d->handler) {
    case KR_CODEC_CUSTOM: return custom_decode(d, start, end, reason);
    case KR_CODEC_XMLCHARREFREPLACE:
    case KR_CODEC_NAMEREPLACE:
        return kr_exception_raise_false(
            d->thread, &kr_exception_type_error,
            "don't know how to handle UnicodeDecodeError in error callback");
    case KR_CODEC_STRICT: break;
    case KR_CODEC_IGNORE:
    case KR_CODEC_REPLACE:
    case KR_CODEC_SURROGATEESCAPE:
    case KR_CODEC_SURROGATEPASS:
    case KR_CODEC_BACKSLASHREPLACE:
        if (stand_in_decode(d->thread, d->handler, d->data, d->size, start, end,
                            d->encoding, &d->out, &d->at) == KR_PRESENT) {
            note_first(&d->first, start, end, reason);
            return true;
        }
    }
    return raise_it(d->thread, describe_decode(d, start, end, reason));
}

KrOwn kr_codec_errors_decoder_end(KrDecoder *d, bool ok)
{
    KrOwn text = KR_NULL;
    if (ok)
        text = kr_str_builder_take(&d->out);
    else
        kr_str_builder_fini(&d->out);
    kr_xdrop(d->thread, d->held);
    kr_xdrop(d->thread, d->callback);
    kr_xdrop(d->thread, d->exception);
    return text;
}

// --- encoders -----------------------------------------------------------------------------------

void kr_codec_errors_encoder_init(KrEncoder *e, KrThread *thread, KrRef text,
                                  const char *encoding, const char *errors)
{
    *e = (KrEncoder){.thread = thread,
                     .text = text,
                     .str = kr_str_obj(text),
                     .encoding = encoding,
                     .errors = errors,
                     .handler = kind_of(errors)};
    kr_text_init(&e->out);
}

bool kr_codec_errors_raise_encode(KrEncoder *e, int64_t start, int64_t end,
                                  const char *reason)
{
    return raise_it(e->thread, describe(e->thread, &e->exception,
                                        &kr_exception_unicode_encode_error, e->encoding,
                                        e->text, start, end, reason, &e->first));
}

// Encodings that do without a UnicodeError where a standard handler knows what to do.
static bool mends_alone(const char *encoding)
{
    return !strcmp(encoding, "utf-8") || !strcmp(encoding, "ascii") || !strcmp(encoding, "latin-1");
}

KrOwn kr_codec_errors_encode(KrEncoder *e, int64_t start, int64_t end,
                             const char *reason, int64_t *next)
{
    KrThread *thread = e->thread;
    KrOwn out = KR_NULL;
    *next = end;
    if (e->handler == KR_CODEC_CUSTOM) {
        if (kr_is_null(e->callback)) {
            e->callback = kr_codec_errors_lookup(thread, e->errors);
            if (kr_is_null(e->callback)) return KR_NULL;
        }
        KrRef exception =
            describe(thread, &e->exception, &kr_exception_unicode_encode_error,
                     e->encoding, e->text, start, end, reason, &e->first);
        if (kr_ref_is_null(exception)) return KR_NULL;
        int64_t position;
        out = call_handler(thread, kr_ref(e->callback), exception, false, e->multibyte, &position);
        if (e->multibyte) {
            *next = position;
            return out;
        }
        if (!kr_is_null(out) && !kr_codec_errors_settle(thread, position, e->str->length, next)) {
            kr_drop(thread, out);
            return KR_NULL;
        }
        return out;
    }
    KrFound found = KR_ABSENT;
    if (e->handler != KR_CODEC_STRICT)
        found =
            stand_in_encode(thread, e->handler, e->str, start, end, e->encoding, &out);
    if (found == KR_ABSENT)
        (void)kr_codec_errors_raise_encode(e, start, end, reason);
    else if (found == KR_PRESENT && !mends_alone(e->encoding))
        note_first(&e->first, start, end, reason);
    return out;
}

KrOwn kr_codec_errors_encoder_end(KrEncoder *e, bool ok)
{
    KrOwn bytes = KR_NULL;
    if (ok)
        bytes = e->out.failed
                    ? kr_exception_no_memory(e->thread)
                    : kr_bytes_new(e->thread, e->out.bytes ? e->out.bytes : "",
                                   (int64_t)e->out.length);
    kr_text_fini(&e->out);
    kr_xdrop(e->thread, e->callback);
    kr_xdrop(e->thread, e->exception);
    return bytes;
}

void kr_codec_errors_put(KrText *out, uint32_t c)
{
    char bytes[4];
    size_t size = 0;
    if (c < 0x80) {
        bytes[size++] = (char)c;
    } else {
        if (c < 0x800) {
            bytes[size++] = (char)(0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                bytes[size++] = (char)(0xE0 | c >> 12);
            } else {
                bytes[size++] = (char)(0xF0 | c >> 18);
                bytes[size++] = (char)(0x80 | (c >> 12 & 0x3F));
            }
            bytes[size++] = (char)(0x80 | (c >> 6 & 0x3F));
        }
        bytes[size++] = (char)(0x80 | (c & 0x3F));
    }
    kr_text_append(out, bytes, size);
}

// --- the handlers as callables --------------------------------------------------------------------

static bool index_of(KrThread *thread, KrOwn value, const char *what, int64_t *out)
{
    if (kr_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s attribute not set", what);
    return kr_number_index_i64(thread, kr_ref(value), out);
}

// Object and range of a UnicodeError, the range inside the object.
static bool range_of(KrThread *thread, KrRef exception, bool bytes, KrRef *object,
                     int64_t *start, int64_t *end)
{
    KrException *e = fields(exception);
    if (kr_is_null(e->extra[1]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "object attribute not set");
    *object = kr_ref(e->extra[1]);
    if (bytes ? !kr_bytes_is_sub(*object) : !kr_str_is_sub(*object))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "object attribute must be %s",
                                        bytes ? "bytes" : "unicode");
    int64_t length =
        bytes ? kr_bytes_cast(*object)->length : kr_str_obj(*object)->length;
    if (!index_of(thread, e->extra[2], "start", start) ||
        !index_of(thread, e->extra[3], "end", end))
        return false;
    if (*start < 0) *start = 0;
    if (*start >= length) *start = length ? length - 1 : 0;
    if (*end < 1) *end = 1;
    if (*end > length) *end = length;
    if (*end < *start) *end = *start;
    return true;
}

static KrOwn answer(KrThread *thread, KrOwn text, int64_t next)
{
    if (kr_is_null(text)) return text;
    KrOwn items[2] = {text, kr_int_from_i64(thread, next)};
    return kr_tuple_pack_own(thread, items, 2);
}

static KrOwn run(KrThread *thread, KrCodecHandler kind, KrRef exception)
{
    KrType *type = kr_type_of(exception);
    bool encoding = kr_type_is_subtype(type, &kr_exception_unicode_encode_error);
    bool decoding = kr_type_is_subtype(type, &kr_exception_unicode_decode_error);
    bool translating = kr_type_is_subtype(type, &kr_exception_unicode_translate_error);
    if (kind == KR_CODEC_STRICT) {
        if (!kr_type_has(exception, KR_TYPE_EXCEPTION_SUB))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "codec must pass exception instance");
        (void)raise_it(thread, exception);
        return KR_NULL;
    }
    bool both = kind == KR_CODEC_IGNORE || kind == KR_CODEC_REPLACE ||
                kind == KR_CODEC_BACKSLASHREPLACE;
    bool only_encode =
        kind == KR_CODEC_XMLCHARREFREPLACE || kind == KR_CODEC_NAMEREPLACE;
    if (!(encoding || (decoding && !only_encode) || (translating && both)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "don't know how to handle %T in error callback",
                                  exception);
    KrRef object;
    int64_t start, end, next;
    const char *name = "";
    if (!range_of(thread, exception, decoding, &object, &start, &end)) return KR_NULL;
    if (kind == KR_CODEC_SURROGATEPASS) {
        KrOwn codec = fields(exception)->extra[0];
        if (kr_is_null(codec) || !kr_str_is_sub(kr_ref(codec)))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "encoding attribute not set");
        name = kr_str_text(thread, kr_ref(codec));
    }
    next = end;
    KrOwn out = KR_NULL;
    KrFound found;
    if (decoding) {
        KrStrBuilder text;
        kr_str_builder_init(&text, thread);
        found = stand_in_decode(
            thread, kind, (const uint8_t *)kr_bytes_cast(object)->data,
            kr_bytes_cast(object)->length, start, end, name, &text, &next);
        if (found == KR_PRESENT)
            out = kr_str_builder_take(&text);
        else
            kr_str_builder_fini(&text);
    } else if (translating && kind == KR_CODEC_REPLACE) {
        KrStrBuilder text;
        kr_str_builder_init(&text, thread);
        kr_str_builder_fill(&text, 0xFFFD, end - start);
        out = kr_str_builder_take(&text);
        found = KR_PRESENT;
    } else {
        found =
            stand_in_encode(thread, kind, kr_str_obj(object), start, end, name, &out);
    }
    if (found == KR_ABSENT) (void)raise_it(thread, exception);
    return answer(thread, out, next);
}

#define HANDLER(suffix, kind) /* the callable: static KrOwn suffix_errors(...) */      \
    static KrOwn suffix##_errors(KrThread *thread, KrRef self, const KrRef *args,      \
                                 size_t count)                                         \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return run(thread, kind, args[0]);                                             \
    }
HANDLER(strict, KR_CODEC_STRICT)
HANDLER(ignore, KR_CODEC_IGNORE)
HANDLER(replace, KR_CODEC_REPLACE)
HANDLER(surrogateescape, KR_CODEC_SURROGATEESCAPE)
HANDLER(surrogatepass, KR_CODEC_SURROGATEPASS)
HANDLER(backslashreplace, KR_CODEC_BACKSLASHREPLACE)
HANDLER(xmlcharrefreplace, KR_CODEC_XMLCHARREFREPLACE)
HANDLER(namereplace, KR_CODEC_NAMEREPLACE)

static const KrNativeDef handlers[KR_CODEC_CUSTOM] = {
    {"strict_errors", strict_errors, NULL, "Raises the exception.", 1, 1,
     KR_NATIVE_RAW},
    {"ignore_errors", ignore_errors, NULL, "Leaves malformed data out.", 1, 1,
     KR_NATIVE_RAW},
    {"replace_errors", replace_errors, NULL, "Puts a replacement character.", 1, 1,
     KR_NATIVE_RAW},
    {"surrogateescape", surrogateescape_errors, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"surrogatepass", surrogatepass_errors, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {"backslashreplace_errors", backslashreplace_errors, NULL,
     "Puts backslash escapes.", 1, 1, KR_NATIVE_RAW},
    {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, NULL,
     "Puts XML character references.", 1, 1, KR_NATIVE_RAW},
    {"namereplace_errors", namereplace_errors, NULL, "Puts \\N{...} escapes.", 1, 1,
     KR_NATIVE_RAW},
};

static bool fill(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!kr_is_null(vm->codec_errors)) return true;
    KrOwn dict = kr_dict_new(thread);
    bool ok = !kr_is_null(dict);
    for (int i = 0; ok && i < KR_CODEC_CUSTOM; i++) {
        KrOwn name = kr_str_interned(thread, names[i]);
        ok = !kr_is_null(name) &&
             kr_dict_set_own(
                 thread, kr_ref(dict), kr_ref(name),
                 kr_native_new(thread, &handlers[i], KR_REF_NULL, KR_REF_NULL));
        kr_xdrop(thread, name);
    }
    if (ok)
        vm->codec_errors = dict;
    else
        kr_xdrop(thread, dict);
    return ok;
}

KrOwn kr_codec_errors_lookup(KrThread *thread, const char *name)
{
    if (!fill(thread)) return KR_NULL;
    KrOwn key =
        kr_str_from_utf8(thread, name ? name : "strict", name ? strlen(name) : 6);
    if (kr_is_null(key)) return key;
    KrRef found = kr_dict_find_str(kr_ref(thread->vm->codec_errors), kr_ref(key));
    kr_drop(thread, key);
    if (kr_ref_is_null(found))
        return kr_exception_raise(thread, &kr_exception_lookup_error,
                                  "unknown error handler name '%s'", name);
    return kr_dup(found);
}

bool kr_codec_errors_register(KrThread *thread, KrRef name, KrRef handler)
{
    return fill(thread) &&
           kr_dict_set(thread, kr_ref(thread->vm->codec_errors), name, handler);
}

KrFound kr_codec_errors_unregister(KrThread *thread, KrRef name)
{
    if (kind_of(kr_str_text(thread, name)) != KR_CODEC_CUSTOM) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "cannot un-register built-in error handler '%S'",
                                 name);
        return KR_FAULT;
    }
    return fill(thread) ? kr_dict_delete(thread, kr_ref(thread->vm->codec_errors), name)
                        : KR_FAULT;
}
