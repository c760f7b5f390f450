// SPDX-License-Identifier: MIT
// Pickling (pickle_parts.h): an object as opcodes, by its type.
//
// Order of the decisions: persistent id; None, bool, int, float; the memo; the builtin types;
// reducer_override; classes and functions by name; dispatch table; __reduce_ex__.
// Invariant: the bytes are those of CPython, number for number of the memo.
// Called by pickle_write.c; what a reduction looks like is in pickle_reduce.c.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_parts.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/function.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/object_reduce.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FRAME_TARGET = 64 * 1024, FRAME_LEAST = 4, FRAME_HEADER = 9, FAST_DEPTH = 50 };

#define SAVE(object) kr_pickle_save(thread, self, object, false)
#define OP(op)       kr_pickle_save_op(thread, self, op)

// --- output -----------------------------------------------------------------------------

static KR_NOINLINE bool reserve(KrThread *thread, KrPickler *self, size_t more)
{
    size_t capacity = self->capacity ? self->capacity : 256;
    while (capacity - self->size < more && capacity < SIZE_MAX / 4)
        capacity += capacity / 2;
    uint8_t *grown = realloc(self->out, capacity);
    if (!grown || capacity - self->size < more) {
        if (grown) self->out = grown;
        (void)kr_exception_no_memory(thread);
        return false;
    }
    self->out = grown;
    self->capacity = capacity;
    return true;
}

bool kr_pickle_save_raw(KrThread *thread, KrPickler *self, const void *data,
                        size_t size)
{
    bool open = self->framing && self->frame_start < 0;
    if (self->capacity - self->size < size + FRAME_HEADER &&
        !reserve(thread, self, size + FRAME_HEADER))
        return false;
    if (open) {
        self->frame_start = (int64_t)self->size;
        self->size += FRAME_HEADER; // filled when the frame is closed
    }
    memcpy(self->out + self->size, data, size);
    self->size += size;
    return true;
}
bool kr_pickle_save_op(KrThread *thread, KrPickler *self, int op)
{
    uint8_t byte = (uint8_t)op;
    return kr_pickle_save_raw(thread, self, &byte, 1);
}

static void close_frame(KrPickler *self)
{
    if (!self->framing || self->frame_start < 0) return;
    size_t start = (size_t)self->frame_start,
           length = self->size - start - FRAME_HEADER;
    if (length >= FRAME_LEAST) {
        self->out[start] = OP_FRAME;
        for (int i = 0; i < 8; i++)
            self->out[start + 1 + (size_t)i] = (uint8_t)((uint64_t)length >> (8 * i));
    } else { // too short for a header
        memmove(self->out + start, self->out + start + FRAME_HEADER, length);
        self->size -= FRAME_HEADER;
    }
    self->frame_start = -1;
}

bool kr_pickle_write_flush(KrThread *thread, KrPickler *self)
{
    close_frame(self);
    if (kr_is_null(self->write)) return true;
    KrOwn data = kr_bytes_new(thread, self->out, (int64_t)self->size), result = KR_NULL;
    self->size = 0;
    if (kr_is_null(data)) return false;
    result = kr_call_1(thread, kr_ref(self->write), kr_ref(data));
    kr_drop(thread, data);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}

// Between two opcodes: a big frame ends here.
static bool boundary(KrThread *thread, KrPickler *self)
{
    if (KR_LIKELY(self->frame_start < 0 ||
                  self->size - (size_t)self->frame_start - FRAME_HEADER < FRAME_TARGET))
        return true;
    close_frame(self);
    return kr_is_null(self->write) || kr_pickle_write_flush(thread, self);
}

// Data with its header; big data lies outside of frames and goes to the file by itself.
static bool write_data(KrThread *thread, KrPickler *self, const void *header,
                       size_t header_size, const void *data, size_t size,
                       KrRef payload_or_null)
{
    if (size < FRAME_TARGET)
        return kr_pickle_save_raw(thread, self, header, header_size) &&
               kr_pickle_save_raw(thread, self, data, size);
    bool framing = self->framing, ok;
    close_frame(self);
    self->framing = false;
    ok = kr_pickle_save_raw(thread, self, header, header_size);
    if (ok && !kr_is_null(self->write)) {
        ok = kr_pickle_write_flush(thread, self);
        KrOwn payload = KR_NULL, result = KR_NULL;
        if (ok)
            payload = kr_ref_is_null(payload_or_null)
                          ? kr_bytes_new(thread, data, (int64_t)size)
                          : kr_dup(payload_or_null);
        if (!kr_is_null(payload))
            result = kr_call_1(thread, kr_ref(self->write), kr_ref(payload));
        ok = !kr_is_null(result);
        kr_xdrop(thread, payload);
        kr_xdrop(thread, result);
    } else if (ok) {
        ok = kr_pickle_save_raw(thread, self, data, size);
    }
    self->framing = framing;
    return ok;
}

// An opcode with the size of what follows in 1, 4 or 8 bytes; 0: there is no opcode of that width.
static bool write_sized(KrThread *thread, KrPickler *self, int op1, int op4, int op8,
                        const void *data, size_t size, KrRef payload)
{
    uint8_t header[9];
    int width = size < 256 && op1 ? 1 : size <= UINT32_MAX && op4 ? 4 : 8;
    header[0] = (uint8_t)(width == 1 ? op1 : width == 4 ? op4 : op8);
    if (width == 8 && !op8)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "serializing %s larger than 4 GiB requires pickle "
            "protocol 4 or higher",
            op4 == OP_BINUNICODE ? "a string" : "a bytes object");
    for (int i = 0; i < width; i++)
        header[1 + i] = (uint8_t)((uint64_t)size >> (8 * i));
    return write_data(thread, self, header, (size_t)width + 1, data, size, payload);
}

