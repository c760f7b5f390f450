# SPDX-License-Identifier: MIT
"""Backtracking: queens with sets, queens with bit masks, a knight's tour, subset sums and graph colouring."""
import sys


def queens(n, row, columns, rising, falling):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if column in columns or row + column in rising or row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        found += queens(n, row + 1, columns, rising, falling)
        columns.remove(column)
        rising.remove(row + column)
        falling.remove(row - column)
    return found


def queens_bits(full, columns, left, right):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += queens_bits(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


MOVES = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))


def tour(n):
    """Warnsdorff's rule: to the square with the fewest ways on."""
    board = [[0] * n for _ in range(n)]

    def ways(r, c):
        return [(r + a, c + b) for a, b in MOVES if 0 <= r + a < n and 0 <= c + b < n and not board[r + a][c + b]]

    r = c = 0
    step = 1
    board[0][0] = 1
    while options := ways(r, c):
        r, c = min(options, key=lambda place: len(ways(*place)))
        step += 1
        board[r][c] = step
    return step


def subsets(numbers, target):
    solutions = []

    def choose(i, left, taken):
        if left == 0:
            solutions.append(tuple(taken))
            return
        for k in range(i, len(numbers)):
            if numbers[k] > left:
                break
            taken.append(numbers[k])
            choose(k + 1, left - numbers[k], taken)
            taken.pop()

    choose(0, target, [])
    return solutions


def colourings(edges, n, colours):
    near = [[] for _ in range(n)]
    for a, b in edges:
        near[max(a, b)].append(min(a, b))
    chosen = [0] * n

    def place(node):
        if node == n:
            return 1
        used = {chosen[other] for other in near[node]}
        total = 0
        for colour in range(colours):
            if colour not in used:
                chosen[node] = colour
                total += place(node + 1)
        return total

    return place(0)


def main(n=11):
    solutions = subsets([3 * i + i % 5 for i in range(1, n * 2 + 5)], 150)
    ring = [(i, (i + 1) % (n + 1)) for i in range(n + 1)] + [(0, 4), (2, 6)]
    print("queens", n, queens(n, 0, set(), set(), set()), queens_bits((1 << n + 1) - 1, 0, 0, 0),
          tour(n * 5), len(solutions), solutions[-1], colourings(ring, n + 1, 4))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
