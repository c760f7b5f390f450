# Generators, closures, comprehensions, iterators.
def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got
    finally:
        print("closed")


def chain(*its):
    for it in its:
        yield from it


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n
    return step


g = numbers(5)
print(next(g), g.send("x"), next(g))
g.close()
print(list(chain([1, 2], (3,), "ab", (x * x for x in range(3)))))
c = counter()
print([c(i) for i in range(5)], {k: v for k, v in enumerate("abc")}, {x % 3 for x in range(9)})
print(sum(map(lambda x: x + 1, filter(None, range(5)))), list(zip("ab", [1, 2])), list(reversed([1, 2])))


class Iter:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i


a, *b = Iter()
print(a, b, [*Iter(), *Iter()], max(Iter()), sorted(Iter(), reverse=True))
