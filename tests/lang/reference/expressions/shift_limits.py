# Shifts by negative counts and by very great ones.
print(1 << 70, -1 >> 100, 5 >> 1, -5 >> 1, 0 << 10 ** 30, 7 >> 10 ** 30)
for use in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 10 ** 30, lambda: 1.0 << 1, lambda: True << True):
    try:
        print(use())
    except (ValueError, OverflowError, TypeError, MemoryError) as e:
        print(type(e).__name__, e)
# expect: 1180591620717411303424 -1 2 -3 0 0
# expect: ValueError negative shift count
# expect: ValueError negative shift count
# expect: OverflowError too many digits in integer
# expect: TypeError unsupported operand type(s) for <<: 'float' and 'int'
# expect: 2
