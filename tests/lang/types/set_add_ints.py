# Ints added to sets one by one: equal keys of other types, -1 and -2 (whose hashes are the same), deleted slots, growth, collisions.
def build(items):
    made = set()
    for x in items:
        made.add(x)
    return made


class Same(int):
    def __eq__(self, other):
        asked.append(int(other))
        return True

    def __hash__(self):
        return 5


for _ in range(30):
    asked = []
    out = [sorted(build([-1, -2, -1, -2])), build([1, True, 1.0]), build([True, 1]), build([0.0, 0, False]), len(build(range(-50, 50)))]
    out.append({-2, -1} == {x for x in (-1, -2)} == {-1, -2, *(-1, -2)})
    s = set(range(20))
    for i in range(0, 20, 3):
        s.discard(i)
    for i in range(19, -1, -1):
        s.add(i)
    out += [s == set(range(20)), list(s), len({i * 8 for i in range(100)}), len({i << 40 for i in range(-100, 100)})]
    same = {Same(5)}
    same.add(5)
    same.add(13)
    same.add(21)
    out += [len(same), sorted(map(int, same)), asked, {7, 7, 15, 23, 7}]
print(*out, sep="\n")
# expect: [-2, -1]
# expect: {1}
# expect: {True}
# expect: {0.0}
# expect: 100
# expect: True
# expect: True
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
# expect: 100
# expect: 200
# expect: 3
# expect: [5, 13, 21]
# expect: [5]
# expect: {15, 23, 7}
