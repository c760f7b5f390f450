# Operations on subclasses of built-in types give the base type unless overridden.
class I(int): pass
class S(str): pass
class L(list): pass
class F(float): pass
class T(tuple): pass
print(type(I(1) + I(2)).__name__, type(S("a") + S("b")).__name__, type(S("a").upper()).__name__, type(L([1]) + L([2])).__name__, type(L([1])[:]).__name__, type(F(1) * 2).__name__, type(T((1,)) * 2).__name__, type(-I(1)).__name__, type(abs(I(-1))).__name__, type(I.from_bytes(b"\1")).__name__, type(S("x")[:]).__name__, type(str(S("x"))).__name__, type(int(I(1))).__name__)
class K(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __repr__(self): return f"K{int(self)}"
    def __add__(self, o): return K.__new__(K, 50)
print(K(3), K(3) + 1, 1 + K(3), [K(1)], f"{K(2)}", "%d" % K(2), str(K(2)))
t = 0
for i in range(60): t += I(i) + i
print(t)
# expect: int str str list list float tuple int int I str str int
# expect: K6 K100 7 [K2] K4 4 K4
# expect: 3540
