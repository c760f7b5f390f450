"""split, rsplit, splitlines, partition, strip and replace at their edges."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

tell("a,b,,c".split, ",")
tell("a,b,,c".split, ",", 0)
tell("a,b,,c".split, ",", -5)
tell("a,b,,c".rsplit, ",", 1)
tell("".split, ",")
tell("".split)
tell("  a  b  ".split, None, 1)
tell("  a  b  ".rsplit, None, 1)
tell("  a  b  ".split, None, 0)
tell("  a  b  ".rsplit, None, 0)
tell("a\u2003b\x1cc\u200bd".split)
tell("aXXbXXc".split, "XX", maxsplit=1)
tell("aaa".split, "aa")
tell("aaa".rsplit, "aa")
tell("a".split, "")
tell("a".split, 5)
tell("a".split, None, "1")
tell("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines)
tell("a\n\nb\n".splitlines, keepends=True)
tell("\n".splitlines)
tell("".splitlines)
tell("abcbd".partition, "b")
tell("abcbd".rpartition, "b")
tell("abc".partition, "")
tell("abc".rpartition, "x")
tell("xxabxx".strip, "x")
tell("xyabyx".strip, "xy")
tell("abc".strip, "")
tell("\u2003a\u3000".strip)
tell("a".strip, 1)
tell("abcabc".replace, "b", "ü", 1)
tell("abc".replace, "", "-")
tell("abc".replace, "", "-", 2)
tell("".replace, "", "x")
tell("aaaa".replace, "aa", "b", -1)
tell("aaaa".replace, "aa", "b", count=1)
tell("a".replace, "a", 1)
tell("abc".removeprefix, "abcd")
tell("abc".removesuffix, "c")
tell("a\tb\tc".expandtabs, 3)
tell("é\t\U0001f40d\tx".expandtabs)
tell("a\n\tb".expandtabs, 4)
tell("ab".center, 5, "é")
tell("ab".center, 5, "xy")
tell("ab".ljust, 4, "")
tell("-5".zfill, 4)
tell("--5".zfill, 5)
tell("".zfill, 2)
tell(",".join, "abc")
tell(",".join, ["a", 1])
tell(",".join, [])
tell(",".join, {"k": 1, "l": 2})
tell("é".join, ["\U0001f40d", "a"])
tell("abcabc".find, "c", -3)
tell("abcabc".rfind, "", 2, 4)
tell("abc".find, "", 4)
tell("abc".count, "", 1)
tell("aaa".count, "aa")
tell("abc".index, "z")
tell("abc".startswith, ("b", ""), 3)
tell("abc".startswith, "", 4)
tell("abc".endswith, ("c", 1))
tell("abc".startswith, ["a"])
tell("a".translate, {97: None})
tell("abc".translate, {97: "xyz", 98: 0x1F40D, 99: None})
tell("abc".translate, {97: 0x110000})
tell("abc".translate, {97: 1.5})
tell("abc".translate, [])
tell(str.maketrans, "ab", "xy", "z")
tell(str.maketrans, "ab", "x")
tell(str.maketrans, {"ab": 1})
tell(str.maketrans, {"a": 1, 98: "q"})
tell(str.maketrans, 1)
# expect: ['a', 'b', '', 'c']
# expect: ['a,b,,c']
# expect: ['a', 'b', '', 'c']
# expect: ['a,b,', 'c']
# expect: ['']
# expect: []
# expect: ['a', 'b  ']
# expect: ['  a', 'b']
# expect: ['a  b  ']
# expect: ['  a  b']
# expect: ['a', 'b', 'c\u200bd']
# expect: ['a', 'bXXc']
# expect: ['', 'a']
# expect: ['a', '']
# expect: ValueError empty separator
# expect: TypeError must be str or None, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
# expect: ['a\n', '\n', 'b\n']
# expect: ['']
# expect: []
# expect: ('a', 'b', 'cbd')
# expect: ('abc', 'b', 'd')
# expect: ValueError empty separator
# expect: ('', '', 'abc')
# expect: 'ab'
# expect: 'ab'
# expect: 'abc'
# expect: 'a'
# expect: TypeError strip arg must be None or str
# expect: 'aücabc'
# expect: '-a-b-c-'
# expect: '-a-bc'
# expect: 'x'
# expect: 'bb'
# expect: 'baa'
# expect: TypeError replace() argument 2 must be str, not int
# expect: 'abc'
# expect: 'ab'
# expect: 'a  b  c'
# expect: 'é       🐍       x'
# expect: 'a\n    b'
# expect: 'ééabé'
# expect: TypeError The fill character must be exactly one character long
# expect: TypeError The fill character must be exactly one character long
# expect: '-005'
# expect: '-00-5'
# expect: '00'
# expect: 'a,b,c'
# expect: TypeError sequence item 1: expected str instance, int found
# expect: ''
# expect: 'k,l'
# expect: '🐍éa'
# expect: 5
# expect: 4
# expect: -1
# expect: 3
# expect: 1
# expect: ValueError substring not found
# expect: True
# expect: False
# expect: True
# expect: TypeError startswith first arg must be str or a tuple of str, not list
# expect: ''
# expect: 'xyz🐍'
# expect: ValueError character mapping must be in range(0x110000)
# expect: TypeError character mapping must return integer, None or str
# expect: 'abc'
# expect: {97: 120, 98: 121, 122: None}
# expect: ValueError the first two maketrans arguments must have equal length
# expect: ValueError string keys in translatetable must be of length 1
# expect: {97: 1, 98: 'q'}
# expect: TypeError if you give only one argument to maketrans it must be a dict
