// SPDX-License-Identifier: MIT
// The gc module: collections on demand, thresholds, what is tracked.
#pragma once

#include "runtime/type.h"

KrOwn kr_gc_module_init(KrThread *thread) KR_NEW; // the gc module
