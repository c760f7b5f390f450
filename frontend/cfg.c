// SPDX-License-Identifier: MIT
// Blocks, edges, lines: the passes over the control flow graph that look at blocks as a whole.
//
// Blocks that nothing reaches are emptied. A jump to a short block that ends the function becomes a copy of it;
// a jump to a jump goes to the end of the chain. Instructions without a line take that of what runs before,
// if there is one such place only. Blocks that only exceptions reach go to the end. In the last form
// conditional jumps go forward only.
//
// Invariant: behind kr_cfg_build, `label` of a jump and of a handler is the number of a block.
// Tests: tests/lang/introspection/, CPython's test_dis, test_peepholer, test_sys_settrace.
#include "frontend/cfg.h"

enum { COPIED = 4 }; // instructions of a block that is copied in place of a jump

// --- building ----------------------------------------------------------------------------

static void no_memory(KrCfg *g)
{
    g->failed = true;
}

int32_t kr_cfg_new_block(KrCfg *g)
{
    if (g->count == g->capacity) {
        int32_t capacity = g->capacity ? g->capacity * 2 : 16;
        KrCfgBlock *blocks = realloc(g->blocks, (size_t)capacity * sizeof *blocks);
        if (blocks) g->blocks = blocks;
        int32_t *work = realloc(g->work, (size_t)capacity * sizeof *work);
        if (work) g->work = work;
        if (!blocks || !work) {
            no_memory(g);
            return -1;
        }
        g->capacity = capacity;
    }
    g->blocks[g->count] = (KrCfgBlock){.next = -1, .depth = -1};
    return g->count++;
}

static KrInstr *grow(KrCfg *g, int32_t index, uint32_t extra)
{
    KrCfgBlock *b = &g->blocks[index];
    if (b->count + extra > b->capacity) {
        uint32_t capacity = (b->count + extra) * 2;
        KrInstr *items = kr_arena_alloc(g->compiler->arena, capacity * sizeof *items);
        if (!items) {
            no_memory(g);
            return NULL;
        }
        if (b->count) memcpy(items, b->items, b->count * sizeof *items);
        b->items = items;
        b->capacity = capacity;
    }
    b->count += extra;
    return &b->items[b->count - extra];
}

KrInstr *kr_cfg_append(KrCfg *g, int32_t block, int op, uint32_t oparg, KrSpan span)
{
    static KrInstr nowhere;
    KrInstr *i = grow(g, block, 1);
    if (!i) return &nowhere;
    *i = (KrInstr){.op = (uint16_t)op, .oparg = oparg, .label = -1, .handler = -1, .span = span};
    return i;
}

bool kr_cfg_build(KrCfg *g, KrCompiler *c, KrUnitState *u)
{
    *g = (KrCfg){.compiler = c, .unit = u};
    uint32_t count = u->code.count, labels = (uint32_t)u->labels;
    int32_t *of_label = kr_arena_alloc(c->arena, (labels + 1) * sizeof *of_label);
    KrInstr *code = u->code.items;
    int32_t now = kr_cfg_new_block(g);
    if (!of_label || now < 0) return false;
    bool ended = false, fresh = true; // the block has ended; it has no instruction yet
    for (uint32_t at = 0; at < count; at++) {
        KrInstr *i = &code[at];
        bool label = i->op == KR_EMIT_LABEL;
        if (ended || (label && !fresh)) {
            int32_t next = kr_cfg_new_block(g);
            if (next < 0) return false;
            g->blocks[now].next = next;
            now = next;
            fresh = true;
        }
        ended = false;
        if (label) {
            of_label[i->oparg] = now;
            continue;
        }
        KrCfgBlock *b = &g->blocks[now];
        if (fresh) b->items = i;
        fresh = false;
        b->capacity = ++b->count;
        ended = i->label >= 0 || kr_cfg_is_exit(i);
    }
    for (uint32_t at = 0; at < count; at++)
        if (code[at].label >= 0) {
            code[at].label = of_label[code[at].label];
            g->blocks[code[at].label].labelled = true;
        }
    KrHandlerInfo *handlers = u->handlers.items;
    for (uint32_t k = 0; k < u->handlers.count; k++) {
        handlers[k].label = of_label[handlers[k].label];
        g->blocks[handlers[k].label].handler = g->blocks[handlers[k].label].labelled = true;
    }
    return true;
}

