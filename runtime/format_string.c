// SPDX-License-Identifier: MIT
// Templates: the % operator of str and bytes, and str.format. See format_string.h.
//
// % on str goes straight to a builder; bytes run the same code over latin-1 text whose values
// come as bytes. str.format reads fields with a cursor and nests one level, as CPython does.
// Tests: tests/lang/reference/expressions/format_specs_*.py.
#include "runtime/format_string.h"

#include "base/digits.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str_builder.h"
#include "runtime/str_case.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { DIGITS = 24 };

// The digits of a small int, before `end`; the first of them.
static char *small_digits(char *end, KrRef value)
{
    int64_t small = kr_small_int_value(value);
    char *at = kr_digits_before(end, (uint64_t)(small < 0 ? -small : small));
    if (small < 0)
        *--at = '-';
    return at;
}

// Texts and small ints as they are, without a str between. False: something else.
static bool add_simple(KrStrBuilder *out, KrRef value)
{
    if (kr_str_is(value)) {
        kr_str_builder_str(out, value);
        return true;
    }
    if (!kr_is_small_int(value))
        return false;
    char buffer[DIGITS], *end = buffer + sizeof buffer, *at = small_digits(end, value);
    kr_str_builder_ascii_size(out, at, (size_t)(end - at));
    return true;
}

// Where the next of two characters is, from `at` on; the text's length: nowhere.
static int64_t find_mark(const KrStr *text, int64_t at, int64_t stop, uint8_t c, uint8_t d)
{
    if (text->kind == 1) {
        const uint8_t *data = kr_str_data(text);
        while (at < stop && data[at] != c && data[at] != d)
            at++;
    } else {
        while (at < stop && kr_str_read(text, at) != c && kr_str_read(text, at) != d)
            at++;
    }
    return at;
}

// --- percent ------------------------------------------------------------------------------

typedef struct Percent {
    KrThread *thread;
    const KrStr *text; // the template
    int64_t at;        // next character of it
    KrRef arguments;   // tuple, or the one value
    int64_t next;      // index into the tuple; the one value: 0
    int64_t count;     // arguments there are; -1: a mapping's keys are used
    bool is_mapping;   // `arguments` may be asked for keys
    bool keyed;        // and was
    bool is_bytes;     // text is latin-1 of bytes
    KrStrBuilder out;
} Percent;

typedef struct Field {
    bool left, plus, space, alternate, zero;
    int64_t width, precision; // -1: none
    uint32_t type;
    int64_t place; // of the type letter
} Field;

// The next positional argument, borrowed; null: raised.
static KrRef next_argument(Percent *p)
{
    if (p->next >= p->count || p->keyed) {
        (void)kr_exception_raise(p->thread, &kr_exception_type_error,
                                 "not enough arguments for format string");
        return KR_REF_NULL;
    }
    int64_t i = p->next++;
    return kr_tuple_is_sub(p->arguments) ? kr_tuple_get(p->arguments, i) : p->arguments;
}

static bool fail(Percent *p, const char *message)
{
    return kr_exception_raise_false(p->thread, &kr_exception_value_error, "%s", message);
}

// Width or precision: digits or '*', which takes what a (key) has given, so that the conversion finds nothing.
static bool read_size(Percent *p, int64_t *out, bool is_precision, bool *negative, KrOwn *keyed)
{
    const char *too_big = is_precision ? "precision too big" : "width too big";
    if (p->at < p->text->length && kr_str_read(p->text, p->at) == '*') {
        p->at++;
        KrRef value = kr_is_null(*keyed) ? next_argument(p) : kr_ref(*keyed);
        if (kr_ref_is_null(value))
            return false;
        if (!kr_int_is_sub(value))
            return kr_exception_raise_false(p->thread, &kr_exception_type_error, "* wants int");
        if (!kr_int_to_i64(p->thread, value, out)) {
            if (!is_precision)
                return false;
            kr_exception_clear(p->thread);
            *out = INT64_MAX;
        }
        kr_xdrop(p->thread, kr_move(keyed));
        if (is_precision && (*out > INT32_MAX || *out < INT32_MIN))
            return kr_exception_raise_false(p->thread, &kr_exception_overflow_error,
                                            "Python int too large to convert to C int");
        *negative = *out < 0;
        if (*negative)
            *out = -*out;
        return true;
    }
    *negative = false;
    while (p->at < p->text->length) {
        uint32_t c = kr_str_read(p->text, p->at);
        if (c < '0' || c > '9')
            break;
        if (*out < 0)
            *out = 0;
        if (*out > (INT32_MAX - 9) / 10)
            return fail(p, too_big);
        *out = *out * 10 + (c - '0');
        p->at++;
    }
    return true;
}

