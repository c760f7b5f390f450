// SPDX-License-Identifier: MIT
// Loads and stores of locals: which loads must check, which pairs are one instruction, which loads may borrow.
//
// A load borrows (takes no reference) when the value is used up inside its block while the local keeps it:
// nothing is stored to the local meanwhile, and the value itself is not stored or left on the stack.
// Nor is anything borrowed while a generator rests. Called by cfg.c and assemble.c. Tests: tests/lang/core/, CPython's test_peepholer.
#include "frontend/cfg.h"

enum { EXACT = 64 }; // locals whose state is followed from block to block

// --- checks ------------------------------------------------------------------------------

static void spread(KrCfg *g, int32_t *count, int32_t block, uint64_t unbound)
{
    KrCfgBlock *b = &g->blocks[block];
    uint64_t all = b->unbound | unbound;
    if (b->visited && all == b->unbound) return;
    b->unbound = all;
    b->visited = true;
    if (b->queued) return;
    b->queued = true;
    g->work[(*count)++] = block;
}

static void check_block(KrCfg *g, int32_t *count, int32_t index)
{
    KrCfgBlock *b = &g->blocks[index];
    uint64_t unbound = b->unbound;
    const KrHandlerInfo *handlers = g->unit->handlers.items;
    for (uint32_t k = 0; k < b->count; k++) {
        KrInstr *i = &b->items[k];
        if (i->handler >= 0 && i->op != KR_EMIT_SETUP) spread(g, count, handlers[i->handler].label, unbound);
        if (i->oparg >= EXACT) continue;
        uint64_t bit = UINT64_C(1) << i->oparg;
        switch (i->op) {
        case KR_OP_DELETE_FAST:
        case KR_OP_LOAD_FAST_AND_CLEAR:
        case KR_EMIT_STORE_MAYBE_NULL: unbound |= bit; break;
        case KR_OP_STORE_FAST:
        case KR_OP_LOAD_FAST_CHECK: unbound &= ~bit; break;
        case KR_OP_LOAD_FAST:
            if (unbound & bit) i->op = KR_OP_LOAD_FAST_CHECK;
            unbound &= ~bit;
            break;
        default: break;
        }
    }
    if (b->next >= 0 && kr_cfg_falls_through(b)) spread(g, count, b->next, unbound);
    const KrInstr *last = kr_cfg_last(b);
    if (last && kr_cfg_is_jump(last)) spread(g, count, last->label, unbound);
}

// Locals beyond the first 64: only what is stored or checked in the same block is known.
static void check_many(KrCfg *g, uint32_t locals)
{
    uint32_t *known = kr_arena_zalloc(g->compiler->arena, locals * sizeof *known), number = 0;
    if (!known) {
        g->failed = true;
        return;
    }
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        KrCfgBlock *b = &g->blocks[index];
        number++;
        for (uint32_t k = 0; k < b->count; k++) {
            KrInstr *i = &b->items[k];
            if (i->oparg < EXACT || i->oparg >= locals) continue;
            if (i->op == KR_OP_DELETE_FAST || i->op == KR_OP_LOAD_FAST_AND_CLEAR || i->op == KR_EMIT_STORE_MAYBE_NULL) {
                known[i->oparg] = number - 1;
            } else if (i->op == KR_OP_STORE_FAST) {
                known[i->oparg] = number;
            } else if (i->op == KR_OP_LOAD_FAST) {
                if (known[i->oparg] != number) i->op = KR_OP_LOAD_FAST_CHECK;
                known[i->oparg] = number;
            }
        }
    }
}

void kr_cfg_locals_check(KrCfg *g)
{
    const KrUnitState *u = g->unit;
    uint32_t locals = u->locals.count;
    uint32_t args = (uint32_t)(u->arg_count + u->kwonly_count) + ((u->flags & KR_CODE_VARARGS) != 0) +
                    ((u->flags & KR_CODE_VARKEYWORDS) != 0);
    if (!locals) return;
    if (locals > EXACT) check_many(g, locals);
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        g->blocks[b].visited = g->blocks[b].queued = false;
        g->blocks[b].unbound = 0;
    }
    uint64_t unbound = 0;
    for (uint32_t k = args; k < locals && k < EXACT; k++)
        unbound |= UINT64_C(1) << k;
    int32_t count = 0;
    spread(g, &count, 0, unbound);
    while (count) {
        int32_t b = g->work[--count];
        g->blocks[b].queued = false;
        check_block(g, &count, b);
    }
}

