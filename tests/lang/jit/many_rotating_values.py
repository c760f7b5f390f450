# Loops with more values that change each round than there are registers: what moves from one to the next keeps the right order.


def rotate(rounds):
    a, b, c, d, e, f, g, h, i, j, k = range(11)
    for n in range(rounds):
        a, b, c, d, e, f, g, h, i, j, k = b, c, d, e, f, g, h, i, j, k, (a * 3 + n) % 1009
    return [a, b, c, d, e, f, g, h, i, j, k]


def swap_far(rounds):
    a, b, c, d, e, f, g, h, i, j = range(10)
    for n in range(rounds):
        a, j = j, a
        b, i = i + 1, b
        c, h = h, c ^ n
        if n % 97 == 5:
            d, g = g, d + n
        e, f = f, e
    return [a, b, c, d, e, f, g, h, i, j]


def late_exit(rows):
    last = before = older = oldest = 0.5
    p = q = r = s = t = u = 0
    try:
        for n in range(100000):
            x = rows[n] * 0.5 + last - before + older - oldest
            oldest, older, before, last = older, before, last, x
            p, q, r, s, t, u = q, r, s, t, u, p + n
    except IndexError:
        pass
    return [round(v, 6) for v in (last, before, older, oldest)] + [p, q, r, s, t, u, n]


def neighbours(row, rounds):
    left, here, right = row[-1], row[0], row[1]
    total = 0
    for n in range(rounds):
        size = len(row)
        at = n % size
        left, here, right = here, right, row[(at + 2) % size]
        row[at] = (left ^ (here | right)) & 255
        total += row[at - 1] + row[at] * (n & 3)
    return total, left, here, right


print(rotate(5000))  # expect: [792, 611, 430, 249, 68, 538, 1005, 463, 930, 388, 855]
print(swap_far(5000))  # expect: [0, 2501, 2, 63183, 4, 5, 65708, 7, 2508, 9]
print(late_exit([k / 7 for k in range(3000)]))  # expect: [214.785714, 214.785714, 214.785714, 214.785714, 748500, 749000, 749500, 750000, 750500, 751000, 3000]
print(neighbours(list(range(60)), 5000))  # expect: (377826, 42, 10, 13)


def twice(n):
    def add(x):
        return x + 1

    def more(x):
        return add(x) + add(x + 1)

    total = 0
    for k in range(n):
        total += add(k) + more(k) + add(more(k))
    return total


def near_the_limit(n):  # calls that a trace has inlined, as deep as can be
    if n == 0:
        return twice(3)
    return near_the_limit(n - 1)


print(twice(3000))  # expect: 22516500
deepest = 0
for n in range(900, 1100):
    try:
        near_the_limit(n)
        deepest = n
    except RecursionError:
        break
print(n - deepest, deepest > 900)  # expect: 1 True
