// SPDX-License-Identifier: MIT
// fft.py in C.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void transform(double *re, double *im, int n, int inverse)
{
    for (int i = 1, j = 0; i < n; i++) {
        int bit = n >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j |= bit;
        if (i < j) {
            double t = re[i];
            re[i] = re[j], re[j] = t;
            t = im[i], im[i] = im[j], im[j] = t;
        }
    }
    for (int length = 2; length <= n; length *= 2) {
        double angle = 2.0 * 3.141592653589793 / length * (inverse ? -1.0 : 1.0);
        double step_re = cos(angle), step_im = sin(angle);
        int half = length / 2;
        for (int start = 0; start < n; start += length) {
            double w_re = 1.0, w_im = 0.0;
            for (int k = start; k < start + half; k++) {
                int m = k + half;
                double v_re = re[m] * w_re - im[m] * w_im, v_im = re[m] * w_im + im[m] * w_re;
                double u_re = re[k], u_im = im[k];
                re[k] = u_re + v_re, im[k] = u_im + v_im;
                re[m] = u_re - v_re, im[m] = u_im - v_im;
                double next = w_re * step_re - w_im * step_im;
                w_im = w_re * step_im + w_im * step_re;
                w_re = next;
            }
        }
    }
    if (inverse)
        for (int i = 0; i < n; i++)
            re[i] /= n, im[i] /= n;
}

int main(int argc, char **argv)
{
    int size = argc > 1 ? atoi(argv[1]) : 65536;
    double *signal = malloc(sizeof(double) * size), *re = malloc(sizeof(double) * size);
    double *im = malloc(sizeof(double) * size), total = 0.0;
    for (int i = 0; i < size; i++)
        signal[i] = sin(0.05 * i) + 0.5 * cos(0.31 * i);
    for (int cut = 4; cut <= 16; cut *= 2) {
        memcpy(re, signal, sizeof(double) * size);
        memset(im, 0, sizeof(double) * size);
        transform(re, im, size, 0);
        for (int i = size / cut; i < size - size / cut; i++)
            re[i] = im[i] = 0.0;
        transform(re, im, size, 1);
        double sum = 0.0;
        for (int i = 0; i < size; i++)
            sum += re[i] * signal[i];
        total += sum;
    }
    printf("fft %d %.6f\n", size, total);
    return 0;
}
