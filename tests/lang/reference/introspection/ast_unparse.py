# Unparsing keeps the meaning: parentheses, strings, statements.
import ast
for src in ("(a + b) * c - d ** -e ** f", "not (a and b) or c", "lambda x, /, y=1, *z, k, **q: (yield)", "f(*a, **b, c=1)[1:2, ::3]", "{**a, 'b': c}", "{*a, b}", "x if y else z if w else v", "(x := 5)", "f'{a!r:>{w}} {{}} {b=}'", "'it''s' \"q\"", "a < b <= c != d is not e not in g", "[i async for i in x if y]", "(a, *b)", "a[b, *c]", "-1 ** 2", "(-1) ** 2", "a.b.c(1)(2)", "1 .real", "1e400", "b'\\x00'", "t'{a}'"): print(ast.unparse(ast.parse(src)))
for src in ("if a:\n  b\nelif c:\n  d\nelse:\n  e", "try:\n  a\nexcept* (B, C) as d:\n  e\nelse:\n  f\nfinally:\n  g", "with a as b, c: pass", "async def f[T: int = str](x: T, /) -> U:\n  async for a in b: await c", "@d\nclass C(A, m=B): x: int = 1", "match a:\n  case [1, *_] | {'k': v, **r} if b: pass\n  case C(x, y=2) as z: pass", "from .. import a as b, c", "global x, y", "del a, b[0]", "assert a, b", "raise A from b", "type X[*T] = int", "for a, b in c: break\nelse: continue", "a = b = c; d += e; f: int"): print(ast.unparse(ast.parse(src)))
# expect: (a + b) * c - d ** (-e ** f)
# expect: not (a and b) or c
# expect: lambda x, /, y=1, *z, k, **q: (yield)
# expect: f(*a, **b, c=1)[1:2, ::3]
# expect: {**a, 'b': c}
# expect: {*a, b}
# expect: x if y else z if w else v
# expect: (x := 5)
# expect: f'{a!r:>{w}} {{}} b={b!r}'
# expect: """itsq"""
# expect: a < b <= c != d is not e not in g
# expect: [i async for i in x if y]
# expect: (a, *b)
# expect: a[b, *c]
# expect: -1 ** 2
# expect: (-1) ** 2
# expect: a.b.c(1)(2)
# expect: 1 .real
# expect: 1e309
# expect: b'\x00'
# expect: t'{a}'
# expect: if a:
# expect:     b
# expect: elif c:
# expect:     d
# expect: else:
# expect:     e
# expect: try:
# expect:     a
# expect: except* (B, C) as d:
# expect:     e
# expect: else:
# expect:     f
# expect: finally:
# expect:     g
# expect: with a as b, c:
# expect:     pass
# expect: async def f[T: int = str](x: T, /) -> U:
# expect:     async for a in b:
# expect:         await c
# expect: @d
# expect: class C(A, m=B):
# expect:     x: int = 1
# expect: match a:
# expect:     case [1, *_] | {'k': v, **r} if b:
# expect:         pass
# expect:     case C(x, y=2) as z:
# expect:         pass
# expect: from .. import a as b, c
# expect: global x, y
# expect: del a, b[0]
# expect: assert a, b
# expect: raise A from b
# expect: type X[*T] = int
# expect: for a, b in c:
# expect:     break
# expect: else:
# expect:     continue
# expect: a = b = c
# expect: d += e
# expect: f: int
