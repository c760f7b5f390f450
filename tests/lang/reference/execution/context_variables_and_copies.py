# Context variables: tokens, copies, run, and threads and tasks each with their own.
import contextvars, asyncio
v = contextvars.ContextVar("v", default="start")
w = contextvars.ContextVar("w")
try: w.get()
except LookupError: print("no value", w.get("given"))
ctx = contextvars.copy_context()
def change(): v.set("inside"); return v.get()
print(ctx.run(change), v.get(), ctx[v], v in contextvars.copy_context(), len(ctx))
token = v.set("one"); v.reset(token); print(v.get(), token.old_value is contextvars.Token.MISSING)
try: v.reset(token)
except RuntimeError as e: print("used once", "already been used" in str(e))
try: ctx.run(ctx.run, int)
except RuntimeError as e: print(str(e).split(":")[0])
async def task(n):
    v.set(n); await asyncio.sleep(0); return v.get()
async def main(): return await asyncio.gather(*(task(i) for i in range(3))), v.get()
print(asyncio.run(main()))
with v.set("block"): print(v.get())
print(v.get(), v.name)
# expect: no value given
# expect: inside start inside False 1
# expect: start True
# expect: used once True
# expect: cannot enter context
# expect: ([0, 1, 2], 'start')
# expect: block
# expect: start v
