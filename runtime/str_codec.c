// SPDX-License-Identifier: MIT
// str <-> bytes for the encodings every program needs. See str_codec.h.
//
// Each codec walks its input once; what it cannot convert goes to one of two functions,
// decode_error and encode_error, that apply the error handler. Names of encodings are compared
// without case, with '_' and ' ' as '-'. Tests: tests/lang/str/encode.py
#include "runtime/str_codec.h"

#include "base/text.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str_builder.h"

#include <stdio.h>

typedef enum Encoding {
    UTF_8, UTF_8_SIG, ASCII, LATIN_1, UTF_16, UTF_16_LE, UTF_16_BE, UTF_32, UTF_32_LE, UTF_32_BE,
    ENCODINGS,
    NO_ENCODING,
} Encoding;

static const char *const encoding_names[ENCODINGS] = {
    "utf-8", "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
    "utf-32-le", "utf-32-be",
};

static const struct {
    const char *name;
    Encoding encoding;
} aliases[] = {
    {"utf-8", UTF_8}, {"utf8", UTF_8}, {"u8", UTF_8}, {"utf", UTF_8}, {"cp65001", UTF_8},
    {"utf-8-sig", UTF_8_SIG}, {"ascii", ASCII}, {"us-ascii", ASCII}, {"646", ASCII},
    {"iso646-us", ASCII}, {"ansi-x3.4-1968", ASCII}, {"latin-1", LATIN_1}, {"latin1", LATIN_1},
    {"latin", LATIN_1}, {"l1", LATIN_1}, {"iso-8859-1", LATIN_1}, {"iso8859-1", LATIN_1},
    {"8859", LATIN_1}, {"cp819", LATIN_1}, {"iso8859", LATIN_1}, {"utf-16", UTF_16},
    {"utf16", UTF_16}, {"u16", UTF_16}, {"utf-16-le", UTF_16_LE}, {"utf-16le", UTF_16_LE},
    {"utf-16-be", UTF_16_BE}, {"utf-16be", UTF_16_BE}, {"utf-32", UTF_32}, {"utf32", UTF_32},
    {"u32", UTF_32}, {"utf-32-le", UTF_32_LE}, {"utf-32le", UTF_32_LE}, {"utf-32-be", UTF_32_BE},
    {"utf-32be", UTF_32_BE},
};

static Encoding find_encoding(const char *name)
{
    char clean[32];
    size_t n = 0;
    if (!name)
        return UTF_8;
    for (; *name; name++) {
        if (n + 1 == sizeof clean)
            return NO_ENCODING;
        char c = *name;
        clean[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' || c == ' ' ? '-' : c;
    }
    clean[n] = 0;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].name, clean) == 0)
            return aliases[i].encoding;
    return NO_ENCODING;
}

typedef enum Handler {
    STRICT, IGNORE, REPLACE, SURROGATEESCAPE, SURROGATEPASS, BACKSLASHREPLACE, XMLCHARREFREPLACE,
    NAMEREPLACE, HANDLERS,
} Handler;

static const char *const handler_names[HANDLERS] = {
    "strict", "ignore", "replace", "surrogateescape", "surrogatepass", "backslashreplace",
    "xmlcharrefreplace", "namereplace",
};

static Handler find_handler(const char *name)
{
    int i = 0;
    if (!name)
        return STRICT;
    while (i < HANDLERS && strcmp(handler_names[i], name) != 0)
        i++;
    return (Handler)i;
}

// UnicodeEncodeError or UnicodeDecodeError (encoding, object, start, end, reason).
static bool raise_unicode(KrThread *thread, KrType *type, const char *encoding, KrRef object,
                          int64_t start, int64_t end, const char *reason)
{
    KrOwn name = kr_str_from_ascii(thread, encoding), why = KR_NULL;
    if (!kr_is_null(name))
        why = kr_str_from_ascii(thread, reason);
    if (!kr_is_null(why)) {
        KrRef args[5] = {kr_ref(name), object, kr_from_bits(kr_int_bits(start)),
                         kr_from_bits(kr_int_bits(end)), kr_ref(why)};
        KrOwn exception = kr_call(thread, kr_type_ref(type), args, 5, KR_REF_NULL);
        if (!kr_is_null(exception))
            kr_exception_restore(thread, exception);
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, why);
    return false;
}

