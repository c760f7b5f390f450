# Functions of one code and one dict of globals may have other builtins: those that the globals named when they were made.
import builtins
from types import FunctionType


def size(text):
    return len(text) + 1


def sizes(n):
    total = 0
    for i in range(n):
        total += len("abc")
    return total


def numbers(n):
    for i in range(n):
        yield len("ab") + i


def fib(n):
    if n < 2:
        return len("a")
    return fib(n - 1) + fib(n - 2) + len("ab")


def with_builtins(function):
    globals()["__builtins__"] = other
    try:
        return FunctionType(function.__code__, globals())
    finally:
        globals()["__builtins__"] = builtins


def ask(function, n):
    total = 0
    for i in range(n):
        total += function("abc")
    return total


def read(make, n):
    total = 0
    for number in make(n):
        total += number
    return total


other = dict(vars(builtins), len=lambda text: 100)
same = [size, with_builtins(size)]
print([ask(f, 600) for f in same], [ask(f, 600) for f in same])
print([sorted("edcba" * 20, key=f)[:3] for f in same], [max(map(f, ["a", "b"] * 100)) for f in same * 3])
same = [sizes, with_builtins(sizes)]
print([f(600) for f in same], [f(600) for f in same])
same = [numbers, with_builtins(numbers)]
print([read(f, 600) for f in same], [sum(f(600)) for f in same], [read(f, 600) for f in same])
same = [fib, with_builtins(fib)]
print([f(14) for f in same], [f(14) for f in same])
# expect: [2400, 60600] [2400, 60600]
# expect: [['e', 'd', 'c'], ['e', 'd', 'c']] [2, 101, 2, 101, 2, 101]
# expect: [1800, 60000] [1800, 60000]
# expect: [180900, 239700] [180900, 239700] [180900, 239700]
# expect: [1828, 1926] [1828, 1926]
