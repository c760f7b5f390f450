// SPDX-License-Identifier: MIT
// The array module: sequences of machine numbers and characters of one type.
//
// Invariant: length <= capacity; items has room for capacity items; while exports > 0 neither the
// place nor the length changes.
// What items are is in array_items.c. Tests: tests/lang/modules/array/.
#include "modules/array_module.h"

#include "modules/array_items.h"
#include "runtime/alloc_trace.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slice.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <stdio.h>
#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef struct Array {
    KrObject header;
    int64_t length, capacity; // items
    char *items;              // owned, or null while empty
    const KrArrayItem *item;
    int64_t exports; // buffers out
    int64_t shape;   // what buffers point to
} Array;

typedef struct ArrayIter {
    KrObject header;
    int64_t index;
    KrOwn array; // null when exhausted
} ArrayIter;

static KrType array_type, iter_type;

static Array *cast(KrRef self)
{
    return (Array *)(void *)kr_obj(self);
}
static bool is_array(KrRef value)
{
    return kr_is_ptr(value) && !kr_ref_is_null(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &array_type);
}
static char *place(const Array *self, int64_t index)
{
    return self->items + index * self->item->size;
}

// --- memory -----------------------------------------------------------------------------

static bool resize(KrThread *thread, Array *self, int64_t length)
{
    if (self->exports > 0 && length != self->length)
        return kr_exception_raise_false(
            thread, &kr_exception_buffer_error,
            "cannot resize an array that is exporting buffers");
    if (length <= self->capacity && length >= self->capacity / 4) {
        self->length = length;
        return true;
    }
    if (length == 0) {
        kr_alloc_trace_moved(thread, self->items, NULL, 0);
        free(self->items);
        self->items = NULL;
        self->length = self->capacity = 0;
        return true;
    }
    int64_t capacity = length <= self->length || !self->length
                           ? length
                           : length + (length >> 4) + (self->length < 8 ? 3 : 7);
    if (length > INT64_MAX / 16) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    char *items = realloc(self->items, (size_t)(capacity * self->item->size));
    if (!items) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    kr_alloc_trace_moved(thread, self->items, items, (size_t)(capacity * self->item->size));
    self->items = items;
    self->capacity = capacity;
    self->length = length;
    return true;
}

static KrOwn new_array(KrThread *thread, KrType *type, const KrArrayItem *item,
                       int64_t length)
{
    Array *self = (Array *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->item = item;
    KrOwn result = kr_steal_obj(self);
    if (resize(thread, self, length)) return result;
    kr_drop(thread, result);
    return KR_NULL;
}

static KrOwn copy_range(KrThread *thread, const Array *self, int64_t start,
                        int64_t stop)
{
    KrOwn copy = new_array(thread, &array_type, self->item, stop - start);
    if (!kr_is_null(copy) && stop > start)
        memcpy(cast(kr_ref(copy))->items, place(self, start),
               (size_t)((stop - start) * self->item->size));
    return copy;
}

static bool append(KrThread *thread, Array *self, KrRef value)
{
    char item[8];
    if (!kr_array_items_convert(thread, self->item, value, item) ||
        !resize(thread, self, self->length + 1))
        return false;
    memcpy(place(self, self->length - 1), item, self->item->size);
    return true;
}

// Replaces [start, stop) by the items of `other` (of the same code) or by nothing.
static bool splice(KrThread *thread, Array *self, int64_t start, int64_t stop,
                   const char *data, int64_t added)
{
    int size = self->item->size;
    int64_t tail = self->length - stop, change = added - (stop - start);
    if (change < 0) {
        if (self->exports > 0) return resize(thread, self, self->length + change);
        memmove(place(self, start + added), place(self, stop), (size_t)(tail * size));
    }
    if (change && !resize(thread, self, self->length + change)) return false;
    if (change > 0)
        memmove(place(self, start + added), place(self, stop), (size_t)(tail * size));
    if (added) memcpy(place(self, start), data, (size_t)(added * size));
    return true;
}

// --- making -----------------------------------------------------------------------------

static bool extend_text(KrThread *thread, Array *self, KrRef text)
{
    const KrStr *str = kr_str_obj(text);
    int64_t old = self->length;
    if (!resize(thread, self, old + str->length)) return false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        memcpy(place(self, old + i), &c, 4);
    }
    return true;
}

static bool extend_bytes(KrThread *thread, Array *self, KrRef data)
{
    KrBuffer buffer;
    if (!kr_buffer_get(thread, data, &buffer, KR_BUFFER_READ)) return false;
    int64_t size = self->item->size, old = self->length;
    bool ok = buffer.item_size == 1 && buffer.size % size == 0;
    if (buffer.item_size != 1) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "a bytes-like object is required");
    } else if (!ok) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "bytes length not a multiple of item size");
    } else if (buffer.size) {
        KrOwn copy =
            kr_bytes_new(thread, buffer.data, buffer.size); // it may be this array
        kr_buffer_release(thread, &buffer);
        ok = !kr_is_null(copy) &&
             resize(thread, self, old + kr_bytes_cast(kr_ref(copy))->length / size);
        if (ok)
            memcpy(place(self, old), kr_bytes_cast(kr_ref(copy))->data,
                   (size_t)kr_bytes_cast(kr_ref(copy))->length);
        kr_xdrop(thread, copy);
        return ok;
    }
    kr_buffer_release(thread, &buffer);
    return ok;
}

