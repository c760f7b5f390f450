# else runs when no break left the loop.
def find(n, k):
    for i in range(n):
        if i == k:
            break
    else:
        return "no"
    return i
print([find(60, k) for k in (0, 30, 59, 60, 99)])
def spin(n):
    c = 0
    while n > 0:
        n -= 1
        if n == 7:
            continue
        c += 1
    else:
        c += 1000
    return c
print(spin(60), spin(5))
# expect: [0, 30, 59, 'no', 'no']
# expect: 1059 1005
