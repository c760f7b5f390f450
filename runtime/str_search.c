// SPDX-License-Identifier: MIT
// Searching, counting and replacing. See str_search.h.
//
// Arrays of bytes are searched for a needle's first and last byte at once, and through memmem where these are of no use; wider ones scan for the first character. Needles
// wider than the haystack are never found (kinds are the smallest that fit).
// Tests: tests/lang/reference/types/str_search_methods.py
#define _GNU_SOURCE
#include "runtime/str_search.h"

#include "base/span.h"
#include "base/spread.h"
#include "runtime/exception.h"
#include "runtime/str_builder.h"
#include "runtime/str_case.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static uint32_t char_at(KrChars chars, int64_t index)
{
    if (chars.kind == 1)
        return ((const uint8_t *)chars.data)[index];
    return chars.kind == 2 ? ((const uint16_t *)chars.data)[index]
                           : ((const uint32_t *)chars.data)[index];
}

// The byte in data[start..stop), or -1.
KR_INLINE int64_t next_byte(const uint8_t *data, int64_t start, int64_t stop, uint8_t byte)
{
    if (start >= stop)
        return -1;
    int64_t at = start + (int64_t)kr_span_find(data + start, (size_t)(stop - start), byte);
    return at < stop ? at : -1;
}

int64_t kr_str_search_find_char(KrChars haystack, uint32_t c, int64_t start, int64_t stop)
{
    if (start >= stop)
        return -1;
    if (haystack.kind == 1) {
        if (c > 0xFF)
            return -1;
        return next_byte(haystack.data, start, stop, (uint8_t)c);
    }
    if (haystack.kind == 2) {
        const uint16_t *data = haystack.data;
        for (int64_t i = start; i < stop; i++)
            if (data[i] == c)
                return i;
        return -1;
    }
    const uint32_t *data = haystack.data;
    for (int64_t i = start; i < stop; i++)
        if (data[i] == c)
            return i;
    return -1;
}

KR_SPREAD bool kr_str_search_equal_at(KrChars haystack, int64_t at, KrChars needle)
{
    if (at < 0 || at + needle.length > haystack.length)
        return false;
    if (haystack.kind == needle.kind)
        return kr_span_equal((const char *)haystack.data + at * haystack.kind, needle.data,
                             (size_t)(needle.length * needle.kind));
    if (haystack.kind < needle.kind)
        return needle.length == 0;
    for (int64_t i = 0; i < needle.length; i++)
        if (char_at(haystack, at + i) != char_at(needle, i))
            return false;
    return true;
}

enum { SHORT = 256 }; // bytes to search in, up to which memmem's tables cost more than they save

// The needle, of two bytes or more, at a position from `start` to `last`, or -1.
static int64_t find_in_short(const uint8_t *data, int64_t start, int64_t last, const uint8_t *needle, size_t size)
{
    for (const uint8_t *at = data + start; at <= data + last; at++) {
        size_t left = (size_t)(data + last + 1 - at), near = kr_span_find(at, left, needle[0]);
        if (near == left)
            return -1;
        at += near;
        if (at[size - 1] == needle[size - 1] && kr_span_equal(at + 1, needle + 1, size - 2))
            return at - data;
    }
    return -1;
}

#if defined(__SSE2__)
// Likewise, 16 positions at a time. What is compared in vain is bounded, so that no text takes more than a multiple of its length.
static int64_t find_in_bytes(const uint8_t *data, int64_t start, int64_t last, const uint8_t *needle, size_t size)
{
    enum { PATIENCE = 1024, SHARE = 4 };
    const __m128i first = _mm_set1_epi8((char)needle[0]), end = _mm_set1_epi8((char)needle[size - 1]);
    int64_t wasted = 0, at = start;
    for (; at + 15 <= last; at += 16) {
        __m128i firsts = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + at)), first);
        __m128i ends = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + at + size - 1)), end);
        for (unsigned hits = (unsigned)_mm_movemask_epi8(_mm_and_si128(firsts, ends)); hits; hits &= hits - 1) {
            int64_t place = at + __builtin_ctz(hits);
            if (size == 2 || kr_span_equal(data + place + 1, needle + 1, size - 2))
                return place;
            wasted += (int64_t)size;
        }
        if (KR_UNLIKELY(wasted > SHARE * (at - start) + PATIENCE)) {
            const uint8_t *hit = memmem(data + at + 16, (size_t)(last - at - 16) + size, needle, size);
            return hit ? hit - data : -1;
        }
    }
    return find_in_short(data, at, last, needle, size);
}
#else
static int64_t find_in_bytes(const uint8_t *data, int64_t start, int64_t last, const uint8_t *needle, size_t size)
{
    if (last - start < SHORT)
        return find_in_short(data, start, last, needle, size);
    const uint8_t *hit = memmem(data + start, (size_t)(last - start) + size, needle, size);
    return hit ? hit - data : -1;
}
#endif