static bool extend_iterable(KrThread *thread, Array *self, KrRef iterable)
{
    KrOwn it = kr_iter(thread, iterable), item = KR_NULL;
    KrFound found = KR_FAULT;
    while (!kr_is_null(it) &&
           (found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT) {
        bool ok = append(thread, self, kr_ref(item));
        kr_drop(thread, item);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_xdrop(thread, it);
    return found == KR_ABSENT;
}

static bool extend_list(KrThread *thread, Array *self, KrRef sequence)
{
    bool is_list = kr_list_is_sub(sequence);
    for (int64_t i = 0;
         i < (is_list ? kr_list_length(sequence) : kr_tuple_length(sequence)); i++) {
        KrOwn item =
            kr_dup(is_list ? kr_list_get(sequence, i) : kr_tuple_get(sequence, i));
        bool ok = append(thread, self, kr_ref(item));
        kr_drop(thread, item);
        if (!ok) return false;
    }
    return true;
}

static bool fill(KrThread *thread, Array *self, KrRef value)
{
    if (kr_str_is_sub(value)) {
        if (!self->item->is_text)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "cannot use a str to initialize an array with typecode '%c'",
                self->item->code);
        return extend_text(thread, self, value);
    }
    if (is_array(value)) {
        const Array *other = cast(value);
        if (other->item->is_text && !self->item->is_text)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "cannot use a unicode array to initialize an array with typecode '%c'",
                self->item->code);
        if (other->item == self->item || (other->item->is_text && self->item->is_text))
            return splice(thread, self, self->length, self->length, other->items,
                          other->length);
        return extend_iterable(thread, self, value);
    }
    if (kr_list_is_sub(value) || kr_tuple_is_sub(value))
        return extend_list(thread, self, value);
    if (kr_bytes_is_sub(value) ||
        (kr_is_ptr(value) && kr_buffer_has(value) && kr_type_of(value)->length &&
         !strcmp(kr_type_of(value)->name, "bytearray")))
        return extend_bytes(thread, self, value);
    return extend_iterable(thread, self, value);
}

static bool code_of(KrThread *thread, KrRef value, uint32_t *code)
{
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "array() argument 1 must be a unicode character, not %U", value);
    if (kr_str_obj(value)->length != 1)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "array() argument 1 must be a unicode character, not a "
            "string of length %lld",
            (long long)kr_str_obj(value)->length);
    *code = kr_str_read(kr_str_obj(value), 0);
    return true;
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    KrType *class = (KrType *)(void *)kr_obj(type);
    uint32_t code;
    bool keywords = !kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0;
    if (keywords && (class == &array_type || class->init == array_type.init))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "array.array() takes no keyword arguments");
    if (count < 1 || count > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "array() takes at %s %d argument%s (%zu given)",
                                  count ? "most" : "least", count ? 2 : 1,
                                  count ? "s" : "", count);
    if (!code_of(thread, args[0], &code)) return KR_NULL;
    const KrArrayItem *item = kr_array_items_find(code);
    if (code == 'u' &&
        !kr_warning_format(
            thread, &kr_exception_deprecation_warning, 1,
            "The 'u' type code is deprecated and will be removed in Python 3.16"))
        return KR_NULL;
    if (!item && count == 2 && kr_str_is_sub(args[1]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "cannot use a str to initialize an array with typecode '%c'", (int)code);
    if (!item)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    KrOwn array = new_array(thread, class, item, 0);
    if (kr_is_null(array) || count == 1 || fill(thread, cast(kr_ref(array)), args[1]))
        return array;
    kr_drop(thread, array);
    return KR_NULL;
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_alloc_trace_moved(thread, ((Array *)(void *)object)->items, NULL, 0);
    free(((Array *)(void *)object)->items);
    kr_object_free(thread, object, object->type->basic_size);
}

// --- slots ------------------------------------------------------------------------------

static bool get_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    (void)thread, (void)flags;
    static char nothing[1];
    Array *array = cast(self);
    array->exports++;
    array->shape = array->length;
    out->data = array->items ? array->items : nothing;
    out->size = array->length * array->item->size;
    out->item_size = array->item->size;
    out->format = array->item->format;
    out->shape = &array->shape;
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

