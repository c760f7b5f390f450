# round to even, to digits, of ints, and its errors.
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.6)], round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(15, -1), round(25, -1), round(1.0), type(round(1.0)), type(round(1.0, 0)), round(-2.5, 0), round(10**20 + 5, -1), round(0.1 + 0.2, 10))
for x in (float("inf"), float("nan")):
    try: round(x)
    except (OverflowError, ValueError) as e: print(type(e).__name__, e)
print(round(float("inf"), 2), round(1e300, 2), round(5.5, 400), round(5.5, -400), round(True))
# expect: [0, 2, 2, 0, -2, 3] 2.67 1200 1200 1400 20 20 1 <class 'int'> <class 'float'> -2.0 100000000000000000000 0.3
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: inf 1e+300 5.5 0.0 1
