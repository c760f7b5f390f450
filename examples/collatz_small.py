"""The longest Collatz chain below a limit."""
import sys


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 150000
    longest = best = total = 0
    for start in range(1, limit):
        n = start
        length = 1
        while n != 1:
            if n % 2:
                n = 3 * n + 1
            else:
                n = n // 2
            length += 1
        total += length
        if length > longest:
            longest, best = length, start
    print("collatz_small", limit, best, longest, total)


main()
