// SPDX-License-Identifier: MIT
// Splitting: see str_split.h.
//
// Texts of one byte a character are looked at 64 characters at a time: a bit for each says whether it is a separator, so that the list gets
// its room at once and no character is asked twice. Most texts fit one such block, and their list has just the room it needs.
// Tests: tests/lang/types/str/splitting.py, split_by_blocks.py.
#include "runtime/str_split.h"

#include "base/span_bits.h"
#include "runtime/exception.h"
#include "runtime/list.h"
#include "runtime/str_case.h"
#include "runtime/str_cell.h"
#include "runtime/str_search.h"

static KR_NOINLINE KrOwn general_part(KrThread *thread, KrRef text, int64_t start, int64_t stop)
{
    return stop - start == 1 ? kr_str_char(thread, kr_str_read(kr_str_obj(text), start)) : kr_str_slice(thread, text, start, stop, 1);
}

// One of an ASCII text is made without a call. The text itself, if that is all of it, is what kr_str_slice gives.
KR_INLINE KrOwn part_of(KrThread *thread, KrRef text, int64_t start, int64_t stop)
{
    const KrStr *str = kr_str_obj(text);
    int64_t length = stop - start;
    const char *from = (const char *)kr_str_data(str) + start;
    if (str->kind == 1 && length == 1)
        return kr_steal_obj(&kr_str_latin1[(uint8_t)*from]);
    KrStr *part = str->ascii && length > 1 && length <= KR_STR_CELL_MOST && length < str->length ? kr_str_take_cell(thread, length) : NULL;
    if (KR_UNLIKELY(!part))
        return general_part(thread, text, start, stop);
    kr_span_copy(kr_str_data(part), from, (size_t)length);
    return kr_steal_obj(part);
}

static bool push(KrThread *thread, KrRef list, KrRef text, int64_t start, int64_t stop)
{
    KrOwn part = part_of(thread, text, start, stop);
    KrList *parts = kr_list_cast(list);
    if (KR_LIKELY(!kr_is_null(part) && parts->length < parts->capacity)) {
        parts->items[parts->length++] = part;
        return true;
    }
    return !kr_is_null(part) && kr_list_append_own(thread, list, part);
}

bool kr_str_split_room(KrThread *thread, KrRef list, int64_t count, int64_t limit)
{
    KrList *parts = kr_list_cast(list);
    int64_t needed = parts->length + (limit >= 0 && limit < count ? limit + 1 : count), more = parts->length + (parts->length >> 2);
    return needed <= parts->capacity || kr_list_reserve(thread, list, needed > more ? needed : more);
}

// Behind kr_str_split_room, which has seen to the room.
KR_INLINE bool put(KrThread *thread, KrList *parts, KrRef text, int64_t start, int64_t stop)
{
    KrOwn part = part_of(thread, text, start, stop);
    if (KR_UNLIKELY(kr_is_null(part)))
        return false;
    parts->items[parts->length++] = part;
    return true;
}

KrOwn kr_str_split_list(KrThread *thread, int64_t count, int64_t limit)
{
    KrOwn list = kr_list_new(thread, limit >= 0 && limit < count ? limit + 1 : count);
    if (!kr_is_null(list))
        kr_list_cast(kr_ref(list))->length = 0;
    return list;
}
static KrOwn unless_failed(KrThread *thread, KrOwn list, bool ok)
{
    if (KR_LIKELY(ok))
        return list;
    kr_drop(thread, list);
    return KR_NULL;
}

