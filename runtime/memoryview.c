// SPDX-License-Identifier: MIT
// memoryview (memoryview.h): items of one format in memory that another object owns, with shape
// and strides.
//
// Every view holds its own buffer of the owner (not of another view), so slices and casts outlive
// the view they come from. The formats are the native ones of module struct.
// Invariant: after release nothing of the owner is held, and each use raises ValueError.
// Invariant: data + sum(index * stride) stays inside the owner's memory for indexes below shape.
// Tests: tests/lang/reference/types/memoryview_use.py.
#include "runtime/memoryview.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/bytes_shared.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct View {
    KrObject header;
    KrBuffer held;     // what keeps the memory; its owner is `obj`
    char *data;        // item with all indexes 0
    int64_t *shape;    // `dimensions` numbers, then as many strides: `few`, or owned
    int64_t few[4];
    int64_t item_size; // bytes
    int64_t exports;   // buffers of this view that are out
    int64_t hash;      // -1: not computed
    int32_t dimensions;
    bool readonly, released, restricted;
    char format[8]; // without "@"
} View;

typedef struct ViewIter {
    KrObject header;
    KrOwn view; // null when exhausted
    int64_t index;
} ViewIter;

static View *cast(KrRef self)
{
    return (View *)(void *)kr_obj(self);
}
static int64_t *strides_of(const View *view)
{
    return view->shape + view->dimensions;
}

static bool alive(KrThread *thread, const View *view)
{
    if (!view->released) return true;
    return kr_exception_raise_false(
        thread, &kr_exception_value_error,
        "operation forbidden on released memoryview object");
}

// --- items --------------------------------------------------------------------------------

static int64_t format_size(char code)
{
    switch (code) {
    case 'c':
    case 'b':
    case 'B':
    case '?': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'P':
    case 'd': return 8;
    default: return 0;
    }
}

// The code of a format of one native item, or 0.
static char single_code(const char *format)
{
    if (*format == '@') format++;
    return format[0] && !format[1] && format_size(format[0]) ? format[0] : 0;
}

static KrOwn unpack(KrThread *thread, const char *format, const char *at)
{
#define LOAD(type) /* the item as a C value */                                         \
    type value;                                                                        \
    memcpy(&value, at, sizeof value)
    switch (single_code(format)) {
    case 'B': return kr_from_small_int((unsigned char)*at);
    case 'b': return kr_from_small_int((signed char)*at);
    case 'c': return kr_bytes_new(thread, at, 1);
    case '?': return kr_bool_own(*at != 0);
    case 'h': {
        LOAD(int16_t);
        return kr_from_small_int(value);
    }
    case 'H': {
        LOAD(uint16_t);
        return kr_from_small_int(value);
    }
    case 'i': {
        LOAD(int32_t);
        return kr_from_small_int(value);
    }
    case 'I': {
        LOAD(uint32_t);
        return kr_from_small_int(value);
    }
    case 'l':
    case 'q':
    case 'n': {
        LOAD(int64_t);
        return kr_int_from_i64(thread, value);
    }
    case 'L':
    case 'Q':
    case 'N':
    case 'P': {
        LOAD(uint64_t);
        return kr_int_from_u64(thread, value);
    }
    case 'f': {
        LOAD(float);
        return kr_from_float((double)value);
    }
    case 'e': {
        LOAD(_Float16);
        return kr_from_float((double)value);
    }
    case 'd': {
        LOAD(double);
        return kr_from_float(value);
    }
    default: break;
    }
#undef LOAD
    return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                              "memoryview: format %s not supported", format);
}

static bool bad_value(KrThread *thread, const char *format)
{
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "memoryview: invalid value for format '%s'",
                                    format);
}
static bool bad_type(KrThread *thread, const char *format)
{
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "memoryview: invalid type for format '%s'", format);
}

// What the value's own method has raised is told in words of the format.
static bool not_converted(KrThread *thread, const char *format)
{
    bool type = kr_exception_is(thread, &kr_exception_type_error);
    if (!type && !kr_exception_is(thread, &kr_exception_value_error) && !kr_exception_is(thread, &kr_exception_overflow_error))
        return false;
    kr_exception_clear(thread);
    return type ? bad_type(thread, format) : bad_value(thread, format);
}

static bool pack_int(KrThread *thread, const char *format, char code, char *at,
                     KrRef value)
{
    if (!kr_number_has_index(value)) return bad_type(thread, format);
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return not_converted(thread, format);
    int64_t size = format_size(code), signed_value = 0;
    bool is_signed = code == 'b' || code == 'h' || code == 'i' || code == 'l' ||
                     code == 'q' || code == 'n';
    bool fits = kr_int_try_i64(kr_ref(number), &signed_value) == KR_PRESENT;
    uint64_t bits = (uint64_t)signed_value;
    if (!fits && !is_signed && size == 8 && kr_int_sign(kr_ref(number)) > 0 &&
        kr_int_bit_length(kr_ref(number)) <= 64) {
        bits = ((KrInt *)(void *)kr_obj(kr_ref(number)))->limbs[0];
        fits = true;
    } else if (fits && !is_signed) {
        fits = signed_value >= 0 && (size == 8 || bits >> (size * 8) == 0);
    } else if (fits && size < 8) {
        int64_t limit = INT64_C(1) << (size * 8 - 1);
        fits = signed_value >= -limit && signed_value < limit;
    }
    kr_drop(thread, number);
    if (!fits) return bad_value(thread, format);
    memcpy(at, &bits, (size_t)size); // little-endian
    return true;
}

