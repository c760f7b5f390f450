// SPDX-License-Identifier: MIT
// The _tokenize module: TokenizerIter, which tokenize.py is made of.
//
// A line is read when frontend/tokenizer.c meets the end of those that there are: it is then put back to where the token
// began and tries again. (Programs watch how far readline() has been asked; inspect stops behind a function.)
// It runs a token ahead of what is handed out.
// With extra_tokens the comments and newlines that it skips are found again in the text between two tokens.
// Strings and columns come from the lines as they were read (with their "\r\n"), in characters.
// Tests: tests/lang/modules/tokenize/, test_tokenize of CPython.
#include "modules/tokenize_module.h"

#include "frontend/compile.h"
#include "frontend/tokenizer.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { // token.py's numbers
    TYPE_NEWLINE = 4,
    TYPE_INDENT = 5,
    TYPE_DEDENT = 6,
    TYPE_FIRST_OP = 7,
    TYPE_OP = 55,
    TYPE_TYPE_COMMENT = 57,
    TYPE_FSTRING_START = 59,
    TYPE_COMMENT = 65,
    TYPE_NL = 66,
};

typedef struct Machine { // what dies with the iterator
    KrArena arena;
    KrSource source;
    KrIdentTable idents;
    KrTokenizer tokenizer;
    KrSyntaxError error;
    KrToken next;
    KrArena scratch;   // of one line
    char *bytes;       // source.bytes: what was read, and 8 NULs
    uint32_t *starts;  // source.line_starts
    size_t bytes_room; //
    size_t lines_room; //
    uint32_t at;       // offset in the source behind what has been handed out
    uint32_t tries;    // of the current token
    bool have_next, exhausted, done;
} Machine;

typedef struct TokenizerIter {
    KrObject header;
    KrOwn readline, encoding; // encoding may be null
    KrOwn lines;              // list of str, or null: nothing is read yet
    Machine *machine;         // owned (malloc)
    bool extra;
} TokenizerIter;

static TokenizerIter *cast(KrRef self)
{
    return (TokenizerIter *)(void *)kr_obj(self);
}

// --- reading -----------------------------------------------------------------------------

// The next line as a str, or null: the end, or an exception.
static KrOwn read_line(KrThread *thread, const TokenizerIter *self)
{
    KrOwn line = kr_call_0(thread, kr_ref(self->readline));
    if (kr_is_null(line)) {
        if (kr_exception_is(thread, &kr_exception_stop_iteration)) kr_exception_clear(thread);
        return KR_NULL;
    }
    bool bytes = !kr_is_null(self->encoding);
    if (bytes && kr_type_has(kr_ref(line), KR_TYPE_BYTES_SUB)) {
        KrOwn name = kr_str_interned(thread, "decode"), errors = kr_str_interned(thread, "replace"), text = KR_NULL;
        KrRef arguments[2] = {kr_ref(self->encoding), kr_ref(errors)};
        if (!kr_is_null(name) && !kr_is_null(errors))
            text = kr_call_method(thread, kr_ref(line), kr_ref(name), arguments, 2);
        kr_xdrop(thread, name);
        kr_xdrop(thread, errors);
        kr_drop(thread, line);
        line = text;
        if (kr_is_null(line)) return KR_NULL;
        bytes = false;
    }
    if (bytes || !kr_str_is_sub(kr_ref(line))) {
        kr_drop(thread, line);
        return kr_exception_raise(thread, &kr_exception_type_error, "readline() returned a non-%s object",
                                  kr_is_null(self->encoding) ? "string" : "bytes");
    }
    if (kr_str_obj(kr_ref(line))->length) return line;
    kr_drop(thread, line);
    return KR_NULL;
}

static bool raise_from(KrThread *thread, const KrSyntaxError *error)
{
    KrOwn name = kr_str_from_ascii(thread, "<string>");
    if (!kr_is_null(name)) kr_compile_raise(thread, error, NULL, kr_ref(name));
    kr_xdrop(thread, name);
    return false;
}

enum { PADDING = 8 }; // NULs behind a source

