// SPDX-License-Identifier: MIT
// The _struct module: Python values as bytes of C structures, and back.
//
// A format is compiled once into a table of codes (Struct); the functions of the module keep the
// tables of the last formats in a dict that hangs on the type Struct.
//
//   format "<2h3sx"  ->  codes: {'h', offset 0, size 2, repeat 2}, {'s', offset 4, size 3}
//
// Invariant: offset + size * repeat <= Struct.size for each code; pad bytes have no code.
// Called by the library's struct.py. Tests: tests/lang/modules/struct/.
#include "modules/struct_module.h"

#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/complex.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

enum { CACHE_MOST = 100 }; // compiled formats that the functions remember

// What a format character stands for.
typedef enum Kind {
    KIND_BAD,
    KIND_PAD,
    KIND_CHAR,
    KIND_BOOL,
    KIND_SIGNED,
    KIND_UNSIGNED,
    KIND_POINTER,
    KIND_FLOAT,   // 2, 4 or 8 bytes
    KIND_COMPLEX, // two of 4 or 8 bytes
    KIND_BYTES,
    KIND_PASCAL, // length byte first
} Kind;

typedef struct Code {
    char format;
    uint8_t kind;   // Kind
    uint8_t width;  // bytes of one number
    int64_t offset; // of the first item
    int64_t size;   // bytes of one item
    int64_t repeat; // items
} Code;

typedef struct Struct {
    KrObject header;
    int64_t size;  // bytes of all; -1: __init__ has not run
    int64_t items; // values to pack
    int64_t count; // codes
    Code *codes;   // owned
    KrOwn format;  // str
    bool big;      // numbers have their highest byte first
} Struct;

typedef struct UnpackIter {
    KrObject header;
    KrOwn owner;     // the Struct; null when exhausted
    KrBuffer buffer; // what is read
    int64_t at;      // bytes read so far
} UnpackIter;

static KrType struct_type, iter_type;
static KrType error_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "struct.error",
    .flags = KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_EXCEPTION_SUB | KR_TYPE_HAS_WEAKREF,
        .shown = "__weakref__",
    .basic_size = sizeof(KrException),
    .base = &kr_exception_exception,
};

static Struct *cast(KrRef self)
{
    return (Struct *)(void *)kr_obj(self);
}

// --- formats ----------------------------------------------------------------------------

// Kind, width of a number and alignment of a format character.
static Kind kind_of(char c, bool native, int *size, int *align)
{
    Kind kind = KIND_BAD;
    *size = 1;
    switch (c) {
    case 'x': kind = KIND_PAD; break;
    case 'c': kind = KIND_CHAR; break;
    case '?': kind = KIND_BOOL; break;
    case 's': kind = KIND_BYTES; break;
    case 'p': kind = KIND_PASCAL; break;
    case 'b': kind = KIND_SIGNED; break;
    case 'B': kind = KIND_UNSIGNED; break;
    case 'h':
        kind = KIND_SIGNED;
        *size = 2;
        break;
    case 'H':
        kind = KIND_UNSIGNED;
        *size = 2;
        break;
    case 'i':
        kind = KIND_SIGNED;
        *size = 4;
        break;
    case 'I':
        kind = KIND_UNSIGNED;
        *size = 4;
        break;
    case 'l':
        kind = KIND_SIGNED;
        *size = native ? (int)sizeof(long) : 4;
        break;
    case 'L':
        kind = KIND_UNSIGNED;
        *size = native ? (int)sizeof(long) : 4;
        break;
    case 'q':
        kind = KIND_SIGNED;
        *size = 8;
        break;
    case 'Q':
        kind = KIND_UNSIGNED;
        *size = 8;
        break;
    case 'n':
        kind = native ? KIND_SIGNED : KIND_BAD;
        *size = 8;
        break;
    case 'N':
        kind = native ? KIND_UNSIGNED : KIND_BAD;
        *size = 8;
        break;
    case 'P':
        kind = native ? KIND_POINTER : KIND_BAD;
        *size = 8;
        break;
    case 'e':
        kind = KIND_FLOAT;
        *size = 2;
        break;
    case 'f':
        kind = KIND_FLOAT;
        *size = 4;
        break;
    case 'd':
        kind = KIND_FLOAT;
        *size = 8;
        break;
    case 'F':
        kind = KIND_COMPLEX;
        *size = 4;
        break;
    case 'D':
        kind = KIND_COMPLEX;
        *size = 8;
        break;
    default: break;
    }
    *align = native ? *size : 1;
    return kind;
}

static bool too_long(KrThread *thread)
{
    return kr_exception_raise_false(thread, &error_type, "total struct size too long");
}

