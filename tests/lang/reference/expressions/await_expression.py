# await works on coroutines and on objects with __await__, and only in async functions.
class Ready:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got
async def inner(x): return x * 2
async def outer():
    a = await inner(4)
    b = await Ready("wish")
    return a, b, [await inner(i) for i in range(3)], await inner(await inner(1))
co = outer()
print(co.send(None))
try: co.send("answer")
except StopIteration as s: print(s.value)
async def bad(x): return await x
for thing in (5, [], (i for i in ())):
    try: bad(thing).send(None)
    except TypeError as e: print(e)
for source in ("await x", "def f(): await x", "async def f(): lambda: await x", "async def f(x=await y): pass"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: wish
# expect: (8, 'answer', [0, 2, 4], 4)
# expect: 'int' object can't be awaited
# expect: 'list' object can't be awaited
# expect: 'generator' object can't be awaited
# expect: 'await' outside function
# expect: 'await' outside async function
# expect: 'await' outside async function
# expect: 'await' outside function
