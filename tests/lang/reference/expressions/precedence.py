# What binds tighter than what.
print(1 + 2 * 3, (1 + 2) * 3, 2 + 3 << 1, 1 | 2 ^ 3 & 4, not 1 == 2, 1 < 2 == True, -2 ** 2, 2 * -3, 10 - 4 - 3, 2 ** 3 ** 0)
print(1 or 0 and 0, not 0 or 1, 1 if 0 else 2 or 3, lambda: 1 and 2, sep="|", end="\n" if 1 else "")  if False else None
print(7 % 3 * 2, 7 // 2 * 2, 1 - -1, ~1 + 1, 5 & 3 == 3, (5 & 3) == 1, 1 in [1] == True, not True is False, 3 - 2 if 1 else 0)
print(-1 ** 0.5, 4 / 2 * 2, 2 * 3 % 4, 1 << 2 + 1, 1 + 1 in [2], "a" "b" * 2, [1] + [2] * 2)
# expect: 7 9 10 3 True False -4 -6 3 2
# expect: 2 6 2 -1 False True False True 1
# expect: -1.0 4.0 2 8 True abab [1, 2, 2]