// Reads a format twice: to count the codes, then to write them.
static bool scan(KrThread *thread, Struct *self, const char *text, size_t length,
                 Code *out)
{
    const char *at = text, *end = text + length;
    bool native = true;
    self->big = false;
    if (at < end && strchr("@=<>!", *at) && *at) {
        native = *at == '@';
        self->big = *at == '>' || *at == '!';
        at++;
    }
    self->size = self->items = self->count = 0;
    while (at < end) {
        char c = *at++;
        int64_t number = 1;
        if (isspace((unsigned char)c)) continue;
        if (c >= '0' && c <= '9') {
            number = c - '0';
            while (at < end && *at >= '0' && *at <= '9') {
                if (number > (INT64_MAX - (*at - '0')) / 10) return too_long(thread);
                number = number * 10 + (*at++ - '0');
            }
            if (at == end)
                return kr_exception_raise_false(
                    thread, &error_type, "repeat count given without format specifier");
            c = *at++;
        }
        int width, align;
        Kind kind = kind_of(c, native, &width, &align);
        if (kind == KIND_BAD)
            return kr_exception_raise_false(thread, &error_type,
                                            "bad char in struct format");
        int64_t start = self->size, item = kind == KIND_COMPLEX ? width * 2 : width,
                bytes;
        if (start > INT64_MAX - align) return too_long(thread);
        start = (start + align - 1) / align * align;
        if (__builtin_mul_overflow(number, item, &bytes) ||
            __builtin_add_overflow(start, bytes, &self->size))
            return too_long(thread);
        bool text_code = kind == KIND_BYTES || kind == KIND_PASCAL;
        if (kind == KIND_PAD || (number == 0 && !text_code)) continue;
        if (out)
            out[self->count] = (Code){.format = c,
                                      .kind = (uint8_t)kind,
                                      .width = (uint8_t)width,
                                      .offset = start,
                                      .size = text_code ? number : item,
                                      .repeat = text_code ? 1 : number};
        self->count++;
        self->items += text_code ? 1 : number;
    }
    return true;
}

static bool compile(KrThread *thread, Struct *self, KrRef format)
{
    KrOwn text = KR_NULL;
    if (kr_str_is_sub(format)) {
        text = kr_dup(format);
    } else if (kr_bytes_is_sub(format)) {
        const KrBytes *bytes = kr_bytes_cast(format);
        KrStr *str = kr_str_new(thread, bytes->length, 0xDCFF);
        bool ascii = true;
        for (int64_t i = 0; str && i < bytes->length; i++) {
            uint8_t byte = (uint8_t)bytes->data[i];
            ascii &= byte < 128;
            kr_str_write(str, i, byte < 128 ? byte : 0xDC00u + byte);
        }
        text = str ? kr_steal_obj(str) : KR_NULL;
        if (!kr_is_null(text) && ascii) { // the narrow form
            kr_drop(thread, text);
            text = kr_str_from_utf8(thread, bytes->data, (size_t)bytes->length);
        }
    } else {
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "Struct() argument 1 must be a str or bytes object, not %T", format);
    }
    if (kr_is_null(text)) return false;
    const KrStr *str = kr_str_obj(kr_ref(text));
    for (int64_t i = 0; i < str->length; i++) {
        if (kr_str_read(str, i) >= 128) { // let the codec say so
            KrOwn name = kr_str_interned(thread, "encode"), how = KR_NULL,
                  bytes = KR_NULL;
            how = kr_str_interned(thread, "ascii");
            if (!kr_is_null(name) && !kr_is_null(how)) {
                KrRef arg = kr_ref(how);
                bytes = kr_call_method(thread, kr_ref(text), kr_ref(name), &arg, 1);
            }
            kr_xdrop(thread, name);
            kr_xdrop(thread, how);
            kr_xdrop(thread, bytes);
            kr_drop(thread, text);
            return false;
        }
    }
    const char *chars = kr_str_data(str);
    size_t length = (size_t)str->length;
    Struct made = {.codes = NULL};
    bool ok = true;
    if (memchr(chars, 0, length))
        ok = kr_exception_raise_false(thread, &error_type, "embedded null character");
    ok = ok && scan(thread, &made, chars, length, NULL);
    if (ok) {
        made.codes = malloc((size_t)(made.count + 1) * sizeof(Code));
        if (!made.codes) {
            (void)kr_exception_no_memory(thread);
            ok = false;
        }
    }
    if (!ok || !scan(thread, &made, chars, length, made.codes)) {
        kr_drop(thread, text);
        return false;
    }
    free(self->codes);
    self->size = made.size;
    self->items = made.items;
    self->count = made.count;
    self->codes = made.codes;
    self->big = made.big;
    kr_store(thread, &self->format, text);
    return true;
}

