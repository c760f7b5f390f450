# \N{...} takes names, aliases and named sequences' absence.
print("\N{LATIN SMALL LETTER A}\N{greek small letter alpha}\N{LINE FEED}".encode())
print("\N{DIGIT ONE}" "\N{SNOWMAN}", len("\N{CJK UNIFIED IDEOGRAPH-4E00}"))
try:
    eval(r"'\N{KEYCAP NUMBER SIGN}'")
except SyntaxError as e:
    print(e.msg)
# expect: b'a\xce\xb1\n'
# expect: 1☃ 1
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-21: unknown Unicode character name
