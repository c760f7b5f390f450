// SPDX-License-Identifier: MIT
// bytearray (bytearray.h).
//
// What bytes can do too is done by bytes: the method is called on a copy, and bytes in its result
// become bytearrays. Only what changes the array, or is cheap to do in place, is here.
// Invariant: block == null or block <= bytes and bytes + length <= block + capacity, with a NUL behind.
// Invariant: while exports > 0 neither length nor place changes.
// Tests: tests/lang/types/bytearray_*.py.
#include "runtime/bytearray.h"

#include "runtime/alloc_trace.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/bytes_shared.h"
#include "runtime/call.h"
#include "runtime/complex.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/str_codec.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <stdlib.h>

typedef struct ArrayIter {
    KrObject header;
    int64_t index;
    KrOwn array; // null when exhausted
} ArrayIter;

static char nothing[1]; // bytes of an empty array: never written

static KrByteArray *cast(KrRef self)
{
    return (KrByteArray *)(void *)kr_obj(self);
}
static bool is_array(KrRef value)
{
    return kr_is_ptr(value) && !kr_ref_is_null(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_bytearray_type);
}

// --- memory -------------------------------------------------------------------------------

static bool may_resize(KrThread *thread, const KrByteArray *self)
{
    if (self->exports > 0)
        return kr_exception_raise_false(
            thread, &kr_exception_buffer_error,
            "Existing exports of data: object cannot be re-sized");
    return true;
}

bool kr_bytearray_resize(KrThread *thread, KrRef ref, int64_t length)
{
    KrByteArray *self = cast(ref);
    if (length == self->length) return true;
    if (!may_resize(thread, self)) return false;
    int64_t before = self->block ? self->bytes - self->block : 0;
    if (self->block && before + length <= self->capacity &&
        length >= self->capacity / 4) {
        self->length = length;
        self->bytes[length] = 0;
        return true;
    }
    int64_t capacity = length <= self->length ? length : length + (length >> 3) + 8;
    char *block = length < INT64_MAX / 2 ? malloc((size_t)capacity + 1) : NULL;
    if (!block) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    int64_t kept = length < self->length ? length : self->length;
    memcpy(block, self->bytes, (size_t)kept);
    kr_alloc_trace_moved(thread, self->block, block, (size_t)capacity + 1);
    free(self->block);
    self->block = self->bytes = block;
    self->capacity = capacity;
    self->length = length;
    block[length] = 0;
    return true;
}

static KrOwn alloc(KrThread *thread, KrType *type)
{
    KrByteArray *self =
        (KrByteArray *)(void *)kr_object_new(thread, type, type->basic_size);
    if (self) self->bytes = nothing;
    return kr_steal_obj(self);
}

KrOwn kr_bytearray_new(KrThread *thread, const char *data_or_null, int64_t size)
{
    KrOwn array = alloc(thread, &kr_bytearray_type);
    if (kr_is_null(array)) return array;
    if (!kr_bytearray_resize(thread, kr_ref(array), size)) {
        kr_drop(thread, array);
        return KR_NULL;
    }
    if (size > 0 && data_or_null)
        memcpy(cast(kr_ref(array))->bytes, data_or_null, (size_t)size);
    return array;
}

// Replaces [start, stop) by `size` bytes. `data` must not be inside the array.
static bool splice(KrThread *thread, KrRef ref, int64_t start, int64_t stop,
                   const char *data, int64_t size)
{
    KrByteArray *self = cast(ref);
    int64_t removed = stop - start, tail = self->length - stop, change = size - removed;
    if (change < 0 && start == 0 && self->block) { // cut in front: move the beginning
        if (!may_resize(thread, self)) return false;
        self->bytes -= change;
        self->length += change;
    } else if (change < 0) {
        if (!may_resize(thread, self)) return false;
        memmove(self->bytes + start + size, self->bytes + stop, (size_t)tail);
        if (!kr_bytearray_resize(thread, ref, self->length + change)) return false;
    } else if (change > 0) {
        if (!kr_bytearray_resize(thread, ref, self->length + change)) return false;
        memmove(self->bytes + start + size, self->bytes + stop, (size_t)tail);
    }
    if (size > 0) memcpy(self->bytes + start, data, (size_t)size);
    return true;
}

static bool byte_value(KrThread *thread, KrRef value, unsigned char *out)
{
    int64_t number;
    if (KR_LIKELY(kr_is_small_int(value) && (uint64_t)kr_small_int_value(value) < 256)) {
        *out = (unsigned char)kr_small_int_value(value);
        return true;
    }
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    KrFound fits = kr_int_try_i64(kr_ref(index), &number);
    kr_drop(thread, index);
    if (fits != KR_PRESENT || number < 0 || number > 255)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "byte must be in range(0, 256)");
    *out = (unsigned char)number;
    return true;
}

