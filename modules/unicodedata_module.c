// SPDX-License-Identifier: MIT
// The unicodedata module: properties and names of characters, normalization.
//
// The functions are methods of UCD too, whose one instance, ucd_3_2_0, answers as Unicode 3.2.0 did. The tables are
// made by dsl/gen/property_tables.py; names are found by frontend/char_names.c, as for \N{...}.
// Tests: tests/lang/modules/unicodedata/.
#include "modules/unicodedata_module.h"

#include "frontend/char_names.h"
#include "modules/unicodedata_normal.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/str.h"

#include "gen/char_names_table.h"

#include <stdio.h>

enum { LONGEST_NAME = 256 };

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrType database_type;

static bool is_old(KrRef self)
{
    return kr_is_exact(self, &database_type);
}

// A character; `one`: the function takes nothing else.
static bool character(KrThread *thread, const char *function, bool one, KrRef value,
                      uint32_t *c)
{
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            one ? "%s() argument must be a unicode character, not %T"
                : "%s() argument 1 must be a unicode character, not %T",
            function, value);
    const KrStr *str = kr_str_obj(value);
    if (str->length != 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        one ? "%s(): argument must be a unicode "
                                              "character, not a string of length %lld"
                                            : "%s(): argument 1 must be a unicode "
                                              "character, not a string of length %lld",
                                        function, (long long)str->length);
    *c = kr_str_read(str, 0);
    return true;
}

static const KrProperty *property(KrThread *thread, const char *function, KrRef self,
                                  KrRef value)
{
    uint32_t c;
    return character(thread, function, true, value, &c)
               ? kr_unicodedata_normal_property(c, is_old(self))
               : NULL;
}

// --- properties ---------------------------------------------------------------------------

static KrOwn category(ARGS)
{
    (void)count;
    const KrProperty *p = property(thread, "category", self, args[0]);
    return p ? kr_str_from_utf8(thread, kr_property_categories[p->category], 2) : KR_NULL;
}
static KrOwn bidirectional(ARGS)
{
    (void)count;
    const KrProperty *p = property(thread, "bidirectional", self, args[0]);
    return p ? kr_str_interned(thread, kr_property_bidirectionals[p->bidirectional])
             : KR_NULL;
}
static KrOwn east_asian_width(ARGS)
{
    (void)count;
    const KrProperty *p = property(thread, "east_asian_width", self, args[0]);
    return p ? kr_str_interned(thread, kr_property_widths[p->mirrored_width >> 1])
             : KR_NULL;
}
static KrOwn combining(ARGS)
{
    (void)count;
    const KrProperty *p = property(thread, "combining", self, args[0]);
    return p ? kr_from_small_int(p->combining) : KR_NULL;
}
static KrOwn mirrored(ARGS)
{
    (void)count;
    const KrProperty *p = property(thread, "mirrored", self, args[0]);
    return p ? kr_from_small_int(p->mirrored_width & 1) : KR_NULL;
}

static KrOwn absent(KrThread *thread, KrRef fallback, const char *message)
{
    return kr_ref_is_null(fallback)
               ? kr_exception_raise(thread, &kr_exception_value_error, "%s", message)
               : kr_dup(fallback);
}
static KrOwn decimal(ARGS)
{
    uint32_t c;
    if (!character(thread, "decimal", false, args[0], &c)) return KR_NULL;
    int value = kr_unicodedata_normal_property(c, is_old(self))->decimal;
    return value >= 0
               ? kr_from_small_int(value)
               : absent(thread, count > 1 ? args[1] : KR_REF_NULL, "not a decimal");
}
static KrOwn digit(ARGS)
{
    uint32_t c;
    if (!character(thread, "digit", false, args[0], &c)) return KR_NULL;
    int value = kr_unicodedata_normal_property(c, is_old(self))->digit;
    return value >= 0
               ? kr_from_small_int(value)
               : absent(thread, count > 1 ? args[1] : KR_REF_NULL, "not a digit");
}
static KrOwn numeric(ARGS)
{
    uint32_t c;
    if (!character(thread, "numeric", false, args[0], &c)) return KR_NULL;
    int index = kr_unicodedata_normal_property(c, is_old(self))->numeric;
    return index ? kr_from_float(kr_property_numerics[index])
                 : absent(thread, count > 1 ? args[1] : KR_REF_NULL,
                          "not a numeric character");
}

