# Intersections and differences of sets of ints and of mixed members, sorted texts of common beginnings, views of some dimensions.
import random

r = random.Random(5)
for size in (0, 3, 20, 300):
    a = {r.randrange(size * 2 + 1) for _ in range(size)}
    b = {r.randrange(size * 2 + 1) for _ in range(size)}
    print(size, sorted(a & b) == [x for x in sorted(a) if x in b], sorted(a - b) == [x for x in sorted(a) if x not in b], len(a ^ b) == len(a | b) - len(a & b))
print({1, 2.0, 3, "x", 1 << 70} & {1.0, 2, 3.5, "x", 1 << 70, None} == {1, 2.0, "x", 1 << 70})
print(sorted(map(type, {True, 2, 3} & {1, 2.0, 4}), key=str))
print({0, -1, -2, 5} - {-2.0, False} == {-1, 5})


class Mutates:
    def __init__(self, s):
        self.s = s

    def __hash__(self):
        return 7

    def __eq__(self, other):
        self.s.discard(3)
        self.s.add(3)
        return False


s = set(range(6)) | {7}
s.add(Mutates(s))
print(len([x for x in s & {3, 7, 100, 8, 9, 10, 11, 12, 13} if x == 3]) <= 1)

words = ["", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghz", "abcdefgh\0", "b", "é", "ÿ", "z", "\0", "\u0100", "\U00010000", "aé"]
for _ in range(5):
    r.shuffle(words)
    print(sorted(words) == sorted(words, key=lambda w: [ord(c) for c in w]), end=" ")
narrow = [w for w in words if all(ord(c) < 256 for c in w)]
print(sorted(narrow) == sorted(narrow, key=lambda w: [ord(c) for c in w]))

m = memoryview(bytes(range(24)))
cube = m.cast("B", (2, 3, 4))
print(cube.tolist()[1][2], cube.shape, cube.strides, m.cast("B", (4, 6)).tolist()[3], m[2:20:3].tolist(), m[5:].cast("b")[::-1].tolist()[:3])
print(memoryview(bytes(16)).cast("@q").format, m[4:8].cast("I")[0], m[1:1].tolist())
# expect: 0 True True True
# expect: 3 True True True
# expect: 20 True True True
# expect: 300 True True True
# expect: True
# expect: [<class 'float'>, <class 'int'>]
# expect: True
# expect: True
# expect: True True True True True True
# expect: [20, 21, 22, 23] (2, 3, 4) (12, 4, 1) [18, 19, 20, 21, 22, 23] [2, 5, 8, 11, 14, 17] [23, 22, 21]
# expect: @q 117835012 []
