// SPDX-License-Identifier: MIT
// utf-7. See codecs_utf7.h.
//
// A shifted run "+....-" is base64 of big-endian utf-16 without padding; "+-" is a plus.
// Called by codecs_module.c. Tests: tests/lang/modules/codecs/.
#include "modules/codecs_utf7.h"

#include "base/text.h"
#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/exception.h"

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int base64_value(uint32_t c)
{
    if (c >= 'A' && c <= 'Z') return (int)c - 'A';
    if (c >= 'a' && c <= 'z') return (int)c - 'a' + 26;
    if (c >= '0' && c <= '9') return (int)c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

typedef struct Shift { // a base64 run being read
    bool on;
    int64_t start;              // of its '+' in the input
    int64_t out_start;          // of its text in the output
    int bits;                   // waiting in buffer
    uint32_t buffer, surrogate; // a high one that waits for the low, or 0
} Shift;

static void take_unit(KrDecoder *d, Shift *s, uint32_t c)
{
    if (s->surrogate) {
        uint32_t high = s->surrogate;
        s->surrogate = 0;
        if ((c & ~0x3FFu) == 0xDC00) {
            kr_str_builder_char(&d->out,
                                0x10000 + ((high & 0x3FF) << 10) + (c & 0x3FF));
            return;
        }
        kr_str_builder_char(&d->out, high);
    }
    if ((c & ~0x3FFu) == 0xD800)
        s->surrogate = c;
    else
        kr_str_builder_char(&d->out, c);
}

static bool leave_shift(KrDecoder *d, Shift *s, uint8_t c)
{
    s->on = false;
    if (s->bits >= 6)
        return kr_codec_errors_decode(d, s->start, d->at + 1,
                                      "partial character in shift sequence");
    if (s->bits > 0 && s->buffer)
        return kr_codec_errors_decode(d, s->start, d->at + 1,
                                      "non-zero padding bits in shift sequence");
    if (s->surrogate && c < 0x80 && c != '+')
        kr_str_builder_char(&d->out, s->surrogate);
    s->surrogate = 0;
    d->at += c == '-';
    return true;
}

static bool step(KrDecoder *d, Shift *s)
{
    uint8_t c = d->data[d->at];
    if (s->on) {
        int value = base64_value(c);
        if (value < 0) return leave_shift(d, s, c);
        d->at++;
        s->buffer = s->buffer << 6 | (uint32_t)value;
        s->bits += 6;
        if (s->bits >= 16) {
            s->bits -= 16;
            uint32_t unit = s->buffer >> s->bits;
            s->buffer &= (1u << s->bits) - 1;
            take_unit(d, s, unit);
        }
        return true;
    }
    if (c == '+') {
        s->start = d->at++;
        if (d->at < d->size && d->data[d->at] == '-') {
            d->at++;
            kr_str_builder_char(&d->out, '+');
            return true;
        }
        if (d->at < d->size && base64_value(d->data[d->at]) < 0)
            return kr_codec_errors_decode(d, s->start, d->at + 1,
                                          "ill-formed sequence");
        *s = (Shift){.on = true, .start = s->start, .out_start = d->out.length};
        return true;
    }
    if (c < 0x80) {
        kr_str_builder_char(&d->out, c);
        d->at++;
        return true;
    }
    return kr_codec_errors_decode(d, d->at, d->at + 1, "unexpected special character");
}

KrOwn kr_codecs_utf7_decode(KrThread *thread, KrRef given, const void *data,
                            int64_t size, const char *errors, int64_t *consumed)
{
    KrDecoder d;
    Shift s = {0};
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "utf7", errors);
    bool ok = true;
    while (ok && (d.at < d.size || (s.on && !consumed))) {
        if (d.at < d.size) {
            ok = step(&d, &s);
            continue;
        }
        s.on = false; // the input ends in a run
        if (s.surrogate || s.bits >= 6 || (s.bits > 0 && s.buffer))
            ok = kr_codec_errors_decode(&d, s.start, d.size,
                                        "unterminated shift sequence");
    }
    if (consumed) *consumed = s.on ? s.start : d.at;
    if (ok && s.on &&
        d.out.length != s.out_start) { // what the unfinished run gave is not given yet
        KrOwn dropped = kr_codec_errors_decoder_end(&d, false);
        kr_xdrop(thread, dropped);
        return kr_codecs_utf7_decode(thread, KR_REF_NULL, data, s.start, errors, NULL);
    }
    return kr_codec_errors_decoder_end(&d, ok);
}

static bool is_direct(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= ' ' && c < 0x7F && c != '+' && c != '\\' && c != '~');
}

KrOwn kr_codecs_utf7_encode(KrThread *thread, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    KrText out;
    kr_text_init(&out);
    bool shifted = false;
    uint64_t buffer = 0;
    int bits = 0;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (is_direct(c) || (c == '+' && !shifted)) {
            if (shifted) {
                if (bits) kr_text_append_char(&out, digits[buffer << (6 - bits) & 63]);
                bits = 0;
                buffer = 0;
                shifted = false;
                if (base64_value(c) >= 0 || c == '-') kr_text_append_char(&out, '-');
            }
            kr_text_append_char(&out, (char)c);
            if (c == '+') kr_text_append_char(&out, '-');
            continue;
        }
        if (!shifted) kr_text_append_char(&out, '+');
        shifted = true;
        if (c >= 0x10000) {
            buffer = buffer << 32 | (uint64_t)(0xD800 | (c - 0x10000) >> 10) << 16 |
                     (0xDC00 | (c & 0x3FF));
            bits += 32;
        } else {
            buffer = buffer << 16 | c;
            bits += 16;
        }
        while (bits >= 6) {
            bits -= 6;
            kr_text_append_char(&out, digits[buffer >> bits & 63]);
        }
        buffer &= (UINT64_C(1) << bits) - 1;
    }
    if (bits) kr_text_append_char(&out, digits[buffer << (6 - bits) & 63]);
    if (shifted) kr_text_append_char(&out, '-');
    KrOwn bytes = out.failed ? kr_exception_no_memory(thread)
                             : kr_bytes_new(thread, out.bytes ? out.bytes : "",
                                            (int64_t)out.length);
    kr_text_fini(&out);
    return bytes;
}
