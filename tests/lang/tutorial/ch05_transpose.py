# Nested comprehensions and zip transpose a matrix.
m = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
t = [[row[i] for row in m] for i in range(4)]
u = []
for i in range(4): u.append([row[i] for row in m])
print(t, t == u, list(zip(*m)))
# expect: [[1, 5, 9], [2, 6, 10], [3, 7, 11], [4, 8, 12]] True [(1, 5, 9), (2, 6, 10), (3, 7, 11), (4, 8, 12)]
