// SPDX-License-Identifier: MIT
// What the register allocator hands to the code generator: a linear list of machine micro-ops
// with registers, immediates and exits. No SSA is left.
//
// Registers are numbered 0..KR_V_COUNT-1 (general, V) and 0..KR_D_COUNT-1 (double, D); counts,
// survivors of calls and the fixed operands of calls come from stencils/abi.h, per target.
// Text form: jit/listing.c (KRAIT_DUMP=regs). Tests: tests/jit/.
#pragma once

#include "runtime/frame_layout.h"

enum { KR_NO_REGISTER = 0xFF };

enum { // machine micro-ops that are not KR_UOP_* of the DSL
    KR_MOP_MOVE = 0x600,   // V out <- V in[0]
    KR_MOP_MOVE_DOUBLE,    // D out <- D in[0]
    KR_MOP_SPILL,          // spill[imm] <- V in[0]
    KR_MOP_SPILL_DOUBLE,   // spill[imm] <- D in[0]
    KR_MOP_RELOAD,         // V out <- spill[imm]
    KR_MOP_RELOAD_DOUBLE,  // D out <- spill[imm]
    KR_MOP_CONST,          // V out <- imm (any 64-bit word)
    KR_MOP_CONST_DOUBLE,   // D out <- the double with bits imm
    KR_MOP_LOAD_LOCAL,     // V out <- slots[imm] of the root frame (A->frame)
    KR_MOP_LABEL,          // imm: label number (loop head)
    KR_MOP_JUMP,           // imm: label number
    KR_MOP_ENTER_TRACE,    // imm: KrTrace * to go on in (its entry that takes state from the frame)
    KR_MOP_EXIT,           // leave always through `exit`
    KR_MOP_CALL,           // imm: address, by signature class; imm2: first immediate argument
    KR_MOP_DUP,            // V in[0]: box; takes a reference if it is a counted pointer
    KR_MOP_DROP,           // V in[0]: fast part; zero goes to the cold part, which may call
    KR_MOP_COUNT_LIMIT,    // poll thread->pending and leave through `exit` if anything is set
};

// Which form of a leaf micro-op's stencil: some inputs as immediates, a compare fused with a guard.
enum {
    KR_FORM_PLAIN = 0,
    KR_FORM_IMM_B = 1, // the second input is the sign-extended 32-bit constant imm
    KR_FORM_GUARD_TRUE = 2,  // comparison: leave through `exit` unless it holds
    KR_FORM_GUARD_FALSE = 4, // comparison: leave through `exit` if it holds
};

typedef struct KrMop {
    uint16_t op;        // KR_UOP_* or KR_MOP_*
    uint8_t form;       // KR_FORM_* bits
    uint8_t out;        // register of the result, or KR_NO_REGISTER
    uint8_t in[5];      // registers of the inputs, in order
    uint16_t exit;      // index into exits, 0xFFFF = cannot leave
    uint16_t ref;       // SSA ref it came from (for listings), 0 = none
    uint64_t imm, imm2; // immediates
} KrMop;

// Where a value of a snapshot lives when an exit is taken.
typedef enum KrPlaceKind {
    KR_PLACE_V, KR_PLACE_D, KR_PLACE_SPILL, KR_PLACE_SPILL_DOUBLE, KR_PLACE_CONST,
} KrPlaceKind;
