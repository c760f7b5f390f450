// SPDX-License-Identifier: MIT
// The methods of str, its subscript, its iterator and str().
//
// Searching is str_search.c, case str_case.c, encoding str_codec.c, formatting format.c: this file
// checks arguments and words the errors. Methods return exact strs also for subclass instances.
// Tests: tests/lang/reference/types/.
#include "runtime/str.h"

#include "base/span.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/fold.h"
#include "runtime/format.h"
#include "runtime/format_string.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slice.h"
#include "runtime/str_builder.h"
#include "runtime/str_case.h"
#include "runtime/str_codec.h"
#include "runtime/str_search.h"
#include "runtime/str_split.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"

#define METHOD(name)                                                                   \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)

static KrOwn same(KrThread *thread, KrRef text) // as an exact str
{
    return kr_str_is(text) ? kr_dup(text)
                           : kr_str_slice(thread, text, 0, kr_str_obj(text)->length, 1);
}

// start and end of find() and friends in args[from], args[from + 1]; clipped to the length.
static bool bounds(KrThread *thread, const KrRef *args, size_t count, size_t from, int64_t length,
                   int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = length;
    if (count > from && !kr_slice_bound(thread, args[from], start))
        return false;
    if (count > from + 1 && !kr_slice_bound(thread, args[from + 1], stop))
        return false;
    if (*start < 0)
        *start = *start + length < 0 ? 0 : *start + length;
    if (*stop < 0)
        *stop = *stop + length < 0 ? 0 : *stop + length;
    if (*stop > length)
        *stop = length;
    return true;
}

// --- find, count, index -------------------------------------------------------------------

static bool search(KrThread *thread, const char *name, KrRef self, const KrRef *args, size_t count,
                   bool from_right, int64_t *place)
{
    int64_t start, stop;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%s() argument 1 must be str, not %U", name, args[0]);
    if (!bounds(thread, args, count, 1, kr_str_obj(self)->length, &start, &stop))
        return false;
    KrChars chars = kr_str_search_chars(self), needle = kr_str_search_chars(args[0]);
    *place = from_right ? kr_str_search_rfind(chars, needle, start, stop)
                        : kr_str_search_find(chars, needle, start, stop);
    return true;
}

METHOD(str_find)
{
    int64_t place;
    return search(thread, "find", self, args, count, false, &place)
               ? kr_int_from_i64(thread, place)
               : KR_NULL;
}

METHOD(str_rfind)
{
    int64_t place;
    return search(thread, "rfind", self, args, count, true, &place)
               ? kr_int_from_i64(thread, place)
               : KR_NULL;
}

static KrOwn index_of(KrThread *thread, const char *name, KrRef self, const KrRef *args,
                      size_t count, bool from_right)
{
    int64_t place;
    if (!search(thread, name, self, args, count, from_right, &place))
        return KR_NULL;
    if (place < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "substring not found");
    return kr_int_from_i64(thread, place);
}

METHOD(str_index)
{
    return index_of(thread, "index", self, args, count, false);
}

METHOD(str_rindex)
{
    return index_of(thread, "rindex", self, args, count, true);
}

METHOD(str_count)
{
    int64_t start, stop;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "count() argument 1 must be str, not %U", args[0]);
    if (!bounds(thread, args, count, 1, kr_str_obj(self)->length, &start, &stop))
        return KR_NULL;
    return kr_int_from_i64(thread,
                           kr_str_search_count(kr_str_search_chars(self),
                                               kr_str_search_chars(args[0]), start, stop, -1));
}

static KrOwn affix(KrThread *thread, const char *name, KrRef self, const KrRef *args, size_t count,
                   bool at_end)
{
    int64_t start, stop;
    const KrStr *whole = kr_str_obj(self);
    if (count == 1 && kr_str_is(args[0]) && kr_str_obj(args[0])->kind == whole->kind) {
        const KrStr *needle = kr_str_obj(args[0]);
        int64_t at = at_end ? whole->length - needle->length : 0;
        return kr_bool_own(needle->length <= whole->length &&
                           kr_span_equal((const char *)kr_str_data(whole) + at * whole->kind,
                                         kr_str_data(needle), (size_t)needle->length * needle->kind));
    }
    if (!bounds(thread, args, count, 1, whole->length, &start, &stop))
        return KR_NULL;
    KrChars chars = kr_str_search_chars(self);
    int64_t tries = 1;
    bool is_tuple = kr_tuple_is_sub(args[0]);
    if (is_tuple)
        tries = kr_tuple_length(args[0]);
    else if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s first arg must be str or a tuple of str, not %T", name,
                                  args[0]);
    for (int64_t i = 0; i < tries; i++) {
        KrRef part = is_tuple ? kr_tuple_get(args[0], i) : args[0];
        if (!kr_str_is_sub(part))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "tuple for %s must only contain str, not %T", name, part);
        KrChars needle = kr_str_search_chars(part);
        if (needle.length <= stop - start &&
            kr_str_search_equal_at(chars, at_end ? stop - needle.length : start, needle))
            return kr_bool_own(true);
    }
    return kr_bool_own(false);
}

