# Numbers, sets, tuples, keywords and checksums by their quick ways and beside them.
import binascii, zlib, math, array, random
from functools import partial
r = random.Random(3)
for n in list(range(0, 200)) + [255, 256, 1000, 4096, 65537]:
    b = r.randbytes(n)
    for v in (0, 1, 0xFFFFFFFF, 12345):
        assert binascii.crc32(b, v) == zlib.crc32(b, v), (n, v)
    assert binascii.crc32(memoryview(b)[3:]) == zlib.crc32(b[3:])
h = 0
for n in range(0, 130):
    for k in range(0, n + 2):
        h = (h * 31 + math.comb(n, k)) % (2**61 - 1)
print(h, math.comb(2**40, 3), math.comb(2**70, 2), math.comb(100, 50))
print(math.gcd(12, 18), math.gcd(-12, 18), math.gcd(0, 0), math.gcd(0, -5), math.gcd(2**47, 2**40 * 3), math.gcd(True, 4), math.gcd(2**70, 2**65), math.gcd(-2**48, 2**47))
for c in 'hHiIbBlLqQfd':
    a = array.array(c, [0, 1, 100]); print(c, list(a))
print(list(array.array('h', [-1, -32768])), list(array.array('i', [-1, -2**31])), list(array.array('H', [65535])), list(array.array('I', [2**32 - 1])))
for s in ['0', '-0', '1' * 15, '9' * 15, '9' * 16, '-' + '9' * 18, '1' + '0' * 18, '1' + '0' * 19, '1' + '0' * 36, '-' + '123456789' * 8, '0' * 40, '0' * 30 + '7', '9' * 599, '9' * 600, '9' * 601, '-' + '8' * 599, '1_000_000_000_000_000_000_000', ' +' + '5' * 30 + ' ']:
    v = int(s); print(v == eval(s.strip().lstrip('+0') or '0') if s.strip('+-0 ') else v, str(v)[:45], len(str(v)))
for e in (1, 47, 48, 49, 62, 63, 64, 65, 96, 127, 128, 129, 200):
    print(2**e, -2**e, 2**e - 1, 10**18 * 2**(e % 60))
class I(int): pass
print(str(I(2**70)), str(I(5)), '%d' % I(2**100), f'{I(2**64)}', repr(I(-2**90)))
def f(*a, **k): return a, k
def g(a, b=2, *, c=3): return a, b, c
d = {'a': 1}
for _ in range(20):
    x = (f(**d), f(1, **d), f(*(1, 2), **d, z=2), g(**d), g(1, **{'c': 5}), g(*[7], **{'b': 8}))
print(x, d)
for bad in ({1: 2}, {'a': 1, 'q': 2}, {'b': 1}, {'a': 1, 'b': 2, 'c': 3, 'e': 4}, 5, {'zz' + str(i): i for i in range(30)}):
    try: print(g(**bad))
    except TypeError as e: print(e)
try: f(**{'a': 1}, **{'a': 2})
except TypeError as e: print(e)
class S(str): pass
print(f(**{S('k'): 1}), len(f(**{'k%d' % i: i for i in range(40)})[1]))
p = partial(max, 3)
print([p(i) for i in range(6)], b'abc'[::2], b'abcdef'[1:4], b''[0:1], bytes([5])[0:1])
s = set()
for i in range(100): s.add(i * 7 % 64); s.add(float(i % 5)); s.add(True)
print(sorted(s) == sorted({i * 7 % 64 for i in range(100)} | {0.0, 1.0}), len(s), list({3, 1, 2, 1.0, 2**60, -1, -2}), {1.0} | {1}, {True} | {1, 2}, set([1, 1.0, True]))
t = (1, 'a', 2.5)
print(t == (1, 'a', 2.5), t != (1, 'a', 2.5), t == (1, 'a'), hash(t) == hash((1, 'a', 2.5)), (1, 2) == (1, 3), () == ())
n = float('nan'); print((n,) == (n,), (1, (2, 'x')) in {(1, (2, 'x'))}, 'a b c'.split(' ', 1), 'a,bb,ccc,,é'.split(','), 'x' .split(), ' ab  cd '.split(None, 1), 'a b c d e f g h i j k l m'.split(), 'a,b'.rsplit(',', 0))
class Nq:
    def __eq__(self, o): print('eq'); return True
