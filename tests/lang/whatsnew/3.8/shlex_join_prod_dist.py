# Additions of 3.8 to the library's functions.
import math, statistics, shlex, itertools, functools, operator
print(math.prod([2, 3, 4], start=2), math.dist((0, 0), (3, 4)), math.hypot(1, 2, 2), math.isqrt(17), math.comb(5, 2), math.perm(5, 2))
print(shlex.join(["echo", "a b"]), statistics.fmean([1, 2, 4]), statistics.multimode("aabbc"), list(itertools.accumulate([1, 2], initial=10)))
class A:
    @functools.cached_property
    def v(self): print("once"); return 5
a = A(); print(a.v, a.v)
@functools.singledispatch
def s(x): return "other"
@s.register
def _(x: int): return "int"
print(s(1), s("a"))
# expect: 48 5.0 3.0 4 10 20
# expect: echo 'a b' 2.3333333333333335 ['a', 'b'] [10, 11, 13]
# expect: once
# expect: 5 5
# expect: int other