// The bytes of a value that is assigned or extended with: bytes-like, or an iterable of ints. half (or null): gets what an iterable
// gave before it failed.
static KrOwn as_array_or_half(KrThread *thread, KrRef value, KrOwn *half)
{
    if (kr_buffer_has(value)) {
        KrBuffer buffer;
        if (kr_is_exact(value, &kr_memoryview_type)) { // whose items may not lie together
            KrOwn bytes = kr_memoryview_bytes(thread, value);
            if (kr_is_null(bytes)) return bytes;
            KrOwn copy = kr_bytearray_new(thread, kr_bytes_cast(kr_ref(bytes))->data, kr_bytes_cast(kr_ref(bytes))->length);
            kr_drop(thread, bytes);
            return copy;
        }
        if (!kr_buffer_get(thread, value, &buffer, KR_BUFFER_READ)) return KR_NULL;
        KrOwn copy = kr_bytearray_new(thread, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer);
        return copy;
    }
    if (!kr_iter_has(value))
        return kr_exception_raise(thread, &kr_exception_type_error, "cannot convert '%T' object to bytearray", value);
    KrOwn out = kr_bytearray_new(thread, NULL, 0), it = KR_NULL, item = KR_NULL;
    if (!kr_is_null(out)) it = kr_iter(thread, value);
    KrFound found = KR_FAULT;
    if (kr_is_null(it) && kr_exception_is(thread, &kr_exception_type_error)) {
        kr_exception_clear(thread);
        (void)kr_exception_raise(thread, &kr_exception_type_error, "cannot convert '%T' object to bytearray", value);
    }
    if (!kr_is_null(it)) {
        while ((found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT) {
            unsigned char byte;
            KrByteArray *array = cast(kr_ref(out));
            bool ok = byte_value(thread, kr_ref(item), &byte) &&
                      kr_bytearray_resize(thread, kr_ref(out), array->length + 1);
            kr_drop(thread, item);
            if (!ok) {
                found = KR_FAULT;
                break;
            }
            array->bytes[array->length - 1] = (char)byte;
        }
        kr_drop(thread, it);
    }
    if (found == KR_FAULT) {
        if (half)
            *half = out;
        else
            kr_xdrop(thread, out);
        return KR_NULL;
    }
    return out;
}
static KrOwn as_array(KrThread *thread, KrRef value)
{
    return as_array_or_half(thread, value, NULL);
}

// --- slots --------------------------------------------------------------------------------

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return alloc(thread, (KrType *)(void *)kr_obj(callable));
}

// With an error set, which stays.
static void keep_half(KrThread *thread, KrRef self, KrOwn half)
{
    KrByteArray *array = cast(self), *from = cast(kr_ref(half));
    if (array->length == 0 && array->exports == 0 && from->exports == 0 && from->length > 0) {
        KrByteArray mine = *array;
        array->block = from->block;
        array->bytes = from->bytes;
        array->capacity = from->capacity;
        array->length = from->length;
        from->block = mine.block;
        from->bytes = mine.bytes;
        from->capacity = mine.capacity;
        from->length = mine.length;
    }
    kr_drop(thread, half);
}

static bool zeros(KrThread *thread, KrRef self, int64_t size)
{
    if (size < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "negative count");
    if (size > INT64_MAX / 2)
        return !kr_is_null(kr_exception_no_memory(thread));
    if (!kr_bytearray_resize(thread, self, size))
        return false;
    if (size)
        memset(cast(self)->bytes, 0, (size_t)size);
    return true;
}

static bool init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count + names == 0) return kr_bytearray_resize(thread, self, 0);
    KrRef values[3];
    if (!kr_call_bind_text(thread, "bytearray", "source", args, count, kwnames, values)) return false;
    for (int i = 1; i < 3; i++) { // bytes() would name itself
        if (!kr_ref_is_null(values[i]) && !kr_str_is_sub(values[i]))
            return kr_exception_raise_false(thread, &kr_exception_type_error, "bytearray() argument '%s' must be str, not %U",
                                            i == 1 ? "encoding" : "errors", values[i]);
        if (!kr_ref_is_null(values[i]) && !kr_str_c_text(thread, values[i])) return false;
    }
    if (!kr_bytearray_resize(thread, self, 0)) return false;
    KrOwn bytes = KR_NULL, half = KR_NULL;
    bool alone = count == 1 && names == 0; // unlike bytes(), bytearray() asks nobody for __bytes__
    if (alone && kr_str_is_sub(args[0]))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "string argument without an encoding");
    if (alone && !kr_number_has_index(args[0])) {
        bytes = as_array_or_half(thread, args[0], &half);
    } else if (alone) {
        int64_t size;
        if (kr_number_index_i64(thread, args[0], &size))
            return zeros(thread, self, size);
        if (kr_exception_is(thread, &kr_exception_type_error)) { // no size, then: items
            kr_exception_clear(thread);
            bytes = as_array_or_half(thread, args[0], &half);
        }
    } else // text with an encoding: as bytes() takes it
        bytes = kr_call(thread, kr_type_ref(&kr_bytes_type), args, count, kwnames);
    if (kr_is_null(bytes)) { // what came before the error stays
        if (!kr_is_null(half)) keep_half(thread, self, half);
        return false;
    }
    KrBuffer buffer;
    bool ok = kr_buffer_get(thread, kr_ref(bytes), &buffer, KR_BUFFER_READ);
    if (ok) {
        ok = splice(thread, self, 0, 0, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer);
    }
    kr_drop(thread, bytes);
    return ok;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_alloc_trace_moved(thread, ((KrByteArray *)(void *)object)->block, NULL, 0);
    free(((KrByteArray *)(void *)object)->block);
    kr_object_free(thread, object, object->type->basic_size);
}

