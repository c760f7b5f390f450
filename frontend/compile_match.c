// SPDX-License-Identifier: MIT
// The match statement: patterns to tests and stores.
//
// A pattern consumes the subject on top of the stack and goes on, or jumps to `fail` with the stack
// as deep as before the pattern. Captured names are kept on the stack and stored when the whole
// pattern has matched. Language reference 8.6. Tests: tests/lang/reference/compound/.
#include "frontend/compile_unit.h"

#include "runtime/compare.h"
#include "runtime/int.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

enum { LABELS = 256 };

typedef struct Pattern {
    KrVector stores; // const KrIdent *: captured values on the stack, the first one uppermost
    int32_t *fail;   // labels by entries to pop
    int32_t fail_count;
    int32_t on_top;      // entries above the captured values
    bool irrefutable_ok; // last case, or guarded
} Pattern;

static void match_pattern(KrCompiler *c, const KrPattern *p, Pattern *m);

static void jump_to_fail(KrCompiler *c, Pattern *m, int op)
{
    int32_t pops = m->on_top + (int32_t)m->stores.count;
    if (pops >= LABELS) {
        kr_compile_fail(c, c->unit->span, "too many names in a pattern");
        return;
    }
    while (m->fail_count <= pops)
        m->fail[m->fail_count++] = kr_compile_label(c);
    kr_compile_jump(c, op, m->fail[pops]);
}

static void place_fails(KrCompiler *c, Pattern *m)
{
    while (m->fail_count > 0) {
        kr_compile_place(c, m->fail[--m->fail_count]);
        if (m->fail_count > 0) EMIT(POP_TOP, 0);
    }
}

// Captures the top of the stack under the name (null: drops it).
static void capture(KrCompiler *c, const KrIdent *name, Pattern *m)
{
    if (!name) {
        EMIT(POP_TOP, 0);
        return;
    }
    const KrIdent **items = m->stores.items;
    for (uint32_t i = 0; i < m->stores.count; i++)
        if (strcmp(items[i]->utf8, name->utf8) == 0)
            kr_compile_fail(c, c->unit->span,
                            "multiple assignments to name '%s' in pattern", name->utf8);
    // below what is on top and the earlier captures
    for (int32_t k = m->on_top + (int32_t)m->stores.count + 1; k > 1; k--)
        EMIT(SWAP, k);
    const KrIdent **place = kr_vector_push(&m->stores);
    if (place)
        *place = name;
    else
        c->arena->failed = true; // looked at when the module is done
}

static bool is_wildcard(const KrPattern *p)
{
    return p->kind == KR_PATTERN_MATCH_AS && !p->v.match_as.name &&
           !p->v.match_as.pattern;
}
static bool is_star(const KrPattern *p)
{
    return p->kind == KR_PATTERN_MATCH_STAR;
}

static void match_as(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    if (!p->v.match_as.pattern) {
        if (!m->irrefutable_ok) {
            if (p->v.match_as.name)
                kr_compile_fail(
                    c, p->span,
                    "name capture '%s' makes remaining patterns unreachable",
                    p->v.match_as.name->utf8);
            else
                kr_compile_fail(c, p->span,
                                "wildcard makes remaining patterns unreachable");
        }
        capture(c, p->v.match_as.name, m);
        return;
    }
    m->on_top++;
    EMIT(COPY, 1);
    match_pattern(c, p->v.match_as.pattern, m);
    m->on_top--;
    capture(c, p->v.match_as.name, m);
}

static void sub_pattern(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    bool ok = m->irrefutable_ok;
    m->irrefutable_ok = true;
    match_pattern(c, p, m);
    m->irrefutable_ok = ok;
}

// [a, *_, z]: only the items that have patterns are looked at, by index. The subject is on top.
static void match_items(KrCompiler *c, KrPatternSeq seq, int32_t star, Pattern *m)
{
    m->on_top++;
    for (int32_t i = 0; i < seq.count; i++) {
        if (i == star || is_wildcard(seq.items[i]))
            continue;
        EMIT(COPY, 1);
        if (i > star)
            EMIT(GET_LEN, 0);
        kr_compile_const(c, kr_own_from_bits(kr_int_bits(i < star ? i : seq.count - i)));
        if (i > star)
            EMIT(BINARY_OP, KR_BINARY_SUB);
        EMIT(BINARY_OP, 26); // []
        sub_pattern(c, seq.items[i], m);
    }
    m->on_top--;
    EMIT(POP_TOP, 0);
}

