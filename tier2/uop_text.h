// SPDX-License-Identifier: MIT
// Traces as text: KRAIT_DUMP=trace,opt,regs,exits and the golden tests in tests/uops/.
#pragma once

#include "base/text.h"
#include "tier2/regalloc.h"

void kr_uop_text_ir(KrText *text, const KrTraceIR *ir, bool kept_only);
void kr_uop_text_snapshot(KrText *text, const KrTraceIR *ir, uint32_t snapshot);
void kr_uop_text_mops(KrText *text, const KrAllocation *allocation);
const char *kr_uop_text_name(uint16_t op); // of a micro-op, IR or machine instruction
