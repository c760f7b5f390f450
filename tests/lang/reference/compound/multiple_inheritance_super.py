# Cooperative super through a diamond, called often.
class A:
    def f(self, n): return [("A", n)]
class B(A):
    def f(self, n): return [("B", n)] + super().f(n + 1)
class C(A):
    def f(self, n): return [("C", n)] + super().f(n + 1)
class D(B, C):
    def f(self, n): return [("D", n)] + super().f(n + 1)
for i in range(60): r = D().f(i)
print(r, [k.__name__ for k in D.__mro__], super(B, D()).f(0))
for bad in ("super(5, 6)", "super(int, 'a')", "super(D, A())", "super(1)"):
    try: eval(bad)
    except TypeError as e: print(e)
# expect: [('D', 59), ('B', 60), ('C', 61), ('A', 62)] ['D', 'B', 'C', 'A', 'object'] [('C', 0), ('A', 1)]
# expect: super() argument 1 must be a type, not int
# expect: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
# expect: super(type, obj): obj (instance of A) is not an instance or subtype of type (D).
# expect: super() argument 1 must be a type, not int
