# SPDX-License-Identifier: MIT
# A function's trace that returns and goes on behind the call goes away with the function's code, not with its caller's.
SOURCE = """
def down(n, k):
    if n <= 0:
        return k
    a = n * 3 - k
    b = a // 2 + NUMBER
    c = (a + b) % 7
    if c > 100:
        return -1
    return down(n - 1, c + NUMBER) + 1
"""


def caller(f, n):
    return f(n, 1) + f(n // 2, 2)


def build(number):
    names = {"NUMBER": number}
    exec(SOURCE, names)
    down = names["down"]
    return sum(caller(down, i % 12) for i in range(700))


print([build(number) for number in range(12)])
# expect: [9769, 10122, 10940, 13330, 14491, 15370, 16292, 18788, 18688, 20838, 22006, 22356]
