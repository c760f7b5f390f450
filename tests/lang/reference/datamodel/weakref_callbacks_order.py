# Callbacks of weak references come in the order newest first.
import weakref, gc
class A: pass
a = A(); out = []
refs = [weakref.ref(a, lambda r, i=i: out.append(i)) for i in range(3)]
del a; gc.collect()
print(out, [r() for r in refs])
for bad in (5, "s", [], None, (1,)):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
# expect: [2, 1, 0] [None, None, None]
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'tuple' object
