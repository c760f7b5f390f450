# SPDX-License-Identifier: MIT
"""Recursion of several shapes: towers of Hanoi, Ackermann, permutations by swapping, flood fill, partitions of a set."""
import sys


def hanoi(n, source, target, spare, moves):
    if n == 0:
        return 0
    done = hanoi(n - 1, source, spare, target, moves)
    moves[source][target] += 1
    return done + 1 + hanoi(n - 1, spare, target, source, moves)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def permutations(items, start, visit):
    if start == len(items):
        visit(items)
        return
    for i in range(start, len(items)):
        items[start], items[i] = items[i], items[start]
        permutations(items, start + 1, visit)
        items[start], items[i] = items[i], items[start]


def fill(grid, row, column):
    if not (0 <= row < len(grid) and 0 <= column < len(grid[0])) or grid[row][column]:
        return 0
    grid[row][column] = 1
    return (1 + fill(grid, row + 1, column) + fill(grid, row - 1, column)
            + fill(grid, row, column + 1) + fill(grid, row, column - 1))


def partitions(items):
    if not items:
        return [[]]
    first, rest = items[0], items[1:]
    result = []
    for partition in partitions(rest):
        result.append([[first]] + partition)
        for i, part in enumerate(partition):
            result.append(partition[:i] + [[first] + part] + partition[i + 1:])
    return result


def main(size=9):
    moves = [[0] * 3 for _ in range(3)]
    hanoi(size + 9, 0, 2, 1, moves)
    checksum = 0
    seen = 0

    def visit(items):
        nonlocal checksum, seen
        seen += 1
        checksum = (checksum * 31 + items[0] * items[-1]) % 1000003

    permutations(list(range(size)), 0, visit)
    filled = 0
    for gap in range(2, size * 12):
        grid = [[1 if (r * c) % gap == 1 else 0 for c in range(28)] for r in range(28)]
        filled += fill(grid, 0, 0)
    blocks = sum(len(p) for p in partitions(list(range(size))))
    print("permutations", size, moves[0], ackermann(2, size * 12), seen, checksum, filled, blocks)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
