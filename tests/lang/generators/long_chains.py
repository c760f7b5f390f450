# Chains of 20,000 `yield from` and for loops are resumed in place; infinite ones meet the recursion limit.
def inner():
    x = yield 1
    y = yield x
    return 5
def wrap(g):
    r = yield from g
    return r
def loop(g):
    for x in g: yield x
async def awaits(c): return await c
class Once:
    def __await__(self): return (yield 'w')
def deep(make, g, n):
    for i in range(n): g = make(g)
    return g
g = deep(wrap, inner(), 20000)
print(next(g), g.send(7))
try: g.send(1)
except StopIteration as e: print('stop', e.value)
print(list(deep(loop, iter([1, 2, 3]), 20000)))
async def first(): return await Once()
c = deep(awaits, first(), 300)
print(c.send(None))
try: c.send(8)
except StopIteration as e: print('stop', e.value)
g = deep(wrap, inner(), 20000)
del g
print('freed')
def endless(): yield from endless()
def endless_loop():
    for x in endless_loop(): yield x
for f in endless, endless_loop:
    try: next(f())
    except RecursionError: print('RecursionError')
def fails():
    yield 1
    raise ValueError('x')
g = deep(wrap, fails(), 2000)
next(g)
try: next(g)
except ValueError as e: print(e)
# expect: 1 7
# expect: stop 5
# expect: [1, 2, 3]
# expect: w
# expect: stop 8
# expect: freed
# expect: RecursionError
# expect: RecursionError
# expect: x
