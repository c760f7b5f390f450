# A comparison and the branch on it are one instruction; where the branch leaves the trace, the truth value is known,
# also if a variable, an expression that waits, or a callee's frame holds it.
import math

nan = float("nan")


def kept(values, limit):
    true = false = 0
    for v in values:
        flag = v < limit
        if flag:
            true += flag
        else:
            false += not flag
        last = flag
    return true, false, last


print(kept(list(range(300)) + [1, 500], 250))
print(kept([x / 2 for x in range(300)] + [nan], 100.0))
print(kept([nan] * 40 + [1.0, 200.0, nan], 100.0))


def chained(values):
    count = [0] * 4
    for v in values:
        count[(0 <= v < 50) + 2 * (v != 7)] += 1
        if not v > 20 and (v == 3) is (v == 3):
            count[0] += 1
    return count


print(chained([i % 70 for i in range(400)]))
print(chained([float(i % 70) for i in range(400)] + [nan, -0.0]))


def test(a, b):
    found = a >= b
    if found:
        return found
    return [found]


def called(values):
    out = []
    for v in values:
        out.append(test(v, 30))
    return out.count(True), out.count([False]), out[-1]


print(called([*range(200), 2]))
print(called([float(x) for x in range(200)] + [nan]))


def signs(values):
    out = []
    for a, b in values:
        c = a - b
        out.append((math.copysign(1, c), math.copysign(1, -c), math.copysign(1, c * 0.0), c != c))
    return out[-4:]


inf = math.inf
print(signs([(1.0, 2.0)] * 200 + [(inf, inf), (nan, 1.0), (-nan, 1.0), (-inf, -inf)]))


def negated(x, n):
    for _ in range(n):
        x = -x
    return math.copysign(1.0, x)


print(negated(nan, 101), negated(nan, 100), negated(-nan, 101), negated(0.0, 101))
# expect: (251, 51, False)
# expect: (200, 101, False)
# expect: (1, 42, False)
# expect: [126, 6, 100, 294]
# expect: [128, 6, 101, 295]
# expect: (170, 31, [False])
# expect: (170, 31, [False])
# expect: [(-1.0, 1.0, -1.0, True), (1.0, -1.0, 1.0, True), (-1.0, 1.0, -1.0, True), (-1.0, 1.0, -1.0, True)]
# expect: -1.0 1.0 1.0 -1.0
