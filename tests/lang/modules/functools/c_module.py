# _functools: partial with gaps, reduce, cmp_to_key, the lru_cache wrapper, and their errors.
import _functools as F
from _functools import *
def f(*a, **k): return a, k
p = F.partial(f, 1, x=2)
print(p(3), p(4, x=5), p(y=6), p.args, p.keywords)
q = F.partial(p, 7, z=1); print(q(), q.func is f, q.args, q.keywords)
P = F.Placeholder
r = F.partial(f, P, 2, P, 4); print(r(1, 3), r(1, 3, 5))
r2 = F.partial(r, 'a'); print(r2('b'), r2.args)
for bad in (lambda: r(1), lambda: F.partial(f, P), lambda: F.partial(f, a=P), lambda: F.partial(), lambda: F.partial(3)):
    try: bad()
    except TypeError as e: print(e)
p.attr = 5; print(p.__dict__, p.attr, p.__reduce__()[0] is F.partial, p.__reduce__()[2][1:])
print(repr(F.partial(print, 1, 'x', sep='-')), P)
class S(F.partial): pass
s = S(f, 1); s.y = 3; print(s.__dict__, s(2)); 
print(F.reduce(lambda a, b: a+b, [1,2,3]), F.reduce(lambda a, b: a+b, [], 9), F.reduce(lambda a, b: a+b, [1], initial=9))
for bad in (lambda: F.reduce(1, []), lambda: F.reduce(1, 2), lambda: F.reduce()):
    try: bad()
    except TypeError as e: print(e)
K = F.cmp_to_key(lambda a, b: b - a)
print(sorted([3,1,2], key=K))
W = F._lru_cache_wrapper
info = lambda *a: a
@lambda f: W(f, 2, False, info)
def g(x, y=0):
    print('call', x, y); return x * 10 + y
print(g(1), g(2), g(1), g(3), g(1), g(2), g(1, y=5), g(1, y=5), g.cache_info())
g.cache_clear(); print(g.cache_info())
@lambda f: W(f, None, True, info)
def h(x): print('h', x); return x
print(h(1), h(1.0), h(1), h.cache_info())
class C:
    @lambda f: W(f, None, False, info)
    def m(self, x): return x
    pp = F.partial(f, 1)
c = C(); print(c.m(3), c.m(3), C.m.cache_info()); print(c.pp(2)[0][0])
fib = W(lambda n: n if n < 2 else fib(n-1) + fib(n-2), 50, False, info)
print(fib(80), fib.cache_info())
# expect: ((1, 3), {'x': 2}) ((1, 4), {'x': 5}) ((1,), {'x': 2, 'y': 6}) (1,) {'x': 2}
# expect: ((1, 7), {'x': 2, 'z': 1}) True (1, 7) {'x': 2, 'z': 1}
# expect: ((1, 2, 3, 4), {}) ((1, 2, 3, 4, 5), {})
# expect: (('a', 2, 'b', 4), {}) ('a', 2, Placeholder, 4)
# expect: missing positional arguments in 'partial' call; expected at least 2, got 1
# expect: trailing Placeholders are not allowed
# expect: Placeholder cannot be passed as a keyword argument
# expect: type 'partial' takes at least one argument
# expect: the first argument must be callable
# expect: {'attr': 5} 5 True ((1,), {'x': 2}, {'attr': 5})
# expect: functools.partial(<built-in function print>, 1, 'x', sep='-') Placeholder
# expect: {'y': 3} ((1, 2), {})
# expect: 6 9 10
# expect: reduce() of empty iterable with no initial value
# expect: reduce() arg 2 must support iteration
# expect: reduce() takes at least 2 positional arguments (0 given)
# expect: [3, 2, 1]
# expect: call 1 0
# expect: call 2 0
# expect: call 3 0
# expect: call 2 0
# expect: call 1 5
# expect: 10 20 10 30 10 20 15 15 (3, 5, 2, 2)
# expect: (0, 0, 2, 0)
# expect: h 1
# expect: h 1.0
# expect: 1 1.0 1 (1, 2, None, 2)
# expect: 3 3 (1, 1, None, 1)
# expect: 1
# expect: 23416728348467685 (78, 81, 50, 50)
