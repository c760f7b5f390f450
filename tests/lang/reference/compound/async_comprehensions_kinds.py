# Comprehensions with async for and await, also nested.
import asyncio
async def ag(n):
    for i in range(n): yield i
async def one(x): return x + 10
async def main():
    print([x async for x in ag(3)], {x async for x in ag(2)}, {x: x async for x in ag(2)})
    print([await one(x) for x in range(2)], [await one(x) async for x in ag(3) if x % 2])
    print([[y async for y in ag(x)] for x in range(3)], [z async for z in (w * 2 async for w in ag(3))])
    g = (await one(x) for x in range(2))
    print(type(g).__name__, [v async for v in g])
asyncio.run(main())
# expect: [0, 1, 2] {0, 1} {0: 0, 1: 1}
# expect: [10, 11] [11]
# expect: [[], [0], [0, 1]] [0, 2, 4]
# expect: async_generator [10, 11]
