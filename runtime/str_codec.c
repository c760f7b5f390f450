// SPDX-License-Identifier: MIT
// str <-> bytes: utf-8, ascii and latin-1, and the choice of a codec by name. See str_codec.h.
//
// Well formed input takes two passes: one that measures (and finds errors), one that writes the result
// at its final size. Only input with errors is walked step by step with the handlers (codec_errors.h).
// Called by str, bytes, io and the start-up. Tests: tests/lang/reference/types/str_encode_translate.py, tests/lang/modules/codecs/.
#include "runtime/str_codec.h"

#include "base/span.h"

#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/codec_registry.h"
#include "runtime/exception.h"
#include "runtime/str_codec_wide.h"
#include "runtime/vm.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)

// --- choice ---------------------------------------------------------------------------------------

typedef enum Encoding {
    UTF_8,
    UTF_8_SIG,
    ASCII,
    LATIN_1,
    UTF_16,
    UTF_16_LE,
    UTF_16_BE,
    UTF_32,
    UTF_32_LE,
    UTF_32_BE,
    NO_ENCODING,
} Encoding;

static const struct {
    char name[16];
    Encoding encoding;
} aliases[] = {
    {"utf-8", UTF_8},         {"utf8", UTF_8},          {"ascii", ASCII},
    {"us-ascii", ASCII},      {"latin-1", LATIN_1},     {"latin1", LATIN_1},
    {"iso-8859-1", LATIN_1},  {"iso8859-1", LATIN_1},   {"utf-16", UTF_16},
    {"utf16", UTF_16},        {"utf-32", UTF_32},       {"utf32", UTF_32},
    {"utf-8-sig", UTF_8_SIG}, {"utf-16-le", UTF_16_LE}, {"utf-16le", UTF_16_LE},
    {"utf-16-be", UTF_16_BE}, {"utf-16be", UTF_16_BE},  {"utf-32-le", UTF_32_LE},
    {"utf-32le", UTF_32_LE},  {"utf-32-be", UTF_32_BE}, {"utf-32be", UTF_32_BE},
};

static Encoding find_encoding(const char *name)
{
    char clean[16] = "";
    size_t n = 0;
    if (!name) return UTF_8;
    for (; *name; name++) {
        if (n + 1 == sizeof clean) return NO_ENCODING;
        char c = *name;
        clean[n++] = c >= 'A' && c <= 'Z'   ? (char)(c + 32)
                     : c == '_' || c == ' ' ? '-'
                                            : c;
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (memcmp(aliases[i].name, clean, sizeof clean) == 0) return aliases[i].encoding;
    return NO_ENCODING;
}

KrStrCodec kr_str_codec_simple(const char *encoding)
{
    Encoding found = find_encoding(encoding);
    return found == UTF_8     ? KR_STR_CODEC_UTF8
           : found == ASCII   ? KR_STR_CODEC_ASCII
           : found == LATIN_1 ? KR_STR_CODEC_LATIN1
                              : KR_STR_CODEC_OTHER;
}

static int order_of(Encoding encoding)
{
    if (encoding == UTF_16 || encoding == UTF_32) return 0;
    return encoding == UTF_16_BE || encoding == UTF_32_BE ? 1 : -1;
}

// Codecs that CPython finds in its registry say so when they fail.
static KrOwn with_note(KrThread *thread, KrOwn result, Encoding encoding,
                       const char *name, const char *action)
{
    if (kr_is_null(result) && order_of(encoding) != 0)
        kr_exception_add_note(thread, "%s with '%s' codec failed", action, name);
    return result;
}

const char *kr_str_codec_name(KrThread *thread, KrRef str)
{
    size_t size;
    const char *name = kr_str_utf8(thread, str, &size);
    if (name && strlen(name) != size) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "embedded null character");
        return NULL;
    }
    return name;
}

