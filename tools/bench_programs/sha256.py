# SPDX-License-Identifier: MIT
"""SHA-256 written out: rotations and sums with 32-bit masks, list windows, hexadecimal text."""
import sys

MASK = 0xFFFFFFFF


def first_primes(count):
    primes = []
    n = 2
    while len(primes) < count:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1
    return primes


def root_bits(value, degree):
    """The first 32 bits of the fraction of a root, by whole numbers."""
    scaled = value << (32 * degree)
    low, high = 0, 1 << 40
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= scaled:
            low = middle
        else:
            high = middle - 1
    return low & MASK


K = [root_bits(p, 3) for p in first_primes(64)]
START = [root_bits(p, 2) for p in first_primes(8)]


def rotate(x, n):
    return ((x >> n) | (x << (32 - n))) & MASK


def compress(state, block):
    w = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
    for i in range(16, 64):
        s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3)
        s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10)
        w.append((w[i - 16] + s0 + w[i - 7] + s1) & MASK)
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        choice = (e & f) ^ (~e & g)
        t1 = (h + s1 + choice + K[i] + w[i]) & MASK
        s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        majority = (a & b) ^ (a & c) ^ (b & c)
        t2 = (s0 + majority) & MASK
        a, b, c, d, e, f, g, h = (t1 + t2) & MASK, a, b, c, (d + t1) & MASK, e, f, g
    return [(x + y) & MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def sha256(data):
    length = len(data) * 8
    data = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + length.to_bytes(8, "big")
    state = START
    for start in range(0, len(data), 64):
        state = compress(state, data[start:start + 64])
    return "".join(f"{word:08x}" for word in state)


def main(rounds=2000):
    text = b"The quick brown fox jumps over the lazy dog"
    digest = ""
    for _ in range(rounds):
        digest = sha256(text + digest.encode())
    print("sha256", rounds, sha256(b"")[:16], digest)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
