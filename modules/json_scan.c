// SPDX-License-Identifier: MIT
// The scanner of _json (json_scan.h): one recursive descent over the characters of a str.
//
// A position where nothing begins raises StopIteration(position), which json.decoder turns into "Expecting
// value"; all other mistakes raise json.JSONDecodeError here. Keys met before are found again in a small table by
// their characters, so that equal keys are one object and cost no allocation.
// Invariant: `at` never passes `length` (the str is NUL-terminated, so data[length] may be read).
// Called by json_module.c. Tests: tests/lang/modules/json/.
#include "modules/json_scan.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

enum { KEY_SLOTS = 64, LONGEST_KEY = 64 };

typedef struct Scanner {
    KrObject header;
    bool strict;
    KrOwn object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
} Scanner;

typedef struct Scan { // one call
    KrThread *thread;
    const Scanner *scanner;
    KrRef string;
    const void *data;
    int kind;
    int64_t length, at;
    KrOwn keys[KEY_SLOTS]; // by hash of their characters, null: none
} Scan;

KR_INLINE uint32_t peek(const Scan *s, int64_t at)
{
    if (KR_LIKELY(s->kind == 1)) return ((const uint8_t *)s->data)[at];
    return s->kind == 2 ? ((const uint16_t *)s->data)[at]
                        : ((const uint32_t *)s->data)[at];
}

// --- errors -------------------------------------------------------------------------------

static KR_COLD KrOwn decode_error(KrThread *thread, const char *message, KrRef string,
                                  int64_t at)
{
    KrOwn type = kr_import_attr(thread, "json.decoder", "JSONDecodeError"),
          text = KR_NULL, place = KR_NULL, error = KR_NULL;
    if (!kr_is_null(type)) {
        text = kr_str_from_ascii(thread, message);
        place = kr_int_from_i64(thread, at);
    }
    if (!kr_is_null(text) && !kr_is_null(place))
        error = kr_call_3(thread, kr_ref(type), kr_ref(text), string, kr_ref(place));
    if (!kr_is_null(error)) kr_exception_set(thread, kr_move(&error));
    kr_xdrop(thread, type);
    kr_xdrop(thread, text);
    kr_xdrop(thread, place);
    return KR_NULL;
}

static KR_COLD KrOwn bad(const Scan *s, const char *message, int64_t at)
{
    return decode_error(s->thread, message, s->string, at);
}

static KR_COLD KrOwn nothing_at(const Scan *s, int64_t at)
{
    KrOwn place = kr_int_from_i64(s->thread, at);
    if (kr_is_null(place)) return place;
    (void)kr_exception_raise_value(s->thread, &kr_exception_stop_iteration,
                                   kr_ref(place));
    kr_drop(s->thread, place);
    return KR_NULL;
}

// --- strings ------------------------------------------------------------------------------

static int hex_digits(const Scan *s, int64_t at) // four of them, -1: not that
{
    int value = 0;
    if (s->length - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        uint32_t c = peek(s, at + i), low = c | 32;
        if (c - '0' < 10)
            value = value << 4 | (int)(c - '0');
        else if (low - 'a' < 6)
            value = value << 4 | (int)(low - 'a' + 10);
        else
            return -1;
    }
    return value;
}

// The end of characters that stand for themselves.
static int64_t skip_plain(const Scan *s, int64_t at)
{
    if (s->kind == 1) {
        const uint8_t *data = s->data;
        while (at < s->length && data[at] >= 32 && data[at] != '"' && data[at] != '\\')
            at++;
        return at;
    }
    for (; at < s->length; at++) {
        uint32_t c = peek(s, at);
        if (c == '"' || c == '\\' || c < 32) break;
    }
    return at;
}

static KrOwn text_of(const Scan *s, int64_t from, int64_t to)
{
    if (s->kind != 1 || !kr_str_obj(s->string)->ascii)
        return kr_str_slice(s->thread, s->string, from, to, 1);
    const uint8_t *data = (const uint8_t *)s->data + from;
    if (to - from < 2)
        return to == from ? kr_str_from_ascii(s->thread, "")
                          : kr_str_char(s->thread, *data);
    KrStr *str = kr_str_new(s->thread, to - from, 127);
    if (!str) return KR_NULL;
    memcpy(kr_str_data(str), data, (size_t)(to - from));
    return kr_steal_obj(str);
}

