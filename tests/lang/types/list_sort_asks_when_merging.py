# Which items list.sort() compares when it merges runs, and in which order: __lt__ may have effects, be no order at all, or raise.
import random


class K:
    def __init__(self, value, number):
        self.value, self.number = value, number

    def __lt__(self, other):
        asked.append(self.number * 10007 + other.number)
        if how == 2:
            return (self.value * 31 + other.value * 17 + len(asked)) % 3 == 0
        if how == 3 and len(asked) == stop:
            raise ValueError
        return self.value < other.value


def values_of(r, count):
    most = r.choice((2, 5, count + 1, 10 * count + 1))
    values = [r.randrange(most) for _ in range(count)]
    kind = r.randrange(6)
    if kind == 1:
        values.sort()
        for _ in range(r.randrange(9)):
            values[r.randrange(count)] = r.randrange(most)
    elif kind == 2:
        ways = r.randrange(1, 9)
        values = sum((sorted(values[i::ways]) for i in range(ways)), [])
    elif kind == 3:
        values = sum((sorted(values[i:i + 100], reverse=r.random() < 0.5) for i in range(0, count, 100)), [])
    elif kind == 4:
        values.sort()
        at = r.randrange(count)
        values = values[at:] + values[:at]
    return values


def digest(numbers):
    result = 0
    for number in numbers:
        result = (result * 1000003 + number) & (2**61 - 1)
    return result


total = calls = 0
for seed in range(160):
    r = random.Random(seed)
    count = r.choice((63, 64, 65, 100, 200, 500, 900))
    values = values_of(r, count)
    asked, how, stop = [], seed % 4, r.randrange(1, 5 * count + 1)
    if how == 0:
        values = [float("nan") if r.random() < 0.1 else float(value) for value in values]
    items = [K(value, number) for number, value in enumerate(values)]
    if seed % 8 == 0: # the same floats without Python code
        order = [item.number for item in sorted(items, key=lambda item: item.value)]
        total = (total * 31 + digest(order)) & (2**61 - 1)
    try:
        items.sort(reverse=r.random() < 0.3)
    except ValueError:
        pass
    calls += len(asked)
    total = (total * 31 + digest(asked) + digest(item.number for item in items)) & (2**61 - 1)
print(calls, total)
# expect: 126160 1878787798562426785
