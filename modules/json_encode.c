// SPDX-License-Identifier: MIT
// The encoder of _json (json_encode.h): walks objects and writes JSON into one str builder.
//
// Circles are found in two ways: the outermost CHAIN containers are linked on the C stack and compared one by one,
// deeper ones are noted in the `markers` dict under their address, as the library's Python encoder does for all.
// Called by json_module.c. Tests: tests/lang/modules/json/.
#include "modules/json_encode.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <math.h>

enum { CHAIN = 24 };

typedef struct Encoder {
    KrObject header;
    KrOwn markers, default_, encoder, indent, key_separator, item_separator;
    bool sort_keys, skipkeys, allow_nan;
} Encoder;

typedef struct Outer { // a container being written
    const struct Outer *outer;
    KrRef object;
    int depth;
} Outer;

typedef enum Style { STYLE_ASCII, STYLE_TEXT, STYLE_CALL } Style; // of strings

typedef struct Writer {
    KrThread *thread;
    const Encoder *encoder;
    Style style;
    KrStrBuilder out;
} Writer;

// --- strings ------------------------------------------------------------------------------

// The escape of c at `at`; the place behind it. At most 12 characters.
static char *write_escape(char *at, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    char letter = 0;
    switch (c) {
    case '"':
    case '\\': letter = (char)c; break;
    case '\b': letter = 'b'; break;
    case '\f': letter = 'f'; break;
    case '\n': letter = 'n'; break;
    case '\r': letter = 'r'; break;
    case '\t': letter = 't'; break;
    default: break;
    }
    *at++ = '\\';
    if (letter) {
        *at++ = letter;
        return at;
    }
    if (c > 0xFFFF) {
        at = write_escape(at - 1, 0xD800 | (c - 0x10000) >> 10);
        *at++ = '\\';
        c = 0xDC00 | (c & 0x3FF);
    }
    *at++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *at++ = digits[c >> shift & 15];
    return at;
}

// ASCII is gathered in a buffer; what is not goes to the builder as it stands.
static void write_string(KrStrBuilder *out, KrRef text, bool ascii)
{
    enum { ROOM = 256 };
    const KrStr *str = kr_str_obj(text);
    const uint8_t *narrow = str->kind == 1 ? kr_str_data(str) : NULL;
    char buffer[ROOM + 16], *at = buffer;
    int64_t length = str->length;
    *at++ = '"';
    for (int64_t i = 0; i < length; i++) {
        uint32_t c = narrow ? narrow[i] : kr_str_read(str, i);
        if (KR_LIKELY(c >= 32 && c < 0x7F && c != '"' && c != '\\'))
            *at++ = (char)c;
        else if (c < 32 || c == '"' || c == '\\' || ascii)
            at = write_escape(at, c);
        else {
            kr_str_builder_ascii_size(out, buffer, (size_t)(at - buffer));
            at = buffer;
            kr_str_builder_char(out, c);
        }
        if (KR_UNLIKELY(at >= buffer + ROOM)) {
            kr_str_builder_ascii_size(out, buffer, (size_t)(at - buffer));
            at = buffer;
        }
    }
    *at++ = '"';
    kr_str_builder_ascii_size(out, buffer, (size_t)(at - buffer));
}

static KrOwn encode(KrThread *thread, KrRef text, bool ascii)
{
    if (!kr_str_is_sub(text))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "first argument must be a string, not %T", text);
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    write_string(&out, text, ascii);
    return kr_str_builder_take(&out);
}
KrOwn kr_json_encode_text(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return encode(thread, args[0], false);
}
KrOwn kr_json_encode_ascii(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)self, (void)count;
    return encode(thread, args[0], true);
}

