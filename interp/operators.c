// SPDX-License-Identifier: MIT
// Generic halves of instructions (operators.h). Nothing here knows frames or bytecode.
//
// Each function checks the few exact types that hot code meets before it takes the general
// protocol. Called by interp/loop.c and, as calling micro-ops, by traces. Tests: tests/lang/.
#include "interp/operators.h"

#include "interp/specialize.h"
#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytearray.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/dict_views.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/frame_layout.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/shape.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/template.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

enum { SUBSCRIPT = 26, FEW_PIECES = 16 };

KrOwn kr_operators_binary(KrThread *thread, KrRef left, KrRef right, int32_t op)
{
    if (kr_int_is(left) && kr_int_is(right)) {
        int32_t plain = op < (int32_t)KR_BINARY_COUNT ? op : op - (int32_t)KR_BINARY_COUNT;
        if (plain < (int32_t)KR_BINARY_COUNT && plain != KR_BINARY_TRUEDIV &&
            plain != KR_BINARY_MATMUL)
            return kr_int_binary(thread, left, right, (KrBinaryOp)plain);
    } else if (kr_is_float(left) && kr_is_float(right)) {
        int32_t plain = op < (int32_t)KR_BINARY_COUNT ? op : op - (int32_t)KR_BINARY_COUNT;
        if (plain == KR_BINARY_MOD || plain == KR_BINARY_FLOORDIV || plain == KR_BINARY_POW) // the others have forms of their own
            return kr_float_binary(thread, kr_float_value(left), kr_float_value(right), (KrBinaryOp)plain);
    }
    if (op < (int32_t)KR_BINARY_COUNT)
        return kr_number_binary(thread, left, right, (KrBinaryOp)op);
    if (op == SUBSCRIPT) return kr_item_get(thread, left, right);
    return kr_number_inplace(thread, left, right,
                             (KrBinaryOp)(op - (int32_t)KR_BINARY_COUNT));
}

KrOwn kr_operators_compare(KrThread *thread, KrRef left, KrRef right, int32_t oparg)
{
    KrOwn result = kr_compare(thread, left, right, oparg >> 5);
    if (!(oparg & 16) || kr_is_null(result) || kr_is_bool(kr_ref(result))) return result;
    bool truth;
    bool ok = kr_truth(thread, kr_ref(result), &truth);
    kr_drop(thread, result);
    return ok ? kr_bool_own(truth) : KR_NULL;
}

// An index that is not negative, as len() gives it; the message else.
static KrOwn length_result(KrThread *thread, KrOwn value)
{
    KrOwn number = kr_number_index(thread, kr_ref(value));
    kr_drop(thread, value);
    int64_t length;
    bool ok = !kr_is_null(number);
    if (ok && kr_int_sign(kr_ref(number)) < 0)
        ok = kr_exception_raise_false(thread, &kr_exception_value_error, "__len__() should return >= 0");
    ok = ok && kr_number_index_i64(thread, kr_ref(number), &length);
    kr_xdrop(thread, number);
    return ok ? kr_int_from_i64(thread, length) : KR_NULL; // a bool is none any more
}

KrOwn kr_operators_method_result(KrThread *thread, uint8_t kind, KrOwn value)
{
    KrRef ref = kr_ref(value);
    switch (kind) {
    case KR_RETURN_LENGTH:
        if (kr_is_small_int(ref) && kr_small_int_value(ref) >= 0) return value;
        return length_result(thread, value);
    case KR_RETURN_STR:
        if (kr_str_is_sub(ref)) return value;
        (void)kr_exception_raise(thread, &kr_exception_type_error, "__str__ returned non-string (type %T)", ref);
        break;
    case KR_RETURN_ITERATOR:
        if (kr_type_of(ref)->next) return value;
        (void)kr_exception_raise(thread, &kr_exception_type_error, "iter() returned non-iterator of type '%T'", ref);
        break;
    default:
        if (kr_is_bool(ref)) return value;
        if (kind == KR_RETURN_TRUTH) {
            (void)kr_exception_raise(thread, &kr_exception_type_error, "__bool__ should return bool, returned %T", ref);
        } else {
            bool truth;
            if (kr_truth(thread, ref, &truth)) {
                kr_drop(thread, value);
                return kr_bool_own(truth);
            }
        }
    }
    kr_drop(thread, value);
    return KR_NULL;
}

KrFound kr_operators_truth(KrThread *thread, KrRef value)
{
    bool truth;
    if (!kr_truth(thread, value, &truth)) return KR_FAULT;
    return truth ? KR_PRESENT : KR_ABSENT;
}

static KrObject exhausted = KR_OBJECT_IMMORTAL(&kr_object_base_type);