static bool get_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    (void)thread, (void)flags;
    KrByteArray *array = cast(self);
    array->exports++;
    out->data = array->bytes;
    out->size = array->length;
    out->readonly = false;
    return true;
}
static void release_buffer(KrThread *thread, KrRef self, KrBuffer *out)
{
    (void)thread, (void)out;
    cast(self)->exports--;
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    *out = cast(self)->length;
    return true;
}

static KrOwn as_bytes(KrThread *thread, KrRef self)
{
    return kr_bytes_new(thread, cast(self)->bytes, cast(self)->length);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    KrOwn bytes = as_bytes(thread, self), text = KR_NULL;
    if (!kr_is_null(bytes)) {
        text = kr_repr(thread, kr_ref(bytes));
        kr_drop(thread, bytes);
    }
    if (!kr_is_null(text) && kr_str_text(thread, kr_ref(text))[1] == '"') { // apostrophes have a backslash all the same
        KrOwn plain = kr_str_from_ascii(thread, "'"), escaped = kr_str_from_ascii(thread, "\\'"), out = KR_NULL;
        if (!kr_is_null(plain) && !kr_is_null(escaped)) {
            KrRef args[2] = {kr_ref(plain), kr_ref(escaped)};
            KrOwn name = kr_str_interned(thread, "replace");
            if (!kr_is_null(name)) out = kr_call_method(thread, kr_ref(text), kr_ref(name), args, 2);
            kr_xdrop(thread, name);
        }
        kr_xdrop(thread, plain);
        kr_xdrop(thread, escaped);
        kr_drop(thread, text);
        text = out;
    }
    if (!kr_is_null(text)) {
        KrOwn whole = kr_str_from_format(thread, "%S(%S)", kr_ref(kr_type_of(self)->name_str), kr_ref(text));
        kr_drop(thread, text);
        text = whole;
    }
    return text;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrByteArray *array = cast(self);
    if (KR_LIKELY(kr_is_small_int(key) && (uint64_t)kr_small_int_value(key) < (uint64_t)array->length))
        return kr_from_small_int((unsigned char)array->bytes[kr_small_int_value(key)]);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return KR_NULL;
        count = kr_slice_adjust(array->length, &start, &stop, step);
        if (step == 1) return kr_bytearray_new(thread, array->bytes + start, count);
        KrOwn result = kr_bytearray_new(thread, NULL, count);
        for (int64_t i = 0; i < count && !kr_is_null(result); i++)
            cast(kr_ref(result))->bytes[i] = array->bytes[start + i * step];
        return result;
    }
    int64_t index;
    if (!kr_container_index(thread, key, "bytearray", 0, &index)) return KR_NULL;
    if (index < 0) index += array->length; // __index__ may have changed it
    if (index < 0 || index >= array->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "bytearray index out of range");
    return kr_from_small_int((unsigned char)array->bytes[index]);
}

static bool delete_steps(KrThread *thread, KrRef self, int64_t start, int64_t step,
                         int64_t count)
{
    KrByteArray *array = cast(self);
    if (!may_resize(thread, array)) return false;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t to = start, taken = 0;
    for (int64_t from = start; from < array->length; from++) {
        if (taken < count && from == start + taken * step)
            taken++;
        else
            array->bytes[to++] = array->bytes[from];
    }
    return kr_bytearray_resize(thread, self, to);
}

