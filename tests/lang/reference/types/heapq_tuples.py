"""Heaps of tuples: ints, floats, both, equal beginnings, other lengths, items that are asked, what has no order."""
import heapq


class Asked:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Asked.asked += 1
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n


class Pair(tuple):
    def __lt__(self, other):
        return self[1] < other[1]


def ordered(items):
    heap = list(items)
    heapq.heapify(heap)
    first = [heapq.heappop(heap) for _ in range(len(heap))]
    for item in items:
        heapq.heappush(heap, item)
    return first == [heapq.heappop(heap) for _ in range(len(heap))], first


nan = float("nan")
print(ordered([(3, 1), (1, 2), (1, -2), (2, 9), (1, 2)]))
print(ordered([(0.0, 2), (-0.0, 1), (0.0, 0), (-1.5, 3)]))
print(ordered([(1, 2.5), (1.0, 2), (2, 1), (True, 0)]))
print(ordered([(1,), (1, 2), (), (1, 2, 3), (0, 9)]))
print(ordered([("b", 1), ("a", 2), ("a", 1)]))
print(ordered([(1 << 70, 1), (5, 2), (-(1 << 70), 3), (5, 1)]))
print([n for n, a in ordered([(1, Asked(3)), (1, Asked(1)), (0, Asked(9))])[1]], Asked.asked)
print(ordered([Pair((1, 3)), Pair((2, 2)), Pair((3, 1))])[1])
heap = [(1, nan), (1, 2.0), (1, 1.0)]
heapq.heapify(heap)
print(heap)
print([heapq.heappop_max(h) for h in [[(9, 1), (3, 2), (9, 0)]] for _ in range(3)])
try:
    heapq.heapify([(1, {}), (1, {1: 2})])
except TypeError as error:
    print(error)
# expect: (True, [(1, -2), (1, 2), (1, 2), (2, 9), (3, 1)])
# expect: (True, [(-1.5, 3), (0.0, 0), (-0.0, 1), (0.0, 2)])
# expect: (True, [(True, 0), (1.0, 2), (1, 2.5), (2, 1)])
# expect: (True, [(), (0, 9), (1,), (1, 2), (1, 2, 3)])
# expect: (True, [('a', 1), ('a', 2), ('b', 1)])
# expect: (True, [(-1180591620717411303424, 3), (5, 1), (5, 2), (1180591620717411303424, 1)])
# expect: [0, 1, 1] 3
# expect: [(3, 1), (2, 2), (1, 3)]
# expect: [(1, 1.0), (1, 2.0), (1, nan)]
# expect: [(9, 1), (9, 0), (3, 2)]
# expect: '<' not supported between instances of 'dict' and 'dict'
