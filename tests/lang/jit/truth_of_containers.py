# Truth and len() of builtin containers in traces: calls that forget nothing; those of Python, of proxies, and lengths that raise go the general way.
from collections import deque, OrderedDict, defaultdict, Counter, UserList
import types, array, weakref
class D(dict): pass
class L:
    n = 0
    def __len__(self): self.n += 1; return self.n % 3
class B:
    n = 0
    def __bool__(self): self.n += 1; return self.n % 3 == 0
def loop(make, values, n=3000):
    t = f = k = 0
    for i in range(n):
        v = values[i % len(values)] if values else make(i)
        if v: t += 1
        else: f += 1
        if not v: k += 2
        while v:
            k += 1
            break
        k += len(v)
    return t, f, k
class T(L): pass
def mixed(n=3000):
    q = deque(); d = {}; s = set(); total = 0; b = bytearray()
    for i in range(n):
        if i % 3 == 0: q.append(i); d[i % 7] = i; s.add(i % 5); b.append(i & 255)
        if q and i % 5 == 0: q.popleft()
        if d and i % 11 == 0: d.clear()
        if s and i % 13 == 0: s.clear()
        if not b: total += 7
        total += len(q) * 3 + len(d) + len(s) + len(b) + (not q) + (not d) + (not s)
    return total
print(mixed())
for name, vals in dict(dq=[deque(), deque([1])], d=[{}, {1: 2}], s=[set(), {1}], fs=[frozenset(), frozenset([2])], b=[b"", b"a"], ba=[bytearray(), bytearray(b"z")],
        keys=[{}.keys(), {1: 1}.keys()], vals=[{}.values(), {1: 1}.values()], items=[{}.items(), {1: 1}.items()], r=[range(0), range(3)], mv=[memoryview(b""), memoryview(b"ab")],
        od=[OrderedDict(), OrderedDict(a=1)], dd=[defaultdict(int), defaultdict(int, a=1)], c=[Counter(), Counter("aab")], sub=[D(), D(a=1)], mp=[types.MappingProxyType({}), types.MappingProxyType({1: 2}), types.MappingProxyType(UserList([1]))] ,
        ar=[array.array("i"), array.array("i", [1])], l=[L(), L()], mix=[deque([1]), {}, {1}, set(), [], [1], (), (1,), "", "a"]).items():
    print(name, loop(None, vals))
def bad(n=3000):
    m = memoryview(b"abc"); c = 0
    for i in range(n):
        if i == n - 5: m.release()
        try:
            if m: c += 1
        except ValueError as e: c += 1000
    return c
print(bad())
def big(n=3000):
    c = 0
    for i in range(n):
        r = range(10**30) if i > 2900 else range(i)
        if r: c += 1
        try: c += len(r)
        except OverflowError: c += 7
    return c
print(big())
# expect: 3313502
# expect: dq (1500, 1500, 6000)
# expect: d (1500, 1500, 6000)
# expect: s (1500, 1500, 6000)
# expect: fs (1500, 1500, 6000)
# expect: b (1500, 1500, 6000)
# expect: ba (1500, 1500, 6000)
# expect: keys (1500, 1500, 6000)
# expect: vals (1500, 1500, 6000)
# expect: items (1500, 1500, 6000)
# expect: r (1500, 1500, 9000)
# expect: mv (1500, 1500, 7500)
# expect: od (1500, 1500, 6000)
# expect: dd (1500, 1500, 6000)
# expect: c (1500, 1500, 7500)
# expect: sub (1500, 1500, 6000)
# expect: mp (2000, 1000, 6000)
# expect: ar (1500, 1500, 6000)
# expect: l (2000, 1000, 7000)
# expect: mix (1500, 1500, 6000)
# expect: 7995
# expect: 4210142
