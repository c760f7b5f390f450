# SPDX-License-Identifier: MIT
"""Graphs: breadth first search in a maze, union-find for spanning trees, topological order, strongly connected parts."""
import sys
from collections import deque


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit


def maze_distance(rows):
    height, width = len(rows), len(rows[0])
    distance = [[-1] * width for _ in range(height)]
    distance[0][0] = 0
    queue = deque([(0, 0)])
    while queue:
        r, c = queue.popleft()
        for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= nr < height and 0 <= nc < width and rows[nr][nc] != "#" and distance[nr][nc] < 0:
                distance[nr][nc] = distance[r][c] + 1
                queue.append((nr, nc))
    return max(map(max, distance)), sum(row.count(-1) for row in distance)


class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


def spanning_tree(n, edges):
    sets = UnionFind(n)
    total = 0
    for weight, a, b in sorted(edges):
        if sets.union(a, b):
            total += weight
    return total


def topological(n, edges):
    after = [[] for _ in range(n)]
    waiting = [0] * n
    for a, b in edges:
        after[a].append(b)
        waiting[b] += 1
    ready = deque(i for i in range(n) if not waiting[i])
    order = []
    while ready:
        a = ready.popleft()
        order.append(a)
        for b in after[a]:
            waiting[b] -= 1
            if not waiting[b]:
                ready.append(b)
    return order


def components(n, edges):
    """Tarjan's algorithm with a stack of iterators."""
    after = [[] for _ in range(n)]
    for a, b in edges:
        after[a].append(b)
    index, low, on_stack, stack, found = {}, {}, set(), [], 0
    for root in range(n):
        if root in index:
            continue
        work = [(root, iter(after[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            a, rest = work[-1]
            for b in rest:
                if b not in index:
                    index[b] = low[b] = len(index)
                    stack.append(b)
                    on_stack.add(b)
                    work.append((b, iter(after[b])))
                    break
                if b in on_stack:
                    low[a] = min(low[a], index[b])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[a])
                if low[a] == index[a]:
                    found += 1
                    while True:
                        b = stack.pop()
                        on_stack.remove(b)
                        if a == b:
                            break
    return found


def main(size=340):
    random = Random(3)
    rows = ["".join("#" if random.below(10) < 3 and r + c else "." for c in range(size)) for r in range(size)]
    n = size * 80
    weighted = [(random.below(1000), random.below(n), random.below(n)) for _ in range(n * 3)]
    down = [(min(a, b), max(a, b)) for _, a, b in weighted if a != b]
    order = topological(n, down)
    checksum = 0
    for place, node in enumerate(order):
        checksum = (checksum * 31 + place * node) % 1000003
    loose = [(a, b) for w, a, b in weighted if w < 400]
    print("graph_walks", size, maze_distance(rows), spanning_tree(n, weighted), len(order), checksum,
          components(n, loose))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
