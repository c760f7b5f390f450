# Single underscores may stand between digits and behind a base's letter.
print(1_000_000, 0x_ff, 0b_1, 0o_7_7, 1_0.0_1, 1e1_0, 1_0j)
for source in ("1__0", "1_", "0x_", "1_.5", "1._5", "1e_5", "0_7", "_1"):
    try:
        print(source, eval(source, {"_1": "a name"}))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 1000000 255 1 63 10.01 10000000000.0 10j
# expect: 1__0 | invalid decimal literal
# expect: 1_ | invalid decimal literal
# expect: 0x_ | invalid hexadecimal literal
# expect: 1_.5 | invalid decimal literal
# expect: 1._5 | invalid decimal literal
# expect: 1e_5 | invalid decimal literal
# expect: 0_7 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: _1 a name
