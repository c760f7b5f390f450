// SPDX-License-Identifier: MIT
// The trace IR: SSA micro-ops in one array, facts about them, and the snapshots that say what
// each exit restores.
//
// A KrTraceRef is an index into KrTraceIR.ins; 0 is "none". Constants are instructions too
// (KR_IR_CONST), shared. The evaluation stack and the locals of the root frame and of every
// inlined frame are virtual: they exist as refs while recording and in snapshots, never as
// stores on the hot path.
//
//   ins[1 .. loop)   pre-roll: the recorded iteration
//   ins[loop]        KR_IR_LOOP, then the peeled body, emitted by the same pass with the
//                    loop's start values replaced by the pre-roll's end values
//   phis             pairs (r, s): r is the value at the head of the body, s its next value
//   last             KR_IR_JUMP back to the loop, KR_IR_LINK to another trace, KR_IR_LEAVE to C, or KR_IR_EXIT
//
// Boxes are virtual: BOX_INT(x) whose only users are UNBOX_INT and snapshots is never computed;
// an exit boxes x from its representation. That is also why a trace may carry 64-bit ints where
// the interpreter would have a heap int.
//
// Invariant: an input's rep is what the micro-op asks for.
// Invariant: inputs of ins[i] are below i (the second half of a phi excepted).
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
    KR_IR_LOCAL,         // imm: slot of the root frame (locals, then stack) at trace entry
    KR_IR_INHERIT,       // side trace: imm = index of the value among the parent exit's places
    KR_IR_LOOP,          // head of the peeled body
    KR_IR_JUMP,          // end: to KR_IR_LOOP
    KR_IR_EXIT,          // end: leave always, through the snapshot
    KR_IR_DUP,           // take a reference to a box; imm: 1 = known by now to be an object
    KR_IR_DROP,          // give one back (or those of several inputs, opt_objects.c), may run a finalizer; null is let be; imm as for DUP; imm2: snapshot without values, or 0
    KR_IR_COUNT_LIMIT,   // leave if something waits for a safe point
    KR_IR_STALE,         // leave if a trace has been invalidated: stands behind what may run Python code
    KR_IR_STACK_ROOM,    // leave unless frames of imm bytes, imm2 in number, can be pushed
    KR_IR_GUARD_CALLER,  // leave unless the root frame was called by the instruction at imm, with KrReturnKind and KrFrameOwner << 8 imm2
    KR_IR_NOTE_CALL,     // the root frame calls: its ip becomes imm, its stack imm2 & 0xFFFF entries, its return_offset imm2 >> 16
    KR_IR_PUSH_FRAME,    // of a function whose frames have imm bytes, returning by KrReturnKind imm2: the root frame from now on
    KR_IR_FRAME_FIELD,   // the root frame's field at offset imm
    KR_IR_LEAVE_FRAME,   // the root frame returns: what is given back sees its caller
    KR_IR_POP_FRAME,     // its caller is the root frame from now on
    KR_IR_ARGUMENT,      // box into activation->arguments[imm], for the call behind
    KR_IR_STORE_LOCAL,   // box into a slot of the root frame (imm), overwriting what is there
    KR_IR_LINK,          // end: go on in another trace (imm: KrTrace *, 0 = itself), which starts from the root frame; imm2: instructions since the root's start
    KR_IR_LEAVE,         // end: back to the C code that has called the root frame, which is popped, with this box; imm: KR_LEAVE_ANSWER or 0; imm2: as KR_IR_LINK's
    KR_IR_UNMADE,        // side trace: an object that its parent has not made; only the first snapshot names it
    KR_IR_STORM,         // KRAIT_STORM: leave if thread->storm_left counts down to 0
    KR_IR_HAND_OVER,     // a value goes to the place imm (KrPlaceKind), imm2 (index), all together at the LINK_LOOP behind
    KR_IR_LINK_LOOP,     // end: go on in the body of another trace's loop (loop_head.h); imm, imm2 as for LINK
    KR_IR_LIMIT,
};

enum { KR_LEAVE_ANSWER = 1 }; // there is no frame to pop (pure.c)

typedef struct KrIns {
    uint16_t op;         // KR_UOP_* or KR_IR_*
    uint8_t rep;         // KrRep of the result
    uint8_t flags;       // KR_INS_*
    KrTraceRef in[5];    // inputs
    uint16_t snapshot;   // index into snapshots, 0 = cannot leave
    uint64_t imm, imm2;  // immediates in the order of the micro-op's imm parameters
} KrIns;

