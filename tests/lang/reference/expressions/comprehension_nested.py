# Several for and if clauses nest from left to right.
print([(x, y) for x in range(3) for y in range(x)])
print([x * y for x in range(1, 4) if x % 2 for y in range(1, 4) if y != x])
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], [c for row in m for c in row])
print([(a, b) for a, *b in ["xyz", "pq"]], [x for x in (1, 2) if (y := x) > 1], y)
print([i for i in range(5) if i if i % 2], [(lambda: q)() for q in range(3)])
# expect: [(1, 0), (2, 0), (2, 1)]
# expect: [2, 3, 3, 6]
# expect: [[1, 4], [2, 5], [3, 6]] [1, 2, 3, 4, 5, 6]
# expect: [('x', ['y', 'z']), ('p', ['q'])] [2] 2
# expect: [1, 3] [0, 1, 2]
