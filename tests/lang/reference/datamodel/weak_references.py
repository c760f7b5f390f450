# Weak references call back and become None.
import weakref
class A: pass
log = []
a = A(); r = weakref.ref(a, lambda x: log.append(x is r)); p = weakref.proxy(a); a.v = 5
print(r() is a, p.v, weakref.getweakrefcount(a), hash(r) == hash(a))
del a
print(r(), log)
try: p.v
except ReferenceError as e: print(e)
for x in (5, "s", (1,), [], None, object()):
    try: weakref.ref(x)
    except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); b = d["k"] = A(); print(len(d)); del b; print(len(d))
f = weakref.finalize(A(), log.append, "done"); print(log, f.alive)
# expect: True 5 2 True
# expect: None [True]
# expect: weakly-referenced object no longer exists
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'object' object
# expect: 1
# expect: 0
# expect: [True, 'done'] False
