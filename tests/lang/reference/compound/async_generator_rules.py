# What async generators may not do, and how they end.
import asyncio
for source in ("async def f():\n yield 1\n return 2", "async def f(): yield from x", "async def f():\n yield 1\n return"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
async def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    finally:
        print("cleanup")
async def main():
    a = g()
    print(await a.asend(None), await a.asend("v"))
    await a.aclose()
    b = g(); await anext(b)
    try: await b.athrow(ValueError("t"))
    except ValueError as e: print(e)
    print(await anext(b, "default"))
    try: await anext(b)
    except StopAsyncIteration: print("end")
asyncio.run(main())
# expect: 'async def f():\n yield 1\n return 2' | 'return' with value in async generator
# expect: 'async def f(): yield from x' | 'yield from' inside async function
# expect: ok 'async def f():\n yield 1\n return'
# expect: got v
# expect: 1 2
# expect: cleanup
# expect: cleanup
# expect: t
# expect: default
# expect: end
