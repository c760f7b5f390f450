# bytes() asks __bytes__ first, then counts, buffers and iterables.
class A:
    def __bytes__(self): return b"A"
class B:
    def __bytes__(self): return "B"
class C:
    def __index__(self): return 3
class D(str):
    def __bytes__(self): return b"D"
print(bytes(A()), bytes(C()), bytes([1, 2]), bytes(D("x")))
for bad in (B(), "text", 1.5, [256], -1, ["a"]):
    try:
        bytes(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: b'A' b'\x00\x00\x00' b'\x01\x02' b'D'
# expect: TypeError __bytes__ returned non-bytes (type str)
# expect: TypeError string argument without an encoding
# expect: TypeError cannot convert 'float' object to bytes
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError negative count
# expect: TypeError 'str' object cannot be interpreted as an integer
