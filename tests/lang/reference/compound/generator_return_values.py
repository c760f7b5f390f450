# return in generators, and how it comes out of yield from and next.
def g(n):
    for i in range(n): yield i
    return n * 10
def h():
    total = 0
    for n in range(3): total += yield from g(n)
    return total
def drain(it):
    out = []
    while True:
        try: out.append(next(it))
        except StopIteration as s: return out, s.value
for _ in range(20): r = drain(h()), drain(g(2))
print(r)
def stop(): 
    yield 1
    raise StopIteration("x")
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
# expect: (([0, 0, 1], 30), ([0, 1], 20))
# expect: generator raised StopIteration StopIteration('x')
