// SPDX-License-Identifier: MIT
// The head of a loop's body as a way in: what another trace that comes to the loop must know, and where it must leave what.
//
// The body relies on what the pre-roll has found out: guards that it has passed, values that it has loaded and unboxed. These are its
// steps: the instructions of the pre-roll that the body could do without (kr_opt_peel). A trace that goes on in the body does them
// itself, with its own values for the root frame's slots (loop_link.c), so that each is either known there already or asked before
// the jump. What the steps then give must be what the body has in that place: values, with the facts that were known of them at the head.
//
// A step is fixed if it holds everywhere in the body: a whole round has left it as it was, and nothing in it may have changed it meanwhile. What is fixed lies in the same place at the head
// and at the exits: side traces begin with knowing it (KR_INS_GIVEN).
//
// Made when the root is finished, owned by its KrTrace. Tests: tests/lang/jit/loop_links*.py.
#pragma once

#include "jit/machine.h"
#include "tier2/opt.h"

typedef struct KrHeadStep {
    uint16_t op;      // a micro-op, KR_IR_CONST or KR_IR_LOCAL
    uint8_t rep;      // KR_REP_NONE: a guard
    bool fixed;
    uint16_t in[5];   // steps, from 1
    uint16_t value;   // that it must give, from 1; 0: only other steps need it
    KrTraceRef ref;   // in the root, while it is made
    uint64_t imm, imm2;
    KrFact fact;      // of its result, at the head
} KrHeadStep;

typedef struct KrHeadValue {
    KrTraceRef ref;   // in the root, while it is made
    uint8_t rep;
    bool is_const;    // it must be `word`
    uint8_t place_count;
    uint64_t word;
    KrFact fact;      // at the head; plain: as kr_opt_is_plain says
    KrPlace places[2]; // a register, a spill slot or both
} KrHeadValue;

typedef struct KrHeadSlot { // of the root frame, that the loop changes: its memory is out of date in the body
    uint16_t slot;
    bool unused;      // the body overwrites what was there, which is not counted
    bool unboxed;     // the body has the number that is in it
} KrHeadSlot;

typedef struct KrLoopHead {
    KrHeadStep *steps;   // from 1
    KrHeadValue *values; // from 1
    KrHeadSlot *slots;
    uint32_t step_count, value_count, slot_count; // with number 0
    uint64_t room_bytes; // of frames that the body pushes, room_frames in number
    uint64_t room_frames;
} KrLoopHead;

struct KrAllocation;
struct KrRecorder;
struct KrTrace;

// Of a marked loop; notes in `ir` what exits of the body know. Null: no other trace can go there, or no memory.
KrLoopHead *kr_loop_head_make(KrTraceIR *ir);
// Notes where the values lie. False: not all of them are known.
bool kr_loop_head_settle(KrLoopHead *head, const KrTraceIR *ir, const struct KrAllocation *allocation);
void kr_loop_head_free(KrLoopHead *head);

// --- loop_link.c

// What the exit that a side trace starts from knows of its root's loop comes first in it. False: no memory.
bool kr_loop_link_begin(struct KrRecorder *r);
void kr_loop_link_set_slots(struct KrRecorder *r); // of the root frame, once it is there
KrTraceRef kr_loop_link_given(const struct KrRecorder *r, const KrPlace *place); // what lies there is known from the start, or 0
bool kr_loop_link_in_frame(const struct KrRecorder *r); // KrTrace.in_frame
bool kr_loop_link_is_quiet(const struct KrRecorder *r); // KrTrace.is_quiet
// Ends the trace by going on in the body of the target's loop. False: it cannot, and `r` is as before.
bool kr_loop_link_end(struct KrRecorder *r, struct KrTrace *target);