METHOD(str_startswith)
{
    return affix(thread, "startswith", self, args, count, false);
}

METHOD(str_endswith)
{
    return affix(thread, "endswith", self, args, count, true);
}

// --- replace, split, join -----------------------------------------------------------------

METHOD(str_replace)
{
    int64_t limit;
    (void)count;
    for (int i = 0; i < 2; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "replace() argument %d must be str, not %U", i + 1, args[i]);
    if (!kr_number_index_size(thread, args[2], &limit))
        return KR_NULL;
    return kr_str_search_replace(thread, self, args[0], args[1], limit);
}

METHOD(str_split)
{
    int64_t limit;
    (void)count;
    if (!kr_number_index_size(thread, args[1], &limit))
        return KR_NULL;
    return kr_str_split_parts(thread, self, args[0], limit, false);
}

METHOD(str_rsplit)
{
    int64_t limit;
    (void)count;
    if (!kr_number_index_size(thread, args[1], &limit))
        return KR_NULL;
    return kr_str_split_parts(thread, self, args[0], limit, true);
}

METHOD(str_splitlines)
{
    bool keep;
    (void)count;
    if (!kr_truth(thread, args[0], &keep))
        return KR_NULL;
    return kr_str_split_lines(thread, self, keep);
}

METHOD(str_join)
{
    if (count == KR_FOLD_BEGIN)
        return kr_str_join_begin(thread, self);
    return kr_str_join(thread, self, args[0]);
}

static KrOwn split_once(KrThread *thread, KrRef self, KrRef separator, bool from_right)
{
    if (!kr_str_is_sub(separator))
        return kr_exception_raise(thread, &kr_exception_type_error, "must be str, not %T",
                                  separator);
    KrChars chars = kr_str_search_chars(self), needle = kr_str_search_chars(separator);
    if (needle.length == 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "empty separator");
    int64_t at = from_right ? kr_str_search_rfind(chars, needle, 0, chars.length)
                            : kr_str_search_find(chars, needle, 0, chars.length);
    KrOwn parts[3] = {KR_NULL, KR_NULL, KR_NULL};
    if (at < 0) {
        parts[0] = from_right ? kr_str_from_utf8(thread, "", 0) : same(thread, self);
        parts[1] = kr_str_from_utf8(thread, "", 0);
        parts[2] = from_right ? same(thread, self) : kr_str_from_utf8(thread, "", 0);
    } else {
        parts[0] = kr_str_slice(thread, self, 0, at, 1);
        parts[1] = same(thread, separator);
        parts[2] = kr_str_slice(thread, self, at + needle.length, chars.length, 1);
    }
    for (int i = 0; i < 3; i++) {
        if (kr_is_null(parts[i])) {
            for (int k = 0; k < 3; k++)
                kr_xdrop(thread, parts[k]);
            return KR_NULL;
        }
    }
    return kr_tuple_pack_own(thread, parts, 3);
}

METHOD(str_partition)
{
    (void)count;
    return split_once(thread, self, args[0], false);
}

METHOD(str_rpartition)
{
    (void)count;
    return split_once(thread, self, args[0], true);
}

// --- strip, pad ---------------------------------------------------------------------------

// A space among ASCII characters: 9 to 13 and 28 to 32.
static bool is_ascii_space(uint8_t c)
{
    return (uint8_t)(c - 9) < 5 || (uint8_t)(c - 28) < 5;
}

static bool strips(uint32_t c, KrRef set)
{
    if (kr_ref_is_null(set))
        return kr_str_case_is_space(c);
    KrChars chars = kr_str_search_chars(set);
    return kr_str_search_find_char(chars, c, 0, chars.length) >= 0;
}

static KrOwn strip(KrThread *thread, const char *name, KrRef self, const KrRef *args, size_t count,
                   bool left, bool right)
{
    KrRef set = count && !kr_is_none(args[0]) ? args[0] : KR_REF_NULL;
    if (!kr_ref_is_null(set) && !kr_str_is_sub(set))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s arg must be None or str", name);
    const KrStr *str = kr_str_obj(self);
    int64_t start = 0, stop = str->length;
    if (KR_LIKELY(str->ascii && kr_ref_is_null(set))) {
        const uint8_t *data = kr_str_data(str);
        while (left && start < stop && is_ascii_space(data[start]))
            start++;
        while (right && stop > start && is_ascii_space(data[stop - 1]))
            stop--;
        return kr_str_slice(thread, self, start, stop, 1);
    }
    while (left && start < stop && strips(kr_str_read(str, start), set))
        start++;
    while (right && stop > start && strips(kr_str_read(str, stop - 1), set))
        stop--;
    return kr_str_slice(thread, self, start, stop, 1);
}

