// SPDX-License-Identifier: MIT
// lu_solve.py in C: rows are allocated one by one, as the lists are.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double **new_matrix(int n)
{
    double **a = malloc(sizeof *a * n);
    for (int i = 0; i < n; i++)
        a[i] = malloc(sizeof **a * n);
    return a;
}

static void decompose(double **a, int *order, int n)
{
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int k = 0; k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < n; i++)
            if (fabs(a[i][k]) > fabs(a[pivot][k])) pivot = i;
        if (pivot != k) {
            double *row = a[k];
            int place = order[k];
            a[k] = a[pivot], a[pivot] = row;
            order[k] = order[pivot], order[pivot] = place;
        }
        double inverse = 1.0 / a[k][k];
        for (int i = k + 1; i < n; i++) {
            double factor = a[i][k] * inverse;
            a[i][k] = factor;
            for (int j = k + 1; j < n; j++)
                a[i][j] -= factor * a[k][j];
        }
    }
}

static void solve(double **a, const int *order, const double *right, double *x, int n)
{
    for (int i = 0; i < n; i++)
        x[i] = right[order[i]];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            x[i] -= a[i][j] * x[j];
    for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++)
            x[i] -= a[i][j] * x[j];
        x[i] /= a[i][i];
    }
}

int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 155;
    double **matrix = new_matrix(n), **copy = new_matrix(n), worst = 0, total = 0;
    double *right = malloc(sizeof *right * n), *x = malloc(sizeof *x * n);
    int *order = malloc(sizeof *order * n);
    for (long seed = 1; seed < 13; seed++) {
        long state = seed;
        for (int i = 0; i < n; i++) {
            right[i] = i % 7 - 3.0;
            for (int j = 0; j < n; j++) {
                state = (state * 1103515245 + 12345) % 2147483648;
                copy[i][j] = matrix[i][j] = state / 2147483648.0 + (i == j ? 4.0 : 0.0);
            }
        }
        decompose(copy, order, n);
        solve(copy, order, right, x, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double got = 0;
            for (int j = 0; j < n; j++)
                got += matrix[i][j] * x[j];
            worst = fmax(worst, fabs(got - right[i]));
            sum += x[i];
        }
        total += sum;
    }
    printf("lu_solve %d %.6f %s\n", n, total, worst < 1e-9 ? "True" : "False");
    return 0;
}
