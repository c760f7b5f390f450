"""Floats and complex numbers from text, their repr, hex and ratio."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for text in ("1", "1.", ".5", ".", "1e5", "1E+5", "1e", "1e+", "1_0.0_1", "1__0", "_1", "1_", "1_.0", "1._0", "1e_5", "inf", "-Infinity", "+nan", "NAN", "infin", "in", "0x1p3", "1e400", "-1e400", "1e-400", " 1 ", "\t1\n", "1 2", "", " ", "+-1", "١.٥", "1\0", "1d5", "1,5", "é", "0" * 400 + "1", "1" + "0" * 400, "1.7976931348623159e308", "2.4703282292062328e-324", "2.4703282292062327e-324", "9007199254740993", "0.1e-6", "123456789.123456789e-20"):
    print(ascii(text[:30]), end=" ")
    tell(float, text)
for text in ("1+2j", "1+2", "j", "-j", "+j", "1j", "1+j", "(1+2j)", "( 1+2j )", "(1+2j", "1 + 2j", " 1+2j ", "1e5-2e-5j", "nan+infj", "1_0+2_0j", "1+2J", "1+-2j", "2j+1", "", "1+2jj", "infj", "-nanj"):
    print(ascii(text), end=" ")
    tell(complex, text)
for value in (0.1, 1e22, 1e21, 1e16, 9999999999999998.0, 123456.789e3, 1e-4, 0.00001, 5e-324, 1.7976931348623157e308, -0.0, 2.5, 1/3):
    print(value, value.hex(), value.as_integer_ratio() if abs(value) < 1e30 and abs(value) > 1e-30 else "", value.is_integer())
for text in ("0x1.8p1", "0x.8", "0x1p-1074", "0x1p-1075", "0x1.0000000000001p-1075", "0x1p1024", "1.8", "inf", "-nan", "0x", "0xg", "0x1p", "0x1p2.5", " 0x1 ", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7fp0"):
    print(text, end=" ")
    tell(float.fromhex, text)
tell(float("inf").as_integer_ratio)
tell(float("nan").as_integer_ratio)
for value, digits in ((2.5, None), (2.675, 2), (1e22, -22), (5e15 + 0.5, 0), (1.5, 0), (-2.5, 0), (1234.5, -2), (1e300, 300), (5e-324, 400), (float("inf"), 2), (float("nan"), None), (float("inf"), None), (1e16, -400), (0.5, 0), (25.0, -1)):
    tell(round, value, digits)
tell(float, None)
tell(float, [])
tell(float, 10**400)
tell(float, b"1.5")
tell(float, memoryview(b"2"))
tell(complex, "1", 2)
tell(complex, 1, "2")
tell(complex, 1j, 1j)
tell(complex, real=1, imag=2)
tell(complex, b"1")
tell(float.from_number, 3)
tell(float.from_number, "3")
tell(complex.from_number, 3)
# expect: '1' 1.0
# expect: '1.' 1.0
# expect: '.5' 0.5
# expect: '.' ValueError could not convert string to float: '.'
# expect: '1e5' 100000.0
# expect: '1E+5' 100000.0
# expect: '1e' ValueError could not convert string to float: '1e'
# expect: '1e+' ValueError could not convert string to float: '1e+'
# expect: '1_0.0_1' 10.01
# expect: '1__0' ValueError could not convert string to float: '1__0'
# expect: '_1' ValueError could not convert string to float: '_1'
# expect: '1_' ValueError could not convert string to float: '1_'
# expect: '1_.0' ValueError could not convert string to float: '1_.0'
# expect: '1._0' ValueError could not convert string to float: '1._0'
# expect: '1e_5' ValueError could not convert string to float: '1e_5'
# expect: 'inf' inf
# expect: '-Infinity' -inf
# expect: '+nan' nan
# expect: 'NAN' nan
# expect: 'infin' ValueError could not convert string to float: 'infin'
# expect: 'in' ValueError could not convert string to float: 'in'
# expect: '0x1p3' ValueError could not convert string to float: '0x1p3'
# expect: '1e400' inf
# expect: '-1e400' -inf
# expect: '1e-400' 0.0
# expect: ' 1 ' 1.0
# expect: '\t1\n' 1.0
# expect: '1 2' ValueError could not convert string to float: '1 2'
# expect: '' ValueError could not convert string to float: ''
# expect: ' ' ValueError could not convert string to float: ' '
# expect: '+-1' ValueError could not convert string to float: '+-1'
# expect: '\u0661.\u0665' 1.5
# expect: '1\x00' ValueError could not convert string to float: '1\x00'
# expect: '1d5' ValueError could not convert string to float: '1d5'
# expect: '1,5' ValueError could not convert string to float: '1,5'
# expect: '\xe9' ValueError could not convert string to float: 'é'
# expect: '000000000000000000000000000000' 1.0
# expect: '100000000000000000000000000000' inf
# expect: '1.7976931348623159e308' inf
# expect: '2.4703282292062328e-324' 5e-324
# expect: '2.4703282292062327e-324' 0.0
# expect: '9007199254740993' 9007199254740992.0
# expect: '0.1e-6' 1e-07
# expect: '123456789.123456789e-20' 1.2345678912345678e-12
# expect: '1+2j' (1+2j)
# expect: '1+2' ValueError complex() arg is a malformed string
# expect: 'j' 1j
# expect: '-j' -1j
# expect: '+j' 1j
# expect: '1j' 1j
# expect: '1+j' (1+1j)
# expect: '(1+2j)' (1+2j)
# expect: '( 1+2j )' (1+2j)
# expect: '(1+2j' ValueError complex() arg is a malformed string
# expect: '1 + 2j' ValueError complex() arg is a malformed string
# expect: ' 1+2j ' (1+2j)
# expect: '1e5-2e-5j' (100000-2e-05j)
# expect: 'nan+infj' (nan+infj)
# expect: '1_0+2_0j' (10+20j)
# expect: '1+2J' (1+2j)
# expect: '1+-2j' ValueError complex() arg is a malformed string
# expect: '2j+1' ValueError complex() arg is a malformed string
# expect: '' ValueError complex() arg is a malformed string
# expect: '1+2jj' ValueError complex() arg is a malformed string
# expect: 'infj' infj
# expect: '-nanj' nanj
# expect: 0.1 0x1.999999999999ap-4 (3602879701896397, 36028797018963968) False
# expect: 1e+22 0x1.0f0cf064dd592p+73 (10000000000000000000000, 1) True
# expect: 1e+21 0x1.b1ae4d6e2ef50p+69 (1000000000000000000000, 1) True
# expect: 1e+16 0x1.1c37937e08000p+53 (10000000000000000, 1) True
# expect: 9999999999999998.0 0x1.1c37937e07fffp+53 (9999999999999998, 1) True
# expect: 123456789.0 0x1.d6f3454000000p+26 (123456789, 1) True
# expect: 0.0001 0x1.a36e2eb1c432dp-14 (7378697629483821, 73786976294838206464) False
# expect: 1e-05 0x1.4f8b588e368f1p-17 (5902958103587057, 590295810358705651712) False
# expect: 5e-324 0x0.0000000000001p-1022  False
# expect: 1.7976931348623157e+308 0x1.fffffffffffffp+1023  True
# expect: -0.0 -0x0.0p+0  True
# expect: 2.5 0x1.4000000000000p+1 (5, 2) False
# expect: 0.3333333333333333 0x1.5555555555555p-2 (6004799503160661, 18014398509481984) False
# expect: 0x1.8p1 3.0
# expect: 0x.8 0.5
# expect: 0x1p-1074 5e-324
# expect: 0x1p-1075 0.0
# expect: 0x1.0000000000001p-1075 5e-324
# expect: 0x1p1024 OverflowError hexadecimal value too large to represent as a float
# expect: 1.8 1.5
# expect: inf inf
# expect: -nan nan
# expect: 0x ValueError invalid hexadecimal floating-point string
# expect: 0xg ValueError invalid hexadecimal floating-point string
# expect: 0x1p ValueError invalid hexadecimal floating-point string
# expect: 0x1p2.5 ValueError invalid hexadecimal floating-point string
# expect:  0x1  1.0
# expect: 0x1.fffffffffffff8p0 2.0
# expect: 0x1.fffffffffffff7fp0 1.9999999999999998
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
# expect: 2
# expect: 2.67
# expect: 1e+22
# expect: 5000000000000000.0
# expect: 2.0
# expect: -2.0
# expect: 1200.0
# expect: 1e+300
# expect: 5e-324
# expect: inf
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: 0.0
# expect: 0.0
# expect: 20.0
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: OverflowError int too large to convert to float
# expect: 1.5
# expect: 2.0
# expect: TypeError complex() argument 'real' must be a real number, not str
# expect: TypeError complex() argument 'imag' must be a real number, not str
# expect: (-1+1j)
# expect: (1+2j)
# expect: TypeError complex() argument must be a string or a number, not bytes
# expect: 3.0
# expect: TypeError must be real number, not str
# expect: (3+0j)
