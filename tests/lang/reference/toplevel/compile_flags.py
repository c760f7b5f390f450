# Flags: only the tree, top level await, incomplete input.
import ast, inspect
print(type(compile("x", "s", "eval", ast.PyCF_ONLY_AST)).__name__, type(compile("x", "s", "exec", ast.PyCF_ONLY_AST)).__name__)
c = compile("await x", "s", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT); print(bool(c.co_flags & inspect.CO_COROUTINE))
for src in ("if x:", "(1,", "'''abc", "def f():\n  pass", "1 +", "x = 1"):
    try: compile(src, "s", "exec", 0x4200); print(repr(src), "complete")
    except SyntaxError as e: print(repr(src), type(e).__name__)
for bad in ({"flags": 1 << 30}, {"optimize": 5}):
    try: compile("1", "s", "exec", **bad)
    except ValueError as e: print(e)
# expect: Expression Module
# expect: True
# expect: 'if x:' _IncompleteInputError
# expect: '(1,' _IncompleteInputError
# expect: "'''abc" _IncompleteInputError
# expect: 'def f():\n  pass' complete
# expect: '1 +' SyntaxError
# expect: 'x = 1' complete
# expect: compile(): unrecognised flags
# expect: compile(): invalid optimize value
