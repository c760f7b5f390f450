# SPDX-License-Identifier: MIT
"""Dynamic programming modulo 1000000007: paths on a grid with walls, coin change, Catalan numbers, powers."""
import sys

MOD = 1_000_000_007


def paths(rows, columns):
    ways = [0] * columns
    ways[0] = 1
    for r in range(rows):
        for c in range(columns):
            if (r * 7 + c * 13) % 11 == 5:
                ways[c] = 0
            elif c > 0:
                ways[c] = (ways[c] + ways[c - 1]) % MOD
    return ways[-1]


def change(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        for value in range(coin, amount + 1):
            ways[value] = (ways[value] + ways[value - coin]) % MOD
    return ways[amount]


def catalan(n):
    numbers = [1] + [0] * n
    for i in range(1, n + 1):
        total = 0
        for j in range(i):
            total = (total + numbers[j] * numbers[i - 1 - j]) % MOD
        numbers[i] = total
    return numbers[n]


def power(base, exponent):
    result = 1
    base %= MOD
    while exponent:
        if exponent & 1:
            result = result * base % MOD
        base = base * base % MOD
        exponent >>= 1
    return result


def main(size=1800):
    a = paths(size, size * 3 // 2)
    b = change([1, 2, 5, 10, 20, 50, 100, 200], size * 100)
    c = catalan(size)
    d = 0
    for i in range(1, size * 8):
        d = (d + power(i, MOD - 2)) % MOD
    print("grid_paths", size, a, b, c, d)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
