# Operands whose classes have special methods of their own: buffers of bytes, three operands of pow(), str() of an ImportError made twice.
def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Array(bytearray):
    def __buffer__(self, flags):
        return 3


class Bytes(bytes):
    def __buffer__(self, flags):
        return memoryview(b"34")


show(lambda: Array(b"ab") + b"x")
show(lambda: Array(b"ab") + bytearray(b"x"))
show(lambda: bytearray(b"ab") + 5)
show(lambda: (int(Bytes(b"12")), float(Bytes(b"1.5")), bytearray(Bytes(b"12")), int(Bytes(b"12"), 5)))


class Asks:
    def __pow__(self, other, modulus=None):
        return "asked", type(modulus).__name__

    def __rpow__(self, other, modulus=None):
        return "asked back", type(modulus).__name__


class Refuses:
    def __pow__(self, other, modulus=None):
        return NotImplemented

    def __rpow__(self, other, modulus=None):
        return NotImplemented


class Number(int):
    def __pow__(self, other, modulus=None):
        return "number", type(modulus).__name__


values = (range(3), Asks(), Refuses(), 3, 2.5, 1j, Number(2), None, "a")
for a in values:
    for b in values:
        for c in values:
            if c is not None:
                print(type(a).__name__, type(b).__name__, type(c).__name__, end=" ")
                show(pow, a, b, c)

error = ImportError("first", name="n", path="p")
for args, names in (((None, -1), {}), (("x",), {}), (("y",), {"name": 1}), (("z",), {"bad": 1}), (("q", "r"), {"bad": 1}), ((), {"bad": 1}), ((5,), {}), ((), {})):
    show(lambda: error.__init__(*args, **names))
    print(repr(error), str(error), error.msg, error.name, error.path, error.args)
error.msg = "new"
print(error)


class Text(str):
    pass


for text, arguments in (("ab", ()), ("ab", {}), ("a%%", ()), ("", ()), ("a\u20ac", []), ("ab", 5)):
    show(lambda: (type(Text(text) % arguments).__name__, Text(text) % arguments))
show(lambda: [type(Text(text).format(1)).__name__ for text in ("ab", "", "{}", "a{{", "a\u20ac")])


class Lost(set):
    def __iter__(self):
        return 3

    def __index__(self):
        return 1.5


def assigned():
    array = bytearray(b"abc")
    array[::2] = Lost()


show(lambda: b"a".endswith(Array(b"ab")))
show(lambda: b"a".startswith((Array(b"ab"),)))
show(assigned)
show(bytearray, Lost())
show(lambda: Lost() in b"abc")
show(lambda: Lost() in bytearray(b""))


class Releases:
    def __eq__(self, other):
        view.release()
        return False


view = memoryview(b"a")
show(lambda: Releases() in view)
view = memoryview(b"ab")
show(lambda: Releases() in view)


import typing


class Unequal:
    __hash__ = None

    def __eq__(self, other):
        raise ValueError("asked")


for value in (Unequal(), 5, "x", (), typing.Any, typing.ClassVar, typing.Generic, typing.Generic[typing.TypeVar("T")], typing.Final[int], typing.Optional, typing.NoReturn):
    show(lambda: (list[int] | None) | value)
    show(lambda: typing.Union[int, value])
