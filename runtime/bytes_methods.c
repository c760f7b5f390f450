// SPDX-License-Identifier: MIT
// The methods of bytes. Searching is str_search.c over arrays of one-byte characters.
//
// Arguments may be any bytes-like objects: each method borrows their buffers while it runs.
// Tests: tests/lang/reference/types/bytes_and_bytearray.py.
#include "runtime/bytes.h"

#include "base/span_bits.h"
#include "base/text.h"
#include "runtime/buffer.h"
#include "runtime/bytearray.h"
#include "runtime/bytes_shared.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/str_search.h"
#include "runtime/str_split.h"
#include "runtime/tuple.h"

#define METHOD(name)                                                                   \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)

static KrChars chars_of(KrRef self)
{
    return (KrChars){kr_bytes_cast(self)->data, kr_bytes_cast(self)->length, 1};
}

static KrOwn part(KrThread *thread, KrRef self, int64_t start, int64_t stop)
{
    if (start == 0 && stop == kr_bytes_cast(self)->length && kr_bytes_is(self))
        return kr_dup(self);
    if (stop - start == 1)
        return kr_bytes_char((uint8_t)kr_bytes_cast(self)->data[start]);
    return kr_bytes_new(thread, kr_bytes_cast(self)->data + start, stop - start);
}

static KrOwn text_out(KrThread *thread, KrText *text) // takes the text
{
    KrOwn out = text->failed ? kr_exception_no_memory(thread)
                             : kr_bytes_new(thread, text->bytes ? text->bytes : "",
                                            (int64_t)text->length);
    kr_text_fini(text);
    return out;
}

static bool bounds(KrThread *thread, const KrRef *args, size_t count, int64_t length,
                   int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = length;
    if ((count > 1 && !kr_slice_bound(thread, args[1], start)) ||
        (count > 2 && !kr_slice_bound(thread, args[2], stop)))
        return false;
    if (*start < 0)
        *start = *start + length < 0 ? 0 : *start + length;
    if (*stop < 0)
        *stop = *stop + length < 0 ? 0 : *stop + length;
    if (*stop > length)
        *stop = length;
    return true;
}

// A byte or a bytes-like object to look for; released with kr_buffer_release when owned.
typedef struct Needle {
    KrChars chars;
    KrBuffer buffer;
    char byte;
} Needle;

static bool take(KrThread *thread, KrRef value, bool or_byte, Needle *needle)
{
    if (KR_LIKELY(kr_bytes_is(value))) {
        needle->buffer.owner = KR_NULL;
        needle->chars = (KrChars){kr_bytes_cast(value)->data, kr_bytes_cast(value)->length, 1};
        return true;
    }
    needle->buffer = (KrBuffer){0};
    if (or_byte && kr_number_has_index(value) && !kr_buffer_has(value)) {
        int64_t number;
        KrOwn index = kr_number_index(thread, value);
        if (kr_is_null(index))
            return false;
        KrFound fits = kr_int_try_i64(kr_ref(index), &number);
        kr_drop(thread, index);
        if (fits != KR_PRESENT || number < 0 || number > 255)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "byte must be in range(0, 256)");
        needle->byte = (char)number;
        needle->chars = (KrChars){&needle->byte, 1, 1};
        return true;
    }
    if (!kr_buffer_has(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            or_byte ? "argument should be integer or bytes-like object, not '%T'"
                    : "a bytes-like object is required, not '%T'",
            value);
    if (!kr_buffer_get(thread, value, &needle->buffer, KR_BUFFER_READ))
        return false;
    needle->chars = (KrChars){needle->buffer.data, needle->buffer.size, 1};
    return true;
}

// The same where CPython takes what bytes and their subclasses hold, whatever __buffer__ of their class says.
static bool take_own(KrThread *thread, KrRef value, Needle *needle)
{
    if (!kr_bytes_is_sub(value))
        return take(thread, value, false, needle);
    *needle = (Needle){.chars = {kr_bytes_cast(value)->data, kr_bytes_cast(value)->length, 1}};
    return true;
}

static void give_back(KrThread *thread, Needle *needle)
{
    if (!kr_is_null(needle->buffer.owner))
        kr_buffer_release(thread, &needle->buffer);
}

// --- find ---------------------------------------------------------------------------------

static bool search(KrThread *thread, KrRef self, const KrRef *args, size_t count, bool from_right,
                   int64_t *place)
{
    Needle needle;
    int64_t start, stop;
    bool ok = bounds(thread, args, count, kr_bytes_cast(self)->length, &start, &stop) &&
              take(thread, args[0], true, &needle);
    if (!ok)
        return false;
    *place = from_right ? kr_str_search_rfind(chars_of(self), needle.chars, start, stop)
                        : kr_str_search_find(chars_of(self), needle.chars, start, stop);
    give_back(thread, &needle);
    return true;
}

METHOD(bytes_find)
{
    int64_t place;
    return search(thread, self, args, count, false, &place) ? kr_int_from_i64(thread, place)
                                                            : KR_NULL;
}

METHOD(bytes_rfind)
{
    int64_t place;
    return search(thread, self, args, count, true, &place) ? kr_int_from_i64(thread, place)
                                                           : KR_NULL;
}