// The string behind the quote before s->at, which moves behind the closing one.
static KrOwn read_string(Scan *s, bool strict)
{
    int64_t begin = s->at - 1, from = s->at, at = skip_plain(s, from);
    KrStrBuilder out;
    if (at < s->length && peek(s, at) == '"') {
        s->at = at + 1;
        return text_of(s, from, at);
    }
    kr_str_builder_init(&out, s->thread);
    for (;;) {
        kr_str_builder_slice(&out, s->string, from, at);
        if (at >= s->length) {
            kr_str_builder_fini(&out);
            return bad(s, "Unterminated string starting at", begin);
        }
        uint32_t c = peek(s, at);
        if (c == '"') break;
        if (c != '\\') {
            if (strict) {
                kr_str_builder_fini(&out);
                return bad(s, "Invalid control character at", at);
            }
            kr_str_builder_char(&out, c);
            from = at + 1;
            at = skip_plain(s, from);
            continue;
        }
        if (at + 1 >= s->length) {
            kr_str_builder_fini(&out);
            return bad(s, "Unterminated string starting at", begin);
        }
        c = peek(s, at + 1);
        from = at + 2;
        switch (c) {
        case '"':
        case '\\':
        case '/': break;
        case 'b': c = '\b'; break;
        case 'f': c = '\f'; break;
        case 'n': c = '\n'; break;
        case 'r': c = '\r'; break;
        case 't': c = '\t'; break;
        case 'u': {
            int unit = hex_digits(s, at + 2), low;
            if (unit < 0) {
                kr_str_builder_fini(&out);
                return bad(s, "Invalid \\uXXXX escape", at + 1);
            }
            c = (uint32_t)unit;
            from = at + 6;
            if (c >= 0xD800 && c <= 0xDBFF && from + 6 < s->length &&
                peek(s, from) == '\\' && peek(s, from + 1) == 'u') {
                low = hex_digits(s, from + 2);
                if (low < 0) {
                    kr_str_builder_fini(&out);
                    return bad(s, "Invalid \\uXXXX escape", from + 1);
                }
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    c = 0x10000 + ((c & 0x3FF) << 10 | ((uint32_t)low & 0x3FF));
                    from += 6;
                }
            }
            break;
        }
        default: kr_str_builder_fini(&out); return bad(s, "Invalid \\escape", at);
        }
        kr_str_builder_char(&out, c);
        at = skip_plain(s, from);
    }
    s->at = at + 1;
    return kr_str_builder_take(&out);
}

static KrOwn read_key(Scan *s)
{
    bool strict = s->scanner->strict;
    int64_t from = s->at, size;
    if (s->kind != 1) return read_string(s, strict);
    const uint8_t *data = (const uint8_t *)s->data + from;
    uint64_t hash = 14695981039346656037u;
    for (size = 0; size < LONGEST_KEY && from + size < s->length; size++) {
        if (data[size] < 32 || data[size] == '"' || data[size] == '\\') break;
        hash = (hash ^ data[size]) * 1099511628211u;
    }
    if (from + size >= s->length || data[size] != '"') return read_string(s, strict);
    KrOwn *slot = &s->keys[(hash ^ hash >> 32) % KEY_SLOTS];
    if (!kr_is_null(*slot)) {
        const KrStr *known = kr_str_obj(kr_ref(*slot));
        if (known->length == size && !memcmp(kr_str_data(known), data, (size_t)size)) {
            s->at = from + size + 1;
            return kr_dup(kr_ref(*slot));
        }
    }
    KrOwn key = text_of(s, from, from + size);
    if (!kr_is_null(key)) {
        s->at = from + size + 1;
        kr_store(s->thread, slot, kr_dup(kr_ref(key)));
    }
    return key;
}

// --- numbers ------------------------------------------------------------------------------

