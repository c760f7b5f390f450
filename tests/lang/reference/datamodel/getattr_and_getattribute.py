# __getattribute__ is always asked, __getattr__ after its AttributeError.
log = []
class A:
    x = 1
    def __getattribute__(self, n): log.append(n); return super().__getattribute__(n)
    def __getattr__(self, n): log.append("getattr " + n); return n.upper()
a = A(); a.y = 2
print(a.x, a.y, a.z, hasattr(a, "q"), getattr(a, "w", 0), log)
class B:
    def __getattr__(self, n): raise AttributeError("custom")
    @property
    def p(self): raise AttributeError("inside")
try: B().x
except AttributeError as e: print(e)
try: B().p
except AttributeError as e: print(e)
class C:
    def __getattr__(self, n): return 5
print(C().anything, len.__call__ is not None, C().__dict__)
try: len(C())
except TypeError as e: print(e)
for _ in range(50): r = C().q + A().x
print(r)
# expect: 1 2 Z True W ['x', 'y', 'z', 'getattr z', 'q', 'getattr q', 'w', 'getattr w']
# expect: custom
# expect: custom
# expect: 5 True {}
# expect: object of type 'C' has no len()
# expect: 6
