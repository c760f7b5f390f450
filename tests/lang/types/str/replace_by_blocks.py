"""replace of one character by another in texts shorter and longer than sixteen; literals and names with one wide character at each place; str() and chr() the short ways."""
wrong = 0
for length in range(1, 70):
    for place in range(length):
        text = "a" * place + "b" + "a" * (length - place - 1)
        wrong += text.replace("b", "c") != "a" * place + "c" + "a" * (length - place - 1) or text.replace("a", "\x00") != text.translate({97: 0})
        wrong += text.replace("b", "b") != text or text.replace("c", "d") != text or text.replace("a", "x", length // 2) != "x".join(text.split("a", length // 2))
        wide = "a" * place + "\xe9" + "a" * (length - place - 1)
        wrong += eval("'" + wide + "'") != wide or len(eval("'" + wide + "'")) != length or eval("'" + wide + "'").isascii()
print(wrong)


class Named(str):
    def __str__(self):
        return "named"


class Odd:
    def __str__(self):
        return Named("odd")

    def __index__(self):
        return 0x20AC


class Bad:
    __str__ = lambda self: 5


print(str(Named("x")), type(str(Odd())), str(Odd()), str(b"x"), str(1), str(True), str(None), str(2**70), str(1.5), type(Named(5)), str(object=5), str(b"\xc3\xa9", "utf-8"))
for arguments in ((Bad(),), (1, 2), (1, 2, 3, 4), ("a", "utf-8")):
    try:
        print(str(*arguments))
    except TypeError as error:
        print(error)
for number in (0, 255, 256, 0x10FFFF, Odd(), True, 0x110000, -1, 2**70, 1.5, "a"):
    try:
        print(ascii(chr(number)), end=";")
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, end=";")
print("")
# expect: 0
# expect: named <class '__main__.Named'> named b'x' 1 True None 1180591620717411303424 1.5 <class '__main__.Named'> 5 é
# expect: __str__ returned non-string (type int)
# expect: str() argument 'encoding' must be str, not int
# expect: str expected at most 3 arguments, got 4
# expect: decoding str is not supported
# expect: '\x00';'\xff';'\u0100';'\U0010ffff';'\u20ac';'\x01';ValueError;ValueError;ValueError;TypeError;TypeError;
