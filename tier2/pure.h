// SPDX-License-Identifier: MIT
// Functions that only look and answer, as C functions of their arguments: see pure.c.
#pragma once

#include "runtime/function.h"
#include "tier2/trace.h"

enum { KR_PURE_CODES = 64, KR_PURE_PATHS = 4, KR_PURE_SLOTS = 16 };

// The ways through one function, one after the other: where a guard of one fails, the next is tried from the start.
typedef struct KrPureCode {
    const KrCode *code;    // not counted: compared only
    KrRef globals, builtins; // of the function that was recorded: compared only
    const void *entry;     // of the first path, null: there is none
    KrTrace *paths[KR_PURE_PATHS];
    uint32_t path_count;
    uint32_t missed;       // calls without an answer since the last recording
    uint32_t failed;       // recordings that were no use
    bool wanted;           // the next call is recorded
} KrPureCode;

// Of a VM. Pure code runs no Python code, so that one activation and one frame do for all calls.
typedef struct KrPure {
    KrPureCode codes[KR_PURE_CODES]; // by a hash of their address
    const KrFrame *recorded;         // the recording that is about to begin in this frame is of a pure function
    KrActivation activation;
    union {
        KrFrame frame;
        char room[sizeof(KrFrame) + KR_PURE_SLOTS * sizeof(KrSlot)];
    } root;
} KrPure;

extern const char kr_pure_no_answer[]; // reason of an abort: the recording has not come to the return
void kr_pure_init_hooks(void);
// Is the recording that begins now one of a pure function? Asked once.
bool kr_pure_begins(KrTier2 *tier2, const KrFrame *frame, const KrUnit *ip);
// Ends the trace in front of the root frame's return.
void kr_pure_end_recording(struct KrRecorder *recorder);
// Before kr_opt_mark: exits have nothing to restore.
void kr_pure_forget_state(KrTraceIR *ir);
// After it. Null: the trace has no effect. Else the reason to give it up.
const char *kr_pure_refuse(const KrTraceIR *ir);
// A trace is finished, or gone.
void kr_pure_add(KrTier2 *tier2, KrTrace *trace, const KrFunction *function);
void kr_pure_remove(KrTier2 *tier2, KrTrace *trace);
void kr_pure_count_failure(KrTier2 *tier2, const KrCode *code);
