// SPDX-License-Identifier: MIT
// _csv.reader (csv_read.h): a machine of eight states that is fed the characters of lines.
//
// Most fields lie in one line without quotes and escapes: they are cut out of the line in one piece. All others are
// gathered in a builder.
// Invariant: `fields` is null but while a row is being read.
// Called by csv_module.c. Tests: tests/lang/modules/csv/.
#include "modules/csv_read.h"

#include "modules/csv_module.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/vm.h"

typedef enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED_CHAR,
    IN_FIELD,
    IN_QUOTED_FIELD,
    ESCAPE_IN_QUOTED_FIELD,
    QUOTE_IN_QUOTED_FIELD,
    EAT_CRNL,
    AFTER_ESCAPED_CRNL,
} State;
#define END_OF_LINE                                                                    \
    UINT32_MAX // comes after the characters of a line (KR_CSV_NOT_SET never does)

typedef struct Reader {
    KrObject header;
    KrOwn dialect, lines; // KrCsvDialect; iterator
    KrOwn fields;         // list, null: no row is being read
    KrStrBuilder field;
    State state;
    bool unquoted; // the field has had no quotes so far
    int64_t line_number;
} Reader;

static Reader *cast(KrRef self)
{
    return (Reader *)(void *)kr_obj(self);
}
static const KrCsvDialect *dialect_of(const Reader *r)
{
    return (const KrCsvDialect *)(const void *)kr_obj(kr_ref(r->dialect));
}

