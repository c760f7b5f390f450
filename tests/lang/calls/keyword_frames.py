# SPDX-License-Identifier: MIT
# Keywords, *args and **kwargs find their places, call after call, or say what is wrong.
def show(f, *calls):
    for c in calls:
        for i in range(5):
            try: r = c(f)
            except TypeError as e: r = str(e)
        print(r)
class S(str): pass
calls = (lambda f: f(1, 2, x=3), lambda f: f(a=1), lambda f: f(1, a=2), lambda f: f(b=2, a=1), lambda f: f(1, 2, 3, k=5, z=6, y=7),
  lambda f: f(k=1), lambda f: f(**{'a': 1, 'b': 2}), lambda f: f(1, **{'b': 2}), lambda f: f(1, **{'a': 2}), lambda f: f(**{'a': 1, S('b'): 2}),
  lambda f: f(**{'a': 1, 1: 2}), lambda f: f(*(1, 2), **{'k': 4}), lambda f: f(*[1, 2, 3, 4, 5]), lambda f: f(1, self=2), lambda f: f(**{'a': 1, 'k': 3}), lambda f: f(1, 2, k=[]), lambda f: f(*'ab', **dict(k=1, m=2)))
def f1(a, *r, k=2, **d): return a, r, k, d
def f2(a, b=7, **d): return a, b, d
def f3(a, /, b=3, *, k): return a, b, k
def f4(*a): return a
def f5(**k): return k
def f6(a, b): x = a; return x, b
def f7(a, /, **d): return a, d
def f8(*a, k): return a, k
def f9(a, b, *, k=1): return a, b, k
class C:
    def m(self, a, *r, k=2, **d): return a, r, k, d
    def n(self, a, b): return a, b
class D(C):
    def __call__(self, *a, **k): return a, k
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, C().m, C().n, D()): print(getattr(f, '__name__', 'D')); show(f, *calls)
def deco(f):
    def g(*a, **k): return f(*a, **k)
    return g