void kr_cfg_fini(KrCfg *g)
{
    free(g->blocks);
    free(g->work);
}

int32_t kr_cfg_nonempty(const KrCfg *g, int32_t block)
{
    while (block >= 0 && !g->blocks[block].count)
        block = g->blocks[block].next;
    return block;
}

static const KrHandlerInfo *handler_of(const KrCfg *g, const KrInstr *setup)
{
    return (const KrHandlerInfo *)g->unit->handlers.items + setup->oparg;
}

// --- reachability, copies of small blocks ------------------------------------------------

static void enter(KrCfg *g, int32_t *count, int32_t block)
{
    KrCfgBlock *b = &g->blocks[block];
    b->predecessors++;
    if (b->visited) return;
    b->visited = true;
    g->work[(*count)++] = block;
}

static void remove_unreachable(KrCfg *g)
{
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        g->blocks[b].visited = false;
        g->blocks[b].predecessors = 0;
    }
    int32_t count = 0;
    enter(g, &count, 0);
    while (count) {
        const KrCfgBlock *b = &g->blocks[g->work[--count]];
        if (b->next >= 0 && kr_cfg_falls_through(b)) enter(g, &count, b->next);
        for (uint32_t k = 0; k < b->count; k++) {
            if (b->items[k].op == KR_EMIT_SETUP)
                enter(g, &count, handler_of(g, &b->items[k])->label);
            else if (b->items[k].label >= 0)
                enter(g, &count, b->items[k].label);
        }
    }
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        if (!g->blocks[b].predecessors) {
            g->blocks[b].count = 0;
            g->blocks[b].handler = false;
        }
}

static bool has_no_line(const KrCfgBlock *b)
{
    for (uint32_t k = 0; k < b->count; k++)
        if (b->items[k].span.line > 0) return false;
    return true;
}

static bool ends_function(const KrCfgBlock *b)
{
    const KrInstr *last = kr_cfg_last(b);
    return last && kr_cfg_is_exit(last);
}

static bool inline_target(KrCfg *g, int32_t index)
{
    KrInstr *last = kr_cfg_last(&g->blocks[index]);
    if (!last || (last->op != KR_EMIT_JUMP && last->op != KR_EMIT_JUMP_NO_INTERRUPT)) return false;
    int32_t target = last->label;
    const KrCfgBlock *t = &g->blocks[target];
    bool lineless = has_no_line(t) && !kr_cfg_falls_through(t);
    if (!lineless && !(ends_function(t) && t->count <= COPIED)) return false;
    kr_cfg_clear(last);
    uint32_t size = t->count;
    KrInstr *room = grow(g, index, size);
    if (!room) return false;
    memcpy(room, g->blocks[target].items, size * sizeof *room);
    g->blocks[target].predecessors--;
    return true;
}

static void inline_blocks(KrCfg *g)
{
    for (bool changed = true; changed && !g->failed;) {
        changed = false;
        for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
            changed |= inline_target(g, b);
    }
}

// --- lines -------------------------------------------------------------------------------

static bool checks_signals(const KrCfgBlock *b)
{
    for (uint32_t k = 0; k < b->count; k++)
        switch (b->items[k].op) {
        case KR_EMIT_JUMP:
        case KR_OP_CALL:
        case KR_OP_CALL_KW:
        case KR_OP_CALL_FUNCTION_EX:
        case KR_OP_RESUME: return true;
        default: break;
        }
    return false;
}

static bool is_lineless_end(const KrCfgBlock *b)
{
    return (ends_function(b) || checks_signals(b)) && has_no_line(b);
}

