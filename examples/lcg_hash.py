"""Random numbers and hashes with 64-bit wrap-around by masks."""
import sys

MASK = (1 << 64) - 1


class Lcg:
    """A linear congruential generator with 64 bits of state."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return self.state >> 33


def mix(h):
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    h = (h * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1200000
    random = Lcg(42)
    total = 0
    for _ in range(count):
        total = (total + mix(random.next())) & MASK
    data = bytes(random.next() & 255 for _ in range(count // 2))
    print(f"lcg_hash {count} {total:016x} {fnv(data):016x}")


main()