// The part after '%' up to the type letter; a (key) replaces *value by its item.
static bool read_field(Percent *p, Field *f, KrOwn *value)
{
    *f = (Field){.width = -1, .precision = -1};
    bool negative;
    if (p->at < p->text->length && kr_str_read(p->text, p->at) == '(') {
        int64_t start = ++p->at;
        int depth = 1;
        if (!p->is_mapping)
            return kr_exception_raise_false(p->thread, &kr_exception_type_error,
                                            "format requires a mapping");
        for (; p->at < p->text->length && depth; p->at++) {
            uint32_t c = kr_str_read(p->text, p->at);
            depth += (c == '(') - (c == ')');
        }
        if (depth)
            return fail(p, "incomplete format key");
        KrOwn key = kr_str_slice(p->thread, kr_from_obj(p->text), start, p->at - 1, 1);
        if (!kr_is_null(key) && p->is_bytes) {
            const KrStr *str = kr_str_obj(kr_ref(key));
            KrOwn bytes = kr_bytes_new(p->thread, kr_str_data(str), str->length);
            kr_drop(p->thread, key);
            key = bytes;
        }
        if (kr_is_null(key))
            return false;
        *value = kr_item_get(p->thread, p->arguments, kr_ref(key));
        kr_drop(p->thread, key);
        if (kr_is_null(*value))
            return false;
        p->keyed = true;
    }
    for (; p->at < p->text->length; p->at++) {
        uint32_t c = kr_str_read(p->text, p->at);
        if (c == '-')
            f->left = true;
        else if (c == '+')
            f->plus = true;
        else if (c == ' ')
            f->space = true;
        else if (c == '#')
            f->alternate = true;
        else if (c == '0')
            f->zero = true;
        else
            break;
    }
    if (!read_size(p, &f->width, false, &negative, value))
        return false;
    f->left |= negative;
    if (p->at < p->text->length && kr_str_read(p->text, p->at) == '.') {
        p->at++;
        f->precision = 0;
        if (!read_size(p, &f->precision, true, &negative, value))
            return false;
        if (negative)
            f->precision = 0;
    }
    uint32_t size = p->at < p->text->length ? kr_str_read(p->text, p->at) : 0; // of a C type: it may stand there, once
    if (size == 'h' || size == 'l' || size == 'L')
        p->at++;
    if (p->at >= p->text->length)
        return fail(p, "incomplete format");
    f->place = p->at;
    f->type = kr_str_read(p->text, p->at++);
    return true;
}

static void emit_text(Percent *p, const Field *f, KrRef text, int64_t length)
{
    int64_t pad = f->width > length ? f->width - length : 0;
    if (!f->left)
        kr_str_builder_fill(&p->out, ' ', pad);
    kr_str_builder_slice(&p->out, text, 0, length);
    if (f->left)
        kr_str_builder_fill(&p->out, ' ', pad);
}

// [-]digits with a prefix that zeros go behind
static void emit_number(Percent *p, const Field *f, const char *digits, size_t size,
                        const char *prefix)
{
    bool negative = *digits == '-';
    char sign = negative ? '-' : f->plus ? '+' : f->space ? ' ' : 0;
    digits += negative;
    size -= negative;
    int64_t length = (int64_t)(size + strlen(prefix)) + (sign != 0);
    int64_t pad = f->width > length ? f->width - length : 0;
    if (pad && !f->left && !f->zero)
        kr_str_builder_fill(&p->out, ' ', pad);
    if (sign)
        kr_str_builder_char(&p->out, (uint8_t)sign);
    if (*prefix)
        kr_str_builder_ascii(&p->out, prefix);
    if (pad && !f->left && f->zero)
        kr_str_builder_fill(&p->out, '0', pad);
    kr_str_builder_ascii_size(&p->out, digits, size);
    if (f->left)
        kr_str_builder_fill(&p->out, ' ', pad);
}

