# Division and modulus by constants in traces are multiplications: at the edges of what a quotient can be.


def remainders(values):
    total = 0
    for v in values:
        total = (total * 31 + v % 3 + v % 7 + v % 10 + v % 641 + v % 65537 + v % 1000000007 + v % 562949953421311) % 998244353
    return total


def quotients(values):
    total = 0
    for v in values:
        total ^= v // 3 + v // 5 + v // 7 + v // 10 + v // 1000000007 + v // 562949953421309 + v // 6
    return total


def check(value):  # the same by other ways
    return [value % d == value - value // d * d and 0 <= value % d < d for d in (3, 7, 10, 1000000007)]


def wide(n, x=1):
    low = 0
    for i in range(n):
        x = (x * 48271 + i) % 9223372036854775783 if x < 1 << 46 else x // 11
        low += x % 9 + x // 1000003 % 5
    return x, low


edges = [n + d for n in (0, 1 << 31, 1 << 32, 1 << 47, 1 << 48) for d in range(-3, 4) if 0 <= n + d < 1 << 48]
values = [v for v in edges for _ in range(20)] + [v * 3 for v in range(500)] + [v * 1000000007 - 1 for v in range(1, 400)]
for values in (values, values[::-1], [-v for v in values]):
    print(remainders(values), quotients(values))
print(wide(3000))
print(all(all(check(v)) for v in values))
digits = 0
for i in range(3000):
    k = i * 7919
    while k:
        digits += k % 10
        k //= 10
print(digits)
# expect: 284821040 132224302722
# expect: 901949893 132224302722
# expect: 362270841 132224299959
# expect: (14629387894582, 18187)
# expect: True
# expect: 95100
