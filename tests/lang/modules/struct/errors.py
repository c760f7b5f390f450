# What _struct refuses, with CPython's messages.
import _struct as struct


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


for order in "@<":
    for code in "bBhHiIlLqQ?":
        for value in (-1, 2**63, 2**64, -(2**63) - 1, 300, "a", 1.5):
            show(struct.pack, order + code, value)
for code, args in [("f", (1e40,)), ("e", (65520.0,)), ("d", ("x",)), ("F", ("x",)), ("s", (1,)), ("c", (1,)),
                   ("5", ()), ("z", ()), ("5s", ()), ("9" * 20 + "s", ()), ("i", (1, 2)), ("<n", (1,)),
                   ("i\0", (1,)), ("\u1234", ()), (b"i", (1,)), (5, ())]:
    show(struct.pack, code, *args)
room = bytearray(10)
for offset in (8, -3, -11, 12, "a", 2**70):
    show(struct.pack_into, "i", room, offset, 1)
    show(struct.unpack_from, "i", room, offset)
show(struct.pack_into, "i", b"abcd", 0, 1)
show(struct.pack_into, "i", room)
show(struct.unpack, "i", b"abc")
show(struct.iter_unpack, "i", b"abcde")
show(struct.iter_unpack, "", b"abcde")
show(struct.Struct.__new__(struct.Struct).pack, 1)
# expect: b'\xff'
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff'
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: b',\x01'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: b',\x01'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff'
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\xff'
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff'
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: b',\x01'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: b',\x01'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff'
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff'
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: b',\x01\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: b',\x01\x00\x00\x00\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: b'\x01'
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with e format
# expect: error required argument is not a float
# expect: error required argument is not a complex
# expect: error argument for 's' must be a bytes object
# expect: error char format requires a bytes object of length 1
# expect: error repeat count given without format specifier
# expect: error bad char in struct format
# expect: error pack expected 1 items for packing (got 0)
# expect: error total struct size too long
# expect: error pack expected 1 items for packing (got 2)
# expect: error bad char in struct format
# expect: error embedded null character
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\u1234' in position 0: ordinal not in range(128)
# expect: b'\x01\x00\x00\x00'
# expect: TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: error pack_into requires a buffer of at least 12 bytes for packing 4 bytes at offset 8 (actual buffer size is 10)
# expect: error unpack_from requires a buffer of at least 12 bytes for unpacking 4 bytes at offset 8 (actual buffer size is 10)
# expect: error no space to pack 4 bytes at offset -3
# expect: error not enough data to unpack 4 bytes at offset -3
# expect: error offset -11 out of range for 10-byte buffer
# expect: error offset -11 out of range for 10-byte buffer
# expect: error pack_into requires a buffer of at least 16 bytes for packing 4 bytes at offset 12 (actual buffer size is 10)
# expect: error unpack_from requires a buffer of at least 16 bytes for unpacking 4 bytes at offset 12 (actual buffer size is 10)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError argument must be read-write bytes-like object, not bytes
# expect: error pack_into expected offset argument
# expect: error unpack requires a buffer of 4 bytes
# expect: error iterative unpacking requires a buffer of a multiple of 4 bytes
# expect: error cannot iteratively unpack with a struct of length 0
# expect: RuntimeError Struct object is not initialized
