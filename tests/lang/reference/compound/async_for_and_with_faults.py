# What async for and async with need.
import asyncio
class A: pass
class B:
    def __aiter__(self): return 5
class C:
    def __aiter__(self): return self
    def __anext__(self): return 5
class D:
    async def __aiter__(self): return self
class E:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
class F:
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def loop(x):
    async for _ in x: pass
async def manage(x):
    async with x: pass
for make in (lambda: loop(A()), lambda: loop(B()), lambda: loop(C()), lambda: loop([1]), lambda: manage(A()), lambda: manage(E()), lambda: manage(F()), lambda: loop(D())):
    try:
        asyncio.run(make())
    except TypeError as e:
        print(e)
# expect: 'async for' requires an object with __aiter__ method, got A
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: 'async for' received an invalid object from __anext__: int
# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'A' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: 'F' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: coroutine
