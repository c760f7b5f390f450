# One call site sees many classes.
class A: 
    def f(self, x): return x
class B:
    def f(self, x): return x * 2
class C(A):
    y = 5
class D:
    @staticmethod
    def f(x): return -x
class E:
    @classmethod
    def f(cls, x): return len(cls.__name__) + x
class F:
    def __init__(self): self.f = lambda x: x * 10
objects = [A(), B(), C(), D(), E(), F()]
t = 0
for i in range(180):
    t += objects[i % 6].f(i)
    if i % 30 > 20:
        t += objects[0].f(1)
print(t)
# expect: 38274