static bool set_slice(KrThread *thread, KrRef self, KrRef slice, KrRef value_or_null)
{
    int64_t start, stop, step, count;
    if (!kr_slice_unpack(thread, slice, &start, &stop, &step)) return false;
    KrOwn values = KR_NULL;
    const char *data = "";
    int64_t size = 0;
    if (!kr_ref_is_null(value_or_null)) {
        const KrType *type = kr_type_of(value_or_null);
        bool other = kr_is(value_or_null, self) || !kr_type_is_subtype(type, &kr_bytearray_type);
        if (other && (type->to_index || type->to_int || type->to_float || kr_type_is_subtype(type, &kr_complex_type) || kr_str_is_sub(value_or_null)))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "can assign only bytes, buffers, or "
                                            "iterables of ints in range(0, 256)");
        values = other ? as_array(thread, value_or_null) // else what it holds, whatever its class has for __buffer__
                       : kr_bytearray_new(thread, cast(value_or_null)->bytes, cast(value_or_null)->length);
        if (kr_is_null(values)) return false;
        if (other && !kr_slice_unpack(thread, slice, &start, &stop, &step)) { // as in CPython: asked again behind the copy
            kr_drop(thread, values);
            return false;
        }
        data = cast(kr_ref(values))->bytes;
        size = cast(kr_ref(values))->length;
    }
    KrByteArray *array = cast(self);
    count = kr_slice_adjust(array->length, &start, &stop, step);
    bool ok = true;
    if (step == 1) {
        ok = splice(thread, self, start, start + count, data, size);
    } else if (size == 0) { // nothing in their place
        ok = count == 0 || delete_steps(thread, self, start, step, count);
    } else if (size != count) {
        ok = kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "attempt to assign bytes of size %lld to extended slice of size %lld",
            (long long)size, (long long)count);
    } else {
        for (int64_t i = 0; i < count; i++)
            array->bytes[start + i * step] = data[i];
    }
    kr_xdrop(thread, values);
    return ok;
}

KrOwn kr_bytearray_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop)
{
    return kr_bytearray_new(thread, cast(self)->bytes + start, stop - start);
}

bool kr_bytearray_set_slice(KrThread *thread, KrRef self, int64_t start, int64_t stop, KrRef bytes)
{
    return splice(thread, self, start, stop, kr_bytes_cast(bytes)->data, kr_bytes_cast(bytes)->length);
}

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value_or_null)
{
    KrByteArray *array = cast(self);
    if (KR_LIKELY(kr_is_small_int(key) && kr_is_small_int(value_or_null) && (uint64_t)kr_small_int_value(key) < (uint64_t)array->length &&
                  (uint64_t)kr_small_int_value(value_or_null) < 256)) {
        array->bytes[kr_small_int_value(key)] = (char)kr_small_int_value(value_or_null);
        return true;
    }
    if (kr_slice_is(key)) return set_slice(thread, self, key, value_or_null);
    int64_t index;
    unsigned char byte = 0;
    if (!kr_container_index(thread, key, "bytearray", 0, &index)) return false;
    // Converting the value may run Python code that changes the array: look at its length after.
    if (!kr_ref_is_null(value_or_null) && !byte_value(thread, value_or_null, &byte))
        return false;
    if (index < 0) index += array->length;
    if (index < 0 || index >= array->length)
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "bytearray index out of range");
    if (kr_ref_is_null(value_or_null))
        return splice(thread, self, index, index + 1, "", 0);
    array->bytes[index] = (char)byte;
    return true;
}

static KrFound contains(KrThread *thread, KrRef self, KrRef item)
{
    KrOwn bytes = as_bytes(thread, self);
    if (kr_is_null(bytes)) return KR_FAULT;
    cast(self)->exports++;
    KrFound found = kr_contains(thread, kr_ref(bytes), item);
    cast(self)->exports--;
    kr_drop(thread, bytes);
    return found;
}

static KrOwn concat(KrThread *thread, KrRef a, KrRef b)
{
    KrBuffer right;
    if (!kr_buffer_try(thread, b, &right, KR_BUFFER_READ))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can't concat %T to %T", b, a);
    KrBuffer left; // a subclass may have another __buffer__
    if (!kr_buffer_try(thread, a, &left, KR_BUFFER_READ)) {
        kr_buffer_release(thread, &right);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can't concat %T to %T", b, a);
    }
    KrOwn result = kr_bytearray_new(thread, NULL, left.size + right.size);
    if (!kr_is_null(result)) {
        char *out = cast(kr_ref(result))->bytes;
        memcpy(out, left.data, (size_t)left.size);
        memcpy(out + left.size, right.data, (size_t)right.size);
    }
    kr_buffer_release(thread, &left);
    kr_buffer_release(thread, &right);
    return result;
}

static KrOwn repeat(KrThread *thread, KrRef self, int64_t times)
{
    KrByteArray *array = cast(self);
    if (times < 0) times = 0;
    if (times && array->length > INT64_MAX / 4 / times)
        return kr_exception_no_memory(thread);
    KrOwn result = kr_bytearray_new(thread, NULL, array->length * times);
    for (int64_t i = 0; i < times && array->length && !kr_is_null(result); i++)
        memcpy(cast(kr_ref(result))->bytes + i * array->length, array->bytes,
               (size_t)array->length);
    return result;
}

static KrOwn inplace_add(KrThread *thread, KrRef self, KrRef other)
{
    KrBuffer buffer;
    bool ok = kr_buffer_try(thread, other, &buffer, KR_BUFFER_READ);
    if (!ok) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "can't concat %T to %T", other, self);
    } else {
        int64_t end = cast(self)->length;
        ok = splice(thread, self, end, end, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer); // of itself it is held until here: then there is no growing
    }
    return ok ? kr_dup(self) : KR_NULL;
}

