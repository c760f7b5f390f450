# SPDX-License-Identifier: MIT
# Calls, loads and messages that take short ways give what the long ones do.
class C:
    x = 1
    @classmethod
    def cm(cls, *a): return cls.__name__, a
    @classmethod
    def one(cls, a): return cls.__name__, a
    @staticmethod
    def sm(a): return a
class B(C): pass
class M(type):
    def __call__(cls, *a): return 'meta', a
class N(metaclass=M): pass
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
def f(cls):
    out = []
    for i in range(30):
        out.append((cls.cm(), cls.cm(i), cls.one(i), cls.sm(2), cls.x, cls().x))
        if i == 20: C.one = classmethod(lambda c, a: ('other', c, a))
        if i == 25: C.x = 5
    return out
print(f(C)[-1]); print(f(B)[-1])
for i in range(4):
    print(N(), N.__class__)
    try: Ab()
    except TypeError as e: print(e)
    try: C(1)
    except TypeError as e: print(e)
def swap(a, b):
    for i in range(5):
        a, b = b, a
        c, d = a, b
        d, c = c, d
        e = a
        e, a = a, e
    x = y = None
    x, y = [1], [2]
    x, y = y, x
    z, w = x, y
    x, x = y, z
    return a, b, c, d, e, x, y, z, w
print(swap(1, 2), swap([1], 'x'))
class D:
    def __del__(self): print('del', self.n)
    def __init__(self, n): self.n = n
def dels():
    a, b = D(1), D(2)
    a, b = b, a
    c, d = D(3), D(4)
    c, d = a, b
    print('mid')
    c = d
    a = c
dels()
def msgs():
    for i in range(3):
        for t in (lambda: [][0], lambda: {}[1], lambda: next(iter([])), lambda: ().index(2), lambda: [].pop(), lambda: int('x'), lambda: 1/0):
            try: t()
            except Exception as e: print(type(e), e, e.args)
msgs()
def kw(a, *r, k=2, **d): return a, r, k, d
for i in range(3):
    print(kw(1, 2, x=3), kw(a=1), kw(1, k=4, j=5), kw(**{'a': 3, 'z': 1}), kw(*[1, 2], **{'k': 5}))
    try: kw(1, a=2)
    except TypeError as e: print(e)
print(sum(x for x in range(10)), list(x for x in 'ab'), ''.join(c for c in 'xyz'))
def gg():
    try: yield 1
    except GeneratorExit: print('closed'); raise
for x in gg(): break
it = gg(); next(it); print(max(y for y in [3, 1])); del it
def rec(n): return sum(rec(n - 1) for _ in range(1)) if n else 0
print(rec(50))
# expect: (('C', ()), ('C', (29,)), ('other', <class '__main__.C'>, 29), 2, 5, 5)
# expect: (('B', ()), ('B', (29,)), ('other', <class '__main__.B'>, 29), 2, 5, 5)
# expect: ('meta', ()) <class '__main__.M'>
# expect: Can't instantiate abstract class Ab without an implementation for abstract method 'f'
# expect: C() takes no arguments
# expect: ('meta', ()) <class '__main__.M'>
# expect: Can't instantiate abstract class Ab without an implementation for abstract method 'f'
# expect: C() takes no arguments
# expect: ('meta', ()) <class '__main__.M'>
# expect: Can't instantiate abstract class Ab without an implementation for abstract method 'f'
# expect: C() takes no arguments
# expect: ('meta', ()) <class '__main__.M'>
# expect: Can't instantiate abstract class Ab without an implementation for abstract method 'f'
# expect: C() takes no arguments
# expect: (2, 1, 1, 2, 2, [2], [1], [2], [1]) ('x', [1], [1], 'x', 'x', [2], [1], [2], [1])
# expect: del 4
# expect: del 3
# expect: mid
# expect: del 2
# expect: del 1
# expect: <class 'IndexError'> list index out of range ('list index out of range',)
# expect: <class 'KeyError'> 1 (1,)
# expect: <class 'StopIteration'>  ()
# expect: <class 'ValueError'> tuple.index(x): x not in tuple ('tuple.index(x): x not in tuple',)
# expect: <class 'IndexError'> pop from empty list ('pop from empty list',)
# expect: <class 'ValueError'> invalid literal for int() with base 10: 'x' ("invalid literal for int() with base 10: 'x'",)
# expect: <class 'ZeroDivisionError'> division by zero ('division by zero',)
# expect: <class 'IndexError'> list index out of range ('list index out of range',)
# expect: <class 'KeyError'> 1 (1,)
# expect: <class 'StopIteration'>  ()
# expect: <class 'ValueError'> tuple.index(x): x not in tuple ('tuple.index(x): x not in tuple',)
# expect: <class 'IndexError'> pop from empty list ('pop from empty list',)
# expect: <class 'ValueError'> invalid literal for int() with base 10: 'x' ("invalid literal for int() with base 10: 'x'",)
# expect: <class 'ZeroDivisionError'> division by zero ('division by zero',)
# expect: <class 'IndexError'> list index out of range ('list index out of range',)
# expect: <class 'KeyError'> 1 (1,)
# expect: <class 'StopIteration'>  ()
# expect: <class 'ValueError'> tuple.index(x): x not in tuple ('tuple.index(x): x not in tuple',)
# expect: <class 'IndexError'> pop from empty list ('pop from empty list',)
# expect: <class 'ValueError'> invalid literal for int() with base 10: 'x' ("invalid literal for int() with base 10: 'x'",)
# expect: <class 'ZeroDivisionError'> division by zero ('division by zero',)
# expect: (1, (2,), 2, {'x': 3}) (1, (), 2, {}) (1, (), 4, {'j': 5}) (3, (), 2, {'z': 1}) (1, (2,), 5, {})
# expect: kw() got multiple values for argument 'a'
# expect: (1, (2,), 2, {'x': 3}) (1, (), 2, {}) (1, (), 4, {'j': 5}) (3, (), 2, {'z': 1}) (1, (2,), 5, {})
# expect: kw() got multiple values for argument 'a'
# expect: (1, (2,), 2, {'x': 3}) (1, (), 2, {}) (1, (), 4, {'j': 5}) (3, (), 2, {'z': 1}) (1, (2,), 5, {})
# expect: kw() got multiple values for argument 'a'
# expect: 45 ['a', 'b'] xyz
# expect: closed
# expect: 3
# expect: closed
# expect: 0