static bool unknown_handler(KrThread *thread, const char *name)
{
    return kr_exception_raise_false(thread, &kr_exception_lookup_error,
                                    "unknown error handler name '%s'", name);
}

void kr_str_codec_raise_surrogate(KrThread *thread, KrRef text, int64_t index)
{
    const KrStr *str = kr_str_obj(text);
    int64_t end = index;
    while (end < str->length && (kr_str_read(str, end) & ~0x7FFu) == 0xD800)
        end++;
    (void)raise_unicode(thread, &kr_exception_unicode_encode_error, "utf-8", text, index, end,
                        "surrogates not allowed");
}

// --- decoding -----------------------------------------------------------------------------

typedef struct Decoder {
    KrThread *thread;
    const uint8_t *data;
    int64_t size, at;
    KrRef object; // bytes for the exception, or null: made from data
    const char *name, *handler_name;
    Encoding encoding;
    Handler handler;
    KrStrBuilder out;
} Decoder;

static bool strict_decode(Decoder *d, int64_t start, int64_t end, const char *reason)
{
    KrOwn bytes = KR_NULL;
    KrRef object = d->object;
    if (kr_ref_is_null(object)) {
        bytes = kr_bytes_new(d->thread, d->data, d->size);
        if (kr_is_null(bytes))
            return false;
        object = kr_ref(bytes);
    }
    (void)raise_unicode(d->thread, &kr_exception_unicode_decode_error, d->name, object, start, end,
                        reason);
    kr_xdrop(d->thread, bytes);
    return false;
}

// A surrogate that surrogatepass lets through at `start`: its code, 0 if there is none.
static uint32_t passed_surrogate(const Decoder *d, int64_t start, int64_t *width)
{
    const uint8_t *p = d->data + start;
    int64_t left = d->size - start;
    uint32_t c = 0;
    switch ((int)d->encoding) {
    case UTF_8:
    case UTF_8_SIG:
        *width = 3;
        if (left >= 3 && p[0] == 0xED && (p[1] & 0xE0) == 0xA0 && (p[2] & 0xC0) == 0x80)
            c = 0xD000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        break;
    case UTF_16_LE: *width = 2; c = left >= 2 ? p[0] | (uint32_t)p[1] << 8 : 0; break;
    case UTF_16_BE: *width = 2; c = left >= 2 ? p[1] | (uint32_t)p[0] << 8 : 0; break;
    case UTF_32_LE:
        *width = 4;
        c = left >= 4 ? p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24 : 0;
        break;
    case UTF_32_BE:
        *width = 4;
        c = left >= 4 ? p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24 : 0;
        break;
    default: break;
    }
    return c >= 0xD800 && c < 0xE000 ? c : 0;
}

// data[start..end) cannot be decoded; goes on behind it.
static bool decode_error(Decoder *d, int64_t start, int64_t end, const char *reason)
{
    char escape[8];
    uint32_t c;
    int64_t width = 1;
    switch (d->handler) {
    case IGNORE: break;
    case REPLACE: kr_str_builder_char(&d->out, 0xFFFD); break;
    case BACKSLASHREPLACE:
        for (int64_t i = start; i < end; i++) {
            snprintf(escape, sizeof escape, "\\x%02x", d->data[i]);
            kr_str_builder_ascii(&d->out, escape);
        }
        break;
    case SURROGATEESCAPE: {
        int64_t i = start;
        for (; i < end && i < start + 4 && d->data[i] >= 128; i++)
            kr_str_builder_char(&d->out, 0xDC00u + d->data[i]);
        if (i == start)
            return strict_decode(d, start, end, reason);
        end = i;
        break;
    }
    case SURROGATEPASS:
        c = passed_surrogate(d, start, &width);
        if (!c)
            return strict_decode(d, start, end, reason);
        kr_str_builder_char(&d->out, c);
        end = start + width;
        break;
    case HANDLERS: return unknown_handler(d->thread, d->handler_name);
    case XMLCHARREFREPLACE:
    case NAMEREPLACE:
        return kr_exception_raise_false(d->thread, &kr_exception_type_error,
                                        "don't know how to handle UnicodeDecodeError in error "
                                        "callback");
    case STRICT: return strict_decode(d, start, end, reason);
    }
    d->at = end;
    return true;
}

