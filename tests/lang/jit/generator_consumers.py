# sum, min, max, list, set, sorted and join take what a generator yields without leaving its loop (KrConsumer).
import sys


def squares(n):
    for i in range(n):
        yield i * i


def mixed(values):
    for value in values:
        yield value


def kinds():
    total = []
    for _ in range(30):
        total = [sum(i * 2 for i in range(40)), sum(i * 0.5 for i in range(40)), min(i ^ 21 for i in range(40)),
                 max(i ^ 21 for i in range(40)), max(i / 3 for i in range(40)), sorted(-i for i in range(20))[0],
                 "".join(chr(65 + i) for i in range(26)), len(list(squares(50))), sorted(set(i % 7 for i in range(40))),
                 tuple(mixed("abc")), sum(mixed([1, 2.5, True, 3])), sum(mixed([1 << 60, 1 << 60, -5])), sum(mixed([1, 2j, 0.5]))]
    return total


for value in kinds():
    print(value)


# kinds that change on the way: what is not taken at once is handed out
def changing(n, late):
    for i in range(n):
        yield i
    yield late
    for i in range(n):
        yield i


print(sum(changing(300, 1 << 70)) - (1 << 70))
print(sum(changing(300, 0.25)))
print(max(changing(300, 1e300)), min(changing(300, -0.5)))
print(len(set(changing(300, (1, 2)))), len(set(changing(300, None))))
print(list(changing(3, "x")))
try:
    sum(changing(300, "x"))
except TypeError as error:
    print(error)
try:
    max(changing(300, None))
except TypeError as error:
    print(error)


# an exception inside of the generator, and one from the consumer: the generator stays where it was
def fails(n):
    for i in range(n):
        yield i
    raise LookupError(n)


for consume in (sum, list, max, set, sorted):
    try:
        consume(fails(200))
    except LookupError as error:
        lines = []
        at = error.__traceback__
        while at:
            lines.append(at.tb_frame.f_code.co_name)
            at = at.tb_next
        print(error, lines, error.__context__)

g = changing(5, "x")
try:
    sum(g)
except TypeError:
    print(g.gi_running, g.gi_suspended, next(g), next(g))
    print(sum(g), g.gi_frame)


# exceptions that are being handled, inside and outside
def handles(n):
    try:
        raise KeyError(n)
    except KeyError:
        for i in range(n):
            yield i
        print(repr(sys.exception()))


try:
    raise OSError
except OSError:
    print(sum(handles(100)), repr(sys.exception()))
print(max(handles(100)), sys.exception())


# the generator looks at its caller, at itself, and runs consumers of its own
def looks(n):
    for i in range(n):
        if i == n - 1:
            frame = sys._getframe()
            yield len(frame.f_locals)
            yield frame.f_back.f_code.co_name == "caller"
        yield sum(j for j in range(i % 3))


def caller():
    return sum(looks(200))


print(caller())


def itself():
    yield 1
    try:
        next(running)
    except ValueError as error:
        print(error)
    yield 2


running = itself()
print(sum(running))


# the list that is being extended is seen from inside
def grows(items, n):
    for i in range(n):
        yield len(items)
        if i % 100 == 50:
            items.append(-1)


items = [7]
items.extend(grows(items, 300))
print(len(items), items[:4], items[50:54], items[-1], items.count(-1))


def gathers(keys, n):
    for i in range(n):
        yield len(keys)


keys = {0}
keys.update(gathers(keys, 100))
print(len(keys), max(keys))


# what is dropped ends where it did
class Loud:
    made = ended = 0

    def __init__(self, n):
        self.n = n
        Loud.made += 1

    def __add__(self, other):
        return self.n + (other.n if isinstance(other, Loud) else other)

    __radd__ = __add__

    def __lt__(self, other):
        return self.n < other.n

    def __del__(self):
        Loud.ended += 1


print(sum(Loud(i) for i in range(100)), Loud.made, Loud.ended)
print(min(Loud(i % 10) for i in range(100)).n, Loud.made, Loud.ended)
print(len(list(Loud(i) for i in range(100))), Loud.made, Loud.ended)


# left half-way by a pipeline, and gone on with
def head(source, n):
    for i, value in enumerate(source):
        if i == n:
            return
        yield value


source = squares(100)
print(sum(head(source, 10)), next(source), sum(head(source, 5)), max(source))


# tracing and profiling see each yield
events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name == "squares":
        events.append((event, arg))
    return tracer


sys.settrace(tracer)
print(sum(squares(3)))
sys.settrace(None)
print([event for event in events if event[0] != "line"])


def starts_tracing(n):
    for i in range(n):
        if i == 3:
            sys.settrace(tracer)
        yield i


events.clear()
tracer_name = starts_tracing.__code__.co_name
print(sum(starts_tracing(6)), sum(squares(2)))
sys.settrace(None)
print(len(events))


# the loops are recorded with one kind of consumer and run with another, and by a for
def both(n):
    total = 0
    for i in range(n):
        total += sum(squares(20)) + max(squares(20)) + len(list(squares(20)))
        for value in squares(20):
            total += value
    return total


print(both(60))


def pairs(n, late):
    for i in range(n):
        yield i % 50, i
    yield late
    for i in range(n):
        yield str(i), i


d = dict(pairs(300, ("x", "y")))
print(len(d), d[7], d["x"], d["299"])
for late in ((1, 2, 3), 5, [4, -4], ((9,), 8), ([], 1)):
    d = {}
    try:
        d.update(pairs(60, late))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""), len(d))
    else:
        print(len(d), d[4], d.get((9,)))


def sees(d, n):
    for i in range(n):
        yield i, len(d)


d = {}
d.update(sees(d, 100))
print(sum(d.values()), d[99])
# expect: 1560
# expect: 390.0
# expect: 0
# expect: 55
# expect: 13.0
# expect: -19
# expect: ABCDEFGHIJKLMNOPQRSTUVWXYZ
# expect: 50
# expect: [0, 1, 2, 3, 4, 5, 6]
# expect: ('a', 'b', 'c')
# expect: 7.5
# expect: 2305843009213693947
# expect: (1.5+2j)
# expect: 89700
# expect: 89700.25
# expect: 1e+300 -0.5
# expect: 301 301
# expect: [0, 1, 2, 'x', 0, 1, 2]
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: '>' not supported between instances of 'NoneType' and 'int'
# expect: 200 ['<module>', 'fails'] None
# expect: 200 ['<module>', 'fails'] None
# expect: 200 ['<module>', 'fails'] None
# expect: 200 ['<module>', 'fails'] None
# expect: 200 ['<module>', 'fails'] None
# expect: False True 0 1
# expect: 9 None
# expect: KeyError(100)
# expect: 4950 OSError()
# expect: KeyError(100)
# expect: 99 None
# expect: 70
# expect: generator already executing
# expect: 3
# expect: 304 [7, 1, 2, 3] [50, 51, -1, 53] 303 3
# expect: 101 100
# expect: 4950 100 100
# expect: 0 200 200
# expect: 100 300 300
# expect: 285 121 990 9801
# expect: 5
# expect: [('call', None), ('return', 0), ('call', None), ('return', 1), ('call', None), ('return', 4), ('call', None), ('return', None)]
# expect: 15 1
# expect: 11
# expect: 319260
# expect: 351 257 y 299
# expect: ValueError dictionary update sequence element #60 has length 3; 2 is required  50
# expect: TypeError object is not iterable ['Cannot convert dictionary update sequence element #60 to a sequence'] 50
# expect: 110 -4 None
# expect: 111 54 8
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')  50
# expect: 4950 99
