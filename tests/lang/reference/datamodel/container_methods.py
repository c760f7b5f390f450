# len, getitem, setitem, delitem, missing, iter, reversed, contains.
class C:
    def __init__(self): self.log = []
    def __len__(self): return 3
    def __getitem__(self, k): self.log.append(("get", k)); return k
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
    def __iter__(self): return iter("xyz")
    def __reversed__(self): return iter("zyx")
    def __contains__(self, x): return x == 3
    def __length_hint__(self): return 99
c = C()
c[1]; c["a", 2] = 5; del c[::2]; c[1:3] = 0; c[None]
print(c.log, len(c), list(c), list(reversed(c)), 3 in c, 4 in c, c[-1])
class D(dict):
    def __missing__(self, k): return f"no {k}"
d = D(a=1); print(d["a"], d["b"], d.get("b"), "b" in d)
class L:
    def __len__(self): return 4
    def __getitem__(self, i): return i * 2
print(list(reversed(L())))
class N: __reversed__ = None
for x in (N(), 5, {1}, iter([])):
    try: reversed(x)
    except TypeError as e: print(e)
# expect: [('get', 1), ('set', ('a', 2), 5), ('del', slice(None, None, 2)), ('set', slice(1, 3, None), 0), ('get', None), ('get', -1)] 3 ['x', 'y', 'z'] ['z', 'y', 'x'] True False -1
# expect: 1 no b None False
# expect: [6, 4, 2, 0]
# expect: 'N' object is not reversible
# expect: 'int' object is not reversible
# expect: 'set' object is not reversible
# expect: 'list_iterator' object is not reversible
