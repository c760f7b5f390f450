# An unknown escape stays as it is and warns.
import warnings
for source in [r"'\d'", r"b'\q'", r"'\8'", r"'\400'", r"b'\777'", r"f'\z{1}'"]:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        print(ascii(eval(source)))
    for w in seen:
        print(w.category.__name__, w.message)
# expect: '\\d'
# expect: SyntaxWarning "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option.
# expect: b'\\q'
# expect: SyntaxWarning "\q" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\q"? A raw string is also an option.
# expect: '\\8'
# expect: SyntaxWarning "\8" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\8"? A raw string is also an option.
# expect: '\u0100'
# expect: SyntaxWarning "\400" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\400"? A raw string is also an option.
# expect: b'\xff'
# expect: SyntaxWarning "\777" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\777"? A raw string is also an option.
# expect: '\\z1'
# expect: SyntaxWarning "\z" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\z"? A raw string is also an option.
