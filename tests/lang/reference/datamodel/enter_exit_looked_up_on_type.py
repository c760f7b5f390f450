# with looks for its two methods on the type: instance attributes do not count.
class Bare: pass
b = Bare()
b.__enter__ = lambda: print("entered")
b.__exit__ = lambda *a: print("left")
try:
    with b: pass
except TypeError as e:
    print(e)
class Half:
    def __enter__(self): print("half entered")
try:
    with Half(): print("never")
except TypeError as e:
    print(e)
class Full(Half):
    def __exit__(self, kind, value, trace): print(kind, value, trace is None)
f = Full(); f.__exit__ = None
with f: pass
# expect: 'Bare' object does not support the context manager protocol (missed __exit__ method)
# expect: 'Half' object does not support the context manager protocol (missed __exit__ method)
# expect: half entered
# expect: None None True
