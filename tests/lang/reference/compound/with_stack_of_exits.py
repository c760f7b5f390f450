# ExitStack: callbacks, exits in reverse, replaced exceptions with their context, pop_all.
from contextlib import ExitStack, contextmanager, suppress
@contextmanager
def named(n, eats=False):
    print("in", n)
    try: yield n
    except ZeroDivisionError:
        print("saw", n)
        if not eats: raise
    finally: print("out", n)
with ExitStack() as s:
    print([s.enter_context(named(n, n == 1)) for n in range(3)])
    s.callback(print, "callback", end="!\n")
    1 / 0
def fail(kind, value, trace): raise KeyError("from exit")
try:
    with ExitStack() as s:
        s.push(fail); raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
with ExitStack() as s:
    s.callback(print, "kept"); later = s.pop_all(); print("nothing here")
later.close()
try: ExitStack().enter_context(5)
except TypeError as e: print(e)
with suppress(KeyError, IndexError): {}[1]
with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1)])
print("end")
# expect: in 0
# expect: in 1
# expect: in 2
# expect: [0, 1, 2]
# expect: callback!
# expect: saw 2
# expect: out 2
# expect: saw 1
# expect: out 1
# expect: out 0
# expect: KeyError('from exit') ValueError('body')
# expect: nothing here
# expect: kept
# expect: 'builtins.int' object does not support the context manager protocol
# expect: end
