# removeprefix and removesuffix of str, bytes and bytearray.
print("TestHook".removeprefix("Test"), "BaseTestCase".removesuffix("Case"), "abc".removeprefix("x"), "abc".removesuffix(""), b"ab".removeprefix(b"a"), bytearray(b"ab").removesuffix(b"b"), "aaa".removeprefix("a"))
try:
    "a".removeprefix(("a", "b"))
except TypeError as e:
    print(e)
# expect: Hook BaseTest abc abc b'b' bytearray(b'a') aa
# expect: removeprefix() argument must be str, not tuple
