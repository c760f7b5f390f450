// SPDX-License-Identifier: MIT
// Tests of frontend/parser.c: run by tests/unit/unit_main.c.
#include "base/text.h"
#include "frontend/ast_check.h"
#include "frontend/ast_dump.h"
#include "frontend/parser.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

// Does the tree of `program` print as `wanted`, or is `wanted` its error?
static bool gives_in(KrParseMode mode, size_t stack, const char *program,
                     const char *wanted)
{
    KrArena arena;
    kr_arena_init(&arena);
    KrSource source;
    KrParseResult result = {0};
    KrText text;
    kr_text_init(&text);
    if (kr_source_decode(&source, &arena, program, strlen(program), 0, NULL, &result.error))
        kr_parser_parse(&arena, &source, mode, 0, stack, NULL, &result);
    KrAstFault fault;
    if (!result.ok)
        kr_text_printf(&text, "%s: %s", result.error.type, result.error.message);
    else if (!kr_ast_check(&arena, result.module, &fault))
        kr_text_printf(&text, "%s: %s", fault.type, fault.message);
    else if (!kr_ast_dump(&text, result.module, -1, false))
        kr_text_printf(&text, "too deep");
    bool same = strcmp(text.bytes, wanted) == 0;
    kr_text_fini(&text);
    kr_arena_fini(&arena);
    return same;
}

static bool gives(const char *program, const char *wanted)
{
    return gives_in(KR_PARSE_EVAL, 0, program, wanted);
}

KR_TEST(parser_knows_precedence)
{
    CHECK(gives("1+2*3", "Expression(body=BinOp(left=Constant(value=1), op=Add(), "
                         "right=BinOp(left=Constant(value=2), op=Mult(), "
                         "right=Constant(value=3))))"));
    CHECK(gives("-2**-1", "Expression(body=UnaryOp(op=USub(), "
                          "operand=BinOp(left=Constant(value=2), op=Pow(), "
                          "right=UnaryOp(op=USub(), operand=Constant(value=1)))))"));
    CHECK(gives("not a in b",
                "Expression(body=UnaryOp(op=Not(), "
                "operand=Compare(left=Name(id='a', ctx=Load()), ops=[In()], "
                "comparators=[Name(id='b', ctx=Load())])))"));
}

KR_TEST(parser_decodes_literals)
{
    CHECK(gives("0x123456789abcdef0123", "Expression(body=Constant(value="
                                         "5373003642731685151011))"));
    CHECK(
        gives("(1e16, .1, 5e-324, 2j)",
              "Expression(body=Tuple(elts=[Constant(value=1e+16), Constant(value=0.1), "
              "Constant(value=5e-324), Constant(value=2j)], ctx=Load()))"));
    CHECK(gives("'\\N{bullet}\\ud800' \"'\"",
                "Expression(body=Constant(value=\"\xE2\x80\xA2\\ud800'\"))"));
    CHECK(gives("b'\\xff\\n'", "Expression(body=Constant(value=b'\\xff\\n'))"));
}

KR_TEST(parser_reports_errors)
{
    CHECK(gives_in(KR_PARSE_EXEC, 0, "if x\n  y", "SyntaxError: expected ':'"));
    CHECK(gives_in(
        KR_PARSE_EXEC, 0, "f() = 1",
        "SyntaxError: cannot assign to function call here. Maybe you meant '==' "
        "instead of '='?"));
    CHECK(gives_in(KR_PARSE_SINGLE, 0, "a\nb",
                   "SyntaxError: multiple statements found while compiling a single "
                   "statement"));
    CHECK(gives("(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"));
}

KR_TEST(parser_minds_the_stack)
{
    enum { COUNT = 100000 };
    char *program = malloc(COUNT + 2);
    memset(program, '-', COUNT);
    memcpy(program + COUNT, "1", 2);
    CHECK(
        gives_in(KR_PARSE_EVAL, 256 * 1024, program,
                 "MemoryError: Parser stack overflowed - Python source too complex to "
                 "parse"));
    free(program);
}
