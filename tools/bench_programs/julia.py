# SPDX-License-Identifier: MIT
"""A Julia set drawn in counts: double arithmetic in a nested loop."""
import sys


def escape_time(x, y, cx, cy, limit):
    for step in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return step
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return limit


def draw(size, cx, cy, limit):
    counts = [0] * (limit + 1)
    checksum = 0
    for row in range(size):
        y = 3.0 * row / size - 1.5
        for column in range(size):
            x = 3.0 * column / size - 1.5
            steps = escape_time(x, y, cx, cy, limit)
            counts[steps] += 1
            checksum = (checksum * 31 + steps) % 1000003
    return counts, checksum


def main(size=560):
    limit = 100
    counts, checksum = draw(size, -0.7, 0.27015, limit)
    inside = counts[limit]
    common = max(range(limit), key=lambda steps: counts[steps])
    print("julia", size, inside, common, checksum)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
