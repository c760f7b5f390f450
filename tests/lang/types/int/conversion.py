"""int() of text, bytes, objects and bases; text of ints in all bases."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class Index:
    def __index__(self): return 5
class Int:
    def __int__(self): return 6
class Trunc:
    def __trunc__(self): return 7
class BadInt:
    def __int__(self): return 1.5
class SubResult:
    def __int__(self): return True
for args in (("0x1f", 16), ("0x1f", 0), ("1f", 16), ("0b101", 0), ("0o17", 0), ("017", 0), ("00", 0), ("0", 0), ("-0x1F", 0), ("+5",), ("- 5",), ("5 5",), (" 5\n",), ("",), (" ",), ("+",), ("5_000",), ("_5",), ("5_",), ("5__0",), ("0x_f", 0), ("0_x", 0), ("z", 36), ("Z", 36), ("z", 35), ("1", 1), ("1", 37), ("1", -1), ("1", True), ("12", 2), ("١٢",), ("1\0",), ("é",), ("\ud800",), (b"12",), (bytearray(b"12"), 5), (memoryview(b"12"),), (b"1\xff",), (1.9,), (-1.9,), (float("inf"),), (float("nan"),), (1j,), (None,), ([],), (12, 10), (Index(),), (Int(),), (Trunc(),), (BadInt(),), (SubResult(),), ("7", Index()), ("7", "10"), ("1e3",), ("0x",), ("0x", 16), ("0b2", 0)):
    print(*(ascii(a) if isinstance(a, (str, bytes, int, float)) else type(a).__name__ for a in args), end=" ")
    tell(int, *args)
tell(int)
tell(int, x=5)
tell(int, "5", base=7)
tell(int, base=7)
for value in (0, 1, -1, 255, -256, 2**64, -2**70):
    print(bin(value), oct(value), hex(value), value.bit_length(), value.bit_count(), (~value), value.as_integer_ratio(), value.conjugate(), value.is_integer())
for args in ((255, 1), (256, 1), (-1, 2), (-129, 1), (-128, 1), (5, 0), (0, 0), (5, -1), (1,), (2**16 - 1, 2, "little"), (1, 2, "middle")):
    tell(lambda: args[0].to_bytes(*args[1:], signed=args[0] < 0))
tell(int.from_bytes, b"\xff\x00", "big", signed=True)
tell(int.from_bytes, b"\xff\x00", "little", signed=True)
tell(int.from_bytes, b"")
tell(int.from_bytes, [1, 2, 3], "little")
tell(int.from_bytes, [256])
tell(int.from_bytes, "ab")
tell(int.from_bytes, b"a", "middle")
class Own(int):
    def __new__(cls, value): return super().__new__(cls, value * 2)
print(Own.from_bytes(b"\x05"), type(Own.from_bytes(b"\x05")).__name__, type(Own(1) + 1).__name__, type(+Own(1)).__name__, type(Own(3).real).__name__)
# expect: '0x1f' 16 31
# expect: '0x1f' 0 31
# expect: '1f' 16 31
# expect: '0b101' 0 5
# expect: '0o17' 0 15
# expect: '017' 0 ValueError invalid literal for int() with base 0: '017'
# expect: '00' 0 0
# expect: '0' 0 0
# expect: '-0x1F' 0 -31
# expect: '+5' 5
# expect: '- 5' ValueError invalid literal for int() with base 10: '- 5'
# expect: '5 5' ValueError invalid literal for int() with base 10: '5 5'
# expect: ' 5\n' 5
# expect: '' ValueError invalid literal for int() with base 10: ''
# expect: ' ' ValueError invalid literal for int() with base 10: ' '
# expect: '+' ValueError invalid literal for int() with base 10: '+'
# expect: '5_000' 5000
# expect: '_5' ValueError invalid literal for int() with base 10: '_5'
# expect: '5_' ValueError invalid literal for int() with base 10: '5_'
# expect: '5__0' ValueError invalid literal for int() with base 10: '5__0'
# expect: '0x_f' 0 15
# expect: '0_x' 0 ValueError invalid literal for int() with base 0: '0_x'
# expect: 'z' 36 35
# expect: 'Z' 36 35
# expect: 'z' 35 ValueError invalid literal for int() with base 35: 'z'
# expect: '1' 1 ValueError int() base must be >= 2 and <= 36, or 0
# expect: '1' 37 ValueError int() base must be >= 2 and <= 36, or 0
# expect: '1' -1 ValueError int() base must be >= 2 and <= 36, or 0
# expect: '1' True ValueError int() base must be >= 2 and <= 36, or 0
# expect: '12' 2 ValueError invalid literal for int() with base 2: '12'
# expect: '\u0661\u0662' 12
# expect: '1\x00' ValueError invalid literal for int() with base 10: '1\x00'
# expect: '\xe9' ValueError invalid literal for int() with base 10: 'é'
# expect: '\ud800' ValueError invalid literal for int() with base 10: '\ud800'
# expect: b'12' 12
# expect: bytearray 5 7
# expect: memoryview 12
# expect: b'1\xff' ValueError invalid literal for int() with base 10: b'1\xff'
# expect: 1.9 1
# expect: -1.9 -1
# expect: inf OverflowError cannot convert float infinity to integer
# expect: nan ValueError cannot convert float NaN to integer
# expect: complex TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
# expect: NoneType TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: list TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: 12 10 TypeError int() can't convert non-string with explicit base
# expect: Index 5
# expect: Int 6
# expect: Trunc TypeError int() argument must be a string, a bytes-like object or a real number, not 'Trunc'
# expect: BadInt TypeError __int__ returned non-int (type float)
# expect: SubResult 1
# expect: '7' Index ValueError invalid literal for int() with base 5: '7'
# expect: '7' '10' TypeError 'str' object cannot be interpreted as an integer
# expect: '1e3' ValueError invalid literal for int() with base 10: '1e3'
# expect: '0x' ValueError invalid literal for int() with base 10: '0x'
# expect: '0x' 16 ValueError invalid literal for int() with base 16: '0x'
# expect: '0b2' 0 ValueError invalid literal for int() with base 0: '0b2'
# expect: 0
# expect: TypeError int() got an unexpected keyword argument 'x'
# expect: 5
# expect: TypeError int() missing string argument
# expect: 0b0 0o0 0x0 0 0 -1 (0, 1) 0 True
# expect: 0b1 0o1 0x1 1 1 -2 (1, 1) 1 True
# expect: -0b1 -0o1 -0x1 1 1 0 (-1, 1) -1 True
# expect: 0b11111111 0o377 0xff 8 8 -256 (255, 1) 255 True
# expect: -0b100000000 -0o400 -0x100 9 1 255 (-256, 1) -256 True
# expect: 0b10000000000000000000000000000000000000000000000000000000000000000 0o2000000000000000000000 0x10000000000000000 65 1 -18446744073709551617 (18446744073709551616, 1) 18446744073709551616 True
# expect: -0b10000000000000000000000000000000000000000000000000000000000000000000000 -0o200000000000000000000000 -0x400000000000000000 71 1 1180591620717411303423 (-1180591620717411303424, 1) -1180591620717411303424 True
# expect: b'\xff'
# expect: OverflowError int too big to convert
# expect: b'\xff\xff'
# expect: OverflowError int too big to convert
# expect: b'\x80'
# expect: OverflowError int too big to convert
# expect: b''
# expect: ValueError length argument must be non-negative
# expect: b'\x01'
# expect: b'\xff\xff'
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: -256
# expect: 255
# expect: 0
# expect: 197121
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError cannot convert 'str' object to bytes
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: 10 Own int int int
