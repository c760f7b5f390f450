# classmethod, staticmethod, and calls through class and instance.
class C:
    made = 0
    @classmethod
    def new(cls, *a):
        cls.made += 1
        return cls()
    @staticmethod
    def add(a, b): return a + b
class D(C): pass
for i in range(60):
    x = (C if i % 3 else D).new()
    y = x.add(i, 1) + C.add(1, 1)
print(C.made, D.made, y, type(D.new()).__name__)
# expect: 40 20 62 D
