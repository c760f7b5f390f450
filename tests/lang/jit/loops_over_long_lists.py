"""Loops over long lists in a large heap, which ask memory for later items: of any kind, and while the list changes."""


class Point:
    def __init__(self, x):
        self.x = x


def ballast(n):
    return [[i] for i in range(n)]


kept = ballast(30000)


def mixed(n):
    kinds = [lambda i: {"x": i}, lambda i: [i], Point, lambda i: (i, str(i)), float, lambda i: i, lambda i: None, str, lambda i: {}]
    return [kinds[i % 9 if i % 100 > 50 else 0](i) for i in range(n)]


def total(items):
    result = 0
    for item in items:
        if type(item) is dict:
            result += item.get("x", 1)
        elif type(item) is list:
            result += item[0]
        elif type(item) is Point:
            result += item.x
        elif item is not None:
            result += 1
    return result


def dicts(items):
    return sum(item["x"] for item in items if type(item) is dict and item)


def shrinks(items):
    seen = 0
    for item in items:
        seen += len(item)
        if len(items) > 100:
            items.pop()
            if seen % 7 == 0:
                del items[-20:]
    return seen, len(items)


def grows(items):
    seen = 0
    for item in items:
        seen += item["x"]
        if seen % 3 == 0 and len(items) < 5000:
            items.append({"x": seen})
    return seen, len(items)


def emptied(items):
    seen = 0
    for item in items:
        seen += item[0]
        if seen > 9000:
            items.clear()
    return seen, items


def nested(rows):
    return [sum(v for v in row) + len(row) for row in rows]


items = mixed(6000)
print(total(items), total(items), dicts(items))  # expect: 12081731 12081731 10092915
print(shrinks([{"x": i, "y": i} for i in range(6000)]))  # expect: (2478, 1221)
print(grows([{"x": i} for i in range(3000)]))  # expect: (3004498500, 5000)
print(emptied([[i, 1] for i in range(4000)]))  # expect: (9045, [])
rows = [list(range(i % 50)) for i in range(4000)]
for _ in range(3):
    print(sum(nested(rows)))  # expect: 1666000
    # expect: 1666000
    # expect: 1666000