static KrOwn to_list(KrThread *thread, const Array *self)
{
    KrOwn list = kr_list_new(thread, self->length);
    for (int64_t i = 0; i < self->length && !kr_is_null(list); i++) {
        KrOwn value = kr_array_items_load(thread, self->item, place(self, i));
        if (kr_is_null(value)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
        kr_list_cast(kr_ref(list))->items[i] = value;
    }
    return list;
}
static KrOwn to_text(KrThread *thread, const Array *self)
{
    KrStrBuilder text;
    kr_str_builder_init(&text, thread);
    for (int64_t i = 0; i < self->length; i++) {
        uint32_t c;
        memcpy(&c, place(self, i), 4);
        if (c > 0x10FFFF) {
            char shown[16];
            snprintf(shown, sizeof shown, "%x", c);
            kr_str_builder_fini(&text);
            return kr_exception_raise(
                thread, &kr_exception_value_error,
                "character U+%s is not in range [U+0000; U+10ffff]", shown);
        }
        kr_str_builder_char(&text, c);
    }
    return kr_str_builder_take(&text);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    const Array *array = cast(self);
    const char *name = kr_type_of(self)->name, *dot = strrchr(name, '.');
    name = dot ? dot + 1 : name;
    if (array->length == 0)
        return kr_str_from_format(thread, "%s('%c')", name, array->item->code);
    KrOwn items =
        array->item->is_text ? to_text(thread, array) : to_list(thread, array);
    if (kr_is_null(items)) return items;
    KrOwn text = kr_str_from_format(thread, "%s('%c', %R)", name, array->item->code,
                                    kr_ref(items));
    kr_drop(thread, items);
    return text;
}

static bool index_of(KrThread *thread, KrRef key, int64_t count, int64_t *index)
{
    if (kr_is_small_int(key)) {
        *index = kr_small_int_value(key);
    } else {
        if (!kr_number_has_index(key))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "array indices must be integers");
        if (!kr_number_index_or(thread, key, &kr_exception_index_error, index)) return false;
    }
    if (*index < 0) *index += count;
    return true;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    const Array *array = cast(self);
    if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_unpack(thread, key, &start, &stop, &step)) return KR_NULL;
        count = kr_slice_adjust(array->length, &start, &stop, step);
        if (step == 1) return copy_range(thread, array, start, start + count);
        KrOwn result = new_array(thread, &array_type, array->item, count);
        for (int64_t i = 0; i < count && !kr_is_null(result); i++)
            memcpy(place(cast(kr_ref(result)), i), place(array, start + i * step),
                   array->item->size);
        return result;
    }
    int64_t index;
    if (!index_of(thread, key, array->length, &index)) return KR_NULL;
    if (index < 0 || index >= array->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "array index out of range");
    return kr_array_items_load(thread, array->item, place(array, index));
}

static bool delete_steps(KrThread *thread, Array *array, int64_t start, int64_t step,
                         int64_t count)
{
    if (count == 0) return true;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    if (array->exports > 0) return resize(thread, array, array->length - count);
    int64_t to = start, taken = 0;
    for (int64_t from = start; from < array->length; from++) {
        if (taken < count && from == start + taken * step)
            taken++;
        else
            memcpy(place(array, to++), place(array, from), array->item->size);
    }
    return resize(thread, array, to);
}

static bool set_slice(KrThread *thread, KrRef self, KrRef slice, KrRef value_or_null)
{
    Array *array = cast(self);
    int64_t start, stop, step, count, added = 0;
    KrOwn copy = KR_NULL;
    const char *data = NULL;
    if (!kr_ref_is_null(value_or_null)) {
        if (!is_array(value_or_null))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "can only assign array (not \"%T\") to array slice", value_or_null);
        if (cast(value_or_null)->item != array->item)
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "bad argument type for built-in operation");
        if (kr_is(self, value_or_null)) {
            copy = copy_range(thread, array, 0, array->length);
            if (kr_is_null(copy)) return false;
            value_or_null = kr_ref(copy);
        }
        data = cast(value_or_null)->items;
        added = cast(value_or_null)->length;
    }
    bool ok = kr_slice_unpack(thread, slice, &start, &stop, &step);
    if (ok) {
        count = kr_slice_adjust(array->length, &start, &stop, step);
        if (step == 1) {
            ok = splice(thread, array, start, start + count, data, added);
        } else if (kr_ref_is_null(value_or_null)) {
            ok = delete_steps(thread, array, start, step, count);
        } else if (added != count) {
            ok = kr_exception_raise_false(
                thread, &kr_exception_value_error,
                "attempt to assign array of size %lld to extended slice of size %lld",
                (long long)added, (long long)count);
        } else {
            for (int64_t i = 0; i < count; i++)
                memcpy(place(array, start + i * step), data + i * array->item->size,
                       array->item->size);
        }
    }
    kr_xdrop(thread, copy);
    return ok;
}

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value_or_null)
{
    if (kr_slice_is(key)) return set_slice(thread, self, key, value_or_null);
    Array *array = cast(self);
    int64_t index;
    char item[8];
    if (!index_of(thread, key, array->length, &index)) return false;
    if (index < 0 || index >= array->length)
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "array assignment index out of range");
    if (kr_ref_is_null(value_or_null))
        return splice(thread, array, index, index + 1, NULL, 0);
    if (!kr_array_items_convert(thread, array->item, value_or_null, item)) return false;
    if (index >= array->length) // the conversion ran Python code
        return kr_exception_raise_false(thread, &kr_exception_index_error,
                                        "array assignment index out of range");
    memcpy(place(array, index), item, array->item->size);
    return true;
}

