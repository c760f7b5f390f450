"""Decimal text of numbers of few and of many limbs, both ways; what is nearly a number is none, and long ones have a limit."""
import sys


def said(text):  # a limb at a time
    number = 0
    for i in range(0, len(text), 14):
        part = text[i:i + 14]
        number = number * 10**len(part) + int(part)
    return number


wrong = 0
for bits in list(range(1, 200)) + list(range(200, 2300, 13)) + [61 * 64, 5000]:
    for number in (2**bits - 1, 2**bits, 2**bits + 1, 3**bits % 2**bits):
        text = str(number)
        wrong += said(text) != number or int(text) != number or str(-number) != ('-' + text if number else '0') or int("-" + text) != -number
for digits in list(range(1, 130)) + list(range(590, 645)):
    for text in ("9" * digits, "1" + "0" * (digits - 1), "1" + "0" * (digits - 2) + "1" if digits > 1 else "7", ("1234567890" * digits)[:digits]):
        wrong += str(int(text)) != text or int(" +00" + text + " \n") != said(text) or int("_".join(text)) != said(text)
print(wrong)
# expect: 0
for text in ("1" * 39 + ":", "1" * 39 + "/", ":" * 40, "-" * 40, "+-" + "1" * 40, "1" * 40 + " 1", "1" * 40 + "\x00", "1" * 60 + "\xb9", "1_" * 20 + "1_"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
# expect: invalid literal for int() with base 10: '111111111111111111111111111111111111111:'
# expect: invalid literal for int() with base 10: '111111111111111111111111111111111111111/'
# expect: invalid literal for int() with base 10: '::::::::::::::::::::::::::::::::::::::::'
# expect: invalid literal for int() with base 10: '----------------------------------------'
# expect: invalid literal for int() with base 10: '+-1111111111111111111111111111111111111111'
# expect: invalid literal for int() with base 10: '1111111111111111111111111111111111111111 1'
# expect: invalid literal for int() with base 10: '1111111111111111111111111111111111111111\x00'
# expect: invalid literal for int() with base 10: '111111111111111111111111111111111111111111111111111111111111¹'
# expect: invalid literal for int() with base 10: '1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_'
print(int("٣" * 50), int("0" * 1000), int(b"1" * 50) == int(bytearray(b"1" * 50)) == int("1" * 50))
# expect: 33333333333333333333333333333333333333333333333333 0 True
sys.set_int_max_str_digits(640)
for text in ("1" * 640, "-" + "1" * 640, "+" + "1" * 640, "1" * 641, "-" + "1" * 641, "0" * 641, "1_" * 640 + "1"):
    try:
        print(len(str(int(text))))
    except ValueError as error:
        print(error)
# expect: 640
# expect: 641
# expect: 640
# expect: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
try:
    str(10**640)
except ValueError as error:
    print(error)
# expect: Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
