# Generations: who is in which, what a collection of one finds, counts, statistics, callbacks, flags.
import gc
import sys
import weakref

class Node:
    def __init__(self): self.me = self.old = self.young = self
def where(x):
    return [g for g in range(3) if any(o is x for o in gc.get_objects(g))]

gc.collect()
gc.disable()
n = Node()
print(where(n))
gc.collect(0); print(where(n))
gc.collect(1); print(where(n))
gc.collect(1); print(where(n))
del n
print(gc.collect(0), gc.collect(1), gc.collect())
a = Node(); del a
print(gc.collect(0), gc.collect(0))
old, young = Node(), None
gc.collect()
young = Node()
young.old = old; old.young = young
del old, young
print(gc.collect(0)) # the young one is held by the old one
print(gc.collect(2))

before = gc.get_stats()
gc.collect(0); gc.collect(1); gc.collect(1); Node(); gc.collect()
print([{k: a[k] - b[k] for k in a} for a, b in zip(gc.get_stats(), before)])
gc.collect()
gc.collect(0); gc.collect(0); print(gc.get_count()[1:])
gc.collect(1); print(gc.get_count()[1:])
gc.collect(2); print(gc.get_count()[1:])
gc.collect(); a = gc.get_count()[0]; x = [[] for i in range(100)]; b = gc.get_count()[0]
print(b - a >= 100)

frozen = Node()
ref = weakref.ref(frozen)
gc.freeze()
print(gc.get_freeze_count() > 100, where(frozen), any(o is frozen for o in gc.get_objects()))
del frozen
print(gc.collect(), ref() is None)
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect(), ref() is None)

events = []
def told(phase, info):
    events.append((phase, info["generation"], info["collected"]))
gc.callbacks.append(told)
gc.collect(1)
Node()
gc.collect()
gc.callbacks.remove(told)
print(events)
gc.set_debug(gc.DEBUG_SAVEALL)
Node()
print(gc.collect(), [type(o).__name__ for o in gc.garbage], gc.get_debug())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())

class Stream:
    text = ""
    def write(self, text): self.text += text
    def flush(self): pass
stream, kept = Stream(), sys.stderr
sys.stderr = stream
gc.set_debug(gc.DEBUG_STATS)
Node()
gc.collect(0)
gc.set_debug(0)
sys.stderr = kept
print(stream.text.split("...")[0], stream.text.splitlines()[2], stream.text.splitlines()[3].split(",")[:2])

print(sorted(gc.get_referents([1, "a"], (2, 3.5), {4: 5}, 6), key=str))
for bad in (-2, -1, 3, "x"):
    for f in (gc.collect, gc.get_objects):
        try: print(type(f(bad)))
        except (ValueError, TypeError) as e: print(type(e).__name__, e)

# what a finalizer makes is not seen half gone
class Late:
    __slots__ = ("ref",)
    def __del__(self): print("late", self.ref())
class Cyclic(tuple):
    __slots__ = ()
    def __del__(self):
        global late
        self[1].ref = weakref.ref(self[0])
        del late
late = Late()
def func(): pass
func.__module__ = tuple.__new__(Cyclic, (func, late))
del func
gc.collect()

# collections come by themselves
gc.enable()
class Detector:
    def __init__(self): self.me = self
    def __del__(self):
        global happened
        happened = True
def comes(make, most=10000):
    global happened
    happened = False
    Detector()
    junk = []
    for i in range(most):
        junk.append(make())
        if happened: return True
    return False
print(comes(list), comes(dict), comes(Node))
gc.disable()
print(comes(list))
gc.enable()
gc.set_threshold(0); print(comes(list)); gc.set_threshold(50); print(comes(list, 500))
# a callback that makes objects is not called by its own work
depth = 0
def makes(phase, info):
    global depth
    depth += 1
    assert depth == 1
    x = [[] for i in range(1000)]
    depth -= 1
gc.callbacks.append(makes)
print(comes(list, 500))
gc.callbacks.clear()
# expect: [0]
# expect: [1]
# expect: [2]
# expect: [2]
# expect: 0 0 1
# expect: 1 0
# expect: 0
# expect: 2
# expect: [{'collections': 1, 'collected': 0, 'uncollectable': 0}, {'collections': 2, 'collected': 0, 'uncollectable': 0}, {'collections': 1, 'collected': 1, 'uncollectable': 0}]
# expect: (2, 0)
# expect: (0, 1)
# expect: (0, 0)
# expect: True
# expect: True [] False
# expect: 0 False
# expect: 0 1 True
# expect: [('start', 1, 0), ('stop', 1, 0), ('start', 2, 0), ('stop', 2, 1)]
# expect: 1 ['Node'] 32
# expect: 1
# expect: gc: collecting generation 0 gc: objects in permanent generation: 0 ['gc: done', ' 1 unreachable']
# expect: [1, 2, 3.5, 4, 5, 'a']
# expect: ValueError invalid generation
# expect: ValueError generation parameter cannot be negative
# expect: ValueError invalid generation
# expect: <class 'list'>
# expect: ValueError invalid generation
# expect: ValueError generation parameter must be less than the number of available generations (3)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError argument should be integer or None, not 'str'
# expect: late None
# expect: True True True
# expect: False
# expect: False
# expect: True
# expect: True
