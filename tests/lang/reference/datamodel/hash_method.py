# A class with __eq__ loses its hash unless it gives one; hashes are cut to a machine word.
class A:
    def __eq__(self, o): return isinstance(o, A)
class B(A):
    def __hash__(self): return 2**70 + 5
class C(A): __hash__ = object.__hash__
class D:
    def __hash__(self): return "x"
class E:
    def __hash__(self): return -1
class F: __hash__ = None
print(hash(B()) == hash(2**70 + 5), A.__hash__, hash(E()), len({B(), B()}), isinstance(A(), __import__("collections").abc.Hashable))
for x in (A, D, F):
    try: hash(x())
    except TypeError as e: print(e)
print(hash(C()) == object.__hash__(C()) or True, hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(""), hash(-1) == hash(-2))
# expect: True None -2 1 False
# expect: unhashable type: 'A'
# expect: __hash__ method should return an integer
# expect: unhashable type: 'F'
# expect: True True 0 True
