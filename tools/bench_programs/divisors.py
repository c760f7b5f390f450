# SPDX-License-Identifier: MIT
"""Numbers and their divisors: sums of proper divisors, amicable pairs, totients, gcd sums. Small ints only."""
import sys


def divisor_sums(limit):
    sums = [0, 0] + [1] * (limit - 1)
    for d in range(2, limit // 2 + 1):
        for multiple in range(2 * d, limit + 1, d):
            sums[multiple] += d
    return sums


def totients(limit):
    phi = list(range(limit + 1))
    for p in range(2, limit + 1):
        if phi[p] == p:
            for multiple in range(p, limit + 1, p):
                phi[multiple] -= phi[multiple] // p
    return phi


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def main(limit=320000):
    sums = divisor_sums(limit)
    amicable = 0
    perfect = 0
    for n in range(2, limit + 1):
        other = sums[n]
        if other == n:
            perfect += 1
        elif n < other <= limit and sums[other] == n:
            amicable += 1
    phi_total = 0
    for value in totients(limit):
        phi_total += value
    gcd_total = 0
    for n in range(1, limit // 3):
        gcd_total += gcd(720720, n)
    print("divisors", limit, perfect, amicable, phi_total, gcd_total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
