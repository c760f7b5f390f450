# Instances with __call__ are callable; it is looked up on the class.
class A:
    def __init__(self, n): self.n = n
    def __call__(self, *a, **k): return self.n, a, k
a = A(1)
print(a(), a(2, x=3), callable(a), callable(A), callable(5), a.__call__(9))
a.__call__ = lambda: "instance"
print(a())
class B: pass
b = B(); b.__call__ = lambda: 1
print(callable(b))
try: b()
except TypeError as e: print(e)
t = 0
for i in range(60): t += a(i)[1][0]
print(t)
class R: pass
R.__call__ = R()
try: R()()
except RecursionError as e: print("RecursionError")
# expect: (1, (), {}) (1, (2,), {'x': 3}) True True False (1, (9,), {})
# expect: (1, (), {})
# expect: False
# expect: 'B' object is not callable
# expect: 1770
# expect: RecursionError
