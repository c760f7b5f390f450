# aclosing closes an asynchronous generator; nullcontext works in async with; an async manager decorates a coroutine.
import asyncio
from contextlib import aclosing, nullcontext, asynccontextmanager
async def ticker():
    try:
        for i in range(10): yield i
    finally: print("closed")
@asynccontextmanager
async def traced(name):
    print("enter", name)
    try: yield name
    finally: print("exit", name)
@traced("decorated")
async def job(): return "job done"
async def main():
    async with aclosing(ticker()) as t:
        async for v in t:
            if v == 2: break
        print("broke at", v)
    async with nullcontext(7) as n: print(n)
    print(await job())
asyncio.run(main())
# expect: broke at 2
# expect: closed
# expect: 7
# expect: enter decorated
# expect: exit decorated
# expect: job done