// Room for a text of so many bytes and lines; pointers into the text move with it.
static bool make_room(Machine *m, size_t size, size_t lines)
{
    if (lines + 1 > m->lines_room) {
        size_t room = (lines + 1) * 2;
        uint32_t *starts = realloc(m->starts, room * sizeof *starts);
        if (!starts) return false;
        m->starts = starts;
        m->lines_room = room;
        m->source.line_starts = starts;
    }
    if (size + PADDING <= m->bytes_room) return true;
    size_t room = (size + PADDING) * 2;
    char *bytes = malloc(room);
    if (!bytes) return false;
    memcpy(bytes, m->bytes, m->source.length + PADDING);
    KrTokenizer *t = &m->tokenizer;
    const char **const pointers[] = {&t->at, &t->end, &t->line_text, &t->chunk};
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++)
        *pointers[i] = bytes + (*pointers[i] - m->bytes);
    for (int32_t i = 1; i <= t->string_count; i++) {
        t->strings[i].start = bytes + (t->strings[i].start - m->bytes);
        t->strings[i].line_text = bytes + (t->strings[i].line_text - m->bytes);
    }
    free(m->bytes);
    m->bytes = bytes;
    m->bytes_room = room;
    m->source.bytes = bytes;
    return true;
}

// Adds decoded lines to the text; the tokenizer, which may have met its end, goes on there.
static bool append(Machine *m, const KrSource *more)
{
    KrSource *source = &m->source;
    KrTokenizer *t = &m->tokenizer;
    uint64_t length = (uint64_t)source->length + more->length;
    if (length + PADDING > UINT32_MAX || source->line_count > INT32_MAX - more->line_count) return false;
    if (!make_room(m, length, (size_t)source->line_count + (size_t)more->line_count)) return false;
    memcpy(m->bytes + source->length, more->bytes, more->length);
    memset(m->bytes + length, 0, PADDING);
    for (int32_t i = 0; i <= more->line_count; i++)
        m->starts[source->line_count + i] = source->length + more->line_starts[i];
    if (t->at == t->end) { // behind a newline: the next line begins
        t->line++;
        t->line_text = t->chunk = t->at;
    }
    source->length = (uint32_t)length;
    source->line_count += more->line_count;
    source->added_newline = more->added_newline;
    t->end = m->bytes + length;
    return true;
}

// Asks for one more line; when there is none, the text is exhausted.
static bool read_more(KrThread *thread, TokenizerIter *self)
{
    Machine *m = self->machine;
    KrOwn line = read_line(thread, self);
    if (kr_is_null(line)) {
        m->exhausted = true;
        return !kr_thread_has_exception(thread);
    }
    size_t size = 0;
    const char *bytes = kr_str_utf8(thread, kr_ref(line), &size);
    KrSource more = {0};
    bool ok = false;
    if (!bytes)
        ;
    else if (memchr(bytes, 0, size))
        (void)kr_exception_raise(thread, &kr_exception_syntax_error, "source code cannot contain null bytes");
    else if (!kr_source_decode(&more, &m->scratch, bytes, size, KR_SOURCE_FROM_STR, NULL, &m->error))
        (void)raise_from(thread, &m->error);
    else if (!append(m, &more))
        (void)kr_exception_no_memory(thread);
    else
        ok = kr_list_append(thread, kr_ref(self->lines), kr_ref(line));
    kr_arena_reset(&m->scratch);
    kr_drop(thread, line);
    return ok;
}

static void machine_free(Machine *m)
{
    if (!m) return;
    kr_arena_fini(&m->arena);
    kr_arena_fini(&m->scratch);
    free(m->bytes);
    free(m->starts);
    free(m);
}

static bool start(KrThread *thread, TokenizerIter *self)
{
    Machine *m = calloc(1, sizeof *m);
    if (m) {
        kr_arena_init(&m->arena);
        kr_arena_init(&m->scratch);
        m->bytes_room = 4096;
        m->lines_room = 64;
        m->bytes = calloc(1, m->bytes_room);
        m->starts = calloc(m->lines_room, sizeof *m->starts);
    }
    if (!m || !m->bytes || !m->starts || !kr_ident_init(&m->idents, &m->arena)) {
        machine_free(m);
        (void)kr_exception_no_memory(thread);
        return false;
    }
    m->source = (KrSource){.bytes = m->bytes, .line_starts = m->starts, .encoding = "utf-8"};
    kr_tokenizer_init(&m->tokenizer, &m->arena, &m->source, &m->idents, &m->error);
    m->tokenizer.is_lenient = self->extra;
    KrOwn lines = kr_list_new(thread, 0);
    if (kr_is_null(lines)) {
        machine_free(m);
        return false;
    }
    self->lines = lines;
    self->machine = m;
    return true;
}

