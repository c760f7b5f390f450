// SPDX-License-Identifier: MIT
// What the parts of the register allocator share: regalloc.c (instructions and exits), regalloc_uses.c (who needs a value, and when),
// regalloc_registers.c (registers, spill slots, parallel moves), regalloc_loop.c (the loop's head and back edge).
// Invariant: where[v].reg == r  <=>  held[r] == v, for both banks. Tests: see regalloc.h.
#pragma once

#include "stencils/abi.h"
#include "tier2/opt.h"
#include "tier2/regalloc.h"

enum { KR_NEVER = INT32_MAX, KR_NO_SLOT = 0xFFFF, KR_NO_EXIT = 0xFFFF };

typedef struct KrWhere {
    uint8_t reg;      // KR_NO_REGISTER: in none
    uint16_t spill;   // KR_NO_SLOT: in none
    uint32_t use;     // index into uses: the next one
    uint32_t use_end; // behind its last
    bool waits;       // the loop's body needs it only where it is left
} KrWhere;

typedef struct KrUse {
    int32_t at;   // position (instruction index; the back edge is the end)
    bool in_register; // false: snapshot
} KrUse;

typedef struct KrBank {
    KrTraceRef held[KR_TRACE_REGISTERS]; // value in each register, 0 = free
    uint32_t count;
} KrBank;

typedef struct KrAllocator {
    const KrJit *jit;
    const KrTraceIR *ir;
    const KrPlace *inherited, *inherited_known;
    KrAllocation *out;
    KrWhere *where;
    KrUse *uses;
    KrBank banks[2]; // V, D
    bool spill_used[KR_SPILL_SLOTS];
    uint16_t *exit_of_snapshot; // exits are shared by instructions with equal state
    uint32_t exit_epoch;        // grows when places may have changed
    uint32_t *exit_epochs;
    KrBank head[2];             // registers at the loop head
    uint16_t *head_spill;       // spill slot each value had there
    bool *early;                // values from before the loop that its body spills: better stored once, before it
    bool again;                 // one has been found
    uint32_t pinned[2];         // registers of the current instruction: not to be evicted
    bool in_memory;             // exits take values from there if they can
    int32_t now;
    uint32_t end;               // instructions
    uint32_t start_label;       // of a trace that goes on in itself
    uint32_t loop_label;
} KrAllocator;

typedef struct KrMove {
    KrTraceRef ref;  // value to have in `to`; 0 = done
    uint8_t to;
    uint8_t bank;
} KrMove;

KR_INLINE void kr_regalloc_failed(KrAllocator *a, const char *reason)
{
    if (!a->out->failed)
        a->out->failed = reason;
}

KR_INLINE int kr_regalloc_bank(const KrAllocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].rep == KR_REP_FLOAT;
}

KR_INLINE bool kr_regalloc_is_const(const KrAllocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].op == KR_IR_CONST;
}

KR_INLINE bool kr_regalloc_kept(const KrAllocator *a, KrTraceRef ref)
{
    return a->ir->ins[ref].flags & KR_INS_KEEP;
}

KR_INLINE bool kr_regalloc_may_leave(const KrIns *ins)
{
    return ins->snapshot && !(ins->flags & KR_INS_FITS) &&
           (ins->op >= KR_UOP_COUNT || kr_uop_table[ins->op].kind == KR_UOP_CALL ||
            kr_uop_table[ins->op].flags & KR_UOPFLAG_MAY_EXIT);
}

// The truth value that a guard looks at: where the guard leaves, it is known.
KR_INLINE KrTraceRef kr_regalloc_guarded_truth(const KrIns *ins)
{
    return ins->op == KR_UOP_GUARD_TRUE || ins->op == KR_UOP_GUARD_FALSE ? ins->in[0] : 0;
}

KR_INLINE bool kr_regalloc_is_sunk(const KrTraceIR *ir, KrTraceRef ref)
{
    return ir->ins[ref].flags & KR_INS_SUNK;
}

KR_INLINE bool kr_regalloc_is_phi_head(const KrAllocator *a, KrTraceRef ref)
{
    for (uint32_t i = 0; i < a->ir->phi_count; i++)
        if (a->ir->phis[i].head == ref)
            return true;
    return false;
}

// --- regalloc.c
KrMop *kr_regalloc_add(KrAllocator *a, uint16_t op);

// --- regalloc_uses.c
bool kr_regalloc_build_uses(KrAllocator *a);
int32_t kr_regalloc_next_use(const KrAllocator *a, KrTraceRef ref, bool *alive);
bool kr_regalloc_lives_on(const KrAllocator *a, KrTraceRef ref);

// --- regalloc_registers.c
void kr_regalloc_set_register(KrAllocator *a, int bank, uint8_t reg, KrTraceRef ref);
void kr_regalloc_release(KrAllocator *a, KrTraceRef ref);
uint16_t kr_regalloc_take_slot(KrAllocator *a);
uint16_t kr_regalloc_slot_for(KrAllocator *a, KrTraceRef ref);
void kr_regalloc_spill(KrAllocator *a, KrTraceRef ref);
uint8_t kr_regalloc_take_register(KrAllocator *a, int bank, uint32_t avoid);
void kr_regalloc_load(KrAllocator *a, KrTraceRef ref, uint8_t reg);
uint8_t kr_regalloc_register_of(KrAllocator *a, KrTraceRef ref);
void kr_regalloc_free_dead(KrAllocator *a, const KrIns *ins);
void kr_regalloc_move_all(KrAllocator *a, KrMove *moves, uint32_t count, uint32_t survivors);

// --- regalloc_loop.c
void kr_regalloc_settle_phis(KrAllocator *a);
void kr_regalloc_loop_head(KrAllocator *a);
void kr_regalloc_loop_end(KrAllocator *a);
void kr_regalloc_copy_spill(KrAllocator *a, uint16_t from, uint16_t to);

// --- regalloc_link.c
void kr_regalloc_hand_over(KrAllocator *a, uint32_t link);
void kr_regalloc_take_given(KrAllocator *a, const KrGiven *given);
