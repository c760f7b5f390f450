"""What __setstate__ of iterators takes: ints, or what can stand for one."""
import array

class Index:
    def __index__(self):
        return 1

for i in (iter([1, 2]), iter((1, 2)), iter("ab"), iter("a\u1234"), iter(b"ab"), iter(bytearray(b"ab")), iter(range(3)), iter(range(2**70, 2**70 + 3)),
          reversed([1, 2]), reversed(range(3)), array.array("b", [1]).__iter__()):
    for state in "x", 1.5, Index(), 10**30, -10**30, -1, None, True:
        try:
            i.__setstate__(state)
            print(type(i).__name__, "takes it")
        except Exception as error:
            print(type(i).__name__, type(error).__name__, error)
# expect: list_iterator TypeError an integer is required
# expect: list_iterator TypeError an integer is required
# expect: list_iterator TypeError an integer is required
# expect: list_iterator OverflowError Python int too large to convert to C ssize_t
# expect: list_iterator OverflowError Python int too large to convert to C ssize_t
# expect: list_iterator takes it
# expect: list_iterator TypeError an integer is required
# expect: list_iterator takes it
# expect: tuple_iterator TypeError an integer is required
# expect: tuple_iterator TypeError an integer is required
# expect: tuple_iterator TypeError an integer is required
# expect: tuple_iterator OverflowError Python int too large to convert to C ssize_t
# expect: tuple_iterator OverflowError Python int too large to convert to C ssize_t
# expect: tuple_iterator takes it
# expect: tuple_iterator TypeError an integer is required
# expect: tuple_iterator takes it
# expect: str_ascii_iterator TypeError an integer is required
# expect: str_ascii_iterator TypeError an integer is required
# expect: str_ascii_iterator TypeError an integer is required
# expect: str_ascii_iterator OverflowError Python int too large to convert to C ssize_t
# expect: str_ascii_iterator OverflowError Python int too large to convert to C ssize_t
# expect: str_ascii_iterator takes it
# expect: str_ascii_iterator TypeError an integer is required
# expect: str_ascii_iterator takes it
# expect: str_iterator TypeError an integer is required
# expect: str_iterator TypeError an integer is required
# expect: str_iterator TypeError an integer is required
# expect: str_iterator OverflowError Python int too large to convert to C ssize_t
# expect: str_iterator OverflowError Python int too large to convert to C ssize_t
# expect: str_iterator takes it
# expect: str_iterator TypeError an integer is required
# expect: str_iterator takes it
# expect: bytes_iterator TypeError an integer is required
# expect: bytes_iterator TypeError an integer is required
# expect: bytes_iterator TypeError an integer is required
# expect: bytes_iterator OverflowError Python int too large to convert to C ssize_t
# expect: bytes_iterator OverflowError Python int too large to convert to C ssize_t
# expect: bytes_iterator takes it
# expect: bytes_iterator TypeError an integer is required
# expect: bytes_iterator takes it
# expect: bytearray_iterator TypeError an integer is required
# expect: bytearray_iterator TypeError an integer is required
# expect: bytearray_iterator TypeError an integer is required
# expect: bytearray_iterator OverflowError Python int too large to convert to C ssize_t
# expect: bytearray_iterator OverflowError Python int too large to convert to C ssize_t
# expect: bytearray_iterator takes it
# expect: bytearray_iterator TypeError an integer is required
# expect: bytearray_iterator takes it
# expect: range_iterator TypeError 'str' object cannot be interpreted as an integer
# expect: range_iterator TypeError 'float' object cannot be interpreted as an integer
# expect: range_iterator takes it
# expect: range_iterator OverflowError Python int too large to convert to C long
# expect: range_iterator OverflowError Python int too large to convert to C long
# expect: range_iterator takes it
# expect: range_iterator TypeError 'NoneType' object cannot be interpreted as an integer
# expect: range_iterator takes it
# expect: longrange_iterator TypeError state must be an int, not str
# expect: longrange_iterator TypeError state must be an int, not float
# expect: longrange_iterator TypeError state must be an int, not Index
# expect: longrange_iterator takes it
# expect: longrange_iterator takes it
# expect: longrange_iterator takes it
# expect: longrange_iterator TypeError state must be an int, not NoneType
# expect: longrange_iterator TypeError state must be an int, not bool
# expect: list_reverseiterator TypeError an integer is required
# expect: list_reverseiterator TypeError an integer is required
# expect: list_reverseiterator TypeError an integer is required
# expect: list_reverseiterator OverflowError Python int too large to convert to C ssize_t
# expect: list_reverseiterator OverflowError Python int too large to convert to C ssize_t
# expect: list_reverseiterator takes it
# expect: list_reverseiterator TypeError an integer is required
# expect: list_reverseiterator takes it
# expect: range_iterator TypeError 'str' object cannot be interpreted as an integer
# expect: range_iterator TypeError 'float' object cannot be interpreted as an integer
# expect: range_iterator takes it
# expect: range_iterator OverflowError Python int too large to convert to C long
# expect: range_iterator OverflowError Python int too large to convert to C long
# expect: range_iterator takes it
# expect: range_iterator TypeError 'NoneType' object cannot be interpreted as an integer
# expect: range_iterator takes it
# expect: arrayiterator TypeError an integer is required
# expect: arrayiterator TypeError an integer is required
# expect: arrayiterator TypeError an integer is required
# expect: arrayiterator OverflowError Python int too large to convert to C ssize_t
# expect: arrayiterator OverflowError Python int too large to convert to C ssize_t
# expect: arrayiterator takes it
# expect: arrayiterator TypeError an integer is required
# expect: arrayiterator takes it
