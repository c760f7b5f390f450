# Coroutines stepped by hand, awaiting each other, in a loop.
class Y:
    def __await__(self): x = yield 1; return x
async def one(i): return (await Y()) + i
async def two(i): return await one(i) + await one(i + 1)
t = 0
for i in range(60):
    c = two(i); c.send(None); c.send(5)
    try: c.send(7)
    except StopIteration as s: t += s.value
print(t)
# expect: 4320