# expect: TypeError can't concat bytes to Array
# expect: TypeError can't concat bytearray to Array
# expect: TypeError can't concat int to bytearray
# expect: (12, 1.5, bytearray(b'34'), 7)
# expect: range range range TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'range'
# expect: range range Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'Asks'
# expect: range range Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'Refuses'
# expect: range range int TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'int'
# expect: range range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range range complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'complex'
# expect: range range Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'Number'
# expect: range range str TypeError unsupported operand type(s) for ** or pow(): 'range', 'range', 'str'
# expect: range Asks range ('asked back', 'range')
# expect: range Asks Asks ('asked back', 'Asks')
# expect: range Asks Refuses ('asked back', 'Refuses')
# expect: range Asks int ('asked back', 'int')
# expect: range Asks float ('asked back', 'float')
# expect: range Asks complex ('asked back', 'complex')
# expect: range Asks Number ('asked back', 'Number')
# expect: range Asks str ('asked back', 'str')
# expect: range Refuses range TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'range'
# expect: range Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'Asks'
# expect: range Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'Refuses'
# expect: range Refuses int TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'int'
# expect: range Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'complex'
# expect: range Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'Number'
# expect: range Refuses str TypeError unsupported operand type(s) for ** or pow(): 'range', 'Refuses', 'str'
# expect: range int range TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'range'
# expect: range int Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'Asks'
# expect: range int Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'Refuses'
# expect: range int int TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'int'
# expect: range int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range int complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'complex'
# expect: range int Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'Number'
# expect: range int str TypeError unsupported operand type(s) for ** or pow(): 'range', 'int', 'str'
# expect: range float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range complex range TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'range'
# expect: range complex Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'Asks'
# expect: range complex Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'Refuses'
# expect: range complex int TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'int'
# expect: range complex float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range complex complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'complex'
# expect: range complex Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'Number'
# expect: range complex str TypeError unsupported operand type(s) for ** or pow(): 'range', 'complex', 'str'
# expect: range Number range TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'range'
# expect: range Number Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'Asks'
# expect: range Number Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'Refuses'
# expect: range Number int TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'int'
# expect: range Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range Number complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'complex'
# expect: range Number Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'Number'
# expect: range Number str TypeError unsupported operand type(s) for ** or pow(): 'range', 'Number', 'str'
# expect: range NoneType range TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'range'
# expect: range NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'Asks'
# expect: range NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'Refuses'
# expect: range NoneType int TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'int'
# expect: range NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'complex'
# expect: range NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'Number'
# expect: range NoneType str TypeError unsupported operand type(s) for ** or pow(): 'range', 'NoneType', 'str'
# expect: range str range TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'range'
# expect: range str Asks TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'Asks'
# expect: range str Refuses TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'Refuses'
# expect: range str int TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'int'
# expect: range str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: range str complex TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'complex'
# expect: range str Number TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'Number'
# expect: range str str TypeError unsupported operand type(s) for ** or pow(): 'range', 'str', 'str'
# expect: Asks range range ('asked', 'range')
# expect: Asks range Asks ('asked', 'Asks')
# expect: Asks range Refuses ('asked', 'Refuses')
# expect: Asks range int ('asked', 'int')
# expect: Asks range float ('asked', 'float')
# expect: Asks range complex ('asked', 'complex')
# expect: Asks range Number ('asked', 'Number')
# expect: Asks range str ('asked', 'str')
# expect: Asks Asks range ('asked', 'range')
# expect: Asks Asks Asks ('asked', 'Asks')
# expect: Asks Asks Refuses ('asked', 'Refuses')
# expect: Asks Asks int ('asked', 'int')
# expect: Asks Asks float ('asked', 'float')
# expect: Asks Asks complex ('asked', 'complex')
# expect: Asks Asks Number ('asked', 'Number')
# expect: Asks Asks str ('asked', 'str')
# expect: Asks Refuses range ('asked', 'range')
# expect: Asks Refuses Asks ('asked', 'Asks')
# expect: Asks Refuses Refuses ('asked', 'Refuses')
# expect: Asks Refuses int ('asked', 'int')
# expect: Asks Refuses float ('asked', 'float')
# expect: Asks Refuses complex ('asked', 'complex')
# expect: Asks Refuses Number ('asked', 'Number')
# expect: Asks Refuses str ('asked', 'str')
# expect: Asks int range ('asked', 'range')
# expect: Asks int Asks ('asked', 'Asks')
# expect: Asks int Refuses ('asked', 'Refuses')
# expect: Asks int int ('asked', 'int')
# expect: Asks int float ('asked', 'float')
# expect: Asks int complex ('asked', 'complex')
# expect: Asks int Number ('asked', 'Number')
# expect: Asks int str ('asked', 'str')
# expect: Asks float range ('asked', 'range')
# expect: Asks float Asks ('asked', 'Asks')
# expect: Asks float Refuses ('asked', 'Refuses')
# expect: Asks float int ('asked', 'int')
# expect: Asks float float ('asked', 'float')
# expect: Asks float complex ('asked', 'complex')
# expect: Asks float Number ('asked', 'Number')
# expect: Asks float str ('asked', 'str')
# expect: Asks complex range ('asked', 'range')
# expect: Asks complex Asks ('asked', 'Asks')
# expect: Asks complex Refuses ('asked', 'Refuses')
# expect: Asks complex int ('asked', 'int')
# expect: Asks complex float ('asked', 'float')
# expect: Asks complex complex ('asked', 'complex')
# expect: Asks complex Number ('asked', 'Number')
# expect: Asks complex str ('asked', 'str')
# expect: Asks Number range ('asked', 'range')
# expect: Asks Number Asks ('asked', 'Asks')
# expect: Asks Number Refuses ('asked', 'Refuses')
# expect: Asks Number int ('asked', 'int')
# expect: Asks Number float ('asked', 'float')
# expect: Asks Number complex ('asked', 'complex')
# expect: Asks Number Number ('asked', 'Number')
# expect: Asks Number str ('asked', 'str')
# expect: Asks NoneType range ('asked', 'range')
# expect: Asks NoneType Asks ('asked', 'Asks')
# expect: Asks NoneType Refuses ('asked', 'Refuses')
# expect: Asks NoneType int ('asked', 'int')
# expect: Asks NoneType float ('asked', 'float')
# expect: Asks NoneType complex ('asked', 'complex')
# expect: Asks NoneType Number ('asked', 'Number')
# expect: Asks NoneType str ('asked', 'str')
# expect: Asks str range ('asked', 'range')
# expect: Asks str Asks ('asked', 'Asks')
# expect: Asks str Refuses ('asked', 'Refuses')
# expect: Asks str int ('asked', 'int')
# expect: Asks str float ('asked', 'float')
# expect: Asks str complex ('asked', 'complex')
# expect: Asks str Number ('asked', 'Number')
# expect: Asks str str ('asked', 'str')
# expect: Refuses range range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'range'
# expect: Refuses range Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'Asks'
# expect: Refuses range Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'Refuses'
# expect: Refuses range int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'int'
# expect: Refuses range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses range complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'complex'
# expect: Refuses range Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'Number'
# expect: Refuses range str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'range', 'str'
# expect: Refuses Asks range ('asked back', 'range')
# expect: Refuses Asks Asks ('asked back', 'Asks')
# expect: Refuses Asks Refuses ('asked back', 'Refuses')
# expect: Refuses Asks int ('asked back', 'int')
# expect: Refuses Asks float ('asked back', 'float')
# expect: Refuses Asks complex ('asked back', 'complex')
# expect: Refuses Asks Number ('asked back', 'Number')
# expect: Refuses Asks str ('asked back', 'str')
# expect: Refuses Refuses range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'range'
# expect: Refuses Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'Asks'
# expect: Refuses Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'Refuses'
# expect: Refuses Refuses int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'int'
# expect: Refuses Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'complex'
# expect: Refuses Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'Number'
# expect: Refuses Refuses str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Refuses', 'str'
# expect: Refuses int range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'range'
# expect: Refuses int Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'Asks'
# expect: Refuses int Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'Refuses'
# expect: Refuses int int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'int'
# expect: Refuses int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses int complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'complex'
# expect: Refuses int Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'Number'
# expect: Refuses int str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'str'
# expect: Refuses float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses complex range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'range'
# expect: Refuses complex Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'Asks'
# expect: Refuses complex Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'Refuses'
# expect: Refuses complex int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'int'
# expect: Refuses complex float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses complex complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'complex'
# expect: Refuses complex Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'Number'
# expect: Refuses complex str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'complex', 'str'
# expect: Refuses Number range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'range'
# expect: Refuses Number Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'Asks'
# expect: Refuses Number Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'Refuses'
# expect: Refuses Number int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'int'
# expect: Refuses Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses Number complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'complex'
# expect: Refuses Number Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'Number'
# expect: Refuses Number str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'Number', 'str'
# expect: Refuses NoneType range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'range'
# expect: Refuses NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'Asks'
# expect: Refuses NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'Refuses'
# expect: Refuses NoneType int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'int'
# expect: Refuses NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'complex'
# expect: Refuses NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'Number'
# expect: Refuses NoneType str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'NoneType', 'str'
# expect: Refuses str range TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'range'
# expect: Refuses str Asks TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'Asks'
# expect: Refuses str Refuses TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'Refuses'
# expect: Refuses str int TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'int'
# expect: Refuses str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: Refuses str complex TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'complex'
# expect: Refuses str Number TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'Number'
# expect: Refuses str str TypeError unsupported operand type(s) for ** or pow(): 'Refuses', 'str', 'str'
# expect: int range range TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'range'
# expect: int range Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'Asks'
# expect: int range Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'Refuses'
# expect: int range int TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'int'
# expect: int range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int range complex TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'complex'
# expect: int range Number TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'Number'
# expect: int range str TypeError unsupported operand type(s) for ** or pow(): 'int', 'range', 'str'
# expect: int Asks range ('asked back', 'range')
# expect: int Asks Asks ('asked back', 'Asks')
# expect: int Asks Refuses ('asked back', 'Refuses')
# expect: int Asks int ('asked back', 'int')
# expect: int Asks float ('asked back', 'float')
# expect: int Asks complex ('asked back', 'complex')
# expect: int Asks Number ('asked back', 'Number')
# expect: int Asks str ('asked back', 'str')
# expect: int Refuses range TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'range'
# expect: int Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'Asks'
# expect: int Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'Refuses'
# expect: int Refuses int TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'int'
# expect: int Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'complex'
# expect: int Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'Number'
# expect: int Refuses str TypeError unsupported operand type(s) for ** or pow(): 'int', 'Refuses', 'str'
# expect: int int range TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'range'
# expect: int int Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'Asks'
# expect: int int Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'Refuses'
# expect: int int int 0
# expect: int int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int int complex ValueError complex modulo
# expect: int int Number 1
# expect: int int str TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
# expect: int float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int complex range ValueError complex modulo
# expect: int complex Asks ValueError complex modulo
# expect: int complex Refuses ValueError complex modulo
# expect: int complex int ValueError complex modulo
# expect: int complex float ValueError complex modulo
# expect: int complex complex ValueError complex modulo
# expect: int complex Number ValueError complex modulo
# expect: int complex str ValueError complex modulo
# expect: int Number range TypeError unsupported operand type(s) for ** or pow(): 'int', 'Number', 'range'
# expect: int Number Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'Number', 'Asks'
# expect: int Number Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'Number', 'Refuses'
# expect: int Number int 0
# expect: int Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int Number complex ValueError complex modulo
# expect: int Number Number 1
# expect: int Number str TypeError unsupported operand type(s) for ** or pow(): 'int', 'Number', 'str'
# expect: int NoneType range TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'range'
# expect: int NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'Asks'
# expect: int NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'Refuses'
# expect: int NoneType int TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'int'
# expect: int NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'complex'
# expect: int NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'Number'
# expect: int NoneType str TypeError unsupported operand type(s) for ** or pow(): 'int', 'NoneType', 'str'
# expect: int str range TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'range'
# expect: int str Asks TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'Asks'
# expect: int str Refuses TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'Refuses'
# expect: int str int TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'int'
# expect: int str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: int str complex TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'complex'
# expect: int str Number TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'Number'
# expect: int str str TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'str'
# expect: float range range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float range str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Asks str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Refuses str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float int str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float complex str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float Number str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float NoneType str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: float str str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: complex range range TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'range'
# expect: complex range Asks TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'Asks'
# expect: complex range Refuses TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'Refuses'
# expect: complex range int TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'int'
# expect: complex range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: complex range complex TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'complex'
# expect: complex range Number TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'Number'
# expect: complex range str TypeError unsupported operand type(s) for ** or pow(): 'complex', 'range', 'str'
# expect: complex Asks range ('asked back', 'range')
# expect: complex Asks Asks ('asked back', 'Asks')
# expect: complex Asks Refuses ('asked back', 'Refuses')
# expect: complex Asks int ('asked back', 'int')
# expect: complex Asks float ('asked back', 'float')
# expect: complex Asks complex ('asked back', 'complex')
# expect: complex Asks Number ('asked back', 'Number')
# expect: complex Asks str ('asked back', 'str')
# expect: complex Refuses range TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'range'
# expect: complex Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'Asks'
# expect: complex Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'Refuses'
# expect: complex Refuses int TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'int'
# expect: complex Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: complex Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'complex'
# expect: complex Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'Number'
# expect: complex Refuses str TypeError unsupported operand type(s) for ** or pow(): 'complex', 'Refuses', 'str'
# expect: complex int range ValueError complex modulo
# expect: complex int Asks ValueError complex modulo
# expect: complex int Refuses ValueError complex modulo
# expect: complex int int ValueError complex modulo
# expect: complex int float ValueError complex modulo
# expect: complex int complex ValueError complex modulo
# expect: complex int Number ValueError complex modulo
# expect: complex int str ValueError complex modulo
# expect: complex float range ValueError complex modulo
# expect: complex float Asks ValueError complex modulo
# expect: complex float Refuses ValueError complex modulo
# expect: complex float int ValueError complex modulo
# expect: complex float float ValueError complex modulo
# expect: complex float complex ValueError complex modulo
# expect: complex float Number ValueError complex modulo
# expect: complex float str ValueError complex modulo
# expect: complex complex range ValueError complex modulo
# expect: complex complex Asks ValueError complex modulo
# expect: complex complex Refuses ValueError complex modulo
# expect: complex complex int ValueError complex modulo
# expect: complex complex float ValueError complex modulo
# expect: complex complex complex ValueError complex modulo
# expect: complex complex Number ValueError complex modulo
# expect: complex complex str ValueError complex modulo
# expect: complex Number range ValueError complex modulo
# expect: complex Number Asks ValueError complex modulo
# expect: complex Number Refuses ValueError complex modulo
# expect: complex Number int ValueError complex modulo
# expect: complex Number float ValueError complex modulo
# expect: complex Number complex ValueError complex modulo
# expect: complex Number Number ValueError complex modulo
# expect: complex Number str ValueError complex modulo
# expect: complex NoneType range TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'range'
# expect: complex NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'Asks'
# expect: complex NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'Refuses'
# expect: complex NoneType int TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'int'
# expect: complex NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: complex NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'complex'
# expect: complex NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'Number'
# expect: complex NoneType str TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'str'
# expect: complex str range TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'range'
# expect: complex str Asks TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'Asks'
# expect: complex str Refuses TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'Refuses'
# expect: complex str int TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'int'
# expect: complex str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: complex str complex TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'complex'
# expect: complex str Number TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'Number'
# expect: complex str str TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'str'
# expect: Number range range ('number', 'range')
# expect: Number range Asks ('number', 'Asks')
# expect: Number range Refuses ('number', 'Refuses')
# expect: Number range int ('number', 'int')
# expect: Number range float ('number', 'float')
# expect: Number range complex ('number', 'complex')
# expect: Number range Number ('number', 'Number')
# expect: Number range str ('number', 'str')
# expect: Number Asks range ('number', 'range')
# expect: Number Asks Asks ('number', 'Asks')
# expect: Number Asks Refuses ('number', 'Refuses')
# expect: Number Asks int ('number', 'int')
# expect: Number Asks float ('number', 'float')
# expect: Number Asks complex ('number', 'complex')
# expect: Number Asks Number ('number', 'Number')
# expect: Number Asks str ('number', 'str')
# expect: Number Refuses range ('number', 'range')
# expect: Number Refuses Asks ('number', 'Asks')
# expect: Number Refuses Refuses ('number', 'Refuses')
# expect: Number Refuses int ('number', 'int')
# expect: Number Refuses float ('number', 'float')
# expect: Number Refuses complex ('number', 'complex')
# expect: Number Refuses Number ('number', 'Number')
# expect: Number Refuses str ('number', 'str')
# expect: Number int range ('number', 'range')
# expect: Number int Asks ('number', 'Asks')
# expect: Number int Refuses ('number', 'Refuses')
# expect: Number int int ('number', 'int')
# expect: Number int float ('number', 'float')
# expect: Number int complex ('number', 'complex')
# expect: Number int Number ('number', 'Number')
# expect: Number int str ('number', 'str')
# expect: Number float range ('number', 'range')
# expect: Number float Asks ('number', 'Asks')
# expect: Number float Refuses ('number', 'Refuses')
# expect: Number float int ('number', 'int')
# expect: Number float float ('number', 'float')
# expect: Number float complex ('number', 'complex')
# expect: Number float Number ('number', 'Number')
# expect: Number float str ('number', 'str')
# expect: Number complex range ('number', 'range')
# expect: Number complex Asks ('number', 'Asks')
# expect: Number complex Refuses ('number', 'Refuses')
# expect: Number complex int ('number', 'int')
# expect: Number complex float ('number', 'float')
# expect: Number complex complex ('number', 'complex')
# expect: Number complex Number ('number', 'Number')
# expect: Number complex str ('number', 'str')
# expect: Number Number range ('number', 'range')
# expect: Number Number Asks ('number', 'Asks')
# expect: Number Number Refuses ('number', 'Refuses')
# expect: Number Number int ('number', 'int')
# expect: Number Number float ('number', 'float')
# expect: Number Number complex ('number', 'complex')
# expect: Number Number Number ('number', 'Number')
# expect: Number Number str ('number', 'str')
# expect: Number NoneType range ('number', 'range')
# expect: Number NoneType Asks ('number', 'Asks')
# expect: Number NoneType Refuses ('number', 'Refuses')
# expect: Number NoneType int ('number', 'int')
# expect: Number NoneType float ('number', 'float')
# expect: Number NoneType complex ('number', 'complex')
# expect: Number NoneType Number ('number', 'Number')
# expect: Number NoneType str ('number', 'str')
# expect: Number str range ('number', 'range')
# expect: Number str Asks ('number', 'Asks')
# expect: Number str Refuses ('number', 'Refuses')
# expect: Number str int ('number', 'int')
# expect: Number str float ('number', 'float')
# expect: Number str complex ('number', 'complex')
# expect: Number str Number ('number', 'Number')
# expect: Number str str ('number', 'str')
# expect: NoneType range range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'range'
# expect: NoneType range Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'Asks'
# expect: NoneType range Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'Refuses'
# expect: NoneType range int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'int'
# expect: NoneType range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType range complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'complex'
# expect: NoneType range Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'Number'
# expect: NoneType range str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'range', 'str'
# expect: NoneType Asks range ('asked back', 'range')
# expect: NoneType Asks Asks ('asked back', 'Asks')
# expect: NoneType Asks Refuses ('asked back', 'Refuses')
# expect: NoneType Asks int ('asked back', 'int')
# expect: NoneType Asks float ('asked back', 'float')
# expect: NoneType Asks complex ('asked back', 'complex')
# expect: NoneType Asks Number ('asked back', 'Number')
# expect: NoneType Asks str ('asked back', 'str')
# expect: NoneType Refuses range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'range'
# expect: NoneType Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'Asks'
# expect: NoneType Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'Refuses'
# expect: NoneType Refuses int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'int'
# expect: NoneType Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'complex'
# expect: NoneType Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'Number'
# expect: NoneType Refuses str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Refuses', 'str'
# expect: NoneType int range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'range'
# expect: NoneType int Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'Asks'
# expect: NoneType int Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'Refuses'
# expect: NoneType int int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'int'
# expect: NoneType int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType int complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'complex'
# expect: NoneType int Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'Number'
# expect: NoneType int str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'str'
# expect: NoneType float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType complex range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'range'
# expect: NoneType complex Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'Asks'
# expect: NoneType complex Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'Refuses'
# expect: NoneType complex int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'int'
# expect: NoneType complex float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType complex complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'complex'
# expect: NoneType complex Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'Number'
# expect: NoneType complex str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'complex', 'str'
# expect: NoneType Number range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'range'
# expect: NoneType Number Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'Asks'
# expect: NoneType Number Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'Refuses'
# expect: NoneType Number int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'int'
# expect: NoneType Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType Number complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'complex'
# expect: NoneType Number Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'Number'
# expect: NoneType Number str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'Number', 'str'
# expect: NoneType NoneType range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'range'
# expect: NoneType NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'Asks'
# expect: NoneType NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'Refuses'
# expect: NoneType NoneType int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'int'
# expect: NoneType NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'complex'
# expect: NoneType NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'Number'
# expect: NoneType NoneType str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'NoneType', 'str'
# expect: NoneType str range TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'range'
# expect: NoneType str Asks TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'Asks'
# expect: NoneType str Refuses TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'Refuses'
# expect: NoneType str int TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'int'
# expect: NoneType str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: NoneType str complex TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'complex'
# expect: NoneType str Number TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'Number'
# expect: NoneType str str TypeError unsupported operand type(s) for ** or pow(): 'NoneType', 'str', 'str'
# expect: str range range TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'range'
# expect: str range Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'Asks'
# expect: str range Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'Refuses'
# expect: str range int TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'int'
# expect: str range float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str range complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'complex'
# expect: str range Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'Number'
# expect: str range str TypeError unsupported operand type(s) for ** or pow(): 'str', 'range', 'str'
# expect: str Asks range ('asked back', 'range')
# expect: str Asks Asks ('asked back', 'Asks')
# expect: str Asks Refuses ('asked back', 'Refuses')
# expect: str Asks int ('asked back', 'int')
# expect: str Asks float ('asked back', 'float')
# expect: str Asks complex ('asked back', 'complex')
# expect: str Asks Number ('asked back', 'Number')
# expect: str Asks str ('asked back', 'str')
# expect: str Refuses range TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'range'
# expect: str Refuses Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'Asks'
# expect: str Refuses Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'Refuses'
# expect: str Refuses int TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'int'
# expect: str Refuses float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str Refuses complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'complex'
# expect: str Refuses Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'Number'
# expect: str Refuses str TypeError unsupported operand type(s) for ** or pow(): 'str', 'Refuses', 'str'
# expect: str int range TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'range'
# expect: str int Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'Asks'
# expect: str int Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'Refuses'
# expect: str int int TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
# expect: str int float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str int complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'complex'
# expect: str int Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'Number'
# expect: str int str TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'str'
# expect: str float range TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float Asks TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float Refuses TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float int TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float complex TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float Number TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str float str TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str complex range TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'range'
# expect: str complex Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'Asks'
# expect: str complex Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'Refuses'
# expect: str complex int TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'int'
# expect: str complex float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str complex complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'complex'
# expect: str complex Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'Number'
# expect: str complex str TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'str'
# expect: str Number range TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'range'
# expect: str Number Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'Asks'
# expect: str Number Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'Refuses'
# expect: str Number int TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'int'
# expect: str Number float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str Number complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'complex'
# expect: str Number Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'Number'
# expect: str Number str TypeError unsupported operand type(s) for ** or pow(): 'str', 'Number', 'str'
# expect: str NoneType range TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'range'
# expect: str NoneType Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'Asks'
# expect: str NoneType Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'Refuses'
# expect: str NoneType int TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'int'
# expect: str NoneType float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str NoneType complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'complex'
# expect: str NoneType Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'Number'
# expect: str NoneType str TypeError unsupported operand type(s) for ** or pow(): 'str', 'NoneType', 'str'
# expect: str str range TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'range'
# expect: str str Asks TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'Asks'
# expect: str str Refuses TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'Refuses'
# expect: str str int TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'int'
# expect: str str float TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: str str complex TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'complex'
# expect: str str Number TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'Number'
# expect: str str str TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'str'
# expect: None
# expect: ImportError(None, -1) (None, -1) None None None (None, -1)
# expect: None
# expect: ImportError('x') x x None None ('x',)
# expect: None
# expect: ImportError('y') y y 1 None ('y',)
# expect: TypeError ImportError() got an unexpected keyword argument 'bad'
# expect: ImportError('z') y y 1 None ('z',)
# expect: TypeError ImportError() got an unexpected keyword argument 'bad'
# expect: ImportError('q', 'r') y y 1 None ('q', 'r')
# expect: TypeError ImportError() got an unexpected keyword argument 'bad'
# expect: ImportError() y y 1 None ()
# expect: None
# expect: ImportError(5) 5 5 None None (5,)
# expect: None
# expect: ImportError()  None None None ()
# expect: new
# expect: ('Text', 'ab')
# expect: ('Text', 'ab')
# expect: ('str', 'a%')
# expect: ('str', '')
# expect: ('Text', 'a€')
# expect: TypeError not all arguments converted during string formatting
# expect: ['Text', 'str', 'str', 'str', 'Text']
# expect: TypeError endswith first arg must be bytes or a tuple of bytes, not Array
# expect: TypeError __buffer__ returned non-memoryview object
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError cannot convert 'Lost' object to bytearray
# expect: TypeError a bytes-like object is required, not 'Lost'
# expect: TypeError a bytes-like object is required, not 'Lost'
# expect: False
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError asked
# expect: ValueError asked
# expect: list[int] | None | 5
# expect: int | 5
# expect: list[int] | None | ForwardRef('x')
# expect: int | ForwardRef('x')
# expect: TypeError Union[arg, ...]: each arg must be a type. Got ().
# expect: TypeError Union[arg, ...]: each arg must be a type. Got ().
# expect: list[int] | None | typing.Any
# expect: int | typing.Any
# expect: TypeError Plain typing.ClassVar is not valid as type argument
# expect: TypeError Plain typing.ClassVar is not valid as type argument
# expect: list[int] | None | typing.Generic
# expect: int | typing.Generic
# expect: TypeError typing.Generic[~T] is not valid as type argument
# expect: TypeError typing.Generic[~T] is not valid as type argument
# expect: TypeError typing.Final[int] is not valid as type argument
# expect: TypeError typing.Final[int] is not valid as type argument
# expect: TypeError Plain typing.Optional is not valid as type argument
# expect: TypeError Plain typing.Optional is not valid as type argument
# expect: list[int] | None | typing.NoReturn
# expect: int | typing.NoReturn