static KrOwn decomposition(ARGS)
{
    (void)count;
    uint32_t c;
    char text[256];
    int parts, tag, size = 0;
    if (!character(thread, "decomposition", true, args[0], &c)) return KR_NULL;
    if (is_old(self) && !kr_unicodedata_normal_is_assigned(c, true))
        return kr_str_from_ascii(thread, "");
    if (c - 0xAC00 < 11172) { // Hangul: lead, vowel, tail
        uint32_t s = c - 0xAC00;
        size = snprintf(text, sizeof text, "%04X %04X", 0x1100 + s / 588,
                        0x1161 + s % 588 / 28);
        if (s % 28)
            size += snprintf(text + size, sizeof text - (size_t)size, " %04X",
                             0x11A7 + s % 28);
        return kr_str_from_utf8(thread, text, (size_t)size);
    }
    const uint16_t *units = kr_unicodedata_normal_decomposition(c, &parts, &tag);
    if (!units) return kr_str_from_ascii(thread, "");
    size = snprintf(text, sizeof text, "%s", kr_property_tags[tag]);
    for (int i = 0; i < parts; i++) {
        uint32_t part = units[i];
        if (part >= 0xD800 && part < 0xDC00 && i + 1 < parts)
            part = 0x10000 + ((part & 0x3FF) << 10 | (units[++i] & 0x3FF));
        size += snprintf(text + size, sizeof text - (size_t)size, "%s%04X",
                         size ? " " : "", part);
    }
    return kr_str_from_utf8(thread, text, (size_t)size);
}

// --- normalization ------------------------------------------------------------------------

static bool form_of(KrThread *thread, const char *function, const KrRef *args,
                    KrNormalForm *form)
{
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    for (int i = 0; i < 2; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "%s() argument %d must be str, not %T",
                                            function, i + 1, args[i]);
    for (int i = 0; i < 4; i++)
        if (kr_str_equal_ascii(args[0], names[i])) {
            *form = (KrNormalForm)i;
            return true;
        }
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "invalid normalization form");
}
static KrOwn normalize(ARGS)
{
    (void)count;
    KrNormalForm form;
    return form_of(thread, "normalize", args, &form)
               ? kr_unicodedata_normal_make(thread, args[1], form, is_old(self))
               : KR_NULL;
}
static KrOwn is_normalized(ARGS)
{
    (void)count;
    KrNormalForm form;
    if (!form_of(thread, "is_normalized", args, &form)) return KR_NULL;
    KrFound found = kr_unicodedata_normal_is(thread, args[1], form, is_old(self));
    return found == KR_FAULT ? KR_NULL : kr_bool_own(found == KR_PRESENT);
}

// --- names --------------------------------------------------------------------------------

// Index of the name of c, -1: it has none in the table.
static int32_t name_index(uint32_t c)
{
    int32_t low = 0, high = KR_PROPERTY_NAME_RUN_COUNT;
    while (high - low > 1) {
        int32_t middle = (low + high) / 2;
        if (kr_property_name_runs[2 * middle] <= c)
            low = middle;
        else
            high = middle;
    }
    const uint32_t *run = &kr_property_name_runs[2 * low];
    uint32_t stop =
        low + 1 < KR_PROPERTY_NAME_RUN_COUNT ? run[3] : KR_PROPERTY_NAME_COUNT;
    if (c < run[0] || c - run[0] >= stop - run[1]) return -1;
    return (int32_t)(run[1] + c - run[0]);
}

