"""memoryview with values whose methods fail, buffers that are refused, and after release."""

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

class Index:
    def __init__(self, result): self.result = result
    def __index__(self):
        if isinstance(self.result, Exception): raise self.result
        return self.result
class Float(Index):
    __float__ = Index.__index__
    __index__ = None
class Buffer:
    def __buffer__(self, flags): return 3
m = memoryview(bytearray(8))
for result in "x", 1.5, 300, -1, 2**70, 7, ValueError("v"), TypeError("t"), KeyError("k"), OverflowError("o"):
    t(lambda: m.__setitem__(0, Index(result)))
    for format in "bfdq":
        t(lambda: m.cast(format).__setitem__(0, Index(result)))
        t(lambda: m.cast(format).__setitem__(0, Float(result)))
t(lambda: m == Buffer()); t(lambda: m != Buffer()); t(lambda: m.__eq__(Buffer())); t(lambda: m.__eq__(3)); t(lambda: m.__lt__(m))
m.release()
t(lambda: m == 3); t(lambda: m.__eq__(3)); t(lambda: m.__ne__(Buffer())); t(lambda: m.__eq__(m)); t(lambda: m.__lt__(3)); t(lambda: m.index(1, "a")); t(lambda: m.index(1))
# expect: TypeError memoryview: invalid type for format 'B'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'f'
# expect: TypeError memoryview: invalid type for format 'f'
# expect: TypeError memoryview: invalid type for format 'd'
# expect: TypeError memoryview: invalid type for format 'd'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: TypeError memoryview: invalid type for format 'B'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'f'
# expect: None
# expect: TypeError memoryview: invalid type for format 'd'
# expect: None
# expect: TypeError memoryview: invalid type for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: ValueError memoryview: invalid value for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: None
# expect: TypeError memoryview: invalid type for format 'f'
# expect: None
# expect: TypeError memoryview: invalid type for format 'd'
# expect: None
# expect: TypeError memoryview: invalid type for format 'q'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: None
# expect: TypeError memoryview: invalid type for format 'b'
# expect: None
# expect: TypeError memoryview: invalid type for format 'f'
# expect: None
# expect: TypeError memoryview: invalid type for format 'd'
# expect: None
# expect: TypeError memoryview: invalid type for format 'q'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: ValueError memoryview: invalid value for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: None
# expect: TypeError memoryview: invalid type for format 'f'
# expect: None
# expect: TypeError memoryview: invalid type for format 'd'
# expect: ValueError memoryview: invalid value for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: None
# expect: None
# expect: TypeError memoryview: invalid type for format 'b'
# expect: None
# expect: TypeError memoryview: invalid type for format 'f'
# expect: None
# expect: TypeError memoryview: invalid type for format 'd'
# expect: None
# expect: TypeError memoryview: invalid type for format 'q'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: ValueError memoryview: invalid value for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: ValueError memoryview: invalid value for format 'f'
# expect: ValueError memoryview: invalid value for format 'f'
# expect: ValueError memoryview: invalid value for format 'd'
# expect: ValueError memoryview: invalid value for format 'd'
# expect: ValueError memoryview: invalid value for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: TypeError memoryview: invalid type for format 'B'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'f'
# expect: TypeError memoryview: invalid type for format 'f'
# expect: TypeError memoryview: invalid type for format 'd'
# expect: TypeError memoryview: invalid type for format 'd'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: KeyError 'k'
# expect: KeyError 'k'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: KeyError 'k'
# expect: KeyError 'k'
# expect: KeyError 'k'
# expect: KeyError 'k'
# expect: KeyError 'k'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: ValueError memoryview: invalid value for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: ValueError memoryview: invalid value for format 'f'
# expect: ValueError memoryview: invalid value for format 'f'
# expect: ValueError memoryview: invalid value for format 'd'
# expect: ValueError memoryview: invalid value for format 'd'
# expect: ValueError memoryview: invalid value for format 'q'
# expect: TypeError memoryview: invalid type for format 'q'
# expect: False
# expect: True
# expect: NotImplemented
# expect: NotImplemented
# expect: NotImplemented
# expect: False
# expect: False
# expect: True
# expect: True
# expect: NotImplemented
# expect: TypeError slice indices must be integers or have an __index__ method
# expect: ValueError operation forbidden on released memoryview object
