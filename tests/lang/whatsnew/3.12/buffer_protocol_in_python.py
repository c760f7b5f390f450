# __buffer__ and __release_buffer__ written in Python are seen by memoryview and bytes.
import inspect
from collections.abc import Buffer
class Box:
    def __init__(self): self.data, self.held = bytearray(b"abcd"), 0
    def __buffer__(self, flags):
        self.held += 1
        print("asked", inspect.BufferFlags.WRITABLE in inspect.BufferFlags(flags))
        return memoryview(self.data)
    def __release_buffer__(self, view):
        self.held -= 1
        view.release()
box = Box()
with memoryview(box) as m:
    m[0] = 90
    print(bytes(m), box.held)
print(box.held, bytes(box), isinstance(box, Buffer), isinstance([], Buffer))
# expect: asked False
# expect: b'Zbcd' 1
# expect: asked False
# expect: 0 b'Zbcd' True False
