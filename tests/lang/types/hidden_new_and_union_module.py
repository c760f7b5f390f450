# Types of C modules without a __new__ of their own are made by object.__new__, too; the module of int | str is typing.
import _io
import inspect
import typing

for name in "_IOBase BufferedReader BufferedWriter BufferedRandom BufferedRWPair TextIOWrapper IncrementalNewlineDecoder".split():
    kind = getattr(_io, name)
    print(name, "__new__" in kind.__dict__, kind.__new__ == object.__new__, type(kind.__new__(kind)) is kind, type(object.__new__(kind)) is kind)
    sub = type("Sub", (kind,), {})
    print(type(sub.__new__(sub)).__mro__[1] is kind)
for kind in (_io.FileIO, _io.BytesIO, int, dict, OSError):
    try:
        object.__new__(kind)
    except TypeError as error:
        print(error)
try:
    _io.BufferedReader.__new__(_io.BufferedReader).read(0)
except ValueError as error:
    print(error)

union = int | str
print(union.__module__, union.__name__, union.__qualname__, type(union), "__module__" in type(union).__dict__)
print(inspect.formatannotation(union), hasattr(union, "__wrong__"), getattr(union, "__origin__"))
# expect: _IOBase False True True True
# expect: True
# expect: BufferedReader False True True True
# expect: True
# expect: BufferedWriter False True True True
# expect: True
# expect: BufferedRandom False True True True
# expect: True
# expect: BufferedRWPair False True True True
# expect: True
# expect: TextIOWrapper False True True True
# expect: True
# expect: IncrementalNewlineDecoder False True True True
# expect: True
# expect: object.__new__(_io.FileIO) is not safe, use _io.FileIO.__new__()
# expect: object.__new__(_io.BytesIO) is not safe, use _io.BytesIO.__new__()
# expect: object.__new__(int) is not safe, use int.__new__()
# expect: object.__new__(dict) is not safe, use dict.__new__()
# expect: object.__new__(OSError) is not safe, use OSError.__new__()
# expect: I/O operation on uninitialized object
# expect: typing Union Union <class 'typing.Union'> False
# expect: int | str False <class 'typing.Union'>