static bool pack(KrThread *thread, const char *format, char *at, KrRef value)
{
    char code = single_code(format);
    double number;
    bool truth;
    switch (code) {
    case 0:
        return kr_exception_raise_false(thread, &kr_exception_not_implemented_error,
                                        "memoryview: format %s not supported", format);
    case 'c':
        if (!kr_type_has(value, KR_TYPE_BYTES_SUB)) return bad_type(thread, format);
        if (((KrBytes *)(void *)kr_obj(value))->length != 1)
            return bad_value(thread, format);
        *at = ((KrBytes *)(void *)kr_obj(value))->data[0];
        return true;
    case '?':
        if (!kr_truth(thread, value, &truth)) return false;
        *at = truth;
        return true;
    case 'f':
    case 'd':
    case 'e':
        if (!kr_float_from(thread, value, &number)) return not_converted(thread, format);
        if (code == 'd') {
            memcpy(at, &number, sizeof number);
        } else if (code == 'f') {
            float narrow = (float)number;
            memcpy(at, &narrow, sizeof narrow);
        } else {
            _Float16 half = (_Float16)number;
            memcpy(at, &half, sizeof half);
        }
        return true;
    default: return pack_int(thread, format, code, at, value);
    }
}

// --- making -------------------------------------------------------------------------------

// A view of the owner of `held` (stolen, also on failure), one dimension of `count` items.
static KrOwn make(KrThread *thread, KrBuffer *held, char *data, const char *format,
                  int64_t item_size, const int64_t *shape, const int64_t *strides,
                  int32_t dimensions, bool readonly)
{
    View *view = kr_slab_object(thread, &kr_memoryview_type, sizeof *view);
    if (!view) (void)kr_exception_no_memory(thread);
    int64_t *numbers = !view ? NULL : dimensions <= 2 ? view->few : malloc((size_t)(dimensions + 1) * 2 * sizeof *numbers);
    size_t format_size = format[0] && !format[1] ? 2 : strlen(format) + 1;
    if (!view || !numbers || format_size > sizeof view->format) {
        if (view && numbers)
            (void)kr_exception_raise(thread, &kr_exception_not_implemented_error,
                                     "memoryview: format %s not supported", format);
        else if (view)
            (void)kr_exception_no_memory(thread);
        if (view && numbers != view->few) free(numbers);
        kr_buffer_release(thread, held);
        if (view) kr_slab_free(thread, view, sizeof *view);
        return KR_NULL;
    }
    view->held = *held;
    view->data = data;
    view->shape = numbers;
    view->item_size = item_size;
    view->dimensions = dimensions;
    view->readonly = readonly;
    view->released = view->restricted = false;
    view->exports = 0;
    view->hash = -1;
    for (int32_t i = 0; i < dimensions; i++)
        numbers[i] = shape[i];
    if (strides) {
        for (int32_t i = 0; i < dimensions; i++)
            numbers[dimensions + i] = strides[i];
    } else {
        int64_t stride = item_size;
        for (int32_t i = dimensions - 1; i >= 0; i--) {
            numbers[dimensions + i] = stride;
            stride *= shape[i];
        }
    }
    view->format[0] = format[0];
    view->format[1] = 0;
    if (format_size > 2) memcpy(view->format, format, format_size);
    kr_gc_track(thread, view);
    return kr_steal_obj(view);
}

// A view on the same memory as `from`, elsewhere.
static KrOwn derive(KrThread *thread, View *from, char *data, const char *format,
                    int64_t item_size, const int64_t *shape, const int64_t *strides,
                    int32_t dimensions, bool readonly)
{
    KrBuffer held;
    if (from->restricted)
        return kr_exception_raise(thread, &kr_exception_value_error, "cannot create new view on restricted memoryview");
    KrOwn owner = kr_dup(kr_ref(from->held.owner));
    bool ok = kr_buffer_get_native(thread, kr_ref(owner), &held, KR_BUFFER_STRIDED);
    kr_drop(thread, owner);
    if (!ok) return KR_NULL;
    return make(thread, &held, data, format, item_size, shape, strides, dimensions,
                readonly);
}

static KrOwn same_view(KrThread *thread, View *view, bool readonly)
{
    return derive(thread, view, view->data, view->format, view->item_size, view->shape,
                  strides_of(view), view->dimensions, readonly);
}

KrOwn kr_memoryview_new(KrThread *thread, KrRef object)
{
    if (kr_is_exact(object, &kr_memoryview_type)) {
        View *view = cast(object);
        return alive(thread, view) ? same_view(thread, view, view->readonly) : KR_NULL;
    }
    if (!kr_buffer_has(object))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "memoryview: a bytes-like object is required, not '%T'", object);
    KrBuffer held;
    if (!kr_buffer_get(thread, object, &held, KR_BUFFER_STRIDED)) return KR_NULL;
    return kr_memoryview_of_buffer(thread, &held);
}

