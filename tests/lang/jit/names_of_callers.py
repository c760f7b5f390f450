# A trace that returns to its caller, or resumes a generator, knows it by its instruction: another function of the same code may have other globals.
import asyncio
from types import FunctionType


def inner(i):
    total = 0
    for j in range(12):
        if j == i % 11:
            total += 1
    return total


def outer(n):
    total = 0
    for i in range(n):
        total += inner(i) + k
    return total


def fib(n):
    if n < 2:
        return k
    return fib(n - 1) + fib(n - 2) + k


def numbers(n):
    for i in range(n):
        yield i + k


def read(functions, n):
    total = 0
    for i in range(n):
        for function in functions:
            for number in function(3):
                total += number
    return total


def read_in_turn(generators, n):
    total = 0
    for i in range(n):
        for generator in generators:
            total += next(generator)
    return total


async def later(number):
    return number + k


async def wait(functions):
    total = 0
    for i in range(500):
        for function in functions:
            total += await function(i)
    return total


k = 1
others = [{"k": 1000, "inner": inner}, {"k": 50, "inner": inner}]
outers = [outer, *(FunctionType(outer.__code__, other) for other in others)]
print([f(600) for f in outers], [f(600) for f in outers])

fibs = [fib, *(FunctionType(fib.__code__, other) for other in others)]
for other in others:
    other["fib"] = fib
print([f(14) for f in fibs], [f(14) for f in fibs])
for other, f in zip(others, fibs[1:]):
    other["fib"] = f
print([f(14) for f in fibs], sum([f(9) for f in fibs for i in range(50)]))

makers = [numbers, *(FunctionType(numbers.__code__, other) for other in others)]
print([read([make], 200) for make in makers], read(makers, 200))
print(read_in_turn([make(2000) for make in makers], 1000))
print([sum(make(500)) for make in makers], [max(make(50)) for make in makers * 3])

waiters = [later, *(FunctionType(later.__code__, other) for other in others)]
print([asyncio.run(wait([f])) for f in waiters], asyncio.run(wait(waiters)))
# expect: [1200, 600600, 30600] [1200, 600600, 30600]
# expect: [1219, 2218, 1268] [1219, 2218, 1268]
# expect: [1219, 1219000, 60950] 5727950
# expect: [1200, 600600, 30600] 632400
# expect: 2549500
# expect: [125250, 624750, 149750] [50, 1049, 99, 50, 1049, 99, 50, 1049, 99]
# expect: [125250, 624750, 149750] 899750


def tree(n):
    return k if n < 2 else tree(n - 1) + tree(n - 2) + k


def trees(rounds):
    small, wrong = [1, 1], 0
    for i in range(10):
        small.append(small[-1] + small[-2] + 1)
    for i in range(rounds):
        n = i % 8
        function, own = turns[i % 3]
        wrong += function(n) != (own if n < 2 else small[n - 1] + small[n - 2] + own)
    return wrong


turns = [(tree, 1)]
for own in (1000, 1 << 50):
    turns.append((FunctionType(tree.__code__, {"k": own, "tree": tree}), own)) # recursion goes on in the first
print([trees(200) for i in range(3)])  # expect: [0, 0, 0]
