# cached_property, partial, reduce, wraps, total_ordering, singledispatch.
import functools
class C:
    def __init__(self): self.n = 0
    @functools.cached_property
    def v(self): self.n += 1; return self.n
c = C(); print(c.v, c.v, c.n, vars(c)); del c.v; print(c.v)
@functools.total_ordering
class T:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
@functools.singledispatch
def show(x): return "object"
@show.register
def _(x: int | float): return "number"
@show.register(list)
def _(x): return "list"
print(show(1), show(2.5), show([]), show("s"), show(True), show.dispatch(bool) is show.dispatch(int), functools.partial(int, base=2)("101"), functools.reduce(lambda a, b: a * b, range(1, 6)))
@functools.wraps(show)
def w(*a): return 1
print(w.__name__, w.__wrapped__ is show)
@functools.lru_cache(maxsize=3)
def sq(n): return n * n
for i in (1, 2, 3, 1, 4, 2): sq(i)
print(sq.cache_info(), sq.cache_parameters())
# expect: 1 1 1 {'n': 1, 'v': 1}
# expect: 2
# expect: True True False
# expect: number number list object number True 5 120
# expect: show True
# expect: CacheInfo(hits=1, misses=5, maxsize=3, currsize=3) {'maxsize': 3, 'typed': False}
