# `from __future__ import annotations` keeps annotations as text made of their tree; where such imports may stand.
from __future__ import annotations
def show(*texts):
    for text in texts:
        ns = {}
        exec(f'from __future__ import annotations\nx: {text}\ndef f(a: {text}) -> {text}: pass', ns)
        assert ns['f'].__annotations__['a'] == ns['f'].__annotations__['return'] == ns['__annotations__']['x']
        print(ns['__annotations__']['x'])
show('a  if b   else c', '( a )', '(a,)', 'x[a,  b]', 'x[(a,)]', 'x[a:b , ::c]', 'x[*a]', '"a\'b"', "'x' 'y'", "u'x'", 'b"q"')
show('1e400', '1e400j', '-1', '- - 1', 'not  a', '~a', '+a', 'a ** -b', '(-a) ** b', 'a ** b ** c', '(a ** b) ** c')
show('a+b*c', '(a+b)*c', 'a-(b-c)', 'a@b', 'a//b', 'a<<b|c&d^e', 'a<b<=c!=d', 'a is not b', 'a not in b', '(a<b)<c', 'a and b or c', 'a and (b or c)', 'not (a and b)')
show('lambda: 0', 'lambda a, b=1, /, c=2, *d, e, f=3, **g: a', 'lambda *, a: a', 'lambda *a: a', 'lambda **k: k', '(lambda: 1)()')
show('f( a, *b, c = d, **e )', 'f(x for x in y)', 'f((x for x in y), z)', '[x async  for x in y if z if w]' if 0 else '[x for x in y if z if w for q in r]')
show('{a:b, **c}', '{}', '{a, b}', '{x for x in y}', '{x:y for x,y in z}', '[a, b]', '[]', '()', '(x for x in (a if b else c))')
show('1 .real', '1.5.real', '(1).real', 'a.b.c', '...', 'None', 'f"{a}"', 'f"a{b!r:>{w}}c{{}}"', 'f"{ {1} }"', 'f"{a=}"', 'f"{(lambda: 1)}"', 't"{a  +b!s:x}"')
for bad in ('x = 1\nfrom __future__ import annotations', 'from __future__ import nothing', 'from __future__ import braces',
            '"doc"\n"two"\nfrom __future__ import division', 'def f():\n from __future__ import division',
            'from __future__ import division; import a; from __future__ import division',
            'from __future__ import annotations\nx: (yield)', 'from __future__ import annotations\ndef f(a: (b := 1)): pass',
            'from __future__ import *', 'from __future__ import (annotations,\n spam)'):
    try: compile(bad, 'f', 'exec'); print('fine')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
compile('"doc"\nfrom __future__ import division, nested_scopes\nfrom __future__ import generators', 'f', 'exec')
# expect: a if b else c
# expect: a
# expect: (a,)
# expect: x[a, b]
# expect: x[a,]
# expect: x[a:b, ::c]
# expect: x[*a,]
# expect: "a'b"
# expect: 'xy'
# expect: u'x'
# expect: b'q'
# expect: 1e309
# expect: 1e309j
# expect: -1
# expect: --1
# expect: not a
# expect: ~a
# expect: +a
# expect: a ** (-b)
# expect: (-a) ** b
# expect: a ** b ** c
# expect: (a ** b) ** c
# expect: a + b * c
# expect: (a + b) * c
# expect: a - (b - c)
# expect: a @ b
# expect: a // b
# expect: a << b | c & d ^ e
# expect: a < b <= c != d
# expect: a is not b
# expect: a not in b
# expect: (a < b) < c
# expect: a and b or c
# expect: a and (b or c)
# expect: not (a and b)
# expect: lambda: 0
# expect: lambda a, b=1, /, c=2, *d, e, f=3, **g: a
# expect: lambda*, a: a
# expect: lambda*a: a
# expect: lambda**k: k
# expect: (lambda: 1)()
# expect: f(a, *b, c=d, **e)
# expect: f(x for x in y)
# expect: f((x for x in y), z)
# expect: [x for x in y if z if w for q in r]
# expect: {a: b, **c}
# expect: {}
# expect: {a, b}
# expect: {x for x in y}
# expect: {x: y for x, y in z}
# expect: [a, b]
# expect: []
# expect: ()
# expect: (x for x in (a if b else c))
# expect: 1 .real
# expect: 1.5.real
# expect: 1 .real
# expect: a.b.c
# expect: ...
# expect: None
# expect: f'{a}'
# expect: f'a{b!r:>{w}}c{{}}'
# expect: f'{ {1}}'
# expect: f'a={a!r}'
# expect: f'{(lambda: 1)}'
# expect: t'{a  +b!s:x}'
# expect: from __future__ imports must occur at the beginning of the file 2 1 2 35
# expect: future feature nothing is not defined 1 24 1 31
# expect: not a chance 1 24 1 30
# expect: from __future__ imports must occur at the beginning of the file 3 1 3 32
# expect: from __future__ imports must occur at the beginning of the file 2 2 2 33
# expect: from __future__ imports must occur at the beginning of the file 1 44 1 75
# expect: yield expression cannot be used within an annotation 2 5 2 10
# expect: named expression cannot be used within an annotation 2 11 2 17
# expect: future feature * is not defined 1 24 1 25
# expect: future feature spam is not defined 2 2 2 6
