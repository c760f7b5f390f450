// SPDX-License-Identifier: MIT
// Characters and short texts in traces: see opt_text.c.
#pragma once

#include "tier2/ir.h"

// A cheaper form of a micro-op on texts, in *out (0: nothing is to be emitted). False: there is none.
bool kr_opt_text_simplify(KrTraceIR *ir, uint16_t op, const KrTraceRef *in, KrTraceRef *out);