// The int to show for d, i, u, o, x, X; null: raised.
static KrOwn number_of(Percent *p, const Field *f, KrRef value)
{
    bool decimal = f->type == 'd' || f->type == 'i' || f->type == 'u';
    if (kr_int_is_sub(value))
        return kr_dup(value);
    KrOwn number = KR_NULL;
    if (decimal && (kr_type_of(value)->to_int || kr_number_has_index(value)))
        number = kr_call_1(p->thread, kr_type_ref(&kr_int_type), value);
    else if (!decimal && kr_number_has_index(value))
        number = kr_number_index(p->thread, value);
    if (!kr_is_null(number) || (kr_thread_has_exception(p->thread) && !kr_exception_is(p->thread, &kr_exception_type_error)))
        return number;
    kr_exception_clear(p->thread);
    return kr_exception_raise(p->thread, &kr_exception_type_error,
                              decimal ? "%%%c format: a real number is required, not %T"
                                      : "%%%c format: an integer is required, not %T",
                              (int)f->type, value);
}

static bool emit_int(Percent *p, const Field *f, KrRef value)
{
    if (kr_is_small_int(value) && f->precision < 0 && (f->type == 'd' || f->type == 'i' || f->type == 'u')) {
        char buffer[DIGITS], *end = buffer + sizeof buffer, *at = small_digits(end, value);
        emit_number(p, f, at, (size_t)(end - at), "");
        return true;
    }
    KrOwn number = number_of(p, f, value);
    if (kr_is_null(number))
        return false;
    int base = f->type == 'o' ? 8 : f->type == 'x' || f->type == 'X' ? 16 : 10;
    KrOwn text = kr_int_to_text(p->thread, kr_ref(number), base);
    kr_drop(p->thread, number);
    if (kr_is_null(text))
        return false;
    const KrStr *str = kr_str_obj(kr_ref(text));
    const char *digits = kr_str_data(str);
    bool negative = *digits == '-';
    int64_t count = str->length - negative;
    int64_t zeros = f->precision > count ? f->precision - count : 0;
    const char *prefix = !f->alternate || base == 10 ? ""
                         : base == 8                 ? "0o"
                         : f->type == 'X'            ? "0X"
                                                     : "0x";
    if (zeros == 0 && f->type != 'X') {
        emit_number(p, f, digits, (size_t)str->length, prefix);
        kr_drop(p->thread, text);
        return true;
    }
    char *copy = malloc((size_t)(str->length + zeros) + 1), *to = copy;
    if (!copy) {
        kr_drop(p->thread, text);
        return !kr_is_null(kr_exception_no_memory(p->thread));
    }
    if (negative)
        *to++ = '-';
    memset(to, '0', (size_t)zeros);
    memcpy(to + zeros, digits + negative, (size_t)count);
    if (f->type == 'X')
        for (int64_t i = 0; i < count; i++)
            if (to[zeros + i] >= 'a')
                to[zeros + i] = (char)(to[zeros + i] - 32);
    emit_number(p, f, copy, (size_t)(str->length + zeros), prefix);
    free(copy);
    kr_drop(p->thread, text);
    return true;
}

static bool emit_float(Percent *p, const Field *f, KrRef value)
{
    double number;
    size_t size;
    if (!kr_float_from(p->thread, value, &number)) {
        if (p->is_bytes) {
            kr_exception_clear(p->thread);
            return kr_exception_raise_false(p->thread, &kr_exception_type_error,
                                            "float argument required, not %T", value);
        }
        return false;
    }
    char *text =
        kr_float_text_format(number, (char)f->type, f->precision < 0 ? 6 : (int)f->precision,
                             f->alternate ? KR_FLOAT_TEXT_ALTERNATE : 0, &size);
    if (!text)
        return !kr_is_null(kr_exception_no_memory(p->thread));
    emit_number(p, f, text, size, "");
    free(text);
    return true;
}

static bool char_refused(Percent *p, KrRef value)
{
    const KrType *type = kr_type_of(value); // by its full name, but for those of __main__
    bool shown = type->flags & KR_TYPE_HEAP && !kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module)) &&
                 !kr_str_equal_ascii(kr_ref(type->module), "__main__") && !kr_str_equal_ascii(kr_ref(type->module), "builtins");
    return kr_exception_raise_false(
        p->thread, &kr_exception_type_error,
        p->is_bytes ? "%%c requires an integer in range(256) or a single byte, not %s%s%S"
                    : "%%c requires an int or a unicode character, not %s%s%S",
        shown ? kr_str_text(p->thread, kr_ref(type->module)) : "", shown ? "." : "", kr_ref(type->qualname));
}

