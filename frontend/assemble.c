// SPDX-License-Identifier: MIT
// Instructions to a code object: the graph (cfg.h) is made and improved, then come jump forms, bytes, location
// and exception tables.
//
// Called by compile.c for each unit. Tests: tests/lang/introspection/.
#include "base/dump.h"
#include "frontend/cfg.h"
#include "frontend/compile_dump.h"

#include "runtime/code_dump.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Bytes {
    uint8_t *data;
    uint32_t count, capacity;
    bool failed;
} Bytes;

static void put(Bytes *b, unsigned byte)
{
    if (b->count == b->capacity) {
        uint32_t capacity = b->capacity ? b->capacity * 2 : 64;
        uint8_t *data = realloc(b->data, capacity);
        if (!data) {
            b->failed = true;
            return;
        }
        b->data = data;
        b->capacity = capacity;
    }
    b->data[b->count++] = (uint8_t)byte;
}

// --- the last form of the instructions ---------------------------------------------------

// Jumps that keep the value become a copy, its truth, and a jump that drops that.
static void split_conditions(KrCfg *g)
{
    for (int32_t b = 0; b >= 0 && !g->failed; b = g->blocks[b].next) {
        const KrInstr *last = kr_cfg_last(&g->blocks[b]);
        if (!last || (last->op != KR_EMIT_JUMP_IF_FALSE && last->op != KR_EMIT_JUMP_IF_TRUE)) continue;
        KrInstr jump = *last;
        jump.op = jump.op == KR_EMIT_JUMP_IF_FALSE ? KR_OP_POP_JUMP_IF_FALSE : KR_OP_POP_JUMP_IF_TRUE;
        *kr_cfg_last(&g->blocks[b]) =
            (KrInstr){.op = KR_OP_COPY, .oparg = 1, .label = -1, .handler = jump.handler, .span = jump.span};
        kr_cfg_append(g, b, KR_OP_TO_BOOL, 0, jump.span)->handler = jump.handler;
        *kr_cfg_append(g, b, jump.op, 0, jump.span) = jump;
    }
}

static void replace_pseudo(KrCfg *g)
{
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        KrCfgBlock *b = &g->blocks[index];
        for (uint32_t k = 0; k < b->count; k++) {
            KrInstr *i = &b->items[k];
            if (i->op == KR_EMIT_SETUP) {
                kr_cfg_clear(i);
                i->handler = -1;
            } else if (i->op == KR_EMIT_LOAD_CELL) {
                i->op = KR_OP_LOAD_FAST;
            } else if (i->op == KR_EMIT_STORE_MAYBE_NULL) {
                i->op = KR_OP_STORE_FAST;
            }
        }
    }
    kr_cfg_remove_nops(g);
}

// The first constant stays: it may be a docstring. Others only if something loads them.
static bool keep_used_constants(KrCfg *g)
{
    KrVector *consts = &g->unit->consts;
    KrOwn *items = consts->items;
    int32_t *to = kr_arena_zalloc(g->compiler->arena, (consts->count + 1) * sizeof *to);
    if (!to) return false;
    if (consts->count) to[0] = 1;
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        const KrCfgBlock *b = &g->blocks[index];
        for (uint32_t k = 0; k < b->count; k++)
            if (b->items[k].op == KR_OP_LOAD_CONST) to[b->items[k].oparg] = 1;
    }
    uint32_t kept = 0;
    for (uint32_t k = 0; k < consts->count; k++) {
        if (!to[k]) {
            kr_drop(g->compiler->thread, items[k]);
            continue;
        }
        to[k] = (int32_t)kept;
        items[kept++] = items[k];
    }
    if (kept == consts->count) return true;
    consts->count = kept;
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        KrCfgBlock *b = &g->blocks[index];
        for (uint32_t k = 0; k < b->count; k++)
            if (b->items[k].op == KR_OP_LOAD_CONST) b->items[k].oparg = (uint32_t)to[b->items[k].oparg];
    }
    return true;
}

// --- bytes ------------------------------------------------------------------------------

static uint32_t prefix_count(uint32_t oparg)
{
    return oparg > 0xFFFFFF ? 3 : oparg > 0xFFFF ? 2 : oparg > 0xFF;
}
static uint32_t size_of(const KrInstr *i)
{
    return 1 + prefix_count(i->oparg) + (uint32_t)kr_opcode_caches[i->op];
}

