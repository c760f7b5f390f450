# __await__ must give an iterator, __aiter__ an object with __anext__.
class A:
    def __await__(self): return iter([1, 2])
class B:
    def __await__(self): return 5
class C:
    async def __await__(self): pass
async def f(x): return await x
c = f(A()); print(c.send(None), c.send(None))
try: c.send(None)
except StopIteration as e: print(e.value)
for k in (B(), C(), object()):
    try: f(k).send(None)
    except TypeError as e: print(e)
import warnings; warnings.simplefilter("ignore")
class It:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3: raise StopAsyncIteration
        return self.n
async def collect(): return [x async for x in It()], await anext(It()), await anext(It(), 0)
try: collect().send(None)
except StopIteration as e: print(e.value)
try: aiter(5)
except TypeError as e: print(e)
# expect: 1 2
# expect: None
# expect: __await__() returned non-iterator of type 'int'
# expect: __await__() returned a coroutine
# expect: 'object' object can't be awaited
# expect: ([1, 2, 3], 1, 1)
# expect: 'int' object is not an async iterable
