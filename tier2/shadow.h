// SPDX-License-Identifier: MIT
// Frames that exist only in a running trace, made visible while it calls something: see shadow.c.
#pragma once

#include "tier2/trace.h"

// kr_vm_hooks.shadow: the innermost frame of the trace that runs there, which is calling. Null: it is not known.
// Copies; valid until the trace leaves, or calls something else.
KrFrame *kr_shadow_make(KrThread *thread, KrActivation *activation);
// The trace has left, and the frames from thread->frame to the activation's are those that it had: they take over
// the frame objects of the shadows, and what f_locals was given. What Python code has been shown may end now.
void kr_shadow_settle(KrThread *thread, KrActivation *activation);
// Which calls a trace that has been compiled makes, and where its frames' values are then. Before its exits are packed.
void kr_shadow_note_calls(KrTrace *trace);
