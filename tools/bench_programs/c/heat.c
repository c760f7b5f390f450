// SPDX-License-Identifier: MIT
// heat.py in C.
#include <stdio.h>
#include <stdlib.h>

enum { SIZE = 100 };

static double **make_plate(void)
{
    double **plate = malloc(sizeof *plate * SIZE);
    for (int i = 0; i < SIZE; i++)
        plate[i] = calloc(SIZE, sizeof **plate);
    for (int i = 0; i < SIZE; i++) {
        plate[0][i] = 100.0;
        plate[i][0] = 75.0;
    }
    return plate;
}

static double step(double **old, double **new, double rate)
{
    double largest = 0.0;
    for (int i = 1; i < SIZE - 1; i++) {
        double *above = old[i - 1], *here = old[i], *below = old[i + 1], *out = new[i];
        for (int j = 1; j < SIZE - 1; j++) {
            double centre = here[j];
            double change = rate * (above[j] + below[j] + here[j - 1] + here[j + 1] - 4.0 * centre);
            out[j] = centre + change;
            if (change < 0.0) change = -change;
            if (change > largest) largest = change;
        }
    }
    return largest;
}

int main(int argc, char **argv)
{
    int steps = argc > 1 ? atoi(argv[1]) : 650;
    double **old = make_plate(), **new = make_plate(), change = 0.0, total = 0.0;
    for (int i = 0; i < steps; i++) {
        change = step(old, new, 0.2);
        double **other = old;
        old = new, new = other;
    }
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++)
            total += old[i][j];
    printf("heat %d %.6f %.9f\n", steps, total, change);
    return 0;
}