// In development mode wrong names are told at once, also where nothing needs them.
static bool names_known(KrThread *thread, const char *encoding, const char *errors)
{
    if (KR_LIKELY(!thread->vm->config || !thread->vm->config->dev_mode)) return true;
    KrOwn codec = find_encoding(encoding) == NO_ENCODING ? kr_codec_registry_lookup(thread, encoding) : kr_none_own();
    if (kr_is_null(codec)) return false;
    kr_drop(thread, codec);
    if (!errors) return true;
    KrOwn handler = kr_codec_errors_lookup(thread, errors);
    kr_xdrop(thread, handler);
    return !kr_is_null(handler);
}

static KrOwn decode(KrThread *thread, const void *data, int64_t size, KrRef given,
                    const char *name, const char *errors)
{
    Encoding encoding = find_encoding(name);
    KrOwn bytes = KR_NULL, out;
    int order;
    if (!names_known(thread, name, errors)) return KR_NULL;
    switch (encoding) {
    case UTF_8:
        return kr_str_codec_utf8_decode(thread, given, data, size, errors, NULL);
    case ASCII: return kr_str_codec_byte_decode(thread, given, data, size, errors, 128);
    case LATIN_1:
        return kr_str_codec_byte_decode(thread, given, data, size, errors, 256);
    case UTF_16:
    case UTF_16_LE:
    case UTF_16_BE:
    case UTF_32:
    case UTF_32_LE:
    case UTF_32_BE:
        order = order_of(encoding);
        out = kr_str_codec_wide_decode(thread, given, data, size, errors,
                                       encoding >= UTF_32 ? 4 : 2, &order, NULL);
        return with_note(thread, out, encoding, name, "decoding");
    case UTF_8_SIG:
        if (size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
            data = (const char *)data + 3;
            size -= 3;
            given = KR_REF_NULL;
        }
        out = kr_str_codec_utf8_decode(thread, given, data, size, errors, NULL);
        return with_note(thread, out, encoding, name, "decoding");
    case NO_ENCODING: break;
    }
    if (kr_ref_is_null(given)) {
        bytes = kr_bytes_new(thread, data, size);
        if (kr_is_null(bytes)) return bytes;
        given = kr_ref(bytes);
    }
    out = kr_codec_registry_decode_text(thread, given, name, errors);
    kr_xdrop(thread, bytes);
    return out;
}

KrOwn kr_str_codec_decode(KrThread *thread, const void *data, size_t size,
                          const char *encoding, const char *errors)
{
    return decode(thread, data, (int64_t)size, KR_REF_NULL, encoding, errors);
}

KrOwn kr_str_codec_decode_object(KrThread *thread, KrRef object, const char *encoding,
                                 const char *errors)
{
    if (kr_bytes_is_sub(object)) {
        const KrBytes *bytes = kr_bytes_cast(object);
        if (!bytes->length) // nobody is asked
            return names_known(thread, encoding, errors) ? kr_str_from_ascii(thread, "") : KR_NULL;
        return decode(thread, bytes->data, bytes->length, object, encoding, errors);
    }
    if (kr_str_is_sub(object))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "decoding str is not supported");
    KrBuffer buffer;
    if (!kr_buffer_try(thread, object, &buffer, KR_BUFFER_READ))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "decoding to str: need a bytes-like object, %T found",
                                  object);
    KrOwn out = buffer.size ? decode(thread, buffer.data, buffer.size, KR_REF_NULL, encoding, errors)
                : names_known(thread, encoding, errors) ? kr_str_from_ascii(thread, "") : KR_NULL;
    kr_buffer_release(thread, &buffer);
    return out;
}

// Of the process; set once, before the first VM.
static const char *file_names = "utf-8";

void kr_str_codec_set_file_encoding(const char *name)
{
    file_names = name;
}

const char *kr_str_codec_file_encoding(void)
{
    return file_names;
}

KrOwn kr_str_codec_decode_file_name(KrThread *thread, const char *name)
{
    return kr_str_codec_decode(thread, name, strlen(name), file_names, "surrogateescape");
}

