// SPDX-License-Identifier: MIT
// Text to tokens. See tokenizer.h for the contract.
//
// The source ends in zero bytes, so looking ahead by a few bytes needs no check of the end;
// a zero byte is the end because the source holds none of its own.
//
// Layout of the work: next() decides between indentation, string text and code; code mode
// goes to number(), name(), string() and punctuation(). Every error goes through fail().
#include "frontend/tokenizer.h"

#include "base/check.h"
#include "base/text.h"

#include <string.h>

enum { TAB_SIZE = 8, MAX_FIELD_DEPTH = 3 };

enum {
    SPACE = 1,      // blank, tab, form feed
    DIGIT = 2,      //
    NAME_START = 4, // letter, underscore, any byte beyond ASCII
    HEX = 8,        //
};

#define L (NAME_START)
#define X (NAME_START | HEX)
#define D (DIGIT | HEX)
// clang-format off
static const uint8_t classes[256] = {
    [' '] = SPACE, ['\t'] = SPACE, ['\f'] = SPACE,
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D,
    ['5'] = D, ['6'] = D, ['7'] = D, ['8'] = D, ['9'] = D,
    ['A'] = X, ['B'] = X, ['C'] = X, ['D'] = X, ['E'] = X, ['F'] = X,
    ['a'] = X, ['b'] = X, ['c'] = X, ['d'] = X, ['e'] = X, ['f'] = X,
    ['G'] = L, ['H'] = L, ['I'] = L, ['J'] = L, ['K'] = L, ['L'] = L, ['M'] = L,
    ['N'] = L, ['O'] = L, ['P'] = L, ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L,
    ['U'] = L, ['V'] = L, ['W'] = L, ['X'] = L, ['Y'] = L, ['Z'] = L, ['_'] = L,
    ['g'] = L, ['h'] = L, ['i'] = L, ['j'] = L, ['k'] = L, ['l'] = L, ['m'] = L,
    ['n'] = L, ['o'] = L, ['p'] = L, ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L,
    ['u'] = L, ['v'] = L, ['w'] = L, ['x'] = L, ['y'] = L, ['z'] = L,
    [128 ... 255] = L,
};
// clang-format on
#undef L
#undef X
#undef D

KR_INLINE bool is_class(char c, uint8_t wanted)
{
    return (classes[(unsigned char)c] & wanted) != 0;
}

KR_INLINE bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void kr_tokenizer_init(KrTokenizer *t, KrArena *arena, const KrSource *source,
                       KrIdentTable *idents, KrSyntaxError *error)
{
    *t = (KrTokenizer){
        .arena = arena, .source = source, .idents = idents, .error = error};
    t->at = source->bytes;
    t->end = source->bytes + source->length;
    t->line_text = t->chunk = t->at;
    t->line = source->length == 0 ? 0 : 1;
    t->at_line_start = true;
    t->after_newline = true;
    t->indent_count = 1; // indents[0] is column 0
}

void kr_tokenizer_warn(KrTokenizer *t, const char *category, int32_t line,
                       int32_t column, const char *format, ...)
{
    if (t->warning_tail == NULL) return;
    KrSyntaxWarning *warning = kr_arena_zalloc(t->arena, sizeof *warning);
    if (warning == NULL) return;
    KrText text;
    kr_text_init(&text);
    va_list arguments;
    va_start(arguments, format);
    kr_text_vprintf(&text, format, arguments);
    va_end(arguments);
    if (!text.failed)
        warning->message = kr_arena_copy(t->arena, text.bytes, text.length);
    kr_text_fini(&text);
    if (warning->message == NULL) return;
    warning->category = category;
    warning->line = line;
    warning->column = column;
    *t->warning_tail = warning;
    t->warning_tail = &warning->next;
}

// -- errors --

KR_COLD KR_PRINTF(4, 5) static bool fail_at(KrTokenizer *t, const char *type,
                                            KrErrorPlace place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    kr_syntax_error_vset(t->error, t->arena, t->source, type, place, format, arguments);
    va_end(arguments);
    t->is_done = true;
    t->is_structural = !place.without_newline;
    return false;
}

// The place just before the next byte: how most errors of the tokenizer are reported.
static KrErrorPlace here(const KrTokenizer *t)
{
    int32_t column = (int32_t)(t->at - t->line_text);
    return (KrErrorPlace){t->line, column, t->line, column, true};
}

// For errors of line structure: end column 0 in the result.
static KrErrorPlace line_place(const KrTokenizer *t, int32_t column)
{
    return (KrErrorPlace){t->line, column, t->line, 0, false};
}

// -- lines --

// Called with `at` behind a '\n'. At the end the last line stays the current one.
KR_INLINE void begin_line(KrTokenizer *t)
{
    if (t->at < t->end) {
        t->line++;
        t->line_text = t->at;
    }
}

// The end inside a token or a joined line.
static void note_end(KrTokenizer *t)
{
    t->hit_end = t->hit_inside = true;
}

