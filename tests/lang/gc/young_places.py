# Where young objects are found: in memory that was used before, among old ones, in large blocks, and leaves of cycles.
import gc
import weakref

class Node:
    def __init__(self, *refs):
        self.me = self
        self.refs = list(refs)
class Token: pass

gc.collect()
gc.disable()
def leaf_in_cycle(kind):
    token = Token()
    node = Node(kind)
    node.token = token
    return weakref.ref(token)
# leaves refer to nothing that is collected; what holds a cycle's leaf from outside keeps it alone
refs = [leaf_in_cycle({"a": 1}), leaf_in_cycle([1, 2]), leaf_in_cycle((1, "b")), leaf_in_cycle({1, 2})]
kept = {"a": 1}
node = Node(kept, kept); node.refs.append(node.refs); del node
print(gc.collect(0) >= 9, [r() for r in refs], kept)

old = [[i] for i in range(3000)]
gc.collect()
for start in range(4): # every fourth cell of old blocks is free, then young
    for i in range(start, 3000, 4):
        old[i] = None
    young = [[] for i in range(start, 3000, 4)]
    for one in young:
        one.append(one)
    count = len(young)
    del young, one
    print(gc.collect(0) == count, gc.collect(0))
print(sum(x is not None for x in old))

for size in (61, 62, 63, 64, 65, 200, 5000): # tuples above 512 bytes lie in blocks of their own
    holder = []
    big = tuple([holder] * size)
    holder.append(big)
    before = big if size == 64 else None
    token = Token()
    holder.append(token)
    token = weakref.ref(token)
    del holder, big
    print(size, gc.collect(0), token() is None, end="; ")
    del before
    print(gc.collect(0), gc.collect(1), token() is None)

# a young one that an old one holds, and one that is held by a leaf's class
class Holder: pass
h = Holder(); h.items = []
gc.collect()
h.items.append(Node()); h.items.append({"x": 1})
print(gc.collect(0), len(h.items), type(h.items[0]).__name__)
def make():
    class Own:
        __slots__ = ("x",)
    o = Own(); o.x = 1
    return o
o = make()
gc.collect(0); gc.collect(1); gc.collect()
print(type(o).__name__, o.x)
del o
print(gc.collect() > 0, gc.collect())
gc.enable()

# collections by growth find it all, sooner or later
alive = weakref.WeakSet()
for i in range(60000):
    n = Node({"number": i}, [i])
    if i % 1000 == 0: alive.add(n)
del n
print(len(alive) < 40)

# expect: True [None, None, None, None] {'a': 1}
# expect: True 0
# expect: True 0
# expect: True 0
# expect: True 0
# expect: 0
# expect: 61 3 True; 0 0 True
# expect: 62 3 True; 0 0 True
# expect: 63 3 True; 0 0 True
# expect: 64 0 False; 0 3 True
# expect: 65 3 True; 0 0 True
# expect: 200 3 True; 0 0 True
# expect: 5000 3 True; 0 0 True
# expect: 0 2 Node
# expect: Own 1
# expect: True 0
# expect: True
