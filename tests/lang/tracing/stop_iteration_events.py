# STOP_ITERATION and RAISE events of awaits and loops over generators, as sys.monitoring tells them.
import sys
class W:
    def __init__(self): self.i = iter("ab")
    def __aiter__(self): return self
    async def __anext__(self):
        try: return next(self.i)
        except StopIteration: raise StopAsyncIteration
async def c(): return 5
class A:
    def __await__(self):
        yield from iter([])
        return 7
def g():
    yield 1
    return 2
def gg():
    x = yield from g()
async def ag():
    yield 1
async def f():
    async for x in W():
        pass
    await c()
    await A()
    async for x in ag():
        pass
    [q async for q in W()]
    for x in g(): pass
    for x in gg(): pass
M = sys.monitoring
M.use_tool_id(1,"x")
E=M.events
def rec(name):
    def h(code, off, *a):
        if code.co_filename == __file__: print(name, code.co_name, [type(x).__name__ if "object" in repr(x) else x for x in a if not isinstance(x, int)])
    return h
for e in ("RAISE","STOP_ITERATION","PY_RETURN","PY_UNWIND","RERAISE","PY_THROW","EXCEPTION_HANDLED","PY_YIELD", "PY_RESUME"):
    M.register_callback(1, getattr(E,e), rec(e))
M.set_events(1, E.RAISE|E.STOP_ITERATION|E.PY_RETURN|E.PY_UNWIND|E.EXCEPTION_HANDLED|E.PY_YIELD|E.RERAISE|E.PY_RESUME)
try: f().send(None)
except StopIteration: pass
M.set_events(1,0)
# expect: PY_RETURN __init__ [None]
# expect: PY_RETURN __aiter__ ['W']
# expect: PY_RETURN __anext__ ['a']
# expect: STOP_ITERATION f [StopIteration('a')]
# expect: PY_RETURN __anext__ ['b']
# expect: STOP_ITERATION f [StopIteration('b')]
# expect: RAISE __anext__ [StopIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopIteration()]
# expect: RAISE __anext__ [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopAsyncIteration()]
# expect: RERAISE __anext__ [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopAsyncIteration()]
# expect: RERAISE __anext__ [StopAsyncIteration()]
# expect: PY_UNWIND __anext__ [StopAsyncIteration()]
# expect: RAISE f [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED f [StopAsyncIteration()]
# expect: PY_RETURN c []
# expect: STOP_ITERATION f [StopIteration(5)]
# expect: PY_RETURN __await__ []
# expect: STOP_ITERATION f [StopIteration(7)]
# expect: PY_YIELD ag ['async_generator_wrapped_value']
# expect: RAISE f [StopIteration(1)]
# expect: PY_RESUME ag []
# expect: PY_RETURN ag [None]
# expect: RAISE f [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED f [StopAsyncIteration()]
# expect: PY_RETURN __init__ [None]
# expect: PY_RETURN __aiter__ ['W']
# expect: PY_RETURN __anext__ ['a']
# expect: STOP_ITERATION f [StopIteration('a')]
# expect: PY_RETURN __anext__ ['b']
# expect: STOP_ITERATION f [StopIteration('b')]
# expect: RAISE __anext__ [StopIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopIteration()]
# expect: RAISE __anext__ [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopAsyncIteration()]
# expect: RERAISE __anext__ [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED __anext__ [StopAsyncIteration()]
# expect: RERAISE __anext__ [StopAsyncIteration()]
# expect: PY_UNWIND __anext__ [StopAsyncIteration()]
# expect: RAISE f [StopAsyncIteration()]
# expect: EXCEPTION_HANDLED f [StopAsyncIteration()]
# expect: PY_YIELD g []
# expect: PY_RESUME g []
# expect: PY_RETURN g []
# expect: STOP_ITERATION f [StopIteration(2)]
# expect: PY_YIELD g []
# expect: PY_YIELD gg []
# expect: PY_RESUME gg []
# expect: PY_RESUME g []
# expect: PY_RETURN g []
# expect: STOP_ITERATION gg [StopIteration(2)]
# expect: PY_RETURN gg [None]
# expect: STOP_ITERATION f [StopIteration()]
# expect: PY_RETURN f [None]
# expect: RAISE <module> [StopIteration()]
# expect: EXCEPTION_HANDLED <module> [StopIteration()]
