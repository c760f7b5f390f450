# Descriptors with a __get__ in Python, in hot loops: what they give is called, kept, changed, raised.
import functools
import types


class numbered:
    def __init__(self, wrapped):
        self.wrapped, self.rounds = wrapped, {}

    def __get__(self, owner, kind):
        return functools.partial(self, owner)

    def __call__(self, *given):
        try:
            self.rounds[given][0] += 1
        except KeyError:
            self.rounds[given] = [0, self.wrapped(*given)]
        return self.rounds[given][1]


class bound:
    calls = 0

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        bound.calls += 1
        return types.MethodType(self.function, instance)


class doubled:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name) * 2

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__["size"] = value
        return value


class Table:
    height = doubled()

    def __init__(self, factor):
        self.factor = factor
        self.height = factor

    @numbered
    def row(self, n):
        return [self.factor * n * i for i in range(5)]

    @bound
    def area(self, n):
        return self.height * n

    @lazy
    def size(self):
        return self.factor + 100


tables = [Table(f) for f in range(1, 6)]


def rows(count):
    total = 0
    for n in range(count):
        total += tables[n % 5].row(n % 50)[n % 5]
    return total


def areas(count, change=None):
    total = 0
    for n in range(count):
        if n == count - 7 and change:
            change()
        t = tables[n % 5]
        area = t.area
        total += t.area(n) + area(1) + t.height
    return total


print(rows(4000), len(Table.__dict__["row"].rounds), areas(3000), bound.calls)


def other_get():
    bound.__get__ = lambda self, instance, owner: len


def own_area():
    tables[2].area = lambda n: 10 ** 9


try:
    print(areas(3000, other_get))
except TypeError as error:
    print(error)
del bound.__get__
bound.__get__ = lambda self, instance, owner: types.MethodType(self.function, instance)
print(areas(3000, own_area))
del tables[2].area


def sizes(count):
    return sum(Table(n).size + Table(n).size for n in range(count))


def twice(count):
    total = 0
    for n in range(count):
        t = Table(n)
        total += t.size
        t.factor = 0
        total += t.size
    return total


print(sizes(3000), twice(3000))


class failing:
    def __get__(self, instance, owner):
        if instance.n % 3 == 0:
            raise AttributeError(f"none for {instance.n}")
        if instance.n % 3 == 1:
            return max
        return instance.n


class Some:
    value = failing()

    def __init__(self, n):
        self.n = n


class Hooked(Some):
    def __getattr__(self, name):
        return self.n, name


def failures(make, count):
    found = {}
    for n in range(count):
        s = make(n)
        try:
            key = s.value(n, 5) - n if n % 3 else s.value(n)
        except AttributeError as error:
            key = str(error)[:8]
        except TypeError as error:
            key = str(error)
        found[key] = found.get(key, 0) + 1
        found[hasattr(s, "value")] = found.get(hasattr(s, "value"), 0) + 1
    return sorted(found.items(), key=repr)[:6]


print(failures(Some, 3000))
print(failures(Hooked, 3000))


class generates:
    def __get__(self, instance, owner):
        yield instance.n
        yield owner.__name__


class Gives:
    parts = generates()

    def __init__(self, n):
        self.n = n


print(sum(len(list(Gives(n).parts)) for n in range(3000)), list(Gives(7).parts))


class Deep:
    def __get__(self, instance, owner):
        return instance.next.deep if instance.next else instance

    deep = 5


class Chain:
    deep = Deep()

    def __init__(self, next):
        self.next = next

    def __call__(self, n):
        return n + 1


def chains(count):
    chain = None
    for _ in range(12):
        chain = Chain(chain)
    return sum(chain.deep(n) for n in range(count))


print(chains(2000))


class Ends:
    ended = 0

    def __get__(self, instance, owner):
        return self.end

    def end(self):
        Ends.ended += 1

    def __del__(self):
        Ends.ended += 1000000


def replaced(count):
    class Local:
        x = Ends()

    o = Local()
    for n in range(count):
        if n == count - 1:
            Local.x = lambda self: None
        o.x()
    return Ends.ended


print(replaced(3000))
# expect: 824000 50 27039000 6000
# expect: object of type 'int' has no len()
# expect: 2027021012
# expect: 9597000 9597000
# expect: [("'int' object is not callable", 1000), ('none for', 1000), (4, 1), (False, 1998), (True, 2001)]
# expect: [("'int' object is not callable", 1000), ("'tuple' object is not callable", 1000), (0, 998), (4, 1), (True, 3001)]
# expect: 6000 [7, 'Gives']
# expect: 2001000
# expect: 1002999