METHOD(str_strip)
{
    return strip(thread, "strip", self, args, count, true, true);
}

METHOD(str_lstrip)
{
    return strip(thread, "lstrip", self, args, count, true, false);
}

METHOD(str_rstrip)
{
    return strip(thread, "rstrip", self, args, count, false, true);
}

static KrOwn remove_affix(KrThread *thread, const char *name, KrRef self, KrRef part, bool at_end)
{
    if (!kr_str_is_sub(part))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s() argument must be str, not %U", name, part);
    KrChars chars = kr_str_search_chars(self), needle = kr_str_search_chars(part);
    if (needle.length > chars.length ||
        !kr_str_search_equal_at(chars, at_end ? chars.length - needle.length : 0, needle))
        return same(thread, self);
    return at_end ? kr_str_slice(thread, self, 0, chars.length - needle.length, 1)
                  : kr_str_slice(thread, self, needle.length, chars.length, 1);
}

METHOD(str_removeprefix)
{
    (void)count;
    return remove_affix(thread, "removeprefix", self, args[0], false);
}

METHOD(str_removesuffix)
{
    (void)count;
    return remove_affix(thread, "removesuffix", self, args[0], true);
}

enum { PAD_MOST = 1 << 28 }; // characters of which three times as many are a str

static KrOwn pad(KrThread *thread, KrRef self, int64_t left, int64_t right, uint32_t fill)
{
    if (left <= 0 && right <= 0)
        return same(thread, self);
    const KrStr *str = kr_str_obj(self);
    if (KR_LIKELY(str->ascii && fill < 128 && left < PAD_MOST && right < PAD_MOST && str->length < PAD_MOST)) {
        left = left < 0 ? 0 : left;
        right = right < 0 ? 0 : right;
        KrStr *out = kr_str_new(thread, left + str->length + right, 127);
        if (!out)
            return KR_NULL;
        char *to = kr_str_data(out);
        memset(to, (int)fill, (size_t)left);
        kr_span_copy(to + left, kr_str_data(str), (size_t)str->length);
        memset(to + left + str->length, (int)fill, (size_t)right);
        return kr_steal_obj(out);
    }
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    kr_str_builder_fill(&builder, fill, left);
    kr_str_builder_str(&builder, self);
    kr_str_builder_fill(&builder, fill, right);
    return kr_str_builder_take(&builder);
}

static bool pad_arguments(KrThread *thread, const KrRef *args, size_t count, int64_t *width,
                          uint32_t *fill)
{
    *fill = ' ';
    if (!kr_number_index_size(thread, args[0], width))
        return false;
    if (count < 2)
        return true;
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "The fill character must be a unicode character, not %T",
                                        args[1]);
    if (kr_str_obj(args[1])->length != 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "The fill character must be exactly one character long");
    *fill = kr_str_read(kr_str_obj(args[1]), 0);
    return true;
}

METHOD(str_ljust)
{
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(thread, args, count, &width, &fill))
        return KR_NULL;
    return pad(thread, self, 0, width - kr_str_obj(self)->length, fill);
}

METHOD(str_rjust)
{
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(thread, args, count, &width, &fill))
        return KR_NULL;
    return pad(thread, self, width - kr_str_obj(self)->length, 0, fill);
}

METHOD(str_center)
{
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(thread, args, count, &width, &fill))
        return KR_NULL;
    int64_t total = width - kr_str_obj(self)->length;
    if (total <= 0)
        return same(thread, self);
    int64_t left = total / 2 + (total & width & 1);
    return pad(thread, self, left, total - left, fill);
}

METHOD(str_zfill)
{
    int64_t width;
    (void)count;
    if (!kr_number_index_size(thread, args[0], &width))
        return KR_NULL;
    const KrStr *str = kr_str_obj(self);
    int64_t extra = width - str->length;
    if (extra <= 0)
        return same(thread, self);
    uint32_t sign = str->length ? kr_str_read(str, 0) : 0;
    bool is_signed = sign == '+' || sign == '-';
    if (!is_signed)
        return pad(thread, self, extra, 0, '0');
    if (str->ascii && width < PAD_MOST) {
        KrStr *out = kr_str_new(thread, width, 127);
        if (!out)
            return KR_NULL;
        char *to = kr_str_data(out);
        *to = (char)sign;
        memset(to + 1, '0', (size_t)extra);
        kr_span_copy(to + 1 + extra, (const char *)kr_str_data(str) + 1, (size_t)(str->length - 1));
        return kr_steal_obj(out);
    }
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    kr_str_builder_char(&builder, sign);
    kr_str_builder_fill(&builder, '0', extra);
    kr_str_builder_slice(&builder, self, 1, str->length);
    return kr_str_builder_take(&builder);
}

