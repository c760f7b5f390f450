# Short ways of bytes.fromhex, bytes.replace, sequence * int, map and filter give what the long ones do.
def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Bytes(bytes):
    pass


for text in ("", "0", "00", "ff", "FF10aB", "00 ff", "0g", "g0", "00ff1", "0\u0660", "ab\xe9d", "0123456789abcdefABCDEF", "@`GgfF", "\x3a0", "0:", "/0"):
    show(bytes.fromhex, text)
    show(Bytes.fromhex, text)
    show(bytearray.fromhex, text)
show(bytes.fromhex, b"00ff")
for old, new in ((b"a", b"z"), (b"a", b""), (b"a", b"zz"), (b"", b"-"), (b"q", b"z"), (b"a", b"a")):
    for count in (-1, 0, 1, 2, 100):
        show(b"abcabca", b"abcabca".replace(old, new, count))
    show(Bytes(b"aa").replace, old, new)
    show(bytearray(b"aab" * 20).replace, old, new)
print(b"ab".count(b"b"), (b"ab" * 15).count(b"b"), (b"ab" * 16).count(b"a"), (b"ab" * 40).count(b"b"), ("xy" * 33).count("y"))


class Times(list):
    def __mul__(self, other):
        return "mine", other


class Right(int):
    def __rmul__(self, other):
        return "right", other


for left in ("ab", b"ab", [1, "x"], (1, 2.5), bytearray(b"ab"), Times([1]), Bytes(b"q"), {1}, None):
    for right in (3, 0, -1, True, 2**70, Right(2), 1.5):
        show(lambda a, b: a * b, left, right)
show(lambda: [1] * 2**62)
print(list(map(abs, [-1, 2.5, -3 + 4j])), list(map(len, ("", "ab"))), list(filter(None, [0, 1, 2.5, 0.0, "", "x", 2**70, -1])), set(map(abs, (-1, 1))))
show(lambda: list(map(len, [1])))
show(lambda: list(map(abs, [1], [2])))
show(lambda: sum(map(ord, "abc")))
for length in (0, 1, 3, 4, 7, 8, 9, 16, 17, 63, 64, 65, 100):
    for k in (0, length // 2, length - 1):
        a = "x" * length
        b = a[:k] + "y" + a[k + 1:] if length else "y"
        c = "".join(list(a))
        print(a == b, a != b, a == c, a != c, (a + "\u20ac") == (b + "\u20ac"), (a + "\u20ac") == (c + "\u20ac"), a.encode() == b.encode(), end=" ")
print()
print(list("abc\xe9") == ["a", "b", "c", "\xe9"], ascii(list("\u20acx")), sorted("hello"), [*"ab"], list(""))
letters = [1]
letters.extend("yz")
letters += "q"
print(letters, list(type("Text", (str,), {"__iter__": lambda self: iter((1, 2))})("ab")))
# expect: b''
# expect: b''
# expect: bytearray(b'')
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: b'\x00'
# expect: b'\x00'
# expect: bytearray(b'\x00')
# expect: b'\xff'
# expect: b'\xff'
# expect: bytearray(b'\xff')
# expect: b'\xff\x10\xab'
# expect: b'\xff\x10\xab'
# expect: bytearray(b'\xff\x10\xab')
# expect: b'\x00\xff'
# expect: b'\x00\xff'
# expect: bytearray(b'\x00\xff')
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 2
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 2
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 2
# expect: b'\x01#Eg\x89\xab\xcd\xef\xab\xcd\xef'
# expect: b'\x01#Eg\x89\xab\xcd\xef\xab\xcd\xef'
# expect: bytearray(b'\x01#Eg\x89\xab\xcd\xef\xab\xcd\xef')
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: b'\x00\xff'
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b'zz'
# expect: bytearray(b'zzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzbzzb')
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b''
# expect: bytearray(b'bbbbbbbbbbbbbbbbbbbb')
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b'zzzz'
# expect: bytearray(b'zzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzbzzzzb')
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b'-a-a-'
# expect: bytearray(b'-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-a-a-b-')
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b'aa'
# expect: bytearray(b'aabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaab')
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: TypeError 'bytes' object is not callable
# expect: b'aa'
# expect: bytearray(b'aabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaabaab')
# expect: 1 15 16 40 33
# expect: 'ababab'
# expect: ''
# expect: ''
# expect: 'ab'
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', 'ab')
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: b'ababab'
# expect: b''
# expect: b''
# expect: b'ab'
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', b'ab')
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: [1, 'x', 1, 'x', 1, 'x']
# expect: []
# expect: []
# expect: [1, 'x']
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', [1, 'x'])
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: (1, 2.5, 1, 2.5, 1, 2.5)
# expect: ()
# expect: ()
# expect: (1, 2.5)
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', (1, 2.5))
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: bytearray(b'ababab')
# expect: bytearray(b'')
# expect: bytearray(b'')
# expect: bytearray(b'ab')
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', bytearray(b'ab'))
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: ('mine', 3)
# expect: ('mine', 0)
# expect: ('mine', -1)
# expect: ('mine', True)
# expect: ('mine', 1180591620717411303424)
# expect: ('mine', 2)
# expect: ('mine', 1.5)
# expect: b'qqq'
# expect: b''
# expect: b''
# expect: b'q'
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ('right', b'q')
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError unsupported operand type(s) for *: 'set' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'set' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'set' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'set' and 'bool'
# expect: TypeError unsupported operand type(s) for *: 'set' and 'int'
# expect: ('right', {1})
# expect: TypeError unsupported operand type(s) for *: 'set' and 'float'
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'bool'
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: ('right', None)
# expect: TypeError unsupported operand type(s) for *: 'NoneType' and 'float'
# expect: MemoryError 
# expect: [1, 2.5, 5.0] [0, 2] [1, 2.5, 'x', 1180591620717411303424, -1] {1}
# expect: TypeError object of type 'int' has no len()
# expect: TypeError abs() takes exactly one argument (2 given)
# expect: 294
# expect: False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False False True True False False True False 
# expect: True ['\u20ac', 'x'] ['e', 'h', 'l', 'l', 'o'] ['a', 'b'] []
# expect: [1, 'y', 'z', 'q'] [1, 2]
