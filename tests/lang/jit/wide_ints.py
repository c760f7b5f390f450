# Ints between 49 and 64 bits in hot loops, where the interpreter has them on the heap; beyond 64 bits they are big.
M61, M32 = (1 << 61) - 1, 0xFFFFFFFF


def rotate(x, n):
    return ((x >> n) | (x << (32 - n))) & M32


def mix(n, seed):
    a, b, c = seed, 1, 2
    for i in range(n):
        a = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
        b = (b * 6364136223 + a) % M61
        if b > 1 << 60 or not (b & 1 << 55):
            c += b // 3 - (b >> 7)
        c &= (1 << 62) - 1
    return a, b, c


print(mix(4000, 99))


def overflow(n, step):
    total, seen = 1 << 59, []
    for i in range(n):
        total += step
        if total * 3 < total:
            seen.append(i)
        if i % 700 == 0:
            seen.append(total)
    return total, len(seen), seen[-1]


print(overflow(3000, 1 << 40))
print(overflow(3000, 1 << 52))
print(overflow(3000, -(1 << 52)))


def powers(n):
    out = 0
    for i in range(n):
        x = 1 << (i % 70)
        y = x - 1
        out ^= (x | y) ^ ~x
        out += x // 7 - y % 11
        if x == y + 1 and x >= y:
            out += 1
    return out


print(powers(3000))


def kept(n):
    d, l = {}, []
    for i in range(n):
        x = i * 123456789123
        if i % 500 == 0:
            d[x] = i
            l.append(x)
        y = -x
        if y and x in d:
            l.append(str(x) + f"{x:x}" + repr(float(x)))
    return len(d), l[-1], l[-2], len(l)


print(kept(4000))


def data(bs):
    total = 0
    for i in range(len(bs)):
        total = total * 31 + bs[i] - bs[-1 - i] & M61
    for b in bs:
        if b == 250:
            break
        total ^= b << 50
    it = iter(bs)
    for b in it:
        total += b + next(it, 0)
    return total


print(data(bytes(range(256)) * 20), data(bytes(range(200)) * 20 + b"\x07"))
try:
    bs = b"ab" * 1000
    for i in range(3000):
        bs[i]
except IndexError as e:
    print(e, i)


def shift(state):
    a, b, c, d, e, f = state
    for i in range(3000):
        a, b, c, d, e, f = (a + i) & 0xFFFF, a, [b], c, (d, e), i
        if i % 1000 == 0:
            t = (a, b, c, d, e, f)
            e = t[3]
        e = None
    return a, b, c, d, e, f


print(shift((1, 2, 3, 4, 5, 6)))
print(sum([True, False, 3] * 100), sum([0.5, True, 2]), sum((True, True)), sum([True], False), sum([2**60, True, 2**62]))
# expect: (117990125, 1732779670886386823, 4054444090324184110)
# expect: (579759287186751488, 5, 579540484372824064)
# expect: (14087259634414911488, 5, 13191043308568182784)
# expect: (-12934338129808064512, 2877, 2999)
# expect: 2916220078373734224140
# expect: (8, '432098761930500188fdd5367704432098761930500.0', 432098761930500, 15)
# expect: 2285507430065064448 1801326318566990519
# expect: index out of range 2000
# expect: (42053, 39054, [36056], [33059], None, 2999)
# expect: 400 3.5 2 1 5764607523034234881
