"""The Mandelbrot set as text rows: complex arithmetic written out in floats."""
import sys


def escape_time(cr, ci, limit):
    """Number of steps until the point leaves the circle of radius 2."""
    zr = zi = 0.0
    for step in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 280
    limit = 300
    total = 0
    inside = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            steps = escape_time(3.0 * x / size - 2.0, ci, limit)
            total += steps
            if steps == limit:
                inside += 1
    print("mandelbrot", size, inside, total)


main()
