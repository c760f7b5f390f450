// SPDX-License-Identifier: MIT
// Items of arrays (array_items.h): loading, converting with CPython's range errors, machine formats.
// Tests: tests/lang/modules/array/.
#include "modules/array_items.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/str_builder.h"

#include <stdio.h>

const KrArrayItem kr_array_items[] = {
    {'b', 1, "b", true, false, false}, {'B', 1, "B", false, false, false},
    {'u', 4, "w", false, false, true}, {'w', 4, "w", false, false, true},
    {'h', 2, "h", true, false, false}, {'H', 2, "H", false, false, false},
    {'i', 4, "i", true, false, false}, {'I', 4, "I", false, false, false},
    {'l', 8, "l", true, false, false}, {'L', 8, "L", false, false, false},
    {'q', 8, "q", true, false, false}, {'Q', 8, "Q", false, false, false},
    {'f', 4, "f", false, true, false}, {'d', 8, "d", false, true, false},
    {0, 0, "", false, false, false},
};

const KrArrayItem *kr_array_items_find(uint32_t code)
{
    for (const KrArrayItem *item = kr_array_items; item->code; item++)
        if ((uint32_t)(unsigned char)item->code == code) return item;
    return NULL;
}

static int64_t load_signed(const char *at, int size)
{
    uint64_t bits = 0;
    memcpy(&bits, at, (size_t)size);
    int shift = 64 - 8 * size;
    return (int64_t)(bits << shift) >> shift;
}
static uint64_t load_unsigned(const char *at, int size)
{
    uint64_t bits = 0;
    memcpy(&bits, at, (size_t)size);
    return bits;
}

static KrOwn character(KrThread *thread, uint32_t c)
{
    if (c <= 0x10FFFF) return kr_str_char(thread, c);
    char text[16];
    snprintf(text, sizeof text, "%x", c);
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "character U+%s is not in range [U+0000; U+10ffff]", text);
}

KrOwn kr_array_items_load(KrThread *thread, const KrArrayItem *item, const char *at)
{
    switch (item->code) {
    case 'f': {
        float number;
        memcpy(&number, at, 4);
        return kr_from_float((double)number);
    }
    case 'd': {
        double number;
        memcpy(&number, at, 8);
        return kr_from_float(number);
    }
    case 'u':
    case 'w': return character(thread, (uint32_t)load_unsigned(at, 4));
    case 'b': return kr_from_small_int((signed char)*at);
    case 'B': return kr_from_small_int((unsigned char)*at);
    case 'i': {
        int number;
        memcpy(&number, at, sizeof number);
        return kr_from_small_int(number);
    }
    case 'h': {
        short number;
        memcpy(&number, at, sizeof number);
        return kr_from_small_int(number);
    }
    case 'H': {
        unsigned short number;
        memcpy(&number, at, sizeof number);
        return kr_from_small_int(number);
    }
    case 'I': {
        unsigned number;
        memcpy(&number, at, sizeof number);
        return kr_from_small_int(number);
    }
    case 'l':
    case 'q': return kr_int_from_i64(thread, load_signed(at, 8));
    case 'L':
    case 'Q': return kr_int_from_u64(thread, load_unsigned(at, 8));
    default: break;
    }
    return item->is_signed ? kr_from_small_int(load_signed(at, item->size))
                           : kr_from_small_int((int64_t)load_unsigned(at, item->size));
}

int kr_array_items_compare(const KrArrayItem *item, const char *a, const char *b)
{
    if (item->is_signed) {
        int64_t x = load_signed(a, item->size), y = load_signed(b, item->size);
        return (x > y) - (x < y);
    }
    uint64_t x = load_unsigned(a, item->size), y = load_unsigned(b, item->size);
    return (x > y) - (x < y);
}

static bool overflow(KrThread *thread, const char *text)
{
    return kr_exception_raise_false(thread, &kr_exception_overflow_error, "%s", text);
}

