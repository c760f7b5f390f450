// SPDX-License-Identifier: MIT
// A finished trace as text: KRAIT_DUMP=trace,opt,regs,asm,exits.
#pragma once

#include "base/text.h"
#include "tier2/trace.h"

void kr_trace_dump_write(KrVM *vm, const KrJit *jit, const KrTrace *trace);
// "walk line 8 unit 6: FOR_ITER_LIST 30"
void kr_trace_dump_start(KrThread *thread, KrText *text, const KrTrace *trace);
void kr_trace_dump_place(KrThread *thread, KrText *text, const KrCode *code, const KrUnit *ip);
