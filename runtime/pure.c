// SPDX-License-Identifier: MIT
// Where tier 2 joins in calls of functions that only answer: see pure.h.
#include "runtime/pure.h"

KrPureHooks kr_pure_hooks;
