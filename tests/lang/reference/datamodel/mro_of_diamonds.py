# C3 order of diamonds, refusal of contradictions, and a metaclass's own mro().
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class X(A, B): pass
class Y(B, C): pass
class Z(X, Y): pass
print([k.__name__ for k in Z.__mro__], [k.__name__ for k in Z.__bases__], Z.__base__.__name__)
try:
    class W(A, Z): pass
except TypeError as e: print(e)
try:
    class Same(A, A): pass
except TypeError as e: print(e)
class Meta(type):
    def mro(cls):
        order = super().mro()
        return order[:1] + order[1:-1][::-1] + order[-1:]
class Odd(A, metaclass=Meta): pass
class Odder(Odd, B): pass
print([k.__name__ for k in Odder.__mro__], Odder.mro()[1].__name__)
print([k.__name__ for k in O.__subclasses__()])
# expect: ['Z', 'X', 'A', 'Y', 'B', 'C', 'O', 'object'] ['X', 'Y'] X
# expect: Cannot create a consistent method resolution order (MRO) for bases A, Z
# expect: duplicate base class A
# expect: ['Odder', 'A', 'O', 'B', 'Odd', 'object'] A
# expect: ['A', 'B', 'C']
