# The escapes of strings.
print(ascii("\\ \' \" \a\b\f\n\r\t\v"))
print(ascii("\0 \1 \12 \123 \1234 \377 \x41 \xff"))
print(ascii("\u00e9 \u20ac \U0001F40D"))
print(ascii("\N{LATIN SMALL LETTER E WITH ACUTE} \N{snake} \N{DIGIT ONE}"))
print("a\
b")
print(ascii(r"\x41\u0041\N{x}\n"))
# expect: '\\ \' " \x07\x08\x0c\n\r\t\x0b'
# expect: '\x00 \x01 \n S S4 \xff A \xff'
# expect: '\xe9 \u20ac \U0001f40d'
# expect: '\xe9 \U0001f40d 1'
# expect: ab
# expect: '\\x41\\u0041\\N{x}\\n'
