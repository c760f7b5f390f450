# A subclass on the right that overrides the reflected method is asked first.
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A): pass
class C(A):
    def __radd__(self, o): return "C.radd"
print(A() + A(), A() + B(), A() + C(), C() + A(), B() + C(), C() + C(), 1 + A(), 1.5 + C(), "x" * 0 + "y")
class I(int):
    def __radd__(self, o): return "I.radd"
    def __rsub__(self, o): return "I.rsub"
print(1 + I(2), I(1) + 2, 5 - I(1), True + I(1))
class N:
    def __add__(self, o): return NotImplemented
    __radd__ = __add__
for f in (lambda: N() + 1, lambda: 1 + N(), lambda: N() + N()):
    try: f()
    except TypeError as e: print(e)
# expect: A.add A.add C.radd A.add A.add A.add A.radd C.radd y
# expect: I.radd 3 I.rsub 2
# expect: unsupported operand type(s) for +: 'N' and 'int'
# expect: unsupported operand type(s) for +: 'int' and 'N'
# expect: unsupported operand type(s) for +: 'N' and 'N'
