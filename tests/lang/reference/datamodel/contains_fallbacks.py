# `in` asks __contains__, then iterates, then indexes; None switches it off.
class A:
    def __contains__(self, x): return "yes"
class B:
    def __iter__(self): return iter([1, 2])
class C:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class D:
    __contains__ = None
    def __iter__(self): return iter([1])
print(1 in A(), 2 in B(), 3 in B(), 20 in C(), 5 in C())
for x in (D(), 5):
    try:
        1 in x
    except TypeError as e:
        print(e)
# expect: True True False True False
# expect: 'D' object is not a container
# expect: argument of type 'int' is not a container or iterable
