// SPDX-License-Identifier: MIT
// divisors.py in C.
#include <stdio.h>
#include <stdlib.h>

static long gcd(long a, long b)
{
    while (b) {
        long rest = a % b;
        a = b, b = rest;
    }
    return a;
}

int main(int argc, char **argv)
{
    long limit = argc > 1 ? atol(argv[1]) : 320000;
    long *sums = malloc(sizeof *sums * (limit + 1)), *phi = malloc(sizeof *phi * (limit + 1));
    long amicable = 0, perfect = 0, phi_total = 0, gcd_total = 0;
    for (long i = 0; i <= limit; i++)
        sums[i] = i > 1;
    for (long d = 2; d <= limit / 2; d++)
        for (long multiple = 2 * d; multiple <= limit; multiple += d)
            sums[multiple] += d;
    for (long n = 2; n <= limit; n++) {
        long other = sums[n];
        if (other == n)
            perfect++;
        else if (n < other && other <= limit && sums[other] == n)
            amicable++;
    }
    for (long i = 0; i <= limit; i++)
        phi[i] = i;
    for (long p = 2; p <= limit; p++)
        if (phi[p] == p)
            for (long multiple = p; multiple <= limit; multiple += p)
                phi[multiple] -= phi[multiple] / p;
    for (long i = 0; i <= limit; i++)
        phi_total += phi[i];
    for (long n = 1; n < limit / 3; n++)
        gcd_total += gcd(720720, n);
    printf("divisors %ld %ld %ld %ld %ld\n", limit, perfect, amicable, phi_total, gcd_total);
    return 0;
}
