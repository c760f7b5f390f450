// SPDX-License-Identifier: MIT
// Carets of tracebacks: see carets.h.
//
// What CPython 3.14 shows: `~` under an operation's operands and `^` under its operator, the brackets of a subscript or
// the parentheses of a call; `^` under anything else; nothing if that would be the whole statement, or if a call is all that is
// returned or assigned. Of many lines only those around the ends and the operator are shown.
// The expression is parsed again, alone, to find its operator. Columns here are bytes; carets count characters.
// Called through kr_vm_hooks by runtime/traceback.c. Tests: tests/cli/.
#include "frontend/carets.h"

#include "frontend/parser.h"
#include "frontend/source.h"

#include <string.h>

enum { LINES = 2000 }; // longer expressions show their first line only

typedef struct Line {
    const char *bytes;
    int32_t length;
} Line;

typedef struct Spot { // line from 0, column in bytes
    int32_t line, column;
} Spot;

typedef struct Lines {
    Line *items;
    int32_t count;
} Lines;

typedef struct Anchors { // of the operator: [left, right)
    bool found;
    Spot left, right;
} Anchors;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\r';
}

static int32_t indent_of(Line line)
{
    int32_t n = 0;
    while (n < line.length && is_blank(line.bytes[n]))
        n++;
    return n;
}

static bool split(Lines *lines, KrArena *arena, const char *text, size_t size)
{
    lines->items = kr_arena_alloc(arena, LINES * sizeof *lines->items);
    lines->count = 0;
    const char *end = text + size;
    for (const char *at = text; lines->items && at <= end && lines->count < LINES;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        lines->items[lines->count++] = (Line){at, (int32_t)(stop - at)};
        at = stop + 1;
    }
    return lines->items && lines->count > 0;
}

// Removes the indentation that all lines share; its size.
static int32_t dedent(Lines *lines)
{
    const Line *first = NULL;
    int32_t shared = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        Line *line = &lines->items[i];
        int32_t n = indent_of(*line);
        if (n == line->length) {
            line->length = 0;
            continue;
        }
        if (!first) {
            first = line;
            shared = n;
        }
        int32_t same = 0;
        while (same < shared && same < n && line->bytes[same] == first->bytes[same])
            same++;
        shared = same;
    }
    for (int32_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].length) continue;
        lines->items[i].bytes += shared;
        lines->items[i].length -= shared;
    }
    return shared;
}

static const KrMod *parse(KrArena *arena, const char *text, size_t size)
{
    KrSource source;
    KrSyntaxError error;
    KrParseResult result;
    if (!kr_source_decode(&source, arena, text, size, KR_SOURCE_FROM_STR, NULL, &error)) return NULL;
    kr_parser_parse(arena, &source, KR_PARSE_EXEC, 0, 0, NULL, &result);
    return result.ok ? result.module : NULL;
}

// --- where the operator is --------------------------------------------------------------

// The next character at or behind the spot; false behind the last one.
static bool valid(const Lines *s, Spot *at)
{
    while (at->line < s->count && at->column >= s->items[at->line].length) {
        at->column = 0;
        at->line++;
    }
    return at->line < s->count;
}

// On to a character that `stop` names (null: neither a blank nor a closing parenthesis), past comments and
// joined lines.
static bool seek(const Lines *s, Spot *at, const char *stop)
{
    for (;;) {
        char c = s->items[at->line].bytes[at->column];
        if (c == '\\' || c == '#') {
            at->column = 0;
            at->line++;
        } else if (stop ? c == *stop : !is_blank(c) && c != ')') {
            return true;
        } else {
            at->column++;
        }
        if (!valid(s, at)) return false;
    }
}

// Spots of a tree whose text was put behind "(\n".
static Spot end_of(const KrExpr *e)
{
    return (Spot){e->end_line - 2, e->end_column};
}

static Anchors find_anchors(KrArena *arena, const Lines *segment, const char *wrapped, size_t size)
{
    Anchors a = {0};
    const KrMod *module = parse(arena, wrapped, size);
    if (!module || module->v.module.body.count != 1 || module->v.module.body.items[0]->kind != KR_STMT_EXPR)
        return a;
    const KrExpr *e = module->v.module.body.items[0]->v.expr.value;
    if (e->kind == KR_EXPR_BIN_OP) {
        const KrExpr *right = e->v.bin_op.right;
        a.left = end_of(e->v.bin_op.left);
        if (!valid(segment, &a.left) || !seek(segment, &a.left, NULL)) return a;
        a.right = (Spot){a.left.line, a.left.column + 1};
        Line line = segment->items[a.left.line];
        bool before = right->line - 2 > a.left.line || a.right.column < right->column;
        if (a.right.column < line.length && before && !is_blank(line.bytes[a.right.column]) &&
            !strchr("\\#", line.bytes[a.right.column]))
            a.right.column++;
        a.found = true;
    } else if (e->kind == KR_EXPR_SUBSCRIPT || e->kind == KR_EXPR_CALL) {
        bool is_call = e->kind == KR_EXPR_CALL;
        a.left = end_of(is_call ? e->v.call.func : e->v.subscript.value);
        a.right = end_of(e);
        a.found = valid(segment, &a.left) && seek(segment, &a.left, is_call ? "(" : "[");
    }
    return a;
}

// --- whether carets say anything ----------------------------------------------------------

static bool covers(const KrExpr *e, const Lines *lines, Spot start, Spot end)
{
    return e->line == 1 && e->end_line == lines->count && e->column == start.column && e->end_column == end.column;
}

