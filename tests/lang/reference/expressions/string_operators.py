# + * in and % of strings, and their errors.
print("ab" + "cd", "ab" * 3, 2 * "x", "ab" * 0, "b" in "abc", "%s and %r" % ("x", "y"), "%d%%" % 5, "%(a)s %(b)05.1f" % {"a": 1, "b": 2.25}, "%5s|%-5s|%+d|% d|%x|%o|%e|%c%c" % ("a", "b", 3, 4, 255, 8, 12345.678, "z", 65), "%*d %.*f" % (5, 42, 2, 3.14159))
for bad in ("'%d' % 'x'", "'%s %s' % 1", "'%s' % (1, 2)", "'%q' % 1", "'%' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1", "'a' + 1", "'a' * 'b'", "'a' * 1.5", "1 + 'a'", "'%x' % 1.5", "'%(a' % {}", "'%s' % ()", "'abc' % 1", "'%d' % None", "'%f' % 'a'"):
    try: print(eval(bad))
    except (TypeError, ValueError, KeyError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: abcd ababab xx  True x and 'y' 5% 1 002.2     a|b    |+3| 4|ff|10|1.234568e+04|zA    42 3.14
# expect: '%d' % 'x' | TypeError %d format: a real number is required, not str
# expect: '%s %s' % 1 | TypeError not enough arguments for format string
# expect: '%s' % (1, 2) | TypeError not all arguments converted during string formatting
# expect: '%q' % 1 | ValueError unsupported format character 'q' (0x71) at index 1
# expect: '%' % 1 | ValueError incomplete format
# expect: '%(a)s' % 1 | TypeError format requires a mapping
# expect: '%(a)s' % {} | KeyError 'a'
# expect: '%c' % 'ab' | TypeError %c requires an int or a unicode character, not a string of length 2
# expect: '%c' % -1 | OverflowError %c arg not in range(0x110000)
# expect: 'a' + 1 | TypeError can only concatenate str (not "int") to str
# expect: 'a' * 'b' | TypeError can't multiply sequence by non-int of type 'str'
# expect: 'a' * 1.5 | TypeError can't multiply sequence by non-int of type 'float'
# expect: 1 + 'a' | TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: '%x' % 1.5 | TypeError %x format: an integer is required, not float
# expect: '%(a' % {} | ValueError incomplete format key
# expect: '%s' % () | TypeError not enough arguments for format string
# expect: 'abc' % 1 | TypeError not all arguments converted during string formatting
# expect: '%d' % None | TypeError %d format: a real number is required, not NoneType
# expect: '%f' % 'a' | TypeError must be real number, not str