static bool put_string(Writer *w, KrRef text)
{
    if (w->style != STYLE_CALL) {
        write_string(&w->out, text, w->style == STYLE_ASCII);
        return true;
    }
    KrOwn encoded = kr_call_1(w->thread, kr_ref(w->encoder->encoder), text);
    if (kr_is_null(encoded)) return false;
    bool ok = kr_str_is_sub(kr_ref(encoded));
    if (ok)
        kr_str_builder_str(&w->out, kr_ref(encoded));
    else
        (void)kr_exception_raise(w->thread, &kr_exception_type_error,
                                 "encoder() must return a string, not %T",
                                 kr_ref(encoded));
    kr_drop(w->thread, encoded);
    return ok;
}

// --- numbers ------------------------------------------------------------------------------

static bool put_int(Writer *w, KrRef value)
{
    int64_t number;
    if (kr_int_try_i64(value, &number) == KR_PRESENT) {
        char buffer[24], *end = buffer + sizeof buffer, *at = end;
        uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
        do {
            *--at = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
        if (number < 0) *--at = '-';
        kr_str_builder_ascii_size(&w->out, at, (size_t)(end - at));
        return true;
    }
    KrOwn text = kr_int_to_text(w->thread, value, 10);
    if (kr_is_null(text)) return false;
    kr_str_builder_str(&w->out, kr_ref(text));
    kr_drop(w->thread, text);
    return true;
}

static bool put_float(Writer *w, KrRef value)
{
    double number = kr_float_of(value);
    if (isfinite(number)) {
        char buffer[KR_FLOAT_TEXT_SIZE];
        size_t size = kr_float_text_shortest(number, buffer);
        kr_str_builder_ascii_size(&w->out, buffer, size);
        return true;
    }
    if (!w->encoder->allow_nan)
        return kr_exception_raise_false(
            w->thread, &kr_exception_value_error,
            "Out of range float values are not JSON compliant: %R", value);
    kr_str_builder_ascii(&w->out, isnan(number) ? "NaN"
                                  : number > 0  ? "Infinity"
                                                : "-Infinity");
    return true;
}

// --- containers ---------------------------------------------------------------------------

static bool put(Writer *w, KrRef value, int64_t level, const Outer *outer);

static KrRef dict_markers(const Writer *w)
{
    return kr_ref(w->encoder->markers);
}

// Notes that `object` is being written: ValueError if it is already. `here` is linked before `outer`.
static bool enter(Writer *w, KrRef object, const Outer *outer, Outer *here)
{
    *here = (Outer){outer, object, outer ? outer->depth + 1 : 0};
    if (kr_is_none(dict_markers(w))) return true;
    bool circular = false;
    if (here->depth >= CHAIN) {
        KrOwn id = kr_int_from_i64(w->thread, (int64_t)kr_bits(object));
        if (kr_is_null(id)) return false;
        KrFound found = kr_dict_has(w->thread, dict_markers(w), kr_ref(id));
        if (found == KR_ABSENT &&
            !kr_dict_set(w->thread, dict_markers(w), kr_ref(id), object))
            found = KR_FAULT;
        kr_drop(w->thread, id);
        if (found == KR_FAULT) return false;
        circular = found == KR_PRESENT;
        while (outer && outer->depth >= CHAIN)
            outer = outer->depth > CHAIN + 64 ? NULL : outer->outer;
    }
    for (; outer && !circular; outer = outer->outer)
        circular = kr_is(outer->object, object);
    return !circular || kr_exception_raise_false(w->thread, &kr_exception_value_error,
                                                 "Circular reference detected");
}

static bool leave(Writer *w, const Outer *here)
{
    if (here->depth < CHAIN || kr_is_none(dict_markers(w))) return true;
    KrOwn id = kr_int_from_i64(w->thread, (int64_t)kr_bits(here->object));
    bool ok = !kr_is_null(id) &&
              kr_dict_delete(w->thread, dict_markers(w), kr_ref(id)) != KR_FAULT;
    kr_xdrop(w->thread, id);
    return ok;
}

static void new_line(Writer *w, int64_t level)
{
    KrRef indent = kr_ref(w->encoder->indent);
    if (kr_is_none(indent)) return;
    const KrStr *str = kr_str_obj(indent);
    char buffer[64];
    if (str->ascii && str->length < 16 && level >= 0 && level < 16 &&
        str->length * level < 63) {
        size_t size = 1, one = (size_t)str->length;
        buffer[0] = '\n';
        for (int64_t i = 0; i < level; i++, size += one)
            memcpy(buffer + size, kr_str_data(str), one);
        kr_str_builder_ascii_size(&w->out, buffer, size);
        return;
    }
    kr_str_builder_char(&w->out, '\n');
    for (int64_t i = 0; i < level && !w->out.failed; i++)
        kr_str_builder_str(&w->out, indent);
}

static KR_COLD void note(Writer *w, KrRef object, const char *what, KrRef key,
                         int64_t index)
{
    KrOwn error = kr_exception_fetch(w->thread); // making the name must not see it
    KrOwn module =
        kr_attr_get_name(w->thread, kr_type_ref(kr_type_of(object)), "__module__");
    KrOwn name =
        kr_attr_get_name(w->thread, kr_type_ref(kr_type_of(object)), "__qualname__");
    KrOwn shown = KR_NULL;
    bool plain = kr_is_null(module) || !kr_str_is_sub(kr_ref(module)) ||
                 kr_str_equal_ascii(kr_ref(module), "builtins") ||
                 kr_str_equal_ascii(kr_ref(module), "__main__");
    if (!kr_ref_is_null(key))
        shown = kr_repr(w->thread, key);
    else if (index >= 0)
        shown = kr_str_from_format(w->thread, "%lld", (long long)index);
    else
        shown = kr_str_from_ascii(w->thread, "");
    kr_exception_clear(w->thread);
    kr_exception_restore(w->thread, error);
    bool ok = !kr_is_null(name) && !kr_is_null(shown);
    if (ok && plain)
        kr_exception_add_note(w->thread, "when serializing %S%s%S", kr_ref(name), what,
                              kr_ref(shown));
    else if (ok)
        kr_exception_add_note(w->thread, "when serializing %S.%S%s%S", kr_ref(module),
                              kr_ref(name), what, kr_ref(shown));
    kr_xdrop(w->thread, module);
    kr_xdrop(w->thread, name);
    kr_xdrop(w->thread, shown);
}

static bool put_list(Writer *w, KrRef list, int64_t level, const Outer *outer)
{
    bool is_list = kr_list_is_sub(list);
    int64_t length = is_list ? kr_list_length(list) : kr_tuple_length(list);
    if (length == 0) {
        kr_str_builder_ascii_size(&w->out, "[]", 2);
        return true;
    }
    Outer here;
    if (!enter(w, list, outer, &here)) return false;
    kr_str_builder_char(&w->out, '[');
    new_line(w, level + 1);
    for (int64_t i = 0; i < (is_list ? kr_list_length(list) : length); i++) {
        if (i) {
            kr_str_builder_str(&w->out, kr_ref(w->encoder->item_separator));
            new_line(w, level + 1);
        }
        KrOwn item = kr_dup(is_list ? kr_list_get(list, i) : kr_tuple_get(list, i));
        bool ok = put(w, kr_ref(item), level + 1, &here);
        kr_drop(w->thread, item);
        if (!ok) {
            note(w, list, " item ", KR_REF_NULL, i);
            return false;
        }
    }
    new_line(w, level);
    kr_str_builder_char(&w->out, ']');
    return leave(w, &here);
}

// key: value. *first: no separator yet. False: raised.
static bool put_pair(Writer *w, KrRef dict, KrRef key, KrRef value, int64_t level,
                     bool *first, const Outer *here)
{
    const char *word = kr_is_none(key)              ? "null"
                       : kr_is(key, kr_bool(true))  ? "true"
                       : kr_is(key, kr_bool(false)) ? "false"
                                                    : NULL;
    bool number = kr_int_is_sub(key) || kr_float_is_sub(key);
    if (!kr_str_is_sub(key) && !word && !number) {
        return w->encoder->skipkeys ||
               kr_exception_raise_false(
                   w->thread, &kr_exception_type_error,
                   "keys must be str, int, float, bool or None, not %T", key);
    }
    if (!*first) kr_str_builder_str(&w->out, kr_ref(w->encoder->item_separator));
    *first = false;
    new_line(w, level + 1);
    if (kr_str_is_sub(key)) {
        if (!put_string(w, key)) return false;
    } else {
        KrOwn text = KR_NULL;
        Writer part = {.thread = w->thread, .encoder = w->encoder};
        kr_str_builder_init(&part.out, w->thread);
        bool ok = true;
        if (word)
            kr_str_builder_ascii(&part.out, word);
        else
            ok = kr_float_is_sub(key) ? put_float(&part, key) : put_int(&part, key);
        if (ok)
            text = kr_str_builder_take(&part.out);
        else
            kr_str_builder_fini(&part.out);
        ok = !kr_is_null(text) && put_string(w, kr_ref(text));
        kr_xdrop(w->thread, text);
        if (!ok) return false;
    }
    kr_str_builder_str(&w->out, kr_ref(w->encoder->key_separator));
    if (put(w, value, level + 1, here)) return true;
    note(w, dict, " item ", key, -1);
    return false;
}

// The keys of a dict in order, if all are str: present; absent: some is not.
static KrFound put_sorted(Writer *w, KrRef dict, int64_t level, bool *first,
                          const Outer *here)
{
    KrRef key, value;
    size_t position = 0;
    while (kr_dict_next(dict, &position, &key, &value))
        if (!kr_str_is(key)) return KR_ABSENT;
    KrOwn keys = kr_dict_key_list(w->thread, dict);
    bool ok =
        !kr_is_null(keys) && kr_list_sort(w->thread, kr_ref(keys), KR_REF_NULL, false);
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(keys)); i++) {
        key = kr_list_get(kr_ref(keys), i);
        value = kr_dict_find_str(dict, key);
        if (kr_ref_is_null(value)) // default() has removed it
            continue;
        KrOwn held = kr_dup(value);
        ok = put_pair(w, dict, key, value, level, first, here);
        kr_drop(w->thread, held);
    }
    kr_xdrop(w->thread, keys);
    return ok ? KR_PRESENT : KR_FAULT;
}

