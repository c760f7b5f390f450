# sys.settrace(): the end of a generator with a value, and each item of an asynchronous one, come as StopIteration.
import sys


def numbers():
    yield 0
    return 123


def plain():
    yield 0


async def items():
    for i in range(2):
        yield i


def loop(make):
    for i in make():
        seen = i
    after = 9


def delegate():
    result = yield from numbers()
    return result


async def asynchronous():
    async for x in items():
        y = x
    z = 1


def drive():
    try:
        asynchronous().send(None)
    except StopIteration:
        pass


def trace(frame, event, value):
    if frame.f_code.co_filename == __file__:
        print(frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno,
              value[0].__name__ + repr(value[1].args) if event == "exception" and value[1].args and type(value[1].args[0]) is int else "")
    return trace


for function, args in ((loop, (numbers,)), (loop, (plain,)), (lambda: list(delegate()), ()), (drive, ())):
    sys.settrace(trace)
    function(*args)
    sys.settrace(None)
# expect: loop call 0 
# expect: loop line 1 
# expect: numbers call 0 
# expect: numbers line 1 
# expect: numbers return 1 
# expect: loop line 2 
# expect: loop line 1 
# expect: numbers call 1 
# expect: numbers line 2 
# expect: numbers return 2 
# expect: loop exception 1 StopIteration(123,)
# expect: loop line 3 
# expect: loop return 3 
# expect: loop call 0 
# expect: loop line 1 
# expect: plain call 0 
# expect: plain line 1 
# expect: plain return 1 
# expect: loop line 2 
# expect: loop line 1 
# expect: plain call 1 
# expect: plain return 1 
# expect: loop line 3 
# expect: loop return 3 
# expect: <lambda> call 0 
# expect: <lambda> line 0 
# expect: delegate call 0 
# expect: delegate line 1 
# expect: numbers call 0 
# expect: numbers line 1 
# expect: numbers return 1 
# expect: delegate return 1 
# expect: delegate call 1 
# expect: numbers call 1 
# expect: numbers line 2 
# expect: numbers return 2 
# expect: delegate exception 1 StopIteration(123,)
# expect: delegate line 2 
# expect: delegate return 2 
# expect: <lambda> return 0 
# expect: drive call 0 
# expect: drive line 1 
# expect: drive line 2 
# expect: asynchronous call 0 
# expect: asynchronous line 1 
# expect: items call 0 
# expect: items line 1 
# expect: items line 2 
# expect: items return 2 
# expect: asynchronous exception 1 StopIteration(0,)
# expect: asynchronous line 2 
# expect: asynchronous line 1 
# expect: items call 2 
# expect: items line 1 
# expect: items line 2 
# expect: items return 2 
# expect: asynchronous exception 1 StopIteration(1,)
# expect: asynchronous line 2 
# expect: asynchronous line 1 
# expect: items call 2 
# expect: items line 1 
# expect: items return 1 
# expect: asynchronous exception 1 
# expect: asynchronous line 3 
# expect: asynchronous return 3 
# expect: drive exception 2 
# expect: drive line 3 
# expect: drive line 4 
# expect: drive return 4 
