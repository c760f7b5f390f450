# A global read in a hot loop changes its type.
scale = 2
def work(n):
    global scale
    out = 0
    for i in range(n):
        if i == 50:
            scale = 0.5
        if i == 70:
            scale = True
        out += i * scale
    return out
print(work(90))
# expect: 4635.0