static KrOwn index_of(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                      bool from_right)
{
    int64_t place;
    if (!search(thread, self, args, count, from_right, &place))
        return KR_NULL;
    if (place < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "subsection not found");
    return kr_int_from_i64(thread, place);
}

METHOD(bytes_index)
{
    return index_of(thread, self, args, count, false);
}

METHOD(bytes_rindex)
{
    return index_of(thread, self, args, count, true);
}

METHOD(bytes_count)
{
    Needle needle;
    int64_t start, stop;
    if (!bounds(thread, args, count, kr_bytes_cast(self)->length, &start, &stop) ||
        !take(thread, args[0], true, &needle))
        return KR_NULL;
    KrOwn out = kr_int_from_i64(thread, kr_str_search_count(chars_of(self), needle.chars, start, stop, -1));
    give_back(thread, &needle);
    return out;
}

static KrOwn no_affix(KrThread *thread, const char *name, KrRef value)
{
    return kr_exception_raise(thread, &kr_exception_type_error, "%s first arg must be bytes or a tuple of bytes, not %T", name, value);
}

static KrOwn affix(KrThread *thread, const char *name, KrRef self, const KrRef *args, size_t count,
                   bool at_end)
{
    int64_t start, stop;
    if (!bounds(thread, args, count, kr_bytes_cast(self)->length, &start, &stop))
        return KR_NULL;
    bool is_tuple = kr_tuple_is_sub(args[0]), found = false;
    if (!is_tuple && !kr_buffer_has(args[0])) return no_affix(thread, name, args[0]);
    int64_t tries = is_tuple ? kr_tuple_length(args[0]) : 1;
    for (int64_t i = 0; i < tries && !found; i++) {
        Needle needle;
        if (!take_own(thread, is_tuple ? kr_tuple_get(args[0], i) : args[0], &needle)) {
            if (is_tuple || !kr_exception_is(thread, &kr_exception_type_error)) return KR_NULL;
            kr_exception_clear(thread); // its class's own __buffer__
            return no_affix(thread, name, args[0]);
        }
        int64_t length = needle.chars.length;
        found = length <= stop - start &&
                kr_str_search_equal_at(chars_of(self), at_end ? stop - length : start,
                                       needle.chars);
        give_back(thread, &needle);
    }
    return kr_bool_own(found);
}

METHOD(bytes_startswith)
{
    return affix(thread, "startswith", self, args, count, false);
}

METHOD(bytes_endswith)
{
    return affix(thread, "endswith", self, args, count, true);
}

static KrOwn remove_affix(KrThread *thread, KrRef self, KrRef value, bool at_end)
{
    Needle needle;
    if (!take(thread, value, false, &needle))
        return KR_NULL;
    KrChars chars = chars_of(self);
    int64_t length = needle.chars.length;
    bool found = length <= chars.length &&
                 kr_str_search_equal_at(chars, at_end ? chars.length - length : 0, needle.chars);
    give_back(thread, &needle);
    if (!found)
        return part(thread, self, 0, chars.length);
    return at_end ? part(thread, self, 0, chars.length - length)
                  : part(thread, self, length, chars.length);
}

METHOD(bytes_removeprefix)
{
    (void)count;
    return remove_affix(thread, self, args[0], false);
}

METHOD(bytes_removesuffix)
{
    (void)count;
    return remove_affix(thread, self, args[0], true);
}

// --- split, join, replace -----------------------------------------------------------------

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

static bool push(KrThread *thread, KrRef list, KrRef self, int64_t start, int64_t stop)
{
    KrOwn piece = part(thread, self, start, stop);
    KrList *pieces = kr_list_cast(list);
    if (KR_LIKELY(!kr_is_null(piece) && pieces->length < pieces->capacity)) {
        pieces->items[pieces->length++] = piece;
        return true;
    }
    return !kr_is_null(piece) && kr_list_append_own(thread, list, piece);
}

static bool split_space(KrThread *thread, KrRef list, KrRef self, int64_t limit)
{
    const char *data = kr_bytes_cast(self)->data;
    int64_t length = kr_bytes_cast(self)->length, start = -1; // of the word that is begun; -1: none
    for (int64_t block = 0; block < length; block += KR_SPAN_BLOCK) {
        size_t size = length - block < KR_SPAN_BLOCK ? (size_t)(length - block) : KR_SPAN_BLOCK;
        uint64_t words = ~kr_span_bits(data + block, size, (KrSpanSought){.blanks = 1});
        if (size < KR_SPAN_BLOCK)
            words &= (UINT64_C(1) << size) - 1;
        uint64_t edges = words ^ (words << 1 | (start >= 0)); // where words begin and end
        if (!kr_str_split_room(thread, list, (__builtin_popcountll(edges) + 1) / 2, limit))
            return false;
        for (; edges; edges &= edges - 1) {
            int64_t at = block + __builtin_ctzll(edges);
            if (start < 0) {
                start = at;
                if (limit-- == 0)
                    return push(thread, list, self, start, length);
                continue;
            }
            if (!push(thread, list, self, start, at))
                return false;
            start = -1;
        }
    }
    return start < 0 || push(thread, list, self, start, length);
}