METHOD(str_expandtabs)
{
    int64_t size;
    (void)count;
    if (!kr_number_index_int(thread, args[0], &size))
        return KR_NULL;
    const KrStr *str = kr_str_obj(self);
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    int64_t column = 0;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (c == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            column += fill;
            kr_str_builder_fill(&builder, ' ', fill);
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        kr_str_builder_char(&builder, c);
    }
    return kr_str_builder_take(&builder);
}

// --- case ---------------------------------------------------------------------------------

#define CONVERT(name, function)                                                        \
    METHOD(name)                                                                       \
    {                                                                                  \
        (void)args;                                                                    \
        (void)count;                                                                   \
        return function(thread, self);                                                 \
    }
CONVERT(str_lower, kr_str_case_to_lower)
CONVERT(str_upper, kr_str_case_to_upper)
CONVERT(str_title, kr_str_case_to_title)
CONVERT(str_casefold, kr_str_case_to_fold)
CONVERT(str_swapcase, kr_str_case_swap)
CONVERT(str_capitalize, kr_str_case_capitalize)
#undef CONVERT

// Are all characters of a text of one byte each of this class?
KR_INLINE bool all_are(const KrStr *str, unsigned class)
{
    const uint8_t *data = kr_str_data(str);
    unsigned all = 0xFF;
    for (int64_t i = 0; i < str->length; i++)
        all &= kr_str_case_latin1[data[i]];
    return all & class;
}

// True when there is a character and each one passes. `class`: a KrStrClass, if there is one.
KR_INLINE KrOwn each(KrRef self, bool (*test)(uint32_t), unsigned class, bool when_empty)
{
    const KrStr *str = kr_str_obj(self);
    if (class && str->kind == 1) {
        kr_str_case_need_latin1();
        return kr_bool_own(str->length != 0 && all_are(str, class));
    }
    for (int64_t i = 0; i < str->length; i++)
        if (!test(kr_str_read(str, i)))
            return kr_bool_own(false);
    return kr_bool_own(str->length != 0 || when_empty);
}

#define TEST(name, function, class, when_empty)                                        \
    METHOD(name)                                                                       \
    {                                                                                  \
        (void)thread;                                                                  \
        (void)args;                                                                    \
        (void)count;                                                                   \
        return each(self, function, class, when_empty);                                \
    }
TEST(str_isalpha, kr_str_case_is_alpha, KR_STR_ALPHA, false)
TEST(str_isdecimal, kr_str_case_is_decimal, KR_STR_DECIMAL, false)
TEST(str_isdigit, kr_str_case_is_digit, KR_STR_DIGIT, false)
TEST(str_isnumeric, kr_str_case_is_numeric, KR_STR_NUMERIC, false)
TEST(str_isalnum, kr_str_case_is_alnum, KR_STR_ALNUM, false)
TEST(str_isspace, kr_str_case_is_space, KR_STR_SPACE, false)
TEST(str_isprintable, kr_str_case_is_printable, 0, true)
#undef TEST

static KrOwn all_cased(KrRef self, bool (*wanted)(uint32_t), bool (*other)(uint32_t))
{
    const KrStr *str = kr_str_obj(self);
    bool seen = false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (other(c) || kr_str_case_is_title(c))
            return kr_bool_own(false);
        seen |= wanted(c);
    }
    return kr_bool_own(seen);
}

METHOD(str_islower)
{
    (void)thread;
    (void)args;
    (void)count;
    return all_cased(self, kr_str_case_is_lower, kr_str_case_is_upper);
}

METHOD(str_isupper)
{
    (void)thread;
    (void)args;
    (void)count;
    return all_cased(self, kr_str_case_is_upper, kr_str_case_is_lower);
}

METHOD(str_istitle)
{
    (void)thread;
    (void)args;
    (void)count;
    const KrStr *str = kr_str_obj(self);
    bool seen = false, behind_cased = false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        bool starts = kr_str_case_is_upper(c) || kr_str_case_is_title(c);
        bool continues = kr_str_case_is_lower(c);
        if ((starts && behind_cased) || (continues && !behind_cased))
            return kr_bool_own(false);
        behind_cased = starts || continues;
        seen |= behind_cased;
    }
    return kr_bool_own(seen);
}

METHOD(str_isascii)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_bool_own(kr_str_obj(self)->ascii);
}

METHOD(str_isidentifier)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_bool_own(kr_str_case_is_identifier(kr_str_obj(self)));
}

// --- translate, maketrans -----------------------------------------------------------------

