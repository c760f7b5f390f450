# Slices of lists and bytearrays take other sizes, extended ones the same size.
l = list(range(8))
l[2:4] = "xyz"; print(l)
l[1:1] = [0, 0]; print(l)
l[::3] = [9] * len(l[::3]); print(l)
l[5:] = []; print(l)
l[-1:0] = iter([7]); print(l)
l[:] = l + l; print(l)
b = bytearray(b"hello"); b[1:3] = b"EYE"; print(b)
for code in ("l[::2] = [1]", "l[0:1] = 5", "l[::0] = []", "(1, 2)[0] = 1", "'ab'[0] = 'c'", "b[0] = 300", "b[0:1] = 'x'", "l[99] = 1", "l['a'] = 1", "range(3)[0] = 1", "{1}[0] = 1", "b'x'[0] = 1", "b[0] = 'a'"):
    try: exec(code)
    except (ValueError, TypeError, IndexError) as e: print(code, "|", type(e).__name__, e)
# expect: [0, 1, 'x', 'y', 'z', 4, 5, 6, 7]
# expect: [0, 0, 0, 1, 'x', 'y', 'z', 4, 5, 6, 7]
# expect: [9, 0, 0, 9, 'x', 'y', 9, 4, 5, 9, 7]
# expect: [9, 0, 0, 9, 'x']
# expect: [9, 0, 0, 9, 7, 'x']
# expect: [9, 0, 0, 9, 7, 'x', 9, 0, 0, 9, 7, 'x']
# expect: bytearray(b'hEYElo')
# expect: l[::2] = [1] | ValueError attempt to assign sequence of size 1 to extended slice of size 6
# expect: l[0:1] = 5 | TypeError must assign iterable to extended slice
# expect: l[::0] = [] | ValueError slice step cannot be zero
# expect: (1, 2)[0] = 1 | TypeError 'tuple' object does not support item assignment
# expect: 'ab'[0] = 'c' | TypeError 'str' object does not support item assignment
# expect: b[0] = 300 | ValueError byte must be in range(0, 256)
# expect: b[0:1] = 'x' | TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: l[99] = 1 | IndexError list assignment index out of range
# expect: l['a'] = 1 | TypeError list indices must be integers or slices, not str
# expect: range(3)[0] = 1 | TypeError 'range' object does not support item assignment
# expect: {1}[0] = 1 | TypeError 'set' object does not support item assignment
# expect: b'x'[0] = 1 | TypeError 'bytes' object does not support item assignment
# expect: b[0] = 'a' | TypeError 'str' object cannot be interpreted as an integer