// The place of the first item equal to value from `start` on; -1: none, -2: raised.
static int64_t find(KrThread *thread, KrRef self, KrRef value, int64_t start,
                    int64_t stop)
{
    Array *array = cast(self);
    for (int64_t i = start; i < stop && i < array->length; i++) {
        KrOwn item = kr_array_items_load(thread, array->item, place(array, i));
        if (kr_is_null(item)) return -2;
        KrFound equal = kr_compare_bool(thread, kr_ref(item), value, KR_EQ);
        kr_drop(thread, item);
        if (equal == KR_FAULT) return -2;
        if (equal == KR_PRESENT) return i;
    }
    return -1;
}
static KrFound contains(KrThread *thread, KrRef self, KrRef item)
{
    int64_t at = find(thread, self, item, 0, INT64_MAX);
    return at == -2 ? KR_FAULT : at >= 0 ? KR_PRESENT : KR_ABSENT;
}

static KrOwn concat(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_array(b))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only append array (not \"%T\") to array", b);
    if (cast(a)->item != cast(b)->item)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "bad argument type for built-in operation");
    KrOwn result = new_array(thread, &array_type, cast(a)->item,
                             cast(a)->length + cast(b)->length);
    if (kr_is_null(result)) return result;
    Array *out = cast(kr_ref(result));
    if (cast(a)->length)
        memcpy(out->items, cast(a)->items, (size_t)(cast(a)->length * out->item->size));
    if (cast(b)->length)
        memcpy(place(out, cast(a)->length), cast(b)->items,
               (size_t)(cast(b)->length * out->item->size));
    return result;
}

// `times` copies of the first `length` items, which are there already, behind one another.
static void repeat_items(Array *array, int64_t length_before, int64_t times)
{
    size_t unit = (size_t)(length_before * array->item->size);
    if (!unit || times < 2) return;
    if (unit == 1) {
        memset(array->items + 1, array->items[0], (size_t)times - 1);
        return;
    }
    for (int64_t i = 1; i < times; i++)
        memcpy(array->items + (size_t)i * unit, array->items, unit);
}
static KrOwn repeat(KrThread *thread, KrRef self, int64_t times)
{
    Array *array = cast(self);
    if (times < 0) times = 0;
    if (times && array->length > INT64_MAX / 16 / times)
        return kr_exception_no_memory(thread);
    KrOwn result = new_array(thread, &array_type, array->item, array->length * times);
    if (kr_is_null(result) || !array->length || !times) return result;
    memcpy(cast(kr_ref(result))->items, array->items,
           (size_t)(array->length * array->item->size));
    repeat_items(cast(kr_ref(result)), array->length, times);
    return result;
}
static bool extend(KrThread *thread, KrRef self, KrRef other)
{
    if (!is_array(other)) return extend_iterable(thread, cast(self), other);
    if (cast(other)->item != cast(self)->item)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can only extend with array of same kind");
    int64_t old = cast(self)->length, added = cast(other)->length;
    if (!resize(thread, cast(self), old + added)) return false;
    if (added) // the other one may be this one
        memcpy(place(cast(self), old), cast(other)->items,
               (size_t)(added * cast(self)->item->size));
    return true;
}
static KrOwn inplace_add(KrThread *thread, KrRef self, KrRef other)
{
    if (!is_array(other))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only extend array with array (not \"%T\")",
                                  other);
    return extend(thread, self, other) ? kr_dup(self) : KR_NULL;
}
static KrOwn inplace_mul(KrThread *thread, KrRef self, KrRef other)
{
    int64_t times;
    if (!kr_number_has_index(other))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can't multiply sequence by non-int of type '%T'",
                                  other);
    if (!kr_number_index_i64(thread, other, &times)) return KR_NULL;
    Array *array = cast(self);
    int64_t old = array->length;
    if (times < 0) times = 0;
    if (times && old > INT64_MAX / 16 / times) return kr_exception_no_memory(thread);
    if (!resize(thread, array, old * times)) return KR_NULL;
    repeat_items(array, old, times);
    return kr_dup(self);
}

// --- comparing --------------------------------------------------------------------------