KrRef kr_operators_exhausted(void)
{
    return kr_from_obj(&exhausted);
}

static KrObject no_pair = KR_OBJECT_IMMORTAL(&kr_object_base_type);

KrRef kr_operators_no_pair(void)
{
    return kr_from_obj(&no_pair);
}

KrOwn kr_operators_step(KrThread *thread, KrRef iterator)
{
    KrOwn item = KR_NULL;
    KrFound found = kr_iter_next(thread, iterator, &item);
    return found == KR_ABSENT ? kr_dup(kr_operators_exhausted()) : item;
}

bool kr_operators_end_iterator(KrThread *thread, KrRef iterator)
{
    const KrType *type = kr_type_of(iterator);
    KrOwn *over = type == &kr_list_iter_type  ? &((KrListIter *)(void *)kr_obj(iterator))->list
                  : type == &kr_tuple_iter_type ? &((KrTupleIter *)(void *)kr_obj(iterator))->tuple
                                                : &((KrStrIter *)(void *)kr_obj(iterator))->text;
    kr_xdrop(thread, kr_move(over));
    return true;
}

KrOwn kr_operators_instance(KrThread *thread, KrRef type)
{
    return kr_steal_obj(kr_shape_new_instance(thread, (KrType *)kr_obj(type)));
}

KrOwn kr_operators_container(KrThread *thread, KrRef type)
{
    return ((const KrType *)(const void *)kr_obj(type))->new_object(thread, type, NULL, 0, KR_REF_NULL);
}

KrOwn kr_operators_str_index(KrThread *thread, KrRef str, int64_t index)
{
    int64_t length = kr_str_obj(str)->length;
    int64_t place = index < 0 ? index + length : index;
    if (KR_LIKELY((uint64_t)place < (uint64_t)length)) return kr_str_index(thread, str, place);
    return kr_item_get(thread, str, kr_from_bits(kr_int_bits(index)));
}

bool kr_operators_str_not_equal(KrRef a, KrRef b)
{
    return !kr_str_equal(a, b);
}

bool kr_operators_str_less(KrRef a, KrRef b)
{
    return kr_str_compare(a, b) < 0;
}

bool kr_operators_str_at_most(KrRef a, KrRef b)
{
    return kr_str_compare(a, b) <= 0;
}

bool kr_operators_str_greater(KrRef a, KrRef b)
{
    return kr_str_compare(a, b) > 0;
}

bool kr_operators_str_at_least(KrRef a, KrRef b)
{
    return kr_str_compare(a, b) >= 0;
}

KrOwn kr_operators_dict_item(KrThread *thread, KrRef dict, KrRef key)
{
    KrRef value;
    KrFound found = kr_dict_find(thread, dict, key, &value);
    if (found > 0) return kr_dup(value);
    return found < 0 ? KR_NULL : kr_exception_raise_key(thread, key);
}

KrFound kr_operators_dict_has(KrThread *thread, KrRef dict, KrRef key)
{
    KrRef value;
    return kr_dict_find(thread, dict, key, &value);
}

// Bounds of a slice of something of that length, clipped. False: not both of them None or immediate.
static bool simple_bounds(KrRef start, KrRef stop, int64_t length, int64_t *from,
                          int64_t *to)
{
    KrRef bounds[2] = {start, stop};
    int64_t out[2] = {0, length};
    for (int i = 0; i < 2; i++) {
        if (kr_is_small_int(bounds[i])) {
            int64_t n = kr_small_int_value(bounds[i]);
            out[i] = n < 0 ? n + length : n;
        } else if (!kr_is_none(bounds[i])) {
            return false;
        }
        if (out[i] < 0) out[i] = 0;
        if (out[i] > length) out[i] = length;
    }
    *from = out[0];
    *to = out[1] < out[0] ? out[0] : out[1];
    return true;
}

KrOwn kr_operators_slice_get(KrThread *thread, KrRef container, KrRef start, KrRef stop)
{
    int64_t from, to;
    if (kr_list_is(container)) {
        if (simple_bounds(start, stop, kr_list_length(container), &from, &to))
            return kr_list_slice(thread, container, from, to);
    } else if (kr_str_is(container)) {
        if (simple_bounds(start, stop, kr_str_obj(container)->length, &from, &to))
            return kr_str_slice(thread, container, from, to, 1);
    } else if (kr_tuple_is(container)) {
        if (simple_bounds(start, stop, kr_tuple_length(container), &from, &to))
            return kr_tuple_slice(thread, container, from, to);
    } else if (kr_bytes_is(container)) {
        if (simple_bounds(start, stop, kr_bytes_cast(container)->length, &from, &to))
            return kr_bytes_slice(thread, container, from, to);
    } else if (kr_is_exact(container, &kr_bytearray_type)) {
        if (simple_bounds(start, stop, kr_bytearray_cast(container)->length, &from, &to))
            return kr_bytearray_slice(thread, container, from, to);
    } else if (kr_is_exact(container, &kr_memoryview_type)) {
        int64_t length = kr_memoryview_length(container);
        if (length >= 0 && simple_bounds(start, stop, length, &from, &to))
            return kr_memoryview_slice(thread, container, from, to);
    }
    KrOwn slice = kr_slice_new(thread, start, stop, kr_none());
    if (kr_is_null(slice)) return KR_NULL;
    KrOwn result = kr_item_get(thread, container, kr_ref(slice));
    kr_drop(thread, slice);
    return result;
}

