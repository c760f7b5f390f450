// SPDX-License-Identifier: MIT
// Where tier 2 joins in calls of functions that only answer: see pure_call.h.
#include "runtime/pure_call.h"

KrPureCallHooks kr_pure_call_hooks;
