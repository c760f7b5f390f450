"""A bytearray whose method is at work cannot be resized by what it calls."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class Evil:
    def __init__(self, array):
        self.array = array
    def __index__(self):
        self.array.clear()
        return 1
    def __len__(self):
        self.array.clear()
        return 1
for name in "find", "index", "rfind", "count":
    array = bytearray(b"a" * 10)
    tell(getattr(array, name), Evil(array))
array = bytearray(b"abc")
tell(array.join, (array.clear() for _ in range(1)))
print(array)
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: bytearray(b'abc')
