# SPDX-License-Identifier: MIT
"""Generators driven by send and throw: a parser of a byte protocol, averages, and a chain of sinks."""
import sys


def started(function):
    def start(*arguments):
        generator = function(*arguments)
        next(generator)
        return generator
    return start


@started
def averager():
    total, number, mean = 0, 0, None
    while True:
        try:
            value = yield mean
        except ValueError:
            total, number = 0, 0
            continue
        total += value
        number += 1
        mean = total // number


@started
def splitter(targets):
    while True:
        value = yield
        targets[value % len(targets)].send(value)


@started
def adder(results, index):
    try:
        while True:
            results[index] += yield
    except GeneratorExit:
        results[index] = -results[index]


@started
def frames(sink):
    """Packets: a length, that many bytes, and their sum."""
    while True:
        length = yield
        body = []
        for _ in range(length):
            body.append((yield))
        check = yield
        sink(body, check == sum(body) & 0xFF)


def protocol(count):
    good = bad = size = 0

    def sink(body, valid):
        nonlocal good, bad, size
        if valid:
            good += 1
            size += len(body)
        else:
            bad += 1

    receiver = frames(sink)
    for number in range(count):
        length = number % 13
        body = [(number * 7 + i * 31) & 0xFF for i in range(length)]
        receiver.send(length)
        for byte in body:
            receiver.send(byte)
        receiver.send((sum(body) + (number % 50 == 0)) & 0xFF)
    return good, bad, size


def main(size=1500000):
    mean = averager()
    total = 0
    for n in range(size):
        if n % 1000 == 999:
            mean.throw(ValueError)
        total += mean.send(n * 7 % 1013)
    results = [0] * 5
    targets = [adder(results, i) for i in range(5)]
    split = splitter(targets)
    for n in range(size):
        split.send(n)
    for target in targets:
        target.close()
    print("coroutines", size, total, results, *protocol(size // 10))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