bool kr_operators_slice_set(KrThread *thread, KrRef container, KrRef start, KrRef stop,
                            KrRef value)
{
    int64_t from, to;
    if (kr_list_is(container) &&
        simple_bounds(start, stop, kr_list_length(container), &from, &to))
        return kr_list_set_slice(thread, container, from, to, value);
    if (kr_is_exact(container, &kr_bytearray_type) && kr_bytes_is(value) &&
        simple_bounds(start, stop, kr_bytearray_cast(container)->length, &from, &to))
        return kr_bytearray_set_slice(thread, container, from, to, value);
    KrOwn slice = kr_slice_new(thread, start, stop, kr_none());
    if (kr_is_null(slice)) return false;
    bool ok = kr_item_set(thread, container, kr_ref(slice), value);
    kr_drop(thread, slice);
    return ok;
}

KrOwn kr_operators_convert(KrThread *thread, KrRef value, int32_t how)
{
    switch (how) {
    case 1: return kr_to_str(thread, value);
    case 2: return kr_repr(thread, value);
    default: return kr_ascii(thread, value);
    }
}

KrOwn kr_operators_format_simple(KrThread *thread, KrRef value)
{
    if (kr_is_exact(value, &kr_str_type)) return kr_dup(value);
    if (kr_int_is(value)) return kr_int_to_text(thread, value, 10);
    return kr_format(thread, value, KR_REF_NULL);
}

KrOwn kr_operators_template(KrThread *thread, KrRef strings, KrRef interpolations)
{
    return kr_template_new(thread, strings, interpolations);
}
KrOwn kr_operators_interpolation(KrThread *thread, KrRef value, KrRef text,
                                 int conversion, KrRef spec_or_null)
{
    return kr_template_interpolation(thread, value, text, conversion, spec_or_null);
}

// --- building ---------------------------------------------------------------------------

KrOwn kr_operators_build_set(KrThread *thread, const KrSlot *items, uint32_t count)
{
    KrOwn set = kr_set_new(thread, KR_REF_NULL);
    for (uint32_t i = 0; i < count && !kr_is_null(set); i++) {
        if (!kr_set_add(thread, kr_ref(set), kr_slot_ref(items[i]))) {
            kr_drop(thread, set);
            return KR_NULL;
        }
    }
    return set;
}

KrOwn kr_operators_build_map(KrThread *thread, const KrSlot *items, uint32_t pairs)
{
    return kr_dict_from_slots(thread, items, pairs);
}

KrOwn kr_operators_build_string(KrThread *thread, const KrSlot *pieces, uint32_t count)
{
    if (count == 2)
        return kr_str_concat(thread, kr_slot_ref(pieces[0]), kr_slot_ref(pieces[1]));
    if (count <= FEW_PIECES) {
        KrRef parts[FEW_PIECES];
        for (uint32_t i = 0; i < count; i++)
            parts[i] = kr_slot_ref(pieces[i]);
        return kr_str_concat_all(thread, parts, count);
    }
    KrOwn tuple = kr_tuple_new(thread, count), empty = KR_NULL, result = KR_NULL;
    if (kr_is_null(tuple)) return KR_NULL;
    KrTuple *object = (KrTuple *)kr_obj(kr_ref(tuple));
    for (uint32_t i = 0; i < count; i++)
        object->items[i] = kr_dup(kr_slot_ref(pieces[i]));
    empty = kr_str_from_ascii(thread, "");
    if (!kr_is_null(empty)) result = kr_str_join(thread, kr_ref(empty), kr_ref(tuple));
    kr_xdrop(thread, empty);
    kr_drop(thread, tuple);
    return result;
}

bool kr_operators_list_extend(KrThread *thread, KrRef list, KrRef iterable)
{
    if (!kr_iter_has(iterable))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "Value after * must be an iterable, not %T",
                                        iterable);
    return kr_list_extend(thread, list, iterable);
}