KrOwn kr_memoryview_of_buffer(KrThread *thread, KrBuffer *held)
{
    int64_t count = held->item_size ? held->size / held->item_size : 0;
    return make(thread, held, held->data, held->format, held->item_size,
                held->shape ? held->shape : &count, held->strides, held->dimensions,
                held->readonly);
}

KrOwn kr_memoryview_restricted(KrThread *thread, KrBuffer *held)
{
    KrOwn made = kr_memoryview_of_buffer(thread, held);
    if (!kr_is_null(made)) cast(kr_ref(made))->restricted = true;
    return made;
}

KrRef kr_memoryview_object(KrRef view)
{
    return cast(view)->released ? KR_REF_NULL : kr_buffer_object(&cast(view)->held);
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)callable;
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count == 0 && names == 1) {
        if (!kr_str_equal_ascii(kr_tuple_get(kwnames, 0), "object"))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "memoryview() missing required argument 'object' (pos 1)");
    } else if (count + names != 1) {
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            count + names == 0
                ? "memoryview() missing required argument 'object' (pos 1)"
            : count ? "memoryview() takes at most 1 argument (%zu given)"
                    : "memoryview() takes at most 1 keyword argument (%zu given)",
            count + names);
    }
    return kr_memoryview_new(thread, args[0]);
}

static void let_go(KrThread *thread, View *view)
{
    view->released = true;
    if (view->restricted)
        kr_xdrop(thread, kr_move(&view->held.owner));
    else
        kr_buffer_release(thread, &view->held);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    View *view = (View *)(void *)object;
    let_go(thread, view);
    if (view->shape != view->few) free(view->shape);
    kr_object_free(thread, object, sizeof(View));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    View *view = (View *)(void *)object;
    if (!kr_is_null(view->held.owner)) visitor(kr_ref(view->held.owner), context);
}

// --- whole contents -----------------------------------------------------------------------

static int64_t total_size(const View *view)
{
    int64_t size = view->item_size;
    for (int32_t i = 0; i < view->dimensions; i++)
        size *= view->shape[i];
    return size;
}

static bool is_contiguous(const View *view, bool fortran)
{
    if (view->dimensions == 1) return view->shape[0] == 1 || strides_of(view)[0] == view->item_size;
    if (total_size(view) == 0) return true;
    int64_t expected = view->item_size;
    for (int32_t k = 0; k < view->dimensions; k++) {
        int32_t i = fortran ? k : view->dimensions - 1 - k;
        if (view->shape[i] > 1 && strides_of(view)[i] != expected) return false;
        expected *= view->shape[i];
    }
    return true;
}

// Copies the items from dimension `d` on, last index fastest, to *out.
static void gather(const View *view, int32_t d, const char *at, char **out)
{
    if (d == view->dimensions) {
        memcpy(*out, at, (size_t)view->item_size);
        *out += view->item_size;
        return;
    }
    for (int64_t i = 0; i < view->shape[d]; i++)
        gather(view, d + 1, at + i * strides_of(view)[d], out);
}

static KrOwn to_bytes(KrThread *thread, View *view)
{
    KrOwn bytes = kr_bytes_new(thread, NULL, total_size(view));
    if (kr_is_null(bytes)) return bytes;
    char *out = ((KrBytes *)(void *)kr_obj(kr_ref(bytes)))->data;
    if (is_contiguous(view, false))
        memcpy(out, view->data, (size_t)total_size(view));
    else
        gather(view, 0, view->data, &out);
    return bytes;
}

static KrOwn to_list(KrThread *thread, View *view, int32_t d, const char *at)
{
    if (d == view->dimensions) return unpack(thread, view->format, at);
    KrOwn list = kr_list_new(thread, view->shape[d]);
    for (int64_t i = 0; !kr_is_null(list) && i < view->shape[d]; i++) {
        KrOwn item = to_list(thread, view, d + 1, at + i * strides_of(view)[d]);
        if (kr_is_null(item)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
        kr_list_cast(kr_ref(list))->items[i] = item;
    }
    return list;
}

static bool get_buffer(KrThread *thread, KrRef self, KrBuffer *out, int flags)
{
    View *view = cast(self);
    if (!alive(thread, view)) return false;
    if (view->restricted)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "cannot create new view on restricted memoryview");
    if (!(flags & KR_BUFFER_STRIDED) && !is_contiguous(view, false))
        return kr_exception_raise_false(
            thread, &kr_exception_buffer_error,
            "memoryview: underlying buffer is not C-contiguous");
    view->exports++;
    out->data = view->data;
    out->size = total_size(view);
    out->item_size = view->item_size;
    out->format = view->format;
    out->shape = view->shape;
    out->strides = strides_of(view);
    out->dimensions = view->dimensions;
    out->readonly = view->readonly;
    return true;
}
static void release_buffer(KrThread *thread, KrRef self, KrBuffer *out)
{
    (void)thread, (void)out;
    cast(self)->exports--;
}

// --- items and slices ---------------------------------------------------------------------

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    View *view = cast(self);
    if (!alive(thread, view)) return false;
    if (view->dimensions == 0)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "0-dim memory has no length");
    *out = view->shape[0];
    return true;
}