static bool rsplit_space(KrThread *thread, KrRef list, KrRef self, int64_t limit)
{
    const uint8_t *data = (const uint8_t *)kr_bytes_cast(self)->data;
    int64_t i = kr_bytes_cast(self)->length;
    for (;; limit--) {
        while (i > 0 && is_space(data[i - 1]))
            i--;
        if (i == 0)
            return true;
        int64_t stop = i;
        if (limit == 0)
            return push(thread, list, self, 0, stop);
        while (i > 0 && !is_space(data[i - 1]))
            i--;
        if (!push(thread, list, self, i, stop))
            return false;
    }
}

static bool split_at(KrThread *thread, KrRef list, KrRef self, KrChars by, int64_t limit,
                     bool from_right)
{
    KrChars chars = chars_of(self);
    int64_t start = 0, stop = chars.length;
    if (by.length == 1 && !from_right) {
        for (int64_t block = 0; block < stop && limit != 0; block += KR_SPAN_BLOCK) {
            size_t size = stop - block < KR_SPAN_BLOCK ? (size_t)(stop - block) : KR_SPAN_BLOCK;
            uint64_t found = kr_span_bits((const char *)chars.data + block, size, (KrSpanSought){.byte = *(const uint8_t *)by.data});
            if (!kr_str_split_room(thread, list, __builtin_popcountll(found) + 1, limit))
                return false;
            for (; found && limit != 0; found &= found - 1, limit--) {
                int64_t at = block + __builtin_ctzll(found);
                if (!push(thread, list, self, start, at))
                    return false;
                start = at + 1;
            }
        }
        return push(thread, list, self, start, stop);
    }
    for (; limit != 0; limit--) {
        int64_t at = from_right ? kr_str_search_rfind(chars, by, start, stop)
                                : kr_str_search_find(chars, by, start, stop);
        if (at < 0)
            break;
        if (!push(thread, list, self, from_right ? at + by.length : start, from_right ? stop : at))
            return false;
        if (from_right)
            stop = at;
        else
            start = at + by.length;
    }
    return push(thread, list, self, start, stop);
}

static KrOwn split(KrThread *thread, KrRef self, const KrRef *args, bool from_right)
{
    int64_t limit;
    if (!kr_number_index_size(thread, args[1], &limit))
        return KR_NULL;
    KrOwn list = kr_str_split_list(thread, 8, limit);
    if (kr_is_null(list))
        return KR_NULL;
    bool ok = false;
    if (kr_is_none(args[0])) {
        ok = from_right ? rsplit_space(thread, kr_ref(list), self, limit)
                        : split_space(thread, kr_ref(list), self, limit);
    } else {
        Needle needle;
        if (take(thread, args[0], false, &needle)) {
            if (needle.chars.length == 0)
                (void)kr_exception_raise(thread, &kr_exception_value_error, "empty separator");
            else
                ok = split_at(thread, kr_ref(list), self, needle.chars, limit, from_right);
            give_back(thread, &needle);
        }
    }
    if (!ok) {
        kr_drop(thread, list);
        return KR_NULL;
    }
    if (from_right)
        kr_list_reverse(kr_ref(list));
    return list;
}

METHOD(bytes_split)
{
    (void)count;
    return split(thread, self, args, false);
}

METHOD(bytes_rsplit)
{
    (void)count;
    return split(thread, self, args, true);
}