// What a dict of ints and strs of one ASCII character (or None) makes of an ASCII str; null: another way, nothing
// is raised.
static KrOwn translate_ascii(KrThread *thread, const KrStr *str, KrRef table)
{
    enum { UNKNOWN = 0x80, GONE = 0x81 };
    uint8_t known[128], *to;
    memset(known, UNKNOWN, sizeof known);
    KrStr *out = kr_str_new(thread, str->length, 127);
    if (!out) {
        kr_exception_clear(thread);
        return KR_NULL;
    }
    to = kr_str_data(out);
    const uint8_t *from = kr_str_data(str);
    int64_t length = 0;
    for (int64_t i = 0; i < str->length; i++) {
        uint8_t c = from[i], made = known[c];
        if (made == UNKNOWN) {
            KrRef value;
            KrFound found = kr_dict_find(thread, table, kr_from_bits(kr_int_bits(c)), &value);
            if (found == KR_FAULT) kr_exception_clear(thread);
            if (found == KR_ABSENT)
                made = c;
            else if (found == KR_PRESENT && kr_is_none(value))
                made = GONE;
            else if (found == KR_PRESENT && kr_is_small_int(value) &&
                     (uint64_t)kr_small_int_value(value) < 128)
                made = (uint8_t)kr_small_int_value(value);
            else if (found == KR_PRESENT && kr_str_is(value) && kr_str_obj(value)->ascii &&
                     kr_str_obj(value)->length == 1)
                made = *(const uint8_t *)kr_str_data(kr_str_obj(value));
            if (made == UNKNOWN) {
                kr_drop(thread, kr_steal_obj(out));
                return KR_NULL;
            }
            known[c] = made;
        }
        to[length] = made;
        length += made != GONE;
    }
    if (length == str->length) return kr_steal_obj(out);
    KrOwn cut = kr_str_from_utf8(thread, (const char *)to, (size_t)length);
    kr_drop(thread, kr_steal_obj(out));
    return cut;
}

METHOD(str_translate)
{
    (void)count;
    const KrStr *str = kr_str_obj(self);
    if (str->ascii && str->length > 1 && kr_dict_is(args[0])) {
        KrOwn quick = translate_ascii(thread, str, args[0]);
        if (!kr_is_null(quick)) return quick;
    }
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        KrOwn key = kr_int_from_i64(thread, c);
        KrOwn to = kr_item_get(thread, args[0], kr_ref(key));
        int64_t code;
        if (kr_is_null(to)) {
            if (!kr_exception_is(thread, &kr_exception_lookup_error))
                goto fail;
            kr_exception_clear(thread);
            kr_str_builder_char(&builder, c);
        } else if (kr_is_none(kr_ref(to))) {
            continue;
        } else if (kr_str_is_sub(kr_ref(to))) {
            kr_str_builder_str(&builder, kr_ref(to));
        } else if (!kr_int_is_sub(kr_ref(to))) {
            kr_drop(thread, to);
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "character mapping must return integer, None or str");
            goto fail;
        } else if (kr_int_try_i64(kr_ref(to), &code) != KR_PRESENT || code < 0 ||
                   code > 0x10FFFF) {
            kr_drop(thread, to);
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "character mapping must be in range(0x110000)");
            goto fail;
        } else {
            kr_str_builder_char(&builder, (uint32_t)code);
        }
        kr_xdrop(thread, to);
    }
    return kr_str_builder_take(&builder);
fail:
    kr_str_builder_fini(&builder);
    return KR_NULL;
}

static bool set_pair(KrThread *thread, KrRef dict, uint32_t from, KrRef to)
{
    KrOwn key = kr_int_from_i64(thread, from);
    return kr_dict_set(thread, dict, kr_ref(key), to);
}

static bool maketrans_dict(KrThread *thread, KrRef dict, KrRef source)
{
    size_t position = 0;
    KrRef key, value;
    if (!kr_dict_is(source))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "if you give only one argument to maketrans it must be a dict");
    while (kr_dict_next(source, &position, &key, &value)) {
        bool ok;
        if (kr_str_is_sub(key)) {
            if (kr_str_obj(key)->length != 1)
                return kr_exception_raise_false(
                    thread, &kr_exception_value_error,
                    "string keys in translatetable must be of length 1");
            ok = set_pair(thread, dict, kr_str_read(kr_str_obj(key), 0), value);
        } else if (kr_int_is_sub(key)) {
            ok = kr_dict_set(thread, dict, key, value);
        } else {
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "keys in translate table must be strings or integers");
        }
        if (!ok)
            return false;
    }
    return true;
}

static bool maketrans_pairs(KrThread *thread, KrRef dict, const KrRef *args, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "maketrans() argument %zu must be str, not %U", i + 1,
                                            args[i]);
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "first maketrans argument must be a string if there is a second argument");
    const KrStr *from = kr_str_obj(args[0]), *to = kr_str_obj(args[1]);
    if (from->length != to->length)
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "the first two maketrans arguments must have equal length");
    for (int64_t i = 0; i < from->length; i++) {
        KrOwn value = kr_int_from_i64(thread, kr_str_read(to, i));
        if (!set_pair(thread, dict, kr_str_read(from, i), kr_ref(value)))
            return false;
    }
    if (count == 3)
        for (int64_t i = 0; i < kr_str_obj(args[2])->length; i++)
            if (!set_pair(thread, dict, kr_str_read(kr_str_obj(args[2]), i), kr_none()))
                return false;
    return true;
}

