"""Corner cases of bytes methods: empty needles, bounds, tables, fills."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

print(b"".find(b""), b"abc".find(b"", 3), b"abc".find(b"", 4), b"abc".rfind(b""), b"abc".count(b""), b"".count(b""), b"abc".count(b"", 4))
tell(b"abc".find, 300)
tell(b"abc".find, -1)
tell(b"abc".find, "a")
tell(b"abc".find, 97, None, None)
tell(b"abc".index, b"z")
tell(b"abc".rindex, 98, 2)
tell(b"a,b,,c".split, b",", 1)
tell(b"a,b,,c".rsplit, b",", 2)
tell(b"a b".split, b"")
tell(b" a  b ".split)
tell(b" a  b ".split, None, 1)
tell(b" a  b ".rsplit, None, 1)
tell(b"a\rb\r\nc\x0bd\x85e\n".splitlines)
tell(b"a\rb\r\nc\n".splitlines, True)
tell(b"abab".partition, b"b")
tell(b"abab".rpartition, b"c")
tell(b"abab".partition, b"")
tell(b"abc".translate, None, b"b")
tell(b"abc".translate, bytes(range(255)))
tell(b"abc".translate, bytes(255) + b"x", b"a")
tell(bytes.maketrans, b"ab", b"c")
tell(b"x".join, [b"a", bytearray(b"b"), memoryview(b"c")])
tell(b"x".join, [b"a", "b"])
tell(b"x".join, 5)
tell(b"".join, [bytearray(b"q")])
tell(b"ab".center, 7, b"*")
tell(b"ab".center, 6, b"*")
tell(b"ab".center, 5)
tell(b"ab".ljust, 5, b"ab")
tell(b"ab".rjust, 5, 65)
tell(b"-7".zfill, 5)
tell(b"+".zfill, 3)
tell(b"ab".zfill, -1)
tell(b"a\tbc\td".expandtabs, 4)
tell(b"a\tb\n\tc".expandtabs, 0)
tell(b"abcb".replace, b"b", b"", 1)
tell(b"abc".replace, b"", b"-")
tell(b"abc".replace, b"", b"-", 2)
tell(b"".replace, b"", b"-")
tell(b"abc".startswith, (b"x", b"a"))
tell(b"abc".startswith, "a")
tell(b"abc".startswith, ("a",))
tell(b"abc".endswith, b"", 4)
tell(b"abc".endswith, b"bc", 1, 2)
tell(b"abc".removeprefix, b"ab")
tell(b"abc".removesuffix, b"")
tell(b"  ab ".strip, b" a")
tell(b"abc".strip, "a")
print(b"aB1".swapcase(), b"ab cD".title(), b"aBC".capitalize(), b"\xe9A".lower(), b"\xe9a".upper())
print(b"".isalnum(), b"a1".isalnum(), b"A1".isupper(), b"1".isupper(), b"Ab Cd".istitle(), b"\x80".isascii(), b"".isascii(), b" \x0b".isspace())
# expect: 0 3 -1 3 4 1 0
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: 0
# expect: ValueError subsection not found
# expect: ValueError subsection not found
# expect: [b'a', b'b,,c']
# expect: [b'a,b', b'', b'c']
# expect: ValueError empty separator
# expect: [b'a', b'b']
# expect: [b'a', b'b ']
# expect: [b' a', b'b']
# expect: [b'a', b'b', b'c\x0bd\x85e']
# expect: [b'a\r', b'b\r\n', b'c\n']
# expect: (b'a', b'b', b'ab')
# expect: (b'', b'', b'abab')
# expect: ValueError empty separator
# expect: b'ac'
# expect: ValueError translation table must be 256 characters long
# expect: b'\x00\x00'
# expect: ValueError maketrans arguments must have same length
# expect: b'axbxc'
# expect: TypeError sequence item 1: expected a bytes-like object, str found
# expect: TypeError can only join an iterable
# expect: b'q'
# expect: b'***ab**'
# expect: b'**ab**'
# expect: b'  ab '
# expect: TypeError ljust(): argument 2 must be a byte string of length 1, not a bytes object of length 2
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not int
# expect: b'-0007'
# expect: b'+00'
# expect: b'ab'
# expect: b'a   bc  d'
# expect: b'ab\nc'
# expect: b'acb'
# expect: b'-a-b-c-'
# expect: b'-a-bc'
# expect: b'-'
# expect: True
# expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
# expect: TypeError a bytes-like object is required, not 'str'
# expect: False
# expect: False
# expect: b'c'
# expect: b'abc'
# expect: b'b'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: b'Ab1' b'Ab Cd' b'Abc' b'\xe9a' b'\xe9A'
# expect: False True True False True False True True
