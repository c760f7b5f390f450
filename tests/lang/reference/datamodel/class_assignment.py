# __class__ of an instance may change between compatible classes.
class A: pass
class B:
    def hi(self): return "B"
class S: __slots__ = "x"
a = A(); a.v = 1; a.__class__ = B; print(a.hi(), a.v, type(a).__name__)
for o, k in ((a, S), (5, B), (a, int), (a, "B"), (S(), A)):
    try: o.__class__ = k
    except TypeError as e: print(e)
# expect: B 1 B
# expect: __class__ assignment: 'S' object layout differs from 'B'
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ must be set to a class, not 'str' object
# expect: __class__ assignment: 'A' object layout differs from 'S'
