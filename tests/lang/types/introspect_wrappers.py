"""What built-in types, methods and functions say about themselves: signatures, owners, kinds."""
import inspect
import pickle
import types

for f in (len, sorted, dict.fromkeys, int.__add__, [].append):
    print(f.__qualname__, inspect.signature(f))
print(type(str.__dict__["maketrans"]).__name__, str.maketrans.__self__ is str)
print(pickle.loads(pickle.dumps(str.maketrans)) is str.maketrans or pickle.loads(pickle.dumps(str.maketrans)).__qualname__)
print(list.__text_signature__, complex.__text_signature__, type.__text_signature__)
print(type(slice.start).__name__, type(int.real).__name__, type(type.__dict__["__mro__"]).__name__)
print(inspect.signature(enumerate), inspect.signature(zip))
print(bool(int.__add__.__doc__), bool(KeyError.__doc__), bool(str.join.__doc__))
print(int.__dictoffset__, int.__itemsize__ > 0)
# expect: len (obj, /)
# expect: sorted (iterable, /, *, key=None, reverse=False)
# expect: dict.fromkeys (iterable, value=None, /)
# expect: int.__add__ (self, value, /)
# expect: list.append (object, /)
# expect: staticmethod False
# expect: True
# expect: (iterable=(), /) (real=0, imag=0) None
# expect: member_descriptor getset_descriptor getset_descriptor
# expect: (iterable, start=0) (*iterables, strict=False)
# expect: True True True
# expect: 0 True
