# In-place operators of classes that have the plain method only, and operators of subclasses of int, run in traces of their callers.


class Vec:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        if isinstance(other, Vec):
            return Vec(self.x + other.x)
        return NotImplemented

    def __mul__(self, other):
        return Vec(self.x * other)


class Right:
    def __radd__(self, other):
        return Vec(other.x + 1000)


def added(items, change=None):
    total = Vec(0)
    kept = total
    for i, item in enumerate(items):
        if change and i == len(items) - 3:
            change()
        total += item
    return total.x, kept.x


print(added([Vec(2)] * 3000), added([Vec(1)] * 3000 + [Right(), Vec(3)]))
# expect: (6000, 0) (4003, 0)
try:
    added([Vec(1)] * 3000 + [1])
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +=: 'Vec' and 'int'


def grows():
    def iadd(self, other):
        self.x += 100 * other.x
        return self
    Vec.__iadd__ = iadd


print(added([Vec(1)] * 3000, grows))
# expect: (3297, 0)
print(added([Vec(1)] * 3000))
# expect: (300000, 300000)
del Vec.__iadd__
print(added([Vec(1)] * 3000))
# expect: (3000, 0)


def scaled(count):
    v = Vec(1)
    for i in range(count):
        v *= 1 if i % 7 else 2
        if v.x > 10**6:
            v = Vec(1)
    return v.x


print(scaled(5000))
# expect: 32768


class Cents(int):
    def __add__(self, other):
        if type(other) is not Cents:
            return NotImplemented
        return Cents(int(self) + int(other))

    def __or__(self, other):
        return Cents(int(self) | int(other))


class Dear(Cents):
    def __radd__(self, other):
        return "dear"

    def __add__(self, other):
        return Dear(5)


def cents(items):
    total, kinds = Cents(0), set()
    for item in items:
        total = total + item
        if not isinstance(total, Cents):
            kinds.add(repr(total))
            total = Cents(1)
        kinds.add(type(total).__name__)
    return int(total), sorted(kinds)


print(cents([Cents(3)] * 3000), cents([Cents(3), 4] * 1500), cents([Cents(3)] * 3000 + [Dear(1), Cents(2)]))
# expect: (9000, ['Cents']) (1, ['7', '8', 'Cents']) (3, ["'dear'", 'Cents'])


def ored(count):
    total = Cents(0)
    for i in range(count):
        total |= Cents(i & 12)
        total |= i & 3
    return int(total), type(total).__name__


print(ored(3000))
# expect: (15, 'Cents')


class Items(list):
    def __add__(self, other):
        return "added"


def extended(count):
    items = Items()
    for i in range(count):
        items += [i]
    return len(items), type(items).__name__, items + [1]


print(extended(3000))
# expect: (3000, 'Items', 'added')


class A:
    pass


class B:
    pass


class C(B):
    pass


def members(values, kind, change=None):
    count = 0
    for i, value in enumerate(values):
        if change and i == len(values) - 5:
            change()
        if isinstance(value, kind):
            count += 1
    return count


def rebase():
    C.__bases__ = (A,)


mixed = [A(), B(), C()] * 1000
print(members(mixed, A), members(mixed, B), members(mixed, A, rebase), members(mixed, A), members(mixed, B))
# expect: 1000 2000 1002 2000 1000


class Liar:
    __class__ = property(lambda self: A)


print(members([A(), Liar(), C(), B()] * 1000, A), members([A(), Liar(), C(), B()] * 1000, B))
# expect: 3000 1000


def products(limbs):
    value, total = 2**64 - 1, 0
    for i in range(limbs):
        value = (value << 64) + 2**64 - 1 - i % 3
        for factor in (2**64 - 1, 2**63, 3, 10**18 + 9, -(2**64 - 1)):
            product = value * factor
            total ^= product
            assert product // factor == value and product % (2**61 - 1) == value % (2**61 - 1) * (factor % (2**61 - 1)) % (2**61 - 1)
    return total % (10**30 + 57)


print(products(90))
# expect: 489729065809383216897075622694
