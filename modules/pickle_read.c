// SPDX-License-Identifier: MIT
// The loop of an unpickler over its opcodes (pickle_machine.h), with those of simple values and containers.
// Tests: tests/lang/modules/pickle/.
#include "modules/pickle_machine.h"

#include "runtime/attribute.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <stdlib.h>

#define ERROR &kr_pickle_module_unpickling_error

// --- simple values ----------------------------------------------------------------------

static bool load_int_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    if (length == 3 && line[0] == '0' && (line[1] == '0' || line[1] == '1'))
        return kr_pickle_stack_push(thread, self, kr_bool_own(line[1] == '1'));
    KrOwn number = kr_int_parse(thread, line, length - 1, 10);
    if (kr_is_null(number) && kr_exception_is(thread, &kr_exception_value_error)) {
        kr_exception_clear(thread);
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "could not convert string to int");
    }
    return kr_pickle_stack_push(thread, self, number);
}
static bool load_long_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    if (length >= 2 && line[length - 2] == 'L') length -= 2;
    return kr_pickle_stack_push(thread, self, kr_int_parse(thread, line, length, 10));
}
static bool load_float_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    double number;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    if (length > 1 && kr_float_text_parse(line, length - 1, &number))
        return kr_pickle_stack_push(thread, self, kr_from_float(number));
    KrOwn text = kr_str_from_utf8(thread, line, length);
    if (!kr_is_null(text))
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "could not convert string to float: '%S'",
                                 kr_ref(text));
    kr_xdrop(thread, text);
    return false;
}
static bool load_long(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t size = width == 1 ? bytes[0] : (int32_t)kr_pickle_input_little(bytes, 4);
    if (size < 0)
        return kr_exception_raise_false(thread, ERROR,
                                        "LONG pickle has negative byte count");
    bytes = kr_pickle_input_next(thread, self, (size_t)size);
    if (!bytes) return false;
    if (size == 0) return kr_pickle_stack_push(thread, self, kr_from_small_int(0));
    return kr_pickle_stack_push(
        thread, self, kr_int_from_bytes(thread, bytes, (size_t)size, true, true));
}
static bool load_double(KrThread *thread, KrUnpickler *self)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, 8);
    if (!bytes) return false;
    uint64_t bits;
    double number;
    memcpy(&bits, bytes, 8);
    bits = __builtin_bswap64(bits);
    memcpy(&number, &bits, 8);
    return kr_pickle_stack_push(thread, self, kr_from_float(number));
}

// Text of Python 2: bytes, or a str in the encoding asked for.
static KrOwn old_text(KrThread *thread, const KrUnpickler *self, const void *data,
                      size_t size)
{
    if (kr_str_equal_ascii(kr_ref(self->encoding), "bytes"))
        return kr_bytes_new(thread, data, (int64_t)size);
    KrOwn bytes = kr_bytes_new(thread, data, (int64_t)size),
          name = kr_str_interned(thread, "decode");
    KrOwn text = KR_NULL;
    if (!kr_is_null(bytes) && !kr_is_null(name)) {
        KrRef arguments[2] = {kr_ref(self->encoding), kr_ref(self->errors)};
        text = kr_call_method(thread, kr_ref(bytes), kr_ref(name), arguments, 2);
    }
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, name);
    return text;
}
static bool load_string_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    length--; // the line's end
    if (length < 2 || line[0] != line[length - 1] ||
        (line[0] != '\'' && line[0] != '"'))
        return kr_exception_raise_false(thread, ERROR,
                                        "the STRING opcode argument must be quoted");
    KrOwn quoted = kr_bytes_new(thread, line + 1, (int64_t)length - 2), pair = KR_NULL,
          text = KR_NULL;
    KrOwn decode = kr_import_attr(thread, "_codecs", "escape_decode");
    if (!kr_is_null(decode) && !kr_is_null(quoted))
        pair = kr_call_1(thread, kr_ref(decode), kr_ref(quoted));
    if (!kr_is_null(pair)) {
        const KrBytes *bytes = kr_bytes_cast(kr_tuple_get(kr_ref(pair), 0));
        text = old_text(thread, self, bytes->data, (size_t)bytes->length);
    }
    kr_xdrop(thread, quoted);
    kr_xdrop(thread, decode);
    kr_xdrop(thread, pair);
    return kr_pickle_stack_push(thread, self, text);
}
static bool load_unicode_line(KrThread *thread, KrUnpickler *self)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    KrOwn bytes = kr_bytes_new(thread, line, (int64_t)length - 1), text = KR_NULL;
    KrOwn name = kr_str_interned(thread, "decode"),
          how = kr_str_interned(thread, "raw-unicode-escape");
    if (!kr_is_null(bytes) && !kr_is_null(name) && !kr_is_null(how)) {
        KrRef argument = kr_ref(how);
        text = kr_call_method(thread, kr_ref(bytes), kr_ref(name), &argument, 1);
    }
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, name);
    kr_xdrop(thread, how);
    return kr_pickle_stack_push(thread, self, text);
}

