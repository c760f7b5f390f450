# copy.replace and __replace__.
import copy, collections, dataclasses, datetime, types
NT = collections.namedtuple("NT", "a b")
@dataclasses.dataclass(frozen=True)
class D: x: int; y: int = 2
print(copy.replace(NT(1, 2), b=5), copy.replace(D(1), y=9), copy.replace(datetime.date(2020, 1, 2), day=3), copy.replace(types.SimpleNamespace(a=1), b=2))
class R:
    def __replace__(self, /, **kw): return kw
print(copy.replace(R(), z=1))
try: copy.replace(5, x=1)
except TypeError as e: print(e)
def f(): pass
print(copy.replace(f.__code__, co_name="g").co_name)
# expect: NT(a=1, b=5) D(x=1, y=9) 2020-01-03 namespace(a=1, b=2)
# expect: {'z': 1}
# expect: replace() does not support int objects
# expect: g
