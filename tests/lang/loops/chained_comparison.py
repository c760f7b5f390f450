# Chained comparisons evaluate the middle once and stop early.
calls = 0
def mid(x):
    global calls
    calls += 1
    return x
n = 0
for i in range(60):
    if 10 <= mid(i) < 50:
        n += 1
    if 100 < i < mid(0):
        n += 1000
print(n, calls, 1 < 2 < 3 == 3.0 != 4, 1 < 3 > 2)
# expect: 40 60 True True
