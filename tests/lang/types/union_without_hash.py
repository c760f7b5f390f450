# SPDX-License-Identifier: MIT
"""A union asks its members for their hashes when it is made; whatever they raise means that they have none."""
class M(type):
    def __hash__(self): raise KeyError("h")
    def __eq__(a, b): print("eq"); return a is b
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
class A(metaclass=M): pass
class B(metaclass=M): pass
t(lambda: int | A | str)
t(lambda: int | A | B | A)
t(lambda: hash(int | A))
t(lambda: hash(int | A | B))
t(lambda: (int | A) == (int | A))
t(lambda: (int | A) == (A | int))
t(lambda: (int | A) == (B | int))
class N(type):
    def __hash__(self): raise SystemExit("h")
class C(metaclass=N): pass
t(lambda: int | C | str)
t(lambda: int | str | C)
import typing
t(lambda: typing.Union[int, A])
t(lambda: typing.Union[int, C])
class L(metaclass=type('U', (type,), {'__hash__': None, "__eq__": lambda a, b: a is b})): pass
t(lambda: hash(int | L))
t(lambda: hash(int | L | A))
t(lambda: hash(int | A | L))
t(lambda: hash(int | C | L))

class Int(int):
    def __bytes__(self):
        return b"bytes"
    def __buffer__(self, flags):
        return memoryview(b"buffer")

t(lambda: (bytearray(Int(3)), bytes(Int(3)))) # a size first
# expect: int | __main__.A | str
# expect: eq
# expect: eq
# expect: int | __main__.A | __main__.B
# expect: KeyError 'h' None None
# expect: eq
# expect: KeyError 'h' None None
# expect: True
# expect: True
# expect: eq
# expect: False
# expect: int | __main__.C | str
# expect: int | str | __main__.C
# expect: int | __main__.A
# expect: int | __main__.C
# expect: TypeError unhashable type: 'U' None None
# expect: TypeError unhashable type: 'U' None None
# expect: eq
# expect: KeyError 'h' None None
# expect: SystemExit h None None
# expect: (bytearray(b'\x00\x00\x00'), b'bytes')
