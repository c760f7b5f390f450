// SPDX-License-Identifier: MIT
// Listings of the compiler's stages: see compile_dump.h.
//
// A basic block begins at a label somebody jumps to and behind every jump; instructions that nothing reaches are
// left out, as they are in the bytes. Each block names the handler that covers it and where it goes.
// Called by compile.c and assemble.c. Tests: tests/docs/ (docs/one_line.md).
#include "frontend/compile_dump.h"

#include "base/dump.h"
#include "frontend/ast_dump.h"
#include "frontend/tokenizer.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <stdlib.h>

static void write_title(KrThread *thread, KrText *text, const char *what, KrRef filename)
{
    kr_text_printf(text, "%s of %s\n", what, kr_str_is_sub(filename) ? kr_str_text(thread, filename) : "?");
}

void kr_compile_dump_tokens(KrThread *thread, const KrSource *source, KrRef filename)
{
    KrText text;
    KrArena arena;
    KrSyntaxError error;
    kr_text_init(&text);
    kr_arena_init(&arena);
    write_title(thread, &text, "tokens", filename);
    if (!kr_tokenizer_dump(&text, &arena, source, &error))
        kr_text_printf(&text, "line %d: %s: %s\n", error.line, error.type, error.message);
    kr_arena_fini(&arena);
    kr_dump_write(&text);
    kr_text_fini(&text);
}

void kr_compile_dump_tree(KrThread *thread, const KrMod *module, KrRef filename)
{
    KrText text;
    kr_text_init(&text);
    write_title(thread, &text, "tree", filename);
    if (!kr_ast_dump(&text, module, 2, false))
        kr_text_printf(&text, "...the tree is too deep to be shown");
    kr_text_append_char(&text, '\n');
    kr_dump_write(&text);
    kr_text_fini(&text);
}

// --- symbols ----------------------------------------------------------------------------

static void write_ident(KrText *text, const KrIdent *name)
{
    kr_text_append(text, name->utf8, name->length);
}

static void write_scope(KrText *text, const KrScope *scope, int level)
{
    static const char *const kinds[] = {"module", "class", "function", "comprehension", "annotations", "type alias", "type parameters", "type variable"};
    static const char *const meanings[] = {"local", "cell", "free", "global (declared)", "global"};
    kr_text_append_repeated(text, ' ', (size_t)(2 * level + 2));
    kr_text_append_text(text, scope->is_lambda                 ? "lambda"
                              : scope->is_generator_expression ? "generator expression"
                                                               : kinds[scope->kind]);
    if (scope->name && scope->kind != KR_SCOPE_MODULE) {
        kr_text_append_char(text, ' ');
        write_ident(text, scope->name);
    }
    if (scope->span.line > 0)
        kr_text_printf(text, ", line %d", scope->span.line);
    if (scope->is_generator)
        kr_text_append_text(text, ", yields");
    if (scope->is_coroutine)
        kr_text_append_text(text, ", awaits");
    kr_text_append_char(text, '\n');
    for (const KrSymbol *s = scope->symbols; s; s = s->next) {
        kr_text_append_repeated(text, ' ', (size_t)(2 * level + 4));
        write_ident(text, s->name);
        kr_text_printf(text, ": %s%s%s%s%s%s\n", meanings[s->meaning], s->flags & KR_SYMBOL_PARAM ? ", parameter" : "",
                       s->flags & (KR_SYMBOL_DEFINED | KR_SYMBOL_PARAM) ? ", assigned" : "", s->flags & KR_SYMBOL_USED ? ", used" : "",
                       s->flags & KR_SYMBOL_IMPORTED ? ", imported" : "", s->class_free ? ", free in its functions" : "");
    }
    for (const KrScope *child = scope->children; child; child = child->sibling)
        write_scope(text, child, level + 1);
}

void kr_compile_dump_symbols(KrThread *thread, const KrSymtable *symtable, KrRef filename)
{
    KrText text;
    kr_text_init(&text);
    write_title(thread, &text, "symbols", filename);
    write_scope(&text, symtable->top, 0);
    kr_dump_write(&text);
    kr_text_fini(&text);
}

// --- blocks -----------------------------------------------------------------------------

typedef struct Blocks {
    KrUnitState *unit;
    const int32_t *depth;
    int32_t *of_label; // number of the block a label begins, -1 none
    int32_t *at;       // number of the block that begins at an instruction, -1 none
} Blocks;

static const KrInstr *instr(const KrUnitState *u, uint32_t i)
{
    return (const KrInstr *)u->code.items + i;
}

static bool ends_block(const KrInstr *i)
{
    return i->label >= 0 || i->op == KR_OP_RETURN_VALUE || i->op == KR_OP_RERAISE || i->op == KR_OP_RAISE_VARARGS;
}

static bool falls_through(const KrInstr *i)
{
    return i->op != KR_EMIT_JUMP && i->op != KR_EMIT_JUMP_NO_INTERRUPT && i->op != KR_OP_RETURN_VALUE &&
           i->op != KR_OP_RERAISE && i->op != KR_OP_RAISE_VARARGS;
}

