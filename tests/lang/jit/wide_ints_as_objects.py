# Ints of more than 49 bits in hot loops: their boxes are virtual, and become objects where something needs one.


def modulus(n, x=42):
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
    return x


def mask(n, x=1):
    for _ in range(n):
        x = (x * 6364136223846793 + 1442695040888963) & 0x3FFFFFFFFFFFFFF
    return x


def crossing(n):  # 49 bits, 63 bits, and beyond
    seen = []
    x = 1
    for i in range(n):
        x = x * 3 + 1
        if x > 1 << 80:
            seen.append(x)
            x = i
    return seen[:3], x


def operators(n):
    a = b = c = 0
    x, y = (1 << 50) + 7, -(1 << 55) - 11
    for i in range(n):
        a ^= (x + i) ^ y
        b += (x - y) // 3 - (y % 1000) + (y // 7) % 13 + ~y + -x
        c |= (x << 3) | (x >> 5) | (y >> 61)
        if x > y and y < x and x != y and x:
            b -= 1
        x += 1 << 40
        y -= 3
        b &= (1 << 60) - 1
    return a, b, c, x, y


class Box:
    def __init__(self, value):
        self.value = value

    def step(self):
        self.value = (self.value * 25214903917 + 11) & ((1 << 48) - 1) | 1 << 52
        return self.value >> 16


def attribute(n):
    box, total = Box(7), 0
    for _ in range(n):
        total += box.step()
    return box.value, total


def containers(n):
    items, table, pairs, x = [], {}, [], 1 << 51
    for i in range(n):
        x = x * 5 % ((1 << 57) - 13)
        items.append(x)
        table[x] = i
        pairs.append((x, x + 1))
        items[i // 2] = x - 1
    return items[-2:], sum(items) % 1000003, table[x], pairs[-1], x in table


def square(value):
    return value * value


def calls(n):
    total, text = 0, 0
    for i in range(n):
        wide = square((1 << 25) + i)
        total += max(wide, 5) % 7 + abs(-wide) % 11 + hash(wide) % 13
        text += len(str(wide)) + len(f"{wide:x}") + int(float(wide) > 1e15)
    return total, text, wide


def nested(n):
    h = 1 << 50
    for i in range(n):
        for j in range(i % 3 + 2):
            h = (h ^ j) * 3 % ((1 << 58) - 27)
        h += i
    return h


def cell(n):
    state = 1 << 53

    def advance():
        nonlocal state
        state = (state * 7 + 1) % ((1 << 59) - 55)
        return state
    return [advance() for _ in range(n)][-1], state


def produced(n):
    def states(x):
        for _ in range(n):
            x = x * 11 % ((1 << 56) - 5)
            yield x
    total = 0
    for x in states(1 << 52):
        total = (total + x) % ((1 << 61) - 1)
    return total


def same_object(n):
    same = 0
    for i in range(n):
        x = (1 << 52) + i
        y = x
        same += (x == y) + (y - x == 0)
    return same, x


def ended(n):
    x = 1 << 50
    try:
        for i in range(n):
            x = x * 3 % ((1 << 58) - 27)
            if i == n - 1:
                raise ValueError(x)
    except ValueError as error:
        return error.args[0] == x, x


def power(base, exponent, modulus):
    return 1 if exponent == 0 else base * power(base, exponent - 1, modulus) % modulus


print(modulus(3000), mask(3000))
print(crossing(3000))
print(operators(2000))
print(attribute(2000))
print(containers(1500))
print(calls(1500))
print(nested(1200))
print(cell(1500), produced(1500))
print(same_object(1500), ended(1500))
print(sum(power(b, 50, (1 << 31) - 1) for b in range(60)))
# expect: 975035922 130025526860000329
# expect: ([3230540944613336649466120, 1342735125127353916033243, 2592409399998356570559232], 58862011)
# expect: (0, 876589310290199586, -1, 3324923162394631, -36028797018969979)
# expect: (4655546832865303, 141719065027160)
# expect: ([24664483190811130, 123322415954055650], 592212, 1499, (123322415954055650, 123322415954055651), True)
# expect: (18000, 45000, 1126000505276761)
# expect: 232890867146309953
# expect: (245644294319487244, 245644294319487244) 653411349891341900
# expect: (3000, 4503599627371995) (True, 236069428232107024)
# expect: 59667612350
