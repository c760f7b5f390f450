# Making and changing bytes.
b = bytearray(b"abc"); b.append(100); b.extend([101]); b.insert(0, 95); b += b"f"; b.remove(95); b[1:2] = b"BB"; print(b, b.pop(), b.pop(0), len(b)); b.reverse(); print(b, b.copy() == b); b.clear(); print(b)
print(bytes(3), bytes([1, 2]), bytes("é", "utf8"), bytes(range(3)), b"ab" + bytearray(b"c"), bytearray(b"c") + b"ab", b"a" in b"ba", 97 in b"a", b"abc"[1], b"abc"[1:], b"a,b".split(b","), b"x".join([b"1", b"2"]), b"Ab".swapcase(), b"a%dc" % 5, bytes.fromhex("0a ff"), b"\x0a\xff".hex(":"), b"a" < b"b", b"abc".find(b"c"), b"abc".translate(None, b"b"))
for bad in ("bytes([256])", "bytes('a')", "b.append(256)", "b.append('a')", "b'a' + 'a'", "bytes.fromhex('0g')", "b.remove(1)", "b.pop()", "b''.join(['a'])", "bytes(-1)", "b'a'[5]", "bytearray(b'a')[0:1] and b.index(5)", "b.extend('a')", "b.extend([300])"):
    try: print(eval(bad))
    except (ValueError, TypeError, IndexError) as e: print(bad, "|", type(e).__name__, e)
# expect: bytearray(b'BBcde') 102 97 5
# expect: bytearray(b'edcBB') True
# expect: bytearray(b'')
# expect: b'\x00\x00\x00' b'\x01\x02' b'\xc3\xa9' b'\x00\x01\x02' b'abc' bytearray(b'cab') True True 98 b'bc' [b'a', b'b'] b'1x2' b'aB' b'a5c' b'\n\xff' 0a:ff True 2 b'ac'
# expect: bytes([256]) | ValueError bytes must be in range(0, 256)
# expect: bytes('a') | TypeError string argument without an encoding
# expect: b.append(256) | ValueError byte must be in range(0, 256)
# expect: b.append('a') | TypeError 'str' object cannot be interpreted as an integer
# expect: b'a' + 'a' | TypeError can't concat str to bytes
# expect: bytes.fromhex('0g') | ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: b.remove(1) | ValueError value not found in bytearray
# expect: b.pop() | IndexError pop from empty bytearray
# expect: b''.join(['a']) | TypeError sequence item 0: expected a bytes-like object, str found
# expect: bytes(-1) | ValueError negative count
# expect: b'a'[5] | IndexError index out of range
# expect: bytearray(b'a')[0:1] and b.index(5) | ValueError subsection not found
# expect: b.extend('a') | TypeError expected iterable of integers; got: 'str'
# expect: b.extend([300]) | ValueError byte must be in range(0, 256)
