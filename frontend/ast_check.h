// SPDX-License-Identifier: MIT
// Well-formedness of a tree: what the compiler takes for granted. Trees of the parser always
// pass (asserted in KR_CHECK >= 2 builds); trees that a program builds and compiles may not.
//
// Checks: nothing empty that must not be, equal lengths of parallel lists, contexts of
// targets, names that are constants, places in order. Messages are those users see from
// compile().
// Tests: tests/unit/ast_check_test.c, tools/ast_check.py (every parsed file is checked)
#pragma once

#include "gen/ast.h"

typedef struct KrAstFault {
    const char *type; // "ValueError", "TypeError" or "RecursionError"; null: no fault
    const char *message; //
} KrAstFault;

// False with `fault` filled at the first thing that is wrong.
bool kr_ast_check(KrArena *arena, const KrMod *module, KrAstFault *fault);
