# What kind of function a def makes is seen in its code's flags and its result's type.
def g(): yield
async def c(): pass
async def a(): yield
import inspect
for f in (g, c, a, lambda: (yield), lambda: 0):
    r = f()
    print(type(r).__name__, [n for n in ("GENERATOR", "COROUTINE", "ASYNC_GENERATOR") if f.__code__.co_flags & getattr(inspect, "CO_" + n)])
    if hasattr(r, "close") : r.close()
# expect: generator ['GENERATOR']
# expect: coroutine ['COROUTINE']
# expect: async_generator ['ASYNC_GENERATOR']
# expect: generator ['GENERATOR']
# expect: int []
