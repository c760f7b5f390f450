// SPDX-License-Identifier: MIT
// Assignment to a frame's f_lineno by a trace function: the frame goes on at another line.
#pragma once

#include "runtime/frame_layout.h"

typedef enum KrJumpLineEvent { // from which event the running trace function was called
    KR_JUMP_LINE_OUTSIDE,      // no trace function runs
    KR_JUMP_LINE_ALLOWED,      // a line begins, a generator goes on or yields
    KR_JUMP_LINE_NEW_FRAME,
    KR_JUMP_LINE_CALL,         // of native code, or of another frame
    KR_JUMP_LINE_OTHER,
} KrJumpLineEvent;

// frame->ip and frame->sp are changed if it may jump. value: what is assigned, null: `del`.
bool kr_jump_line_set(KrThread *thread, KrFrame *frame, KrRef value, KrJumpLineEvent event) KR_RAISES;