static bool emit_char(Percent *p, const Field *f, KrRef value)
{
    uint32_t c;
    if (p->is_bytes && kr_type_has(value, KR_TYPE_BYTES_SUB) &&
        ((KrBytes *)(void *)kr_obj(value))->length == 1) {
        c = (uint8_t)((KrBytes *)(void *)kr_obj(value))->data[0];
    } else if (p->is_bytes && kr_is_ptr(value) && kr_type_is_subtype(kr_type_of(value), &kr_bytearray_type)) {
        KrByteArray *array = (KrByteArray *)(void *)kr_obj(value);
        if (array->length != 1)
            return kr_exception_raise_false(
                p->thread, &kr_exception_type_error,
                "%%c requires an integer in range(256) or a single byte, not a bytearray object of length %lld",
                (long long)array->length);
        c = (uint8_t)array->bytes[0];
    } else if (!p->is_bytes && kr_str_is_sub(value)) {
        if (kr_str_obj(value)->length != 1)
            return kr_exception_raise_false(
                p->thread, &kr_exception_type_error,
                "%%c requires an int or a unicode character, not a string of length %lld",
                (long long)kr_str_obj(value)->length);
        c = kr_str_read(kr_str_obj(value), 0);
    } else if (p->is_bytes && kr_type_has(value, KR_TYPE_BYTES_SUB)) {
        return kr_exception_raise_false(
            p->thread, &kr_exception_type_error,
            "%%c requires an integer in range(256) or a single byte, not a bytes object of "
            "length %lld",
            (long long)((KrBytes *)(void *)kr_obj(value))->length);
    } else if (kr_number_has_index(value)) {
        KrOwn number = kr_number_index(p->thread, value);
        int64_t code;
        if (kr_is_null(number) && !p->is_bytes && kr_exception_is(p->thread, &kr_exception_type_error)) {
            kr_exception_clear(p->thread);
            return char_refused(p, value);
        }
        if (kr_is_null(number))
            return false;
        bool ok = kr_int_try_i64(kr_ref(number), &code) == KR_PRESENT;
        kr_drop(p->thread, number);
        if (!ok || code < 0 || code > (p->is_bytes ? 255 : 0x10FFFF))
            return kr_exception_raise_false(p->thread, &kr_exception_overflow_error, "%s",
                                            p->is_bytes ? "%c arg not in range(256)"
                                                        : "%c arg not in range(0x110000)");
        c = (uint32_t)code;
    } else {
        return char_refused(p, value);
    }
    KrOwn text = kr_str_char(p->thread, c);
    if (kr_is_null(text))
        return false;
    emit_text(p, f, kr_ref(text), 1);
    kr_drop(p->thread, text);
    return true;
}

static KrOwn text_of_bytes(Percent *p, KrRef value) // %b: bytes as latin-1 text
{
    if (kr_buffer_is_bytes(value)) { // not what __bytes__ or __buffer__ of its class say
        KrBuffer own;
        if (!kr_buffer_get_native(p->thread, value, &own, KR_BUFFER_READ))
            return KR_NULL;
        KrStr *str = kr_str_new(p->thread, own.size, 255);
        if (str)
            memcpy(kr_str_data(str), own.data, (size_t)own.size);
        kr_buffer_release(p->thread, &own);
        return str ? kr_steal_obj(str) : KR_NULL;
    }
    if (!kr_buffer_has(value) && kr_ref_is_null(kr_type_find(kr_type_of(value), kr_name(KR_NAME___bytes__)))) // no iterables
        return kr_exception_raise(p->thread, &kr_exception_type_error,
                                  "%%b requires a bytes-like object, or an object that "
                                  "implements __bytes__, not '%T'",
                                  value);
    KrOwn bytes = kr_bytes_of(p->thread, value);
    if (kr_is_null(bytes))
        return KR_NULL;
    KrOwn text = text_of_bytes(p, kr_ref(bytes));
    kr_drop(p->thread, bytes);
    return text;
}

