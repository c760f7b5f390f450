# str.translate, count, bytes.split, hex and + by their quick ways and beside them.
t = str.maketrans('abc', 'xyz')
print('aabbccdd'.translate(t), 'abc'.translate({97: None, 98: 'long', 99: '\u20ac'}), 'abc'.translate({97: None, 98: None, 99: None}), 'abc'.translate({}), 'abé'.translate(t))
for bad in ({97: -1}, {97: 2**70}, {97: 1.5}, {97: b'a'}, 5):
    try: print('abc'.translate(bad))
    except Exception as e: print(type(e).__name__, e)
class D(dict):
    def __missing__(self, k): return 'M'
print('abc'.translate(D()), 'abc'.translate('xyz' * 40))
for n in (0, 1, 31, 32, 33, 63, 64, 65, 8159, 8160, 8161, 20000):
    print(n, ('ab' * n)[:n].count('a'), ('ab' * n).encode()[:n].count(b'a'))
print(b'a,b,,c'.split(b','), b'a,b,,c'.split(b',', 1), b','.split(b','), b''.split(b','), b'a--b'.split(b'--'), b'a,b'.split(bytearray(b',')))
print(b'ab' + b'', b'' + b'cd', b'ab' + bytearray(b'x'), bytes(range(256)).hex()[-20:], b''.hex(), b'abc'.hex('-'), b'abc'.hex('-', 0), bytearray(b'ab').hex(), memoryview(b'ab').hex())
class B(bytes):
    pass
print(B(b'ab') + b'', type(B(b'ab') + b''), b'' + B(b'x'), b'abc'.find(b'c'), b'abc'.find(99), b'x'.replace(b'x', b'y'))
print(sorted(['b', 'a', '', 'ab', 'é', 'abc', 'aé', '\u20ac']), 'a' < '', '' < 'a', 'ab' < 'abc')
# expect: xxyyzzdd long€  abc xyé
# expect: ValueError character mapping must be in range(0x110000)
# expect: ValueError character mapping must be in range(0x110000)
# expect: TypeError character mapping must return integer, None or str
# expect: TypeError character mapping must return integer, None or str
# expect: TypeError 'int' object is not subscriptable
# expect: MMM yzx
# expect: 0 0 0
# expect: 1 1 1
# expect: 31 16 16
# expect: 32 16 16
# expect: 33 17 17
# expect: 63 32 32
# expect: 64 32 32
# expect: 65 33 33
# expect: 8159 4080 4080
# expect: 8160 4080 4080
# expect: 8161 4081 4081
# expect: 20000 10000 10000
# expect: [b'a', b'b', b'', b'c'] [b'a', b'b,,c'] [b'', b''] [b''] [b'a', b'b'] [b'a', b'b']
# expect: b'ab' b'cd' b'abx' f6f7f8f9fafbfcfdfeff  61-62-63 616263 6162 6162
# expect: b'ab' <class 'bytes'> b'x' 2 2 b'y'
# expect: ['', 'a', 'ab', 'abc', 'aé', 'b', 'é', '€'] False True True
