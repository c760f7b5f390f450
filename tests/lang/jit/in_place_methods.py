# In-place operators whose methods are written in Python enter them: what they give, refuse and change.
class Sum:
    def __init__(self, n=0):
        self.n = n

    def __iadd__(self, other):
        self.n += other
        return self

    def __isub__(self, other):
        return Sum(self.n - other)

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return ("mul", self.n, other)

    def __itruediv__(self, other):
        return NotImplemented

    def __ifloordiv__(self, other):
        raise ValueError(other)

    def __imod__(self, other):
        return NotImplemented


class Right:
    def __rtruediv__(self, other):
        return ("right", other.n)


class Plain:
    def __init__(self, n=0):
        self.n = n

    def __add__(self, other):
        return Plain(self.n + 2 * other)


def add(s, count):
    for i in range(count):
        s += i
    return s


s = Sum()
print(add(s, 3000) is s, s.n)  # expect: True 4498500
print(add(Plain(), 3000).n, add(s, 10).n, add(7, 4), add(Plain(), 3).n)  # expect: 8997000 4498545 13 6


def subtract(s, count):
    for i in range(count):
        s -= 1
    return s


t = Sum(5)
print(subtract(t, 3000).n, t.n)  # expect: -2995 5


def refuse(count):
    seen = set()
    for i in range(count):
        s = Sum(i % 2)
        s *= 3
        seen.add(s)
    return sorted(seen)


print(refuse(3000))  # expect: [('mul', 0, 3), ('mul', 1, 3)]


def right(count):
    seen = set()
    for i in range(count):
        s = Sum(i % 2)
        s /= Right()
        seen.add(s)
    return sorted(seen)


print(right(3000))  # expect: [('right', 0), ('right', 1)]


def raises(count):
    caught = 0
    s = Sum()
    for i in range(count):
        try:
            s //= i
        except ValueError as e:
            caught += e.args[0]
    return caught, s.n


print(raises(3000))  # expect: (4498500, 0)


def unsupported():
    s = Sum()
    s %= 3


for _ in range(20):
    try:
        unsupported()
    except TypeError as e:
        message = str(e)
print(message)  # expect: unsupported operand type(s) for %=: 'Sum' and 'int'


# the class changes between, and while the method runs
class Changing:
    def __iadd__(self, other):
        if other == 50:
            del Changing.__iadd__
            return NotImplemented
        return self

    def __add__(self, other):
        return f"add {other}"


def changing():
    c = Changing()
    for i in range(100):
        c += i
        if isinstance(c, str):
            return c


print(changing())  # expect: add 50
c = Changing()
for i in range(20):
    c = Changing()
    c += i
print(c)  # expect: add 19


class Late:
    def __add__(self, other):
        if other == 30:
            Late.__iadd__ = lambda self, other: f"late {other}"
            return NotImplemented
        return self

    def __radd__(self, other):
        return "reflected"


class Other:
    def __radd__(self, other):
        return "other"


def late():
    seen = []
    c = Late()
    for i in range(32):
        c += i if i != 30 else i
        if isinstance(c, str):
            seen.append(c)
            c = Late()
    return seen


try:
    print(late())
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +=: 'Late' and 'int'
c = Late()
c += 31
print(c)  # expect: late 31


class Number(int):
    def __iadd__(self, other):
        return Number(int(self) + 10 * other)


def numbers(count):
    n = Number(1)
    for i in range(count):
        n += i
    return n


print(numbers(2000))  # expect: 19990001


class Sub(Sum):
    pass


class Reflected(int):
    def __radd__(self, other):
        return 2 + other


def mixed(count):
    s = Sub()
    r = Reflected(4)
    for i in range(count):
        s += 1 if i % 3 else 1.0
        s += r
    return s.n


print(mixed(1000))  # expect: 5000.0


class Generates:
    def __iadd__(self, other):
        yield other


def generates():
    g = Generates()
    g += 5
    return list(g)


print([generates() for _ in range(20)][-1])  # expect: [5]


class Noisy:
    def __init__(self, name):
        self.name = name

    def __iadd__(self, other):
        return Noisy(self.name + other)

    def __del__(self):
        if len(self.name) > 4:
            print("end of", self.name)


n = Noisy("a")
for x in "bcdef":
    n += x
# expect: end of abcde
del n  # expect: end of abcdef
