# range beyond machine words.
n = 0
for i in range(2 ** 63 - 30, 2 ** 63 + 30):
    n += i & 7
print(n, i)
for i in range(2 ** 47 - 40, 2 ** 47 + 40):
    n += i % 5
print(n, i, len(range(0, 10 ** 18, 3)), range(10 ** 20)[-1])
# expect: 210 9223372036854775837
# expect: 370 140737488355367 333333333333333334 99999999999999999999