// Behind a backslash: the newline that must follow.
static bool join_line(KrTokenizer *t)
{
    if (*t->at != '\n') {
        int32_t column = (int32_t)(t->at - t->chunk) + (t->at < t->end);
        return fail_at(t, "SyntaxError", line_place(t, column),
                       "unexpected character after line continuation character");
    }
    t->at++;
    if (t->at >= t->end) {
        note_end(t);
        int32_t column = (int32_t)(t->at - t->line_text);
        KrErrorPlace place = {t->line, column, t->line, -1, false};
        if (t->bracket_count > 0) {
            KrBracket *open = &t->brackets[t->bracket_count - 1];
            place = (KrErrorPlace){open->line, open->column + 1, open->line, 0, false};
            return fail_at(t, "SyntaxError", place, "'%c' was never closed",
                           open->open);
        }
        return fail_at(t, "SyntaxError", place, "unexpected EOF while parsing");
    }
    begin_line(t);
    return true;
}

// Measures the indentation of a new line and sets `pending`.
static bool indentation(KrTokenizer *t)
{
    int32_t column = 0, alt_column = 0, joined_column = 0;
    t->at_line_start = false;
    for (;;) {
        char c = *t->at;
        if (c == ' ') {
            column++;
            alt_column++;
        } else if (c == '\t') {
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            alt_column++;
        } else if (c == '\f') {
            column = alt_column = 0;
        } else if (c == '\\') {
            joined_column = joined_column ? joined_column : column;
            t->at++;
            if (!join_line(t)) return false;
            continue;
        } else {
            break;
        }
        t->at++;
    }
    char c = *t->at;
    if (c == '#' || c == '\n' || (t->at >= t->end && !t->source->open_end)) return true; // blank: no tokens
    if (t->bracket_count > 0) return true;
    if (joined_column) column = alt_column = joined_column;
    int32_t top = t->indents[t->indent_count - 1];
    int32_t alt_top = t->alt_indents[t->indent_count - 1];
    bool mixed = false;
    if (column == top) {
        mixed = alt_column != alt_top;
    } else if (column > top) {
        if (t->indent_count >= KR_TOKENIZER_MAX_INDENTS) {
            t->at = t->line_text;
            return fail_at(t, "IndentationError", line_place(t, 1),
                           "too many levels of indentation");
        }
        mixed = alt_column <= alt_top;
        t->pending++;
        t->indents[t->indent_count] = column;
        t->alt_indents[t->indent_count++] = alt_column;
    } else {
        while (t->indent_count > 1 && column < t->indents[t->indent_count - 1]) {
            t->pending--;
            t->indent_count--;
        }
        if (column != t->indents[t->indent_count - 1]) {
            size_t length;
            kr_source_line(t->source, t->line, &length);
            KrErrorPlace place = {t->line, (int32_t)length, t->line, -1, false};
            return fail_at(t, "IndentationError", place,
                           "unindent does not match any outer indentation level");
        }
        mixed = alt_column != t->alt_indents[t->indent_count - 1];
    }
    if (mixed)
        return fail_at(t, "TabError", line_place(t, 1),
                       "inconsistent use of tabs and spaces in indentation");
    return true;
}

// -- numbers --

static bool follows(const char *at, const char *word)
{
    size_t length = strlen(word);
    return strncmp(at, word, length) == 0 && !is_class(at[length], NAME_START | DIGIT);
}

// `at` is behind a number: a name may not follow at once, but a keyword may, with a warning.
static bool end_number(KrTokenizer *t, const char *kind)
{
    char c = *t->at;
    if (!is_class(c, NAME_START | DIGIT) || t->is_lenient) return true;
    const char *p = t->at;
    bool is_keyword = follows(p, "and") || follows(p, "else") || follows(p, "for") ||
                      follows(p, "not") || follows(p, "or") ||
                      (p[0] == 'i' && (p[1] == 'f' || p[1] == 'n' || p[1] == 's'));
    if (is_keyword) {
        kr_tokenizer_warn(t, "SyntaxWarning", t->line, (int32_t)(p - t->line_text),
                          "invalid %s literal", kind);
        return true;
    }
    if ((unsigned char)c >= 128) return true; // the name will be checked
    return fail_at(t, "SyntaxError", here(t), "invalid %s literal", kind);
}

// Digits with single underscores between them; `at` is at the first digit.
static bool decimal_digits(KrTokenizer *t)
{
    for (;;) {
        while (is_digit(*t->at))
            t->at++;
        if (*t->at != '_') return true;
        t->at++;
        if (!is_digit(*t->at))
            return fail_at(t, "SyntaxError", here(t), "invalid decimal literal");
    }
}

