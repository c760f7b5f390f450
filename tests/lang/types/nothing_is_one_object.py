"""The empty bytes are one object, however they were made."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

nothing = b""
made = [bytes(), bytes(b""), b"ab"[1:1], b"ab" * 0, b"".join([]), b"x".strip(b"x"), bytes(0), bytes([]), "".encode(), bytes(bytearray()),
        memoryview(b"").tobytes(), b"a".replace(b"a", b""), b"%s" % b"", bytes.fromhex(""), (0).to_bytes(0, "big"), b"a,".split(b",")[1],
        b"a".translate(None, b"a"), b"a".removeprefix(b"a"), b"\n".splitlines()[0], memoryview(b"ab")[1:1].tobytes()]
print(all(one is nothing for one in made), hash(made[0]), len(made[1]), made[2] + b"x")
for text in b"q%\xc4", b"%\x80", bytearray(b"%\xff"), b"%\x7f", "%\xc4":
    tell(lambda: text % 5)
# expect: True 0 0 b'x'
# expect: OverflowError character argument not in range(0x110000)
# expect: OverflowError character argument not in range(0x110000)
# expect: OverflowError character argument not in range(0x110000)
# expect: ValueError unsupported format character '' (0x7f) at index 1
# expect: ValueError unsupported format character '?' (0xc4) at index 1
