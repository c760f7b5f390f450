// SPDX-License-Identifier: MIT
// bytes objects: making, comparing, hashing, repr, subscript, iteration. See bytes.h.
//
// The empty bytes and single bytes are static and immortal. Methods are in bytes_methods.c.
// Tests: tests/lang/reference/types/bytes_and_bytearray.py.
#include "runtime/bytes.h"

#include "base/spread.h"
#include "base/hash.h"
#include "base/span.h"
#include "base/text.h"
#include "runtime/compare.h"
#include "runtime/buffer.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/format_string.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/str_search.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

static size_t byte_size(int64_t length)
{
    return (sizeof(KrBytes) + (size_t)length + 8) & ~(size_t)7; // rounded: what classes add is aligned
}

// The single bytes and, last, none, each in room for one: made by kr_bytes_init_static, then never changed.
enum { NONE = 256 };
static _Alignas(16) char singles[257][(sizeof(KrBytes) + 2 + 15) & ~(size_t)15];

static KrBytes *single(unsigned byte)
{
    return (KrBytes *)(void *)singles[byte];
}

void kr_bytes_init_static(void)
{
    for (unsigned i = 0; i <= NONE; i++) {
        *single(i) = (KrBytes){.header = KR_OBJECT_IMMORTAL(&kr_bytes_type), .hash = -1, .length = i < NONE};
        single(i)->data[0] = (char)(i < NONE ? i : 0);
    }
}

KrOwn kr_bytes_char(uint8_t byte)
{
    return kr_steal_obj(single(byte));
}

KR_SPREAD KrOwn kr_bytes_new(KrThread *thread, const void *data, int64_t length)
{
    if (length == 0)
        return kr_steal_obj(single(NONE));
    KrBytes *bytes = kr_slab_alloc_plain(thread, byte_size(length));
    if (KR_UNLIKELY(!bytes))
        return kr_exception_no_memory(thread);
    *bytes = (KrBytes){.header = {1, 0, 0, &kr_bytes_type}, .hash = -1, .length = length};
    if (data)
        kr_span_copy(bytes->data, data, (size_t)length);
    bytes->data[length] = 0;
    return kr_steal_obj(bytes);
}

void kr_bytes_free(KrThread *thread, KrObject *self)
{
    kr_slab_free_plain(thread, self, byte_size(((KrBytes *)(void *)self)->length));
}

static void bytes_dealloc(KrThread *thread, KrObject *self)
{
    kr_object_free(thread, self, byte_size(((KrBytes *)(void *)self)->length) +
                                     self->type->own_words * sizeof(KrOwn));
}

int64_t kr_bytes_hash(KrRef value)
{
    KrBytes *bytes = kr_bytes_cast(value);
    if (bytes->hash == -1)
        bytes->hash = kr_hash_bytes(bytes->data, (size_t)bytes->length);
    return bytes->hash;
}

KrOwn kr_bytes_repr(KrThread *thread, const char *data, int64_t length)
{
    bool single = memchr(data, '\'', (size_t)length), twice = memchr(data, '"', (size_t)length);
    char quote = single && !twice ? '"' : '\'';
    KrText out;
    kr_text_init(&out);
    kr_text_append_char(&out, 'b');
    kr_text_append_char(&out, quote);
    for (int64_t i = 0; i < length; i++) {
        uint8_t c = (uint8_t)data[i];
        if (c == (uint8_t)quote || c == '\\')
            kr_text_printf(&out, "\\%c", c);
        else if (c == '\t')
            kr_text_append_text(&out, "\\t");
        else if (c == '\n')
            kr_text_append_text(&out, "\\n");
        else if (c == '\r')
            kr_text_append_text(&out, "\\r");
        else if (c < ' ' || c >= 0x7F)
            kr_text_printf(&out, "\\x%02x", c);
        else
            kr_text_append_char(&out, (char)c);
    }
    kr_text_append_char(&out, quote);
    KrOwn text = out.failed ? kr_exception_no_memory(thread)
                            : kr_str_from_utf8(thread, out.bytes, out.length);
    kr_text_fini(&out);
    return text;
}

// --- bytes() ------------------------------------------------------------------------------

static bool append_byte(KrThread *thread, KrText *out, KrRef item)
{
    int64_t number;
    if (!kr_number_has_index(item))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "'%T' object cannot be interpreted as an integer", item);
    KrOwn index = kr_number_index(thread, item);
    if (kr_is_null(index))
        return false;
    bool fits = kr_int_try_i64(kr_ref(index), &number) == KR_PRESENT;
    kr_drop(thread, index);
    if (!fits || number < 0 || number > 255)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "bytes must be in range(0, 256)");
    kr_text_append_char(out, (char)number);
    return true;
}

