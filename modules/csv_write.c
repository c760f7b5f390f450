// SPDX-License-Identifier: MIT
// _csv.writer (csv_write.h): each row becomes one call of the file's write().
//
// Called by csv_module.c. Tests: tests/lang/modules/csv/.
#include "modules/csv_write.h"

#include "modules/csv_module.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/thread.h"

typedef struct Writer {
    KrObject header;
    KrOwn dialect, write; // KrCsvDialect; file.write
} Writer;

typedef struct Row {
    KrThread *thread;
    const KrCsvDialect *dialect;
    KrStrBuilder line;
    int64_t fields;
} Row;

static Writer *cast(KrRef self)
{
    return (Writer *)(void *)kr_obj(self);
}

KrOwn kr_csv_write_new(KrThread *thread, KrRef file, KrOwn dialect)
{
    KrOwn name = kr_str_interned(thread, "write"), write = KR_NULL;
    KrFound found = kr_is_null(name)
                        ? KR_FAULT
                        : kr_attr_lookup(thread, file, kr_ref(name), &write);
    kr_xdrop(thread, name);
    if (found == KR_ABSENT || (found == KR_PRESENT && !kr_type_of(kr_ref(write))->call))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "argument 1 must have a \"write\" method");
    else if (found == KR_PRESENT) {
        Writer *self =
            (Writer *)(void *)kr_object_new(thread, &kr_csv_write_type, sizeof *self);
        if (self) {
            self->dialect = dialect;
            self->write = write;
            kr_gc_track(thread, self);
            return kr_steal_obj(self);
        }
    }
    kr_xdrop(thread, write);
    kr_drop(thread, dialect);
    return KR_NULL;
}

// --- fields -------------------------------------------------------------------------------

static bool is_special(const KrCsvDialect *d, uint32_t c)
{
    if (c < 256) return d->written[c];
    if (c == d->delimiter || c == d->escapechar || c == d->quotechar || c == '\n' ||
        c == '\r')
        return true;
    const KrStr *end = kr_str_obj(kr_ref(d->lineterminator));
    for (int64_t i = 0; i < end->length; i++)
        if (kr_str_read(end, i) == c) return true;
    return false;
}

// The first character that needs quotes or an escape, -1: none does.
static int64_t find_special(const KrCsvDialect *d, const KrStr *str)
{
    if (str->kind == 1) {
        const uint8_t *data = kr_str_data(str);
        for (int64_t i = 0; i < str->length; i++)
            if (d->written[data[i]]) return i;
        return -1;
    }
    for (int64_t i = 0; i < str->length; i++)
        if (is_special(d, kr_str_read(str, i))) return i;
    return -1;
}

// Shall the field be quoted because of what is in it?
static bool must_quote(const KrCsvDialect *d, const KrStr *str)
{
    if (d->quoting == KR_CSV_QUOTE_NONE) return false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (is_special(d, c) && c != d->escapechar &&
            (c != d->quotechar || d->doublequote))
            return true;
    }
    return false;
}

static bool put_text(Row *row, KrRef text)
{
    const KrCsvDialect *d = row->dialect;
    const KrStr *str = kr_str_obj(text);
    int64_t from = 0;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (KR_LIKELY(!is_special(d, c))) continue;
        uint32_t before = KR_CSV_NOT_SET;
        bool escape = false;
        if (d->quoting == KR_CSV_QUOTE_NONE)
            escape = true;
        else if (c == d->quotechar && d->doublequote)
            before = c;
        else
            escape = c == d->quotechar || c == d->escapechar;
        if (escape && d->escapechar == KR_CSV_NOT_SET)
            return kr_exception_raise_false(row->thread, &kr_csv_module_error_type,
                                            "need to escape, but no escapechar set");
        if (escape) before = d->escapechar;
        if (before == KR_CSV_NOT_SET) continue;
        kr_str_builder_slice(&row->line, text, from, i);
        kr_str_builder_char(&row->line, before);
        from = i;
    }
    kr_str_builder_slice(&row->line, text, from, str->length);
    return true;
}

// text null: an empty field.
static bool put_field(Row *row, KrRef text, bool quoted)
{
    const KrCsvDialect *d = row->dialect;
    bool empty = kr_ref_is_null(text) || kr_str_obj(text)->length == 0;
    if (empty && d->delimiter == ' ' && d->skipinitialspace) {
        if (d->quoting == KR_CSV_QUOTE_NONE ||
            (kr_ref_is_null(text) && (d->quoting == KR_CSV_QUOTE_STRINGS ||
                                      d->quoting == KR_CSV_QUOTE_NOTNULL)))
            return kr_exception_raise_false(row->thread, &kr_csv_module_error_type,
                                            "empty field must be quoted if delimiter "
                                            "is a space and skipinitialspace is true");
        quoted = true;
    }
    if (row->fields++ > 0) kr_str_builder_char(&row->line, d->delimiter);
    bool special = !empty && find_special(d, kr_str_obj(text)) >= 0;
    quoted = quoted || (special && must_quote(d, kr_str_obj(text)));
    if (quoted) kr_str_builder_char(&row->line, d->quotechar);
    if (special && !put_text(row, text)) return false;
    if (!special && !empty) kr_str_builder_str(&row->line, text);
    if (quoted) kr_str_builder_char(&row->line, d->quotechar);
    return !row->line.failed;
}

