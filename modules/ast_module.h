// SPDX-License-Identifier: MIT
// The _ast module: classes of syntax trees, and trees as objects.
#pragma once

#include "gen/ast.h"
#include "runtime/type.h"

KrOwn kr_ast_module_init(KrThread *thread) KR_NEW; // the _ast module

// The class of a node kind (index: KrAstType.first_object and on), made at first use; borrowed.
KrRef kr_ast_module_class(KrThread *thread, int index);
// A tree as objects (ast_from_tree.c) and back (ast_to_tree.c).
KrOwn kr_ast_from_tree(KrThread *thread, const KrMod *module) KR_NEW;
// keep: a list to which constants are added that the tree refers to. Null: raised.
bool kr_ast_to_tree_check_mode(KrThread *thread, KrRef object, int mode) KR_RAISES; // else TypeError
KrMod *kr_ast_to_tree(KrThread *thread, KrArena *arena, KrRef object, int mode, KrRef keep) KR_NODISCARD;
KrFound kr_ast_module_is_node(KrThread *thread, KrRef object);