// `at` is at the letter behind the zero.
static bool based_number(KrTokenizer *t, int base, const char *kind)
{
    t->at++;
    do {
        if (*t->at == '_') t->at++;
        char c = *t->at;
        bool ok = base == 16 ? is_class(c, HEX) : c >= '0' && c < '0' + base;
        if (!ok) {
            if (is_digit(c)) {
                t->at++;
                return fail_at(t, "SyntaxError", here(t),
                               "invalid digit '%c' in %s literal", c, kind);
            }
            return fail_at(t, "SyntaxError", here(t), "invalid %s literal", kind);
        }
        while (base == 16 ? is_class(*t->at, HEX)
                          : *t->at >= '0' && *t->at < '0' + base)
            t->at++;
    } while (*t->at == '_');
    if (is_digit(*t->at)) {
        t->at++;
        return fail_at(t, "SyntaxError", here(t), "invalid digit '%c' in %s literal",
                       t->at[-1], kind);
    }
    return end_number(t, kind);
}

// The exponent or 'j' that may follow; `at` is behind the digits.
static bool number_tail(KrTokenizer *t)
{
    char c = *t->at;
    if (c == 'e' || c == 'E') {
        const char *p = t->at + 1;
        if (*p == '+' || *p == '-') {
            p++;
            if (!is_digit(*p)) {
                t->at = p;
                return fail_at(t, "SyntaxError", here(t), "invalid decimal literal");
            }
        } else if (!is_digit(*p)) {
            return end_number(t, "decimal");
        }
        t->at = p;
        if (!decimal_digits(t)) return false;
    }
    if (*t->at == 'j' || *t->at == 'J') {
        t->at++;
        return end_number(t, "imaginary");
    }
    return end_number(t, "decimal");
}

static bool number(KrTokenizer *t)
{
    const char *start = t->at;
    if (*t->at == '.') {
        t->at++;
        return decimal_digits(t) && number_tail(t);
    }
    if (*t->at == '0') {
        t->at++;
        char c = *t->at;
        if (c == 'x' || c == 'X') return based_number(t, 16, "hexadecimal");
        if (c == 'o' || c == 'O') return based_number(t, 8, "octal");
        if (c == 'b' || c == 'B') return based_number(t, 2, "binary");
        for (;;) { // zeros
            if (*t->at == '_') {
                t->at++;
                if (!is_digit(*t->at))
                    return fail_at(t, "SyntaxError", here(t),
                                   "invalid decimal literal");
            }
            if (*t->at != '0') break;
            t->at++;
        }
        const char *zeros_end = t->at + 1;
        bool has_digit = is_digit(*t->at);
        if (has_digit && !decimal_digits(t)) return false;
        c = *t->at;
        if (c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J' && has_digit && !t->is_lenient) {
            KrErrorPlace place = {t->line, (int32_t)(start + 1 - t->line_text), t->line,
                                  (int32_t)(zeros_end - t->line_text), true};
            return fail_at(
                t, "SyntaxError", place,
                "leading zeros in decimal integer literals are not permitted; "
                "use an 0o prefix for octal integers");
        }
    } else if (!decimal_digits(t)) {
        return false;
    }
    if (*t->at == '.') {
        t->at++;
        if (is_digit(*t->at) && !decimal_digits(t)) return false;
    }
    return number_tail(t);
}

// -- strings --

// Goes back to where a string began, for the error that it never ended.
static KrErrorPlace string_place(const char *start, const char *line_text, int32_t line)
{
    int32_t column = (int32_t)(start - line_text) + 1;
    return (KrErrorPlace){line, column, line, column, true};
}

// `at` is at the opening quote.
static bool string(KrTokenizer *t, const char *start)
{
    const char *line_text = t->line_text;
    int32_t first_line = t->line;
    char quote = *t->at;
    int size = 1;
    bool has_escaped_quote = false;
    if (t->at[1] == quote && t->at[2] == quote) {
        size = 3;
    } else if (t->at[1] == quote) {
        t->at += 2;
        return true;
    }
    t->at += size;
    for (;;) {
        char c = *t->at;
        if (c == quote) {
            if (size == 1) {
                t->at++;
                return true;
            }
            if (t->at[1] == quote && t->at[2] == quote) {
                t->at += 3;
                return true;
            }
        } else if (c == '\\') {
            t->at++;
            if (*t->at == quote) has_escaped_quote = true;
            c = *t->at;
            if (c == '\n' && t->at < t->end) {
                t->at++;
                begin_line(t);
                continue;
            }
        }
        if (t->at >= t->end || (c == '\n' && size == 1 && t->at[-1] != '\\') ||
            (c == '\n' && size == 1)) {
            if (t->at >= t->end) note_end(t);
            if (t->string_count > 0) {
                KrStringMode *mode = &t->strings[t->string_count];
                if (mode->quote == quote && mode->quote_size == size) {
                    t->line = first_line;
                    t->line_text = line_text;
                    t->at = start + 1;
                    return fail_at(t, "SyntaxError", here(t),
                                   "%c-string: expecting '}'",
                                   mode->is_template ? 't' : 'f');
                }
            }
            KrErrorPlace place = string_place(start, line_text, first_line);
            if (size == 3)
                return fail_at(
                    t, "SyntaxError", place,
                    "unterminated triple-quoted string literal (detected at line %d)",
                    t->line);
            return fail_at(
                t, "SyntaxError", place,
                "unterminated string literal (detected at line %d)%s", t->line,
                has_escaped_quote ? "; perhaps you escaped the end quote?" : "");
        }
        t->at++;
        if (c == '\n') begin_line(t);
    }
}

