# types.SimpleNamespace, by way of sys.implementation's type.
import sys
N = type(sys.implementation)
print(N.__name__, N.__module__)
n = N(a=1, b='x')
print(n, n == N(a=1, b='x'), n != N(a=2), n == 3)
n.c = n
print(n)
del n.c
print(n.__reduce__()[1:], n.__replace__(a=5), n)
print(N({'x': 1}, y=2), N([('p', 1)]))
for bad in (lambda: N({1: 2}), lambda: N(1, 2), lambda: N(3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class S(N):
    def m(self): return self.z
s = S(z=3)
print(s, s.m(), vars(s))
try: n.nosuch
except AttributeError as e: print(e)
# expect: SimpleNamespace types
# expect: namespace(a=1, b='x') True True False
# expect: namespace(a=1, b='x', c=namespace(...))
# expect: ((), {'a': 1, 'b': 'x'}) namespace(a=5, b='x') namespace(a=1, b='x')
# expect: namespace(x=1, y=2) namespace(p=1)
# expect: TypeError keywords must be strings
# expect: TypeError SimpleNamespace expected at most 1 argument, got 2
# expect: TypeError 'int' object is not iterable
# expect: S(z=3) 3 {'z': 3}
# expect: 'types.SimpleNamespace' object has no attribute 'nosuch'
