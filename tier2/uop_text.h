// SPDX-License-Identifier: MIT
// Traces as text: KRAIT_DUMP=trace,opt,regs,exits and the golden tests in tests/uops/.
#pragma once

#include "base/text.h"
#include "tier2/regalloc.h"

// heading (may be null): called before each instruction that names a snapshot; it may write a line.
typedef void (*KrUopHeading)(void *context, KrText *text, uint32_t snapshot);
void kr_uop_text_ir(KrText *text, const KrTraceIR *ir, bool kept_only, KrUopHeading heading, void *context);
void kr_uop_text_mop(KrText *text, const KrMop *mop); // without a line's end; labels too
void kr_uop_text_word(KrText *text, uint8_t rep, uint64_t word); // a constant as a reader wants it
void kr_uop_text_snapshot(KrText *text, const KrTraceIR *ir, uint32_t snapshot);
void kr_uop_text_mops(KrText *text, const KrAllocation *allocation);
const char *kr_uop_text_name(uint16_t op); // of a micro-op, IR or machine instruction
