# Two names of one list: a write through one is seen through the other.
def run(n):
    a = [0] * 4
    b = a
    c = [a, b]
    for i in range(n):
        a[i % 4] += i
        b[(i + 1) % 4] -= c[i % 2][i % 4] // 2
    return a, a is b, c[0] is c[1]
print(run(60))
# expect: ([-67, 174, 17, 203], True, True)