KrOwn kr_csv_read_new(KrThread *thread, KrRef iterable, KrOwn dialect)
{
    KrOwn lines = kr_iter(thread, iterable);
    Reader *self =
        kr_is_null(lines)
            ? NULL
            : (Reader *)(void *)kr_object_new(thread, &kr_csv_read_type, sizeof *self);
    if (!self) {
        kr_xdrop(thread, lines);
        kr_drop(thread, dialect);
        return KR_NULL;
    }
    self->dialect = dialect;
    self->lines = lines;
    kr_str_builder_init(&self->field, thread);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static bool add(Reader *r, KrThread *thread, uint32_t c)
{
    int64_t limit = kr_csv_module_limit(thread);
    if (r->field.length >= limit)
        return kr_exception_raise_false(thread, &kr_csv_module_error_type,
                                        "field larger than field limit (%lld)",
                                        (long long)limit);
    kr_str_builder_char(&r->field, c);
    return !r->field.failed;
}

static bool append(Reader *r, KrThread *thread, KrOwn field)
{
    int quoting = dialect_of(r)->quoting;
    if (kr_is_null(field)) return false;
    bool empty = kr_str_obj(kr_ref(field))->length == 0;
    if (quoting != KR_CSV_QUOTE_MINIMAL && r->unquoted) {
        if (empty &&
            (quoting == KR_CSV_QUOTE_NOTNULL || quoting == KR_CSV_QUOTE_STRINGS)) {
            kr_drop(thread, field);
            field = kr_none_own();
        } else if (!empty && (quoting == KR_CSV_QUOTE_NONNUMERIC ||
                              quoting == KR_CSV_QUOTE_STRINGS)) {
            KrOwn number =
                kr_call_1(thread, kr_type_ref(&kr_float_type), kr_ref(field));
            kr_drop(thread, field);
            if (kr_is_null(number)) return false;
            field = number;
        }
    }
    r->unquoted = true;
    return kr_list_append_own(thread, kr_ref(r->fields), field);
}

static bool save(Reader *r, KrThread *thread)
{
    KrStrBuilder done = r->field;
    kr_str_builder_init(&r->field, thread);
    done.thread = thread;
    return append(r, thread,
                  done.length ? kr_str_builder_take(&done)
                              : kr_str_from_ascii(thread, ""));
}

// One character in the state it is met in.
static bool feed(Reader *r, KrThread *thread, uint32_t c)
{
    const KrCsvDialect *d = dialect_of(r);
    bool end = c == '\n' || c == '\r' || c == END_OF_LINE;
    switch (r->state) {
    case START_RECORD:
        if (c == END_OF_LINE) return true;
        if (end) {
            r->state = EAT_CRNL;
            return true;
        }
        r->state = START_FIELD;
        __attribute__((fallthrough));
    case START_FIELD:
        if (end) {
            r->state = c == END_OF_LINE ? START_RECORD : EAT_CRNL;
            return save(r, thread);
        }
        if (c == d->quotechar && d->quoting != KR_CSV_QUOTE_NONE) {
            r->unquoted = false;
            r->state = IN_QUOTED_FIELD;
            return true;
        }
        if (c == d->escapechar) {
            r->state = ESCAPED_CHAR;
            return true;
        }
        if (c == ' ' && d->skipinitialspace) return true;
        if (c == d->delimiter) return save(r, thread);
        r->state = IN_FIELD;
        return add(r, thread, c);
    case ESCAPED_CHAR:
        r->state = c == '\n' || c == '\r' ? AFTER_ESCAPED_CRNL : IN_FIELD;
        return add(r, thread, c == END_OF_LINE ? '\n' : c);
    case AFTER_ESCAPED_CRNL:
        if (c == END_OF_LINE) return true;
        __attribute__((fallthrough));
    case IN_FIELD:
        if (end) {
            r->state = c == END_OF_LINE ? START_RECORD : EAT_CRNL;
            return save(r, thread);
        }
        if (c == d->escapechar) {
            r->state = ESCAPED_CHAR;
            return true;
        }
        if (c == d->delimiter) {
            r->state = START_FIELD;
            return save(r, thread);
        }
        return add(r, thread, c);
    case IN_QUOTED_FIELD:
        if (c == END_OF_LINE) return true;
        if (c == d->escapechar) {
            r->state = ESCAPE_IN_QUOTED_FIELD;
            return true;
        }
        if (c == d->quotechar && d->quoting != KR_CSV_QUOTE_NONE) {
            r->state = d->doublequote ? QUOTE_IN_QUOTED_FIELD : IN_FIELD;
            return true;
        }
        return add(r, thread, c);
    case ESCAPE_IN_QUOTED_FIELD:
        r->state = IN_QUOTED_FIELD;
        return add(r, thread, c == END_OF_LINE ? '\n' : c);
    case QUOTE_IN_QUOTED_FIELD:
        if (end) {
            r->state = c == END_OF_LINE ? START_RECORD : EAT_CRNL;
            return save(r, thread);
        }
        if (d->quoting != KR_CSV_QUOTE_NONE && c == d->quotechar) {
            r->state = IN_QUOTED_FIELD;
            return add(r, thread, c);
        }
        if (c == d->delimiter) {
            r->state = START_FIELD;
            return save(r, thread);
        }
        if (d->strict)
            return kr_exception_raise_false(thread, &kr_csv_module_error_type,
                                            "'%c' expected after '%c'",
                                            (int)d->delimiter, (int)d->quotechar);
        r->state = IN_FIELD;
        return add(r, thread, c);
    case EAT_CRNL:
        if (c == END_OF_LINE)
            r->state = START_RECORD;
        else if (!end)
            return kr_exception_raise_false(thread, &kr_csv_module_error_type,
                                            "new-line character seen in unquoted field "
                                            "- do you need to open the file with "
                                            "newline=''?");
        return true;
    }
    return true;
}

// At the start of a field that is plain: cuts it out. The place behind it, or -1 for "no such field".
static int64_t cut_field(Reader *r, KrThread *thread, KrRef line, int64_t at, bool *ok)
{
    const KrCsvDialect *d = dialect_of(r);
    const KrStr *str = kr_str_obj(line);
    const uint8_t *data = kr_str_data(str);
    int64_t start = at, length = str->length;
    if (str->kind != 1 || data[at] == d->quotechar ||
        (data[at] == ' ' && d->skipinitialspace))
        return -1;
    while (at < length && !d->special[data[at]])
        at++;
    if (at - start > kr_csv_module_limit(thread) ||
        (at < length && data[at] == d->escapechar))
        return -1;
    if (at < length && data[at] != d->delimiter && at == start &&
        r->state == START_RECORD)
        return -1; // an empty line has no field
    KrOwn field = at - start == 1 ? kr_str_char(thread, data[start])
                                  : kr_str_slice(thread, line, start, at, 1);
    *ok = append(r, thread, field);
    if (at >= length) {
        r->state = IN_FIELD; // the end of the line must not save again
        return at + 1;
    }
    r->state = data[at] == d->delimiter ? START_FIELD : EAT_CRNL;
    return at + 1;
}

static bool read_line(Reader *r, KrThread *thread, KrRef line)
{
    const KrStr *str = kr_str_obj(line);
    for (int64_t at = 0; at < str->length;) {
        if (r->state <= START_FIELD) {
            bool ok = true;
            int64_t next = cut_field(r, thread, line, at, &ok);
            if (!ok) return false;
            if (next > str->length) { // the field ended with the line
                r->state = START_RECORD;
                return true;
            }
            if (next >= 0) {
                at = next;
                continue;
            }
        }
        if (!feed(r, thread, kr_str_read(str, at++))) return false;
    }
    return feed(r, thread, END_OF_LINE);
}

static bool read_row(Reader *r, KrThread *thread, bool *end)
{
    do {
        KrOwn line = KR_NULL;
        KrFound found = kr_iter_next(thread, kr_ref(r->lines), &line);
        if (found == KR_FAULT) return false;
        if (kr_is_null(r->fields)) { // the iterator of lines has used this reader
            kr_xdrop(thread, line);
            return kr_exception_raise_false(thread, &kr_csv_module_error_type,
                                            "iterator has already advanced the reader");
        }
        if (found == KR_ABSENT) {
            *end = true;
            if (r->field.length == 0 && r->state != IN_QUOTED_FIELD) return false;
            if (dialect_of(r)->strict)
                return kr_exception_raise_false(thread, &kr_csv_module_error_type,
                                                "unexpected end of data");
            return save(r, thread);
        }
        if (!kr_str_is_sub(kr_ref(line))) {
            (void)kr_exception_raise(
                thread, &kr_csv_module_error_type,
                "iterator should return strings, not %T (the file should be "
                "opened in text mode)",
                kr_ref(line));
            kr_drop(thread, line);
            return false;
        }
        r->line_number++;
        bool ok = read_line(r, thread, kr_ref(line));
        kr_drop(thread, line);
        if (!ok) return false;
    } while (r->state != START_RECORD);
    return true;
}

static KrFound next(KrThread *thread, KrRef self, KrOwn *item)
{
    Reader *r = cast(self);
    bool end = false;
    kr_store(thread, &r->fields, kr_list_new(thread, 0));
    if (kr_is_null(r->fields)) return KR_FAULT;
    kr_str_builder_fini(&r->field);
    kr_str_builder_init(&r->field, thread);
    r->state = START_RECORD;
    r->unquoted = true;
    if (read_row(r, thread, &end)) {
        *item = kr_move(&r->fields);
        return KR_PRESENT;
    }
    kr_xdrop(thread, kr_move(&r->fields));
    return end && !kr_thread_has_exception(thread) ? KR_ABSENT : KR_FAULT;
}

// --- the type -----------------------------------------------------------------------------

static void dealloc(KrThread *thread, KrObject *object)
{
    Reader *r = (Reader *)(void *)object;
    kr_xdrop(thread, r->dialect);
    kr_xdrop(thread, r->lines);
    kr_xdrop(thread, r->fields);
    r->field.thread = thread;
    kr_str_builder_fini(&r->field);
    kr_object_free(thread, object, sizeof *r);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    Reader *r = (Reader *)(void *)object;
    visitor(kr_ref(r->dialect), context);
    visitor(kr_ref(r->lines), context);
    if (!kr_is_null(r->fields)) visitor(kr_ref(r->fields), context);
}
static KrOwn get_dialect(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->dialect));
}
static KrOwn get_line_num(KrThread *thread, KrRef self)
{
    return kr_int_from_i64(thread, cast(self)->line_number);
}
static const KrGetSetDef getset[] = {
    {"dialect", get_dialect, NULL, KR_AS_MEMBER}, {"line_num", get_line_num, NULL, KR_AS_MEMBER}, {0}};

KrType kr_csv_read_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_csv.reader",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(Reader),
    .dealloc = dealloc,
    .visit = visit,
    .iter = kr_iterator_self,
    .next = next,
    .getset = getset,
    .doc = "CSV reader\n\nReads rows of CSV from an iterable of lines.",
};
