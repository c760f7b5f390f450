# Objects of classes without __bool__ and __len__ are true, where None comes as well, until their class says otherwise.


class Node:
    __slots__ = ("left", "right", "height")

    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.height = 1


class Base:
    pass


class Leaf(Base):
    def __init__(self):
        self.height = 2


class Sized(Leaf):
    length = 0

    def __len__(self):
        return self.length


def height(node):
    return node.height if node else 0


def total(nodes):
    t = 0
    for node in nodes:
        t += height(node)
        if not node:
            t += 1000000
    return t


few = [None, Node(None, None), Node(1, 2), None, Leaf()]
for _ in range(3):
    print(total(few * 1000))
print(total([Leaf(), None, Sized()] * 1000))
Sized.length = 3
print(total([Leaf(), None, Sized()] * 1000))
leaf = Leaf()
print(total([leaf, None] * 1000))
leaf.__class__ = Sized
print(total([leaf, None] * 1000))
Sized.length = 0
print(total([leaf, None] * 1000))
Base.__bool__ = lambda self: False
print(total(few * 1000))
Node.__bool__ = lambda self: self.left is not None
print(total(few * 1000))
del Base.__bool__, Node.__bool__
print(total(few * 1000))


class Turncoat:
    asked = 0

    def __init__(self, i):
        self.i = i


def ask(i):
    if i == 2500:
        Turncoat.__bool__ = lambda self: self.i % 2 == 0
    return i


def changing(objects):
    t = 0
    for i, o in enumerate(objects):
        if ask(i) and o:
            t += 1
        if o:
            t += 100000
    return t


print(changing([Turncoat(i) if i % 3 else None for i in range(5000)]))


def kinds(things):
    t = 0
    for thing in things:
        if thing:
            t += 1
        else:
            t += 1000
    return t


class Meta(type):
    def __len__(cls):
        return 0


class Empty(metaclass=Meta):
    pass


print(kinds([print, kinds, None, Node, iter([]), NotImplementedError, [].append, Empty, object(), (x for x in ()), 2**70, -(2**70), 1j, 0j, b"", "", ...] * 300))

# expect: 2000004000
# expect: 2000004000
# expect: 2000004000
# expect: 2000002000
# expect: 1000004000
# expect: 1000002000
# expect: 1000002000
# expect: 2000000000
# expect: 3000002000
# expect: 4000001000
# expect: 2000004000
# expect: 249902499
# expect: 1503600
