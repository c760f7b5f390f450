"""What exceptions are reduced to: with their attributes once somebody has looked at them; how many arguments methods take."""

def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

for kind in ValueError, KeyError, OSError, ImportError, AttributeError, NameError, StopIteration, SyntaxError, SystemExit, MemoryError:
    e = kind(1, "a")
    tell(e.__reduce__)
    e.__dict__
    tell(e.__reduce__)
    e.x = 3
    tell(e.__reduce__)
    del e.x
    tell(e.__reduce__)
    tell(lambda: e.__reduce__(1))
    tell(lambda: e.__setstate__())
    tell(lambda: getattr(e, "add_note")(1, 2))
    tell(lambda: e.add_note(None))
    tell(lambda: getattr(e, "with_traceback")())
print([c.__name__ for c in Exception.__subclasses__()][:5], bool in int.__subclasses__(), OSError.__subclasses__()[0])
# expect: (<class 'ValueError'>, (1, 'a'))
# expect: (<class 'ValueError'>, (1, 'a'), {})
# expect: (<class 'ValueError'>, (1, 'a'), {'x': 3})
# expect: (<class 'ValueError'>, (1, 'a'), {})
# expect: TypeError BaseException.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError ValueError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError ValueError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'KeyError'>, (1, 'a'))
# expect: (<class 'KeyError'>, (1, 'a'), {})
# expect: (<class 'KeyError'>, (1, 'a'), {'x': 3})
# expect: (<class 'KeyError'>, (1, 'a'), {})
# expect: TypeError BaseException.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError KeyError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError KeyError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'PermissionError'>, (1, 'a'))
# expect: (<class 'PermissionError'>, (1, 'a'), {})
# expect: (<class 'PermissionError'>, (1, 'a'), {'x': 3})
# expect: (<class 'PermissionError'>, (1, 'a'), {})
# expect: TypeError OSError.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError PermissionError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError PermissionError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'ImportError'>, (1, 'a'))
# expect: (<class 'ImportError'>, (1, 'a'), {})
# expect: (<class 'ImportError'>, (1, 'a'), {'x': 3})
# expect: (<class 'ImportError'>, (1, 'a'), {})
# expect: TypeError ImportError.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError ImportError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError ImportError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'AttributeError'>, (1, 'a'), {'args': (1, 'a')})
# expect: (<class 'AttributeError'>, (1, 'a'), {'args': (1, 'a')})
# expect: (<class 'AttributeError'>, (1, 'a'), {'x': 3, 'args': (1, 'a')})
# expect: (<class 'AttributeError'>, (1, 'a'), {'args': (1, 'a')})
# expect: TypeError AttributeError.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError AttributeError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError AttributeError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'NameError'>, (1, 'a'))
# expect: (<class 'NameError'>, (1, 'a'), {})
# expect: (<class 'NameError'>, (1, 'a'), {'x': 3})
# expect: (<class 'NameError'>, (1, 'a'), {})
# expect: TypeError BaseException.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError NameError.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError NameError.with_traceback() takes exactly one argument (0 given)
# expect: (<class 'StopIteration'>, (1, 'a'))
# expect: (<class 'StopIteration'>, (1, 'a'), {})
# expect: (<class 'StopIteration'>, (1, 'a'), {'x': 3})
# expect: (<class 'StopIteration'>, (1, 'a'), {})
# expect: TypeError BaseException.__reduce__() takes no arguments (1 given)
# expect: TypeError BaseException.__setstate__() takes exactly one argument (0 given)
# expect: TypeError StopIteration.add_note() takes exactly one argument (2 given)
# expect: TypeError add_note() argument must be str, not None
# expect: TypeError StopIteration.with_traceback() takes exactly one argument (0 given)
# raises: TypeError: function takes at least 4 arguments (1 given)
