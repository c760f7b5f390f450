# SPDX-License-Identifier: MIT
"""The game of life on an unbounded plane: a set of living cells, neighbours counted in a dict."""
import sys

AROUND = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def parse(text, x, y):
    return {(x + i, y + j) for j, row in enumerate(text.split("/")) for i, c in enumerate(row) if c == "O"}


def generation(cells):
    neighbours = {}
    for x, y in cells:
        for dx, dy in AROUND:
            place = (x + dx, y + dy)
            neighbours[place] = neighbours.get(place, 0) + 1
    return {place for place, count in neighbours.items() if count == 3 or (count == 2 and place in cells)}


def box(cells):
    return (min(x for x, _ in cells), min(y for _, y in cells),
            max(x for x, _ in cells), max(y for _, y in cells))


def shift(cells, dx, dy):
    return frozenset((x + dx, y + dy) for x, y in cells)


def main(generations=1800):
    glider = ".O./..O/OOO"
    acorn = ".O...../...O.../OO..OOO"
    cells = parse(acorn, 0, 0) | parse(glider, -40, -40) | parse("OOO", 60, 5)
    most = 0
    checksum = 0
    for number in range(generations):
        cells = generation(cells)
        most = max(most, len(cells))
        if number % 10 == 0:
            low_x, low_y, high_x, high_y = box(cells)
            same = cells & shift(cells, 1, 1)
            checksum = (checksum * 31 + len(same) + (high_x - low_x) * (high_y - low_y)) % 1000003
    print("life_sets", generations, len(cells), most, checksum, box(cells))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