// The size in `width` bytes, then so many bytes.
static const uint8_t *counted(KrThread *thread, KrUnpickler *self, int width,
                              const char *what, size_t *size)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    if (!bytes) return NULL;
    uint64_t number = kr_pickle_input_little(bytes, width);
    if (number > INT64_MAX) {
        (void)kr_exception_raise(thread, &kr_exception_overflow_error,
                                 "%s exceeds system's maximum size of %lld bytes", what,
                                 (long long)INT64_MAX);
        return NULL;
    }
    if (number > (UINT64_C(1) << 46)) { // more than any memory
        (void)kr_exception_no_memory(thread);
        return NULL;
    }
    *size = (size_t)number;
    return kr_pickle_input_next(thread, self, *size);
}
static bool load_old_string(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t size = width == 1 ? bytes[0] : (int32_t)kr_pickle_input_little(bytes, 4);
    if (size < 0)
        return kr_exception_raise_false(thread, ERROR,
                                        "BINSTRING pickle has negative byte count");
    bytes = kr_pickle_input_next(thread, self, (size_t)size);
    return bytes && kr_pickle_stack_push(thread, self,
                                         old_text(thread, self, bytes, (size_t)size));
}
static bool load_unicode(KrThread *thread, KrUnpickler *self, int width)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, width, "BINUNICODE", &size);
    if (!bytes) return false;
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++)
        ascii = bytes[i] < 128;
    return kr_pickle_stack_push(
        thread, self,
        ascii ? kr_str_from_utf8(thread, (const char *)bytes, size)
              : kr_str_codec_decode(thread, bytes, size, "utf-8", "surrogatepass"));
}
static bool load_bytes(KrThread *thread, KrUnpickler *self, int width)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, width, "BINBYTES", &size);
    return bytes && kr_pickle_stack_push(thread, self,
                                         kr_bytes_new(thread, bytes, (int64_t)size));
}
static bool load_bytearray(KrThread *thread, KrUnpickler *self)
{
    size_t size;
    const uint8_t *bytes = counted(thread, self, 8, "BYTEARRAY8", &size);
    return bytes && kr_pickle_stack_push(
                        thread, self,
                        kr_bytearray_new(thread, (const char *)bytes, (int64_t)size));
}

static bool load_next_buffer(KrThread *thread, KrUnpickler *self)
{
    KrOwn buffer = KR_NULL;
    if (kr_is_null(self->buffers))
        return kr_exception_raise_false(
            thread, ERROR,
            "pickle stream refers to out-of-band data but no "
            "*buffers* argument was given");
    KrFound found = kr_iter_next(thread, kr_ref(self->buffers), &buffer);
    if (found == KR_ABSENT)
        return kr_exception_raise_false(thread, ERROR,
                                        "not enough out-of-band buffers");
    return found == KR_PRESENT && kr_pickle_stack_push(thread, self, buffer);
}
static bool load_readonly_buffer(KrThread *thread, KrUnpickler *self)
{
    if (!kr_pickle_stack_has(thread, self, 1)) return false;
    KrOwn view = kr_call_1(thread, kr_type_ref(&kr_memoryview_type),
                           kr_pickle_stack_top(self, 0)),
          flag = KR_NULL;
    if (kr_is_null(view)) return false;
    flag = kr_attr_get_name(thread, kr_ref(view), "readonly");
    bool ok = !kr_is_null(flag);
    if (ok && !kr_is(kr_ref(flag), kr_bool(true))) {
        KrOwn name = kr_str_interned(thread, "toreadonly"), made = KR_NULL;
        if (!kr_is_null(name))
            made = kr_call_method(thread, kr_ref(view), kr_ref(name), NULL, 0);
        kr_xdrop(thread, name);
        ok = !kr_is_null(made);
        if (ok) {
            kr_drop(thread, kr_pickle_stack_pop(self));
            ok = kr_pickle_stack_push(thread, self, made);
        }
    }
    kr_xdrop(thread, flag);
    kr_drop(thread, view);
    return ok;
}