// --- the memo ---------------------------------------------------------------------------

bool kr_pickle_save_put(KrThread *thread, KrPickler *self, KrRef object)
{
    if (self->fast) return true;
    int64_t index = self->memo.next++;
    if (!kr_ref_is_null(object) &&
        !kr_pickle_memo_put(thread, &self->memo, object, index))
        return false;
    uint8_t code[5] = {OP_MEMOIZE};
    if (self->protocol >= 4) return kr_pickle_save_raw(thread, self, code, 1);
    if (!self->bin) {
        char text[32];
        return kr_pickle_save_raw(
            thread, self, text,
            (size_t)snprintf(text, sizeof text, "p%lld\n", (long long)index));
    }
    code[0] = index < 256 ? OP_BINPUT : OP_LONG_BINPUT;
    for (int i = 0; i < 4; i++)
        code[1 + i] = (uint8_t)(index >> (8 * i));
    return kr_pickle_save_raw(thread, self, code, index < 256 ? 2 : 5);
}

bool kr_pickle_save_get(KrThread *thread, KrPickler *self, int64_t index)
{
    if (!self->bin) {
        char text[32];
        return kr_pickle_save_raw(
            thread, self, text,
            (size_t)snprintf(text, sizeof text, "g%lld\n", (long long)index));
    }
    uint8_t code[5] = {index < 256 ? OP_BINGET : OP_LONG_BINGET};
    for (int i = 0; i < 4; i++)
        code[1 + i] = (uint8_t)(index >> (8 * i));
    return kr_pickle_save_raw(thread, self, code, index < 256 ? 2 : 5);
}

// --- notes ------------------------------------------------------------------------------

// "module.qualname" of the type, without builtins and __main__.
KrOwn kr_pickle_save_type_name(KrThread *thread, KrRef owner)
{
    KrOwn name = kr_dup(kr_ref(kr_type_of(owner)->qualname)), module = KR_NULL;
    if (kr_attr_lookup(thread, kr_type_ref(kr_type_of(owner)),
                       kr_name(KR_NAME___module__), &module) == KR_PRESENT &&
        kr_str_is_sub(kr_ref(module)) &&
        !kr_str_equal_ascii(kr_ref(module), "builtins") &&
        !kr_str_equal_ascii(kr_ref(module), "__main__"))
        kr_store(thread, &name,
                 kr_str_from_format(thread, "%S.%S", kr_ref(module), kr_ref(name)));
    kr_xdrop(thread, module);
    return name;
}

void kr_pickle_save_note(KrThread *thread, KrRef owner, const char *format, ...)
{
    KrOwn error = kr_exception_fetch(thread);
    va_list arguments;
    va_start(arguments, format);
    KrOwn what = kr_str_from_vformat(thread, format, arguments);
    va_end(arguments);
    KrOwn name = kr_pickle_save_type_name(thread, owner);
    kr_exception_clear(thread);
    kr_exception_restore(thread, error);
    if (!kr_is_null(what) && !kr_is_null(name))
        kr_exception_add_note(thread, "when serializing %S %S", kr_ref(name),
                              kr_ref(what));
    kr_xdrop(thread, what);
    kr_xdrop(thread, name);
}

// --- numbers ----------------------------------------------------------------------------

static bool save_int(KrThread *thread, KrPickler *self, KrRef value)
{
    int64_t number;
    if (kr_int_try_i64(value, &number) == KR_PRESENT && number == (int32_t)number) {
        if (!self->bin) {
            char text[32];
            return kr_pickle_save_raw(
                thread, self, text,
                (size_t)snprintf(text, sizeof text, "I%lld\n", (long long)number));
        }
        uint8_t code[5] = {OP_BININT, (uint8_t)number, (uint8_t)(number >> 8),
                           (uint8_t)(number >> 16), (uint8_t)(number >> 24)};
        size_t size = 5;
        if (number >= 0 && number < 65536) {
            size = number < 256 ? 2 : 3;
            code[0] = number < 256 ? OP_BININT1 : OP_BININT2;
        }
        return kr_pickle_save_raw(thread, self, code, size);
    }
    if (self->protocol < 2) {
        KrOwn text = kr_repr(thread, value);
        if (kr_is_null(text)) return false;
        const KrStr *str = kr_str_obj(kr_ref(text));
        bool ok =
            OP(OP_LONG) &&
            kr_pickle_save_raw(thread, self, kr_str_data(str), (size_t)str->length) &&
            kr_pickle_save_raw(thread, self, "L\n", 2);
        kr_drop(thread, text);
        return ok;
    }
    size_t size = (size_t)(kr_int_bit_length(value) / 8 + 1);
    if (size > INT32_MAX)
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "int too large to pickle");
    uint8_t *bytes = malloc(size);
    if (!bytes) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    bool ok = kr_int_to_bytes(thread, value, bytes, size, true, true);
    // -0x80 and the like need one byte less than their length in bits says
    if (ok && size > 1 && bytes[size - 1] == 0xFF && bytes[size - 2] & 0x80) size--;
    uint8_t header[5] = {size < 256 ? OP_LONG1 : OP_LONG4, (uint8_t)size,
                         (uint8_t)(size >> 8), (uint8_t)(size >> 16),
                         (uint8_t)(size >> 24)};
    ok = ok && kr_pickle_save_raw(thread, self, header, size < 256 ? 2 : 5) &&
         kr_pickle_save_raw(thread, self, bytes, size);
    free(bytes);
    return ok;
}

