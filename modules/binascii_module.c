// SPDX-License-Identifier: MIT
// The binascii module: binary data as ASCII text and back (base64, hex, uuencode, quoted-printable),
// and the checksums CRC-32 and CRC-CCITT.
//
// Decoders take ASCII strings as well as buffers.
// Tests: tests/lang/modules/binascii/.
#include "modules/binascii_module.h"

#include "modules/binascii_qp.h"
#include "modules/crc32.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"

#include <stdlib.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)self, (void)count)

#define EXCEPTION(dotted, base_type)                                                   \
    {                                                                                  \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type), .name = (dotted),                 \
        .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF, \
        .shown = "__weakref__", \
        .basic_size = sizeof(KrException), .base = &(base_type),                       \
    }
static KrType error_type = EXCEPTION("binascii.Error", kr_exception_value_error);
static KrType incomplete_type =
    EXCEPTION("binascii.Incomplete", kr_exception_exception);

// A buffer, or the characters of an ASCII str.
static bool get_ascii(KrThread *thread, KrRef value, KrBuffer *out)
{
    if (kr_str_is_sub(value)) {
        const KrStr *str = kr_str_obj(value);
        if (!str->ascii)
            return kr_exception_raise_false(
                thread, &kr_exception_value_error,
                "string argument should contain only ASCII characters");
        *out =
            (KrBuffer){.data = kr_str_data(str), .size = str->length, .item_size = 1};
        return true;
    }
    if (!kr_buffer_has(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "argument should be bytes, buffer or ASCII string, not '%T'", value);
    return kr_buffer_get(thread, value, out, KR_BUFFER_READ);
}

static KrOwn error(KrThread *thread, const char *message)
{
    return kr_exception_raise(thread, &error_type, "%s", message);
}

// --- base64 -----------------------------------------------------------------------------

static const char digits64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
#define N      64
#define R8(x)  x, x, x, x, x, x, x, x
#define R16(x) R8(x), R8(x)
static const uint8_t values64[256] = {
    // 64: no digit
    // clang-format off
    R16(N), R16(N),
    N, N, N, N, N, N, N, N, N, N, N, 62, N, N, N, 63, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, N, N, N, N, N, N,
    N, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, N, N, N, N, N,
    N, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, N, N, N, N, N,
    R16(N), R16(N), R16(N), R16(N), R16(N), R16(N), R16(N), R16(N),
    // clang-format on
};
#undef N
#undef R8
#undef R16

// Groups of four digits, until something else comes; what is read and written is counted.
static void decode_groups(const uint8_t **in, const uint8_t *end, uint8_t **out)
{
    const uint8_t *at = *in;
    uint8_t *to = *out;
    while (end - at >= 4) {
        uint32_t a = values64[at[0]], b = values64[at[1]], c = values64[at[2]],
                 d = values64[at[3]];
        if ((a | b | c | d) & 64) break;
        uint32_t bits = a << 18 | b << 12 | c << 6 | d;
        to[0] = (uint8_t)(bits >> 16);
        to[1] = (uint8_t)(bits >> 8);
        to[2] = (uint8_t)bits;
        at += 4;
        to += 3;
    }
    *in = at;
    *out = to;
}

static KrOwn decode64(KrThread *thread, const uint8_t *data, int64_t size, bool strict)
{
    uint8_t *buffer = malloc((size_t)size / 4 * 3 + 4), *out = buffer;
    if (!buffer) return kr_exception_no_memory(thread);
    const uint8_t *at = data, *end = data + size;
    const char *wrong = NULL;
    int place = 0, pads = 0; // digits of the group, '=' behind the last digit
    bool single = false;     // strict: padding behind the first digit of a group
    uint32_t left = 0;       // bits of the group that are not written yet
    while (at < end && !wrong && !single) {
        if (place == 0 && pads == 0) {
            decode_groups(&at, end, &out);
            if (at == end) break;
        }
        uint8_t c = *at++;
        if (c == '=') {
            pads++;
            if (!strict) continue;
            if (place == 0)
                wrong = at - 1 == data ? "Leading padding not allowed"
                                       : "Excess padding not allowed";
            else if (place == 1)
                single = true;
            else if (place + pads > 4)
                wrong = "Excess padding not allowed";
            continue;
        }
        uint8_t value = values64[c];
        if (value >= 64) {
            if (strict) wrong = "Only base64 data is allowed";
            continue;
        }
        if (strict && pads) {
            wrong = place + pads == 4 ? "Excess data after padding"
                                      : "Discontinuous padding not allowed";
            break;
        }
        pads = 0;
        left = left << 6 | value;
        if (place > 0) *out++ = (uint8_t)(left >> (6 - 2 * place));
        place = (place + 1) % 4;
    }
    KrOwn result = KR_NULL;
    if (wrong)
        (void)error(thread, wrong);
    else if (place == 1)
        (void)kr_exception_raise(
            thread, &error_type,
            "Invalid base64-encoded string: number of data characters "
            "(%lld) cannot be 1 more than a multiple of 4",
            (long long)((out - buffer) / 3 * 4 + 1));
    else if (place != 0 && place + pads < 4)
        (void)error(thread, "Incorrect padding");
    else
        result = kr_bytes_new(thread, buffer, out - buffer);
    free(buffer);
    return result;
}

static KrOwn binascii_a2b_base64(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    bool strict;
    if (!kr_truth(thread, args[1], &strict) || !get_ascii(thread, args[0], &buffer))
        return KR_NULL;
    KrOwn result = decode64(thread, (const uint8_t *)buffer.data, buffer.size, strict);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn binascii_b2a_base64(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    bool newline;
    if (!kr_truth(thread, args[1], &newline) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    if (buffer.size > INT64_MAX / 2) {
        kr_buffer_release(thread, &buffer);
        return kr_exception_no_memory(thread);
    }
    KrOwn result = kr_bytes_new(thread, NULL, (buffer.size + 2) / 3 * 4 + newline);
    if (!kr_is_null(result)) {
        char *out = kr_bytes_cast(kr_ref(result))->data;
        const uint8_t *at = (const uint8_t *)buffer.data;
        int64_t left = buffer.size;
        for (; left >= 3; left -= 3, at += 3, out += 4) {
            uint32_t bits = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
            out[0] = digits64[bits >> 18];
            out[1] = digits64[bits >> 12 & 63];
            out[2] = digits64[bits >> 6 & 63];
            out[3] = digits64[bits & 63];
        }
        if (left) {
            uint32_t bits =
                (uint32_t)at[0] << 16 | (left > 1 ? (uint32_t)at[1] << 8 : 0);
            *out++ = digits64[bits >> 18];
            *out++ = digits64[bits >> 12 & 63];
            *out++ = left > 1 ? digits64[bits >> 6 & 63] : '=';
            *out++ = '=';
        }
        if (newline) *out = '\n';
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- hex --------------------------------------------------------------------------------

static bool separator(KrThread *thread, KrRef value, char *out)
{
    int64_t length;
    if (!kr_length(thread, value, &length)) return false;
    if (length != 1)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "sep must be length 1.");
    if (kr_str_is_sub(value)) {
        uint32_t c = kr_str_read(kr_str_obj(value), 0);
        if (kr_str_obj(value)->kind != 1)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "sep must be ASCII.");
        *out = (char)c;
    } else if (kr_bytes_is_sub(value)) {
        *out = kr_bytes_cast(value)->data[0];
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "sep must be str or bytes.");
    }
    return true;
}

static KrOwn binascii_hexlify(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    int64_t group = 1, size;
    char sep = 0;
    bool has_sep = !kr_ref_is_null(args[1]);
    if (!kr_number_index_i64(thread, args[2], &group)) {
        if (!kr_exception_is(thread, &kr_exception_overflow_error)) return KR_NULL;
        kr_exception_clear(thread);
        group = INT64_MAX;
    }
    if (group != (int32_t)group)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C int");
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    if (has_sep && !separator(thread, args[1], &sep)) {
        kr_buffer_release(thread, &buffer);
        return KR_NULL;
    }
    size = buffer.size;
    int64_t width = has_sep ? (group < 0 ? -group : group) : 0;
    if (width >= size) width = 0;
    if (size > INT64_MAX / 4) {
        kr_buffer_release(thread, &buffer);
        return kr_exception_no_memory(thread);
    }
    KrOwn result =
        kr_bytes_new(thread, NULL, size * 2 + (width ? (size - 1) / width : 0));
    if (!kr_is_null(result)) {
        static const char hex[] = "0123456789abcdef";
        char *out = kr_bytes_cast(kr_ref(result))->data;
        // bytes until the next separator
        int64_t left = !width ? -1 : group < 0 ? width : (size - 1) % width + 1;
        for (int64_t i = 0; i < size; i++) {
            if (left-- == 0) {
                *out++ = sep;
                left = width - 1;
            }
            uint8_t byte = (uint8_t)buffer.data[i];
            *out++ = hex[byte >> 4];
            *out++ = hex[byte & 15];
        }
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

static int hex_value(uint8_t c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static KrOwn binascii_unhexlify(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    if (!get_ascii(thread, args[0], &buffer)) return KR_NULL;
    KrOwn result = KR_NULL;
    bool ok = buffer.size % 2 == 0;
    if (!ok) {
        (void)error(thread, "Odd-length string");
    } else {
        result = kr_bytes_new(thread, NULL, buffer.size / 2);
        for (int64_t i = 0; ok && !kr_is_null(result) && i < buffer.size; i += 2) {
            int high = hex_value((uint8_t)buffer.data[i]);
            int low = hex_value((uint8_t)buffer.data[i + 1]);
            ok = high >= 0 && low >= 0;
            if (ok) kr_bytes_cast(kr_ref(result))->data[i / 2] = (char)(high << 4 | low);
        }
        if (!ok) {
            kr_xdrop(thread, result);
            result = error(thread, "Non-hexadecimal digit found");
        }
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- uuencode ---------------------------------------------------------------------------

static KrOwn decode_uu(KrThread *thread, const uint8_t *data, int64_t size)
{
    if (size == 0) return error(thread, "Missing length byte");
    int64_t length = (data[0] - ' ') & 63, at = 1;
    char buffer[64];
    uint32_t left = 0;
    int bits = 0;
    for (int64_t out = 0; out < length;) {
        uint8_t c = at < size ? data[at] : 0;
        if (at >= size || c == '\n' || c == '\r') {
            c = 0; // blanks at the end may be missing
            at++;
        } else {
            if (c < ' ' || c > ' ' + 64) return error(thread, "Illegal char");
            c = (c - ' ') & 63;
            at++;
        }
        left = left << 6 | c;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            buffer[out++] = (char)(left >> bits);
        }
    }
    for (; at < size; at++) // '`' and blanks are zeros
        if (data[at] != ' ' && data[at] != '`' && data[at] != '\n' && data[at] != '\r')
            return error(thread, "Trailing garbage");
    return kr_bytes_new(thread, buffer, length);
}

static KrOwn binascii_a2b_uu(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    if (!get_ascii(thread, args[0], &buffer)) return KR_NULL;
    KrOwn result = decode_uu(thread, (const uint8_t *)buffer.data, buffer.size);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn binascii_b2a_uu(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    bool backtick;
    if (!kr_truth(thread, args[1], &backtick) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn result = KR_NULL;
    if (buffer.size > 45) {
        (void)error(thread, "At most 45 bytes at once");
    } else {
        char text[64], *out = text;
#define DIGIT(value) (backtick && !(value) ? '`' : (char)((value) + ' '))
        *out++ = DIGIT(buffer.size);
        for (int64_t i = 0; i < buffer.size; i += 3) {
            uint32_t bits = 0;
            for (int64_t k = i; k < i + 3; k++)
                bits = bits << 8 | (k < buffer.size ? (uint8_t)buffer.data[k] : 0);
            for (int shift = 18; shift >= 0; shift -= 6)
                *out++ = DIGIT(bits >> shift & 63);
        }
#undef DIGIT
        *out++ = '\n';
        result = kr_bytes_new(thread, text, out - text);
    }
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- quoted-printable -------------------------------------------------------------------

static KrOwn binascii_a2b_qp(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    bool header;
    if (!kr_truth(thread, args[1], &header) || !get_ascii(thread, args[0], &buffer))
        return KR_NULL;
    KrOwn result = kr_binascii_qp_decode(thread, (const uint8_t *)buffer.data,
                                         buffer.size, header);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn binascii_b2a_qp(ARGS) // data, quotetabs, istext, header
{
    UNUSED;
    KrBuffer buffer;
    bool tabs, text, header;
    if (!kr_truth(thread, args[1], &tabs) || !kr_truth(thread, args[2], &text) ||
        !kr_truth(thread, args[3], &header) ||
        !kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn result = kr_binascii_qp_encode(thread, (const uint8_t *)buffer.data,
                                         buffer.size, tabs, text, header);
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- checksums --------------------------------------------------------------------------

// Any int, modulo 2^32.
static bool get_u32(KrThread *thread, KrRef value, uint32_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    *out = (uint32_t)kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    return true;
}

static KrOwn binascii_crc32(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    uint32_t crc;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    bool ok = get_u32(thread, args[1], &crc);
    if (ok) crc = kr_crc32_update(crc, buffer.data, (size_t)buffer.size);
    kr_buffer_release(thread, &buffer);
    return ok ? kr_from_small_int(crc) : KR_NULL;
}

static KrOwn binascii_crc_hqx(ARGS)
{
    UNUSED;
    KrBuffer buffer;
    uint32_t crc;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
    bool ok = get_u32(thread, args[1], &crc);
    crc &= 0xFFFF;
    for (int64_t i = 0; ok && i < buffer.size; i++) {
        crc ^= (uint32_t)(uint8_t)buffer.data[i] << 8;
        for (int bit = 0; bit < 8; bit++)
            crc = crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0);
        crc &= 0xFFFF;
    }
    kr_buffer_release(thread, &buffer);
    return ok ? kr_from_small_int(crc) : KR_NULL;
}

static const char hexlify_doc[] =
    "Bytes of hexadecimal digits, with `sep` between groups of bytes_per_sep bytes, "
    "which are\n"
    "counted from the right, negative ones from the left.";
#define HEX_SIGNATURE "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)"
static const KrNativeDef functions[] = {
    {"a2b_base64", binascii_a2b_base64, "($module, data, /, *, strict_mode=False)",
     "Decode base64.", 0, 0, 0},
    {"a2b_hex", binascii_unhexlify, "($module, hexstr, /)",
     "Bytes of hexadecimal text.", 0, 0, 0},
    {"a2b_qp", binascii_a2b_qp, "($module, /, data, header=False)",
     "Decode quoted-printable text.", 0, 0, 0},
    {"a2b_uu", binascii_a2b_uu, "($module, data, /)", "Decode a uuencoded line.", 0, 0,
     0},
    {"b2a_base64", binascii_b2a_base64, "($module, data, /, *, newline=True)",
     "Encode as base64.", 0, 0, 0},
    {"b2a_hex", binascii_hexlify, HEX_SIGNATURE, hexlify_doc, 0, 0, 0},
    {"b2a_qp", binascii_b2a_qp,
     "($module, /, data, quotetabs=False, istext=True, header=False)",
     "Encode as quoted-printable text.", 0, 0, 0},
    {"b2a_uu", binascii_b2a_uu, "($module, data, /, *, backtick=False)",
     "A uuencoded line of the data.", 0, 0, 0},
    {"crc32", binascii_crc32, "($module, data, crc=0, /)", "CRC-32 of the data.", 0, 0,
     0},
    {"crc_hqx", binascii_crc_hqx, "($module, data, crc, /)", "CRC-CCITT of the data.",
     0, 0, 0},
    {"hexlify", binascii_hexlify, HEX_SIGNATURE, hexlify_doc, 0, 0, 0},
    {"unhexlify", binascii_unhexlify, "($module, hexstr, /)",
     "Bytes of hexadecimal text.", 0, 0, 0},
    {0},
};

KrOwn kr_binascii_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "binascii", "Conversion between binary data and ASCII");
    bool ok = !kr_is_null(module) &&
              kr_module_add_type(thread, kr_ref(module), &error_type) &&
              kr_module_add_type(thread, kr_ref(module), &incomplete_type) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