bool kr_operators_set_update(KrThread *thread, KrRef set, KrRef iterable)
{
    return kr_set_update(thread, set, iterable);
}

// Calls `each` with all keys and values of a dict or of anything with keys().
static bool each_item(KrThread *thread, KrRef other, KrRef dict, KrRef callable,
                      bool (*each)(KrThread *, KrRef dict, KrRef key, KrRef value,
                                   KrRef callable))
{
    if (kr_type_has(other, KR_TYPE_DICT_SUB) && kr_type_of(other)->iter == kr_dict_type.iter) { // whatever else a subclass overrides
        size_t position = 0;
        KrRef key, value;
        while (kr_dict_next(other, &position, &key, &value)) {
            KrOwn k = kr_dup(key), v = kr_dup(value);
            bool ok = each(thread, dict, kr_ref(k), kr_ref(v), callable);
            kr_drop(thread, k);
            kr_drop(thread, v);
            if (!ok) return false;
        }
        return true;
    }
    KrOwn iterator = kr_dict_views_keys_of(thread, other);
    bool ok = false;
    if (kr_is_null(iterator)) return false;
    KrOwn key;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &key)) > 0) {
        KrOwn value = kr_item_get(thread, other, kr_ref(key));
        ok = !kr_is_null(value) &&
             each(thread, dict, kr_ref(key), kr_ref(value), callable);
        kr_xdrop(thread, value);
        kr_drop(thread, key);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
    }
    kr_drop(thread, iterator);
    return found == KR_ABSENT;
}

static bool put(KrThread *thread, KrRef dict, KrRef key, KrRef value, KrRef callable)
{
    (void)callable;
    return kr_dict_set(thread, dict, key, value);
}

static bool put_once(KrThread *thread, KrRef dict, KrRef key, KrRef value,
                     KrRef callable)
{
    KrRef old;
    KrFound found = kr_dict_find(thread, dict, key, &old);
    if (found < 0) return false;
    if (found == 0) return kr_dict_set(thread, dict, key, value);
    KrOwn name = KR_NULL;
    name = kr_call_name(thread, callable);
    if (kr_is_null(name)) return false;
    (void)kr_exception_raise(thread, &kr_exception_type_error,
                             "%S got multiple values for keyword argument '%S'",
                             kr_ref(name), key);
    kr_drop(thread, name);
    return false;
}

static bool is_mapping(KrThread *thread, KrRef other, bool *mapping)
{
    KrOwn keys = KR_NULL;
    if (kr_type_has(other, KR_TYPE_DICT_SUB)) {
        *mapping = true;
        return true;
    }
    KrFound found = kr_attr_lookup(thread, other, kr_name(KR_NAME_keys), &keys);
    kr_xdrop(thread, keys);
    *mapping = found > 0;
    return found >= 0;
}

bool kr_operators_dict_update(KrThread *thread, KrRef dict, KrRef other)
{
    bool mapping;
    if (!is_mapping(thread, other, &mapping)) return false;
    if (!mapping)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "'%T' object is not a mapping", other);
    if (kr_dict_is(other)) return kr_dict_merge(thread, dict, other, KR_DICT_REPLACE);
    return each_item(thread, other, dict, KR_REF_NULL, put);
}

bool kr_operators_dict_merge(KrThread *thread, KrRef dict, KrRef other, KrRef callable)
{
    bool mapping;
    if (!is_mapping(thread, other, &mapping)) return false;
    if (!mapping) {
        KrOwn name = kr_call_name(thread, callable);
        if (kr_is_null(name)) return false;
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%S argument after ** must be a mapping, not %T",
                                 kr_ref(name), other);
        kr_drop(thread, name);
        return false;
    }
    if (kr_dict_is(other) && kr_dict_length(dict) == 0)
        return kr_dict_merge(thread, dict, other, KR_DICT_REPLACE);
    return each_item(thread, other, dict, callable, put_once);
}

// --- unpacking --------------------------------------------------------------------------

static bool not_iterable(KrThread *thread, KrRef value)
{
    return !kr_iter_has(value) &&
           !kr_exception_raise_false(thread, &kr_exception_type_error,
                                     "cannot unpack non-iterable %T object", value);
}

static void close_range(KrThread *thread, KrSlot *from, KrSlot *to)
{
    for (; from < to; from++)
        kr_slot_close(thread, *from);
}

