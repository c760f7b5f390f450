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

static const char *pseudo_name(int op)
{
    switch (op) {
    case KR_EMIT_JUMP: return "JUMP";
    case KR_EMIT_JUMP_NO_INTERRUPT: return "JUMP_NO_INTERRUPT";
    case KR_EMIT_JUMP_IF_FALSE: return "JUMP_IF_FALSE";
    case KR_EMIT_JUMP_IF_TRUE: return "JUMP_IF_TRUE";
    case KR_EMIT_LOAD_CELL: return "LOAD_CELL";
    case KR_EMIT_STORE_MAYBE_NULL: return "STORE_MAYBE_NULL";
    default: return NULL;
    }
}

static void write_instruction(const KrCfg *g, KrText *text, const KrInstr *p)
{
    KrUnitState *u = g->unit;
    KrThread *thread = g->compiler->thread;
    const char *name = pseudo_name(p->op);
    bool jump = name != NULL;
    if (!name) name = kr_opcode_names[p->op];
    kr_text_printf(text, "    %-24s", name ? name : "?");
    if (p->label >= 0) {
        kr_text_printf(text, " b%d", p->label);
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

void kr_compile_dump_blocks(const KrCfg *g)
{
    KrText text;
    kr_text_init(&text);
    const KrUnitState *u = g->unit;
    kr_text_printf(&text, "blocks %s: line %d\n", kr_str_text(g->compiler->thread, kr_ref(u->qualname)), u->first_line);
    int32_t line = -1;
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        const KrCfgBlock *b = &g->blocks[index];
        if (!b->count)
            continue;
        kr_text_printf(&text, "  b%d:%s", index, b->cold ? " cold" : "");
        if (b->items[0].handler >= 0)
            kr_text_printf(&text, " errors go to b%d",
                           ((const KrHandlerInfo *)u->handlers.items)[b->items[0].handler].label);
        kr_text_append_char(&text, '\n');
        for (uint32_t k = 0; k < b->count; k++) {
            const KrInstr *p = &b->items[k];
            if (p->op == KR_EMIT_SETUP)
                continue;
            size_t start = text.length;
            write_instruction(g, &text, p);
            if (p->span.line > 0 && p->span.line != line) {
                size_t used = text.length - start;
                kr_text_append_repeated(&text, ' ', used < 48 ? 48 - used : 1);
                kr_text_printf(&text, "line %d", p->span.line);
                line = p->span.line;
            }
            kr_text_append_char(&text, '\n');
        }
        int32_t next = kr_cfg_nonempty(g, b->next);
        if (next >= 0 && kr_cfg_falls_through(b))
            kr_text_printf(&text, "    then b%d\n", next);
    }
    kr_dump_write(&text);
    kr_text_fini(&text);
}
