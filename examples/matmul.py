"""Matrix product on lists of lists, the schoolbook way."""
import sys


def make_matrix(size, seed):
    return [[((i * seed + j * 7) % 19) / 3.0 for j in range(size)] for i in range(size)]


def multiply(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    product = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += a[i][k] * b[k][j]
            product[i][j] = total
    return product


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 240
    product = multiply(make_matrix(size, 3), make_matrix(size, 5))
    trace = sum(product[i][i] for i in range(size))
    total = sum(sum(row) for row in product)
    print(f"matmul {size} {trace:.6f} {total:.6f}")


main()
