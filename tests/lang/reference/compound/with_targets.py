# The target of as may be a list, an attribute or an item; stars too.
class CM:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
d = {}
with CM((1, 2)) as (a, b), CM([1, 2, 3]) as [c, *e], CM(5) as d["k"], CM(6) as CM.attr: print(a, b, c, e, d, CM.attr)
with (CM(1) as x, CM(2) as y,): print(x, y)
with (CM(1), CM(2)): pass
with (CM(3)) as z: print(z)
with (CM(4) as q): print(q)
with CM(7), CM(8) as w: print(w)
with (yield_ := CM(9)) as v: print(v, yield_.v)
# expect: 1 2 1 [2, 3] {'k': 5} 6
# expect: 1 2
# expect: 3
# expect: 4
# expect: 8
# expect: 9 9
