# A match statement over changing subjects in a hot loop.
def f(x):
    match x:
        case int() if x > 50: return 1
        case int(n): return n
        case [a, b]: return a + b
        case [a, *_, b]: return a * b
        case {"k": v}: return v
        case str(): return len(x)
        case None: return -1
t = 0
subjects = [3, 99, [1, 2], (4, 5, 6), {"k": 7}, "word", None, True]
for i in range(160): t += f(subjects[i % 8]) * i
print(t)
# expect: 66400