static int table_name(int32_t index, char *out, size_t room)
{
    const uint8_t *at = kr_property_name_stream +
                        kr_property_name_places[index / KR_PROPERTY_NAME_SKIP];
    size_t size = 0;
    for (int skip = index % KR_PROPERTY_NAME_SKIP; skip > 0; at++) {
        if (*at >= KR_PROPERTY_NAME_SINGLE)
            at++;
        else if (!*at)
            skip--;
    }
    for (; *at; at++) {
        uint32_t word = *at;
        if (word >= KR_PROPERTY_NAME_SINGLE)
            word = KR_PROPERTY_NAME_SINGLE + (word - KR_PROPERTY_NAME_SINGLE) * 256 +
                   *++at;
        uint32_t from = kr_property_word_starts[word],
                 length = kr_property_word_starts[word + 1] - from;
        if (size + length + 2 > room) break;
        if (size) out[size++] = ' ';
        memcpy(out + size, kr_property_words + from, length);
        size += length;
    }
    return (int)size;
}

static int name_of(uint32_t c, char *out, size_t room) // its size, 0: no name
{
    if (c - 0xAC00 < 11172) return kr_char_names_hangul(c - 0xAC00, out, room);
    for (int i = 0; i < KR_CHAR_NAMES_PREFIX_COUNT; i++) {
        const KrCharPrefix *prefix = &kr_char_names_prefixes[i];
        bool named = strncmp(prefix->text, "TANGUT", 6) !=
                     0; // CPython finds these, but does not name them
        if (named && c >= prefix->first && c <= prefix->last)
            return snprintf(out, room, "%s%04X", prefix->text, c);
    }
    int32_t index = name_index(c);
    return index < 0 ? 0 : table_name(index, out, room);
}

static KrOwn name(ARGS)
{
    uint32_t c;
    char text[LONGEST_NAME];
    if (!character(thread, "name", false, args[0], &c)) return KR_NULL;
    int size = is_old(self) && !kr_unicodedata_normal_is_assigned(c, true)
                   ? 0
                   : name_of(c, text, sizeof text);
    return size ? kr_str_from_utf8(thread, text, (size_t)size)
                : absent(thread, count > 1 ? args[1] : KR_REF_NULL, "no such name");
}

