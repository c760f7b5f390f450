// SPDX-License-Identifier: MIT
// utf-16 and utf-32. See str_codec_wide.h.
//
// Decoding looks at all units first: when none is wrong the text is made at its final size and width.
// Only input with errors goes through the handlers (codec_errors.h).
// Called by str_codec.c and modules/codecs_module.c. Tests: tests/lang/modules/codecs/.
#include "runtime/str_codec_wide.h"

#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/exception.h"
#include "runtime/thread.h"

static const char *const reason_surrogate = "surrogates not allowed";

KR_INLINE uint32_t unit(const uint8_t *p, int width, bool big)
{
    if (width == 2) {
        uint16_t c;
        memcpy(&c, p, 2);
        return big ? __builtin_bswap16(c) : c;
    }
    uint32_t c;
    memcpy(&c, p, 4);
    return big ? __builtin_bswap32(c) : c;
}

KR_INLINE bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

// UTF-16 without surrogates, whatever the byte order: null without an exception if there are some. No loop here leaves
// early, so that they work on many units at once.
KR_INLINE KrOwn decode_basic(KrThread *thread, const uint8_t *data, int64_t length, bool big)
{
    uint16_t all = 0, surrogates = 0;
    for (int64_t i = 0; i < length; i++) {
        uint16_t c = (uint16_t)unit(data + 2 * i, 2, big);
        all |= c;
        surrogates |= (c & 0xF800) == 0xD800;
    }
    if (surrogates) return KR_NULL;
    KrStr *str = kr_str_new(thread, length, all);
    if (!str) return KR_NULL;
    uint8_t *narrow = kr_str_data(str);
    uint16_t *wide = kr_str_data(str);
    if (str->kind == 1)
        for (int64_t i = 0; i < length; i++)
            narrow[i] = (uint8_t)unit(data + 2 * i, 2, big);
    else
        for (int64_t i = 0; i < length; i++)
            wide[i] = (uint16_t)unit(data + 2 * i, 2, big);
    return kr_steal_obj(str);
}

// Text of well formed units; null without an exception: there is something to complain about.
KR_INLINE KrOwn decode_whole(KrThread *thread, const uint8_t *data, int64_t size,
                             int width, bool big)
{
    uint32_t highest = 0;
    int64_t length = 0;
    if (size % width) return KR_NULL;
    if (width == 2 && size > 2) {
        KrOwn basic = decode_basic(thread, data, size / 2, big);
        if (!kr_is_null(basic) || kr_thread_has_exception(thread)) return basic;
    }
    for (int64_t i = 0; i < size; i += width, length++) {
        uint32_t c = unit(data + i, width, big);
        if (KR_UNLIKELY(is_surrogate(c) || c > 0x10FFFF)) {
            if (width == 4 || c >= 0xDC00 || i + 4 > size ||
                (unit(data + i + 2, 2, big) & ~0x3FFu) != 0xDC00)
                return KR_NULL;
            c = 0x10FFFF;
            i += 2;
        }
        highest |= c;
    }
    if (highest > 0x10FFFF) highest = 0x10FFFF;
    if (length == 0) return kr_str_from_utf8(thread, "", 0);
    if (length == 1 && highest < 256) return kr_str_char(thread, highest);
    KrStr *str = kr_str_new(thread, length, highest);
    if (!str) return KR_NULL;
    void *out = kr_str_data(str);
    const uint8_t *p = data;
    for (int64_t i = 0; i < length; i++, p += width) {
        uint32_t c = unit(p, width, big);
        if (width == 2 && is_surrogate(c)) {
            p += 2;
            c = 0x10000 + ((c & 0x3FF) << 10) + (unit(p, 2, big) & 0x3FF);
        }
        if (str->kind == 1)
            ((uint8_t *)out)[i] = (uint8_t)c;
        else if (str->kind == 2)
            ((uint16_t *)out)[i] = (uint16_t)c;
        else
            ((uint32_t *)out)[i] = c;
    }
    return kr_steal_obj(str);
}

// One unit at d->at. False: raised. *stop: the rest is unfinished.
static bool step16(KrDecoder *d, bool big, bool stateful, bool *stop)
{
    int64_t left = d->size - d->at;
    if (left < 2) {
        *stop = stateful;
        return stateful || kr_codec_errors_decode(d, d->at, d->size, "truncated data");
    }
    uint32_t c = unit(d->data + d->at, 2, big);
    if (!is_surrogate(c)) {
        kr_str_builder_char(&d->out, c);
        d->at += 2;
        return true;
    }
    if (c >= 0xDC00)
        return kr_codec_errors_decode(d, d->at, d->at + 2, "illegal encoding");
    if (left < 4) {
        *stop = stateful;
        return stateful ||
               kr_codec_errors_decode(d, d->at, d->size, "unexpected end of data");
    }
    uint32_t low = unit(d->data + d->at + 2, 2, big);
    if ((low & ~0x3FFu) != 0xDC00)
        return kr_codec_errors_decode(d, d->at, d->at + 2, "illegal UTF-16 surrogate");
    kr_str_builder_char(&d->out, 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF));
    d->at += 4;
    return true;
}

