# Division, modulo and products of ints of all signs and sizes.
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (2**64, 3), (-2**64, 7), (5, 2**65)]:
    q, r = a // b, a % b
    print(a, b, q, r, divmod(a, b) == (q, r), q * b + r == a, a / b)
for bad in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "1.0 // 0", "1.0 % 0", "1.0 / 0", "0j / 0", "2**70 // 0", "2**70 / 0"):
    try: eval(bad)
    except ZeroDivisionError as e: print(bad, e)
t = 0
for i in range(-50, 50): t += i // 7 * 3 - i % -7 + i * i
print(t, 2**62 + 2**62, (2**31) * (2**31), 3 * "ab", [0] * 3, (1,) * 2, "ab" * -1, b"x" * 2)
# expect: 7 3 2 1 True True 2.3333333333333335
# expect: -7 3 -3 2 True True -2.3333333333333335
# expect: 7 -3 -3 -2 True True -2.3333333333333335
# expect: -7 -3 2 -1 True True 2.3333333333333335
# expect: 0 5 0 0 True True 0.0
# expect: 18446744073709551616 3 6148914691236517205 1 True True 6.148914691236517e+18
# expect: -18446744073709551616 7 -2635249153387078803 5 True True -2.6352491533870787e+18
# expect: 5 36893488147419103232 0 5 True True 1.3552527156068805e-19
# expect: 1 // 0 division by zero
# expect: 1 % 0 division by zero
# expect: 1 / 0 division by zero
# expect: divmod(1, 0) division by zero
# expect: 1.0 // 0 division by zero
# expect: 1.0 % 0 division by zero
# expect: 1.0 / 0 division by zero
# expect: 0j / 0 division by zero
# expect: 2**70 // 0 division by zero
# expect: 2**70 / 0 division by zero
# expect: 83495 9223372036854775808 4611686018427387904 ababab [0, 0, 0] (1, 1)  b'xx'