static bool emit_object(Percent *p, const Field *f, KrRef value)
{
    KrOwn text;
    if (p->is_bytes && (f->type == 's' || f->type == 'b'))
        text = text_of_bytes(p, value);
    else if (f->type == 's')
        text = kr_to_str(p->thread, value);
    else if (f->type == 'r' && !p->is_bytes)
        text = kr_repr(p->thread, value);
    else
        text = kr_ascii(p->thread, value);
    if (kr_is_null(text))
        return false;
    int64_t length = kr_str_obj(kr_ref(text))->length;
    if (f->precision >= 0 && length > f->precision)
        length = f->precision;
    emit_text(p, f, kr_ref(text), length);
    kr_drop(p->thread, text);
    return true;
}

static bool emit_field(Percent *p)
{
    Field f;
    KrOwn keyed = KR_NULL;
    bool ok = false;
    if (p->at < p->text->length && kr_str_read(p->text, p->at) == '%') {
        kr_str_builder_char(&p->out, '%');
        p->at++;
        return true;
    }
    if (!read_field(p, &f, &keyed))
        goto done;
    KrRef value = kr_is_null(keyed) ? next_argument(p) : kr_ref(keyed);
    if (kr_ref_is_null(value))
        goto done;
    switch (f.type) {
    case 'b':
        if (!p->is_bytes)
            goto unsupported;
        ok = emit_object(p, &f, value);
        break;
    case 's':
    case 'r':
    case 'a': ok = emit_object(p, &f, value); break;
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': ok = emit_int(p, &f, value); break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': ok = emit_float(p, &f, value); break;
    case 'c': ok = emit_char(p, &f, value); break;
    default: goto unsupported;
    }
    goto done;
unsupported:
    if (p->is_bytes && f.type > 127) { // to the message a char below 0
        (void)kr_exception_raise(p->thread, &kr_exception_overflow_error, "character argument not in range(0x110000)");
        goto done;
    }
    {
    KrOwn hex = kr_int_to_text(p->thread, kr_ref(kr_from_small_int(f.type)), 16);
    (void)kr_exception_raise(p->thread, &kr_exception_value_error,
                             "unsupported format character '%c' (0x%S) at index %lld",
                             p->is_bytes || (f.type > 31 && f.type < 127) ? (int)f.type : '?', kr_ref(hex),
                             (long long)f.place);
    kr_drop(p->thread, hex);
}
done:
    kr_xdrop(p->thread, keyed);
    return ok;
}

// Most fields are %s of a text or %d of an int. False: one of the others.
static bool emit_plain_field(Percent *p)
{
    uint32_t c = p->at < p->text->length ? kr_str_read(p->text, p->at) : 0;
    if ((c != 's' && c != 'd') || p->next >= p->count || p->keyed || p->is_bytes)
        return false;
    KrRef value = kr_tuple_is_sub(p->arguments) ? kr_tuple_get(p->arguments, p->next) : p->arguments;
    if ((c == 'd' && !kr_is_small_int(value)) || !add_simple(&p->out, value))
        return false;
    p->at++;
    p->next++;
    return true;
}

static KrOwn percent(KrThread *thread, KrRef text, KrRef arguments, bool is_bytes)
{
    Percent p = {.thread = thread, .text = kr_str_obj(text), .arguments = arguments,
                 .is_bytes = is_bytes};
    bool is_tuple = kr_tuple_is_sub(arguments);
    p.count = is_tuple ? kr_tuple_length(arguments) : 1;
    p.is_mapping = !is_tuple && kr_type_of(arguments)->getitem && !kr_str_is_sub(arguments) &&
                   !(is_bytes && (kr_type_has(arguments, KR_TYPE_BYTES_SUB) ||
                                  kr_type_is_subtype(kr_type_of(arguments), &kr_bytearray_type)));
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&p.out, thread, &room);
    while (p.at < p.text->length) {
        int64_t start = p.at;
        p.at = find_mark(p.text, start, p.text->length, '%', '%');
        if (p.at > start)
            kr_str_builder_slice(&p.out, text, start, p.at);
        if (p.at == p.text->length)
            break;
        p.at++;
        if (!emit_plain_field(&p) && !emit_field(&p)) {
            kr_str_builder_fini(&p.out);
            return KR_NULL;
        }
    }
    if (p.next < p.count && !p.keyed && !p.is_mapping) {
        kr_str_builder_fini(&p.out);
        return kr_exception_raise(thread, &kr_exception_type_error, "%s",
                                  is_bytes
                                      ? "not all arguments converted during bytes formatting"
                                      : "not all arguments converted during string formatting");
    }
    return kr_str_builder_take(&p.out);
}

