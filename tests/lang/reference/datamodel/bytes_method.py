# __bytes__ is used by bytes(); its result must be bytes.
class A:
    def __bytes__(self): return b"made"
class B:
    def __bytes__(self): return "text"
class C:
    def __bytes__(self): return b"first"
    def __index__(self): return 3
print(bytes(A()), bytes(C()), b"%b" % A())
for f in (lambda: bytes(B()), lambda: bytes(object()), lambda: bytes("s"), lambda: bytes(-1), lambda: b"%b" % B(), lambda: bytes([256]), lambda: bytes(1, "utf8")):
    try: f()
    except (TypeError, ValueError) as e: print(e)
# expect: b'made' b'first' b'made'
# expect: __bytes__ returned non-bytes (type str)
# expect: cannot convert 'object' object to bytes
# expect: string argument without an encoding
# expect: negative count
# expect: __bytes__ returned non-bytes (type str)
# expect: bytes must be in range(0, 256)
# expect: encoding without a string argument