static bool save_float(KrThread *thread, KrPickler *self, double number)
{
    if (self->bin) {
        uint8_t code[9] = {OP_BINFLOAT};
        uint64_t bits;
        memcpy(&bits, &number, 8);
        bits = __builtin_bswap64(bits);
        memcpy(code + 1, &bits, 8);
        return kr_pickle_save_raw(thread, self, code, 9);
    }
    char text[KR_FLOAT_TEXT_SIZE];
    size_t size = kr_float_text_shortest(number, text);
    return OP(OP_FLOAT) && kr_pickle_save_raw(thread, self, text, size) && OP('\n');
}

static bool save_bool(KrThread *thread, KrPickler *self, bool truth)
{
    if (self->protocol >= 2) return OP(truth ? OP_NEWTRUE : OP_NEWFALSE);
    return kr_pickle_save_raw(thread, self, truth ? "I01\n" : "I00\n", 4);
}

// --- text and bytes ---------------------------------------------------------------------

static bool save_text_line(KrThread *thread, KrPickler *self,
                           const KrStr *str) // protocol 0
{
    if (!OP(OP_UNICODE)) return false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        char text[16];
        size_t size = 1;
        text[0] = (char)c;
        if (c >= 0x10000)
            size = (size_t)snprintf(text, sizeof text, "\\U%08x", c);
        else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a)
            size = (size_t)snprintf(text, sizeof text, "\\u%04x", c);
        if (!kr_pickle_save_raw(thread, self, text, size)) return false;
    }
    return OP('\n');
}

static bool save_str(KrThread *thread, KrPickler *self, KrRef object)
{
    const KrStr *str = kr_str_obj(object);
    bool ok;
    if (!self->bin) {
        ok = save_text_line(thread, self, str);
    } else {
        int op1 = self->protocol >= 4 ? OP_SHORT_BINUNICODE : 0;
        int op8 = self->protocol >= 4 ? OP_BINUNICODE8 : 0;
        if (str->ascii) {
            ok = write_sized(thread, self, op1, OP_BINUNICODE, op8, kr_str_data(str),
                             (size_t)str->length, KR_REF_NULL);
        } else {
            uint8_t *bytes = malloc((size_t)str->length * 4 + 1), *at = bytes;
            if (!bytes) {
                (void)kr_exception_no_memory(thread);
                return false;
            }
            for (int64_t i = 0; i < str->length; i++) { // surrogates pass
                uint32_t c = kr_str_read(str, i);
                if (c < 0x80) {
                    *at++ = (uint8_t)c;
                } else if (c < 0x800) {
                    *at++ = (uint8_t)(0xC0 | c >> 6);
                    *at++ = (uint8_t)(0x80 | (c & 63));
                } else if (c < 0x10000) {
                    *at++ = (uint8_t)(0xE0 | c >> 12);
                    *at++ = (uint8_t)(0x80 | (c >> 6 & 63));
                    *at++ = (uint8_t)(0x80 | (c & 63));
                } else {
                    *at++ = (uint8_t)(0xF0 | c >> 18);
                    *at++ = (uint8_t)(0x80 | (c >> 12 & 63));
                    *at++ = (uint8_t)(0x80 | (c >> 6 & 63));
                    *at++ = (uint8_t)(0x80 | (c & 63));
                }
            }
            ok = write_sized(thread, self, op1, OP_BINUNICODE, op8, bytes,
                             (size_t)(at - bytes), KR_REF_NULL);
            free(bytes);
        }
    }
    return ok && kr_pickle_save_put(thread, self, object);
}

// (function, arguments) of old protocols; steals both, which may be null.
static bool save_call(KrThread *thread, KrPickler *self, KrOwn function,
                      KrOwn arguments, KrRef object)
{
    KrOwn parts = KR_NULL;
    if (!kr_is_null(function) && !kr_is_null(arguments))
        parts = kr_tuple_2(thread, kr_ref(function), kr_ref(arguments));
    bool ok = !kr_is_null(parts) &&
              kr_pickle_save_reduce(thread, self, kr_ref(parts), object);
    kr_xdrop(thread, parts);
    kr_xdrop(thread, function);
    kr_xdrop(thread, arguments);
    return ok;
}

static bool save_bytes_data(KrThread *thread, KrPickler *self, KrRef object,
                            const char *data, int64_t size)
{
    return write_sized(thread, self, OP_SHORT_BINBYTES, OP_BINBYTES,
                       self->protocol >= 4 ? OP_BINBYTES8 : 0, data, (size_t)size,
                       kr_bytes_is(object) ? object : KR_REF_NULL) &&
           kr_pickle_save_put(thread, self, object);
}

static bool save_bytes(KrThread *thread, KrPickler *self, KrRef object)
{
    const KrBytes *bytes = kr_bytes_cast(object);
    if (self->protocol >= 3)
        return save_bytes_data(thread, self, object, bytes->data, bytes->length);
    if (bytes->length == 0) // Python 2 has another name for it
        return save_call(thread, self, kr_dup(kr_type_ref(&kr_bytes_type)),
                         kr_tuple_new(thread, 0), object);
    KrOwn encode = kr_import_attr(thread, "_codecs", "encode"),
          parts[2] = {KR_NULL, KR_NULL};
    if (kr_is_null(encode)) return false;
    KrStr *text = kr_str_new(thread, bytes->length, 255);
    bool ascii = true;
    for (int64_t i = 0; text && i < bytes->length; i++)
        ascii &= (uint8_t)bytes->data[i] < 128;
    if (text && ascii) {
        kr_drop(thread, kr_steal_obj(text));
        parts[0] = kr_str_from_utf8(thread, bytes->data, (size_t)bytes->length);
    } else if (text) {
        memcpy(kr_str_data(text), bytes->data, (size_t)bytes->length);
        parts[0] = kr_steal_obj(text);
    }
    parts[1] = kr_str_interned(thread, "latin1");
    return save_call(thread, self, encode, kr_tuple_pack_own(thread, parts, 2), object);
}