enum {
    KR_INS_KEEP = 1 << 0,    // used by something that is kept, or an effect
    KR_INS_SUNK = 1 << 2,    // a store that exits make up for (opt_sink.c); an object that is not made, with all that is done to it
    KR_INS_QUIET = 1 << 4,    // a DROP at which nothing ends but the object itself
    KR_INS_PLAIN = 1 << 4,   // what a store or a new tuple takes over is not counted
    KR_INS_FITS = 1 << 5,    // a BOX_INT of a number that is known to be small enough: it does not leave
    KR_INS_SHARED = 1 << 3,  // an instance that others may know of (opt_fresh.h)
    KR_INS_GIVEN = 1 << 6,   // side trace: known from the start; its value lies where KrTraceIR.given says, and it leaves nowhere
    KR_INS_ONE_WAY = 1 << 7, // a guard on what has just been done: where it leaves, nothing has happened
    KR_INS_VARIANT = 1 << 1, // pre-roll: its value differs from iteration to iteration
};

typedef enum KrSlotOwner { // who owns the reference in a virtual slot, and what restoring it does
    KR_SLOT_UNCHANGED,     // the frame's memory holds the value and owns it
    KR_SLOT_PLAIN,         // not counted: an immediate or an immortal
    KR_SLOT_OWNED,         // the trace owns it: the slot takes it over
    KR_SLOT_NEEDS_DUP,     // lent by something that stays alive until the next escape: restoring takes a reference
    KR_SLOT_LENT,          // stack entry of LOAD_FAST_BORROW: restored with the borrow bit
} KrSlotOwner;

enum { // `frame` of entries that are no slots
    KR_SNAPSHOT_FIELD = 0xFF,  // two entries for a sunk store: the object, `slot` its field's offset; the number
    KR_SNAPSHOT_OBJECT = 0xFE, // an object that is not made (opt_objects.c), of `type`, with `shape` (0: that of new ones; a dict's keys, a tuple; a function's code): `owner` says
                               // what it is, `slot` how many of the next entries are its items
    KR_SNAPSHOT_ITEM = 0xFD,   // `slot`: its number; the object owns it
    KR_SNAPSHOT_CAUGHT = 0xFC, // two entries for an exception, owned, `slot` the unit where the frame that has caught it then stood, and null,
                               // `slot` that frame: those above it have ended. Before these, likewise but null, ended ones that had caught it
};
enum { KR_SNAPSHOT_ENDED = 1, KR_SNAPSHOT_CALLS, KR_SNAPSHOT_EARLIER }; // `owner` of the second entry of KR_SNAPSHOT_CAUGHT: frames above have
                               // ended; run, called by the handler; it is the context of the next one
enum { KR_SNAPSHOT_INSTANCE = 1, KR_SNAPSHOT_TUPLE, KR_SNAPSHOT_DICT, KR_SNAPSHOT_FUNCTION };   // `owner` of KR_SNAPSHOT_OBJECT; INSTANCE: or an iterator
enum { KR_SNAPSHOT_OBJECTS = 16, KR_SNAPSHOT_ITEMS = 16 };  // in one snapshot, in one object

typedef struct KrSnapshotEntry {
    uint16_t slot;    // index into KrFrame.slots of the frame
    uint8_t frame;    // 0 = root, 1.. = inlined frames, outermost first; or KR_SNAPSHOT_FIELD
    uint8_t owner;    // KrSlotOwner, never UNCHANGED
    KrTraceRef ref;   // 0 = the slot is null
    bool plain;         // KrFact.plain, likewise
    const KrType *type; // exact type known here, or null: a side trace starts from it
    uint64_t shape;     // likewise, 0 = unknown
} KrSnapshotEntry;

typedef struct KrSnapshotFrame {
    KrCode *code;
    const KrUnit *ip;       // innermost: resume here; others: the call being made
    KrTraceRef function;    // inlined frames: the function object
    uint8_t function_owner; // KrSlotOwner of it
    uint8_t return_kind;    // KrReturnKind
    bool in_generator;      // `function` is the generator that holds the frame; slots that are not restored stay as they are
    const KrUnit *resumed;  // of a generator: where its memory says that it goes on, null: anywhere
    KrObject *callee;       // `function` if it is a constant, else null
    uint16_t stack_depth;   // entries on its evaluation stack
    uint16_t return_offset; // of this frame while its callee runs
} KrSnapshotFrame;

typedef struct KrSnapshot {
    uint32_t entry, entry_count; // range in snapshot_entries
    uint32_t frame;              // first of its frames in snapshot_frames
    uint16_t frame_count;        // 1 = root only
    uint16_t done;               // instructions recorded before it since the root's start, about
    bool in_loop;                // of the loop's body: how often it has gone round is not known
    uint32_t at;                 // instructions before this one have been done in the state that it restores
} KrSnapshot;

