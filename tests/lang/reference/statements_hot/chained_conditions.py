# and, or, not and chained comparisons on changing data.
n = 0
for i in range(200):
    a, b = i % 7, i % 5
    if a and not b or (a > b and b > 0): n += 1
    if 0 < a <= b < 5 or a == b == 0: n += 10
    n += (a or b or 3) - (a and b and 2)
    if not (a < 3 or b < 3): n -= 100
print(n)
# expect: -3443