// Numbers the blocks in the order of their places.
static void number_blocks(Blocks *b)
{
    KrUnitState *u = b->unit;
    uint32_t labels = (uint32_t)u->labels;
    for (uint32_t i = 0; i < labels; i++)
        b->of_label[i] = -1;
    for (uint32_t i = 0; i < u->code.count; i++) { // labels somebody goes to
        const KrInstr *p = instr(u, i);
        if (b->depth[i] < 0)
            continue;
        if (p->op == KR_EMIT_SETUP)
            b->of_label[((const KrHandlerInfo *)kr_vector_get(&u->handlers, p->oparg))->label] = 0;
        else if (p->label >= 0)
            b->of_label[p->label] = 0;
    }
    int32_t number = 0;
    bool begins = true;
    for (uint32_t i = 0; i < u->code.count; i++) {
        const KrInstr *p = instr(u, i);
        b->at[i] = -1;
        bool is_label = p->op == KR_EMIT_LABEL;
        if (is_label && (p->oparg >= labels || b->of_label[p->oparg] < 0))
            continue;
        if (b->depth[i] < 0)
            continue;
        if (begins || (is_label && (!i || b->at[i - 1] < 0 || instr(u, i - 1)->op != KR_EMIT_LABEL)))
            b->at[i] = number++;
        if (is_label)
            b->of_label[p->oparg] = number - 1;
        begins = !is_label && p->op != KR_EMIT_SETUP && ends_block(p);
    }
}

static void write_instruction(const KrCompiler *c, KrText *text, const Blocks *b, const KrInstr *p)
{
    KrUnitState *u = b->unit;
    KrThread *thread = c->thread;
    bool jump = p->op == KR_EMIT_JUMP || p->op == KR_EMIT_JUMP_NO_INTERRUPT;
    const char *name = jump ? "JUMP" : kr_opcode_names[p->op];
    kr_text_printf(text, "    %-24s", name ? name : "?");
    if (p->label >= 0) {
        kr_text_printf(text, " b%d", b->of_label[p->label]);
    } else if (!jump && kr_opcode_has(p->op, KR_OPCODE_CONST) && p->oparg < u->consts.count) {
        KrRef value = kr_ref(((KrOwn *)u->consts.items)[p->oparg]);
        KrOwn shown = kr_is_exact(value, &kr_code_type) ? kr_dup(kr_ref(kr_code_obj(value)->qualname)) : kr_repr(thread, value);
        kr_text_printf(text, " %u (%s)", p->oparg, kr_is_null(shown) ? "?" : kr_str_text(thread, kr_ref(shown)));
        kr_xdrop(thread, shown);
    } else if (!jump && kr_opcode_has(p->op, KR_OPCODE_NAME)) {
        uint32_t shift = p->op == KR_OP_LOAD_ATTR || p->op == KR_OP_LOAD_GLOBAL ? 1 : p->op == KR_OP_LOAD_SUPER_ATTR ? 2 : 0;
        kr_text_printf(text, " %u", p->oparg);
        if (p->oparg >> shift < u->names.count) {
            kr_text_append_text(text, " (");
            write_ident(text, ((const KrIdent **)u->names.items)[p->oparg >> shift]);
            kr_text_append_char(text, ')');
        }
    } else if (!jump && kr_opcode_has(p->op, KR_OPCODE_ARG)) {
        kr_text_printf(text, " %u", p->oparg);
        bool local = kr_opcode_has(p->op, KR_OPCODE_LOCAL) || kr_opcode_has(p->op, KR_OPCODE_FREE);
        if (local && p->oparg < u->locals.count) {
            kr_text_append_text(text, " (");
            write_ident(text, ((const KrIdent **)u->locals.items)[p->oparg]);
            kr_text_append_char(text, ')');
        }
    }
}

void kr_compile_dump_blocks(const KrCompiler *c, KrUnitState *u, const int32_t *depth)
{
    KrText text;
    kr_text_init(&text);
    Blocks b = {u, depth, calloc((uint32_t)u->labels + 1, sizeof(int32_t)), calloc(u->code.count + 1, sizeof(int32_t))};
    if (b.of_label && b.at) {
        number_blocks(&b);
        kr_text_printf(&text, "blocks %s: line %d\n", kr_str_text(c->thread, kr_ref(u->qualname)), u->first_line);
        int32_t line = -1, now = -1;
        const KrInstr *last = NULL;
        for (uint32_t i = 0; i < u->code.count; i++) {
            const KrInstr *p = instr(u, i);
            if (b.at[i] >= 0) {
                if (last && falls_through(last) && now >= 0)
                    kr_text_printf(&text, "    then b%d\n", b.at[i]);
                now = b.at[i];
                kr_text_printf(&text, "  b%d: depth %d", now, depth[i]);
                if (p->handler >= 0) {
                    const KrHandlerInfo *h = kr_vector_get(&u->handlers, (uint32_t)p->handler);
                    kr_text_printf(&text, ", errors go to b%d", b.of_label[h->label]);
                }
                kr_text_append_char(&text, '\n');
            }
            if (p->op == KR_EMIT_LABEL || p->op == KR_EMIT_SETUP || depth[i] < 0)
                continue;
            size_t start = text.length;
            write_instruction(c, &text, &b, p);
            if (p->span.line > 0 && p->span.line != line) {
                size_t used = text.length - start;
                kr_text_append_repeated(&text, ' ', used < 48 ? 48 - used : 1);
                kr_text_printf(&text, "line %d", p->span.line);
                line = p->span.line;
            }
            kr_text_append_char(&text, '\n');
            last = p;
        }
        kr_dump_write(&text);
    }
    free(b.of_label);
    free(b.at);
    kr_text_fini(&text);
}
