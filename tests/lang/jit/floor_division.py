# `%`, `//`, shifts and masks by divisors of every sign, constant or not, and indexes that are constants below 0.


def by_variable(values, divisors):
    total = 0
    for d in divisors:
        for a in values:
            total = total * 7 % 1000003 + a % d + a // d
    return total


VALUES = list(range(-60, 60)) * 10
print(by_variable(VALUES, [7, 3, 64, 1]), by_variable(VALUES, [7, -7, 5, -1, 2]))
# expect: 228602 623278
print(by_variable([x * 10**12 for x in VALUES], [1, 997, 10**9 + 7, -3, 2**40, 10**13]))
# expect: 9000000366463
try:
    by_variable(VALUES, [5, 3, 0])
except ZeroDivisionError as e:
    print(e)
# expect: division by zero


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(sum(gcd(a, b) for a in range(-40, 40) for b in range(-40, 40)))
# expect: -400


class Ring:
    def __init__(self, size):
        self.size = size

    def around(self, n):
        total = 0
        for i in range(-n, n):
            total += (i - 1) % self.size * 3 + (i + 1) // self.size
        return total


print([Ring(size).around(1500) for size in (10, 9, 16, -4, 1)])
# expect: [39300, 34824, 66163, -15000, 1500]


def by_constants(n):
    total = 0
    for i in range(-n, n):
        total += i % 3 + i // 3 + i % 10 + i // 1000003 + i % 65521 + i // 2**31 + i % (2**45 + 1) + i // (2**45 + 1)
        j = i * i * 1000003
        total += j % 3 + j // 3 + j % 10 + j // 1000003 + j % 65521 + j // 2**31 + j % (2**45 + 1) + j // (2**45 + 1)
    return total


print(by_constants(2000))
# expect: 77479883108568418


def bits(n):
    total = 0
    for i in range(-n, n):
        j = i * 4611686018427 + i
        total ^= (j >> 1) + (j >> 63) + (j >> 40) + (i << 3) + (i << 30) + (j & 255) + (j & -256) + (j & 0xFFFFFFFF) + (j | 64) + (j | -9) + (j ^ 77) + (j ^ -1)
        if i == 5 or j == -7 or i != 11:
            total += 1
    return total


print(bits(3000))
# expect: 34596804036062759


def ends(lists):
    total = 0
    for items in lists:
        try:
            total += items[-1] + items[-2] * 2
            items[-1] = items[-3]
        except IndexError as e:
            total += 1000
    return total


print(ends([[1, 2, 3], [4, 5], [6], [], [7, 8, 9, 10]] * 600))
# expect: 1826404
