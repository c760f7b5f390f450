// SPDX-License-Identifier: MIT
// What the register allocator hands to the code generator: a linear list of machine micro-ops
// with registers, immediates and exits. No SSA is left.
//
// Registers are numbered 0..KR_V_COUNT-1 (general, V) and 0..KR_D_COUNT-1 (double, D); counts,
// survivors of calls and the fixed operands of calls come from stencils/abi.h, per target.
// Text form: jit/listing.c (KRAIT_DUMP=regs). Tests: tests/stencils/run.py.
#pragma once

#include "runtime/frame_layout.h"

enum { KR_NO_REGISTER = 0xFF };

enum { // machine micro-ops: stencils/machine.ops, then those without a stencil of one kind
    KR_MOP_MOVE = 0x600, // V out <- V in[0]
    KR_MOP_MOVE_DOUBLE,
    KR_MOP_SPILL,        // imm: byte offset in the activation (KR_SPILL_OFFSET(slot))
    KR_MOP_SPILL_DOUBLE,
    KR_MOP_RELOAD,
    KR_MOP_RELOAD_DOUBLE,
    KR_MOP_COPY_SPILL,   // byte offset imm -> byte offset imm2 of the activation
    KR_MOP_CONST,        // V out <- imm, any 64-bit word
    KR_MOP_CONST_SMALL,  // V out <- imm in 0 .. 2^31-1 (the code generator picks it for CONST)
    KR_MOP_CONST_DOUBLE, // D out <- the double with bits imm
    KR_MOP_LOAD_LOCAL,   // V out <- byte offset imm in the root frame; an owned slot
    KR_MOP_LOAD_STACK,   // the same for an evaluation stack entry: one that is borrowed becomes owned
    KR_MOP_LOAD_FIELD,   // V out <- byte offset imm in object V in[0]
    KR_MOP_STORE_FIELD,  // V in[1] to it
    KR_MOP_BOX_FITS,     // BOX_INT without the test
    KR_MOP_INDEX_CHECK_SPILLED, // INDEX_CHECK of V in[0] with the length at byte offset imm of the activation
    KR_MOP_STORE_LOCAL,
    KR_MOP_STORE_ACTIVATION, // word imm2 to byte offset imm of the activation
    KR_MOP_DUP,          // takes a reference if V in[0] is a counted pointer
    KR_MOP_DUP_OBJECT,   // the same, known to be a pointer
    KR_MOP_DROP,         // gives one back; the last one calls kr_object_dealloc, all registers kept
    KR_MOP_DROP_OBJECT,
    KR_MOP_COUNT_LIMIT,  // leaves through `exit` if thread->pending is set
    KR_MOP_STALE,        // leaves if activation->stale
    KR_MOP_STACK_ROOM,   // leaves through `exit` unless imm bytes of frames, imm2 in number, can be pushed
    KR_MOP_GUARD_CALLER, // leaves unless the frame was called from imm and returns by KrReturnKind imm2
    KR_MOP_NOTE_CALL,    // the frame's ip: imm, return_offset: imm2
    KR_MOP_NOTE_STACK,   // its sp: imm bytes behind its start
    KR_MOP_PUSH_FRAME,   // of function V in[0] with frames of imm bytes, by KrReturnKind imm2
    KR_MOP_LEAVE_FRAME,  // thread->frame is the caller
    KR_MOP_POP_FRAME,
    KR_MOP_STORM,        // leaves through `exit` if thread->storm_left counts down to 0
    KR_MOP_JUMP,         // imm: label number
    KR_MOP_COUNT,        // adds 1 to the 64-bit word at imm
    KR_MOP_COUNT_WORK,   // adds imm to activation->work
    KR_MOP_WITH_STENCIL, // the ops above have stencils by these names
    KR_MOP_LABEL = KR_MOP_WITH_STENCIL, // imm: label number
    KR_MOP_ENTER_TRACE,  // imm: KrTrace * to go on in, through its entry that loads from the frame
    KR_MOP_EXIT,         // leave always through `exit`
    KR_MOP_CALL,         // imm: address; imm2: KR_CALL_CLASS(...); operands in KR_CALL_WORDS, D0..
    KR_MOP_LIMIT,
};

// Signature class of a call: which arguments and what the result is. Fixed registers.
enum {
    KR_CALL_NOTHING = 0, // no result
    KR_CALL_WORD = 1,    // in KR_CALL_RESULT
    KR_CALL_CHECKED = 2, // the same; 0 leaves through `exit`
    KR_CALL_DOUBLE = 3,  // in D0
    KR_CALL_BOOL = 4,    // low 8 bits count: 0 or 1 in KR_CALL_RESULT
    KR_CALL_OK = 5,      // low 8 bits 0: leaves through `exit`; no result
    KR_CALL_FOUND = 6,   // low 32 bits negative: leaves; else 0 or 1
};
#define KR_CALL_CLASS(thread, words, doubles, result)                                  \
    ((unsigned)(thread) | (unsigned)(words) << 1 | (unsigned)(doubles) << 4 |          \
     (unsigned)(result) << 6)

#define KR_SPILL_OFFSET(slot) (offsetof(KrActivation, spill) + 8 * (size_t)(slot))

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
    uint8_t in[5];      // registers of the inputs, in order (KR_NO_REGISTER: absent or immediate)
    uint8_t doubles;    // bit i: operand i (inputs that are registers, then the result) is a D
    uint16_t exit;      // index into exits, 0xFFFF = cannot leave
    uint16_t ref;       // SSA ref it came from (for listings), 0 = none
    uint64_t imm, imm2; // immediates
} KrMop;

// Where a value of a snapshot lives when an exit is taken.
typedef enum KrPlaceKind {
    KR_PLACE_V, KR_PLACE_D, KR_PLACE_SPILL, KR_PLACE_SPILL_DOUBLE, KR_PLACE_CONST,
    KR_PLACE_OBJECT, // one that the exit makes
} KrPlaceKind;

typedef struct KrPlace { // one value of an exit
    uint8_t kind;     // KrPlaceKind
    uint8_t rep;      // KrRep of what lies there
    uint16_t index;   // register, spill slot or number of the object; constants: unused
    uint64_t word;    // KR_PLACE_CONST
} KrPlace;

struct KrTrace;

// One way out of a trace. `stub` is the cold code that loads the exit's address and jumps to the
// common exit glue; linking a side trace overwrites it with a jump.
typedef struct KrTraceExit {
    struct KrTrace *trace;  // that it leaves
    struct KrTrace *side;   // linked side trace, or null
    void *stub;             // executable address, null while not compiled
    uint32_t packed;        // what it restores: offset into the trace's packed exits (tier2/exit_pack.h)
    uint32_t snapshot;      // while the trace is made: index into its snapshots
    uint32_t first_place;   // likewise, into its places: one per entry of the snapshot, same order
    uint32_t counter;       // counts down to recording a side trace
    uint32_t taken;         // for listings
    uint16_t done;          // KrSnapshot.done; 0xFFFF: not known
    uint8_t failures;       // recordings from here that failed
    uint8_t raised;         // a call raised: the exception is set, unwind at once
} KrTraceExit;

typedef struct KrMachineTrace { // what tier2/regalloc.c makes
    KrMop *ops;
    uint32_t count;
    KrTraceExit *exits;
    uint32_t exit_count;
    uint32_t label_count;
} KrMachineTrace;
