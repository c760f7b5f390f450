// SPDX-License-Identifier: MIT
// FrameLocalsProxy (PEP 667): f_locals of a function's frame, a mapping that reads and writes the variables themselves.
#pragma once

#include "runtime/frame.h"

extern KrType kr_frame_locals_type;
KrOwn kr_frame_locals_new(KrThread *thread, KrRef frame_object) KR_NEW;
// Gives a variable, by its slot, another value.
bool kr_frame_locals_put(KrThread *thread, KrFrameObject *frame, int32_t index, KrRef value) KR_RAISES;
// A dict of the variables that have a value, then of what else has been put in.
KrOwn kr_frame_locals_dict(KrThread *thread, KrFrameObject *frame) KR_NEW;