static KrOwn by_order(int order, int op)
{
    switch (op) {
    case KR_LT: return kr_bool_own(order < 0);
    case KR_LE: return kr_bool_own(order <= 0);
    case KR_EQ: return kr_bool_own(order == 0);
    case KR_NE: return kr_bool_own(order != 0);
    case KR_GT: return kr_bool_own(order > 0);
    default: return kr_bool_own(order >= 0);
    }
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_array(b) || !is_array(a)) return kr_dup(kr_not_implemented());
    Array *x = cast(a), *y = cast(b);
    if (x->length != y->length && (op == KR_EQ || op == KR_NE))
        return kr_bool_own(op == KR_NE);
    for (int64_t i = 0; i < x->length && i < y->length; i++) {
        if (x->item == y->item && !x->item->is_float) {
            int order = kr_array_items_compare(x->item, place(x, i), place(y, i));
            if (order) return by_order(order, op);
            continue;
        }
        KrOwn p = kr_array_items_load(thread, x->item, place(x, i));
        KrOwn q = kr_array_items_load(thread, y->item, place(y, i)), result = KR_NULL;
        KrFound equal = kr_is_null(p) || kr_is_null(q)
                            ? KR_FAULT
                            : kr_compare_bool(thread, kr_ref(p), kr_ref(q), KR_EQ);
        bool done = equal != KR_PRESENT;
        if (equal == KR_ABSENT)
            result = op == KR_EQ   ? kr_bool_own(false)
                     : op == KR_NE ? kr_bool_own(true)
                                   : kr_compare(thread, kr_ref(p), kr_ref(q), op);
        kr_xdrop(thread, p);
        kr_xdrop(thread, q);
        if (done) return result;
    }
    return by_order((x->length > y->length) - (x->length < y->length), op);
}

// --- methods ----------------------------------------------------------------------------

