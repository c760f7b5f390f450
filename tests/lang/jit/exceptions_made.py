"""Exceptions of classes with an __init__ in Python, made in hot loops: their arguments, attributes, ends and contexts."""
import gc


class Failure(Exception):
    kind = "failure"

    def __init__(self, place, reason, extra=None):
        super().__init__(f"{place}: {reason}")
        self.place = place
        if extra is not None:
            self.extra = extra
            self.kind = "special"


class Missing(Failure):
    def __init__(self, place):
        super().__init__(place, "missing")


class Odd(Failure, KeyError):
    def __init__(self, place, *rest):
        self.args = (place, rest)
        self.rest = rest

    @property
    def place(self):
        return self.rest

    @place.setter
    def place(self, value):
        self.rest = value


class Plain(LookupError):
    pass


class Stop(StopIteration):
    def __init__(self, value):
        super().__init__(value, value)
        self.twice = 1
        self.twice = 2


class Exit(SystemExit):
    pass


class Named(AttributeError):
    def __init__(self, name):
        super().__init__(name, name=name)
        self.more = name


def fails(i):
    match i % 9:
        case 0: raise Failure(i, "bad")
        case 1: raise Missing(i)
        case 2: raise Odd(i, 1, 2)
        case 3: raise Plain(i, "x")
        case 4: raise Stop(i)
        case 5: raise Exit(i)
        case 6: raise Failure(i, "bad", extra=[i])
        case 7: raise Named("n")
        case 8: raise ValueError(i, i)


def loop(n):
    counts = {}
    total = 0
    for i in range(n):
        try:
            fails(i)
        except Missing as e:
            total += e.place
            key = str(e)[-7:]
        except Odd as e:
            total += len(e.rest)
            key = e.args[1]
        except Failure as e:
            total += e.place
            key = e.kind
        except (Plain, ValueError) as e:
            key = len(e.args)
        except StopIteration as e:
            total += e.value
            key = e.twice
        except SystemExit as e:
            total += e.code
            key = e.args[0] & 1
        except AttributeError as e:
            key = e.name
        counts[key] = counts.get(key, 0) + 1
    return total, sorted(counts.items(), key=str)


print(loop(9000))


class Tracked:
    alive = 0

    def __init__(self):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1
        order.append("end")


order = []


class Forgets(Exception):
    """Nobody but the exception holds its first arguments when __init__ replaces them."""

    def __init__(self, thing):
        del thing
        order.append("before")
        super().__init__("nothing")
        order.append("after")


def forgets(n):
    for i in range(n):
        order.clear()
        try:
            raise Forgets(Tracked())
        except Forgets as e:
            text = str(e)
    return sorted(order), text, Tracked.alive


print(forgets(3000))


def no_raise(n):
    """Made, looked at and dropped; some live on."""
    kept, same = [], 0
    for i in range(n):
        e = Failure(i, "x", extra=Tracked() if i % 2 else None)
        same += e.__dict__ is vars(e)
        e.later = i
        if i % 5 == 0:
            e.__dict__["later"] = -1
        same += e.later
        del e.place
        if i % 1000 == 0:
            kept.append((e, e.args, sorted(e.__dict__)))
    e = None
    print(kept[1:], Tracked.alive)
    kept = None
    gc.collect()
    return same, Tracked.alive


print(no_raise(3001))


class Base:
    def __init__(self):
        super().__init__()
        self.n = 1


class Mixed(Base, list):
    def __init__(self, items):
        super().__init__()
        self += items


print(sum(len(Mixed([1, 2])) + Base().n for i in range(3000)))


def wrong(n):
    messages = set()
    for i in range(n):
        try:
            Failure(i)
        except TypeError as e:
            messages.add(str(e))
        try:
            raise Failure(*(i, "r"), **({} if i % 2 else {"z": 1}))
        except TypeError as e:
            messages.add(str(e))
        except Failure as e:
            messages.add(type(e).__name__)
        try:
            try:
                fails(9 * i)
            except Failure as first:
                raise Missing(i)
        except Missing as e:
            messages.add(type(e.__context__).__name__)
            messages.add(e.__context__.place - 9 * i)
            messages.add(e.__cause__)
    return sorted(map(str, messages))


print(wrong(3000))

# expect: (22495500, [('failure', 1000), ('missing', 1000), ('n', 1000), ('special', 1000), ((1, 2), 1000), (0, 500), (1, 500), (2, 3000)])
# expect: (['after', 'before', 'end'], 'nothing', 0)
# expect: [(Failure('1000: x'), ('1000: x',), ['later']), (Failure('2000: x'), ('2000: x',), ['later']), (Failure('3000: x'), ('3000: x',), ['later'])] 0
# expect: (3602400, 0)
# expect: 9000
# expect: ['0', 'Failure', "Failure.__init__() got an unexpected keyword argument 'z'", "Failure.__init__() missing 1 required positional argument: 'reason'", 'None']
