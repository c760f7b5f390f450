# split, rsplit, splitlines, join, strip and padding.
print("a b  c".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a b ".split(None, 1), "".split(), "".split(","), "a\nb\r\nc\rd\x0be\u2028f".splitlines(), "a\nb\n".splitlines(True), "-".join("abc"), "".join([]), "xxaxx".strip("x"), "  a ".lstrip(), "abcab".rstrip("ab"), "a".center(5, "*"), "ab".center(5), "a".ljust(3) + "|", "a".rjust(3), "-5".zfill(4), "a\tb".expandtabs(4))
for bad in ("'a'.split('')", "'-'.join([1])", "'-'.join(5)", "'a'.center(5, 'xx')", "'a'.strip(5)", "'a'.split(5)", "'a'.center('5')", "'a'.ljust(5, b'x')", "'-'.join(['a', None])"):
    try: print(eval(bad))
    except (ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] ['a', 'b '] [] [''] ['a', 'b', 'c', 'd', 'e', 'f'] ['a\n', 'b\n'] a-b-c  a a  abc **a**   ab  a  |   a -005 a   b
# expect: 'a'.split('') | ValueError empty separator
# expect: '-'.join([1]) | TypeError sequence item 0: expected str instance, int found
# expect: '-'.join(5) | TypeError can only join an iterable
# expect: 'a'.center(5, 'xx') | TypeError The fill character must be exactly one character long
# expect: 'a'.strip(5) | TypeError strip arg must be None or str
# expect: 'a'.split(5) | TypeError must be str or None, not int
# expect: 'a'.center('5') | TypeError 'str' object cannot be interpreted as an integer
# expect: 'a'.ljust(5, b'x') | TypeError The fill character must be a unicode character, not bytes
# expect: '-'.join(['a', None]) | TypeError sequence item 1: expected str instance, NoneType found