METHOD(bytes_splitlines)
{
    bool keep;
    (void)count;
    if (!kr_truth(thread, args[0], &keep))
        return KR_NULL;
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list))
        return KR_NULL;
    const char *data = kr_bytes_cast(self)->data;
    int64_t length = kr_bytes_cast(self)->length, i = 0;
    while (i < length) {
        int64_t start = i;
        while (i < length && data[i] != '\n' && data[i] != '\r')
            i++;
        int64_t stop = i;
        if (i < length)
            i += data[i] == '\r' && data[i + 1] == '\n' ? 2 : 1;
        if (!push(thread, kr_ref(list), self, start, keep ? i : stop)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static KrOwn split_once(KrThread *thread, KrRef self, KrRef by, bool from_right)
{
    Needle needle;
    KrOwn out = KR_NULL, parts[3] = {KR_NULL, KR_NULL, KR_NULL};
    if (!take(thread, by, false, &needle))
        return KR_NULL;
    KrChars chars = chars_of(self);
    if (needle.chars.length == 0) {
        (void)kr_exception_raise(thread, &kr_exception_value_error, "empty separator");
        goto done;
    }
    int64_t at = from_right ? kr_str_search_rfind(chars, needle.chars, 0, chars.length)
                            : kr_str_search_find(chars, needle.chars, 0, chars.length);
    if (at < 0) {
        parts[0] = from_right ? kr_bytes_new(thread, "", 0) : kr_dup(self);
        parts[1] = kr_bytes_new(thread, "", 0);
        parts[2] = from_right ? kr_dup(self) : kr_bytes_new(thread, "", 0);
    } else {
        parts[0] = part(thread, self, 0, at);
        parts[1] = kr_dup(by); // whatever gave its bytes
        parts[2] = part(thread, self, at + needle.chars.length, chars.length);
    }
    if (kr_is_null(parts[0]) || kr_is_null(parts[1]) || kr_is_null(parts[2])) {
        for (int i = 0; i < 3; i++)
            kr_xdrop(thread, parts[i]);
    } else {
        out = kr_tuple_pack_own(thread, parts, 3);
    }
done:
    give_back(thread, &needle);
    return out;
}

METHOD(bytes_partition)
{
    (void)count;
    return split_once(thread, self, args[0], false);
}

METHOD(bytes_rpartition)
{
    (void)count;
    return split_once(thread, self, args[0], true);
}

// Exact bytes only: their sizes are known before anything is copied. Absent: something else is among them.
static KrFound join_bytes(KrThread *thread, KrRef self, const KrOwn *items, int64_t count, KrOwn *out)
{
    const KrBytes *between = kr_bytes_cast(self);
    int64_t size = 0;
    for (int64_t i = 0; i < count; i++) {
        if (!kr_bytes_is(kr_ref(items[i])))
            return KR_ABSENT;
        if (__builtin_add_overflow(size, kr_bytes_cast(kr_ref(items[i]))->length, &size) ||
            (i && __builtin_add_overflow(size, between->length, &size)) || size > INT64_MAX / 4)
            return KR_ABSENT;
    }
    *out = count == 1 ? kr_dup(kr_ref(items[0])) : kr_bytes_new(thread, NULL, size);
    if (kr_is_null(*out))
        return KR_FAULT;
    char *to = kr_bytes_cast(kr_ref(*out))->data;
    for (int64_t i = 0; count > 1 && i < count; i++) {
        if (i) {
            kr_span_copy(to, between->data, (size_t)between->length);
            to += between->length;
        }
        const KrBytes *item = kr_bytes_cast(kr_ref(items[i]));
        kr_span_copy(to, item->data, (size_t)item->length);
        to += item->length;
    }
    return KR_PRESENT;
}

METHOD(bytes_join)
{
    (void)count;
    if (kr_bytes_is(self) && (kr_list_is(args[0]) || kr_tuple_is(args[0]))) {
        bool list = kr_list_is(args[0]);
        int64_t length = list ? kr_list_length(args[0]) : kr_tuple_length(args[0]);
        KrOwn out = KR_NULL;
        if (length > 0 && join_bytes(thread, self, list ? kr_list_cast(args[0])->items : kr_tuple_cast(args[0])->items,
                                     length, &out) != KR_ABSENT)
            return out;
    }
    if (!kr_iter_has(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "can only join an iterable");
    KrOwn items = kr_sequence_list_of_items(thread, args[0], "can only join an iterable");
    if (kr_is_null(items))
        return KR_NULL;
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < kr_list_length(kr_ref(items)); i++) {
        KrRef item = kr_list_get(kr_ref(items), i);
        KrBuffer buffer;
        bool given = kr_buffer_try(thread, item, &buffer, KR_BUFFER_READ);
        if (given && kr_list_is(args[0]) && kr_list_length(args[0]) != kr_list_length(kr_ref(items))) { // by __buffer__
            kr_buffer_release(thread, &buffer);
            (void)kr_exception_raise(thread, &kr_exception_runtime_error, "sequence changed size during iteration");
            goto fail;
        }
        if (!given) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "sequence item %lld: expected a bytes-like object, %T found",
                                     (long long)i, item);
            goto fail;
        }
        if (i)
            kr_text_append(&out, kr_bytes_cast(self)->data, (size_t)kr_bytes_cast(self)->length);
        kr_text_append(&out, buffer.data, (size_t)buffer.size);
        kr_buffer_release(thread, &buffer);
    }
    kr_drop(thread, items);
    return text_out(thread, &out);
fail:
    kr_drop(thread, items);
    kr_text_fini(&out);
    return KR_NULL;
}

METHOD(bytes_replace)
{
    Needle old, with;
    int64_t limit = -1;
    if (!take(thread, args[0], false, &old))
        return KR_NULL;
    if (!take(thread, args[1], false, &with)) {
        give_back(thread, &old);
        return KR_NULL;
    }
    if (count > 2 && !kr_number_index_size(thread, args[2], &limit)) {
        give_back(thread, &old);
        give_back(thread, &with);
        return KR_NULL;
    }
    KrChars chars = chars_of(self);
    int64_t times = kr_str_search_count(chars, old.chars, 0, chars.length, limit), done = 0, length;
    KrOwn result;
    if (times == 0) {
        result = part(thread, self, 0, chars.length);
    } else if (__builtin_mul_overflow(times, with.chars.length - old.chars.length, &length) ||
               __builtin_add_overflow(length, chars.length, &length)) {
        result = kr_exception_raise(thread, &kr_exception_overflow_error, "replace bytes is too long");
    } else {
        const char *data = chars.data;
        bool bytewise = old.chars.length == 1 && with.chars.length == 1 && times > 1 && limit < 0;
        result = length < 2 ? KR_NULL : kr_bytes_new(thread, NULL, length);
        char one[2], *to = length < 2 ? one : kr_is_null(result) ? NULL : kr_bytes_cast(kr_ref(result))->data;
        if (to && bytewise) { // one byte for another, all over
            char from = *(const char *)old.chars.data, other = *(const char *)with.chars.data;
            for (; done < length; done++)
                to[done] = data[done] == from ? other : data[done];
            to += length;
        }
        for (int64_t k = 0; to && !bytewise && k < times; k++) {
            int64_t at = old.chars.length == 0
                             ? (k ? done + 1 : 0)
                             : kr_str_search_find(chars, old.chars, done, chars.length);
            kr_span_copy(to, data + done, (size_t)(at - done));
            to += at - done;
            kr_span_copy(to, with.chars.data, (size_t)with.chars.length);
            to += with.chars.length;
            done = at + old.chars.length;
        }
        if (to)
            kr_span_copy(to, data + done, (size_t)(chars.length - done));
        if (length < 2)
            result = length ? kr_bytes_char((uint8_t)one[0]) : kr_bytes_new(thread, "", 0);
    }
    give_back(thread, &old);
    give_back(thread, &with);
    return result;
}

