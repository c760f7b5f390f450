# SPDX-License-Identifier: MIT
"""The game of life on a ring of rows: lists of lists of ints, modulo at the borders, and an elementary automaton."""
import sys


class Board:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.rows = [[0] * width for _ in range(height)]

    def seed(self, number):
        for row in self.rows:
            for x in range(self.width):
                number = (number * 1103515245 + 12345) % 2147483648
                row[x] = 1 if number >> 16 & 3 == 0 else 0

    def neighbours(self, x, y):
        left, right = (x - 1) % self.width, (x + 1) % self.width
        total = 0
        for dy in (-1, 0, 1):
            row = self.rows[(y + dy) % self.height]
            total += row[left] + row[x] + row[right]
        return total - self.rows[y][x]

    def next(self):
        board = Board(self.width, self.height)
        for y in range(self.height):
            new = board.rows[y]
            old = self.rows[y]
            for x in range(self.width):
                count = self.neighbours(x, y)
                if count == 3 or (old[x] and count == 2):
                    new[x] = 1
        return board

    def living(self):
        return sum(map(sum, self.rows))

    def __str__(self):
        return "\n".join("".join(".#"[cell] for cell in row) for row in self.rows)


def automaton(rule, width, steps):
    cells = [0] * width
    cells[width // 2] = 1
    total = 0
    for _ in range(steps):
        total += sum(cells)
        cells = [rule >> (cells[i - 1] * 4 + cells[i] * 2 + cells[(i + 1) % width]) & 1 for i in range(width)]
    return total


def main(generations=260):
    board = Board(80, 60)
    board.seed(8)
    history = []
    for _ in range(generations):
        board = board.next()
        history.append(board.living())
    text = str(board)
    print("life_lists", generations, history[0], history[-1], text.count("##"), text.count("#.#"))
    print([automaton(rule, 201, generations * 2) for rule in (30, 90, 110)])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
