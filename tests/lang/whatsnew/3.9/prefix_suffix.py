# removeprefix and removesuffix for text and bytes.
print("test_hook".removeprefix("test_"), "hook_test".removesuffix("_test"), "abc".removeprefix("x"), "aa".removesuffix("a"), "abc".removesuffix(""), b"abc".removeprefix(b"a"), bytearray(b"abc").removesuffix(b"c"))
try: "a".removeprefix(("a", "b"))
except TypeError as e: print(e)
# expect: hook hook abc a abc b'bc' bytearray(b'ab')
# expect: removeprefix() argument must be str, not tuple
