"""float() of any text is the nearest double, ties to even: numbers near the middle of two, many digits, subnormal ones, the borders of the range."""
from fractions import Fraction
import math
import random

random.seed(11)


def is_nearest(text, number):
    mantissa, _, exponent = text.partition("e")
    whole, _, part = mantissa.partition(".")
    exact = Fraction(int(whole + part)) * Fraction(10) ** (int(exponent or 0) - len(part))
    if math.isinf(number):
        return exact >= Fraction(2)**1024 - Fraction(2)**970
    distance = abs(exact - Fraction(number))
    for other in (math.nextafter(number, math.inf), math.nextafter(number, -math.inf)):
        if math.isinf(other):
            continue
        away = abs(exact - Fraction(other))
        if away < distance or (away == distance and number.hex().split("p")[0][-1] in "13579bdf"):
            return False
    return True


def middle(mantissa, exponent):  # between two doubles, in full
    exact = Fraction(2 * mantissa + 1) * Fraction(2) ** (exponent - 1)
    places = exact.denominator.bit_length() - 1
    return f"{exact.numerator * 5**places}e-{places}"


texts = ["17463707637954087e-339", "0.75e-323", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "2.2250738585072011e-308",
         "2.2250738585072014e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "9007199254740993.00000000000000000001",
         "0." + "0" * 30 + "12345678901234567890123", "1" * 400 + "e-300", "0." + "9" * 40, "18446744073709551615", "18446744073709551616", "1e23", "8.5e22"]
for round in range(150):
    exponent = random.choice((random.randrange(-60, 60), random.randrange(-1074, 970)))
    mantissa = random.choice((random.getrandbits(53) | 1 << 52, (1 << 53) - 1, 1 << 52, random.getrandbits(random.randrange(1, 53)) if exponent == -1074 else 1 << 52))
    text = middle(mantissa, exponent)
    digits, _, power = text.partition("e")
    texts += [text, digits + "1e" + str(int(power) - 1), digits[:-1] + "4e" + power if power != "-0" else text]
    for kept in (15, 16, 17, 18, 19, 20, 25):
        if len(digits) > kept:
            texts += [f"{int(digits[:kept]) + up}e{int(power) + len(digits) - kept}" for up in (0, 1)]
    texts.append(repr(math.ldexp(1 - 2**-53, random.randrange(-1000, 1000))))
    texts.append(f"{random.getrandbits(64)}e{random.randrange(-345, 300)}")
    texts.append(f"{random.getrandbits(60)}.{random.getrandbits(30):010d}{random.getrandbits(30)}")
for exponent in range(-345, 310):
    texts += [f"{digits}e{exponent}" for digits in (1, 7, 2**53 + 1, 2**64 - 1, 10**19 - 1)]
print([t for t in texts if not is_nearest(t, float(t))])
# expect: []
for text in ("1e", ".", "", "+", "-.e1", "5.", ".5e-3", "1__0", "1_0.2_5e1_0", "1e+", " \t-3.25e0\n", "1 2", "1.5e0000000000003", "1e99999", "-1e-99999", "0e99999", "-0", "-0.0e5",
             "0" * 3000 + "1", "0." + "0" * 3000 + "1e3000", "0" * 25 + "." + "0" * 25):
    try:
        print(float(text))
    except ValueError:
        print("no number")
# expect: no number
# expect: no number
# expect: no number
# expect: no number
# expect: no number
# expect: 5.0
# expect: 0.0005
# expect: no number
# expect: 102500000000.0
# expect: no number
# expect: -3.25
# expect: no number
# expect: 1500.0
# expect: inf
# expect: -0.0
# expect: 0.0
# expect: -0.0
# expect: -0.0
# expect: 1.0
# expect: 0.1
# expect: 0.0