// Exactly `count` items into out, last first. `more`: the iterator may have more.
static bool take(KrThread *thread, KrRef iterator, uint32_t count, uint32_t wanted,
                 bool more, KrSlot *end)
{
    for (uint32_t i = 0; i < count; i++) {
        KrOwn item;
        KrFound found = kr_iter_next(thread, iterator, &item);
        if (found <= 0) {
            if (found == 0)
                (void)kr_exception_raise(
                    thread, &kr_exception_value_error,
                    more ? "not enough values to unpack (expected at least "
                           "%d, got %d)"
                         : "not enough values to unpack (expected %d, got %d)",
                    (int)wanted, (int)i);
            close_range(thread, end - i, end);
            return false;
        }
        end[-1 - (int64_t)i] = kr_slot_steal(item);
    }
    return true;
}

// The slot that `out` starts with still holds the iterable: items are gathered aside first.
bool kr_operators_unpack(KrThread *thread, KrRef iterable, uint32_t count, KrSlot *out)
{
    if (kr_is_exact(iterable, &kr_tuple_type) || kr_is_exact(iterable, &kr_list_type)) {
        bool is_tuple = kr_is_exact(iterable, &kr_tuple_type);
        const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(iterable);
        const KrList *list = (const KrList *)(const void *)kr_obj(iterable);
        int64_t length = is_tuple ? tuple->length : list->length;
        if (length > (int64_t)count)
            return kr_exception_raise_false(
                thread, &kr_exception_value_error,
                "too many values to unpack (expected %d, got %lld)", (int)count,
                (long long)length);
        if (length < (int64_t)count)
            return kr_exception_raise_false(
                thread, &kr_exception_value_error,
                "not enough values to unpack (expected %d, got %d)", (int)count,
                (int)length);
        for (int64_t i = 0; i < length; i++)
            out[length - 1 - i] = kr_slot_steal(
                kr_dup(kr_ref(is_tuple ? tuple->items[i] : list->items[i])));
        return true;
    }
    if (not_iterable(thread, iterable)) return false;
    KrOwn iterator = kr_iter(thread, iterable), extra;
    if (kr_is_null(iterator)) return false;
    KrSlot keep = out[0];
    bool ok = take(thread, kr_ref(iterator), count, count, false, out + count);
    if (ok) {
        KrFound found = kr_iter_next(thread, kr_ref(iterator), &extra);
        if (found > 0) {
            kr_drop(thread, extra);
            int64_t length;
            if (kr_type_has(iterable, KR_TYPE_DICT_SUB) &&
                kr_length(thread, iterable, &length))
                (void)kr_exception_raise(
                    thread, &kr_exception_value_error,
                    "too many values to unpack (expected %d, got %lld)", (int)count,
                    (long long)length);
            else
                (void)kr_exception_raise(thread, &kr_exception_value_error,
                                         "too many values to unpack (expected %d)",
                                         (int)count);
        }
        ok = found == KR_ABSENT;
        if (!ok) close_range(thread, out, out + count);
    }
    if (!ok) out[0] = keep;
    kr_drop(thread, iterator);
    return ok;
}

bool kr_operators_unpack_ex(KrThread *thread, KrRef iterable, uint32_t before,
                            uint32_t after, KrSlot *out)
{
    if (not_iterable(thread, iterable)) return false;
    KrOwn iterator = kr_iter(thread, iterable), rest = KR_NULL, item;
    if (kr_is_null(iterator)) return false;
    KrSlot keep = out[0];
    KrSlot *end = out + before + 1 + after;
    bool ok = take(thread, kr_ref(iterator), before, before + after, true, end);
    if (!ok) goto done;
    ok = false;
    rest = kr_list_new(thread, 0);
    if (kr_is_null(rest)) goto close;
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &item)) > 0) {
        if (!kr_list_append_own(thread, kr_ref(rest), item)) {
            found = KR_FAULT;
            break;
        }
    }
    if (found < 0) goto close;
    KrList *list = (KrList *)kr_obj(kr_ref(rest));
    if (list->length < (int64_t)after) {
        (void)kr_exception_raise(
            thread, &kr_exception_value_error,
            "not enough values to unpack (expected at least %d, got %lld)",
            (int)(before + after), (long long)(before + list->length));
        goto close;
    }
    for (uint32_t i = 0; i < after; i++)
        out[i] = kr_slot_steal(list->items[list->length - 1 - i]);
    list->length -= after;
    out[after] = kr_slot_steal(kr_move(&rest));
    ok = true;
    goto done;
close:
    close_range(thread, end - before, end);
done:
    if (!ok) out[0] = keep;
    kr_xdrop(thread, rest);
    kr_drop(thread, iterator);
    return ok;
}

// --- for traces -------------------------------------------------------------------------

