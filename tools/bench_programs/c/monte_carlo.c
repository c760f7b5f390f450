// SPDX-License-Identifier: MIT
// monte_carlo.py in C.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Random {
    uint64_t state;
} Random;

static uint64_t next(Random *random, int bits)
{
    random->state = (random->state * 0x5DEECE66D + 0xB) & 0xFFFFFFFFFFFF;
    return random->state >> (48 - bits);
}

static double uniform(Random *random)
{
    return (double)next(random, 30) / 1073741824.0;
}

int main(int argc, char **argv)
{
    long samples = argc > 1 ? atol(argv[1]) : 1200000, inside = 0, below = 0;
    Random random = {(2026 ^ 0x5DEECE66D) & 0xFFFFFFFFFFFF};
    for (long i = 0; i < samples; i++) {
        double x = uniform(&random), y = uniform(&random);
        if (x * x + y * y <= 1.0) inside++;
    }
    for (long i = 0; i < samples / 2; i++) {
        double z = uniform(&random), x = uniform(&random), y = uniform(&random);
        if (z < x * y) below++;
    }
    printf("monte_carlo %ld %.6f %.6f %lu\n", samples, 4.0 * (double)inside / (double)samples,
           (double)below / (double)(samples / 2), (unsigned long)random.state);
    return 0;
}
