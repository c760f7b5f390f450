"""Collatz chains of numbers around a power of two beyond a machine word: small and big ints."""
import sys


def chain(n):
    """Length of the chain from n to 1, and the highest number on the way."""
    length = 0
    highest = n
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
            if n > highest:
                highest = n
        length += 1
    return length, highest


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 90000
    total = 0
    top = 0
    for n in range(1, count):
        start = n if n % 10 else n + (1 << 60)
        length, highest = chain(start)
        total += length
        if highest > top:
            top = highest
    print("collatz", count, total, top)


main()