// --- containers -------------------------------------------------------------------------

static bool load_marked(KrThread *thread, KrUnpickler *self, int op)
{
    size_t from;
    if (!kr_pickle_stack_pop_mark(thread, self, &from)) return false;
    KrOwn made = KR_NULL;
    if (op == OP_TUPLE)
        return kr_pickle_stack_push(thread, self,
                                    kr_pickle_stack_take_tuple(thread, self, from));
    if (op == OP_LIST) {
        made = kr_list_pack_own(thread, self->stack + from, self->depth - from);
        self->depth = from;
        return kr_pickle_stack_push(thread, self, made);
    }
    if (op == OP_FROZENSET) {
        KrOwn items = kr_pickle_stack_take_tuple(thread, self, from);
        if (kr_is_null(items)) return false;
        made = kr_frozenset_from(thread, kr_ref(items));
        kr_drop(thread, items);
        return kr_pickle_stack_push(thread, self, made);
    }
    if ((self->depth - from) % 2)
        return kr_exception_raise_false(thread, ERROR, "odd number of items for DICT");
    made = kr_dict_new_sized(thread, (int64_t)(self->depth - from) / 2);
    for (size_t i = from; !kr_is_null(made) && i < self->depth; i += 2)
        if (!kr_dict_set(thread, kr_ref(made), kr_ref(self->stack[i]),
                         kr_ref(self->stack[i + 1])))
            kr_drop(thread, kr_move(&made));
    kr_pickle_stack_shrink(thread, self, from);
    return kr_pickle_stack_push(thread, self, made);
}
static bool load_tuple(KrThread *thread, KrUnpickler *self, size_t size)
{
    return kr_pickle_stack_has(thread, self, size) &&
           kr_pickle_stack_push(
               thread, self,
               kr_pickle_stack_take_tuple(thread, self, self->depth - size));
}

static bool no_owner(KrThread *thread, const KrUnpickler *self, size_t from)
{
    return from <= self->fence && kr_pickle_stack_underflow(thread, self) == false;
}

static KrOwn method_or_error(KrThread *thread, KrRef object, const char *name)
{
    return kr_attr_get_name(thread, object, name);
}

