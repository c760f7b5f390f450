# What is not a number after all.
for source in ["012", "0b12", "0o8", "0xg", "1__0", "1_", "0x", "0b", "0_", "1_a", "0b_", "0_7", "09", "0x1_", "1_000_", "0xfg", "0b1.0"]:
    try:
        compile(source, "s", "eval")
        print(source, "ok")
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
# expect: 012 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# expect: 0b12 | invalid digit '2' in binary literal 4
# expect: 0o8 | invalid digit '8' in octal literal 3
# expect: 0xg | invalid hexadecimal literal 2
# expect: 1__0 | invalid decimal literal 2
# expect: 1_ | invalid decimal literal 2
# expect: 0x | invalid hexadecimal literal 2
# expect: 0b | invalid binary literal 2
# expect: 0_ | invalid decimal literal 2
# expect: 1_a | invalid decimal literal 2
# expect: 0b_ | invalid binary literal 3
# expect: 0_7 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# expect: 09 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# expect: 0x1_ | invalid hexadecimal literal 4
# expect: 1_000_ | invalid decimal literal 6
# expect: 0xfg | invalid hexadecimal literal 3
# expect: 0b1.0 | invalid syntax 4
