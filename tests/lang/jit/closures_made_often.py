# Functions made again and again, called in a loop: traces fit all of them, and hold none of their cells.
log = []
class Fin:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        log.append(self.n)
def run(k):
    o = Fin(k)
    step = k % 3
    def add(x):
        return x + step + o.n % 2
    mul = lambda x: x * 2 + k
    t = 0
    for i in range(30):
        t += add(i)
        t += mul(i)
    return t
print([run(k) for k in range(40)][-5:], log == list(range(40)))
def apply(f, n):
    t = 0
    for i in range(n):
        t += f(i)
    return t
def make(k):
    def g(x):
        nonlocal k
        k += 1
        return x + k
    return g
print([apply(make(k), 20) for k in range(20)][::4], apply(lambda x: x, 50), apply(lambda x: -x, 50))
def other(x):
    return x * 100
g = make(3)
out = []
for i in range(60):
    if i == 40:
        g.__code__ = (lambda k: lambda x: k and x - 1)(1).__code__
    out.append(apply(g, 3))
print(out[35:45])
# expect: [2445, 2385, 2475, 2505, 2505] True
# expect: [400, 480, 560, 640, 720] 1225 -1225
# expect: [333, 342, 351, 360, 369, 0, 0, 0, 0, 0]
