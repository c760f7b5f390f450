# __getattr__ in Python is entered without C: what it raises, what it sees, when it is not asked.
import sys


class Missing:
    known = 1

    def __init__(self):
        self.own = 2

    def __getattr__(self, name):
        if name == "fails":
            raise AttributeError("no " + name)
        if name == "caller":
            return sys._getframe(1).f_code.co_name
        return name


def ask(m):
    return m.known, m.own, m.other, m.caller


m = Missing()
for i in range(40):
    last = ask(m)
print(last)
# expect: (1, 2, 'other', 'ask')
m.other = 3
print(ask(m))
# expect: (1, 2, 3, 'ask')
del m.other
Missing.other = property(lambda self: "property")
print(ask(m))
# expect: (1, 2, 'property', 'ask')
del Missing.other
print(ask(m))
# expect: (1, 2, 'other', 'ask')


def failing(m):
    try:
        return m.fails
    except AttributeError as error:
        trace = error.__traceback__
        return str(error), trace.tb_lineno - failing.__code__.co_firstlineno, trace.tb_next.tb_frame.f_code.co_name


for i in range(20):
    last = failing(m)
print(last)
# expect: ('no fails', 2, '__getattr__')


class Raising:
    @property
    def p(self):
        raise AttributeError("from p")

    def __getattr__(self, name):
        return "instead of " + name


def read(r):
    return r.p, r.__dict__, r.q


for i in range(20):
    last = read(Raising())
print(last)
# expect: ('instead of p', {}, 'instead of q')


class Asked(Raising):
    def __getattribute__(self, name):
        if name == "q":
            return "asked"
        return object.__getattribute__(self, name)


for i in range(20):
    last = read(Asked())
print(last)
# expect: ('instead of p', {}, 'asked')


class Generator:
    def __getattr__(self, name):
        yield name


class Static:
    @staticmethod
    def __getattr__(name):
        return "static " + name


class More:
    def __getattr__(self, name, more=5):
        return name, more


def one(x):
    return x.anything


for i in range(20):
    last = list(one(Generator())), one(Static()), one(More()), one(m)
print(last)
# expect: (['anything'], 'static anything', ('anything', 5), 'anything')
Missing.__getattr__ = lambda self, name: name.upper()
print(one(m), hasattr(m, "x"), getattr(m, "y", 0))
# expect: ANYTHING True Y
del Missing.__getattr__
try:
    one(m)
except AttributeError as error:
    print(error)
# expect: 'Missing' object has no attribute 'anything'


class Deep:
    def __getattr__(self, name):
        return self.deeper


try:
    one(Deep())
except RecursionError as error:
    print("RecursionError")
# expect: RecursionError