static bool initialized(KrThread *thread, const Struct *self)
{
    if (KR_LIKELY(self->size >= 0)) return true;
    return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                    "Struct object is not initialized");
}

// --- bytes of numbers -------------------------------------------------------------------

static void store(char *at, uint64_t number, int width, bool big)
{
    if (big) number = __builtin_bswap64(number) >> (64 - 8 * width);
    switch (width) {
    case 1: *at = (char)number; break;
    case 2: memcpy(at, &number, 2); break;
    case 4: memcpy(at, &number, 4); break;
    default: memcpy(at, &number, 8); break;
    }
}

static uint64_t load(const char *at, int width, bool big)
{
    uint64_t number = 0;
    switch (width) {
    case 1: return (uint8_t)*at;
    case 2: memcpy(&number, at, 2); break;
    case 4: memcpy(&number, at, 4); break;
    default: memcpy(&number, at, 8); break;
    }
    return big ? __builtin_bswap64(number) >> (64 - 8 * width) : number;
}

static bool range_error(KrThread *thread, const Code *code)
{
    int bits = code->width * 8;
    if (code->kind == KIND_UNSIGNED)
        return kr_exception_raise_false(
            thread, &error_type, "'%c' format requires 0 <= number <= %zu",
            code->format, (size_t)(UINT64_MAX >> (64 - bits)));
    int64_t most = (int64_t)(UINT64_MAX >> (65 - bits));
    return kr_exception_raise_false(
        thread, &error_type, "'%c' format requires %lld <= number <= %lld",
        code->format, (long long)(-most - 1), (long long)most);
}

// The bits of an integer that fits the code.
static bool integer_bits(KrThread *thread, const Code *code, KrRef value, uint64_t *out)
{
    KrOwn index = KR_NULL;
    if (KR_UNLIKELY(!kr_is_small_int(value) && !kr_int_is_sub(value))) {
        if (!kr_number_has_index(value))
            return kr_exception_raise_false(thread, &error_type,
                                            "required argument is not an integer");
        index = kr_number_index(thread, value);
        if (kr_is_null(index)) return false;
        value = kr_ref(index);
    }
    int64_t number = 0;
    KrFound fits = kr_int_try_i64(value, &number);
    bool ok;
    if (code->kind == KIND_SIGNED) {
        int shift = 64 - code->width * 8;
        ok = fits == KR_PRESENT &&
             (int64_t)((uint64_t)number << shift) >> shift == number;
        *out = (uint64_t)number;
    } else {
        int sign =
            fits == KR_PRESENT ? (number > 0) - (number < 0) : kr_int_sign(value);
        *out = fits == KR_PRESENT ? (uint64_t)number : kr_int_low_u64(value);
        if (code->kind == KIND_POINTER)
            ok = fits == KR_PRESENT || (sign > 0 && kr_int_bit_length(value) <= 64);
        else
            ok = sign >= 0 && (fits == KR_PRESENT || kr_int_bit_length(value) <= 64) &&
                 *out <= UINT64_MAX >> (64 - code->width * 8);
    }
    kr_xdrop(thread, index);
    if (ok) return true;
    if (code->kind == KIND_POINTER)
        return kr_exception_raise_false(thread, &error_type,
                                        "int too large to convert");
    return range_error(thread, code);
}

static bool store_double(KrThread *thread, char *at, double number, const Code *code,
                         bool big)
{
    uint64_t bits = 0;
    if (code->width == 8) {
        memcpy(&bits, &number, 8);
    } else if (code->width == 4) {
        float single = (float)number;
        if (isinf(single) && !isinf(number) && code->kind == KIND_FLOAT)
            return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "float too large to pack with f format");
        memcpy(&bits, &single, 4);
    } else {
        _Float16 half = (_Float16)number;
        if (isinf((double)half) && !isinf(number))
            return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                            "float too large to pack with e format");
        memcpy(&bits, &half, 2);
    }
    store(at, bits, code->width, big);
    return true;
}

static double load_double(const char *at, int width, bool big)
{
    uint64_t bits = load(at, width, big);
    if (width == 8) {
        double number;
        memcpy(&number, &bits, 8);
        return number;
    }
    if (width == 4) {
        float single;
        memcpy(&single, &bits, 4);
        return (double)single;
    }
    _Float16 half;
    memcpy(&half, &bits, 2);
    return (double)half;
}

// --- packing ----------------------------------------------------------------------------

