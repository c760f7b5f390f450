# Calls of subclasses of dict, list and set with an __init__ in Python enter that in traces; a class with a __new__ of its own does not.


class Scope(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(name)
        return self.outer.find(name)


class Stack(list):
    def __init__(self, first, second):
        self.append(first)
        self.append(second)
        self.top = second


class Bag(set):
    def __init__(self, items):
        super().__init__(items)
        self.add("more")


class Made(dict):
    made = 0

    def __new__(cls, key, value):
        Made.made += 1
        self = super().__new__(cls)
        self["new", key] = value
        return self

    def __init__(self, key, value):
        self[key] = value


class Slotted(list):
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


def nested(n):
    outer = Scope(["a", "b"], [1, 2], None)
    total = 0
    for i in range(n):
        scope = Scope(["i", "c"], [i, 3], outer)
        inner = Scope(("d",), (i % 7,), scope)
        total += inner.find("i")["i"] + inner.find("b")["b"] * inner.find("d")["d"]
        try:
            inner.find("e")
        except NameError as e:
            total += len(str(e))
    return total, len(inner), inner.outer is scope


def stacks(n):
    total = 0
    for i in range(n):
        s = Stack(i, i + 1)
        total += s[0] + s.top + len(s) + len(Bag([i, 1, 2])) + len(Slotted(i).name.__class__.__name__)
    return total, s, type(s).__name__


def made(n):
    for i in range(n):
        m = Made(i, i + 1)
    return m, Made.made


print(nested(5000))
print(stacks(5000))
print(made(3000))


class Node(dict):
    def __init__(self, depth):
        self.depth = depth
        if depth:
            self["left"] = Node(depth - 1)
            self["right"] = Node(depth - 1)


def count(node):
    return 1 + sum(count(child) for child in node.values()) if node else 1


print(count(Node(11)))


class Wrong(list):
    def __init__(self, n):
        self.append(n)
        if n == 4000:
            return n


def wrong(n):
    total = 0
    for i in range(n):
        total += Wrong(i)[0]
    return total


print(wrong(4000))
try:
    wrong(4001)
except TypeError as e:
    print(e)


class Later(dict):
    def __init__(self, n):
        self.n = n


def change(i):
    if i == 3500:
        Later.__init__ = lambda self, n: self.update(n=n)
    if i == 4000:
        Later.__new__ = lambda cls, n: Stack(n, n)
    return i


def later(n):
    kinds = {}
    for i in range(n):
        made = Later(change(i))
        key = type(made).__name__, len(made), hasattr(made, "n")
        kinds[key] = kinds.get(key, 0) + 1
    return kinds


print(later(5000))
# expect: (12532490, 1, True)
# expect: (25044998, [4999, 5000], 'Stack')
# expect: ({('new', 2999): 3000, 2999: 3000}, 3000)
# expect: 4095
# expect: 7998000
# expect: __init__() should return None, not 'int'
# expect: {('Later', 0, True): 3500, ('Later', 1, False): 500, ('Stack', 2, False): 1000}
