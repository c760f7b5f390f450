# Additions of 3.12.
import itertools, math, random, statistics, uuid, calendar
print(list(itertools.batched("abcdefg", 3)), math.sumprod([1, 2, 3], [4, 5, 6]), math.nextafter(1.0, 2.0, steps=2), calendar.JANUARY, calendar.Month(3))
print(sum([0.1] * 10), slice(1, 2) in {slice(1, 2): 0}, memoryview(b"abc").__hash__() == hash(b"abc"))
try:
    list(itertools.batched("ab", 0))
except ValueError as e:
    print(e)
# expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] 32 1.0000000000000004 1 3
# expect: 1.0 True True
# expect: n must be at least one
