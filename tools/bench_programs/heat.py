# SPDX-License-Identifier: MIT
"""Heat spreading over a plate: a five-point stencil on lists of floats, two buffers in turn."""
import sys


def make_plate(size):
    plate = [[0.0] * size for _ in range(size)]
    for i in range(size):
        plate[0][i] = 100.0
        plate[i][0] = 75.0
    return plate


def step(old, new, rate):
    largest = 0.0
    last = len(old) - 1
    for i in range(1, last):
        above = old[i - 1]
        here = old[i]
        below = old[i + 1]
        out = new[i]
        for j in range(1, last):
            centre = here[j]
            change = rate * (above[j] + below[j] + here[j - 1] + here[j + 1] - 4.0 * centre)
            out[j] = centre + change
            if change < 0.0:
                change = -change
            if change > largest:
                largest = change
    return largest


def main(steps=650):
    size = 100
    old = make_plate(size)
    new = make_plate(size)
    change = 0.0
    for _ in range(steps):
        change = step(old, new, 0.2)
        old, new = new, old
    total = 0.0
    for row in old:
        for value in row:
            total += value
    print("heat", steps, f"{total:.6f}", f"{change:.9f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