static KrOwn split_space_ascii(KrThread *thread, KrRef text, int64_t limit)
{
    const KrStr *str = kr_str_obj(text);
    const uint8_t *data = kr_str_data(str);
    int64_t length = str->length, start = -1; // of the word that is begun; -1: none
    KrOwn list = KR_NULL;
    bool ok = true;
    for (int64_t block = 0; ok && (block < length || kr_is_null(list)); block += KR_SPAN_BLOCK) {
        size_t size = length - block < KR_SPAN_BLOCK ? (size_t)(length - block) : KR_SPAN_BLOCK;
        uint64_t words = ~kr_span_bits(data + block, size, (KrSpanSought){.blanks = 2});
        if (size < KR_SPAN_BLOCK)
            words &= (UINT64_C(1) << size) - 1;
        uint64_t edges = words ^ (words << 1 | (start >= 0)); // where words begin and end
        int64_t count = (__builtin_popcountll(edges) + 1) / 2;
        if (block == 0)
            list = kr_str_split_list(thread, count, limit);
        if (kr_is_null(list) || (block && !kr_str_split_room(thread, kr_ref(list), count + 1, limit)))
            return unless_failed(thread, list, kr_is_null(list));
        KrList *parts = kr_list_cast(kr_ref(list));
        for (; edges; edges &= edges - 1) {
            int64_t at = block + __builtin_ctzll(edges);
            if (start < 0) {
                start = at;
                if (limit-- == 0)
                    return unless_failed(thread, list, put(thread, parts, text, start, length));
                continue;
            }
            if (KR_UNLIKELY(!put(thread, parts, text, start, at)))
                return unless_failed(thread, list, false);
            start = -1;
        }
    }
    return unless_failed(thread, list, start < 0 || push(thread, kr_ref(list), text, start, length));
}

static bool split_space(KrThread *thread, KrRef list, KrRef text, int64_t limit)
{
    const KrStr *str = kr_str_obj(text);
    int64_t length = str->length, i = 0;
    while (true) {
        while (i < length && kr_str_case_is_space(kr_str_read(str, i)))
            i++;
        if (i == length)
            return true;
        int64_t start = i;
        if (limit == 0) {
            return push(thread, list, text, start, length);
        }
        while (i < length && !kr_str_case_is_space(kr_str_read(str, i)))
            i++;
        if (!push(thread, list, text, start, i))
            return false;
        limit--;
    }
}

static bool rsplit_space(KrThread *thread, KrRef list, KrRef text, int64_t limit)
{
    const KrStr *str = kr_str_obj(text);
    int64_t i = str->length;
    while (true) {
        while (i > 0 && kr_str_case_is_space(kr_str_read(str, i - 1)))
            i--;
        if (i == 0)
            return true;
        int64_t stop = i;
        if (limit == 0) {
            return push(thread, list, text, 0, stop);
        }
        while (i > 0 && !kr_str_case_is_space(kr_str_read(str, i - 1)))
            i--;
        if (!push(thread, list, text, i, stop))
            return false;
        limit--;
    }
}

static KrOwn split_at_byte(KrThread *thread, KrRef text, uint8_t byte, int64_t limit)
{
    const KrStr *str = kr_str_obj(text);
    const uint8_t *data = kr_str_data(str);
    int64_t length = str->length, done = 0;
    KrOwn list = KR_NULL;
    for (int64_t block = 0; block == 0 || (block < length && limit != 0); block += KR_SPAN_BLOCK) {
        size_t size = length - block < KR_SPAN_BLOCK ? (size_t)(length - block) : KR_SPAN_BLOCK;
        uint64_t found = kr_span_bits(data + block, size, (KrSpanSought){.byte = byte});
        int64_t count = __builtin_popcountll(found) + 1;
        if (block == 0)
            list = kr_str_split_list(thread, count, limit);
        if (kr_is_null(list) || (block && !kr_str_split_room(thread, kr_ref(list), count, limit)))
            return unless_failed(thread, list, kr_is_null(list));
        KrList *parts = kr_list_cast(kr_ref(list));
        for (; found && limit != 0; found &= found - 1, limit--) {
            int64_t at = block + __builtin_ctzll(found);
            if (KR_UNLIKELY(!put(thread, parts, text, done, at)))
                return unless_failed(thread, list, false);
            done = at + 1;
        }
    }
    return unless_failed(thread, list, push(thread, kr_ref(list), text, done, length));
}

