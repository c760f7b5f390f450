# Every augmented operator in a hot loop, on ints, floats and strings.
a, b, c, d, e, f = 0, 1.0, "", 1, [], 1
for i in range(1, 100):
    a += i; a -= 1; b *= 1.01; b /= 1.005; c += "x" if i % 3 else "y"; d = (d << 1 ^ i) & 0xFFFF; d |= i; e += [i]; f *= i; f %= 1000003; a //= 1; a ^= 5
print(a, round(b, 6), len(c), d, len(e), f)
# expect: 4848 1.634466 99 65527 99 93711