static bool is_number(KrRef value)
{
    const KrType *type = kr_type_of(value);
    return type->to_index || type->to_int || type->to_float;
}

static bool put_value(Row *row, KrRef value)
{
    bool quoted = false;
    switch (row->dialect->quoting) {
    case KR_CSV_QUOTE_NONNUMERIC: quoted = !is_number(value); break;
    case KR_CSV_QUOTE_ALL: quoted = true; break;
    case KR_CSV_QUOTE_STRINGS: quoted = kr_str_is_sub(value); break;
    case KR_CSV_QUOTE_NOTNULL: quoted = !kr_is_none(value); break;
    default: break;
    }
    if (kr_str_is_sub(value)) return put_field(row, value, quoted);
    if (kr_is_none(value)) return put_field(row, KR_REF_NULL, quoted);
    KrOwn text = kr_to_str(row->thread, value);
    if (kr_is_null(text)) return false;
    bool ok = put_field(row, kr_ref(text), quoted);
    kr_drop(row->thread, text);
    return ok;
}

// --- rows ---------------------------------------------------------------------------------

static bool put_row(Row *row, KrRef values)
{
    const KrCsvDialect *d = row->dialect;
    KrOwn it = kr_iter(row->thread, values), value = KR_NULL;
    bool null = false, ok = true;
    if (kr_is_null(it)) {
        if (!kr_exception_is(row->thread, &kr_exception_type_error)) return false;
        kr_exception_clear(row->thread);
        return kr_exception_raise_false(row->thread, &kr_csv_module_error_type,
                                        "iterable expected, not %T", values);
    }
    KrFound found = KR_PRESENT;
    while (ok &&
           (found = kr_iter_next(row->thread, kr_ref(it), &value)) == KR_PRESENT) {
        null = kr_is_none(kr_ref(value));
        ok = put_value(row, kr_ref(value));
        kr_drop(row->thread, kr_move(&value));
    }
    kr_drop(row->thread, it);
    if (!ok || found == KR_FAULT) return false;
    if (row->fields > 0 && row->line.length == 0) { // would read back as an empty row
        if (d->quoting == KR_CSV_QUOTE_NONE ||
            (null && (d->quoting == KR_CSV_QUOTE_STRINGS ||
                      d->quoting == KR_CSV_QUOTE_NOTNULL)))
            return kr_exception_raise_false(row->thread, &kr_csv_module_error_type,
                                            "single empty field record must be quoted");
        row->fields--;
        if (!put_field(row, KR_REF_NULL, true)) return false;
    }
    kr_str_builder_str(&row->line, kr_ref(d->lineterminator));
    return true;
}

static KrOwn writerow(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Row row = {.thread = thread,
               .dialect = (const KrCsvDialect *)(const void *)kr_obj(
                   kr_ref(cast(self)->dialect))};
    kr_str_builder_init(&row.line, thread);
    if (!put_row(&row, args[0])) {
        kr_str_builder_fini(&row.line);
        return KR_NULL;
    }
    KrOwn line = kr_str_builder_take(&row.line), result = KR_NULL;
    if (!kr_is_null(line)) {
        result = kr_call_1(thread, kr_ref(cast(self)->write), kr_ref(line));
        kr_drop(thread, line);
    }
    return result;
}

static KrOwn writerows(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrOwn it = kr_iter(thread, args[0]), row = KR_NULL;
    KrFound found = KR_FAULT;
    if (kr_is_null(it)) return KR_NULL;
    while ((found = kr_iter_next(thread, kr_ref(it), &row)) == KR_PRESENT) {
        KrRef one[1] = {kr_ref(row)};
        KrOwn done = writerow(thread, self, one, count);
        kr_drop(thread, kr_move(&row));
        if (kr_is_null(done)) {
            found = KR_FAULT;
            break;
        }
        kr_drop(thread, done);
    }
    kr_drop(thread, it);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}

// --- the type -----------------------------------------------------------------------------

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((Writer *)(void *)object)->dialect);
    kr_xdrop(thread, ((Writer *)(void *)object)->write);
    kr_object_free(thread, object, sizeof(Writer));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    visitor(kr_ref(((Writer *)(void *)object)->dialect), context);
    visitor(kr_ref(((Writer *)(void *)object)->write), context);
}
static KrOwn get_dialect(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->dialect));
}
static const KrNativeDef methods[] = {
    {"writerow", writerow, "($self, row, /)", "Writes one row: an iterable of fields.",
     1, 1, KR_NATIVE_RAW},
    {"writerows", writerows, "($self, rows, /)",
     "Writes rows: an iterable of iterables of fields.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {{"dialect", get_dialect, NULL, KR_AS_MEMBER}, {0}};

KrType kr_csv_write_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_csv.writer",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Writer),
    .dealloc = dealloc,
    .visit = visit,
    .methods = methods,
    .getset = getset,
    .doc = "CSV writer\n\nWrites rows as lines of CSV.",
};
