# Three loops deep with breaks, continues and else clauses.
n = 0
for i in range(12):
    for j in range(i, 12):
        if (i + j) % 5 == 0: continue
        for k in range(j):
            if k * k > i + j: break
            n += k
        else:
            n += 100
            if j > 9: break
    else: n += 10000
print(n)
# expect: 121051
