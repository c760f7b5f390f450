"""dir() of what cannot tell its attributes: the exception of __dict__ or __class__ comes out."""
import weakref

class Node:
    pass

class Odd:
    @property
    def __dict__(self):
        raise ZeroDivisionError("dict")

class Odder:
    @property
    def __class__(self):
        raise ZeroDivisionError("class")

for value in weakref.proxy(Node()), Odd(), Odder():
    try:
        print(dir(value))
    except Exception as error:
        print(type(error).__name__, error)
    class After: # nothing is left of it
        pass
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ZeroDivisionError dict
# expect: ZeroDivisionError class