// An end without a line gets one copy for each jump to it, with that jump's line.
static void copy_ends(KrCfg *g)
{
    for (int32_t b = 0; b >= 0 && !g->failed; b = g->blocks[b].next) {
        KrInstr *last = kr_cfg_last(&g->blocks[b]);
        if (!last || !kr_cfg_is_jump(last)) continue;
        int32_t target = kr_cfg_nonempty(g, last->label);
        if (target < 0 || !is_lineless_end(&g->blocks[target]) || g->blocks[target].predecessors <= 1) continue;
        KrSpan span = last->span;
        int32_t copy = kr_cfg_new_block(g);
        if (copy < 0) return;
        uint32_t count = g->blocks[target].count;
        KrInstr *room = grow(g, copy, count);
        if (!room) return;
        memcpy(room, g->blocks[target].items, count * sizeof *room);
        room[0].span = span;
        kr_cfg_last(&g->blocks[b])->label = copy;
        g->blocks[copy].predecessors = 1;
        g->blocks[copy].labelled = true;
        g->blocks[copy].next = g->blocks[target].next;
        g->blocks[target].next = copy;
        g->blocks[target].predecessors--;
    }
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        const KrCfgBlock *from = &g->blocks[b];
        if (!from->count || from->next < 0 || !kr_cfg_falls_through(from)) continue;
        KrCfgBlock *to = &g->blocks[from->next];
        if (is_lineless_end(to)) to->items[0].span = kr_cfg_last(from)->span;
    }
}

static void pass_line(KrCfgBlock *to, KrSpan span)
{
    if (to->predecessors == 1 && to->count && to->items[0].span.line == 0) to->items[0].span = span;
}

static void resolve_lines(KrCfg *g)
{
    copy_ends(g);
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        KrCfgBlock *b = &g->blocks[index];
        KrSpan span = {0};
        if (!b->count) continue;
        for (uint32_t k = 0; k < b->count; k++) {
            if (b->items[k].span.line == 0)
                b->items[k].span = span;
            else
                span = b->items[k].span;
        }
        if (b->next >= 0 && kr_cfg_falls_through(b)) pass_line(&g->blocks[b->next], span);
        const KrInstr *last = kr_cfg_last(b);
        if (kr_cfg_is_jump(last)) {
            int32_t target = kr_cfg_nonempty(g, last->label);
            if (target >= 0) pass_line(&g->blocks[target], span);
        }
    }
}

// --- instructions that do nothing --------------------------------------------------------

static bool needed(const KrCfg *g, KrCfgBlock *b, uint32_t at, int32_t line_before)
{
    int32_t line = b->items[at].span.line;
    if (line == 0 || line == line_before) return false;
    if (at + 1 < b->count) {
        KrInstr *next = &b->items[at + 1];
        if (next->span.line == line) return false;
        if (next->span.line == 0) {
            next->span = b->items[at].span;
            return false;
        }
        return true;
    }
    int32_t next = kr_cfg_nonempty(g, b->next);
    if (next < 0) return true;
    const KrCfgBlock *n = &g->blocks[next];
    for (uint32_t k = 0; k < n->count; k++) {
        if (n->items[k].op == KR_OP_NOP && n->items[k].span.line <= 0) continue;
        return n->items[k].span.line != line;
    }
    return true;
}

static void remove_nops_of(KrCfg *g, KrCfgBlock *b)
{
    uint32_t kept = 0;
    int32_t line = -1;
    for (uint32_t k = 0; k < b->count; k++) {
        if (b->items[k].op == KR_OP_NOP && !needed(g, b, k, line)) continue;
        if (kept != k) b->items[kept] = b->items[k];
        line = b->items[kept++].span.line;
    }
    b->count = kept;
}

void kr_cfg_remove_nops(KrCfg *g)
{
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        remove_nops_of(g, &g->blocks[b]);
}

static void remove_nops_and_jumps(KrCfg *g)
{
    for (bool changed = true; changed;) {
        changed = false;
        kr_cfg_remove_nops(g);
        for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
            KrInstr *last = kr_cfg_last(&g->blocks[b]);
            if (!last || !kr_cfg_is_unconditional(last)) continue;
            int32_t target = kr_cfg_nonempty(g, last->label);
            if (target < 0 || target != kr_cfg_nonempty(g, g->blocks[b].next)) continue;
            kr_cfg_clear(last);
            changed = true;
        }
    }
}