// Chooses directions, then distances until nothing moves. The number of units.
static uint32_t place_jumps(KrCfg *g)
{
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        g->blocks[b].visited = false;
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        g->blocks[b].visited = true;
        KrInstr *i = kr_cfg_last(&g->blocks[b]);
        if (!i || !kr_cfg_is_unconditional(i)) continue;
        if (!g->blocks[i->label].visited)
            i->op = KR_OP_JUMP_FORWARD;
        else
            i->op = i->op == KR_EMIT_JUMP ? KR_OP_JUMP_BACKWARD : KR_OP_JUMP_BACKWARD_NO_INTERRUPT;
    }
    for (;;) {
        uint32_t offset = 0;
        bool moved = false;
        for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
            g->blocks[b].offset = offset;
            for (uint32_t k = 0; k < g->blocks[b].count; k++)
                offset += size_of(&g->blocks[b].items[k]);
        }
        for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
            uint32_t end = g->blocks[b].next < 0 ? offset : g->blocks[g->blocks[b].next].offset;
            KrInstr *i = kr_cfg_last(&g->blocks[b]);
            if (i && i->op == KR_OP_NOT_TAKEN && g->blocks[b].count > 1) { // stands behind the jump
                i--;
                end--;
            }
            if (!i || i->label < 0) continue;
            uint32_t target = g->blocks[i->label].offset;
            uint32_t distance = target >= end ? target - end : end - target;
            moved |= prefix_count(distance) != prefix_count(i->oparg);
            i->oparg = distance;
        }
        if (!moved) return offset;
    }
}

static void put_varint(Bytes *b, uint32_t value)
{
    while (value >= 64) {
        put(b, 64 | (value & 63));
        value >>= 6;
    }
    put(b, value);
}
static void put_signed(Bytes *b, int32_t value)
{
    put_varint(b,
               value < 0 ? (uint32_t) - (int64_t)value << 1 | 1 : (uint32_t)value << 1);
}

static void put_place(Bytes *b, KrSpan span, uint32_t units, int32_t *line)
{
    while (units > 8) {
        put_place(b, span, 8, line);
        units -= 8;
    }
    unsigned tail = units - 1;
    if (span.line == KR_EMIT_LINE_ZERO)
        span.line = 0;
    else if (span.line <= 0) {
        put(b, 0x80 | 15 << 3 | tail);
        return;
    }
    int32_t step = span.line - *line, column = span.column, end = span.end_column;
    if (column < 0 || end < 0) {
        put(b, 0x80 | 13 << 3 | tail);
        put_signed(b, step);
    } else if (span.end_line == span.line && step == 0 && column < 80 &&
               end >= column && end - column < 16) {
        put(b, 0x80 | (unsigned)(column >> 3) << 3 | tail);
        put(b, (unsigned)(column & 7) << 4 | (unsigned)(end - column));
    } else if (span.end_line == span.line && step >= 0 && step < 3 && column < 128 &&
               end < 128) {
        put(b, 0x80 | (unsigned)(10 + step) << 3 | tail);
        put(b, (unsigned)column);
        put(b, (unsigned)end);
    } else {
        put(b, 0x80 | 14 << 3 | tail);
        put_signed(b, step);
        put_varint(
            b, (uint32_t)(span.end_line > span.line ? span.end_line - span.line : 0));
        put_varint(b, (uint32_t)column + 1);
        put_varint(b, (uint32_t)end + 1);
    }
    *line = span.line;
}

static void put_big(Bytes *b, uint32_t value, unsigned first)
{
    for (int shift = 24; shift > 0; shift -= 6) {
        if (value >> shift) {
            put(b, first | 64 | (value >> shift & 63));
            first = 0;
        }
    }
    put(b, first | (value & 63));
}

typedef struct Output {
    KrUnit *units;
    uint32_t unit_count;
    Bytes places, handlers;
} Output;

static void put_handler(KrCfg *g, Bytes *b, int32_t handler, uint32_t from, uint32_t to)
{
    if (handler < 0 || from >= to) return;
    const KrHandlerInfo *h = kr_vector_get(&g->unit->handlers, (uint32_t)handler);
    if (h->depth < 0) return;
    put_big(b, from, 0x80);
    put_big(b, to - from, 0);
    put_big(b, g->blocks[h->label].offset, 0);
    put_big(b, (uint32_t)h->depth << 1 | h->lasti, 0);
}

static bool same_handler(const KrCfg *g, int32_t a, int32_t b)
{
    if (a < 0 || b < 0) return a == b;
    const KrHandlerInfo *handlers = g->unit->handlers.items;
    return handlers[a].label == handlers[b].label;
}

// The place of an instruction that has that of the next one.
static KrSpan span_of(const KrCfg *g, const KrCfgBlock *b, uint32_t at)
{
    KrSpan span = b->items[at].span;
    if (span.line != KR_EMIT_AS_NEXT) return span;
    for (uint32_t k = at + 1; k < b->count; k++)
        if (b->items[k].span.line != KR_EMIT_AS_NEXT) return b->items[k].span;
    int32_t next = kr_cfg_nonempty(g, b->next);
    return next >= 0 && b->items[at].label < 0 && !kr_cfg_is_exit(&b->items[at]) ? g->blocks[next].items[0].span
                                                                                 : (KrSpan){0};
}

static bool same_span(KrSpan a, KrSpan b)
{
    return a.line == b.line && a.column == b.column && a.end_line == b.end_line && a.end_column == b.end_column;
}