static KrOwn inplace_mul(KrThread *thread, KrRef self, KrRef times_ref)
{
    int64_t times;
    if (!kr_number_has_index(times_ref)) return kr_dup(kr_not_implemented());
    if (!kr_number_index_i64(thread, times_ref, &times)) return KR_NULL;
    KrOwn product = repeat(thread, self, times);
    if (kr_is_null(product)) return product;
    KrByteArray *from = cast(kr_ref(product));
    bool ok = splice(thread, self, 0, cast(self)->length, from->bytes, from->length);
    kr_drop(thread, product);
    return ok ? kr_dup(self) : KR_NULL;
}

static KrOwn to_str(KrThread *thread, KrRef self)
{
    if (KR_UNLIKELY(thread->vm->config->bytes_warning) && // -b
        !kr_warning_format(thread, &kr_exception_bytes_warning, 1, "str() on a bytearray instance"))
        return KR_NULL;
    return repr(thread, self);
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (KR_UNLIKELY(thread->vm->config->bytes_warning) && (op == KR_EQ || op == KR_NE) &&
        (kr_str_is_sub(a) || kr_str_is_sub(b)) &&
        !kr_warning_format(thread, &kr_exception_bytes_warning, 1, "Comparison between bytearray and string"))
        return KR_NULL;
    if (!kr_buffer_has(a) || !kr_buffer_has(b)) return kr_dup(kr_not_implemented());
    KrBuffer left, right;
    if (!kr_buffer_try(thread, a, &left, KR_BUFFER_READ)) return kr_dup(kr_not_implemented());
    if (!kr_buffer_try(thread, b, &right, KR_BUFFER_READ)) {
        kr_buffer_release(thread, &left);
        return kr_dup(kr_not_implemented());
    }
    int64_t common = left.size < right.size ? left.size : right.size;
    int order = memcmp(left.data, right.data, (size_t)common);
    if (order == 0) order = (left.size > right.size) - (left.size < right.size);
    kr_buffer_release(thread, &left);
    kr_buffer_release(thread, &right);
    bool answers[] = {order<0, order <= 0, order == 0, order != 0, order> 0,
                      order >= 0};
    return kr_bool_own(answers[op]);
}

// bytearray % arguments, by way of bytes.
static KrOwn mod(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_array(a)) return kr_dup(kr_not_implemented());
    KrOwn bytes = as_bytes(thread, a), result = KR_NULL, array = KR_NULL;
    cast(a)->exports++; // what is formatted may not resize it
    if (!kr_is_null(bytes))
        result = kr_number_binary(thread, kr_ref(bytes), b, KR_BINARY_MOD);
    cast(a)->exports--;
    kr_xdrop(thread, bytes);
    if (!kr_is_null(result)) {
        array = as_array(thread, kr_ref(result));
        kr_drop(thread, result);
    }
    return array;
}

// --- methods that bytes has too ------------------------------------------------------------

// Bytes become bytearrays; in lists and tuples as well. Consumes the value.
static KrOwn converted(KrThread *thread, KrOwn value)
{
    KrRef ref = kr_ref(value);
    if (kr_is_null(value) || (!kr_buffer_has(ref) && !kr_list_is(ref) && !kr_tuple_is(ref)))
        return value;
    KrOwn result = KR_NULL;
    if (kr_buffer_has(ref)) { // not bytes: the separator, from partition()
        result = as_array(thread, ref);
    } else {
        bool is_list = kr_list_is(ref);
        int64_t count = is_list ? kr_list_length(ref) : kr_tuple_length(ref);
        const KrOwn *from =
            is_list ? kr_list_cast(ref)->items : kr_tuple_cast(ref)->items;
        result = is_list ? kr_list_new(thread, count) : kr_tuple_new(thread, count);
        for (int64_t i = 0; i < count && !kr_is_null(result); i++) {
            KrOwn item = converted(thread, kr_dup(kr_ref(from[i])));
            if (kr_is_null(item)) {
                kr_drop(thread, result);
                result = KR_NULL;
                break;
            }
            KrOwn *to = is_list ? kr_list_cast(kr_ref(result))->items
                                : kr_tuple_cast(kr_ref(result))->items;
            to[i] = item;
        }
    }
    kr_drop(thread, value);
    return result;
}

// From this argument on (counted from 1) there are numbers, which are asked for before the bytes are looked at, and may resize the array.
enum { MOST_ARGUMENTS = 4 };
static const uint8_t numbers_at[KR_BYTES_AT_decode + 1] = {
    [KR_BYTES_AT_ljust] = 1, [KR_BYTES_AT_rjust] = 1, [KR_BYTES_AT_center] = 1, [KR_BYTES_AT_zfill] = 1, [KR_BYTES_AT_expandtabs] = 1,
    [KR_BYTES_AT_find] = 2, [KR_BYTES_AT_rfind] = 2, [KR_BYTES_AT_index] = 2, [KR_BYTES_AT_rindex] = 2, [KR_BYTES_AT_count] = 2,
    [KR_BYTES_AT_startswith] = 2, [KR_BYTES_AT_endswith] = 2, [KR_BYTES_AT_split] = 2, [KR_BYTES_AT_rsplit] = 2, [KR_BYTES_AT_hex] = 2,
};