// Bytes that a generator yields.
typedef struct Gatherer {
    KrConsumer consumer;
    KrText text;
} Gatherer;

static bool take_byte(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    (void)thread;
    if (!kr_is_small_int(item) || (uint64_t)kr_small_int_value(item) > 255)
        return false;
    kr_text_append_char(&((Gatherer *)(void *)consumer)->text, (char)kr_small_int_value(item));
    return true;
}

static KrOwn from_iterable(KrThread *thread, KrRef iterable)
{
    KrOwn iterator = kr_iter_has(iterable) ? kr_iter(thread, iterable) : KR_NULL, item, result = KR_NULL;
    if (kr_is_null(iterator)) {
        if (!kr_thread_has_exception(thread) || kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            (void)kr_exception_raise(thread, &kr_exception_type_error, "cannot convert '%T' object to bytes", iterable);
        }
        return KR_NULL;
    }
    Gatherer out = {.consumer = {take_byte, true}};
    kr_text_init(&out.text);
    KrFound found = KR_FAULT;
    int64_t hint;
    bool ok = !(kr_type_of(iterable)->flags & KR_TYPE_HEAP) || kr_iterator_length_hint(thread, iterable, 0, &hint);
    while (ok && (found = kr_iter_feed(thread, kr_ref(iterator), &out.consumer, &item)) == KR_PRESENT) {
        ok = append_byte(thread, &out.text, kr_ref(item));
        kr_drop(thread, item);
    }
    if (ok && found == KR_ABSENT)
        result = out.text.failed ? kr_exception_no_memory(thread)
                                 : kr_bytes_new(thread, out.text.bytes ? out.text.bytes : "", (int64_t)out.text.length);
    kr_text_fini(&out.text);
    kr_drop(thread, iterator);
    return result;
}

KrOwn kr_bytes_of(KrThread *thread, KrRef value)
{
    if (kr_bytes_is(value))
        return kr_dup(value);
    KrOwn made = KR_NULL;
    {
        KrFound found = kr_call_special(thread, value, KR_NAME___bytes__, NULL, 0, &made);
        if (found == KR_FAULT)
            return KR_NULL;
        if (found == KR_PRESENT) {
            if (kr_bytes_is_sub(kr_ref(made)))
                return made;
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "__bytes__ returned non-bytes (type %T)", kr_ref(made));
            kr_drop(thread, made);
            return KR_NULL;
        }
    }
    if (kr_bytes_is_sub(value))
        return kr_bytes_new(thread, kr_bytes_cast(value)->data, kr_bytes_cast(value)->length);
    if (kr_is_exact(value, &kr_memoryview_type)) // which may have gaps
        return kr_memoryview_bytes(thread, value);
    if (kr_buffer_has(value)) {
        KrBuffer buffer;
        if (!kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ))
            return KR_NULL;
        made = kr_bytes_new(thread, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer);
        return made;
    }
    if (kr_str_is_sub(value))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "cannot convert '%T' object to bytes", value);
    return from_iterable(thread, value);
}

static bool text_argument(KrThread *thread, const char *name, KrRef value, const char **out)
{
    *out = NULL;
    if (kr_ref_is_null(value))
        return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "bytes() argument '%s' must be str, not %U", name, value);
    *out = kr_str_c_text(thread, value);
    return *out != NULL;
}

static KrOwn make(KrThread *thread, const KrRef *values)
{
    const char *encoding, *errors;
    KrRef source = values[0];
    if (!text_argument(thread, "encoding", values[1], &encoding) ||
        !text_argument(thread, "errors", values[2], &errors))
        return KR_NULL;
    bool coded = encoding || errors;
    if (kr_ref_is_null(source)) {
        if (coded)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      encoding ? "encoding without a string argument"
                                               : "errors without a string argument");
        return kr_bytes_new(thread, "", 0);
    }
    if (kr_str_is_sub(source) && (coded || kr_ref_is_null(kr_type_find(kr_type_of(source), kr_name(KR_NAME___bytes__))))) {
        if (!encoding)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "string argument without an encoding");
        return kr_str_codec_encode(thread, source, encoding, errors);
    }
    if (coded)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  encoding ? "encoding without a string argument"
                                           : "errors without a string argument");
    bool own_way = kr_is_ptr(source) &&
                   !kr_ref_is_null(kr_type_find(kr_type_of(source), kr_name(KR_NAME___bytes__)));
    if (!own_way && kr_number_has_index(source) && !kr_bytes_is_sub(source)) {
        int64_t size;
        if (!kr_number_index_i64(thread, source, &size)) {
            if (!kr_exception_is(thread, &kr_exception_type_error))
                return KR_NULL;
            kr_exception_clear(thread); // then it may be something else that bytes are made of
            return kr_bytes_of(thread, source);
        }
        if (size < 0)
            return kr_exception_raise(thread, &kr_exception_value_error, "negative count");
        if (size > INT64_MAX / 2)
            return kr_exception_no_memory(thread);
        KrOwn out = kr_bytes_new(thread, NULL, size);
        if (!kr_is_null(out))
            memset(kr_bytes_cast(kr_ref(out))->data, 0, (size_t)size);
        return out;
    }
    return kr_bytes_of(thread, source);
}

