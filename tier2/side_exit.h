// SPDX-License-Identifier: MIT
// Leaving a trace: rebuilding frames from a snapshot, and counting exits until a side trace is
// worth recording.
#pragma once

#include "tier2/trace.h"

// Called by kr_glue_exit with the registers dumped into the activation. Restores the frames and
// returns the interpreter label to go on at (kr_interp_resume or kr_interp_unwind).
KR_USED const void *kr_side_exit_take(KrActivation *activation, KrTraceExit *exit);
// Called by kr_glue_leave: the trace's frame has returned to C. The result, which is exit_words[0].
KR_USED uint64_t kr_side_exit_leave(KrActivation *activation);

typedef struct KrExitValue { // of one snapshot entry
    uint64_t word;
    uint8_t rep; // KrRep
} KrExitValue;

// Rebuilds the frames of a snapshot on top of `root`. values: one per entry, then one function per
// frame. On success thread->frame is the innermost frame with ip and sp written.
// False: out of memory while boxing or pushing frames (MemoryError is set; the frames are
// consistent, values that could not be boxed are None).
bool kr_side_exit_restore(KrThread *thread, KrFrame *root, const KrTraceIR *ir,
                          const KrSnapshot *snapshot, const KrExitValue *values);
// On virtual stacks: what was handled before the exception that the trace has caught, known to exits only.
extern KrObject kr_side_exit_mark;
// A value as a boxed word, a new reference where it must be allocated.
uint64_t kr_side_exit_box(KrThread *thread, KrExitValue value);
