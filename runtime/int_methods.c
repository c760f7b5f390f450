// SPDX-License-Identifier: MIT
// Methods and attributes of int, and int(). Arithmetic is int.c.
//
// Tests: tests/lang/reference/types/int_methods.py.
#include "runtime/int_methods.h"

#include "runtime/bool.h"
#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/format.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_case.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <string.h>

#include <stdlib.h>

#define METHOD(name)                                                                   \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)

// --- int() --------------------------------------------------------------------------------

static KrOwn bad_literal(KrThread *thread, KrRef shown, int base)
{
    return kr_int_bad_literal(thread, shown, base);
}

// Digits of any script become ASCII ones, other spaces become blanks.
static KrOwn from_str(KrThread *thread, KrRef text, int base)
{
    const KrStr *str = kr_str_obj(text);
    if (str->ascii)
        return kr_int_parse(thread, kr_str_data(str), (size_t)str->length, base);
    size_t size;
    char *copy = kr_str_case_ascii_number(str, &size);
    if (!copy)
        return kr_exception_no_memory(thread);
    KrOwn out = kr_int_parse_shown(thread, copy, size, base, text);
    free(copy);
    return out;
}

static KrOwn from_characters(KrThread *thread, KrRef object, const char *data, int64_t size, int base)
{
    bool plain = true;
    for (int64_t i = 0; i < size; i++)
        plain &= (uint8_t)data[i] < 128 && data[i] != 0;
    KrOwn bytes = kr_bytes_is(object) ? kr_dup(object) : kr_bytes_new(thread, data, size), out;
    if (kr_is_null(bytes))
        return KR_NULL;
    out = plain ? kr_int_parse_shown(thread, data, (size_t)size, base, kr_ref(bytes)) : bad_literal(thread, kr_ref(bytes), base);
    kr_drop(thread, bytes);
    return out;
}

static KrOwn from_bytes_text(KrThread *thread, KrRef object, int base)
{
    KrBuffer buffer;
    if (!kr_buffer_try_text(thread, object, &buffer))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "int() argument must be a string, a bytes-like object or a real number, not '%T'", object);
    KrOwn out = from_characters(thread, object, buffer.data, buffer.size, base);
    kr_buffer_release(thread, &buffer);
    return out;
}

// An exact int of what a slot returned.
static KrOwn checked(KrThread *thread, KrRef from, KrOwn number, const char *method)
{
    if (kr_is_null(number) || kr_int_is(kr_ref(number)))
        return number;
    if (kr_int_is_sub(kr_ref(number))) {
        if (!strcmp(method, "__int__") &&
            !kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                               "__int__ returned non-int (type %T).  The ability to return an instance of a strict "
                               "subclass of int is deprecated, and may be removed in a future version of Python.",
                               kr_ref(number))) {
            kr_drop(thread, number);
            return KR_NULL;
        }
        KrOwn plain = kr_int_plain(thread, kr_ref(number));
        kr_drop(thread, number);
        return plain;
    }
    (void)kr_exception_raise(thread, &kr_exception_type_error, "%s returned non-int (type %T)",
                             method, kr_ref(number));
    (void)from;
    kr_drop(thread, number);
    return KR_NULL;
}

static KrOwn from_object(KrThread *thread, KrRef value)
{
    if (kr_int_is(value))
        return kr_dup(value);
    if (kr_str_is(value))
        return from_str(thread, value, 10);
    if (kr_is_float(value)) {
        double number = kr_float_value(value);
        if (KR_LIKELY(number > (double)KR_INT_MIN && number < (double)KR_INT_MAX))
            return kr_from_small_int((int64_t)number);
    }
    KrType *type = kr_type_of(value);
    if (type->to_int)
        return checked(thread, value, type->to_int(thread, value), "__int__");
    if (kr_number_has_index(value))
        return checked(thread, value, kr_number_index(thread, value), "__index__");
    if (kr_str_is_sub(value))
        return from_str(thread, value, 10);
    if (kr_buffer_has(value))
        return from_bytes_text(thread, value, 10);
    return kr_exception_raise(
        thread, &kr_exception_type_error,
        "int() argument must be a string, a bytes-like object or a real number, not '%T'", value);
}

static KrOwn from_based(KrThread *thread, KrRef value, KrRef base_ref)
{
    int64_t base;
    KrOwn number = kr_number_index(thread, base_ref);
    if (kr_is_null(number))
        return KR_NULL;
    if (kr_int_try_i64(kr_ref(number), &base) != KR_PRESENT)
        base = -1;
    kr_drop(thread, number);
    if ((base != 0 && base < 2) || base > 36)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "int() base must be >= 2 and <= 36, or 0");
    if (kr_str_is_sub(value))
        return from_str(thread, value, (int)base);
    if (kr_buffer_is_bytes(value))
        return from_bytes_text(thread, value, (int)base);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "int() can't convert non-string with explicit base");
}

