# Classes written in Python can give a buffer by __buffer__ and __release_buffer__.
import inspect
class B:
    def __init__(self): self.data = bytearray(b"hello"); self.held = 0
    def __buffer__(self, flags): self.held += 1; return memoryview(self.data)
    def __release_buffer__(self, view): self.held -= 1; view.release()
b = B()
with memoryview(b) as m: print(bytes(m), b.held, m.readonly); m[0] = 74
print(b.data, b.held, bytes(b), isinstance(b, __import__("collections").abc.Buffer), inspect.BufferFlags.SIMPLE.value)
class Bad:
    def __buffer__(self, flags): return b"x"
try: memoryview(Bad())
except TypeError as e: print(e)
# expect: b'hello' 1 False
# expect: bytearray(b'Jello') 0 b'Jello' True 0
# expect: __buffer__ returned non-memoryview object
