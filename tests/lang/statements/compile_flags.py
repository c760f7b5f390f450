# compile() and ast.parse(): type comments, versions of the grammar, optimized trees, func_type.
import ast
def types(text):
    try: tree = ast.parse(text, type_comments=True)
    except SyntaxError as e: print('error', e.msg, e.lineno); return
    print([(type(n).__name__, n.type_comment) for n in ast.walk(tree) if getattr(n, 'type_comment', None)], [(i.lineno, i.tag) for i in tree.type_ignores])
types('x = 1 # type: int\ny = z = 2 #type:   str  \n')
types('x = 1 # type: ignore\n# type: ignore[a]\ny = 1 # type: ignored\nz = 1 # type: ignore-me\n')
types('for a in b: # type: int\n    pass\n')
types('with a as b: # type: int\n    pass\nwith (a as b, c): # type: q\n    pass\n')
types('async def f(): # type: () -> int\n    async for a in b: # type: x\n        pass\n    async with a: # type: y\n        pass\n')
types('def f():\n    # type: () -> int\n    pass\n')
types('def f(a, # type: A\n      b=1, # type: B\n      *c, # type: C\n      d, # type: D\n      **e # type: E\n      ):\n    # type: (...) -> int\n    pass\n')
types('def f(a, /, # type: A\n      b): pass\n')
types('def f(a, *, # type: A\n      b): pass\n')
types('def f(): # type: () -> int\n    # type: () -> str\n    pass\n')
types('# type: int\nx = 1\n')
types('x = [1, # type: int\n 2]\n')
print(ast.parse('# type: int\nx = [ # type: y\n]').body[0].type_comment)
for text in ('(int, *str, **Any) -> float', '() -> int', '(x, y) -> Dict[a, b]'): print(ast.dump(ast.parse(text, mode='func_type')))
for version, text in ((7, '(x := 1)'), (7, 'def f(a, /): pass'), (7, 'lambda a, /: 1'), (9, 'match a:\n case 1: pass'), (10, 'try: pass\nexcept* A: pass'),
                      (11, 'type X = int'), (11, 'def f[T](): pass'), (12, 'class C[T=int]: pass'), (13, 't"x"'), (13, 'try: pass\nexcept A, B: pass'),
                      (5, 'x: int'), (5, 'x = 1_0'), (4, 'async def f(): pass'), (4, 'a @ b')):
    ast.parse(text, feature_version=(3, version + 1))
    try: ast.parse(text, feature_version=(3, version)); print('fine')
    except SyntaxError as e: print(e.msg)
def folded(text, **options): print(ast.dump(ast.parse(text, optimize=1, **options)))
folded('match x:\n case -1 | 1+2j | -1.5-0j: pass\n case {-1: y}: pass')
folded('"%s-%r %5.2a%%" % (a, b, c); "%-5s" % (a,); "%d" % (a,); "%s" % a; "%s" % (*a,); "%s %s" % (a,); __debug__')
print(ast.dump(ast.parse('def f():\n "doc"\nclass C:\n "doc"\n x = 1', optimize=2)))
def f(a, b): return '%s and %r: %5s|%-4a' % (a, b, a, b)
print(f(1, 'x'))
for tree in ast.Constant(1), ast.Expression(ast.Constant(1)):
    try: ast.parse(tree)
    except TypeError as e: print(e)
# expect: [('Assign', 'int'), ('Assign', 'str  ')] []
# expect: [('Assign', 'ignored')] [(1, ''), (2, '[a]\n'), (4, '-me')]
# expect: [('For', 'int')] []
# expect: [('With', 'int'), ('With', 'q')] []
# expect: [('AsyncFunctionDef', '() -> int'), ('AsyncFor', 'x'), ('AsyncWith', 'y')] []
# expect: [('FunctionDef', '() -> int')] []
# expect: [('FunctionDef', '(...) -> int'), ('arg', 'A'), ('arg', 'B'), ('arg', 'C'), ('arg', 'D'), ('arg', 'E')] []
# expect: error invalid syntax 1
# expect: error bare * has associated type comment 1
# expect: error Cannot have two type comments on def 3
# expect: error invalid syntax 1
# expect: error invalid syntax 1
# expect: None
# expect: FunctionType(argtypes=[Name(id='int', ctx=Load()), Name(id='str', ctx=Load()), Name(id='Any', ctx=Load())], returns=Name(id='float', ctx=Load()))
# expect: FunctionType(returns=Name(id='int', ctx=Load()))
# expect: FunctionType(argtypes=[Name(id='x', ctx=Load()), Name(id='y', ctx=Load())], returns=Subscript(value=Name(id='Dict', ctx=Load()), slice=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), ctx=Load()))
# expect: Assignment expressions are only supported in Python 3.8 and greater
# expect: Positional-only parameters are only supported in Python 3.8 and greater
# expect: Positional-only parameters are only supported in Python 3.8 and greater
# expect: Pattern matching is only supported in Python 3.10 and greater
# expect: Exception groups are only supported in Python 3.11 and greater
# expect: Type statement is only supported in Python 3.12 and greater
# expect: Type parameter lists are only supported in Python 3.12 and greater
# expect: Type parameter defaults are only supported in Python 3.13 and greater
# expect: t-strings are only supported in Python 3.14 and greater
# expect: except expressions without parentheses are only supported in Python 3.14 and greater
# expect: Variable annotation syntax is only supported in Python 3.6 and greater
# expect: Underscores in numeric literals are only supported in Python 3.6 and greater
# expect: Async functions are only supported in Python 3.5 and greater
# expect: The '@' operator is only supported in Python 3.5 and greater
# expect: Module(body=[Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=-1)), MatchValue(value=Constant(value=(1+2j))), MatchValue(value=Constant(value=(-1.5-0j)))]), body=[Pass()]), match_case(pattern=MatchMapping(keys=[Constant(value=-1)], patterns=[MatchAs(name='y')]), body=[Pass()])])])
# expect: Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115), Constant(value='-'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114), Constant(value=' '), FormattedValue(value=Name(id='c', ctx=Load()), conversion=97, format_spec=Constant(value='>5.2')), Constant(value='%')])), Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115, format_spec=Constant(value='5'))])), Expr(value=BinOp(left=Constant(value='%d'), op=Mod(), right=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))), Expr(value=BinOp(left=Constant(value='%s'), op=Mod(), right=Name(id='a', ctx=Load()))), Expr(value=BinOp(left=Constant(value='%s'), op=Mod(), right=Tuple(elts=[Starred(value=Name(id='a', ctx=Load()), ctx=Load())], ctx=Load()))), Expr(value=BinOp(left=Constant(value='%s %s'), op=Mod(), right=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))), Expr(value=Constant(value=False))])
# expect: Module(body=[FunctionDef(name='f', args=arguments(), body=[Pass()]), ClassDef(name='C', body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1))])])
# expect: 1 and 'x':     1|'x' 
# expect: expected Module node, got Constant
# expect: expected Module node, got Expression