KrOwn kr_int_methods_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    KrRef base = count > 1 ? args[1] : KR_REF_NULL;
    if (count + keywords > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  !keywords ? "int expected at most 2 arguments, got %zu"
                                  : count   ? "int() takes at most 2 arguments (%zu given)"
                                            : "int() takes at most 2 keyword arguments (%zu given)",
                                  count + keywords);
    for (size_t i = 0; i < keywords; i++) {
        KrRef name = kr_tuple_get(kwnames, (int64_t)i);
        if (!kr_str_equal_ascii(name, "base"))
            return kr_suggest_raise_unexpected(thread, "int", name, "base");
        base = args[count + i];
    }
    KrOwn number;
    if (count == 0) {
        if (!kr_ref_is_null(base))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "int() missing string argument");
        number = kr_from_small_int(0);
    } else {
        number = kr_ref_is_null(base) ? from_object(thread, args[0])
                                      : from_based(thread, args[0], base);
    }
    if (kr_is_null(number) || kr_is(type, kr_type_ref(&kr_int_type)))
        return number;
    KrOwn out = kr_int_subclass(thread, (KrType *)(void *)kr_obj(type), kr_ref(number));
    kr_drop(thread, number);
    return out;
}

// --- methods ------------------------------------------------------------------------------

METHOD(int_bit_length)
{
    (void)args;
    (void)count;
    return kr_int_from_u64(thread, kr_int_bit_length(self));
}

METHOD(int_bit_count)
{
    (void)args;
    (void)count;
    return kr_int_from_u64(thread, kr_int_bit_count(self));
}

METHOD(int_plain)
{
    (void)args;
    (void)count;
    return kr_int_plain(thread, self);
}

METHOD(int_is_integer)
{
    (void)thread;
    (void)self;
    (void)args;
    (void)count;
    return kr_bool_own(true);
}

METHOD(int_as_integer_ratio)
{
    (void)args;
    (void)count;
    KrOwn pair[2] = {kr_int_plain(thread, self), kr_from_small_int(1)};
    return kr_is_null(pair[0]) ? KR_NULL : kr_tuple_pack_own(thread, pair, 2);
}

static bool byte_order(KrThread *thread, const char *function, KrRef value, bool *little)
{
    if (kr_str_is_sub(value)) {
        const KrStr *str = kr_str_obj(value);
        *little = str->length == 6 && str->kind == 1;
        if ((*little && !memcmp(kr_str_data(str), "little", 6)) ||
            (str->length == 3 && str->kind == 1 && !memcmp(kr_str_data(str), "big", 3)))
            return true;
    } else {
        return kr_exception_raise_false(thread, &kr_exception_type_error, "%s() argument 'byteorder' must be str, not %U",
                                        function, value);
    }
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "byteorder must be either 'little' or 'big'");
}

METHOD(int_to_bytes)
{
    int64_t size;
    bool little, is_signed;
    (void)count;
    if (!kr_number_index_size(thread, args[0], &size) || !byte_order(thread, "to_bytes", args[1], &little) ||
        !kr_truth(thread, args[2], &is_signed))
        return KR_NULL;
    if (size < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "length argument must be non-negative");
    KrOwn bytes = kr_bytes_new(thread, NULL, size);
    if (kr_is_null(bytes))
        return KR_NULL;
    if (kr_int_to_bytes(thread, self, (uint8_t *)kr_bytes_cast(kr_ref(bytes))->data, (size_t)size,
                        little, is_signed))
        return bytes;
    kr_drop(thread, bytes);
    return KR_NULL;
}

METHOD(int_from_bytes)
{
    bool little, is_signed;
    (void)count;
    if (!byte_order(thread, "from_bytes", args[1], &little) || !kr_truth(thread, args[2], &is_signed))
        return KR_NULL;
    KrOwn bytes = kr_bytes_of(thread, args[0]);
    if (kr_is_null(bytes))
        return KR_NULL;
    const KrBytes *data = kr_bytes_cast(kr_ref(bytes));
    KrOwn number = kr_int_from_bytes(thread, (const uint8_t *)data->data, (size_t)data->length,
                                     little, is_signed);
    kr_drop(thread, bytes);
    if (kr_is_null(number) || kr_is(self, kr_type_ref(&kr_int_type)))
        return number;
    KrOwn out = kr_call_1(thread, self, kr_ref(number));
    kr_drop(thread, number);
    return out;
}

