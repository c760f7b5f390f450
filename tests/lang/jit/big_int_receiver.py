def f(x, xs):
    n = 0
    for i in range(40):
        n += x.bit_length()
        xs[-1] = x
    return n, xs
print(f(5 << 62, [1 << 48, 2]))
# expect: (2600, [281474976710656, 23058430092136939520])