// A text of a subclass with nothing to be replaced is itself what comes out.
static KrOwn unless_same(KrThread *thread, KrRef text, KrOwn result, const char *marks)
{
    const KrStr *str = kr_str_obj(text);
    if (kr_is_null(result) || kr_is_exact(text, &kr_str_type) || str->length == 0) return result;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c == (uint32_t)marks[0] || (marks[1] && c == (uint32_t)marks[1])) return result;
    }
    kr_drop(thread, result);
    return kr_dup(text);
}

KrOwn kr_format_string_percent(KrThread *thread, KrRef text, KrRef arguments)
{
    return unless_same(thread, text, percent(thread, text, arguments, false), "%");
}

KrOwn kr_format_string_percent_bytes(KrThread *thread, const char *text, size_t size,
                                     KrRef arguments)
{
    KrStr *str = kr_str_new(thread, (int64_t)size, 255);
    if (!str)
        return KR_NULL;
    memcpy(kr_str_data(str), text, size);
    KrOwn out = percent(thread, kr_from_obj(str), arguments, true), result = KR_NULL;
    kr_drop(thread, kr_steal_obj(str));
    if (!kr_is_null(out)) {
        const KrStr *made = kr_str_obj(kr_ref(out));
        result = kr_bytes_new(thread, kr_str_data(made), made->length);
        kr_drop(thread, out);
    }
    return result;
}

// --- str.format ---------------------------------------------------------------------------

typedef struct Format {
    KrThread *thread;
    const KrRef *args; // null: format_map
    int64_t count;     // of args
    KrRef mapping;
    int64_t automatic; // next number of {}; -1: numbers are written
    bool numbering_known;
} Format;

static KrOwn raise_value(KrThread *thread, const char *message)
{
    return kr_exception_raise(thread, &kr_exception_value_error, "%s", message);
}

