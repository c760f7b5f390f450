# Sets of ints and strings in hot loops: membership, add, discard and remove without calls of Python code, and with.


def ints(n):
    seen, hits = set(), 0
    for i in range(n):
        k = i * 7919 % 1009
        if k in seen:
            hits += 1
            seen.remove(k)
        else:
            seen.add(k)
        if k not in seen:
            hits += 2
        seen.discard(k + 1)
    return hits, len(seen), sum(seen), list(seen)[:9]


print(ints(20000))


def strings(n):
    words = [f"w{i % 77}" for i in range(n)]
    seen, hits = set(), 0
    kept = frozenset(["w1", "w5", "w70", 3])
    for w in words:
        if w in seen:
            hits += 1
        seen.add(w)
        if w in kept:
            hits += 100
        if len(w) == 2:
            seen.discard(w)
        if w in {"w11", "w12", "w" + "13"}:
            hits += 10000
    return hits, len(seen), sorted(seen)[:5]


print(strings(9000))


class Like:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        log.append(other)
        return self.n == other


log = []


def mixed(n):
    s = {1, 2, 3, Like(5), 8.0, True, (1 << 70), "a", Like("b")}
    out = []
    for i in range(n):
        if i % 11 in s:
            out.append(i)
        if i == n - 100:
            s.add(Like(9))
        s.add(i % 11 + 20)
        s.discard(i % 10 + 21)
        if i % 1000 == 999:
            s.add(i % 11)
    return len(out), len(s), len(log)


print(mixed(5000))


def words(n):
    s = {"x", Like("b"), Like("y"), 3}
    hits = 0
    for i in range(n):
        c = "abxyz"[i % 5]
        hits += c in s
        s.add(c)
        if i % 3 == 0:
            s.discard(c)
    return hits, len(s), len(log) > 10


print(words(4000))


def missing(n):
    s, errors = set(range(50)), []
    for i in range(n):
        try:
            s.remove(i % 60)
        except KeyError as e:
            errors.append(e.args[0])
        s.add(i % 60)
    return len(errors), errors[:12], len(s)


print(missing(5000))


def walks(length, x, y, seen, turns):
    """Walks over a grid that meet no place twice and turn in no diagonal more than three times."""
    if length == 0:
        return 1
    count = 0
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        place = (x + dx) * 100 + y + dy
        if place in seen or x - y in turns and dx + dy > 0:
            continue
        fresh = dx > 0 and x - y not in turns and len(turns) < 3
        seen.add(place)
        if fresh:
            turns.add(x - y)
        count += walks(length - 1, x + dx, y + dy, seen, turns)
        if fresh:
            turns.remove(x - y)
        seen.remove(place)
    return count


print(walks(9, 0, 0, {0}, set()))


def unhashable(n):
    s, seen = {1, 2}, 0
    for i in range(n):
        key = [i] if i % 700 == 600 else i % 5
        try:
            seen += key in s
            s.add(key)
        except TypeError as e:
            seen += 1000
    return seen, s


print(unhashable(3000))
# expect: (30, 765, 386001, [43, 824, 50, 52, 57, 59, 64, 13, 72])
# expect: (3552763, 67, ['w10', 'w11', 'w12', 'w13', 'w14'])
# expect: (2908, 17, 457)
# expect: (2666, 4, True)
# expect: (10, [50, 51, 52, 53, 54, 55, 56, 57, 58, 59], 60)
# expect: 10479
# expect: (6993, {0, 1, 2, 3, 4})
