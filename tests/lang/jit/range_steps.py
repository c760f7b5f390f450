# range() with a step, its iterator without the range, enumerate() from anywhere: made in traces.


def steps(n):
    total = 0
    for i in range(n):
        for k in range(i, 3 * i + 1, i % 7 + 1):
            total += k
        for k in range(50, i % 60, -3):
            total -= k
        for k in range(i % 5 - 2):
            total += 1
    return total


print(steps(300))
# expect: 13151125


def changing(stops):
    total = 0
    for start, stop, step in stops:
        try:
            for k in range(start, stop, step):
                total += k
        except (ValueError, TypeError) as e:
            print(e)
    return total


print(changing([(0, 20, 3)] * 3000 + [(5, 5, 0), (20, 0, -7), (0, 1 << 70, 1 << 68), (1.5, 2, 1)] + [(9, -9, -2)] * 100))
# expect: range() arg 3 must not be zero
# expect: 'float' object cannot be interpreted as an integer
# expect: 1770887431076117145075


def left_inside(n):
    seen = []
    for i in range(n):
        for k in range(0, 100, 5):
            if k > i % 110:
                seen.append(k)
                break
        else:
            seen.append(-1)
    return sum(seen), seen[-5:]


print(left_inside(4000))
# expect: (171360, [40, 40, 40, 40, 40])


def numbered(words, start):
    total = 0
    for word in words:
        for i, c in enumerate(word, start):
            total += i * ord(c)
        for i, x in enumerate(range(3)):
            total += i * x
        for i, x in enumerate((7, 8)):
            total += i + x
        for i, x in enumerate([start, word]):
            total += i
    return total


print(numbered(["these", "are", "some", "words", ""] * 500, 1), numbered(["b"] * 900, -5))
# expect: 2528000 -421200
print(numbered(["abc"] * 900, 1 << 60))
# expect: 305063030118971710135800


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i < self.n:
            return i * 2
        raise IndexError


def any_numbered(things):
    total = 0
    for thing in things:
        for i, x in enumerate(thing):
            total += i * x
    return total


print(any_numbered([[1, 2, 3]] * 2500 + [Seq(4), {5: 1}, (i for i in range(3)), b"ab"] * 20))
# expect: 22525
