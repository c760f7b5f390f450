// SPDX-License-Identifier: MIT
// The compiler's listings: KRAIT_DUMP=tokens,ast,symbols,cfg,code.
#pragma once

#include "frontend/cfg.h"
#include "frontend/parser.h"

void kr_compile_dump_tokens(KrThread *thread, const KrSource *source, KrRef filename);
void kr_compile_dump_tree(KrThread *thread, const KrMod *module, KrRef filename);
void kr_compile_dump_symbols(KrThread *thread, const KrSymtable *symtable, KrRef filename);
// Basic blocks of a unit before jumps are placed. depth: of the stack at each instruction, -1 never reached.
void kr_compile_dump_blocks(const KrCfg *graph);
