# Powers, % and // of floats in hot loops: to the last bit what pow() gives, and the ways on which they raise.
import math
import random


def squares(values):
    return [x ** 2 for x in values]


def roots(values):
    return [x ** 0.5 for x in values]


def powers(values, e):
    total = []
    for x in values:
        y = x
        y **= e
        total.append(y)
    return total


def remainders(values, d):
    return [(x % d, x // d) for x in values]


def cubes(values):
    return [i ** 3 - i ** 2 for i in values]


def same(a, b):
    return len(a) == len(b) and all(repr(x) == repr(y) for x, y in zip(a, b))


random.seed(5)
floats = [random.uniform(-1e6, 1e6) for _ in range(3000)] + [random.random() * 10.0 ** random.randint(-300, 300) for _ in range(3000)]
finite = [x for x in floats if abs(x) < 1e150]
print(same(squares(finite), [math.pow(x, 2.0) for x in finite]))
print(same(roots(list(map(abs, floats))), [math.pow(abs(x), 0.5) for x in floats]))
print(same(powers(finite[:3000], 2), [math.pow(x, 2.0) for x in finite[:3000]]))
print(sum(x ** 2 != x * x for x in finite) > 0)  # pow() does not round correctly everywhere, so neither do we


odd = [0.0, -0.0, 1.5, -2.5, float("inf"), float("-inf"), float("nan"), 5e-324, 2.0 ** 1023]
for e in (-1, -2.0, 0.5, 2, 3, 1 / 3, float("inf"), float("nan"), 0):
    row = []
    for last in odd:
        try:
            row.append(powers([1.25] * 1500 + [last], e)[-1])
        except (OverflowError, ZeroDivisionError) as error:
            row.append(type(error).__name__)
    print(e, *row)

for d in (2.5, -0.75, 3, float("inf"), 0.0, 0):
    try:
        print(d, remainders([7.25] * 1500 + [-7.25, 0.0, -0.0, float("inf"), 1e300, 4, -1], d)[-7:])
    except ZeroDivisionError as error:
        print(d, error)

print(cubes([5] * 2000 + [-3, 0, True, 2 ** 16, 2 ** 24, 2 ** 31, 2 ** 40, 2 ** 70])[-8:])
print(cubes([2] * 2000 + [1.5])[-1])


def least(values):
    best = 0
    for v in values:
        low = float("inf")
        low = min(low, v)
        best += low
    return best


print(least([1.5] * 3000), math.isnan(sum(float("nan") for _ in range(3000))))
# expect: True
# expect: True
# expect: True
# expect: True
# expect: -1 ZeroDivisionError ZeroDivisionError 0.6666666666666666 -0.4 0.0 -0.0 nan OverflowError 1.1125369292536007e-308
# expect: -2.0 ZeroDivisionError ZeroDivisionError 0.4444444444444444 0.16 0.0 0.0 nan OverflowError 0.0
# expect: 0.5 0.0 0.0 1.224744871391589 (9.681683036350969e-17+1.5811388300841898j) inf inf nan 2.2227587494850775e-162 9.480751908109177e+153
# expect: 2 0.0 0.0 2.25 6.25 inf inf nan 0.0 OverflowError
# expect: 3 0.0 -0.0 3.375 -15.625 inf -inf nan 0.0 OverflowError
# expect: 0.3333333333333333 0.0 0.0 1.1447142425533319 (0.6786044041487267+1.1753773062255986j) inf inf nan 1.7031839360032837e-108 4.4794894843555497e+102
# expect: inf 0.0 0.0 inf inf inf inf nan 0.0 inf
# expect: nan nan nan nan nan nan nan nan nan nan
# expect: 0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0
# expect: 2.5 [(0.25, -3.0), (0.0, 0.0), (0.0, -0.0), (nan, nan), (0.0, 4e+299), (1.5, 1.0), (1.5, -1.0)]
# expect: -0.75 [(-0.5, 9.0), (-0.0, -0.0), (-0.0, 0.0), (nan, nan), (-0.0, -1.3333333333333334e+300), (-0.5, -6.0), (-0.25, 1.0)]
# expect: 3 [(1.75, -3.0), (0.0, 0.0), (0.0, -0.0), (nan, nan), (0.0, 3.3333333333333335e+299), (1, 1), (2, -1)]
# expect: inf [(inf, -1.0), (0.0, 0.0), (0.0, -0.0), (nan, nan), (1e+300, 0.0), (4.0, 0.0), (inf, -1.0)]
# expect: 0.0 division by zero
# expect: 0 division by zero
# expect: [-36, 0, 0, 281470681743360, 4722366201394668503040, 9903520309671356180765605888, 1329227995783706947084192431105638400, 1645504557321206042153575385982442341036389883241539340754485248]
# expect: 1.125
# expect: 4500.0 True
