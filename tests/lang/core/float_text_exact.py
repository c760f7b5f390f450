# float: hash, format, round and parse of numbers of all sizes, by the digest of what CPython gives.
import random, hashlib, struct
r = random.Random(5)
h = hashlib.md5()
def out(*a):
    h.update(repr(a).encode())
for i in range(2500):
    k = i % 6
    if k == 0: x = r.random() * 10 ** r.randint(-5, 18)
    elif k == 1: x = r.randint(-10**6, 10**6) / 2 ** r.randint(0, 12)
    elif k == 2: x = r.randint(-10**9, 10**9) / 10 ** r.randint(0, 9)
    elif k == 3: x = struct.unpack('d', struct.pack('Q', r.getrandbits(64)))[0]
    elif k == 4: x = r.randint(-2000, 2000) / 8 + r.choice([0, 1e-15, -1e-15])
    else: x = r.uniform(-1, 1) * 2.0 ** r.randint(40, 60)
    n = r.randint(0, 24)
    if x != x: continue
    out(hash(x), f'{x:.{n}f}', '%.2f' % x, f'{x:.1%}')
    try: out(round(x, n), round(x, 2), round(x, 1))
    except OverflowError as e: out(str(e))
    s = '%s%d.%de%d' % (r.choice(['', '-', '+']), r.getrandbits(r.randint(1, 40)), r.getrandbits(r.randint(1, 25)), r.randint(-30, 30))
    out(float(s), float(repr(x)), float(s.split('e')[0]), float(s.split('.')[0]))
for s in ['', '.', '+', '1.', '.5', '1e', '1e+', '1e5 ', ' 1', '1_0', '1__0', '0x1', '--1', '1e99999', '-0', '-0.0', '1.5e-0', 'e5', '1e0005', '123456789012345678', '9007199254740993', '9007199254740992', '1e22', '1e23', '-.5e1', '1.e2']:
    try: out(s, float(s))
    except ValueError as e: out(str(e))
print(h.hexdigest())
# expect: 95d8c2b087ee90d6d1a2e859b319ae3f