// --- strip, pad ---------------------------------------------------------------------------

static KrOwn strip(KrThread *thread, KrRef self, const KrRef *args, size_t count, bool left,
                   bool right)
{
    Needle set = {.chars = {" \t\n\r\f\v", 6, 1}};
    if (count && !kr_is_none(args[0]) && !take(thread, args[0], false, &set))
        return KR_NULL;
    const uint8_t *data = (const uint8_t *)kr_bytes_cast(self)->data;
    int64_t start = 0, stop = kr_bytes_cast(self)->length, n = set.chars.length;
    while (left && start < stop && kr_str_search_find_char(set.chars, data[start], 0, n) >= 0)
        start++;
    while (right && stop > start && kr_str_search_find_char(set.chars, data[stop - 1], 0, n) >= 0)
        stop--;
    give_back(thread, &set);
    return part(thread, self, start, stop);
}

METHOD(bytes_strip)
{
    return strip(thread, self, args, count, true, true);
}

METHOD(bytes_lstrip)
{
    return strip(thread, self, args, count, true, false);
}

METHOD(bytes_rstrip)
{
    return strip(thread, self, args, count, false, true);
}

static KrOwn pad(KrThread *thread, KrRef self, int64_t left, int64_t right, char fill)
{
    const KrBytes *bytes = kr_bytes_cast(self);
    if (left <= 0 && right <= 0)
        return part(thread, self, 0, bytes->length);
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    KrOwn out = kr_bytes_new(thread, NULL, left + bytes->length + right);
    if (kr_is_null(out))
        return KR_NULL;
    char *to = kr_bytes_cast(kr_ref(out))->data;
    memset(to, fill, (size_t)left);
    memcpy(to + left, bytes->data, (size_t)bytes->length);
    memset(to + left + bytes->length, fill, (size_t)right);
    return out;
}

static bool pad_arguments(KrThread *thread, const char *name, const KrRef *args, size_t count,
                          int64_t *width, char *fill)
{
    *fill = ' ';
    if (!kr_number_index_size(thread, args[0], width))
        return false;
    if (count < 2)
        return true;
    if (kr_bytes_is_sub(args[1]) && kr_bytes_cast(args[1])->length != 1)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s(): argument 2 must be a byte string of length 1, not a bytes object of length "
            "%lld",
            name, (long long)kr_bytes_cast(args[1])->length);
    if (kr_is_ptr(args[1]) && kr_type_is_subtype(kr_type_of(args[1]), &kr_bytearray_type)) {
        KrBuffer buffer;
        if (!kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ))
            return false;
        int64_t length = buffer.size;
        *fill = length ? buffer.data[0] : 0;
        kr_buffer_release(thread, &buffer);
        if (length == 1)
            return true;
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s(): argument 2 must be a byte string of length 1, not a bytearray object of length %lld", name,
            (long long)length);
    }
    if (!kr_bytes_is_sub(args[1]))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s() argument 2 must be a byte string of length 1, not %U", name, args[1]);
    *fill = kr_bytes_cast(args[1])->data[0];
    return true;
}

METHOD(bytes_ljust)
{
    int64_t width;
    char fill;
    if (!pad_arguments(thread, "ljust", args, count, &width, &fill))
        return KR_NULL;
    return pad(thread, self, 0, width - kr_bytes_cast(self)->length, fill);
}

METHOD(bytes_rjust)
{
    int64_t width;
    char fill;
    if (!pad_arguments(thread, "rjust", args, count, &width, &fill))
        return KR_NULL;
    return pad(thread, self, width - kr_bytes_cast(self)->length, 0, fill);
}

METHOD(bytes_center)
{
    int64_t width;
    char fill;
    if (!pad_arguments(thread, "center", args, count, &width, &fill))
        return KR_NULL;
    int64_t total = width - kr_bytes_cast(self)->length;
    int64_t left = total <= 0 ? 0 : total / 2 + (total & width & 1);
    return pad(thread, self, left, total - left, fill);
}

METHOD(bytes_zfill)
{
    int64_t width;
    (void)count;
    if (!kr_number_index_size(thread, args[0], &width))
        return KR_NULL;
    int64_t extra = width - kr_bytes_cast(self)->length;
    KrOwn out = pad(thread, self, extra, 0, '0');
    if (!kr_is_null(out) && extra > 0) {
        char *data = kr_bytes_cast(kr_ref(out))->data;
        if (kr_bytes_cast(self)->length && (data[extra] == '+' || data[extra] == '-')) {
            data[0] = data[extra];
            data[extra] = '0';
        }
    }
    return out;
}