// The method of bytes on a copy; code that an argument runs cannot resize the array meanwhile.
static KrOwn by_bytes(KrThread *thread, KrRef self, const KrNativeDef *def, const KrRef *args, size_t count)
{
    KrRef given[MOST_ARGUMENTS];
    KrOwn numbers[MOST_ARGUMENTS] = {KR_NULL}, bytes = KR_NULL, result = KR_NULL;
    size_t first = numbers_at[def - kr_bytes_methods];
    bool ok = true;
    if (first && count <= MOST_ARGUMENTS) {
        memcpy(given, args, count * sizeof *given);
        size_t end = first == 1 ? 1 : count; // after a width comes a byte to fill with
        for (size_t i = first - 1; ok && i < end; i++) {
            if (kr_ref_is_null(args[i]) || kr_int_is(args[i]) || kr_is_none(args[i])) continue;
            if (!kr_number_has_index(args[i])) break; // the method refuses it, and asks no more
            numbers[i] = kr_number_index(thread, args[i]);
            ok = !kr_is_null(numbers[i]);
            given[i] = kr_ref(numbers[i]);
        }
        args = given;
    }
    if (ok) bytes = as_bytes(thread, self);
    if (!kr_is_null(bytes)) {
        cast(self)->exports++;
        result = def->function(thread, kr_ref(bytes), args, count);
        cast(self)->exports--;
        kr_drop(thread, bytes);
    }
    for (size_t i = 0; i < MOST_ARGUMENTS; i++)
        kr_xdrop(thread, numbers[i]);
    return converted(thread, result);
}

#define SHARED_FUNCTION(name, signature, doc, min, max, flags) /* the native function of one shared method */ \
    static KrOwn shared_##name(KrThread *thread, KrRef self, const KrRef *args, size_t count)                 \
    {                                                                                                         \
        return by_bytes(thread, self, &kr_bytes_methods[KR_BYTES_AT_##name], args, count);                         \
    }
KR_BYTES_SHARED(SHARED_FUNCTION)

static KrOwn decode_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    return by_bytes(thread, self, &kr_bytes_methods[KR_BYTES_AT_decode], args, count);
}

// --- methods of its own -------------------------------------------------------------------

static KrOwn append_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    unsigned char byte;
    if (!byte_value(thread, args[0], &byte) ||
        !kr_bytearray_resize(thread, self, cast(self)->length + 1))
        return KR_NULL;
    cast(self)->bytes[cast(self)->length - 1] = (char)byte;
    return kr_none_own();
}

static KrOwn extend_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    if (kr_str_is_sub(args[0]) && !kr_buffer_has(args[0])) // the empty one has no item that is no integer
        return kr_str_obj(args[0])->length == 0 ? kr_none_own()
                                           : kr_exception_raise(thread, &kr_exception_type_error,
                                                                "expected iterable of integers; got: 'str'");
    if (!kr_buffer_has(args[0]) && !kr_iter_has(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can't extend bytearray with %T", args[0]);
    KrBuffer buffer;
    if (kr_buffer_has(args[0]) && !kr_is(self, args[0])) {
        int64_t end = cast(self)->length; // __buffer__ may resize the array
        if (!kr_buffer_try(thread, args[0], &buffer, KR_BUFFER_READ))
            return kr_exception_raise(thread, &kr_exception_type_error, "can't set bytearray slice from %T", args[0]);
        if (end > cast(self)->length) end = cast(self)->length;
        bool done = splice(thread, self, end, end, buffer.data, buffer.size);
        kr_buffer_release(thread, &buffer);
        return done ? kr_none_own() : KR_NULL;
    }
    int64_t hint; // asked for what it may raise
    if (!kr_buffer_has(args[0]) && !kr_iterator_length_hint(thread, args[0], 0, &hint)) return KR_NULL;
    KrOwn more = as_array(thread, args[0]);
    if (kr_is_null(more)) return more;
    KrByteArray *from = cast(kr_ref(more));
    bool ok = splice(thread, self, cast(self)->length, cast(self)->length, from->bytes,
                     from->length);
    kr_drop(thread, more);
    return ok ? kr_none_own() : KR_NULL;
}

static KrOwn insert_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t index;
    unsigned char byte;
    if (!kr_number_index_size(thread, args[0], &index) ||
        !byte_value(thread, args[1], &byte))
        return KR_NULL;
    int64_t end = cast(self)->length;
    if (index < 0) index = index + end < 0 ? 0 : index + end;
    if (index > end) index = end;
    return splice(thread, self, index, index, (char *)&byte, 1) ? kr_none_own()
                                                                : KR_NULL;
}