static const KrPropertySequence *find_sequence(const char *text, size_t size)
{
    char upper[LONGEST_NAME + 1];
    for (size_t i = 0; i < size; i++)
        upper[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
    upper[size] = 0;
    int low = 0, high = KR_PROPERTY_SEQUENCE_COUNT;
    while (low < high) {
        int middle = (low + high) / 2,
            order = strcmp(kr_property_sequences[middle].name, upper);
        if (order == 0) return &kr_property_sequences[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

// Is the text the name of c itself? In any case of letters.
static bool is_name(const char *text, size_t size, uint32_t c)
{
    char name_text[LONGEST_NAME];
    int length = name_of(c, name_text, sizeof name_text);
    bool same = length == (int)size;
    for (size_t i = 0; same && i < size; i++)
        same = name_text[i] ==
               (text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i]);
    return same || length == 0;
}

static KrOwn lookup(ARGS)
{
    (void)count;
    const char *text;
    size_t size;
    KrBuffer buffer = {.owner = KR_NULL};
    KrOwn result = KR_NULL;
    if (kr_str_is_sub(args[0])) {
        text = kr_str_utf8(thread, args[0], &size);
        if (!text) return KR_NULL;
    } else {
        if (!kr_buffer_get(thread, args[0], &buffer, KR_BUFFER_READ)) return KR_NULL;
        text = buffer.data;
        size = (size_t)buffer.size;
    }
    if (size > LONGEST_NAME) {
        result = kr_exception_raise(thread, &kr_exception_key_error, "name too long");
        goto done;
    }
    int32_t c = kr_char_names_find(text, size);
    if (c >= 0 && is_old(self) && !is_name(text, size, (uint32_t)c)) c = -1; // an alias
    if (c >= 0) {
        result = kr_str_char(thread, (uint32_t)c);
        goto done;
    }
    const KrPropertySequence *sequence =
        is_old(self) ? NULL : find_sequence(text, size);
    if (sequence) {
        uint32_t highest = 0;
        int length = 0;
        for (; sequence->text[length]; length++)
            highest =
                sequence->text[length] > highest ? sequence->text[length] : highest;
        KrStr *str = kr_str_new(thread, length, highest);
        for (int i = 0; str && i < length; i++)
            kr_str_write(str, i, sequence->text[i]);
        result = str ? kr_steal_obj(str) : KR_NULL;
        goto done;
    }
    KrOwn shown = kr_str_from_utf8(thread, text, size);
    KrOwn message = kr_is_null(shown)
                        ? KR_NULL
                        : kr_str_from_format(thread, "undefined character name '%S'",
                                             kr_ref(shown));
    if (!kr_is_null(message))
        result =
            kr_exception_raise_value(thread, &kr_exception_key_error, kr_ref(message));
    kr_xdrop(thread, shown);
    kr_xdrop(thread, message);
done:
    kr_buffer_release(thread, &buffer);
    return result;
}

// --- the module ---------------------------------------------------------------------------

#define ONE(name, doc)                                                                 \
    {                                                                                  \
#name, name, "($self, chr, /)", doc, 1, 1, KR_NATIVE_RAW                       \
    }
#define WITH_DEFAULT(name, doc)                                                        \
    {                                                                                  \
#name, name, "($self, chr, default=<unrepresentable>, /)", doc, 1, 2,          \
            KR_NATIVE_RAW                                                              \
    }
static const KrNativeDef functions[] = {
    WITH_DEFAULT(decimal, "The decimal value of a character, as an integer."),
    WITH_DEFAULT(digit, "The digit value of a character, as an integer."),
    WITH_DEFAULT(numeric, "The numeric value of a character, as a float."),
    ONE(category, "The general category of a character."),
    ONE(bidirectional, "The bidirectional class of a character, '' if it has none."),
    ONE(combining, "The canonical combining class of a character, 0 if it has none."),
    ONE(mirrored, "1 if the character is mirrored in bidirectional text, else 0."),
    ONE(east_asian_width, "The east asian width of a character."),
    ONE(decomposition, "The decomposition of a character as text, '' if it has none."),
    {"is_normalized", is_normalized, "($self, form, unistr, /)",
     "Is the string in the normal form?", 2, 2, KR_NATIVE_RAW},
    {"normalize", normalize, "($self, form, unistr, /)",
     "The normal form of a string: 'NFC', 'NFKC', 'NFD' or 'NFKD'.", 2, 2,
     KR_NATIVE_RAW},
    WITH_DEFAULT(name, "The name of a character."),
    {"lookup", lookup, "($self, name, /)",
     "The character or sequence of that name; else KeyError.", 1, 1, KR_NATIVE_RAW},
    {0},
};

static KrOwn get_version(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "3.2.0");
}
static const KrGetSetDef getset[] = {{"unidata_version", get_version, NULL, KR_AS_MEMBER}, {0}};

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, sizeof *object);
}
static KrType database_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "unicodedata.UCD",
    .shown = "__getattribute__",
    .flags = KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrObject),
    .dealloc = dealloc,
    .methods = functions,
    .getset = getset,
};

KrOwn kr_unicodedata_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "unicodedata",
                                 "This module provides access to the Unicode Character "
                                 "Database, version 16.0.0.");
    bool ok = !kr_is_null(module) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add_type(thread, kr_ref(module), &database_type) &&
              kr_module_add(thread, kr_ref(module), "unidata_version",
                            kr_str_from_ascii(thread, "16.0.0"));
    if (ok) {
        KrObject *old = kr_object_new(thread, &database_type, sizeof *old);
        ok = old &&
             kr_module_add(thread, kr_ref(module), "ucd_3_2_0", kr_steal_obj(old));
    }
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
