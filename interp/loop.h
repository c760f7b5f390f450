// SPDX-License-Identifier: MIT
// The interpreter loop: entry from C, labels that traces and side exits go on at, recording.
#pragma once

#include "runtime/frame_layout.h"

#include "gen/opcodes.h"

// A handler, and anything the interpreter can go on at (traces enter through one).
typedef uint64_t (*KrHandler)(KrThread *, KrFrame *, const KrUnit *ip, KrSlot *sp,
                              const void *table, uint32_t oparg) KR_PRESERVE_NONE;

// Runs the frame, which has been pushed and bound (thread->frame; ip and sp are valid), until it
// returns or yields. Null: raised. An exception that is already set is raised at frame->ip
// (generator.throw). The frame is gone afterwards, but for generators.
KrOwn kr_loop_run(KrThread *thread, KrFrame *frame) KR_NEW;
// The same for the frame of a generator; `consumer` (or null) may take what it yields (protocol_sequence.h).
KrOwn kr_loop_feed(KrThread *thread, KrFrame *frame, struct KrConsumer *consumer) KR_NEW;
// kr_loop_run, recorded from here on as a call of a function that only answers (tier2/pure.c).
KrOwn kr_loop_record(KrThread *thread, KrFrame *frame) KR_NEW;
void kr_loop_init(KrThread *thread); // sets the thread's dispatch table

// Labels (KrHandler): dispatch at ip; unwind at ip with the exception set.
const void *kr_loop_resume_label(void);
const void *kr_loop_unwind_label(void);
// The same at thread->frame with its ip and sp, for callers that are not glue.
const void *kr_loop_reload_label(bool raised);
// The trace's frame has returned to C, with exit_words[0] of the activation.
const void *kr_loop_leave_label(void);

// Swaps the dispatch table so that the next instructions are recorded (tier 2).
void kr_loop_begin_recording(KrThread *thread, KrFrame *frame, void *parent,
                             void *exit);
// The table that the thread runs with: as somebody watches it (monitor.h) or not.
void kr_loop_choose_table(KrThread *thread);
