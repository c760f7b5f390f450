# Operators whose operands are locals or small ints run together with what loads them; other types, ends of ranges and tracing do not.
import sys

BIG = 2**48 - 1  # the last int without an object


def both(a, b):
    total = a + b
    less = a - b
    way = "up" if a < b else "down"
    return total, less, way, a + b, a - b


def warm():
    for i in range(100):
        both(i, 50)


warm()
print(both(3, 4), both(BIG, 1), both(-BIG - 1, 1))  # expect: (7, -1, 'up', 7, -1) (281474976710656, 281474976710654, 'down', 281474976710656, 281474976710654) (-281474976710655, -281474976710657, 'up', -281474976710655, -281474976710657)
print(both(1.5, 2), both(True, 2), both({1}, set()) if 0 else both(2**70, 1)[1])  # expect: (3.5, -0.5, 'up', 3.5, -0.5) (3, -1, 'up', 3, -1) 1180591620717411303423
try:
    both("a", 1)
except TypeError as error:
    print(error)  # expect: can only concatenate str (not "int") to str


def items(l, i, t):
    return l[i], l[0], t[1], l[1] + t[0], [l][0][i]


for i in range(100):
    items([1, 2, 3], i % 3, (4, 5))
print(items([1, 2, 3], -1, (4, 5)), items((1, 2, 3), 2, [4, 5]), items({0: 6, 1: 7}, 1, "xy"[:0] or (8, 9)))  # expect: (3, 1, 5, 6, 3) (3, 1, 5, 6, 3) (7, 6, 9, 15, 7)
for bad in (3, -4, 2**60, None):
    try:
        items([1, 2, 3], bad, (4, 5))
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not NoneType


def small(n):
    n = n + 1
    n = n - 3
    if n > 7:
        return len("abc") + 2 + n, n - 2
    if len("abc") > n:
        return "low", n
    return n


for i in range(100):
    small(i % 12)
print([small(i) for i in (0, 5, 9, 10, BIG, -BIG - 1)])  # expect: [('low', -2), 3, 7, (13, 6), (281474976710658, 281474976710651), ('low', -281474976710658)]
print(small(2.5), small(11.5), small(True))  # expect: ('low', 0.5) (14.5, 7.5) ('low', -1)


def rests(n):
    n %= 7
    return n, n % 1, (n - 5) % 3, -n % 255


def of_nothing(n, zero):
    return n % 0 if zero else n


for i in range(100):
    rests(i - 50)
    of_nothing(i, False)
print(rests(BIG), rests(-BIG - 1), rests(-1), rests(0))  # expect: (0, 0, 1, 0) (6, 0, 1, 249) (6, 0, 1, 249) (0, 0, 1, 0)
print(rests(2.5), rests(2**80), rests(True))  # expect: (2.5, 0.5, 0.5, 252.5) (4, 0, 2, 251) (1, 0, 2, 254)
try:
    of_nothing(5, True)
except ZeroDivisionError as error:
    print(error)  # expect: division by zero


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + (other.n if isinstance(other, Number) else other))

    def __sub__(self, other):
        return self + -(other.n if isinstance(other, Number) else other)

    def __lt__(self, other):
        return self.n < other.n

    def __gt__(self, other):
        return self.n > other


print([x.n if isinstance(x, Number) else x for x in both(Number(4), Number(9))])  # expect: [13, -5, 'up', 13, -5]


class Node:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value


class Other:
    value = "class"

    def get(self):
        return "other"


class Dynamic:
    def __getattr__(self, name):
        return (lambda: "called") if name == "get" else "dynamic"


def look(node):
    a = node.value
    return a, node.get()


for i in range(100):
    look(Node(i))
print(look(Node(1)), look(Other()), look(Dynamic()), look(Node(2)))  # expect: (1, 1) ('class', 'other') ('dynamic', 'called') (2, 2)
kept = Node(3)
kept.get = lambda: "own"
print(look(kept), look(Node(4)))  # expect: (3, 'own') (4, 4)
Node.get = lambda self: "new"
print(look(Node(5)))  # expect: (5, 'new')
broken = Node(6)
del broken.value
try:
    look(broken)
except AttributeError as error:
    print(error)  # expect: 'Node' object has no attribute 'value'

lines = []


def tracer(frame, event, argument):
    if event == "line":
        lines.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer


sys.settrace(tracer)
small(20)
both(1, 2)
sys.settrace(None)
print(lines)  # expect: [1, 2, 3, 4, 1, 2, 3, 4]


def fresh():
    yield from range(3)


def stored():
    for x in fresh():
        last = x
    for y in fresh():
        pass
    return last, x, y


print([stored() for _ in range(100)][-1])  # expect: (2, 2, 2)


def pairs(n):
    import gc
    made = [(i, i + 1) for i in range(n)]
    held = [([], i) for i in range(n)]
    return made[-1], held[-1], gc.is_tracked(held[-1]), ()


print(pairs(50))  # expect: ((49, 50), ([], 49), True, ())
