"""Lengths of deques and sets are read from them; whatever C does to them in between is seen."""
from collections import deque


def queues(count):
    queue, total, empty = deque(), 0, 0
    for n in range(count):
        queue.append(n)
        total += len(queue)
        queue.append(n)
        total += len(queue)
        queue.popleft()
        if not queue:
            empty += 1
        if len(queue) > 5:
            queue.clear()
            total += len(queue)
            empty += not queue
        queue.extend((n, n))
        total += len(queue)
        queue.pop()
        queue.rotate(1)
        while len(queue) > 3:
            queue.pop()
            total += 1
    return total, empty, len(queue)


def sets(count):
    members, total, frozen = set(), 0, frozenset((1, 2, 3))
    for n in range(count):
        members.add(n % 7)
        total += len(members)
        members.add(n % 5)
        total += len(members)
        members.discard(n % 3)
        total += len(members) + len(frozen)
        if len(members) > 4:
            members.pop()
            total += len(members)
        members |= {n % 11}
        total += len(members)
        members -= {n % 4}
        total += bool(members)
        if n % 50 == 0:
            members.clear()
            total += 1 if members else 2
    return total, len(members)


def bounded(count):
    last, total = deque(maxlen=3), 0
    for n in range(count):
        last.append(n)
        total += len(last)
        if n % 10 == 0:
            last.clear()
            total += len(last)
    return total


class Line:
    def __init__(self, n):
        self.queue = deque(range(n))
        self.busy = n % 2 == 0

    def length(self):
        return len(self.queue) + self.busy

    def is_empty(self):
        return not self.queue


class Own(deque):
    def __len__(self):
        return 7


def shortest(count):
    lines = [Line(n % 9 + 2) for n in range(7)]
    total = 0
    for n in range(count):
        line = min(lines, key=Line.length)
        line.queue.append(n)
        if n % 4 == 0:
            longest = max(lines, key=Line.length)
            total += len(longest.queue)
            longest.queue.clear()
        total += len(list(filter(Line.is_empty, lines)))
        total += sorted(lines, key=Line.length)[2].length()
    lines[3].queue = Own()
    return total, [line.length() for line in lines], [line.length() for line in sorted(lines, key=Line.length)]


def changed_behind(count):
    queue, total = deque(), 0

    class Ends:
        def __del__(self):
            queue.append(1)

    for n in range(count):
        before = len(queue)
        ends = Ends()
        del ends
        total += len(queue) - before
        if len(queue) > 20:
            queue.clear()
    return total


print(queues(5000))
print(sets(5000))
print(bounded(3000))
print(shortest(3000))
print(changed_behind(3000))
# expect: (84985, 0, 3)
# expect: (153812, 3)
# expect: 8098
# expect: (15759, [4, 4, 5, 7, 4, 4, 4], [4, 4, 4, 4, 4, 5, 7])
# expect: 3000