static KrOwn tuple_of(KrThread *thread, KrOwn *items, uint32_t count)
{
    return kr_tuple_pack_own(thread, items, count);
}
static KrOwn list_of(KrThread *thread, KrOwn *items, uint32_t count)
{
    KrOwn list = kr_list_new(thread, count);
    KrList *object = kr_is_null(list) ? NULL : (KrList *)kr_obj(kr_ref(list));
    for (uint32_t i = 0; i < count; i++) {
        if (object)
            object->items[i] = items[i];
        else
            kr_drop(thread, items[i]);
    }
    return list;
}

KrOwn kr_operators_tuple_0(KrThread *thread)
{
    return kr_tuple_new(thread, 0);
}
KrOwn kr_operators_tuple_1(KrThread *thread, KrOwn a)
{
    return tuple_of(thread, (KrOwn[]){a}, 1);
}
KrOwn kr_operators_tuple_2(KrThread *thread, KrOwn a, KrOwn b)
{
    return kr_tuple_pack_2(thread, a, b);
}
KrOwn kr_operators_tuple_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c)
{
    return kr_tuple_pack_3(thread, a, b, c);
}
KrOwn kr_operators_tuple_4(KrThread *thread, KrOwn a, KrOwn b, KrOwn c, KrOwn d)
{
    return tuple_of(thread, (KrOwn[]){a, b, c, d}, 4);
}
KrOwn kr_operators_dict_of(KrThread *thread, KrRef names, const KrOwn *values, uint32_t count)
{
    enum { MOST = 16 };
    KrSlot items[2 * MOST];
    kr_assert(count <= MOST);
    for (uint32_t i = 0; i < count; i++) {
        items[2 * i].w = kr_bits(kr_tuple_get(names, i));
        items[2 * i + 1].w = kr_own_bits(values[i]);
    }
    KrOwn dict = kr_dict_from_slots(thread, items, count);
    for (uint32_t i = 0; i < count; i++)
        kr_drop(thread, values[i]);
    return dict;
}
KrOwn kr_operators_function_of(KrThread *thread, KrRef code, KrRef globals, KrOwn *cells, uint32_t count)
{
    KrOwn closure = count ? kr_tuple_pack_own(thread, cells, count) : KR_NULL;
    KrOwn made = count && kr_is_null(closure) ? KR_NULL : kr_function_new(thread, code, globals);
    if (kr_is_null(made))
        kr_xdrop(thread, closure);
    else
        ((KrFunction *)kr_obj(kr_ref(made)))->closure = closure;
    return made;
}
KrOwn kr_operators_dict_of_0(KrThread *thread)
{
    return kr_dict_new(thread);
}
KrOwn kr_operators_dict_of_1(KrThread *thread, KrRef names, KrOwn a)
{
    return kr_operators_dict_of(thread, names, (KrOwn[]){a}, 1);
}
KrOwn kr_operators_dict_of_2(KrThread *thread, KrRef names, KrOwn a, KrOwn b)
{
    return kr_operators_dict_of(thread, names, (KrOwn[]){a, b}, 2);
}
KrOwn kr_operators_dict_of_3(KrThread *thread, KrRef names, KrOwn a, KrOwn b, KrOwn c)
{
    return kr_operators_dict_of(thread, names, (KrOwn[]){a, b, c}, 3);
}
KrOwn kr_operators_list_0(KrThread *thread)
{
    return kr_list_new(thread, 0);
}
KrOwn kr_operators_list_1(KrThread *thread, KrOwn a)
{
    return list_of(thread, (KrOwn[]){a}, 1);
}
KrOwn kr_operators_list_2(KrThread *thread, KrOwn a, KrOwn b)
{
    return list_of(thread, (KrOwn[]){a, b}, 2);
}
KrOwn kr_operators_list_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c)
{
    return list_of(thread, (KrOwn[]){a, b, c}, 3);
}
KrOwn kr_operators_list_4(KrThread *thread, KrOwn a, KrOwn b, KrOwn c, KrOwn d)
{
    return list_of(thread, (KrOwn[]){a, b, c, d}, 4);
}
void kr_operators_arguments(const KrThread *thread, uint32_t count, KrRef *args)
{
    for (uint32_t i = 0; i < count; i++)
        args[i] = kr_slot_ref(thread->activation->arguments[i]);
}

KrOwn kr_operators_call_many(KrThread *thread, KrRef callable, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    return kr_call(thread, callable, args, count, KR_REF_NULL);
}

KrOwn kr_operators_call_names(KrThread *thread, KrRef callable, KrRef names, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    return kr_call(thread, callable, args, count - (size_t)kr_tuple_length(names), names);
}

KrOwn kr_operators_native_0(KrThread *thread, KrRef self, uint64_t function)
{
    return ((KrNativeFn)(uintptr_t)function)(thread, self, NULL, 0);
}

KrOwn kr_operators_native_1(KrThread *thread, KrRef self, KrRef a, uint64_t function)
{
    return ((KrNativeFn)(uintptr_t)function)(thread, self, &a, 1);
}

