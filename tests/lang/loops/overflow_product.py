# Products near the limits of small ints and of machine words.
def run(a, n):
    out = []
    for i in range(n):
        b = a + i
        out.append(b * b)
        out.append(b * -b)
    return sum(out), out[-1], out[0]
for a in (2 ** 23, 2 ** 24 - 30, 2 ** 31 - 30, 2 ** 32 - 30, 2 ** 48 - 30):
    print(run(a, 60))
# expect: (0, -70369734036889, 70368744177664)
# expect: (0, -281475949790025, 281473970078596)
# expect: (0, -4611686142981440329, 4611685889578369924)
# expect: (0, -18446744322817655625, 18446743816011514756)
# expect: (0, -79228162514280663142193169225, 79228162514247449094941311876)
