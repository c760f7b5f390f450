# % and str.format: texts and ints that need no str of their own, beside those of subclasses, wide texts, long ones, and what is missing.
class I(int):
    def __str__(self): return "I!"
    def __format__(self, spec): return "F:" + spec


class S(str):
    def __str__(self): return "S!"
    def __format__(self, spec): return "G:" + spec


for value in (0, -1, 10**14, -2**48, 2**48, 2**63, 2**70, True, None, I(5), S("x"), "é", "日本", "", 1.5):
    print("%s" % (value,), "日%s" % (value,), "%s%%|%4s" % (value, value), "{}".format(value), "é{}{}".format(value, value), "{0!r}{{{0}}}".format(value))
for value in (0, 5, -255, 2**48 - 1, 2**63, -2**64, I(7)):
    print("%d" % value, "a%dz" % value, "%x %o %X %#x" % ((value,) * 4), f"{int(value):x} {int(value):#b} {int(value):_x} {int(value):+o}", hex(value))
for text, values in (("%s %s", ("a",)), ("%s", ()), ("%s", ("a", "b")), ("%d", "a"), ("%", ()), ("a%s%", 1), ("%s", {"a": 1}), ("%(a)s%s", {"a": 1}), ("abc", "x"), ("%d", 1.5)):
    try: print(text % values)
    except (TypeError, ValueError) as e: print(text, "|", type(e).__name__, e)
for text, values in (("{} {}", ("a",)), ("{}", ()), ("{0} {}", (1, 2)), ("{a}", ()), ("a{}}", (1,)), ("{", (1,)), ("{:d}", ("a",)), ("{:>{}}|", ("a", 5))):
    try: print(text.format(*values))
    except (IndexError, ValueError, KeyError) as e: print(text, "|", type(e).__name__, e)
print("{a}{b}".format(a="é", b=7), "{a}".format_map({"a": "b"}), str.format("{}", 3), b"%s %d" % (b"q", 5))
for width in (119, 120, 121, 180): # around the room where short texts are put together
    line = "x" * width + "%s|%d" % ("y", 7) + "%s" % ("日" * 3)
    print(len(("x" * width + "{}").format("é")), hash("%s" % line == line), (("x" * width) + "%s%d") % ("é", 1) == "x" * width + "é1", len("%*d" % (width, 3)))
# expect: 0 日0 0%|   0 0 é00 0{0}
# expect: -1 日-1 -1%|  -1 -1 é-1-1 -1{-1}
# expect: 100000000000000 日100000000000000 100000000000000%|100000000000000 100000000000000 é100000000000000100000000000000 100000000000000{100000000000000}
# expect: -281474976710656 日-281474976710656 -281474976710656%|-281474976710656 -281474976710656 é-281474976710656-281474976710656 -281474976710656{-281474976710656}
# expect: 281474976710656 日281474976710656 281474976710656%|281474976710656 281474976710656 é281474976710656281474976710656 281474976710656{281474976710656}
# expect: 9223372036854775808 日9223372036854775808 9223372036854775808%|9223372036854775808 9223372036854775808 é92233720368547758089223372036854775808 9223372036854775808{9223372036854775808}
# expect: 1180591620717411303424 日1180591620717411303424 1180591620717411303424%|1180591620717411303424 1180591620717411303424 é11805916207174113034241180591620717411303424 1180591620717411303424{1180591620717411303424}
# expect: True 日True True%|True True éTrueTrue True{True}
# expect: None 日None None%|None None éNoneNone None{None}
# expect: I! 日I! I!%|  I! F: éF:F: 5{F:}
# expect: S! 日S! S!%|  S! G: éG:G: 'x'{G:}
# expect: é 日é é%|   é é ééé 'é'{é}
# expect: 日本 日日本 日本%|  日本 日本 é日本日本 '日本'{日本}
# expect:  日 %|      é ''{}
# expect: 1.5 日1.5 1.5%| 1.5 1.5 é1.51.5 1.5{1.5}
# expect: 0 a0z 0 0 0 0x0 0 0b0 0 +0 0x0
# expect: 5 a5z 5 5 5 0x5 5 0b101 5 +5 0x5
# expect: -255 a-255z -ff -377 -FF -0xff -ff -0b11111111 -ff -377 -0xff
# expect: 281474976710655 a281474976710655z ffffffffffff 7777777777777777 FFFFFFFFFFFF 0xffffffffffff ffffffffffff 0b111111111111111111111111111111111111111111111111 ffff_ffff_ffff +7777777777777777 0xffffffffffff
# expect: 9223372036854775808 a9223372036854775808z 8000000000000000 1000000000000000000000 8000000000000000 0x8000000000000000 8000000000000000 0b1000000000000000000000000000000000000000000000000000000000000000 8000_0000_0000_0000 +1000000000000000000000 0x8000000000000000
# expect: -18446744073709551616 a-18446744073709551616z -10000000000000000 -2000000000000000000000 -10000000000000000 -0x10000000000000000 -10000000000000000 -0b10000000000000000000000000000000000000000000000000000000000000000 -1_0000_0000_0000_0000 -2000000000000000000000 -0x10000000000000000
# expect: 7 a7z 7 7 7 0x7 7 0b111 7 +7 0x7
# expect: %s %s | TypeError not enough arguments for format string
# expect: %s | TypeError not enough arguments for format string
# expect: %s | TypeError not all arguments converted during string formatting
# expect: %d | TypeError %d format: a real number is required, not str
# expect: % | ValueError incomplete format
# expect: a%s% | ValueError incomplete format
# expect: {'a': 1}
# expect: %(a)s%s | TypeError not enough arguments for format string
# expect: abc | TypeError not all arguments converted during string formatting
# expect: 1
# expect: {} {} | IndexError Replacement index 1 out of range for positional args tuple
# expect: {} | IndexError Replacement index 0 out of range for positional args tuple
# expect: {0} {} | ValueError cannot switch from manual field specification to automatic field numbering
# expect: {a} | KeyError 'a'
# expect: a{}} | ValueError Single '}' encountered in format string
# expect: { | ValueError Single '{' encountered in format string
# expect: {:d} | ValueError Unknown format code 'd' for object of type 'str'
# expect:     a|
# expect: é7 b 3 b'q 5'
# expect: 120 1 True 119
# expect: 121 1 True 120
# expect: 122 1 True 121
# expect: 181 1 True 180