static bool save_bytearray_data(KrThread *thread, KrPickler *self, KrRef object,
                                const char *data, int64_t size)
{
    return write_sized(thread, self, 0, 0, OP_BYTEARRAY8, data, (size_t)size,
                       KR_REF_NULL) &&
           kr_pickle_save_put(thread, self, object);
}

static bool save_bytearray(KrThread *thread, KrPickler *self, KrRef object)
{
    const KrByteArray *array = kr_bytearray_cast(object);
    if (self->protocol >= 5)
        return save_bytearray_data(thread, self, object, array->bytes, array->length);
    KrOwn arguments = KR_NULL;
    if (array->length) {
        KrOwn copy = kr_bytes_new(thread, array->bytes, array->length);
        if (!kr_is_null(copy)) arguments = kr_tuple_1(thread, kr_ref(copy));
        kr_xdrop(thread, copy);
    } else {
        arguments = kr_tuple_new(thread, 0);
    }
    return save_call(thread, self, kr_dup(kr_type_ref(&kr_bytearray_type)), arguments,
                     object);
}

static bool save_pickle_buffer(KrThread *thread, KrPickler *self, KrRef object)
{
    if (self->protocol < 5)
        return kr_exception_raise_false(
            thread, &kr_pickle_module_pickling_error,
            "PickleBuffer can only be pickled with protocol >= 5");
    const KrBuffer *buffer =
        &((const KrPickleBuffer *)(const void *)kr_obj(object))->buffer;
    if (kr_is_null(buffer->owner))
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "operation forbidden on released PickleBuffer object");
    int64_t expected = buffer->item_size;
    for (int32_t i = buffer->dimensions - 1; buffer->strides && i >= 0; i--) {
        if (buffer->shape[i] > 1 && buffer->strides[i] != expected)
            return kr_exception_raise_false(
                thread, &kr_pickle_module_pickling_error,
                "PickleBuffer can not be pickled when pointing to a "
                "non-contiguous buffer");
        expected *= buffer->shape[i];
    }
    bool in_band = true;
    if (!kr_is_null(self->buffer_callback)) {
        KrOwn answer = kr_call_1(thread, kr_ref(self->buffer_callback), object);
        bool ok = !kr_is_null(answer) && kr_truth(thread, kr_ref(answer), &in_band);
        kr_xdrop(thread, answer);
        if (!ok) return false;
    }
    if (!in_band)
        return OP(OP_NEXT_BUFFER) && (!buffer->readonly || OP(OP_READONLY_BUFFER));
    return buffer->readonly
               ? save_bytes_data(thread, self, object, buffer->data, buffer->size)
               : save_bytearray_data(thread, self, object, buffer->data, buffer->size);
}

// --- containers -------------------------------------------------------------------------

static bool save_tuple(KrThread *thread, KrPickler *self, KrRef object)
{
    int64_t length = kr_tuple_length(object), index;
    if (length == 0) {
        if (self->bin) return OP(OP_EMPTY_TUPLE);
        return OP(OP_MARK) && OP(OP_TUPLE);
    }
    bool small = length <= 3 && self->protocol >= 2;
    if (!small && !OP(OP_MARK)) return false;
    for (int64_t i = 0; i < length; i++) {
        if (SAVE(kr_tuple_get(object, i))) continue;
        kr_pickle_save_note(thread, object, "item %lld", (long long)i);
        return false;
    }
    index = kr_pickle_memo_find(&self->memo, object);
    if (index >=
        0) { // it holds itself: throw the items away, fetch the one that is there
        if (!small && self->bin) {
            if (!OP(OP_POP_MARK)) return false;
        } else {
            for (int64_t i = 0; i < length + !small; i++)
                if (!OP(OP_POP)) return false;
        }
        return kr_pickle_save_get(thread, self, index);
    }
    static const uint8_t ops[] = {0, OP_TUPLE1, OP_TUPLE2, OP_TUPLE3};
    return OP(small ? ops[length] : OP_TUPLE) &&
           kr_pickle_save_put(thread, self, object);
}

static bool list_item(KrThread *thread, KrPickler *self, KrRef owner, KrRef item,
                      int64_t index)
{
    if (SAVE(item)) return true;
    kr_pickle_save_note(thread, owner, "item %lld", (long long)index);
    return false;
}
static bool dict_item(KrThread *thread, KrPickler *self, KrRef owner, KrRef key,
                      KrRef value)
{
    if (!SAVE(key)) return false;
    if (SAVE(value)) return true;
    kr_pickle_save_note(thread, owner, "item %R", key);
    return false;
}

bool kr_pickle_save_list_items(KrThread *thread, KrPickler *self, KrRef iterator,
                               KrRef owner)
{
    KrOwn first = KR_NULL, item = KR_NULL;
    int64_t total = 0;
    KrFound found;
    bool ok = true;
    if (self->protocol == 0) {
        while ((found = kr_iter_next(thread, iterator, &item)) == KR_PRESENT) {
            ok = list_item(thread, self, owner, kr_ref(item), total++) && OP(OP_APPEND);
            kr_drop(thread, item);
            if (!ok) return false;
        }
        return found == KR_ABSENT;
    }
    for (;;) {
        found = kr_iter_next(thread, iterator, &first);
        if (found != KR_PRESENT) return found == KR_ABSENT;
        found = kr_iter_next(thread, iterator, &item);
        if (found != KR_PRESENT) { // a single one
            ok = found == KR_ABSENT &&
                 list_item(thread, self, owner, kr_ref(first), total) && OP(OP_APPEND);
            kr_drop(thread, first);
            return ok;
        }
        ok = OP(OP_MARK) && list_item(thread, self, owner, kr_ref(first), total++);
        kr_drop(thread, first);
        int batch = 1;
        while (ok && found == KR_PRESENT) {
            ok = list_item(thread, self, owner, kr_ref(item), total++);
            kr_drop(thread, kr_move(&item));
            if (++batch == KR_PICKLE_BATCH || !ok) break;
            found = kr_iter_next(thread, iterator, &item);
        }
        kr_xdrop(thread, kr_move(&item));
        if (!ok || found == KR_FAULT || !OP(OP_APPENDS)) return false;
        if (batch < KR_PICKLE_BATCH) return true;
    }
}

