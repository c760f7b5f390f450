// SPDX-License-Identifier: MIT
// Tests of frontend/ast_check.c: run by tests/unit/unit_main.c.
#include "frontend/ast_check.h"
#include "tests/unit/unit.h"

#include <string.h>

KR_TEST(ast_check_refuses_what_the_compiler_cannot_take)
{
    KrArena arena;
    kr_arena_init(&arena);
    KrSpan span = {1, 0, 1, 5};
    KrIdent name = {1, 0, "a"};
    KrExpr *load = kr_ast_new_name(&arena, &name, KR_EXPR_CONTEXT_LOAD, span);
    KrStmt *statement =
        kr_ast_new_if(&arena, load, (KrStmtSeq){0, NULL}, (KrStmtSeq){0, NULL}, span);
    KrMod *module = kr_ast_new_module(&arena, (KrStmtSeq){1, &statement},
                                      (KrTypeIgnoreSeq){0, NULL});
    KrAstFault fault;
    CHECK(!kr_ast_check(&arena, module, &fault));
    CHECK(strcmp(fault.message, "empty body on If") == 0);
    statement = kr_ast_new_assign(&arena, (KrExprSeq){1, &load}, load, NULL, span);
    CHECK(!kr_ast_check(&arena, module, &fault));
    CHECK(strcmp(fault.message,
                 "expression must have Store context but has Load instead") == 0);
    statement = kr_ast_new_expr(&arena, load, span);
    CHECK(kr_ast_check(&arena, module, &fault) && fault.type == NULL);
    kr_arena_fini(&arena);
}