static bool split_at(KrThread *thread, KrRef list, KrRef text, KrChars separator, int64_t limit)
{
    KrChars chars = kr_str_search_chars(text);
    int64_t done = 0;
    for (; limit != 0; limit--) {
        int64_t at = kr_str_search_find(chars, separator, done, chars.length);
        if (at < 0)
            break;
        if (!push(thread, list, text, done, at))
            return false;
        done = at + separator.length;
    }
    return push(thread, list, text, done, chars.length);
}

static bool rsplit_at(KrThread *thread, KrRef list, KrRef text, KrChars separator, int64_t limit)
{
    KrChars chars = kr_str_search_chars(text);
    int64_t stop = chars.length;
    for (; limit != 0; limit--) {
        int64_t at = kr_str_search_rfind(chars, separator, 0, stop);
        if (at < 0)
            break;
        if (!push(thread, list, text, at + separator.length, stop))
            return false;
        stop = at;
    }
    return push(thread, list, text, 0, stop);
}

KrOwn kr_str_split_parts(KrThread *thread, KrRef text, KrRef separator, int64_t limit, bool from_right)
{
    bool by_space = kr_ref_is_null(separator) || kr_is_none(separator);
    if (!by_space && !kr_str_is_sub(separator))
        return kr_exception_raise(thread, &kr_exception_type_error, "must be str or None, not %T", separator);
    if (!by_space && kr_str_obj(separator)->length == 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "empty separator");
    if (by_space && !from_right && kr_str_obj(text)->ascii)
        return split_space_ascii(thread, text, limit);
    if (!by_space && !from_right && kr_str_obj(text)->kind == 1 && kr_str_obj(separator)->kind == 1 && kr_str_obj(separator)->length == 1)
        return split_at_byte(thread, text, *(const uint8_t *)kr_str_data(kr_str_obj(separator)), limit);
    KrOwn list = kr_str_split_list(thread, 8, limit);
    if (kr_is_null(list))
        return KR_NULL;
    bool ok;
    if (by_space)
        ok = from_right ? rsplit_space(thread, kr_ref(list), text, limit) : split_space(thread, kr_ref(list), text, limit);
    else if (from_right)
        ok = rsplit_at(thread, kr_ref(list), text, kr_str_search_chars(separator), limit);
    else
        ok = split_at(thread, kr_ref(list), text, kr_str_search_chars(separator), limit);
    if (ok && from_right)
        kr_list_reverse(kr_ref(list));
    return unless_failed(thread, list, ok);
}

// Is one of eight ASCII characters below the space?
KR_INLINE bool has_control(const uint8_t *chars)
{
    uint64_t eight;
    memcpy(&eight, chars, sizeof eight);
    return (eight - UINT64_C(0x2020202020202020)) & UINT64_C(0x8080808080808080);
}

// Where the line that goes on at `i` ends: at a line break or the end of the text.
static int64_t line_end(const KrStr *str, int64_t i)
{
    if (str->ascii) { // whose line breaks are below the space
        const uint8_t *chars = kr_str_data(str);
        for (;; i++) {
            while (i + 8 <= str->length && !has_control(chars + i))
                i += 8;
            if (i >= str->length || (chars[i] < ' ' && kr_str_case_is_line_break(chars[i])))
                return i;
        }
    }
    while (i < str->length && !kr_str_case_is_line_break(kr_str_read(str, i)))
        i++;
    return i;
}

KrOwn kr_str_split_lines(KrThread *thread, KrRef text, bool keep_ends)
{
    const KrStr *str = kr_str_obj(text);
    KrOwn list = kr_list_new(thread, 0);
    if (kr_is_null(list))
        return KR_NULL;
    int64_t i = 0;
    while (i < str->length) {
        int64_t start = i, stop = line_end(str, i);
        i = stop;
        if (i < str->length) {
            bool pair = kr_str_read(str, i) == '\r' && i + 1 < str->length &&
                        kr_str_read(str, i + 1) == '\n';
            i += pair ? 2 : 1;
        }
        if (!push(thread, kr_ref(list), text, start, keep_ends ? i : stop)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}
