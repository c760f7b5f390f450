# async generators: asend, athrow, aclose and cleanup.
log = []
async def ag():
    try:
        x = yield 1
        log.append(x)
        try: yield 2
        except ValueError as e: yield f"caught {e}"
    finally: log.append("closed")
def run(c):
    try: c.send(None)
    except StopIteration as s: return s.value
a = ag()
print(run(a.__anext__()), run(a.asend("sent")), run(a.athrow(ValueError("v"))), run(a.aclose()), log)
try: run(a.__anext__())
except StopAsyncIteration: print("done")
async def collect(): return [x async for x in ag()], [i async for i in agn(60) if i % 20 == 0]
async def agn(n):
    for i in range(n): yield i
print(run(collect()), log)
b = ag()
try: run(b.asend(5))
except TypeError as e: print(e)
# expect: 1 2 caught v None ['sent', 'closed']
# expect: done
# expect: ([1, 2], [0, 20, 40]) ['sent', 'closed', None, 'closed']
# expect: can't send non-None value to a just-started async generator
