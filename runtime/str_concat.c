// SPDX-License-Identifier: MIT
// Texts made of others: concatenation, appending, join().
//
// Short ASCII texts, which most are, have a way of their own without a call (str_cell.h). What is rare or long goes to functions
// that the quick ones end with. Called by operators, instructions and traces (str.h). Tests: tests/lang/reference/types/, tests/lang/reference/types/str_put_together.py.
#include "runtime/exception.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str_cell.h"
#include "runtime/tuple.h"

// --- two texts ------------------------------------------------------------------------------

static KR_NOINLINE KrOwn concat_any(KrThread *thread, KrRef a, KrRef b)
{
    const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
    if (y->length == 0 && x->header.type == &kr_str_type)
        return kr_dup(a);
    if (x->length == 0 && y->header.type == &kr_str_type)
        return kr_dup(b);
    uint32_t p = kr_str_highest_of(x), q = kr_str_highest_of(y);
    KrStr *out = kr_str_new(thread, x->length + y->length, p > q ? p : q);
    if (!out)
        return KR_NULL;
    kr_str_copy_chars(out, 0, x, 0, x->length);
    kr_str_copy_chars(out, x->length, y, 0, y->length);
    return kr_steal_obj(out);
}

KrOwn kr_str_concat(KrThread *thread, KrRef a, KrRef b)
{
    const KrStr *x = kr_str_obj(a), *y = kr_str_obj(b);
    int64_t length = x->length + y->length;
    if (KR_LIKELY((x->ascii & y->ascii) != 0 && length <= KR_STR_CELL_MOST && x->length && y->length)) {
        KrStr *out = kr_str_take_cell(thread, length);
        if (KR_LIKELY(out)) {
            char *to = kr_str_data(out), *end = to + length;
            to = kr_str_put_short(to, end, x);
            (void)kr_str_put_short(to, end, y);
            return kr_steal_obj(out);
        }
    }
    return concat_any(thread, a, b);
}

static KR_NOINLINE KrOwn concat_all_any(KrThread *thread, const KrRef *parts, size_t count)
{
    int64_t length = 0;
    uint32_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        const KrStr *part = kr_str_obj(parts[i]);
        uint32_t its = kr_str_highest_of(part);
        if (part->length && its > highest)
            highest = its;
        length += part->length;
    }
    KrStr *out = kr_str_new(thread, length, highest);
    if (!out)
        return KR_NULL;
    int64_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const KrStr *part = kr_str_obj(parts[i]);
        kr_str_copy_chars(out, at, part, 0, part->length);
        at += part->length;
    }
    return kr_steal_obj(out);
}

KrOwn kr_str_concat_all(KrThread *thread, const KrRef *parts, size_t count)
{
    int64_t length = 0;
    uint8_t ascii = 1;
    for (size_t i = 0; i < count; i++) {
        const KrStr *part = kr_str_obj(parts[i]);
        ascii &= part->ascii;
        length += part->length;
    }
    if (length == 0)
        return kr_str_empty();
    KrStr *out = KR_LIKELY(ascii && length <= KR_STR_CELL_MOST) ? kr_str_take_cell(thread, length) : NULL;
    if (KR_UNLIKELY(!out))
        return concat_all_any(thread, parts, count);
    char *to = kr_str_data(out), *end = to + length;
    for (size_t i = 0; i < count; i++)
        to = kr_str_put_short(to, end, kr_str_obj(parts[i]));
    return kr_steal_obj(out);
}

// --- growing --------------------------------------------------------------------------------

// Room for growth, so that a loop of appends is linear: an eighth more.
static KrStr *new_with_room(KrThread *thread, int64_t length, uint32_t highest)
{
    KrStr *out = kr_str_new(thread, length + length / 8 + 64, highest);
    if (out)
        out->length = length;
    return out;
}

static bool can_grow(const KrStr *x, const KrStr *y)
{
    return x->header.count == 1 && !x->interned && x->header.type == &kr_str_type && x != y;
}

static KR_NOINLINE KrOwn append_any(KrThread *thread, KrRef left, KrRef right)
{
    KrStr *x = kr_str_obj(left);
    const KrStr *y = kr_str_obj(right);
    int64_t length = x->length + y->length;
    KrOwn out = KR_NULL;
    bool alone = can_grow(x, y);
    if (alone && x->kind >= y->kind && length <= x->capacity) {
        kr_str_copy_chars(x, x->length, y, 0, y->length);
        x->length = length;
        x->ascii &= y->ascii;
        x->hash = -1;
        if (KR_UNLIKELY(x->has_utf8))
            kr_str_forget_utf8(thread, x);
        kr_str_write(x, length, 0);
        return kr_own_from_bits(kr_bits(left));
    }
    if (alone && length > 64) {
        uint32_t p = kr_str_highest_of(x), q = kr_str_highest_of(y);
        KrStr *grown = new_with_room(thread, length, p > q ? p : q);
        if (grown) {
            kr_str_copy_chars(grown, 0, x, 0, x->length);
            kr_str_copy_chars(grown, x->length, y, 0, y->length);
            kr_str_write(grown, length, 0);
            out = kr_steal_obj(grown);
        }
    } else {
        out = kr_str_concat(thread, left, right);
    }
    if (!kr_is_null(out))
        kr_drop(thread, kr_own_from_bits(kr_bits(left)));
    return out;
}

