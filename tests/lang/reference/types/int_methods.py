# Methods and attributes of int.
n = -37
print(n.bit_length(), n.bit_count(), (2**100).bit_length(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.is_integer(), (258).to_bytes(2), (258).to_bytes(4, "little"), (-1).to_bytes(2, signed=True), int.from_bytes(b"\x01\x02"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 0], "big"))
for bad in ("(256).to_bytes(1)", "(-1).to_bytes(1)", "(1).to_bytes(-1)", "(1).to_bytes(1, 'middle')", "int.from_bytes('a')", "int.from_bytes([300])", "int.from_bytes(5)"):
    try: print(eval(bad))
    except (OverflowError, ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: 6 3 101 -37 -37 0 -37 1 True b'\x01\x02' b'\x02\x01\x00\x00' b'\xff\xff' 258 -257 256
# expect: (256).to_bytes(1) | OverflowError int too big to convert
# expect: (-1).to_bytes(1) | OverflowError can't convert negative int to unsigned
# expect: (1).to_bytes(-1) | ValueError length argument must be non-negative
# expect: (1).to_bytes(1, 'middle') | ValueError byteorder must be either 'little' or 'big'
# expect: int.from_bytes('a') | TypeError cannot convert 'str' object to bytes
# expect: int.from_bytes([300]) | ValueError bytes must be in range(0, 256)
# expect: int.from_bytes(5) | TypeError cannot convert 'int' object to bytes
