# Arrays as sequences: slices, arithmetic, methods, exports, iterators, subclasses.
from array import array


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


def with_ten(change, *args):
    a = array("i", range(10))
    try:
        change(a, *args)
    except Exception as error:
        print(type(error).__name__, error)
    print(a)


a = array("i", range(10))
print(a[3], a[-1], a[2:5], a[::-2], len(a), 5 in a, "5" in a)
for key in (10, -11, "x", 2**70):
    show(lambda: a[key])
for key, value in [(0, 5), (10, 1), (0, "x"), (slice(1, 3), array("i", [7, 8, 9])), (slice(1, 3), [1]), (slice(1, 3), array("h")),
                   (slice(0, 10, 2), array("i", range(5))), (slice(0, 10, 2), array("i", range(4))), (slice(9, None, -3), array("i", [1, 2, 3, 4]))]:
    with_ten(array.__setitem__, key, value)
for key in (0, -1, 10, slice(1, 3), slice(None, None, 3), slice(None, None, -2)):
    with_ten(array.__delitem__, key)
for name, *args in [("insert", -1, 5), ("insert", 100, 5), ("pop",), ("pop", -3), ("pop", 99), ("remove", 2), ("remove", 99), ("reverse",),
                    ("extend", [1, 2]), ("extend", array("h", [1])), ("extend", ["a"]), ("fromlist", [4, "x"]), ("fromlist", (4,)),
                    ("frombytes", b"abcd"), ("frombytes", b"abc"), ("frombytes", array("i", [7])), ("byteswap",), ("clear",)]:
    with_ten(getattr(array, name), *args)
b = array("i", [1, 2, 3])
show(lambda: b + b)
show(lambda: b + [1])
show(lambda: b * 2 + 0 * b)
print(b == array("d", [1, 2, 3]), b < array("i", [1, 2, 4]), b != array("i", [1, 2, 3]), b == [1, 2, 3], array("i") < b)
print(b.index(2), b.count(3), b.tolist(), b.tobytes(), array("w", "h\xe9\"").tounicode(), ascii(array("w", "h\xe9\"")))
m = memoryview(b)
for change in (lambda: b.append(1), b.pop, b.clear, lambda: b.extend([1]), lambda: b.__imul__(2), lambda: b.frombytes(b"abcd")):
    show(change)
m[0] = 9
m.release()
b.append(4)
print(b)
it = iter(b)
print(next(it), it.__reduce__()[1:])
it.__setstate__(3)
print(list(it), it.__reduce__()[1:])


class Sub(array):
    def __init__(self, *args, **keywords):
        self.x = keywords


s = Sub("i", [1], x=3)
print(s, s.x, s.__reduce_ex__(3)[2], type(s[:]), type(s * 2))
for args in [(), ("x",), (5,), ("ii",), ("i", 5), ("i", "abc"), ("i", b"abc"), ("i", [1, "a"]), ("i", array("d", [1.5])), ("i", [1], 2)]:
    show(array, *args)
# expect: 3 9 array('i', [2, 3, 4]) array('i', [9, 7, 5, 3, 1]) 10 True False
# expect: IndexError array index out of range
# expect: IndexError array index out of range
# expect: TypeError array indices must be integers
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: array('i', [5, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: IndexError array assignment index out of range
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 7, 8, 9, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError can only assign array (not "list") to array slice
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError bad argument type for built-in operation
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 1, 1, 3, 2, 5, 3, 7, 4, 9])
# expect: ValueError attempt to assign array of size 4 to extended slice of size 5
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [4, 1, 2, 3, 4, 5, 2, 7, 8, 1])
# expect: array('i', [1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8])
# expect: IndexError array assignment index out of range
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [1, 2, 4, 5, 7, 8])
# expect: array('i', [0, 2, 4, 6, 8])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 5, 9])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 5])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 8, 9])
# expect: IndexError pop index out of range
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 1, 3, 4, 5, 6, 7, 8, 9])
# expect: ValueError array.remove(x): x not in array
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2])
# expect: TypeError can only extend with array of same kind
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError arg must be list
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1684234849])
# expect: ValueError bytes length not a multiple of item size
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: TypeError a bytes-like object is required
# expect: array('i', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: array('i', [0, 16777216, 33554432, 50331648, 67108864, 83886080, 100663296, 117440512, 134217728, 150994944])
# expect: array('i')
# expect: array('i', [1, 2, 3, 1, 2, 3])
# expect: TypeError can only append array (not "list") to array
# expect: array('i', [1, 2, 3, 1, 2, 3])
# expect: True True False False True
# expect: 1 1 [1, 2, 3] b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00' hé" array('w', 'h\xe9"')
# expect: BufferError cannot resize an array that is exporting buffers
# expect: BufferError cannot resize an array that is exporting buffers
# expect: BufferError cannot resize an array that is exporting buffers
# expect: BufferError cannot resize an array that is exporting buffers
# expect: BufferError cannot resize an array that is exporting buffers
# expect: BufferError cannot resize an array that is exporting buffers
# expect: array('i', [9, 2, 3, 4])
# expect: 9 ((array('i', [9, 2, 3, 4]),), 1)
# expect: [4] (((),),)
# expect: Sub('i', [1]) {'x': 3} {'x': {'x': 3}} <class 'array.array'> <class 'array.array'>
# expect: TypeError array() takes at least 1 argument (0 given)
# expect: ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
# expect: TypeError array() argument 1 must be a unicode character, not int
# expect: TypeError array() argument 1 must be a unicode character, not a string of length 2
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot use a str to initialize an array with typecode 'i'
# expect: ValueError bytes length not a multiple of item size
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError array() takes at most 2 arguments (3 given)
