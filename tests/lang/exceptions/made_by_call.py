# Exceptions made in a loop of calls: those that __new__ makes ready, and those whose __init__ keeps more.


class Own(ValueError):
    def __init__(self, a):
        super().__init__(a, "more")
        self.a = a


class Plain(KeyError):
    pass


class Value(StopIteration):
    pass


def made(kind, *args):
    for _ in range(12):
        e = kind(*args)
    return e


def one(kind, x):
    for _ in range(12):
        e = kind(x)
    return e


def two(kind, x, y):
    for _ in range(12):
        e = kind(x, y)
    return e


def direct(x):
    for _ in range(12):
        a, b, c, d, e = ValueError(x), StopIteration(x), SystemExit(x), OSError(x, "text"), KeyError()
        f, g, h = SyntaxError(x, ("file", 1, 2, "text")), ImportError(x), NameError(x)
    return a.args, b.args, b.value, c.code, d.args, d.errno, d.strerror, e.args, f.msg, f.filename, f.lineno, g.msg, h.args, h.name


print(direct(2))
# expect: ((2,), (2,), 2, 2, (2, 'text'), 2, 'text', (), 2, 'file', 1, 2, (2,), None)
print(repr(one(ValueError, "x")), repr(two(TypeError, 1, 2)), repr(made(RuntimeError)), repr(one(Own, 5)), repr(one(Plain, 6)), one(Value, 7).value)
# expect: ValueError('x') TypeError(1, 2) RuntimeError() Own(5, 'more') Plain(6) 7
print(one(StopIteration, 3).value, two(StopIteration, 3, 4).value, made(StopIteration).value, two(SystemExit, 1, 2).code, type(two(OSError, 2, "no")).__name__)
# expect: 3 3 None (1, 2) FileNotFoundError
print(repr(one(UnicodeError, "u")), repr(one(Exception, "e")), repr(one(BaseException, None)), repr(one(MemoryError, 1)), one(StopAsyncIteration, 1).args)
# expect: UnicodeError('u') Exception('e') BaseException(None) MemoryError(1) (1,)
e = one(ValueError, 1)
print(e.__init__(2, 3), e.args, e.__traceback__, e.__context__, e.__cause__, e.__suppress_context__, e.__dict__)
# expect: None (2, 3) None None None False {}
e.extra = [e]
e.add_note("note")
print(e.__notes__, sorted(e.__dict__))
# expect: ['note'] ['__notes__', 'extra']
for kind in ValueError, Plain, StopIteration:
    try:
        kind(1, x=2)
    except TypeError as error:
        print(error)
# expect: ValueError() takes no keyword arguments
# expect: Plain() takes no keyword arguments
# expect: StopIteration() takes no keyword arguments


def depth(n):
    if n == 0:
        raise ValueError("deep")
    depth(n - 1)


def count(n):
    try:
        depth(n)
    except ValueError as error:
        t, k = error.__traceback__, 0
        while t:
            t, k = t.tb_next, k + 1
        return k, error.args


print([count(n) for n in (0, 1, 5)], count(3))
# expect: [(2, ('deep',)), (3, ('deep',)), (7, ('deep',))] (5, ('deep',))
