# typing.override, calendar enums, itertools.batched, sumprod, Path-free bits.
import typing, itertools, math, calendar, inspect
class B:
    def m(self): pass
class D(B):
    @typing.override
    def m(self): return 1
print(D.m.__override__, list(itertools.batched("abcdefg", 3)), math.sumprod([10, 20], [1, 2]), calendar.JANUARY, calendar.Day.MONDAY.name)
print(isinstance(b"", __import__("collections.abc").abc.Buffer), inspect.markcoroutinefunction.__name__)
try: list(itertools.batched("ab", 0))
except ValueError as e: print(e)
# expect: True [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] 50 1 MONDAY
# expect: True markcoroutinefunction
# expect: n must be at least one