static KrOwn done(bool ok)
{
    return ok ? kr_none_own() : KR_NULL;
}
static KrOwn array_append(ARGS)
{
    (void)count;
    return done(append(thread, cast(self), args[0]));
}
static KrOwn array_extend(ARGS)
{
    (void)count;
    return done(extend(thread, self, args[0]));
}
static KrOwn array_insert(ARGS)
{
    (void)count;
    Array *array = cast(self);
    int64_t index;
    char item[8];
    if (!kr_number_index_size(thread, args[0], &index) ||
        !kr_array_items_convert(thread, array->item, args[1], item))
        return KR_NULL;
    if (index < 0) index += array->length;
    if (index < 0) index = 0;
    if (index > array->length) index = array->length;
    return done(splice(thread, array, index, index, item, 1));
}
static KrOwn array_pop(ARGS)
{
    (void)count;
    Array *array = cast(self);
    int64_t index;
    if (!kr_number_index_size(thread, args[0], &index)) return KR_NULL;
    if (array->length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop from empty array");
    if (index < 0) index += array->length;
    if (index < 0 || index >= array->length)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "pop index out of range");
    KrOwn value = kr_array_items_load(thread, array->item, place(array, index));
    if (kr_is_null(value) || splice(thread, array, index, index + 1, NULL, 0))
        return value;
    kr_drop(thread, value);
    return KR_NULL;
}
static KrOwn array_remove(ARGS)
{
    (void)count;
    int64_t at = find(thread, self, args[0], 0, INT64_MAX);
    if (at == -1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "array.remove(x): x not in array");
    return done(at >= 0 && splice(thread, cast(self), at, at + 1, NULL, 0));
}
static KrOwn array_reverse(ARGS)
{
    (void)thread, (void)args, (void)count;
    Array *array = cast(self);
    char item[8];
    size_t size = array->item->size;
    for (int64_t i = 0, j = array->length - 1; i < j; i++, j--) {
        memcpy(item, place(array, i), size);
        memcpy(place(array, i), place(array, j), size);
        memcpy(place(array, j), item, size);
    }
    return kr_none_own();
}
static KrOwn array_clear(ARGS)
{
    (void)args, (void)count;
    return done(resize(thread, cast(self), 0));
}
static KrOwn array_count(ARGS)
{
    (void)count;
    int64_t found = 0, at = -1;
    while ((at = find(thread, self, args[0], at + 1, INT64_MAX)) >= 0)
        found++;
    return at == -2 ? KR_NULL : kr_int_from_i64(thread, found);
}
static KrOwn array_index(ARGS) // v, start, stop
{
    (void)count;
    int64_t start = 0, stop = INT64_MAX, size = cast(self)->length;
    if (!kr_container_bound(thread, args[1], &start) ||
        !kr_container_bound(thread, args[2], &stop))
        return KR_NULL;
    if (start < 0) start = start + size < 0 ? 0 : start + size;
    if (stop < 0) stop += size;
    int64_t at = find(thread, self, args[0], start, stop);
    if (at == -1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "array.index(x): x not in array");
    return at < 0 ? KR_NULL : kr_int_from_i64(thread, at);
}
static KrOwn array_buffer_info(ARGS)
{
    (void)args, (void)count;
    KrOwn items[2] = {kr_int_from_u64(thread, (uint64_t)(uintptr_t)cast(self)->items),
                      kr_int_from_i64(thread, cast(self)->length)};
    return kr_tuple_pack_own(thread, items, 2);
}
static KrOwn array_byteswap(ARGS)
{
    (void)thread, (void)args, (void)count;
    Array *array = cast(self);
    int size = array->item->size;
    for (int64_t i = 0; i < array->length && size > 1; i++) {
        char *at = place(array, i);
        for (int low = 0, high = size - 1; low < high; low++, high--) {
            char c = at[low];
            at[low] = at[high];
            at[high] = c;
        }
    }
    return kr_none_own();
}
static KrOwn array_frombytes(ARGS)
{
    (void)count;
    return done(extend_bytes(thread, cast(self), args[0]));
}
static KrOwn array_fromfile(ARGS) // f, n
{
    (void)count;
    int64_t wanted, size = cast(self)->item->size, got;
    if (!kr_number_index_i64(thread, args[1], &wanted)) return KR_NULL;
    if (wanted < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "negative count");
    if (wanted > INT64_MAX / size) return kr_exception_no_memory(thread);
    KrOwn name = kr_str_interned(thread, "read"),
          number = kr_int_from_i64(thread, wanted * size);
    KrOwn data = KR_NULL;
    if (!kr_is_null(name) && !kr_is_null(number)) {
        KrRef argument = kr_ref(number);
        data = kr_call_method(thread, args[0], kr_ref(name), &argument, 1);
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, number);
    if (kr_is_null(data)) return KR_NULL;
    if (!kr_bytes_is_sub(kr_ref(data))) {
        kr_drop(thread, data);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "read() didn't return bytes");
    }
    got = kr_bytes_cast(kr_ref(data))->length;
    bool ok = extend_bytes(thread, cast(self), kr_ref(data));
    kr_drop(thread, data);
    if (ok && got != wanted * size)
        return kr_exception_raise(thread, &kr_exception_eof_error,
                                  "read() didn't return enough bytes");
    return done(ok);
}
static KrOwn array_tofile(ARGS)
{
    (void)count;
    enum { BLOCK = 64 * 1024 };
    KrOwn name = kr_str_interned(thread, "write");
    bool ok = !kr_is_null(name);
    for (int64_t at = 0; ok && at < cast(self)->length * cast(self)->item->size;
         at += BLOCK) {
        int64_t left = cast(self)->length * cast(self)->item->size - at;
        KrOwn block =
            kr_bytes_new(thread, cast(self)->items + at, left < BLOCK ? left : BLOCK);
        KrOwn result = KR_NULL;
        if (!kr_is_null(block)) {
            KrRef argument = kr_ref(block);
            result = kr_call_method(thread, args[0], kr_ref(name), &argument, 1);
        }
        ok = !kr_is_null(result);
        kr_xdrop(thread, block);
        kr_xdrop(thread, result);
    }
    kr_xdrop(thread, name);
    return done(ok);
}
static KrOwn array_fromlist(ARGS)
{
    (void)count;
    if (!kr_list_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "arg must be list");
    Array *array = cast(self);
    int64_t old = array->length, added = kr_list_length(args[0]);
    if (added == 0) return kr_none_own();
    for (int64_t i = 0; i < kr_list_length(args[0]); i++) {
        KrOwn item = kr_dup(kr_list_get(args[0], i));
        bool ok = append(thread, array, kr_ref(item));
        kr_drop(thread, item);
        if (ok && kr_list_length(args[0]) != added)
            ok = kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                          "list changed size during iteration");
        if (!ok) {
            KrOwn error = kr_exception_fetch(thread);
            if (array->length > old && !resize(thread, array, old))
                kr_exception_clear(thread);
            kr_exception_restore(thread, error);
            return KR_NULL;
        }
    }
    return kr_none_own();
}
static bool is_text(KrThread *thread, const Array *array, const char *name)
{
    return array->item->is_text ||
           kr_exception_raise_false(
               thread, &kr_exception_value_error,
               "%s() may only be called on unicode type arrays ('u' or 'w')", name);
}
static KrOwn array_fromunicode(ARGS)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fromunicode() argument must be str, not %T",
                                  args[0]);
    return done(is_text(thread, cast(self), "fromunicode") &&
                extend_text(thread, cast(self), args[0]));
}
static KrOwn array_tounicode(ARGS)
{
    (void)args, (void)count;
    return is_text(thread, cast(self), "tounicode") ? to_text(thread, cast(self))
                                                    : KR_NULL;
}
static KrOwn array_tobytes(ARGS)
{
    (void)args, (void)count;
    return kr_bytes_new(thread, cast(self)->length ? cast(self)->items : "",
                        cast(self)->length * cast(self)->item->size);
}
static KrOwn array_tolist(ARGS)
{
    (void)args, (void)count;
    return to_list(thread, cast(self));
}
static KrOwn array_copy(ARGS)
{
    (void)args, (void)count;
    return copy_range(thread, cast(self), 0, cast(self)->length);
}
static KrOwn array_sizeof(ARGS)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, kr_type_of(self)->basic_size +
                                       cast(self)->capacity * cast(self)->item->size);
}
static KrOwn get_typecode(KrThread *thread, KrRef self)
{
    return kr_str_char(thread, (uint32_t)cast(self)->item->code);
}
static KrOwn get_itemsize(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->item->size);
}