static KrOwn bytes_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    KrRef values[3];
    if (!kr_call_bind_text(thread, "bytes", "source", args, count, kwnames, values))
        return KR_NULL;
    KrOwn plain = make(thread, values);
    if (kr_is_null(plain) || kr_is(type, kr_type_ref(&kr_bytes_type)))
        return plain;
    const KrBytes *from = kr_bytes_cast(kr_ref(plain));
    KrBytes *self = (KrBytes *)(void *)kr_object_new(thread, (KrType *)(void *)kr_obj(type),
                                                     byte_size(from->length) +
                                                         ((KrType *)(void *)kr_obj(type))->own_words *
                                                             sizeof(KrOwn));
    if (self) {
        self->hash = -1;
        self->length = from->length;
        memcpy(self->data, from->data, (size_t)from->length + 1);
    }
    kr_drop(thread, plain);
    return self ? kr_steal_obj(self) : KR_NULL;
}

// --- slots --------------------------------------------------------------------------------

static KrOwn bytes_repr(KrThread *thread, KrRef self)
{
    return kr_bytes_repr(thread, kr_bytes_cast(self)->data, kr_bytes_cast(self)->length);
}

static bool bytes_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    *hash = kr_bytes_hash(self);
    return true;
}

static bool bytes_length(KrThread *thread, KrRef self, int64_t *length)
{
    (void)thread;
    *length = kr_bytes_cast(self)->length;
    return true;
}

KR_INLINE bool holds(KrRef a, KrRef b, int op)
{
    const KrBytes *x = kr_bytes_cast(a), *y = kr_bytes_cast(b);
    if (op == KR_EQ || op == KR_NE) {
        bool equal = x->length == y->length && kr_span_equal(x->data, y->data, (size_t)x->length);
        return equal == (op == KR_EQ);
    }
    int64_t least = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->data, y->data, (size_t)least);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    return kr_compare_holds(order, op);
}
bool kr_bytes_compare(KrRef a, KrRef b, int op)
{
    return holds(a, b, op);
}

// -b: a comparison that is never true, and str() of what is no text.
KR_COLD static bool warn_of_comparison(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op != KR_EQ && op != KR_NE) return true;
    bool text = kr_str_is_sub(a) || kr_str_is_sub(b);
    if (!text && !kr_int_is_sub(a) && !kr_int_is_sub(b)) return true;
    return kr_warning_format(thread, &kr_exception_bytes_warning, 1, "Comparison between bytes and %s",
                             text ? "string" : "int");
}

static KrOwn bytes_str(KrThread *thread, KrRef self)
{
    if (KR_UNLIKELY(thread->vm->config->bytes_warning) &&
        !kr_warning_format(thread, &kr_exception_bytes_warning, 1, "str() on a bytes instance"))
        return KR_NULL;
    return bytes_repr(thread, self);
}

static KrOwn bytes_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_bytes_is_sub(a) || !kr_bytes_is_sub(b)) {
        if (KR_UNLIKELY(thread->vm->config->bytes_warning) && !warn_of_comparison(thread, a, b, op)) return KR_NULL;
        return kr_dup(kr_not_implemented());
    }
    return kr_bool_own(holds(a, b, op));
}