METHOD(bytes_expandtabs)
{
    int64_t size, column = 0;
    (void)count;
    if (!kr_number_index_int(thread, args[0], &size))
        return KR_NULL;
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < kr_bytes_cast(self)->length; i++) {
        char c = kr_bytes_cast(self)->data[i];
        if (c == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            column += fill;
            kr_text_append_repeated(&out, ' ', (size_t)fill);
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        kr_text_append_char(&out, c);
    }
    return text_out(thread, &out);
}

// --- case and kinds: ASCII only -----------------------------------------------------------

static bool is_lower(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}
static bool is_upper(uint8_t c)
{
    return c >= 'A' && c <= 'Z';
}
static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}
static bool is_alpha(uint8_t c)
{
    return is_lower(c) || is_upper(c);
}
static bool is_alnum(uint8_t c)
{
    return is_alpha(c) || is_digit(c);
}

enum { DO_LOWER, DO_UPPER, DO_SWAP, DO_TITLE, DO_CAPITALIZE };

static KrOwn convert(KrThread *thread, KrRef self, int how)
{
    KrOwn out = kr_bytes_new(thread, kr_bytes_cast(self)->data, kr_bytes_cast(self)->length);
    if (kr_is_null(out))
        return KR_NULL;
    KrBytes *bytes = kr_bytes_cast(kr_ref(out));
    bool behind = false;
    for (int64_t i = 0; i < bytes->length; i++) {
        uint8_t c = (uint8_t)bytes->data[i];
        bool lower = is_lower(c), upper = is_upper(c), flip;
        switch (how) {
        case DO_LOWER: flip = upper; break;
        case DO_UPPER: flip = lower; break;
        case DO_SWAP: flip = lower || upper; break;
        case DO_TITLE: flip = behind ? upper : lower; break;
        default: flip = i ? upper : lower; break;
        }
        behind = lower || upper;
        if (flip)
            bytes->data[i] = (char)(c ^ 0x20);
    }
    return out;
}

#define CONVERT(name, how)                                                             \
    METHOD(name)                                                                       \
    {                                                                                  \
        (void)args;                                                                    \
        (void)count;                                                                   \
        return convert(thread, self, how);                                             \
    }
CONVERT(bytes_lower, DO_LOWER)
CONVERT(bytes_upper, DO_UPPER)
CONVERT(bytes_swapcase, DO_SWAP)
CONVERT(bytes_title, DO_TITLE)
CONVERT(bytes_capitalize, DO_CAPITALIZE)
#undef CONVERT

#define TEST(name, test)                                                               \
    METHOD(name)                                                                       \
    {                                                                                  \
        (void)thread;                                                                  \
        (void)args;                                                                    \
        (void)count;                                                                   \
        const KrBytes *bytes = kr_bytes_cast(self);                                    \
        for (int64_t i = 0; i < bytes->length; i++)                                    \
            if (!test((uint8_t)bytes->data[i]))                                        \
                return kr_bool_own(false);                                             \
        return kr_bool_own(bytes->length != 0);                                        \
    }
TEST(bytes_isalpha, is_alpha)
TEST(bytes_isalnum, is_alnum)
TEST(bytes_isdigit, is_digit)
TEST(bytes_isspace, is_space)
#undef TEST

static KrOwn all_cased(KrRef self, bool (*wanted)(uint8_t), bool (*other)(uint8_t))
{
    const KrBytes *bytes = kr_bytes_cast(self);
    bool seen = false;
    for (int64_t i = 0; i < bytes->length; i++) {
        if (other((uint8_t)bytes->data[i]))
            return kr_bool_own(false);
        seen |= wanted((uint8_t)bytes->data[i]);
    }
    return kr_bool_own(seen);
}

METHOD(bytes_islower)
{
    (void)thread;
    (void)args;
    (void)count;
    return all_cased(self, is_lower, is_upper);
}

METHOD(bytes_isupper)
{
    (void)thread;
    (void)args;
    (void)count;
    return all_cased(self, is_upper, is_lower);
}

METHOD(bytes_istitle)
{
    (void)thread;
    (void)args;
    (void)count;
    const KrBytes *bytes = kr_bytes_cast(self);
    bool seen = false, behind = false;
    for (int64_t i = 0; i < bytes->length; i++) {
        uint8_t c = (uint8_t)bytes->data[i];
        if ((is_upper(c) && behind) || (is_lower(c) && !behind))
            return kr_bool_own(false);
        behind = is_alpha(c);
        seen |= behind;
    }
    return kr_bool_own(seen);
}

METHOD(bytes_isascii)
{
    (void)thread;
    (void)args;
    (void)count;
    const KrBytes *bytes = kr_bytes_cast(self);
    for (int64_t i = 0; i < bytes->length; i++)
        if (bytes->data[i] & 0x80)
            return kr_bool_own(false);
    return kr_bool_own(true);
}

// --- translate, decode, hex ---------------------------------------------------------------