// Address of view[key] for an int, or a tuple of as many ints as dimensions.
static char *item_address(KrThread *thread, View *view, KrRef key, bool set)
{
    bool is_tuple = kr_tuple_is(key);
    int64_t given = is_tuple ? kr_tuple_length(key) : 1, slices = 0, numbers = 0;
    char *at = view->data;
    if (view->dimensions == 0 && !(is_tuple && given == 0) && !(set && kr_is(key, kr_from_obj(&kr_ellipsis_object)))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "invalid indexing of 0-dim memory");
        return NULL;
    }
    if (view->dimensions == 0) return at;
    for (int64_t i = 0; is_tuple && i < given; i++) {
        slices += kr_slice_is(kr_tuple_get(key, i));
        numbers += kr_number_has_index(kr_tuple_get(key, i));
    }
    if (!is_tuple && !kr_number_has_index(key)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "memoryview: invalid slice key");
        return NULL;
    }
    if (is_tuple && numbers < given) {
        (void)kr_exception_raise(
            thread, slices == given ? &kr_exception_not_implemented_error : &kr_exception_type_error,
            slices < given ? "memoryview: invalid slice key"
            : set          ? "memoryview slice assignments are currently restricted to ndim = 1"
                           : "multi-dimensional slicing is not implemented");
        return NULL;
    }
    if (given < view->dimensions) {
        int64_t ignored; // one number alone is converted before it is refused
        if (!is_tuple && !set && !kr_number_index_or(thread, key, &kr_exception_index_error, &ignored)) return NULL;
        (void)kr_exception_raise(
            thread, &kr_exception_not_implemented_error,
            is_tuple || set ? "sub-views are not implemented"
                     : "multi-dimensional sub-views are not implemented");
        return NULL;
    }
    if (given > view->dimensions) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "cannot index %d-dimension view with %lld-element tuple",
                                 (int)view->dimensions, (long long)given);
        return NULL;
    }
    for (int32_t d = 0; d < view->dimensions; d++) {
        KrRef part = is_tuple ? kr_tuple_get(key, d) : key;
        int64_t index;
        if (!kr_container_index(thread, part, "memoryview", view->shape[d], &index))
            return NULL;
        if (!alive(thread, view)) // __index__ may have released it
            return NULL;
        if (index < 0 || index >= view->shape[d]) {
            (void)kr_exception_raise(thread, &kr_exception_index_error,
                                     "index out of bounds on dimension %d", (int)d + 1);
            return NULL;
        }
        at += index * strides_of(view)[d];
    }
    return at;
}

static KrOwn slice_view(KrThread *thread, View *view, KrRef slice)
{
    int64_t start, stop, step, count;
    if (view->dimensions == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "invalid indexing of 0-dim memory");
    KrOwn made = same_view(thread, view, view->readonly); // __index__ may release the other one
    if (kr_is_null(made)) return made;
    View *part = cast(kr_ref(made));
    if (!kr_slice_indices(thread, slice, part->shape[0], &start, &stop, &step, &count)) {
        kr_drop(thread, made);
        return KR_NULL;
    }
    part->data += start * strides_of(part)[0];
    part->shape[0] = count;
    strides_of(part)[0] *= step;
    return made;
}

int64_t kr_memoryview_length(KrRef self)
{
    const View *view = cast(self);
    return view->released || view->dimensions == 0 ? -1 : view->shape[0];
}

KrOwn kr_memoryview_slice(KrThread *thread, KrRef self, int64_t from, int64_t to)
{
    View *view = cast(self);
    KrOwn made = same_view(thread, view, view->readonly);
    if (kr_is_null(made)) return made;
    View *part = cast(kr_ref(made));
    part->data += from * strides_of(part)[0];
    part->shape[0] = to - from;
    return made;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    View *view = cast(self);
    if (!alive(thread, view)) return KR_NULL;
    if (kr_is_small_int(key) && view->dimensions == 1) {
        int64_t index = kr_small_int_value(key), length = view->shape[0];
        index += index < 0 ? length : 0;
        if (KR_LIKELY((uint64_t)index < (uint64_t)length)) return unpack(thread, view->format, view->data + index * strides_of(view)[0]);
    }
    if (kr_slice_is(key)) return slice_view(thread, view, key);
    if (view->dimensions == 0 && kr_is(key, kr_from_obj(&kr_ellipsis_object)))
        return kr_dup(self);
    const char *at = item_address(thread, view, key, false);
    return at ? unpack(thread, view->format, at) : KR_NULL;
}

