# Which items list.sort() compares, and in which order: __lt__ may have effects (lists that are one run's length).
class K:
    def __init__(self, v, i):
        self.v, self.i = v, i
    def __lt__(self, other):
        asked.append((self.v, other.v))
        return self.v < other.v
state = 1
def random(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
total = 0
for k in range(150):
    m = (2, 5, 100)[k % 3]
    values = [random(m) for _ in range(random((4, 9, 40)[k // 3 % 3]) + 1)]
    if k % 4 == 1:
        values.sort(reverse=True)
    elif k % 4 == 2:
        values = sorted(values) + values[:2]
    items = [K(v, i) for i, v in enumerate(values)]
    asked = []
    items.sort()
    assert all((x.v, x.i) < (y.v, y.i) for x, y in zip(items, items[1:]))
    total = (total * 31 + sum(a * 3 + b * (i % 97) for i, (a, b) in enumerate(asked))) % 1000000007
    if k < 4 or k % 30 == 0:
        print(values[:8], len(asked), asked[:6], total)
asked = []
items = [K(v, i) for i, v in enumerate([3, 3, 2, 2, 1, 1, 5])]
items.sort(key=lambda x: x, reverse=True)
print([(x.v, x.i) for x in items], asked)
# expect: [0, 0, 1] 2 [(0, 0), (1, 0)] 3
# expect: [3, 3, 2, 0] 4 [(3, 3), (2, 3), (3, 3), (0, 2)] 132
# expect: [94, 96, 94, 96] 7 [(96, 94), (94, 96), (94, 96), (94, 96), (94, 94), (96, 94)] 8082
# expect: [0, 1] 1 [(1, 0)] 250545
# expect: [0, 0, 0, 0, 0, 1, 1, 1] 16 [(0, 0), (0, 0), (0, 0), (0, 0), (1, 0), (1, 1)] 997108882
# expect: [0] 0 [] 972226402
# expect: [1, 1, 1, 1, 1, 1] 5 [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1)] 832378917
# expect: [1, 1, 1, 1, 0, 0, 0, 0] 14 [(1, 1), (1, 1), (1, 1), (0, 1), (1, 1), (0, 0)] 56451891
# expect: [(5, 6), (3, 0), (3, 1), (2, 2), (2, 3), (1, 4), (1, 5)] [(1, 5), (1, 1), (1, 1), (2, 1), (1, 2), (2, 5), (2, 1), (2, 5), (2, 2), (2, 5), (3, 2), (3, 5), (3, 2), (3, 2), (3, 5), (3, 3)]
