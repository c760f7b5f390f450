# SPDX-License-Identifier: MIT
# Special methods that instructions enter without C between: what they may give, and what they raise.
class Sub(int): pass
class A:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return NotImplemented if s.v == 3 else s.v == 1
    def __lt__(s, o): return NotImplemented if s.v == 3 else [] if s.v == 2 else [1]
    def __gt__(s, o): return 'gt'
    def __bool__(s): return s.v if s.v in (True, False) else 'x'
    def __contains__(s, o): return s.v
    def __setitem__(s, k, v): s.last = (k, v); return 7
    def __len__(s): return s.v
    def __str__(s): return s.v
    def __call__(s, a, b=2): return (a, b, s.v)
def tryit(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__, str(e)
def go(a, b):
    out = []
    for i in range(6):
        out = [tryit(lambda: a == b), tryit(lambda: a != b), tryit(lambda: a < b), tryit(lambda: a > b), tryit(lambda: a <= b),
               tryit(lambda: bool(a)), tryit(lambda: not a), tryit(lambda: 5 if a else 6), tryit(lambda: 1 if a < b else 2),
               tryit(lambda: 1 in a), tryit(lambda: 1 not in a), tryit(lambda: len(a)), tryit(lambda: str(a)), tryit(lambda: a(1)), tryit(lambda: a(1, 2, 3)),
               tryit(lambda: a(b=1, a=4))]
        def set1(): a[1] = 2; return a.last
        out.append(tryit(set1))
    return out
for v in (True, False, 1, 2, 3, -1, 'str', 1 << 70, Sub(5), 2.5, None):
    print(v, go(A(v), A(v)))
    print(v, go(A(v), 5))
class R:
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
    def __bool__(self): return not self
    def __call__(self): return self()
    def __contains__(self, o): return o in self
    def __str__(self): return str(self)
for f in (lambda: R() == R(), lambda: len(R()), lambda: not R(), lambda: R()(), lambda: 1 in R(), lambda: str(R())):
    for i in range(2): print(tryit(f))
class D:
    n = 0
    def __del__(self): D.n += 1
    def __len__(self): return 4
    def __call__(self): return 3
    def __contains__(self, x): return True
    def __bool__(self): return False
for i in range(5): len(D()), D()(), 1 in D(), not D()
print(D.n)
def g():
    try: yield 1; yield 2
    except ValueError: yield 3; yield 4
def h():
    for x in g(): yield x
try: 1/0
except ZeroDivisionError:
    it = g(); print(next(it)); print(it.throw(ValueError)); print(list(it)); print(list(h()))
def k():
    for i in range(3):
        try: yield i
        finally: pass
for i in range(3):
    for j in k():
        for l in h(): print(i, j, l, end=' ')
class E:
    def __lt__(self, o): raise KeyError('x')
try: E() < E()
except KeyError as e: print(e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno)
for i in range(4):
    try:
        try: E() < 1
        except KeyError as e: raise ValueError('a') from e
    except (TypeError, ValueError) as e: print(repr(e), repr(e.__cause__), e.__traceback__.tb_next)
# expect: True [True, False, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), True, False, 5, 1, True, False, 1, ('TypeError', '__str__ returned non-string (type bool)'), (1, 2, True), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, True), (1, 2)]
# expect: True [True, False, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), True, False, 5, 1, True, False, 1, ('TypeError', '__str__ returned non-string (type bool)'), (1, 2, True), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, True), (1, 2)]
# expect: False [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), False, True, 6, 1, False, True, 0, ('TypeError', '__str__ returned non-string (type bool)'), (1, 2, False), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, False), (1, 2)]
# expect: False [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), False, True, 6, 1, False, True, 0, ('TypeError', '__str__ returned non-string (type bool)'), (1, 2, False), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, False), (1, 2)]
# expect: 1 [True, False, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned int'), ('TypeError', '__bool__ should return bool, returned int'), ('TypeError', '__bool__ should return bool, returned int'), 1, True, False, 1, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 1), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 1), (1, 2)]
# expect: 1 [True, False, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned int'), ('TypeError', '__bool__ should return bool, returned int'), ('TypeError', '__bool__ should return bool, returned int'), 1, True, False, 1, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 1), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 1), (1, 2)]
# expect: 2 [False, True, [], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 2, True, False, 2, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 2), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 2), (1, 2)]
# expect: 2 [False, True, [], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 2, True, False, 2, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 2), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 2), (1, 2)]
# expect: 3 [False, True, 'gt', 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, 3, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 3), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 3), (1, 2)]
# expect: 3 [False, True, ('TypeError', "'<' not supported between instances of 'A' and 'int'"), 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', "'<' not supported between instances of 'A' and 'int'"), True, False, 3, ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 3), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 3), (1, 2)]
# expect: -1 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('ValueError', '__len__() should return >= 0'), ('TypeError', '__str__ returned non-string (type int)'), (1, 2, -1), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, -1), (1, 2)]
# expect: -1 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('ValueError', '__len__() should return >= 0'), ('TypeError', '__str__ returned non-string (type int)'), (1, 2, -1), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, -1), (1, 2)]
# expect: str [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('TypeError', "'str' object cannot be interpreted as an integer"), 'str', (1, 2, 'str'), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 'str'), (1, 2)]
# expect: str [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('TypeError', "'str' object cannot be interpreted as an integer"), 'str', (1, 2, 'str'), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 'str'), (1, 2)]
# expect: 1180591620717411303424 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('OverflowError', "cannot fit 'int' into an index-sized integer"), ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 1180591620717411303424), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 1180591620717411303424), (1, 2)]
# expect: 1180591620717411303424 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('OverflowError', "cannot fit 'int' into an index-sized integer"), ('TypeError', '__str__ returned non-string (type int)'), (1, 2, 1180591620717411303424), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 1180591620717411303424), (1, 2)]
# expect: 5 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, 5, ('TypeError', '__str__ returned non-string (type Sub)'), (1, 2, 5), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 5), (1, 2)]
# expect: 5 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, 5, ('TypeError', '__str__ returned non-string (type Sub)'), (1, 2, 5), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 5), (1, 2)]
# expect: 2.5 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('TypeError', "'float' object cannot be interpreted as an integer"), ('TypeError', '__str__ returned non-string (type float)'), (1, 2, 2.5), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 2.5), (1, 2)]
# expect: 2.5 [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, True, False, ('TypeError', "'float' object cannot be interpreted as an integer"), ('TypeError', '__str__ returned non-string (type float)'), (1, 2, 2.5), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, 2.5), (1, 2)]
# expect: None [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'A'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, False, True, ('TypeError', "'NoneType' object cannot be interpreted as an integer"), ('TypeError', '__str__ returned non-string (type NoneType)'), (1, 2, None), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, None), (1, 2)]
# expect: None [False, True, [1], 'gt', ('TypeError', "'<=' not supported between instances of 'A' and 'int'"), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), ('TypeError', '__bool__ should return bool, returned str'), 1, False, True, ('TypeError', "'NoneType' object cannot be interpreted as an integer"), ('TypeError', '__str__ returned non-string (type NoneType)'), (1, 2, None), ('TypeError', 'A.__call__() takes from 2 to 3 positional arguments but 4 were given'), (4, 1, None), (1, 2)]
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: ('RecursionError', 'maximum recursion depth exceeded')
# expect: 20
# expect: 1
# expect: 3
# expect: [4]
# expect: [1, 2]
# expect: 0 0 1 0 0 2 0 1 1 0 1 2 0 2 1 0 2 2 1 0 1 1 0 2 1 1 1 1 1 2 1 2 1 1 2 2 2 0 1 2 0 2 2 1 1 2 1 2 2 2 1 2 2 2 66 65
# expect: ValueError('a') KeyError('x') None
# expect: ValueError('a') KeyError('x') None
# expect: ValueError('a') KeyError('x') None
# expect: ValueError('a') KeyError('x') None
