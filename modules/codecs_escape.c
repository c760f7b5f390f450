// SPDX-License-Identifier: MIT
// unicode_escape, raw_unicode_escape and the escapes of bytes. See codecs_escape.h.
//
// Bytes that are no escape stand for the character of that number (latin-1).
// Called by codecs_module.c. Tests: tests/lang/modules/codecs/.
#include "modules/codecs_escape.h"

#include "base/text.h"
#include "frontend/char_names.h"
#include "runtime/bytes.h"
#include "runtime/codec_errors.h"
#include "runtime/exception.h"
#include "runtime/warning.h"

#include <stdio.h>

static int hex_value(uint8_t c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// `digits` hexadecimal digits at `at`; the count that is there, value in *out.
static int read_hex(const KrDecoder *d, int64_t at, int digits, uint32_t *out)
{
    int n = 0;
    *out = 0;
    for (int value;
         n < digits && at + n < d->size && (value = hex_value(d->data[at + n])) >= 0;
         n++)
        *out = *out << 4 | (uint32_t)value;
    return n;
}

typedef enum Step { FAULT, GOES_ON, UNFINISHED } Step;

static Step wrong(KrDecoder *d, int64_t start, int64_t end, const char *reason,
                  bool stateful)
{
    if (stateful && end >= d->size) return UNFINISHED;
    return kr_codec_errors_decode(d, start, end, reason) ? GOES_ON : FAULT;
}

static Step numbered(KrDecoder *d, int64_t start, int digits, bool stateful,
                     const char *beyond)
{
    uint32_t c;
    int found = read_hex(d, start + 2, digits, &c);
    if (found < digits)
        return wrong(d, start, start + 2 + found,
                     digits == 2   ? "truncated \\xXX escape"
                     : digits == 4 ? "truncated \\uXXXX escape"
                                   : "truncated \\UXXXXXXXX escape",
                     stateful);
    if (c > 0x10FFFF) return wrong(d, start, start + 2 + digits, beyond, false);
    kr_str_builder_char(&d->out, c);
    d->at = start + 2 + digits;
    return GOES_ON;
}

static Step named(KrDecoder *d, int64_t start, bool stateful)
{
    static const char malformed[] = "malformed \\N character escape";
    int64_t at = start + 2;
    if (at >= d->size || d->data[at] != '{')
        return wrong(d, start, at, malformed, stateful && at >= d->size);
    int64_t name = ++at;
    while (at < d->size && d->data[at] != '}')
        at++;
    if (at >= d->size) return wrong(d, start, at, malformed, stateful);
    if (at == name) return wrong(d, start, at, malformed, false);
    int32_t c = kr_char_names_find((const char *)d->data + name, (size_t)(at - name));
    at++;
    if (c < 0) return wrong(d, start, at, "unknown Unicode character name", false);
    kr_str_builder_char(&d->out, (uint32_t)c);
    d->at = at;
    return GOES_ON;
}

static Step escape(KrDecoder *d, bool stateful)
{
    int64_t start = d->at;
    if (start + 1 >= d->size)
        return wrong(d, start, start + 1, "\\ at end of string", stateful);
    uint8_t c = d->data[start + 1];
    uint32_t value;
    d->at = start + 2;
    switch (c) {
    case '\n': return GOES_ON;
    case '\\':
    case '\'':
    case '"': value = c; break;
    case 'b': value = '\b'; break;
    case 't': value = '\t'; break;
    case 'n': value = '\n'; break;
    case 'r': value = '\r'; break;
    case 'f': value = '\f'; break;
    case 'v': value = '\v'; break;
    case 'a': value = '\a'; break;
    case 'x': return numbered(d, start, 2, stateful, "");
    case 'u': return numbered(d, start, 4, stateful, "");
    case 'U': return numbered(d, start, 8, stateful, "illegal Unicode character");
    case 'N': return named(d, start, stateful);
    default:
        if (c >= '0' && c <= '7') {
            value = c - '0';
            for (int i = 0; i < 2 && d->at < d->size && d->data[d->at] >= '0' &&
                            d->data[d->at] <= '7';
                 i++)
                value = value * 8 + (d->data[d->at++] - '0');
            if (value > 255 && !kr_warning_format(d->thread, &kr_exception_deprecation_warning, 1,
                                                  "\"\\%c%c%c\" is an invalid octal escape sequence. "
                                                  "Such sequences will not work in the future. ",
                                                  (int)c, (int)d->data[start + 2], (int)d->data[start + 3]))
                return FAULT;
            break;
        }
        if (!kr_warning_format(d->thread, &kr_exception_deprecation_warning, 1,
                                          "\"\\%c\" is an invalid escape sequence. "
                                          "Such sequences will not work in the future. ", (int)c))
            return FAULT;
        kr_str_builder_char(&d->out, '\\');
        value = c;
    }
    kr_str_builder_char(&d->out, value);
    return GOES_ON;
}

KrOwn kr_codecs_escape_decode(KrThread *thread, KrRef given, const void *data,
                              int64_t size, const char *errors, int64_t *consumed)
{
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "unicodeescape",
                                 errors);
    Step step = GOES_ON;
    while (step == GOES_ON && d.at < d.size) {
        if (d.data[d.at] == '\\') {
            int64_t start = d.at;
            step = escape(&d, consumed != NULL);
            if (step == UNFINISHED) d.at = start;
        } else {
            kr_str_builder_char(&d.out, d.data[d.at++]);
        }
    }
    if (consumed) *consumed = d.at;
    return kr_codec_errors_decoder_end(&d, step != FAULT);
}

