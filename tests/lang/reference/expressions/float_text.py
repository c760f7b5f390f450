# float from text and its shortest repr.
print(float("1_0.5e1"), float(" inf "), float("-Infinity"), float("nan"), float("1e-400"), repr(1e22), 1e21, 1e16, 123456789012345680.0, 0.1, 1/3, 5e-324, 100.0, 1e-5, 0.0001, -0.0)
for a in ("", "1e", "0x1", "1 2", "inff", "1__0.5", "_1", "1_.5", ".", "+-1"):
    try: print(float(a))
    except ValueError as e: print(e)
print((1.5).hex(), float.fromhex("0x1.8p1"), (2.5).is_integer(), (1e300).as_integer_ratio()[1], (0.75).as_integer_ratio())
# expect: 105.0 inf -inf nan 0.0 1e+22 1e+21 1e+16 1.2345678901234568e+17 0.1 0.3333333333333333 5e-324 100.0 1e-05 0.0001 -0.0
# expect: could not convert string to float: ''
# expect: could not convert string to float: '1e'
# expect: could not convert string to float: '0x1'
# expect: could not convert string to float: '1 2'
# expect: could not convert string to float: 'inff'
# expect: could not convert string to float: '1__0.5'
# expect: could not convert string to float: '_1'
# expect: could not convert string to float: '1_.5'
# expect: could not convert string to float: '.'
# expect: could not convert string to float: '+-1'
# expect: 0x1.8000000000000p+0 3.0 False 1 (3, 4)