// Constants and copies that are dropped at once.
static void remove_pairs(KrCfg *g)
{
    for (bool done = false; !done;) {
        done = true;
        KrInstr *before = NULL, *now = NULL;
        for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
            KrCfgBlock *b = &g->blocks[index];
            remove_nops_of(g, b);
            if (b->labelled) now = NULL;
            for (uint32_t k = 0; k < b->count; k++) {
                before = now;
                now = &b->items[k];
                if (now->op != KR_OP_POP_TOP || !before) continue;
                if (before->op != KR_OP_LOAD_CONST && before->op != KR_OP_LOAD_SMALL_INT &&
                    !(before->op == KR_OP_COPY && before->oparg == 1))
                    continue;
                kr_cfg_clear(before);
                kr_cfg_clear(now);
                done = false;
            }
            if ((now && kr_cfg_is_jump(now)) || !kr_cfg_falls_through(b)) now = NULL;
        }
    }
}

// --- cold blocks -------------------------------------------------------------------------

static void mark_warm(KrCfg *g)
{
    int32_t count = 0;
    g->blocks[0].warm = true;
    g->work[count++] = 0;
    while (count) {
        const KrCfgBlock *b = &g->blocks[g->work[--count]];
        if (b->next >= 0 && kr_cfg_falls_through(b) && !g->blocks[b->next].warm) {
            g->blocks[b->next].warm = true;
            g->work[count++] = b->next;
        }
        for (uint32_t k = 0; k < b->count; k++) {
            if (!kr_cfg_is_jump(&b->items[k]) || g->blocks[b->items[k].label].warm) continue;
            g->blocks[b->items[k].label].warm = true;
            g->work[count++] = b->items[k].label;
        }
    }
}

static void mark_cold(KrCfg *g)
{
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        g->blocks[b].warm = g->blocks[b].cold = false;
    mark_warm(g);
    int32_t count = 0;
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        if (g->blocks[b].handler && !g->blocks[b].warm) {
            g->blocks[b].cold = true;
            g->work[count++] = b;
        }
    while (count) {
        const KrCfgBlock *b = &g->blocks[g->work[--count]];
        if (b->next >= 0 && kr_cfg_falls_through(b)) {
            KrCfgBlock *next = &g->blocks[b->next];
            if (!next->warm && !next->cold) {
                next->cold = true;
                g->work[count++] = b->next;
            }
        }
        for (uint32_t k = 0; k < b->count; k++) {
            if (!kr_cfg_is_jump(&b->items[k])) continue;
            KrCfgBlock *target = &g->blocks[b->items[k].label];
            if (target->warm || target->cold) continue;
            target->cold = true;
            g->work[count++] = b->items[k].label;
        }
    }
}

static void push_cold_blocks(KrCfg *g)
{
    if (g->blocks[0].next < 0) return;
    mark_cold(g);
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        int32_t next = g->blocks[b].next;
        if (!g->blocks[b].cold || next < 0 || !g->blocks[next].warm || !kr_cfg_falls_through(&g->blocks[b])) continue;
        int32_t jump = kr_cfg_new_block(g);
        if (jump < 0) return;
        kr_cfg_append(g, jump, KR_EMIT_JUMP_NO_INTERRUPT, 0, (KrSpan){0})->label = next;
        g->blocks[next].labelled = true;
        g->blocks[jump].cold = true;
        g->blocks[jump].predecessors = 1;
        g->blocks[jump].next = next;
        g->blocks[b].next = jump;
    }
    int32_t cold = -1, cold_end = -1, b = 0;
    while (g->blocks[b].next >= 0) {
        while (g->blocks[b].next >= 0 && !g->blocks[g->blocks[b].next].cold)
            b = g->blocks[b].next;
        int32_t start = g->blocks[b].next, end = start;
        if (start < 0) break;
        while (g->blocks[end].next >= 0 && g->blocks[g->blocks[end].next].cold)
            end = g->blocks[end].next;
        if (cold < 0)
            cold = start;
        else
            g->blocks[cold_end].next = start;
        cold_end = end;
        g->blocks[b].next = g->blocks[end].next;
        g->blocks[end].next = -1;
    }
    g->blocks[b].next = cold;
    if (cold >= 0) remove_nops_and_jumps(g);
}

// --- the whole ---------------------------------------------------------------------------

