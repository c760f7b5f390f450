# Mapping patterns look up keys with get; others are allowed, ** takes them.
import collections
def f(x):
    match x:
        case {"a": 1, "b": b}: return f"b={b}"
        case {"type": "circle", "r": (int() | float() as r), **rest}: return f"circle {r} {rest}"
        case {None: n, 1: o}: return f"{n}{o}"
        case {}: return "any mapping"
        case _: return "no"
for _ in range(20): r = [f(v) for v in ({"a": 1, "b": 2, "c": 3}, {"type": "circle", "r": 5, "x": 1}, {}, {"a": 2}, {None: 1, True: 2}, [], collections.OrderedDict(a=1, b=0), collections.ChainMap({"a": 1}, {"b": 9}))]
print(r)
d = collections.defaultdict(int)
match d:
    case {"missing": v}: print("found")
    case _: print("not made", len(d))
K = "key"
class N: k = "key"
match {"key": 3}:
    case {N.k: v}: print(v)
# expect: ['b=2', "circle 5 {'x': 1}", 'any mapping', 'any mapping', '12', 'no', 'b=0', 'b=9']
# expect: not made 0
# expect: 3