static bool assign_slice(KrThread *thread, View *view, KrRef slice, KrRef value)
{
    KrOwn to = KR_NULL, from = KR_NULL, bytes = KR_NULL;
    bool ok = false;
    if (!kr_buffer_has(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "a bytes-like object is required, not '%T'", value);
    from = kr_memoryview_new(thread, value);
    if (!kr_is_null(from)) to = slice_view(thread, view, slice);
    if (!kr_is_null(to) && alive(thread, view)) {
        View *left = cast(kr_ref(to)), *right = cast(kr_ref(from));
        if (left->dimensions != 1 || right->dimensions != 1 ||
            left->shape[0] != right->shape[0] ||
            strcmp(left->format, right->format) != 0 ||
            left->item_size != right->item_size) {
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "memoryview assignment: lvalue and rvalue have different structures");
        } else {
            bytes = to_bytes(thread, right); // the two may overlap
            ok = !kr_is_null(bytes);
        }
        for (int64_t i = 0; ok && i < left->shape[0]; i++)
            memcpy(left->data + i * strides_of(left)[0],
                   ((KrBytes *)(void *)kr_obj(kr_ref(bytes)))->data +
                       i * left->item_size,
                   (size_t)left->item_size);
    }
    kr_xdrop(thread, to);
    kr_xdrop(thread, from);
    kr_xdrop(thread, bytes);
    return ok;
}

static bool setitem(KrThread *thread, KrRef self, KrRef key, KrRef value_or_null)
{
    View *view = cast(self);
    if (!alive(thread, view)) return false;
    if (view->readonly)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot modify read-only memory");
    if (kr_ref_is_null(value_or_null))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot delete memory");
    if (kr_slice_is(key) && view->dimensions > 1)
        return kr_exception_raise_false(thread, &kr_exception_not_implemented_error,
                                        "memoryview slice assignments are currently restricted to ndim = 1");
    if (kr_slice_is(key) && view->dimensions == 1) return assign_slice(thread, view, key, value_or_null);
    char *at = item_address(thread, view, key, true), packed[8];
    if (!at || !pack(thread, view->format, packed, value_or_null) ||
        !alive(thread, view))
        return false;
    memcpy(at, packed, (size_t)view->item_size);
    return true;
}

// Lists of lists of numbers of the same shape. A number that is not one does not equal itself, as it does in lists.
static KrFound equal_items(KrThread *thread, KrRef a, KrRef b)
{
    KrFound equal = KR_PRESENT;
    if (!kr_list_is_sub(a)) return kr_compare_bool(thread, a, b, KR_EQ);
    for (int64_t i = 0; equal == KR_PRESENT && i < kr_list_length(a); i++)
        equal = equal_items(thread, kr_list_get(a, i), kr_list_get(b, i));
    return equal;
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (op != KR_EQ && op != KR_NE) return kr_dup(kr_not_implemented());
    if (cast(a)->released) return kr_bool_own(kr_is(a, b) == (op == KR_EQ));
    if (!kr_buffer_has(b)) return kr_dup(kr_not_implemented());
    if (kr_is_exact(b, &kr_memoryview_type) && cast(b)->released)
        return kr_bool_own(op == KR_NE);
    KrOwn other = kr_memoryview_new(thread, b), left = KR_NULL, right = KR_NULL;
    if (kr_is_null(other)) { // it refuses
        kr_exception_clear(thread);
        return kr_dup(kr_not_implemented());
    }
    View *x = cast(a), *y = cast(kr_ref(other));
    KrFound equal = x->dimensions == y->dimensions &&
                            memcmp(x->shape, y->shape, (size_t)x->dimensions * 8) == 0
                        ? KR_PRESENT
                        : KR_ABSENT;
    if (equal == KR_PRESENT && (!single_code(x->format) || !single_code(y->format)))
        equal = KR_ABSENT;
    if (equal == KR_PRESENT) {
        left = to_list(thread, x, 0, x->data);
        if (!kr_is_null(left)) right = to_list(thread, y, 0, y->data);
        equal = kr_is_null(right) ? KR_FAULT : equal_items(thread, kr_ref(left), kr_ref(right));
    }
    kr_drop(thread, other);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return equal == KR_FAULT ? KR_NULL
                             : kr_bool_own((equal == KR_PRESENT) == (op == KR_EQ));
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    View *view = cast(self);
    if (view->hash == -1) {
        if (!alive(thread, view)) return false;
        if (!view->readonly)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "cannot hash writable memoryview object");
        char code = single_code(view->format);
        if (code != 'B' && code != 'b' && code != 'c')
            return kr_exception_raise_false(
                thread, &kr_exception_value_error,
                "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        KrOwn bytes = to_bytes(thread, view);
        if (kr_is_null(bytes)) return false;
        int64_t ignored;
        view->exports++; // __hash__ of the object must not release it
        bool ok = kr_hash(thread, kr_buffer_object(&view->held), &ignored);
        view->exports--;
        ok = ok && kr_hash(thread, kr_ref(bytes), &view->hash);
        kr_drop(thread, bytes);
        if (!ok) return false;
    }
    *out = view->hash;
    return true;
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    char text[64];
    (void)snprintf(text, sizeof text, "<%smemory at %p>",
                   cast(self)->released ? "released " : "", (void *)kr_obj(self));
    return kr_str_from_ascii(thread, text);
}

// --- methods ------------------------------------------------------------------------------