static KrFound bytes_contains(KrThread *thread, KrRef self, KrRef item)
{
    KrBytes *bytes = kr_bytes_cast(self);
    KrChars chars = {bytes->data, bytes->length, 1};
    if (kr_number_has_index(item)) {
        int64_t number;
        KrOwn index = kr_number_index(thread, item);
        if (kr_is_null(index)) { // then it may have a buffer
            kr_exception_clear(thread);
            goto buffer;
        }
        KrFound fits = kr_int_try_i64(kr_ref(index), &number);
        kr_drop(thread, index);
        if (fits != KR_PRESENT || number < 0 || number > 255) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "byte must be in range(0, 256)");
            return KR_FAULT;
        }
        return kr_str_search_find_char(chars, (uint32_t)number, 0, chars.length) >= 0 ? KR_PRESENT
                                                                                      : KR_ABSENT;
    }
buffer:;
    KrBuffer buffer;
    if (!kr_buffer_get(thread, item, &buffer, KR_BUFFER_READ))
        return KR_FAULT;
    KrChars needle = {buffer.data, buffer.size, 1};
    bool found = kr_str_search_find(chars, needle, 0, chars.length) >= 0;
    kr_buffer_release(thread, &buffer);
    return found ? KR_PRESENT : KR_ABSENT;
}

static KrOwn bytes_concat(KrThread *thread, KrRef a, KrRef b)
{
    KrBuffer x, y;
    if (kr_bytes_is(a) && kr_bytes_is(b)) {
        const KrBytes *left = kr_bytes_cast(a), *right = kr_bytes_cast(b);
        if (right->length == 0)
            return kr_dup(a);
        if (left->length == 0)
            return kr_dup(b);
        KrOwn both = kr_bytes_new(thread, NULL, left->length + right->length);
        if (!kr_is_null(both)) {
            kr_span_copy(kr_bytes_cast(kr_ref(both))->data, left->data, (size_t)left->length);
            kr_span_copy(kr_bytes_cast(kr_ref(both))->data + left->length, right->data, (size_t)right->length);
        }
        return both;
    }
    KrOwn out = KR_NULL;
    if (!kr_buffer_try(thread, a, &x, KR_BUFFER_READ))
        return kr_exception_raise(thread, &kr_exception_type_error, "can't concat %T to %T", b, a);
    if (!kr_buffer_try(thread, b, &y, KR_BUFFER_READ)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "can't concat %T to %T", b, a);
    } else {
        out = kr_bytes_new(thread, NULL, x.size + y.size);
        if (!kr_is_null(out)) {
            memcpy(kr_bytes_cast(kr_ref(out))->data, x.data, (size_t)x.size);
            memcpy(kr_bytes_cast(kr_ref(out))->data + x.size, y.data, (size_t)y.size);
        }
        kr_buffer_release(thread, &y);
    }
    kr_buffer_release(thread, &x);
    return out;
}

static KrOwn bytes_repeat(KrThread *thread, KrRef self, int64_t times)
{
    const KrBytes *bytes = kr_bytes_cast(self);
    int64_t total;
    if (times < 0)
        times = 0;
    if (times == 1 && kr_bytes_is(self))
        return kr_dup(self);
    if (__builtin_mul_overflow(bytes->length, times, &total) || total > INT64_MAX / 2)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "repeated bytes are too long");
    KrOwn out = kr_bytes_new(thread, NULL, total);
    if (kr_is_null(out) || total == 0)
        return out;
    char *data = kr_bytes_cast(kr_ref(out))->data;
    memcpy(data, bytes->data, (size_t)bytes->length);
    for (int64_t done = bytes->length; done < total;) { // what is there is doubled
        int64_t more = done < total - done ? done : total - done;
        memcpy(data + done, data, (size_t)more);
        done += more;
    }
    return out;
}

KrOwn kr_bytes_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop)
{
    const KrBytes *bytes = kr_bytes_cast(self);
    int64_t count = stop - start;
    if (count == bytes->length && kr_bytes_is(self))
        return kr_dup(self);
    if (count == 1)
        return kr_bytes_char((uint8_t)bytes->data[start]);
    return kr_bytes_new(thread, bytes->data + start, count);
}

