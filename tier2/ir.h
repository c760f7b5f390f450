// SPDX-License-Identifier: MIT
// The trace IR: SSA micro-ops in one array, and the snapshots that say what each exit restores.
//
// A KrTraceRef is an index into KrTraceIR.ins; 0 is "none". Constants are instructions too
// (KR_IR_CONST), shared. The evaluation stack and the locals of the root frame and of every
// inlined frame are virtual: they exist as refs while recording and in snapshots, never as
// stores on the hot path.
//
//   ins[1..n)   pre-roll (one iteration), then KR_IR_LOOP, then the peeled body
//               (KR_IR_PHI pairs at its head carry values around), then the back edge
//
// Representations (KrRep, generated in gen/uops.h): box, int (int64), float (double), bool, obj.
// Invariant: an input's rep is what the micro-op asks for; the optimizer inserts box/unbox.
// Invariant: an instruction that may leave names a snapshot taken at the start of its bytecode
// instruction (guards and raising calls share it: what a raising call has not consumed is on
// the restored stack and the unwinder closes it).
// Checked by kr_verify_trace (verify.c). Text form: uop_text.c. Tests: tests/uops/.
#pragma once

#include "runtime/frame_layout.h"

#include "gen/uops.h"

typedef uint16_t KrTraceRef;

enum { // ids of IR instructions that are not micro-ops of the DSL, above all KR_UOP_*
    KR_IR_CONST = 0x400, // imm: the word (box/obj), int64 or double bits, by rep
    KR_IR_LOCAL,         // imm: slot of the root frame's localsplus or stack, at trace entry
    KR_IR_INHERIT,       // side trace: imm = index of the value in the parent exit's snapshot
    KR_IR_LOOP,          // head of the peeled body
    KR_IR_PHI,           // in[0]: value from the pre-roll, in[1]: value at the back edge
    KR_IR_JUMP,          // end: to KR_IR_LOOP, or (imm = KrTrace *) into another trace
    KR_IR_EXIT,          // end: leave always, through the snapshot
    KR_IR_DUP,           // take a reference to a boxed pointer
    KR_IR_DROP,          // give one back; may run a finalizer
};

typedef struct KrIns {
    uint16_t op;         // KR_UOP_* or KR_IR_*
    uint8_t rep;         // KrRep of the result
    uint8_t flags;       // KR_INS_*
    KrTraceRef in[5];    // inputs
    uint16_t snapshot;   // index into snapshots, 0 = cannot leave
    uint64_t imm, imm2;  // immediates in the order of the micro-op's imm parameters
} KrIns;

enum {
    KR_INS_USED = 1 << 0,      // by a later instruction or a snapshot
    KR_INS_INVARIANT = 1 << 1, // computed in the pre-roll, valid in the body
    KR_INS_OWNED = 1 << 2,     // the result is a new reference (call -> own)
};

typedef enum KrSlotOwner { // what restoring a slot does with the reference
    KR_SLOT_TRACE_OWNED,   // the trace owns it: the slot takes it over
    KR_SLOT_NEEDS_DUP,     // borrowed from something that stays alive: take a reference
    KR_SLOT_PLAIN,         // not counted: an immediate, an immortal, or a stack entry that
                           // may stay borrowed (KR_SLOT_BORROWED is set on pointers)
    KR_SLOT_UNCHANGED,     // the frame's memory already holds it
} KrSlotOwner;

typedef struct KrSnapshotEntry {
    uint16_t slot;    // index into KrFrame.slots of the frame
    uint8_t frame;    // 0 = root, 1.. = inlined frames, outermost first
    uint8_t owner;    // KrSlotOwner
    KrTraceRef ref;   // 0 = the slot is null
} KrSnapshotEntry;

typedef struct KrSnapshotFrame {
    const KrUnit *ip;       // resume here (root and inlined: the call being made, but for the innermost)
    uint16_t stack_depth;   // entries on its evaluation stack
    uint16_t return_offset; // of this frame for its callee
    KrTraceRef function;    // inlined frames: the function object (owned by the frame when rebuilt)
    uint8_t return_kind;    // KrReturnKind
} KrSnapshotFrame;

typedef struct KrSnapshot {
    uint32_t entry, entry_count; // range in snapshot_entries
    uint32_t frame;              // first of its frames in snapshot_frames
    uint16_t frame_count;        // 1 = root only
    uint16_t sunk;               // first sunk object, reserved
} KrSnapshot;
