# A class with __eq__ alone is not hashable; a subclass may take a hash back.
class A:
    def __eq__(self, o): return True
class B(A):
    __hash__ = object.__hash__
class C:
    __hash__ = None
print(A.__hash__, isinstance(hash(B()), int))
for x in (A(), C(), [], {}, set(), slice(1), bytearray()):
    try:
        hash(x); print("ok", type(x).__name__)
    except TypeError as e:
        print(e)
# expect: None True
# expect: unhashable type: 'A'
# expect: unhashable type: 'C'
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: ok slice
# expect: unhashable type: 'bytearray'
