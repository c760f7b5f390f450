# inspect.markcoroutinefunction marks a plain function; getasyncgenstate and getasyncgenlocals look inside.
import inspect, asyncio
def plain(): return asyncio.sleep(0)
print(inspect.iscoroutinefunction(plain))
inspect.markcoroutinefunction(plain)
print(inspect.iscoroutinefunction(plain))
async def agen():
    local = 5
    yield local
async def main():
    g = agen()
    print(inspect.getasyncgenstate(g), inspect.getasyncgenlocals(g))
    await anext(g)
    print(inspect.getasyncgenstate(g), inspect.getasyncgenlocals(g))
    await g.aclose()
    print(inspect.getasyncgenstate(g))
asyncio.run(main())
# expect: False
# expect: True
# expect: AGEN_CREATED {}
# expect: AGEN_SUSPENDED {'local': 5}
# expect: AGEN_CLOSED