static bool limits(KrThread *thread, const char *what, int64_t number, int64_t least,
                   int64_t most)
{
    if (number >= least && number <= most) return true;
    return kr_exception_raise_false(
        thread, &kr_exception_overflow_error, "%s is %s than %s", what,
        number < least ? "less" : "greater", number < least ? "minimum" : "maximum");
}

static bool convert_signed(KrThread *thread, char code, KrRef value, int64_t *out)
{
    if (kr_int_try_i64(value, out) != KR_PRESENT)
        return overflow(thread, code == 'q'
                                    ? "int too big to convert"
                                    : "Python int too large to convert to C long");
    switch (code) {
    case 'b':
        return limits(thread, "signed short integer", *out, INT16_MIN, INT16_MAX) &&
               limits(thread, "signed char", *out, INT8_MIN, INT8_MAX);
    case 'B': return limits(thread, "unsigned byte integer", *out, 0, UINT8_MAX);
    case 'h': return limits(thread, "signed short integer", *out, INT16_MIN, INT16_MAX);
    case 'H':
        return limits(thread, "signed integer", *out, INT32_MIN, INT32_MAX) &&
               limits(thread, "unsigned short", *out, 0, UINT16_MAX);
    case 'i': return limits(thread, "signed integer", *out, INT32_MIN, INT32_MAX);
    default: return true;
    }
}

static bool convert_unsigned(KrThread *thread, char code, KrRef value, uint64_t *out)
{
    if (kr_int_sign(value) < 0)
        return overflow(thread, code == 'Q'
                                    ? "can't convert negative int to unsigned"
                                    : "can't convert negative value to unsigned int");
    if (kr_int_bit_length(value) > 64)
        return overflow(
            thread, code == 'Q' ? "int too big to convert"
                                : "Python int too large to convert to C unsigned long");
    *out = kr_int_low_u64(value);
    if (code == 'I' && *out > UINT32_MAX)
        return overflow(thread, "unsigned int is greater than maximum");
    return true;
}

static bool convert_text(KrThread *thread, KrRef value, uint32_t *out)
{
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "array item must be a unicode character, not %T", value);
    const KrStr *str = kr_str_obj(value);
    if (str->length != 1)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "array item must be a unicode character, not a string of length %lld",
            (long long)str->length);
    *out = kr_str_read(str, 0);
    return true;
}

bool kr_array_items_convert(KrThread *thread, const KrArrayItem *item, KrRef value,
                            char *out)
{
    if (item->is_text) {
        uint32_t c;
        if (!convert_text(thread, value, &c)) return false;
        memcpy(out, &c, 4);
        return true;
    }
    if (item->is_float) {
        double number;
        if (!kr_float_from(thread, value, &number)) return false;
        float single = (float)number;
        if (item->size == 4)
            memcpy(out, &single, 4);
        else
            memcpy(out, &number, 8);
        return true;
    }
    if (KR_LIKELY(kr_is_small_int(value))) {
        int64_t number = kr_small_int_value(value);
        int shift = 64 - 8 * item->size;
        uint64_t bits = (uint64_t)number;
        if (item->is_signed ? (int64_t)(bits << shift) >> shift == number
                            : number >= 0 && bits << shift >> shift == bits) {
            memcpy(out, &bits, 8);
            return true;
        }
    }
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    int64_t number = 0;
    uint64_t bits = 0;
    bool ok;
    if (item->code == 'I' || item->code == 'L' || item->code == 'Q') {
        ok = convert_unsigned(thread, item->code, kr_ref(index), &bits);
    } else {
        ok = convert_signed(thread, item->code, kr_ref(index), &number);
        bits = (uint64_t)number;
    }
    kr_drop(thread, index);
    memcpy(out, &bits, 8);
    return ok;
}

// --- machine formats --------------------------------------------------------------------

