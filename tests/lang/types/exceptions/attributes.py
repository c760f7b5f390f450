"""Attributes of exceptions made by hand: OSError, ImportError, SyntaxError, StopIteration, KeyError and notes."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import errno
for args in ((), (2,), (2, "no"), (2, "no", "file"), (2, "no", "file", None, "other"), (2, "no", None, 0, "b"), ("a", "b"), (2, "no", "f", 1, "g", 6), (1, 2, 3, 4, 5), (errno.EPIPE, "x"), (99999, "x"), (None, "x"), (True, "x"), (2.0, "x")):
    e = OSError(*args)
    print(type(e).__name__, str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
class Sub(OSError): pass
print(type(Sub(2, "x")).__name__, repr(OSError(2, "x", b"f")), str(OSError(2, "x", 5)))
b = BlockingIOError(errno.EAGAIN, "x", 7)
print(type(b).__name__, b.characters_written, b.filename, b.args)
tell(lambda: OSError(1, 2).characters_written)
tell(lambda: BlockingIOError(1, 2).characters_written)
e = ImportError("text", name="n", path="p", name_from="f")
print(str(e), e.name, e.path, e.name_from, e.msg, repr(e), e.args)
tell(ImportError, "a", nosuch=1)
tell(lambda: ImportError("a", "b").msg)
for args in ((), ("text",), ("text", ("f", 1, 2, "line")), ("text", ("f", 1, 2, "line", 3, 4)), ("text", ("f", 1, 2, "line", 3)), ("text", 5), ("text", ("f",)), ("a", "b", "c"), ("text", (None, None, None, None)), ("text", ["f", 1, 2, "l"])):
    def make():
        e = SyntaxError(*args)
        return str(e), e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.msg, e.print_file_and_line
    tell(make)
for args in ((), (1,), (1, 2), (None,)):
    print(StopIteration(*args).value, StopIteration(*args).args, SystemExit(*args).code)
print(str(KeyError()), str(KeyError("a")), str(KeyError("a", "b")), repr(KeyError(())), str(KeyError(())), str(Exception(())), str(Exception("a", 1)))
e = NameError("x", name="n")
print(e.name, AttributeError("x", name="n", obj=5).obj, AttributeError("x").name)
tell(NameError, "x", obj=1)
tell(AttributeError, name="n", nosuch=1)
e = ValueError(1)
tell(e.add_note, 5)
e.add_note("one")
e.add_note("two")
print(e.__notes__, vars(e))
e.__notes__ = 5
tell(e.add_note, "x")
tell(setattr, e, "args", 5)
e.args = [1, 2]
print(e.args, repr(e))
tell(delattr, e, "args")
tell(setattr, e, "__cause__", 5)
tell(setattr, e, "__context__", "x")
tell(setattr, e, "__traceback__", 5)
tell(e.with_traceback, 5)
tell(delattr, e, "__traceback__")
tell(setattr, e, "__suppress_context__", 5)
e.__cause__ = KeyError()
print(e.__suppress_context__, e.__context__)
print(e.__reduce__(), OSError(2, "x", "f").__reduce__(), ImportError("m", name="n").__reduce__()[2], e.__setstate__({"z": 1}), e.z)
tell(e.__setstate__, 5)
tell(ValueError, a=1)
tell(lambda: BaseException.__new__(ValueError, 1, 2))
tell(lambda: ExceptionGroup("m", []))
tell(lambda: ExceptionGroup("m", [1]))
tell(lambda: ExceptionGroup(1, [ValueError()]))
tell(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
tell(lambda: type(BaseExceptionGroup("m", [ValueError()])))
tell(lambda: ExceptionGroup("m", [ValueError(1)]).message)
tell(lambda: setattr(ExceptionGroup("m", [ValueError(1)]), "message", 1))
tell(lambda: ExceptionGroup("m", (ValueError(i) for i in range(2))))
tell(lambda: str(ExceptionGroup("m", [ValueError(), ValueError()])))
# expect: OSError  () None None None None
# expect: OSError 2 (2,) None None None None
# expect: FileNotFoundError [Errno 2] no (2, 'no') 2 no None None
# expect: FileNotFoundError [Errno 2] no: 'file' (2, 'no') 2 no file None
# expect: FileNotFoundError [Errno 2] no: 'file' -> 'other' (2, 'no') 2 no file other
# expect: FileNotFoundError [Errno 2] no (2, 'no', None, 0, 'b') 2 no None None
# expect: OSError [Errno a] b ('a', 'b') a b None None
# expect: OSError (2, 'no', 'f', 1, 'g', 6) (2, 'no', 'f', 1, 'g', 6) None None None None
# expect: PermissionError [Errno 1] 2: 3 -> 5 (1, 2) 1 2 3 5
# expect: BrokenPipeError [Errno 32] x (32, 'x') 32 x None None
# expect: OSError [Errno 99999] x (99999, 'x') 99999 x None None
# expect: OSError [Errno None] x (None, 'x') None x None None
# expect: PermissionError [Errno True] x (True, 'x') True x None None
# expect: OSError [Errno 2.0] x (2.0, 'x') 2.0 x None None
# expect: Sub FileNotFoundError(2, 'x') [Errno 2] x: 5
# expect: BlockingIOError 7 None (11, 'x', 7)
# expect: AttributeError characters_written
# expect: AttributeError characters_written
# expect: text n p f text ImportError('text') ('text',)
# expect: TypeError ImportError() got an unexpected keyword argument 'nosuch'
# expect: None
# expect: ('None', None, None, None, None, None, None, None, None)
# expect: ('text', None, None, None, None, None, None, 'text', None)
# expect: ('text (f, line 1)', 'f', 1, 2, 'line', None, None, 'text', None)
# expect: ('text (f, line 1)', 'f', 1, 2, 'line', 3, 4, 'text', None)
# expect: TypeError end_offset must be provided when end_lineno is provided
# expect: TypeError 'int' object is not iterable
# expect: TypeError function takes at least 4 arguments (1 given)
# expect: ('a', None, None, None, None, None, None, 'a', None)
# expect: ('text', None, None, None, None, None, None, 'text', None)
# expect: ('text (f, line 1)', 'f', 1, 2, 'l', None, None, 'text', None)
# expect: None () None
# expect: 1 (1,) 1
# expect: 1 (1, 2) (1, 2)
# expect: None (None,) None
# expect:  'a' ('a', 'b') KeyError(()) () () ('a', 1)
# expect: n 5 None
# expect: TypeError NameError() got an unexpected keyword argument 'obj'
# expect: TypeError AttributeError() got an unexpected keyword argument 'nosuch'
# expect: TypeError add_note() argument must be str, not int
# expect: ['one', 'two'] {'__notes__': ['one', 'two']}
# expect: TypeError Cannot add note: __notes__ is not a list
# expect: TypeError 'int' object is not iterable
# expect: (1, 2) ValueError(1, 2)
# expect: TypeError args may not be deleted
# expect: TypeError exception cause must be None or derive from BaseException
# expect: TypeError exception context must be None or derive from BaseException
# expect: TypeError __traceback__ must be a traceback or None
# expect: TypeError __traceback__ must be a traceback or None
# expect: TypeError __traceback__ may not be deleted
# expect: TypeError attribute value type must be bool
# expect: True None
# expect: (<class 'ValueError'>, (1, 2), {'__notes__': 5, 'z': 1}) (<class 'FileNotFoundError'>, (2, 'x', 'f')) {'name': 'n'} None 1
# expect: TypeError state is not a dictionary
# expect: TypeError ValueError() takes no keyword arguments
# expect: ValueError(1, 2)
# expect: ValueError second argument (exceptions) must be a non-empty sequence
# expect: ValueError Item 0 of second argument (exceptions) is not an exception
# expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: <class 'ExceptionGroup'>
# expect: 'm'
# expect: AttributeError readonly attribute
# expect: TypeError second argument (exceptions) must be a sequence
# expect: 'm (2 sub-exceptions)'
