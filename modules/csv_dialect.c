// SPDX-License-Identifier: MIT
// _csv.Dialect (csv_dialect.h).
//
// An option comes from a keyword, else from an attribute of the dialect that was given, else it has its default.
// Called by csv_module.c, csv_read.c and csv_write.c. Tests: tests/lang/modules/csv/.
#include "modules/csv_dialect.h"

#include "modules/csv_module.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

enum {
    DELIMITER,
    DOUBLEQUOTE,
    ESCAPECHAR,
    LINETERMINATOR,
    QUOTECHAR,
    QUOTING,
    SKIPINITIALSPACE,
    STRICT,
    OPTION_COUNT,
};
static const char *const option_names[OPTION_COUNT] = {
    "delimiter", "doublequote", "escapechar",       "lineterminator",
    "quotechar", "quoting",     "skipinitialspace", "strict"};

static KrCsvDialect *cast(KrRef self)
{
    return (KrCsvDialect *)(void *)kr_obj(self);
}

KrRef kr_csv_dialect_registry(KrThread *thread)
{
    KrOwn *dialects = &thread->vm->csv_dialects;
    if (kr_is_null(*dialects)) *dialects = kr_dict_new(thread);
    return kr_ref(*dialects);
}

KrOwn kr_csv_dialect_find(KrThread *thread, KrRef name)
{
    KrRef registry = kr_csv_dialect_registry(thread), found;
    if (kr_ref_is_null(registry)) return KR_NULL;
    switch (kr_dict_find(thread, registry, name, &found)) {
    case KR_PRESENT: return kr_dup(found);
    case KR_ABSENT:
        return kr_exception_raise(thread, &kr_csv_module_error_type, "unknown dialect");
    case KR_FAULT: break;
    }
    return KR_NULL;
}

// --- options ------------------------------------------------------------------------------

static bool get_char(KrThread *thread, const char *name, KrRef value, bool none,
                     uint32_t fallback, uint32_t *out)
{
    const char *wanted = none ? "a unicode character or None" : "a unicode character";
    *out = fallback;
    if (kr_ref_is_null(value)) return true;
    *out = KR_CSV_NOT_SET;
    if (none && kr_is_none(value)) return true;
    if (!kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "\"%s\" must be %s, not %T", name, wanted,
                                        value);
    if (kr_str_obj(value)->length != 1)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "\"%s\" must be %s, not a string of length %lld", name, wanted,
            (long long)kr_str_obj(value)->length);
    *out = kr_str_read(kr_str_obj(value), 0);
    return true;
}

static bool get_bool(KrThread *thread, KrRef value, bool fallback, bool *out)
{
    *out = fallback;
    return kr_ref_is_null(value) || kr_truth(thread, value, out);
}

static bool get_quoting(KrThread *thread, KrRef value, int *out)
{
    int64_t number = KR_CSV_QUOTE_MINIMAL;
    if (!kr_ref_is_null(value)) {
        if (!kr_int_is(value))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "\"quoting\" must be an integer, not %T",
                                            value);
        if (!kr_int_to_i64(thread, value, &number)) return false;
    }
    if (number < KR_CSV_QUOTE_MINIMAL || number > KR_CSV_QUOTE_NOTNULL)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "bad \"quoting\" value");
    *out = (int)number;
    return true;
}

static bool get_terminator(KrThread *thread, KrRef value, KrOwn *out)
{
    if (!kr_ref_is_null(value) && !kr_str_is_sub(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "\"lineterminator\" must be a string, not %T",
                                        value);
    *out = kr_ref_is_null(value) ? kr_str_from_ascii(thread, "\r\n") : kr_dup(value);
    return !kr_is_null(*out);
}

static bool may_be(KrThread *thread, const KrCsvDialect *dialect, const char *name,
                   uint32_t c, bool space)
{
    if (c == '\r' || c == '\n' || (c == ' ' && !space))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "bad %s value", name);
    const KrStr *end = kr_str_obj(kr_ref(dialect->lineterminator));
    for (int64_t i = 0; i < end->length; i++)
        if (kr_str_read(end, i) == c)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "bad %s or lineterminator value", name);
    return true;
}

static bool differ(KrThread *thread, const char *first, const char *second, uint32_t a,
                   uint32_t b)
{
    return a != b || a == KR_CSV_NOT_SET ||
           kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "bad %s or %s value", first, second);
}

