# Shifts of ints of all sizes; negative counts are refused.
print(1 << 10, 1 << 100 >> 98, -1 >> 5, -8 >> 1, 5 >> 100, -5 >> 100, 0 << 1000, 1 << 62, 1 << 63, 2**70 >> 3, True << 2, -3 << 70)
for bad in ("1 << -1", "1 >> -1", "1.0 << 1", "1 << 1.0", "'a' >> 1", "1 << 2**70", "0 << 2**70", "1 >> 2**70", "2**70 >> -1"):
    try: print(bad, eval(bad))
    except (TypeError, ValueError, OverflowError, MemoryError) as e: print(bad, type(e).__name__, e)
h = 0
for i in range(100): h = (h << 5 ^ h >> 3 ^ i) & 0xFFFFFFFF
print(h)
# expect: 1024 4 -1 -4 0 -1 0 4611686018427387904 9223372036854775808 147573952589676412928 4 -3541774862152233910272
# expect: 1 << -1 ValueError negative shift count
# expect: 1 >> -1 ValueError negative shift count
# expect: 1.0 << 1 TypeError unsupported operand type(s) for <<: 'float' and 'int'
# expect: 1 << 1.0 TypeError unsupported operand type(s) for <<: 'int' and 'float'
# expect: 'a' >> 1 TypeError unsupported operand type(s) for >>: 'str' and 'int'
# expect: 1 << 2**70 OverflowError too many digits in integer
# expect: 0 << 2**70 0
# expect: 1 >> 2**70 0
# expect: 2**70 >> -1 ValueError negative shift count
# expect: 228074513