METHOD(bytes_translate)
{
    Needle table = {0}, gone = {0};
    bool delete[256] = {false};
    (void)count;
    if (!kr_is_none(args[0])) {
        if (!take_own(thread, args[0], &table))
            return KR_NULL;
        if (table.chars.length != 256) {
            give_back(thread, &table);
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "translation table must be 256 characters long");
        }
    }
    if (!kr_ref_is_null(args[1])) {
        if (!take_own(thread, args[1], &gone)) {
            give_back(thread, &table);
            return KR_NULL;
        }
        for (int64_t i = 0; i < gone.chars.length; i++)
            delete[((const uint8_t *)gone.chars.data)[i]] = true;
        give_back(thread, &gone);
    }
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < kr_bytes_cast(self)->length; i++) {
        uint8_t c = (uint8_t)kr_bytes_cast(self)->data[i];
        if (!delete[c])
            kr_text_append_char(&out, table.chars.data ? ((const char *)table.chars.data)[c]
                                                       : (char)c);
    }
    give_back(thread, &table);
    return text_out(thread, &out);
}

METHOD(bytes_maketrans)
{
    Needle from, to;
    KrOwn out = KR_NULL;
    (void)self;
    (void)count;
    if (!take(thread, args[0], false, &from))
        return KR_NULL;
    if (take(thread, args[1], false, &to)) {
        if (from.chars.length != to.chars.length) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "maketrans arguments must have same length");
        } else if (!kr_is_null(out = kr_bytes_new(thread, NULL, 256))) {
            uint8_t *table = (uint8_t *)kr_bytes_cast(kr_ref(out))->data;
            for (int i = 0; i < 256; i++)
                table[i] = (uint8_t)i;
            for (int64_t i = 0; i < from.chars.length; i++)
                table[((const uint8_t *)from.chars.data)[i]] = ((const uint8_t *)to.chars.data)[i];
        }
        give_back(thread, &to);
    }
    give_back(thread, &from);
    return out;
}

METHOD(bytes_decode_positional)
{
    const char *names[2] = {"utf-8", "strict"};
    if (count == 0 && kr_is_exact(self, &kr_bytes_type))
        return kr_str_codec_utf8_decode(thread, self, ((const KrBytes *)(const void *)kr_obj(self))->data, ((const KrBytes *)(const void *)kr_obj(self))->length, NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "decode() argument '%s' must be str, not %U",
                                      i ? "errors" : "encoding", args[i]);
        names[i] = kr_str_codec_name(thread, args[i]);
        if (!names[i])
            return KR_NULL;
    }
    return kr_str_codec_decode_object(thread, self, names[0], names[1]);
}
METHOD(bytes_decode)
{
    (void)count;
    return bytes_decode_positional(thread, self, args, 2);
}

METHOD(bytes_hex)
{
    static const char digits[] = "0123456789abcdef";
    int64_t every;
    char separator = 0;
    bool separated = false;
    (void)count;
    if (!kr_number_index_int(thread, args[1], &every))
        return KR_NULL;
    if (!kr_ref_is_null(args[0])) {
        bool is_str = kr_str_is_sub(args[0]);
        int64_t length;
        if (!kr_length(thread, args[0], &length))
            return KR_NULL;
        if (length == 1 && !is_str && !kr_bytes_is_sub(args[0]))
            return kr_exception_raise(thread, &kr_exception_type_error, "sep must be str or bytes.");
        if (length != 1 || (is_str ? kr_str_obj(args[0])->length : kr_bytes_cast(args[0])->length) != 1)
            return kr_exception_raise(thread, &kr_exception_value_error, "sep must be length 1.");
        uint32_t c = is_str ? kr_str_read(kr_str_obj(args[0]), 0)
                            : (uint8_t)kr_bytes_cast(args[0])->data[0];
        if (c >= 128)
            return kr_exception_raise(thread, &kr_exception_value_error, "sep must be ASCII.");
        separator = (char)c;
        separated = true;
    }
    const KrBytes *bytes = kr_bytes_cast(self);
    if ((!separated || every == 0) && bytes->length > 0 && bytes->length < INT32_MAX / 4) {
        KrStr *plain = kr_str_new(thread, bytes->length * 2, 127);
        char *to = plain ? kr_str_data(plain) : NULL;
        for (int64_t i = 0; plain && i < bytes->length; i++) {
            to[2 * i] = digits[(uint8_t)bytes->data[i] >> 4];
            to[2 * i + 1] = digits[(uint8_t)bytes->data[i] & 15];
        }
        return plain ? kr_steal_obj(plain) : KR_NULL;
    }
    KrText out;
    kr_text_init(&out);
    for (int64_t i = 0; i < bytes->length; i++) {
        int64_t group = every < 0 ? -every : every;
        int64_t place = every < 0 ? i : bytes->length - i;
        if (i && separated && group && place % group == 0)
            kr_text_append_char(&out, separator);
        kr_text_append_char(&out, digits[(uint8_t)bytes->data[i] >> 4]);
        kr_text_append_char(&out, digits[(uint8_t)bytes->data[i] & 15]);
    }
    KrOwn text = out.failed ? kr_exception_no_memory(thread)
                            : kr_str_from_utf8(thread, out.bytes ? out.bytes : "", out.length);
    kr_text_fini(&out);
    return text;
}

