# struct and array: packing, native sizes, errors.
import struct, array
print(struct.pack(">IhB", 1, -2, 3), struct.unpack("<2sf?", struct.pack("<2sf?", b"ab", 1.5, True)), struct.calcsize("=lq"), struct.pack("5s3p", b"ab", b"cd"), list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.unpack_from(">H", b"\0\1\2\3", 2))
a = array.array("i", [1, 2, 3]); a.append(4); a[1:2] = array.array("i", [9, 9]); print(a, a.itemsize, a.tolist(), a.index(9), a.tobytes()[:4], sum(a), a[::-1]); a.byteswap(); print(a[0])
for bad in ("struct.pack('B', 300)", "struct.pack('H')", "struct.unpack('H', b'a')", "struct.pack('q', 'a')", "struct.calcsize('?z')", "array.array('z')", "array.array('i', ['a'])", "array.array('b', [200])", "a + [1]", "a.append(1.5)", "array.array('u', 5)", "struct.pack('s', 5)", "struct.unpack_from('I', b'abc', 1)"):
    try: print(eval(bad))
    except (struct.error, TypeError, ValueError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: b'\x00\x00\x00\x01\xff\xfe\x03' (b'ab', 1.5, True) 12 b'ab\x00\x00\x00\x02cd' [(1,), (2,)] (515,)
# expect: array('i', [1, 9, 9, 3, 4]) 4 [1, 9, 9, 3, 4] 1 b'\x01\x00\x00\x00' 26 array('i', [4, 3, 9, 9, 1])
# expect: 16777216
# expect: struct.pack('B', 300) | error 'B' format requires 0 <= number <= 255
# expect: struct.pack('H') | error pack expected 1 items for packing (got 0)
# expect: struct.unpack('H', b'a') | error unpack requires a buffer of 2 bytes
# expect: struct.pack('q', 'a') | error required argument is not an integer
# expect: struct.calcsize('?z') | error bad char in struct format
# expect: array.array('z') | ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
# expect: array.array('i', ['a']) | TypeError 'str' object cannot be interpreted as an integer
# expect: array.array('b', [200]) | OverflowError signed char is greater than maximum
# expect: a + [1] | TypeError can only append array (not "list") to array
# expect: a.append(1.5) | TypeError 'float' object cannot be interpreted as an integer
# expect: array.array('u', 5) | TypeError 'int' object is not iterable
# expect: struct.pack('s', 5) | error argument for 's' must be a bytes object
# expect: struct.unpack_from('I', b'abc', 1) | error unpack_from requires a buffer of at least 5 bytes for unpacking 4 bytes at offset 1 (actual buffer size is 3)
