# SPDX-License-Identifier: MIT
"""Functions that make functions: counters, composition, currying, church numerals, memory in cells, a small event bus."""
import sys
from functools import partial, reduce


def counter(step):
    value = 0

    def count():
        nonlocal value
        value += step
        return value

    return count


def compose(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x
    return run


def multiplier(factor):
    return lambda x: x * factor


def memoize(function):
    known = {}

    def remember(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return remember


def bus():
    handlers = {}

    def on(name, handler):
        handlers.setdefault(name, []).append(handler)

    def emit(name, value):
        for handler in handlers.get(name, ()):
            handler(value)

    return on, emit


def derivative(f, dx=1e-6):
    return lambda x: (f(x + dx) - f(x - dx)) / (2 * dx)


def newton(f, x, rounds=8):
    slope = derivative(f)
    for _ in range(rounds):
        x = x - f(x) / slope(x)
    return x


def church(n):
    return lambda f: lambda x: reduce(lambda value, _: f(value), range(n), x)


def clamp(low, high, x):
    return low if x < low else high if x > high else x


def main(size=900000):
    counters = [counter(step) for step in (1, 2, 3)]
    total = 0
    for n in range(size):
        total += counters[n % 3]()
    pipeline = compose(multiplier(3), lambda x: x + 1, partial(clamp, 10, 90000), lambda x: x ^ 5)
    for n in range(size):
        total += pipeline(n)

    @memoize
    def steps(n):
        return 0 if n == 1 else 1 + steps(n // 2 if n % 2 == 0 else 3 * n + 1)

    longest = max(range(1, size // 60), key=steps)
    on, emit = bus()
    seen = [0, 0]
    on("even", lambda value: seen.__setitem__(0, seen[0] + value))
    on("odd", lambda value: seen.__setitem__(1, seen[1] + 1))
    on("even", lambda value: counters[0]())
    for n in range(size):
        emit("odd" if n & 1 else "even", n)
    roots = sum(newton(lambda x, a=a: x * x - a, 1.0 + a / 2) for a in range(2, size // 100))
    increment = church(60)(lambda x: x + 1)
    for n in range(size // 100):
        total += increment(n)
    print("closures", size, total, longest, seen, f"{roots:.6f}", counters[0]())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