@deco
def h(a, b=2, *, c=3): return a, b, c
for i in range(5): print(h(1), h(1, c=4), h(a=5, b=6), end=' ')
# expect: f1
# expect: (1, (2,), 2, {'x': 3})
# expect: (1, (), 2, {})
# expect: f1() got multiple values for argument 'a'
# expect: (1, (), 2, {'b': 2})
# expect: (1, (2, 3), 5, {'z': 6, 'y': 7})
# expect: f1() missing 1 required positional argument: 'a'
# expect: (1, (), 2, {'b': 2})
# expect: (1, (), 2, {'b': 2})
# expect: f1() got multiple values for argument 'a'
# expect: (1, (), 2, {'b': 2})
# expect: keywords must be strings
# expect: (1, (2,), 4, {})
# expect: (1, (2, 3, 4, 5), 2, {})
# expect: (1, (), 2, {'self': 2})
# expect: (1, (), 3, {})
# expect: (1, (2,), [], {})
# expect: ('a', ('b',), 1, {'m': 2})
# expect: f2
# expect: (1, 2, {'x': 3})
# expect: (1, 7, {})
# expect: f2() got multiple values for argument 'a'
# expect: (1, 2, {})
# expect: f2() takes from 1 to 2 positional arguments but 3 were given
# expect: f2() missing 1 required positional argument: 'a'
# expect: (1, 2, {})
# expect: (1, 2, {})
# expect: f2() got multiple values for argument 'a'
# expect: (1, 2, {})
# expect: keywords must be strings
# expect: (1, 2, {'k': 4})
# expect: f2() takes from 1 to 2 positional arguments but 5 were given
# expect: (1, 7, {'self': 2})
# expect: (1, 7, {'k': 3})
# expect: (1, 2, {'k': []})
# expect: ('a', 'b', {'k': 1, 'm': 2})
# expect: f3
# expect: f3() got an unexpected keyword argument 'x'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f3() got an unexpected keyword argument 'z'
# expect: f3() missing 1 required positional argument: 'a'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f3() missing 1 required keyword-only argument: 'k'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: keywords must be strings
# expect: (1, 2, 4)
# expect: f3() takes from 1 to 2 positional arguments but 5 were given
# expect: f3() got an unexpected keyword argument 'self'
# expect: f3() got some positional-only arguments passed as keyword arguments: 'a'
# expect: (1, 2, [])
# expect: f3() got an unexpected keyword argument 'm'
# expect: f4
# expect: f4() got an unexpected keyword argument 'x'
# expect: f4() got an unexpected keyword argument 'a'
# expect: f4() got an unexpected keyword argument 'a'
# expect: f4() got an unexpected keyword argument 'b'
# expect: f4() got an unexpected keyword argument 'k'
# expect: f4() got an unexpected keyword argument 'k'
# expect: f4() got an unexpected keyword argument 'a'
# expect: f4() got an unexpected keyword argument 'b'
# expect: f4() got an unexpected keyword argument 'a'
# expect: f4() got an unexpected keyword argument 'a'
# expect: keywords must be strings
# expect: f4() got an unexpected keyword argument 'k'
# expect: (1, 2, 3, 4, 5)
# expect: f4() got an unexpected keyword argument 'self'
# expect: f4() got an unexpected keyword argument 'a'
# expect: f4() got an unexpected keyword argument 'k'
# expect: f4() got an unexpected keyword argument 'k'
# expect: f5
# expect: f5() takes 0 positional arguments but 2 were given
# expect: {'a': 1}
# expect: f5() takes 0 positional arguments but 1 was given
# expect: {'b': 2, 'a': 1}
# expect: f5() takes 0 positional arguments but 3 were given
# expect: {'k': 1}
# expect: {'a': 1, 'b': 2}
# expect: f5() takes 0 positional arguments but 1 was given
# expect: f5() takes 0 positional arguments but 1 was given
# expect: {'a': 1, 'b': 2}
# expect: keywords must be strings
# expect: f5() takes 0 positional arguments but 2 were given
# expect: f5() takes 0 positional arguments but 5 were given
# expect: f5() takes 0 positional arguments but 1 was given
# expect: {'a': 1, 'k': 3}
# expect: f5() takes 0 positional arguments but 2 were given
# expect: f5() takes 0 positional arguments but 2 were given
# expect: f6
# expect: f6() got an unexpected keyword argument 'x'
# expect: f6() missing 1 required positional argument: 'b'
# expect: f6() got multiple values for argument 'a'
# expect: (1, 2)
# expect: f6() got an unexpected keyword argument 'k'
# expect: f6() got an unexpected keyword argument 'k'
# expect: (1, 2)
# expect: (1, 2)
# expect: f6() got multiple values for argument 'a'
# expect: (1, 2)
# expect: keywords must be strings
# expect: f6() got an unexpected keyword argument 'k'
# expect: f6() takes 2 positional arguments but 5 were given
# expect: f6() got an unexpected keyword argument 'self'
# expect: f6() got an unexpected keyword argument 'k'
# expect: f6() got an unexpected keyword argument 'k'
# expect: f6() got an unexpected keyword argument 'k'
# expect: f7
# expect: f7() takes 1 positional argument but 2 were given
# expect: f7() missing 1 required positional argument: 'a'
# expect: (1, {'a': 2})
# expect: f7() missing 1 required positional argument: 'a'
# expect: f7() takes 1 positional argument but 3 were given
# expect: f7() missing 1 required positional argument: 'a'
# expect: f7() missing 1 required positional argument: 'a'
# expect: (1, {'b': 2})
# expect: (1, {'a': 2})
# expect: f7() missing 1 required positional argument: 'a'
# expect: keywords must be strings
# expect: f7() takes 1 positional argument but 2 were given
# expect: f7() takes 1 positional argument but 5 were given
# expect: (1, {'self': 2})
# expect: f7() missing 1 required positional argument: 'a'
# expect: f7() takes 1 positional argument but 2 were given
# expect: f7() takes 1 positional argument but 2 were given
# expect: f8
# expect: f8() got an unexpected keyword argument 'x'
# expect: f8() got an unexpected keyword argument 'a'
# expect: f8() got an unexpected keyword argument 'a'
# expect: f8() got an unexpected keyword argument 'b'
# expect: f8() got an unexpected keyword argument 'z'
# expect: ((), 1)
# expect: f8() got an unexpected keyword argument 'a'
# expect: f8() got an unexpected keyword argument 'b'
# expect: f8() got an unexpected keyword argument 'a'
# expect: f8() got an unexpected keyword argument 'a'
# expect: keywords must be strings
# expect: ((1, 2), 4)
# expect: f8() missing 1 required keyword-only argument: 'k'
# expect: f8() got an unexpected keyword argument 'self'
# expect: f8() got an unexpected keyword argument 'a'
# expect: ((1, 2), [])
# expect: f8() got an unexpected keyword argument 'm'
# expect: f9
# expect: f9() got an unexpected keyword argument 'x'
# expect: f9() missing 1 required positional argument: 'b'
# expect: f9() got multiple values for argument 'a'
# expect: (1, 2, 1)
# expect: f9() got an unexpected keyword argument 'z'
# expect: f9() missing 2 required positional arguments: 'a' and 'b'
# expect: (1, 2, 1)
# expect: (1, 2, 1)
# expect: f9() got multiple values for argument 'a'
# expect: (1, 2, 1)
# expect: keywords must be strings
# expect: (1, 2, 4)
# expect: f9() takes 2 positional arguments but 5 were given
# expect: f9() got an unexpected keyword argument 'self'
# expect: f9() missing 1 required positional argument: 'b'
# expect: (1, 2, [])
# expect: f9() got an unexpected keyword argument 'm'
# expect: m
# expect: (1, (2,), 2, {'x': 3})
# expect: (1, (), 2, {})
# expect: C.m() got multiple values for argument 'a'
# expect: (1, (), 2, {'b': 2})
# expect: (1, (2, 3), 5, {'z': 6, 'y': 7})
# expect: C.m() missing 1 required positional argument: 'a'
# expect: (1, (), 2, {'b': 2})
# expect: (1, (), 2, {'b': 2})
# expect: C.m() got multiple values for argument 'a'
# expect: (1, (), 2, {'b': 2})
# expect: keywords must be strings
# expect: (1, (2,), 4, {})
# expect: (1, (2, 3, 4, 5), 2, {})
# expect: C.m() got multiple values for argument 'self'
# expect: (1, (), 3, {})
# expect: (1, (2,), [], {})
# expect: ('a', ('b',), 1, {'m': 2})
# expect: n
# expect: C.n() got an unexpected keyword argument 'x'
# expect: C.n() missing 1 required positional argument: 'b'
# expect: C.n() got multiple values for argument 'a'
# expect: (1, 2)
# expect: C.n() got an unexpected keyword argument 'k'
# expect: C.n() got an unexpected keyword argument 'k'
# expect: (1, 2)
# expect: (1, 2)
# expect: C.n() got multiple values for argument 'a'
# expect: (1, 2)
# expect: keywords must be strings
# expect: C.n() got an unexpected keyword argument 'k'
# expect: C.n() takes 3 positional arguments but 6 were given
# expect: C.n() got multiple values for argument 'self'
# expect: C.n() got an unexpected keyword argument 'k'
# expect: C.n() got an unexpected keyword argument 'k'
# expect: C.n() got an unexpected keyword argument 'k'
# expect: D
# expect: ((1, 2), {'x': 3})
# expect: ((), {'a': 1})
# expect: ((1,), {'a': 2})
# expect: ((), {'b': 2, 'a': 1})
# expect: ((1, 2, 3), {'k': 5, 'z': 6, 'y': 7})
# expect: ((), {'k': 1})
# expect: ((), {'a': 1, 'b': 2})
# expect: ((1,), {'b': 2})
# expect: ((1,), {'a': 2})
# expect: ((), {'a': 1, 'b': 2})
# expect: keywords must be strings
# expect: ((1, 2), {'k': 4})
# expect: ((1, 2, 3, 4, 5), {})
# expect: D.__call__() got multiple values for argument 'self'
# expect: ((), {'a': 1, 'k': 3})
# expect: ((1, 2), {'k': []})
# expect: (('a', 'b'), {'k': 1, 'm': 2})
# expect: (1, 2, 3) (1, 2, 4) (5, 6, 3) (1, 2, 3) (1, 2, 4) (5, 6, 3) (1, 2, 3) (1, 2, 4) (5, 6, 3) (1, 2, 3) (1, 2, 4) (5, 6, 3) (1, 2, 3) (1, 2, 4) (5, 6, 3) 
