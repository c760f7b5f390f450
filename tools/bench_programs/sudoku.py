# SPDX-License-Identifier: MIT
"""Sudoku: candidates as sets in a dict of squares, propagation of what follows, search on the square with fewest."""
import sys

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = ([cross(ROWS, c) for c in DIGITS] + [cross(r, DIGITS) for r in ROWS]
         + [cross(r, c) for r in ("ABC", "DEF", "GHI") for c in ("123", "456", "789")])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: {other for unit in UNITS_OF[s] for other in unit} - {s} for s in SQUARES}

PUZZLES = [
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.",
    "..53.....8......2..7..1.5..4....53...1..7...6..32...8..6.5....9..4....3......97..",
    "12..4......5.69.1...9...5.........7.7...52.9..3......2.9.6...5.4..9..8.1..3...9.4",
    "...57..3.1......2.7...234......8...4..7..4...49....6.5.42...3.....7..9....18.....",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
]


class Contradiction(Exception):
    pass


def assign(values, square, digit):
    for other in values[square] - {digit}:
        eliminate(values, square, other)


def eliminate(values, square, digit):
    if digit not in values[square]:
        return
    values[square] = values[square] - {digit}
    left = values[square]
    if not left:
        raise Contradiction(square)
    if len(left) == 1:
        (only,) = left
        for peer in PEERS[square]:
            eliminate(values, peer, only)
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places:
            raise Contradiction(square)
        if len(places) == 1:
            assign(values, places[0], digit)


def search(values, counter):
    counter[0] += 1
    open_squares = [(len(values[s]), s) for s in SQUARES if len(values[s]) > 1]
    if not open_squares:
        return values
    _, square = min(open_squares)
    for digit in sorted(values[square]):
        trial = values.copy()
        try:
            assign(trial, square, digit)
        except Contradiction:
            continue
        result = search(trial, counter)
        if result:
            return result
    return None


def solve(puzzle, counter):
    values = {square: set(DIGITS) for square in SQUARES}
    try:
        for square, digit in zip(SQUARES, puzzle):
            if digit in DIGITS:
                assign(values, square, digit)
    except Contradiction:
        return None
    return search(values, counter)


def main(rounds=18):
    counter = [0]
    checksum = solved = 0
    for number in range(rounds):
        for puzzle in PUZZLES:
            turned = puzzle.translate(str.maketrans(DIGITS, DIGITS[number % 9:] + DIGITS[:number % 9]))
            result = solve(turned, counter)
            if result:
                solved += 1
                text = "".join(min(result[s]) for s in SQUARES)
                checksum = (checksum * 31 + int(text[:18])) % 1000003
    print("sudoku", rounds, solved, counter[0], checksum)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
