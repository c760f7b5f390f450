# Functions, methods, classes, instances with __call__, bound and built-in things.
class C:
    def __init__(self, v=0): self.v = v
    def __call__(self, x): return self.v + x
    def m(self, x): return self.v * x
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def s(x): return -x
c = C(5)
t = 0
for i in range(60):
    m = c.m
    t += c(i) + c.m(i) + m(2) + C.m(c, 1) + C.make(i).v + C.s(i) + C(3).v + len([i]) + (lambda q: q)(i) + int("7")
print(t)
for bad in (5, None, "s", [], C.v if hasattr(C, "v") else ()):
    try: bad()
    except TypeError as e: print(e)
# expect: 14250
# expect: 'int' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'str' object is not callable
# expect: 'list' object is not callable
# expect: 'tuple' object is not callable
