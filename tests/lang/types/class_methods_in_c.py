"""Class methods in C, of builtin types and of what is made of them: called again and again, replaced, refused, kept."""
class I(int):
    @classmethod
    def mk(cls): return cls(5)
class B(bytes): pass
class D(dict): pass
def f(n):
    out = 0
    b = b'12345678'
    for i in range(n):
        out += int.from_bytes(b, 'little') & 7
        out += I.from_bytes(b, 'big') % 3
        out += len(bytes.fromhex('00ff10ab'))
        out += len(B.fromhex('00ff10ab')) + len(dict.fromkeys('abc')) + len(D.fromkeys('ab', 3))
        out += type(I.from_bytes(b, 'big')) is I
        out += float.fromhex('0x1p3') > 2
    return out
print(f(10), f(3000), f(3000))
def g(c, n):
    for i in range(n):
        x = c.fromhex('ab')
    return x, type(x)
print(g(bytes, 50), g(bytearray, 50), g(B, 50), g(bytes, 3000), g(bytearray, 3000))
class M(type): pass
class N(bytes, metaclass=M):
    pass
for i in range(100):
    if i == 60:
        N.fromhex = lambda s: (s, 1)
    if i == 80:
        N.fromhex = staticmethod(lambda s: (s, 2))
    if i == 90: M.fromhex = property(lambda self: lambda s: 'meta')
    x = N.fromhex('cd')
    if i % 10 == 9: print(i, x)
for i in range(60):
    try: int.from_bytes()
    except TypeError as e: m = str(e)
    try: int.from_bytes('a', 'little')
    except TypeError as e: m2 = str(e)
    try: bytes.fromhex(b'', 3)
    except TypeError as e: m3 = str(e)
    try: bytes.fromhex('0g')
    except ValueError as e: m4 = str(e)
print(m, m2, m3, m4, sep='\n')
for i in range(40): u = int.from_bytes; assert u is not int.from_bytes; 
print(u(b'a', 'big'), u.__self__)
import datetime, itertools
def h(n):
    for i in range(n):
        a = list(itertools.chain.from_iterable([[1], [2, i]]))
        d = datetime.date.fromordinal(700000 + i)
    return a, d
print(h(10), h(2000))
# expect: 160 48000 48000
# expect: (b'\xab', <class 'bytes'>) (bytearray(b'\xab'), <class 'bytearray'>) (b'\xab', <class '__main__.B'>) (b'\xab', <class 'bytes'>) (bytearray(b'\xab'), <class 'bytearray'>)
# expect: 9 b'\xcd'
# expect: 19 b'\xcd'
# expect: 29 b'\xcd'
# expect: 39 b'\xcd'
# expect: 49 b'\xcd'
# expect: 59 b'\xcd'
# expect: 69 ('cd', 1)
# expect: 79 ('cd', 1)
# expect: 89 ('cd', 2)
# expect: 99 meta
# expect: from_bytes() missing required argument 'bytes' (pos 1)
# expect: cannot convert 'str' object to bytes
# expect: bytes.fromhex() takes exactly one argument (2 given)
# expect: non-hexadecimal number found in fromhex() arg at position 1
# expect: 97 <class 'int'>
# expect: ([1, 2, 9], datetime.date(1917, 7, 24)) ([1, 2, 1999], datetime.date(1923, 1, 4))
