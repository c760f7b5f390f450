# dir() sorts what __dir__ gives, and wants a sequence of comparables.
class A:
    def __dir__(self): return ["b", "a", "c"]
class B:
    def __dir__(self): return 5
class C:
    def __dir__(self): return {"z": 1, "y": 2}
print(dir(A()), dir(C()))
try:
    dir(B())
except TypeError as e:
    print(e)
class M(type):
    def __dir__(cls): return ["meta"]
class D(metaclass=M): pass
print(dir(D), "meta" in dir(D()))
# expect: ['a', 'b', 'c'] ['y', 'z']
# expect: 'int' object is not iterable
# expect: ['meta'] False