typedef struct KrFact {     // what is known of a ref
    const KrType *type;     // exact type (immediates: int, float), or null
    uint64_t shape;         // shape of an instance, 0 = unknown; holds while shape_time > shapes_killed
    bool plain;             // known not to be counted: an immediate or an immortal
    bool is_number;         // an int, immediate or object: its end has no effects
    uint32_t shape_time;    // instruction that proved it
    int64_t low, high;      // range, for rep int
} KrFact;

typedef struct KrPhi {
    KrTraceRef head, next;
} KrPhi;

enum { KR_TRACE_LIMIT = 6000, KR_TRACE_PHI_LIMIT = 256, KR_TRACE_DISTINCT = 32, KR_TRACE_HELD = 32 };

// Room for a trace's instructions while it is emitted; kept for the next recording.
typedef struct KrTraceRoom {
    KrIns *ins;
    KrFact *facts;
    KrTraceRef *chain;
    struct KrSnapshot *snapshots;
    struct KrSnapshotEntry *entries;
    struct KrSnapshotFrame *frames;
    uint32_t snapshot_capacity, entry_capacity, frame_capacity;
} KrTraceRoom;

typedef struct KrLoopSlot KrLoopSlot;

// What kr_opt_peel has found of the pre-roll: arrays by ref, owned by malloc.
typedef struct KrPeeled {
    uint32_t count;      // of the pre-roll
    uint32_t slot_count;
    KrIns *ins;          // as they were recorded
    KrFact *facts;       // at the loop's head; plain: as kr_opt_is_plain says; shape: 0 if it may have changed
    KrTraceRef *subst;   // what the body has in its place
    bool *vanished;      // the body does without the instruction
    KrLoopSlot *slots;
} KrPeeled;

typedef struct KrKnown { // an exit notes where the value of a step lies (loop_head.h)
    KrTraceRef ref;
    uint16_t step;
} KrKnown;

typedef struct KrGiven { // where a value is known to lie at the start
    KrTraceRef ref;
    uint16_t known;      // index into the parent's exit's known values
} KrGiven;

typedef struct KrTraceIR {
    KrIns *ins;          // count used; all arrays below owned by malloc
    KrFact *facts;       // parallel to ins
    KrTraceRef *chain;   // parallel: previous instruction of the same op (CSE)
    uint32_t count, capacity;
    KrTraceRef heads[KR_IR_LIMIT]; // newest instruction of each op
    uint32_t shapes_killed; // newest instruction that may change any object's shape
    uint32_t keys_changed; // newest instruction that puts a key into a dict or takes one out, but for such as may run Python code
    uint32_t escaped;    // newest instruction that may run Python code
    KrSnapshot *snapshots;           // [0] unused
    KrSnapshotEntry *entries;
    KrSnapshotFrame *frames;
    uint32_t snapshot_count, snapshot_capacity;
    uint32_t entry_count, entry_capacity;
    uint32_t frame_count, frame_capacity;
    KrPhi phis[KR_TRACE_PHI_LIMIT];
    uint32_t phi_count;
    KrTraceRef loop;     // index of KR_IR_LOOP, 0 = not a loop
    uint16_t (*snapshot_now)(void *); // takes (once per bytecode instruction) the current snapshot
    uint16_t (*location_now)(void *); // a snapshot of frames without values, or 0
    void (*before_escape)(void *);    // called before an instruction that may run Python code or drop a lender
    void *context;       // for both
    const char *failed;  // reason, null = none
    KrTraceRoom *room;   // where the arrays go back to (null: freed)
    uint64_t storm;      // KRAIT_STORM: random state that places KR_IR_STORM, 0 = off
    bool one_way;        // the guard being emitted leaves to what follows its failure: no forced exit there
    struct { KrTraceRef a, b; } distinct[KR_TRACE_DISTINCT]; // generators that are not one and the same
    uint32_t distinct_count;
    bool holds_drops;    // KR_IR_DROPs wait in held_drops (expand_raise.c)
    uint32_t held_count;
    KrTraceRef held_drops[KR_TRACE_HELD];
    KrPeeled *peeled;    // of a loop, owned
    KrKnown *known;      // owned
    KrGiven *given;      // owned
    uint32_t known_count, given_count;
    bool index_negative; // hint: the index of this subscript is negative
    bool top_positive;   // hint: the right operand is an int above 0
} KrTraceIR;
