// SPDX-License-Identifier: MIT
// The _queue module: SimpleQueue.
#pragma once

#include "runtime/type.h"

KrOwn kr_queue_module_init(KrThread *thread) KR_NEW; // the _queue module
