# math.prod, dist, comb, perm, isqrt; accumulate with a start; cached_property; singledispatchmethod; shlex.join; statistics.
import math, itertools, functools, shlex, statistics
print(math.prod([1, 2, 3, 4], start=2), math.dist((1, 2), (4, 6)), math.comb(5, 2), math.perm(5, 2), math.isqrt(650), math.hypot(1, 2, 2))
print(list(itertools.accumulate([10, 5, 30], initial=1000)), shlex.join(['echo', 'a b']), statistics.fmean([1, 2, 4]), statistics.multimode('aabbc'), statistics.quantiles([1, 2, 3, 4, 5]))
class D:
    @functools.cached_property
    def v(self): print("computed"); return 7
    @functools.singledispatchmethod
    def s(self, a): return "any"
    @s.register
    def _(self, a: int): return "int"
d = D(); print(d.v, d.v, d.s(1), d.s(""))
@functools.lru_cache
def f(x): return x * 2
for i in range(50): f(i % 5)
print(f.cache_info())
# expect: 48 5.0 10 20 25 3.0
# expect: [1000, 1010, 1015, 1045] echo 'a b' 2.3333333333333335 ['a', 'b'] [1.5, 3.0, 4.5]
# expect: computed
# expect: 7 7 int any
# expect: CacheInfo(hits=45, misses=5, maxsize=128, currsize=5)