static bool worth_showing(KrArena *arena, const Lines *lines, const char *text, size_t size, Spot start, Spot end,
                          bool anchored)
{
    const KrMod *module = parse(arena, text, size);
    if (module) {
        if (!module->v.module.body.count) return false;
        const KrStmt *s = module->v.module.body.items[0];
        const KrExpr *call = NULL;
        if (s->kind == KR_STMT_RETURN && s->v.return_.value && s->v.return_.value->kind == KR_EXPR_CALL &&
            s->v.return_.value->v.call.func->kind == KR_EXPR_NAME)
            call = s->v.return_.value;
        if (s->kind == KR_STMT_ASSIGN && s->v.assign.value->kind == KR_EXPR_CALL && s->v.assign.targets.count == 1 &&
            s->v.assign.targets.items[0]->kind == KR_EXPR_NAME)
            call = s->v.assign.value;
        if (call && covers(call, lines, start, end)) return false;
    }
    if (anchored) return true;
    Line first = lines->items[0], last = lines->items[lines->count - 1];
    for (int32_t i = 0; i < start.column && i < first.length; i++)
        if (!is_blank(first.bytes[i])) return true;
    for (int32_t i = end.column; i < last.length; i++)
        if (!is_blank(last.bytes[i])) return true;
    return false;
}

// --- output ---------------------------------------------------------------------------------

static bool is_before(Spot a, int32_t line, int32_t column)
{
    return a.line < line || (a.line == line && a.column <= column);
}

static void write_line(KrText *out, const Lines *lines, int32_t n, bool carets, Spot start, Spot end, const Anchors *a)
{
    Line line = lines->items[n];
    kr_text_append_text(out, "    ");
    kr_text_append(out, line.bytes, (size_t)line.length);
    kr_text_append_char(out, '\n');
    if (!carets) return;
    kr_text_append_text(out, "    ");
    int32_t stop = n == lines->count - 1 && end.column < line.length ? end.column : line.length, indent = indent_of(line);
    for (int32_t i = 0; i < stop; i++) {
        if (((unsigned char)line.bytes[i] & 0xC0) == 0x80) continue;
        if (i < indent || (n == 0 && i < start.column))
            kr_text_append_char(out, ' ');
        else if (!a->found || (is_before(a->left, n, i) && !is_before(a->right, n, i)))
            kr_text_append_char(out, '^');
        else
            kr_text_append_char(out, '~');
    }
    kr_text_append_char(out, '\n');
}

static bool matters(const Lines *lines, int32_t n, const Anchors *a)
{
    if (n == 0 || n == lines->count - 1) return true;
    return a->found && ((n >= a->left.line - 1 && n <= a->left.line + 1) ||
                        (n >= a->right.line - 1 && n <= a->right.line + 1));
}

static void show(KrText *out, KrArena *arena, Lines *lines, KrPosition at)
{
    int32_t removed = dedent(lines);
    Spot start = {0, at.column > removed ? at.column - removed : 0};
    Spot end = {lines->count - 1, at.end_column > removed ? at.end_column - removed : 0};
    // the expression alone, between parentheses
    KrText text, wrapped;
    kr_text_init(&text);
    kr_text_init(&wrapped);
    for (int32_t i = 0; i < lines->count; i++) {
        if (i) kr_text_append_char(&text, '\n');
        kr_text_append(&text, lines->items[i].bytes, (size_t)lines->items[i].length);
    }
    size_t tail = (size_t)(lines->items[end.line].length - end.column);
    kr_text_append_text(&wrapped, "(\n");
    if (end.column <= lines->items[end.line].length && (size_t)start.column + tail <= text.length && text.bytes)
        kr_text_append(&wrapped, text.bytes + start.column, text.length - tail - (size_t)start.column);
    size_t inside = wrapped.length;
    kr_text_append_text(&wrapped, "\n)");
    Anchors a = {0};
    Lines segment;
    if (!text.failed && !wrapped.failed && split(&segment, arena, wrapped.bytes + 2, inside - 2)) {
        a = find_anchors(arena, &segment, wrapped.bytes, wrapped.length);
        if (a.left.line == 0) a.left.column += start.column;
        if (a.right.line == 0) a.right.column += start.column;
    }
    bool carets = text.bytes && worth_showing(arena, lines, text.bytes, text.length, start, end, a.found);
    for (int32_t n = 0, last = 0; n < lines->count; n++) {
        if (!matters(lines, n, &a)) continue;
        if (n - last == 2)
            write_line(out, lines, n - 1, carets, start, end, &a);
        else if (n - last > 2)
            kr_text_printf(out, "    ...<%d lines>...\n", n - last - 1);
        write_line(out, lines, n, carets, start, end, &a);
        last = n;
    }
    kr_text_fini(&text);
    kr_text_fini(&wrapped);
}

void kr_carets_show(KrText *out, const char *text, size_t size, KrPosition at)
{
    KrArena arena;
    Lines lines;
    kr_arena_init(&arena);
    if (split(&lines, &arena, text, size)) {
        bool blank = true;
        for (int32_t i = 0; i < lines.count; i++)
            blank &= indent_of(lines.items[i]) == lines.items[i].length;
        if (!blank && (at.column < 0 || at.end_column < 0)) {
            Line first = lines.items[0];
            int32_t indent = indent_of(first);
            kr_text_printf(out, "    %.*s\n", first.length - indent, first.bytes + indent);
        } else if (!blank) {
            show(out, &arena, &lines, at);
        }
    }
    kr_arena_fini(&arena);
}
