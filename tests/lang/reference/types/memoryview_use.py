# Views: slices share memory, casts change the shape, released views refuse.
a = bytearray(b"abcdef"); m = memoryview(a)
m[0] = 65; m[2:4] = b"XY"; print(a, m[1], bytes(m[::2]), m.tolist(), len(m), m.nbytes, m.format, m.readonly, m == b"AbXYef", m[1:3].tobytes())
c = m[:4].cast("H"); print(c.itemsize, c.shape, len(c)); d = memoryview(bytes(range(12))).cast("B", [3, 4]); print(d[1, 2], d.tolist(), d.ndim, d.strides)
for f in (lambda: m.__setitem__(0, 300), lambda: m.__setitem__(slice(0, 2), b"x"), lambda: a.append(1), lambda: memoryview("a"), lambda: memoryview(b"a").__setitem__(0, 1), lambda: m[10], lambda: m["a"]):
    try: f()
    except (ValueError, TypeError, BufferError, IndexError) as e: print(type(e).__name__, e)
c.release(); m.release()
try: m[0]
except ValueError as e: print(e)
a.append(1); print(a)
# expect: bytearray(b'AbXYef') 98 b'AXe' [65, 98, 88, 89, 101, 102] 6 6 B False True b'bX'
# expect: 2 (2,) 2
# expect: 6 [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]] 2 (4, 1)
# expect: ValueError memoryview: invalid value for format 'B'
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: TypeError memoryview: a bytes-like object is required, not 'str'
# expect: TypeError cannot modify read-only memory
# expect: IndexError index out of bounds on dimension 1
# expect: TypeError memoryview: invalid slice key
# expect: operation forbidden on released memoryview object
# expect: bytearray(b'AbXYef\x01')