METHOD(int_round)
{
    if (count == 0 || kr_is_none(args[0]))
        return kr_int_plain(thread, self);
    KrOwn digits = kr_number_index(thread, args[0]);
    if (kr_is_null(digits))
        return KR_NULL;
    if (kr_int_sign(kr_ref(digits)) >= 0) {
        kr_drop(thread, digits);
        return kr_int_plain(thread, self);
    }
    int64_t places;
    bool fits = kr_int_try_i64(kr_ref(digits), &places) == KR_PRESENT;
    kr_drop(thread, digits);
    if (!fits || -places > (int64_t)kr_int_bit_length(self)) // 10^places is far beyond
        return kr_from_small_int(0);
    // to the nearest multiple of 10^-places, half to even
    KrOwn unit = KR_NULL, rest = KR_NULL, twice = KR_NULL, half = KR_NULL, base = KR_NULL,
          result = KR_NULL;
    unit = kr_int_binary(thread, kr_ref(kr_from_small_int(10)), kr_ref(kr_from_small_int(-places)),
                         KR_BINARY_POW);
    if (kr_is_null(unit))
        goto done;
    rest = kr_int_binary(thread, self, kr_ref(unit), KR_BINARY_MOD);
    if (kr_is_null(rest))
        goto done;
    base = kr_int_binary(thread, self, kr_ref(rest), KR_BINARY_SUB);
    twice = kr_int_binary(thread, kr_ref(rest), kr_ref(rest), KR_BINARY_ADD);
    if (kr_is_null(base) || kr_is_null(twice))
        goto done;
    int order = kr_int_compare(kr_ref(twice), kr_ref(unit));
    bool up = order > 0;
    if (order == 0) {
        half = kr_int_binary(thread, kr_ref(base), kr_ref(unit), KR_BINARY_FLOORDIV);
        if (kr_is_null(half))
            goto done;
        up = kr_int_low_u64(kr_ref(half)) & 1;
    }
    result = up ? kr_int_binary(thread, kr_ref(base), kr_ref(unit), KR_BINARY_ADD)
                : kr_move(&base);
done:
    kr_xdrop(thread, unit);
    kr_xdrop(thread, rest);
    kr_xdrop(thread, twice);
    kr_xdrop(thread, half);
    kr_xdrop(thread, base);
    return result;
}

METHOD(int_format)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument must be str, not %U", args[0]);
    return kr_format_int(thread, self, args[0]);
}

METHOD(int_sizeof)
{
    (void)args;
    (void)count;
    uint64_t digits = (kr_int_bit_length(self) + 29) / 30; // of CPython's layout
    return kr_int_from_u64(thread, 24 + 4 * (digits ? digits : 1));
}

METHOD(int_getnewargs)
{
    (void)args;
    (void)count;
    KrOwn number = kr_int_plain(thread, self);
    return kr_is_null(number) ? KR_NULL : kr_tuple_pack_own(thread, &number, 1);
}

const KrNativeDef kr_int_methods[] = {
    {"conjugate", int_plain, "($self, /)", "Returns self, the complex conjugate of any int.", 0, 0,
     KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"bit_length", int_bit_length, "($self, /)", "Bits of the number without sign.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"bit_count", int_bit_count, "($self, /)", "Ones among the bits of the absolute value.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"to_bytes", int_to_bytes, "($self, /, length=1, byteorder='big', *, signed=False)", "Bytes of the number.", 0, 0, 0},
    {"from_bytes", int_from_bytes, "($type, /, bytes, byteorder='big', *, signed=False)", "The number of these bytes.", 0, 0, KR_NATIVE_CLASS},
    {"as_integer_ratio", int_as_integer_ratio, "($self, /)", "(numerator, denominator), in lowest terms.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"is_integer", int_is_integer, "($self, /)", "Is it a whole number?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"__trunc__", int_plain, "($self, /)", "Rounded toward zero.", 0, 0, KR_NATIVE_RAW},
    {"__floor__", int_plain, "($self, /)", "Rounded down.", 0, 0, KR_NATIVE_RAW},
    {"__ceil__", int_plain, "($self, /)", "Rounded up.", 0, 0, KR_NATIVE_RAW},
    {"__round__", int_round, "($self, ndigits=None, /)", "Rounded to some digits.", 0, 1, KR_NATIVE_RAW},
    {"__format__", int_format, "($self, format_spec, /)", "Text by a format spec.", 1, 1, KR_NATIVE_RAW},
    {"__sizeof__", int_sizeof, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW},
    {"__getnewargs__", int_getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

static KrOwn get_zero(KrThread *thread, KrRef self)
{
    (void)thread;
    (void)self;
    return kr_from_small_int(0);
}

static KrOwn get_one(KrThread *thread, KrRef self)
{
    (void)thread;
    (void)self;
    return kr_from_small_int(1);
}

const KrGetSetDef kr_int_getset[] = {
    {"real", kr_int_plain, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", kr_int_plain, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {0},
};
