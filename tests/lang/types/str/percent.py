"""The % operator of str, conversion by conversion."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for text, values in (("%d", 3.99), ("%d", "3"), ("%i", True), ("%u", -5), ("%x", -255), ("%X", 255), ("%#x", 255), ("%#o", 8), ("%o", -8), ("%x", 1.0), ("%e", 12345.678), ("%E", 0), ("%g", 1e20), ("%G", 1e-10), ("%#g", 1.0), ("%f", float("inf")), ("%F", float("nan")), ("%5.1f|", 2.25), ("%05d|", -3), ("%-5d|", 3), ("%+d", 3), ("% d", 3), ("%+ d", 3), ("%.3d", 5), ("%8.3d|", -5), ("%-08d|", 5), ("%#.3x", 5), ("%c", "x"), ("%c", 0x1F40D), ("%c", -1), ("%c", 0x110000), ("%c", "ab"), ("%c", 1.5), ("%s", None), ("%r", "a"), ("%a", "é"), ("%.2s", "abc"), ("%5s|", "é"), ("%-5r|", 1), ("%%", ()), ("%", ()), ("%5%", ()), ("%q", 1), ("%(a)s", {"a": 1}), ("%(a)s", 1), ("%(b)s", {"a": 1}), ("%(a", {"a": 1}), ("%((a))s", {"(a)": 5}), ("%()s", {"": 2}), ("%s %s", (1,)), ("%s", (1, 2)), ("%*d", (5, 1)), ("%-*d|", (5, 1)), ("%*d", ("a", 1)), ("%.*f", (2, 1.5)), ("%*d", 5), ("%ld %hd %Ld", (1, 2, 3)), ("%d", 10**30), ("%x", 2**70), ("%.0f", 0.5), ("%.0f", 1.5), ("%.50f", 0.1), ("%s", {1: 2}), ("%(x)s %%", {"x": 1}), ("abc", ()), ("abc", {}), ("abc", []), ("abc", 1), ("%d", None), ("%f", "1"), ("%f", 1j), ("%d", 1j)):
    print(ascii(text), end=" ")
    tell(lambda: text % values)
class Index:
    def __index__(self): return 17
class Int:
    def __int__(self): return 17
tell(lambda: "%d %x" % (Index(), Index()))
tell(lambda: "%d" % Int())
tell(lambda: "%x" % Int())
class Sub(str):
    def __str__(self): return "own"
print("%s|%r" % (Sub("a"), Sub("b")), type("%s" % Sub("c")), "%5s|" % Sub("c"))
class Rmod(str):
    def __rmod__(self, other): return ("rmod", other)
print("a" % Rmod("b"), Rmod("x%s") % 1)
# expect: '%d' '3'
# expect: '%d' TypeError %d format: a real number is required, not str
# expect: '%i' '1'
# expect: '%u' '-5'
# expect: '%x' '-ff'
# expect: '%X' 'FF'
# expect: '%#x' '0xff'
# expect: '%#o' '0o10'
# expect: '%o' '-10'
# expect: '%x' TypeError %x format: an integer is required, not float
# expect: '%e' '1.234568e+04'
# expect: '%E' '0.000000E+00'
# expect: '%g' '1e+20'
# expect: '%G' '1E-10'
# expect: '%#g' '1.00000'
# expect: '%f' 'inf'
# expect: '%F' 'NAN'
# expect: '%5.1f|' '  2.2|'
# expect: '%05d|' '-0003|'
# expect: '%-5d|' '3    |'
# expect: '%+d' '+3'
# expect: '% d' ' 3'
# expect: '%+ d' '+3'
# expect: '%.3d' '005'
# expect: '%8.3d|' '    -005|'
# expect: '%-08d|' '5       |'
# expect: '%#.3x' '0x005'
# expect: '%c' 'x'
# expect: '%c' '🐍'
# expect: '%c' OverflowError %c arg not in range(0x110000)
# expect: '%c' OverflowError %c arg not in range(0x110000)
# expect: '%c' TypeError %c requires an int or a unicode character, not a string of length 2
# expect: '%c' TypeError %c requires an int or a unicode character, not float
# expect: '%s' 'None'
# expect: '%r' "'a'"
# expect: '%a' "'\\xe9'"
# expect: '%.2s' 'ab'
# expect: '%5s|' '    é|'
# expect: '%-5r|' '1    |'
# expect: '%%' '%'
# expect: '%' ValueError incomplete format
# expect: '%5%' TypeError not enough arguments for format string
# expect: '%q' ValueError unsupported format character 'q' (0x71) at index 1
# expect: '%(a)s' '1'
# expect: '%(a)s' TypeError format requires a mapping
# expect: '%(b)s' KeyError 'b'
# expect: '%(a' ValueError incomplete format key
# expect: '%((a))s' '5'
# expect: '%()s' '2'
# expect: '%s %s' TypeError not enough arguments for format string
# expect: '%s' TypeError not all arguments converted during string formatting
# expect: '%*d' '    1'
# expect: '%-*d|' '1    |'
# expect: '%*d' TypeError * wants int
# expect: '%.*f' '1.50'
# expect: '%*d' TypeError not enough arguments for format string
# expect: '%ld %hd %Ld' '1 2 3'
# expect: '%d' '1000000000000000000000000000000'
# expect: '%x' '400000000000000000'
# expect: '%.0f' '0'
# expect: '%.0f' '2'
# expect: '%.50f' '0.10000000000000000555111512312578270211815834045410'
# expect: '%s' '{1: 2}'
# expect: '%(x)s %%' '1 %'
# expect: 'abc' 'abc'
# expect: 'abc' 'abc'
# expect: 'abc' 'abc'
# expect: 'abc' TypeError not all arguments converted during string formatting
# expect: '%d' TypeError %d format: a real number is required, not NoneType
# expect: '%f' TypeError must be real number, not str
# expect: '%f' TypeError must be real number, not complex
# expect: '%d' TypeError %d format: a real number is required, not complex
# expect: '17 11'
# expect: '17'
# expect: TypeError %x format: an integer is required, not Int
# expect: own|'b' <class 'str'>   own|
# expect: ('rmod', 'a') x1
