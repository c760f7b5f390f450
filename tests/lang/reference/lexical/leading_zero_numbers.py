# Decimal integers but zero have no leading zeros; floats and imaginary numbers may.
print(00, 000, 0_0, 007.5, 08e1, 09j, 00.0)
for source in ("007", "0123", "09", "0_9"):
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 0 0 0 7.5 80.0 9j 0.0
# expect: 007 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: 0123 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: 09 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: 0_9 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
