# What __index__ raises stays as it is, also OverflowError; sequences without assignment ask for the index before they refuse it.
import array
import collections
import itertools
import operator


class Raises:
    def __init__(self, error):
        self.error = error

    def __index__(self):
        raise self.error("mine")


class Gives:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("asked", self.value)
        return self.value


def show(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print(result)


for key in (Raises(OverflowError), Raises(TypeError), Gives(10**30), Gives(0)):
    for container in (b"ab", "ab", (1, 2), range(3), bytearray(b"ab"), [1, 2], array.array("i", [1, 2]), collections.deque([1, 2]),
                      memoryview(b"abcdef").cast("B", (2, 3)), {1: 2}.values(), list[int], int | str, {1}):
        print(type(container).__name__)
        show(operator.getitem, container, key)
        show(operator.setitem, container, key, 1)
        show(operator.delitem, container, key)
    show(bytes, key)
    show(int, "1", key)
    show(b"a".rjust, 3, key)
    show(array.array("i", [1]).pop, key)
    show(array.array("i", [1]).insert, key, 1)
show(array.array("i", [1]).index, 1, "a")
for bounds in ((-5,), (-1,), (1, -5), (1, -1), (-1, 1), (-1, -1), (-1, -7), (0, 1, 0), ("a", 1), (0, "a"), (Gives(-1), Gives(2), Gives(3)),
               (Gives(1), Gives(-2), Gives(0)), (Gives(0), Gives(2), Gives(2)), (-2**70,), (0, 1, 2**70)):
    show(lambda *bounds: list(itertools.islice("abc", *bounds)), *bounds)
# expect: bytes
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: str
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: tuple
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: range
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: bytearray
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: list
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: array
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: deque
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: memoryview
# expect: OverflowError mine
# expect: TypeError cannot modify read-only memory
# expect: TypeError cannot modify read-only memory
# expect: dict_values
# expect: TypeError 'dict_values' object is not subscriptable
# expect: OverflowError mine
# expect: OverflowError mine
# expect: GenericAlias
# expect: TypeError list[int] is not a generic class
# expect: TypeError 'types.GenericAlias' object does not support item assignment
# expect: TypeError 'types.GenericAlias' object does not support item deletion
# expect: Union
# expect: TypeError int | str is not a generic class
# expect: TypeError 'typing.Union' object does not support item assignment
# expect: TypeError 'typing.Union' object does not support item deletion
# expect: set
# expect: TypeError 'set' object is not subscriptable
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: OverflowError mine
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not Raises
# expect: OverflowError mine
# expect: OverflowError mine
# expect: bytes
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: str
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: tuple
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: range
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: bytearray
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: list
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: array
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: deque
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError mine
# expect: memoryview
# expect: TypeError mine
# expect: TypeError cannot modify read-only memory
# expect: TypeError cannot modify read-only memory
# expect: dict_values
# expect: TypeError 'dict_values' object is not subscriptable
# expect: TypeError mine
# expect: TypeError mine
# expect: GenericAlias
# expect: TypeError list[int] is not a generic class
# expect: TypeError 'types.GenericAlias' object does not support item assignment
# expect: TypeError 'types.GenericAlias' object does not support item deletion
# expect: Union
# expect: TypeError int | str is not a generic class
# expect: TypeError 'typing.Union' object does not support item assignment
# expect: TypeError 'typing.Union' object does not support item deletion
# expect: set
# expect: TypeError 'set' object is not subscriptable
# expect: TypeError mine
# expect: TypeError mine
# expect: TypeError cannot convert 'Raises' object to bytes
# expect: TypeError mine
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not Raises
# expect: TypeError mine
# expect: TypeError mine
# expect: bytes
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: str
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: tuple
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: range
# expect: asked 1000000000000000000000000000000
# expect: IndexError range object index out of range
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: bytearray
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: list
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: array
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: deque
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: memoryview
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: TypeError cannot modify read-only memory
# expect: TypeError cannot modify read-only memory
# expect: dict_values
# expect: TypeError 'dict_values' object is not subscriptable
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: GenericAlias
# expect: TypeError list[int] is not a generic class
# expect: TypeError 'types.GenericAlias' object does not support item assignment
# expect: TypeError 'types.GenericAlias' object does not support item deletion
# expect: Union
# expect: TypeError int | str is not a generic class
# expect: TypeError 'typing.Union' object does not support item assignment
# expect: TypeError 'typing.Union' object does not support item deletion
# expect: set
# expect: TypeError 'set' object is not subscriptable
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: IndexError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: OverflowError cannot fit 'Gives' into an index-sized integer
# expect: asked 1000000000000000000000000000000
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not Gives
# expect: asked 1000000000000000000000000000000
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: asked 1000000000000000000000000000000
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: bytes
# expect: asked 0
# expect: 97
# expect: asked 0
# expect: TypeError 'bytes' object does not support item assignment
# expect: asked 0
# expect: TypeError 'bytes' object doesn't support item deletion
# expect: str
# expect: asked 0
# expect: a
# expect: asked 0
# expect: TypeError 'str' object does not support item assignment
# expect: asked 0
# expect: TypeError 'str' object doesn't support item deletion
# expect: tuple
# expect: asked 0
# expect: 1
# expect: asked 0
# expect: TypeError 'tuple' object does not support item assignment
# expect: asked 0
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: range
# expect: asked 0
# expect: 0
# expect: asked 0
# expect: TypeError 'range' object does not support item assignment
# expect: asked 0
# expect: TypeError 'range' object doesn't support item deletion
# expect: bytearray
# expect: asked 0
# expect: 97
# expect: asked 0
# expect: None
# expect: asked 0
# expect: None
# expect: list
# expect: asked 0
# expect: 1
# expect: asked 0
# expect: None
# expect: asked 0
# expect: None
# expect: array
# expect: asked 0
# expect: 1
# expect: asked 0
# expect: None
# expect: asked 0
# expect: None
# expect: deque
# expect: asked 0
# expect: 1
# expect: asked 0
# expect: None
# expect: asked 0
# expect: None
# expect: memoryview
# expect: asked 0
# expect: NotImplementedError multi-dimensional sub-views are not implemented
# expect: TypeError cannot modify read-only memory
# expect: TypeError cannot modify read-only memory
# expect: dict_values
# expect: TypeError 'dict_values' object is not subscriptable
# expect: asked 0
# expect: TypeError 'dict_values' object does not support item assignment
# expect: asked 0
# expect: TypeError 'dict_values' object doesn't support item deletion
# expect: GenericAlias
# expect: TypeError list[int] is not a generic class
# expect: TypeError 'types.GenericAlias' object does not support item assignment
# expect: TypeError 'types.GenericAlias' object does not support item deletion
# expect: Union
# expect: TypeError int | str is not a generic class
# expect: TypeError 'typing.Union' object does not support item assignment
# expect: TypeError 'typing.Union' object does not support item deletion
# expect: set
# expect: TypeError 'set' object is not subscriptable
# expect: asked 0
# expect: TypeError 'set' object does not support item assignment
# expect: asked 0
# expect: TypeError 'set' object doesn't support item deletion
# expect: asked 0
# expect: b''
# expect: asked 0
# expect: 1
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not Gives
# expect: asked 0
# expect: 1
# expect: asked 0
# expect: None
# expect: TypeError slice indices must be integers or have an __index__ method
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: asked -1
# expect: asked 2
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: asked 1
# expect: asked -2
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: asked 0
# expect: asked 2
# expect: asked 2
# expect: ['a']
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
