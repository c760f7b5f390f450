# compile() checks its arguments.
import ast
for args in (("1", "f", "nope"), ("1", 5, "eval"), (5, "f", "eval"), ("1", "f", "eval", 1 << 30), ("1", "f", "eval", 0, 0, 3), ("1", "f", "func_type"), (ast.parse("1"), "f", "eval"), ("(int) -> str", "f", "func_type", ast.PyCF_ONLY_AST), ("1", b"f", "eval")):
    try:
        r = compile(*args); print(type(r).__name__)
    except (ValueError, TypeError, SyntaxError) as e:
        print(type(e).__name__, e)
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() arg 1 must be a string, bytes or AST object
# expect: ValueError compile(): unrecognised flags
# expect: ValueError compile(): invalid optimize value
# expect: ValueError compile() mode 'func_type' requires flag PyCF_ONLY_AST
# expect: TypeError expected Expression node, got Module
# expect: FunctionType
# expect: code