print((Nq(), 1) == (Nq(), 2), (Nq(), 1, 2) == (Nq(), 1), (Nq(),) != (Nq(),))
print('abc'.startswith(''), ''.startswith('a'), 'abc'.endswith('bc'), 'é'.startswith('\u20ac'), 'aé'.endswith('é'), 'abc'.startswith('b', 1))
# expect: 1155789769248172773 221537999296881515907494228629913600 696898287454081973172400900209902591410176 100891344545564193334812497256
# expect: 6 6 0 5 1099511627776 1 36893488147419103232 140737488355328
# expect: h [0, 1, 100]
# expect: H [0, 1, 100]
# expect: i [0, 1, 100]
# expect: I [0, 1, 100]
# expect: b [0, 1, 100]
# expect: B [0, 1, 100]
# expect: l [0, 1, 100]
# expect: L [0, 1, 100]
# expect: q [0, 1, 100]
# expect: Q [0, 1, 100]
# expect: f [0.0, 1.0, 100.0]
# expect: d [0.0, 1.0, 100.0]
# expect: [-1, -32768] [-1, -2147483648] [65535] [4294967295]
# expect: 0 0 1
# expect: 0 0 1
# expect: True 111111111111111 15
# expect: True 999999999999999 15
# expect: True 9999999999999999 16
# expect: True -999999999999999999 19
# expect: True 1000000000000000000 19
# expect: True 10000000000000000000 20
# expect: True 1000000000000000000000000000000000000 37
# expect: True -12345678912345678912345678912345678912345678 73
# expect: 0 0 1
# expect: True 7 1
# expect: True 999999999999999999999999999999999999999999999 599
# expect: True 999999999999999999999999999999999999999999999 600
# expect: True 999999999999999999999999999999999999999999999 601
# expect: True -88888888888888888888888888888888888888888888 600
# expect: True 1000000000000000000000 22
# expect: True 555555555555555555555555555555 30
# expect: 2 -2 1 2000000000000000000
# expect: 140737488355328 -140737488355328 140737488355327 140737488355328000000000000000000
# expect: 281474976710656 -281474976710656 281474976710655 281474976710656000000000000000000
# expect: 562949953421312 -562949953421312 562949953421311 562949953421312000000000000000000
# expect: 4611686018427387904 -4611686018427387904 4611686018427387903 4000000000000000000
# expect: 9223372036854775808 -9223372036854775808 9223372036854775807 8000000000000000000
# expect: 18446744073709551616 -18446744073709551616 18446744073709551615 16000000000000000000
# expect: 36893488147419103232 -36893488147419103232 36893488147419103231 32000000000000000000
# expect: 79228162514264337593543950336 -79228162514264337593543950336 79228162514264337593543950335 68719476736000000000000000000
# expect: 170141183460469231731687303715884105728 -170141183460469231731687303715884105728 170141183460469231731687303715884105727 128000000000000000000
# expect: 340282366920938463463374607431768211456 -340282366920938463463374607431768211456 340282366920938463463374607431768211455 256000000000000000000
# expect: 680564733841876926926749214863536422912 -680564733841876926926749214863536422912 680564733841876926926749214863536422911 512000000000000000000
# expect: 1606938044258990275541962092341162602522202993782792835301376 -1606938044258990275541962092341162602522202993782792835301376 1606938044258990275541962092341162602522202993782792835301375 1048576000000000000000000
# expect: 1180591620717411303424 5 1267650600228229401496703205376 18446744073709551616 -1237940039285380274899124224
# expect: (((), {'a': 1}), ((1,), {'a': 1}), ((1, 2), {'a': 1, 'z': 2}), (1, 2, 3), (1, 2, 5), (7, 8, 3)) {'a': 1}
# expect: keywords must be strings
# expect: g() got an unexpected keyword argument 'q'
# expect: g() missing 1 required positional argument: 'a'
# expect: g() got an unexpected keyword argument 'e'
# expect: __main__.g() argument after ** must be a mapping, not int
# expect: g() got an unexpected keyword argument 'zz0'
# expect: __main__.f() got multiple values for keyword argument 'a'
# expect: ((), {'k': 1}) 40
# expect: [3, 3, 3, 3, 4, 5] b'ac' b'bcd' b'' b'\x05'
# expect: True 64 [1152921504606846976, 1, 2, 3, -1, -2] {1.0} {True, 2} {1}
# expect: True False False True False True
# expect: True True ['a', 'b c'] ['a', 'bb', 'ccc', '', 'é'] ['x'] ['ab', 'cd '] ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'] ['a,b']
# expect: eq
# expect: eq
# expect: eq
# expect: False False False
# expect: True False True False True True
