// SPDX-License-Identifier: MIT
// The _string module: templates and field names of str.format in pieces, over runtime/format_string.h.
// Tests: CPython's test_string.
#include "modules/string_module.h"

#include "runtime/bool.h"
#include "runtime/exception.h"
#include "runtime/format_string.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

typedef struct Pieces {
    KrObject header;
    KrOwn text;       // str
    int64_t position; // of what comes next
} Pieces;

static KrType parser_type, names_type;

static KrOwn pieces_new(KrThread *thread, KrType *type, KrRef text, int64_t position)
{
    Pieces *self = (Pieces *)(void *)kr_object_new(thread, type, sizeof(Pieces));
    if (!self) return KR_NULL;
    self->text = kr_dup(text);
    self->position = position;
    return kr_steal_obj(self);
}
static void pieces_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((Pieces *)(void *)object)->text);
    kr_object_free(thread, object, sizeof(Pieces));
}

// (literal text, field name, spec, conversion)
static KrFound parser_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Pieces *self = (Pieces *)(void *)kr_obj(ref);
    KrRef text = kr_ref(self->text);
    int64_t from = self->position, literal_stop;
    KrFormatField field;
    KrFound found =
        kr_format_string_next(thread, kr_str_obj(text), &self->position,
                              kr_str_obj(text)->length, &literal_stop, &field);
    if (found != KR_PRESENT) return found;
    KrOwn parts[4] = {kr_str_slice(thread, text, from, literal_stop, 1), kr_none_own(),
                      kr_none_own(), kr_none_own()};
    if (field.end >= 0) {
        parts[1] = kr_str_slice(thread, text, field.name_start, field.name_stop, 1);
        parts[2] = field.spec_start < 0 ? kr_str_from_utf8(thread, "", 0)
                                        : kr_str_slice(thread, text, field.spec_start,
                                                       field.spec_stop, 1);
        if (field.conversion) parts[3] = kr_str_char(thread, field.conversion);
    }
    bool ok = true;
    for (int i = 0; i < 4; i++)
        ok &= !kr_is_null(parts[i]);
    if (!ok) {
        for (int i = 0; i < 4; i++)
            kr_xdrop(thread, parts[i]);
        return KR_FAULT;
    }
    *item = kr_tuple_pack_own(thread, parts, 4);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

// text[start:stop] as an int or a str.
static KrOwn name_or_number(KrThread *thread, KrRef text, int64_t start, int64_t stop)
{
    int64_t number = kr_format_string_number(thread, kr_str_obj(text), start, stop);
    if (number == -2) return KR_NULL;
    return number >= 0 ? kr_int_from_i64(thread, number)
                       : kr_str_slice(thread, text, start, stop, 1);
}
static KrFound bad_name(KrThread *thread, const char *message)
{
    (void)kr_exception_raise(thread, &kr_exception_value_error, "%s", message);
    return KR_FAULT;
}
// (is it an attribute?, name or index)
static KrFound names_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Pieces *self = (Pieces *)(void *)kr_obj(ref);
    KrRef text = kr_ref(self->text);
    const KrStr *str = kr_str_obj(text);
    int64_t at = self->position;
    if (at >= str->length) return KR_ABSENT;
    uint32_t c = kr_str_read(str, at++);
    int64_t from = at, stop;
    bool attribute = c == '.';
    if (attribute) {
        while (at < str->length && kr_str_read(str, at) != '.' &&
               kr_str_read(str, at) != '[')
            at++;
        stop = at;
    } else if (c == '[') {
        while (at < str->length && kr_str_read(str, at) != ']')
            at++;
        if (at == str->length) return bad_name(thread, "Missing ']' in format string");
        stop = at++;
    } else {
        return bad_name(thread,
                        "Only '.' or '[' may follow ']' in format field specifier");
    }
    if (stop == from) return bad_name(thread, "Empty attribute in format string");
    self->position = at;
    KrOwn name = attribute ? kr_str_slice(thread, text, from, stop, 1)
                           : name_or_number(thread, text, from, stop);
    if (kr_is_null(name)) return KR_FAULT;
    *item = kr_tuple_pack_own(thread, (KrOwn[]){kr_bool_own(attribute), name}, 2);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrType parser_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "formatteriterator",
    .basic_size = sizeof(Pieces),
    .dealloc = pieces_dealloc,
    .iter = kr_iterator_self,
    .next = parser_next,
};
static KrType names_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "fieldnameiterator",
    .basic_size = sizeof(Pieces),
    .dealloc = pieces_dealloc,
    .iter = kr_iterator_self,
    .next = names_next,
};

static bool want_str(KrThread *thread, KrRef value)
{
    return kr_str_is_sub(value) ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "expected str, got %T", value);
}
static KrOwn formatter_parser(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)self, (void)count;
    return want_str(thread, args[0]) ? pieces_new(thread, &parser_type, args[0], 0)
                                     : KR_NULL;
}
static KrOwn field_name_split(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)self, (void)count;
    if (!want_str(thread, args[0])) return KR_NULL;
    const KrStr *text = kr_str_obj(args[0]);
    int64_t at = 0;
    while (at < text->length && kr_str_read(text, at) != '.' &&
           kr_str_read(text, at) != '[')
        at++;
    KrOwn first = name_or_number(thread, args[0], 0, at), rest = KR_NULL;
    if (kr_is_null(first)) return first;
    rest = pieces_new(thread, &names_type, args[0], at);
    if (kr_is_null(rest)) {
        kr_drop(thread, first);
        return rest;
    }
    return kr_tuple_pack_own(thread, (KrOwn[]){first, rest}, 2);
}

static const KrNativeDef functions[] = {
    {"formatter_parser", formatter_parser, "($self, object, /)", "parse the argument as a format string", 1, 1, KR_NATIVE_RAW},
    {"formatter_field_name_split", field_name_split, "($self, object, /)", "split the argument as a field name", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_string_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_string", "string helper module");
    if (!kr_is_null(module) && kr_type_ready(thread, &parser_type) &&
        kr_type_ready(thread, &names_type) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