// The values above `from` go to the list below them.
static bool append_items(KrThread *thread, KrUnpickler *self, size_t from)
{
    if (no_owner(thread, self, from)) return false;
    if (self->depth == from) return true;
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true;
    if (kr_list_is(owner)) {
        ok = kr_list_reserve(thread, owner,
                             kr_list_length(owner) + (int64_t)(self->depth - from));
        for (size_t i = from; ok && i < self->depth; i++)
            ok = kr_list_append(thread, owner, kr_ref(self->stack[i]));
        kr_pickle_stack_shrink(thread, self, from);
        return ok;
    }
    KrOwn name = kr_str_interned(thread, "extend"), method = KR_NULL, items = KR_NULL;
    if (kr_is_null(name)) return false;
    KrFound found = kr_attr_lookup(thread, owner, kr_ref(name), &method);
    kr_drop(thread, name);
    if (found == KR_PRESENT) {
        items = kr_list_pack_own(thread, self->stack + from, self->depth - from);
        self->depth = from;
        KrOwn result = KR_NULL;
        if (!kr_is_null(items))
            result = kr_call_1(thread, kr_ref(method), kr_ref(items));
        ok = !kr_is_null(result);
        kr_xdrop(thread, result);
        kr_xdrop(thread, items);
    } else if (found == KR_ABSENT) {
        method = method_or_error(thread, owner, "append");
        ok = !kr_is_null(method);
        for (size_t i = from; ok && i < self->depth; i++) {
            KrOwn result = kr_call_1(thread, kr_ref(method), kr_ref(self->stack[i]));
            ok = !kr_is_null(result);
            kr_xdrop(thread, result);
        }
        kr_pickle_stack_shrink(thread, self, from);
    } else {
        ok = false;
    }
    kr_xdrop(thread, method);
    return ok;
}
static bool set_items(KrThread *thread, KrUnpickler *self, size_t from)
{
    if (no_owner(thread, self, from)) return false;
    if (self->depth == from) return true;
    if ((self->depth - from) % 2)
        return kr_exception_raise_false(thread, ERROR,
                                        "odd number of items for SETITEMS");
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true, plain = kr_dict_is(owner);
    for (size_t i = from; ok && i < self->depth; i += 2) {
        KrRef key = kr_ref(self->stack[i]), value = kr_ref(self->stack[i + 1]);
        ok = plain ? kr_dict_set(thread, owner, key, value)
                   : kr_item_set(thread, owner, key, value);
    }
    kr_pickle_stack_shrink(thread, self, from);
    return ok;
}
static bool add_items(KrThread *thread, KrUnpickler *self)
{
    size_t from;
    if (!kr_pickle_stack_pop_mark(thread, self, &from) || no_owner(thread, self, from))
        return false;
    if (self->depth == from) return true;
    KrRef owner = kr_ref(self->stack[from - 1]);
    bool ok = true;
    if (kr_is_exact(owner, &kr_set_type)) {
        for (size_t i = from; ok && i < self->depth; i++)
            ok = kr_set_add(thread, owner, kr_ref(self->stack[i]));
    } else {
        KrOwn method = method_or_error(thread, owner, "add");
        ok = !kr_is_null(method);
        for (size_t i = from; ok && i < self->depth; i++) {
            KrOwn result = kr_call_1(thread, kr_ref(method), kr_ref(self->stack[i]));
            ok = !kr_is_null(result);
            kr_xdrop(thread, result);
        }
        kr_xdrop(thread, method);
    }
    kr_pickle_stack_shrink(thread, self, from);
    return ok;
}

// --- the machine ------------------------------------------------------------------------

static bool load_index_line(KrThread *thread, KrUnpickler *self, int64_t *index)
{
    size_t length;
    const char *line = kr_pickle_input_line(thread, self, &length);
    if (!line) return false;
    KrOwn number = kr_int_parse(thread, line, length, 10);
    bool ok = !kr_is_null(number) && kr_int_to_i64(thread, kr_ref(number), index);
    kr_xdrop(thread, number);
    return ok;
}
static bool load_put(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    return bytes && kr_pickle_stack_has(thread, self, 1) &&
           kr_pickle_stack_memo_put(thread, self,
                                    (size_t)kr_pickle_input_little(bytes, width),
                                    kr_pickle_stack_top(self, 0));
}
static bool load_get(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    return bytes &&
           kr_pickle_stack_memo_get(thread, self, kr_pickle_input_little(bytes, width));
}
static bool load_number(KrThread *thread, KrUnpickler *self, int width)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, (size_t)width);
    if (!bytes) return false;
    int64_t number = width == 4 ? (int32_t)kr_pickle_input_little(bytes, 4)
                                : (int64_t)kr_pickle_input_little(bytes, width);
    return kr_pickle_stack_push(thread, self, kr_from_small_int(number));
}
static bool load_frame(KrThread *thread, KrUnpickler *self)
{
    const uint8_t *bytes = kr_pickle_input_next(thread, self, 8);
    if (!bytes) return false;
    uint64_t size = kr_pickle_input_little(bytes, 8);
    if (size > INT64_MAX)
        return kr_exception_raise_false(
            thread, &kr_exception_overflow_error,
            "FRAME length exceeds system's maximum of %lld bytes",
            (long long)INT64_MAX);
    if (self->frame_left)
        return kr_exception_raise_false(
            thread, ERROR, "beginning of a new frame before end of current frame");
    self->frame_left = size;
    if (self->size - self->at >= size) return true;
    if (kr_is_null(self->read) || size > (UINT64_C(1) << 46))
        return kr_pickle_input_truncated(thread);
    return kr_pickle_input_fill(thread, self, (size_t)size); // the whole frame at once
}
static bool bad_key(KrThread *thread, int op)
{
    if (op >= 32 && op < 127 && op != '\'' && op != '\\')
        return kr_exception_raise_false(thread, ERROR, "invalid load key, '%c'.", op);
    static const char hex[] = "0123456789abcdef";
    return kr_exception_raise_false(thread, ERROR, "invalid load key, '\\x%c%c'.",
                                    hex[op >> 4], hex[op & 15]);
}