KrOwn kr_str_codec_encode_file_name(KrThread *thread, KrRef text)
{
    return kr_str_codec_encode(thread, text, file_names, "surrogateescape");
}

KrOwn kr_str_codec_encode(KrThread *thread, KrRef text, const char *name,
                          const char *errors)
{
    Encoding encoding = find_encoding(name);
    KrOwn out, mark, joined;
    if (!names_known(thread, name, errors)) return KR_NULL;
    switch (encoding) {
    case UTF_8: return kr_str_codec_utf8_encode(thread, text, errors);
    case ASCII: return kr_str_codec_byte_encode(thread, text, errors, 128);
    case LATIN_1: return kr_str_codec_byte_encode(thread, text, errors, 256);
    case UTF_16:
    case UTF_16_LE:
    case UTF_16_BE:
    case UTF_32:
    case UTF_32_LE:
    case UTF_32_BE:
        out = kr_str_codec_wide_encode(thread, text, errors, encoding >= UTF_32 ? 4 : 2,
                                       order_of(encoding));
        return with_note(thread, out, encoding, name, "encoding");
    case UTF_8_SIG:
        out = with_note(thread, kr_str_codec_utf8_encode(thread, text, errors),
                        encoding, name, "encoding");
        if (kr_is_null(out)) return out;
        mark = kr_bytes_new(thread, "\xEF\xBB\xBF", 3);
        joined = kr_is_null(mark)
                     ? KR_NULL
                     : kr_bytes_type.concat(thread, kr_ref(mark), kr_ref(out));
        kr_xdrop(thread, mark);
        kr_drop(thread, out);
        return joined;
    case NO_ENCODING: break;
    }
    return kr_codec_registry_encode_text(thread, text, name, errors);
}

// --- utf-8 ----------------------------------------------------------------------------------------

size_t kr_str_codec_ascii_run(const void *data, size_t size)
{
    const uint8_t *p = data;
    size_t i = 0;
    while (i + 32 <= size) {
        uint64_t w[4];
        memcpy(w, p + i, 32);
        if ((w[0] | w[1] | w[2] | w[3]) & HIGH_BITS) break;
        i += 32;
    }
    while (i + 8 <= size) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        w &= HIGH_BITS;
        if (w) return i + (size_t)__builtin_ctzll(w) / 8;
        i += 8;
    }
    while (i < size && p[i] < 0x80)
        i++;
    return i;
}

