"""All ways to place n queens: recursion, sets and lists."""
import sys


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = set()
        self.rising = set()
        self.falling = set()
        self.queens = []
        self.solutions = 0
        self.checksum = 0

    def place(self, row):
        if row == self.size:
            self.solutions += 1
            for r, c in enumerate(self.queens):
                self.checksum = (self.checksum * 31 + r * c) % 1000003
            return
        for column in range(self.size):
            up, down = row + column, row - column
            if column in self.columns or up in self.rising or down in self.falling:
                continue
            self.columns.add(column)
            self.rising.add(up)
            self.falling.add(down)
            self.queens.append(column)
            self.place(row + 1)
            self.queens.pop()
            self.columns.remove(column)
            self.rising.remove(up)
            self.falling.remove(down)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    board = Board(size)
    board.place(0)
    print("nqueens", size, board.solutions, board.checksum)


main()
