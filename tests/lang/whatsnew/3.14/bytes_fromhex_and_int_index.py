# bytes.fromhex reads bytes too, int() no longer falls back on __trunc__, pow with a modulus meets __rpow__.
print(bytes.fromhex(b"DE ad be EF"), bytearray.fromhex(bytearray(b"00ff")))
try:
    bytes.fromhex(b"0g")
except ValueError as e:
    print(e)
try:
    bytes.fromhex(12)
except TypeError as e:
    print(e)
class T:
    def __trunc__(self): return 4
try:
    int(T())
except TypeError as e:
    print(e)
class P:
    def __rpow__(self, left, mod=None): return ("rpow", left, mod)
print(pow(2, P()), pow(2, P(), 7))
# expect: b'\xde\xad\xbe\xef' bytearray(b'\x00\xff')
# expect: non-hexadecimal number found in fromhex() arg at position 1
# expect: fromhex() argument must be str or bytes-like, not int
# expect: int() argument must be a string, a bytes-like object or a real number, not 'T'
# expect: ('rpow', 2, None) ('rpow', 2, 7)
