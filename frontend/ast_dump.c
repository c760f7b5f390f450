// SPDX-License-Identifier: MIT
// Text of a tree. See ast_dump.h.
//
// The layout follows ast.dump: absent values and empty lists are left out; with an indent a
// node stays on one line when it has at most three fields and all of them are simple.
#include "frontend/ast_dump.h"

#include "base/check.h"
#include "frontend/ident.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 20000 };

typedef struct Dump {
    KrText *text;
    int indent;      // < 0: one line
    bool attributes; //
    int depth;       // of nodes
    bool too_deep;   //
} Dump;

// -- constants --

// Shortest digits that read back as the same number, as repr() writes them.
static void dump_float(KrText *text, double value, bool with_point)
{
    if (isinf(value)) {
        kr_text_append_text(text, value < 0 ? "-inf" : "inf");
        return;
    }
    char digits[40];
    for (int precision = 0; precision < 17; precision++) {
        snprintf(digits, sizeof digits, "%.*e", precision, value);
        if (strtod(digits, NULL) == value) break;
    }
    char *e = strchr(digits, 'e');
    int exponent = atoi(e + 1);
    *e = '\0';
    char figures[24];
    size_t count = 0;
    const char *at = digits;
    if (*at == '-') {
        kr_text_append_char(text, '-');
        at++;
    }
    for (; *at != '\0'; at++)
        if (*at != '.') figures[count++] = *at;
    while (count > 1 && figures[count - 1] == '0')
        count--;
    if (exponent < -4 || exponent >= 16) {
        kr_text_append_char(text, figures[0]);
        if (count > 1) {
            kr_text_append_char(text, '.');
            kr_text_append(text, figures + 1, count - 1);
        }
        kr_text_printf(text, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
        return;
    }
    if (exponent < 0) {
        kr_text_append_text(text, "0.");
        kr_text_append_repeated(text, '0', (size_t)(-exponent - 1));
        kr_text_append(text, figures, count);
        return;
    }
    size_t whole = (size_t)exponent + 1;
    kr_text_append(text, figures, count < whole ? count : whole);
    if (count < whole) kr_text_append_repeated(text, '0', whole - count);
    if (count > whole) {
        kr_text_append_char(text, '.');
        kr_text_append(text, figures + whole, count - whole);
    } else if (with_point) {
        kr_text_append_text(text, ".0");
    }
}

// Digits of a power-of-two base as decimal, by repeated multiplication in base 10^9.
static void dump_big_int(KrText *text, const KrAstConstant *value)
{
    const char *digits = value->v.digits;
    if (value->base == 10) {
        kr_text_append(text, digits, value->length);
        return;
    }
    size_t limb_count = (size_t)value->length / 7 + 2, used = 1;
    uint32_t *limbs = calloc(limb_count, sizeof *limbs);
    if (limbs == NULL) {
        text->failed = true;
        return;
    }
    for (uint32_t i = 0; i < value->length; i++) {
        char c = (char)(digits[i] | 32);
        uint64_t carry = (uint64_t)(c >= 'a' ? c - 'a' + 10 : c - '0' - 32 + 32);
        if (digits[i] <= '9') carry = (uint64_t)(digits[i] - '0');
        for (size_t k = 0; k < used; k++) {
            carry += (uint64_t)limbs[k] * value->base;
            limbs[k] = (uint32_t)(carry % 1000000000u);
            carry /= 1000000000u;
        }
        if (carry != 0) limbs[used++] = (uint32_t)carry;
    }
    kr_text_printf(text, "%u", limbs[used - 1]);
    for (size_t k = used - 1; k-- > 0;)
        kr_text_printf(text, "%09u", limbs[k]);
    free(limbs);
}

static char pick_quote(const char *bytes, size_t length)
{
    bool has_single = memchr(bytes, '\'', length) != NULL;
    return has_single && memchr(bytes, '"', length) == NULL ? '"' : '\'';
}

// Escapes that str and bytes share; false when `c` stands for itself or needs more thought.
static bool dump_escape(KrText *text, unsigned char c, char quote)
{
    if (c == (unsigned char)quote || c == '\\') {
        kr_text_append_char(text, '\\');
        kr_text_append_char(text, (char)c);
    } else if (c == '\n') {
        kr_text_append_text(text, "\\n");
    } else if (c == '\r') {
        kr_text_append_text(text, "\\r");
    } else if (c == '\t') {
        kr_text_append_text(text, "\\t");
    } else if (c < 32 || c == 127) {
        kr_text_printf(text, "\\x%02x", c);
    } else {
        return false;
    }
    return true;
}

static void dump_str(KrText *text, const char *bytes, size_t length)
{
    char quote = pick_quote(bytes, length);
    kr_text_append_char(text, quote);
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x80) {
            if (!dump_escape(text, c, quote)) kr_text_append_char(text, (char)c);
            at++;
            continue;
        }
        const char *start = at;
        uint32_t point = kr_ident_decode(&at);
        if (kr_ident_is_printable(point))
            kr_text_append(text, start, (size_t)(at - start));
        else if (point < 0x100)
            kr_text_printf(text, "\\x%02x", point);
        else if (point < 0x10000)
            kr_text_printf(text, "\\u%04x", point);
        else
            kr_text_printf(text, "\\U%08x", point);
    }
    kr_text_append_char(text, quote);
}