// One (key, value) of an iterator; absent: exhausted.
static KrFound next_pair(KrThread *thread, KrRef iterator, KrOwn *pair)
{
    KrFound found = kr_iter_next(thread, iterator, pair);
    if (found != KR_PRESENT) return found;
    if (kr_tuple_is_sub(kr_ref(*pair)) && kr_tuple_length(kr_ref(*pair)) == 2)
        return KR_PRESENT;
    kr_drop(thread, kr_move(pair));
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "dict items iterator must return 2-tuples");
    return KR_FAULT;
}

bool kr_pickle_save_dict_items(KrThread *thread, KrPickler *self, KrRef iterator,
                               KrRef owner)
{
    KrOwn first = KR_NULL, pair = KR_NULL;
    KrFound found;
    bool ok;
#define ITEM(pair)                                                                     \
    dict_item(thread, self, owner, kr_tuple_get(kr_ref(pair), 0),                      \
              kr_tuple_get(kr_ref(pair), 1))
    if (self->protocol == 0) {
        while ((found = next_pair(thread, iterator, &pair)) == KR_PRESENT) {
            ok = ITEM(pair) && OP(OP_SETITEM);
            kr_drop(thread, pair);
            if (!ok) return false;
        }
        return found == KR_ABSENT;
    }
    for (;;) {
        found = next_pair(thread, iterator, &first);
        if (found != KR_PRESENT) return found == KR_ABSENT;
        found = next_pair(thread, iterator, &pair);
        if (found != KR_PRESENT) {
            ok = found == KR_ABSENT && ITEM(first) && OP(OP_SETITEM);
            kr_drop(thread, first);
            return ok;
        }
        ok = OP(OP_MARK) && ITEM(first);
        kr_drop(thread, first);
        int batch = 1;
        while (ok && found == KR_PRESENT) {
            ok = ITEM(pair);
            kr_drop(thread, kr_move(&pair));
            if (++batch == KR_PICKLE_BATCH || !ok) break;
            found = next_pair(thread, iterator, &pair);
        }
        kr_xdrop(thread, kr_move(&pair));
        if (!ok || found == KR_FAULT || !OP(OP_SETITEMS)) return false;
        if (batch < KR_PICKLE_BATCH) return true;
    }
#undef ITEM
}

static bool list_batches(KrThread *thread, KrPickler *self,
                         KrRef list) // exact list, not empty
{
    int64_t total = 0;
    if (kr_list_length(list) == 1) {
        KrOwn item = kr_dup(kr_list_get(list, 0));
        bool ok = list_item(thread, self, list, kr_ref(item), 0) && OP(OP_APPEND);
        kr_drop(thread, item);
        return ok;
    }
    do {
        if (!OP(OP_MARK)) return false;
        for (int batch = 0; total < kr_list_length(list) && batch < KR_PICKLE_BATCH;
             batch++, total++) {
            KrOwn item = kr_dup(kr_list_get(list, total));
            bool ok = list_item(thread, self, list, kr_ref(item), total);
            kr_drop(thread, item);
            if (!ok) return false;
        }
        if (!OP(OP_APPENDS)) return false;
    } while (total < kr_list_length(list));
    return true;
}

static bool dict_batches(KrThread *thread, KrPickler *self,
                         KrRef dict) // exact dict, not empty
{
    int64_t size = kr_dict_length(dict);
    size_t position = 0;
    int batch;
    do {
        KrRef key, value;
        batch = 0;
        if (size > 1 && !OP(OP_MARK)) return false;
        while (kr_dict_next(dict, &position, &key, &value)) {
            KrOwn held_key = kr_dup(key), held_value = kr_dup(value);
            bool ok = dict_item(thread, self, dict, key, value);
            kr_drop(thread, held_key);
            kr_drop(thread, held_value);
            if (!ok) return false;
            if (kr_dict_length(dict) != size)
                return kr_exception_raise_false(
                    thread, &kr_exception_runtime_error,
                    "dictionary changed size during iteration");
            if (++batch == KR_PICKLE_BATCH) break;
        }
        if (!OP(size > 1 ? OP_SETITEMS : OP_SETITEM)) return false;
    } while (batch == KR_PICKLE_BATCH);
    return true;
}