static KrOwn read_number(Scan *s)
{
    int64_t from = s->at, at = from, digits;
    bool is_float = false, negative = peek(s, at) == '-';
    uint64_t value = 0;
    uint32_t c;
    at += negative;
    digits = at;
    c = peek(s, at);
    if (at >= s->length || c - '0' > 9) return nothing_at(s, from);
    if (c == '0') {
        at++;
    } else {
        for (; at < s->length && (c = peek(s, at)) - '0' < 10; at++)
            value = value * 10 + (c - '0'); // may overflow: then it is not used
    }
    int64_t integer_end = at;
    if (at + 1 < s->length && peek(s, at) == '.' && peek(s, at + 1) - '0' < 10) {
        is_float = true;
        at += 2;
        while (at < s->length && peek(s, at) - '0' < 10)
            at++;
    }
    if (at + 1 < s->length && (peek(s, at) | 32) == 'e') {
        int64_t exponent = at + 1;
        if (peek(s, exponent) == '-' || peek(s, exponent) == '+') exponent++;
        if (exponent < s->length && peek(s, exponent) - '0' < 10) {
            is_float = true;
            for (at = exponent; at < s->length && peek(s, at) - '0' < 10; at++)
                continue;
        }
    }
    s->at = at;
    KrRef convert = kr_ref(is_float ? s->scanner->parse_float : s->scanner->parse_int);
    if (!is_float && integer_end - digits <= 18 &&
        kr_is(convert, kr_type_ref(&kr_int_type)))
        return kr_int_from_i64(s->thread, negative ? -(int64_t)value : (int64_t)value);
    char text[64];
    if (is_float && kr_is(convert, kr_type_ref(&kr_float_type)) &&
        at - from < (int64_t)sizeof text) {
        double number;
        for (int64_t i = from; i < at; i++)
            text[i - from] = (char)peek(s, i);
        if (kr_float_text_parse(text, (size_t)(at - from), &number))
            return kr_from_float(number);
    }
    KrOwn slice = kr_str_slice(s->thread, s->string, from, at, 1), result = KR_NULL;
    if (!kr_is_null(slice)) {
        result = kr_call_1(s->thread, convert, kr_ref(slice));
        kr_drop(s->thread, slice);
    }
    return result;
}

static bool is_word(const Scan *s, int64_t at, const char *word)
{
    int64_t size = (int64_t)strlen(word);
    if (s->length - at < size) return false;
    for (int64_t i = 0; i < size; i++)
        if (peek(s, at + i) != (unsigned char)word[i]) return false;
    return true;
}

static KrOwn read_constant(Scan *s, const char *word)
{
    s->at += (int64_t)strlen(word);
    KrOwn text = kr_str_interned(s->thread, word), result = KR_NULL;
    if (!kr_is_null(text)) {
        result = kr_call_1(s->thread, kr_ref(s->scanner->parse_constant), kr_ref(text));
        kr_drop(s->thread, text);
    }
    return result;
}

// --- values -------------------------------------------------------------------------------

static KrOwn read_value(Scan *s);

KR_INLINE void skip_blanks(Scan *s)
{
    while (s->at < s->length) {
        uint32_t c = peek(s, s->at);
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
        s->at++;
    }
}
KR_INLINE bool next_is(const Scan *s, uint32_t c)
{
    return s->at < s->length && peek(s, s->at) == c;
}

// key: value, behind the opening quote of the key.
static bool read_pair(Scan *s, KrRef into, bool pairs)
{
    KrOwn key = read_key(s), value = KR_NULL;
    bool ok = false;
    if (kr_is_null(key)) return false;
    skip_blanks(s);
    if (!next_is(s, ':')) {
        (void)bad(s, "Expecting ':' delimiter", s->at);
        goto done;
    }
    s->at++;
    skip_blanks(s);
    value = read_value(s);
    if (kr_is_null(value)) goto done;
    if (pairs) {
        KrOwn both[2] = {kr_move(&key), kr_move(&value)};
        KrOwn pair = kr_tuple_pack_own(s->thread, both, 2);
        ok = !kr_is_null(pair) && kr_list_append_own(s->thread, into, pair);
    } else {
        ok = kr_dict_set_own(s->thread, into, kr_ref(key), kr_move(&value));
    }
done:
    kr_xdrop(s->thread, key);
    kr_xdrop(s->thread, value);
    return ok;
}

static KrOwn hooked(Scan *s, KrRef hook, KrOwn value)
{
    if (kr_is_null(value) || kr_is_none(hook)) return value;
    KrOwn result = kr_call_1(s->thread, hook, kr_ref(value));
    kr_drop(s->thread, value);
    return result;
}

