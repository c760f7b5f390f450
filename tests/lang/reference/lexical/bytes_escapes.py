# The escapes of bytes: no \u and no \N.
import warnings
warnings.simplefilter("ignore")
print(b"\x00\xff\n\t\\\'\"\101\0")
print(eval(r"b'\u0041\N{x}'"))
print(len(b"\
"), rb"\x00", b'a' b"b" br"\c")
# expect: b'\x00\xff\n\t\\\'"A\x00'
# expect: b'\\u0041\\N{x}'
# expect: 0 b'\\x00' b'ab\\c'
