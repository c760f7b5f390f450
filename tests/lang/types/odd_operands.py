"""Operands and arguments whose special methods return what they may not, are asked once, or change the array that is worked on."""
import types


def tried(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Wrong:
    def __init__(self, **methods):
        pass

    def __int__(self):
        return "text"

    def __index__(self):
        return 1.5


class WrongBytes(bytes):
    def __int__(self):
        return b"xx"


for code in "dixc":
    print(tried(lambda: ("%" + code) % Wrong()), "|", tried(lambda: ("%" + code).encode() % (Wrong(),)))
print(tried(lambda: b"%d|%s" % WrongBytes(b"ab")))
print(tried(lambda: ValueError().__setstate__({1: 2, "a": 3})))


class Once:
    def __init__(self):
        self.asked = 0

    def __rmul__(self, other):
        self.asked += 1
        return NotImplemented


for left in [1], b"a", "a", (1,), bytearray(b"a"):
    once = Once()
    try:
        left *= once
    except TypeError as error:
        print(error, once.asked)


class Keys:
    def __init__(self, keys):
        self.names = keys

    def keys(self):
        return self.names

    def __getitem__(self, key):
        return key


for call in {}.update, {}.__ior__, dict, lambda mapping: {**mapping}, lambda mapping: dict(**mapping):
    print(tried(lambda: call(Keys(3))), "|", tried(lambda: call(Keys(["a"]))))


class Length(list):
    def __init__(self):
        pass

    def __iter__(self):
        return iter([1, 2])

    def __len__(self):
        raise OverflowError("len")


print(tried(lambda: int.from_bytes(Length())), tried(lambda: bytes(Length())))


class Huge:
    def __index__(self):
        return 2**40


for value in 1j, bytearray(), list[int]:
    print(tried(lambda: value.__reduce_ex__(Huge())))


class FloatOfInt(int):
    def __float__(self):
        return b"no"


class OddComplex(complex):
    def __complex__(self):
        return 5j


print(tried(lambda: complex.from_number(FloatOfInt(3))), complex.from_number(OddComplex(1, 2)))


class Dict(dict):
    pass


class Bytes(bytes):
    def __repr__(self):
        return "B" + super().__repr__()


print(tried(lambda: str.maketrans(Dict({"a": 1}))))
print(b"a,b".partition(Bytes(b",")), b"a,b".rpartition(bytearray(b",")), bytearray(b"a,b").partition(Bytes(b",")), Bytes(b"a").partition(b","))
print(tried(lambda: bytes([1], table=1, source=2)), tried(lambda: bytearray([1], x=1, source=2)), tried(lambda: str(b"", x=1, object=2)))


class Power(float):
    def __rpow__(self, other, modulus=None):
        return NotImplemented


print(tried(lambda: pow(range(3), 2, Power(1.5))), "|", tried(lambda: pow(range(3), 2, 1.5)))


class NotIterator:
    def __iter__(self):
        return 3


numbers = [1, 2, 3]
print(tried(lambda: numbers.__setitem__(slice(0, 1), NotIterator())), "|", tried(lambda: numbers.__setitem__(slice(0, 3, 2), NotIterator())))
error = ImportError("first")
print(tried(lambda: error.__init__("second", wrong=1)), error.msg, error.args)


class Name(str):
    def __str__(self):
        return "other"


print(tried(lambda: getattr([], Name("q"))), "|", tried(lambda: setattr([], Name("q"), 1)), "|", tried(lambda: getattr(int, Name("q"))), "|", tried(lambda: getattr(types, Name("it's"))))


class FloatText(str):
    def __float__(self):
        return 2.5


print(float(FloatText("8")))


class Resize:
    def __init__(self, target, number):
        self.target, self.number = target, number

    def __index__(self):
        self.target.append(65)
        return self.number


class IndexedArray(bytearray):
    def __index__(self):
        return 3


def grown(name, *arguments):
    target = bytearray(b"a\tb")
    return getattr(target, name)(*(Resize(target, x) if type(x) is int else x for x in arguments))


print(grown("rjust", 6), grown("ljust", 6), grown("center", 8, b"-"), grown("zfill", 6), grown("expandtabs", 2), grown("find", b"A", 3, 9), grown("hex", ":", 1), grown("split", b"\t", 1))
target = bytearray(b"abc")
target[0:1] = IndexedArray(b"xy")
print(target, tried(lambda: target.__setitem__(slice(0, 1), Wrong())))
# expect: TypeError: %d format: a real number is required, not Wrong | TypeError: %d format: a real number is required, not Wrong
# expect: TypeError: %i format: a real number is required, not Wrong | TypeError: %i format: a real number is required, not Wrong
# expect: TypeError: %x format: an integer is required, not Wrong | TypeError: %x format: an integer is required, not Wrong
# expect: TypeError: %c requires an int or a unicode character, not Wrong | TypeError: __index__ returned non-int (type float)
# expect: TypeError: %d format: a real number is required, not WrongBytes
# expect: TypeError: attribute name must be string, not 'int'
# expect: can't multiply sequence by non-int of type 'Once' 1
# expect: can't multiply sequence by non-int of type 'Once' 1
# expect: can't multiply sequence by non-int of type 'Once' 1
# expect: can't multiply sequence by non-int of type 'Once' 1
# expect: can't multiply sequence by non-int of type 'Once' 1
# expect: TypeError: Keys.keys() returned a non-iterable (type int) | None
# expect: TypeError: Keys.keys() returned a non-iterable (type int) | {'a': 'a'}
# expect: TypeError: Keys.keys() returned a non-iterable (type int) | {'a': 'a'}
# expect: TypeError: Keys.keys() returned a non-iterable (type int) | {'a': 'a'}
# expect: TypeError: Keys.keys() returned a non-iterable (type int) | {'a': 'a'}
# expect: OverflowError: len OverflowError: len
# expect: OverflowError: Python int too large to convert to C int
# expect: OverflowError: Python int too large to convert to C int
# expect: OverflowError: Python int too large to convert to C int
# expect: TypeError: FloatOfInt.__float__ returned non-float (type bytes) (1+2j)
# expect: TypeError: if you give only one argument to maketrans it must be a dict
# expect: (b'a', Bb',', b'b') (b'a', bytearray(b','), b'b') (bytearray(b'a'), bytearray(b','), bytearray(b'b')) (Bb'a', b'', b'')
# expect: TypeError: argument for bytes() given by name ('source') and position (1) TypeError: argument for bytearray() given by name ('source') and position (1) TypeError: argument for str() given by name ('object') and position (1)
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'range', 'int', 'Power' | TypeError: pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError: must assign iterable to extended slice | TypeError: must assign iterable to extended slice
# expect: TypeError: ImportError() got an unexpected keyword argument 'wrong' first ('second',)
# expect: AttributeError: 'list' object has no attribute 'q' | AttributeError: 'list' object has no attribute 'q' and no __dict__ for setting new attributes | AttributeError: type object 'int' has no attribute 'q' | AttributeError: module 'types' has no attribute 'it's'
# expect: 2.5
# expect: bytearray(b'  a\tbA') bytearray(b'a\tbA  ') bytearray(b'--a\tbA--') bytearray(b'00a\tbA') bytearray(b'a bA') 3 61:09:62:41 [bytearray(b'a'), bytearray(b'bA')]
# expect: bytearray(b'xybc') TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