static KrOwn read_object(Scan *s)
{
    const Scanner *scanner = s->scanner;
    bool pairs = !kr_is_none(kr_ref(scanner->object_pairs_hook));
    KrOwn into = pairs ? kr_list_new(s->thread, 0) : kr_dict_new(s->thread);
    if (kr_is_null(into)) return into;
    skip_blanks(s);
    while (!next_is(s, '}')) {
        if (!next_is(s, '"')) {
            (void)bad(s, "Expecting property name enclosed in double quotes", s->at);
            goto failed;
        }
        s->at++;
        if (!read_pair(s, kr_ref(into), pairs)) goto failed;
        skip_blanks(s);
        if (next_is(s, '}')) break;
        int64_t comma = s->at;
        if (!next_is(s, ',')) {
            (void)bad(s, "Expecting ',' delimiter", s->at);
            goto failed;
        }
        s->at++;
        skip_blanks(s);
        if (next_is(s, '}')) {
            (void)bad(s, "Illegal trailing comma before end of object", comma);
            goto failed;
        }
    }
    s->at++;
    return hooked(s, kr_ref(pairs ? scanner->object_pairs_hook : scanner->object_hook),
                  into);
failed:
    kr_drop(s->thread, into);
    return KR_NULL;
}

static KrOwn read_array(Scan *s)
{
    KrOwn list = kr_list_new(s->thread, 0);
    if (kr_is_null(list)) return list;
    skip_blanks(s);
    while (!next_is(s, ']')) {
        KrOwn value = read_value(s);
        if (kr_is_null(value) || !kr_list_append_own(s->thread, kr_ref(list), value))
            goto failed;
        skip_blanks(s);
        if (next_is(s, ']')) break;
        int64_t comma = s->at;
        if (!next_is(s, ',')) {
            (void)bad(s, "Expecting ',' delimiter", s->at);
            goto failed;
        }
        s->at++;
        skip_blanks(s);
        if (next_is(s, ']')) {
            (void)bad(s, "Illegal trailing comma before end of array", comma);
            goto failed;
        }
    }
    s->at++;
    return list;
failed:
    kr_drop(s->thread, list);
    return KR_NULL;
}

static KrOwn read_value(Scan *s)
{
    int64_t at = s->at;
    if (at >= s->length) return nothing_at(s, at);
    switch (peek(s, at)) {
    case '"': s->at++; return read_string(s, s->scanner->strict);
    case '{':
    case '[':
        if (!kr_thread_check_stack(s->thread)) return KR_NULL;
        s->at++;
        return peek(s, at) == '{' ? read_object(s) : read_array(s);
    case 'n':
        if (!is_word(s, at, "null")) break;
        s->at += 4;
        return kr_none_own();
    case 't':
        if (!is_word(s, at, "true")) break;
        s->at += 4;
        return kr_bool_own(true);
    case 'f':
        if (!is_word(s, at, "false")) break;
        s->at += 5;
        return kr_bool_own(false);
    case 'N':
        if (!is_word(s, at, "NaN")) break;
        return read_constant(s, "NaN");
    case 'I':
        if (!is_word(s, at, "Infinity")) break;
        return read_constant(s, "Infinity");
    case '-':
        if (is_word(s, at, "-Infinity")) return read_constant(s, "-Infinity");
        return read_number(s);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return read_number(s);
    default: break;
    }
    return nothing_at(s, at);
}

// --- the module's functions ---------------------------------------------------------------

static bool begin(Scan *s, KrThread *thread, KrRef string, KrRef place)
{
    if (!kr_str_is_sub(string))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "first argument must be a string, not %T",
                                        string);
    const KrStr *str = kr_str_obj(string);
    s->thread = thread;
    s->string = string;
    s->data = kr_str_data(str);
    s->kind = str->kind;
    s->length = str->length;
    return kr_number_index_i64(thread, place, &s->at);
}

static KrOwn with_place(const Scan *s, KrOwn value)
{
    if (kr_is_null(value)) return value;
    KrOwn pair[2] = {value, kr_int_from_i64(s->thread, s->at)};
    return kr_tuple_pack_own(s->thread, pair, 2);
}

KrOwn kr_json_scan_string(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    Scan s;
    bool strict = true;
    if (count < 2 || count > 3)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "scanstring() takes at %s %d arguments (%d given)",
                                  count < 2 ? "least" : "most", count < 2 ? 2 : 3,
                                  (int)count);
    if (count == 3 && !kr_truth(thread, args[2], &strict)) return KR_NULL;
    if (!begin(&s, thread, args[0], args[1])) return KR_NULL;
    if (s.at < 0 || s.at > s.length)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "end is out of bounds");
    return with_place(&s, read_string(&s, strict));
}

