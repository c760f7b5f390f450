// SPDX-License-Identifier: MIT
// Folding on the tree: what ast.parse(optimize=1) shows, and f-strings made of `%`.
#pragma once

#include "gen/ast.h"
#include "runtime/thread.h"

// The f-string that `'...' % (...)` means, if it is made of simple conversions; else null.
KrExpr *kr_ast_fold_format(KrArena *arena, const KrExpr *e);
// Optimizes the tree in place as compile() would. keep: list of the objects it comes to mention.
bool kr_ast_fold_tree(KrThread *thread, KrArena *arena, KrMod *module, int optimize, KrRef keep) KR_RAISES;
