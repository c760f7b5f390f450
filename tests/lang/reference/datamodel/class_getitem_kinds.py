# __class_getitem__ makes classes subscriptable; a metaclass's __getitem__ goes first.
class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
class M(type):
    def __getitem__(cls, k): return ("meta", k)
class B(A, metaclass=M): pass
print(A[int], A[1, 2], B[3])
class C: pass
try:
    C[1]
except TypeError as e:
    print(e)
try:
    A()[1]
except TypeError as e:
    print(e)
# expect: ('A', <class 'int'>) ('A', (1, 2)) ('meta', 3)
# expect: type 'C' is not subscriptable
# expect: 'A' object is not subscriptable