static KrOwn tobytes_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)count;
    View *view = cast(self);
    bool fortran = false, ordered = !kr_ref_is_null(args[0]) && !kr_is_none(args[0]);
    if (ordered && !kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "tobytes() argument 'order' must be str or None, not %T", args[0]);
    if (ordered && !kr_str_c_text(thread, args[0])) return KR_NULL;
    if (!alive(thread, view)) return KR_NULL;
    if (ordered) {
        if (kr_str_obj(args[0])->length != 1 ||
            !strchr("CFA", (int)kr_str_read(kr_str_obj(args[0]), 0)))
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "order must be 'C', 'F' or 'A'");
        uint32_t order = kr_str_read(kr_str_obj(args[0]), 0);
        fortran = order == 'F' || (order == 'A' && is_contiguous(view, true));
    }
    if (fortran && view->dimensions > 1) { // first index fastest: the transposed view
        int64_t shape[KR_BUFFER_DIMENSIONS * 2];
        View turned = *view;
        for (int32_t i = 0; i < view->dimensions; i++) {
            shape[i] = view->shape[view->dimensions - 1 - i];
            shape[view->dimensions + i] = strides_of(view)[view->dimensions - 1 - i];
        }
        turned.shape = shape;
        return to_bytes(thread, &turned);
    }
    return to_bytes(thread, view);
}

KrOwn kr_memoryview_bytes(KrThread *thread, KrRef view)
{
    return alive(thread, cast(view)) ? to_bytes(thread, cast(view)) : KR_NULL;
}

static KrOwn tolist_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    View *view = cast(self);
    return alive(thread, view) ? to_list(thread, view, 0, view->data) : KR_NULL;
}

static KrOwn hex_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    View *view = cast(self);
    int64_t group;
    if (!kr_ref_is_null(args[1]) && !kr_number_index_int(thread, args[1], &group)) return KR_NULL; // of a released one, too
    if (!alive(thread, view)) return KR_NULL;
    KrOwn bytes = to_bytes(thread, view);
    if (kr_is_null(bytes)) return bytes;
    view->exports++; // nor __len__ of the separator
    KrOwn result = kr_bytes_methods[KR_BYTES_AT_hex].function(thread, kr_ref(bytes), args, count);
    view->exports--;
    kr_drop(thread, bytes);
    return result;
}

static KrOwn release_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    View *view = cast(self);
    if (view->released) return kr_none_own();
    if (view->exports > 0)
        return kr_exception_raise(
            thread, &kr_exception_buffer_error, "memoryview has %lld exported buffer%s",
            (long long)view->exports, view->exports == 1 ? "" : "s");
    let_go(thread, view);
    return kr_none_own();
}

KrOwn kr_memoryview_release(KrThread *thread, KrRef view)
{
    return release_method(thread, view, NULL, 0);
}

// By the flags of C's PyObject_GetBuffer: 1 is PyBUF_WRITABLE.
static KrOwn from_flags_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    int64_t flags;
    KrBuffer held;
    if (!kr_number_index_i64(thread, args[1], &flags)) return KR_NULL;
    if (kr_is_exact(args[0], &kr_memoryview_type)) return kr_memoryview_new(thread, args[0]); // as it is
    if (!kr_buffer_has(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "memoryview: a bytes-like object is required, not '%T'", args[0]);
    int wanted = (flags & 1 ? KR_BUFFER_WRITABLE : 0) | (flags & 0x18 ? KR_BUFFER_STRIDED : 0);
    return kr_buffer_get(thread, args[0], &held, wanted) ? kr_memoryview_of_buffer(thread, &held) : KR_NULL;
}

static KrOwn enter_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return alive(thread, cast(self)) ? kr_dup(self) : KR_NULL;
}

static KrOwn toreadonly_method(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)args, (void)count;
    View *view = cast(self);
    return alive(thread, view) ? same_view(thread, view, true) : KR_NULL;
}

static bool has_zero(const View *view)
{
    for (int32_t i = 0; i < view->dimensions; i++)
        if (view->shape[i] == 0 || strides_of(view)[i] == 0) return true;
    return false;
}

