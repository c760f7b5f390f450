# float is no longer an index; dict and set order of messages.
for code in ("range(2.0)", "[1][1.0]", "'a' * 2.0", "chr(97.0)", "bytes(1.0)", "hex(1.0)", "1 << 2.0"):
    try: eval(code)
    except TypeError as e: print(code, "|", e)
# expect: range(2.0) | 'float' object cannot be interpreted as an integer
# expect: [1][1.0] | list indices must be integers or slices, not float
# expect: 'a' * 2.0 | can't multiply sequence by non-int of type 'float'
# expect: chr(97.0) | 'float' object cannot be interpreted as an integer
# expect: bytes(1.0) | cannot convert 'float' object to bytes
# expect: hex(1.0) | 'float' object cannot be interpreted as an integer
# expect: 1 << 2.0 | unsupported operand type(s) for <<: 'int' and 'float'