static bool put_items(Writer *w, KrRef dict, int64_t level, bool *first,
                      const Outer *here)
{
    KrOwn items = KR_NULL, list = KR_NULL;
    bool ok = false;
    if (kr_dict_is(dict)) {
        KrFound done = put_sorted(w, dict, level, first, here);
        if (done != KR_ABSENT) return done == KR_PRESENT;
        list = kr_dict_item_list(w->thread, dict);
    } else {
        KrOwn name = kr_str_interned(w->thread, "items");
        if (!kr_is_null(name))
            items = kr_call_method(w->thread, dict, kr_ref(name), NULL, 0);
        kr_xdrop(w->thread, name);
        if (!kr_is_null(items)) list = kr_sequence_list(w->thread, kr_ref(items));
    }
    if (kr_is_null(list) ||
        (w->encoder->sort_keys &&
         !kr_list_sort(w->thread, kr_ref(list), KR_REF_NULL, false)))
        goto done;
    for (int64_t i = 0; i < kr_list_length(kr_ref(list)); i++) {
        KrRef pair = kr_list_get(kr_ref(list), i);
        if (!kr_tuple_is_sub(pair) || kr_tuple_length(pair) != 2) {
            (void)kr_exception_raise(w->thread, &kr_exception_value_error,
                                     "items must return 2-tuples");
            goto done;
        }
        if (!put_pair(w, dict, kr_tuple_get(pair, 0), kr_tuple_get(pair, 1), level,
                      first, here))
            goto done;
    }
    ok = true;
done:
    kr_xdrop(w->thread, items);
    kr_xdrop(w->thread, list);
    return ok;
}

