# text * int in traces: of any sign and width, and what is no exact text or small int.
class S(str):
    def __mul__(self, n): return ("S", len(self), n)


def loop(texts, counts, n=3000):
    total, last = 0, None
    for i in range(n):
        t = texts[i % len(texts)]
        t2 = t * counts[i % len(counts)]
        total += len(t2)
        t *= counts[(i + 1) % len(counts)]
        total += len(t)
        last = t2
    return total, last


print(loop(["ab"], [3]), loop(["x"], [5, 0, -2, 1]), loop(["é", "日本", "a", "", "\U0001F600b"], [2, 3]))
print(loop(["ab", S("cd")], [3]), loop(["ab"], [True, False, 2]), loop(["ab", (3,), b"xy"], [2]))


def lines(n=3000):
    out = []
    for i in range(n):
        out.append("  " * (i % 7) + "-" * (i & 15) + 3 * ".")
    return len("".join(out)), out[-1]


print(lines())


def big(n=2000):
    caught = 0
    for i in range(n):
        try:
            s = "ab" * (2**62 // (1 if i % 500 == 499 else 2**61))
        except (MemoryError, OverflowError) as e:
            caught += 1
    return caught, s


print(big())
# expect: (36000, 'ababab') (9000, 'x') (18000, '😀b😀b😀b')
# expect: (27000, ('S', 2, 3)) (12000, 'abab') (20000, b'xyxy')
# expect: (49456, '      -------...')
# expect: (4, 'abab')
