# An awaitable, an asynchronous iterator and an asynchronous manager driven by hand with send.
class Wait:
    def __init__(self, n): self.n = n
    def __await__(self):
        got = yield ("wait", self.n)
        return got
class Count:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == 2: raise StopAsyncIteration
        self.i += 1
        return await Wait(self.i)
class Manage:
    async def __aenter__(self): return await Wait("in")
    async def __aexit__(self, *error): await Wait("out"); return True
async def main():
    out = []
    async with Manage() as m:
        async for v in Count(): out.append(v)
        raise KeyError("swallowed")
    return m, out
c = main(); value = None
try:
    for answer in (None, "a", "b", "c", "d", "e"):
        print(c.send(answer))
except StopIteration as e: print(e.value)
class BadAwait:
    def __await__(self): return 5
async def bad(x): await x
for x in (BadAwait(), 5):
    try: bad(x).send(None)
    except TypeError as e: print(e)
# expect: ('wait', 'in')
# expect: ('wait', 1)
# expect: ('wait', 2)
# expect: ('wait', 'out')
# expect: ('a', ['b', 'c'])
# expect: __await__() returned non-iterator of type 'int'
# expect: 'int' object can't be awaited
