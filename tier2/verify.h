// SPDX-License-Identifier: MIT
// Checks a trace after the optimizer: null if it is well formed, else what is wrong (static text).
#pragma once

#include "tier2/ir.h"

const char *kr_verify_trace(const KrTraceIR *ir);