static bool put_dict(Writer *w, KrRef dict, int64_t level, const Outer *outer)
{
    Outer here;
    bool first = true;
    if (kr_dict_length(dict) == 0) {
        kr_str_builder_ascii_size(&w->out, "{}", 2);
        return true;
    }
    if (!enter(w, dict, outer, &here)) return false;
    kr_str_builder_char(&w->out, '{');
    if (w->encoder->sort_keys || !kr_dict_is(dict)) {
        if (!put_items(w, dict, level, &first, &here)) return false;
    } else {
        KrRef key, value;
        size_t position = 0;
        while (kr_dict_next(dict, &position, &key, &value)) {
            KrOwn key_held = kr_dup(key),
                  value_held = kr_dup(value); // default() may change the dict
            bool ok = put_pair(w, dict, key, value, level, &first, &here);
            kr_drop(w->thread, key_held);
            kr_drop(w->thread, value_held);
            if (!ok) return false;
        }
    }
    if (!first) new_line(w, level);
    kr_str_builder_char(&w->out, '}');
    return leave(w, &here);
}

// What JSON does not know: default(value) is written instead.
static bool put_default(Writer *w, KrRef value, int64_t level, const Outer *outer)
{
    Outer here;
    if (!enter(w, value, outer, &here)) return false;
    KrOwn instead = kr_call_1(w->thread, kr_ref(w->encoder->default_), value);
    if (kr_is_null(instead)) return false;
    bool ok = put(w, kr_ref(instead), level, &here);
    kr_drop(w->thread, instead);
    if (!ok) {
        note(w, value, " object", KR_REF_NULL, -1);
        return false;
    }
    return leave(w, &here);
}

