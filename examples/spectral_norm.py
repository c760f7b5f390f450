"""Spectral norm of an infinite matrix, cut to size, by the power method."""
import math
import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def multiply_transposed(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 380
    u = [1.0] * size
    v = u
    for _ in range(10):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    print(f"spectral_norm {size} {math.sqrt(uv / vv):.9f}")


main()