static bool step(KrThread *thread, KrUnpickler *self, int op, size_t *memoized)
{
    size_t from;
    int64_t index;
    const uint8_t *bytes;
    switch (op) {
    case OP_NONE: return kr_pickle_stack_push(thread, self, kr_none_own());
    case OP_NEWTRUE: return kr_pickle_stack_push(thread, self, kr_bool_own(true));
    case OP_NEWFALSE: return kr_pickle_stack_push(thread, self, kr_bool_own(false));
    case OP_BININT1: return load_number(thread, self, 1);
    case OP_BININT2: return load_number(thread, self, 2);
    case OP_BININT: return load_number(thread, self, 4);
    case OP_INT: return load_int_line(thread, self);
    case OP_LONG: return load_long_line(thread, self);
    case OP_LONG1: return load_long(thread, self, 1);
    case OP_LONG4: return load_long(thread, self, 4);
    case OP_FLOAT: return load_float_line(thread, self);
    case OP_BINFLOAT: return load_double(thread, self);
    case OP_SHORT_BINUNICODE: return load_unicode(thread, self, 1);
    case OP_BINUNICODE: return load_unicode(thread, self, 4);
    case OP_BINUNICODE8: return load_unicode(thread, self, 8);
    case OP_SHORT_BINBYTES: return load_bytes(thread, self, 1);
    case OP_BINBYTES: return load_bytes(thread, self, 4);
    case OP_BINBYTES8: return load_bytes(thread, self, 8);
    case OP_BYTEARRAY8: return load_bytearray(thread, self);
    case OP_NEXT_BUFFER: return load_next_buffer(thread, self);
    case OP_READONLY_BUFFER: return load_readonly_buffer(thread, self);
    case OP_SHORT_BINSTRING: return load_old_string(thread, self, 1);
    case OP_BINSTRING: return load_old_string(thread, self, 4);
    case OP_STRING: return load_string_line(thread, self);
    case OP_UNICODE: return load_unicode_line(thread, self);
    case OP_EMPTY_TUPLE:
        return kr_pickle_stack_push(thread, self, kr_dup(kr_tuple_empty()));
    case OP_TUPLE1: return load_tuple(thread, self, 1);
    case OP_TUPLE2: return load_tuple(thread, self, 2);
    case OP_TUPLE3: return load_tuple(thread, self, 3);
    case OP_TUPLE:
    case OP_LIST:
    case OP_DICT:
    case OP_FROZENSET: return load_marked(thread, self, op);
    case OP_EMPTY_LIST:
        return kr_pickle_stack_push(thread, self, kr_list_new(thread, 0));
    case OP_EMPTY_DICT: return kr_pickle_stack_push(thread, self, kr_dict_new(thread));
    case OP_EMPTY_SET:
        return kr_pickle_stack_push(thread, self, kr_set_new(thread, KR_REF_NULL));
    case OP_ADDITEMS: return add_items(thread, self);
    case OP_APPEND:
        return kr_pickle_stack_has(thread, self, 2) &&
               append_items(thread, self, self->depth - 1);
    case OP_APPENDS:
        return kr_pickle_stack_pop_mark(thread, self, &from) &&
               append_items(thread, self, from);
    case OP_SETITEM:
        return kr_pickle_stack_has(thread, self, 3) &&
               set_items(thread, self, self->depth - 2);
    case OP_SETITEMS:
        return kr_pickle_stack_pop_mark(thread, self, &from) &&
               set_items(thread, self, from);
    case OP_BUILD: return kr_pickle_class_build(thread, self);
    case OP_MARK: return kr_pickle_stack_push_mark(thread, self);
    case OP_POP:
        if (self->mark_count && self->depth == self->fence)
            return kr_pickle_stack_pop_mark(thread, self, &from);
        if (!kr_pickle_stack_has(thread, self, 1)) return false;
        kr_drop(thread, kr_pickle_stack_pop(self));
        return true;
    case OP_POP_MARK:
        if (!kr_pickle_stack_pop_mark(thread, self, &from)) return false;
        kr_pickle_stack_shrink(thread, self, from);
        return true;
    case OP_DUP:
        return kr_pickle_stack_has(thread, self, 1) &&
               kr_pickle_stack_push(thread, self, kr_dup(kr_pickle_stack_top(self, 0)));
    case OP_MEMOIZE:
        if (!kr_pickle_stack_has(thread, self, 1)) return false;
        if (*memoized == SIZE_MAX) *memoized = kr_pickle_stack_memo_next(self);
        return kr_pickle_stack_memo_put(thread, self, (*memoized)++,
                                        kr_pickle_stack_top(self, 0));
    case OP_BINPUT: *memoized = SIZE_MAX; return load_put(thread, self, 1);
    case OP_LONG_BINPUT: *memoized = SIZE_MAX; return load_put(thread, self, 4);
    case OP_PUT:
        *memoized = SIZE_MAX;
        if (!load_index_line(thread, self, &index) ||
            !kr_pickle_stack_has(thread, self, 1))
            return false;
        if (index < 0)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "negative PUT argument");
        return kr_pickle_stack_memo_put(thread, self, (size_t)index,
                                        kr_pickle_stack_top(self, 0));
    case OP_BINGET: return load_get(thread, self, 1);
    case OP_LONG_BINGET: return load_get(thread, self, 4);
    case OP_GET:
        return load_index_line(thread, self, &index) &&
               kr_pickle_stack_memo_get(thread, self, (uint64_t)index);
    case OP_GLOBAL:
        return kr_pickle_stack_push(thread, self,
                                    kr_pickle_class_of_lines(thread, self));
    case OP_STACK_GLOBAL: return kr_pickle_class_stack_global(thread, self);
    case OP_EXT1: return kr_pickle_class_extension(thread, self, 1);
    case OP_EXT2: return kr_pickle_class_extension(thread, self, 2);
    case OP_EXT4: return kr_pickle_class_extension(thread, self, 4);
    case OP_REDUCE: return kr_pickle_class_reduce(thread, self);
    case OP_INST: return kr_pickle_class_inst(thread, self);
    case OP_OBJ: return kr_pickle_class_obj(thread, self);
    case OP_NEWOBJ: return kr_pickle_class_newobj(thread, self, false);
    case OP_NEWOBJ_EX: return kr_pickle_class_newobj(thread, self, true);
    case OP_PERSID: return kr_pickle_class_persistent_line(thread, self);
    case OP_BINPERSID:
        return kr_pickle_stack_has(thread, self, 1) &&
               kr_pickle_class_persistent(thread, self, kr_pickle_stack_pop(self));
    case OP_FRAME: return load_frame(thread, self);
    case OP_PROTO:
        bytes = kr_pickle_input_next(thread, self, 1);
        if (!bytes) return false;
        if (*bytes > KR_PICKLE_HIGHEST)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "unsupported pickle protocol: %d", *bytes);
        self->protocol = *bytes;
        return true;
    default: return bad_key(thread, op);
    }
}

KrOwn kr_pickle_read_run(KrThread *thread, KrUnpickler *self)
{
    size_t memoized = SIZE_MAX; // count of the memo, when it is known
    self->protocol = 0;
    self->frame_left = 0;
    self->mark_count = self->fence = 0;
    kr_pickle_stack_shrink(thread, self, 0);
    if (!self->stack && !kr_pickle_stack_grow(thread, self)) return KR_NULL;
    for (;;) {
        self->in_op = false;
        const uint8_t *op = kr_pickle_input_next(thread, self, 1);
        if (!op) return KR_NULL;
        self->in_op = true;
        if (*op == OP_STOP) break;
        if (KR_UNLIKELY(!step(thread, self, *op, &memoized))) return KR_NULL;
    }
    if (!kr_pickle_stack_has(thread, self, 1)) return KR_NULL;
    KrOwn result = kr_pickle_stack_pop(self);
    if (!kr_pickle_input_skip_used(thread, self)) kr_drop(thread, kr_move(&result));
    self->size = self->at = 0;
    return result;
}