static KrOwn pop_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t index = -1;
    if (count > 0 && !kr_number_index_size(thread, args[0], &index)) return KR_NULL;
    KrByteArray *array = cast(self);
    if (array->length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop from empty bytearray");
    if (index < 0) index += array->length;
    if (index < 0 || index >= array->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop index out of range");
    unsigned char byte = (unsigned char)array->bytes[index];
    if (!splice(thread, self, index, index + 1, "", 0)) return KR_NULL;
    return kr_from_small_int(byte);
}

static KrOwn remove_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    unsigned char byte;
    if (!byte_value(thread, args[0], &byte)) return KR_NULL;
    KrByteArray *array = cast(self);
    char *place =
        array->length ? memchr(array->bytes, byte, (size_t)array->length) : NULL;
    if (!place)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "value not found in bytearray");
    int64_t index = place - array->bytes;
    return splice(thread, self, index, index + 1, "", 0) ? kr_none_own() : KR_NULL;
}

static KrOwn reverse_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)thread, (void)args, (void)count;
    KrByteArray *array = cast(self);
    for (int64_t low = 0, high = array->length - 1; low < high; low++, high--) {
        char byte = array->bytes[low];
        array->bytes[low] = array->bytes[high];
        array->bytes[high] = byte;
    }
    return kr_none_own();
}

static KrOwn clear_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_bytearray_resize(thread, self, 0) ? kr_none_own() : KR_NULL;
}

static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_bytearray_new(thread, cast(self)->bytes, cast(self)->length);
}

static KrOwn resize_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t size, old = cast(self)->length;
    if (!kr_number_index_size(thread, args[0], &size)) return KR_NULL;
    if (size < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Can only resize to positive sizes, got %lld",
                                  (long long)size);
    if (!kr_bytearray_resize(thread, self, size)) return KR_NULL;
    if (size > old) memset(cast(self)->bytes + old, 0, (size_t)(size - old));
    return kr_none_own();
}

static KrOwn class_by_bytes(KrThread *thread, KrRef class_, const KrRef *args,
                            size_t count, const char *name, bool make_array)
{
    KrOwn method = kr_attr_get_name(thread, kr_type_ref(&kr_bytes_type), name),
          result = KR_NULL;
    if (!kr_is_null(method)) {
        result = kr_call(thread, kr_ref(method), args, count, KR_REF_NULL);
        kr_drop(thread, method);
    }
    if (kr_is_null(result) || !make_array) return result;
    KrOwn array = kr_call_1(thread, class_, kr_ref(result));
    kr_drop(thread, result);
    return array;
}
static KrOwn fromhex_method(KrThread *thread, KrRef class_, const KrRef *args,
                            size_t count)
{
    return class_by_bytes(thread, class_, args, count, "fromhex", true);
}
static KrOwn maketrans_method(KrThread *thread, KrRef class_, const KrRef *args,
                              size_t count)
{
    return class_by_bytes(thread, class_, args, count, "maketrans", false);
}

// Protocols below 3 have no bytes: they get text and its encoding.
static KrOwn state_of(KrThread *thread, KrRef self)
{
    KrOwn name = kr_str_interned(thread, "__getstate__");
    KrOwn state = kr_is_null(name) ? KR_NULL : kr_call_method(thread, self, kr_ref(name), NULL, 0);
    kr_xdrop(thread, name);
    return state;
}

static KrOwn alloc_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, cast(self)->length ? cast(self)->length + 1 : 0); // as CPython counts: with a zero byte
}

static KrOwn reduce(KrThread *thread, KrRef self, int64_t protocol)
{
    KrOwn bytes = as_bytes(thread, self), state = KR_NULL, dict = KR_NULL, result = KR_NULL;
    KrOwn coding = KR_NULL;
    if (protocol < 3 && !kr_is_null(bytes)) {
        coding = kr_str_interned(thread, "latin-1");
        kr_store(thread, &bytes,
                 kr_str_codec_decode(thread, cast(self)->bytes, (size_t)cast(self)->length,
                                     "latin-1", "strict"));
        if (!kr_is_null(bytes) && !kr_is_null(coding))
            state = cast(self)->length ? kr_tuple_2(thread, kr_ref(bytes), kr_ref(coding))
                                       : kr_tuple_new(thread, 0);
    } else if (!kr_is_null(bytes)) {
        state = cast(self)->length ? kr_tuple_1(thread, kr_ref(bytes)) : kr_tuple_new(thread, 0);
    }
    if (!kr_is_null(state)) {
        dict = state_of(thread, self);
        if (!kr_is_null(dict))
            result = kr_tuple_3(thread, kr_type_ref(kr_obj(self)->type), kr_ref(state),
                                kr_ref(dict));
    }
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, coding);
    kr_xdrop(thread, state);
    kr_xdrop(thread, dict);
    return result;
}
static KrOwn reduce_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return reduce(thread, self, 2);
}
static KrOwn reduce_ex_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t protocol = 0;
    if (count && !kr_number_index_int(thread, args[0], &protocol)) return KR_NULL;
    return reduce(thread, self, protocol);
}

