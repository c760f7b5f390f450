# Functions made again and again, each with defaults of its own: traces fit all of them.
import sys

log = []


class Fin:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


def loop(f, n):
    t = 0
    for i in range(n):
        t += f(i)
    return t


print([loop(lambda x, a=k: x * a, 30) for k in range(30)][-3:])
# expect: [11745, 12180, 12615]


def steps(f, x):
    for _ in range(8):
        x = x - f(x) / (f(x + 1) - f(x))
    return x


print(sum(round(steps(lambda x, a=a: x + a, 1.0)) for a in range(60)))
# expect: -1770


def run(k):
    def add(x, o=Fin(k), step=k % 3):
        return x + step + o.n % 2
    return loop(add, 20) + loop(lambda x, y=add: y(x, step=1), 10)


print([run(k) for k in range(40)][-3:], log == list(range(40)))
# expect: [295, 285, 275] True


# other defaults, more and fewer of them, while the loop runs
def changed(n):
    def f(a, b=1, c=2):
        return a * 100 + b * 10 + c
    t = []
    for i in range(n):
        t.append(f(i))
        if i == n - 9:
            f.__defaults__ = (3, 4)
        if i == n - 7:
            f.__defaults__ = (5, 6, 7)
        if i == n - 5:
            f.__code__ = (lambda a, b=0, c=0: a - b - c).__code__
        if i == n - 3:
            f.__defaults__ = (9,)
        if i == n - 3:
            try:
                f(i)
            except TypeError as e:
                t.append(str(e))
                f.__defaults__ = (0, 0)
    return t[-11:]


print([changed(40) for _ in range(3)][-1])
# expect: [3012, 3112, 3234, 3334, 3467, 3567, 23, 24, "changed.<locals>.f() missing 1 required positional argument: 'b'", 38, 39]


# a default that the call itself takes away
def taken(n):
    t = []
    for k in range(n):
        def f(x, o=Fin(k)):
            if x == 7:
                f.__defaults__ = None
            return o.n
        t.append(loop(f, 8))
    return t[-2:]


del log[:]
print(taken(40), log == list(range(40)))
# expect: [304, 312] True