KrOwn kr_str_append_to(KrThread *thread, KrRef left, KrRef right)
{
    KrStr *x = kr_str_obj(left);
    const KrStr *y = kr_str_obj(right);
    int64_t length = x->length + y->length;
    bool quick = can_grow(x, y) && length <= x->capacity && x->kind == 1 && y->ascii && y->length <= KR_STR_CELL_MOST && !x->has_utf8;
    if (KR_UNLIKELY(!quick))
        return append_any(thread, left, right);
    char *data = kr_str_data(x);
    (void)kr_str_put_short(data + x->length, data + x->capacity, y);
    x->length = length;
    x->hash = -1;
    data[length] = 0;
    return kr_own_from_bits(kr_bits(left));
}

KrOwn kr_str_append(KrThread *thread, KrOwn left, KrRef right)
{
    KrOwn out = kr_str_append_to(thread, kr_ref(left), right);
    if (kr_is_null(out))
        kr_drop(thread, left);
    return out;
}

// --- join() -----------------------------------------------------------------------------------

static void put_items(KrStr *out, const KrStr *between, const KrOwn *items, int64_t count)
{
    char *to = kr_str_data(out), *end = to + out->length;
    for (int64_t i = 0; i < count; i++) {
        if (i && between->length)
            to = kr_str_put_bytes(to, end, between);
        to = kr_str_put_bytes(to, end, kr_str_obj(kr_ref(items[i])));
    }
}

// The strs of an array with the separator between them, in one block of the right size. No Python code runs.
static KrOwn join_any(KrThread *thread, KrRef separator, const KrOwn *items, int64_t count)
{
    const KrStr *between = kr_str_obj(separator);
    uint32_t highest = count > 1 ? kr_str_highest_of(between) : 0;
    int64_t length = 0;
    for (int64_t i = 0; i < count; i++) {
        KrRef item = kr_ref(items[i]);
        if (!kr_str_is_sub(item))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "sequence item %lld: expected str instance, %T found", (long long)i, item);
        const KrStr *str = kr_str_obj(item);
        uint32_t c = kr_str_highest_of(str);
        highest = c > highest ? c : highest;
        length += str->length + (i ? between->length : 0); // each below 2^32, so the sum of 2^31 of them fits
    }
    if (count == 1 && kr_str_is(kr_ref(items[0])))
        return kr_dup(kr_ref(items[0]));
    if (length == 0)
        return kr_str_empty();
    KrStr *out = kr_str_new(thread, length, highest);
    if (!out)
        return KR_NULL;
    int64_t at = 0;
    if (out->ascii) {
        put_items(out, between, items, count);
        count = 0; // done
    }
    for (int64_t i = 0; i < count; i++) {
        const KrStr *str = kr_str_obj(kr_ref(items[i]));
        if (i) {
            kr_str_copy_chars(out, at, between, 0, between->length);
            at += between->length;
        }
        kr_str_copy_chars(out, at, str, 0, str->length);
        at += str->length;
    }
    if (length == 1) { // one object a character
        KrOwn only = kr_str_char(thread, kr_str_read(out, 0));
        kr_drop(thread, kr_steal_obj(out));
        return only;
    }
    return kr_steal_obj(out);
}

// The same without a separator: often characters. Null: one of them is no exact str in ASCII, or all together are not short.
static KrStr *join_short(KrThread *thread, const KrOwn *items, int64_t count)
{
    int64_t length = 0;
    uint8_t ascii = 1;
    for (int64_t i = 0; i < count; i++) {
        KrRef item = kr_ref(items[i]);
        if (!kr_str_is(item))
            return NULL;
        ascii &= kr_str_obj(item)->ascii;
        length += kr_str_obj(item)->length;
    }
    KrStr *out = ascii && length > 1 && length <= KR_STR_CELL_MOST ? kr_str_take_cell(thread, length) : NULL;
    if (!out)
        return NULL;
    char *to = kr_str_data(out), *end = to + length;
    for (int64_t i = 0; i < count; i++) {
        const KrStr *str = kr_str_obj(kr_ref(items[i]));
        if (KR_LIKELY(str->length == 1))
            *to++ = *(const char *)kr_str_data(str);
        else
            to = kr_str_put_short(to, end, str);
    }
    return out;
}

static KrOwn join_items(KrThread *thread, KrRef separator, const KrOwn *items, int64_t count)
{
    enum { SHORT = 2 * KR_STR_CELL_MOST }; // items: looking at more in vain would take too long
    KrStr *out = kr_str_obj(separator)->length == 0 && count > 1 && count <= SHORT ? join_short(thread, items, count) : NULL;
    return out ? kr_steal_obj(out) : join_any(thread, separator, items, count);
}

KrOwn kr_str_join(KrThread *thread, KrRef separator, KrRef iterable)
{
    bool is_tuple = kr_is_exact(iterable, &kr_tuple_type), is_list = kr_is_exact(iterable, &kr_list_type);
    if (!is_tuple && !is_list && !kr_iter_has(iterable))
        return kr_exception_raise(thread, &kr_exception_type_error, "can only join an iterable");
    if (is_tuple) {
        const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(iterable);
        return join_items(thread, separator, tuple->items, tuple->length);
    }
    KrOwn items = is_list ? kr_dup(iterable) : kr_sequence_list(thread, iterable);
    if (kr_is_null(items))
        return KR_NULL;
    const KrList *list = (const KrList *)(const void *)kr_obj(kr_ref(items));
    KrOwn result = join_items(thread, separator, list->items, list->length);
    kr_drop(thread, items);
    return result;
}