KrOwn kr_codecs_escape_raw_decode(KrThread *thread, KrRef given, const void *data,
                                  int64_t size, const char *errors, int64_t *consumed)
{
    KrDecoder d;
    kr_codec_errors_decoder_init(&d, thread, given, data, size, "rawunicodeescape",
                                 errors);
    Step step = GOES_ON;
    while (step == GOES_ON && d.at < d.size) {
        int64_t start = d.at;
        uint8_t c = d.data[start], next = start + 1 < d.size ? d.data[start + 1] : 0;
        if (c == '\\' && start + 1 == d.size && consumed) break;
        if (c == '\\' && (next == 'u' || next == 'U')) {
            step = numbered(&d, start, next == 'u' ? 4 : 8, consumed != NULL,
                            "\\Uxxxxxxxx out of range");
            if (step == UNFINISHED) d.at = start;
            continue;
        }
        kr_str_builder_char(&d.out, c);
        d.at++;
        if (c == '\\' && start + 1 < d.size) { // the pair, so that \\u is none
            kr_str_builder_char(&d.out, next);
            d.at++;
        }
    }
    if (consumed) *consumed = d.at;
    return kr_codec_errors_decoder_end(&d, step != FAULT);
}

static KrOwn finish(KrThread *thread, KrText *out)
{
    KrOwn bytes = out->failed ? kr_exception_no_memory(thread)
                              : kr_bytes_new(thread, out->bytes ? out->bytes : "",
                                             (int64_t)out->length);
    kr_text_fini(out);
    return bytes;
}

KrOwn kr_codecs_escape_encode(KrThread *thread, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c == '\\')
            kr_text_append(&out, "\\\\", 2);
        else if (c == '\n' || c == '\r' || c == '\t')
            kr_text_append(&out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t", 2);
        else if (c >= ' ' && c < 0x7F)
            kr_text_append_char(&out, (char)c);
        else
            kr_text_printf(&out,
                           c < 0x100     ? "\\x%02x"
                           : c < 0x10000 ? "\\u%04x"
                                         : "\\U%08x",
                           c);
    }
    return finish(thread, &out);
}

KrOwn kr_codecs_escape_raw_encode(KrThread *thread, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    if (str->kind == 1) return kr_bytes_new(thread, kr_str_data(str), str->length);
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c < 0x100)
            kr_text_append_char(&out, (char)c);
        else
            kr_text_printf(&out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    return finish(thread, &out);
}

// --- bytes ----------------------------------------------------------------------------------------

// One escape of bytes at data[*at]; false: raised.
static bool bytes_escape(KrThread *thread, const char *data, int64_t size, int64_t *at,
                         const char *errors, KrText *out)
{
    static const char letters[] = "btnrfva\\'\"", values[] = "\b\t\n\r\f\v\a\\'\"";
    int64_t start = *at;
    char c = data[start + 1];
    *at = start + 2;
    const char *letter = c ? strchr(letters, c) : NULL;
    if (c == '\n') return true;
    if (letter) {
        kr_text_append_char(out, values[letter - letters]);
        return true;
    }
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && *at < size && data[*at] >= '0' && data[*at] <= '7';
             i++)
            value = value * 8 + data[(*at)++] - '0';
        if (value > 255 && !kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                                              "b\"\\%c%c%c\" is an invalid octal escape sequence. "
                                              "Such sequences will not work in the future. ",
                                              (int)c, (int)data[start + 2], (int)data[start + 3]))
            return false;
        kr_text_append_char(out, (char)value);
        return true;
    }
    if (c != 'x') {
        if (!kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                               "b\"\\%c\" is an invalid escape sequence. "
                               "Such sequences will not work in the future. ", (int)(uint8_t)c))
            return false;
        kr_text_append_char(out, '\\');
        kr_text_append_char(out, c);
        return true;
    }
    int high = *at < size ? hex_value((uint8_t)data[*at]) : -1;
    int low = high >= 0 && *at + 1 < size ? hex_value((uint8_t)data[*at + 1]) : -1;
    if (low >= 0) {
        kr_text_append_char(out, (char)(high << 4 | low));
        *at += 2;
        return true;
    }
    if (!errors || !strcmp(errors, "strict"))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "invalid \\x escape at position %lld",
                                        (long long)start);
    if (!strcmp(errors, "replace"))
        kr_text_append_char(out, '?');
    else if (strcmp(errors, "ignore") != 0)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "decoding error; unknown error handling code: %s", errors);
    *at += high >= 0;
    return true;
}

KrOwn kr_codecs_escape_bytes_decode(KrThread *thread, const char *data, int64_t size,
                                    const char *errors)
{
    KrText out;
    kr_text_init(&out);
    bool ok = true;
    for (int64_t i = 0; ok && i < size;) {
        if (data[i] != '\\') {
            kr_text_append_char(&out, data[i++]);
        } else if (i + 1 == size) {
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "Trailing \\ in string");
        } else {
            ok = bytes_escape(thread, data, size, &i, errors, &out);
        }
    }
    if (ok) return finish(thread, &out);
    kr_text_fini(&out);
    return KR_NULL;
}

KrOwn kr_codecs_escape_bytes_encode(KrThread *thread, KrRef value)
{
    const KrBytes *bytes = kr_bytes_cast(value);
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < bytes->length; i++) {
        uint8_t c = (uint8_t)bytes->data[i];
        if (c == '\\' || c == '\'') {
            kr_text_append_char(&out, '\\');
            kr_text_append_char(&out, (char)c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            kr_text_append(&out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t", 2);
        } else if (c < ' ' || c >= 0x7F) {
            kr_text_printf(&out, "\\x%02x", c);
        } else {
            kr_text_append_char(&out, (char)c);
        }
    }
    return finish(thread, &out);
}
