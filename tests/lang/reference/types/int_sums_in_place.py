# Sums, differences, products and masks of ints beyond a word, at the edges where they grow or shrink by a limb.
import random


def check(values):
    wrong = 0
    for a in values:
        for b in values:
            s, d, p, m = a + b, a - b, a * b, a & b
            wrong += s - b != a or d + b != a or (b and p // b != a) or s != b + a or -(b - a) != d
            wrong += m != int("".join("1" if x == y == "1" else "0" for x, y in zip(f"{a:0400b}", f"{b:0400b}")), 2) if a >= 0 <= b else False
            wrong += (a < b) != (d < 0) or (a <= b) != (d <= 0) or (a == b) != (not d) or (a > b) != (d > 0) or (a != b) != bool(d)
    return wrong


edges = [0, 1, -1, 2**47, 2**48 - 1, 2**48, 2**49]
for power in (62, 63, 64, 65, 127, 128, 129, 191, 192, 320):
    edges += [2**power - 1, 2**power, 2**power + 1, -(2**power), 1 - 2**power, -1 - 2**power]
print(check(edges))
# expect: 0
r = random.Random(7)
print(check([r.getrandbits(r.choice((60, 64, 120, 128, 130, 300))) * r.choice((1, -1)) for _ in range(60)]))
# expect: 0
a = 2**64 - 1
b = 2**64 - 1
print(a + b, -a + -b, a - -b, a * b, a & b == a, (2**128 - 1) + (2**128 - 1))
# expect: 36893488147419103230 -36893488147419103230 36893488147419103230 340282366920938463426481119284349108225 True 680564733841876926926749214863536422910
big = 1 << 40000
print((big + big) >> 40001, (big - 1 + big).bit_length(), (big & big - 1), ((big + 5) & (big + 7)) - big)
# expect: 1 40001 0 5
print(a + True, True + a, True & a, a & True, a < True, True < a)
# expect: 18446744073709551616 18446744073709551616 1 1 False True


class Own(int):
    def __add__(self, other):
        return "own"

    def __lt__(self, other):
        return "less"


o = Own(2**70)
print(o + a, a + o == 2**70 + a, o < a, o & a == 0, o * a == 2**70 * a, o - a == 2**70 - a, o > a, a > o)
# expect: own True less True True True True less
