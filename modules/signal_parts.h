// SPDX-License-Identifier: MIT
// What the files of the _signal module share.
#pragma once

#include "runtime/type.h"

enum { KR_SIGNAL_COUNT = 65 }; // numbers below this

bool kr_signal_module_check(KrThread *thread) KR_RAISES; // runs handlers of what has arrived
bool kr_signal_module_number(KrThread *thread, KrRef value, int *number) KR_RAISES;
bool kr_signal_wait_add(KrThread *thread, KrRef module) KR_RAISES; // signal_wait.c
