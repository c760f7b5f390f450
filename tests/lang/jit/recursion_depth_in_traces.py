# The depth at which RecursionError comes is the same in traces; frames inlined count.
import sys
def down(n, best):
    best[0] = max(best[0], n)
    return down(n + 1, best)
def mutual(n, best):
    best[0] = n
    return other(n + 1, best) + 1
def other(n, best):
    return mutual(n, best) - 1
def run(f, times):
    out = set()
    for i in range(times):
        best = [0]
        try:
            f(0, best)
        except RecursionError as e:
            out.add((best[0], str(e)[:40]))
    return out
a, b = run(down, 12), run(mutual, 12)
print(len(a), len(b), sorted(a)[0][0] - sorted(b)[0][0] * 1 > 400)
print([x[1] for x in sorted(a) + sorted(b)])
def tree(n):
    if n == 0:
        return 0
    return 1 + tree(n - 1)
for limit in (200, 300):
    sys.setrecursionlimit(limit)
    depths = []
    for i in range(60):
        lo = 100
        while True:
            try:
                tree(lo)
            except RecursionError:
                break
            lo += 1
        depths.append(lo)
    print(limit, len(set(depths)), depths[0] - limit)
sys.setrecursionlimit(1000)
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 30), [ack(1, k) for k in range(20)][-1])
# expect: 1 1 True
# expect: ['maximum recursion depth exceeded', 'maximum recursion depth exceeded']
# expect: 200 1 -1
# expect: 300 1 -1
# expect: 63 21
