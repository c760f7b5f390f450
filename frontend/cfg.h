// SPDX-License-Identifier: MIT
// The control flow graph between the compiler's list of instructions and the bytes of a code object.
//
// A unit's instructions are cut into blocks at labels and behind jumps. Labels of jumps and of handlers become
// numbers of blocks. The passes are those of CPython 3.14, in its order, so that lines, positions and `dis` of
// a program look as they do there.
#pragma once

#include "frontend/compile_unit.h"

typedef struct KrCfgBlock {
    KrInstr *items;
    uint32_t count, capacity; // capacity: how many fit where the items lie
    int32_t next;             // block behind, -1: the last
    int32_t predecessors;
    int32_t depth; // of the stack at its start, -1 not known
    bool labelled; // something jumps to it
    bool handler;  // of exceptions
    bool visited, warm, cold, queued;
    uint64_t unbound; // locals that may be unbound at its start (cfg_locals.c)
    uint32_t offset;  // in units (assemble.c)
} KrCfgBlock;

typedef struct KrCfg {
    KrCompiler *compiler;
    KrUnitState *unit;
    KrCfgBlock *blocks; // the first one is entered; they hang together by `next`
    int32_t count, capacity;
    int32_t *work; // stack of blocks: as many as there are blocks
    int32_t max_depth;
    bool failed; // no memory, or an exception is set: see compiler->failed
} KrCfg;

// cfg.c
bool kr_cfg_build(KrCfg *g, KrCompiler *c, KrUnitState *u);
void kr_cfg_fini(KrCfg *g);
bool kr_cfg_optimize(KrCfg *g); // everything up to the choice of loads
void kr_cfg_find_depths(KrCfg *g);
void kr_cfg_normalize_jumps(KrCfg *g);
int32_t kr_cfg_new_block(KrCfg *g);
KrInstr *kr_cfg_append(KrCfg *g, int32_t block, int op, uint32_t oparg, KrSpan span);
void kr_cfg_remove_nops(KrCfg *g);
int32_t kr_cfg_nonempty(const KrCfg *g, int32_t block); // it or the first behind that has instructions; or -1
// cfg_opt.c
void kr_cfg_opt_load_const(KrCfg *g, KrCfgBlock *block);
void kr_cfg_opt_block(KrCfg *g, int32_t block);
// cfg_locals.c
void kr_cfg_locals_check(KrCfg *g);  // loads of what may be unbound
void kr_cfg_locals_fuse(KrCfg *g);   // pairs of loads and stores
void kr_cfg_locals_borrow(KrCfg *g); // loads that need no reference

static inline KrInstr *kr_cfg_last(const KrCfgBlock *block)
{
    return block->count ? &block->items[block->count - 1] : NULL;
}
static inline bool kr_cfg_is_jump(const KrInstr *i)
{
    return i->label >= 0 && i->op != KR_EMIT_SETUP;
}
static inline bool kr_cfg_is_exit(const KrInstr *i)
{
    return i->op == KR_OP_RETURN_VALUE || i->op == KR_OP_RERAISE || i->op == KR_OP_RAISE_VARARGS;
}
static inline bool kr_cfg_is_unconditional(const KrInstr *i)
{
    return i->op == KR_EMIT_JUMP || i->op == KR_EMIT_JUMP_NO_INTERRUPT;
}
static inline bool kr_cfg_falls_through(const KrCfgBlock *block)
{
    const KrInstr *last = kr_cfg_last(block);
    return !last || !(kr_cfg_is_exit(last) || kr_cfg_is_unconditional(last));
}
// Becomes an instruction that does nothing, where it stands.
static inline void kr_cfg_clear(KrInstr *i)
{
    i->op = KR_OP_NOP;
    i->oparg = 0;
    i->label = -1;
}
