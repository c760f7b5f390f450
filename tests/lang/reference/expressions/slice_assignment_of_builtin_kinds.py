# Slices as targets: lists grow and shrink, steps must match, bytearray and array have their own rules.
from array import array
a = list(range(6)); a[1:3] = "xyz"; print(a); a[::2] = [0] * 4; print(a); a[2:2] = [7, 7]; print(a); a[5:2] = "q"; print(a)
a[:] = []; a[100:] = [1]; a[-100:0] = [0]; print(a)
b = bytearray(b"hello"); b[1:3] = b"EYA"; del b[::2]; print(b)
r = array("i", [1, 2, 3]); r[1:] = array("i", [9]); print(r)
m = memoryview(bytearray(b"abcd")); m[1:3] = b"XY"; print(bytes(m))
def tried(f):
    try: f()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
c = [1, 2, 3]
tried(lambda: c.__setitem__(slice(None, None, 2), [1])); tried(lambda: c.__setitem__(slice(0, 1), 5))
tried(lambda: b.__setitem__(slice(0, 1), [300])); tried(lambda: b.__setitem__(slice(0, 1), "s")); tried(lambda: r.__setitem__(slice(0, 1), [1]))
tried(lambda: m.__setitem__(slice(0, 2), b"x")); tried(lambda: c.__setitem__("k", 1)); tried(lambda: c[0:1:0])
self = [1, 2]; self[1:1] = self; print(self)
# expect: [0, 'x', 'y', 'z', 3, 4, 5]
# expect: [0, 'x', 0, 'z', 0, 4, 0]
# expect: [0, 'x', 7, 7, 0, 'z', 0, 4, 0]
# expect: [0, 'x', 7, 7, 0, 'q', 'z', 0, 4, 0]
# expect: [0, 1]
# expect: bytearray(b'EAo')
# expect: array('i', [1, 9])
# expect: b'aXYd'
# expect: ValueError attempt to assign sequence of size 1 to extended slice of size 2
# expect: TypeError must assign iterable to extended slice
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError can only assign array (not "list") to array slice
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
# expect: TypeError list indices must be integers or slices, not str
# expect: ValueError slice step cannot be zero
# expect: [1, 1, 2, 2]
