# with needs both methods, found on the type.
class A:
    def __enter__(self): return 1
class B:
    def __exit__(self, *a): return 1
class C: pass
c = C(); c.__enter__ = c.__exit__ = lambda *a: None
class D:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for x in (A(), B(), c, 5, D()):
    try:
        with x: pass
    except TypeError as e:
        print(e)
# expect: 'A' object does not support the context manager protocol (missed __exit__ method)
# expect: 'B' object does not support the context manager protocol (missed __enter__ method)
# expect: 'C' object does not support the context manager protocol (missed __exit__ method)
# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
# expect: 'D' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?
