# __setattr__ and __delattr__ see every change; object's do the work.
log = []
class A:
    def __setattr__(self, n, v): log.append((n, v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): log.append(n); object.__delattr__(self, n)
    def __init__(self): self.a = 1
x = A(); x.b = 2; setattr(x, "c", 3); del x.b; delattr(x, "c")
print(log, vars(x))
try: del x.zz
except AttributeError as e: print(e)
class F:
    def __setattr__(self, n, v): raise AttributeError(f"frozen {n}")
try: F().x = 1
except AttributeError as e: print(e)
f = F(); object.__setattr__(f, "x", 5); print(f.x); f.__dict__["y"] = 6; print(f.y)
for bad in ((f, 5, 1), (f,)):
    try: setattr(*bad)
    except TypeError as e: print(e)
# expect: [('a', 1), ('b', 2), ('c', 3), 'b', 'c'] {'a': 1}
# expect: 'A' object has no attribute 'zz'
# expect: frozen x
# expect: 5
# expect: 6
# expect: attribute name must be string, not 'int'
# expect: setattr expected 3 arguments, got 1
