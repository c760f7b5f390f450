# Defaults and decorators are evaluated outside, once.
x = 1
def f(a=x, *, b=[]):
    b.append(a); return b
x = 2
print(f(), f(), f.__defaults__, f.__kwdefaults__)
class C:
    y = 5
    def m(self, v=y): return v
print(C().m())
# expect: [1, 1] [1, 1] (1,) {'b': [1, 1]}
# expect: 5