static bool write_code(KrCfg *g, uint32_t total, Output *out)
{
    KrUnitState *u = g->unit;
    out->units = calloc(total + 1, sizeof *out->units);
    if (!out->units) return false;
    int32_t line = u->first_line, handler = -1;
    uint32_t handler_from = 0, n = 0, placed = 0;
    KrSpan place = {0};
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        const KrCfgBlock *b = &g->blocks[index];
        for (uint32_t k = 0; k < b->count; k++) {
            const KrInstr *i = &b->items[k];
            if (!same_handler(g, i->handler, handler)) {
                put_handler(g, &out->handlers, handler, handler_from, n);
                handler = i->handler;
                handler_from = n;
            }
            KrSpan span = span_of(g, b, k);
            if (!same_span(span, place)) {
                if (n > placed) put_place(&out->places, place, n - placed, &line);
                place = span;
                placed = n;
            }
            for (uint32_t p = prefix_count(i->oparg); p > 0; p--)
                out->units[n++] = (KrUnit)(KR_OP_EXTENDED_ARG | (i->oparg >> (8 * p) & 0xFF) << 8);
            out->units[n++] = (KrUnit)(i->op | (i->oparg & 0xFF) << 8);
            n += (uint32_t)kr_opcode_caches[i->op];
        }
    }
    if (n > placed) put_place(&out->places, place, n - placed, &line);
    put_handler(g, &out->handlers, handler, handler_from, n);
    out->unit_count = n;
    return !out->places.failed && !out->handlers.failed;
}

static KrOwn make_code(KrCompiler *c, KrUnitState *u, const Output *out,
                       int32_t stack_size)
{
    KrThread *thread = c->thread;
    KrOwn *names =
        calloc(u->names.count + u->locals.count + u->consts.count + 1, sizeof *names);
    if (!names) return kr_exception_no_memory(thread);
    KrOwn *locals = names + u->names.count, *consts = locals + u->locals.count;
    for (uint32_t i = 0; i < u->names.count; i++)
        names[i] = kr_compile_str(c, ((const KrIdent **)u->names.items)[i]);
    for (uint32_t i = 0; i < u->locals.count; i++) {
        const KrIdent *name = ((const KrIdent **)u->locals.items)[i];
        bool format = u->scope->kind >= KR_SCOPE_ANNOTATIONS && strcmp(name->utf8, ".format") == 0;
        locals[i] = kr_compile_str(c, format ? kr_compile_word(c, "format") : name);
    }
    for (uint32_t i = 0; i < u->consts.count; i++)
        consts[i] = kr_dup(kr_ref(((KrOwn *)u->consts.items)[i]));
    KrCodeParts parts = {
        .units = out->units,
        .unit_count = out->unit_count,
        .flags = u->flags,
        .arg_count = u->arg_count,
        .posonly_count = u->posonly_count,
        .kwonly_count = u->kwonly_count,
        .stack_size = stack_size,
        .first_line = u->first_line,
        .consts = consts,
        .const_count = u->consts.count,
        .names = names,
        .name_count = u->names.count,
        .localsplus = locals,
        .localsplus_kinds = u->kinds.items,
        .localsplus_count = (int32_t)u->locals.count,
        .name = kr_compile_str(c, u->name),
        .qualname = kr_dup(kr_ref(u->qualname)),
        .filename = kr_dup(c->filename),
        .line_table = out->places.data,
        .exception_table = out->handlers.data,
        .line_table_size = out->places.count,
        .exception_table_size = out->handlers.count,
    };
    KrOwn code = kr_code_new(thread, &parts);
    free(names);
    return code;
}

KrOwn kr_assemble_code(KrCompiler *c, KrUnitState *u)
{
    KrCfg g;
    Output out = {0};
    KrOwn code = KR_NULL;
    uint32_t dump = c->thread->vm->dump;
    if (!kr_cfg_build(&g, c, u) || !kr_cfg_optimize(&g) || !keep_used_constants(&g)) goto failed;
    if (dump & KR_DUMP_CFG) kr_compile_dump_blocks(&g);
    split_conditions(&g);
    kr_cfg_find_depths(&g);
    replace_pseudo(&g);
    kr_cfg_normalize_jumps(&g);
    kr_cfg_locals_borrow(&g);
    if (g.failed || c->failed || !write_code(&g, place_jumps(&g), &out)) goto failed;
    code = make_code(c, u, &out, g.max_depth + 2);
    if (dump & KR_DUMP_CODE && !kr_is_null(code)) {
        KrText text;
        kr_text_init(&text);
        kr_code_dump(c->thread, &text, kr_code_obj(kr_ref(code)));
        kr_dump_write(&text);
        kr_text_fini(&text);
    }
    goto done;
failed:
    if (!c->raised && !kr_thread_has_exception(c->thread)) (void)kr_exception_no_memory(c->thread);
done:
    kr_cfg_fini(&g);
    free(out.units);
    free(out.places.data);
    free(out.handlers.data);
    return code;
}
