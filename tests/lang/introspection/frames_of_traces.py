"""What is called from machine code sees its callers as they are: functions, lines, variables, and what it gives them."""
import sys

def tell(seen):
    counts = {}
    for item in seen:
        counts[item] = counts.get(item, 0) + 1
    for item, count in counts.items():
        print(item, count)

seen, total = [], 0

def frames():
    f, names = sys._getframe(2), []
    for _ in range(2):
        names.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return tuple(names)

def key(x):
    global total
    seen.append(frames())
    own = sys._getframe(1).f_locals
    total += own["x"] * 1000 + own["y"] + sys._getframe(2).f_locals["a"] + int(sys._getframe(1).f_back.f_locals["b"])
    return x

class Ends:
    def __del__(self):
        seen.append(frames())

def inner(x):
    y = x + 1
    k = Ends()
    k = None
    z = y * 2
    return z

def other(x):
    y = x + 1
    z = sorted([2, 1], key=key)
    w = max(1, 2,
            key=key)
    return y

def main(n):
    t = 0
    for i in range(n):
        a = i * 2
        b = a * 0.5
        t += inner(a)
        t += other(a)
    return t

print(main(200))
tell(seen)
print(total)

# a frame that is kept lives on with its variables
kept = []
class Keeps:
    def __eq__(self, other):
        if other.number % 50 == 3:
            kept.append(sys._getframe(1))
        return False
    def __init__(self, number):
        self.number = number

def compare(k, n):
    double = n + n
    found = k == k.others
    after = double + 1
    return after

def search(n):
    k, t = Keeps(0), 0
    for i in range(n):
        k.others = Keeps(i)
        many = [k.others]
        t += (k in many) + compare(k, i)
    return t

print(search(120))
print([(f.f_code.co_name, sorted((k, v) for k, v in f.f_locals.items() if type(v) is int), f.f_back.f_code.co_name) for f in kept])

# the same frame, asked twice; its variables can be changed (what runs as machine code finds that at its next chance to leave)
def alter(x):
    f = sys._getframe(1)
    assert f is sys._getframe(1)
    if x == 77:
        f.f_locals["extra"] = 1
        f.f_locals["a"] = 10 ** 6
    elif x > 80:
        assert f.f_locals["extra"] == 1 and f.f_locals["a"] == 10 ** 6
    return x

def altered(n):
    a = t = 0
    for i in range(n):
        r = list(map(alter, [i]))
        t += a if i != 77 else 0
    return t

print(altered(100))

def generate(n):
    for i in range(n):
        j = i + 1
        yield sum(map(look, [i]))

def look(x):
    f = sys._getframe(1)
    assert f.f_locals["j"] == x + 1 and f.f_back.f_code.co_name == "consume" and f.f_back.f_locals["t"] >= 0, f
    return x

def consume(n):
    t = 0
    for x in generate(n):
        t += x
    return t

print(consume(200))

class Fails:
    def __lt__(self, other):
        raise ValueError(sys._getframe(1).f_lineno)

def fail(x):
    try:
        return sorted([Fails(), Fails()])
    except ValueError as error:
        tb = error.__traceback__
        return tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, error.args[0] - tb.tb_lineno, tb.tb_next.tb_frame.f_back is tb.tb_frame

def failing(n):
    results = set()
    for i in range(n):
        results.add(fail(i))
    return results

print(failing(100))
# expect: 120000
# expect: (('inner', 34), ('main', 50)) 200
# expect: (('other', 40), ('main', 51)) 400
# expect: (('other', 41), ('main', 51)) 400
# expect: 159598800
# expect: 14400
# expect: [('compare', [('after', 7), ('double', 6), ('n', 3)], 'search'), ('compare', [('after', 107), ('double', 106), ('n', 53)], 'search'), ('compare', [('after', 207), ('double', 206), ('n', 103)], 'search')]
# expect: 22000000
# expect: 19900
# expect: {(2, 0, True)}
