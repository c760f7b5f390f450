# Literals of every base against int() of the same text, underscores, and exact float limits.
for text in ("0b1011", "0O17", "0xDEAD_beef", "1_000_000", "0_0", "00", "0b_1", "0xF_f"):
    print(text, eval(text), int(text, 0))
print(1e3, 1.e-2, .5e1, 1_0.0_1, 0e0, 1e400, 1_2e1_0, 3.14j, 0_1j, 1E5J, 0777.5)
for bad in ("1__0", "0x", "0b2", "1_", "0o8", "1e", "1.5.2", "0_7", "012", "1_.5", "0b1.0", "1jj"):
    try: eval(bad); print(bad, "ok")
    except SyntaxError as e: print(bad, "|", e.msg)
# expect: 0b1011 11 11
# expect: 0O17 15 15
# expect: 0xDEAD_beef 3735928559 3735928559
# expect: 1_000_000 1000000 1000000
# expect: 0_0 0 0
# expect: 00 0 0
# expect: 0b_1 1 1
# expect: 0xF_f 255 255
# expect: 1000.0 0.01 5.0 10.01 0.0 inf 120000000000.0 3.14j 1j 100000j 777.5
# expect: 1__0 | invalid decimal literal
# expect: 0x | invalid hexadecimal literal
# expect: 0b2 | invalid digit '2' in binary literal
# expect: 1_ | invalid decimal literal
# expect: 0o8 | invalid digit '8' in octal literal
# expect: 1e | invalid decimal literal
# expect: 1.5.2 | invalid syntax
# expect: 0_7 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: 012 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: 1_.5 | invalid decimal literal
# expect: 0b1.0 | invalid syntax
# expect: 1jj | invalid imaginary literal
