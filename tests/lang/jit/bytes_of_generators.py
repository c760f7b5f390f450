# bytes() of a generator takes what it yields in the generator's loop; what is no small int goes the general way.
def g(items):
    for i in items: yield i
print(bytes(g(range(256))) == bytes(range(256)))
class I:
    def __index__(self): return 65
print(bytes(g([1, True, I(), 255])))
for bad in ([256], [-1], [1.5], [1, 2, "a"], [2**70]):
    try: print(bytes(g(bad)))
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
def f():
    yield 1
    raise KeyError(5)
try: bytes(f())
except KeyError as e: print(repr(e))
print(bytes(int("10101010"[i:i+4] , 2) for i in range(5)), len(bytes(i & 255 for i in range(100000))))

# expect: True
# expect: b'\x01\x01A\xff'
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError bytes must be in range(0, 256)
# expect: KeyError(5)
# expect: b'\n\x05\n\x05\n' 100000
