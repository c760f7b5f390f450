# The most derived metaclass of the bases is used; conflicts are refused; a function may be one.
class M(type): pass
class N(M): pass
class A(metaclass=M): pass
class B(metaclass=N): pass
class C(A, B): pass
print(type(C).__name__, type(type("D", (A,), {})).__name__)
class O(type): pass
try:
    class E(A, metaclass=O): pass
except TypeError as e: print(e)
def meta(n, b, d, **k): return n, b, sorted(x for x in d if not x.startswith("__")), k
class F(A, metaclass=meta, z=1): x = 1; y = 2
print(F)
# expect: N M
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: ('F', (<class '__main__.A'>,), ['x', 'y'], {'z': 1})