int64_t kr_str_search_find(KrChars haystack, KrChars needle, int64_t start, int64_t stop)
{
    if (needle.length > stop - start)
        return -1;
    if (needle.length == 0)
        return start;
    if (needle.kind > haystack.kind)
        return -1;
    uint32_t first = char_at(needle, 0);
    if (needle.length == 1)
        return kr_str_search_find_char(haystack, first, start, stop);
    if (haystack.kind == 1) {
        return find_in_bytes(haystack.data, start, stop - needle.length, needle.data, (size_t)needle.length);
    }
    int64_t last = stop - needle.length;
    for (int64_t i = start; i <= last; i++) {
        i = kr_str_search_find_char(haystack, first, i, last + 1);
        if (i < 0)
            return -1;
        if (kr_str_search_equal_at(haystack, i, needle))
            return i;
    }
    return -1;
}

int64_t kr_str_search_rfind(KrChars haystack, KrChars needle, int64_t start, int64_t stop)
{
    if (needle.length > stop - start)
        return -1;
    if (needle.length == 0)
        return stop;
    if (needle.kind > haystack.kind)
        return -1;
    uint32_t first = char_at(needle, 0);
    for (int64_t i = stop - needle.length; i >= start; i--)
        if (char_at(haystack, i) == first && kr_str_search_equal_at(haystack, i, needle))
            return i;
    return -1;
}

int64_t kr_str_search_count(KrChars haystack, KrChars needle, int64_t start, int64_t stop,
                            int64_t limit)
{
    if (start > stop)
        return 0;
    if (needle.length == 0) {
        int64_t places = stop - start + 1;
        return limit >= 0 && places > limit ? limit : places;
    }
    int64_t count = 0;
    if (needle.length == 1 && haystack.kind == 1 && needle.kind == 1) {
        const uint8_t *data = haystack.data, byte = *(const uint8_t *)needle.data;
        while (start < stop) { // sums of bytes stay in vectors of bytes for 255 rounds of 32
            int64_t end = stop - start > 32 * 255 ? start + 32 * 255 : stop;
            if (end - start >= 32) {
                uint8_t sums[32] = {0};
                for (; start + 32 <= end; start += 32)
                    for (int i = 0; i < 32; i++)
                        sums[i] = (uint8_t)(sums[i] + (data[start + i] == byte));
                for (int i = 0; i < 32; i++)
                    count += sums[i];
            }
            for (; start < end; start++)
                count += data[start] == byte;
        }
        return limit >= 0 && count > limit ? limit : count;
    }
    while (limit < 0 || count < limit) {
        int64_t at = kr_str_search_find(haystack, needle, start, stop);
        if (at < 0)
            break;
        count++;
        start = at + needle.length;
    }
    return count;
}

KrFound kr_str_search_contains(KrThread *thread, KrRef text, KrRef item)
{
    if (!kr_str_is_sub(item)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "'in <string>' requires string as left operand, not %T", item);
        return KR_FAULT;
    }
    const KrStr *whole = kr_str_obj(text), *part = kr_str_obj(item);
    if (part->length == 1 && part->kind == 1 && whole->kind == 1)
        return next_byte(kr_str_data(whole), 0, whole->length, *(const uint8_t *)kr_str_data(part)) >= 0
                   ? KR_PRESENT
                   : KR_ABSENT;
    KrChars haystack = kr_str_search_chars(text);
    return kr_str_search_find(haystack, kr_str_search_chars(item), 0, haystack.length) >= 0
               ? KR_PRESENT
               : KR_ABSENT;
}

// --- replace ------------------------------------------------------------------------------