// Length of a well formed sequence at p, or -(bytes to report) with the reason.
static int utf8_sequence(const uint8_t *p, int64_t left, uint32_t *c,
                         const char **reason)
{
    uint8_t first = p[0];
    int length = first < 0xC2   ? 0
                 : first < 0xE0 ? 2
                 : first < 0xF0 ? 3
                 : first < 0xF5 ? 4
                                : 0;
    if (length == 0) {
        *reason = "invalid start byte";
        return -1;
    }
    uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    *c = first & (0x7Fu >> length);
    for (int i = 1; i < length; i++) {
        if (i >= left) {
            *reason = NULL; // unexpected end of data
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

typedef struct Measure {
    int64_t length;   // code points in front of `stop`
    int64_t stop;     // first byte that is wrong, or the size
    uint32_t highest; // at least the highest code point
} Measure;

static Measure measure_utf8(const uint8_t *p, int64_t size, int64_t at)
{
    Measure m = {at, size, 0x7F};
    while (at < size) {
        uint32_t first = p[at], second = at + 1 < size ? p[at + 1] : 0;
        if (first < 0x80) {
            int64_t run = (int64_t)kr_str_codec_ascii_run(p + at, (size_t)(size - at));
            m.length += run;
            at += run;
            continue;
        }
        if (first >= 0xC2 && first < 0xE0 && (second & 0xC0) == 0x80) {
            m.highest |= (first & 0x1F) << 6 | (second & 0x3F);
            at += 2;
        } else {
            uint32_t c;
            const char *reason;
            int width = utf8_sequence(p + at, size - at, &c, &reason);
            if (width < 0) {
                m.stop = at;
                return m;
            }
            m.highest |= c;
            at += width;
        }
        m.length++;
    }
    return m;
}

// Writes well formed data[0..stop) as code points of the width of T.
#define FILL(name, T) /* void name(T *out, const uint8_t *p, const uint8_t *end) */    \
    static void name(T *out, const uint8_t *p, const uint8_t *end)                     \
    {                                                                                  \
        while (p < end) {                                                              \
            uint32_t c = *p;                                                           \
            if (c < 0x80) {                                                            \
                *out++ = (T)c;                                                         \
                p++;                                                                   \
            } else if (c < 0xE0) {                                                     \
                *out++ = (T)((c & 0x1F) << 6 | (p[1] & 0x3Fu));                        \
                p += 2;                                                                \
            } else if (c < 0xF0) {                                                     \
                *out++ = (T)((c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)); \
                p += 3;                                                                \
            } else {                                                                   \
                *out++ = (T)((c & 7) << 18 | (p[1] & 0x3Fu) << 12 |                    \
                             (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu));                    \
                p += 4;                                                                \
            }                                                                          \
        }                                                                              \
    }
FILL(fill1, uint8_t)
FILL(fill2, uint16_t)
FILL(fill4, uint32_t)

static KrOwn utf8_whole(KrThread *thread, const uint8_t *data, const Measure *m)
{
    if (m->length == 0) return kr_str_from_utf8(thread, "", 0);
    if (m->length == 1)
        return kr_str_from_utf8(thread, (const char *)data, (size_t)m->stop);
    KrStr *str =
        kr_str_new(thread, m->length, m->highest > 0x10FFFF ? 0x10FFFF : m->highest);
    if (!str) return KR_NULL;
    void *out = kr_str_data(str);
    if (m->highest < 0x80)
        kr_span_copy(out, data, (size_t)m->stop);
    else if (str->kind == 1)
        fill1(out, data, data + m->stop);
    else if (str->kind == 2)
        fill2(out, data, data + m->stop);
    else
        fill4(out, data, data + m->stop);
    return kr_steal_obj(str);
}

// The first two bytes of a surrogate at the end of a piece: what comes next decides (surrogatepass takes all three).
static bool is_cut_surrogate(const uint8_t *p, int64_t left)
{
    return left == 2 && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF;
}

KrOwn kr_str_codec_utf8_decode(KrThread *thread, KrRef given, const void *bytes,
                               int64_t size, const char *errors, int64_t *consumed)
{
    const uint8_t *data = bytes;
    int64_t run = (int64_t)kr_str_codec_ascii_run(data, (size_t)size);
    Measure m = {size, size, 0x7F};
    if (consumed) *consumed = size;
    if (run < size) m = measure_utf8(data, size, run);
    if (KR_LIKELY(m.stop == size)) return utf8_whole(thread, data, &m);
    uint32_t c;
    const char *reason;
    int width = utf8_sequence(data + m.stop, size - m.stop, &c, &reason);
    if (consumed && (!reason || is_cut_surrogate(data + m.stop, size - m.stop))) {
        *consumed = m.stop;
        return utf8_whole(thread, data, &m);
    }
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "utf-8", errors);
    bool ok = true;
    while (ok && d.at < d.size) {
        run = (int64_t)kr_str_codec_ascii_run(d.data + d.at, (size_t)(d.size - d.at));
        if (run) {
            kr_str_builder_ascii_size(&d.out, (const char *)d.data + d.at, (size_t)run);
            d.at += run;
            continue;
        }
        width = utf8_sequence(d.data + d.at, d.size - d.at, &c, &reason);
        if (width > 0) {
            kr_str_builder_char(&d.out, c);
            d.at += width;
        } else if (consumed && (!reason || is_cut_surrogate(d.data + d.at, d.size - d.at))) {
            break;
        } else {
            ok = kr_codec_errors_decode(&d, d.at, d.at - width,
                                        reason ? reason : "unexpected end of data");
        }
    }
    if (consumed) *consumed = d.at;
    return kr_codec_errors_decoder_end(&d, ok);
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

void kr_str_codec_raise_surrogate(KrThread *thread, KrRef text, int64_t index)
{
    int64_t end = index;
    KrEncoder e;
    kr_codec_errors_encoder_init(&e, thread, text, "utf-8", NULL);
    while (end < e.str->length && is_surrogate(kr_str_read(e.str, end)))
        end++;
    (void)kr_codec_errors_raise_encode(&e, index, end, "surrogates not allowed");
    KrOwn nothing = kr_codec_errors_encoder_end(&e, false);
    kr_xdrop(thread, nothing);
}

// The text of a handler goes in as far as `limit` allows; bytes as they are.
static bool put_stand_in(KrEncoder *e, KrRef instead, uint32_t limit, int64_t start,
                         int64_t end, const char *reason)
{
    if (kr_bytes_is_sub(instead)) {
        kr_text_append(&e->out, kr_bytes_cast(instead)->data,
                       (size_t)kr_bytes_cast(instead)->length);
        return true;
    }
    const KrStr *str = kr_str_obj(instead);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c >= limit) return kr_codec_errors_raise_encode(e, start, end, reason);
        kr_text_append_char(&e->out, (char)c);
    }
    return true;
}

static KrOwn utf8_by_handler(KrThread *thread, KrRef text, const char *errors)
{
    static const char reason[] = "surrogates not allowed";
    KrEncoder e;
    bool ok = true;
    kr_codec_errors_encoder_init(&e, thread, text, "utf-8", errors);
    for (int64_t i = 0; ok && i < e.str->length;) {
        uint32_t c = kr_str_read(e.str, i);
        if (!is_surrogate(c)) {
            kr_codec_errors_put(&e.out, c);
            i++;
            continue;
        }
        int64_t end = i + 1, next;
        while (end < e.str->length && is_surrogate(kr_str_read(e.str, end)))
            end++;
        if (e.handler ==
            KR_CODEC_SURROGATEESCAPE) { // those before the first that is none of a byte
            while (i < end && (c = kr_str_read(e.str, i)) >= 0xDC80 && c <= 0xDCFF) {
                kr_text_append_char(&e.out, (char)c);
                i++;
            }
            if (i == end) continue;
        }
        KrOwn instead = kr_codec_errors_encode(&e, i, end, reason, &next);
        ok = !kr_is_null(instead) &&
             put_stand_in(&e, kr_ref(instead), 128, i, end, reason);
        kr_xdrop(thread, instead);
        i = next;
    }
    return kr_codec_errors_encoder_end(&e, ok);
}

KR_INLINE int64_t utf8_size1(const uint8_t *p, int64_t length)
{
    int64_t size = length;
    for (int64_t i = 0; i < length; i++)
        size += p[i] >> 7;
    return size;
}

// Bytes, or -1 when there is a surrogate.
static int64_t utf8_size(const KrStr *str)
{
    if (str->kind == 1) return utf8_size1(kr_str_data(str), str->length);
    int64_t size = 0;
    bool surrogate = false;
    if (str->kind == 2) {
        const uint16_t *p = kr_str_data(str);
        for (int64_t i = 0; i < str->length; i++) {
            size += 1 + (p[i] >= 0x80) + (p[i] >= 0x800);
            surrogate |= (p[i] & 0xF800) == 0xD800;
        }
    } else {
        const uint32_t *p = kr_str_data(str);
        for (int64_t i = 0; i < str->length; i++) {
            size += 1 + (p[i] >= 0x80) + (p[i] >= 0x800) + (p[i] >= 0x10000);
            surrogate |= (p[i] & ~0x7FFu) == 0xD800;
        }
    }
    return surrogate ? -1 : size;
}

KrOwn kr_str_codec_utf8_encode(KrThread *thread, KrRef text, const char *errors)
{
    const KrStr *str = kr_str_obj(text);
    if (str->ascii) return kr_bytes_new(thread, kr_str_data(str), str->length);
    int64_t size = utf8_size(str);
    if (size < 0) return utf8_by_handler(thread, text, errors);
    KrOwn bytes = kr_bytes_new(thread, NULL, size);
    if (kr_is_null(bytes)) return bytes;
    uint8_t *out = (uint8_t *)kr_bytes_cast(kr_ref(bytes))->data;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c < 0x80) {
            *out++ = (uint8_t)c;
            continue;
        }
        if (c < 0x800) {
            *out++ = (uint8_t)(0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                *out++ = (uint8_t)(0xE0 | c >> 12);
            } else {
                *out++ = (uint8_t)(0xF0 | c >> 18);
                *out++ = (uint8_t)(0x80 | (c >> 12 & 0x3F));
            }
            *out++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        }
        *out++ = (uint8_t)(0x80 | (c & 0x3F));
    }
    return bytes;
}

