# Floor division and remainder follow the divisor's sign.
for a in (7, -7):
    for b in (3, -3):
        print(a // b, a % b, divmod(a, b), float(a) // b, float(a) % b)
print(-0.0 % 5, 5 % -0.5, 1e308 % -1, float("inf") % 2, 3 % float("inf"), -3 % float("inf"))
for use in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1 / 0, lambda: 1.0 / 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 1j / 0, lambda: 1j // 1, lambda: 1j % 1):
    try:
        print(use())
    except (ZeroDivisionError, TypeError) as e:
        print(e)
# expect: 2 1 (2, 1) 2.0 1.0
# expect: -3 -2 (-3, -2) -3.0 -2.0
# expect: -3 2 (-3, 2) -3.0 2.0
# expect: 2 -1 (2, -1) 2.0 -1.0
# expect: 0.0 -0.0 -0.0 nan 3.0 inf
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: unsupported operand type(s) for //: 'complex' and 'int'
# expect: unsupported operand type(s) for %: 'complex' and 'int'