KrOwn kr_operators_native_2(KrThread *thread, KrRef self, KrRef a, KrRef b, uint64_t function)
{
    KrRef args[2] = {a, b};
    return ((KrNativeFn)(uintptr_t)function)(thread, self, args, 2);
}

KrOwn kr_operators_native_3(KrThread *thread, KrRef self, KrRef a, KrRef b, KrRef c, uint64_t function)
{
    KrRef args[3] = {a, b, c};
    return ((KrNativeFn)(uintptr_t)function)(thread, self, args, 3);
}

KrOwn kr_operators_make_0(KrThread *thread, KrRef type)
{
    return ((KrType *)kr_obj(type))->new_object(thread, type, NULL, 0, KR_REF_NULL);
}

KrOwn kr_operators_make_1(KrThread *thread, KrRef type, KrRef a)
{
    return ((KrType *)kr_obj(type))->new_object(thread, type, &a, 1, KR_REF_NULL);
}

KrOwn kr_operators_step_pair(KrThread *thread, KrRef iterator)
{
    KrOwn pair[2] = {KR_NULL, KR_NULL};
    switch (kr_iter_end_pair(thread, kr_obj(iterator)->type->next_pair(thread, iterator, pair))) {
    case KR_PAIR_PRESENT: break;
    case KR_PAIR_FAULT: return KR_NULL;
    case KR_PAIR_OTHER: return kr_dup(kr_operators_no_pair());
    case KR_PAIR_ABSENT: return kr_dup(kr_operators_exhausted());
    }
    thread->activation->arguments[0] = kr_slot_steal(pair[1]);
    return pair[0];
}

KrOwn kr_operators_pair_second(KrThread *thread)
{
    return kr_own_from_bits(thread->activation->arguments[0].w);
}

KrOwn kr_operators_string_many(KrThread *thread, uint32_t count)
{
    return kr_operators_build_string(thread, thread->activation->arguments, count);
}

KrOwn kr_operators_string_more(KrThread *thread, KrOwn text, uint32_t count)
{
    for (uint32_t i = 0; i < count && !kr_is_null(text); i++)
        text = kr_str_append(thread, text, kr_slot_ref(thread->activation->arguments[i]));
    return text;
}

KrOwn kr_operators_tuple_own(KrThread *thread, uint32_t count)
{
    KrOwn items[KR_TRACE_ARGUMENTS];
    for (uint32_t i = 0; i < count; i++)
        items[i] = kr_own_from_bits(thread->activation->arguments[i].w);
    return kr_tuple_pack_own(thread, items, count);
}

KrOwn kr_operators_tuple_many(KrThread *thread, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    return kr_tuple_from(thread, args, count);
}

KrOwn kr_operators_list_many(KrThread *thread, uint32_t count)
{
    KrRef args[KR_TRACE_ARGUMENTS];
    kr_operators_arguments(thread, count, args);
    return kr_list_from(thread, args, count);
}

KrOwn kr_operators_set_many(KrThread *thread, uint32_t count)
{
    return kr_operators_build_set(thread, thread->activation->arguments, count);
}

bool kr_operators_dict_names_are(KrRef dict, KrRef names)
{
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(names);
    const KrDict *self = (const KrDict *)(const void *)kr_obj(dict);
    if (self->used != tuple->length || self->keys->entry_count != tuple->length)
        return false;
    for (int64_t i = 0; i < tuple->length; i++)
        if (!kr_is(kr_ref(self->keys->entries[i].key), kr_ref(tuple->items[i])))
            return false;
    return true;
}

bool kr_operators_lacks_name(KrRef owner, KrRef name)
{
    const KrType *type = kr_type_of(owner);
    const KrOwn *dict = type->own_dict ? kr_attribute_own_words(kr_obj(owner)) + type->own_dict - 1
                                       : (const KrOwn *)(const void *)((const char *)kr_obj(owner) + type->dict_offset);
    return kr_is_null(*dict) || (kr_is_exact(kr_ref(*dict), &kr_dict_type) && kr_ref_is_null(kr_dict_find_str(kr_ref(*dict), name)));
}

KrOwn kr_operators_call_ex(KrThread *thread, KrRef callable, KrRef args, KrRef kwargs)
{
    if (kr_is_exact(args, &kr_tuple_type))
        return kr_call_ex(thread, callable, args, kwargs);
    KrOwn tuple = kr_sequence_tuple(thread, args);
    if (kr_is_null(tuple))
        return KR_NULL;
    KrOwn result = kr_call_ex(thread, callable, kr_ref(tuple), kwargs);
    kr_drop(thread, tuple);
    return result;
}