static void dump_bytes(KrText *text, const unsigned char *bytes, size_t length)
{
    char quote = pick_quote((const char *)bytes, length);
    kr_text_append_char(text, 'b');
    kr_text_append_char(text, quote);
    for (size_t i = 0; i < length; i++) {
        if (dump_escape(text, bytes[i], quote)) continue;
        if (bytes[i] >= 0x80)
            kr_text_printf(text, "\\x%02x", bytes[i]);
        else
            kr_text_append_char(text, (char)bytes[i]);
    }
    kr_text_append_char(text, quote);
}

static void dump_constant(KrText *text, const KrAstConstant *value)
{
    switch (value->kind) {
    case KR_CONSTANT_NONE: kr_text_append_text(text, "None"); break;
    case KR_CONSTANT_TRUE: kr_text_append_text(text, "True"); break;
    case KR_CONSTANT_FALSE: kr_text_append_text(text, "False"); break;
    case KR_CONSTANT_ELLIPSIS: kr_text_append_text(text, "Ellipsis"); break;
    case KR_CONSTANT_INT:
        if (value->base != 0)
            dump_big_int(text, value);
        else
            kr_text_printf(text, "%lld", (long long)value->v.integer);
        break;
    case KR_CONSTANT_FLOAT: dump_float(text, value->v.real, true); break;
    case KR_CONSTANT_IMAGINARY:
        dump_float(text, value->v.real, false);
        kr_text_append_char(text, 'j');
        break;
    case KR_CONSTANT_STR: dump_str(text, value->v.text, value->length); break;
    case KR_CONSTANT_OBJECT: kr_text_append_text(text, "object"); break;
    case KR_CONSTANT_BYTES: dump_bytes(text, value->v.bytes, value->length); break;
    }
}

// -- nodes --

typedef struct AnySeq { // the layout every generated sequence has
    int32_t count;
    const void *items;
} AnySeq;

static bool dump_node(Dump *d, int type_id, const void *node, int level);

static void new_line(Dump *d, int level)
{
    kr_text_append_char(d->text, '\n');
    kr_text_append_repeated(d->text, ' ', (size_t)(d->indent * level));
}

static const void *pointer_at(const void *place)
{
    const void *pointer;
    memcpy(&pointer, place, sizeof pointer);
    return pointer;
}

static int32_t int_at(const void *place)
{
    int32_t value;
    memcpy(&value, place, sizeof value);
    return value;
}

// One value; true when it is simple (no list and no node with fields).
static bool dump_value(Dump *d, const KrAstField *field, const void *place, int level)
{
    switch (field->type) {
    case KR_AST_FIELD_IDENT:
    case KR_AST_FIELD_STRING: {
        const KrIdent *ident = pointer_at(place);
        if (ident == NULL)
            kr_text_append_text(d->text, "None");
        else
            dump_str(d->text, ident->utf8, ident->length);
        return true;
    }
    case KR_AST_FIELD_INT: kr_text_printf(d->text, "%d", int_at(place)); return true;
    case KR_AST_FIELD_CONSTANT: dump_constant(d->text, place); return true;
    case KR_AST_FIELD_ENUM: {
        const KrAstType *type = &kr_ast_types[field->node_type];
        kr_text_append_text(d->text, type->kinds[int_at(place) - 1].name);
        kr_text_append_text(d->text, "()");
        return true;
    }
    case KR_AST_FIELD_NODE: {
        const void *node = pointer_at(place);
        if (node != NULL) return dump_node(d, field->node_type, node, level);
        kr_text_append_text(d->text, "None");
        return true;
    }
    }
    return true;
}

