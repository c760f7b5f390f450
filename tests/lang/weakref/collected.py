# Weak references and the cycle collector, finalizers, resurrection, many objects.
import _weakref as weakref
import gc


class D:
    def __del__(self):
        print("del", W(), W2())


d = D()
d.me = d
W = weakref.ref(d)
W2 = weakref.ref(d, lambda w: print("callback", w(), W()))
del d
gc.collect()
d = D()
d.me = d
d.w = weakref.ref(d, lambda w: print("never"))
W = weakref.ref(d)
del d
gc.collect()
saved = []


class E:
    def __del__(self):
        saved.append(self)


e = E()
w = weakref.ref(e, lambda w: print("gone", w()))
del e
print(w() is saved[0])
saved.clear()
print(w())


class Node:
    def __init__(self, next):
        self.next = next


node = None
refs = []
for i in range(5000):
    node = Node(node)
    if i % 100 == 0:
        refs.append(weakref.ref(node))
print(sum(r() is not None for r in refs))
node = None
print(sum(r() is not None for r in refs))

dead = 0


def count(w):
    global dead
    dead += 1
    gc.collect() if dead % 50 == 0 else None


objects = [Node(i) for i in range(300)]
refs = {weakref.ref(o, count): o.next for o in objects}
del objects[::2]
print(dead, len(refs), sum(r() is None for r in refs))
o = None
objects.clear()
print(dead)
refs.clear()

table = {}
for i in range(200):
    o = Node(i)
    table[i] = weakref.ref(o)
del o
for i in list(table):
    weakref._remove_dead_weakref(table, i)
print(table)
# expect: callback None None
# expect: del None None
# expect: del None None
# expect: True
# expect: gone None
# expect: None
# expect: 50
# expect: 0
# expect: 150 300 150
# expect: 300
# expect: {}