static void match_sequence(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    KrPatternSeq seq = p->v.match_sequence.patterns;
    int32_t star = -1;
    bool only_wild = true, star_wild = false;
    for (int32_t i = 0; i < seq.count; i++) {
        if (is_star(seq.items[i])) {
            if (star >= 0)
                kr_compile_fail(c, p->span,
                                "multiple starred names in sequence pattern");
            star = i;
            star_wild = !seq.items[i]->v.match_star.name;
            only_wild &= star_wild;
        } else {
            only_wild &= is_wildcard(seq.items[i]);
        }
    }
    m->on_top++;
    EMIT(MATCH_SEQUENCE, 0);
    jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
    if (star < 0 || seq.count > 1) {
        EMIT(GET_LEN, 0);
        kr_compile_const(
            c, kr_own_from_bits(kr_int_bits(star < 0 ? seq.count : seq.count - 1)));
        EMIT(COMPARE_OP, kr_compile_relation(star < 0 ? KR_EQ : KR_GE));
        EMIT(TO_BOOL, 0);
        jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
    }
    m->on_top--;
    if (only_wild) {
        EMIT(POP_TOP, 0);
        return;
    }
    if (star >= 0 && star_wild) {
        match_items(c, seq, star, m);
        return;
    }
    if (star < 0)
        EMIT(UNPACK_SEQUENCE, seq.count);
    else
        EMIT(UNPACK_EX, star | (seq.count - star - 1) << 8);
    m->on_top += seq.count;
    for (int32_t i = 0; i < seq.count; i++) {
        m->on_top--;
        if (is_star(seq.items[i]))
            capture(c, seq.items[i]->v.match_star.name, m);
        else
            sub_pattern(c, seq.items[i], m);
    }
}

// The number a key like -1 or 1+2j stands for has been made out of its parts by kr_compile_fold.
static KrOwn key_value(KrCompiler *c, const KrExpr *e)
{
    KrAstConstant value;
    if (e->kind == KR_EXPR_CONSTANT || kr_compile_fold(c, e, &value)) {
        if (e->kind == KR_EXPR_CONSTANT) value = e->v.constant.value;
        return kr_compile_constant(c, &value);
    }
    return KR_NULL;
}

// Keys are literals or attributes, and no literal comes twice.
static void check_key(KrCompiler *c, const KrPattern *p, KrExprSeq keys, int32_t index)
{
    const KrExpr *e = keys.items[index];
    bool literal = e->kind == KR_EXPR_CONSTANT || e->kind == KR_EXPR_UNARY_OP || e->kind == KR_EXPR_BIN_OP;
    if (!literal && e->kind != KR_EXPR_ATTRIBUTE)
        kr_compile_fail(c, p->span, "mapping pattern keys may only match literals and attribute lookups");
    if (!literal || c->failed) return;
    KrThread *thread = c->thread;
    KrOwn key = key_value(c, e);
    for (int32_t i = 0; i < index && !kr_is_null(key); i++) {
        KrOwn other = key_value(c, keys.items[i]);
        KrFound same = kr_is_null(other) ? KR_ABSENT : kr_compare_bool(thread, kr_ref(key), kr_ref(other), KR_EQ);
        kr_xdrop(thread, other);
        if (same != KR_PRESENT) continue;
        KrOwn text = kr_repr(thread, kr_ref(key));
        if (!kr_is_null(text))
            kr_compile_fail(c, p->span, "mapping pattern checks duplicate key (%s)", kr_str_text(thread, kr_ref(text)));
        kr_xdrop(thread, text);
        break;
    }
    kr_xdrop(thread, key);
    if (kr_thread_has_exception(thread)) c->failed = c->raised = true;
}

static void match_mapping(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    KrExprSeq keys = p->v.match_mapping.keys;
    KrPatternSeq patterns = p->v.match_mapping.patterns;
    const KrIdent *rest = p->v.match_mapping.rest;
    m->on_top++;
    EMIT(MATCH_MAPPING, 0);
    jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
    if (!keys.count && !rest) {
        m->on_top--;
        EMIT(POP_TOP, 0);
        return;
    }
    if (keys.count) {
        EMIT(GET_LEN, 0);
        kr_compile_const(c, kr_own_from_bits(kr_int_bits(keys.count)));
        EMIT(COMPARE_OP, kr_compile_relation(KR_GE));
        EMIT(TO_BOOL, 0);
        jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
    }
    for (int32_t i = 0; i < keys.count; i++) {
        check_key(c, p, keys, i);
        kr_compile_expr(c, keys.items[i]);
    }
    EMIT(BUILD_TUPLE, keys.count);
    EMIT(MATCH_KEYS, 0); // subject, keys, values
    m->on_top += 2;
    EMIT(COPY, 1);
    jump_to_fail(c, m, KR_OP_POP_JUMP_IF_NONE);
    EMIT(UNPACK_SEQUENCE, keys.count);
    m->on_top += keys.count - 1;
    for (int32_t i = 0; i < keys.count; i++) {
        m->on_top--;
        sub_pattern(c, patterns.items[i], m);
    }
    m->on_top -= 2;
    if (rest) {
        EMIT(BUILD_MAP, 0);
        EMIT(SWAP, 3); // rest, keys, subject
        EMIT(DICT_UPDATE, 2);
        EMIT(UNPACK_SEQUENCE, keys.count);
        for (int32_t i = keys.count; i > 0; i--) {
            EMIT(COPY, i + 1);
            EMIT(SWAP, 2);
            EMIT(DELETE_SUBSCR, 0);
        }
        capture(c, rest, m);
    } else {
        EMIT(POP_TOP, 0);
        EMIT(POP_TOP, 0);
    }
}

