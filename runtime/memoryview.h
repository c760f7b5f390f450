// SPDX-License-Identifier: MIT
// memoryview: a window on the memory of another object.
#pragma once

#include "runtime/buffer.h"

extern KrType kr_memoryview_type, kr_memoryview_iter_type;

KrOwn kr_memoryview_new(KrThread *thread, KrRef object) KR_NEW;
