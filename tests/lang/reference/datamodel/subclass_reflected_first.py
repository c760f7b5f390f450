# The right operand's reflected method comes first if its class is a subclass that overrides it.
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    pass
class C(A):
    def __radd__(self, o): return "C.radd"
print(A() + B(), A() + C(), C() + A(), B() + C())
# expect: A.add C.radd A.add A.add