static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrByteArray *array = cast(self);
    return kr_int_from_i64(thread, kr_obj(self)->type->basic_size +
                                       (array->block ? array->capacity + 1 : 0));
}

#define SHARED_DEF(name, signature, doc, min, max, flags) /* its row in the method table */ \
    {#name, shared_##name, signature, doc, min, max, (flags) & (uint16_t)~KR_NATIVE_PURE},
static const KrNativeDef methods[] = {
    KR_BYTES_SHARED(SHARED_DEF)
    {"decode", decode_method, "($self, /, encoding='utf-8', errors='strict')", "Text of the bytes in an encoding.", 0, 0, 0},
    {"append", append_method, "($self, item, /)", "Adds one item at the end.", 1, 1, KR_NATIVE_RAW},
    {"extend", extend_method, "($self, iterable_of_ints, /)", "Adds the items of an iterable at the end.", 1, 1, KR_NATIVE_RAW},
    {"insert", insert_method, "($self, index, item, /)", "Puts an item before an index.", 2, 2, KR_NATIVE_RAW},
    {"pop", pop_method, "($self, index=-1, /)", "Takes an item out and gives it.", 0, 1, KR_NATIVE_RAW},
    {"remove", remove_method, "($self, value, /)", "Takes out the first item that is equal.", 1, 1, KR_NATIVE_RAW},
    {"reverse", reverse_method, "($self, /)", "Turns the order round, in place.", 0, 0, KR_NATIVE_RAW},
    {"clear", clear_method, "($self, /)", "Takes everything out.", 0, 0, KR_NATIVE_RAW},
    {"copy", copy_method, "($self, /)", "A shallow copy.", 0, 0, KR_NATIVE_RAW},
    {"resize", resize_method, "($self, size, /)", "Sets the length; new bytes are zero.", 1, 1, KR_NATIVE_RAW},
    {"fromhex", fromhex_method, "($type, string, /)", "Made from hexadecimal text.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"maketrans", maketrans_method, "(frm, to, /)", "A table for translate().", 2, 2, KR_NATIVE_RAW | KR_NATIVE_STATIC},
    {"__alloc__", alloc_method, "($self, /)", "Bytes of memory that are allocated.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", reduce_method, "($self, /)", "State for pickling.", 0, 0, KR_NATIVE_RAW},
    {"__reduce_ex__", reduce_ex_method, "($self, proto=0, /)", "State for pickling.", 0, 1, KR_NATIVE_RAW},
    {"__sizeof__", sizeof_method, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW},
    {0},
};

static ArrayIter *cast_iter(KrRef self)
{
    return (ArrayIter *)(void *)kr_obj(self);
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    ArrayIter *it = (ArrayIter *)(void *)kr_object_new(thread, &kr_bytearray_iter_type,
                                                       sizeof(ArrayIter));
    if (!it) return KR_NULL;
    it->array = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

KrType kr_bytearray_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "bytearray",
    .flags = KR_TYPE_BASE,
    .basic_size = sizeof(KrByteArray),
    .dealloc = dealloc,
    .repr = repr,
    .str = to_str,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .binary = {[KR_BINARY_MOD] = mod},
    .inplace = {[KR_BINARY_ADD] = inplace_add, [KR_BINARY_MUL] = inplace_mul},
    .length = length,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .buffer = get_buffer,
    .buffer_release = release_buffer,
    .methods = methods,
    .doc = "bytearray(...) makes bytes that can be changed: of an iterable of ints, text and its encoding, a buffer, or zeros.",
};

// --- iterator -----------------------------------------------------------------------------

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((ArrayIter *)(void *)object)->array);
    kr_object_free(thread, object, sizeof(ArrayIter));
}
static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((ArrayIter *)(void *)object)->array))
        visitor(kr_ref(((ArrayIter *)(void *)object)->array), context);
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    ArrayIter *it = cast_iter(self);
    if (kr_is_null(it->array)) return KR_ABSENT;
    KrByteArray *array = cast(kr_ref(it->array));
    if (it->index < array->length) {
        *item = kr_from_small_int((unsigned char)array->bytes[it->index++]);
        return KR_PRESENT;
    }
    kr_drop(thread, kr_move(&it->array));
    return KR_ABSENT;
}
static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    ArrayIter *it = cast_iter(self);
    int64_t left =
        kr_is_null(it->array) ? 0 : cast(kr_ref(it->array))->length - it->index;
    return kr_int_from_i64(thread, left < 0 ? 0 : left);
}
static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    ArrayIter *it = cast_iter(self);
    return kr_iterator_reduce_left(thread, "iter", &it->array, &it->index, kr_dup(kr_tuple_empty()));
}

static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    ArrayIter *it = (ArrayIter *)(void *)kr_obj(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->array)) {
        int64_t length = cast(kr_ref(it->array))->length;
        it->index = index < 0 ? 0 : index > length ? length : index;
    }
    return kr_none_own();
}
static const KrNativeDef iter_methods[] = {
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_bytearray_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "bytearray_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(ArrayIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};
