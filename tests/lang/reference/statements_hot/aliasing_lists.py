# Two names for one list, read and written in turns.
a = list(range(20)); b = a; c = a[:]
for i in range(200):
    a[i % 20] += b[(i + 1) % 20]
    b[(i * 3) % 20] -= c[i % 20]
    if i == 100: b = a[:]
    a[i % 20] %= 1009
print(sum(a), sum(b), sum(c), a is b)
# expect: 10213 17237 190 False
