// SPDX-License-Identifier: MIT
// Text of a tree, in exactly the format of Python's ast.dump: KRAIT_DUMP=ast and the proof
// that the parser is right (tools/ast_check.py).
//
// Works from the generated tables of node kinds; needs no runtime: numbers, str and bytes are
// printed here as repr() would.
// Tests: tools/ast_check.py
#pragma once

#include "base/text.h"
#include "gen/ast.h"

// `indent` < 0: one line; else that many blanks a level. False when the tree is too deep.
bool kr_ast_dump(KrText *text, const KrMod *module, int indent, bool attributes);
