# TaskGroup, timeout and Runner.
import asyncio
async def work(n):
    await asyncio.sleep(0)
    if n == 3: raise ValueError("three")
    return n
async def main():
    async with asyncio.TaskGroup() as tg: ts = [tg.create_task(work(i)) for i in range(3)]
    r = [t.result() for t in ts]
    try:
        async with asyncio.TaskGroup() as tg:
            for i in range(2, 5): tg.create_task(work(i))
    except* ValueError as g: r.append([str(e) for e in g.exceptions])
    try:
        async with asyncio.timeout(0.001): await asyncio.sleep(5)
    except TimeoutError: r.append("timeout")
    return r
print(asyncio.run(main()))
with asyncio.Runner() as runner: print(runner.run(work(1)))
# expect: [0, 1, 2, ['three'], 'timeout']
# expect: 1
