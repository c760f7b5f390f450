# A 64-bit congruential generator: one- and two-limb ints, masks and shifts.
def f(n):
    x = 12345
    h = 0
    for i in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        h ^= x >> 33
    return x, h
print(f(20000))
# expect: (7204444559000862553, 873908392)