// In fast mode there is no memo to see cycles: deep nesting is looked at.
static bool fast_enter(KrThread *thread, KrPickler *self, KrRef object)
{
    if (++self->fast_depth < FAST_DEPTH) return true;
    if (kr_is_null(self->fast_seen)) self->fast_seen = kr_dict_new(thread);
    KrOwn key = kr_int_from_u64(thread, kr_bits(object));
    KrFound seen = kr_is_null(self->fast_seen) || kr_is_null(key)
                       ? KR_FAULT
                       : kr_dict_has(thread, kr_ref(self->fast_seen), kr_ref(key));
    bool ok = seen == KR_ABSENT &&
              kr_dict_set(thread, kr_ref(self->fast_seen), kr_ref(key), kr_none());
    kr_xdrop(thread, key);
    if (seen == KR_PRESENT) {
        (void)kr_exception_raise(
            thread, &kr_exception_value_error,
            "fast mode: can't pickle cyclic objects including object type "
            "%T at %s",
            object, "...");
        self->fast = 0;
    }
    return ok;
}
static void fast_leave(KrThread *thread, KrPickler *self, KrRef object)
{
    if (self->fast_depth-- < FAST_DEPTH || kr_is_null(self->fast_seen)) return;
    KrOwn error = kr_exception_fetch(thread),
          key = kr_int_from_u64(thread, kr_bits(object));
    if (kr_is_null(key) ||
        kr_dict_delete(thread, kr_ref(self->fast_seen), kr_ref(key)) == KR_FAULT)
        kr_exception_clear(thread);
    kr_xdrop(thread, key);
    kr_exception_restore(thread, error);
}

static bool save_list(KrThread *thread, KrPickler *self, KrRef object)
{
    bool ok = self->bin ? OP(OP_EMPTY_LIST) : OP(OP_MARK) && OP(OP_LIST);
    ok = ok && kr_pickle_save_put(thread, self, object);
    if (!ok || kr_list_length(object) == 0) return ok;
    if (self->protocol > 0) return list_batches(thread, self, object);
    KrOwn it = kr_iter(thread, object);
    ok = !kr_is_null(it) && kr_pickle_save_list_items(thread, self, kr_ref(it), object);
    kr_xdrop(thread, it);
    return ok;
}

static bool save_dict(KrThread *thread, KrPickler *self, KrRef object)
{
    bool ok = self->bin ? OP(OP_EMPTY_DICT) : OP(OP_MARK) && OP(OP_DICT);
    ok = ok && kr_pickle_save_put(thread, self, object);
    if (!ok || kr_dict_length(object) == 0) return ok;
    if (self->protocol > 0) return dict_batches(thread, self, object);
    KrOwn list = kr_dict_item_list(thread, object), it = KR_NULL;
    if (!kr_is_null(list)) it = kr_iter(thread, kr_ref(list));
    ok = !kr_is_null(it) && kr_pickle_save_dict_items(thread, self, kr_ref(it), object);
    kr_xdrop(thread, it);
    kr_xdrop(thread, list);
    return ok;
}

static bool set_element(KrThread *thread, KrPickler *self, KrRef owner, KrRef key)
{
    KrOwn held = kr_dup(key);
    bool ok = SAVE(key);
    kr_drop(thread, held);
    if (!ok) kr_pickle_save_note(thread, owner, "element");
    return ok;
}

static bool save_set(KrThread *thread, KrPickler *self, KrRef object, bool frozen)
{
    if (self->protocol < 4) { // type(list of elements)
        KrOwn list = kr_sequence_list(thread, object), arguments = KR_NULL;
        if (!kr_is_null(list)) arguments = kr_tuple_1(thread, kr_ref(list));
        kr_xdrop(thread, list);
        return save_call(thread, self, kr_dup(kr_type_ref(kr_type_of(object))),
                         arguments, object);
    }
    size_t position = 0;
    KrRef key;
    int64_t hash, size = kr_set_length(object);
    if (frozen) {
        if (!OP(OP_MARK)) return false;
        while (kr_set_next(object, &position, &key, &hash))
            if (!set_element(thread, self, object, key)) return false;
        int64_t index = kr_pickle_memo_find(&self->memo, object);
        if (index >= 0)
            return OP(OP_POP_MARK) && kr_pickle_save_get(thread, self, index);
        return OP(OP_FROZENSET) && kr_pickle_save_put(thread, self, object);
    }
    if (!OP(OP_EMPTY_SET) || !kr_pickle_save_put(thread, self, object)) return false;
    if (size == 0) return true;
    int batch;
    do {
        batch = 0;
        if (!OP(OP_MARK)) return false;
        while (kr_set_next(object, &position, &key, &hash)) {
            if (!set_element(thread, self, object, key)) return false;
            if (kr_set_length(object) != size)
                return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                                "set changed size during iteration");
            if (++batch == KR_PICKLE_BATCH) break;
        }
        if (!OP(OP_ADDITEMS)) return false;
    } while (batch == KR_PICKLE_BATCH);
    return true;
}

// --- instances --------------------------------------------------------------------------

static bool is_objects(const KrType *type, const char *name, KrNativeFn function,
                       KrThread *thread)
{
    KrOwn text = kr_str_interned(thread, name);
    if (kr_is_null(text)) {
        kr_exception_clear(thread);
        return false;
    }
    KrRef found = kr_type_find((KrType *)(uintptr_t)type, kr_ref(text));
    kr_drop(thread, text);
    if (!function) return kr_ref_is_null(found);
    return kr_is_exact(found, &kr_method_descriptor_type) &&
           ((const KrMethodDescriptor *)(const void *)kr_obj(found))->def->function ==
               function;
}

// Instances of classes that say nothing about pickling: the reduction of object is written without
// being made.
static bool is_plain(KrThread *thread, KrPickler *self, const KrType *type)
{
    if (type == self->plain_type && type->version == self->plain_version &&
        type->version)
        return true;
    const uint32_t wanted = KR_TYPE_HEAP | KR_TYPE_INSTANCE | KR_TYPE_GENERIC_GETATTR;
    if ((type->flags & wanted) != wanted || type->flags & KR_TYPE_NO_DICT ||
        type->slots_count || !type->new_object || self->protocol < 2 ||
        !is_objects(type, "__reduce_ex__", kr_object_reduce_ex_method, thread) ||
        !is_objects(type, "__reduce__", kr_object_reduce_method, thread) ||
        !is_objects(type, "__getstate__", kr_object_reduce_getstate, thread) ||
        !is_objects(type, "__getnewargs_ex__", NULL, thread) ||
        !is_objects(type, "__getnewargs__", NULL, thread) ||
        !is_objects(type, "__class__", NULL, thread) ||
        !is_objects(type, "__slots__", NULL, thread) ||
        !is_objects(type, "__getattr__", NULL, thread))
        return false;
    self->plain_type = type;
    self->plain_version = type->version;
    self->plain_table = kr_is_null(self->table) ? -1 : kr_dict_length(kr_ref(self->table));
    return true;
}

