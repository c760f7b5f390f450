# Trees of the parser as objects, and back to code.
import _ast


def dump(n):
    if isinstance(n, _ast.AST):
        return type(n).__name__ + "(" + ", ".join(dump(getattr(n, f)) for f in n._fields) + ")"
    if isinstance(n, list):
        return "[" + ", ".join(map(dump, n)) + "]"
    return repr(n)


tree = compile("x = [y async for y in z if (a := 1)]\nclass A(B, metaclass=C): pass\n", "<s>", "exec", 0x400)
print(dump(tree))
print(tree)
print(_ast.Assign._fields, _ast.Assign._field_types["targets"], _ast.arg._attributes)
exec(compile(compile("print(1 + 2, 'hi', b'x', 1.5, 3j, 10**30)", "<t>", "exec", 0x400), "<t>", "exec"))
print(_ast.Name("x"), _ast.List().elts, _ast.Constant(3).kind)


def fails(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


fails(_ast.Name, 1, 2, 3)
fails(_ast.Name, "x", id=3)
fails(compile, _ast.Module(_ast.Pass(), []), "", "exec")
fails(compile, _ast.Expression(_ast.Name("x")), "", "eval")
fails(compile, _ast.Expression(_ast.Name(3, lineno=1, col_offset=3)), "", "eval")
fails(compile, _ast.Expression(_ast.Constant([], lineno=1, col_offset=3)), "", "eval")
fails(compile, _ast.Module([], []), "", "eval")
fails(_ast.Name("x").__replace__, foo=1)
fails(_ast.Name("x").__replace__, id="y")
fails(compile, "1", "", "what")
fails(compile, "1", "", "func_type")
fails(compile, "1", "", "eval", 1)
fails(eval, "1", [])
fails(exec, "1", [])
fails(exec, 1)
fails(eval, "a\0b")
for text in "if 1:\n", "x = 1\n", "(1 +", "x = '''abc", "a b", "def f():\n  x":
    try:
        print(repr(text), compile(text, "<s>", "single", 0x4200) is not None)
    except SyntaxError as error:
        print(repr(text), type(error).__name__)
# expect: Module([Assign([Name('x', Store())], ListComp(Name('y', Load()), [comprehension(Name('y', Store()), Name('z', Load()), [NamedExpr(Name('a', Store()), Constant(1, None))], 1)]), None), ClassDef('A', [Name('B', Load())], [keyword('metaclass', Name('C', Load()))], [Pass()], [], [])], [])
# expect: Module(body=[Assign(targets=[Name(id='x', ctx=Store(...))], value=ListComp(elt=Name(...), generators=[comprehension(...)]), type_comment=None), ClassDef(name='A', bases=[Name(id='B', ctx=Load(...))], keywords=[keyword(arg='metaclass', value=Name(...))], body=[Pass()], decorator_list=[], type_params=[])], type_ignores=[])
# expect: ('targets', 'value', 'type_comment') list[ast.expr] ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
# expect: 3 hi b'x' 1.5 3j 1000000000000000000000000000000
# expect: Name(id='x', ctx=Load()) [] None
# expect: TypeError Name constructor takes at most 2 positional arguments
# expect: TypeError Name got multiple values for argument 'id'
# expect: TypeError Module field "body" must be a list, not a Pass
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError AST identifier must be of type str
# expect: TypeError got an invalid type in Constant: list
# expect: TypeError expected Expression node, got Module
# expect: TypeError Name.__replace__ got an unexpected keyword argument 'foo'.
# expect: Name(id='y', ctx=Load())
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: ValueError compile() mode 'func_type' requires flag PyCF_ONLY_AST
# expect: ValueError compile(): unrecognised flags
# expect: TypeError globals must be a real dict; try eval(expr, {}, mapping)
# expect: TypeError exec() globals must be a dict, not list
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: SyntaxError source code string cannot contain null bytes
# expect: 'if 1:\n' _IncompleteInputError
# expect: 'x = 1\n' True
# expect: '(1 +' _IncompleteInputError
# expect: "x = '''abc" _IncompleteInputError
# expect: 'a b' _IncompleteInputError
# expect: 'def f():\n  x' _IncompleteInputError
