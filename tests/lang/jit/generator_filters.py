# Loops inside generators whose items are passed over: such a loop has a trace of its own, which yields into its caller's.
def numbers(count):
    value = 1
    for _ in range(count):
        value = value * 16807 % 2147483647
        yield value


def without(source, divisor):
    for value in source:
        if value % divisor:
            yield value


def primes(limit):
    found = []
    for n in range(2, limit):
        for p in found:
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n


def chained(*sources):
    for source in sources:
        yield from source


def echo():
    total = 0
    while True:
        got = yield total
        while got % 3:
            got += 1
        total += got


total = 0
for value in without(without(numbers(9000), 3), 5):
    total += value & 0xFF
print(total)
print(sum(primes(1500)), len([p for p in primes(1500) if p & 2]))
total = 0
for value in without(chained(numbers(3000), (n * n % 1003 for n in numbers(3000))), 2):
    total = total * 3 + value & 0xFFFF
print(total)


def two_callers(source):
    total = 0
    for value in source:
        total += value
        if value % 7 == 0:
            for other in source:
                total -= other
                break
    return total


print(two_callers(without(numbers(6000), 2)), two_callers(without(iter(range(9000)), 4)))

e = echo()
next(e)
print([e.send(i) for i in range(2000)][-1])


def closes(source, at):
    try:
        for value in source:
            if value % 11:
                continue
            yield value
    finally:
        ended.append(at)


ended, total = [], 0
for i in range(200):
    for value in closes(range(i, 900 + i), i):
        total += value
        if value > 800 + i:
            break
print(total, len(ended))


def raising(source):
    for value in source:
        if value % 5:
            continue
        if value % 1000 == 0:
            raise ValueError(value)
        yield value


total = 0
for i in range(60):
    try:
        for value in raising(range(i + 1, i + 1500)):
            total += value
    except ValueError as error:
        total += error.args[0] + error.__traceback__.tb_lineno * 0
print(total)


def deep(n):
    if n:
        for value in deep(n - 1):
            if value % (n + 1):
                yield value + n
    else:
        yield from range(1, 4000)


print(sum(deep(5)), sum(value for value in deep(3)))
import sys


def looks(source):
    for value in source:
        if value % 4 == 0:
            yield sys._getframe().f_back.f_code.co_name, value


def first():
    return sum(value for name, value in looks(range(3000)))


def second():
    total = 0
    for name, value in looks(range(3000)):
        total += value + (name == "second")
    return total


print(first(), second())
# expect: 610704
# expect: 165040 123
# expect: 11103
# expect: 2532032661553 21698994
# expect: 2001000
# expect: 7455118 200
# expect: 6022850
# expect: 1072790 1338003
# expect: 1123500 1124250
