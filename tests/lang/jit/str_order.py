def f0(i0):
    f1 = 2.0
    s0 = 'abc'
    for n5 in range(30):
        if s0 < s0:
            break
        cell = i0 % 100
    return cell
print(f0(5))
# expect: 5
