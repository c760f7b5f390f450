// SPDX-License-Identifier: MIT
// Finding and entering the handler of the exception that is set.
#pragma once

#include "runtime/frame_layout.h"

typedef struct KrUnwind { // state of the loop, in and out
    KrFrame *frame;
    const KrUnit *ip;
    KrSlot *sp;
} KrUnwind;

// `add`: the first frame goes into the traceback. Pops frames without a handler; true: *to is
// where to go on. False: it leaves the loop (the frame that C entered with is popped, too).
bool kr_unwind_run(KrThread *thread, KrUnwind *to, bool add);