static bool pack_float(KrThread *thread, char *at, KrRef value, const Code *code,
                       bool big)
{
    double number;
    if (kr_is_float(value)) {
        number = kr_float_value(value);
    } else if (!kr_float_from(thread, value, &number)) {
        if (!kr_exception_is(thread, &kr_exception_type_error)) return false;
        kr_exception_clear(thread);
        return kr_exception_raise_false(thread, &error_type,
                                        "required argument is not a float");
    }
    return store_double(thread, at, number, code, big);
}

static bool pack_complex(KrThread *thread, char *at, KrRef value, const Code *code,
                         bool big)
{
    KrOwn number = kr_call_1(thread, kr_type_ref(&kr_complex_type), value);
    if (kr_str_is_sub(value) && !kr_is_null(number)) {
        kr_drop(thread, number);
        number = KR_NULL;
    }
    if (kr_is_null(number)) {
        if (kr_thread_has_exception(thread) &&
            !kr_exception_is(thread, &kr_exception_type_error) && !kr_str_is_sub(value))
            return false;
        kr_exception_clear(thread);
        return kr_exception_raise_false(thread, &error_type,
                                        "required argument is not a complex");
    }
    const KrComplex *complex_ = (const KrComplex *)(const void *)kr_obj(kr_ref(number));
    bool ok = store_double(thread, at, complex_->real, code, big) &&
              store_double(thread, at + code->width, complex_->imag, code, big);
    kr_drop(thread, number);
    return ok;
}

// 's' and 'p': bytes or bytearray, cut or filled with NULs.
static bool pack_text(KrThread *thread, char *at, KrRef value, const Code *code)
{
    const char *data;
    int64_t size, room = code->size;
    if (kr_bytes_is_sub(value)) {
        data = kr_bytes_cast(value)->data;
        size = kr_bytes_cast(value)->length;
    } else if (kr_is_ptr(value) &&
               kr_type_is_subtype(kr_type_of(value), &kr_bytearray_type)) {
        data = kr_bytearray_cast(value)->bytes;
        size = kr_bytearray_cast(value)->length;
    } else {
        return kr_exception_raise_false(thread, &error_type,
                                        "argument for '%c' must be a bytes object",
                                        code->format);
    }
    if (room == 0) return true;
    if (code->kind == KIND_PASCAL) {
        room--;
        *at++ = (char)(uint8_t)(size < room ? (size < 255 ? size : 255)
                                            : (room < 255 ? room : 255));
    }
    memcpy(at, data, (size_t)(size < room ? size : room));
    return true;
}

static bool pack_one(KrThread *thread, char *at, KrRef value, const Code *code,
                     bool big)
{
    uint64_t bits = 0;
    switch ((Kind)code->kind) {
    case KIND_SIGNED:
    case KIND_UNSIGNED:
    case KIND_POINTER:
        if (!integer_bits(thread, code, value, &bits)) return false;
        store(at, bits, code->width, big);
        return true;
    case KIND_FLOAT: return pack_float(thread, at, value, code, big);
    case KIND_COMPLEX: return pack_complex(thread, at, value, code, big);
    case KIND_BOOL: {
        bool truth;
        if (!kr_truth(thread, value, &truth)) return false;
        *at = truth;
        return true;
    }
    case KIND_CHAR:
        if (!kr_bytes_is_sub(value) || kr_bytes_cast(value)->length != 1)
            return kr_exception_raise_false(
                thread, &error_type, "char format requires a bytes object of length 1");
        *at = kr_bytes_cast(value)->data[0];
        return true;
    case KIND_BYTES:
    case KIND_PASCAL: return pack_text(thread, at, value, code);
    case KIND_BAD:
    case KIND_PAD: break;
    }
    return true;
}

// Values into `self->size` bytes, which are zeroed first.
static bool pack_all(KrThread *thread, const Struct *self, char *data,
                     const KrRef *args)
{
    memset(data, 0, (size_t)self->size);
    bool big = self->big;
    for (int64_t i = 0; i < self->count; i++) {
        const Code *code = &self->codes[i];
        char *at = data + code->offset;
        for (int64_t n = code->repeat; n > 0; n--, at += code->size)
            if (!pack_one(thread, at, *args++, code, big)) return false;
    }
    return true;
}

static bool pack_count(KrThread *thread, const char *name, const Struct *self,
                       size_t count)
{
    if (KR_LIKELY((int64_t)count == self->items)) return true;
    return kr_exception_raise_false(thread, &error_type,
                                    "%s expected %zu items for packing (got %zu)", name,
                                    (size_t)self->items, count);
}