// Length of a well formed sequence at p, or -(bytes to report) with the reason.
static int utf8_sequence(const uint8_t *p, int64_t left, uint32_t *c, const char **reason)
{
    uint8_t first = p[0];
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0) {
        *reason = "invalid start byte";
        return -1;
    }
    uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    *c = first & (0x7Fu >> length);
    for (int i = 1; i < length; i++) {
        if (i >= left) {
            *reason = "unexpected end of data";
            return -i;
        }
        if (p[i] < low || p[i] > high) {
            *reason = "invalid continuation byte";
            return -i;
        }
        *c = *c << 6 | (p[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

static bool decode_utf8(Decoder *d)
{
    if (d->encoding == UTF_8_SIG && d->size >= 3 && memcmp(d->data, "\xEF\xBB\xBF", 3) == 0)
        d->at = 3;
    while (d->at < d->size) {
        int64_t start = d->at;
        while (d->at < d->size && d->data[d->at] < 0x80)
            d->at++;
        if (d->at > start)
            kr_str_builder_ascii_size(&d->out, (const char *)d->data + start,
                                      (size_t)(d->at - start));
        if (d->at == d->size)
            break;
        uint32_t c;
        const char *reason;
        int length = utf8_sequence(d->data + d->at, d->size - d->at, &c, &reason);
        if (length > 0) {
            kr_str_builder_char(&d->out, c);
            d->at += length;
        } else if (!decode_error(d, d->at, d->at - length, reason)) {
            return false;
        }
    }
    return true;
}

static bool decode_bytes(Decoder *d) // ascii, latin-1
{
    while (d->at < d->size) {
        if (d->encoding == LATIN_1 || d->data[d->at] < 0x80)
            kr_str_builder_char(&d->out, d->data[d->at++]);
        else if (!decode_error(d, d->at, d->at + 1, "ordinal not in range(128)"))
            return false;
    }
    return true;
}

static uint32_t unit16(const Decoder *d, int64_t at)
{
    const uint8_t *p = d->data + at;
    return d->encoding == UTF_16_BE ? p[1] | (uint32_t)p[0] << 8 : p[0] | (uint32_t)p[1] << 8;
}

static bool decode_utf16(Decoder *d)
{
    if (d->encoding == UTF_16) {
        d->encoding = UTF_16_LE;
        if (d->size >= 2 && d->data[0] == 0xFE && d->data[1] == 0xFF)
            d->encoding = UTF_16_BE;
        if (d->size >= 2 && unit16(d, 0) == 0xFEFF)
            d->at = 2;
        d->name = encoding_names[d->encoding];
    }
    while (d->at < d->size) {
        int64_t left = d->size - d->at;
        bool ok = true;
        if (left < 2) {
            ok = decode_error(d, d->at, d->size, "truncated data");
        } else {
            uint32_t c = unit16(d, d->at);
            if (c < 0xD800 || c >= 0xE000) {
                kr_str_builder_char(&d->out, c);
                d->at += 2;
            } else if (c >= 0xDC00) {
                ok = decode_error(d, d->at, d->at + 2, "illegal encoding");
            } else if (left < 4) {
                ok = decode_error(d, d->at, d->size, "unexpected end of data");
            } else {
                uint32_t low = unit16(d, d->at + 2);
                if (low >= 0xDC00 && low < 0xE000) {
                    kr_str_builder_char(&d->out, 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF));
                    d->at += 4;
                } else {
                    ok = decode_error(d, d->at, d->at + 2, "illegal UTF-16 surrogate");
                }
            }
        }
        if (!ok)
            return false;
    }
    return true;
}

static bool decode_utf32(Decoder *d)
{
    static const uint8_t mark_le[4] = {0xFF, 0xFE, 0, 0}, mark_be[4] = {0, 0, 0xFE, 0xFF};
    if (d->encoding == UTF_32) {
        bool big = d->size >= 4 && memcmp(d->data, mark_be, 4) == 0;
        if (big || (d->size >= 4 && memcmp(d->data, mark_le, 4) == 0))
            d->at = 4;
        d->encoding = big ? UTF_32_BE : UTF_32_LE;
        d->name = encoding_names[d->encoding];
    }
    while (d->at < d->size) {
        const uint8_t *p = d->data + d->at;
        if (d->size - d->at < 4) {
            if (!decode_error(d, d->at, d->size, "truncated data"))
                return false;
            continue;
        }
        uint32_t c = d->encoding == UTF_32_BE
                         ? p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24
                         : p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
        const char *reason = c > 0x10FFFF ? "code point not in range(0x110000)"
                             : c >= 0xD800 && c < 0xE000
                                 ? "code point in surrogate code point range(0xd800, 0xe000)"
                                 : NULL;
        if (!reason) {
            kr_str_builder_char(&d->out, c);
            d->at += 4;
        } else if (!decode_error(d, d->at, d->at + 4, reason)) {
            return false;
        }
    }
    return true;
}

static KrOwn decode(KrThread *thread, const void *data, int64_t size, KrRef object,
                    const char *encoding, const char *errors)
{
    Decoder d = {.thread = thread, .data = data, .size = size, .object = object,
                 .encoding = find_encoding(encoding), .handler = find_handler(errors),
                 .handler_name = errors};
    if (d.encoding == NO_ENCODING)
        return kr_exception_raise(thread, &kr_exception_lookup_error, "unknown encoding: %s",
                                  encoding);
    d.name = encoding_names[d.encoding];
    kr_str_builder_init(&d.out, thread);
    bool ok;
    switch ((int)d.encoding) {
    case UTF_8:
    case UTF_8_SIG: ok = decode_utf8(&d); break;
    case ASCII:
    case LATIN_1: ok = decode_bytes(&d); break;
    case UTF_16:
    case UTF_16_LE:
    case UTF_16_BE: ok = decode_utf16(&d); break;
    default: ok = decode_utf32(&d); break;
    }
    if (!ok) {
        kr_str_builder_fini(&d.out);
        return KR_NULL;
    }
    return kr_str_builder_take(&d.out);
}

KrOwn kr_str_codec_decode(KrThread *thread, const void *data, size_t size, const char *encoding,
                          const char *errors)
{
    return decode(thread, data, (int64_t)size, KR_REF_NULL, encoding, errors);
}

KrOwn kr_str_codec_decode_object(KrThread *thread, KrRef object, const char *encoding,
                                 const char *errors)
{
    if (kr_bytes_is_sub(object)) {
        const KrBytes *bytes = kr_bytes_cast(object);
        return decode(thread, bytes->data, bytes->length, object, encoding, errors);
    }
    if (kr_str_is_sub(object))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "decoding str is not supported");
    if (!kr_buffer_has(object))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "decoding to str: need a bytes-like object, %T found", object);
    KrBuffer buffer;
    if (!kr_buffer_get(thread, object, &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn out = decode(thread, buffer.data, buffer.size, KR_REF_NULL, encoding, errors);
    kr_buffer_release(thread, &buffer);
    return out;
}

KrOwn kr_str_codec_decode_file_name(KrThread *thread, const char *name)
{
    return kr_str_codec_decode(thread, name, strlen(name), "utf-8", "surrogateescape");
}

// --- encoding -----------------------------------------------------------------------------

typedef struct Encoder {
    KrThread *thread;
    const KrStr *text;
    const char *name, *handler_name;
    Encoding encoding;
    Handler handler;
    KrText out;
} Encoder;

static bool fits(const Encoder *e, uint32_t c)
{
    if (e->encoding == ASCII)
        return c < 128;
    if (e->encoding == LATIN_1)
        return c < 256;
    return c < 0xD800 || c >= 0xE000;
}

static void put_word(Encoder *e, uint32_t word, int width, bool big)
{
    for (int i = 0; i < width; i++)
        kr_text_append_char(&e->out, (char)(word >> 8 * (big ? width - 1 - i : i)));
}

// c is written as it is, surrogates too.
static void put(Encoder *e, uint32_t c)
{
    bool big = e->encoding == UTF_16_BE || e->encoding == UTF_32_BE;
    switch (e->encoding) {
    case UTF_8:
    case UTF_8_SIG:
        if (c < 0x80) {
            kr_text_append_char(&e->out, (char)c);
            return;
        }
        if (c < 0x800) {
            kr_text_append_char(&e->out, (char)(0xC0 | c >> 6));
        } else {
            if (c < 0x10000) {
                kr_text_append_char(&e->out, (char)(0xE0 | c >> 12));
            } else {
                kr_text_append_char(&e->out, (char)(0xF0 | c >> 18));
                kr_text_append_char(&e->out, (char)(0x80 | (c >> 12 & 0x3F)));
            }
            kr_text_append_char(&e->out, (char)(0x80 | (c >> 6 & 0x3F)));
        }
        kr_text_append_char(&e->out, (char)(0x80 | (c & 0x3F)));
        return;
    case UTF_16:
    case UTF_16_LE:
    case UTF_16_BE:
        if (c >= 0x10000) {
            put_word(e, 0xD800 | (c - 0x10000) >> 10, 2, big);
            c = 0xDC00 | (c & 0x3FF);
        }
        put_word(e, c, 2, big);
        return;
    case UTF_32:
    case UTF_32_LE:
    case UTF_32_BE: put_word(e, c, 4, big); return;
    case ASCII:
    case LATIN_1:
    case ENCODINGS:
    case NO_ENCODING: kr_text_append_char(&e->out, (char)c); return;
    }
}

static void put_text(Encoder *e, const char *ascii)
{
    for (; *ascii; ascii++)
        put(e, (uint8_t)*ascii);
}

// text[start..end) cannot be encoded.
static bool encode_error(Encoder *e, int64_t start, int64_t end)
{
    char escape[16];
    for (int64_t i = start; i < end; i++) {
        uint32_t c = kr_str_read(e->text, i);
        switch (e->handler) {
        case IGNORE: continue;
        case REPLACE: put(e, '?'); continue;
        case BACKSLASHREPLACE:
            snprintf(escape, sizeof escape,
                     c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
            put_text(e, escape);
            continue;
        case XMLCHARREFREPLACE:
            snprintf(escape, sizeof escape, "&#%u;", c);
            put_text(e, escape);
            continue;
        case SURROGATEESCAPE:
            if (c < 0xDC80 || c > 0xDCFF)
                break;
            kr_text_append_char(&e->out, (char)(c - 0xDC00));
            continue;
        case SURROGATEPASS:
            if (c < 0xD800 || c >= 0xE000 || e->encoding == ASCII || e->encoding == LATIN_1)
                break;
            put(e, c);
            continue;
        case NAMEREPLACE:
            return kr_exception_raise_false(e->thread, &kr_exception_not_implemented_error,
                                            "krait: the error handler namereplace");
        case HANDLERS: return unknown_handler(e->thread, e->handler_name);
        case STRICT: break;
        }
        const char *reason = e->encoding == ASCII     ? "ordinal not in range(128)"
                             : e->encoding == LATIN_1 ? "ordinal not in range(256)"
                                                      : "surrogates not allowed";
        return raise_unicode(e->thread, &kr_exception_unicode_encode_error, e->name,
                             kr_from_obj(e->text), i, end, reason);
    }
    return true;
}

KrOwn kr_str_codec_encode(KrThread *thread, KrRef text, const char *encoding, const char *errors)
{
    Encoder e = {.thread = thread, .text = kr_str_obj(text), .encoding = find_encoding(encoding),
                 .handler = find_handler(errors), .handler_name = errors};
    if (e.encoding == NO_ENCODING)
        return kr_exception_raise(thread, &kr_exception_lookup_error, "unknown encoding: %s",
                                  encoding);
    bool bytewise = e.encoding == UTF_8 || e.encoding == ASCII || e.encoding == LATIN_1;
    if (bytewise && (e.text->ascii || (e.text->kind == 1 && e.encoding == LATIN_1)))
        return kr_bytes_new(thread, kr_str_data(e.text), e.text->length);
    e.name = encoding_names[e.encoding];
    kr_text_init(&e.out);
    if (e.encoding == UTF_8_SIG || e.encoding == UTF_16 || e.encoding == UTF_32)
        put(&e, 0xFEFF);
    bool ok = true;
    for (int64_t i = 0; ok && i < e.text->length; i++) {
        uint32_t c = kr_str_read(e.text, i);
        if (KR_LIKELY(fits(&e, c))) {
            put(&e, c);
            continue;
        }
        int64_t end = i + 1;
        while (end < e.text->length && !fits(&e, kr_str_read(e.text, end)))
            end++;
        ok = encode_error(&e, i, end);
        i = end - 1;
    }
    KrOwn out = KR_NULL;
    if (ok)
        out = e.out.failed ? kr_exception_no_memory(thread)
                           : kr_bytes_new(thread, e.out.bytes ? e.out.bytes : "",
                                          (int64_t)e.out.length);
    kr_text_fini(&e.out);
    return out;
}
