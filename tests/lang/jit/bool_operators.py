# Arithmetic of bools and ints in traces: sums of comparisons are ints, & | ^ of two bools are bools.
def counting(n):
    odd = below = 0
    for i in range(n):
        odd += i & 1 == 1
        below += (i * 7 % 11 < 5) - (i % 3 == 0)
        below += True
    return odd, below


print(counting(5000))  # expect: (2500, 5606)


def kinds(n):
    seen = set()
    for i in range(n):
        a, b = i % 2 == 0, i % 3 == 0
        for x in (a + b, a - b, a * b, a & b, a | b, a ^ b, a & i, i | b, a ^ 5, 3 * a, -a, a << 2, a // 2, a + 0.5):
            seen.add((type(x).__name__, x if i < 6 else 0))
    return sorted(seen)


print(kinds(1500))  # expect: [('bool', False), ('bool', True), ('float', 0), ('float', 0.5), ('float', 1.5), ('int', -1), ('int', 0), ('int', 1), ('int', 2), ('int', 3), ('int', 4), ('int', 5)]


def changing(values):
    total = 0
    for value in values:
        total += value
        total -= True
    return total


print(changing([True, False] * 2000))  # expect: -2000
print(changing([True, 3, False, 2.5, 1 << 60] * 500))  # expect: 5.764607523034235e+20


class Till:
    def __init__(self, queue, busy):
        self.queue, self.busy = queue, busy

    def length(self):
        return len(self.queue) + self.busy


def shortest(n):
    tills = [Till(list(range(k % 4)), k % 2 == 0) for k in range(7)]
    out = 0
    for i in range(n):
        till = min(tills, key=Till.length)
        till.busy = not till.busy
        till.queue.append(i)
        if i % 3 == 0:
            tills[i % 7].queue.clear()
        out = out * 3 + till.length() & 0xFFFF
    return out


print(shortest(3000))  # expect: 8731


def grows(n):
    big = (1 << 48) - 5
    for i in range(n):
        big += i % 2 == 0
    return big


print(grows(3000))  # expect: 281474976712151