METHOD(str_maketrans)
{
    (void)self;
    KrOwn dict = kr_dict_new(thread);
    if (kr_is_null(dict))
        return KR_NULL;
    bool ok = count == 1 ? maketrans_dict(thread, kr_ref(dict), args[0])
                         : maketrans_pairs(thread, kr_ref(dict), args, count);
    if (ok)
        return dict;
    kr_drop(thread, dict);
    return KR_NULL;
}

// --- encode, format -----------------------------------------------------------------------

// none: is None called so in the message, or by its type?
static bool codec_argument(KrThread *thread, const char *function, bool none, const char *name, KrRef value,
                           const char **out)
{
    *out = NULL;
    if (kr_ref_is_null(value))
        return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        none ? "%s() argument '%s' must be str, not %U" : "%s() argument '%s' must be str, not %T",
                                        function, name, value);
    *out = kr_str_codec_name(thread, value);
    return *out != NULL;
}

METHOD(str_encode)
{
    const char *encoding, *errors;
    (void)count;
    if (!codec_argument(thread, "encode", true, "encoding", args[0], &encoding) ||
        !codec_argument(thread, "encode", true, "errors", args[1], &errors))
        return KR_NULL;
    return kr_str_codec_encode(thread, self, encoding, errors);
}

METHOD(str_encode_positional)
{
    const char *names[2] = {"utf-8", "strict"};
    if (count == 0 && kr_str_obj(self)->ascii)
        return kr_bytes_new(thread, kr_str_data(kr_str_obj(self)), kr_str_obj(self)->length);
    for (size_t i = 0; i < count; i++)
        if (!codec_argument(thread, "encode", true, i ? "errors" : "encoding", args[i], &names[i]))
            return KR_NULL;
    return kr_str_codec_encode(thread, self, names[0], names[1]);
}

METHOD(str_format)
{
    (void)count;
    const KrTuple *values = kr_tuple_cast(args[0]);
    return kr_format_string_method(thread, self, (const KrRef *)(const void *)values->items, (size_t)values->length, args[1]);
}

METHOD(str_format_positional)
{
    return kr_format_string_method(thread, self, count ? args : &self, count, KR_REF_NULL); // args may be null
}

METHOD(str_format_map)
{
    (void)count;
    return kr_format_string_method(thread, self, NULL, 0, args[0]);
}

METHOD(str_dunder_format)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument must be str, not %U", args[0]);
    return kr_format_str(thread, self, args[0]);
}

METHOD(str_getnewargs)
{
    (void)args;
    (void)count;
    size_t size; // another str, as in CPython
    const char *bytes = kr_str_utf8(thread, self, &size);
    KrOwn text = bytes ? kr_str_from_utf8(thread, bytes, size) : KR_NULL;
    if (!bytes) { // surrogates
        kr_exception_clear(thread);
        text = same(thread, self);
    }
    return kr_is_null(text) ? KR_NULL : kr_tuple_pack_own(thread, &text, 1);
}

METHOD(str_sizeof)
{
    (void)args;
    (void)count;
    const KrStr *str = kr_str_obj(self);
    int64_t head = str->ascii ? 40 : 56; // what CPython's layout takes
    return kr_int_from_i64(thread, head + (str->length + 1) * str->kind);
}

