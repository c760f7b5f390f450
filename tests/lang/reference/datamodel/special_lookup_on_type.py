# Implicit calls look on the type, past the instance and __getattribute__.
class C:
    def __len__(self): return 10
    def __getattribute__(self, n): print("asked", n); return object.__getattribute__(self, n)
c = C()
c.__len__ = lambda: 5
print(len(c), c.__len__())
class M(type):
    def __getattribute__(cls, n): print("meta asked", n); return type.__getattribute__(cls, n)
class D(metaclass=M):
    def __hash__(self): return 3
print(hash(D()), hash(int) == type.__hash__(int))
# expect: asked __len__
# expect: 10 5
# expect: 3 True
