# SPDX-License-Identifier: MIT
"""Generators: a pipeline of filters, infinite sequences, batches and merged streams."""
import sys
from itertools import count, islice


def primes():
    """The sieve of Eratosthenes, one number at a time."""
    composites = {}
    for n in count(2):
        step = composites.pop(n, None)
        if step is None:
            yield n
            composites[n * n] = n
        else:
            place = n + step
            while place in composites:
                place += step
            composites[place] = step


def numbers(seed, amount):
    for _ in range(amount):
        seed = (seed * 69069 + 1) % 4294967296
        yield seed >> 8


def keep(predicate, values):
    for value in values:
        if predicate(value):
            yield value


def running_mean(values, size):
    window = [0] * size
    total = 0
    for i, value in enumerate(values):
        total += value - window[i % size]
        window[i % size] = value
        if i >= size - 1:
            yield total // size


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def merge(left, right):
    nothing = object()
    a, b = next(left, nothing), next(right, nothing)
    while a is not nothing and b is not nothing:
        if a <= b:
            yield a
            a = next(left, nothing)
        else:
            yield b
            b = next(right, nothing)
    if a is not nothing:
        yield a
        yield from left
    if b is not nothing:
        yield b
        yield from right


def main(size=1000000):
    stream = running_mean(keep(lambda n: n % 3 != 0, numbers(1, size)), 10)
    checksum = 0
    for batch in batches(stream, 16):
        checksum = (checksum * 17 + max(batch) - min(batch)) % 1000003
    tens = (n * 10 for n in range(size // 2))
    cubes = (n * n * n for n in range(size // 4))
    last = 0
    for value in merge(tens, cubes):
        last = (last + (value ^ last)) % 1000003
    top = list(islice(primes(), size // 20))
    print("generator_chain", size, checksum, last, top[-1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