typedef struct Machine {
    uint8_t size;
    bool is_signed, is_float, is_text, big;
} Machine;
static const Machine machines[KR_ARRAY_ITEMS_FORMATS] = {
    {1, false, false, false, false}, {1, true, false, false, false},
    {2, false, false, false, false}, {2, false, false, false, true},
    {2, true, false, false, false},  {2, true, false, false, true},
    {4, false, false, false, false}, {4, false, false, false, true},
    {4, true, false, false, false},  {4, true, false, false, true},
    {8, false, false, false, false}, {8, false, false, false, true},
    {8, true, false, false, false},  {8, true, false, false, true},
    {4, false, true, false, false},  {4, false, true, false, true},
    {8, false, true, false, false},  {8, false, true, false, true},
    {2, false, false, true, false},  {2, false, false, true, true},
    {4, false, false, true, false},  {4, false, false, true, true},
};

int kr_array_items_machine_format(const KrArrayItem *item)
{
    for (int i = 0; i < KR_ARRAY_ITEMS_FORMATS; i++) {
        const Machine *m = &machines[i];
        if (!m->big && m->size == item->size && m->is_signed == item->is_signed &&
            m->is_float == item->is_float && m->is_text == item->is_text)
            return i;
    }
    return -1;
}

static KrOwn machine_load(KrThread *thread, const Machine *m, uint64_t bits)
{
    if (m->is_float && m->size == 4) {
        float number;
        memcpy(&number, &bits, 4);
        return kr_from_float((double)number);
    }
    if (m->is_float) {
        double number;
        memcpy(&number, &bits, 8);
        return kr_from_float(number);
    }
    int shift = 64 - 8 * m->size;
    if (m->is_signed) return kr_int_from_i64(thread, (int64_t)(bits << shift) >> shift);
    return kr_int_from_u64(thread, bits);
}

static KrOwn read_text(KrThread *thread, const Machine *m, const char *data,
                       int64_t size)
{
    KrStrBuilder text;
    kr_str_builder_init(&text, thread);
    for (int64_t i = 0; i < size; i += m->size) {
        uint64_t c = load_unsigned(data + i, m->size);
        if (m->big) c = __builtin_bswap64(c) >> (64 - 8 * m->size);
        if (m->size == 2 && c >> 10 == 0x36 && i + 2 < size) { // surrogate pair
            uint64_t low = load_unsigned(data + i + 2, 2);
            if (m->big) low = __builtin_bswap64(low) >> 48;
            if (low >> 10 == 0x37) {
                c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
                i += 2;
            }
        }
        if (c > 0x10FFFF) {
            kr_str_builder_fini(&text);
            return character(thread, (uint32_t)c);
        }
        kr_str_builder_char(&text, (uint32_t)c);
    }
    return kr_str_builder_take(&text);
}

KrOwn kr_array_items_read(KrThread *thread, int machine_format, const char *data,
                          int64_t size)
{
    const Machine *m = &machines[machine_format];
    if (size % m->size)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "string length not a multiple of item size");
    if (m->is_text) return read_text(thread, m, data, size);
    KrOwn list = kr_list_new(thread, 0);
    for (int64_t i = 0; i < size && !kr_is_null(list); i += m->size) {
        uint64_t bits = load_unsigned(data + i, m->size);
        if (m->big) bits = __builtin_bswap64(bits) >> (64 - 8 * m->size);
        KrOwn value = machine_load(thread, m, bits);
        if (kr_is_null(value) || !kr_list_append_own(thread, kr_ref(list), value)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

const KrArrayItem *kr_array_items_of_machine(int machine_format)
{
    const Machine *m = &machines[machine_format];
    const KrArrayItem *found = NULL;
    for (const KrArrayItem *item = kr_array_items;
         item->code && !m->is_float && !m->is_text; item++)
        if (item->size == m->size && item->is_signed == m->is_signed &&
            !item->is_float && !item->is_text)
            found = item;
    return found;
}
