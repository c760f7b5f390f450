# A global function replaced in the middle of a hot loop is the new one from then on.
def step(x): return x + 1
def other(x): return x * 2
total = 1
for i in range(90):
    if i == 60:
        step = other
    total = step(total)
    if total > 10 ** 6:
        total %= 1000
print(total)
# expect: 11264