// --- ascii, latin-1 -------------------------------------------------------------------------------

KrOwn kr_str_codec_byte_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, uint32_t limit)
{
    int64_t run = (int64_t)kr_str_codec_ascii_run(data, (size_t)size);
    if (run == size || limit > 128) {
        if (size == 0) return kr_str_from_utf8(thread, "", 0);
        if (size == 1) return kr_str_char(thread, *(const uint8_t *)data);
        KrStr *str = kr_str_new(thread, size, run == size ? 0x7F : 0xFF);
        if (!str) return KR_NULL;
        memcpy(kr_str_data(str), data, (size_t)size);
        return kr_steal_obj(str);
    }
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "ascii", errors);
    bool ok = true;
    while (ok && d.at < d.size) {
        run = (int64_t)kr_str_codec_ascii_run(d.data + d.at, (size_t)(d.size - d.at));
        kr_str_builder_ascii_size(&d.out, (const char *)d.data + d.at, (size_t)run);
        d.at += run;
        if (d.at < d.size)
            ok =
                kr_codec_errors_decode(&d, d.at, d.at + 1, "ordinal not in range(128)");
    }
    return kr_codec_errors_decoder_end(&d, ok);
}

KrOwn kr_str_codec_byte_encode(KrThread *thread, KrRef text, const char *errors,
                               uint32_t limit)
{
    const KrStr *str = kr_str_obj(text);
    if (str->ascii || (str->kind == 1 && limit == 256))
        return kr_bytes_new(thread, kr_str_data(str), str->length);
    const char *reason =
        limit == 128 ? "ordinal not in range(128)" : "ordinal not in range(256)";
    KrEncoder e;
    bool ok = true;
    kr_codec_errors_encoder_init(&e, thread, text, limit == 128 ? "ascii" : "latin-1",
                                 errors);
    for (int64_t i = 0; ok && i < str->length;) {
        uint32_t c = kr_str_read(str, i);
        if (c < limit) {
            kr_text_append_char(&e.out, (char)c);
            i++;
            continue;
        }
        int64_t end = i + 1, next;
        while (end < str->length && kr_str_read(str, end) >= limit)
            end++;
        if (e.handler == KR_CODEC_SURROGATEESCAPE) {
            while (i < end && (c = kr_str_read(str, i)) >= 0xDC80 && c <= 0xDCFF) {
                kr_text_append_char(&e.out, (char)c);
                i++;
            }
            if (i == end) continue;
        }
        KrOwn instead = kr_codec_errors_encode(&e, i, end, reason, &next);
        ok = !kr_is_null(instead) &&
             put_stand_in(&e, kr_ref(instead), limit, i, end, reason);
        kr_xdrop(thread, instead);
        i = next;
    }
    return kr_codec_errors_encoder_end(&e, ok);
}
