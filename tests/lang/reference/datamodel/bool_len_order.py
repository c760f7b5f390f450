# __bool__ goes before __len__; without both an object is true.
class A: pass
class B:
    def __len__(self): print("len"); return 0
class C(B):
    def __bool__(self): print("bool"); return True
print(bool(A()), bool(B()), bool(C()), not B())
class D:
    def __bool__(self): return 1
class E:
    def __len__(self): return -1
class F:
    def __len__(self): return "x"
for cls in (D, E, F):
    try:
        bool(cls())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: len
# expect: bool
# expect: len
# expect: True False True True
# expect: TypeError __bool__ should return bool, returned int
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
