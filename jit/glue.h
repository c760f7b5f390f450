// SPDX-License-Identifier: MIT
// The only hand-written assembly: between the interpreter's convention and that of stencils
// (stencils/abi.h). These are labels to jump to, not C functions to call.
#pragma once

#include "runtime/frame_layout.h"

// Interpreter -> trace. With the interpreter's registers (thread, frame, ...): notes the frame in
// the activation, loads TAG and A, jumps to activation->code.
void kr_glue_enter(void);
// Exit stub -> interpreter. Dumps V and D registers into the activation, calls
// kr_side_exit_take(activation, exit), which restores the frames and returns where to go on
// (an interpreter label), reloads the interpreter's registers from the thread and jumps there.
void kr_glue_exit(void);
// From a trace back to the C code that has called its frame: kr_side_exit_leave(activation) returns what is returned.
void kr_glue_leave(void);
// A call from C of a trace that needs no frame but `activation->frame`, on an activation of its own (tier2/pure.c): what it answers,
// 0: it has left. Labels: where such a trace ends, and where its exits lead.
uint64_t kr_glue_answer(KrActivation *activation, const void *code);
void kr_glue_answers(void);
void kr_glue_no_answer(void);
// Deallocates the object whose count fell to 0 (x86-64: in rax) and returns with every V
// register as it was; the other one keeps the D registers, too.
void kr_glue_drop(void);
void kr_glue_drop_beside_doubles(void);
// Calls the C function in rcx with the thread and rax, in the same way. What it gives is in rax.
void kr_glue_call(void);
void kr_glue_call_beside_doubles(void);