static bool save_state_items(KrThread *thread, KrPickler *self, KrRef object)
{
    KrInstance *instance = (KrInstance *)(void *)kr_obj(object);
    KrShape *shape = instance->shape;
    uint32_t size = shape->count;
    KrRef names[KR_SHAPE_CAPACITY];
    for (const KrShape *at = shape; at->parent; at = at->parent)
        names[at->count - 1] = at->key;
    bool ok = OP(OP_EMPTY_DICT) && kr_pickle_save_put(thread, self, KR_REF_NULL);
    if (ok && size > 1) ok = OP(OP_MARK);
    for (uint32_t i = 0; ok && i < size; i++) {
        KrOwn value = kr_dup(kr_ref(instance->slots[i]));
        ok = SAVE(names[i]);
        if (ok && !SAVE(kr_ref(value))) {
            KrOwn error = kr_exception_fetch(thread), none = kr_dict_new(thread);
            if (kr_is_null(none)) kr_exception_clear(thread);
            kr_exception_restore(thread, error);
            if (!kr_is_null(none))
                kr_pickle_save_note(thread, kr_ref(none), "item %R", names[i]);
            kr_xdrop(thread, none);
            ok = false;
        }
        kr_drop(thread, value);
        if (ok && instance->shape != shape)
            ok = kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                          "dictionary changed size during iteration");
    }
    return ok && OP(size > 1 ? OP_SETITEMS : OP_SETITEM);
}

static bool save_plain(KrThread *thread, KrPickler *self, KrRef object)
{
    KrInstance *instance = (KrInstance *)(void *)kr_obj(object);
    KrType *type = kr_type_of(object);
    bool ok = SAVE(kr_type_ref(type));
    if (!ok) kr_pickle_save_note(thread, object, "class");
    ok = ok && OP(OP_EMPTY_TUPLE) && OP(OP_NEWOBJ);
    if (ok) { // saving the class may have run Python code that saved the object
        int64_t index = kr_pickle_memo_find(&self->memo, object);
        ok = index >= 0 ? OP(OP_POP) && kr_pickle_save_get(thread, self, index)
                        : kr_pickle_save_put(thread, self, object);
    }
    if (ok && instance->shape->mode == KR_SHAPE_DICT) {
        KrOwn dict = kr_shape_dict(thread, instance);
        ok = !kr_is_null(dict);
        if (ok && kr_dict_length(kr_ref(dict)) > 0) {
            ok = SAVE(kr_ref(dict));
            if (!ok) kr_pickle_save_note(thread, object, "state");
            ok = ok && OP(OP_BUILD);
        }
        kr_xdrop(thread, dict);
    } else if (ok && instance->shape->count > 0) {
        ok = save_state_items(thread, self, object);
        if (!ok) kr_pickle_save_note(thread, object, "state");
        ok = ok && OP(OP_BUILD);
    }
    if (!ok) kr_pickle_save_note(thread, object, "object");
    return ok;
}

// --- everything else --------------------------------------------------------------------

static bool save_persistent(KrThread *thread, KrPickler *self, KrRef id)
{
    if (self->bin) return kr_pickle_save(thread, self, id, true) && OP(OP_BINPERSID);
    KrOwn text = kr_to_str(thread, id);
    if (kr_is_null(text)) return false;
    const KrStr *str = kr_str_obj(kr_ref(text));
    bool ok;
    if (!str->ascii)
        ok = kr_exception_raise_false(
            thread, &kr_pickle_module_pickling_error,
            "persistent IDs in protocol 0 must be ASCII strings");
    else
        ok = OP(OP_PERSID) &&
             kr_pickle_save_raw(thread, self, kr_str_data(str), (size_t)str->length) &&
             OP('\n');
    kr_drop(thread, text);
    return ok;
}

static bool save_type(KrThread *thread, KrPickler *self, KrRef object)
{
    const KrRef singles[] = {kr_none(), kr_from_obj(&kr_ellipsis_object),
                             kr_not_implemented()};
    for (size_t i = 0; i < 3; i++)
        if (kr_is(object, kr_type_ref(kr_type_of(singles[i]))))
            return save_call(thread, self, kr_dup(kr_type_ref(&kr_type_type)),
                             kr_tuple_1(thread, singles[i]), object);
    return kr_pickle_save_global(thread, self, object, KR_REF_NULL);
}

// The function that reduces objects of the type: of the table of the pickler, or copyreg's.
static KrFound find_reducer(KrThread *thread, KrPickler *self, KrRef type, KrOwn *out)
{
    if (kr_is_null(self->dispatch_table)) {
        KrRef found = KR_REF_NULL;
        KrFound known = kr_dict_find(thread, kr_ref(self->table), type, &found);
        if (known == KR_PRESENT) *out = kr_dup(found);
        return known;
    }
    *out = kr_item_get(thread, kr_ref(self->dispatch_table), type);
    if (!kr_is_null(*out)) return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_key_error)) return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