// --- pairs -------------------------------------------------------------------------------

void kr_cfg_locals_fuse(KrCfg *g)
{
    for (int32_t index = 0; index >= 0; index = g->blocks[index].next) {
        KrCfgBlock *b = &g->blocks[index];
        for (uint32_t k = 0; k + 1 < b->count; k++) {
            KrInstr *x = &b->items[k], *y = x + 1;
            int fused = 0;
            if (x->op == KR_OP_LOAD_FAST && y->op == KR_OP_LOAD_FAST)
                fused = KR_OP_LOAD_FAST_LOAD_FAST;
            else if (x->op == KR_OP_STORE_FAST && y->op == KR_OP_STORE_FAST)
                fused = KR_OP_STORE_FAST_STORE_FAST;
            else if (x->op == KR_OP_STORE_FAST && y->op == KR_OP_LOAD_FAST)
                fused = KR_OP_STORE_FAST_LOAD_FAST;
            if (!fused || x->oparg > 15 || y->oparg > 15) continue;
            if (x->span.line > 0 && y->span.line > 0 && x->span.line != y->span.line) continue;
            x->op = (uint16_t)fused;
            x->oparg = x->oparg << 4 | y->oparg;
            kr_cfg_clear(y);
        }
    }
    kr_cfg_remove_nops(g);
}

// --- borrowing ---------------------------------------------------------------------------

typedef struct Entry {
    int32_t instr, local; // that pushed it; -1: from before the block, no local
} Entry;

typedef struct Stack {
    KrCfg *g;
    KrCfgBlock *block;
    Entry *items;
    uint8_t *held; // by instruction: its value must be its own
    int32_t count, work_count;
} Stack;

static void push(Stack *s, int32_t instr, int32_t local)
{
    s->items[s->count++] = (Entry){instr, local};
}
static Entry pop(Stack *s)
{
    return s->count ? s->items[--s->count] : (Entry){-1, -1};
}
static void hold(Stack *s, Entry e)
{
    if (e.instr >= 0) s->held[e.instr] = 1;
}
static void kill(Stack *s, uint32_t local)
{
    for (int32_t k = 0; k < s->count; k++)
        if (s->items[k].local == (int32_t)local) hold(s, s->items[k]);
}
static void store(Stack *s, uint32_t local)
{
    Entry e = pop(s);
    kill(s, local);
    hold(s, e);
}
static void visit(Stack *s, int32_t block)
{
    KrCfgBlock *b = &s->g->blocks[block];
    if (b->visited) return;
    b->visited = true;
    s->g->work[s->work_count++] = block;
}

// Cells and free variables of the frame are loaded by the same instruction, but are no values of locals.
static int32_t local_of(const Stack *s, uint32_t local)
{
    return (int32_t)local < (int32_t)s->g->unit->locals.count ? (int32_t)local : -1;
}