static KrOwn array_reduce_ex(ARGS)
{
    (void)count;
    int64_t protocol = 0;
    const Array *array = cast(self);
    if (!kr_int_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__reduce_ex__ argument should be an integer");
    if (kr_int_try_i64(args[0], &protocol) != KR_PRESENT)
        protocol = kr_int_sign(args[0]);
    KrOwn dict = KR_NULL, code = get_typecode(thread, self), parts = KR_NULL,
          maker = KR_NULL;
    KrOwn data = KR_NULL, number = KR_NULL, result = KR_NULL;
    KrFound has = kr_attr_lookup(thread, self, kr_name(KR_NAME___dict__), &dict);
    if (has == KR_FAULT || kr_is_null(code)) goto done;
    if (has == KR_ABSENT) dict = kr_none_own();
    if (protocol < 3) {
        maker = kr_dup(kr_type_ref(kr_type_of(self)));
        data = to_list(thread, array);
        if (!kr_is_null(data)) parts = kr_tuple_2(thread, kr_ref(code), kr_ref(data));
    } else {
        if (kr_is_null(array_type.extra)) goto done;
        maker = kr_dup(kr_ref(array_type.extra));
        data = array_tobytes(thread, self, args, 0);
        number = kr_from_small_int(kr_array_items_machine_format(array->item));
        KrRef items[4] = {kr_type_ref(kr_type_of(self)), kr_ref(code), kr_ref(number),
                          kr_ref(data)};
        if (!kr_is_null(data)) parts = kr_tuple_from(thread, items, 4);
    }
    if (!kr_is_null(parts))
        result = kr_tuple_3(thread, kr_ref(maker), kr_ref(parts), kr_ref(dict));
done:
    kr_xdrop(thread, dict);
    kr_xdrop(thread, code);
    kr_xdrop(thread, parts);
    kr_xdrop(thread, maker);
    kr_xdrop(thread, data);
    return result;
}

static KrOwn module_reconstructor(ARGS) // arraytype, typecode, mformat_code, items
{
    (void)self, (void)count;
    uint32_t code;
    int64_t machine;
    if (!kr_type_has(args[0], KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "first argument must be a type object, not %T",
                                  args[0]);
    KrType *type = (KrType *)(void *)kr_obj(args[0]);
    if (!kr_type_is_subtype(type, &array_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s is not a subtype of array.array", type->name);
    if (!code_of(thread, args[1], &code) ||
        !kr_number_index_i64(thread, args[2], &machine))
        return KR_NULL;
    const KrArrayItem *item = kr_array_items_find(code);
    if (!item)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "second argument must be a valid type code");
    if (machine < 0 || machine >= KR_ARRAY_ITEMS_FORMATS)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "third argument must be a valid machine format code.");
    if (!kr_bytes_is_sub(args[3]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fourth argument should be bytes, not %T", args[3]);
    const KrBytes *bytes = kr_bytes_cast(args[3]);
    KrOwn array = KR_NULL;
    bool same = kr_array_items_machine_format(item) == machine;
    const KrArrayItem *stored = same ? item : kr_array_items_of_machine((int)machine);
    if (same) {
        array = new_array(thread, type, item, 0);
        if (!kr_is_null(array) && !extend_bytes(thread, cast(kr_ref(array)), args[3])) {
            kr_drop(thread, array);
            return KR_NULL;
        }
        return array;
    }
    KrOwn values =
        kr_array_items_read(thread, (int)machine, bytes->data, bytes->length);
    if (kr_is_null(values)) return values;
    array = new_array(thread, type, stored ? stored : item, 0);
    if (!kr_is_null(array) && !fill(thread, cast(kr_ref(array)), kr_ref(values))) {
        kr_drop(thread, array);
        array = KR_NULL;
    }
    kr_drop(thread, values);
    return array;
}

// --- iterator ---------------------------------------------------------------------------

static KrOwn iter(KrThread *thread, KrRef self)
{
    ArrayIter *it = (ArrayIter *)(void *)kr_object_new(thread, &iter_type, sizeof *it);
    if (!it) return KR_NULL;
    it->array = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}
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
static ArrayIter *cast_iter(KrRef self)
{
    return (ArrayIter *)(void *)kr_obj(self);
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    ArrayIter *it = cast_iter(self);
    if (kr_is_null(it->array)) return KR_ABSENT;
    const Array *array = cast(kr_ref(it->array));
    if (it->index < array->length) {
        *item = kr_array_items_load(thread, array->item, place(array, it->index++));
        return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    }
    kr_drop(thread, kr_move(&it->array));
    return KR_ABSENT;
}
static KrOwn iter_reduce(ARGS)
{
    (void)args, (void)count;
    ArrayIter *it = cast_iter(self);
    return kr_iterator_reduce_left(thread, "iter", &it->array, &it->index, kr_dup(kr_tuple_empty()));
}
static KrOwn iter_setstate(ARGS)
{
    (void)count;
    int64_t index;
    ArrayIter *it = cast_iter(self);
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->array)) {
        int64_t most = cast(kr_ref(it->array))->length;
        it->index = index < 0 ? 0 : index > most ? most : index;
    }
    return kr_none_own();
}
static const KrNativeDef iter_methods[] = {
    {"__reduce__", iter_reduce, "($self, /)", "State for pickling.", 0, 0, 0},
    {"__setstate__", iter_setstate, "($self, state, /)", "Set state for unpickling.", 0,
     0, 0},
    {0},
};
static KrType iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "array.arrayiterator",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(ArrayIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

// --- type and module --------------------------------------------------------------------

static const KrNativeDef methods[] = {
    {"append", array_append, "($self, v, /)", "Append a value.", 0, 0, 0},
    {"buffer_info", array_buffer_info, "($self, /)", "Address and length.", 0, 0, 0},
    {"byteswap", array_byteswap, "($self, /)", "Reverse the bytes of all items.", 0, 0,
     0},
    {"clear", array_clear, "($self, /)", "Remove all items.", 0, 0, 0},
    {"count", array_count, "($self, v, /)", "Number of occurrences of v.", 0, 0, 0},
    {"extend", array_extend, "($self, bb, /)", "Append the items of an iterable.", 0, 0,
     0},
    {"frombytes", array_frombytes, "($self, buffer, /)", "Append items from bytes.", 0,
     0, 0},
    {"fromfile", array_fromfile, "($self, f, n, /)", "Append n items read from a file.",
     0, 0, 0},
    {"fromlist", array_fromlist, "($self, list, /)", "Append the items of a list.", 0,
     0, 0},
    {"fromunicode", array_fromunicode, "($self, ustr, /)",
     "Append the characters of a str.", 0, 0, 0},
    {"index", array_index, "($self, v, start=0, stop=9223372036854775807, /)\1($self, v, start=0, stop=sys.maxsize, /)",
     "Index of the first v; ValueError without one.", 0, 0, 0},
    {"insert", array_insert, "($self, i, v, /)", "Insert v before position i.", 0, 0,
     0},
    {"pop", array_pop, "($self, i=-1, /)", "Remove and return the item at i.", 0, 0, 0},
    {"remove", array_remove, "($self, v, /)", "Remove the first v.", 0, 0, 0},
    {"reverse", array_reverse, "($self, /)", "Reverse the order of the items.", 0, 0,
     0},
    {"tobytes", array_tobytes, "($self, /)", "The items as bytes of the machine.", 0, 0,
     0},
    {"tofile", array_tofile, "($self, f, /)", "Write all items to a file.", 0, 0, 0},
    {"tolist", array_tolist, "($self, /)", "A list of the items.", 0, 0, 0},
    {"tounicode", array_tounicode, "($self, /)", "A str of the characters.", 0, 0, 0},
    {"__copy__", array_copy, "($self, /)", "A copy of the array.", 0, 0, 0},
    {"__deepcopy__", array_copy, "($self, unused, /)", "A copy of the array.", 0, 0, 0},
    {"__reduce_ex__", array_reduce_ex, "($self, value, /)", "State for pickling.", 0, 0,
     0},
    {"__sizeof__", array_sizeof, "($self, /)", "Size in memory, in bytes.", 0, 0, 0},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 0, 0, KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    {0},
};
static KrType array_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "array.array",
    .shown = "__getattribute__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE | KR_TYPE_SEQUENCE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(Array),
    .dealloc = dealloc,
    .repr = repr,
    .iter = iter,
    .compare = compare,
    .new_object = new_object,
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
    .getset = getset,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "A sequence of numbers or characters of one machine type, given by the type "
           "code:\n"
           "b B h H i I l L q Q integers, f d floats, w characters (u: the old code "
           "for them).",
};
static const KrNativeDef functions[] = {
    {"_array_reconstructor", module_reconstructor,
     "($module, arraytype, typecode, mformat_code, items,\n                     /)",
     "Internal. Used for pickling support.", 0, 0, 0},
    {0},
};

// collections.abc.MutableSequence.register(array)
static bool register_abc(KrThread *thread)
{
    KrOwn sequence = kr_import_attr(thread, "collections.abc", "MutableSequence"), method = KR_NULL, result = KR_NULL;
    if (!kr_is_null(sequence)) method = kr_attr_get_name(thread, kr_ref(sequence), "register");
    if (!kr_is_null(method)) result = kr_call_1(thread, kr_ref(method), kr_type_ref(&array_type));
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, sequence);
    kr_xdrop(thread, method);
    kr_xdrop(thread, result);
    return ok;
}

KrOwn kr_array_module_init(KrThread *thread)
{
    char codes[20];
    size_t size = 0;
    for (const KrArrayItem *item = kr_array_items; item->code; item++)
        codes[size++] = item->code;
    KrOwn module = kr_module_new(thread, "array", "Arrays of machine numbers.");
    bool ok = !kr_is_null(module) && kr_type_ready(thread, &iter_type) &&
              kr_module_add_type(thread, kr_ref(module), &array_type) &&
              kr_module_add(thread, kr_ref(module), "ArrayType",
                            kr_dup(kr_type_ref(&array_type))) &&
              kr_module_add(thread, kr_ref(module), "typecodes",
                            kr_str_from_utf8(thread, codes, size)) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    if (ok) { // what pickles name
        KrOwn function =
            kr_attr_get_name(thread, kr_ref(module), "_array_reconstructor");
        ok = !kr_is_null(function);
        kr_store(thread, &array_type.extra, function);
    }
    if (ok && register_abc(thread)) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
