// SPDX-License-Identifier: MIT
// CALL_INTRINSIC_1 and _2: operations the compiler needs that are no instructions of their own.
#pragma once

#include "runtime/frame_layout.h"

KrOwn kr_intrinsic_1(KrThread *thread, KrFrame *frame, uint32_t which, KrRef value)
    KR_NEW;
KrOwn kr_intrinsic_2(KrThread *thread, uint32_t which, KrRef first, KrRef second)
    KR_NEW;