static KrOwn cast_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    View *view = cast(self);
    int64_t shape[KR_BUFFER_DIMENSIONS], dimensions = 1, size = total_size(view),
                                         product = 1;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "cast() argument 'format' must be str, not %U",
                                  args[0]);
    if (!alive(thread, view)) return KR_NULL;
    if (!is_contiguous(view, false))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "memoryview: casts are restricted to C-contiguous views");
    if ((!kr_ref_is_null(args[1]) || view->dimensions != 1) && has_zero(view))
        return kr_exception_raise(thread, &kr_exception_type_error, "memoryview: cannot cast view with zeros in shape or strides");
    if (!kr_ref_is_null(args[1])) {
        if (!kr_list_is_sub(args[1]) && !kr_tuple_is_sub(args[1]))
            return kr_exception_raise(thread, &kr_exception_type_error, "shape must be a list or a tuple");
        dimensions = kr_list_is_sub(args[1]) ? kr_list_length(args[1]) : kr_tuple_length(args[1]);
        if (dimensions > KR_BUFFER_DIMENSIONS)
            return kr_exception_raise(thread, &kr_exception_value_error, "memoryview: number of dimensions must not exceed 64");
        if (view->dimensions != 1 && dimensions != 1)
            return kr_exception_raise(thread, &kr_exception_type_error, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    if (!kr_str_obj(args[0])->ascii) {
        KrOwn refused = kr_str_codec_encode(thread, args[0], "ascii", "strict");
        kr_xdrop(thread, refused);
        return KR_NULL;
    }
    const char *format = kr_str_utf8(thread, args[0], NULL);
    if (!format) return KR_NULL;
    char code = single_code(format), old = single_code(view->format);
    if (!old)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "memoryview: source format must be a native single "
            "character format prefixed with an optional '@'");
    if (!code)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "memoryview: destination format must be a native single "
            "character format prefixed with an optional '@'");
    if (!strchr("Bbc", code) && !strchr("Bbc", old))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "memoryview: cannot cast between two non-byte formats");
    int64_t item_size = format_size(code);
    if (size % item_size != 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "memoryview: length is not a multiple of itemsize");
    shape[0] = size / item_size;
    if (!kr_ref_is_null(args[1])) {
        bool is_list = kr_list_is_sub(args[1]);
        for (int64_t i = 0; i < dimensions; i++) {
            KrRef part = is_list ? kr_list_get(args[1], i) : kr_tuple_get(args[1], i);
            if (!kr_int_is_sub(part))
                return kr_exception_raise(
                    thread, &kr_exception_type_error,
                    "memoryview.cast(): elements of shape must be integers");
            if (!kr_int_to_i64(thread, part, &shape[i]))
                return KR_NULL;
            if (shape[i] <= 0)
                return kr_exception_raise(
                    thread, &kr_exception_value_error,
                    "memoryview.cast(): elements of shape must be integers > 0");
            if (__builtin_mul_overflow(product, shape[i], &product))
                return kr_exception_raise(thread, &kr_exception_value_error, "memoryview.cast(): product(shape) > SSIZE_MAX");
        }
        if (product * item_size != size)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "memoryview: product(shape) * itemsize != buffer size");
    }
    return derive(thread, view, view->data, format, item_size, shape, NULL,
                  (int32_t)dimensions, view->readonly);
}

// Has it the one dimension that going over the items needs? Else raises.
static bool is_row(KrThread *thread, const View *view, const char *nothing, const char *several)
{
    if (view->dimensions == 1) return true;
    return view->dimensions == 0 ? kr_exception_raise_false(thread, &kr_exception_type_error, "%s", nothing)
                                 : kr_exception_raise_false(thread, &kr_exception_not_implemented_error, "%s", several);
}

static const char *const no_items = "invalid indexing of 0-dim memory",
                  *const views_of_views = "multi-dimensional sub-views are not implemented";

static KrOwn count_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    if (!alive(thread, cast(self)) || !is_row(thread, cast(self), no_items, views_of_views)) return KR_NULL;
    KrOwn list = tolist_method(thread, self, NULL, 0), result = KR_NULL;
    if (!kr_is_null(list)) {
        KrOwn name = kr_str_interned(thread, "count");
        if (!kr_is_null(name))
            result = kr_call_method(thread, kr_ref(list), kr_ref(name), args, 1);
        kr_xdrop(thread, name);
        kr_drop(thread, list);
    }
    return result;
}

static KrOwn index_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t start = 0, stop = INT64_MAX;
    View *view = cast(self);
    if ((count > 1 && !kr_container_bound(thread, args[1], &start)) ||
        (count > 2 && !kr_container_bound(thread, args[2], &stop)) || !alive(thread, view) ||
        !is_row(thread, view, "invalid lookup on 0-dim memory", "multi-dimensional lookup is not implemented"))
        return KR_NULL;
    KrOwn list = tolist_method(thread, self, NULL, 0);
    if (kr_is_null(list)) return list;
    (void)kr_slice_adjust(kr_list_length(kr_ref(list)), &start, &stop, 1);
    KrOwn result = KR_NULL;
    KrFound found = KR_ABSENT;
    for (int64_t i = start; found == KR_ABSENT && i < stop; i++) {
        found = kr_container_equal(thread, kr_list_get(kr_ref(list), i), args[0]);
        if (found == KR_PRESENT) result = kr_int_from_i64(thread, i);
    }
    kr_drop(thread, list);
    if (found == KR_ABSENT)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "memoryview.index(x): x not found");
    return result;
}

static KrOwn number_tuple(KrThread *thread, View *view, const int64_t *numbers)
{
    if (!alive(thread, view)) return KR_NULL;
    KrOwn tuple = kr_tuple_new(thread, view->dimensions);
    for (int32_t i = 0; i < view->dimensions && !kr_is_null(tuple); i++) {
        KrOwn number = kr_int_from_i64(thread, numbers[i]);
        if (kr_is_null(number)) {
            kr_drop(thread, tuple);
            return KR_NULL;
        }
        kr_tuple_cast(kr_ref(tuple))->items[i] = number;
    }
    return tuple;
}