// Every `old` of an ASCII str is `with`: what of one length stays of one length.
static KrOwn replace_char(KrThread *thread, const KrStr *str, uint8_t old, uint8_t with)
{
    KrStr *out = kr_str_new(thread, str->length, 127);
    if (!out)
        return KR_NULL;
    const uint8_t *from = kr_str_data(str);
    uint8_t *to = kr_str_data(out);
#if defined(__SSE2__)
    if (str->length >= KR_SPAN_VECTOR) { // the last sixteen overlap those before
        const __m128i sought = _mm_set1_epi8((char)old), change = _mm_set1_epi8((char)(old ^ with));
        int64_t last = str->length - KR_SPAN_VECTOR;
        for (int64_t i = 0;; i = i + KR_SPAN_VECTOR < last ? i + KR_SPAN_VECTOR : last) {
            __m128i chars = _mm_loadu_si128((const __m128i *)(const void *)(from + i));
            _mm_storeu_si128((__m128i *)(void *)(to + i), _mm_xor_si128(chars, _mm_and_si128(_mm_cmpeq_epi8(chars, sought), change)));
            if (i == last)
                return kr_steal_obj(out);
        }
    }
#endif
    for (int64_t i = 0; i < str->length; i++)
        to[i] = from[i] == old ? with : from[i];
    return kr_steal_obj(out);
}

static KrOwn replace_latin1(KrThread *thread, const KrStr *str, KrChars old, KrChars with,
                            int64_t count, bool ascii)
{
    int64_t length;
    if (__builtin_mul_overflow(count, with.length - old.length, &length) ||
        __builtin_add_overflow(length, str->length, &length))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "replace string is too long");
    if (length == 0)
        return kr_str_from_utf8(thread, "", 0);
    KrStr *out = kr_str_new(thread, length, ascii ? 127 : 255);
    if (!out)
        return KR_NULL;
    const uint8_t *from = kr_str_data(str);
    uint8_t *to = kr_str_data(out);
    KrChars haystack = {from, str->length, 1};
    int64_t done = 0;
    for (int64_t k = 0; k < count; k++) {
        int64_t at;
        if (old.length == 0) {
            at = k ? done + 1 : 0;
        } else {
            at = kr_str_search_find(haystack, old, done, str->length);
        }
        memcpy(to, from + done, (size_t)(at - done));
        to += at - done;
        memcpy(to, with.data, (size_t)with.length);
        to += with.length;
        done = at + old.length;
    }
    memcpy(to, from + done, (size_t)(str->length - done));
    return kr_steal_obj(out);
}

KrOwn kr_str_search_replace(KrThread *thread, KrRef text, KrRef old_ref, KrRef with_ref,
                            int64_t limit)
{
    KrStr *str = kr_str_obj(text);
    KrChars haystack = kr_str_search_chars(text), old = kr_str_search_chars(old_ref);
    KrChars with = kr_str_search_chars(with_ref);
    bool ascii = str->ascii && kr_str_obj(with_ref)->ascii;
    if (limit < 0 && ascii && old.length == 1 && old.kind == 1 && with.length == 1 && str->length > 1 &&
        next_byte(haystack.data, 0, str->length, *(const uint8_t *)old.data) >= 0)
        return replace_char(thread, str, *(const uint8_t *)old.data, *(const uint8_t *)with.data);
    int64_t count = limit == 0 ? 0 : kr_str_search_count(haystack, old, 0, str->length, limit);
    if (str->length == 0 && limit >= 0 && old.length == 0 && limit > 0)
        count = 1;
    if (count == 0)
        return kr_str_is(text) ? kr_dup(text) : kr_str_slice(thread, text, 0, str->length, 1);
    if (ascii)
        return replace_latin1(thread, str, old, with, count, true);
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    int64_t done = 0;
    for (int64_t k = 0; k < count; k++) {
        int64_t at = old.length == 0 ? (k ? done + 1 : 0)
                                     : kr_str_search_find(haystack, old, done, str->length);
        kr_str_builder_slice(&builder, text, done, at);
        kr_str_builder_str(&builder, with_ref);
        done = at + old.length;
    }
    kr_str_builder_slice(&builder, text, done, str->length);
    return kr_str_builder_take(&builder);
}