static KrOwn scan_once(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Scan s;
    if (!begin(&s, thread, args[0], args[1])) return KR_NULL;
    if (s.at < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "idx cannot be negative");
    s.scanner = (const Scanner *)(const void *)kr_obj(self);
    memset(s.keys, 0, sizeof s.keys);
    KrOwn result = with_place(&s, read_value(&s));
    for (int i = 0; i < KEY_SLOTS; i++)
        kr_xdrop(thread, s.keys[i]);
    return result;
}
static const KrNativeDef call_def = {
    "scan_once", scan_once, "($self, string, idx)", NULL, 0, 0, 0};

static KrOwn call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                  KrRef kwnames)
{
    return kr_call_native(thread, &call_def, self, args, count, kwnames);
}

static bool attribute(KrThread *thread, KrRef context, const char *name, KrOwn *out)
{
    *out = kr_attr_get_name(thread, context, name);
    return !kr_is_null(*out);
}

static KrOwn make_scanner(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrRef context = args[0];
    Scanner *made =
        (Scanner *)(void *)kr_object_new(thread, &kr_json_scan_type, sizeof *made);
    if (!made) return KR_NULL;
    KrOwn result = kr_steal_obj(made),
          strict = kr_attr_get_name(thread, context, "strict");
    bool ok =
        !kr_is_null(strict) && kr_truth(thread, kr_ref(strict), &made->strict) &&
        attribute(thread, context, "object_hook", &made->object_hook) &&
        attribute(thread, context, "object_pairs_hook", &made->object_pairs_hook) &&
        attribute(thread, context, "parse_float", &made->parse_float) &&
        attribute(thread, context, "parse_int", &made->parse_int) &&
        attribute(thread, context, "parse_constant", &made->parse_constant);
    kr_xdrop(thread, strict);
    if (ok) {
        kr_gc_track(thread, made);
        return result;
    }
    kr_drop(thread, result);
    return KR_NULL;
}
static const KrNativeDef new_def = {
    "make_scanner", make_scanner, "($type, context)", NULL, 0, 0, 0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

// --- the type -----------------------------------------------------------------------------

static KrOwn *field(KrObject *object, int index)
{
    Scanner *s = (Scanner *)(void *)object;
    KrOwn *fields[] = {&s->object_hook, &s->object_pairs_hook, &s->parse_float,
                       &s->parse_int, &s->parse_constant};
    return index < 5 ? fields[index] : NULL;
}
static void dealloc(KrThread *thread, KrObject *object)
{
    for (int i = 0; field(object, i); i++)
        kr_xdrop(thread, *field(object, i));
    kr_object_free(thread, object, sizeof(Scanner));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    for (int i = 0; field(object, i); i++)
        if (!kr_is_null(*field(object, i))) visitor(kr_ref(*field(object, i)), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    for (int i = 0; field(object, i); i++)
        kr_store(thread, field(object, i), kr_none_own());
}
static KrOwn get_strict(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(((const Scanner *)(const void *)kr_obj(self))->strict);
}
static KrOwn get_object_hook(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 0)));
}
static KrOwn get_object_pairs_hook(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 1)));
}
static KrOwn get_parse_float(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 2)));
}
static KrOwn get_parse_int(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 3)));
}
static KrOwn get_parse_constant(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 4)));
}
static const KrGetSetDef getset[] = {
    {"strict", get_strict, NULL, KR_AS_MEMBER "strict"},
    {"object_hook", get_object_hook, NULL, KR_AS_MEMBER "object_hook"},
    {"object_pairs_hook", get_object_pairs_hook, NULL, KR_AS_MEMBER},
    {"parse_float", get_parse_float, NULL, KR_AS_MEMBER "parse_float"},
    {"parse_int", get_parse_int, NULL, KR_AS_MEMBER "parse_int"},
    {"parse_constant", get_parse_constant, NULL, KR_AS_MEMBER "parse_constant"},
    {0},
};

KrType kr_json_scan_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_json.Scanner",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Scanner),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .call = call,
    .new_object = new_object,
    .getset = getset,
    .doc = "JSON scanner object",
};
