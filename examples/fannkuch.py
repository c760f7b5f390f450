"""Pancake flips over all permutations: list indexing, slices and reversal."""
import sys


def fannkuch(n):
    permutation = list(range(n))
    count = list(range(1, n + 1))
    checksum = 0
    most_flips = 0
    r = n
    number = 0
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if permutation[0] != 0:
            work = permutation[:]
            flips = 0
            first = work[0]
            while first:
                work[:first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > most_flips:
                most_flips = flips
            checksum += flips if number % 2 == 0 else -flips
        while True:
            if r == n:
                return checksum, most_flips
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        number += 1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    checksum, flips = fannkuch(n)
    print("fannkuch", n, checksum, flips)


main()
