# A max-heap by its five functions: pops fall, replace and pushpop keep the order upside down.
import heapq
heap = []
for n in (3, 1, 4, 1, 5, 9, 2, 6):
    heapq.heappush_max(heap, n)
print(heap[0], [heapq.heappop_max(heap) for _ in range(4)])
print(heapq.heapreplace_max(heap, 10), heap[0])
print(heapq.heappushpop_max(heap, 11), heapq.heappushpop_max(heap, 0))
names = ["pear", "fig", "apple"]
heapq.heapify_max(names)
print([heapq.heappop_max(names) for _ in range(3)], names)
try:
    heapq.heappop_max([])
except IndexError as e:
    print(e)
# expect: 9 [9, 6, 5, 4]
# expect: 3 10
# expect: 11 10
# expect: ['pear', 'fig', 'apple'] []
# expect: index out of range