static void match_class(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    KrPatternSeq patterns = p->v.match_class.patterns,
                 named = p->v.match_class.kwd_patterns;
    KrIdentSeq names = p->v.match_class.kwd_attrs;
    for (int32_t i = 0; i < names.count; i++)
        for (int32_t k = 0; k < i; k++)
            if (strcmp(names.items[i]->utf8, names.items[k]->utf8) == 0)
                kr_compile_fail(c, named.items[i]->span, "attribute name repeated in class pattern: %s",
                                names.items[i]->utf8);
    kr_compile_expr(c, p->v.match_class.cls);
    KrOwn tuple = kr_tuple_new(c->thread, names.count);
    for (int32_t i = 0; i < names.count && !kr_is_null(tuple); i++)
        kr_tuple_cast(kr_ref(tuple))->items[i] = kr_compile_str(c, names.items[i]);
    EMIT(LOAD_CONST, kr_compile_const_index(c, tuple));
    EMIT(MATCH_CLASS, patterns.count);
    EMIT(COPY, 1);
    m->on_top++;
    jump_to_fail(c, m, KR_OP_POP_JUMP_IF_NONE);
    int32_t count = patterns.count + named.count;
    EMIT(UNPACK_SEQUENCE, count);
    m->on_top += count - 1;
    for (int32_t i = 0; i < count; i++) {
        m->on_top--;
        sub_pattern(
            c, i < patterns.count ? patterns.items[i] : named.items[i - patterns.count],
            m);
    }
}

static int find_store(const KrVector *stores, const KrIdent *name)
{
    const KrIdent **items = stores->items;
    for (uint32_t i = 0; i < stores->count; i++)
        if (strcmp(items[i]->utf8, name->utf8) == 0) return (int)i;
    return -1;
}

static void match_or(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    KrPatternSeq seq = p->v.match_or.patterns;
    int32_t end = kr_compile_label(c);
    KrVector control = kr_vector_make(sizeof(const KrIdent *));
    int32_t *fails = kr_arena_alloc(c->arena, LABELS * sizeof *fails);
    if (!fails) return;
    for (int32_t i = 0; i < seq.count && !c->failed; i++) {
        Pattern alt = {.stores = kr_vector_make(sizeof(const KrIdent *)),
                       .fail = fails,
                       .irrefutable_ok = i + 1 == seq.count && m->irrefutable_ok};
        EMIT(COPY, 1);
        match_pattern(c, seq.items[i], &alt);
        if (i == 0) {
            control = alt.stores;
            alt.stores = kr_vector_make(sizeof(const KrIdent *));
        } else {
            if (alt.stores.count != control.count)
                kr_compile_fail(c, p->span,
                                "alternative patterns bind different names");
            // bring the captures into the order of the first alternative
            for (uint32_t k = 0; k < control.count && !c->failed; k++) {
                const KrIdent *wanted = ((const KrIdent **)control.items)[k];
                int at = find_store(&alt.stores, wanted);
                if (at < 0) {
                    kr_compile_fail(c, p->span,
                                    "alternative patterns bind different names");
                    break;
                }
                if ((uint32_t)at != k) { // exchange entries at and k, through the top
                    const KrIdent **items = alt.stores.items, *keep = items[k];
                    int32_t a = at + 1, b = (int32_t)k + 1;
                    EMIT(SWAP, a); // a > b >= 1
                    if (b != 1) {
                        EMIT(SWAP, b);
                        EMIT(SWAP, a);
                    }
                    items[k] = items[at];
                    items[at] = keep;
                }
            }
            kr_vector_fini(&alt.stores);
        }
        kr_compile_jump(c, KR_EMIT_JUMP, end);
        place_fails(c, &alt);
    }
    EMIT(POP_TOP, 0); // the subject: no alternative has matched
    jump_to_fail(c, m, KR_EMIT_JUMP);
    kr_compile_place(c, end);
    // [.. captures of earlier.., on_top entries, subject, captures]
    int32_t count = (int32_t)control.count, rotate = count + 1 + m->on_top + (int32_t)m->stores.count;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t k = rotate; k > 1; k--) // the top goes below everything: rotate
            EMIT(SWAP, k);
        // SWAPs from the depth down leave the top at the bottom and the rest in order
    }
    for (int32_t i = 0; i < count; i++) {
        const KrIdent **place = kr_vector_push(&m->stores);
        if (place)
            *place = ((const KrIdent **)control.items)[i];
        else
            c->arena->failed = true;
    }
    kr_vector_fini(&control);
    EMIT(POP_TOP, 0);
}