static KrOwn pack(KrThread *thread, const Struct *self, const KrRef *args, size_t count)
{
    if (!initialized(thread, self) || !pack_count(thread, "pack", self, count))
        return KR_NULL;
    KrOwn bytes = kr_bytes_new(thread, NULL, self->size);
    if (kr_is_null(bytes)) return bytes;
    // conversions may run Python code: the tables must outlive it
    KrOwn keep = kr_dup(kr_from_obj(self));
    bool ok = pack_all(thread, self, kr_bytes_cast(kr_ref(bytes))->data, args);
    kr_drop(thread, keep);
    if (ok) return bytes;
    kr_drop(thread, bytes);
    return KR_NULL;
}

// `offset` of pack_into and unpack_from, made positive.
static bool place(KrThread *thread, const Struct *self, const KrBuffer *buffer,
                  bool packing, int64_t *offset)
{
    if (*offset < 0) {
        if (*offset + self->size > 0)
            return kr_exception_raise_false(
                thread, &error_type,
                packing ? "no space to pack %lld bytes at offset %lld"
                        : "not enough data to unpack %lld bytes at offset %lld",
                (long long)self->size, (long long)*offset);
        if (*offset + buffer->size < 0)
            return kr_exception_raise_false(
                thread, &error_type, "offset %lld out of range for %lld-byte buffer",
                (long long)*offset, (long long)buffer->size);
        *offset += buffer->size;
    }
    if (buffer->size - *offset >= self->size) return true;
    return kr_exception_raise_false(
        thread, &error_type,
        "%s requires a buffer of at least %zu bytes for %s %lld bytes at offset %lld "
        "(actual buffer size is %lld)",
        packing ? "pack_into" : "unpack_from", (size_t)self->size + (size_t)*offset,
        packing ? "packing" : "unpacking", (long long)self->size, (long long)*offset,
        (long long)buffer->size);
}

static KrOwn pack_into(KrThread *thread, const Struct *self, const KrRef *args,
                       size_t count)
{
    if (!initialized(thread, self)) return KR_NULL;
    if (count < 2)
        return kr_exception_raise(thread, &error_type, "pack_into expected %s argument",
                                  count ? "offset" : "buffer");
    if (!pack_count(thread, "pack_into", self, count - 2)) return KR_NULL;
    KrBuffer buffer;
    if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_WRITABLE)) {
        if (!kr_exception_is(thread, &kr_exception_type_error) &&
            !kr_exception_is(thread, &kr_exception_buffer_error))
            return KR_NULL;
        kr_exception_clear(thread);
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "argument must be read-write bytes-like object, not %T", args[0]);
    }
    int64_t offset = 0;
    bool ok = kr_number_index_or(thread, args[1], &kr_exception_index_error, &offset);
    KrOwn keep = kr_dup(kr_from_obj(self));
    ok = ok && place(thread, self, &buffer, true, &offset) &&
         pack_all(thread, self, buffer.data + offset, args + 2);
    kr_drop(thread, keep);
    kr_buffer_release(thread, &buffer);
    return ok ? kr_none_own() : KR_NULL;
}

// --- unpacking --------------------------------------------------------------------------

static KrOwn unpack_one(KrThread *thread, const char *at, const Code *code, bool big)
{
    switch ((Kind)code->kind) {
    case KIND_SIGNED: {
        int shift = 64 - code->width * 8;
        int64_t number = (int64_t)(load(at, code->width, big) << shift) >> shift;
        return code->width < 8 ? kr_from_small_int(number)
                               : kr_int_from_i64(thread, number);
    }
    case KIND_UNSIGNED:
    case KIND_POINTER: return kr_int_from_u64(thread, load(at, code->width, big));
    case KIND_FLOAT: return kr_from_float(load_double(at, code->width, big));
    case KIND_COMPLEX:
        return kr_complex_new(thread, load_double(at, code->width, big),
                              load_double(at + code->width, code->width, big));
    case KIND_BOOL: return kr_bool_own(*at != 0);
    case KIND_PASCAL: {
        int64_t size = code->size ? (uint8_t)*at : 0;
        if (size >= code->size) size = code->size ? code->size - 1 : 0;
        return kr_bytes_new(thread, at + 1, size);
    }
    case KIND_CHAR:
    case KIND_BYTES:
    case KIND_BAD:
    case KIND_PAD: break;
    }
    return kr_bytes_new(thread, at, code->size);
}

static KrOwn unpack_all(KrThread *thread, const Struct *self, const char *data)
{
    KrOwn tuple = kr_tuple_new(thread, self->items);
    if (kr_is_null(tuple)) return tuple;
    KrOwn *out = self->items ? kr_tuple_cast(kr_ref(tuple))->items : NULL;
    for (int64_t i = 0; i < self->count; i++) {
        const Code *code = &self->codes[i];
        const char *at = data + code->offset;
        for (int64_t n = code->repeat; n > 0; n--, at += code->size) {
            KrOwn value = unpack_one(thread, at, code, self->big);
            if (kr_is_null(value)) {
                kr_drop(thread, tuple);
                return KR_NULL;
            }
            *out++ = value;
        }
    }
    if (self->items) kr_gc_untrack(kr_obj(kr_ref(tuple))); // numbers and bytes only
    return tuple;
}

