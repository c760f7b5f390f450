# base64, hex and uu both ways, and what the decoders refuse.
import binascii


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


for size in range(8):
    text = binascii.b2a_base64(bytes(range(250, 250 - size, -1)))
    print(text, binascii.a2b_base64(text), binascii.b2a_uu(b"abcdefgh"[:size]), binascii.b2a_base64(b"ab", newline=False))
for text in ["YQ==YQ==", "YQ==YWJj", "YQ==Y", "YQ==  ", "YQ=", "YQ=Y=", "Y=Q=", "YQ===", "=", "YQ=xx", "Y", "YW\nJj", "YW-Jj", "é", 5]:
    show(binascii.a2b_base64, text)
    show(binascii.a2b_base64, text, strict_mode=True)
for sep in [(), (":",), (b"-", 2), ("_", -4), ("::",), (5,), (":", 2**70)]:
    show(binascii.hexlify, b"\x00abcdef", *sep)
for text in ["abc", "0g", b"a0B1", bytearray(b"ab"), ""]:
    show(binascii.unhexlify, text)
for text in [b"", b" ", b"#86)C", b"#86)Cx", b"\x7fabc", b'"', b"#8", b"#86)C  ``\r\n"]:
    show(binascii.a2b_uu, text)
show(binascii.b2a_uu, b"x" * 46)
print(binascii.crc32(b"hello" * 9), binascii.crc32(b"x", 2**40 - 1), binascii.crc_hqx(b"hello", -1))
# expect: b'\n' b'' b' \n' b'YWI='
# expect: b'+g==\n' b'\xfa' b'!80  \n' b'YWI='
# expect: b'+vk=\n' b'\xfa\xf9' b'"86( \n' b'YWI='
# expect: b'+vn4\n' b'\xfa\xf9\xf8' b'#86)C\n' b'YWI='
# expect: b'+vn49w==\n' b'\xfa\xf9\xf8\xf7' b'$86)C9   \n' b'YWI='
# expect: b'+vn49/Y=\n' b'\xfa\xf9\xf8\xf7\xf6' b'%86)C9&4 \n' b'YWI='
# expect: b'+vn49/b1\n' b'\xfa\xf9\xf8\xf7\xf6\xf5' b'&86)C9&5F\n' b'YWI='
# expect: b'+vn49/b19A==\n' b'\xfa\xf9\xf8\xf7\xf6\xf5\xf4' b"'86)C9&5F9P  \n" b'YWI='
# expect: b'a\x06\x10'
# expect: Error Excess data after padding
# expect: Error Incorrect padding
# expect: Error Excess data after padding
# expect: Error Incorrect padding
# expect: Error Excess data after padding
# expect: b'a'
# expect: Error Only base64 data is allowed
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: b'a\x06'
# expect: Error Discontinuous padding not allowed
# expect: Error Incorrect padding
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a'
# expect: Error Excess padding not allowed
# expect: b''
# expect: Error Leading padding not allowed
# expect: b'a\x0cq'
# expect: Error Discontinuous padding not allowed
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'abc'
# expect: Error Only base64 data is allowed
# expect: b'abc'
# expect: Error Only base64 data is allowed
# expect: ValueError string argument should contain only ASCII characters
# expect: ValueError string argument should contain only ASCII characters
# expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: b'00616263646566'
# expect: b'00:61:62:63:64:65:66'
# expect: b'00-6162-6364-6566'
# expect: b'00616263_646566'
# expect: ValueError sep must be length 1.
# expect: TypeError object of type 'int' has no len()
# expect: OverflowError Python int too large to convert to C int
# expect: Error Odd-length string
# expect: Error Non-hexadecimal digit found
# expect: b'\xa0\xb1'
# expect: b'\xab'
# expect: b''
# expect: Error Missing length byte
# expect: b''
# expect: b'abc'
# expect: Error Trailing garbage
# expect: Error Illegal char
# expect: b'\x00\x00'
# expect: b'`\x00\x00'
# expect: b'abc'
# expect: Error At most 45 bytes at once
# expect: 2140396789 2703296241 53870
