# with looks for the methods on the type, and only calls exit if enter succeeded.
class A:
    def __enter__(self): return "type"
    def __exit__(self, *a): return False
a = A(); a.__enter__ = lambda: "instance"
with a as x: print(x)
class B: __enter__ = None
for c in (B(), object()):
    try:
        with c: pass
    except TypeError as e: print(e)
# expect: type
# expect: 'B' object does not support the context manager protocol (missed __exit__ method)
# expect: 'object' object does not support the context manager protocol (missed __exit__ method)
