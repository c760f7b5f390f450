# Virtual methods, super() and the method resolution order.
class A:
    def __init__(self, n): self.n = n
    def value(self): return self.n
    def twice(self): return self.value() * 2
class B(A):
    def __init__(self, n):
        super().__init__(n + 1)
        self.b = True
    def value(self): return super().value() + 100
class C(A):
    def value(self): return super().value() * 3
class D(B, C):
    def value(self): return super().value() - 1
things = [A(1), B(2), C(3), D(4)]
t = 0
for i in range(80):
    t += things[i % 4].twice()
print(t, [x.value() for x in things], [k.__name__ for k in D.__mro__], isinstance(things[3], C), issubclass(B, C))
# expect: 9080 [1, 103, 9, 114] ['D', 'B', 'C', 'A', 'object'] True False
