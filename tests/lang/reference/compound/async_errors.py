# Async statements outside async functions, and objects without the protocol.
for source in ("async for x in y: pass", "def f():\n async with a: pass", "async def f():\n yield from x", "[x async for x in y]", "def f(): [x async for x in y]", "async def f(): return [[x async for x in y] for z in w]", "async x = 1", "async lambda: 1", "async def f(): (x async for x in y)", "await = 1", "async def f():\n def g(): await x", "async class C: pass"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(source.replace("\n", "/"), "|", e.msg)
class A:
    def __aiter__(self): return 5
class B:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def loop(x):
    async for _ in x: pass
async def wi(x):
    async with x: pass
class C:
    def __aenter__(self): return 5
    def __aexit__(self, *a): pass
class D:
    def __enter__(self): pass
    def __exit__(self, *a): pass
for c in (loop(5), loop(A()), loop(B()), wi(5), wi(C()), wi(D())):
    try: c.send(None)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
# expect: async for x in y: pass | 'async for' outside async function
# expect: def f():/ async with a: pass | 'async with' outside async function
# expect: async def f():/ yield from x | 'yield from' inside async function
# expect: [x async for x in y] | asynchronous comprehension outside of an asynchronous function
# expect: def f(): [x async for x in y] | asynchronous comprehension outside of an asynchronous function
# expect: ok
# expect: async x = 1 | invalid syntax
# expect: async lambda: 1 | invalid syntax
# expect: ok
# expect: await = 1 | invalid syntax
# expect: async def f():/ def g(): await x | 'await' outside async function
# expect: async class C: pass | invalid syntax
# expect: TypeError 'async for' requires an object with __aiter__ method, got int
# expect: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: TypeError 'async for' received an invalid object from __anext__: int
# expect: TypeError 'int' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: TypeError 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: TypeError 'D' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