static int hex_value(uint32_t c)
{
    return c >= '0' && c <= '9'   ? (int)(c - '0')
           : c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10)
           : c >= 'A' && c <= 'F' ? (int)(c - 'A' + 10)
                                  : -1;
}

// Pairs of hexadecimal digits as bytes; false if there is something else among them.
static bool only_digits(const uint8_t *text, int64_t length, char *bytes)
{
    unsigned wrong = 0;
    for (int64_t i = 0; i < length; i += 2) {
        unsigned pair[2];
        for (int k = 0; k < 2; k++) {
            unsigned digit = text[i + k] - (unsigned)'0', letter = (text[i + k] | 0x20u) - 'a';
            wrong |= digit > 9 && letter > 5;
            pair[k] = digit > 9 ? letter + 10 : digit;
        }
        bytes[i / 2] = (char)(pair[0] << 4 | pair[1]);
    }
    return !wrong;
}

METHOD(bytes_fromhex)
{
    Needle bytes = {0};
    KrText out;
    (void)count;
    KrChars chars;
    if (kr_str_is_sub(args[0])) {
        chars = kr_str_search_chars(args[0]);
    } else if (kr_buffer_has(args[0])) {
        if (!take(thread, args[0], false, &bytes))
            return KR_NULL;
        chars = bytes.chars;
    } else {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "fromhex() argument must be str or bytes-like, not %T", args[0]);
    }
    if (chars.kind == 1 && chars.length > 2 && chars.length % 2 == 0 && kr_str_is_sub(args[0]) && kr_is(self, kr_type_ref(&kr_bytes_type))) {
        KrOwn plain = kr_bytes_new(thread, NULL, chars.length / 2); // nothing but digits
        if (kr_is_null(plain)) return plain;
        if (only_digits(chars.data, chars.length, kr_bytes_cast(kr_ref(plain))->data)) return plain;
        kr_drop(thread, plain);
    }
    kr_text_init(&out);
    int64_t i = 0, wrong = -1;
    if (kr_str_is_sub(args[0])) // what is not ASCII is found first
        for (int64_t k = 0; k < chars.length && wrong < 0; k++)
            if (kr_str_read(kr_str_obj(args[0]), k) >= 128) wrong = k;
    while (i < chars.length && wrong < 0) {
        uint32_t pair[2] = {0, 0};
        for (int k = 0; k < 2 && i + k < chars.length; k++)
            pair[k] = chars.kind == 1   ? ((const uint8_t *)chars.data)[i + k]
                      : chars.kind == 2 ? ((const uint16_t *)chars.data)[i + k]
                                        : ((const uint32_t *)chars.data)[i + k];
        if (pair[0] < 128 && is_space((uint8_t)pair[0])) {
            i++;
            continue;
        }
        int high = hex_value(pair[0]), low = hex_value(pair[1]);
        if (high < 0)
            wrong = i;
        else if (low < 0)
            wrong = i + 1;
        else
            kr_text_append_char(&out, (char)(high << 4 | low));
        i += 2;
    }
    give_back(thread, &bytes);
    if (wrong >= 0) {
        kr_text_fini(&out);
        if (wrong >= chars.length)
            return kr_exception_raise(
                thread, &kr_exception_value_error,
                "fromhex() arg must contain an even number of hexadecimal digits");
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "non-hexadecimal number found in fromhex() arg at position %lld", (long long)wrong);
    }
    KrOwn made = text_out(thread, &out);
    if (kr_is_null(made) || kr_is(self, kr_type_ref(&kr_bytes_type)))
        return made;
    KrOwn result = kr_call_1(thread, self, kr_ref(made));
    kr_drop(thread, made);
    return result;
}

METHOD(bytes_getnewargs)
{
    (void)args;
    (void)count;
    KrOwn plain = part(thread, self, 0, kr_bytes_cast(self)->length);
    return kr_is_null(plain) ? KR_NULL : kr_tuple_pack_own(thread, &plain, 1);
}

METHOD(bytes_bytes)
{
    (void)args;
    (void)count;
    return part(thread, self, 0, kr_bytes_cast(self)->length);
}

#define SHARED_DEF(name, signature, doc, min, max, flags) /* its row in the method table */ \
    {#name, bytes_##name, signature, doc, min, max, flags},

const KrNativeDef kr_bytes_methods[] = {
    KR_BYTES_SHARED(SHARED_DEF) // first: bytes_shared.h
    {"decode", bytes_decode, "($self, /, encoding='utf-8', errors='strict')", "Text of the bytes in an encoding.", 0, 0, KR_NATIVE_PAIR},
    {"decode", bytes_decode_positional, "($self, /, encoding='utf-8', errors='strict')", "Text of the bytes in an encoding.", 0, 2, KR_NATIVE_RAW},
    {"fromhex", bytes_fromhex, "($type, string, /)", "Made from hexadecimal text.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"maketrans", bytes_maketrans, "(frm, to, /)", "A table for translate().", 2, 2, KR_NATIVE_RAW | KR_NATIVE_STATIC},
    {"__bytes__", bytes_bytes, "($self, /)", "bytes(self)", 0, 0, KR_NATIVE_RAW},
    {"__getnewargs__", bytes_getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};
