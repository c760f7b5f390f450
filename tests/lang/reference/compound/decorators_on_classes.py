# Decorators of classes and methods: order, replaced results, arguments, and classes that decorate.
order = []
def tag(name):
    order.append("made " + name)
    def apply(x):
        order.append(f"{name} on {getattr(x, '__name__', x)}")
        return x
    return apply
@tag("a")
@tag("b")
class C:
    @tag("m1")
    def m(self): return 1
print(order)
class Count:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *a): self.calls += 1; return self.f(*a)
@Count
def add(a, b): return a + b
print(sum(add(i, 1) for i in range(40)), add.calls)
@lambda cls: cls()
class Single: x = 5
print(type(Single).__name__, Single.x)
@callable
def gone(): pass
print(gone)
# expect: ['made a', 'made b', 'made m1', 'm1 on m', 'b on C', 'a on C']
# expect: 820 40
# expect: Single 5
# expect: True
