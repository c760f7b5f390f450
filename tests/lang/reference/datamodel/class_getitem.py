# Subscription of a class: the metaclass's __getitem__, else __class_getitem__.
class A:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
class B(A): pass
class M(type):
    def __getitem__(c, k): return "meta"
class C(A, metaclass=M): pass
print(A[int], B[1, 2], C[0], list[int], dict[str, list[int]], type(list[int]).__name__, tuple[int, ...], list[int]([1]), list[int] == list[int], list[int].__origin__, list[int].__args__)
for f in (lambda: int[str], lambda: A()[0], lambda: list[int][str], lambda: str[1]):
    try: print(f())
    except TypeError as e: print(e)
# expect: A[<class 'int'>] B[(1, 2)] meta list[int] dict[str, list[int]] GenericAlias tuple[int, ...] [1] True <class 'list'> (<class 'int'>,)
# expect: type 'int' is not subscriptable
# expect: 'A' object is not subscriptable
# expect: list[int] is not a generic class
# expect: type 'str' is not subscriptable
