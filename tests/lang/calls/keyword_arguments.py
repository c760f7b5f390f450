# Keywords may come in any order, and mix with positions.
def f(a, b, c):
    return a * 100 + b * 10 + c
total = 0
for i in range(60):
    total += f(c=i, a=1, b=2) - f(i, c=3, b=4)
print(total)
# expect: -170610
