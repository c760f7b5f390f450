"""Format specifications of int and bool, presentation by presentation."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c", "n", ",", "_", ",d", "_b", "_x", ",x", "_o", "+", "-", " ", "08", "08,", "012_", "+08d", "=10", "x=10", "<8", "^9", "^+9", "*>+12,", "#010x", "#_x", "#010_b", ".2f", ".3e", "g", "%", ".0%", "e", "z.1f", "z", ".2", "s", "5c", "+c", "#c", ",c", "0c", ",_", "_,", "1.1.1", "-5", "10q", "=", "<=+#010,.3f"):
    print(repr(spec), end=" ")
    tell(format, 1234567, spec)
    tell(format, -42, spec)
for value, spec in ((0, "+"), (0, "#x"), (True, ""), (True, "d"), (True, "5"), (True, "s"), (65, "c"), (0x110000, "c"), (-1, "c"), (2**80, "c"), (10**400, "e"), (10**400, ".1f"), (2**53 + 1, ".1f"), (10**20, ","), (-10**20, "_x"), (10**5, "020,"), (1, "0=5"), (255, "^#8x")):
    print(value if abs(value) < 10**30 else "large", repr(spec), end=" ")
    tell(format, value, spec)
# expect: '' '1234567'
# expect: '-42'
# expect: 'd' '1234567'
# expect: '-42'
# expect: 'b' '100101101011010000111'
# expect: '-101010'
# expect: 'o' '4553207'
# expect: '-52'
# expect: 'x' '12d687'
# expect: '-2a'
# expect: 'X' '12D687'
# expect: '-2A'
# expect: '#b' '0b100101101011010000111'
# expect: '-0b101010'
# expect: '#o' '0o4553207'
# expect: '-0o52'
# expect: '#x' '0x12d687'
# expect: '-0x2a'
# expect: '#X' '0X12D687'
# expect: '-0X2A'
# expect: 'c' OverflowError %c arg not in range(0x110000)
# expect: OverflowError %c arg not in range(0x110000)
# expect: 'n' '1234567'
# expect: '-42'
# expect: ',' '1,234,567'
# expect: '-42'
# expect: '_' '1_234_567'
# expect: '-42'
# expect: ',d' '1,234,567'
# expect: '-42'
# expect: '_b' '1_0010_1101_0110_1000_0111'
# expect: '-10_1010'
# expect: '_x' '12_d687'
# expect: '-2a'
# expect: ',x' ValueError Cannot specify ',' with 'x'.
# expect: ValueError Cannot specify ',' with 'x'.
# expect: '_o' '455_3207'
# expect: '-52'
# expect: '+' '+1234567'
# expect: '-42'
# expect: '-' '1234567'
# expect: '-42'
# expect: ' ' ' 1234567'
# expect: '-42'
# expect: '08' '01234567'
# expect: '-0000042'
# expect: '08,' '1,234,567'
# expect: '-000,042'
# expect: '012_' '0_001_234_567'
# expect: '-000_000_042'
# expect: '+08d' '+1234567'
# expect: '-0000042'
# expect: '=10' '   1234567'
# expect: '-       42'
# expect: 'x=10' 'xxx1234567'
# expect: '-xxxxxxx42'
# expect: '<8' '1234567 '
# expect: '-42     '
# expect: '^9' ' 1234567 '
# expect: '   -42   '
# expect: '^+9' '+1234567 '
# expect: '   -42   '
# expect: '*>+12,' '**+1,234,567'
# expect: '*********-42'
# expect: '#010x' '0x0012d687'
# expect: '-0x000002a'
# expect: '#_x' '0x12_d687'
# expect: '-0x2a'
# expect: '#010_b' '0b1_0010_1101_0110_1000_0111'
# expect: '-0b10_1010'
# expect: '.2f' '1234567.00'
# expect: '-42.00'
# expect: '.3e' '1.235e+06'
# expect: '-4.200e+01'
# expect: 'g' '1.23457e+06'
# expect: '-42'
# expect: '%' '123456700.000000%'
# expect: '-4200.000000%'
# expect: '.0%' '123456700%'
# expect: '-4200%'
# expect: 'e' '1.234567e+06'
# expect: '-4.200000e+01'
# expect: 'z.1f' '1234567.0'
# expect: '-42.0'
# expect: 'z' ValueError Negative zero coercion (z) not allowed in integer format specifier
# expect: ValueError Negative zero coercion (z) not allowed in integer format specifier
# expect: '.2' ValueError Precision not allowed in integer format specifier
# expect: ValueError Precision not allowed in integer format specifier
# expect: 's' ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: '5c' OverflowError %c arg not in range(0x110000)
# expect: OverflowError %c arg not in range(0x110000)
# expect: '+c' ValueError Sign not allowed with integer format specifier 'c'
# expect: ValueError Sign not allowed with integer format specifier 'c'
# expect: '#c' ValueError Alternate form (#) not allowed with integer format specifier 'c'
# expect: ValueError Alternate form (#) not allowed with integer format specifier 'c'
# expect: ',c' ValueError Cannot specify ',' with 'c'.
# expect: ValueError Cannot specify ',' with 'c'.
# expect: '0c' OverflowError %c arg not in range(0x110000)
# expect: OverflowError %c arg not in range(0x110000)
# expect: ',_' ValueError Cannot specify both ',' and '_'.
# expect: ValueError Cannot specify both ',' and '_'.
# expect: '_,' ValueError Cannot specify both ',' and '_'.
# expect: ValueError Cannot specify both ',' and '_'.
# expect: '1.1.1' ValueError Invalid format specifier '1.1.1' for object of type 'int'
# expect: ValueError Invalid format specifier '1.1.1' for object of type 'int'
# expect: '-5' '1234567'
# expect: '  -42'
# expect: '10q' ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: '=' '1234567'
# expect: '-42'
# expect: '<=+#010,.3f' '+1,234,567.000'
# expect: '-<<<42.000'
# expect: 0 '+' '+0'
# expect: 0 '#x' '0x0'
# expect: True '' 'True'
# expect: True 'd' '1'
# expect: True '5' '    1'
# expect: True 's' ValueError Unknown format code 's' for object of type 'bool'
# expect: 65 'c' 'A'
# expect: 1114112 'c' OverflowError %c arg not in range(0x110000)
# expect: -1 'c' OverflowError %c arg not in range(0x110000)
# expect: 1208925819614629174706176 'c' OverflowError Python int too large to convert to C long
# expect: large 'e' OverflowError int too large to convert to float
# expect: large '.1f' OverflowError int too large to convert to float
# expect: 9007199254740993 '.1f' '9007199254740992.0'
# expect: 100000000000000000000 ',' '100,000,000,000,000,000,000'
# expect: -100000000000000000000 '_x' '-5_6bc7_5e2d_6310_0000'
# expect: 100000 '020,' '0,000,000,000,100,000'
# expect: 1 '0=5' '00001'
# expect: 255 '^#8x' '  0xff  '
