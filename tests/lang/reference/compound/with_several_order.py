# Several managers are entered from left to right and left the other way.
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__); return self.n == "swallow"
with M(1) as a, M(2), M(3) as c: print(a, c)
with (M(1) as a, M(2) as b,): print(a, b)
with (M("swallow"), M(2)): raise ValueError
with (M(1)), (M(2)): pass
with M((1, 2)) as (p, q): print(p, q)
with (yield_ := M(5)) as z: print(z)
# expect: enter 1
# expect: enter 2
# expect: enter 3
# expect: 1 3
# expect: exit 3 None
# expect: exit 2 None
# expect: exit 1 None
# expect: enter 1
# expect: enter 2
# expect: 1 2
# expect: exit 2 None
# expect: exit 1 None
# expect: enter swallow
# expect: enter 2
# expect: exit 2 ValueError
# expect: exit swallow ValueError
# expect: enter 1
# expect: enter 2
# expect: exit 2 None
# expect: exit 1 None
# expect: enter (1, 2)
# expect: 1 2
# expect: exit (1, 2) None
# expect: enter 5
# expect: 5
# expect: exit 5 None
