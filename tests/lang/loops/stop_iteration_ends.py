# A function that map() or another iterator in C calls raises StopIteration: whatever goes over the iterator takes it for the end; next() hands it on.
import collections
import functools
import itertools


def below(n):
    if n == 3:
        raise StopIteration("three")
    return n


def text(n):
    return str(below(n))


values = [0, 1, 2, 3, 4]
makers = [lambda: map(below, values), lambda: map(lambda a, b: below(a), values, values), lambda: filter(lambda n: below(n) >= 0, values),
          lambda: itertools.starmap(below, zip(values)), lambda: itertools.chain(map(below, values), [9]), lambda: itertools.zip_longest(map(below, values)),
          lambda: itertools.tee(map(below, values))[0], lambda: itertools.islice(itertools.cycle(map(below, values)), 7), lambda: zip(map(below, values)),
          lambda: enumerate(map(below, values)), lambda: itertools.accumulate(values, lambda a, b: below(b)), lambda: itertools.pairwise(map(below, values))]
for make in makers:
    print(list(make()), len(tuple(make())), len({*make()}), max(make()), [x for x in make()], functools.reduce(lambda a, b: b, make()), 9 in make(), *make())
print(",".join(map(text, values)), sum(map(below, values)), any(map(lambda n: below(n) and False, values)), bytes(map(below, values)), dict.fromkeys(map(below, values)),
      collections.deque(map(below, values)), sorted(map(below, values), reverse=True), min(map(below, values), default=7), {5}.union(map(below, values)) == {0, 1, 2, 5})


def loop(count):
    total = 0
    for k in range(count):
        for n in map(below, values):
            total += n
        for a, b in zip(values, map(below, values)):
            total += a * b
        for a, b in enumerate(map(below, values)):
            total += a + b
    return total


def delegates():
    got = yield from map(below, values)
    yield got


print([loop(30) for _ in range(3)], list(delegates()))
iterator = map(below, [3, 4])
try:
    next(iterator)
except StopIteration as e:
    print(repr(e), next(iterator), next(map(below, [3]), "none"))
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [0, 1, 2, 9] 4 4 9 [0, 1, 2, 9] 9 True 0 1 2 9
# expect: [(0,), (1,), (2,)] 3 3 (2,) [(0,), (1,), (2,)] (2,) False (0,) (1,) (2,)
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [0, 1, 2, 0, 1, 2, 0] 7 3 2 [0, 1, 2, 0, 1, 2, 0] 0 False 0 1 2 0 1 2 0
# expect: [(0,), (1,), (2,)] 3 3 (2,) [(0,), (1,), (2,)] (2,) False (0,) (1,) (2,)
# expect: [(0, 0), (1, 1), (2, 2)] 3 3 (2, 2) [(0, 0), (1, 1), (2, 2)] (2, 2) False (0, 0) (1, 1) (2, 2)
# expect: [0, 1, 2] 3 3 2 [0, 1, 2] 2 False 0 1 2
# expect: [(0, 1), (1, 2)] 2 2 (1, 2) [(0, 1), (1, 2)] (1, 2) False (0, 1) (1, 2)
# expect: 0,1,2 3 False b'\x00\x01\x02' {0: None, 1: None, 2: None} deque([0, 1, 2]) [2, 1, 0] 0 True
# expect: [420, 420, 420] [0, 1, 2, 'three']
# expect: StopIteration('three') 4 none