static KrOwn unpack(KrThread *thread, const Struct *self, KrRef data)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn result = KR_NULL;
    if (!initialized(thread, self))
        ;
    else if (buffer.size != self->size)
        (void)kr_exception_raise(thread, &error_type,
                                 "unpack requires a buffer of %lld bytes",
                                 (long long)self->size);
    else
        result = unpack_all(thread, self, buffer.data);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn unpack_from(KrThread *thread, const Struct *self, KrRef data, KrRef where)
{
    int64_t offset = 0;
    KrBuffer buffer;
    if (!initialized(thread, self) ||
        !kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ))
        return KR_NULL;
    KrOwn result = KR_NULL, index = kr_number_index(thread, where);
    bool ok = !kr_is_null(index);
    if (ok && kr_int_try_i64(kr_ref(index), &offset) != KR_PRESENT)
        ok = kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                      "Python int too large to convert to C ssize_t");
    kr_xdrop(thread, index);
    if (ok && place(thread, self, &buffer, false, &offset))
        result = unpack_all(thread, self, buffer.data + offset);
    kr_buffer_release(thread, &buffer);
    return result;
}

static KrOwn iter_unpack(KrThread *thread, KrRef owner, KrRef data)
{
    const Struct *self = cast(owner);
    if (!initialized(thread, self)) return KR_NULL;
    if (self->size == 0)
        return kr_exception_raise(
            thread, &error_type, "cannot iteratively unpack with a struct of length 0");
    UnpackIter *it =
        (UnpackIter *)(void *)kr_object_new(thread, &iter_type, sizeof(UnpackIter));
    if (!it) return KR_NULL;
    KrOwn result = kr_steal_obj(it);
    if (!kr_buffer_get(thread, data, &it->buffer, KR_BUFFER_READ)) {
        kr_drop(thread, result);
        return KR_NULL;
    }
    if (it->buffer.size % self->size != 0) {
        kr_drop(thread, result);
        return kr_exception_raise(
            thread, &error_type,
            "iterative unpacking requires a buffer of a multiple of %lld bytes",
            (long long)self->size);
    }
    it->owner = kr_dup(owner);
    kr_gc_track(thread, it);
    return result;
}

static void iter_release(KrThread *thread, UnpackIter *it)
{
    kr_buffer_release(thread, &it->buffer);
    kr_xdrop(thread, kr_move(&it->owner));
}
static void iter_dealloc(KrThread *thread, KrObject *object)
{
    iter_release(thread, (UnpackIter *)(void *)object);
    kr_object_free(thread, object, sizeof(UnpackIter));
}
static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const UnpackIter *it = (const UnpackIter *)(const void *)object;
    if (!kr_is_null(it->owner)) visitor(kr_ref(it->owner), context);
    if (!kr_is_null(it->buffer.owner)) visitor(kr_ref(it->buffer.owner), context);
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    UnpackIter *it = (UnpackIter *)(void *)kr_obj(self);
    if (kr_is_null(it->owner)) return KR_ABSENT;
    const Struct *owner = cast(kr_ref(it->owner));
    if (it->at >= it->buffer.size || owner->size <= 0 ||
        it->buffer.size - it->at < owner->size) {
        iter_release(thread, it);
        return KR_ABSENT;
    }
    *item = unpack_all(thread, owner, it->buffer.data + it->at);
    it->at += owner->size;
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static KrOwn iter_hint(ARGS)
{
    (void)args, (void)count;
    const UnpackIter *it = (const UnpackIter *)(const void *)kr_obj(self);
    if (kr_is_null(it->owner)) return kr_from_small_int(0);
    return kr_int_from_i64(thread,
                           (it->buffer.size - it->at) / cast(kr_ref(it->owner))->size);
}
static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)",
     "Private method returning an estimate.", 0, 0, 0},
    {0},
};
static KrType iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_struct.unpack_iterator",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(UnpackIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

// --- Struct -----------------------------------------------------------------------------

