# The methods shared by sequences and the ways to make one from another.
for s in ([3, 1, 2], (3, 1, 2), "312"):
    print(sorted(s), list(reversed(s)), s[::-1], max(s), min(s), len(s), s * 2, s + s, s.index(s[1]), tuple(s), "".join(map(str, s)), set(s) == {*s})
# expect: [1, 2, 3] [2, 1, 3] [2, 1, 3] 3 1 3 [3, 1, 2, 3, 1, 2] [3, 1, 2, 3, 1, 2] 1 (3, 1, 2) 312 True
# expect: [1, 2, 3] [2, 1, 3] (2, 1, 3) 3 1 3 (3, 1, 2, 3, 1, 2) (3, 1, 2, 3, 1, 2) 1 (3, 1, 2) 312 True
# expect: ['1', '2', '3'] ['2', '1', '3'] 213 3 1 3 312312 312312 1 ('3', '1', '2') 312 True