static void step(Stack *s, int32_t at)
{
    const KrInstr *i = &s->block->items[at];
    uint32_t arg = i->oparg;
    Entry e;
    switch (i->op) {
    case KR_EMIT_SETUP: return;
    case KR_OP_DELETE_FAST: kill(s, arg); return;
    case KR_OP_LOAD_FAST: push(s, at, local_of(s, arg)); return;
    case KR_OP_LOAD_FAST_AND_CLEAR:
        kill(s, arg);
        push(s, at, local_of(s, arg));
        return;
    case KR_OP_LOAD_FAST_LOAD_FAST:
        push(s, at, (int32_t)(arg >> 4));
        push(s, at, (int32_t)(arg & 15));
        return;
    case KR_EMIT_STORE_MAYBE_NULL:
    case KR_OP_STORE_FAST: store(s, arg); return;
    case KR_OP_STORE_FAST_LOAD_FAST:
        store(s, arg >> 4);
        push(s, at, (int32_t)(arg & 15));
        return;
    case KR_OP_STORE_FAST_STORE_FAST:
        store(s, arg >> 4);
        store(s, arg & 15);
        return;
    case KR_OP_COPY:
        e = (int32_t)arg <= s->count ? s->items[s->count - (int32_t)arg] : (Entry){-1, -1};
        push(s, e.instr, e.local);
        return;
    case KR_OP_SWAP:
        if ((int32_t)arg > s->count || arg < 2) return;
        e = s->items[s->count - 1];
        s->items[s->count - 1] = s->items[s->count - (int32_t)arg];
        s->items[s->count - (int32_t)arg] = e;
        return;
    case KR_OP_GET_ANEXT:
    case KR_OP_GET_LEN:
    case KR_OP_GET_YIELD_FROM_ITER:
    case KR_OP_IMPORT_FROM:
    case KR_OP_MATCH_KEYS:
    case KR_OP_MATCH_MAPPING:
    case KR_OP_MATCH_SEQUENCE:
    case KR_OP_WITH_EXCEPT_START: // take nothing
        for (int k = kr_opcode_stack_effect(i->op, arg, false); k > 0; k--)
            push(s, at, -1);
        return;
    case KR_OP_DICT_MERGE:
    case KR_OP_DICT_UPDATE:
    case KR_OP_LIST_APPEND:
    case KR_OP_LIST_EXTEND:
    case KR_OP_MAP_ADD:
    case KR_OP_RERAISE:
    case KR_OP_SET_ADD:
    case KR_OP_SET_UPDATE: // put nothing in place of what they take
        for (int k = kr_opcode_stack_effect(i->op, arg, false); k < 0; k++)
            (void)pop(s);
        return;
    case KR_OP_END_SEND:
    case KR_OP_SET_FUNCTION_ATTRIBUTE:
        e = pop(s);
        (void)pop(s);
        push(s, e.instr, e.local);
        return;
    case KR_OP_CHECK_EXC_MATCH:
        (void)pop(s);
        push(s, at, -1);
        return;
    case KR_OP_FOR_ITER:
        visit(s, i->label);
        push(s, at, -1);
        return;
    case KR_OP_LOAD_ATTR:
    case KR_OP_LOAD_SUPER_ATTR:
        e = pop(s);
        if (i->op == KR_OP_LOAD_SUPER_ATTR) {
            (void)pop(s);
            (void)pop(s);
        }
        push(s, at, -1);
        if (arg & 1) push(s, e.instr, e.local);
        return;
    case KR_OP_LOAD_SPECIAL:
    case KR_OP_PUSH_EXC_INFO:
        e = pop(s);
        push(s, at, -1);
        push(s, e.instr, e.local);
        return;
    case KR_OP_SEND:
        visit(s, i->label);
        (void)pop(s);
        push(s, at, -1);
        return;
    case KR_OP_YIELD_VALUE: // others may see the frame, and change it
        for (int32_t k = 0; k + 1 < s->count; k++)
            hold(s, s->items[k]);
        break;
    default: break;
    }
    if (i->label >= 0) visit(s, i->label);
    if (kr_cfg_is_unconditional(i)) return;
    int inputs = kr_opcode_inputs(i->op, arg), outputs = inputs + kr_opcode_stack_effect(i->op, arg, false);
    for (int k = 0; k < inputs; k++)
        (void)pop(s);
    for (int k = 0; k < outputs; k++)
        push(s, at, -1);
}

static void borrow_in(Stack *s)
{
    KrCfgBlock *b = s->block;
    memset(s->held, 0, b->count);
    s->count = 0;
    for (int32_t k = 0; k < b->depth; k++)
        push(s, -1, -1);
    for (uint32_t k = 0; k < b->count; k++)
        step(s, (int32_t)k);
    if (b->count && b->next >= 0 && kr_cfg_falls_through(b)) visit(s, b->next);
    for (int32_t k = 0; k < s->count; k++)
        hold(s, s->items[k]);
    for (uint32_t k = 0; k < b->count; k++) {
        if (s->held[k]) continue;
        if (b->items[k].op == KR_OP_LOAD_FAST)
            b->items[k].op = KR_OP_LOAD_FAST_BORROW;
        else if (b->items[k].op == KR_OP_LOAD_FAST_LOAD_FAST)
            b->items[k].op = KR_OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW;
    }
}

void kr_cfg_locals_borrow(KrCfg *g)
{
    uint32_t most = 0;
    for (int32_t b = 0; b >= 0; b = g->blocks[b].next) {
        g->blocks[b].visited = false;
        if (g->blocks[b].count > most) most = g->blocks[b].count;
    }
    KrArena *arena = g->compiler->arena;
    Stack s = {.g = g,
               .items = kr_arena_alloc(arena, ((uint32_t)g->max_depth + 16) * sizeof(Entry)),
               .held = kr_arena_alloc(arena, most + 1)};
    if (!s.items || !s.held) {
        g->failed = true;
        return;
    }
    visit(&s, 0);
    while (s.work_count) {
        s.block = &g->blocks[g->work[--s.work_count]];
        borrow_in(&s);
    }
}
