# copy, deepcopy and pickle of own classes and of recursive structures.
import copy, pickle
class P:
    def __init__(self, x): self.x = x; self.l = [x]
    def __eq__(self, o): return vars(self) == vars(o)
p = P(1); c, d = copy.copy(p), copy.deepcopy(p); print(c.l is p.l, d.l is p.l, c == d)
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, pickle.loads(pickle.dumps(l))[1][0])
for proto in range(6): print(pickle.loads(pickle.dumps([p, p, {"k": (1, 2.5, None, True, b"x", "é", {1}, frozenset([2]), 2**70, 1j)}], proto))[1:] == [p, {"k": (1, 2.5, None, True, b"x", "é", {1}, frozenset([2]), 2**70, 1j)}], end=" ")
class S:
    def __init__(self): self.a = 1
    def __getstate__(self): return {"a": 5}
    def __setstate__(self, s): self.got = s
class R:
    def __reduce__(self): return (int, ("7",))
class N:
    def __new__(cls, v): o = super().__new__(cls); o.v = v; return o
    def __getnewargs__(self): return (self.v,)
print(vars(pickle.loads(pickle.dumps(S()))), pickle.loads(pickle.dumps(R())), pickle.loads(pickle.dumps(N(3))).v, copy.copy(R()))
for x in (lambda: 0, (i for i in ()), open(__file__)):
    try: pickle.dumps(x)
    except (TypeError, pickle.PicklingError, AttributeError) as e: print(type(e).__name__)
# expect: True False True
# expect: True 1
# expect: True True True True True True {'got': {'a': 5}} 7 3 7
# expect: PicklingError
# expect: TypeError
# expect: TypeError