// `at` is at the opening quote of an f-string or t-string.
static bool begin_string_mode(KrTokenizer *t, const char *start, bool is_raw,
                              bool is_template, KrToken *token)
{
    char quote = *t->at;
    int8_t size = t->at[1] == quote && t->at[2] == quote ? 3 : 1;
    t->at += size;
    if (t->string_count >= KR_TOKENIZER_MAX_STRINGS - 1)
        return fail_at(t, "SyntaxError", here(t),
                       "too many nested f-strings or t-strings");
    t->strings[++t->string_count] = (KrStringMode){
        .quote = quote,
        .quote_size = size,
        .is_raw = is_raw,
        .is_template = is_template,
        .in_text = true,
        .field_depth = -1,
        .start = start,
        .line_text = t->line_text,
        .line = t->line,
    };
    token->kind = is_template ? KR_TOKEN_TSTRING_START : KR_TOKEN_FSTRING_START;
    return true;
}

static bool begin_field(KrTokenizer *t, KrStringMode *mode)
{
    if (mode->field_depth + 1 >= MAX_FIELD_DEPTH)
        return fail_at(t, "SyntaxError", here(t),
                       "%c-string: expressions nested too deeply",
                       mode->is_template ? 't' : 'f');
    mode->field_depth++;
    mode->in_text = false;
    return true;
}

typedef enum TextStep { TEXT_TOKEN, TEXT_CODE, TEXT_FAILED } TextStep;

static TextStep unterminated_text(KrTokenizer *t, const KrStringMode *mode)
{
    KrErrorPlace place = string_place(mode->start, mode->line_text, mode->line);
    fail_at(t, "SyntaxError", place,
            mode->quote_size == 3
                ? "unterminated triple-quoted %c-string literal (detected at line %d)"
                : "unterminated %c-string literal (detected at line %d)",
            mode->is_template ? 't' : 'f', t->line);
    return TEXT_FAILED;
}

// Text mode: an end token, a middle token, or the start of a field (TEXT_CODE).
static TextStep string_text(KrTokenizer *t, KrToken *token)
{
    KrStringMode *mode = &t->strings[t->string_count];
    bool in_spec = mode->in_format_spec && mode->field_depth >= 0;
    bool in_name = false; // behind \N{
    int size = mode->quote_size;
    if (t->at[0] == '{' && (t->at[1] != '{' || in_spec))
        return begin_field(t, mode) ? TEXT_CODE : TEXT_FAILED;
    if (t->at[0] == mode->quote &&
        (size == 1 || (t->at[1] == mode->quote && t->at[2] == mode->quote))) {
        t->at += size;
        token->kind = mode->is_template ? KR_TOKEN_TSTRING_END : KR_TOKEN_FSTRING_END;
        t->string_count--;
        return TEXT_TOKEN;
    }
    token->kind = mode->is_template ? KR_TOKEN_TSTRING_MIDDLE : KR_TOKEN_FSTRING_MIDDLE;

    for (;;) {
        char c = *t->at;
        if (c == mode->quote &&
            (size == 1 || (t->at[1] == mode->quote && t->at[2] == mode->quote)))
            break;
        if (t->at >= t->end || (size == 1 && c == '\n')) {
            if (t->at >= t->end) note_end(t);
            if (in_spec && c == '\n') {
                t->at++;
                fail_at(t, "SyntaxError", here(t),
                        "%c-string: newlines are not allowed in format specifiers for "
                        "single "
                        "quoted %c-strings",
                        mode->is_template ? 't' : 'f', mode->is_template ? 't' : 'f');
                return TEXT_FAILED;
            }
            return unterminated_text(t, mode);
        }
        t->at++;
        if (c == '\n') {
            begin_line(t);
        } else if (c == '{') {
            if (*t->at != '{' || in_spec) {
                t->at--;
                return begin_field(t, mode) ? TEXT_TOKEN : TEXT_FAILED;
            }
            token->end = (uint32_t)(t->at - t->source->bytes); // one of the two braces
            t->at++;
            return TEXT_TOKEN;
        } else if (c == '}' && in_name) {
            return TEXT_TOKEN; // a token ends behind a name: positions in messages count from there
        } else if (c == '}') {
            if (*t->at == '}' && !in_spec && mode->depth == 0) {
                token->end = (uint32_t)(t->at - t->source->bytes);
                t->at++;
                return TEXT_TOKEN;
            }
            t->at--;
            mode->in_text = false;
            return TEXT_TOKEN;
        } else if (c == '\\') {
            char peek = *t->at;
            if (peek == '{' || peek == '}') {
                if (!mode->is_raw)
                    kr_tokenizer_warn(
                        t, "SyntaxWarning", t->line,
                        (int32_t)(t->at - 1 - t->line_text),
                        "\"\\%c\" is an invalid escape sequence. Such sequences "
                        "will not work in the future. Did you mean \"\\\\%c\"? A "
                        "raw string is also an option.",
                        peek, peek);
                continue;
            }
            if (!mode->is_raw && peek == 'N' && t->at[1] == '{') {
                t->at += 2; // to the '}' these braces are text
                in_name = true;
                continue;
            }
            if (peek == '\n' && t->at < t->end) {
                t->at++;
                begin_line(t);
            } else if (t->at < t->end) {
                t->at++;
            }
        }
    }
    return TEXT_TOKEN;
}