static KrOwn bytes_getitem(KrThread *thread, KrRef self, KrRef key)
{
    const KrBytes *bytes = kr_bytes_cast(self);
    int64_t index;
    if (KR_LIKELY(kr_is_small_int(key) && (uint64_t)kr_small_int_value(key) < (uint64_t)bytes->length))
        return kr_from_small_int((uint8_t)bytes->data[kr_small_int_value(key)]);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_indices(thread, key, bytes->length, &start, &stop, &step, &count))
            return KR_NULL;
        if (step == 1 || count == 1)
            return kr_bytes_slice(thread, self, start, start + count);
        KrOwn out = kr_bytes_new(thread, NULL, count);
        if (!kr_is_null(out))
            for (int64_t i = 0; i < count; i++)
                kr_bytes_cast(kr_ref(out))->data[i] = bytes->data[start + i * step];
        return out;
    }
    if (!kr_number_has_index(key))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "byte indices must be integers or slices, not %T", key);
    if (!kr_number_index_or(thread, key, &kr_exception_index_error, &index))
        return KR_NULL;
    if (index < 0)
        index += bytes->length;
    if (index < 0 || index >= bytes->length)
        return kr_exception_raise(thread, &kr_exception_index_error, "index out of range");
    return kr_from_small_int((uint8_t)bytes->data[index]);
}

static KrOwn bytes_modulo(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_bytes_is_sub(a))
        return kr_dup(kr_not_implemented());
    return kr_format_string_percent_bytes(thread, kr_bytes_cast(a)->data,
                                          (size_t)kr_bytes_cast(a)->length, b);
}

static bool bytes_buffer(KrThread *thread, KrRef self, struct KrBuffer *out, int flags)
{
    if (flags & KR_BUFFER_WRITABLE)
        return kr_exception_raise_false(thread, &kr_exception_buffer_error,
                                        "Object is not writable.");
    KrBytes *bytes = kr_bytes_cast(self);
    *out = (KrBuffer){.data = bytes->data, .size = bytes->length,
                      .item_size = 1, .format = "B", .dimensions = 1, .readonly = true};
    return true;
}

// --- iteration ----------------------------------------------------------------------------

static void iter_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrBytesIter *)(void *)self)->bytes);
    kr_object_free(thread, self, sizeof(KrBytesIter));
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrBytesIter *iter = (KrBytesIter *)(void *)kr_obj(self);
    if (kr_is_null(iter->bytes))
        return KR_ABSENT;
    const KrBytes *bytes = kr_bytes_cast(kr_ref(iter->bytes));
    if (iter->index >= bytes->length) {
        kr_drop(thread, kr_move(&iter->bytes));
        return KR_ABSENT;
    }
    *item = kr_from_small_int((uint8_t)bytes->data[iter->index++]);
    return KR_PRESENT;
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    const KrBytesIter *iter = (const KrBytesIter *)(const void *)kr_obj(self);
    return kr_int_from_i64(thread,
                           kr_is_null(iter->bytes)
                               ? 0
                               : kr_bytes_cast(kr_ref(iter->bytes))->length - iter->index);
}

static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    const KrBytesIter *iter = (const KrBytesIter *)(const void *)kr_obj(self);
    return kr_iterator_reduce_left(thread, "iter", &iter->bytes, &iter->index, kr_dup(kr_tuple_empty()));
}

static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrBytesIter *iter = (KrBytesIter *)(void *)kr_obj(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index))
        return KR_NULL;
    if (!kr_is_null(iter->bytes)) {
        int64_t length = kr_bytes_cast(kr_ref(iter->bytes))->length;
        iter->index = index < 0 ? 0 : index > length ? length : index;
    }
    return kr_none_own();
}

static const KrNativeDef iter_methods[] = {
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_bytes_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "bytes_iterator",
    .basic_size = sizeof(KrBytesIter),
    .dealloc = iter_dealloc,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

static KrOwn bytes_iter(KrThread *thread, KrRef self)
{
    KrBytesIter *iter =
        (KrBytesIter *)(void *)kr_object_new(thread, &kr_bytes_iter_type, sizeof *iter);
    if (!iter)
        return KR_NULL;
    iter->bytes = kr_dup(self);
    return kr_steal_obj(iter);
}

KrType kr_bytes_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "bytes",
    .flags = KR_TYPE_BASE | KR_TYPE_BYTES_SUB,
    .shown = "__str__",
    .basic_size = sizeof(KrBytes),
    .item_size = 1,
    .dealloc = bytes_dealloc,
    .repr = bytes_repr,
    .str = bytes_str,
    .hash = bytes_hash,
    .length = bytes_length,
    .compare = bytes_compare,
    .contains = bytes_contains,
    .concat = bytes_concat,
    .repeat = bytes_repeat,
    .getitem = bytes_getitem,
    .binary[KR_BINARY_MOD] = bytes_modulo,
    .iter = bytes_iter,
    .buffer = bytes_buffer,
    .new_object = bytes_new,
    .methods = kr_bytes_methods,
    .doc = "bytes(...) makes bytes that cannot be changed: of an iterable of ints, text and its encoding, a buffer, or zeros.",
};
