# A hot loop calls functions that have hot loops.
def inner(n):
    s = 0
    for i in range(n):
        if i & 1:
            s += i
        else:
            s -= 1
    return s
def outer(n):
    s = 0
    for i in range(n):
        s += inner(i % 9)
    return s
print(outer(100), inner(100))
# expect: 264 2450