static Struct *struct_new(KrThread *thread, KrType *type)
{
    Struct *self = (Struct *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return NULL;
    self->size = -1;
    self->format = kr_none_own();
    return self;
}
static KrOwn struct_new_object(KrThread *thread, KrRef type, const KrRef *args,
                               size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return kr_steal_obj(struct_new(thread, (KrType *)(void *)kr_obj(type)));
}
static KrOwn init_native(ARGS)
{
    (void)count;
    return compile(thread, cast(self), args[0]) ? kr_none_own() : KR_NULL;
}
static bool struct_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    static const KrNativeDef def = {"Struct", init_native, "(format)", NULL, 0, 0, 0};
    KrOwn result = kr_call_native(thread, &def, self, args, count, kwnames);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}
static void struct_dealloc(KrThread *thread, KrObject *object)
{
    Struct *self = (Struct *)(void *)object;
    free(self->codes);
    kr_xdrop(thread, self->format);
    kr_object_free(thread, object, object->type->basic_size);
}
static KrOwn struct_repr(KrThread *thread, KrRef self)
{
    if (!initialized(thread, cast(self))) return KR_NULL;
    const char *name = kr_type_of(self)->name, *dot = strrchr(name, '.');
    return kr_str_from_format(thread, "%s(%R)", dot ? dot + 1 : name,
                              kr_ref(cast(self)->format));
}
static KrOwn get_format(KrThread *thread, KrRef self)
{
    if (!initialized(thread, cast(self))) return KR_NULL;
    return kr_dup(kr_ref(cast(self)->format));
}
static KrOwn get_size(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->size);
}
static KrOwn struct_pack(ARGS)
{
    return pack(thread, cast(self), args, count);
}
static KrOwn struct_pack_into(ARGS)
{
    return pack_into(thread, cast(self), args, count);
}
static KrOwn struct_unpack(ARGS)
{
    (void)count;
    return unpack(thread, cast(self), args[0]);
}
static KrOwn struct_unpack_from(ARGS)
{
    (void)count;
    return unpack_from(thread, cast(self), args[0], args[1]);
}
static KrOwn struct_iter_unpack(ARGS)
{
    (void)count;
    return iter_unpack(thread, self, args[0]);
}
static KrOwn struct_sizeof(ARGS)
{
    (void)args, (void)count;
    if (!initialized(thread, cast(self))) return KR_NULL;
    return kr_int_from_i64(thread, kr_type_of(self)->basic_size +
                                       (cast(self)->count + 1) * (int64_t)sizeof(Code));
}

static const KrNativeDef struct_methods[] = {
    {"iter_unpack", struct_iter_unpack, "($self, buffer, /)",
     "An iterator of tuples unpacked from equal chunks of the buffer.", 0, 0, 0},
    {"pack", struct_pack, NULL, "S.pack(v1, v2, ...) -> bytes with the values.", 0, -1,
     KR_NATIVE_RAW},
    {"pack_into", struct_pack_into, NULL,
     "S.pack_into(buffer, offset, v1, v2, ...): writes the values into the buffer.", 0,
     -1, KR_NATIVE_RAW},
    {"unpack", struct_unpack, "($self, buffer, /)",
     "A tuple of the values in the buffer.", 0, 0, 0},
    {"unpack_from", struct_unpack_from, "($self, /, buffer, offset=0)",
     "A tuple of the values in the buffer behind offset.", 0, 0, 0},
    {"__sizeof__", struct_sizeof, "($self, /)", "Size in memory, in bytes.", 0, 0, 0},
    {0},
};
static const KrGetSetDef struct_getset[] = {
    {"format", get_format, NULL, "struct format string"},
    {"size", get_size, NULL, "struct size in bytes"},
    {0},
};
static KrType struct_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_struct.Struct",
    .shown = "__getattribute__ __setattr__ __delattr__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Struct),
    .dealloc = struct_dealloc,
    .repr = struct_repr,
    .new_object = struct_new_object,
    .init = struct_init,
    .methods = struct_methods,
    .getset = struct_getset,
    .doc = "Struct(fmt) --> compiled struct object",
};

// --- functions --------------------------------------------------------------------------

// The Struct of a format, borrowed from the cache or owned by *hold.
static KrRef compiled(KrThread *thread, KrRef format, KrOwn *hold)
{
    *hold = KR_NULL;
    if (kr_bytes_is(format)) { // the cache holds texts: comparing bytes with them would warn
        const KrBytes *bytes = kr_bytes_cast(format);
        KrOwn text = kr_str_from_utf8(thread, bytes->data, (size_t)bytes->length);
        if (!kr_is_null(text)) {
            KrRef found = compiled(thread, kr_ref(text), hold);
            kr_drop(thread, text);
            return found;
        }
        kr_exception_clear(thread); // refused below
    }
    if (kr_is_null(struct_type.extra)) {
        struct_type.extra = kr_dict_new(thread);
        if (kr_is_null(struct_type.extra)) return KR_REF_NULL;
    }
    KrRef cache = kr_ref(struct_type.extra), found = KR_REF_NULL;
    if (kr_str_is(format)) {
        found = kr_dict_find_str(cache, format);
        if (!kr_ref_is_null(found)) {
            *hold = kr_dup(found);
            return found;
        }
    }
    Struct *made = struct_new(thread, &struct_type);
    if (!made) return KR_REF_NULL;
    *hold = kr_steal_obj(made);
    if (!compile(thread, made, format)) {
        kr_drop(thread, kr_move(hold));
        return KR_REF_NULL;
    }
    if (kr_str_is(format)) {
        if (kr_dict_length(cache) >= CACHE_MOST) kr_dict_clear(thread, cache);
        if (!kr_dict_set(thread, cache, format, kr_ref(*hold)))
            kr_exception_clear(thread);
    }
    return kr_ref(*hold);
}

