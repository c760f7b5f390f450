# Binary records by struct: a header written, walked and read back; sizes and refusals.
import struct, io
out = io.BytesIO()
for name, size in (("a.txt", 5), ("b", 70000)):
    data = name.encode()
    out.write(struct.pack("<4sIHB", b"PK\3\4", size, len(data), 1) + data)
raw, at = out.getvalue(), 0
while at < len(raw):
    sig, size, n, flag = struct.unpack_from("<4sIHB", raw, at); at += struct.calcsize("<4sIHB")
    print(sig, size, raw[at:at + n], flag); at += n
print(struct.calcsize("<bhi"), struct.calcsize("@bhi"), struct.pack(">h", -2), struct.unpack("!d", struct.pack("!d", 1.5)))
print(list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.pack("3s?x", b"abcdef", []))
for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("i", b"1"), lambda: struct.pack("2h", 1), lambda: struct.calcsize("q!"), lambda: struct.pack("i", 1.0)):
    try: bad()
    except struct.error as e: print(e)
# expect: b'PK\x03\x04' 5 b'a.txt' 1
# expect: b'PK\x03\x04' 70000 b'b' 1
# expect: 7 8 b'\xff\xfe' (1.5,)
# expect: [(1,), (2,)] b'abc\x00\x00'
# expect: 'B' format requires 0 <= number <= 255
# expect: unpack requires a buffer of 4 bytes
# expect: pack expected 2 items for packing (got 1)
# expect: bad char in struct format
# expect: required argument is not an integer