static bool check(KrThread *thread, KrCsvDialect *d)
{
    if (d->quoting != KR_CSV_QUOTE_NONE && d->quotechar == KR_CSV_NOT_SET)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "quotechar must be set if quoting enabled");
    return may_be(thread, d, "delimiter", d->delimiter, true) &&
           may_be(thread, d, "escapechar", d->escapechar, !d->skipinitialspace) &&
           may_be(thread, d, "quotechar", d->quotechar, !d->skipinitialspace) &&
           differ(thread, "delimiter", "escapechar", d->delimiter, d->escapechar) &&
           differ(thread, "delimiter", "quotechar", d->delimiter, d->quotechar) &&
           differ(thread, "escapechar", "quotechar", d->escapechar, d->quotechar);
}

static void know_special(KrCsvDialect *d)
{
    const uint32_t characters[] = {'\n', '\r', d->delimiter, d->escapechar,
                                   d->quotechar};
    const KrStr *end = kr_str_obj(kr_ref(d->lineterminator));
    for (int i = 0; i < 5; i++) {
        if (characters[i] > 255) continue;
        d->written[characters[i]] = 1;
        if (i < 4) d->special[characters[i]] = 1;
    }
    for (int64_t i = 0; i < end->length; i++)
        if (kr_str_read(end, i) < 256) d->written[kr_str_read(end, i)] = 1;
}

// --- construction -------------------------------------------------------------------------

// Options not given as keywords come from the dialect's attributes.
static bool inherit(KrThread *thread, KrRef dialect, KrOwn values[OPTION_COUNT])
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!kr_is_null(values[i])) continue;
        values[i] = kr_attr_get_name(thread, dialect, option_names[i]);
        if (kr_is_null(values[i])) kr_exception_clear(thread);
    }
    return true;
}

static KrOwn make(KrThread *thread, KrType *type, KrRef dialect,
                  KrOwn values[OPTION_COUNT])
{
    KrOwn named = KR_NULL, result = KR_NULL;
    if (!kr_ref_is_null(dialect)) {
        bool any = false;
        for (int i = 0; i < OPTION_COUNT; i++)
            any |= !kr_is_null(values[i]);
        if (kr_str_is_sub(dialect)) {
            named = kr_csv_dialect_find(thread, dialect);
            if (kr_is_null(named)) return KR_NULL;
            dialect = kr_ref(named);
        }
        if (!any && kr_is_ptr(dialect) &&
            kr_type_is_subtype(kr_obj(dialect)->type, &kr_csv_dialect_type)) {
            result = kr_dup(dialect);
            goto done;
        }
        if (!inherit(thread, dialect, values)) goto done;
    }
    KrCsvDialect *d =
        (KrCsvDialect *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!d) goto done;
    result = kr_steal_obj(d);
    bool ok =
        get_char(thread, "delimiter", kr_ref(values[DELIMITER]), false, ',',
                 &d->delimiter) &&
        get_bool(thread, kr_ref(values[DOUBLEQUOTE]), true, &d->doublequote) &&
        get_char(thread, "escapechar", kr_ref(values[ESCAPECHAR]), true, KR_CSV_NOT_SET,
                 &d->escapechar) &&
        get_terminator(thread, kr_ref(values[LINETERMINATOR]), &d->lineterminator) &&
        get_char(thread, "quotechar", kr_ref(values[QUOTECHAR]), true, '"',
                 &d->quotechar) &&
        get_quoting(thread, kr_ref(values[QUOTING]), &d->quoting) &&
        get_bool(thread, kr_ref(values[SKIPINITIALSPACE]), false,
                 &d->skipinitialspace) &&
        get_bool(thread, kr_ref(values[STRICT]), false, &d->strict);
    if (ok && d->quotechar == KR_CSV_NOT_SET && kr_is_null(values[QUOTING]))
        d->quoting = KR_CSV_QUOTE_NONE;
    if (!ok || !check(thread, d))
        kr_drop(thread, kr_move(&result));
    else
        know_special(d);
done:
    kr_xdrop(thread, named);
    return result;
}

static int option_of(KrRef name)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (kr_str_equal_ascii(name, option_names[i])) return i;
    return -1;
}