static bool put(Writer *w, KrRef value, int64_t level, const Outer *outer)
{
    if (kr_is_none(value))
        kr_str_builder_ascii_size(&w->out, "null", 4);
    else if (kr_is(value, kr_bool(true)))
        kr_str_builder_ascii_size(&w->out, "true", 4);
    else if (kr_is(value, kr_bool(false)))
        kr_str_builder_ascii_size(&w->out, "false", 5);
    else if (kr_str_is_sub(value))
        return put_string(w, value);
    else if (kr_int_is_sub(value))
        return put_int(w, value);
    else if (kr_float_is_sub(value))
        return put_float(w, value);
    else if (!kr_thread_check_stack(w->thread))
        return false;
    else if (kr_list_is_sub(value) || kr_tuple_is_sub(value))
        return put_list(w, value, level, outer);
    else if (kr_dict_is_sub(value))
        return put_dict(w, value, level, outer);
    else
        return put_default(w, value, level, outer);
    return true;
}

// --- the type -----------------------------------------------------------------------------

static Style style_of(KrRef encoder)
{
    if (!kr_is_exact(encoder, &kr_native_type)) return STYLE_CALL;
    KrNativeFn function =
        ((const KrNative *)(const void *)kr_obj(encoder))->def->function;
    return function == kr_json_encode_ascii  ? STYLE_ASCII
           : function == kr_json_encode_text ? STYLE_TEXT
                                             : STYLE_CALL;
}

static KrOwn iterencode(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Writer w = {.thread = thread,
                .encoder = (const Encoder *)(const void *)kr_obj(self)};
    KrRef indent = kr_ref(w.encoder->indent);
    int64_t level;
    if (!kr_number_index_i64(thread, args[1], &level)) return KR_NULL;
    if (level < 0) level = 0;
    if (!kr_is_none(indent) && !kr_str_is_sub(indent))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate str (not \"%T\") to str",
                                  indent);
    w.style = style_of(kr_ref(w.encoder->encoder));
    kr_str_builder_init(&w.out, thread);
    if (!put(&w, args[0], level, NULL)) {
        kr_str_builder_fini(&w.out);
        return KR_NULL;
    }
    KrOwn text = kr_str_builder_take(&w.out), result = KR_NULL;
    if (!kr_is_null(text)) {
        result = kr_tuple_1(thread, kr_ref(text));
        kr_drop(thread, text);
    }
    return result;
}
static const KrNativeDef call_def = {
    "_iterencode", iterencode, "($self, obj, _current_indent_level)", NULL, 0, 0, 0};

