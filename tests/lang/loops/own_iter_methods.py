# for loops over objects whose __iter__ is written in Python: functions, generators, what they give and raise.
import sys


class Pair:
    def __init__(self, a, b):
        self.items = (a, b)

    def __iter__(self):
        return iter(self.items)


class Gen:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i


class Self:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Wrong:
    def __iter__(self):
        return 5


class Raises:
    def __iter__(self):
        raise StopIteration("at once")


class Not:
    __iter__ = None


class Bound:
    __iter__ = iter


class Static:
    @staticmethod
    def __iter__():
        return iter("st")


class Defaults:
    def __iter__(self, what="de"):
        return iter(what)


class Ends:
    def __iter__(self):
        return iter([1, 2])

    def __del__(self):
        print("end")


def total(o):
    s = 0
    for x in o:
        s += x
    return s


for i in range(2000):
    assert total(Pair(i, 1)) == i + 1
    assert total(Gen(4)) == 6
    assert total(Self(4)) == 6
print(total(Pair(1, 2)), total(Gen(5)), total([7]), total(Self(3)))  # expect: 3 10 7 3
for kind in (Wrong, Raises, Not):
    for _ in range(20):
        try:
            total(kind())
        except (TypeError, StopIteration) as e:
            message = f"{type(e).__name__}: {e}"
    print(message)
# expect: TypeError: iter() returned non-iterator of type 'int'
# expect: StopIteration: at once
# expect: TypeError: 'Not' object is not iterable
print([c for c in Static()], [c for c in Defaults()], list(Pair(1, 2)), [*Gen(2)])  # expect: ['s', 't'] ['d', 'e'] [1, 2] [0, 1]
for _ in range(3):
    for x in Ends():  # expect: end
        print(x)
# expect: 1
# expect: 2
# expect: end
# expect: 1
# expect: 2
# expect: end
# expect: 1
# expect: 2
p = Pair(1, 2)
p.__iter__ = lambda: iter("no")
print([x for x in p])  # expect: [1, 2]
Pair.__iter__ = lambda self: iter(self.items + (3,))
print([x for x in p], total(Pair(1, 1)))  # expect: [1, 2, 3] 5


class Deep:
    def __iter__(self):
        for x in self:
            return x


def deep():
    for x in Deep():
        pass


try:
    deep()
except RecursionError as e:
    print(type(e).__name__)  # expect: RecursionError


class Looks:
    def __iter__(self):
        frame = sys._getframe()
        return iter([frame.f_code.co_name, frame.f_back.f_code.co_name])


def looked():
    return [x for x in Looks()]


print(looked())  # expect: ['__iter__', 'looked']


# with statements, whose methods are found for the instance's shape
class Context:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, *what):
        return self.swallow


def use(c, fail):
    with c as got:
        assert got is c
        if fail:
            raise ValueError("inside")
    return "left"


for i in range(50):
    assert use(Context(True), i % 2) == "left"
try:
    use(Context(False), True)
except ValueError as e:
    print(e)  # expect: inside
c = Context(True)
c.__exit__ = lambda *a: print("never")
c.__enter__ = lambda: print("never")
print(use(c, True))  # expect: left
Context.__exit__ = lambda self, *a: print("changed")
use(c, False)  # expect: changed
del Context.__exit__
try:
    use(c, False)
except TypeError as e:
    print(e)  # expect: 'Context' object does not support the context manager protocol (missed __exit__ method)
Context.__enter__ = staticmethod(lambda: c)
Context.__exit__ = classmethod(lambda cls, *a: print(cls.__name__))
use(c, False)  # expect: Context
