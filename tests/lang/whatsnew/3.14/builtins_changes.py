# map strict, bytes from text, memoryview generics, float.from_number, NotImplemented in bool, sum of complex.
print(list(map(pow, [2, 3], [1, 2], strict=True)), float.from_number(5), complex.from_number(1.5), memoryview[int])
for bad in ("list(map(pow, [1], [1, 2], strict=True))", "float.from_number('1')", "bool(NotImplemented)", "pow(2, 3, mod=0)", "int(X())" if False else "not NotImplemented", "complex.from_number('1')", "super.__init__"):
    try: print(eval(bad) is not None)
    except (TypeError, ValueError) as e: print(bad, "|", e)
print(sum([1j, 1.5, 2]), "5".isdigit(), bytes.fromhex(b"ff 00"), bytearray(b"abc").resize(2))
class T:
    def __trunc__(self): return 5
try: int(T())
except TypeError as e: print(e)
# expect: [2, 9] 5.0 (1.5+0j) memoryview[int]
# expect: list(map(pow, [1], [1, 2], strict=True)) | map() argument 2 is longer than argument 1
# expect: float.from_number('1') | must be real number, not str
# expect: bool(NotImplemented) | NotImplemented should not be used in a boolean context
# expect: pow(2, 3, mod=0) | pow() 3rd argument cannot be 0
# expect: not NotImplemented | NotImplemented should not be used in a boolean context
# expect: complex.from_number('1') | must be real number, not str
# expect: True
# expect: (3.5+1j) True b'\xff\x00' None
# expect: int() argument must be a string, a bytes-like object or a real number, not 'T'
