# What each type code takes, stores and refuses; machine formats of pickles.
import array as module
from array import array

values = [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536, 2**31, 2**32, 2**63, 2**64, -(2**31) - 1, -(2**63) - 1, 1.5,
          "a", "ab", "\U0001f600", b"a", None]
for code in module.typecodes.replace("u", ""):
    a = array(code)
    print(code, a.itemsize, a, memoryview(a).format)
    for value in values:
        try:
            a.append(value)
        except Exception as error:
            print(code, ascii(value), type(error).__name__, error)
    print(ascii(a), a.tobytes().hex())
    print(a.__reduce_ex__(3)[1], a.__reduce_ex__(2))
for machine, raw in [(0, b"\1\2"), (1, b"\1\377"), (3, b"\1\2"), (5, b"\377\2"), (7, b"\1\2\3\4"), (13, b"\1" * 8), (14, b"\0\0\x80?"),
                     (17, b"?\xf8" + b"\0" * 6), (19, b"\0a\0b"), (21, b"\0\0\0a\0\0\0b"), (22, b""), (8, b"abc")]:
    for code in "hdwi":
        try:
            print(machine, module._array_reconstructor(array, code, machine, raw))
        except Exception as error:
            print(machine, code, type(error).__name__, error)
# expect: b 1 array('b') b
# expect: b 128 OverflowError signed char is greater than maximum
# expect: b 256 OverflowError signed char is greater than maximum
# expect: b -129 OverflowError signed char is less than minimum
# expect: b 32768 OverflowError signed short integer is greater than maximum
# expect: b -32769 OverflowError signed short integer is less than minimum
# expect: b 65536 OverflowError signed short integer is greater than maximum
# expect: b 2147483648 OverflowError signed short integer is greater than maximum
# expect: b 4294967296 OverflowError signed short integer is greater than maximum
# expect: b 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: b 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: b -2147483649 OverflowError signed short integer is less than minimum
# expect: b -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: b 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: b 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: b 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: b '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: b b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: b None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('b', [-1, 0, 127]) ff007f
# expect: (<class 'array.array'>, 'b', 1, b'\xff\x00\x7f') (<class 'array.array'>, ('b', [-1, 0, 127]), None)
# expect: B 1 array('B') B
# expect: B -1 OverflowError unsigned byte integer is less than minimum
# expect: B 256 OverflowError unsigned byte integer is greater than maximum
# expect: B -129 OverflowError unsigned byte integer is less than minimum
# expect: B 32768 OverflowError unsigned byte integer is greater than maximum
# expect: B -32769 OverflowError unsigned byte integer is less than minimum
# expect: B 65536 OverflowError unsigned byte integer is greater than maximum
# expect: B 2147483648 OverflowError unsigned byte integer is greater than maximum
# expect: B 4294967296 OverflowError unsigned byte integer is greater than maximum
# expect: B 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: B 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: B -2147483649 OverflowError unsigned byte integer is less than minimum
# expect: B -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: B 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: B 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: B 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: B '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: B b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: B None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('B', [0, 127, 128]) 007f80
# expect: (<class 'array.array'>, 'B', 0, b'\x00\x7f\x80') (<class 'array.array'>, ('B', [0, 127, 128]), None)
# expect: w 4 array('w') w
# expect: w -1 TypeError array item must be a unicode character, not int
# expect: w 0 TypeError array item must be a unicode character, not int
# expect: w 127 TypeError array item must be a unicode character, not int
# expect: w 128 TypeError array item must be a unicode character, not int
# expect: w 256 TypeError array item must be a unicode character, not int
# expect: w -129 TypeError array item must be a unicode character, not int
# expect: w 32768 TypeError array item must be a unicode character, not int
# expect: w -32769 TypeError array item must be a unicode character, not int
# expect: w 65536 TypeError array item must be a unicode character, not int
# expect: w 2147483648 TypeError array item must be a unicode character, not int
# expect: w 4294967296 TypeError array item must be a unicode character, not int
# expect: w 9223372036854775808 TypeError array item must be a unicode character, not int
# expect: w 18446744073709551616 TypeError array item must be a unicode character, not int
# expect: w -2147483649 TypeError array item must be a unicode character, not int
# expect: w -9223372036854775809 TypeError array item must be a unicode character, not int
# expect: w 1.5 TypeError array item must be a unicode character, not float
# expect: w 'ab' TypeError array item must be a unicode character, not a string of length 2
# expect: w b'a' TypeError array item must be a unicode character, not bytes
# expect: w None TypeError array item must be a unicode character, not NoneType
# expect: array('w', 'a\U0001f600') 6100000000f60100
# expect: (<class 'array.array'>, 'w', 20, b'a\x00\x00\x00\x00\xf6\x01\x00') (<class 'array.array'>, ('w', ['a', '😀']), None)
# expect: h 2 array('h') h
# expect: h 32768 OverflowError signed short integer is greater than maximum
# expect: h -32769 OverflowError signed short integer is less than minimum
# expect: h 65536 OverflowError signed short integer is greater than maximum
# expect: h 2147483648 OverflowError signed short integer is greater than maximum
# expect: h 4294967296 OverflowError signed short integer is greater than maximum
# expect: h 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: h 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: h -2147483649 OverflowError signed short integer is less than minimum
# expect: h -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: h 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: h 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: h 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: h '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: h b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: h None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('h', [-1, 0, 127, 128, 256, -129]) ffff00007f00800000017fff
# expect: (<class 'array.array'>, 'h', 4, b'\xff\xff\x00\x00\x7f\x00\x80\x00\x00\x01\x7f\xff') (<class 'array.array'>, ('h', [-1, 0, 127, 128, 256, -129]), None)
# expect: H 2 array('H') H
# expect: H -1 OverflowError unsigned short is less than minimum
# expect: H -129 OverflowError unsigned short is less than minimum
# expect: H -32769 OverflowError unsigned short is less than minimum
# expect: H 65536 OverflowError unsigned short is greater than maximum
# expect: H 2147483648 OverflowError signed integer is greater than maximum
# expect: H 4294967296 OverflowError signed integer is greater than maximum
# expect: H 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: H 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: H -2147483649 OverflowError signed integer is less than minimum
# expect: H -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: H 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: H 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: H 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: H '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: H b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: H None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('H', [0, 127, 128, 256, 32768]) 00007f00800000010080
# expect: (<class 'array.array'>, 'H', 2, b'\x00\x00\x7f\x00\x80\x00\x00\x01\x00\x80') (<class 'array.array'>, ('H', [0, 127, 128, 256, 32768]), None)
# expect: i 4 array('i') i
# expect: i 2147483648 OverflowError signed integer is greater than maximum
# expect: i 4294967296 OverflowError signed integer is greater than maximum
# expect: i 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: i 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: i -2147483649 OverflowError signed integer is less than minimum
# expect: i -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: i 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: i 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: i 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: i '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: i b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: i None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('i', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536]) ffffffff000000007f00000080000000000100007fffffff00800000ff7fffff00000100
# expect: (<class 'array.array'>, 'i', 8, b'\xff\xff\xff\xff\x00\x00\x00\x00\x7f\x00\x00\x00\x80\x00\x00\x00\x00\x01\x00\x00\x7f\xff\xff\xff\x00\x80\x00\x00\xff\x7f\xff\xff\x00\x00\x01\x00') (<class 'array.array'>, ('i', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536]), None)
# expect: I 4 array('I') I
# expect: I -1 OverflowError can't convert negative value to unsigned int
# expect: I -129 OverflowError can't convert negative value to unsigned int
# expect: I -32769 OverflowError can't convert negative value to unsigned int
# expect: I 4294967296 OverflowError unsigned int is greater than maximum
# expect: I 9223372036854775808 OverflowError unsigned int is greater than maximum
# expect: I 18446744073709551616 OverflowError Python int too large to convert to C unsigned long
# expect: I -2147483649 OverflowError can't convert negative value to unsigned int
# expect: I -9223372036854775809 OverflowError can't convert negative value to unsigned int
# expect: I 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: I 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: I 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: I '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: I b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: I None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('I', [0, 127, 128, 256, 32768, 65536, 2147483648]) 000000007f0000008000000000010000008000000000010000000080
# expect: (<class 'array.array'>, 'I', 6, b'\x00\x00\x00\x00\x7f\x00\x00\x00\x80\x00\x00\x00\x00\x01\x00\x00\x00\x80\x00\x00\x00\x00\x01\x00\x00\x00\x00\x80') (<class 'array.array'>, ('I', [0, 127, 128, 256, 32768, 65536, 2147483648]), None)
# expect: l 8 array('l') l
# expect: l 9223372036854775808 OverflowError Python int too large to convert to C long
# expect: l 18446744073709551616 OverflowError Python int too large to convert to C long
# expect: l -9223372036854775809 OverflowError Python int too large to convert to C long
# expect: l 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: l 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: l 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: l '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: l b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: l None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('l', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536, 2147483648, 4294967296, -2147483649]) ffffffffffffffff00000000000000007f00000000000000800000000000000000010000000000007fffffffffffffff0080000000000000ff7fffffffffffff000001000000000000000080000000000000000001000000ffffff7fffffffff
# expect: (<class 'array.array'>, 'l', 12, b'\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x7f\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x80\x00\x00\x00\x00\x00\x00\xff\x7f\xff\xff\xff\xff\xff\xff\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f\xff\xff\xff\xff') (<class 'array.array'>, ('l', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536, 2147483648, 4294967296, -2147483649]), None)
# expect: L 8 array('L') L
# expect: L -1 OverflowError can't convert negative value to unsigned int
# expect: L -129 OverflowError can't convert negative value to unsigned int
# expect: L -32769 OverflowError can't convert negative value to unsigned int
# expect: L 18446744073709551616 OverflowError Python int too large to convert to C unsigned long
# expect: L -2147483649 OverflowError can't convert negative value to unsigned int
# expect: L -9223372036854775809 OverflowError can't convert negative value to unsigned int
# expect: L 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: L 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: L 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: L '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: L b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: L None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('L', [0, 127, 128, 256, 32768, 65536, 2147483648, 4294967296, 9223372036854775808]) 00000000000000007f000000000000008000000000000000000100000000000000800000000000000000010000000000000000800000000000000000010000000000000000000080
# expect: (<class 'array.array'>, 'L', 10, b'\x00\x00\x00\x00\x00\x00\x00\x00\x7f\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80') (<class 'array.array'>, ('L', [0, 127, 128, 256, 32768, 65536, 2147483648, 4294967296, 9223372036854775808]), None)
# expect: q 8 array('q') q
# expect: q 9223372036854775808 OverflowError int too big to convert
# expect: q 18446744073709551616 OverflowError int too big to convert
# expect: q -9223372036854775809 OverflowError int too big to convert
# expect: q 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: q 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: q 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: q '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: q b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: q None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('q', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536, 2147483648, 4294967296, -2147483649]) ffffffffffffffff00000000000000007f00000000000000800000000000000000010000000000007fffffffffffffff0080000000000000ff7fffffffffffff000001000000000000000080000000000000000001000000ffffff7fffffffff
# expect: (<class 'array.array'>, 'q', 12, b'\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x7f\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x80\x00\x00\x00\x00\x00\x00\xff\x7f\xff\xff\xff\xff\xff\xff\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f\xff\xff\xff\xff') (<class 'array.array'>, ('q', [-1, 0, 127, 128, 256, -129, 32768, -32769, 65536, 2147483648, 4294967296, -2147483649]), None)
# expect: Q 8 array('Q') Q
# expect: Q -1 OverflowError can't convert negative int to unsigned
# expect: Q -129 OverflowError can't convert negative int to unsigned
# expect: Q -32769 OverflowError can't convert negative int to unsigned
# expect: Q 18446744073709551616 OverflowError int too big to convert
# expect: Q -2147483649 OverflowError can't convert negative int to unsigned
# expect: Q -9223372036854775809 OverflowError can't convert negative int to unsigned
# expect: Q 1.5 TypeError 'float' object cannot be interpreted as an integer
# expect: Q 'a' TypeError 'str' object cannot be interpreted as an integer
# expect: Q 'ab' TypeError 'str' object cannot be interpreted as an integer
# expect: Q '\U0001f600' TypeError 'str' object cannot be interpreted as an integer
# expect: Q b'a' TypeError 'bytes' object cannot be interpreted as an integer
# expect: Q None TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('Q', [0, 127, 128, 256, 32768, 65536, 2147483648, 4294967296, 9223372036854775808]) 00000000000000007f000000000000008000000000000000000100000000000000800000000000000000010000000000000000800000000000000000010000000000000000000080
# expect: (<class 'array.array'>, 'Q', 10, b'\x00\x00\x00\x00\x00\x00\x00\x00\x7f\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80') (<class 'array.array'>, ('Q', [0, 127, 128, 256, 32768, 65536, 2147483648, 4294967296, 9223372036854775808]), None)
# expect: f 4 array('f') f
# expect: f 'a' TypeError must be real number, not str
# expect: f 'ab' TypeError must be real number, not str
# expect: f '\U0001f600' TypeError must be real number, not str
# expect: f b'a' TypeError must be real number, not bytes
# expect: f None TypeError must be real number, not NoneType
# expect: array('f', [-1.0, 0.0, 127.0, 128.0, 256.0, -129.0, 32768.0, -32769.0, 65536.0, 2147483648.0, 4294967296.0, 9.223372036854776e+18, 1.8446744073709552e+19, -2147483648.0, -9.223372036854776e+18, 1.5]) 000080bf000000000000fe420000004300008043000001c300000047000100c7000080470000004f0000804f0000005f0000805f000000cf000000df0000c03f
# expect: (<class 'array.array'>, 'f', 14, b'\x00\x00\x80\xbf\x00\x00\x00\x00\x00\x00\xfeB\x00\x00\x00C\x00\x00\x80C\x00\x00\x01\xc3\x00\x00\x00G\x00\x01\x00\xc7\x00\x00\x80G\x00\x00\x00O\x00\x00\x80O\x00\x00\x00_\x00\x00\x80_\x00\x00\x00\xcf\x00\x00\x00\xdf\x00\x00\xc0?') (<class 'array.array'>, ('f', [-1.0, 0.0, 127.0, 128.0, 256.0, -129.0, 32768.0, -32769.0, 65536.0, 2147483648.0, 4294967296.0, 9.223372036854776e+18, 1.8446744073709552e+19, -2147483648.0, -9.223372036854776e+18, 1.5]), None)
# expect: d 8 array('d') d
# expect: d 'a' TypeError must be real number, not str
# expect: d 'ab' TypeError must be real number, not str
# expect: d '\U0001f600' TypeError must be real number, not str
# expect: d b'a' TypeError must be real number, not bytes
# expect: d None TypeError must be real number, not NoneType
# expect: array('d', [-1.0, 0.0, 127.0, 128.0, 256.0, -129.0, 32768.0, -32769.0, 65536.0, 2147483648.0, 4294967296.0, 9.223372036854776e+18, 1.8446744073709552e+19, -2147483649.0, -9.223372036854776e+18, 1.5]) 000000000000f0bf00000000000000000000000000c05f400000000000006040000000000000704000000000002060c0000000000000e040000000002000e0c0000000000000f040000000000000e041000000000000f041000000000000e043000000000000f043000020000000e0c1000000000000e0c3000000000000f83f
# expect: (<class 'array.array'>, 'd', 16, b'\x00\x00\x00\x00\x00\x00\xf0\xbf\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc0_@\x00\x00\x00\x00\x00\x00`@\x00\x00\x00\x00\x00\x00p@\x00\x00\x00\x00\x00 `\xc0\x00\x00\x00\x00\x00\x00\xe0@\x00\x00\x00\x00 \x00\xe0\xc0\x00\x00\x00\x00\x00\x00\xf0@\x00\x00\x00\x00\x00\x00\xe0A\x00\x00\x00\x00\x00\x00\xf0A\x00\x00\x00\x00\x00\x00\xe0C\x00\x00\x00\x00\x00\x00\xf0C\x00\x00 \x00\x00\x00\xe0\xc1\x00\x00\x00\x00\x00\x00\xe0\xc3\x00\x00\x00\x00\x00\x00\xf8?') (<class 'array.array'>, ('d', [-1.0, 0.0, 127.0, 128.0, 256.0, -129.0, 32768.0, -32769.0, 65536.0, 2147483648.0, 4294967296.0, 9.223372036854776e+18, 1.8446744073709552e+19, -2147483649.0, -9.223372036854776e+18, 1.5]), None)
# expect: 0 array('B', [1, 2])
# expect: 0 array('B', [1, 2])
# expect: 0 array('B', [1, 2])
# expect: 0 array('B', [1, 2])
# expect: 1 array('b', [1, -1])
# expect: 1 array('b', [1, -1])
# expect: 1 array('b', [1, -1])
# expect: 1 array('b', [1, -1])
# expect: 3 array('H', [258])
# expect: 3 array('H', [258])
# expect: 3 array('H', [258])
# expect: 3 array('H', [258])
# expect: 5 array('h', [-254])
# expect: 5 array('h', [-254])
# expect: 5 array('h', [-254])
# expect: 5 array('h', [-254])
# expect: 7 array('I', [16909060])
# expect: 7 array('I', [16909060])
# expect: 7 array('I', [16909060])
# expect: 7 array('I', [16909060])
# expect: 13 array('q', [72340172838076673])
# expect: 13 array('q', [72340172838076673])
# expect: 13 array('q', [72340172838076673])
# expect: 13 array('q', [72340172838076673])
# expect: 14 h TypeError 'float' object cannot be interpreted as an integer
# expect: 14 array('d', [1.0])
# expect: 14 w TypeError array item must be a unicode character, not float
# expect: 14 i TypeError 'float' object cannot be interpreted as an integer
# expect: 17 h TypeError 'float' object cannot be interpreted as an integer
# expect: 17 array('d', [1.5])
# expect: 17 w TypeError array item must be a unicode character, not float
# expect: 17 i TypeError 'float' object cannot be interpreted as an integer
# expect: 19 h TypeError cannot use a str to initialize an array with typecode 'h'
# expect: 19 d TypeError cannot use a str to initialize an array with typecode 'd'
# expect: 19 array('w', 'ab')
# expect: 19 i TypeError cannot use a str to initialize an array with typecode 'i'
# expect: 21 h TypeError cannot use a str to initialize an array with typecode 'h'
# expect: 21 d TypeError cannot use a str to initialize an array with typecode 'd'
# expect: 21 array('w', 'ab')
# expect: 21 i TypeError cannot use a str to initialize an array with typecode 'i'
# expect: 22 h ValueError third argument must be a valid machine format code.
# expect: 22 d ValueError third argument must be a valid machine format code.
# expect: 22 w ValueError third argument must be a valid machine format code.
# expect: 22 i ValueError third argument must be a valid machine format code.
# expect: 8 h ValueError string length not a multiple of item size
# expect: 8 d ValueError string length not a multiple of item size
# expect: 8 w ValueError string length not a multiple of item size
# expect: 8 i ValueError bytes length not a multiple of item size
