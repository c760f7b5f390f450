# __class__ assigned while hot.
class A:
    def f(self): return 1
class B:
    def f(self): return 2
x = A()
t = []
for i in range(90):
    if i == 60: x.__class__ = B
    t.append(x.f())
print(t.count(1), t.count(2), type(x).__name__)
# expect: 60 30 B