static KrOwn get_shape(KrThread *thread, KrRef self)
{
    return number_tuple(thread, cast(self), cast(self)->shape);
}
static KrOwn get_strides(KrThread *thread, KrRef self)
{
    return number_tuple(thread, cast(self), strides_of(cast(self)));
}
static KrOwn get_suboffsets(KrThread *thread, KrRef self)
{
    return alive(thread, cast(self)) ? kr_dup(kr_tuple_empty()) : KR_NULL;
}
static KrOwn get_obj(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_dup(kr_buffer_object(&view->held)) : KR_NULL;
}
static KrOwn get_nbytes(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_int_from_i64(thread, total_size(view)) : KR_NULL;
}
static KrOwn get_itemsize(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_int_from_i64(thread, view->item_size) : KR_NULL;
}
static KrOwn get_ndim(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_from_small_int(view->dimensions) : KR_NULL;
}
static KrOwn get_format(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_str_from_ascii(thread, view->format) : KR_NULL;
}
static KrOwn get_readonly(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_bool_own(view->readonly) : KR_NULL;
}
static KrOwn get_c_contiguous(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_bool_own(is_contiguous(view, false)) : KR_NULL;
}
static KrOwn get_f_contiguous(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view) ? kr_bool_own(is_contiguous(view, true)) : KR_NULL;
}
static KrOwn get_contiguous(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    return alive(thread, view)
               ? kr_bool_own(is_contiguous(view, false) || is_contiguous(view, true))
               : KR_NULL;
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    View *view = cast(self);
    if (!alive(thread, view) || !is_row(thread, view, no_items, views_of_views)) return KR_NULL;
    ViewIter *it = (ViewIter *)(void *)kr_object_new(thread, &kr_memoryview_iter_type,
                                                     sizeof(ViewIter));
    if (!it) return KR_NULL;
    it->view = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}

static const KrNativeDef methods[] = {
    {"_from_flags", from_flags_method, "($type, /, object, flags)", "A view by the flags of C's buffer protocol.", 0, 0,
     KR_NATIVE_CLASS},
    {"release", release_method, "($self, /)", "Gives the memory back.", 0, 0, KR_NATIVE_RAW},
    {"tobytes", tobytes_method, "($self, /, order='C')", "The memory as bytes.", 0, 0, 0},
    {"hex", hex_method, "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal text.", 0, 0, 0},
    {"tolist", tolist_method, "($self, /)", "The items in a list.", 0, 0, KR_NATIVE_RAW},
    {"cast", cast_method, "($self, /, format, shape=<unrepresentable>)", "The same memory with another format or shape.", 0, 0, 0},
    {"toreadonly", toreadonly_method, "($self, /)", "A view that cannot write.", 0, 0, KR_NATIVE_RAW},
    {"count", count_method, "($self, value, /)", "How often something occurs.", 1, 1, KR_NATIVE_RAW},
    {"index", index_method, "($self, value, start=0, stop=sys.maxsize, /)", "The lowest index of something, or ValueError.", 1, 3, KR_NATIVE_RAW},
    {"__enter__", enter_method, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__exit__", release_method, "($self, /, *exc_info)", "Leaves a with statement.", 0, -1, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"obj", get_obj, NULL, "The object whose memory it is."},
    {"nbytes", get_nbytes, NULL, "Bytes that the items take: product(shape) * itemsize."},
    {"readonly", get_readonly, NULL, "Is writing forbidden?"},
    {"itemsize", get_itemsize, NULL, "Bytes of one item."},
    {"format", get_format, NULL, "The format of the items, in the words of struct."},
    {"ndim", get_ndim, NULL, "How many dimensions there are."},
    {"shape", get_shape, NULL, "The length of each dimension."},
    {"strides", get_strides, NULL, "The bytes from one item to the next, for each dimension."},
    {"suboffsets", get_suboffsets, NULL, "Of arrays of pointers only: always empty."},
    {"c_contiguous", get_c_contiguous, NULL, "Do the items lie one after the other, the last index first?"},
    {"f_contiguous", get_f_contiguous, NULL, "Do the items lie one after the other, the first index first?"},
    {"contiguous", get_contiguous, NULL, "Do the items lie one after the other?"},
    {0},
};

KrType kr_memoryview_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "memoryview",
    .flags = KR_TYPE_GC | KR_TYPE_SEQUENCE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(View),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .iter = iter,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .length = length,
    .getitem = getitem,
    .setitem = setitem,
    .buffer = get_buffer,
    .buffer_release = release_buffer,
    .methods = methods,
    .getset = getset,
    .doc = "(object)\n--\n\n" "The memory of an object, without a copy.",
};

// --- iterator -----------------------------------------------------------------------------

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((ViewIter *)(void *)object)->view);
    kr_object_free(thread, object, sizeof(ViewIter));
}
static void iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((ViewIter *)(void *)object)->view))
        visitor(kr_ref(((ViewIter *)(void *)object)->view), context);
}
static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    ViewIter *it = (ViewIter *)(void *)kr_obj(self);
    if (kr_is_null(it->view)) return KR_ABSENT;
    View *view = cast(kr_ref(it->view));
    if (it->index >= view->shape[0]) { // also when it has been released
        kr_drop(thread, kr_move(&it->view));
        return KR_ABSENT;
    }
    if (!alive(thread, view)) return KR_FAULT;
    if (view->dimensions > 1) {
        (void)kr_exception_raise(thread, &kr_exception_not_implemented_error,
                                 "multi-dimensional sub-views are not implemented");
        return KR_FAULT;
    }
    *item =
        unpack(thread, view->format, view->data + it->index++ * strides_of(view)[0]);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

KrType kr_memoryview_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "memory_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(ViewIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = kr_iterator_self,
    .next = iter_next,
};
