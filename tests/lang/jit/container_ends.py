# Deques in traces: append and pop at both ends run no Python code unless maxlen lets an item go; enumerate() of containers; functions made in loops.
import gc
from collections import deque


class Counted:
    alive = 0

    def __init__(self, number):
        self.number = number
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def walk(n):
    queue = deque([(0, 0)])
    seen = {(0, 0)}
    total = 0
    while queue:
        x, y = queue.popleft()
        total += x * y
        for a, b in ((x + 1, y), (x, y + 1)):
            if a < n and b < n and (a, b) not in seen:
                seen.add((a, b))
                if (a + b) % 3:
                    queue.append((a, b))
                else:
                    queue.appendleft((a, b))
        if len(queue) > 30:
            last = queue.pop()
            queue.append(last)
    return total, len(seen)


print(walk(60))  # expect: (3132900, 3600)


# What falls out at the other end ends at once; the trace meets both kinds, and a deque that changes its kind.
def bounded(n):
    free, full = deque(), deque(maxlen=3)
    most = 0
    for i in range(n):
        for queue in (free, full):
            queue.append(Counted(i))
        if i % 2:
            free.popleft()
        most = max(most, Counted.alive - len(free))
        if i == n // 2:
            free.__init__(free, 5)
    return most, Counted.alive, len(free), len(full)


print(bounded(3000))  # expect: (3, 7, 4, 3)
gc.collect()
print(Counted.alive)  # expect: 0


class Noisy:
    def __del__(self):
        global flag
        flag += 1


flag = 0


def finalizers(n):
    queue = deque(maxlen=2)
    told = 0
    for i in range(n):
        before = flag
        queue.append(Noisy())
        told += flag - before
    return told


print(finalizers(3000))  # expect: 2998


def empty(n):
    queue, failed = deque(), 0
    for i in range(n):
        try:
            queue.popleft() if i & 1 else queue.pop()
        except IndexError as error:
            failed += len(str(error))
        queue.append(i)
        if i % 3:
            queue.pop()
    return failed, list(queue)[:4]


print(empty(3000))  # expect: (46000, [])


def nearest(points, x):
    best, least = -1, 1e9
    for i, p in enumerate(points):
        d = (p - x) ** 2
        if d < least:
            best, least = i, d
    return best


def numbered(n):
    points = [0.5, 2.5, 7.0, 1.0]
    out = []
    for i in range(n):
        out.append(nearest(points, i % 9))
        if i % 500 == 0:
            points.append(float(i % 7))
    pairs = [(i, c) for k in range(n // 10) for i, c in enumerate("ab")]
    pairs += [(i, c) for k in range(n // 10) for i, c in enumerate((3, 4))]
    more = sum(i * c for k in range(n) for i, c in enumerate(range(k % 5)))
    again = enumerate(points)
    next(again)
    return sum(out), len(pairs), more, [i for i, p in again]


print(numbered(3000))  # expect: (11214, 1200, 12000, [1, 2, 3, 4, 5, 6, 7, 8, 9])


def makes(n):
    total = 0
    for i in range(n):
        add = lambda x, y=i: x + y
        total += add(1) + add(2, 3)
    return total, add.__defaults__, add.__name__


print(makes(3000))  # expect: (4516500, (2999,), '<lambda>')
