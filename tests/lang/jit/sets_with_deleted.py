# Sets whose members come and go: deleted places are passed and taken again as in CPython, which the order shows.


def churn(n, keys, step):
    s = set()
    orders = 0
    for i in range(n):
        k = keys[i * step % len(keys)]
        if k in s:
            if i % 3:
                s.remove(k)
            else:
                s.discard(k)
        else:
            s.add(k)
        if i % 97 == 0:
            for place, member in enumerate(s):
                orders = (orders * 31 + place * 7 + hash(member)) % 1000003
    return orders, len(s), sorted(map(repr, s))[:6]


small = list(range(-12, 30))
far = [i * 32 for i in range(40)] + [i * 1024 + 5 for i in range(40)]
pairs = [(i % 7, i % 11) for i in range(77)]
mixed = [-1, -2, -1.0, -2.0, 3, 3.0, True, 1, 0, False, 2**61 - 2, -2 + 0j, (1, 2), (1.0, 2), 2**62, 8, 64, 72]
for keys in (small, far, pairs, mixed, list(range(400))):
    for step in (1, 5, 13):
        print(churn(5000, keys, step))


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        asked.append(self.n)
        return isinstance(other, int) and other == self.n


asked = []


def with_odd(n):
    s = set(range(0, 40, 2))
    s.add(Odd(7))
    found = 0
    for i in range(n):
        k = i % 41
        if k in s:
            found += 1
            s.remove(k)
        else:
            s.add(k)
    return found, len(s), len(asked)


print(with_odd(5000))


def texts(n):
    names = ["k%d" % (i % 50) for i in range(n)]
    s, found = set(), 0
    for name in names:
        if name in s:
            found += 1
            s.discard(name)
        else:
            s.add(name)
    return found, sorted(s)[:3], len(s)


print(texts(5025))
# expect: (870997, 40, ['-1', '-10', '-2', '-3', '-4', '-5'])
# expect: (347965, 40, ['-1', '-10', '-11', '-2', '-3', '-4'])
# expect: (79215, 40, ['-1', '-10', '-11', '-2', '-3', '-4'])
# expect: (181722, 40, ['0', '1024', '1056', '1088', '1120', '1152'])
# expect: (921314, 8, ['0', '1120', '160', '320', '480', '640'])
# expect: (874468, 40, ['0', '10245', '1056', '1120', '1184', '12293'])
# expect: (539173, 72, ['(0, 0)', '(0, 1)', '(0, 10)', '(0, 2)', '(0, 3)', '(0, 4)'])
# expect: (189556, 72, ['(0, 0)', '(0, 1)', '(0, 10)', '(0, 2)', '(0, 3)', '(0, 4)'])
# expect: (477090, 72, ['(0, 0)', '(0, 1)', '(0, 10)', '(0, 2)', '(0, 3)', '(0, 4)'])
# expect: (756783, 4, ['4611686018427387904', '64', '72', '8'])
# expect: (864434, 4, ['(-2+0j)', '(1, 2)', '64', 'False'])
# expect: (60282, 4, ['-1', '2305843009213693950', '3', '8'])
# expect: (418368, 200, ['0', '1', '10', '100', '101', '102'])
# expect: (883376, 40, ['0', '10', '100', '105', '110', '115'])
# expect: (544737, 200, ['0', '100', '103', '104', '106', '107'])
# expect: (2499, 23, 2)
# expect: (2500, ['k0', 'k1', 'k10'], 25)
