"""Arguments and operands with special methods of their own: who is asked, and which error comes first."""

def tell(f, *args, **names):
    try:
        print(f(*args, **names))
    except Exception as error:
        print(type(error).__name__, error)

class Float(float): # an int leaves the comparison to it
    def __ge__(self, other): return "ge"
    def __le__(self, other): return "le"
    def __gt__(self, other): return "gt"
    def __lt__(self, other): return "lt"
    def __eq__(self, other): return "eq"
    def __ne__(self, other): return "ne"
    __hash__ = float.__hash__
class Plain(float):
    pass
for number in 10, 2**70, True:
    for other in Float(1.5), Plain(1.5):
        print(number <= other, number >= other, number < other, number > other, number == other, number != other, int.__le__(number, other))
print({1: "found"}[Float(1.0)])

import operator
class Times(list): # no sequence for * and +
    def __mul__(self, other): return NotImplemented
class RightTimes(bytes):
    def __rmul__(self, other): return NotImplemented
class Plus(tuple):
    def __add__(self, other): return NotImplemented
for a, b in (Times("ab"), 2), (Times("ab"), 2.5), (2, RightTimes(b"ab")), (RightTimes(b"ab"), 2), (Plus("a"), ("b",)), (Plus("a"), 1), (Times("a"), ["b"]):
    for name in "add", "mul":
        tell(getattr(operator, name), a, b)
del Times.__mul__
tell(operator.mul, Times("ab"), 2)

class Index:
    def __index__(self): return 2**70
for function in (5).to_bytes, "ab".__mul__, [1].__imul__, b"a".ljust:
    tell(function, Index())
tell(bytearray, 1, [1], foo=1)
tell(bytearray, 1, source=1)
tell(bytearray, "a", "ascii", errors=3)
tell(bytes, 1, source=1)
tell(str, 1, encoding=None)
tell(str, 1, 2, 3, 4)
tell(str, 1, 2, 3, object=4)
tell(pow, 1, base=2)
tell(pow, 1, 2, base=2)
tell(True.bit_length, foo=1)
tell(lambda: True.bit_length(foo=1))
class List(list):
    pass
tell(List().append, foo=1)
tell(List().pop, 1, 2, foo=1)
tell(List().sort, foo=1)
tell(ValueError().add_note, foo=1)

class Sized(dict):
    def __len__(self): raise KeyError("len")
items = [1, 2, 3]
tell(items.__setitem__, slice(0, 3, 2), Sized({1: 2, 3: 4}))
print(items)
class Tuple(tuple):
    pass
print(set[Tuple((int, str))], list[Tuple((int,))].__args__)
for text in "%hd", "%hhd", "%lLd", "%Ld", "%l":
    tell(operator.mod, text, 5)
    tell(operator.mod, text.encode(), 5)
for text in "a", b"a", bytearray(b"a"):
    tell(text.center, Index())
    tell(text.rsplit, text, Index())
    tell(text.expandtabs, 2**31)
tell(b"ab".hex, ":", -2**31 - 1)
tell([1].pop, Index())
# expect: ge le gt lt eq ne NotImplemented
# expect: False True False True False True NotImplemented
# expect: ge le gt lt eq ne NotImplemented
# expect: False True False True False True NotImplemented
# expect: ge le gt lt eq ne NotImplemented
# expect: True False True False False True NotImplemented
# expect: found
# expect: TypeError can only concatenate list (not "int") to list
# expect: TypeError unsupported operand type(s) for *: 'Times' and 'int'
# expect: TypeError can only concatenate list (not "float") to list
# expect: TypeError unsupported operand type(s) for *: 'Times' and 'float'
# expect: TypeError unsupported operand type(s) for +: 'int' and 'RightTimes'
# expect: TypeError unsupported operand type(s) for *: 'int' and 'RightTimes'
# expect: TypeError can't concat int to RightTimes
# expect: b'abab'
# expect: TypeError unsupported operand type(s) for +: 'Plus' and 'tuple'
# expect: TypeError can't multiply sequence by non-int of type 'tuple'
# expect: TypeError unsupported operand type(s) for +: 'Plus' and 'int'
# expect: ('a',)
# expect: ['a', 'b']
# expect: TypeError can't multiply sequence by non-int of type 'Times'
# expect: ['a', 'b', 'a', 'b']
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError cannot fit 'Index' into an index-sized integer
# expect: OverflowError cannot fit 'Index' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError bytearray() got an unexpected keyword argument 'foo'
# expect: TypeError argument for bytearray() given by name ('source') and position (1)
# expect: TypeError bytearray() argument 'errors' must be str, not int
# expect: TypeError argument for bytes() given by name ('source') and position (1)
# expect: TypeError str() argument 'encoding' must be str, not None
# expect: TypeError str expected at most 3 arguments, got 4
# expect: TypeError str() takes at most 3 arguments (4 given)
# expect: TypeError pow() missing required argument 'exp' (pos 2)
# expect: TypeError argument for pow() given by name ('base') and position (1)
# expect: TypeError bool.bit_length() takes no keyword arguments
# expect: TypeError int.bit_length() takes no keyword arguments
# expect: TypeError List.append() takes no keyword arguments
# expect: TypeError List.pop() takes no keyword arguments
# expect: TypeError sort() got an unexpected keyword argument 'foo'
# expect: TypeError ValueError.add_note() takes no keyword arguments
# expect: None
# expect: [1, 2, 3]
# expect: set[int, str] (<class 'int'>,)
# expect: 5
# expect: b'5'
# expect: ValueError unsupported format character 'h' (0x68) at index 2
# expect: ValueError unsupported format character 'h' (0x68) at index 2
# expect: ValueError unsupported format character 'L' (0x4c) at index 2
# expect: ValueError unsupported format character 'L' (0x4c) at index 2
# expect: 5
# expect: b'5'
# expect: ValueError incomplete format
# expect: ValueError incomplete format
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C ssize_t
