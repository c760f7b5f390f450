// SPDX-License-Identifier: MIT
// Quoted-printable text for the binascii module (binascii_qp.h).
//
// The details are CPython's: which dots, blanks and line ends are protected, and lines of at most 76.
// Tests: tests/lang/modules/binascii/.
#include "modules/binascii_qp.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"

#include <stdlib.h>

enum { LINE_MOST = 76 };

static int hex_value(uint8_t c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

KrOwn kr_binascii_qp_decode(KrThread *thread, const uint8_t *data, int64_t size,
                            bool header)
{
    uint8_t *buffer = malloc((size_t)size + 1);
    if (!buffer) return kr_exception_no_memory(thread);
    int64_t in = 0, out = 0;
    while (in < size) {
        uint8_t c = data[in++];
        if (c == '_' && header) c = ' ';
        if (c != '=') {
            buffer[out++] = c;
            continue;
        }
        if (in >= size) break;
        c = data[in];
        if (c == '\n' || c == '\r') { // soft line break
            while (in < size && data[in] != '\n')
                in++;
            in += in < size;
        } else if (c == '=') { // some encoders wrote that
            buffer[out++] = '=';
            in++;
        } else if (in + 1 < size && hex_value(c) >= 0 && hex_value(data[in + 1]) >= 0) {
            buffer[out++] = (uint8_t)(hex_value(c) << 4 | hex_value(data[in + 1]));
            in += 2;
        } else {
            buffer[out++] = '=';
        }
    }
    KrOwn result = kr_bytes_new(thread, buffer, out);
    free(buffer);
    return result;
}

static bool must_quote(const uint8_t *data, int64_t size, int64_t at, int64_t line,
                       bool quote_tabs, bool is_text, bool header)
{
    uint8_t c = data[at], next = at + 1 < size ? data[at + 1] : 0;
    bool last = at + 1 == size, blank = c == ' ' || c == '\t';
    bool line_end = c == '\r' || c == '\n';
    if (c > 126 || c == '=' || (c == '_' && header)) return true;
    if (c == '.' && line == 0) return last || next == '\n' || next == '\r' || next == 0;
    if (line_end) return !is_text;
    if (blank) return last || quote_tabs;
    return c < 33;
}

static int64_t put_hex(uint8_t *out, uint8_t c)
{
    out[0] = '=';
    out[1] = (uint8_t) "0123456789ABCDEF"[c >> 4];
    out[2] = (uint8_t) "0123456789ABCDEF"[c & 15];
    return 3;
}

KrOwn kr_binascii_qp_encode(KrThread *thread, const uint8_t *data, int64_t size,
                            bool quote_tabs, bool is_text, bool header)
{
    // a byte becomes 3, and each 24th of these a line break of up to 3
    uint8_t *buffer = size < INT64_MAX / 8 ? malloc((size_t)size * 4 + 16) : NULL;
    if (!buffer) return kr_exception_no_memory(thread);
    const uint8_t *first = size ? memchr(data, '\n', (size_t)size) : NULL;
    bool crlf = first && first > data && first[-1] == '\r';
    int64_t in = 0, out = 0, line = 0;
#define BREAK_LINE /* "\n" or "\r\n" */                                                \
    do {                                                                               \
        if (crlf) buffer[out++] = '\r';                                                \
        buffer[out++] = '\n';                                                          \
        line = 0;                                                                      \
    } while (0)
    while (in < size) {
        uint8_t c = data[in];
        if (must_quote(data, size, in, line, quote_tabs, is_text, header)) {
            if (line + 3 >= LINE_MOST) {
                buffer[out++] = '=';
                BREAK_LINE;
            }
            out += put_hex(buffer + out, c);
            line += 3;
            in++;
        } else if (is_text && (c == '\n' ||
                               (c == '\r' && in + 1 < size && data[in + 1] == '\n'))) {
            if (out && (buffer[out - 1] == ' ' || buffer[out - 1] == '\t')) {
                uint8_t blank = buffer[out - 1];
                out += put_hex(buffer + out - 1, blank) - 1;
            }
            BREAK_LINE;
            in += c == '\r' ? 2 : 1;
        } else {
            if (in + 1 != size && data[in + 1] != '\n' && line + 1 >= LINE_MOST) {
                buffer[out++] = '=';
                BREAK_LINE;
            }
            line++;
            buffer[out++] = header && c == ' ' ? '_' : c;
            in++;
        }
    }
#undef BREAK_LINE
    KrOwn result = kr_bytes_new(thread, buffer, out);
    free(buffer);
    return result;
}
