// SPDX-License-Identifier: MIT
// Where the interpreter hands over to traces: hooks that tier 2 fills before a VM starts.
//
// JUMP_BACKWARD and RESUME count down in their cache; at zero `hot` is called with the position
// after the jump (for RESUME: of the RESUME itself). It may begin to record
// (kr_loop_begin_recording) or install a trace (kr_hot_install). An installed trace turns the
// instruction into JUMP_BACKWARD_TRACE / RESUME_TRACE with `index` in the cache; running it
// calls `enter`, which gives the label to go on at (a handler, e.g. kr_glue_enter), or null:
// the trace is gone and the instruction is put back.
//
// Instructions under EXTENDED_ARG: ip in all of these is the instruction itself, not its prefix.
#pragma once

#include "runtime/frame_layout.h"

typedef struct KrHotHooks {
    void (*hot)(KrThread *, KrFrame *, const KrUnit *ip, KrSlot *sp); // null: no tier 2
    // `at`: the JUMP_BACKWARD_TRACE or RESUME_TRACE; `ip`: where execution goes on without it
    const void *(*enter)(KrThread *, KrFrame *, const KrUnit *at, const KrUnit *ip,
                         KrSlot *sp, uint32_t index);
    bool (*record_start)(KrThread *, KrFrame *, const KrUnit *ip, KrSlot *sp,
                         void *parent, void *exit);
    bool (*record_step)(KrThread *, KrFrame *, const KrUnit *ip, KrSlot *sp);
    bool (*record_enters)(KrThread *, const KrFrame *); // may an instruction of the frame enter a method's frame?
    void (*record_abort)(KrThread *, const char *reason);
    void (*report)(KrVM *);        // KRAIT_DUMP=stats, at the end of a program
    KrOwn (*stats)(KrThread *);    // the same as a dict (sys._jit)
} KrHotHooks;

extern KrHotHooks kr_hot_hooks;

enum { KR_HOT_LOOP = 1024, KR_HOT_ENTRY = 2048 }; // countdowns

// Entries of a function before it is recorded: KR_HOT_ENTRY, or as much less as KRAIT_HOT asks of loops.
uint16_t kr_hot_entry(const KrVM *vm);
// Turns the JUMP_BACKWARD or RESUME at `at` into its tracing form with this index.
void kr_hot_install(const KrUnit *at, uint32_t index);
void kr_hot_uninstall(const KrVM *vm, const KrUnit *at); // back, counting again
