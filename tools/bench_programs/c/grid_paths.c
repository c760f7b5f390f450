// SPDX-License-Identifier: MIT
// grid_paths.py in C.
#include <stdio.h>
#include <stdlib.h>

#define MOD 1000000007L

static long paths(long rows, long columns)
{
    long *ways = calloc(columns, sizeof *ways);
    ways[0] = 1;
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) {
            if ((r * 7 + c * 13) % 11 == 5)
                ways[c] = 0;
            else if (c > 0)
                ways[c] = (ways[c] + ways[c - 1]) % MOD;
        }
    return ways[columns - 1];
}

static long change(long amount)
{
    static const long coins[] = {1, 2, 5, 10, 20, 50, 100, 200};
    long *ways = calloc(amount + 1, sizeof *ways);
    ways[0] = 1;
    for (int i = 0; i < 8; i++)
        for (long value = coins[i]; value <= amount; value++)
            ways[value] = (ways[value] + ways[value - coins[i]]) % MOD;
    return ways[amount];
}

static long catalan(long n)
{
    long *numbers = calloc(n + 1, sizeof *numbers);
    numbers[0] = 1;
    for (long i = 1; i <= n; i++) {
        long total = 0;
        for (long j = 0; j < i; j++)
            total = (total + numbers[j] * numbers[i - 1 - j]) % MOD;
        numbers[i] = total;
    }
    return numbers[n];
}

static long power(long base, long exponent)
{
    long result = 1;
    base %= MOD;
    while (exponent) {
        if (exponent & 1) result = result * base % MOD;
        base = base * base % MOD;
        exponent >>= 1;
    }
    return result;
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 1800, d = 0;
    long a = paths(size, size * 3 / 2), b = change(size * 100), c = catalan(size);
    for (long i = 1; i < size * 8; i++)
        d = (d + power(i, MOD - 2)) % MOD;
    printf("grid_paths %ld %ld %ld %ld %ld\n", size, a, b, c, d);
    return 0;
}
