def f0(i0, i1, l0, p0):
    i2 = 1; i3 = 0
    s0 = 'abc'; s1 = 'x'
    for s1 in [s0, s1] * 3:
        (i1, p1), i2 = (i2, s0), i1
    return i1,i2,p1
print(f0(-3, 5, list(range(10)), 's'))
print(f0(1<<62, 5, list(range(10)), 's'))
# expect: (5, 1, 'abc')
# expect: (5, 1, 'abc')
