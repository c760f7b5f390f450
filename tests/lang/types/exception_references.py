"""Weak references to exceptions: classes of C modules and groups can be referred to, plain ones not."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import weakref, struct, binascii
for error in struct.error("a"), binascii.Error("b"), ExceptionGroup("c", [ValueError()]):
    reference = weakref.ref(error)
    print(reference() is error, type(error).__weakref__.__name__, error.__weakref__ is reference)
    del error
    print(reference())
tell(weakref.ref, ValueError())
print(UnicodeTranslateError("a", 0, 1, "r").encoding)
# expect: True __weakref__ True
# expect: a
# expect: True __weakref__ True
# expect: b
# expect: True __weakref__ True
# expect: c (1 sub-exception)
# expect: TypeError cannot create weak reference to 'ValueError' object
# expect: None