// -- names --

static bool name(KrTokenizer *t, KrToken *token)
{
    const char *start = t->at, *p = t->at;
    unsigned bits = 0;
    while (is_class(*p, NAME_START | DIGIT))
        bits |= (unsigned char)*p++;
    uint32_t length = (uint32_t)(p - start);
    token->kind = KR_TOKEN_NAME;
    if (bits < 128) {
        t->at = p;
        token->ident = kr_ident_intern(t->idents, start, length);
    } else {
        const char *at = start;
        while (at < p) {
            const char *character = at;
            uint32_t c = kr_ident_decode(&at);
            if (character == start ? kr_ident_is_start(c) : kr_ident_is_continue(c))
                continue;
            t->at = at;
            KrErrorPlace place = here(t);
            place.column = (int32_t)(character - t->line_text) + 1;
            place.end_column = place.column;
            if (kr_ident_is_printable(c))
                return fail_at(t, "SyntaxError", place,
                               "invalid character '%.*s' (U+%04X)",
                               (int)(at - character), character, c);
            return fail_at(t, "SyntaxError", place,
                           "invalid non-printable character U+%04X", c);
        }
        t->at = p;
        token->ident = kr_ident_intern_nfkc(t->idents, start, length);
    }
    if (token->ident == NULL)
        return fail_at(t, "MemoryError", (KrErrorPlace){0}, "out of memory");
    if (bits < 128) token->kind = (uint8_t)kr_tokens_kind_of(token->ident);
    return true;
}

// A name, or the prefix of a string.
static bool name_or_string(KrTokenizer *t, KrToken *token)
{
    const char *start = t->at, *p = start;
    bool b = false, u = false, r = false, f = false, tt = false;
    for (;; p++) {
        char c = *p;
        if (!(b || u || f || tt) && (c == 'b' || c == 'B'))
            b = true;
        else if (!(b || u || r || f || tt) && (c == 'u' || c == 'U'))
            u = true;
        else if (!(r || u) && (c == 'r' || c == 'R'))
            r = true;
        else if (!(f || b || u || tt) && (c == 'f' || c == 'F'))
            f = true;
        else if (!(tt || b || u || f) && (c == 't' || c == 'T'))
            tt = true;
        else
            break;
    }
    if (*p == '\'' || *p == '"') {
        t->at = p;
        if (f || tt) return begin_string_mode(t, start, r, tt, token);
        token->kind = KR_TOKEN_STRING;
        return string(t, start);
    }
    if (p - start <= 2) { // two prefixes that do not go together, before a quote
        const char *q = start;
        bool has[128] = {false};
        while (*q == 'b' || *q == 'B' || *q == 'u' || *q == 'U' || *q == 'r' ||
               *q == 'R' || *q == 'f' || *q == 'F' || *q == 't' || *q == 'T') {
            if (has[*q | 32]) break;
            has[*q | 32] = true;
            q++;
        }
        if (q - start >= 2 && (*q == '\'' || *q == '"')) {
            static const char pairs[][2] = {{'u', 'b'}, {'u', 'r'}, {'u', 'f'},
                                            {'u', 't'}, {'b', 'f'}, {'b', 't'},
                                            {'f', 't'}};
            for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
                if (!has[(int)pairs[i][0]] || !has[(int)pairs[i][1]]) continue;
                KrErrorPlace place = {t->line, (int32_t)(start - t->line_text) + 1,
                                      t->line, (int32_t)(q - t->line_text) + 1, true};
                return fail_at(t, "SyntaxError", place,
                               "'%c' and '%c' prefixes are incompatible", pairs[i][0],
                               pairs[i][1]);
            }
        }
    }
    return name(t, token);
}

// -- brackets and operators --

static bool open_bracket(KrTokenizer *t, char c)
{
    if (t->bracket_count >= KR_TOKENIZER_MAX_BRACKETS)
        return fail_at(t, "SyntaxError", here(t), "too many nested parentheses");
    t->brackets[t->bracket_count++] =
        (KrBracket){c, t->line, (int32_t)(t->at - 1 - t->line_text)};
    if (t->string_count > 0) t->strings[t->string_count].depth++;
    return true;
}

