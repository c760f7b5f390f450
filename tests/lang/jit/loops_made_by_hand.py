"""Bytecode made by hand whose loop goes over an iterator that a local lends."""
import dis
import itertools


def f(it):
    total = 0
    for x in it:
        total += x
    return total


def without_get_iter(function):
    code = bytearray(function.__code__.co_code)
    at = next(i for i in dis.get_instructions(function) if i.opname == "GET_ITER").offset
    assert code[at - 2] == dis.opmap["LOAD_FAST_BORROW"]
    code[at] = dis.opmap["NOP"]
    function.__code__ = function.__code__.replace(co_code=bytes(code))
    return function


g = without_get_iter(f)
for times in range(3):
    print(g(iter(range(5000))), g(iter(list(range(5000)))), g(x for x in range(5000)))
    items = iter([1, 2, 3] * 1000)
    print(g(items), next(items, "end"))


class Counts:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


for times in range(3):
    print(g(map(abs, range(5000))), g(enumerate_sum for enumerate_sum in range(3000)), g(iter({k: k for k in range(3000)})),
          g(iter(set(range(3000)))), g(Counts(3000)), g(reversed(list(range(3000)))), g(filter(None, range(3000))))


def several(*iterators):
    return [g(i) for i in iterators]


for times in range(3):
    print(several(itertools.chain(range(5000)), itertools.islice(itertools.count(), 5000), itertools.repeat(2, 3000), map(abs, [1] * 3000)))


def pairs(it):
    total = 0
    for a, b in it:
        total += a * b
    return total


p = without_get_iter(pairs)
for times in range(3):
    print(p(enumerate(range(3000))), p(zip(range(3000), [2] * 3000)), p(iter({k: k for k in range(3000)}.items())),
          p((k, 1) for k in range(3000)))

# expect: 12497500 12497500 12497500
# expect: 6000 end
# expect: 12497500 12497500 12497500
# expect: 6000 end
# expect: 12497500 12497500 12497500
# expect: 6000 end
# expect: 12497500 4498500 4498500 4498500 4498500 4498500 4498500
# expect: 12497500 4498500 4498500 4498500 4498500 4498500 4498500
# expect: 12497500 4498500 4498500 4498500 4498500 4498500 4498500
# expect: [12497500, 12497500, 6000, 3000]
# expect: [12497500, 12497500, 6000, 3000]
# expect: [12497500, 12497500, 6000, 3000]
# expect: 8995500500 8997000 8995500500 4498500
# expect: 8995500500 8997000 8995500500 4498500
# expect: 8995500500 8997000 8995500500 4498500
