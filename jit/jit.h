// SPDX-License-Identifier: MIT
// Machine micro-ops in, executable code out: chooses stencils, lays them end to end, patches.
//
// Hot code: one stencil a micro-op, falling through. Cold code: one stub an exit, one a DROP or COLD_CALL.
// Nothing here knows Python or SSA. Called by tier2/trace.c. Tests: tests/stencils/run.py, tests/unit/code_memory_test.c.
#pragma once

#include "jit/code_memory.h"
#include "jit/machine.h"
#include "stencils/stencil.h"

typedef struct KrJit {
    KrCodeMemory memory;
    uint16_t *first; // per op: first row of the stencil table, made once at start
    uint64_t traces, bytes; // compiled so far
} KrJit;

bool kr_jit_init(KrJit *jit); // false: no memory
void kr_jit_fini(KrJit *jit);

// False: `*reason` says why (static text); nothing was allocated. Fills span, the exits' stubs and
// *entry (execute address). The exits must stay where they are while the span lives.
bool kr_jit_compile(KrJit *jit, const KrMachineTrace *trace, KrCodeSpan *span,
                    const void **entry, const char **reason);

// The stencil that stands for the micro-op; null: none, or it needs none (labels, exits).
const KrStencil *kr_jit_stencil(const KrJit *jit, const KrMop *mop);

// Is there a stencil of this form that takes `imm` (checked for FORM_IMM_B) ?
bool kr_jit_has_form(const KrJit *jit, uint16_t op, uint8_t form, uint64_t imm);

// Bytes of cold code that the micro-op has beside exit stubs; its pieces lie behind these, in order.
uint32_t kr_jit_cold_size(const KrMop *mop);

// kr_jit_link_exit makes the exit's stub jump to `target`; unlink restores the stub.
void kr_jit_link_exit(KrJit *jit, KrTraceExit *exit, const void *target);
void kr_jit_unlink_exit(KrJit *jit, KrTraceExit *exit);