KrOwn kr_operators_unpack_tuple(KrThread *thread, KrRef iterable, uint32_t count)
{
    KrSlot items[KR_TRACE_ARGUMENTS + 1] = {{0}};
    kr_assert(count <= KR_TRACE_ARGUMENTS);
    if (!kr_operators_unpack(thread, iterable, count, items))
        return KR_NULL;
    KrOwn made = kr_tuple_new(thread, (int64_t)count);
    for (uint32_t i = 0; i < count; i++) {
        if (kr_is_null(made))
            kr_slot_close(thread, items[i]);
        else // unpacked last to first, for the stack
            ((KrTuple *)(void *)kr_obj(kr_ref(made)))->items[count - 1 - i] = kr_slot_own(items[i]);
    }
    return made;
}

KrOwn kr_operators_attr_get(KrThread *thread, KrRef owner, KrRef name)
{
    if (!kr_is_ptr(owner) || !(kr_obj(owner)->type->flags & KR_TYPE_INSTANCE))
        return kr_attr_get(thread, owner, name);
    const KrInstance *self = (const KrInstance *)(const void *)kr_obj(owner);
    const KrAttrEntry *entry = kr_thread_attr_entry(thread, self->shape, name);
    bool known = entry->shape == self->shape && kr_is(entry->name, name) && entry->version == self->header.type->version;
    if (!known) {
        kr_specialize_note_attr(thread, owner, name);
    } else if (entry->kind != KR_ATTR_METHOD) {
        uint64_t word = entry->kind == KR_ATTR_SLOT ? kr_own_bits(self->slots[entry->value]) : entry->value;
        if (word != 0)
            return kr_dup(kr_from_bits(word));
    }
    return kr_attr_get(thread, owner, name);
}

KrOwn kr_operators_dict_many(KrThread *thread, uint32_t pairs)
{
    return kr_operators_build_map(thread, thread->activation->arguments, pairs);
}

KrRef kr_operators_method_name(const KrType *type, uint32_t oparg)
{
    static const uint16_t in_place[KR_BINARY_COUNT] = {
        [KR_BINARY_ADD] = KR_NAME___iadd__,           [KR_BINARY_AND] = KR_NAME___iand__,
        [KR_BINARY_FLOORDIV] = KR_NAME___ifloordiv__, [KR_BINARY_LSHIFT] = KR_NAME___ilshift__,
        [KR_BINARY_MATMUL] = KR_NAME___imatmul__,     [KR_BINARY_MUL] = KR_NAME___imul__,
        [KR_BINARY_MOD] = KR_NAME___imod__,           [KR_BINARY_OR] = KR_NAME___ior__,
        [KR_BINARY_POW] = KR_NAME___ipow__,           [KR_BINARY_RSHIFT] = KR_NAME___irshift__,
        [KR_BINARY_SUB] = KR_NAME___isub__,           [KR_BINARY_TRUEDIV] = KR_NAME___itruediv__,
        [KR_BINARY_XOR] = KR_NAME___ixor__,
    };
    static const uint16_t names[KR_BINARY_COUNT] = {
        [KR_BINARY_ADD] = KR_NAME___add__,           [KR_BINARY_AND] = KR_NAME___and__,
        [KR_BINARY_FLOORDIV] = KR_NAME___floordiv__, [KR_BINARY_LSHIFT] = KR_NAME___lshift__,
        [KR_BINARY_MATMUL] = KR_NAME___matmul__,     [KR_BINARY_MUL] = KR_NAME___mul__,
        [KR_BINARY_MOD] = KR_NAME___mod__,           [KR_BINARY_OR] = KR_NAME___or__,
        [KR_BINARY_POW] = KR_NAME___pow__,           [KR_BINARY_RSHIFT] = KR_NAME___rshift__,
        [KR_BINARY_SUB] = KR_NAME___sub__,           [KR_BINARY_TRUEDIV] = KR_NAME___truediv__,
        [KR_BINARY_XOR] = KR_NAME___xor__,
    };
    if (oparg == KR_OPERATORS_SUBSCRIPT) return kr_name(KR_NAME___getitem__);
    return kr_name((kr_operators_in_place(type, oparg) ? in_place : names)[oparg % KR_BINARY_COUNT]);
}

void kr_operators_function_set(KrThread *thread, KrRef function, KrOwn value, uint32_t which)
{
    (void)thread;
    KrFunction *target = (KrFunction *)kr_obj(function);
    switch (which) {
    case 1: target->defaults = value; break;
    case 2: target->kwdefaults = value; break;
    case 4: target->annotations = value; break;
    case 8: target->closure = value; break;
    default: target->annotate = value; break;
    }
}