static KrOwn function_calcsize(ARGS)
{
    (void)self, (void)count;
    KrOwn hold;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    KrOwn size = kr_int_from_i64(thread, cast(made)->size);
    kr_drop(thread, hold);
    return size;
}
static bool has_format(KrThread *thread, size_t count)
{
    return count > 0 || kr_exception_raise_false(thread, &kr_exception_type_error,
                                                 "missing format argument");
}
static KrOwn function_pack(ARGS)
{
    (void)self;
    KrOwn hold, result;
    if (!has_format(thread, count)) return KR_NULL;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    result = pack(thread, cast(made), args + 1, count - 1);
    kr_drop(thread, hold);
    return result;
}
static KrOwn function_pack_into(ARGS)
{
    (void)self;
    KrOwn hold, result;
    if (!has_format(thread, count)) return KR_NULL;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    result = pack_into(thread, cast(made), args + 1, count - 1);
    kr_drop(thread, hold);
    return result;
}
static KrOwn function_unpack(ARGS)
{
    (void)self, (void)count;
    KrOwn hold, result;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    result = unpack(thread, cast(made), args[1]);
    kr_drop(thread, hold);
    return result;
}
static KrOwn function_unpack_from(ARGS)
{
    (void)self, (void)count;
    KrOwn hold, result;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    result = unpack_from(thread, cast(made), args[1], args[2]);
    kr_drop(thread, hold);
    return result;
}
static KrOwn function_iter_unpack(ARGS)
{
    (void)self, (void)count;
    KrOwn hold, result;
    KrRef made = compiled(thread, args[0], &hold);
    if (kr_ref_is_null(made)) return KR_NULL;
    result = iter_unpack(thread, made, args[1]);
    kr_drop(thread, hold);
    return result;
}
static KrOwn function_clearcache(ARGS)
{
    (void)self, (void)args, (void)count;
    if (!kr_is_null(struct_type.extra))
        kr_dict_clear(thread, kr_ref(struct_type.extra));
    return kr_none_own();
}

static const KrNativeDef functions[] = {
    {"_clearcache", function_clearcache, "($module, /)", "Forget compiled formats.", 0,
     0, 0},
    {"calcsize", function_calcsize, "($module, format, /)",
     "Size in bytes of the struct that the format describes.", 0, 0, 0},
    {"iter_unpack", function_iter_unpack, "($module, format, buffer, /)",
     "An iterator of tuples unpacked from equal chunks of the buffer.", 0, 0, 0},
    {"pack", function_pack, NULL, "pack(format, v1, v2, ...) -> bytes with the values.",
     0, -1, KR_NATIVE_RAW},
    {"pack_into", function_pack_into, NULL,
     "pack_into(format, buffer, offset, v1, v2, ...): writes the values into the "
     "buffer.",
     0, -1, KR_NATIVE_RAW},
    {"unpack", function_unpack, "($module, format, buffer, /)",
     "A tuple of the values in the buffer.", 0, 0, 0},
    {"unpack_from", function_unpack_from, "($module, format, /, buffer, offset=0)",
     "A tuple of the values in the buffer behind offset.", 0, 0, 0},
    {0},
};

KrOwn kr_struct_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(
        thread, "_struct",
        "Conversion between Python values and the bytes of C structures.\n\n"
        "A format starts with the byte order (@ native, = native without alignment, < "
        "little,\n"
        "> or ! big) and goes on with codes: x pad; c char; b B h H i I l L q Q n N "
        "integers;\n"
        "? bool; e f d floats; F D complex; s p bytes; P pointer; each with a repeat "
        "count.");
    bool ok = !kr_is_null(module) && kr_type_ready(thread, &iter_type) &&
              kr_module_add_type(thread, kr_ref(module), &struct_type) &&
              kr_module_add_type(thread, kr_ref(module), &error_type) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
