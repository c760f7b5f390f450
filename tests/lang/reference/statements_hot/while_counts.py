# Counting loops with a step that changes.
n, step, out = 0, 1, []
while n < 5000:
    n += step
    if n % 7 == 0: step += 1
    elif step > 9: step = 1
    if n % 500 < step: out.append(n)
print(n, step, len(out), out[:4])
# expect: 5006 9 11 [508, 1002, 1500, 1505]