const KrNativeDef kr_str_methods[] = {
    {"capitalize", str_capitalize, "($self, /)", "The first character upper case, the others lower case.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"casefold", str_casefold, "($self, /)", "For comparing without case.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"center", str_center, "($self, width, fillchar=' ', /)", "Padded on both sides to a width.", 1, 2, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"count", str_count, "($self, sub[, start[, end]], /)", "How often something occurs.", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"encode", str_encode, "($self, /, encoding='utf-8', errors='strict')", "Bytes of the text in an encoding.", 0, 0, KR_NATIVE_PAIR},
    {"encode", str_encode_positional, "($self, /, encoding='utf-8', errors='strict')", "Bytes of the text in an encoding.", 0, 2, KR_NATIVE_RAW},
    {"endswith", str_endswith, "($self, suffix[, start[, end]], /)", "Does it end with this, or with one of a tuple?", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"expandtabs", str_expandtabs, "($self, /, tabsize=8)", "Tabs replaced by spaces.", 0, 0, KR_NATIVE_PURE},
    {"find", str_find, "($self, sub[, start[, end]], /)", "The lowest index where something begins, or -1.", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"format", str_format, "($self, /, *args, **kwargs)", "The text with {} fields replaced.", 0, 0, KR_NATIVE_PAIR},
    {"format", str_format_positional, "($self, /, *args, **kwargs)", "The text with {} fields replaced.", 0, -1, KR_NATIVE_RAW},
    {"format_map", str_format_map, "($self, mapping, /)", "The text with {} fields replaced from a mapping.", 1, 1, KR_NATIVE_RAW},
    {"index", str_index, "($self, sub[, start[, end]], /)", "The lowest index of something, or ValueError.", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isalnum", str_isalnum, "($self, /)", "Are all characters letters or digits, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isalpha", str_isalpha, "($self, /)", "Are all characters letters, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isascii", str_isascii, "($self, /)", "Are all characters ASCII?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isdecimal", str_isdecimal, "($self, /)", "Are all characters decimal digits, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isdigit", str_isdigit, "($self, /)", "Are all characters digits, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isidentifier", str_isidentifier, "($self, /)", "Could it be a name?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"islower", str_islower, "($self, /)", "Are all cased characters lower case, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isnumeric", str_isnumeric, "($self, /)", "Are all characters numeric, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isprintable", str_isprintable, "($self, /)", "Can all characters be printed?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isspace", str_isspace, "($self, /)", "Is all of it white space, and is there some?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"istitle", str_istitle, "($self, /)", "Is it in title case?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"isupper", str_isupper, "($self, /)", "Are all cased characters upper case, and is there one?", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"join", str_join, "($self, iterable, /)", "Joins strings with this one between them.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_FOLDS},
    {"ljust", str_ljust, "($self, width, fillchar=' ', /)", "Padded on the right to a width.", 1, 2, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"lower", str_lower, "($self, /)", "In lower case.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"lstrip", str_lstrip, "($self, chars=None, /)", "Without white space, or some characters, at the left.", 0, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"maketrans", str_maketrans, "(x, y=<unrepresentable>, z=<unrepresentable>, /)", "A table for translate().", 1, 3, KR_NATIVE_RAW | KR_NATIVE_STATIC},
    {"partition", str_partition, "($self, sep, /)", "(before, separator, after) at the first separator.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"removeprefix", str_removeprefix, "($self, prefix, /)", "Without a prefix.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"removesuffix", str_removesuffix, "($self, suffix, /)", "Without a suffix.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"replace", str_replace, "($self, old, new, /, count=-1)", "With occurrences of one thing replaced by another.", 0, 0, KR_NATIVE_PURE},
    {"rfind", str_rfind, "($self, sub[, start[, end]], /)", "The highest index where something begins, or -1.", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"rindex", str_rindex, "($self, sub[, start[, end]], /)", "The highest index of something, or ValueError.", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"rjust", str_rjust, "($self, width, fillchar=' ', /)", "Padded on the left to a width.", 1, 2, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"rpartition", str_rpartition, "($self, sep, /)", "(before, separator, after) at the last separator.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"rsplit", str_rsplit, "($self, /, sep=None, maxsplit=-1)", "The parts between separators, counted from the right.", 0, 0, KR_NATIVE_PURE},
    {"rstrip", str_rstrip, "($self, chars=None, /)", "Without white space, or some characters, at the right.", 0, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"split", str_split, "($self, /, sep=None, maxsplit=-1)", "The parts between separators.", 0, 0, KR_NATIVE_PURE},
    {"splitlines", str_splitlines, "($self, /, keepends=False)", "The lines, without their ends unless keepends.", 0, 0, KR_NATIVE_PURE},
    {"startswith", str_startswith, "($self, prefix[, start[, end]], /)", "Does it begin with this, or with one of a tuple?", 1, 3, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"strip", str_strip, "($self, chars=None, /)", "Without white space, or some characters, at both ends.", 0, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"swapcase", str_swapcase, "($self, /)", "Upper case and lower case exchanged.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"title", str_title, "($self, /)", "In title case.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"translate", str_translate, "($self, table, /)", "With each character replaced by a table.", 1, 1, KR_NATIVE_RAW},
    {"upper", str_upper, "($self, /)", "In upper case.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"zfill", str_zfill, "($self, width, /)", "Padded with zeros on the left, behind a sign.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"__format__", str_dunder_format, "($self, format_spec, /)", "Text by a format spec.", 1, 1, KR_NATIVE_RAW},
    {"__getnewargs__", str_getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__sizeof__", str_sizeof, "($self, /)", "Bytes of memory that the object takes.", 0, 0, KR_NATIVE_RAW},
    {0},
};

// --- subscript, iteration -----------------------------------------------------------------

KrOwn kr_str_subscript(KrThread *thread, KrRef self, KrRef key)
{
    const KrStr *str = kr_str_obj(self);
    int64_t index;
    if (kr_is_small_int(key)) {
        index = kr_small_int_value(key);
    } else if (kr_slice_is(key)) {
        int64_t start, stop, step, count;
        if (!kr_slice_indices(thread, key, str->length, &start, &stop, &step, &count))
            return KR_NULL;
        return kr_str_slice(thread, self, start, stop, step);
    } else if (kr_number_has_index(key)) {
        if (!kr_number_index_or(thread, key, &kr_exception_index_error, &index))
            return KR_NULL;
    } else {
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "string indices must be integers, not '%T'", key);
    }
    if (index < 0)
        index += str->length;
    if (index < 0 || index >= str->length)
        return kr_exception_raise(thread, &kr_exception_index_error, "string index out of range");
    return kr_str_index(thread, self, index);
}

static void iter_dealloc(KrThread *thread, KrObject *self)
{
    kr_xdrop(thread, ((KrStrIter *)(void *)self)->text);
    kr_object_free(thread, self, sizeof(KrStrIter));
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrStrIter *iter = (KrStrIter *)(void *)kr_obj(self);
    if (kr_is_null(iter->text))
        return KR_ABSENT;
    const KrStr *str = kr_str_obj(kr_ref(iter->text));
    if (iter->index >= str->length) {
        kr_drop(thread, kr_move(&iter->text));
        return KR_ABSENT;
    }
    *item = kr_str_char(thread, kr_str_read(str, iter->index++));
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

METHOD(iter_hint)
{
    (void)args;
    (void)count;
    const KrStrIter *iter = (const KrStrIter *)(const void *)kr_obj(self);
    return kr_int_from_i64(
        thread, kr_is_null(iter->text) ? 0
                                       : kr_str_obj(kr_ref(iter->text))->length - iter->index);
}

static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrStrIter *iter = (const KrStrIter *)(const void *)kr_obj(self);
    KrOwn empty = kr_str_from_utf8(thread, "", 0);
    return kr_is_null(empty) ? empty : kr_iterator_reduce_left(thread, "iter", &iter->text, &iter->index, empty);
}
static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrStrIter *iter = (KrStrIter *)(void *)kr_obj(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index))
        return KR_NULL;
    if (!kr_is_null(iter->text)) {
        int64_t most = kr_str_obj(kr_ref(iter->text))->length;
        iter->index = index < 0 ? 0 : index > most ? most : index;
    }
    return kr_none_own();
}
static const KrNativeDef iter_methods[] = {
    {"__setstate__", iter_setstate, "($self, object, /)", "Set state information for unpickling.", 0, 0, 0},
    {"__reduce__", iter_reduce, "($self, /)", "Return state information for pickling.", 0, 0, 0},
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_str_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "str_iterator",
    .basic_size = sizeof(KrStrIter),
    .dealloc = iter_dealloc,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

KrType kr_str_ascii_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "str_ascii_iterator",
    .basic_size = sizeof(KrStrIter),
    .dealloc = iter_dealloc,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

KrOwn kr_str_iter(KrThread *thread, KrRef self)
{
    KrType *type = kr_str_obj(self)->ascii ? &kr_str_ascii_iter_type : &kr_str_iter_type;
    KrStrIter *iter = kr_slab_object(thread, type, sizeof *iter);
    if (!iter)
        return kr_exception_no_memory(thread);
    iter->index = 0;
    iter->text = kr_dup(self);
    return kr_steal_obj(iter);
}

// --- str() --------------------------------------------------------------------------------

static KrOwn make(KrThread *thread, const KrRef *values, bool named)
{
    const char *encoding, *errors;
    if (kr_ref_is_null(values[1]) && kr_ref_is_null(values[2]))
        return kr_ref_is_null(values[0]) ? kr_str_from_utf8(thread, "", 0)
                                         : kr_to_str(thread, values[0]);
    if (!codec_argument(thread, "str", named, "encoding", values[1], &encoding) ||
        !codec_argument(thread, "str", named, "errors", values[2], &errors))
        return KR_NULL;
    if (kr_ref_is_null(values[0]))
        return kr_str_from_utf8(thread, "", 0);
    return kr_str_codec_decode_object(thread, values[0], encoding, errors);
}

KrOwn kr_str_new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    if (KR_LIKELY(count == 1 && kr_ref_is_null(kwnames) && kr_is(type, kr_type_ref(&kr_str_type))))
        return kr_to_str(thread, args[0]);
    KrRef values[3];
    if (count > 3 && kr_ref_is_null(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error, "str expected at most 3 arguments, got %zu", count);
    if (!kr_call_bind_text(thread, "str", "object", args, count, kwnames, values))
        return KR_NULL;
    KrOwn text = make(thread, values, !kr_ref_is_null(kwnames));
    if (kr_is_null(text) || kr_is(type, kr_type_ref(&kr_str_type)))
        return text;
    KrOwn result = kr_str_subclass(thread, (KrType *)(void *)kr_obj(type), kr_ref(text));
    kr_drop(thread, text);
    return result;
}
