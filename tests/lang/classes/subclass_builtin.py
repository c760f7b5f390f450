# Subclasses of int, str, list, dict and Exception.
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 1000)
class L(list):
    def total(self): return sum(self)
class D(dict):
    def __missing__(self, k): return k * 2
class S(str):
    def shout(self): return self.upper() + "!"
x = I(1)
l, d = L(), D()
for i in range(60):
    x = x + i
    l.append(i)
    d[i] = d[i + 100]
print(x, type(x).__name__, l.total(), len(l), d[59], d["q"], S("abc").shout(), S("a") + "b", I(5) * 2, type(I(5) * 2).__name__)
# expect: 61771 I 1770 60 318 qq ABC! ab 10 int
