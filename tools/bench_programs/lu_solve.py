# SPDX-License-Identifier: MIT
"""Linear equations by LU decomposition with partial pivoting, on lists of lists of floats."""
import sys


def make_system(size, seed):
    state = seed
    matrix = []
    for i in range(size):
        row = []
        for j in range(size):
            state = (state * 1103515245 + 12345) % 2147483648
            row.append(state / 2147483648.0 + (4.0 if i == j else 0.0))
        matrix.append(row)
    right = [float(i % 7) - 3.0 for i in range(size)]
    return matrix, right


def decompose(a):
    n = len(a)
    order = list(range(n))
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(a[i][k]) > abs(a[pivot][k]):
                pivot = i
        if pivot != k:
            a[k], a[pivot] = a[pivot], a[k]
            order[k], order[pivot] = order[pivot], order[k]
        top = a[k]
        inverse = 1.0 / top[k]
        for i in range(k + 1, n):
            row = a[i]
            factor = row[k] * inverse
            row[k] = factor
            for j in range(k + 1, n):
                row[j] -= factor * top[j]
    return order


def solve(a, order, right):
    n = len(a)
    x = [right[p] for p in order]
    for i in range(n):
        total = x[i]
        for j in range(i):
            total -= a[i][j] * x[j]
        x[i] = total
    for i in range(n - 1, -1, -1):
        total = x[i]
        for j in range(i + 1, n):
            total -= a[i][j] * x[j]
        x[i] = total / a[i][i]
    return x


def main(size=155):
    worst = 0.0
    total = 0.0
    for seed in range(1, 13):
        matrix, right = make_system(size, seed)
        copy = [row[:] for row in matrix]
        x = solve(copy, decompose(copy), right)
        for row, wanted in zip(matrix, right):
            got = sum(a * b for a, b in zip(row, x))
            worst = max(worst, abs(got - wanted))
        total += sum(x)
    print("lu_solve", size, f"{total:.6f}", worst < 1e-9)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
