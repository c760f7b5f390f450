# A task made eagerly runs until its first real wait at once.
import asyncio
log = []
async def quick(n):
    log.append(("quick", n))
    return n
async def slow(n):
    log.append(("slow", n))
    await asyncio.sleep(0)
    log.append(("slow ends", n))
    return n
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(quick(1))
    print(t.done(), log)
    loop.set_task_factory(asyncio.eager_task_factory)
    t2 = asyncio.create_task(quick(2))
    t3 = asyncio.create_task(slow(3))
    print(t2.done(), t3.done(), log)
    print(await t, await t2, await t3, log[-1])
asyncio.run(main())
# expect: False []
# expect: True False [('quick', 2), ('slow', 3)]
# expect: 1 2 3 ('slow ends', 3)
