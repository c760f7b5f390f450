# Tools for lists: array, deque as a queue for a search, bisect, heapq.
from array import array
from collections import deque
from heapq import heapify, heappop, heappush, nsmallest, merge
from bisect import bisect_left, bisect_right, insort
a = array("H", [4000, 10, 700, 22222]); print(sum(a), a[1:3], a.itemsize, a.tobytes()[:2])
graph = {1: [2, 3], 2: [4], 3: [4], 4: [5], 5: []}
queue, seen = deque([1]), []
while queue:
    node = queue.popleft()
    if node in seen: continue
    seen.append(node); queue.extend(graph[node])
print(seen, deque([1, 2, 3], 2), deque("abc").pop())
d = deque("abcd"); d.rotate(1); print(d, d.index("b"), d.count("z"))
scores = [33, 60, 85]; print([("FDCA"[bisect_right(scores, s)], s) for s in (10, 33, 60, 99)], bisect_left(scores, 60))
insort(scores, 50, key=lambda v: v); print(scores)
h = [5, 3, 8, 1]; heapify(h); heappush(h, 0); print([heappop(h) for _ in h[:]], nsmallest(2, [4, 1, 3]), list(merge([1, 4], [2, 3])))
# expect: 26932 array('H', [10, 700]) 2 b'\xa0\x0f'
# expect: [1, 2, 3, 4, 5] deque([2, 3], maxlen=2) c
# expect: deque(['d', 'a', 'b', 'c']) 2 0
# expect: [('F', 10), ('D', 33), ('C', 60), ('A', 99)] 1
# expect: [33, 50, 60, 85]
# expect: [0, 1, 3, 5, 8] [1, 3] [1, 2, 3, 4]
