# yield from hands send, throw and close to the inner iterator and gives its return value.
def inner():
    r = []
    while True:
        try: x = yield len(r)
        except ValueError: r.append("V"); continue
        if x is None: return r
        r.append(x)
def outer():
    a = yield from inner()
    b = yield from inner()
    return a, b
g = outer(); next(g)
print(g.send("p"), g.throw(ValueError), g.send(None), g.send("q"))
try: g.send(None)
except StopIteration as s: print(s.value)
def over(*its):
    for it in its: yield from it
for _ in range(30): r = list(over("ab", [1, 2], range(2), {"k": 0}, over("z")))
print(r)
try: list(over(5))
except TypeError as e: print(e)
# expect: 1 2 0 1
# expect: (['p', 'V'], ['q'])
# expect: ['a', 'b', 1, 2, 0, 1, 'k', 'z']
# expect: 'int' object is not iterable
