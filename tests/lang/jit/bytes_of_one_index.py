"""Indexing bytes that only the instruction holds: an exit behind the read must still have them (storm modes)."""


def item(i):
    k = 0
    for n in range(150):
        k += bytes([i % 200, 3])[0] + bytes((n & 255, 7))[-1] + (b"%d" % n)[0]
    return k


print(item((1 << 48) - 2), item(5))
# expect: 16895 9545
