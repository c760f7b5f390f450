# SPDX-License-Identifier: MIT
"""Estimates pi and a volume with a random generator of its own: products beyond 32 bits, masks, floats."""
import sys


class Random:
    """A 48-bit linear congruential generator."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & 0xFFFFFFFFFFFF

    def next(self, bits):
        self.state = (self.state * 0x5DEECE66D + 0xB) & 0xFFFFFFFFFFFF
        return self.state >> (48 - bits)

    def random(self):
        return self.next(30) / 1073741824.0


def estimate_pi(random, samples):
    inside = 0
    for _ in range(samples):
        x = random.random()
        y = random.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4.0 * inside / samples


def estimate_volume(random, samples):
    """The part of the unit cube below the surface z = x * y."""
    below = 0
    for _ in range(samples):
        if random.random() < random.random() * random.random():
            below += 1
    return below / samples


def main(samples=1200000):
    random = Random(2026)
    pi = estimate_pi(random, samples)
    volume = estimate_volume(random, samples // 2)
    print("monte_carlo", samples, f"{pi:.6f} {volume:.6f}", random.state)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
