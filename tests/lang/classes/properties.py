# property with getter, setter and deleter.
class T:
    def __init__(self): self._c = 0
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < 0: raise ValueError("negative")
        self._c = v
    @c.deleter
    def c(self): self._c = None
    @property
    def ro(self): return 1
t = T()
for i in range(60):
    t.c = t.c + i
print(t.c)
for f in (lambda: setattr(t, "c", -1), lambda: setattr(t, "ro", 1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
del t.c
print(t.c)
# expect: 1770
# expect: ValueError negative
# expect: AttributeError property 'ro' of 'T' object has no setter
# expect: None
