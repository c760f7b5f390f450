# Dicts of few items, whose indexes lie in the head: deletions, ends, moves, growth, copies.
import random
random.seed(5)
from collections import OrderedDict
for n in range(250):
    o, l = OrderedDict(), []
    d = {}
    for step in range(30):
        k = random.randrange(8)
        a = random.randrange(7)
        if a < 3: o[k] = step; d[k] = step; l = l if k in l else l + [k]
        elif a == 3 and l: o.popitem(last=False); l.pop(0)
        elif a == 4 and l: o.popitem(); l.pop()
        elif a == 5 and k in o: o.move_to_end(k, last=bool(step & 1)); l.remove(k); l = l + [k] if step & 1 else [k] + l
        elif a == 6 and k in o: del o[k]; l.remove(k)
        assert list(o) == l
        assert list(reversed(o)) == l[::-1]
        if d and step % 7 == 0:
            f = next(iter(d)); del d[f]; d[f] = 1; assert list(d)[-1] == f; d.copy(); dict(d); {**d}
            if len(d) > 3: d.popitem()
for k in range(12):
    d = {str(i): i for i in range(k)}; e = d.copy(); e["x"] = 1; assert e["x"] == 1 and len(e) == k + 1 and all(e[str(i)] == i for i in range(k)) and "x" not in d
    d.clear(); d["q"] = 2; assert d == {"q": 2}
print("ok")

# expect: ok
