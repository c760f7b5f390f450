"""Classes with __buffer__ and __release_buffer__ (PEP 688)."""

class Lender:
    def __init__(self):
        self.memory = bytearray(b"hello")
    def __buffer__(self, flags):
        print("lent")
        return memoryview(self.memory)
    def __release_buffer__(self, view):
        print("back", view.tobytes())
        view.release()

lender = Lender()
with memoryview(lender) as view:
    part = view[1:3]
    print(bytes(part), view.obj is lender)
    part.release()
print(bytes(lender))

class Kept(bytearray):
    def __release_buffer__(self, view):
        try:
            memoryview(view)
        except ValueError as error:
            print(error)
        print(view.tobytes())
        super().__release_buffer__(view)

kept = Kept(b"abc")
with memoryview(kept) as view:
    print(view[0])
kept.clear()
print(kept)

class Deep(bytearray):
    def __buffer__(self, flags):
        return super().__buffer__(flags)

print(memoryview(Deep(b"deep")).tobytes(), isinstance(memoryview(b""), memoryview))

class Late:
    def __index__(self):
        view.release()
        return 2

view = memoryview(bytearray(b"abcd"))
print(bytes(view[:Late()]))
for key in ((slice(0, 1), slice(0, 1)), (slice(0, 1), 0), "x", 1.5):
    try:
        memoryview(bytearray(b"ab"))[key] = 1
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
# expect: lent
# expect: b'el' False
# expect: back b'hello'
# expect: lent
# expect: back b'hello'
# expect: b'hello'
# expect: 97
# expect: cannot create new view on restricted memoryview
# expect: b'abc'
# expect: Kept(b'')
# expect: b'deep' True
# expect: b'ab'
# expect: NotImplementedError memoryview slice assignments are currently restricted to ndim = 1
# expect: TypeError memoryview: invalid slice key
# expect: TypeError memoryview: invalid slice key
# expect: TypeError memoryview: invalid slice key