static bool set_option(KrThread *thread, KrRef name, KrRef value, KrRef *dialect,
                       KrOwn values[OPTION_COUNT])
{
    int option = kr_str_is_sub(name) ? option_of(name) : -1;
    if (option >= 0) {
        kr_store(thread, &values[option], kr_dup(value));
        return true;
    }
    if (kr_str_is_sub(name) && kr_str_equal_ascii(name, "dialect") &&
        kr_ref_is_null(*dialect)) {
        *dialect = value;
        return true;
    }
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        "this function got an unexpected keyword argument '%S'", name);
}

KrOwn kr_csv_dialect_make(KrThread *thread, KrRef dialect, KrRef options)
{
    KrOwn values[OPTION_COUNT] = {0}, result = KR_NULL;
    KrRef name, value;
    size_t position = 0;
    bool ok = true;
    while (ok && !kr_ref_is_null(options) &&
           kr_dict_next(options, &position, &name, &value))
        ok = set_option(thread, name, value, &dialect, values);
    if (ok) result = make(thread, &kr_csv_dialect_type, dialect, values);
    for (int i = 0; i < OPTION_COUNT; i++)
        kr_xdrop(thread, values[i]);
    return result;
}

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    KrOwn values[OPTION_COUNT] = {0}, result = KR_NULL;
    KrRef dialect = count > 0 ? args[0] : KR_REF_NULL;
    bool ok = true;
    if (count > OPTION_COUNT + 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "function takes at most 9 arguments (%d given)",
                                  (int)count);
    for (size_t i = 1; i < count; i++)
        values[i - 1] = kr_dup(args[i]);
    for (int64_t i = 0; ok && !kr_ref_is_null(kwnames) && i < kr_tuple_length(kwnames);
         i++)
        ok = set_option(thread, kr_tuple_get(kwnames, i), args[count + (size_t)i],
                        &dialect, values);
    if (ok) result = make(thread, (KrType *)(void *)kr_obj(type), dialect, values);
    for (int i = 0; i < OPTION_COUNT; i++)
        kr_xdrop(thread, values[i]);
    return result;
}

// --- the type -----------------------------------------------------------------------------

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((KrCsvDialect *)(void *)object)->lineterminator);
    kr_object_free(thread, object, object->type->basic_size);
}
static KrOwn show_char(KrThread *thread, uint32_t c)
{
    return c == KR_CSV_NOT_SET ? kr_none_own() : kr_str_char(thread, c);
}
static KrOwn get_delimiter(KrThread *thread, KrRef self)
{
    return show_char(thread, cast(self)->delimiter);
}
static KrOwn get_escapechar(KrThread *thread, KrRef self)
{
    return show_char(thread, cast(self)->escapechar);
}
static KrOwn get_quotechar(KrThread *thread, KrRef self)
{
    return show_char(thread, cast(self)->quotechar);
}
static KrOwn get_lineterminator(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->lineterminator));
}
static KrOwn get_quoting_number(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->quoting);
}
static KrOwn get_doublequote(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->doublequote);
}
static KrOwn get_skipinitialspace(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->skipinitialspace);
}
static KrOwn get_strict(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->strict);
}
static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "cannot pickle '%S' instances",
                              kr_ref(kr_type_of(self)->name_str));
}
static const KrNativeDef methods[] = {
    {"__reduce__", reduce, NULL, "raises an exception to avoid pickling", 0, -1,
     KR_NATIVE_RAW},
    {"__reduce_ex__", reduce, NULL, "raises an exception to avoid pickling", 0, -1,
     KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"delimiter", get_delimiter, NULL, NULL},
    {"escapechar", get_escapechar, NULL, NULL},
    {"lineterminator", get_lineterminator, NULL, NULL},
    {"quotechar", get_quotechar, NULL, NULL},
    {"quoting", get_quoting_number, NULL, NULL},
    {"skipinitialspace", get_skipinitialspace, NULL, KR_AS_MEMBER},
    {"doublequote", get_doublequote, NULL, KR_AS_MEMBER},
    {"strict", get_strict, NULL, KR_AS_MEMBER},
    {0},
};

KrType kr_csv_dialect_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_csv.Dialect",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrCsvDialect),
    .dealloc = dealloc,
    .new_object = new_object,
    .methods = methods,
    .getset = getset,
    .doc = "CSV dialect\n\nThe options of reading and writing CSV.",
};
