# Objects that their finalizer makes reachable again.
import gc


class R:
    saved = []

    def __init__(self, name):
        self.name = name
        self.me = None

    def __del__(self):
        R.saved.append(self)
        print("finalized", self.name)


r = R(1)
r.me = r
r2 = R(2)
del r2
print([x.name for x in R.saved])
del r
print(gc.collect(), [x.name for x in R.saved])
R.saved.clear()  # __del__ does not run again
print(gc.collect())


class Node:
    def __init__(self):
        self.me = self
        self.child = None

    def __del__(self):
        global kept
        kept = self.child  # a part of the garbage survives, the finalized one does not


class Child:
    pass


n = Node()
n.child = Child()
n.child.me = n.child
n.child.name = "child"
del n
print(gc.collect(), kept.name, kept.me is kept)
del kept
print(gc.collect())


def generator():
    x = me
    try:
        yield 1
    finally:
        print("closed")


me = generator()
next(me)
me.close()


def cycle():
    def g():
        x = it
        try:
            yield
        finally:
            print("finally")
    it = g()
    next(it)


cycle()
print(gc.collect())
exception = None


def keep():
    try:
        raise ValueError("v")
    except ValueError as e:
        e.args = (e,)
        e.add_note("n")
        e.__notes__.append(e)


keep()
print(gc.collect() > 0)
print("end")
# expect: finalized 2
# expect: [2]
# expect: finalized 1
# expect: 0 [2, 1]
# expect: 1
# expect: 1 child True
# expect: 1
# expect: closed
# expect: finally
# expect: 0
# expect: True
# expect: end
