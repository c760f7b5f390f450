// SPDX-License-Identifier: MIT
// The _signal module: handlers in Python, timers, masks, waiting for signals.
#pragma once

#include "runtime/type.h"

KrOwn kr_signal_module_init(KrThread *thread) KR_NEW; // the _signal module
// When the VM starts: SIGPIPE and SIGXFSZ are ignored, SIGINT raises KeyboardInterrupt.
bool kr_signal_module_start(KrThread *thread) KR_RAISES;
void kr_signal_module_end(KrThread *thread); // handlers are those of the system again
void kr_signal_module_after_fork(KrThread *thread); // in the child: what has arrived was the parent's
