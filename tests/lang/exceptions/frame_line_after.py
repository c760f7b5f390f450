"""A frame that an exception has left stays at the line it was left from, whatever cleaned up after it."""
import contextlib


@contextlib.contextmanager
def manager():
    try:
        yield 1
    finally:
        pass


def inside_with():
    with manager():
        with manager():
            raise KeyError


def after_except():
    try:
        raise KeyError
    except KeyError:
        raise


def generator():
    try:
        yield 1
    except KeyError:
        raise


def from_generator():
    g = generator()
    next(g)
    g.throw(KeyError())


for function in (inside_with, after_except, from_generator):
    try:
        function()
    except KeyError as e:
        tb = e.__traceback__.tb_next
        while tb:
            code = tb.tb_frame.f_code
            print(code.co_name, tb.tb_lineno - code.co_firstlineno, tb.tb_frame.f_lineno - code.co_firstlineno)
            tb = tb.tb_next
# expect: inside_with 3 3
# expect: after_except 2 4
# expect: from_generator 3 3
# expect: generator 2 4
