# Tuples whose first items are equal, in every mixture; strs that differ within or behind their first eight characters.
import random
random.seed(5)
vals = [0, 1, -1, 2**60, 1.0, 0.0, -0.0, "", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgi", "abcdefgh\0", "\0", "a\0", "é", "aé", "日", True, None, (1,), (1, 2)]
for kind in (lambda v: isinstance(v, int) and not isinstance(v, bool), lambda v: isinstance(v, float), lambda v: isinstance(v, str)):
    firsts = [v for v in vals if kind(v)]
    for seconds in (firsts, [v for v in vals if isinstance(v, str)], [v for v in vals if isinstance(v, (int, float))]):
        items = [(a, b, c) for a in firsts for b in seconds for c in (1, 2)] + [(a,) for a in firsts] + [(a, b) for a in firsts for b in seconds]
        for r in range(2):
            random.shuffle(items)
            got = sorted(items)
            slow = sorted(items, key=__import__("functools").cmp_to_key(lambda x, y: -1 if x < y else 1 if y < x else 0))
            assert got == slow and list(map(repr, got)) == list(map(repr, slow)), (got, slow)
s = ["".join(random.choice("ab\0é") for _ in range(random.randrange(12))) for _ in range(700)]
t = sorted(s)
print(all(not (y < x) for x, y in zip(t, t[1:])), sorted(t) == sorted(s, key=lambda x: [ord(c) for c in x]))
try: sorted([(1, "a"), (1, 2)])
except TypeError as e: print(e)
try: sorted([(1, None), (1, None), (1, 3)])
except TypeError as e: print(e)
nan = float("nan")
print(sorted([(1, nan), (1, nan), (1, 2.0)]), sorted([(1, 2, nan), (1, 2, 1)]))

# expect: True True
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'int' and 'NoneType'
# expect: [(1, nan), (1, nan), (1, 2.0)] [(1, 2, nan), (1, 2, 1)]