static void dump_seq(Dump *d, const KrAstField *field, const AnySeq *seq, int level)
{
    kr_text_append_char(d->text, '[');
    if (d->indent >= 0) level++;
    size_t size = field->type == KR_AST_FIELD_ENUM ? sizeof(int32_t) : sizeof(void *);
    for (int32_t i = 0; i < seq->count; i++) {
        if (i > 0) kr_text_append_text(d->text, d->indent >= 0 ? "," : ", ");
        if (d->indent >= 0) new_line(d, level);
        dump_value(d, field, (const char *)seq->items + (size_t)i * size, level);
    }
    kr_text_append_char(d->text, ']');
}

// ast.dump prints a field unless it is absent or an empty list.
static bool is_left_out(const KrAstField *field, const void *place)
{
    if (field->shape >= KR_AST_SHAPE_SEQ) return int_at(place) == 0;
    if (field->type == KR_AST_FIELD_INT || field->type == KR_AST_FIELD_CONSTANT ||
        field->type == KR_AST_FIELD_ENUM)
        return false;
    return field->shape == KR_AST_SHAPE_OPTIONAL && pointer_at(place) == NULL;
}

static bool is_simple_value(const KrAstField *field, const void *place)
{
    if (field->shape >= KR_AST_SHAPE_SEQ) return false;
    if (field->type != KR_AST_FIELD_NODE) return true;
    const void *node = pointer_at(place);
    if (node == NULL) return true;
    const KrAstType *type = &kr_ast_types[field->node_type];
    if (type->span_offset >= 0) // attributes count as fields when they are printed
        return type->has_kind && type->kinds[int_at(node) - 1].field_count == 0;
    const KrAstKind *kind = &type->kinds[type->has_kind ? int_at(node) - 1 : 0];
    for (int i = 0; i < kind->field_count; i++)
        if (!is_left_out(&kind->fields[i], (const char *)node + kind->fields[i].offset))
            return false;
    return true;
}

static bool dump_node(Dump *d, int type_id, const void *node, int level)
{
    const KrAstType *type = &kr_ast_types[type_id];
    const KrAstKind *kind = &type->kinds[type->has_kind ? int_at(node) - 1 : 0];
    bool spans = d->attributes && type->span_offset >= 0;
    if (d->depth >= MAX_DEPTH) {
        d->too_deep = true;
        return false;
    }
    d->depth++;
    if (d->indent >= 0) level++;
    int printed = spans ? 4 : 0;
    bool all_simple = true;
    for (int i = 0; i < kind->field_count; i++) {
        const void *place = (const char *)node + kind->fields[i].offset;
        if (is_left_out(&kind->fields[i], place)) continue;
        printed++;
        all_simple = all_simple && is_simple_value(&kind->fields[i], place);
    }
    bool one_line = d->indent < 0 || (all_simple && printed <= 3);
    kr_text_append_text(d->text, kind->name);
    kr_text_append_char(d->text, '(');
    bool is_first = true;
    for (int i = 0; i < kind->field_count; i++) {
        const KrAstField *field = &kind->fields[i];
        const void *place = (const char *)node + field->offset;
        if (is_left_out(field, place)) continue;
        if (!is_first) kr_text_append_text(d->text, one_line ? ", " : ",");
        if (!one_line) new_line(d, level);
        is_first = false;
        kr_text_append_text(d->text, field->name);
        kr_text_append_char(d->text, '=');
        if (field->shape >= KR_AST_SHAPE_SEQ) {
            AnySeq seq;
            memcpy(&seq, place, sizeof seq);
            dump_seq(d, field, &seq, level);
        } else {
            dump_value(d, field, place, level);
        }
    }
    if (spans) {
        static const char *const names[] = {"lineno", "col_offset", "end_lineno",
                                            "end_col_offset"};
        const char *span = (const char *)node + type->span_offset;
        for (int i = 0; i < 4; i++) {
            if (!is_first) kr_text_append_text(d->text, one_line ? ", " : ",");
            if (!one_line) new_line(d, level);
            is_first = false;
            kr_text_printf(d->text, "%s=%d", names[i],
                           int_at(span + (size_t)i * sizeof(int32_t)));
        }
    }
    kr_text_append_char(d->text, ')');
    d->depth--;
    return printed == 0;
}

bool kr_ast_dump(KrText *text, const KrMod *module, int indent, bool attributes)
{
    Dump dump = {.text = text, .indent = indent, .attributes = attributes};
    dump_node(&dump, KR_AST_TYPE_MOD, module, 0);
    return !dump.too_deep && !text->failed;
}