// --- one token as a tuple ----------------------------------------------------------------

// Characters before the byte of a line.
static int64_t column_of(const Machine *m, int32_t line, int32_t column)
{
    if (line < 1 || line > m->source.line_count) return column;
    const char *text = m->source.bytes + m->source.line_starts[line - 1];
    int64_t characters = 0;
    for (int32_t i = 0; i < column; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters;
}

static KrOwn line_text(KrThread *thread, const TokenizerIter *self, int32_t first, int32_t last)
{
    int64_t count = kr_list_length(kr_ref(self->lines));
    if (first < 1 || first > count) return kr_str_from_ascii(thread, "");
    if (first >= last || first == count) return kr_dup(kr_list_get(kr_ref(self->lines), first - 1));
    KrOwn slice = kr_list_slice(thread, kr_ref(self->lines), first - 1, last);
    KrOwn empty = kr_str_from_ascii(thread, ""), text = KR_NULL;
    if (!kr_is_null(slice) && !kr_is_null(empty)) text = kr_str_join(thread, kr_ref(empty), kr_ref(slice));
    kr_xdrop(thread, slice);
    kr_xdrop(thread, empty);
    return text;
}

// Text from a place of line `first` to one of line `last`: `line` is those lines together.
static KrOwn token_text(KrThread *thread, const TokenizerIter *self, KrRef line, const KrSpan *span, int64_t from,
                        int64_t to)
{
    for (int32_t i = span->line; i < span->end_line && i <= kr_list_length(kr_ref(self->lines)); i++)
        to += kr_str_obj(kr_list_get(kr_ref(self->lines), i - 1))->length;
    int64_t length = kr_str_obj(line)->length;
    return kr_str_slice(thread, line, from < length ? from : length, to < length ? to : length, 1);
}

static KrOwn pair(KrThread *thread, int64_t a, int64_t b)
{
    KrOwn items[2] = {kr_int_from_i64(thread, a), kr_int_from_i64(thread, b)};
    return kr_tuple_pack_own(thread, items, 2);
}

// Steals text and line.
static KrOwn five(KrThread *thread, int type, KrOwn text, int64_t line, int64_t column, int64_t end_line,
                  int64_t end_column, KrOwn whole)
{
    KrOwn items[5] = {kr_from_small_int(type), text, pair(thread, line, column), pair(thread, end_line, end_column),
                      whole};
    return kr_tuple_pack_own(thread, items, 5);
}

static bool implicit_newline(const Machine *m, int32_t line)
{
    return m->source.added_newline && line == m->source.line_count;
}

// NEWLINE and NL at this byte of the line.
static KrOwn newline_tuple(KrThread *thread, const TokenizerIter *self, int type, int32_t line, int32_t column)
{
    const Machine *m = self->machine;
    int64_t at = column_of(m, line, column);
    KrOwn whole = line_text(thread, self, line, line);
    if (kr_is_null(whole)) return KR_NULL;
    const KrStr *str = kr_str_obj(kr_ref(whole));
    bool is_return = at < str->length && kr_str_read(str, at) == '\r';
    const char *text = "\n";
    if (is_return && at + 1 < str->length)
        text = "\r\n";
    else if (is_return)
        text = type == TYPE_NEWLINE ? "\r" : "";
    else if (implicit_newline(m, line))
        text = "";
    int64_t end = at + (is_return ? 2 : 1);
    return five(thread, type, kr_str_from_ascii(thread, text), line, at, line, end, whole);
}

static int type_of(const KrToken *token, bool extra)
{
    int kind = token->kind;
    if (kind >= KR_TOKEN_FIRST_KEYWORD) return 1; // NAME
    if (kind <= KR_TOKEN_DEDENT) return kind;
    if (kind >= KR_TOKEN_FSTRING_START && kind <= KR_TOKEN_TSTRING_END)
        return TYPE_FSTRING_START + kind - KR_TOKEN_FSTRING_START;
    if (kind == KR_TOKEN_TYPE_COMMENT) return TYPE_TYPE_COMMENT;
    if (kind == KR_TOKEN_OP || extra) return TYPE_OP;
    return TYPE_FIRST_OP + kind - KR_TOKEN_LPAR;
}

static KrOwn empty_tuple(KrThread *thread, const TokenizerIter *self, int type)
{
    const Machine *m = self->machine;
    const KrTokenizer *t = &m->tokenizer;
    bool at_end = type == KR_TOKEN_ENDMARKER || t->at >= t->end;
    if (!self->extra) {
        return five(thread, type, kr_str_from_ascii(thread, ""), t->line, -1, t->line, -1,
                    line_text(thread, self, t->line, t->line));
    }
    if (at_end)
        return five(thread, type, kr_str_from_ascii(thread, ""), t->line + 1, 0, t->line + 1, 0,
                    kr_str_from_ascii(thread, ""));
    int32_t bytes = (int32_t)(t->at - t->line_text);
    int64_t column = column_of(m, t->line, bytes);
    KrOwn whole = line_text(thread, self, t->line, t->line), text;
    if (kr_is_null(whole)) return KR_NULL;
    if (type == TYPE_DEDENT)
        text = kr_str_from_ascii(thread, "");
    else
        text = kr_str_slice(thread, kr_ref(whole), 0, column, 1);
    return five(thread, type, text, t->line, type == TYPE_DEDENT ? column : 0, t->line, column, whole);
}

static KrOwn token_tuple(KrThread *thread, const TokenizerIter *self, const KrToken *token)
{
    const Machine *m = self->machine;
    int type = type_of(token, self->extra);
    if (type == KR_TOKEN_ENDMARKER || type == TYPE_INDENT || type == TYPE_DEDENT)
        return empty_tuple(thread, self, type);
    KrSpan span = token->span;
    if (type == TYPE_NEWLINE && self->extra)
        return newline_tuple(thread, self, type, span.line,
                             (int32_t)(token->start - m->source.line_starts[span.line - 1]));
    if (type == TYPE_NEWLINE) { // its text is the comment before it
        span.end_line = span.line;
        span.end_column = (int32_t)(token->start - m->source.line_starts[span.line - 1]);
    } else if (token->end < m->source.line_starts[span.end_line - 1] + (uint32_t)span.end_column) {
        span.end_column = (int32_t)(token->end - m->source.line_starts[span.end_line - 1]); // "{{": one brace
    }
    int64_t from = column_of(m, span.line, span.column), to = column_of(m, span.end_line, span.end_column);
    bool is_string = type == KR_TOKEN_STRING || type >= TYPE_FSTRING_START;
    KrOwn whole = line_text(thread, self, is_string ? span.line : span.end_line, span.end_line), text;
    if (kr_is_null(whole)) return KR_NULL;
    text = token_text(thread, self, kr_ref(whole), &span, from, to);
    return five(thread, type, text, span.line, from, span.end_line, to, whole);
}

// --- iteration ---------------------------------------------------------------------------

static KrOwn location_error(KrThread *thread, const TokenizerIter *self)
{
    const Machine *m = self->machine;
    const KrSyntaxError *error = &m->error;
    bool structural = !strcmp(error->type, "IndentationError") || !strcmp(error->type, "TabError");
    const char *message = error->message;
    if (strstr(message, "was never closed") || !strcmp(message, "unexpected EOF while parsing")) {
        (void)kr_exception_raise(thread, &kr_exception_syntax_error, "unexpected EOF in multi-line statement");
        KrOwn exception = kr_exception_fetch(thread), line = kr_int_from_i64(thread, m->tokenizer.line);
        KrOwn name = kr_str_interned(thread, "lineno"), end_name = kr_str_interned(thread, "end_lineno");
        KrOwn offset_name = kr_str_interned(thread, "offset"), file_name = kr_str_interned(thread, "filename");
        KrOwn file = kr_str_from_ascii(thread, "<string>"), offset = kr_from_small_int(0);
        bool ok = !kr_is_null(exception) && !kr_is_null(name) && !kr_is_null(end_name) && !kr_is_null(offset_name) &&
                  !kr_is_null(file_name) && !kr_is_null(file) &&
                  kr_attr_set(thread, kr_ref(exception), kr_ref(name), kr_ref(line)) &&
                  kr_attr_set(thread, kr_ref(exception), kr_ref(end_name), kr_ref(line)) &&
                  kr_attr_set(thread, kr_ref(exception), kr_ref(offset_name), kr_ref(offset)) &&
                  kr_attr_set(thread, kr_ref(exception), kr_ref(file_name), kr_ref(file));
        KrOwn *const owners[] = {&name, &end_name, &offset_name, &file_name, &file, &line};
        for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
            kr_xdrop(thread, *owners[i]);
        if (ok)
            kr_exception_restore(thread, exception);
        else
            kr_xdrop(thread, exception);
        return KR_NULL;
    }
    if (!structural) {
        (void)raise_from(thread, error);
        return KR_NULL;
    }
    int32_t line = m->tokenizer.line;
    size_t length = 0;
    const char *text = kr_source_line(&m->source, line, &length);
    while (length && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        length--;
    KrOwn items[6] = {kr_str_from_ascii(thread, "<string>"), kr_int_from_i64(thread, line),
                      kr_int_from_i64(thread, (int64_t)length + 1), kr_str_from_utf8(thread, text, length),
                      kr_none_own(), kr_none_own()};
    KrOwn place = kr_tuple_pack_own(thread, items, 6), what = kr_str_from_utf8(thread, message, strlen(message));
    KrType *type = !strcmp(error->type, "TabError") ? &kr_exception_tab_error : &kr_exception_indentation_error;
    KrOwn exception = KR_NULL;
    if (!kr_is_null(place) && !kr_is_null(what))
        exception = kr_call_2(thread, kr_type_ref(type), kr_ref(what), kr_ref(place));
    kr_xdrop(thread, place);
    kr_xdrop(thread, what);
    if (!kr_is_null(exception)) kr_exception_restore(thread, exception);
    return KR_NULL;
}

// A comment or newline between what was handed out and the next token; null (nothing raised): none left.
static KrOwn gap_tuple(KrThread *thread, const TokenizerIter *self, uint32_t stop)
{
    Machine *m = self->machine;
    const char *bytes = m->source.bytes;
    while (m->at < stop) {
        uint32_t at = m->at;
        char c = bytes[at];
        if (c == '\\' && bytes[at + 1] == '\n') {
            m->at += 2;
            continue;
        }
        if (c != '#' && c != '\n') {
            m->at++;
            continue;
        }
        int32_t low = 0, high = m->source.line_count; // the line of the byte
        while (high - low > 1) {
            int32_t middle = low + (high - low) / 2;
            if (m->source.line_starts[middle] <= at)
                low = middle;
            else
                high = middle;
        }
        int32_t line = low + 1, column = (int32_t)(at - m->source.line_starts[low]);
        if (c == '\n') {
            m->at = at + 1;
            return newline_tuple(thread, self, TYPE_NL, line, column);
        }
        const char *end = memchr(bytes + at, '\n', m->source.length - at);
        uint32_t size = end ? (uint32_t)(end - (bytes + at)) : m->source.length - at;
        m->at = at + size;
        int64_t from = column_of(m, line, column), to = column_of(m, line, column + (int32_t)size);
        KrOwn whole = line_text(thread, self, line, line);
        if (kr_is_null(whole)) return KR_NULL;
        KrSpan span = {line, column, line, column + (int32_t)size};
        return five(thread, TYPE_COMMENT, token_text(thread, self, kr_ref(whole), &span, from, to), line, from, line,
                    to, whole);
    }
    return KR_NULL;
}

// Where the text ends that is in order.
static uint32_t error_offset(const Machine *m)
{
    const KrSyntaxError *error = &m->error;
    if (strstr(error->message, "never closed") || error->line < 1 || error->line > m->source.line_count)
        return m->next.start;
    uint32_t start = m->source.line_starts[error->line - 1], offset = start;
    if (strcmp(error->type, "SyntaxError")) return start;
    for (int32_t left = error->column - 1; left > 0 && m->source.bytes[offset] != '\n'; left--)
        do
            offset++;
        while (((unsigned char)m->source.bytes[offset] & 0xC0) == 0x80);
    return offset;
}

// Where the tokenizer is: what changes in it while a token meets the end of the text.
typedef struct Place {
    char head[offsetof(KrTokenizer, indents)];
    KrStringMode mode;
} Place;

static Place place_of(const KrTokenizer *t)
{
    Place place;
    memcpy(place.head, t, sizeof place.head);
    place.mode = t->strings[t->string_count];
    return place;
}

static void put_back(KrTokenizer *t, const Place *place)
{
    memcpy(t, place->head, sizeof place->head);
    t->strings[t->string_count] = place->mode;
}

static KrFound iter_next(KrThread *thread, KrRef object, KrOwn *item)
{
    TokenizerIter *self = cast(object);
    if (!self->machine && !start(thread, self)) return KR_FAULT;
    Machine *m = self->machine;
    if (m->done) return KR_ABSENT;
    while (!m->have_next) {
        KrTokenizer *t = &m->tokenizer;
        t->hit_end = t->hit_inside = false;
        Place place = place_of(t);
        bool ok = kr_tokenizer_next(t, &m->next);
        if (t->hit_end && !m->exhausted) {
            bool inside = t->hit_inside;
            put_back(t, &place);
            m->error = (KrSyntaxError){0};
            if (self->extra && !inside) {
                *item = gap_tuple(thread, self, m->source.length);
                if (!kr_is_null(*item)) return KR_PRESENT;
                if (kr_thread_has_exception(thread)) return KR_FAULT;
            }
            // a token of hundreds of lines is not begun again for each
            for (uint32_t count = 1 + m->tries++ / 512; count && !m->exhausted; count--)
                if (!read_more(thread, self)) {
                    m->done = true;
                    return KR_FAULT;
                }
            continue;
        }
        m->tries = 0;
        if (ok) {
            m->have_next = true;
        } else {
            if (self->extra) { // comments and newlines before the error
                *item = gap_tuple(thread, self, error_offset(m));
                if (!kr_is_null(*item)) return KR_PRESENT;
            }
            break;
        }
    }
    if (!m->have_next) {
        m->done = true;
        if (!kr_thread_has_exception(thread)) (void)location_error(thread, self);
        return KR_FAULT;
    }
    if (self->extra) {
        *item = gap_tuple(thread, self, m->next.start);
        if (!kr_is_null(*item)) return KR_PRESENT;
        if (kr_thread_has_exception(thread)) return KR_FAULT;
    }
    *item = token_tuple(thread, self, &m->next);
    m->have_next = false;
    if (m->next.end > m->at) m->at = m->next.end;
    m->done = m->next.kind == KR_TOKEN_ENDMARKER;
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrOwn iter_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(self);
}

static KrOwn new_native(KrThread *thread, KrRef self, const KrRef *args, size_t count);
static const KrNativeDef constructor = {
    "tokenizeriter", new_native, "(readline, /, *, encoding=<absent>, extra_tokens=False)", NULL, 0, 0, 0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &constructor, type, args, count, kwnames);
}

static KrOwn new_native(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    (void)count;
    bool extra;
    if (!kr_ref_is_null(args[1]) && !kr_is_none(args[1]) && !kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "tokenizeriter() argument 'encoding' must be str, not %T", args[1]);
    if (!kr_truth(thread, args[2], &extra)) return KR_NULL;
    TokenizerIter *self = (TokenizerIter *)(void *)kr_object_new(thread, (KrType *)kr_obj(type), sizeof *self);
    if (!self) return KR_NULL;
    self->readline = kr_dup(args[0]);
    if (!kr_ref_is_null(args[1]) && !kr_is_none(args[1])) self->encoding = kr_dup(args[1]);
    self->extra = extra;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    TokenizerIter *self = (TokenizerIter *)(void *)object;
    kr_gc_untrack(object);
    kr_xdrop(thread, self->readline);
    kr_xdrop(thread, self->encoding);
    kr_xdrop(thread, self->lines);
    machine_free(self->machine);
    kr_object_free(thread, object, sizeof *self);
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const TokenizerIter *self = (const TokenizerIter *)(const void *)object;
    const KrOwn *const fields[] = {&self->readline, &self->encoding, &self->lines};
    for (size_t i = 0; i < 3; i++)
        if (!kr_is_null(*fields[i])) visitor(kr_ref(*fields[i]), context);
}

static KrType iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_tokenize.TokenizerIter",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(TokenizerIter),
    .dealloc = dealloc,
    .visit = visit,
    .iter = iter_self,
    .next = iter_next,
    .new_object = new_object,
};

KrOwn kr_tokenize_module_init(KrThread *thread)
{
    if (!kr_type_ready(thread, &iter_type)) return KR_NULL;
    KrOwn module = kr_module_new(thread, "_tokenize", NULL);
    if (!kr_is_null(module) && kr_module_add_type(thread, kr_ref(module), &iter_type)) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
