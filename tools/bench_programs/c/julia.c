// SPDX-License-Identifier: MIT
// julia.py in C.
#include <stdio.h>
#include <stdlib.h>

enum { LIMIT = 100 };

static int escape_time(double x, double y, double cx, double cy)
{
    for (int step = 0; step < LIMIT; step++) {
        double xx = x * x, yy = y * y;
        if (xx + yy > 4.0) return step;
        y = 2.0 * x * y + cy;
        x = xx - yy + cx;
    }
    return LIMIT;
}

int main(int argc, char **argv)
{
    int size = argc > 1 ? atoi(argv[1]) : 560, common = 0;
    long counts[LIMIT + 1] = {0}, checksum = 0;
    for (int row = 0; row < size; row++) {
        double y = 3.0 * row / size - 1.5;
        for (int column = 0; column < size; column++) {
            double x = 3.0 * column / size - 1.5;
            int steps = escape_time(x, y, -0.7, 0.27015);
            counts[steps]++;
            checksum = (checksum * 31 + steps) % 1000003;
        }
    }
    for (int i = 1; i < LIMIT; i++)
        if (counts[i] > counts[common]) common = i;
    printf("julia %d %ld %d %ld\n", size, counts[LIMIT], common, checksum);
    return 0;
}
