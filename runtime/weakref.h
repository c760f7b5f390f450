// SPDX-License-Identifier: MIT
// Weak references: a side table keyed by address; objects pay one flag bit.
#pragma once

#include "runtime/type.h"

// The object dies: its weak references turn dead.
void kr_weakref_clear(KrThread *thread, KrObject *object);