// text[start:stop] as a number, -1 if it is not one, -2: raised
int64_t kr_format_string_number(KrThread *thread, const KrStr *text, int64_t start, int64_t stop)
{
    int64_t number = 0;
    if (start == stop)
        return -1;
    for (int64_t i = start; i < stop; i++) {
        int digit = kr_str_case_decimal(kr_str_read(text, i));
        if (digit < 0)
            return -1;
        if (number > (INT64_MAX - digit) / 10) {
            (void)raise_value(thread, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + digit;
    }
    return number;
}

static KrOwn positional(Format *f, int64_t number)
{
    if (!f->args)
        return raise_value(f->thread, "Format string contains positional fields");
    if (number >= f->count)
        return kr_exception_raise(
            f->thread, &kr_exception_index_error,
            "Replacement index %lld out of range for positional args tuple", (long long)number);
    return kr_dup(f->args[number]);
}

static bool number_kind(Format *f, bool automatic)
{
    if (!f->numbering_known) {
        f->numbering_known = true;
        if (!automatic)
            f->automatic = -1;
        return true;
    }
    if (automatic == (f->automatic >= 0))
        return true;
    (void)raise_value(
        f->thread,
        automatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification");
    return false;
}

// The value of a field name: first, then .attribute and [item] parts.
static KrOwn field_value(Format *f, KrRef text_ref, int64_t start, int64_t stop)
{
    KrThread *thread = f->thread;
    const KrStr *text = kr_str_obj(text_ref);
    int64_t at = start;
    while (at < stop && kr_str_read(text, at) != '.' && kr_str_read(text, at) != '[')
        at++;
    int64_t number = kr_format_string_number(thread, text, start, at);
    KrOwn value;
    if (number == -2)
        return KR_NULL;
    if (at == start) {
        if (!number_kind(f, true))
            return KR_NULL;
        value = positional(f, f->automatic++);
    } else if (number >= 0) {
        if (!number_kind(f, false))
            return KR_NULL;
        value = positional(f, number);
    } else {
        KrOwn name = kr_str_slice(thread, text_ref, start, at, 1);
        if (kr_is_null(name))
            return KR_NULL;
        value = kr_ref_is_null(f->mapping)
                    ? kr_exception_raise_key(thread, kr_ref(name))
                    : kr_item_get(thread, f->mapping, kr_ref(name));
        kr_drop(thread, name);
    }
    while (!kr_is_null(value) && at < stop) {
        KrOwn next = KR_NULL;
        uint32_t c = kr_str_read(text, at++);
        int64_t from = at;
        if (c == '.') {
            while (at < stop && kr_str_read(text, at) != '.' && kr_str_read(text, at) != '[')
                at++;
            if (at == from) {
                next = raise_value(thread, "Empty attribute in format string");
            } else {
                KrOwn name = kr_str_intern(thread, kr_str_slice(thread, text_ref, from, at, 1));
                if (!kr_is_null(name))
                    next = kr_attr_get(thread, kr_ref(value), kr_ref(name));
                kr_xdrop(thread, name);
            }
        } else if (c == '[') {
            while (at < stop && kr_str_read(text, at) != ']')
                at++;
            if (at == stop) {
                next = raise_value(thread, "Missing ']' in format string");
            } else if (at == from) {
                next = raise_value(thread, "Empty attribute in format string");
            } else {
                number = kr_format_string_number(thread, text, from, at);
                KrOwn key = number == -2   ? KR_NULL
                            : number >= 0 ? kr_int_from_i64(thread, number)
                                          : kr_str_slice(thread, text_ref, from, at, 1);
                if (!kr_is_null(key))
                    next = kr_item_get(thread, kr_ref(value), kr_ref(key));
                kr_xdrop(thread, key);
                at++;
            }
        } else {
            next = raise_value(thread,
                               "Only '.' or '[' may follow ']' in format field specifier");
        }
        kr_drop(thread, value);
        value = next;
    }
    return value;
}

static bool expand(Format *f, KrRef text, int64_t start, int64_t stop, int depth,
                   KrStrBuilder *out);

static KrOwn convert(KrThread *thread, KrRef value, uint32_t how)
{
    switch (how) {
    case 's': return kr_to_str(thread, value);
    case 'r': return kr_repr(thread, value);
    case 'a': return kr_ascii(thread, value);
    default: break;
    }
    if (how > 32 && how < 127)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Unknown conversion specifier %c", (int)how);
    KrOwn hex = kr_int_to_text(thread, kr_ref(kr_from_small_int(how)), 16);
    (void)kr_exception_raise(thread, &kr_exception_value_error,
                             "Unknown conversion specifier \\x%S", kr_ref(hex));
    kr_drop(thread, hex);
    return KR_NULL;
}

// Reads one field; start is behind its '{'.
static bool read_markup(KrThread *thread, const KrStr *text, int64_t start, int64_t stop, KrFormatField *out)
{
    int64_t at = start;
    uint32_t c = 0;
    *out = (KrFormatField){.name_start = start, .spec_start = -1};
    if (at >= stop)
        return !kr_is_null(raise_value(thread, "Single '{' encountered in format string"));
    bool in_brackets = false;
    for (; at < stop; at++) {
        c = kr_str_read(text, at);
        if (c == '[')
            in_brackets = true;
        else if (c == ']')
            in_brackets = false;
        if (in_brackets)
            continue;
        if (c == '{')
            return !kr_is_null(raise_value(thread, "unexpected '{' in field name"));
        if (c == '}' || c == ':' || c == '!')
            break;
    }
    out->name_stop = at;
    if (at >= stop)
        return !kr_is_null(raise_value(thread, "expected '}' before end of string"));
    at++;
    if (c == '!') {
        if (at >= stop)
            return !kr_is_null(raise_value(
                thread, "end of string while looking for conversion specifier"));
        out->conversion = kr_str_read(text, at++);
        if (at >= stop)
            return !kr_is_null(raise_value(thread, "unmatched '{' in format spec"));
        c = kr_str_read(text, at++);
        if (c != ':' && c != '}')
            return !kr_is_null(
                raise_value(thread, "expected ':' after conversion specifier"));
    }
    if (c == ':') {
        int level = 1;
        out->spec_start = at;
        for (; at < stop; at++) {
            c = kr_str_read(text, at);
            if (c == '{') {
                out->nested = true;
                level++;
            } else if (c == '}' && --level == 0) {
                break;
            }
        }
        if (at >= stop)
            return !kr_is_null(raise_value(thread, "unmatched '{' in format spec"));
        out->spec_stop = at++;
    }
    out->end = at;
    return true;
}

KrFound kr_format_string_next(KrThread *thread, const KrStr *text, int64_t *position, int64_t stop,
                              int64_t *literal_stop, KrFormatField *field)
{
    int64_t at = *position;
    if (at >= stop)
        return KR_ABSENT;
    at = find_mark(text, at, stop, '{', '}');
    *literal_stop = at;
    field->end = -1;
    *position = at;
    if (at >= stop)
        return KR_PRESENT;
    uint32_t c = kr_str_read(text, at++);
    if (at < stop && kr_str_read(text, at) == c) { // doubled
        *literal_stop = at;
        *position = at + 1;
        return KR_PRESENT;
    }
    if (c == '}') {
        (void)raise_value(thread, "Single '}' encountered in format string");
        return KR_FAULT;
    }
    if (!read_markup(thread, text, at, stop, field))
        return KR_FAULT;
    *position = field->end;
    return KR_PRESENT;
}

// Adds one field's text.
static bool field(Format *f, KrRef text_ref, const KrFormatField *at, int depth, KrStrBuilder *out)
{
    KrThread *thread = f->thread;
    uint32_t conversion = at->conversion;
    int64_t spec_start = at->spec_start, spec_stop = at->spec_stop;
    bool nested = at->nested;
    KrOwn value = field_value(f, text_ref, at->name_start, at->name_stop), spec = KR_NULL, shown = KR_NULL;
    if (kr_is_null(value))
        return false;
    bool ok = false;
    if (conversion) {
        KrOwn converted = convert(thread, kr_ref(value), conversion);
        kr_drop(thread, value);
        value = converted;
        if (kr_is_null(value))
            return false;
    }
    bool has_spec = spec_start >= 0 && spec_start < spec_stop;
    if (!has_spec && add_simple(out, kr_ref(value))) {
        kr_drop(thread, value);
        return true;
    }
    if (!has_spec) {
        spec = kr_str_from_utf8(thread, "", 0);
    } else if (nested) {
        KrStrBuilder inner;
        if (depth == 0) {
            (void)raise_value(thread, "Max string recursion exceeded");
            goto done;
        }
        kr_str_builder_init(&inner, thread);
        if (!expand(f, text_ref, spec_start, spec_stop, depth - 1, &inner)) {
            kr_str_builder_fini(&inner);
            goto done;
        }
        spec = kr_str_builder_take(&inner);
    } else {
        spec = kr_str_slice(thread, text_ref, spec_start, spec_stop, 1);
    }
    if (kr_is_null(spec))
        goto done;
    shown = kr_format(thread, kr_ref(value), kr_ref(spec));
    if (kr_is_null(shown))
        goto done;
    kr_str_builder_str(out, kr_ref(shown));
    ok = true;
done:
    kr_xdrop(thread, shown);
    kr_xdrop(thread, spec);
    kr_drop(thread, value);
    return ok;
}

static bool expand(Format *f, KrRef text_ref, int64_t start, int64_t stop, int depth,
                   KrStrBuilder *out)
{
    KrFormatField at;
    int64_t position = start, literal_stop;
    for (;;) {
        int64_t from = position;
        KrFound found = kr_format_string_next(f->thread, kr_str_obj(text_ref), &position, stop,
                                              &literal_stop, &at);
        if (found != KR_PRESENT)
            return found == KR_ABSENT;
        if (literal_stop > from)
            kr_str_builder_slice(out, text_ref, from, literal_stop);
        if (at.end >= 0 && !field(f, text_ref, &at, depth, out))
            return false;
    }
}

KrOwn kr_format_string_method(KrThread *thread, KrRef text, const KrRef *args, size_t count, KrRef mapping)
{
    Format f = {.thread = thread, .args = args, .count = (int64_t)count, .mapping = mapping};
    KrStrBuilder out;
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&out, thread, &room);
    if (!expand(&f, text, 0, kr_str_obj(text)->length, 1, &out)) {
        kr_str_builder_fini(&out);
        return KR_NULL;
    }
    return unless_same(thread, text, kr_str_builder_take(&out), "{}");
}
