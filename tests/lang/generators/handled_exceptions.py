# What a generator handles stays with it; what its resumer handles is seen anew each time.
import sys


def shows():
    print(repr(sys.exception()))
    try:
        yield
    except Exception as caught:
        print(repr(caught), repr(sys.exception()), repr(caught.__context__))
        yield
        print(repr(sys.exception()))
        yield
    print(repr(sys.exception()))
    yield


g = shows()
next(g)
try:
    raise ValueError("mine")
except ValueError as error:
    g.throw(error)
next(g)
try:
    raise KeyError("another")
except KeyError:
    next(g)
    print(repr(sys.exception()))


def inside():
    try:
        raise KeyError("inner")
    except KeyError:
        yield


g = inside()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error.__context__))


class Refuses(Exception):
    def __init__(self):
        raise TypeError("no instance")


def takes():
    try:
        yield
    except TypeError as error:
        yield error


g = takes()
next(g)
print(repr(g.throw(Refuses)))


def delegate():
    try:
        yield
    except RuntimeError:
        yield sys._getframe().f_back.f_code.co_name


def outer():
    yield from delegate()


g = outer()
next(g)
print(g.throw(RuntimeError))
g = (lambda: (yield 1))()
next(g)
try:
    g.send("value")
except StopIteration as stop:
    print(stop.value)


class Iterates:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def from_class():
    print((yield from Iterates()))
    yield


next(from_class())
try:
    next(Iterates())
except StopIteration as stop:
    print(stop.value)
for make in (lambda: iter(()), lambda: Iterates()):
    print(next(make(), "default"))
frame = None
g = inside()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)
# expect: None
# expect: ValueError('mine') ValueError('mine') None
# expect: ValueError('mine')
# expect: KeyError('another')
# expect: KeyError('another')
# expect: KeyError('inner')
# expect: TypeError('no instance')
# expect: outer
# expect: value
# expect: 42
# expect: 42
# expect: default
# expect: default
# expect: cannot clear a suspended frame
