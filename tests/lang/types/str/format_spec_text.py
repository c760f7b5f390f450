"""Format specifications of str: fill, alignment, width, precision, and each error."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for spec in ("", "s", "10", "<10", ">10", "^10", "^11", "*^9", "é>6", "\U0001f40d<6", ".2", ".0", "10.2", "<10.2s", "010", "0", "=10", "+", "-5", " ", ",", "_", "#", "z", "d", "x", "c", "10x", "5.", ".-1", "..", "s5", "<<5", "{<5", "}>5", "=^7", "99999999999999999999", ".99999999999999999999", "<0", "a", "!", "%"):
    print(spec.encode("unicode_escape"), end=" ")
    tell(format, "abc", spec)
tell("{:{}{}}".format, "x", "^", 5)
tell("{:{w}.{p}}".format, "abcdef", w=8, p=3)
tell("{0:{1}}".format, "a", 4)
tell("{:{:{}}}".format, 1, 2, 3)
tell("{!r:>6}".format, "a")
tell("{!s}{!a}".format, "é", "é")
tell("{!x}".format, 1)
tell("{!}".format, 1)
tell("{!rr}".format, 1)
tell("{:".format, 1)
tell("{".format)
tell("}".format)
tell("{{}}".format)
tell("{0}{}".format, 1, 2)
tell("{}{0}".format, 1, 2)
tell("{2}".format, 1)
tell("{a}".format)
tell("{a.b}".format, a=1)
tell("{a[0]}{a[-1]}".format, a={0: "x", "-1": "y"})
tell("{a[}".format, a=1)
tell("{a]}".format, **{"a]": 3})
tell("{a[0]x}".format, a=[1])
tell("{a.}".format, a=1)
tell("{.real}".format, 3)
tell("{[1]}".format, [1, 2])
tell("{0[a b]}".format, {"a b": 2})
tell("{99999999999999999999}".format, 1)
tell("{:,}".format, "a")
tell("{}".format_map, {})
tell("{x}".format_map, {"x": 1})
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
tell("{x}{y!r}".format_map, Default())
tell(str.format, 5)
tell(format, object(), "x")
tell(format, None, "5")
tell(format, [], "s")
tell(format, 1, 5)
# expect: b'' 'abc'
# expect: b's' 'abc'
# expect: b'10' 'abc       '
# expect: b'<10' 'abc       '
# expect: b'>10' '       abc'
# expect: b'^10' '   abc    '
# expect: b'^11' '    abc    '
# expect: b'*^9' '***abc***'
# expect: b'\\xe9>6' 'éééabc'
# expect: b'\\U0001f40d<6' 'abc🐍🐍🐍'
# expect: b'.2' 'ab'
# expect: b'.0' ''
# expect: b'10.2' 'ab        '
# expect: b'<10.2s' 'ab        '
# expect: b'010' 'abc0000000'
# expect: b'0' 'abc'
# expect: b'=10' ValueError '=' alignment not allowed in string format specifier
# expect: b'+' ValueError Sign not allowed in string format specifier
# expect: b'-5' ValueError Sign not allowed in string format specifier
# expect: b' ' ValueError Space not allowed in string format specifier
# expect: b',' ValueError Cannot specify ',' with 's'.
# expect: b'_' ValueError Cannot specify '_' with 's'.
# expect: b'#' ValueError Alternate form (#) not allowed in string format specifier
# expect: b'z' ValueError Negative zero coercion (z) not allowed in string format specifier
# expect: b'd' ValueError Unknown format code 'd' for object of type 'str'
# expect: b'x' ValueError Unknown format code 'x' for object of type 'str'
# expect: b'c' ValueError Unknown format code 'c' for object of type 'str'
# expect: b'10x' ValueError Unknown format code 'x' for object of type 'str'
# expect: b'5.' ValueError Format specifier missing precision
# expect: b'.-1' ValueError Format specifier missing precision
# expect: b'..' ValueError Format specifier missing precision
# expect: b's5' ValueError Invalid format specifier 's5' for object of type 'str'
# expect: b'<<5' 'abc<<'
# expect: b'{<5' 'abc{{'
# expect: b'}>5' '}}abc'
# expect: b'=^7' '==abc=='
# expect: b'99999999999999999999' ValueError Too many decimal digits in format string
# expect: b'.99999999999999999999' ValueError Too many decimal digits in format string
# expect: b'<0' 'abc'
# expect: b'a' ValueError Unknown format code 'a' for object of type 'str'
# expect: b'!' ValueError Unknown format code '!' for object of type 'str'
# expect: b'%' ValueError Unknown format code '%' for object of type 'str'
# expect: '  x  '
# expect: 'abc     '
# expect: 'a   '
# expect: ValueError Max string recursion exceeded
# expect: "   'a'"
# expect: "é'\\xe9'"
# expect: ValueError Unknown conversion specifier x
# expect: ValueError unmatched '{' in format spec
# expect: ValueError expected ':' after conversion specifier
# expect: ValueError unmatched '{' in format spec
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: '{}'
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: ValueError cannot switch from automatic field numbering to manual field specification
# expect: IndexError Replacement index 2 out of range for positional args tuple
# expect: KeyError 'a'
# expect: AttributeError 'int' object has no attribute 'b'
# expect: 'xy'
# expect: ValueError expected '}' before end of string
# expect: '3'
# expect: ValueError Only '.' or '[' may follow ']' in format field specifier
# expect: ValueError Empty attribute in format string
# expect: '3'
# expect: '2'
# expect: '2'
# expect: ValueError Too many decimal digits in format string
# expect: ValueError Cannot specify ',' with 's'.
# expect: ValueError Format string contains positional fields
# expect: '1'
# expect: "<x>'<y>'"
# expect: TypeError descriptor 'format' for 'str' objects doesn't apply to a 'int' object
# expect: TypeError unsupported format string passed to object.__format__
# expect: TypeError unsupported format string passed to NoneType.__format__
# expect: TypeError unsupported format string passed to list.__format__
# expect: TypeError format() argument 2 must be str, not int