static void match_pattern(KrCompiler *c, const KrPattern *p, Pattern *m)
{
    if (c->failed) return;
    KrSpan span = c->unit->span;
    c->unit->span = p->span;
    switch (p->kind) {
    case KR_PATTERN_MATCH_VALUE:
        switch ((int)p->v.match_value.value->kind) {
        case KR_EXPR_CONSTANT:
        case KR_EXPR_UNARY_OP:
        case KR_EXPR_BIN_OP:
        case KR_EXPR_ATTRIBUTE: break;
        default: kr_compile_fail(c, p->span, "patterns may only match literals and attribute lookups");
        }
        kr_compile_expr(c, p->v.match_value.value);
        EMIT(COMPARE_OP, kr_compile_relation(KR_EQ));
        EMIT(TO_BOOL, 0);
        jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
        break;
    case KR_PATTERN_MATCH_SINGLETON:
        kr_compile_const(c, kr_compile_constant(c, &p->v.match_singleton.value));
        EMIT(IS_OP, 0);
        jump_to_fail(c, m, KR_OP_POP_JUMP_IF_FALSE);
        break;
    case KR_PATTERN_MATCH_SEQUENCE: match_sequence(c, p, m); break;
    case KR_PATTERN_MATCH_MAPPING: match_mapping(c, p, m); break;
    case KR_PATTERN_MATCH_CLASS: match_class(c, p, m); break;
    case KR_PATTERN_MATCH_STAR: capture(c, p->v.match_star.name, m); break;
    case KR_PATTERN_MATCH_AS: match_as(c, p, m); break;
    case KR_PATTERN_MATCH_OR: match_or(c, p, m); break;
    }
    c->unit->span = span;
}

static void match_case(KrCompiler *c, const KrMatchCase *k, bool last, bool keeps, int32_t end)
{
    KrUnitState *u = c->unit;
    Pattern m = {.stores = kr_vector_make(sizeof(const KrIdent *)),
                 .fail = kr_arena_alloc(c->arena, LABELS * sizeof(int32_t)),
                 .irrefutable_ok = k->guard || last};
    if (!m.fail) return;
    u->span = k->pattern->span;
    if (keeps) EMIT(COPY, 1);
    match_pattern(c, k->pattern, &m);
    u->span = k->pattern->span;
    for (uint32_t n = 0; n < m.stores.count; n++)
        kr_compile_store_name(c, ((const KrIdent **)m.stores.items)[n]);
    m.stores.count = 0;
    if (k->guard) {
        while (m.fail_count < 1)
            m.fail[m.fail_count++] = kr_compile_label(c);
        kr_compile_jump_if(c, k->guard, m.fail[0], false);
    }
    u->span = (KrSpan){.line = KR_EMIT_AS_NEXT};
    if (keeps) EMIT(POP_TOP, 0); // the subject
    kr_compile_body(c, k->body);
    u->span = (KrSpan){0};
    kr_compile_jump(c, KR_EMIT_JUMP, end);
    u->span = k->pattern->span;
    place_fails(c, &m);
    kr_vector_fini(&m.stores);
}

void kr_compile_match(KrCompiler *c, const KrStmt *s)
{
    KrMatchCaseSeq cases = s->v.match.cases;
    int32_t end = kr_compile_label(c), count = cases.count;
    kr_compile_expr(c, s->v.match.subject);
    const KrMatchCase *fallback = count > 1 && is_wildcard(cases.items[count - 1]->pattern) ? cases.items[count - 1] : NULL;
    if (fallback) count--;
    for (int32_t i = 0; i < count && !c->failed; i++)
        match_case(c, cases.items[i], i + 1 == cases.count, i + 1 < count, end);
    if (fallback) {
        c->unit->span = fallback->pattern->span;
        EMIT(NOP, 0); // its line is reached
        if (fallback->guard) kr_compile_jump_if(c, fallback->guard, end, false);
        kr_compile_body(c, fallback->body);
    }
    kr_compile_place(c, end);
}
