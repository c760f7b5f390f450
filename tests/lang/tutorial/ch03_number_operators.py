# Numbers as a calculator shows them: division, floors, remainders, powers and the last value.
print(17 / 3, 17 // 3, 17 % 3, 5 * 3 + 2, 5 ** 2, 2 ** 7, -3 ** 2, (-3) ** 2, 4 * 3.75 - 1, 8 / 5)
print(round(3.14159, 2), int("12") + 1, 3 + 4j, (1 + 2j) * 1j)
# expect: 5.666666666666667 5 2 17 25 128 -9 9 14.0 1.6
# expect: 3.14 13 (3+4j) (-2+1j)
