# asend, athrow and aclose on an asynchronous generator, driven inside asyncio.
import asyncio
log = []
async def agen():
    try:
        got = yield 1
        while True:
            try: got = yield got * 2
            except KeyError as e: log.append(repr(e)); got = 0
    finally:
        await asyncio.sleep(0); log.append("cleanup")
async def main():
    g = agen()
    try: await g.asend(5)
    except TypeError as e: print(e)
    print(await g.asend(None), await g.asend(5), await g.athrow(KeyError("k")), await anext(agen()))
    await g.aclose(); print(log, await anext(g, "default"))
    try: await g.__anext__()
    except StopAsyncIteration as e: print("stopped", e.args)
    print([x async for x in (i async for i in short())], {k: v async for k, v in pairs()})
async def short():
    for i in range(3): yield i
async def pairs(): yield 1, "a"; yield 2, "b"
asyncio.run(main())
# expect: can't send non-None value to a just-started async generator
# expect: 1 10 0 1
# expect: ["KeyError('k')", 'cleanup'] default
# expect: stopped ()
# expect: [0, 1, 2] {1: 'a', 2: 'b'}
