// SPDX-License-Identifier: MIT
// Texts made of others: concatenation, appending (join() is in str_join.c).
//
// Short ASCII texts, which most are, have a way of their own without a call (str_cell.h). What is rare or long goes to functions
// that the quick ones end with. Called by operators, instructions and traces (str.h). Tests: tests/lang/reference/types/, tests/lang/reference/types/str_put_together.py.
#include "runtime/exception.h"
#include "runtime/str_cell.h"

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

static KR_NOINLINE KrOwn append_sum(KrThread *thread, KrRef left, KrRef first, KrRef second)
{
    KrOwn sum = kr_str_concat(thread, first, second);
    if (kr_is_null(sum))
        return KR_NULL;
    KrOwn out = kr_str_append_to(thread, left, kr_ref(sum));
    kr_drop(thread, sum);
    return out;
}

KrOwn kr_str_append_both(KrThread *thread, KrRef left, KrRef first, KrRef second)
{
    KrStr *x = kr_str_obj(left);
    const KrStr *y = kr_str_obj(first), *z = kr_str_obj(second);
    int64_t middle = x->length + y->length, length = middle + z->length;
    bool quick = x->kind == 1 && (y->ascii & z->ascii) && y->length <= KR_STR_CELL_MOST && z->length <= KR_STR_CELL_MOST && y->length && z->length;
    if (quick && length <= x->capacity && can_grow(x, y) && x != z && !x->has_utf8) {
        char *data = kr_str_data(x), *end = data + x->capacity;
        (void)kr_str_put_short(kr_str_put_short(data + x->length, end, y), end, z);
        x->length = length;
        x->hash = -1;
        data[length] = 0;
        return kr_own_from_bits(kr_bits(left));
    }
    KrStr *out = quick && x->ascii && length <= KR_STR_CELL_MOST && x->header.type == &kr_str_type ? kr_str_take_cell(thread, length) : NULL;
    if (KR_UNLIKELY(!out))
        return append_sum(thread, left, first, second);
    char *data = kr_str_data(out), *end = data + length;
    (void)kr_str_put_short(kr_str_put_short(kr_str_put_short(data, end, x), end, y), end, z);
    kr_drop(thread, kr_own_from_bits(kr_bits(left)));
    return kr_steal_obj(out);
}

KrOwn kr_str_append(KrThread *thread, KrOwn left, KrRef right)
{
    KrOwn out = kr_str_append_to(thread, kr_ref(left), right);
    if (kr_is_null(out))
        kr_drop(thread, left);
    return out;
}
