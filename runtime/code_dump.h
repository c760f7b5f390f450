// SPDX-License-Identifier: MIT
// Code objects as text: KRAIT_DUMP=code, and one instruction for the listings of later stages.
#pragma once

#include "base/text.h"
#include "runtime/code.h"

// A header, each instruction with line, unit, name and argument, the exception table.
void kr_code_dump(KrThread *thread, KrText *text, const KrCode *code);
// Name and argument of the instruction at `unit`, as live as it is: "LOAD_ATTR_SLOT 0 (x)".
void kr_code_dump_instruction(KrThread *thread, KrText *text, const KrCode *code, uint32_t unit);
// Only the argument's meaning, as in the parentheses above; nothing where there is none.
void kr_code_dump_argument(KrThread *thread, KrText *text, const KrCode *code, int op, uint32_t oparg);
