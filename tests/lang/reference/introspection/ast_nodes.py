# Trees: dump, fields, walk, transform, compile and unparse.
import ast
t = ast.parse("def f(x: int = 1, *a, k) -> str:\n    return [y for y in a if y] + x.z[1:2]")
print(ast.dump(t.body[0].args)); print(ast.dump(t.body[0].body[0])); print([type(n).__name__ for n in ast.walk(t)][:8], t.body[0].end_lineno, t.body[0].col_offset)
class T(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n) if isinstance(n.value, int) else n
u = ast.fix_missing_locations(T().visit(ast.parse("x = 21 + 4"))); g = {}; exec(compile(u, "s", "exec"), g); print(g["x"], ast.unparse(u))
print(ast.literal_eval("{'a': [1, -2.5, (3,)], 'b': None, 'c': {1}}"), ast.get_docstring(ast.parse("'doc'")), ast.get_source_segment("a + b", ast.parse("a + b").body[0].value.right))
for bad in ("f()", "1 +", "a", "__import__('os')", "1 + 'a'", "[x for x in y]"):
    try: ast.literal_eval(bad)
    except (ValueError, SyntaxError) as e: print(bad, type(e).__name__)
# expect: arguments(args=[arg(arg='x', annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='a'), kwonlyargs=[arg(arg='k')], kw_defaults=[None], defaults=[Constant(value=1)])
# expect: Return(value=BinOp(left=ListComp(elt=Name(id='y', ctx=Load()), generators=[comprehension(target=Name(id='y', ctx=Store()), iter=Name(id='a', ctx=Load()), ifs=[Name(id='y', ctx=Load())], is_async=0)]), op=Add(), right=Subscript(value=Attribute(value=Name(id='x', ctx=Load()), attr='z', ctx=Load()), slice=Slice(lower=Constant(value=1), upper=Constant(value=2)), ctx=Load())))
# expect: ['Module', 'FunctionDef', 'arguments', 'Return', 'Name', 'arg', 'arg', 'arg'] 2 0
# expect: 50 x = 42 + 8
# expect: {'a': [1, -2.5, (3,)], 'b': None, 'c': {1}} doc b
# expect: f() ValueError
# expect: 1 + SyntaxError
# expect: a ValueError
# expect: __import__('os') ValueError
# expect: 1 + 'a' ValueError
# expect: [x for x in y] ValueError
