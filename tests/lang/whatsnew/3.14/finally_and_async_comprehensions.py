# Async comprehensions inside comprehensions.
async def agen(n):
    for i in range(n): yield i
async def main(): return [[x async for x in agen(n)] for n in range(3)], {n: [x async for x in agen(n) if x] for n in (2, 3)}
c = main()
try: c.send(None)
except StopIteration as s: print(s.value)
# expect: ([[], [0], [0, 1]], {2: [1], 3: [1, 2]})
