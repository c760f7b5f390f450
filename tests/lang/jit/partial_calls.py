# functools.partial in loops enters the Python function that it holds: of functions, methods and callable objects,
# while it may change or die with the call.
from functools import partial
import sys

log = []


class Fin:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)

    def add(self, x, y=1):
        return self.n + x + y

    def __call__(self, a, *rest):
        return self.n * a + len(rest)


def clamp(low, high, x):
    return low if x < low else high if x > high else x


def loop(p, n):
    t = 0
    for i in range(n):
        t += p(i)
    return t


def total(*items):
    return sum(items)


print(loop(partial(clamp, 10, 50), 90), loop(partial(total, 1, 2), 40), loop(partial(Fin(4).add, 7), 40))
# expect: 3280 900 1220
print(loop(partial(Fin(3)), 40), loop(partial(Fin(3), 5), 40), log)
# expect: 2340 640 [4, 3, 3]
print([loop(partial(lambda a, b, c=k: a * b + c, k), 20) for k in range(5)])
# expect: [0, 210, 420, 630, 840]

# the partial, what it holds and what it is given die with the call
del log[:]


def dies(n):
    t = 0
    for i in range(n):
        t += partial(clamp, 2, 20)(i)
        t += partial(Fin(i).add, i)()
        t += partial(lambda f, g: f.n + g.n, Fin(i))(Fin(-i))
    return t


print(dies(40), len(log), log[:6], log[-3:])
# expect: 2193 120 [0, 0, 0, 1, -1, 1] [39, -39, 39]


def keeps(f, t):
    return (f, t)


def kept(n):
    last = None
    for i in range(n):
        last = partial(keeps, Fin(1000 + i))([i])
    return last


del log[:]
last = kept(40)
print(last[0].n, last[1], len(log))
# expect: 1039 [39] 39
del last


# what it holds changes between calls, also in the call itself
def first(a, b):
    return a - b


def second(a, b, **names):
    return a * b + len(names)


def changes(n):
    p, t = partial(first, 3), []
    for i in range(n):
        t.append(p(i))
        if i == n - 8:
            p.__setstate__((second, (5,), {}, {}))
        if i == n - 4:
            p.keywords["x"] = 1
    return t[-10:]


print(changes(40))
# expect: [-27, -28, -29, 165, 170, 175, 180, 186, 191, 196]


def itself(p, i):
    if i == 35:
        p[0].__setstate__((lambda p, i: -i, (p,), {}, None))
    return i + len(p)


def changes_itself(n):
    holder = []
    holder.append(partial(itself, holder))
    return [holder[0](i) for i in range(n)][-7:]


print(changes_itself(40))
# expect: [34, 35, 36, -36, -37, -38, -39]

# generators, keywords, gaps, too many arguments
def count(a, b):
    yield a
    yield b


def mixed(n):
    g, k, t = partial(count, 1), partial(clamp, 3, x=7), 0
    for i in range(n):
        t += sum(g(i)) + k(9)
        try:
            partial(clamp, 1, 2, 3)(i)
        except TypeError as e:
            message = str(e)
    return t, message


print(mixed(40))
# expect: (1100, 'clamp() takes 3 positional arguments but 4 were given')


# exceptions pass through, frames are those of the functions
def raises(a, b):
    if b > 30:
        raise ValueError(sys._getframe(1).f_code.co_name)
    return b


def catches(n):
    p, t = partial(raises, 1), []
    for i in range(n):
        try:
            p(i)
        except ValueError as e:
            t.append((str(e), e.__traceback__.tb_next.tb_frame.f_code.co_name, e.__traceback__.tb_next.tb_next))
    return len(t), t[-1]


print(catches(40))
# expect: (9, ('catches', 'raises', None))


def deep(n):
    return 0 if n == 0 else 1 + again(n - 1)


again = partial(deep)
print(again(300), [again(k) for k in range(3)])
# expect: 300 [0, 1, 2]
forever = partial(lambda n: forever(n + 1))
try:
    forever(0)
except RecursionError as e:
    print(str(e)[:32])
# expect: maximum recursion depth exceeded


# stored keywords: of parameters, for ** and in the wrong; other values and other names while the loop runs
def named(a, b=2, *rest, c=3, **more):
    return a + 10 * b + 100 * c + 1000 * len(rest) + 10000 * sum(more.values())


def keywords(n):
    p, q, m = partial(named, c=1), partial(named, 7, d=2, c=0), partial(Fin(9).add, y=5)
    wrong, t = partial(clamp, 1, x=2), []
    for i in range(n):
        t.append((p(i), p(i, 1, 1), q(), m(i), partial(named, b=Fin(0) and i)(1)))
        if i == n - 4:
            p.keywords["c"] = 2
            del q.keywords["d"]
        if i == n - 2:
            p.keywords["e"] = 1
            q.keywords[5] = 6
            break
        try:
            wrong(4, 5)
        except TypeError as e:
            message = str(e)
    try:
        q()
    except TypeError as e:
        return t[-4:], message, str(e)


print(keywords(40))
print(loop(partial(lambda x, k: x * k, k=3), 40), sum(loop(partial(lambda x, *, k=j: x + k, k=j), 20) for j in range(20)))
# expect: ([(155, 1145, 20027, 49, 651), (156, 1146, 20027, 50, 661), (257, 1247, 27, 51, 671), (258, 1248, 27, 52, 681)], "clamp() got multiple values for argument 'x'", 'keywords must be strings')
# expect: 2340 7600
