"""Operators on two locals that have been ints or floats many times: other kinds of operands, errors, large results, results stored, popped and branched on."""
import math
import zlib

SOURCE = """
def value(a, b): return a OP b
def stored(a, b):
    c = a OP b
    return c
def over(a, b):
    a = a OP b
    return a
def popped(a, b):
    a OP b
    return 'popped'
def branch(a, b):
    if a OP b: return 1
    return 2
def unless(a, b):
    if not a OP b: return 1
    return 2
def either(a, b): return a OP b or 'or', a OP b and 'and'
def loop(a, b):
    n = 0
    while a OP b:
        n += 1
        if n == 3: break
    return n, [x for x in (1, 2) if a OP b]
"""
big = 2**48
numbers = [0, 1, -7, big - 1, -big, 2**60, 0.0, -0.0, -7.5, 2.0, 1e300, math.nan, True, "a"]


def tell(f, a, b):
    try:
        return repr(f(a, b))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def run(operator, a, b):
    space = {}
    exec(SOURCE.replace("OP", operator), space)
    functions = [f for name, f in space.items() if not name.startswith("__")]
    for f in functions:
        for i in range(40):
            tell(f, a, b)
    return functions


count = 0
sums = []
for operator in ("*", "+", "-", "/", "//", "%", "&", "|", "<", "<=", "==", "!=", ">", ">="):
    for first in ((6, 3), (6.5, 2.5), (2.5, 6.5)):
        for f in run(operator, *first):
            for a in numbers:
                for b in numbers:
                    for known in (1, 2):  # a second time, when it may have become special anew
                        got = tell(f, a, b)
                    count += 1
                    sums.append(got)
text = "\n".join(sums)
print(count, zlib.crc32(text.encode()))
f = run("//", 7, 2)[0]
print([f(a, b) for a in (7, -7, 0, big - 1, -big) for b in (1, 2, 3, 7, big - 1)], tell(f, 1, 0), tell(f, -big, -1))
f = run("%", 7, 2)[0]
print([f(a, b) for a in (7, -7, 0, big - 1, -big) for b in (1, 2, 3, 7, big - 1, -3)], tell(f, 1, 0))
f = run("*", 7, 2)[0]
print(f(big - 1, 2), f(-big, 1), f(-big, -1), f(2**24, 2**24), f(-2**24, 2**24), f(0, -5), f(2.5, 2), f(2, 2.5), f("ab", 2))
f = run("<", 1.5, 2.5)[0]
print(f(math.nan, 1.0), f(1.0, math.nan), f(-0.0, 0.0), f(1, 2.5), f(2.5, 1), f("a", "b"), tell(f, 1.5, "b"))
# expect: 65856 191301826
# expect: [7, 3, 2, 1, 0, -7, -4, -3, -1, -1, 0, 0, 0, 0, 0, 281474976710655, 140737488355327, 93824992236885, 40210710958665, 1, -281474976710656, -140737488355328, -93824992236886, -40210710958666, -2] ZeroDivisionError: division by zero 281474976710656
# expect: [0, 1, 1, 0, 7, -2, 0, 1, 2, 0, 281474976710648, -1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 6, 281474976710654, -1] ZeroDivisionError: division by zero
# expect: 562949953421310 -281474976710656 281474976710656 281474976710656 -281474976710656 0 5.0 5.0 abab
# expect: False False False True False True TypeError: '<' not supported between instances of 'float' and 'str'