static KrOwn call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                  KrRef kwnames)
{
    return kr_call_native(thread, &call_def, self, args, count, kwnames);
}

static KrOwn make_encoder(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    if (!kr_is_none(args[0]) && !kr_dict_is_sub(args[0]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "make_encoder() argument 1 must be dict or None, not %T", args[0]);
    for (int i = 4; i < 6; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "make_encoder() argument %d must be str, not %T",
                                      i + 1, args[i]);
    Encoder *made =
        (Encoder *)(void *)kr_object_new(thread, &kr_json_encode_type, sizeof *made);
    if (!made) return KR_NULL;
    KrOwn result = kr_steal_obj(made);
    made->markers = kr_dup(args[0]);
    made->default_ = kr_dup(args[1]);
    made->encoder = kr_dup(args[2]);
    made->indent = kr_dup(args[3]);
    made->key_separator = kr_dup(args[4]);
    made->item_separator = kr_dup(args[5]);
    if (kr_truth(thread, args[6], &made->sort_keys) &&
        kr_truth(thread, args[7], &made->skipkeys) &&
        kr_truth(thread, args[8], &made->allow_nan)) {
        kr_gc_track(thread, made);
        return result;
    }
    kr_drop(thread, result);
    return KR_NULL;
}
static const KrNativeDef new_def = {
    "make_encoder",
    make_encoder,
    "($type, markers, default, encoder, indent, key_separator, item_separator, "
    "sort_keys, skipkeys, "
    "allow_nan)",
    NULL,
    0,
    0,
    0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

static KrOwn *field(KrObject *object, int index)
{
    Encoder *e = (Encoder *)(void *)object;
    KrOwn *fields[] = {&e->markers, &e->default_,      &e->encoder,
                       &e->indent,  &e->key_separator, &e->item_separator};
    return index < 6 ? fields[index] : NULL;
}
static void dealloc(KrThread *thread, KrObject *object)
{
    for (int i = 0; field(object, i); i++)
        kr_xdrop(thread, *field(object, i));
    kr_object_free(thread, object, sizeof(Encoder));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    for (int i = 0; field(object, i); i++)
        if (!kr_is_null(*field(object, i))) visitor(kr_ref(*field(object, i)), context);
}
static void clear(KrThread *thread, KrObject *object)
{
    for (int i = 0; i < 3; i++)
        kr_store(thread, field(object, i), kr_none_own());
}
static KrOwn get_markers(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 0)));
}
static KrOwn get_default(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 1)));
}
static KrOwn get_encoder(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 2)));
}
static KrOwn get_indent(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 3)));
}
static KrOwn get_key_separator(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 4)));
}
static KrOwn get_item_separator(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(*field(kr_obj(self), 5)));
}
static KrOwn get_sort_keys(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(((const Encoder *)(const void *)kr_obj(self))->sort_keys);
}
static KrOwn get_skipkeys(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(((const Encoder *)(const void *)kr_obj(self))->skipkeys);
}
static const KrGetSetDef getset[] = {
    {"markers", get_markers, NULL, KR_AS_MEMBER "markers"},
    {"default", get_default, NULL, KR_AS_MEMBER "default"},
    {"encoder", get_encoder, NULL, KR_AS_MEMBER "encoder"},
    {"indent", get_indent, NULL, KR_AS_MEMBER "indent"},
    {"key_separator", get_key_separator, NULL, KR_AS_MEMBER "key_separator"},
    {"item_separator", get_item_separator, NULL, KR_AS_MEMBER "item_separator"},
    {"sort_keys", get_sort_keys, NULL, KR_AS_MEMBER "sort_keys"},
    {"skipkeys", get_skipkeys, NULL, KR_AS_MEMBER "skipkeys"},
    {0},
};

KrType kr_json_encode_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_json.Encoder",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Encoder),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .call = call,
    .new_object = new_object,
    .getset = getset,
    .doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, "
           "sort_keys, skipkeys, "
           "allow_nan)",
};
