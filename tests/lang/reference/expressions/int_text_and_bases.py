# int from text in all bases, and back.
print(int("ff", 16), int("0b101", 0), int("  -12_3 "), int("z", 36), int("٣٤"), int(b"10", 2), int(3.99), int(-3.99), hex(-255), oct(8), bin(-5), f"{255:#X} {5:08b}")
for a in (("",), ("1__0",), ("0x",), ("12", 37), ("9", 8), ("1.5",), ("0_x1", 16), ("010", 0), (None,), ("1", 1), ([1],), (1, 10)):
    try: print(int(*a))
    except (ValueError, TypeError) as e: print(a, e)
# expect: 255 5 -123 35 34 2 3 -3 -0xff 0o10 -0b101 0XFF 00000101
# expect: ('',) invalid literal for int() with base 10: ''
# expect: ('1__0',) invalid literal for int() with base 10: '1__0'
# expect: ('0x',) invalid literal for int() with base 10: '0x'
# expect: ('12', 37) int() base must be >= 2 and <= 36, or 0
# expect: ('9', 8) invalid literal for int() with base 8: '9'
# expect: ('1.5',) invalid literal for int() with base 10: '1.5'
# expect: ('0_x1', 16) invalid literal for int() with base 16: '0_x1'
# expect: ('010', 0) invalid literal for int() with base 0: '010'
# expect: (None,) int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: ('1', 1) int() base must be >= 2 and <= 36, or 0
# expect: ([1],) int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: (1, 10) int() can't convert non-string with explicit base
