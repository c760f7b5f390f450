# async for, async with and coroutines run by hand.
class AR:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
class AC:
    async def __aenter__(self): log.append("in"); return 7
    async def __aexit__(self, t, v, b): log.append(t and t.__name__); return t is KeyError
log = []
async def main():
    t = 0
    async for x in AR(50):
        if x == 3: continue
        t += x
    else: log.append("else")
    async with AC() as a, AC() as b: t += a + b
    async with AC(): raise KeyError
    async for x in AR(5): break
    return t, x
def run(c):
    try: c.send(None)
    except StopIteration as s: return s.value
print(run(main()), log)
async def comp(): return [x async for x in AR(3)], {x: x async for x in AR(2)}, {x async for x in AR(2) if x > 1}, [y for x in [1, 2] async for y in AR(x)]
print(run(comp()))
# expect: (1286, 1) ['else', 'in', 'in', None, None, 'in', 'KeyError']
# expect: ([1, 2, 3], {1: 1, 2: 2}, {2}, [1, 1, 2])