bool kr_cfg_optimize(KrCfg *g)
{
    // remove_unreachable counts predecessors, which inline_blocks keeps
    inline_blocks(g);
    remove_unreachable(g);
    resolve_lines(g);
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        kr_cfg_opt_load_const(g, &g->blocks[b]);
    for (int32_t b = 0; b >= 0 && !g->failed; b = g->blocks[b].next)
        kr_cfg_opt_block(g, b);
    remove_pairs(g);
    inline_blocks(g);
    remove_unreachable(g);
    remove_nops_and_jumps(g);
    if (kr_compile_is_function(g->unit)) kr_cfg_locals_check(g);
    kr_cfg_locals_fuse(g);
    push_cold_blocks(g);
    resolve_lines(g);
    return !g->failed;
}

static void deepen(KrCfg *g, int32_t *count, int32_t block, int32_t depth)
{
    KrCfgBlock *b = &g->blocks[block];
    if (depth > g->max_depth) g->max_depth = depth;
    if (b->depth >= 0) return;
    b->depth = depth;
    g->work[(*count)++] = block;
}

void kr_cfg_find_depths(KrCfg *g)
{
    int32_t count = 0;
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        g->blocks[b].depth = -1;
    KrHandlerInfo *handlers = g->unit->handlers.items;
    for (uint32_t k = 0; k < g->unit->handlers.count; k++)
        handlers[k].depth = -1;
    deepen(g, &count, 0, 0);
    while (count) {
        const KrCfgBlock *b = &g->blocks[g->work[--count]];
        int32_t depth = b->depth;
        for (uint32_t k = 0; k < b->count; k++) {
            const KrInstr *i = &b->items[k];
            if (i->op == KR_EMIT_SETUP) {
                KrHandlerInfo *h = &handlers[i->oparg];
                h->depth = depth - h->pops;
                deepen(g, &count, h->label, h->depth + 1 + h->lasti);
                continue;
            }
            int32_t after = depth;
            if (i->op == KR_EMIT_LOAD_CELL)
                after++;
            else if (i->op == KR_EMIT_STORE_MAYBE_NULL)
                after--;
            else if (!kr_cfg_is_unconditional(i))
                after += kr_opcode_stack_effect(i->op, i->oparg, false);
            if (after > g->max_depth) g->max_depth = after;
            if (i->label >= 0) deepen(g, &count, i->label, i->op == KR_OP_SEND ? depth : after);
            depth = after;
        }
        if (b->next >= 0 && kr_cfg_falls_through(b)) deepen(g, &count, b->next, depth);
    }
}

static int reversed(int op)
{
    switch (op) {
    case KR_OP_POP_JUMP_IF_TRUE: return KR_OP_POP_JUMP_IF_FALSE;
    case KR_OP_POP_JUMP_IF_FALSE: return KR_OP_POP_JUMP_IF_TRUE;
    case KR_OP_POP_JUMP_IF_NONE: return KR_OP_POP_JUMP_IF_NOT_NONE;
    case KR_OP_POP_JUMP_IF_NOT_NONE: return KR_OP_POP_JUMP_IF_NONE;
    default: return -1;
    }
}

void kr_cfg_normalize_jumps(KrCfg *g)
{
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next)
        g->blocks[b].visited = false;
    for (int32_t b = 0; b >= 0 && !g->failed; b = g->blocks[b].next) {
        g->blocks[b].visited = true;
        KrInstr *last = kr_cfg_last(&g->blocks[b]);
        int other = last ? reversed(last->op) : -1;
        if (other < 0) continue;
        KrSpan span = last->span;
        int32_t target = last->label;
        if (!g->blocks[target].visited) {
            kr_cfg_append(g, b, KR_OP_NOT_TAKEN, 0, span)->handler = last->handler;
            continue;
        }
        int32_t back = kr_cfg_new_block(g), handler = last->handler;
        if (back < 0) return;
        kr_cfg_append(g, back, KR_OP_NOT_TAKEN, 0, span)->handler = handler;
        KrInstr *jump = kr_cfg_append(g, back, KR_EMIT_JUMP, 0, span);
        jump->label = target;
        jump->handler = handler;
        last = kr_cfg_last(&g->blocks[b]);
        last->op = (uint16_t)other;
        last->label = g->blocks[b].next;
        g->blocks[back].depth = g->blocks[target].depth;
        g->blocks[back].cold = g->blocks[b].cold;
        g->blocks[back].visited = true;
        g->blocks[back].next = g->blocks[b].next;
        g->blocks[b].next = back;
    }
}
