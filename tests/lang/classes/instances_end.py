# Instances end with what they hold, in order: attributes as they were made, then __slots__; in dict mode, deep, and while weakly referred to.
import gc
import weakref

log = []


class Fin:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Slots:
    __slots__ = ("a", "b", "c")


class Both(Slots):
    pass


class Plain:
    pass


def fill(o, names, keep):
    for i, name in enumerate(names):
        setattr(o, name, keep if i % 3 == 1 else Fin(name) if i % 3 == 0 else i)
    return o


def ends(kind, names, rounds=60):
    keep = Fin("kept")
    for _ in range(rounds):
        o = fill(kind(), names, keep)
        del log[:]
        del o
    return "".join(log)


print(ends(Slots, "abc"), ends(Slots, "ca"), ends(Both, "abcdefg"), ends(Plain, "abcdefg"), ends(Both, "xb"))
# expect: a c adg adg x
print(ends(Plain, [f"n{i:02}" for i in range(70)], 5)[:12])
# expect: n00n03n06n09


class Chain:
    def __init__(self, next):
        self.next = next


for kind in range(3):
    chain = None
    for i in range(100000):
        chain = Chain(chain)
        if kind == 1:
            chain.end = Fin("end") if i == 0 else None
    del log[:]
    del chain
    print(log)
# expect: []
# expect: ['end']
# expect: []

# a field that dies looks at what is left
box = []


class Looks:
    def __del__(self):
        gc.collect()
        box.append(Plain())
        box[-1].more = [Plain() for _ in range(5)]


for _ in range(40):
    p = Plain()
    p.one, p.looks, p.two = Fin("one"), Looks(), Fin("two")
    del log[:]
    del p
print(log, len(box), len(gc.garbage))
# expect: ['one', 'two'] 40 0
refs = []
for i in range(40):
    p = Plain()
    p.x = Fin(i)
    refs.append(weakref.ref(p, lambda r: log.append("gone")))
    del log[:]
    del p
print(log, refs[-1]())
# expect: ['gone', 39] None


# classes die with their last instance
def classes():
    gone = []
    for i in range(30):
        class C:
            def __init__(self):
                self.i = i
        w = weakref.ref(C)
        objects = [C() for _ in range(3)]
        del C
        objects.clear()
        gc.collect()
        gone.append(w() is None)
    return all(gone)


print(classes())
# expect: True