// What __reduce_ex__ or __reduce__ answers.
static KrOwn ask_object(KrThread *thread, KrPickler *self, KrRef object)
{
    KrOwn name = kr_str_interned(thread, "__reduce_ex__"), method = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(name)) return name;
    KrFound has = kr_attr_lookup(thread, object, kr_ref(name), &method);
    kr_drop(thread, name);
    if (has == KR_FAULT) return KR_NULL;
    if (has == KR_PRESENT) {
        result = kr_call_1(thread, kr_ref(method),
                           kr_ref(kr_from_small_int(self->protocol)));
        kr_drop(thread, method);
        return result;
    }
    name = kr_str_interned(thread, "__reduce__");
    if (kr_is_null(name)) return name;
    has = kr_attr_lookup(thread, object, kr_ref(name), &method);
    kr_drop(thread, name);
    if (has == KR_PRESENT) {
        result = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
    } else if (has == KR_ABSENT) {
        (void)kr_exception_raise(thread, &kr_pickle_module_pickling_error,
                                 "can't pickle '%T' object: %R", object, object);
    }
    return result;
}

static bool save_reduced(KrThread *thread, KrPickler *self, KrRef object, KrRef parts)
{
    bool ok;
    if (kr_str_is_sub(parts)) return kr_pickle_save_global(thread, self, object, parts);
    if (!kr_tuple_is_sub(parts))
        ok = kr_exception_raise_false(
            thread, &kr_pickle_module_pickling_error,
            "__reduce__ must return a string or tuple, not %T", parts);
    else
        ok = kr_pickle_save_reduce(thread, self, parts, object);
    if (!ok) kr_pickle_save_note(thread, object, "object");
    return ok;
}

static KR_NOINLINE bool save_other(KrThread *thread, KrPickler *self, KrRef object)
{
    KrType *type = kr_type_of(object);
    KrOwn reducer = KR_NULL, parts = KR_NULL;
    if (!kr_is_null(self->override)) {
        parts = kr_call_1(thread, kr_ref(self->override), object);
        if (kr_is_null(parts)) return false;
        if (!kr_is(kr_ref(parts), kr_not_implemented())) {
            bool ok = save_reduced(thread, self, object, kr_ref(parts));
            kr_drop(thread, parts);
            return ok;
        }
        kr_drop(thread, kr_move(&parts));
    }
    if (type == &kr_type_type) return save_type(thread, self, object);
    if (type == &kr_function_type)
        return kr_pickle_save_global(thread, self, object, KR_REF_NULL);
    if (type == self->plain_type && type->version == self->plain_version && type->version &&
        kr_is_null(self->override) && kr_is_null(self->dispatch_table) &&
        kr_dict_length(kr_ref(self->table)) == self->plain_table)
        return save_plain(thread, self, object); // as the one before
    KrFound has = find_reducer(thread, self, kr_type_ref(type), &reducer);
    if (has == KR_FAULT) return false;
    if (has == KR_PRESENT) {
        parts = kr_call_1(thread, kr_ref(reducer), object);
        kr_drop(thread, reducer);
    } else if (kr_type_has(object, KR_TYPE_TYPE_SUB)) {
        return kr_pickle_save_global(thread, self, object, KR_REF_NULL);
    } else if (kr_is_null(self->override) && is_plain(thread, self, type)) {
        return save_plain(thread, self, object);
    } else {
        parts = ask_object(thread, self, object);
    }
    if (kr_is_null(parts)) return false;
    bool ok = save_reduced(thread, self, object, kr_ref(parts));
    kr_drop(thread, parts);
    return ok;
}

bool kr_pickle_save(KrThread *thread, KrPickler *self, KrRef object,
                    bool is_persistent_id)
{
    if (!boundary(thread, self)) return false;
    if (KR_UNLIKELY(!kr_is_null(self->ask_persistent)) && !is_persistent_id) {
        KrOwn id = kr_call_1(thread, kr_ref(self->ask_persistent), object);
        if (kr_is_null(id)) return false;
        bool has = !kr_is_none(kr_ref(id)),
             ok = !has || save_persistent(thread, self, kr_ref(id));
        kr_drop(thread, id);
        if (has || !ok) return ok;
    }
    if (kr_is_small_int(object)) return save_int(thread, self, object);
    if (kr_is_float(object)) return save_float(thread, self, kr_float_value(object));
    KrType *type = kr_obj(object)->type;
    if (kr_is_none(object)) return OP(OP_NONE);
    if (kr_is(object, kr_bool(true)) || kr_is(object, kr_bool(false)))
        return save_bool(thread, self, kr_is(object, kr_bool(true)));
    if (type == &kr_int_type) return save_int(thread, self, object);
    int64_t index = kr_pickle_memo_find(&self->memo, object);
    if (index >= 0) return kr_pickle_save_get(thread, self, index);
    if (type == &kr_str_type) return save_str(thread, self, object);
    if (type == &kr_bytes_type) return save_bytes(thread, self, object);
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
        return false;
    bool container = type == &kr_dict_type || type == &kr_list_type;
    if (KR_UNLIKELY(self->fast && container) && !fast_enter(thread, self, object)) {
        self->fast_depth--;
        return false;
    }
    bool ok;
    if (type == &kr_dict_type)
        ok = save_dict(thread, self, object);
    else if (type == &kr_list_type)
        ok = save_list(thread, self, object);
    else if (type == &kr_tuple_type)
        return save_tuple(thread, self, object);
    else if (type == &kr_set_type || type == &kr_frozenset_type)
        return save_set(thread, self, object, type == &kr_frozenset_type);
    else if (type == &kr_bytearray_type)
        return save_bytearray(thread, self, object);
    else if (type == &kr_pickle_buffer_type)
        return save_pickle_buffer(thread, self, object);
    else
        return save_other(thread, self, object);
    if (KR_UNLIKELY(self->fast)) fast_leave(thread, self, object);
    return ok;
}
