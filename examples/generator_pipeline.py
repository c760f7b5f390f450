"""A pipeline of generators: each stage pulls from the one before."""
import sys


def numbers(count):
    value = 1
    for _ in range(count):
        value = (value * 16807) % 2147483647
        yield value


def without_multiples(source, divisor):
    for value in source:
        if value % divisor:
            yield value


def windows(source, size):
    window = []
    for value in source:
        window.append(value)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def running_average():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total // count


def chained(*sources):
    for source in sources:
        yield from source


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1200000
    source = chained(numbers(count // 2), (n * n % 1000003 for n in numbers(count // 2)))
    source = without_multiples(without_multiples(source, 3), 5)
    average = running_average()
    next(average)
    rising = checksum = 0
    for a, b, c in windows(source, 3):
        if a < b < c:
            rising += 1
        checksum = (checksum + average.send(b) % 1000) % 1000000007
    evens = sum(1 for n in numbers(count) if n % 2 == 0)
    print("generator_pipeline", count, rising, checksum, evens)


main()