static bool step32(KrDecoder *d, bool big, bool stateful, bool *stop)
{
    if (d->size - d->at < 4) {
        *stop = stateful;
        return stateful || kr_codec_errors_decode(d, d->at, d->size, "truncated data");
    }
    uint32_t c = unit(d->data + d->at, 4, big);
    if (c > 0x10FFFF)
        return kr_codec_errors_decode(d, d->at, d->at + 4,
                                      "code point not in range(0x110000)");
    if (is_surrogate(c))
        return kr_codec_errors_decode(
            d, d->at, d->at + 4,
            "code point in surrogate code point range(0xd800, 0xe000)");
    kr_str_builder_char(&d->out, c);
    d->at += 4;
    return true;
}

KrOwn kr_str_codec_wide_decode(KrThread *thread, KrRef given, const void *data,
                               int64_t size, const char *errors, int width, int *order,
                               int64_t *consumed)
{
    static const char *const encodings[2][2] = {{"utf-16-le", "utf-16-be"},
                                                {"utf-32-le", "utf-32-be"}};
    const uint8_t *bytes = data;
    int64_t start = 0;
    if (*order == 0 && size >= width) {
        if (unit(bytes, width, false) == 0xFEFF)
            *order = -1;
        else if (unit(bytes, width, true) == 0xFEFF)
            *order = 1;
        start = *order ? width : 0;
    }
    bool big = *order > 0;
    if (consumed) *consumed = size;
    KrOwn whole =
        width == 2 ? (big ? decode_whole(thread, bytes + start, size - start, 2, true)
                          : decode_whole(thread, bytes + start, size - start, 2, false))
                   : decode_whole(thread, bytes + start, size - start, 4, big);
    if (!kr_is_null(whole) || kr_thread_has_exception(thread)) return whole;
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size,
                                 encodings[width == 4][big], errors);
    d.at = start;
    bool ok = true, stop = false;
    while (ok && !stop && d.at < d.size)
        ok = width == 2 ? step16(&d, big, consumed != NULL, &stop)
                        : step32(&d, big, consumed != NULL, &stop);
    if (consumed) *consumed = d.at;
    return kr_codec_errors_decoder_end(&d, ok);
}

// --- encoding -----------------------------------------------------------------------------------

static uint8_t *put_unit(uint8_t *p, uint32_t c, int width, bool big)
{
    if (width == 2) {
        uint16_t half = big ? __builtin_bswap16((uint16_t)c) : (uint16_t)c;
        memcpy(p, &half, 2);
    } else {
        c = big ? __builtin_bswap32(c) : c;
        memcpy(p, &c, 4);
    }
    return p + width;
}

static uint8_t *put(uint8_t *p, uint32_t c, int width, bool big)
{
    if (width == 2 && c >= 0x10000) {
        p = put_unit(p, 0xD800 | (c - 0x10000) >> 10, 2, big);
        c = 0xDC00 | (c & 0x3FF);
    }
    return put_unit(p, c, width, big);
}

static void append(KrText *out, uint32_t c, int width, bool big)
{
    uint8_t bytes[4];
    kr_text_append(out, bytes, (size_t)(put(bytes, c, width, big) - bytes));
}

static KrOwn encode_by_handler(KrThread *thread, KrRef text, const char *errors,
                               int width, int order)
{
    static const char *const names[2][3] = {{"utf-16-le", "utf-16", "utf-16-be"},
                                            {"utf-32-le", "utf-32", "utf-32-be"}};
    bool big = order > 0, ok = true;
    KrEncoder e;
    kr_codec_errors_encoder_init(&e, thread, text, names[width == 4][order + 1],
                                 errors);
    if (order == 0) append(&e.out, 0xFEFF, width, false);
    for (int64_t i = 0; ok && i < e.str->length;) {
        uint32_t c = kr_str_read(e.str, i);
        if (!is_surrogate(c)) {
            append(&e.out, c, width, big);
            i++;
            continue;
        }
        int64_t end = i + 1, next;
        KrOwn instead = kr_codec_errors_encode(&e, i, end, reason_surrogate, &next);
        if (kr_is_null(instead)) {
            ok = false;
        } else if (kr_bytes_is_sub(kr_ref(instead))) {
            const KrBytes *bytes = kr_bytes_cast(kr_ref(instead));
            kr_text_append(&e.out, bytes->data, (size_t)bytes->length);
            ok = bytes->length % width == 0 ||
                 kr_codec_errors_raise_encode(&e, i, end, reason_surrogate);
        } else {
            const KrStr *str = kr_str_obj(kr_ref(instead));
            ok = str->ascii ||
                 kr_codec_errors_raise_encode(&e, i, end, reason_surrogate);
            for (int64_t k = 0; ok && k < str->length; k++)
                append(&e.out, kr_str_read(str, k), width, big);
        }
        kr_xdrop(thread, instead);
        i = next;
    }
    return kr_codec_errors_encoder_end(&e, ok);
}

KrOwn kr_str_codec_wide_encode(KrThread *thread, KrRef text, const char *errors,
                               int width, int order)
{
    const KrStr *str = kr_str_obj(text);
    int64_t units = str->length + (order == 0);
    for (int64_t i = 0; str->kind > 1 && i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (is_surrogate(c))
            return encode_by_handler(thread, text, errors, width, order);
        units += width == 2 && c >= 0x10000;
    }
    KrOwn bytes = kr_bytes_new(thread, NULL, units * width);
    if (kr_is_null(bytes)) return bytes;
    uint8_t *p = (uint8_t *)kr_bytes_cast(kr_ref(bytes))->data;
    if (order == 0) p = put_unit(p, 0xFEFF, width, false);
    for (int64_t i = 0; i < str->length; i++)
        p = put(p, kr_str_read(str, i), width, order > 0);
    return bytes;
}