static bool close_bracket(KrTokenizer *t, char c)
{
    KrStringMode *mode = t->string_count > 0 ? &t->strings[t->string_count] : NULL;
    char letter = mode != NULL && mode->is_template ? 't' : 'f';
    if (mode != NULL && mode->depth == 0 && c == '}')
        return fail_at(t, "SyntaxError", here(t),
                       "%c-string: single '}' is not allowed", letter);
    if (t->bracket_count == 0 && mode == NULL && t->is_lenient) return true;
    if (t->bracket_count == 0 && mode == NULL)
        return fail_at(t, "SyntaxError", here(t), "unmatched '%c'", c);
    if (t->bracket_count > 0) {
        KrBracket *open = &t->brackets[--t->bracket_count];
        bool matches = (open->open == '(' && c == ')') ||
                       (open->open == '[' && c == ']') ||
                       (open->open == '{' && c == '}');
        if (!matches && !t->is_lenient) {
            if (mode != NULL && open->open == '{' &&
                mode->depth - 1 == mode->field_depth)
                return fail_at(t, "SyntaxError", here(t), "%c-string: unmatched '%c'",
                               letter, c);
            if (open->line != t->line)
                return fail_at(
                    t, "SyntaxError", here(t),
                    "closing parenthesis '%c' does not match opening parenthesis "
                    "'%c' on line %d",
                    c, open->open, open->line);
            return fail_at(
                t, "SyntaxError", here(t),
                "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                open->open);
        }
    }
    if (mode == NULL) return true;
    if (--mode->depth < 0)
        return fail_at(t, "SyntaxError", here(t), "%c-string: unmatched '%c'", letter,
                       c);
    if (c == '}' && mode->depth == mode->field_depth) {
        mode->field_depth--;
        mode->in_text = true;
        mode->in_format_spec = false;
    }
    return true;
}

// Moves over `c`; picks `with_equal` when '=' follows.
KR_INLINE uint8_t maybe_equal(KrTokenizer *t, uint8_t plain, uint8_t with_equal)
{
    if (*t->at != '=') return plain;
    t->at++;
    return with_equal;
}

static bool punctuation(KrTokenizer *t, KrToken *token)
{
    char c = *t->at++;
    uint8_t kind = KR_TOKEN_OP;
    KrStringMode *mode = t->string_count > 0 ? &t->strings[t->string_count] : NULL;
    switch (c) {
    case '(': token->kind = KR_TOKEN_LPAR; return open_bracket(t, c);
    case '[': token->kind = KR_TOKEN_LSQB; return open_bracket(t, c);
    case '{': token->kind = KR_TOKEN_LBRACE; return open_bracket(t, c);
    case ')': token->kind = KR_TOKEN_RPAR; return close_bracket(t, c);
    case ']': token->kind = KR_TOKEN_RSQB; return close_bracket(t, c);
    case '}': token->kind = KR_TOKEN_RBRACE; return close_bracket(t, c);
    case ':':
        if (mode != NULL && mode->field_depth >= 0 &&
            mode->depth - 1 == mode->field_depth) {
            mode->in_text = true;
            mode->in_format_spec = true;
            kind = KR_TOKEN_COLON;
        } else {
            kind = maybe_equal(t, KR_TOKEN_COLON, KR_TOKEN_COLONEQUAL);
        }
        break;
    case ',': kind = KR_TOKEN_COMMA; break;
    case ';': kind = KR_TOKEN_SEMI; break;
    case '~': kind = KR_TOKEN_TILDE; break;
    case '=': kind = maybe_equal(t, KR_TOKEN_EQUAL, KR_TOKEN_EQEQUAL); break;
    case '!': kind = maybe_equal(t, KR_TOKEN_EXCLAMATION, KR_TOKEN_NOTEQUAL); break;
    case '+': kind = maybe_equal(t, KR_TOKEN_PLUS, KR_TOKEN_PLUSEQUAL); break;
    case '%': kind = maybe_equal(t, KR_TOKEN_PERCENT, KR_TOKEN_PERCENTEQUAL); break;
    case '&': kind = maybe_equal(t, KR_TOKEN_AMPER, KR_TOKEN_AMPEREQUAL); break;
    case '|': kind = maybe_equal(t, KR_TOKEN_VBAR, KR_TOKEN_VBAREQUAL); break;
    case '^':
        kind = maybe_equal(t, KR_TOKEN_CIRCUMFLEX, KR_TOKEN_CIRCUMFLEXEQUAL);
        break;
    case '@': kind = maybe_equal(t, KR_TOKEN_AT, KR_TOKEN_ATEQUAL); break;
    case '-':
        if (*t->at == '>') {
            t->at++;
            kind = KR_TOKEN_RARROW;
        } else {
            kind = maybe_equal(t, KR_TOKEN_MINUS, KR_TOKEN_MINEQUAL);
        }
        break;
    case '*':
        if (*t->at == '*') {
            t->at++;
            kind = maybe_equal(t, KR_TOKEN_DOUBLESTAR, KR_TOKEN_DOUBLESTAREQUAL);
        } else {
            kind = maybe_equal(t, KR_TOKEN_STAR, KR_TOKEN_STAREQUAL);
        }
        break;
    case '/':
        if (*t->at == '/') {
            t->at++;
            kind = maybe_equal(t, KR_TOKEN_DOUBLESLASH, KR_TOKEN_DOUBLESLASHEQUAL);
        } else {
            kind = maybe_equal(t, KR_TOKEN_SLASH, KR_TOKEN_SLASHEQUAL);
        }
        break;
    case '<':
        if (*t->at == '<') {
            t->at++;
            kind = maybe_equal(t, KR_TOKEN_LEFTSHIFT, KR_TOKEN_LEFTSHIFTEQUAL);
        } else if (*t->at == '>' && !t->is_lenient) {
            t->at++;
            kind = KR_TOKEN_NOTEQUAL; // the grammar asks for its spelling
        } else {
            kind = maybe_equal(t, KR_TOKEN_LESS, KR_TOKEN_LESSEQUAL);
        }
        break;
    case '>':
        if (*t->at == '>') {
            t->at++;
            kind = maybe_equal(t, KR_TOKEN_RIGHTSHIFT, KR_TOKEN_RIGHTSHIFTEQUAL);
        } else {
            kind = maybe_equal(t, KR_TOKEN_GREATER, KR_TOKEN_GREATEREQUAL);
        }
        break;
    case '.':
        kind = KR_TOKEN_DOT;
        if (t->at[0] == '.' && t->at[1] == '.') {
            t->at += 2;
            kind = KR_TOKEN_ELLIPSIS;
        }
        break;
    default:
        if ((unsigned char)c < 32 || c == 127)
            return fail_at(t, "SyntaxError", here(t),
                           "invalid non-printable character U+%04X",
                           (unsigned)(unsigned char)c);
        break;
    }
    token->kind = kind;
    return true;
}

// -- the whole --

KR_INLINE void begin_token(KrTokenizer *t, KrToken *token)
{
    token->start = (uint32_t)(t->at - t->source->bytes);
    token->span.line = t->line;
    token->span.column = (int32_t)(t->at - t->line_text);
}

KR_INLINE bool end_token(KrTokenizer *t, KrToken *token)
{
    token->end = (uint32_t)(t->at - t->source->bytes);
    token->span.end_line = t->line;
    token->span.end_column = (int32_t)(t->at - t->line_text);
    token->level = (uint8_t)t->bracket_count;
    t->after_newline = false;
    return true;
}

// `at` is at a comment that ends at `stop`. True: a token was made of it, what stands behind `# type:`.
static bool type_comment(KrTokenizer *t, KrToken *token, const char *stop)
{
    const char *p = t->at;
    for (const char *want = "# type: "; *want; want++) {
        if (*want == ' ') {
            while (p < stop && (*p == ' ' || *p == '\t'))
                p++;
        } else if (p < stop && *p == *want) {
            p++;
        } else {
            return false;
        }
    }
    const char *behind = p + strlen("ignore");
    if (behind <= stop && memcmp(p, "ignore", strlen("ignore")) == 0 &&
        !(behind < stop && ((unsigned char)*behind >= 128 || is_class(*behind, DIGIT) ||
                            (*behind != '_' && is_class(*behind, NAME_START))))) {
        KrTypeComment *ignore = kr_arena_zalloc(t->arena, sizeof *ignore);
        if (ignore == NULL) return false; // the arena has failed
        ignore->line = t->line;
        ignore->start = (uint32_t)(behind - t->source->bytes);
        const char *first = t->line_text;
        while (is_class(*first, SPACE))
            first++;
        if (first == t->at && stop < t->end) stop++; // alone on its line: with the line's end
        ignore->end = (uint32_t)(stop - t->source->bytes);
        if (t->last_ignore)
            t->last_ignore->next = ignore;
        else
            t->ignores = ignore;
        t->last_ignore = ignore;
        return false;
    }
    t->at = p;
    begin_token(t, token);
    t->at = stop;
    token->kind = KR_TOKEN_TYPE_COMMENT;
    return end_token(t, token);
}

// A token without text: INDENT, DEDENT, ENDMARKER.
static bool empty_token(KrTokenizer *t, KrToken *token, uint8_t kind)
{
    token->kind = kind;
    token->start = token->end = (uint32_t)(t->at - t->source->bytes);
    token->span = (KrSpan){t->line, -1, t->line, -1};
    token->level = (uint8_t)t->bracket_count;
    return true;
}

static bool end_of_source(KrTokenizer *t, KrToken *token)
{
    t->hit_end = true;
    if (t->bracket_count > 0) {
        KrBracket *open = &t->brackets[t->bracket_count - 1];
        KrErrorPlace place = {open->line, open->column + 1, open->line, 0, open->line < t->line};
        (void)fail_at(t, "SyntaxError", place, "'%c' was never closed", open->open);
        t->is_structural = true;
        return false;
    }
    if (t->indent_count > 1 && !t->source->open_end) {
        t->indent_count--;
        return empty_token(t, token, KR_TOKEN_DEDENT);
    }
    t->is_done = true;
    return empty_token(t, token, KR_TOKEN_ENDMARKER);
}

bool kr_tokenizer_next(KrTokenizer *t, KrToken *token)
{
    token->kind = KR_TOKEN_ERROR;
    token->ident = NULL;
    token->memo = NULL;
    token->end = 0;
    if (t->error->type != NULL) return false;
    if (t->string_count > 0 && t->strings[t->string_count].in_text) {
        begin_token(t, token);
        TextStep step = string_text(t, token);
        if (step == TEXT_FAILED) {
            token->kind = KR_TOKEN_ERROR;
            return false;
        }
        if (step == TEXT_TOKEN) {
            uint32_t end =
                token->end; // a doubled brace: the text ends before the second one
            end_token(t, token);
            if (end != 0) token->end = end;
            return true;
        }
    }
    for (;;) {
        if (t->at_line_start && !indentation(t)) break;
        if (t->pending != 0) {
            if (t->pending < 0) {
                t->pending++;
                return empty_token(t, token, KR_TOKEN_DEDENT);
            }
            t->pending--;
            return empty_token(t, token, KR_TOKEN_INDENT);
        }
        while (is_class(*t->at, SPACE))
            t->at++;
        char c = *t->at;
        const char *start = t->at; // of a comment: a NEWLINE behind it begins there
        if (c == '#') {
            const char *stop = memchr(t->at, '\n', (size_t)(t->end - t->at));
            if (stop == NULL) stop = t->end;
            if (t->type_comments && type_comment(t, token, stop)) return true;
            t->at = stop;
            c = *t->at;
        }
        if (is_class(c, NAME_START)) {
            begin_token(t, token);
            if (!name_or_string(t, token)) break;
            return end_token(t, token);
        }
        if (c == '\n') {
            if (t->after_newline || t->bracket_count > 0) {
                t->at++;
                begin_line(t);
                t->chunk = t->line_text;
                t->at_line_start = t->bracket_count == 0;
                continue;
            }
            begin_token(t, token);
            token->span.column = (int32_t)(start - t->line_text);
            t->at++;
            token->kind = KR_TOKEN_NEWLINE;
            end_token(t, token);
            begin_line(t);
            t->chunk = t->line_text;
            t->at_line_start = true;
            t->after_newline = true;
            return true;
        }
        if (t->at >= t->end) {
            if (!end_of_source(t, token)) break;
            return true;
        }
        if (c == '\\') {
            t->at++;
            if (!join_line(t)) break;
            continue;
        }
        begin_token(t, token);
        bool ok;
        if (is_digit(c) || (c == '.' && is_digit(t->at[1]))) {
            token->kind = KR_TOKEN_NUMBER;
            ok = number(t);
        } else if (c == '\'' || c == '"') {
            token->kind = KR_TOKEN_STRING;
            ok = string(t, t->at);
        } else {
            ok = punctuation(t, token);
        }
        if (!ok) break;
        return end_token(t, token);
    }
    token->kind = KR_TOKEN_ERROR;
    token->start = token->end = (uint32_t)(t->at - t->source->bytes);
    token->span = (KrSpan){t->line, -1, t->line, -1};
    return false;
}

bool kr_tokenizer_dump(KrText *text, KrArena *arena, const KrSource *source,
                       KrSyntaxError *error)
{
    *error = (KrSyntaxError){0};
    KrIdentTable idents;
    KrTokenizer *t = kr_arena_alloc(arena, sizeof *t);
    if (t == NULL || !kr_ident_init(&idents, arena)) {
        kr_syntax_error_set(error, arena, NULL, "MemoryError", (KrErrorPlace){0},
                            "out of memory");
        return false;
    }
    kr_tokenizer_init(t, arena, source, &idents, error);
    KrToken token;
    do {
        if (!kr_tokenizer_next(t, &token)) return false;
        kr_text_printf(text, "%d,%d-%d,%d\t%-18s", token.span.line, token.span.column,
                       token.span.end_line, token.span.end_column,
                       kr_token_names[token.kind]);
        if (token.kind == KR_TOKEN_NEWLINE) {
            kr_text_append_text(text, "\\n");
        } else {
            for (uint32_t i = token.start; i < token.end; i++) {
                char c = source->bytes[i];
                if (c == '\n')
                    kr_text_append_text(text, "\\n");
                else
                    kr_text_append_char(text, c);
            }
        }
        kr_text_append_char(text, '\n');
    } while (token.kind != KR_TOKEN_ENDMARKER);
    return true;
}
