# Many texts and floats, and tuples of them, are sorted by their digits: common beginnings, NULs, empty texts, what is no ASCII, -0.0, NaN, ties.
import bisect


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def text(self, alphabet, most):
        return "".join([alphabet[self.below(len(alphabet))] for _ in range(self.below(most + 1))])


def inserted(items):  # stable, by comparisons of two at a time
    out = []
    for item in items:
        bisect.insort_right(out, item)
    return out


def same(items):
    good = inserted(items)
    wrong = 0
    for found in (sorted(items), sorted(items, key=lambda item: item), sorted(sorted(items), reverse=True)[::-1]):
        wrong += len(found) != len(good) or any(a is not b and (a != b or repr(a) != repr(b)) for a, b in zip(found, good))
    places = sorted(range(len(items)), key=items.__getitem__)
    wrong += any(items[a] is not b and items[a] != b for a, b in zip(places, good))
    wrong += any(items[a] == items[b] and a > b for a, b in zip(places, places[1:]))
    places = sorted(range(len(items)), key=items.__getitem__, reverse=True)
    wrong += any(items[a] == items[b] and a > b for a, b in zip(places, places[1:]))
    return wrong


r = Random(7)
for count in (16, 30, 100, 600, 2100):
    for alphabet in ("ab", "abc\0", "\0", "0123456789", "xyzäöü\xff", "a\u20ac", "ab\U0001f40d"):
        for most in (1, 7, 8, 9, 30):
            texts = [r.text(alphabet, most) for _ in range(count)]
            wrong = same(texts)
            if count < 600:
                head = "a common beginning/"
                wrong += same([head + text for text in texts]) + same([(head, text, -i) for i, text in enumerate(texts)])
                wrong += same([(text, i % 3) for i, text in enumerate(texts)]) + same([(i % 3, text) for i, text in enumerate(texts)])
                wrong += same([(len(text) / 2, text) for text in texts]) + same([(text, text[::-1], text) for text in texts])
            if wrong:
                print(count, repr(alphabet), most, wrong)
print("texts")  # expect: texts
for count in (255, 256, 3000):  # (0.0 and -0.0 change places when they are reversed twice)
    floats = [(r.below(2**31) - 2**30) * 2.0**(r.below(40) - 20) for _ in range(count)]
    quarters = [(r.below(100) - 50) / 4 for _ in range(count)]
    zeros = [(0.0, -0.0, 1e-320, -1e-320, float("inf"), -float("inf"))[r.below(6)] for _ in range(count)]
    print(same(floats), same(quarters), same(zeros), same([(x, i % 5) for i, x in enumerate(quarters)]), same([(0, x) for x in floats]))
# expect: 0 0 1 0 0
# expect: 0 0 1 0 0
# expect: 0 0 1 0 0
nan = float("nan")
print(len(sorted(quarters + [nan])), sorted(zeros + [nan] * 2)[0] != 0, len(sorted([(1, x) for x in quarters + [nan]])))  # expect: 3001 True 3001


class Text(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


words = [r.text("abcdef", 5) for _ in range(400)]
print(sorted([Text(word) for word in words]) == sorted(words, reverse=True))  # expect: True
print(same([(word, None) for word in dict.fromkeys(words)]), same([(word, 2**70) for word in words]), same([(word, True) for word in words]))  # expect: 0 0 0
print(same([((word,), i) for i, word in enumerate(words)]), same([(word, (i,)) for i, word in enumerate(words)]), same([(word,) * (1 + i % 2) for i, word in enumerate(words)]))  # expect: 0 0 0
try:
    sorted(words + [1])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'int' and 'str'
deep = ["x" * (r.below(2) + 7 * r.below(60)) for _ in range(500)]
print(same(deep))  # expect: 0
