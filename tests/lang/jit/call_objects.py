"""Objects whose class has __call__, also a metaclass's: calls enter the method, in traces too."""


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, y=1, *rest, k=0):
        return self.n + x + y + len(rest) + k


class Meta(type):
    def __call__(cls, x):
        return (cls.__name__, x)


class Made(metaclass=Meta):
    pass


class Slotted:
    __slots__ = ("f",)

    def __init__(self, f):
        self.f = f

    def __call__(self, *args, **kwargs):
        return self.f(*args, **kwargs)


@Slotted
def wrapped(a, b=2):
    return a * b


class Number(int):
    def __call__(self, x):
        return self + x


def run(n):
    add, seven, total, names = Adder(3), Number(7), 0, 0
    for i in range(n):
        total += add(i)
        total += add(i, 2, 3, k=4)
        total += wrapped(i) + wrapped(i, b=3)
        total += seven(i)
        name, x = Made(i)
        names += len(name) + x
    return total, names


print(run(3000))


def mixed(n):
    """Several classes at one place, one that changes while it is hot, and one that refuses its arguments."""
    class Other:
        def __call__(self, x):
            return -x

    objects, total, refused = [Adder(1), Other(), len, Number(2)], 0, 0
    for i in range(n):
        f = objects[i % 4]
        total += f((i,)) if f is len else f(i)
        if i == n // 2:
            Other.__call__ = lambda self, x: x
        try:
            objects[1](1, 2)
        except TypeError as error:
            refused += len(str(error)) > 10
    return total, refused


print(mixed(4000))


class Child:
    pass


def instances(n):
    """A __call__ of the instance itself does not count."""
    child, refused = Child(), 0
    child.__call__ = lambda: 1
    for _ in range(n):
        try:
            child()
        except TypeError:
            refused += 1
    return refused


print(instances(1500))


class Temporary:
    gone = 0

    def __call__(self):
        return 1

    def __del__(self):
        Temporary.gone += 1


def dropped(n):
    return sum([Temporary()() for _ in range(n)])


print(dropped(2500), Temporary.gone)
# expect: (36051000, 4510500)
# expect: (5004000, 4000)
# expect: 1500
# expect: 2500 2500
