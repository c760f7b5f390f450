// SPDX-License-Identifier: MIT
// The _heapq module: heaps in lists, smallest or largest first.
#pragma once

#include "runtime/type.h"

KrOwn kr_heapq_module_init(KrThread *thread) KR_NEW; // the _heapq module
