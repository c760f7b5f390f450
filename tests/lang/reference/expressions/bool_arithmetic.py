# Truth values as numbers in loops.
n = 0
for i in range(100): n += (i % 2 == 0) + (i > 50) * 2 - (not i) + (i in (3, 5)) + True
print(n, True + True, sum(x > 2 for x in range(5)), -True, ~False, True << 3, max(True, 0), [1, 2][True], True / 2, divmod(True, 2), True ** 2, isinstance(True & 1, bool))
# expect: 249 2 2 -1 -1 8 True 2 0.5 (0, 1) 1 False
