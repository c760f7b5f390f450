# SPDX-License-Identifier: MIT
"""Decorators and context managers in layers: counting, type checks, retries, caches by arguments, registered handlers."""
import functools
import sys
from contextlib import contextmanager

CALLS = {}
ROUTES = {}


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        CALLS[function.__name__] = CALLS.get(function.__name__, 0) + 1
        return function(*args, **kwargs)
    return wrapper


def checked(*types):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            for value, wanted in zip(args, types):
                if not isinstance(value, wanted):
                    raise TypeError(f"{function.__name__}: {value!r} is no {wanted.__name__}")
            return function(*args)
        return wrapper
    return decorate


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, attempt=attempt, **kwargs)
                except ConnectionError:
                    pass
            return None
        return wrapper
    return decorate


def route(path, *, method="GET"):
    def decorate(function):
        ROUTES[method, path] = function
        return function
    return decorate


class cached:
    """A decorator that is a class, for methods too."""

    def __init__(self, function):
        self.function = function
        self.known = {}

    def __get__(self, instance, owner):
        return functools.partial(self, instance)

    def __call__(self, *args):
        try:
            return self.known[args]
        except KeyError:
            value = self.known[args] = self.function(*args)
            return value


@contextmanager
def indented(log):
    log.append(log[-1] + 1 if log else 1)
    try:
        yield log[-1]
    finally:
        log.pop()


@counted
@checked(int, int)
def add(a, b):
    return a + b


@counted
@retry(3)
def fetch(n, *, attempt, base=10):
    if n % 4 > attempt:
        raise ConnectionError
    return n * base + attempt


class Table:
    def __init__(self, factor):
        self.factor = factor

    @cached
    def row(self, n):
        return [self.factor * n * i for i in range(5)]


@route("/sum")
def show_sum(request):
    return add(request["a"], request["b"])


@route("/fetch")
def show_fetch(request):
    return fetch(request["a"], base=request["b"])


@route("/fetch", method="POST")
@counted
def show_nothing(request):
    return None


def main(size=160000):
    total = refused = depth = 0
    tables = [Table(factor) for factor in range(1, 6)]
    log = []
    for n in range(size):
        key = ("POST" if n % 7 == 0 else "GET", "/fetch" if n % 2 else "/sum")
        handler = ROUTES.get(key)
        request = {"a": n, "b": n % 13 if n % 101 else "x"}
        with indented(log) as level:
            depth += level
            try:
                result = handler(request) if handler else -1
            except TypeError:
                refused += 1
                continue
        if isinstance(result, int):
            total += result
        total += tables[n % 5].row(n % 50)[n % 5]
    print("decorators", size, total, refused, depth, sorted(CALLS.items()))
    print(add.__name__, fetch.__wrapped__.__name__, len(Table.__dict__["row"].known))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
